/// A mechanism as a pure decision: what may happen next, given what has happened.
///
/// Conformed to by a caseless enum (`Clarification`), so that there is no instance and nothing to mock. Yes is events,
/// already-so (same actor, same payload) is `[]`, no is a thrown refusal; never half a yes.
package protocol Decider: Sendable {
    associatedtype Command: Sendable
    associatedtype Event: Equatable & Sendable
    associatedtype State: Equatable & Sendable
    associatedtype Refusal: Refusing
    associatedtype Facts: Sendable

    /// The mechanism's name on disk, in URLs and in act names: `clarification`. Never changes.
    static var mechanism: String { get }
    /// The state before the first event.
    static var initial: State { get }

    /// Decides a command.
    static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event]

    /// The state after an event, or nil for a pair that cannot have happened.
    static func evolve(_ state: State, with recorded: Recorded<Event>) -> State?

    /// The event as it is written to disk.
    static func stored(_ event: Event) -> StoredPayload
    /// The event that was written so, at any version ever written.
    static func restored(_ payload: StoredPayload) throws(CodecError) -> Event
}

/// A "no" with its rule.
package protocol Refusing: Error, Equatable, Sendable {
    /// The refusal's name, for words and the API: `approverMustNotBeProposer`.
    var code: String { get }
    /// What it rests on.
    var basis: RuleBasis { get }
    /// The form field it is about, where it is about one: the message is shown there.
    var field: String? { get }
    /// Whether the attempt must be noted although it was refused (delivery out of scope, a peek).
    var isNoted: Bool { get }
}

extension Refusing {
    package var field: String? { nil }
    package var isNoted: Bool { false }
}

/// What a decision sees besides the state: who, when, under which rules, and the facts of other cases.
package struct Context<Facts: Sendable>: Sendable {
    /// Who acts.
    package let actor: Actor
    /// The Body for which the actor acts.
    package let actingBody: BodyCode
    /// The person whose role the actor exercises by delegation; every guard binds both.
    package let onBehalfOf: StaffId?
    /// The day the act happened, as stated; not after `today`.
    package let occurredOn: CivilDate
    /// The day the act is recorded.
    package let today: CivilDate
    /// The moment the act is recorded.
    package let now: Instant
    /// The rules in force: pinned by the case, or resolved for its Body and date when it opens.
    package let rules: RulesInForce
    package let calendar: WorkCalendar
    /// The number a case opened by this act gets, for example `屈纪澄〔2026〕1号`.
    package let caseNumber: String
    /// The document number (发文字号) that a document issued by this act gets, from the Body's document register.
    package let documentNumber: String
    /// What the decision needs from elsewhere.
    package let facts: Facts

    package init(
        actor: Actor, actingBody: BodyCode, onBehalfOf: StaffId? = nil, occurredOn: CivilDate, today: CivilDate,
        now: Instant, rules: RulesInForce, calendar: WorkCalendar, caseNumber: String, documentNumber: String = "",
        facts: Facts
    ) {
        self.actor = actor
        self.actingBody = actingBody
        self.onBehalfOf = onBehalfOf
        self.occurredOn = occurredOn
        self.today = today
        self.now = now
        self.rules = rules
        self.calendar = calendar
        self.caseNumber = caseNumber
        self.documentNumber = documentNumber
        self.facts = facts
    }

    /// The deadline that a rule in force makes from the day the act happened, or nil when no rule sets this clock.
    package func deadline(_ parameter: String) -> Deadline? {
        rules.deadline(parameter, from: occurredOn, calendar: calendar)
    }

    /// The people whom this act is an act of: the actor, and whoever delegated to the actor.
    package var persons: Set<StaffId> { Set([actor.staff, onBehalfOf].compactMap(\.self)) }
}

/// An event with what the journal says about it: who, when.
package struct Recorded<Event: Sendable>: Sendable {
    package let event: Event
    package let actor: Actor
    package let actingBody: BodyCode
    package let onBehalfOf: StaffId?
    package let occurredOn: CivilDate
    package let recordedAt: Instant
    /// The event's place in its stream, from 1.
    package let version: Int

    package init(
        event: Event, actor: Actor, actingBody: BodyCode, onBehalfOf: StaffId? = nil, occurredOn: CivilDate,
        recordedAt: Instant, version: Int
    ) {
        self.event = event
        self.actor = actor
        self.actingBody = actingBody
        self.onBehalfOf = onBehalfOf
        self.occurredOn = occurredOn
        self.recordedAt = recordedAt
        self.version = version
    }
}

extension Recorded: Equatable where Event: Equatable {}

extension Decider {
    /// The state after a history.
    /// - Throws: the version of the first event that cannot have happened.
    package static func replay(_ history: [Recorded<Event>]) throws(BrokenHistory) -> State {
        var state = initial
        for recorded in history {
            guard let next = evolve(state, with: recorded) else {
                throw BrokenHistory(mechanism: mechanism, version: recorded.version)
            }
            state = next
        }
        return state
    }
}

/// A history with an event that cannot follow those before it.
package struct BrokenHistory: Error, Equatable {
    package let mechanism: String
    /// The place in the stream of the first event that does not fit.
    package let version: Int

    package init(mechanism: String, version: Int) {
        self.mechanism = mechanism
        self.version = version
    }
}
