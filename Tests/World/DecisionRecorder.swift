import Application
import Kernel
import Synchronization

/// Keeps every decision of an engine, so that it can be made again from the events before it.
///
/// A class because the engine tells it while it works; guarded by its lock.
final class DecisionRecorder: DecisionWitness {
    /// A decision: where in the journal it stands, and how to make it again.
    struct Decision: Sendable {
        let stream: StreamId
        /// How many events the stream had.
        let version: Int
        let cause: String?
        /// Decides the same command again after a history.
        let again: @Sendable ([StoredEvent]) throws -> [StoredPayload]
        /// Decides another command, with what this decision saw.
        let instead: @Sendable (any Sendable, [StoredEvent]) throws -> [StoredPayload]
    }

    private struct Place: Hashable {
        let stream: StreamId
        let version: Int
        let cause: String?
    }

    /// What was asked of a mechanism that is not its own.
    struct OtherCommand: Error {}

    private let decisions = Mutex<[Place: Decision]>([:])

    func saw<M: CasePort>(
        _ command: M.Command, of mechanism: M.Type, id: CaseId, after version: Int, cause: String?,
        in context: Context<M.Facts>
    ) {
        let stream = StreamId(M.mechanism, id.text)
        let decide: @Sendable (M.Command, [StoredEvent]) throws -> [StoredPayload] = { command, history in
            let state = try M.replay(try history.map { try $0.recorded(as: M.self) })
            return try M.decide(command, given: state, in: context).map { M.stored($0) }
        }
        let decision = Decision(
            stream: stream, version: version, cause: cause, again: { try decide(command, $0) },
            instead: { other, history in
                guard let other = other as? M.Command else { throw OtherCommand() }
                return try decide(other, history)
            })
        // What was rehearsed is told again when it is done; the later one stands.
        decisions.withLock { $0[Place(stream: stream, version: version, cause: cause)] = decision }
    }

    /// The decision made after so many events of a stream.
    func decision(in stream: StreamId, after version: Int, cause: String?) -> Decision? {
        decisions.withLock { $0[Place(stream: stream, version: version, cause: cause)] }
    }

    /// The decisions that followed from one event, in the order of their streams and places.
    func decisions(because cause: String) -> [Decision] {
        decisions.withLock { $0.values.filter { $0.cause == cause } }
    }
}
