import Kernel

/// What `verify` found.
package struct JournalReport: Hashable, Sendable {
    /// How many events were read.
    package let events: Int
    /// The first event that does not fit, or nil when all do.
    package let firstBad: BadEvent?

    package init(events: Int, firstBad: BadEvent?) {
        self.events = events
        self.firstBad = firstBad
    }
}

/// An event that does not fit the chain, the codec or its mechanism.
package struct BadEvent: Hashable, Sendable, Error {
    package let stream: String
    package let version: Int
    package let position: Int
    package let flaw: Flaw

    /// What is wrong with it.
    package enum Flaw: String, Sendable {
        /// The hash is not that of the event's content.
        case contentChanged
        /// The previous hash is not the one of the event before.
        case chainBroken
        /// This version is missing; the position is that of the event found in its place, or 0 at a stream's end.
        case versionMissing
        /// A position is missing: a row was removed.
        case positionMissing
        /// Its columns, name or shape cannot be read.
        case unreadable
        /// It cannot have followed what came before it.
        case impossible
    }

    package init(stream: String, version: Int, position: Int, flaw: Flaw) {
        self.stream = stream
        self.version = version
        self.position = position
        self.flaw = flaw
    }
}

extension Journal {
    /// Recomputes every chain, offline, and replays every stream.
    /// - Parameter replay: given a stream's events in order, the version of the first its mechanism cannot take, or
    ///   nil.
    package static func verify(
        in session: any SQLSession, dialect: Dialect, replay: ([StoredEvent]) -> Int?
    ) throws -> JournalReport {
        var events = 0
        var positions: [Int] = []
        var stream: [JournalEntry] = []
        do {
            try eachByStream(in: session) { entry in
                if let last = stream.last, last.event.stream != entry.event.stream {
                    try check(stream, replay: replay)
                    stream.removeAll(keepingCapacity: true)
                }
                stream.append(entry)
                events += 1
                if dialect.hasGaplessPositions { positions.append(entry.position) }
            }
            try check(stream, replay: replay)
            positions.sort()
            for (index, position) in positions.enumerated() where position != index + 1 {
                // One that is below its place is no position at all.
                throw BadEvent(stream: "", version: 0, position: min(position, index + 1), flaw: .positionMissing)
            }
            try checkEnds(in: session)
        } catch let bad as BadEvent {
            return JournalReport(events: events, firstBad: bad)
        } catch JournalError.unreadable(let position, let stream, let version) {
            let bad = BadEvent(stream: stream, version: version, position: position, flaw: .unreadable)
            return JournalReport(events: events, firstBad: bad)
        }
        return JournalReport(events: events, firstBad: nil)
    }

    /// The end of a chain is missed by no event after it, nor the journal's last by any position: but the case's own
    /// row remembers how many events there were.
    private static func checkEnds(in session: any SQLSession) throws {
        let row = try session.row(
            """
            SELECT mechanism, id, last FROM (
              SELECT h.mechanism, h.id, h.version AS noted,
                coalesce((SELECT max(e.version) FROM event e WHERE e.stream = h.mechanism || '/' || h.id), 0) AS last
              FROM case_head h) AS ends
            WHERE last < noted ORDER BY mechanism, id LIMIT 1
            """, [])
        guard let row else { return }
        throw BadEvent(
            stream: "\(row.text(0))/\(row.text(1))", version: row.int(2) + 1, position: 0, flaw: .versionMissing)
    }

    private static func check(_ entries: [JournalEntry], replay: ([StoredEvent]) -> Int?) throws(BadEvent) {
        var head = StreamHead.empty
        for entry in entries {
            func bad(_ flaw: BadEvent.Flaw) -> BadEvent {
                BadEvent(
                    stream: entry.event.stream.description, version: entry.event.version, position: entry.position,
                    flaw: flaw)
            }
            guard entry.event.version == head.version + 1 else {
                throw BadEvent(
                    stream: entry.event.stream.description, version: head.version + 1, position: entry.position,
                    flaw: .versionMissing)
            }
            let content = hash(
                of: entry.event, as: entry.written, after: entry.previous, algorithm: entry.algorithm)
            guard entry.hash == content else { throw bad(.contentChanged) }
            guard entry.previous == head.hash else { throw bad(.chainBroken) }
            head = StreamHead(version: entry.event.version, hash: entry.hash)
        }
        guard let version = replay(entries.map(\.event)) else { return }
        let entry = entries.first { $0.event.version == version }
        throw BadEvent(
            stream: entries.first?.event.stream.description ?? "", version: version, position: entry?.position ?? 0,
            flaw: .impossible)
    }
}
