import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("What goes back to the petition office")
struct PetitionTests {
    @Test("a report without substance goes back once the leader has approved, and is decided there anew")
    func noSubstance() throws {
        var s = try Report.accepted(Report.registration(reporters: []))
        try s.act(
            .proposeReturn(ground: .noSubstance, reason: "没有实质内容", communication: "与信访室沟通，同意收回"), by: "chen")
        #expect(s.matter.stage.code == "returnProposed")
        #expect(Intake.summary(s.state)?.awaitedApproval == ApprovalStep(role: .leaderInCharge))
        #expect(s.matter.clocks.keys.contains(ClockName("proposeDisposal")), "the month goes on")
        try s.act(.approve(opinion: "同意退回", paper: nil), by: "zhou")
        #expect(s.matter.stage == .registered)
        #expect(s.matter.frame.officers.isEmpty)
        #expect(s.matter.returns.map(\.approvals.first?.approver) == [Sample.staff("zhou")])
        #expect(s.waiting == ["intake.accept"])
        #expect(s.matter.statusForReporter == .beingExamined)
        try s.act(.decline(allegations: [], reason: "没有实质内容"), by: "li")
        #expect(s.matter.stage == .routed(.outOfRemit))
        #expect(s.waiting.isEmpty)
    }

    @Test("another organ's matter is passed on within the days a misdirected report has")
    func otherOrgan() throws {
        var s = try Report.returned(.otherOrgan, Report.registration(reporters: []))
        #expect(s.waiting == ["intake.accept", "intake.transfer"])
        #expect(s.matter.deadline(.transfer)?.rule.parameter == "intake.misdirected.transfer.max")
        try s.act(.transfer(to: "公安局", allegations: [], reason: "涉嫌治安案件", exposureChecked: true), by: "li")
        #expect(s.matter.stage == .routed(.outOfRemit))
        #expect(s.matter.allegations.map(\.settled?.transferredTo) == ["公安局"])
    }

    @Test("what came back is taken up again with a month anew, and its reporter is not told twice")
    func takenUpAgain() throws {
        let received = Report.today.adding(days: -20)
        var s = try Report.accepted(Report.registration(receivedOn: received))
        try s.act(.notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), by: "li")
        try s.act(.proposeReturn(ground: .noSubstance, reason: "线索笼统", communication: "已沟通"), by: "chen")
        try s.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        try s.act(.accept, by: "li")
        #expect(s.matter.deadline(.proposeDisposal)?.due == Report.month)
        #expect(!s.waiting.contains("intake.notifyAcceptance#reporter:1"))
        #expect(s.waiting.contains("intake.assign"))
        #expect(s.matter.settleable.isEmpty, "what is in remit is handled, not passed on")
    }

    @Test("a return that is not approved leaves the report with its officers")
    func notApproved() throws {
        for command in [Intake.Command.sendBack(reason: "再核"), .reject(reason: "线索具体")] {
            var s = try Report.accepted()
            try s.act(.proposeReturn(ground: .noSubstance, reason: "笼统", communication: "已沟通"), by: "chen")
            #expect(s.refusal(command, by: "chen") == .handling(.approverMustNotBeProposer))
            try s.act(command, by: "zhou")
            #expect(s.matter.stage == .accepted)
            #expect(s.matter.setbacks.map(\.of) == [.returning])
            #expect(s.matter.frame.officers.count == 2)
        }
    }

    @Test("in-remit allegations of a report that did not come back are not passed on")
    func notPassedOn() throws {
        let s = try Report.accepted()
        let decline = Intake.Command.decline(allegations: [1], reason: "没有实质内容")
        #expect(s.refusal(decline, by: "li") == .nothingOutOfRemit)
    }

    @Test("the petition office is told of every closed result within the quarter")
    func feedback() throws {
        var s = try Report.closed()
        #expect(s.waiting == ["intake.feedBack"])
        #expect(s.matter.deadline(.feedBack)?.due == Report.today.adding(months: 3))
        #expect(s.matter.tasks.first?.owner == .officers)
        try s.act(.feedBack(summary: "失实，已澄清"), by: "chen")
        #expect(s.waiting.isEmpty)
        #expect(s.matter.feedback?.explanation == "失实，已澄清")
    }

    @Test("a report closed again is fed back again; one from an old register never is")
    func feedbackAgain() throws {
        var s = try Report.closed()
        try s.act(.feedBack(summary: "失实"), by: "chen")
        try s.act(.reopen(reason: "新证据"), by: "chen")
        try s.act(.approve(opinion: "同意", paper: nil), by: "wu")
        #expect(!s.waiting.contains("intake.feedBack"))
        try s.act(
            .proposeDisposal(method: .close, reason: "无新情况", reviewOn: nil, study: Report.study), by: "chen")
        try s.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        try s.act(.approve(opinion: "同意", paper: nil), by: "wu")
        try s.act(.tellResult(reporter: 1, how: "书面", exposureChecked: true), by: "chen")
        try s.act(.close(reason: "了结"), by: "chen")
        #expect(s.waiting == ["intake.feedBack"])

        var old = try Report.disposed(
            .close, Report.registration(reporters: [], importedFrom: "2021年来信登记簿"))
        try old.act(.close(reason: "了结"), by: "chen")
        #expect(old.waiting.isEmpty)
    }
}
