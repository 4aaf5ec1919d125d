import Kernel
import TestKit

@testable import Intake

/// One of each event, with every field filled.
enum GoldenSamples {
    static let events: [Intake.Event] = coming + going + handling + after

    private static let day = Sample.today
    private static let chen = Sample.staff("chen")
    private static let deng = Sample.staff("deng")
    private static let rule = RuleCitation(
        row: "INT-001", parameter: "some.clock.max", title: "处理检举控告工作规则", article: "第十五条", ruleSet: "0a1b")
    private static let deadline = Deadline(due: day.adding(days: 7), isProvisional: true, rule: rule)
    private static let paper = Report.paper(by: "zhou")
    private static let given = GivenApproval(
        step: 0, approver: Sample.staff("zhou"), onBehalfOf: Sample.staff("wu"), opinion: "同意", enteredBy: chen,
        on: day)

    private static func clock(_ task: Intake.Task, _ part: String = "") -> [Intake.Clock] {
        [Intake.Clock(task: task, part: part, deadline: deadline)]
    }

    private static let allegation = Intake.AllegationEntry(
        subjects: [Report.miao, Report.bureau], category: "integrity", inRemit: true, wording: "插手项目",
        occurredFrom: day.adding(days: -400), occurredTo: day.adding(days: -100))

    private static let registration = Intake.Registration(
        channel: .handedDown, receivedOn: day, original: Sample.sealed("scan"), reporters: [Report.named],
        subjects: [Report.miao, Report.bureau], allegations: [allegation], platformNumber: "4300000001",
        importedFrom: "2021年来信登记簿")

    private static let coming: [Intake.Event] = [
        .received(
            Intake.Received(
                number: "试〔2026〕1号", body: Sample.quyuan, isRestricted: false, receipt: Report.receipt,
                clocks: clock(.register))),
        .registered(
            Intake.Registered(
                number: "试〔2026〕1号", body: Sample.quyuan, isRestricted: true, registration: registration,
                clocks: clock(.accept))),
        .forwarded(
            Intake.Forwarded(
                number: "试〔2026〕1号", body: Sample.quyuan, isRestricted: false, to: Sample.yueyang, receivedOn: day,
                deadline: deadline, destroyed: [Sample.sealed("scan")], recused: nil,
                numbersLeft: nil, blankForms: nil)),
        .allegationAdded(Intake.AllegationAdded(allegation: allegation, clocks: clock(.transfer))),
        .registrationCorrected(
            Intake.RegistrationCorrected(
                reason: "登记有误", number: "试〔2026〕2号", body: Sample.yueyang, isRestricted: true,
                registration: registration, clocks: clock(.accept))),
        .realNameConfirmed(
            Intake.RealNameConfirmed(reporter: 1, clocks: clock(.notifyAcceptance, "reporter:1"))),
        .realNameRefuted(Intake.RealNameRefuted(reporter: 1, reason: "冒名")),
    ]

    private static let going: [Intake.Event] = [
        .transferred(Intake.Transferred(to: "人社局", allegations: [1, 2], reason: "劳动争议")),
        .declined(Intake.Declined(allegations: [1], reason: "非受理范围")),
        .markedRepeat(Intake.MarkedRepeat(of: Report.earlier, reason: "同一问题", dropsNotices: true)),
        .accepted(Intake.Accepted(clocks: clock(.proposeDisposal))),
        .acceptanceNotified(Intake.Told(reporter: 1, how: "电话")),
        .handedDownAcknowledged,
    ]

    private static let handling: [Intake.Event] = [
        .disposalProposed(
            Intake.DisposalProposal(
                method: .hold, reason: "线索不具体", reviewOn: day.adding(days: 30), study: Report.study, proposer: chen,
                handlers: [chen, deng], chain: [ApprovalStep(role: .leaderInCharge, rank: .prefecture)])),
        .reopeningProposed(
            Intake.ReopeningProposed(
                reason: "新证据", proposer: chen, handlers: [chen], chain: [ApprovalStep(role: .head)])),
        .returnProposed(
            Intake.ReturnProposed(
                ground: .otherOrgan, reason: "属于信访事项", communication: "与信访室核对，同意收回", proposer: chen,
                handlers: [chen, deng], chain: [ApprovalStep(role: .leaderInCharge)])),
        .stepApproved(Intake.StepApproved(given: given, paper: paper)),
        .disposed(
            Intake.Disposed(method: .close, given: given, paper: paper, clocks: clock(.tellResult, "reporter:1"))),
        .reopened(Intake.Reopened(given: given, paper: paper, clocks: clock(.proposeDisposal))),
        .returned(Intake.Returned(given: given, paper: paper, clocks: clock(.transfer))),
        .sentBack(Intake.Reason(reason: "补充材料")),
        .rejected(Intake.Reason(reason: "依据不足")),
        .paperConfirmed,
        .holdReviewed(
            Intake.HoldReviewed(keptUntil: day.adding(days: 60), reason: "尚无新线索", clocks: clock(.proposeDisposal))),
        .verificationStarted(Intake.Linked(to: Report.verification)),
        .findingsProposed,
        .concluded(
            Intake.Concluded(
                verification: Report.verification,
                findings: [Report.finding(1, .unfounded), Report.finding(1, .partlySubstantiated, Report.bureau)],
                clocks: clock(.tellResult, "reporter:1"))),
        .clarificationLinked(Intake.Linked(to: Report.clarification)),
    ]

    private static let after: [Intake.Event] = [
        .resultTold(Intake.Told(reporter: 1, how: "当面")),
        .measureRecorded(
            Intake.MeasureRecorded(
                item: ItemKey(allegation: 1, subject: Report.miao), measure: .admonition, reason: "情节较轻")),
        .objectionRecorded(Intake.ObjectionRecorded(reporter: 1, content: Sample.sealed("objection"))),
        .objectionAnswered(Intake.ObjectionAnswered(objection: 1, explanation: "已逐项说明")),
        .newEvidenceRecorded(Intake.NewEvidenceRecorded(reporter: 1, content: Sample.sealed("evidence"))),
        .newEvidenceChecked(Intake.NewEvidenceChecked(evidence: 1, outcome: .reopen, reason: "具体可查")),
        .closed(Intake.Closed(reason: "已反馈", clocks: clock(.feedBack))),
        .fedBack(Intake.FedBack(summary: "失实，已澄清")),
        .reporterAsked(Intake.Message(content: Sample.sealed("ask"))),
        .reporterAnswered(Intake.Message(content: Sample.sealed("answer"))),
    ]
}
