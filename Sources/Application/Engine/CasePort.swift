import Flows
import Kernel
import Storage

/// What the pipeline needs of a case mechanism besides its decisions: facts from elsewhere, numbering, consequences.
package protocol CasePort: CaseMechanism {
    /// The plural in URLs: `clarifications`.
    static var collection: String { get }
    /// The mark of its case numbers after the Body's short name: `澄`.
    static var numberMark: String { get }
    /// The mark of the document numbers it gives, `函`.
    static var documentMark: String { get }
    /// Whether every case is restricted: register and count are then shown to those alone who may see such cases.
    static var isAlwaysRestricted: Bool { get }
    /// What people can do with its cases, for the table of acts.
    static var acts: [Act] { get }
    /// The command for one of the acts every case has.
    static func handling(_ command: Handling.Command) -> Command
    /// What the decision of a command needs from elsewhere, read in the same transaction.
    static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts
    /// Where a case opened by this command belongs, and whether it is restricted.
    static func home(of command: Command, facts: Facts, actingBody: BodyCode) -> (body: BodyCode, isRestricted: Bool)
    /// Where a case goes that this command takes out of the sequence of numbers it is in; nil when it keeps its number.
    static func newHome(
        of command: Command, facts: Facts, leaving summary: CaseSummary
    ) -> (body: BodyCode, isRestricted: Bool)?
    /// What follows in other cases.
    static func consequences(of recorded: Recorded<Event>, in state: State, id: CaseId) -> [Consequence]
    /// What a reference of the case can point to.
    static func options(for reference: Reference, in state: State, from reader: FactReader) throws -> [Candidate]
    /// Sealed values that an event orders destroyed.
    static func erasures(of event: Event) -> [SealedRef]
    /// Whether an event orders destroyed what the case's erasable events said before it.
    static func destroysContent(_ event: Event) -> Bool
}

extension CasePort {
    package static var documentMark: String { "函" }
    package static var isAlwaysRestricted: Bool { false }
    package static func newHome(
        of command: Command, facts: Facts, leaving summary: CaseSummary
    ) -> (body: BodyCode, isRestricted: Bool)? {
        nil
    }
    package static func erasures(of event: Event) -> [SealedRef] { [] }
    package static func destroysContent(_ event: Event) -> Bool { false }
}

/// Reads facts inside the act's transaction.
package struct FactReader {
    package let session: any SQLSession
    /// The Body for which the actor acts.
    package let actingBody: BodyCode
    /// The case at hand; of a case not yet opened, the identifier it will have.
    package let caseId: CaseId
    package let today: CivilDate
    private let rules: any RuleSource

    package init(
        session: any SQLSession, actingBody: BodyCode, caseId: CaseId, today: CivilDate, rules: any RuleSource
    ) {
        self.session = session
        self.actingBody = actingBody
        self.caseId = caseId
        self.today = today
        self.rules = rules
    }

    /// The rules in force for a Body on a day, whatever rules the case at hand has pinned.
    package func rules(of body: BodyCode, on day: CivilDate) throws(StoreError) -> RulesInForce {
        rules.rules(for: try Directory.body(body, in: session)?.path ?? [], on: day)
    }

    /// The state of another case, which stays so until the act is done; the initial one when there is none.
    package func state<M: CasePort>(of mechanism: M.Type, _ id: CaseId) throws -> M.State {
        try session.hold(.stream(StreamId(M.mechanism, id.text)), .shared)
        return try Loaded<M>.read(id, in: session).state
    }
}

/// A case as read from the journal; events whose content was destroyed are no part of it.
package struct Loaded<M: CasePort> {
    package let stream: StreamId
    package let head: StreamHead
    package let state: M.State
    /// Digests of the rule sets the case pinned when it was opened.
    package let pins: [String]
    package let history: [Recorded<M.Event>]
    package let stored: [StoredEvent]

    /// A case that has no events yet, its identifier being new.
    static func unopened(_ id: CaseId) -> Loaded<M> {
        Loaded(
            stream: StreamId(M.mechanism, id.text), head: .empty, state: M.initial, pins: [], history: [], stored: [])
    }

    /// Reads a case that is to be changed: nobody else changes it, nor decides on what it was, before this is done.
    static func readToChange(_ id: CaseId, in session: any SQLSession) throws -> Loaded<M> {
        try session.hold(.stream(StreamId(M.mechanism, id.text)), .exclusive)
        return try read(id, in: session)
    }

    /// Reads and replays the case's own events.
    package static func read(_ id: CaseId, in session: any SQLSession) throws -> Loaded<M> {
        let stream = StreamId(M.mechanism, id.text)
        let entries = try Journal.events(of: stream, in: session)
        let stored = entries.map(\.event).filter { !$0.payload.isErased }
        let history = try stored.map { try $0.recorded(as: M.self) }
        return Loaded(
            stream: stream,
            head: entries.last.map { StreamHead(version: $0.event.version, hash: $0.hash) } ?? .empty,
            state: try M.replay(history), pins: entries.first?.event.ruleSets ?? [], history: history,
            stored: stored)
    }
}
