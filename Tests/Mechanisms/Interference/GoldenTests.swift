import Kernel
import TestKit
import Testing

@testable import Interference

@Suite("Interference: events on disk")
struct GoldenTests {
    /// One event of each name, as it was first written.
    static let events: [Interference.Event] = [
        .noted(
            .init(
                number: "岳纪干专〔2026〕1号", body: Sample.yueyang,
                entry: Case.entry(official: Case.wen, staff: "wen"), official: Case.wen,
                concerned: [Sample.staff("wen")], about: Case.about, keptAway: nil)),
        .acknowledged,
        .supplemented(.init(text: "又托人带话")),
        .concluded(.init(outcome: .handedOn, destination: "岳阳市纪委监委信访室", reason: "情况属实")),
    ]

    @Test("every event reads back from the file of its name and is written the same", arguments: events)
    func golden(_ event: Interference.Event) throws {
        let payload = Interference.stored(event)
        let file = payload.name.dropFirst("interference.".count)
        let body = try Case.source.golden("\(file).v\(payload.schema)")
        #expect(try Interference.restored(.init(name: payload.name, schema: payload.schema, body: body)) == event)
        #expect(payload.body == body)
    }

    @Test("no name on disk is without its file")
    func complete() throws {
        #expect(try Self.events.map { Interference.stored($0).name } == Case.source.events())
    }

    @Test("every event can be destroyed, those that every case has too")
    func erasable() {
        let handled = Handling.Event.recused(Recusal(staff: Sample.staff("an"), ground: .interest))
        for event in Self.events + [.handling(handled)] { #expect(Interference.stored(event).isErasable) }
    }

    @Test("an entry about somebody of whom no register knows reads back too")
    func plain() throws {
        let event = Interference.Event.noted(
            .init(
                number: "试〔2026〕1号", body: Sample.yueyang, entry: Case.entry(about: nil), official: nil, concerned: [],
                about: nil, keptAway: [Sample.staff("an")]))
        #expect(try Interference.restored(Interference.stored(event)) == event)
    }

    @Test("a name, a version or a shape that nobody knows is refused")
    func unknown() {
        for payload in [
            StoredPayload(name: "interference.unheardOf", schema: 1, body: "{}"),
            StoredPayload(name: "interference.noted", schema: 2, body: "{}"),
            StoredPayload(name: "interference.supplemented", schema: 1, body: "{}"),
        ] {
            #expect(throws: CodecError(name: payload.name, schema: payload.schema)) {
                try Interference.restored(payload)
            }
        }
    }
}
