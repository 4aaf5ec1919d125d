import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("A report on its main road")
struct MainRoadTests {
    @Test("a report goes from the portal through verification to its close")
    func mainRoad() throws {
        var s = try Report.received()
        #expect(s.matter.stage.code == "received")
        #expect(s.matter.statusForReporter == .received)
        #expect(s.waiting == ["intake.register"])

        try s.act(.register(Report.registration(channel: .web)), by: "li")
        #expect(s.matter.stage.code == "registered")
        #expect(s.matter.receiptHash == Report.receipt.receiptHash)
        #expect(s.waiting == ["intake.accept", "intake.confirmRealName#reporter:1"])

        try s.act(.confirmRealName(reporter: 1), by: "li")
        try s.act(.accept, by: "li")
        #expect(s.matter.deadline(.proposeDisposal)?.due == Report.month)
        #expect(
            s.waiting == ["intake.assign", "intake.proposeDisposal", "intake.notifyAcceptance#reporter:1"])
        #expect(s.matter.deadline(.notifyAcceptance, part: "reporter:1") != nil)

        try s.act(.notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), by: "li")
        try s.act(.handling(.assign(officers: [Sample.staff("chen"), Sample.staff("deng")])), by: "cai")
        try s.act(
            .proposeDisposal(
                method: .preliminaryVerification, reason: "线索具体", reviewOn: nil, study: Report.study), by: "chen")
        #expect(Intake.summary(s.state)?.awaitedApproval == ApprovalStep(role: .leaderInCharge))

        try s.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        #expect(Intake.summary(s.state)?.awaitedApproval == ApprovalStep(role: .head))
        let last = try s.act(.approve(opinion: "同意", paper: nil), by: "wu")
        guard case .disposed(let disposed)? = last.first else {
            Issue.record("the last approval disposes of the report")
            return
        }
        #expect(disposed.method == .preliminaryVerification)

        try s.act(.startVerifying(verification: Report.verification), by: "system")
        try s.act(.noteFindingsProposed, by: "system")
        #expect(s.matter.statusForReporter == .beingHandled)
        try s.act(
            .conclude(verification: Report.verification, findings: [Report.finding(1, .unfounded)]), by: "system")
        #expect(s.matter.realNameReportersUntold == [1])
        #expect(s.waiting == ["intake.close", "intake.tellResult#reporter:1"])
        #expect(s.matter.deadline(.tellResult, part: "reporter:1") != nil)

        try s.act(.linkClarification(clarification: Report.clarification), by: "system")
        try s.act(.tellResult(reporter: 1, how: "当面", exposureChecked: true), by: "chen")
        #expect(s.matter.realNameReportersUntold.isEmpty)
        try s.act(.close(reason: "已反馈"), by: "chen")
        #expect(s.matter.stage.code == "closed")
        #expect(s.waiting == ["intake.feedBack"])
        try s.act(.feedBack(summary: "失实，已澄清"), by: "chen")
        #expect(s.waiting.isEmpty)
    }
}
