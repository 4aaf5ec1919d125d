import Access
import Kernel
import TestKit
import Testing

@testable import Application
@testable import Interference

@Suite("The acts on an entry of interference")
struct InterferenceActsTests {
    @Test("every command that a person can give has an act, and no other")
    func complete() throws {
        let text = try MechanismSource("Interference").text("Sources/Mechanisms/Interference/Command.swift")
        let pattern = try Regex(#"(?m)^ +case ([a-zA-Z]+)"#, as: (Substring, Substring).self)
        let commands = Set(text.matches(of: pattern).map { String($0.output.1) }).subtracting(["handling"])
        let own = Set(Interference.acts.map(\.verb)).subtracting(HandlingActsTests.verbs)
        #expect(own == commands && own.count == 4)
    }

    @Test("who may do an act follows from what it is")
    func permissions() {
        let wanted: [String: Permission] = [
            "note": .casework, "acknowledge": .leader, "conclude": .leader, "supplement": .officerOrLeader,
        ]
        for act in Interference.acts where !HandlingActsTests.verbs.contains(act.verb) {
            #expect(act.permission == wanted[act.verb], "\(act.verb)")
            #expect(act.isOpening == (act.verb == "note") && !act.takesSealed)
        }
    }

    @Test("an entry is read with what may be left out and without")
    func note() throws {
        let act = try #require(Interference.acts.first { $0.verb == "note" })
        var fields: [String: FormValue] = [
            "kind": "unapprovedContact", "happenedOn": "2026-11-20", "manner": "throughOthers", "name": "文某",
            "unit": "管理委员会", "post": "副主任", "account": "托人约见，已谢绝。",
        ]
        let source = FormReader.Source(
            resolve: { _, typed in .found(typed) }, seal: { _, _ in FormReader.standInSeal })
        var reader = FormReader.reading(.object(fields), from: source)
        let plain = try #require(act.command(&reader) as? Interference.Command)
        let day = try #require(CivilDate("2026-11-20"))
        let person = Interference.Person(name: "文某", unit: "管理委员会", post: "副主任")
        #expect(
            plain
                == .note(
                    .init(
                        kind: .unapprovedContact, happenedOn: day, manner: .throughOthers, person: person,
                        account: "托人约见，已谢绝。")))
        fields["official"] = "wen"
        fields["staff"] = "wen.s"
        fields["about"] = "c1"
        reader = FormReader.reading(.object(fields), from: source)
        let whole = try #require(act.command(&reader) as? Interference.Command)
        #expect(reader.problems.isEmpty)
        #expect(
            whole
                == .note(
                    .init(
                        kind: .unapprovedContact, happenedOn: day, manner: .throughOthers, person: person,
                        official: Sample.id("wen", as: OfficialId.self), staff: Sample.staff("wen.s"),
                        about: Sample.id("c1", as: CaseId.self), account: "托人约见，已谢绝。")))
    }

    @Test("the lists of mechanisms agree: acts, read tables, what lists may show")
    func lists() {
        #expect(Access.mechanisms == CaseMechanisms.all.map { $0.mechanism })
        #expect(Set(ActTable.all.map(\.mechanism)) == Set(Access.mechanisms))
        #expect(Set(CaseMechanisms.all.map { $0.numberMark }).count == Access.mechanisms.count)
        #expect(CaseMechanisms.named("horoscope") == nil)
    }
}
