import Kernel
import Organisation
import RuleBook
import Storage

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
        let order = registries + CaseMechanisms.all.map { $0.mechanism }
        var loader = CaseLoader()
        var count = 0
        // Bodies twice: one that was moved under a younger one finds its place when all are there, and takes those
        // below it along.
        for stream in try Journal.streams(of: BodyRegistry.mechanism, in: session) {
            try project(stream, in: session, &loader)
        }
        for mechanism in order {
            for stream in try Journal.streams(of: mechanism, in: session) {
                try project(stream, in: session, &loader)
                if loader.count >= casesTogether { try loader.write(in: session) }
                count += 1
                progress(count)
            }
        }
        try loader.finish(in: session)
        try AuditLog.rebuild(in: session)
        return count
    }

    /// The rows of so many cases are written together.
    private static let casesTogether = 2_000

    private static func project(
        _ stream: StreamId, in session: any SQLSession, _ loader: inout CaseLoader
    ) throws {
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
        default:
            if let mechanism = CaseMechanisms.named(stream.mechanism) {
                try project(mechanism, events, stream, &loader)
            }
        }
    }

    private static func project<M: CasePort>(
        _ mechanism: M.Type, _ events: [StoredEvent], _ stream: StreamId, _ loader: inout CaseLoader
    ) throws {
        guard let summary = M.summary(try state(M.self, events)), let last = events.last else { return }
        CaseProjection.add(
            summary, stream: stream, version: last.version, changedAt: last.recordedAt, to: &loader)
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
