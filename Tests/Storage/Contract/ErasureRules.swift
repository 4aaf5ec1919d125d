import Kernel
import Storage
import TestKit
import Testing

extension StoreContract {
    /// What lies under a content key can be destroyed, and the chain holds all the same.
    static let destroyed: [StoreContract] = [
        StoreContract("an erasable event reads back as it was written, its words not in the table") { ground in
            try await Ledger.fillErasably(ground.database)
            try await ground.database.read { session in
                let entries = try Journal.events(of: Ledger.stream("a"), in: session)
                #expect(entries.map(\.event) == [Ledger.erasable(1), Ledger.erasable(2), Ledger.event("a", 3)])
                var inOrder: [StoredEvent] = []
                try Journal.each(in: session) { inOrder.append($0.event) }
                #expect(inOrder == entries.map(\.event))
                let bodies = try session.rows("SELECT shape, body FROM event ORDER BY position", [])
                #expect(bodies.map { $0.int(0) } == [0, 0, 1])
                #expect(bodies.filter { $0.text(1).contains("正名") }.count == 1)
            }
            try await Ledger.expectWhole(ground.database, events: 3)
        },
        StoreContract("with its key an event's words are gone, and the chain holds") { ground in
            try await Ledger.fillErasably(ground.database)
            try await ground.database.write { try Journal.destroyContent(of: Ledger.stream("a"), in: $0) }
            try await ground.database.forgetDeleted()
            let events = try await ground.database.read {
                try Journal.events(of: Ledger.stream("a"), in: $0).map(\.event)
            }
            #expect(events.map(\.payload.isErased) == [true, true, false])
            #expect(events.map(\.payload.name) == ["attempt.noted", "attempt.noted", "attempt.noted"])
            #expect(!events[0].payload.body.contains("正名"))
            try await Ledger.expectWhole(ground.database, events: 3)
        },
        StoreContract("to a stream whose content was destroyed nothing erasable is added") { ground in
            try await Ledger.fillErasably(ground.database)
            try await ground.database.write { try Journal.destroyContent(of: Ledger.stream("a"), in: $0) }
            await #expect(throws: StoreError.contentKey) {
                try await ground.database.write { session in
                    let head = try Journal.head(of: Ledger.stream("a"), in: session)
                    _ = try Journal.append([Ledger.erasable(4)], after: head, in: session)
                }
            }
            try await Ledger.expectWhole(ground.database, events: 3)
        },
        StoreContract("an event under a key cannot take another's place") { ground in
            try await Ledger.fillErasably(ground.database)
            try await ground.database.write { session in
                for statement in ground.loosening { try session.run(statement, []) }
                try session.run(
                    "UPDATE event SET body = (SELECT body FROM event WHERE position = 2) WHERE position = 1", [])
            }
            #expect(
                try await Ledger.report(ground.database).firstBad
                    == BadEvent(stream: "attempt/a", version: 1, position: 1, flaw: .contentChanged))
            await #expect(throws: JournalError.unreadable(position: 1, stream: "attempt/a", version: 1)) {
                try await ground.database.read { _ = try Journal.events(of: Ledger.stream("a"), in: $0) }
            }
        },
    ]
}

extension Ledger {
    /// An event of `a` that can be destroyed.
    static func erasable(_ version: Int) -> StoredEvent {
        let event = event("a", version)
        return StoredEvent(
            stream: event.stream, version: version, payload: event.payload.erasable, actor: event.actor,
            actingBody: event.actingBody, onBehalfOf: event.onBehalfOf, occurredOn: event.occurredOn,
            recordedAt: event.recordedAt, ruleSets: event.ruleSets, cause: event.cause)
    }

    /// Two events of `a` that can be destroyed, then one that cannot.
    static func fillErasably(_ database: any Database) async throws {
        try await database.write { session in
            _ = try Journal.append([erasable(1), erasable(2), event("a", 3)], after: .empty, in: session)
        }
    }
}
