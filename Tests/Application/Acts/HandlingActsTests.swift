import Access
import Application
import Kernel
import Testing

@Suite("The acts every case has")
struct HandlingActsTests {
    /// The acts, and what each asks of whoever does it.
    static let permissions: [String: Permission] = [
        "assign": .allot, "handOver": .allot, "lend": .leader, "recuse": .head, "requestRecusal": .oneself,
        "liftRecusal": .head, "extendDeadline": .leader, "pauseDeadline": .leader, "resumeDeadline": .leader,
        "proposeMove": .leader, "acceptMove": .moveDecider, "declineMove": .moveDecider,
        "recordSealUse": .office([.general]),
    ]
    static let verbs = Set(permissions.keys)

    @Test("every mechanism of cases has every one of them, for the same people")
    func everywhere() {
        for mechanism in Set(ActTable.all.map(\.mechanism)) {
            for (verb, permission) in Self.permissions {
                let act = ActTable.act("\(mechanism).\(verb)")
                #expect(act?.permission == permission, "\(mechanism).\(verb)")
                #expect(act?.isOpening == false && act?.isForPortal == false && act?.takesSealed == false)
            }
        }
    }
}
