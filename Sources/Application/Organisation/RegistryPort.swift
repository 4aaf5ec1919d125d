import Kernel
import Organisation
import Storage

/// What the pipeline needs of a registry of the organisation: its facts and its rows.
package protocol RegistryPort: Decider {
    /// What the decision of a command needs, read in the same transaction.
    /// - Parameter today: the day it is recorded.
    static func facts(for command: Command, id: String, today: CivilDate, in session: any SQLSession) throws -> Facts
    /// Writes the rows of one stream from its state.
    static func project(_ state: State, id: String, in session: any SQLSession) throws
}

/// A registry whose streams' rows follow from the state alone.
package protocol DirectoryPort: RegistryPort {
    /// What the directory shows of a state; nil before there is anything.
    static func entry(_ state: State) -> DirectoryEntry?
}

extension DirectoryPort {
    package static func project(_ state: State, id: String, in session: any SQLSession) throws {
        if let entry = entry(state) { try Directory.put(entry, in: session) }
    }
}

/// Does acts on the registries of Bodies, Units, Officials, staff and numbered blanks.
package struct RegistryWriter {
    package let session: any SQLSession
    package let actor: Actor
    /// The Body for which the actor acts.
    package let actingBody: BodyCode
    package let now: Instant
    package let occurredOn: CivilDate
    package let calendar: WorkCalendar

    package init(
        session: any SQLSession, actor: Actor, actingBody: BodyCode, now: Instant, occurredOn: CivilDate? = nil,
        calendar: WorkCalendar = .unpublished
    ) {
        self.session = session
        self.actor = actor
        self.actingBody = actingBody
        self.now = now
        self.occurredOn = occurredOn ?? now.chinaDate
        self.calendar = calendar
    }

    /// Decides a command on one registry's stream and writes what it makes.
    /// - Returns: whether anything was written; `false` when it was so already.
    @discardableResult
    package func apply<R: RegistryPort>(_ command: R.Command, to registry: R.Type, id: String) throws -> Bool {
        try write(command, to: registry, id: id, seen: nil).isNew
    }

    /// Decides a command and writes what it makes, on the version of the stream that was shown.
    /// - Returns: the state then, and whether anything was written.
    /// - Throws: `ActFailure.stale` when something was written since.
    func write<R: RegistryPort>(
        _ command: R.Command, to registry: R.Type, id: String, seen: Int?
    ) throws -> (state: R.State, isNew: Bool) {
        let stream = StreamId(R.mechanism, id)
        try session.hold(.registers, .exclusive)
        let entries = try Journal.events(of: stream, in: session)
        let state = try R.replay(try entries.map { try $0.event.recorded(as: R.self) })
        let head = entries.last.map { StreamHead(version: $0.event.version, hash: $0.hash) } ?? .empty
        if let seen, seen != head.version {
            let since = entries.map(\.event).filter { $0.version > seen }.map(\.payload.name)
            throw ActFailure.stale(version: head.version, since: since)
        }
        let context = Context(
            actor: actor, actingBody: actingBody, occurredOn: occurredOn, today: now.chinaDate, now: now, rules: .none,
            calendar: calendar, caseNumber: "",
            facts: try R.facts(for: command, id: id, today: now.chinaDate, in: session))
        let events: [R.Event]
        do {
            events = try R.decide(command, given: state, in: context)
        } catch {
            throw ActFailure.refused(RefusalNotice(error, of: R.mechanism))
        }
        guard !events.isEmpty else { return (state, false) }
        let decided = Decided<R>(events: events, stream: stream, head: head, state: state)
        let written = try decided.write(
            by: Author(actor: actor, actingBody: actingBody, occurredOn: occurredOn, now: now), in: session)
        for event in written.stored { try AuditLog.trail(event, in: session) }
        try R.project(written.state, id: id, in: session)
        return (written.state, true)
    }
}
