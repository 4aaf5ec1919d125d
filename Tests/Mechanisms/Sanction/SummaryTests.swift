import Kernel
import TestKit
import Testing

@testable import Sanction

@Suite("Sanction: what a case shows")
struct SummaryTests {
    @Test("nothing is shown before the decision was entered")
    func absent() { #expect(Sanction.summary(.absent) == nil) }

    @Test("each stage shows what is to be done, and when")
    func stages() throws {
        let wanted: [Reached: [String]] = [
            .executing: ["sanction.recordAnnouncement", "sanction.recordReport", "sanction.recordNotice"],
            .inForce: ["sanction.recordNotice"], .onProbation: ["sanction.restoreRights"],
            .ended: ["sanction.recordCheck"], .closed: [], .revoked: [],
        ]
        for reached in Reached.allCases {
            let summary = try #require(Sanction.summary(try Play(reached).state))
            #expect(summary.tasks.map(\.act) == wanted[reached])
            #expect(summary.tasks.allSatisfy { $0.owner == .office(.review) && $0.deadline != nil })
            #expect(summary.isOpen == (wanted[reached]?.isEmpty == false))
            #expect(summary.stage == "\(reached)")
        }
    }

    @Test("a proposed change is the leader's to confirm, and the second notice waits for the first")
    func tasks() throws {
        var play = try Play(.inForce)
        try play.act(Case.change(), by: "qin")
        var tasks = try #require(Sanction.summary(play.state)).tasks
        #expect(tasks.map(\.act) == ["sanction.confirmChange", "sanction.recordNotice"])
        #expect(tasks.map(\.part) == ["", "soon"] && tasks[0].owner == .role(.leaderInCharge, nil))
        try play.act(Case.notice(.soon, on: Sample.today), by: "qin")
        tasks = try #require(Sanction.summary(play.state)).tasks
        #expect(tasks.map(\.part) == ["", "over"])
    }

    @Test("it is found by the person and the decision, and counted in the month of the decision by kind and form")
    func bonds() throws {
        let summary = try #require(Sanction.summary(try Play(.executing).state))
        #expect(summary.subjects == [.official(Case.li)])
        #expect(
            summary.keys == ["sanction.official:li", "sanction.decision:屈纪处〔2026〕3号/li", "屈纪处〔2026〕3号"])
        #expect(summary.labels == ["party.warning", "form=second", "reason=dereliction", "keyPost"])
        let month = Case.day("2026-03-01")
        #expect(
            summary.measures == [
                Contribution(measure: "sanction.persons", on: month, value: 1),
                Contribution(measure: "sanction.persons", on: month, breakdown: "form=second", value: 1),
                Contribution(measure: "sanction.measures", on: month, value: 1),
                Contribution(measure: "sanction.measures", on: month, breakdown: "kind=party.warning", value: 1),
            ])
    }
}
