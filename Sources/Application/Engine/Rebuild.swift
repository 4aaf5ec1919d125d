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
        // Bodies before Units before Officials before staff before cases: each names those before it.
        let registries = [
            BodyRegistry.mechanism, UnitRegistry.mechanism, OfficialRegistry.mechanism, StaffRegistry.mechanism,
            BlankFormRegistry.mechanism,
        ]
        var count = 0
        // Bodies twice: one that was moved under a younger one finds its place when all are there, and takes those
        // below it along.
        for stream in try Journal.streams(of: BodyRegistry.mechanism, in: session) {
            try project(stream, in: session)
        }
        for mechanism in registries {
            for stream in try Journal.streams(of: mechanism, in: session) {
                try project(stream, in: session)
                count += 1
                progress(count)
            }
        }
        var loader = CaseLoader()
        for mechanism in CaseMechanisms.all {
            try addCases(of: mechanism, to: &loader, in: session) {
                count += $0
                progress(count)
            }
        }
        try loader.finish(in: session)
        try AuditLog.rebuild(in: session)
        return count
    }

    private static func project(_ stream: StreamId, in session: any SQLSession) throws {
        let entries = try Journal.events(of: stream, in: session)
        let events = entries.map(\.event).filter { !$0.payload.isErased }
        switch stream.mechanism {
        case BodyRegistry.mechanism:
            try BodyRegistry.project(try state(BodyRegistry.self, events), id: stream.id, in: session)
        case UnitRegistry.mechanism:
            try UnitRegistry.project(try state(UnitRegistry.self, events), id: stream.id, in: session)
        case OfficialRegistry.mechanism:
            try OfficialRegistry.project(try state(OfficialRegistry.self, events), id: stream.id, in: session)
        case StaffRegistry.mechanism:
            try StaffRegistry.project(try state(StaffRegistry.self, events), id: stream.id, in: session)
        case BlankFormRegistry.mechanism:
            try BlankFormRegistry.project(try state(BlankFormRegistry.self, events), id: stream.id, in: session)
        default: return
        }
    }

    // MARK: Cases

    /// So many cases are replayed and written together.
    private static let casesTogether = 2_000

    /// Replays the cases of a mechanism, stream by stream as the journal hands them over, and writes their rows.
    /// - Parameter done: told how many more are written.
    private static func addCases<M: CasePort>(
        of mechanism: M.Type, to loader: inout CaseLoader, in session: any SQLSession, done: (Int) -> Void
    ) throws {
        var streams: [[StoredEvent]] = []
        func write() throws {
            for (events, summary) in zip(streams, try summaries(of: mechanism, streams)) {
                guard let summary, let last = events.last(where: { !$0.payload.isErased }) else { continue }
                CaseProjection.add(
                    summary, stream: last.stream, version: last.version, changedAt: last.recordedAt, to: &loader)
            }
            try loader.write(in: session)
            done(streams.count)
            streams.removeAll(keepingCapacity: true)
        }
        try Journal.each(of: M.mechanism, in: session) { entry in
            if streams.last?.first?.stream != entry.event.stream {
                if streams.count == casesTogether { try write() }
                streams.append([])
            }
            streams[streams.count - 1].append(entry.event)
        }
        try write()
    }

    /// What the cases of these streams show, in their order. Replaying asks nobody anything: each processor does a
    /// share of it.
    private static func summaries<M: CasePort>(
        of mechanism: M.Type, _ streams: [[StoredEvent]]
    ) throws -> [CaseSummary?] {
        let shares = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let made = Mutex<[Int: Result<CaseSummary?, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: shares) { share in
            let own = stride(from: share, to: streams.count, by: shares).map { place in
                (
                    place,
                    Result { M.summary(try state(M.self, streams[place].filter { !$0.payload.isErased })) }
                )
            }
            made.withLock { $0.merge(own) { first, _ in first } }
        }
        return try made.withLock { made in try streams.indices.map { try made[$0]?.get() } }
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
