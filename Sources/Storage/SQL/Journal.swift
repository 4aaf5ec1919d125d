import Crypto
import Kernel

/// An event as it lies in the journal: chained.
package struct JournalEntry: Hashable, Sendable {
    /// The place in the journal, from 1.
    package let position: Int
    /// The event, its payload opened where that can be.
    package let event: StoredEvent
    /// The payload as it lies there, and as it is hashed.
    package let written: StoredPayload
    package let algorithm: String
    package let previous: [UInt8]
    package let hash: [UInt8]
}

/// The journal's tail of one stream: what the next event is chained to.
package struct StreamHead: Hashable, Sendable {
    /// The number of events; 0 for a stream that has none.
    package let version: Int
    /// The last event's hash; 32 zero bytes before the first.
    package let hash: [UInt8]

    package init(version: Int, hash: [UInt8]) {
        self.version = version
        self.hash = hash
    }

    /// The head of a stream without events.
    package static let empty = StreamHead(version: 0, hash: [UInt8](repeating: 0, count: 32))
}

/// The append-only event store, written once for every engine.
package enum Journal {
    /// The algorithm new events are chained with; stored beside each hash so that another can follow.
    package static let algorithm = "sha256-1"

    /// Every event, with its stream's content key where it is under one that was not destroyed.
    private static let select = """
        SELECT e.position, e.stream, e.version, e.name, e.shape, e.body, e.actor, e.acting_body, e.on_behalf_of,
          e.occurred_on, e.recorded_at, coalesce(r.digests, e.rule_sets), e.cause, e.algorithm, e.previous, e.hash,
          k.master, k.wrapped
        FROM event e LEFT JOIN rule_set_list r ON r.mark = e.rule_sets
          LEFT JOIN content_key k ON e.shape = 0 AND k.stream = e.stream
        """

    /// The head of a stream.
    package static func head(of stream: StreamId, in session: any SQLSession) throws(StoreError) -> StreamHead {
        let row = try session.row(
            "SELECT version, hash FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1",
            [.text(stream.description)])
        return row.map { StreamHead(version: $0.int(0), hash: $0.blob(1)) } ?? .empty
    }

    /// The streams of a mechanism, in the order in which they came.
    package static func streams(of mechanism: String, in session: any SQLSession) throws(StoreError) -> [StreamId] {
        try session.rows(
            "SELECT stream FROM event WHERE stream >= ? AND stream < ? AND version = 1 ORDER BY position",
            [.text("\(mechanism)/"), .text("\(mechanism)0")]
        ).compactMap { StreamId($0.text(0)) }
    }

    /// A stream's events in order.
    package static func events(
        of stream: StreamId, in session: any SQLSession
    ) throws(JournalError) -> [JournalEntry] {
        let rows: [SQLRow]
        do throws(StoreError) {
            rows = try session.rows(
                "\(select) WHERE e.stream = ? ORDER BY e.version", [.text(stream.description)])
        } catch { throw .store(error) }
        var reader = EventReader(cipher: session.cipher)
        var entries: [JournalEntry] = []
        entries.reserveCapacity(rows.count)
        for row in rows { entries.append(try reader.entry(row)) }
        return entries
    }

    /// Hands every event to `body`, stream by stream, each stream in order.
    package static func eachByStream(in session: any SQLSession, _ body: (JournalEntry) throws -> Void) throws {
        var reader = EventReader(cipher: session.cipher)
        try session.each("\(select) ORDER BY e.stream, e.version", []) { try body(try reader.entry($0)) }
    }

    /// Hands every event of a mechanism to `body`, stream by stream, each stream in order.
    package static func each(
        of mechanism: String, in session: any SQLSession, _ body: (JournalEntry) throws -> Void
    ) throws {
        var reader = EventReader(cipher: session.cipher)
        try session.each(
            "\(select) WHERE e.stream >= ? AND e.stream < ? ORDER BY e.stream, e.version",
            [.text("\(mechanism)/"), .text("\(mechanism)0")]
        ) { try body(try reader.entry($0)) }
    }

    /// Hands every event to `body` in the order of the journal.
    package static func each(in session: any SQLSession, _ body: (JournalEntry) throws -> Void) throws {
        var reader = EventReader(cipher: session.cipher)
        try session.each("\(select) ORDER BY e.position", []) { try body(try reader.entry($0)) }
    }

    /// Appends events to one stream, chaining each to the one before.
    /// - Parameter head: the stream's head as read in the same transaction.
    /// - Returns: the new head.
    package static func append(
        _ events: [StoredEvent], after head: StreamHead, in session: any SQLSession
    ) throws(StoreError) -> StreamHead {
        guard let first = events.first else { return head }
        let isUnderKey = events.contains { $0.payload.isErasable }
        let key = isUnderKey ? try contentKey(of: first.stream, at: first.version, in: session) : nil
        var rows: [[SQLValue]] = []
        let head = chain(events, after: head, under: key, into: &rows)
        session.noteAppending()
        try keepRuleSets(of: events, in: session)
        try PrimaryTables.event.shape.insert(rows, in: session)
        return head
    }

    /// Adds whole streams that the journal does not have yet, many at a time.
    package static func load(_ streams: [[StoredEvent]], in session: any SQLSession) throws(StoreError) {
        var rows: [[SQLValue]] = []
        var keys: [[SQLValue]] = []
        for events in streams {
            guard let stream = events.first?.stream else { continue }
            var key: SymmetricKey?
            if events.contains(where: { $0.payload.isErasable }) {
                guard let cipher = session.cipher else { throw .contentKey }
                let fresh = cipher.freshKey(of: stream)
                keys.append(contentKeyRow(of: stream, fresh.wrapped))
                key = fresh.key
            }
            _ = chain(events, after: .empty, under: key, into: &rows)
        }
        session.noteAppending()
        try keepRuleSets(of: streams.joined(), in: session)
        try session.load(PrimaryTables.contentKey.shape, keys)
        try session.load(PrimaryTables.event.shape, rows)
    }

    /// Sees that every list of rule sets for which an event has a mark is there.
    private static func keepRuleSets(
        of events: some Sequence<StoredEvent>, in session: any SQLSession
    ) throws(StoreError) {
        var lists: Set<String> = []
        for event in events where !event.ruleSets.isEmpty { lists.insert(ruleSets(of: event)) }
        try RuleSetList.keep(lists, in: session)
    }

    /// The rows of a stream's next events.
    /// - Parameter key: the stream's content key, where an event is to lie under it.
    /// - Returns: the stream's head with them.
    private static func chain(
        _ events: [StoredEvent], after head: StreamHead, under key: SymmetricKey?, into rows: inout [[SQLValue]]
    ) -> StreamHead {
        var head = head
        for event in events {
            precondition(event.version == head.version + 1, "events are appended in order")
            var payload = event.payload
            if payload.isErasable, let key {
                payload = EventCipher.sealed(payload, at: event.version, of: event.stream, under: key)
            }
            let hash = Self.hash(of: event, as: payload, after: head.hash, algorithm: algorithm)
            rows.append([
                .text(event.stream.description), .int(event.version), .text(payload.name),
                .int(payload.schema), .text(payload.body), .text(event.actor.description),
                .text(event.actingBody.text), .text(orNull: event.onBehalfOf?.text),
                .text(event.occurredOn.description), .int(event.recordedAt.milliseconds),
                .text(RuleSetList.written(ruleSets(of: event))), .text(orNull: event.cause), .text(algorithm),
                .blob(head.hash), .blob(hash),
            ])
            head = StreamHead(version: event.version, hash: hash)
        }
        return head
    }

    /// The hash of an event, as `EventImage` has it.
    /// - Parameter written: the payload as it lies in the journal.
    package static func hash(
        of event: StoredEvent, as written: StoredPayload, after previous: [UInt8], algorithm: String
    ) -> [UInt8] {
        var image = EventImage()
        image.set(
            EventImage.Fields(
                algorithm: Array(algorithm.utf8), previous: previous, stream: Array(event.stream.description.utf8),
                version: Int64(event.version), name: Array(written.name.utf8), shape: Int64(written.schema),
                body: Array(written.body.utf8), actor: Array(event.actor.description.utf8),
                actingBody: Array(event.actingBody.text.utf8), onBehalfOf: Array((event.onBehalfOf?.text ?? "").utf8),
                occurredOn: Array(event.occurredOn.description.utf8), recordedAt: event.recordedAt.milliseconds,
                ruleSets: Array(ruleSets(of: event).utf8), cause: Array((event.cause ?? "").utf8)))
        return Array(image.digest)
    }

    /// The rule sets of an event as they are hashed.
    private static func ruleSets(of event: StoredEvent) -> String { event.ruleSets.joined(separator: " ") }
}

/// Why the journal could not be read.
package enum JournalError: Error, Hashable, Sendable {
    case store(StoreError)
    /// A row whose columns are not what an event has.
    case unreadable(position: Int, stream: String, version: Int)
}
