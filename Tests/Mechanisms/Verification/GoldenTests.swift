import FoundationEssentials
import Kernel
import TestKit
import Testing

@testable import Verification

@Suite("Verification: events on disk")
struct GoldenTests {
    /// One event of each name, as it was first written.
    static let events: [Verification.Event] = [
        .opened(
            .init(number: "屈纪核〔2026〕1号", opening: Case.opening(), deadline: deadline)),
        .planRecorded(.init(text: "先查账,再谈话")),
        .evidenceAdded(
            .init(
                number: 1, kind: .document, shows: "合同与付款一致", items: [Case.first, Case.third],
                file: Sample.sealed("scan"), isConfidential: true, by: Case.staff("an", "bai"),
                blankForm: nil)),
        .evidenceWithdrawn(.init(number: 1, reason: "来源不明")),
        .inquirySent(.init(number: 1, subject: Case.miao, deadline: deadline)),
        .inquiryAnswered(.init(number: 1, endorsedByPartySecretary: true, accepted: false, text: "没有")),
        .statementRecorded(
            .init(
                subject: Case.miao, text: "没有收过", on: Sample.today, by: Case.staff("an", "bai"), blankForm: nil,
                scan: nil)),
        .findingsProposed(.init(findings: Case.findings)),
        .sentToQualityGate,
        .qualityGatePassed(.init(opinion: "事实清楚")),
        .qualityGateFailed(.init(reason: "缺少付款凭证")),
        .submitted(
            .init(chain: [ApprovalStep(role: .head, rank: .prefecture)], handlers: Case.staff("an", "bai"))),
        .approved(.init(step: 0, opinion: "同意", paper: Case.paper())),
        .sentBack(.init(reason: "补证")),
        .rejected(.init(reason: "依据不足")),
        .returnedAfterRecusal(.init(staff: Sample.staff("an"))),
        .paperConfirmed(.init(number: 1)),
        .concluded(.init(findings: Case.findings.map(\.outcome))),
    ]

    static let deadline = Case.rules().deadline(Case.clock, from: Sample.today, calendar: .unpublished)

    @Test("every event reads back from the file of its name and is written the same", arguments: events)
    func golden(_ event: Verification.Event) throws {
        let payload = Verification.stored(event)
        let file = payload.name.dropFirst("verification.".count)
        let text = try Source.text("Tests/Mechanisms/Verification/Golden/\(file).v\(payload.schema).json")
        let body = String(text.prefix { !$0.isNewline })
        #expect(try Verification.restored(.init(name: payload.name, schema: payload.schema, body: body)) == event)
        #expect(payload.body == body)
    }

    @Test("no name on disk is without its file")
    func complete() throws {
        let covered = Self.events.map { String(Verification.stored($0).name.dropFirst("verification.".count)) }
        #expect(try covered == Source.events())
    }

    @Test("what was entered from a numbered blank says so by one more key")
    func blankForm() throws {
        let heard = Verification.Event.statementRecorded(
            .init(
                subject: Case.miao, text: "没有收过", on: Sample.today, by: Case.staff("an", "bai"),
                blankForm: "试空〔2026〕1号", scan: Sample.sealed("talk")))
        let payload = Verification.stored(heard)
        #expect(payload.schema == 1)
        #expect(payload.body.hasPrefix(#"{"blankForm":"试空〔2026〕1号","by":["an","bai"],"on":"#))
        #expect(payload.body.contains(#""scan":{"byteCount":1"#))
        #expect(try Verification.restored(payload) == heard)
    }

    @Test("a name, a version or a shape that nobody knows is refused")
    func unknown() {
        for payload in [
            StoredPayload(name: "verification.unheardOf", schema: 1, body: "{}"),
            StoredPayload(name: "verification.sentToQualityGate", schema: 2, body: "{}"),
            StoredPayload(name: "verification.sentBack", schema: 1, body: "{}"),
        ] {
            #expect(throws: CodecError(name: payload.name, schema: payload.schema)) {
                try Verification.restored(payload)
            }
        }
    }
}
