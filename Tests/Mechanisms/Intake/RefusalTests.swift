import Kernel
import TestKit
import Testing

@testable import Intake

/// One row: what was, who asks for what, why not.
struct RefusalRow: Sendable, CustomTestStringConvertible {
    let given: @Sendable () throws -> Scenario<Intake>
    let command: Intake.Command
    let actor: String
    let day: CivilDate
    let expected: Intake.Refusal

    init(
        _ expected: Intake.Refusal, _ command: Intake.Command, by actor: String = "li",
        on day: CivilDate = Sample.today,
        given: @escaping @Sendable () throws -> Scenario<Intake>
    ) {
        self.expected = expected
        self.command = command
        self.actor = actor
        self.day = day
        self.given = given
    }

    var testDescription: String { expected.code }
}

@Suite("Why an act on a report is refused")
struct RefusalTests {
    @Test(
        "each refusal is met in the order the decision looks for it",
        arguments: actRows + registrationRows + routeRows + disposalRows + resultRows + endRows + peopleRows)
    func refused(_ row: RefusalRow) throws {
        #expect(try row.given().refusal(row.command, by: row.actor, on: row.day) == row.expected)
    }

    @Test("every refusal has a row and a name of its own")
    func everyRefusalHasARow() {
        let rows = actRows + registrationRows + routeRows + disposalRows + resultRows + endRows + peopleRows
        let own = rows.map(\.expected).filter { if case .handling = $0 { false } else { true } }
        #expect(Set(own.map(\.code)).count == 58)
        for row in rows {
            if case .handling = row.expected { continue }
            #expect("\(row.expected)".hasPrefix(row.expected.code))
        }
    }
}

private let today = Sample.today
private let past = Sample.today.adding(days: -3)
private let future = Sample.today.adding(days: 1)
private let chen = Sample.staff("chen")
private let deng = Sample.staff("deng")
private let item = ItemKey(allegation: 1, subject: Report.miao)

private func registering(
    _ expected: Intake.Refusal, _ registration: Intake.Registration,
    facts: @escaping @Sendable (inout Intake.Facts) -> Void = { _ in }
) -> RefusalRow {
    RefusalRow(expected, .register(registration)) {
        var scenario = Report.fresh()
        facts(&scenario.facts)
        return scenario
    }
}

private func proposing(
    _ method: Intake.DisposalMethod = .close, reviewOn: CivilDate? = nil, study: CollectiveStudy? = Report.study
) -> Intake.Command {
    .proposeDisposal(method: method, reason: "线索不具体", reviewOn: reviewOn, study: study)
}

private func returning(after communication: String = "与信访室沟通") -> Intake.Command {
    .proposeReturn(ground: .noSubstance, reason: "没有实质内容", communication: communication)
}

private func study(on day: CivilDate = today, _ attendees: [String] = ["zhou", "wu"]) -> CollectiveStudy {
    CollectiveStudy(
        heldOn: day, attendees: attendees.map(Sample.staff), views: "同意", dissent: "", decision: "予以了结")
}

private let actRows: [RefusalRow] = [
    RefusalRow(.handling(.occurredInFuture), .accept, on: future) { try Report.registered() },
    RefusalRow(.handling(.occurredBeforeOpening), .accept, on: past) { try Report.registered() },
    RefusalRow(.caseNotOpened, .accept) { Report.fresh() },
    RefusalRow(.caseAlreadyOpened, .register(Report.registration()), by: "cai") { try Report.registered() },
    RefusalRow(.contentWasForwarded, .accept) {
        var scenario = Report.fresh()
        scenario.facts.belongsToHigherBody = Sample.yueyang
        try scenario.act(.register(Report.registration()), by: "li")
        return scenario
    },
    RefusalRow(.handling(.actorRecused), .accept) {
        var scenario = try Report.registered()
        try scenario.act(.handling(.requestRecusal(ground: .interest)), by: "li")
        return scenario
    },
    RefusalRow(.handling(.actorNotStaff), proposing(), by: "portal") { try Report.accepted() },
    RefusalRow(.handling(.textMissing(field: "reason")), .decline(allegations: [], reason: " ")) {
        try Report.registered(Report.registration(allegations: [Report.allegation(inRemit: false)]))
    },
]

private let registrationRows: [RefusalRow] = [
    registering(.receivedAfterRegistering, Report.registration(receivedOn: future)),
    registering(.subjectMissing, Report.registration(subjects: [])),
    registering(.subjectNamedTwice, Report.registration(subjects: [Report.miao, Report.miao])),
    registering(.subjectUnknown(Report.miao), Report.registration()) { $0.unknownSubjects = [Report.miao] },
    registering(.allegationMissing, Report.registration(allegations: [])),
    registering(
        .allegationWithoutSubject(1), Report.registration(allegations: [Report.allegation("贪", inRemit: true, [])])),
    registering(
        .allegationSubjectNotListed(1),
        Report.registration(allegations: [Report.allegation("贪", inRemit: true, [Report.bureau])])),
    registering(.remitUndecided(1), Report.registration(allegations: [Report.allegation(inRemit: nil)])),
    registering(
        .handling(.textMissing(field: "wording")), Report.registration(allegations: [Report.allegation("\n")])),
    registering(
        .allegationPeriodReversed(1),
        Report.registration(allegations: [
            Intake.AllegationEntry(
                subjects: [Report.miao], category: "integrity", inRemit: true, wording: "贪", occurredFrom: today,
                occurredTo: past)
        ])),
    registering(
        .realNameNeedsIdentity(1),
        Report.registration(reporters: [Intake.ReporterEntry(identity: nil, isRealName: true, hasContact: true)])),
    registering(
        .realNameNeedsContact(2),
        Report.registration(reporters: [
            Report.named,
            Intake.ReporterEntry(identity: Sample.sealed("x"), isRealName: true, hasContact: false),
        ])),
    RefusalRow(.notYetRegistered, .accept) { try Report.received() },
    RefusalRow(.allegationsFixed, .addAllegation(Report.allegation())) { try Report.verifying() },
    RefusalRow(.reporterUnknown(2), .confirmRealName(reporter: 2)) { try Report.registered() },
    RefusalRow(.reporterGaveNoName(1), .confirmRealName(reporter: 1)) {
        try Report.registered(Report.registration(reporters: [Report.nameless]))
    },
    RefusalRow(.reporterAlreadyConfirmed(1), .confirmRealName(reporter: 1)) { try Report.accepted() },
]

private let routeRows: [RefusalRow] = [
    RefusalRow(.notAwaitingAcceptance, .accept) { try Report.accepted() },
    RefusalRow(.notHigherBodysMatter(Sample.quyuan), .forwardUp(to: Sample.quyuan)) { try Report.registered() },
    RefusalRow(.nothingInRemit, .accept) {
        try Report.registered(Report.registration(allegations: [Report.allegation(inRemit: false)]))
    },
    RefusalRow(.nothingOutOfRemit, .decline(allegations: [], reason: "非本机关受理范围")) { try Report.registered() },
    RefusalRow(.allegationNotToSettle(1), .decline(allegations: [1], reason: "非本机关受理范围")) {
        try Report.registered(
            Report.registration(allegations: [Report.allegation(), Report.allegation("欠薪", inRemit: false)]))
    },
    RefusalRow(
        .exposureNotChecked, .transfer(to: "信访局", allegations: [], reason: "信访事项", exposureChecked: false)
    ) {
        try Report.registered(Report.registration(allegations: [Report.allegation(inRemit: false)]))
    },
    RefusalRow(.originalReportUnknown, .markRepeat(of: Report.earlier, reason: "同一问题")) {
        var scenario = try Report.registered()
        scenario.facts.unknownReports = [Report.earlier]
        return scenario
    },
    RefusalRow(.notAccepted, .notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true)) {
        try Report.registered()
    },
    RefusalRow(.reporterNotRealName(1), .notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true)) {
        try Report.accepted(Report.registration(reporters: [Report.nameless]))
    },
    RefusalRow(.exposureNotChecked, .notifyAcceptance(reporter: 1, form: "电话", exposureChecked: false)) {
        try Report.accepted()
    },
    RefusalRow(
        .reporterAlreadyNotified(1), .notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), by: "cai"
    ) {
        var scenario = try Report.accepted()
        try scenario.act(.notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), by: "li")
        return scenario
    },
    RefusalRow(.notHandedDown, .acknowledgeHandedDown) { try Report.accepted() },
    RefusalRow(.notAccepted, .acknowledgeHandedDown) {
        try Report.registered(Report.registration(channel: .handedDown))
    },
    RefusalRow(.acknowledgedAlready, .acknowledgeHandedDown, by: "cai") {
        var scenario = try Report.accepted(Report.registration(channel: .handedDown))
        try scenario.act(.acknowledgeHandedDown, by: "li")
        return scenario
    },
]

private let disposalRows: [RefusalRow] = [
    RefusalRow(.notAccepted, proposing(), by: "chen") { try Report.registered() },
    RefusalRow(.notAwaitingDisposal, proposing(), by: "chen") { try Report.proposed() },
    RefusalRow(.notAwaitingDisposal, returning(), by: "chen") { try Report.proposed() },
    RefusalRow(.notAccepted, returning(), by: "chen") { try Report.registered() },
    RefusalRow(.handling(.textMissing(field: "communication")), returning(after: ""), by: "chen") {
        try Report.accepted()
    },
    RefusalRow(.handling(.approverMustNotBeHandler), .approve(opinion: "同意", paper: nil), by: "deng") {
        var scenario = try Report.accepted()
        try scenario.act(returning(), by: "chen")
        return scenario
    },
    RefusalRow(.reviewDateMissing, proposing(.hold), by: "chen") { try Report.accepted() },
    RefusalRow(.reviewDateNotLater, proposing(.hold, reviewOn: today), by: "chen") { try Report.accepted() },
    RefusalRow(.studyMissing, proposing(study: nil), by: "chen") { try Report.accepted() },
    RefusalRow(.studyTooSmall, proposing(study: study(on: today, ["zhou", "zhou"])), by: "chen") {
        try Report.accepted()
    },
    RefusalRow(.studyAfterProposal, proposing(study: study(on: future)), by: "chen") { try Report.accepted() },
    RefusalRow(.notOnHold, .reviewHold(next: .resume, reason: "新线索"), by: "chen") { try Report.disposed() },
    RefusalRow(.nothingProposed, .approve(opinion: "同意", paper: nil), by: "zhou") { try Report.accepted() },
    RefusalRow(.handling(.textMissing(field: "opinion")), .approve(opinion: "", paper: nil), by: "zhou") {
        try Report.proposed()
    },
    RefusalRow(.handling(.clerkMustNotBeSigner), .approve(opinion: "同意", paper: Report.paper(by: "zhou")), by: "zhou") {
        try Report.proposed()
    },
    RefusalRow(
        .handling(.signedOutsideRound), .approve(opinion: "同意", paper: Report.paper(by: "zhou", on: future)), by: "li"
    ) {
        try Report.proposed()
    },
    RefusalRow(.handling(.approverMustNotBeProposer), .approve(opinion: "同意", paper: nil), by: "chen") {
        try Report.proposed()
    },
    RefusalRow(
        .handling(.approverMustNotBeProposer), .approve(opinion: "同意", paper: Report.paper(by: "chen")), by: "li"
    ) {
        try Report.proposed()
    },
    RefusalRow(.handling(.approverMustNotBeHandler), .approve(opinion: "同意", paper: nil), by: "deng") {
        try Report.proposed()
    },
    RefusalRow(.handling(.approverMustNotBeHandler), .reject(reason: "证据不足"), by: "deng") { try Report.proposed() },
    RefusalRow(.handling(.approverSpokeBefore), .approve(opinion: "再次同意", paper: nil), by: "zhou") {
        var scenario = try Report.proposed()
        try scenario.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        return scenario
    },
    RefusalRow(.handling(.noPaperToConfirm), .confirmPaper, by: "zhou") { try Report.disposed() },
]

private let resultRows: [RefusalRow] = [
    RefusalRow(.notDisposedForVerification, .startVerifying(verification: Report.verification), by: "system") {
        try Report.disposed(.close)
    },
    RefusalRow(.notVerifying, .noteFindingsProposed, by: "system") { try Report.accepted() },
    RefusalRow(
        .otherVerification, .conclude(verification: Report.earlier, findings: [Report.finding(1, .unfounded)]),
        by: "system"
    ) {
        try Report.verifying()
    },
    RefusalRow(.findingsIncomplete(1), .conclude(verification: Report.verification, findings: []), by: "system") {
        try Report.verifying()
    },
    RefusalRow(
        .findingsIncomplete(2),
        .conclude(
            verification: Report.verification,
            findings: [Report.finding(1, .unfounded), Report.finding(2, .unfounded)]), by: "system"
    ) {
        try Report.verifying()
    },
    RefusalRow(.notConcluded, .tellResult(reporter: 1, how: "当面", exposureChecked: true), by: "chen") {
        try Report.verifying()
    },
    RefusalRow(.exposureNotChecked, .tellResult(reporter: 1, how: "当面", exposureChecked: false), by: "chen") {
        try Report.concluded()
    },
    RefusalRow(.resultAlreadyTold(1), .tellResult(reporter: 1, how: "电话", exposureChecked: true), by: "chen") {
        try Report.closed()
    },
    RefusalRow(
        .measureNeedsSubstantiated, .recordMeasure(item: item, measure: .admonition, reason: "诫勉"), by: "chen"
    ) {
        try Report.concluded(.unfounded)
    },
    RefusalRow(.objectionUnknown(1), .answerObjection(objection: 1, explanation: "已说明"), by: "chen") {
        try Report.concluded()
    },
    RefusalRow(
        .evidenceUnknown(1), .checkNewEvidence(evidence: 1, outcome: .changesNothing, reason: "已核"), by: "chen"
    ) {
        try Report.concluded()
    },
]

private let endRows: [RefusalRow] = [
    RefusalRow(.notClosable, .close(reason: "了结"), by: "chen") { try Report.verifying() },
    RefusalRow(.outOfRemitUnsettled(2), .close(reason: "了结"), by: "chen") {
        try Report.disposed(
            .close,
            Report.registration(
                reporters: [], allegations: [Report.allegation(), Report.allegation("欠薪", inRemit: false)]))
    },
    RefusalRow(.realNameReporterUntold(1), .close(reason: "了结"), by: "chen") { try Report.concluded() },
    RefusalRow(.objectionOpen(1), .close(reason: "了结"), by: "chen") {
        var scenario = try Report.concluded()
        try scenario.act(.tellResult(reporter: 1, how: "当面", exposureChecked: true), by: "chen")
        try scenario.act(.recordObjection(reporter: 1, content: Sample.sealed("no")), by: "li")
        return scenario
    },
    RefusalRow(.newEvidenceUnchecked(1), .close(reason: "了结"), by: "chen") {
        var scenario = try Report.concluded()
        try scenario.act(.tellResult(reporter: 1, how: "当面", exposureChecked: true), by: "chen")
        try scenario.act(.recordNewEvidence(reporter: 1, content: Sample.sealed("new")), by: "li")
        return scenario
    },
    RefusalRow(.notClosedWithResult, .feedBack(summary: "失实"), by: "chen") { try Report.concluded() },
    RefusalRow(.fedBackAlready, .feedBack(summary: "查无实据"), by: "deng") {
        var scenario = try Report.closed()
        try scenario.act(.feedBack(summary: "失实"), by: "chen")
        return scenario
    },
    RefusalRow(.notEnded, .reopen(reason: "新证据"), by: "chen") { try Report.verifying() },
    RefusalRow(.reporterNotReachable, .askReporter(message: Sample.sealed("ask")), by: "chen") {
        try Report.accepted()
    },
    RefusalRow(.onlyReporterAnswers, .reporterAnswered(message: Sample.sealed("answer")), by: "chen") {
        try Report.received()
    },
]

private let peopleRows: [RefusalRow] = [
    RefusalRow(.handling(.atLeastTwoOfficers), .handling(.assign(officers: [chen, chen])), by: "cai") {
        try Report.accepted()
    },
    RefusalRow(.handling(.officerConflicted(chen)), .handling(.assign(officers: [chen, deng])), by: "cai") {
        var scenario = try Report.registered()
        scenario.facts.handling.conflicted = [chen]
        return scenario
    },
    RefusalRow(.handling(.handlerMustNotExtend), .handling(extending(to: Report.month)), by: "chen") {
        try Report.accepted()
    },
    RefusalRow(.handling(.extensionNotLater), .handling(extending(to: today)), by: "wu") { try Report.accepted() },
    RefusalRow(.handling(.noSuchDeadline), .handling(extending(to: Report.month)), by: "wu") {
        try Report.disposed()
    },
    RefusalRow(
        .handling(.moveDuringApproval), .handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "重大")),
        by: "wu"
    ) {
        var scenario = try Report.proposed()
        scenario.facts.handling.path = [Sample.yueyang, Sample.quyuan]
        scenario.facts.handling.targetPath = [Sample.yueyang]
        return scenario
    },
    RefusalRow(.notAccepted, .handling(.assign(officers: [chen, deng])), by: "cai") {
        var scenario = try Report.registered(
            Report.registration(reporters: [], allegations: [Report.allegation(inRemit: false)]))
        try scenario.act(.decline(allegations: [], reason: "非受理范围"), by: "li")
        return scenario
    },
    RefusalRow(.handling(.actorNotStaff), .handling(.requestRecusal(ground: .interest)), by: "portal") {
        try Report.received()
    },
]

private func extending(to day: CivilDate) -> Handling.Command {
    .extendDeadline(clock: ClockName("proposeDisposal"), to: day, reason: "复杂")
}
