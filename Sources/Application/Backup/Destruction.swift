import Kernel
import Storage

/// What the journal ordered destroyed, done once more: a copy of keys that is older than the order has them still.
enum Destruction {
    /// Deletes the content keys of streams whose journal orders it.
    /// - Returns: sealed values that events ordered destroyed.
    static func repeated(in session: any SQLSession) throws -> [SealedRef] {
        var ordered: [SealedRef] = []
        for mechanism in CaseMechanisms.all {
            ordered += try repeated(mechanism, in: session)
        }
        return ordered
    }

    private static func repeated<M: CasePort>(_ mechanism: M.Type, in session: any SQLSession) throws -> [SealedRef] {
        var ordered: [SealedRef] = []
        var ended: [StreamId] = []
        try Journal.each(of: M.mechanism, in: session) { entry in
            // What cannot be read any more orders nothing that is not done.
            guard !entry.event.payload.isErased, let recorded = try? entry.event.recorded(as: M.self) else { return }
            ordered += M.erasures(of: recorded.event)
            if M.destroysContent(recorded.event) { ended.append(entry.event.stream) }
        }
        for stream in ended { try Journal.destroyContent(of: stream, in: session) }
        return ordered
    }
}
