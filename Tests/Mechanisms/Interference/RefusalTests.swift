import Kernel
import TestKit
import Testing

@testable import Interference

/// One try that must be refused.
struct Try: Sendable, CustomTestStringConvertible {
    /// How far the case is; nil before it began.
    let at: Reached?
    let command: Interference.Command
    let by: String
    let refusal: Interference.Refusal
    var on: CivilDate = Sample.today
    var onBehalfOf: String?
    var facts = Case.facts()
    /// What happens before the try.
    var after: @Sendable (inout Play) throws -> Void = { _ in }

    var testDescription: String { "\(refusal.code), at \(at.map { "\($0)" } ?? "absent"), by \(by)" }
}

@Suite("Interference: every refusal, in the order decide checks")
struct RefusalTests {
    @Test("an act against a rule is refused for that rule", arguments: entry + handling + conclusion)
    func rows(_ row: Try) throws {
        var play = Play(facts: row.facts)
        if let reached = row.at { play = try Play(reached, facts: row.facts) }
        try row.after(&play)
        let body = row.at == nil ? Sample.quyuan : Sample.yueyang
        #expect(
            play.refusal(row.command, by: row.by, of: body, onBehalfOf: row.onBehalfOf, on: row.on) == row.refusal)
    }

    @Test("no refusal is without its row, in the order of the refusals' list")
    func complete() throws {
        var codes: [String] = []
        for refusal in (Self.entry + Self.handling + Self.conclusion).map(\.refusal) {
            if case .handling = refusal { continue }
            if !codes.contains(refusal.code) { codes.append(refusal.code) }
        }
        #expect(try codes == Case.source.refusals())
    }

    @Test("every refusal has its heading in the mechanism's page")
    func documented() throws {
        let page = try Case.source.text("docs/mechanisms/interference.md")
        for code in try Case.source.refusals() {
            #expect(page.contains("\n### \(code)\n"), "no heading for \(code)")
        }
    }

    static let tomorrow = Sample.today.adding(days: 1)

    static let entry: [Try] = [
        Try(at: nil, command: .acknowledge, by: "lei", refusal: .notNoted),
        Try(at: nil, command: Case.assign("chu", "bai"), by: "lei", refusal: .notNoted),
        Try(at: .noted, command: .note(Case.entry(.pleading)), by: "an", refusal: .notedOtherwise),
        Try(at: .noted, command: .note(Case.entry()), by: "bai", refusal: .notedOtherwise),
        Try(at: nil, command: .note(Case.entry()), by: "portal", refusal: .handling(.actorNotStaff)),
        Try(at: nil, command: .note(Case.entry()), by: "system", refusal: .handling(.actorNotStaff)),
        Try(at: nil, command: .note(Case.entry()), by: "an", refusal: .handling(.occurredInFuture), on: tomorrow),
        Try(at: nil, command: .note(Case.entry(name: " ")), by: "an", refusal: .entryIncomplete(field: "name")),
        Try(at: nil, command: .note(Case.entry(unit: "")), by: "an", refusal: .entryIncomplete(field: "unit")),
        Try(at: nil, command: .note(Case.entry(post: "\n")), by: "an", refusal: .entryIncomplete(field: "post")),
        Try(at: nil, command: .note(Case.entry(account: " \n")), by: "an", refusal: .entryIncomplete(field: "account")),
        Try(
            at: nil, command: .note(Case.entry(on: Sample.today)), by: "an", refusal: .happenedAfterEntry,
            on: Case.yesterday),
        Try(
            at: nil, command: .note(Case.entry(staff: "an")), by: "an", refusal: .notAboutOneself,
            facts: Case.facts(concerned: ["an"])),
    ]

    static let handling: [Try] = [
        Try(at: .concluded, command: Case.assign("chu", "bai"), by: "lei", refusal: .alreadyConcluded),
        Try(
            at: .concluded, command: .handling(.proposeMove(to: Case.hunan, way: .raised, reason: "提级")), by: "lei",
            refusal: .alreadyConcluded),
        Try(at: .noted, command: Case.assign("chu", "bai"), by: "lei", refusal: .notAcknowledged),
        Try(
            at: .acknowledged, command: Case.assign("chu", "wen"), by: "lei",
            refusal: .handling(.officerRecused(Sample.staff("wen"))), facts: Case.facts(concerned: ["wen"])),
        Try(
            at: .acknowledged, command: .handling(.liftRecusal(staff: Sample.staff("wen"), reason: "无关")), by: "wang",
            refusal: .handling(.recusalDecidedElsewhere), facts: Case.facts(concerned: ["wen"])),
        Try(
            at: .acknowledged, command: .handling(.lend(officers: [Sample.staff("lent")], reason: "协作")), by: "lei",
            refusal: .officerOfEnteringBody(Sample.staff("lent")), facts: Case.facts(ofEnteringBody: ["lent"])),
        Try(
            at: .noted, command: .handling(.proposeMove(to: Sample.quyuan, way: .designated, reason: "指定")), by: "lei",
            refusal: .movesOnlyUp),
        Try(
            at: .noted, command: .handling(.proposeMove(to: Sample.quyuan, way: .transferred, reason: "移交")), by: "lei",
            refusal: .movesOnlyUp),
        Try(
            at: .acknowledged,
            command: .handling(.pauseDeadline(clock: ClockName("x"), reason: "等")), by: "lei",
            refusal: .handling(.noSuchDeadline)),
    ]

    static let conclusion: [Try] = [
        Try(
            at: .noted, command: .acknowledge, by: "wen", refusal: .handling(.actorRecused),
            facts: Case.facts(concerned: ["wen"])),
        Try(
            at: .noted, command: .acknowledge, by: "lei", refusal: .handling(.actorRecused), onBehalfOf: "wen",
            facts: Case.facts(concerned: ["wen"])),
        Try(at: .acknowledged, command: .acknowledge, by: "wang", refusal: .alreadyAcknowledged),
        Try(at: .concluded, command: .acknowledge, by: "lei", refusal: .alreadyConcluded),
        Try(
            at: .concluded, command: .supplement(text: " "), by: "lei",
            refusal: .handling(.textMissing(field: "text"))),
        Try(
            at: .acknowledged, command: .supplement(text: "又来电"), by: "lei", refusal: .handling(.occurredBeforeOpening),
            on: Case.yesterday),
        Try(at: .noted, command: Case.conclude(), by: "lei", refusal: .notAcknowledged),
        Try(at: .concluded, command: Case.conclude(.untrue), by: "lei", refusal: .alreadyConcluded),
        Try(at: .concluded, command: Case.conclude(), by: "wang", refusal: .alreadyConcluded),
        Try(
            at: .acknowledged, command: Case.conclude(because: " "), by: "lei",
            refusal: .handling(.textMissing(field: "reason"))),
        Try(at: .acknowledged, command: Case.conclude(), by: "an", refusal: .concluderMustNotBeEnterer),
        Try(
            at: .acknowledged, command: Case.conclude(.untrue), by: "lei", refusal: .concluderMustNotBeEnterer,
            onBehalfOf: "an"),
        Try(
            at: .acknowledged, command: Case.conclude(.untrue), by: "qin", refusal: .concluderMustNotBeConcerned,
            facts: Case.facts(conflicted: ["qin"])),
        Try(
            at: .acknowledged, command: Case.conclude(.criticised), by: "lei", refusal: .concluderMustNotBeOfficer,
            after: { try $0.act(Case.assign("lei", "bai"), by: "wang", of: Sample.yueyang) }),
        Try(at: .acknowledged, command: Case.conclude(.handedOn), by: "lei", refusal: .destinationMissing),
        Try(at: .acknowledged, command: Case.conclude(.handedOn, to: " "), by: "lei", refusal: .destinationMissing),
        Try(
            at: .acknowledged, command: Case.conclude(.nothingToDo, to: "信访室"), by: "lei", refusal: .destinationNotAsked
        ),
    ]
}
