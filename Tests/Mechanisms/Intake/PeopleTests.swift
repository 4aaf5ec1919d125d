import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("Who works on a report, how long it may take, where it belongs")
struct PeopleTests {
    private static let month = ClockName("proposeDisposal")

    @Test("a self-recusal holds at once, is confirmed by the head or lifted")
    func recusal() throws {
        let chen = Sample.staff("chen")
        var s = try Report.accepted()
        try s.act(.handling(.requestRecusal(ground: .nearRelative)), by: "chen")
        #expect(s.matter.frame.officers == [Sample.staff("deng")])
        #expect(s.shown.contains("intake.recuse#staff:chen"))
        #expect(s.shown.contains("intake.assign"))
        var lifted = s
        try lifted.act(.handling(.liftRecusal(staff: chen, reason: "不构成利害关系")), by: "wu")
        #expect(lifted.matter.frame.recused.isEmpty)
        try s.act(.handling(.recuse(staff: chen, ground: .nearRelative)), by: "wu")
        #expect(!s.shown.contains("intake.recuse#staff:chen"))
        #expect(try s.act(.handling(.recuse(staff: chen, ground: .nearRelative)), by: "system").isEmpty)
    }

    @Test("work is handed over, and a deadline moves with a reason")
    func handOverAndExtension() throws {
        var s = try Report.accepted()
        try s.act(
            .handling(.handOver(from: Sample.staff("chen"), to: Sample.staff("gao"), reason: "抽调结束")), by: "cai")
        #expect(s.matter.frame.officers == [Sample.staff("deng"), Sample.staff("gao")])
        let later = Report.month.adding(days: 10)
        try s.act(.handling(.extendDeadline(clock: Self.month, to: later, reason: "情况复杂")), by: "wu")
        #expect(s.matter.deadline(.proposeDisposal)?.due == later)
        #expect(s.matter.frame.clockChanges.map(\.from) == [Report.month])
    }

    @Test("a clock that is stopped goes on with the days it had left")
    func pause() throws {
        var s = try Report.accepted()
        try s.act(.handling(.pauseDeadline(clock: Self.month, reason: "等待鉴定")), by: "wu")
        #expect(s.matter.deadline(.proposeDisposal)?.pausedOn == Report.today)
        try s.act(.handling(.resumeDeadline(clock: Self.month, reason: "鉴定已到")), by: "wu")
        #expect(s.matter.deadline(.proposeDisposal)?.due == Report.month)
    }

    @Test("only the clocks of what is still to be done run")
    func running() throws {
        var s = try Report.accepted()
        let notice = ClockName("notifyAcceptance/1")
        #expect(Set(s.matter.clocks.keys) == [Self.month, notice])
        try s.act(.notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), by: "li")
        #expect(Set(s.matter.clocks.keys) == [Self.month])
        try s.act(
            .proposeDisposal(method: .close, reason: "了结", reviewOn: nil, study: Report.study), by: "chen")
        #expect(Set(s.matter.clocks.keys) == [Self.month], "the month goes on while the disposal is approved")
        #expect(Set(try Report.closed().matter.clocks.keys) == [ClockName("feedBack")])
    }

    @Test("provisional dates are counted anew, also where a task is done: there is nothing to count")
    func recounted() throws {
        var s = try Report.closed()
        #expect(try s.act(.handling(.recountDeadlines), by: "system").isEmpty)
    }

    @Test("a report that moved asks the new Body's allotter for officers")
    func moved() throws {
        var s = try Report.accepted()
        s.facts.handling.path = [Sample.yueyang, Sample.quyuan]
        s.facts.handling.targetPath = [Sample.yueyang]
        try s.act(.handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "案情重大")), by: "wu")
        #expect(s.shown.contains("intake.acceptMove"))
        let accept = Intake.Command.handling(.acceptMove(opinion: "同意提级"))
        #expect(s.refusal(accept, by: "sun") == .handling(.moveDecidedElsewhere))
        try s.act(accept, by: "sun", of: Sample.yueyang)
        #expect(try s.act(accept, by: "sun", of: Sample.yueyang).isEmpty)
        #expect(s.matter.frame.body == Sample.yueyang)
        #expect(s.matter.frame.officers.isEmpty)
        let assign = s.matter.tasks.first { $0.act == "intake.assign" }
        #expect(assign?.owner == .office(.caseManagement))
        try s.act(
            .handling(.assign(officers: [Sample.staff("sun"), Sample.staff("qian")])), by: "zhao", of: Sample.yueyang)
        #expect(!s.shown.contains("intake.assign"))
    }

    @Test("officers of an old objection who are all kept away are replaced, though the report is closed")
    func closedButAsked() throws {
        var s = try Report.closed()
        try s.act(.recordObjection(reporter: 1, content: Sample.sealed("no")), by: "li")
        for officer in ["chen", "deng"] {
            try s.act(.handling(.recuse(staff: Sample.staff(officer), ground: .interest)), by: "wu")
        }
        #expect(s.shown.contains("intake.assign"))
        try s.act(.handling(.assign(officers: [Sample.staff("gao"), Sample.staff("lin")])), by: "cai")
        try s.act(.answerObjection(objection: 1, explanation: "已说明"), by: "gao")
        #expect(s.waiting == ["intake.feedBack"])
    }

    @Test("a restricted report's officers are named by the leader in charge")
    func restricted() throws {
        var s = Report.fresh()
        s.facts = Intake.Facts(handlingBody: Sample.yueyang, isRestricted: true)
        try s.act(.register(Report.registration(reporters: [])), by: "li")
        try s.act(.accept, by: "sun", of: Sample.yueyang)
        let owners = s.matter.tasks.map { "\($0.act) \($0.owner)" }
        #expect(s.matter.tasks.first { $0.act == "intake.assign" }?.owner == .role(.leaderInCharge, nil), "\(owners)")
        #expect(s.matter.tasks.first { $0.act == "intake.proposeDisposal" }?.owner == .role(.leaderInCharge, nil))
    }
}

extension Scenario where M == Intake {
    /// Everything the summary says is to be done, with its part.
    fileprivate var shown: [String] {
        (Intake.summary(state)?.tasks ?? []).map { $0.part.isEmpty ? $0.act : "\($0.act)#\($0.part)" }
    }
}
