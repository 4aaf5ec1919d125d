import Kernel
import Storage

/// Who does something, for whom and when: what the journal says of each event that comes of it.
struct Author {
    let actor: Actor
    /// The Body for which the actor acts.
    let actingBody: BodyCode
    var onBehalfOf: StaffId? = nil
    let occurredOn: CivilDate
    let now: Instant
    /// The event this is a consequence of.
    var cause: String? = nil
}

/// What a mechanism decided for one stream, on its way into the journal: cases, registries and rule sets alike.
struct Decided<M: Decider> {
    let events: [M.Event]
    let stream: StreamId
    /// The stream's head and state on which it was decided, read in the same transaction.
    let head: StreamHead
    let state: M.State

    /// What is in the journal then.
    struct Written {
        let state: M.State
        let head: StreamHead
        let recorded: [Recorded<M.Event>]
        let stored: [StoredEvent]
    }

    /// Appends the events, each taken by the mechanism's own `evolve`.
    func write(by author: Author, ruleSets: [String] = [], in session: any SQLSession) throws(StoreError) -> Written {
        var state = state
        var stored: [StoredEvent] = []
        var history: [Recorded<M.Event>] = []
        for event in events {
            let version = head.version + stored.count + 1
            let recorded = Recorded(
                event: event, actor: author.actor, actingBody: author.actingBody, onBehalfOf: author.onBehalfOf,
                occurredOn: author.occurredOn, recordedAt: author.now, version: version)
            guard let next = M.evolve(state, with: recorded) else {
                preconditionFailure("\(M.mechanism) decided an event its own evolve cannot take")
            }
            state = next
            history.append(recorded)
            stored.append(
                StoredEvent(
                    stream: stream, version: version, payload: M.stored(event), actor: author.actor,
                    actingBody: author.actingBody, onBehalfOf: author.onBehalfOf, occurredOn: author.occurredOn,
                    recordedAt: author.now, ruleSets: ruleSets, cause: author.cause))
        }
        return Written(
            state: state, head: try Journal.append(stored, after: head, in: session), recorded: history,
            stored: stored)
    }
}
