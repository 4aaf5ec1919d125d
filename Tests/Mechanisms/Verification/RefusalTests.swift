import Kernel
import TestKit
import Testing

@testable import Verification

/// One try that must be refused.
struct Try: Sendable, CustomTestStringConvertible {
    /// How far the case is; nil before it began.
    let at: Reached?
    let command: Verification.Command
    let by: String
    let refusal: Verification.Refusal
    var on: CivilDate = Sample.today
    var onBehalfOf: String?
    var rules: RulesInForce = Case.rules()
    var method = Verification.Method.talkOrInquiry
    /// What happens before the try.
    var after: @Sendable (inout Play) throws -> Void = { _ in }

    var testDescription: String { "\(refusal.code), at \(at.map { "\($0)" } ?? "absent"), by \(by)" }
}

@Suite("Verification: every refusal, in the order decide checks")
struct RefusalTests {
    @Test("an act against a rule is refused for that rule", arguments: opening + everyAct + staffing)
    func early(_ row: Try) throws { try check(row) }

    @Test("gathering against a rule is refused for that rule", arguments: gathering + findings)
    func late(_ row: Try) throws { try check(row) }

    @Test("the gate and the approvals are refused against a rule", arguments: review)
    func end(_ row: Try) throws { try check(row) }

    private func check(_ row: Try) throws {
        var play = Play(rules: row.rules, facts: Verification.Facts())
        if let reached = row.at { play = try Play(reached, rules: row.rules, method: row.method) }
        try row.after(&play)
        #expect(
            play.refusal(row.command, by: row.by, onBehalfOf: row.onBehalfOf, on: row.on) == row.refusal)
    }

    @Test("no refusal is without its row, in the order of the refusals' list")
    func complete() throws {
        let rows = Self.opening + Self.everyAct + Self.staffing + Self.gathering + Self.findings + Self.review
        var codes: [String] = []
        for refusal in rows.map(\.refusal) {
            if case .handling = refusal { continue }
            if !codes.contains(refusal.code) { codes.append(refusal.code) }
        }
        #expect(try codes == Source.refusals())
    }

    @Test("every refusal has its heading in the mechanism's page")
    func documented() throws {
        let page = try Source.text("docs/mechanisms/verification.md")
        for code in try Source.refusals() {
            #expect(page.contains("\n### \(code)\n"), "no heading for \(code)")
        }
    }

    static let tomorrow = Sample.today.adding(days: 1)
    static let yesterday = Sample.today.adding(days: -1)
    static let approve = Verification.Command.approve(opinion: "同意", paper: nil)
    static let propose = Verification.Command.proposeFindings(Case.findings)

    static let opening: [Try] = [
        Try(
            at: nil, command: .handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter", refusal: .notOpened
        ),
        Try(at: nil, command: .open(Case.opening()), by: "an", refusal: .onlyTheSystemOpens),
        Try(at: nil, command: .open(Case.opening(items: [])), by: "system", refusal: .nothingToVerify),
        Try(
            at: nil, command: .open(Case.opening(items: [Case.first, Case.first])), by: "system",
            refusal: .itemTwice(Case.first)),
        Try(
            at: .opened, command: .open(Case.opening(.preliminaryVerification)), by: "system",
            refusal: .openedOtherwise),
    ]

    static let everyAct: [Try] = [
        Try(at: .opened, command: .handling(.assign(officers: [])), by: "portal", refusal: .handling(.actorNotStaff)),
        Try(
            at: .opened, command: .handling(.assign(officers: [])), by: "allotter",
            refusal: .handling(.occurredInFuture), on: tomorrow),
        Try(
            at: .opened, command: .handling(.assign(officers: [])), by: "allotter",
            refusal: .handling(.occurredBeforeOpening),
            on: yesterday),
        Try(at: .opened, command: .handling(.assign(officers: [])), by: "ou", refusal: .handling(.actorRecused)),
        Try(
            at: .opened, command: .handling(.assign(officers: [])), by: "allotter", refusal: .handling(.actorRecused),
            onBehalfOf: "ou"),
        Try(
            at: .concluded, command: .handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter",
            refusal: .alreadyConcluded),
        Try(at: .concluded, command: .recordPlan(text: "补"), by: "an", refusal: .alreadyConcluded),
        Try(at: .concluded, command: propose, by: "an", refusal: .alreadyConcluded),
        Try(at: .concluded, command: .passQualityGate(opinion: "可"), by: "shen", refusal: .alreadyConcluded),
        Try(at: .concluded, command: .reject(reason: "迟"), by: "zhao", refusal: .alreadyConcluded),
        Try(
            at: .assigned, command: .recordPlan(text: " \n"), by: "an",
            refusal: .handling(.textMissing(field: "text"))),
        Try(
            at: .submitted, command: .sendBack(reason: ""), by: "lei", refusal: .handling(.textMissing(field: "reason"))
        ),
        Try(
            at: .submitted, command: .approve(opinion: " ", paper: nil), by: "lei",
            refusal: .handling(.textMissing(field: "opinion"))),
    ]

    static let staffing: [Try] = [
        Try(
            at: .qualityGate, command: .handling(.assign(officers: Case.staff("an", "chu"))), by: "allotter",
            refusal: .notBeforeApproval),
        Try(
            at: .opened, command: .handling(.assign(officers: Case.staff("an", "an"))), by: "allotter",
            refusal: .handling(.atLeastTwoOfficers)),
        Try(
            at: .opened, command: .handling(.assign(officers: Case.staff("an", "ou"))), by: "allotter",
            refusal: .handling(.officerRecused(Sample.staff("ou")))),
        Try(
            at: .opened, command: .handling(.assign(officers: Case.staff("an", "qin"))), by: "allotter",
            refusal: .handling(.officerConflicted(Sample.staff("qin")))),
        Try(
            at: .assigned, command: Case.evidence(), by: "an",
            refusal: .handling(.officerConflicted(Sample.staff("an"))),
            after: { $0.facts = Verification.Facts(handling: .init(conflicted: [Sample.staff("an")])) }),
        Try(
            at: .qualityGate, command: .handling(.assign(officers: Case.staff("an", "shen"))), by: "allotter",
            refusal: .handling(.officerHasJudged(Sample.staff("shen"))),
            after: { try $0.act(.failQualityGate(reason: "补证"), by: "shen") }),
        Try(
            at: .submitted,
            command: .handling(.handOver(from: Sample.staff("an"), to: Sample.staff("shen"), reason: "调离")),
            by: "allotter", refusal: .handling(.officerHasJudged(Sample.staff("shen")))),
        Try(
            at: .assigned, command: .handling(.assign(officers: Case.staff("bai", "an"))), by: "other",
            refusal: .handling(.officersUnchanged)),
        Try(
            at: .assigned, command: .handling(.recuse(staff: Sample.staff("wang"), ground: .interest)), by: "wang",
            refusal: .handling(.ownRecusalIsRequested)),
        Try(
            at: .assigned, command: .handling(.recuse(staff: Sample.staff("wang"), ground: .interest)), by: "lei",
            refusal: .handling(.headRecusedByHigherBody)),
        Try(
            at: .assigned, command: .handling(.liftRecusal(staff: Sample.staff("ou"), reason: "无关")), by: "wang",
            refusal: .handling(.recusalDecidedElsewhere)),
        Try(
            at: .assigned,
            command: .handling(.handOver(from: Sample.staff("chu"), to: Sample.staff("du"), reason: "调离")),
            by: "allotter", refusal: .handling(.officerNotAssigned(Sample.staff("chu")))),
        Try(
            at: .assigned,
            command: .handling(.handOver(from: Sample.staff("an"), to: Sample.staff("bai"), reason: "调离")),
            by: "allotter", refusal: .handling(.officerAlreadyAssigned(Sample.staff("bai")))),
        Try(
            at: .assigned,
            command: .handling(.extendDeadline(clock: Verification.wholeClock, to: tomorrow, reason: "案情复杂")), by: "an",
            refusal: .handling(.handlerMustNotExtend)),
        Try(
            at: .assigned,
            command: .handling(.extendDeadline(clock: Verification.wholeClock, to: tomorrow, reason: "案情复杂")),
            by: "lei",
            refusal: .handling(.noSuchDeadline)),
        Try(
            at: .assigned,
            command: .handling(.extendDeadline(clock: Verification.wholeClock, to: tomorrow, reason: "案情复杂")),
            by: "lei",
            refusal: .handling(.extensionNotLater), rules: Case.rules(limit: 30)),
    ]

    static let gathering: [Try] = [
        Try(at: .assigned, command: Case.evidence(), by: "lei", refusal: .actorNotAssigned),
        Try(at: .assigned, command: propose, by: "lei", refusal: .actorNotAssigned),
        Try(at: .qualityGate, command: Case.evidence("另证"), by: "an", refusal: .notGathering),
        Try(at: .qualityGate, command: propose, by: "bai", refusal: .notGathering),
        Try(at: .assigned, command: Case.evidence(items: []), by: "an", refusal: .evidenceWithoutItem),
        Try(
            at: .assigned, command: Case.evidence(items: [Case.unknown]), by: "an",
            refusal: .itemUnknown(Case.unknown)),
        Try(at: .assigned, command: Case.evidence(by: Case.staff("an")), by: "an", refusal: .twoOfficersNeeded),
        Try(
            at: .assigned, command: Case.evidence(by: Case.staff("an", "lei")), by: "an",
            refusal: .twoOfficersNeeded),
        Try(
            at: .assigned,
            command: .recordStatement(
                subject: Case.miao, text: "没有", on: Sample.today, by: Case.staff("an", "an")),
            by: "an", refusal: .twoOfficersNeeded),
        Try(
            at: .gathering, command: .withdrawEvidence(number: 2, reason: "重复"), by: "an",
            refusal: .evidenceUnknown(2)),
        Try(
            at: .gathering, command: .withdrawEvidence(number: 1, reason: "又撤"), by: "bai",
            refusal: .evidenceAlreadyWithdrawn(1),
            after: { try $0.act(.withdrawEvidence(number: 1, reason: "重复"), by: "an") }),
        Try(
            at: .gathering, command: .sendInquiry(to: Case.miao, exposureChecked: true), by: "an",
            refusal: .notByInquiry, method: .preliminaryVerification),
        Try(
            at: .gathering, command: .sendInquiry(to: Case.stranger, exposureChecked: true), by: "an",
            refusal: .subjectUnknown),
        Try(
            at: .gathering, command: .sendInquiry(to: Case.miao, exposureChecked: false), by: "an",
            refusal: .exposureNotChecked),
        Try(
            at: .gathering, command: .sendInquiry(to: Case.miao, exposureChecked: true), by: "bai",
            refusal: .inquiryStillOpen,
            after: { try $0.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an") }),
        Try(at: .gathering, command: answer, by: "an", refusal: .noInquiryOpen),
        Try(
            at: .gathering, command: answer, by: "bai", refusal: .noInquiryOpen,
            after: {
                try $0.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
                try $0.act(answer, by: "an")
            }),
        Try(
            at: nil, command: answer, by: "an", refusal: .answerBeforeInquiry, on: yesterday,
            after: {
                try $0.act(.open(Case.opening()), by: "system", on: yesterday)
                try $0.act(.handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter", on: yesterday)
                try $0.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
            }),
        Try(
            at: .gathering,
            command: .recordStatement(
                subject: Case.miao, text: "没有", on: tomorrow, by: Case.staff("an", "bai")),
            by: "an", refusal: .statementDateOutside),
        Try(
            at: .gathering,
            command: .recordStatement(
                subject: Case.miao, text: "没有", on: yesterday, by: Case.staff("an", "bai")),
            by: "an", refusal: .statementDateOutside),
    ]

    static let answer = Verification.Command.recordInquiryAnswer(
        subject: Case.miao, endorsedByPartySecretary: true, accepted: false, text: "没有")

    /// The findings of the samples with another for the first item.
    static func proposing(_ first: Verification.ProposedFinding) -> Verification.Command {
        .proposeFindings([first, Case.finding(Case.second), Case.finding(Case.third)])
    }

    static let findings: [Try] = [
        Try(
            at: .gathering, command: .proposeFindings([Case.finding(Case.first), Case.finding(Case.third)]), by: "an",
            refusal: .findingMissing(Case.second)),
        Try(
            at: .gathering, command: .proposeFindings(Case.findings + [Case.finding(Case.first, .inconclusive)]),
            by: "an", refusal: .findingTwice(Case.first)),
        Try(
            at: .gathering, command: .proposeFindings(Case.findings + [Case.finding(Case.unknown)]), by: "an",
            refusal: .itemUnknown(Case.unknown)),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, reasons: "")), by: "an",
            refusal: .handling(.textMissing(field: "reasons"))),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, wording: " ")), by: "an",
            refusal: .handling(.textMissing(field: "shortWording"))),
        Try(
            at: .gathering,
            command: proposing(Case.finding(Case.first, wording: String(repeating: "字", count: 61))), by: "an",
            refusal: .shortWordingTooLong(Case.first, max: 60)),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, evidence: [7])), by: "an",
            refusal: .evidenceUnknown(7)),
        Try(
            at: .gathering, command: propose, by: "an", refusal: .evidenceAlreadyWithdrawn(1),
            after: { try $0.act(.withdrawEvidence(number: 1, reason: "来源不明"), by: "an") }),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, evidence: [2])), by: "an",
            refusal: .evidenceNotOfItem(2, Case.first),
            after: { try $0.act(Case.evidence("另证", items: [Case.second]), by: "an") }),
        Try(
            at: nil, command: propose, by: "an", refusal: .findingBeforeEvidence(1), on: yesterday,
            after: {
                try $0.act(.open(Case.opening()), by: "system", on: yesterday)
                try $0.act(.handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter", on: yesterday)
                try $0.act(Case.evidence(), by: "an")
            }),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, evidence: [])), by: "an",
            refusal: .findingWithoutEvidence(Case.first)),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, evidence: [])), by: "an",
            refusal: .findingWithoutEvidence(Case.first),
            after: {
                try $0.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
                try $0.act(answer, by: "an")
            }),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, .substantiated)), by: "an",
            refusal: .subjectNotHeard(Case.first)),
        Try(
            at: .gathering, command: proposing(Case.finding(Case.first, .partlySubstantiated)), by: "an",
            refusal: .subjectNotHeard(Case.first)),
        Try(
            at: .gathering, command: propose, by: "an", refusal: .twoOfficersMustTakePart,
            after: { try $0.act(.handling(.recuse(staff: Sample.staff("bai"), ground: .interest)), by: "system") }),
        Try(
            at: .gathering, command: propose, by: "an", refusal: .twoOfficersMustTakePart,
            after: {
                try $0.act(.handling(.recuse(staff: Sample.staff("bai"), ground: .interest)), by: "system")
                try $0.act(.handling(.assign(officers: Case.staff("an", "chu"))), by: "allotter")
            }),
        Try(
            at: .submitted, command: propose, by: "bai", refusal: .rejectedFindingsUnchanged,
            after: { try $0.act(.reject(reason: "依据不足"), by: "lei") }),
    ]

    /// A case opened yesterday whose findings were proposed today.
    @Sendable static func openedYesterday(_ play: inout Play) throws {
        try play.act(.open(Case.opening()), by: "system", on: yesterday)
        try play.act(.handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter", on: yesterday)
        try play.act(Case.evidence(), by: "an", on: yesterday)
        try play.act(propose, by: "an")
    }

    static let review: [Try] = [
        Try(at: .gathering, command: .passQualityGate(opinion: "可"), by: "shen", refusal: .notAtQualityGate),
        Try(at: .submitted, command: .failQualityGate(reason: "补"), by: "shen", refusal: .notAtQualityGate),
        Try(at: .qualityGate, command: approve, by: "lei", refusal: .notSubmitted),
        Try(at: .gathering, command: .sendBack(reason: "补"), by: "lei", refusal: .notSubmitted),
        Try(
            at: nil, command: approve, by: "lei", refusal: .handling(.approvedBeforeProposal), on: yesterday,
            rules: Case.rules(gate: false), after: openedYesterday),
        Try(
            at: nil, command: .passQualityGate(opinion: "可"), by: "shen", refusal: .occurredBeforeFindings,
            on: yesterday, after: openedYesterday),
        Try(
            at: .qualityGate, command: .passQualityGate(opinion: "可"), by: "bai",
            refusal: .reviewerMustNotBeHandler),
        Try(
            at: .qualityGate, command: .failQualityGate(reason: "补"), by: "an",
            refusal: .reviewerMustNotBeHandler),
        Try(
            at: .qualityGate, command: .passQualityGate(opinion: "可"), by: "shen",
            refusal: .reviewerMustNotBeHandler, onBehalfOf: "bai"),
        Try(
            at: .submitted, command: .approve(opinion: "同意", paper: Case.paper("lei")), by: "lei",
            refusal: .handling(.clerkMustNotBeSigner)),
        Try(
            at: .submitted, command: .approve(opinion: "同意", paper: Case.paper("lei", on: tomorrow)), by: "clerk",
            refusal: .handling(.signedOutsideRound)),
        Try(
            at: .submitted, command: .approve(opinion: "同意", paper: Case.paper("lei", on: yesterday)), by: "clerk",
            refusal: .handling(.signedOutsideRound)),
        Try(
            at: .submitted, command: .approve(opinion: "同意", paper: Case.paper("ou")), by: "clerk",
            refusal: .handling(.actorRecused)),
        Try(at: .submitted, command: approve, by: "qin", refusal: .handling(.approverConflicted)),
        Try(
            at: .qualityGate, command: .passQualityGate(opinion: "可"), by: "qin",
            refusal: .handling(.approverConflicted)),
        Try(at: .submitted, command: approve, by: "an", refusal: .handling(.approverMustNotBeProposer)),
        Try(
            at: .submitted, command: approve, by: "lei", refusal: .handling(.approverMustNotBeProposer),
            onBehalfOf: "an"),
        Try(
            at: .submitted, command: .approve(opinion: "同意", paper: Case.paper("an")), by: "clerk",
            refusal: .handling(.approverMustNotBeProposer)),
        Try(at: .submitted, command: .reject(reason: "不可"), by: "an", refusal: .handling(.approverMustNotBeProposer)),
        Try(at: .submitted, command: approve, by: "bai", refusal: .handling(.approverMustNotBeHandler)),
        Try(
            at: .submitted, command: approve, by: "chu", refusal: .handling(.approverMustNotBeHandler),
            after: {
                try $0.act(
                    .handling(.handOver(from: Sample.staff("bai"), to: Sample.staff("chu"), reason: "调离")),
                    by: "allotter")
            }),
        Try(at: .submitted, command: approve, by: "shen", refusal: .handling(.approverMustNotBeReviewer)),
        Try(
            at: .qualityGate, command: approve, by: "sun", refusal: .handling(.approverMustNotBeReviewer),
            after: {
                try $0.act(.failQualityGate(reason: "补证"), by: "sun")
                try $0.act(propose, by: "an")
                try $0.act(.passQualityGate(opinion: "可"), by: "shen")
            }),
        Try(
            at: .submitted, command: .approve(opinion: "再同意", paper: nil), by: "lei",
            refusal: .handling(.approverSpokeBefore),
            rules: Case.rules(steps: 2), after: { try $0.act(approve, by: "lei") }),
        Try(at: .concluded, command: .confirmPaper, by: "lei", refusal: .handling(.noPaperToConfirm)),
    ]
}
