import Clarification
import FoundationEssentials
import Kernel
import TestKit
import Testing

/// A refusal, where the case stands, what is changed before, and the act that meets it.
struct RefusalRow: Sendable, CustomTestStringConvertible {
    typealias Play = Scenario<Clarification>

    let refusal: Clarification.Refusal
    let at: Milestone
    var before: @Sendable (inout Play) throws -> Void = { _ in }
    let command: Clarification.Command
    var by = "wang"
    var on = Sample.today
    var steps = 1

    var testDescription: String { refusal.code }

    /// Those that are this mechanism's alone.
    static var own: [RefusalRow] {
        all.filter { if case .handling = $0.refusal { false } else { true } }
    }
}

@Suite("Refusals of a clarification")
struct RefusalTests {
    @Test("each refusal is met", arguments: RefusalRow.all)
    func met(row: RefusalRow) throws {
        var play = try Scenario<Clarification>.miao(row.at, steps: row.steps)
        try row.before(&play)
        #expect(play.refusal(row.command, by: row.by, on: row.on) == row.refusal)
    }

    @Test("every refusal has a row here and a heading in the mechanism's page, in the order of decide")
    func complete() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/mechanisms/clarification.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
        var seen: Set<String> = []
        let codes = RefusalRow.own.map(\.refusal.code).filter { seen.insert($0).inserted }
        #expect(codes == headings)
    }

    @Test("attempts to deliver what or when one may not are noted, others are not")
    func noted() {
        let noted = Set(RefusalRow.all.map(\.refusal).filter(\.isNoted).map(\.code))
        #expect(
            noted == [
                "notApproved", "deliveryOutsideApprovedScope", "deliveryAfterUntil", "letterMustGoFirst",
                "reporterNotToldYet", "objectionOpen", "newEvidenceOpen", "deliverersTooFew", "delivererRecused",
            ])
    }

    @Test("a refusal rests on a parameter or a structure code, and its code is its case's name")
    func bases() {
        for refusal in RefusalRow.own.map(\.refusal) {
            #expect("\(refusal)".hasPrefix(refusal.code))
            switch refusal.basis {
            case .parameter(let name): #expect(name.contains("."))
            case .structure(let code): #expect(code.hasPrefix("SYS-CLA-"))
            }
        }
    }
}
