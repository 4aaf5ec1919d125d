import FoundationEssentials
import TestKit
import Testing

@testable import Kernel

@Suite("The acts every case has: events on disk")
struct HandlingGoldenTests {
    static let an = Sample.staff("an")
    static let clock = ClockName("inquiry/official:miao")
    static let other = Sample.id("430623000", as: BodyCode.self)
    static let deadline = Deadline(
        due: Sample.today, isProvisional: false,
        rule: RuleCitation(row: "T-1", parameter: "answer", title: "试验规则", article: "第一条", ruleSet: "test"),
        countedFrom: Sample.today.adding(days: -9))

    /// One event of each name, as it was first written.
    static let events: [Handling.Event] = [
        .officersAssigned(.init(officers: [an, Sample.staff("bai")])),
        .handedOver(.init(from: an, to: Sample.staff("chu"), reason: "调离")),
        .officersLent(.init(officers: [Sample.staff("far")], reason: "片区协作")),
        .recused(.init(staff: an, ground: .nearRelative)),
        .recusalRequested(.init(staff: an, ground: .witness)),
        .recusalLifted(.init(staff: an, reason: "并非近亲属")),
        .deadlineExtended(.init(clock: clock, to: Sample.today, reason: "住院")),
        .deadlinePaused(.init(clock: clock, reason: "等待鉴定")),
        .deadlineResumed(.init(clock: clock, to: Sample.today, isProvisional: false, reason: "鉴定作出")),
        .deadlinesRecounted(.init(deadlines: [.init(clock: clock, deadline: deadline)])),
        .moveProposed(.init(to: other, way: .designated, decider: Sample.yueyang, reason: "回避较多")),
        .moveDeclined(.init(reason: "不属我管辖")),
        .moved(.init(to: other, way: .designated, opinion: "同意")),
        .sealUsed(
            .init(
                paper: "letter-1-1-official-miao", title: "关于失实检举控告澄清的函（县委组织部）",
                number: "屈纪函〔2026〕1号", copies: 2, basis: "分管领导签批")),
    ]

    @Test("every event reads back from the file of its name and is written the same", arguments: events)
    func golden(_ event: Handling.Event) throws {
        let payload = event.stored(in: "any")
        let name = payload.name.dropFirst("any.".count)
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(1)
        let path = parts.joined(separator: "/") + "/Golden/\(name).v\(payload.schema).json"
        let body = String(try String(contentsOfFile: path, encoding: .utf8).prefix { !$0.isNewline })
        #expect(payload.body == body)
        let written = StoredPayload(name: payload.name, schema: payload.schema, body: body)
        #expect(try Handling.Event(restoring: written, in: "any") == event)
    }

    @Test("every refusal has its heading in the page of these acts")
    func documented() throws {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        let path = parts.joined(separator: "/") + "/docs/mechanisms/handling.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        for code in Handling.Refusal.allCodes { #expect(page.contains("\n### \(code)\n"), "no heading for \(code)") }
    }

    @Test("a name or shape that nobody knows is refused")
    func unknown() {
        for payload in [
            StoredPayload(name: "any.unheardOf", schema: 1, body: "{}"),
            StoredPayload(name: "other.moved", schema: 1, body: "{}"),
            StoredPayload(name: "any.moved", schema: 2, body: "{}"),
            StoredPayload(name: "any.moved", schema: 1, body: "{}"),
        ] {
            #expect(throws: CodecError.self) { try Handling.Event(restoring: payload, in: "any") }
        }
    }
}
