import Kernel
import TestKit
import Testing

@testable import Sanction

/// One try that must be refused.
struct Try: Sendable, CustomTestStringConvertible {
    /// How far the case is; nil before it began.
    let at: Reached?
    let command: Sanction.Command
    var by = "qin"
    let refusal: Sanction.Refusal
    var on: CivilDate = Sample.today
    var facts = Case.facts()
    /// What happens before the try.
    var after: @Sendable (inout Play) throws -> Void = { _ in }

    var testDescription: String { "\(refusal.code), at \(at.map { "\($0)" } ?? "absent"), by \(by)" }
}

@Suite("Sanction: every refusal, in the order decide checks")
struct RefusalTests {
    static let all = entry + stages + execution + probation + changes + end

    @Test("an act against a rule is refused for that rule", arguments: all)
    func rows(_ row: Try) throws {
        var play = Play(rules: Case.rules, facts: row.facts)
        if let reached = row.at { play = try Play(reached, facts: row.facts) }
        try row.after(&play)
        #expect(play.refusal(row.command, by: row.by, on: row.on) == row.refusal)
    }

    @Test("no refusal is without its row, in the order of the refusals' list")
    func complete() throws {
        var codes: [String] = []
        for refusal in Self.all.map(\.refusal) {
            if case .handling = refusal { continue }
            if !codes.contains(refusal.code) { codes.append(refusal.code) }
        }
        #expect(try codes == Case.source.refusals())
    }

    @Test("every refusal has its heading in the mechanism's page")
    func documented() throws {
        let page = try Case.source.text("docs/mechanisms/sanction.md")
        for code in try Case.source.refusals() {
            #expect(page.contains("\n### \(code)\n"), "no heading for \(code)")
        }
    }

    static let tomorrow = Sample.today.adding(days: 1)
    static let before = Case.decided.adding(days: -1)

    static let entry: [Try] = [
        Try(at: nil, command: Case.announce, refusal: .notRecorded),
        Try(at: .executing, command: .record(Case.record(number: "另一号")), refusal: .recordedOtherwise),
        Try(at: .executing, command: .record(Case.record()), by: "lei", refusal: .recordedOtherwise),
        Try(at: nil, command: .record(Case.record()), by: "system", refusal: .handling(.actorNotStaff)),
        Try(at: nil, command: .record(Case.record()), refusal: .handling(.occurredInFuture), on: tomorrow),
        Try(
            at: nil, command: .record(Case.record()), refusal: .handling(.actorRecused),
            facts: Case.facts(conflicted: ["qin"])),
        Try(at: nil, command: .record(Case.record(number: " ")), refusal: .handling(.textMissing(field: "number"))),
        Try(at: nil, command: .record(Case.record(post: "")), refusal: .handling(.textMissing(field: "post"))),
        Try(
            at: nil, command: .record(Case.record()), refusal: .alreadyRecorded(number: "屈纪处册〔2026〕1号"),
            facts: Case.facts(recordedIn: "屈纪处册〔2026〕1号")),
        Try(at: nil, command: .record(Case.record()), refusal: .decidedInFuture, on: before),
        Try(at: nil, command: .record(Case.record(reasons: [])), refusal: .reasonMissing),
        Try(at: nil, command: .record(Case.record(decider: .townCommittee)), refusal: .deciderNameMissing),
        Try(at: nil, command: .record(Case.record([])), refusal: .measureMissing),
        Try(
            at: nil, command: .record(Case.record([Case.measure(), Case.measure()])),
            refusal: .kindTwice(.partyWarning)),
        Try(
            at: nil,
            command: .record(Case.record([Case.measure(.governmentDemotion)], standing: .villageManager)),
            refusal: .kindNotAllowed(.governmentDemotion, .villageManager)),
        Try(
            at: nil, command: .record(Case.record([Case.measure(.governmentDismissal)], standing: .otherPerson)),
            refusal: .kindNotAllowed(.governmentDismissal, .otherPerson)),
        Try(
            at: nil, command: .record(Case.record([Case.measure(probation: 12)])), refusal: .probationMonthsNotAsked),
        Try(
            at: nil, command: .record(Case.record([Case.measure(on: before)])),
            refusal: .cannotBeCounted(.effectiveBeforeDecided(1), of: "")),
        Try(
            at: nil,
            command: .record(
                Case.record([Case.measure(.governmentDemerit, together: 2, months: 25)])),
            refusal: .cannotBeCounted(.togetherOutOfRange(1, least: 12, most: 24), of: "")),
        Try(
            at: nil, command: .record(Case.record()),
            refusal: .cannotBeCounted(.undoneBeforeDecided(1), of: "岳纪处〔2025〕9号"),
            facts: Case.facts(
                others: [Case.earlier(on: Case.decided, revokedOn: Case.decided.adding(days: -3))])),
    ]

    static let stages: [Try] = [
        Try(at: .revoked, command: Case.announce, refusal: .alreadyRevoked),
        Try(at: .revoked, command: Case.change(), refusal: .alreadyRevoked),
        Try(
            at: .executing,
            command: .handling(.extendDeadline(clock: Sanction.Clock.report.name, to: Sample.today, reason: "疫情")),
            by: "lei", refusal: .reportNotExtendable),
        Try(
            at: .executing,
            command: .handling(
                .extendDeadline(clock: Sanction.Clock.announcement.name, to: Sample.today, reason: "疫情")),
            by: "lei", refusal: .clockNotMovable),
        Try(
            at: .executing,
            command: .handling(.pauseDeadline(clock: Sanction.Clock.report.name, reason: "疫情")), by: "lei",
            refusal: .clockNotMovable),
        Try(
            at: nil,
            command: .handling(
                .extendDeadline(clock: Sanction.Clock.change.name, to: Case.day("2026-09-03"), reason: "人事冻结")),
            by: "lei", refusal: .changeExtendedTooFar(last: Case.day("2026-09-02")),
            after: { try $0.act(.record(Case.record([Case.measure(.partyRemoval)])), by: "qin") }),
    ]

    static let execution: [Try] = [
        Try(
            at: .inForce, command: .recordAnnouncement(on: Case.day("2026-03-21"), to: "全局", isFiled: true),
            refusal: .alreadyDone(.announcement)),
        Try(at: .executing, command: Case.move, refusal: .notAsked(.change)),
        Try(at: .closed, command: Case.announce, refusal: .notAsked(.announcement)),
        Try(at: .executing, command: .recordReport(on: tomorrow, what: "已执行", file: nil), refusal: .doneInFuture),
        Try(
            at: .executing, command: .recordReport(on: before, what: "已执行", file: nil), refusal: .doneBeforeDecision),
        Try(
            at: .executing, command: .recordAnnouncement(on: Case.decided, to: "支部", isFiled: false),
            refusal: .notFiled),
    ]

    static let probation: [Try] = [
        Try(
            at: .onProbation, command: .restoreRights(on: Case.day("2026-10-07"), basis: "决议"),
            refusal: .cannotBeCounted(.restoredTooEarly(1, probationLast: Case.day("2026-10-08")), of: "")),
        Try(at: .inForce, command: Case.restore, refusal: .noProbation),
        Try(
            at: .inForce, command: .extendProbation(on: Sample.today, basis: "决定"), refusal: .noProbation),
        Try(
            at: .onProbation, command: .extendProbation(on: Case.day("2026-10-01"), basis: "决定"),
            refusal: .alreadyExtended,
            after: { try $0.act(.extendProbation(on: Case.day("2026-09-30"), basis: "支部大会决议"), by: "qin") }),
        Try(
            at: .onProbation, command: .extendProbation(on: Case.day("2026-10-09"), basis: "决定"),
            refusal: .probationOver),
    ]

    static let changes: [Try] = [
        Try(
            at: .inForce, command: Case.change(because: "另一原因"), refusal: .changePending,
            after: { try $0.act(Case.change(), by: "qin") }),
        Try(at: .inForce, command: Case.change(on: before), refusal: .changeBeforeDecision),
        Try(
            at: .inForce, command: Case.change(.revoked, to: [Case.measure()]), refusal: .measuresNotAsked),
        Try(at: .inForce, command: Case.change(.changed, to: [Case.measure()]), refusal: .nothingChanged),
        Try(at: .inForce, command: .confirmChange(opinion: "同意"), by: "lei", refusal: .noChangePending),
        Try(at: .inForce, command: .declineChange(reason: "不同意"), by: "lei", refusal: .noChangePending),
        Try(
            at: .inForce, command: .confirmChange(opinion: "同意"), refusal: .confirmerMustNotBeProposer,
            after: { try $0.act(Case.change(), by: "qin") }),
        Try(
            at: .inForce, command: .declineChange(reason: "证据不足"), by: "chu", refusal: .confirmerMustNotBeOfficer,
            after: {
                try $0.act(.handling(.assign(officers: [Sample.staff("chu"), Sample.staff("bai")])), by: "lei")
                try $0.act(Case.change(), by: "qin")
            }),
    ]

    static let end: [Try] = [
        Try(at: .inForce, command: Case.notice(.soon, on: Sample.today, to: []), refusal: .recipientMissing),
        Try(
            at: .onProbation, command: Case.notice(.over, on: Sample.today), refusal: .periodHasNoEnd),
        Try(at: .ended, command: Case.notice(.over, on: Sample.today), refusal: .alreadyTold),
        Try(at: .ended, command: Case.notice(.soon, on: Sample.today), refusal: .alreadyTold),
        Try(
            at: .inForce, command: Case.notice(.over, on: Sample.today),
            refusal: .periodStillRuns(last: Case.day("2027-03-02"))),
        Try(at: .closed, command: Case.check(on: Sample.today), refusal: .alreadyRestored),
        Try(at: .inForce, command: Case.check(on: Sample.today), refusal: .endNotTold),
        Try(at: .ended, command: Case.check(on: Sample.today, isPaid: false), refusal: .remarkMissing),
    ]
}
