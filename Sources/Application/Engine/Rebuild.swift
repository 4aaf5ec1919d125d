import Dispatch
import Foundation
import Kernel
import Organisation
import RuleBook
import Storage
import Synchronization

/// Makes the read tables again from the journal alone, and checks that every stream can be replayed.
package enum Rebuild {
    /// Empties every derived table and fills it from events.
    /// - Parameter progress: told how many streams are done.
    /// - Returns: how many streams were read.
    package static func run(in session: any SQLSession, progress: (Int) -> Void = { _ in }) throws -> Int {
        try session.hold(.registers, .exclusive)
        try ReadTables.empty(in: session)
        var count = 0
        func done(_ more: Int) {
            count += more
            progress(count)
        }
        // Bodies before what counts in them.
        try addBodies(in: session, done: done)
        try addEntries(of: UnitRegistry.self, in: session, done: done)
        try addEntries(of: OfficialRegistry.self, in: session, done: done)
        try addEntries(of: StaffRegistry.self, in: session, done: done)
        for stream in try Journal.streams(of: BlankFormRegistry.mechanism, in: session) {
            let events = try Journal.events(of: stream, in: session).map(\.event)
            let sheets = try state(BlankFormRegistry.self, events.filter { !$0.payload.isErased })
            try BlankFormRegistry.project(sheets, id: stream.id, in: session)
            done(1)
        }
        var loader = CaseLoader()
        for mechanism in CaseMechanisms.all {
            try addCases(of: mechanism, to: &loader, in: session, done: done)
        }
        try loader.finish(in: session)
        for mechanism in AuditLog.noteStreams.sorted() {
            try each(of: mechanism, in: session) { try AuditLog.load($0.joined(), in: session) }
        }
        return count
    }

    /// So many streams are replayed and written together.
    private static let streamsTogether = 2_000

    /// Hands the streams of a mechanism to `body`, many at a time, each whole and in order.
    private static func each(
        of mechanism: String, in session: any SQLSession, _ body: ([[StoredEvent]]) throws -> Void
    ) throws {
        var streams: [[StoredEvent]] = []
        try Journal.each(of: mechanism, in: session) { entry in
            if streams.last?.first?.stream != entry.event.stream {
                if streams.count == streamsTogether {
                    try body(streams)
                    streams.removeAll(keepingCapacity: true)
                }
                streams.append([])
            }
            streams[streams.count - 1].append(entry.event)
        }
        if !streams.isEmpty { try body(streams) }
    }

    /// What is made of the state of each stream, in their order. Replaying asks nobody anything: each processor does a
    /// share of it.
    private static func made<M: Decider, T: Sendable>(
        of mechanism: M.Type, _ streams: [[StoredEvent]], _ make: @Sendable (M.State) -> T
    ) throws -> [T] {
        let shares = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let made = Mutex<[Int: Result<T, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: shares) { share in
            let own = stride(from: share, to: streams.count, by: shares).map { place in
                (place, Result { make(try state(M.self, streams[place].filter { !$0.payload.isErased })) })
            }
            made.withLock { $0.merge(own) { first, _ in first } }
        }
        return try made.withLock { made in try streams.indices.compactMap { try made[$0]?.get() } }
    }

    // MARK: Registries

    /// Writes the rows of all Bodies at once: one may have been moved under a younger one.
    private static func addBodies(in session: any SQLSession, done: (Int) -> Void) throws {
        var states: [BodyRegistry.State] = []
        try each(of: BodyRegistry.mechanism, in: session) { streams in
            states += try made(of: BodyRegistry.self, streams) { $0 }
            try AuditLog.load(streams.joined(), in: session)
            done(streams.count)
        }
        let parents = states.compactMap(\.body).reduce(into: [:]) { $0[$1.code] = $1.parent }
        var loader = DirectoryLoader()
        for state in states {
            var above: [BodyCode] = []
            var next = state.body?.parent
            while let parent = next, above.count < states.count {
                above.insert(parent, at: 0)
                next = parents[parent] ?? nil
            }
            if let row = BodyRegistry.row(of: state, above: above) { loader.add(.body(row)) }
        }
        try loader.write(in: session)
    }

    /// Writes the rows of a registry's streams.
    private static func addEntries<R: DirectoryPort>(
        of registry: R.Type, in session: any SQLSession, done: (Int) -> Void
    ) throws {
        var loader = DirectoryLoader()
        try each(of: R.mechanism, in: session) { streams in
            for case let entry? in try made(of: R.self, streams, { R.entry($0) }) { loader.add(entry) }
            try loader.write(in: session)
            try AuditLog.load(streams.joined(), in: session)
            done(streams.count)
        }
    }

    // MARK: Cases

    /// Replays the cases of a mechanism and writes their rows.
    private static func addCases<M: CasePort>(
        of mechanism: M.Type, to loader: inout CaseLoader, in session: any SQLSession, done: (Int) -> Void
    ) throws {
        try each(of: M.mechanism, in: session) { streams in
            for (events, summary) in zip(streams, try made(of: M.self, streams, { M.summary($0) })) {
                guard let summary, let last = events.last(where: { !$0.payload.isErased }) else { continue }
                CaseProjection.add(
                    summary, stream: last.stream, version: last.version, changedAt: last.recordedAt, to: &loader)
            }
            try loader.write(in: session)
            done(streams.count)
        }
    }

    private static func state<M: Decider>(_ mechanism: M.Type, _ events: [StoredEvent]) throws -> M.State {
        try M.replay(try events.map { try $0.recorded(as: M.self) })
    }

    /// The version of the first event of a stream that its mechanism cannot take, or nil when it takes all.
    package static func firstImpossible(_ events: [StoredEvent]) -> Int? {
        guard let first = events.first else { return nil }
        switch first.stream.mechanism {
        case BodyRegistry.mechanism: return impossible(BodyRegistry.self, events)
        case UnitRegistry.mechanism: return impossible(UnitRegistry.self, events)
        case OfficialRegistry.mechanism: return impossible(OfficialRegistry.self, events)
        case StaffRegistry.mechanism: return impossible(StaffRegistry.self, events)
        case BlankFormRegistry.mechanism: return impossible(BlankFormRegistry.self, events)
        case RuleBook.mechanism: return impossible(RuleBook.self, events)
        case let mechanism where AuditLog.noteStreams.contains(mechanism): return nil
        case let mechanism:
            // A stream of a mechanism nobody knows cannot have been written here.
            guard let known = CaseMechanisms.named(mechanism) else { return 1 }
            return impossibleCase(known, events)
        }
    }

    /// What was destroyed cannot be replayed, but only what an event after it ordered destroyed may be gone.
    private static func impossibleCase<M: CasePort>(_ mechanism: M.Type, _ events: [StoredEvent]) -> Int? {
        guard let erased = events.last(where: \.payload.isErased) else { return impossible(M.self, events) }
        let rest = events.filter { !$0.payload.isErased }
        guard let order = rest.first, order.version > erased.version,
            let recorded = try? order.recorded(as: M.self), M.destroysContent(recorded.event)
        else { return erased.version }
        return impossible(M.self, rest)
    }

    private static func impossible<M: Decider>(_ mechanism: M.Type, _ events: [StoredEvent]) -> Int? {
        var state = M.initial
        for event in events {
            guard let recorded = try? event.recorded(as: M.self), let next = M.evolve(state, with: recorded) else {
                return event.version
            }
            state = next
        }
        return nil
    }
}
