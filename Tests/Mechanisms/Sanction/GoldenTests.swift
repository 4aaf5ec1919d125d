import Kernel
import TestKit
import Testing

@testable import Sanction

@Suite("Sanction: events on disk")
struct GoldenTests {
    static let rule = RuleCitation(
        row: "PER-001", parameter: "party.警告", title: "中国共产党纪律处分条例", article: "第十条", ruleSet: "abc")
    static let clocks: [Sanction.NamedDeadline] = [
        .init(
            clock: Sanction.Clock.report.name,
            deadline: Deadline(
                due: Case.day("2026-09-02"), isProvisional: false, rule: rule, countedFrom: Case.decided))
    ]
    static let periods: [Sanction.Period] = [
        .init(
            kind: .partyWarning, bars: .promotion, start: Case.decided, months: 12, last: Case.day("2027-03-02"),
            steps: [
                .init(
                    name: .remainder, day: Case.decided, months: 3, days: 2, other: "岳纪处〔2025〕9号", convention: nil,
                    rules: [rule]),
                .init(
                    name: .ends, day: Case.day("2027-03-02"), months: nil, days: nil, other: nil, convention: .civil,
                    rules: [rule]),
            ]),
        .init(
            kind: .partyProbation, bars: nil, start: Case.decided, months: 12, last: nil, steps: []),
    ]
    /// One event of each name, as it was first written.
    static let events: [Sanction.Event] = [
        .recorded(
            .init(
                number: "屈纪处册〔2026〕1号", body: Sample.quyuan,
                record: Case.record([
                    Case.measure(.partyProbation, probation: 12),
                    Case.measure(.governmentDemerit, together: 2, months: 18),
                ]), periods: periods, clocks: clocks, others: [Case.other])),
        .announced(.init(on: Case.decided, to: "所在党支部", isFiled: true)),
        .changeMade(.init(on: Case.decided, what: "免去副局长职务")),
        .reported(.init(on: Case.decided, what: "已执行", file: Sample.sealed("report"))),
        .rightsRestored(
            .init(on: Case.decided, basis: "支部大会决议", periods: periods, clocks: clocks, others: [Case.other])),
        .probationExtended(
            .init(on: Case.decided, basis: "支部大会决议", periods: periods, clocks: clocks, others: [])),
        .changeProposed(
            .init(
                way: .changed, basis: "岳纪复〔2026〕1号", decidedOn: Case.decided, measures: [Case.measure()],
                reason: "事实不清")),
        .changeConfirmed(.init(opinion: "同意", periods: periods, clocks: [], others: [Case.other])),
        .changeDeclined(.init(reason: "未生效")),
        .periodsCounted(.init(periods: periods, clocks: clocks)),
        .noticeGiven(
            .init(
                notice: .init(occasion: .over, recipients: [.person, .unit, .personnel], on: Case.decided),
                clocks: clocks)),
        .checked(
            .init(
                check: .init(
                    on: Case.decided, isAssessed: true, isSelectable: true, isPaid: false, remark: "工资未恢复"),
                clocks: clocks)),
    ]

    @Test("every event reads back from the file of its name and is written the same", arguments: events)
    func golden(_ event: Sanction.Event) throws {
        let payload = Sanction.stored(event)
        let file = payload.name.dropFirst("sanction.".count)
        let body = try Case.source.golden("\(file).v\(payload.schema)")
        #expect(try Sanction.restored(.init(name: payload.name, schema: payload.schema, body: body)) == event)
        #expect(payload.body == body)
    }

    @Test("no name on disk is without its file")
    func complete() throws {
        #expect(try Self.events.map { Sanction.stored($0).name } == Case.source.events())
    }

    @Test("a name, a version or a shape that nobody knows is refused")
    func unknown() {
        for payload in [
            StoredPayload(name: "sanction.unheardOf", schema: 1, body: "{}"),
            StoredPayload(name: "sanction.recorded", schema: 2, body: "{}"),
            StoredPayload(name: "sanction.announced", schema: 1, body: "{}"),
        ] {
            #expect(throws: CodecError(name: payload.name, schema: payload.schema)) {
                try Sanction.restored(payload)
            }
        }
    }
}
