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
    /// Recomputes every chain, offline.
    /// - Parameters:
    ///   - progress: is told how many events were looked at.
    ///   - replay: where streams are to be replayed too: given a stream's events in order, the version of the first its
    ///     mechanism cannot take, or nil.
    package static func verify(
        in session: any SQLSession, dialect: Dialect, progress: (_ events: Int) -> Void = { _ in },
        replay: (([StoredEvent]) -> Int?)? = nil
    ) throws -> JournalReport {
        let lists = try RuleSetList.all(in: session)
        var check = ChainCheck(isGapless: dialect.hasGaplessPositions, lists: lists)
        do {
            try session.scan(ChainCheck.select, []) { row in
                try check.take(row)
                if check.events.isMultiple(of: 5_000) { progress(check.events) }
            }
            if let gap = check.gap { throw BadEvent(stream: "", version: 0, position: gap, flaw: .positionMissing) }
            try checkEnds(in: session)
            if let replay { try self.replay(in: session, replay) }
        } catch let bad as BadEvent {
            return JournalReport(events: check.events, firstBad: bad)
        } catch JournalError.unreadable(let position, let stream, let version) {
            let bad = BadEvent(stream: stream, version: version, position: position, flaw: .unreadable)
            return JournalReport(events: check.events, firstBad: bad)
        }
        return JournalReport(events: check.events, firstBad: nil)
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

    /// Every stream through its mechanism.
    private static func replay(in session: any SQLSession, _ firstImpossible: ([StoredEvent]) -> Int?) throws {
        var stream: [JournalEntry] = []
        func check() throws(BadEvent) {
            guard let version = firstImpossible(stream.map(\.event)), let first = stream.first else { return }
            let entry = stream.first { $0.event.version == version }
            throw BadEvent(
                stream: first.event.stream.description, version: version, position: entry?.position ?? 0,
                flaw: .impossible)
        }
        try eachByStream(in: session) { entry in
            if let last = stream.last, last.event.stream != entry.event.stream {
                try check()
                stream.removeAll(keepingCapacity: true)
            }
            stream.append(entry)
        }
        try check()
    }
}
