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
            try each(of: mechanism, in: session, make: { $0 }) { streams, _ in
                try AuditLog.load(streams.joined(), in: session)
            }
        }
        return count
    }

    /// So many streams are replayed and written together.
    private static let streamsTogether = 2_000

    /// Hands the streams of a mechanism to `write`, many at a time, each whole and in order, with what `make` made of
    /// them: another processor does that while the next are read and those before are written.
    private static func each<T: Sendable>(
        of mechanism: String, in session: any SQLSession, make: @escaping @Sendable ([[StoredEvent]]) throws -> T,
        write: ([[StoredEvent]], T) throws -> Void
    ) throws {
        var streams: [[StoredEvent]] = []
        var before: (streams: [[StoredEvent]], made: Meanwhile<T>)?
        func pass() throws {
            let next = streams
            let made = next.isEmpty ? nil : Meanwhile { try make(next) }
            if let before { try write(before.streams, try before.made.value()) }
            before = made.map { (next, $0) }
            streams = []
        }
        try Journal.each(of: mechanism, in: session) { entry in
            if streams.last?.first?.stream != entry.event.stream {
                if streams.count == streamsTogether { try pass() }
                streams.append([])
            }
            streams[streams.count - 1].append(entry.event)
        }
        try pass()
        try pass()
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
        try each(of: BodyRegistry.mechanism, in: session, make: { try made(of: BodyRegistry.self, $0) { $0 } }) {
            streams, made in
            states += made
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
        try each(of: R.mechanism, in: session, make: { try made(of: R.self, $0) { R.entry($0) } }) { streams, made in
            for case let entry? in made { loader.add(entry) }
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
        try each(of: M.mechanism, in: session, make: { try made(of: M.self, $0) { M.summary($0) } }) { streams, made in
            for (events, summary) in zip(streams, made) {
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

/// Work that another processor does while its beginner goes on.
///
/// A class because two threads share it; guarded by its lock, and read once the work is done.
private final class Meanwhile<T: Sendable>: Sendable {
    private let result = Mutex<Result<T, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> T) {
        DispatchQueue.global().async {
            let made = Result { try work() }
            self.result.withLock { $0 = made }
            self.done.signal()
        }
    }

    /// What came of it, once it is done.
    func value() throws -> T {
        done.wait()
        defer { done.signal() }
        return try result.withLock { made in
            guard let made else { preconditionFailure("the work has signalled that it is done") }
            return made
        }.get()
    }
}
