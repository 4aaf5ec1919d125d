import Application
import Flows
import Kernel
import Storage

/// A case that is played in memory: decided and evolved like anybody's, and written in one go when it has come as far
/// as it comes. Nothing is read between its acts, which is what makes a million of them possible.
struct LoadCase<M: CasePort> {
    let id: CaseId
    private(set) var state = M.initial
    private(set) var stored: [StoredEvent] = []
    /// The rules the case pinned when it was opened.
    private var rules: RulesInForce?

    init(id: CaseId) { self.id = id }

    var stream: StreamId { StreamId(M.mechanism, id.text) }
    var isOpened: Bool { !stored.isEmpty }

    /// Does an act.
    /// - Parameter setting: who acts when, and what is in force where the case is opened by it.
    /// - Returns: what happened, with what follows from it.
    mutating func act(
        _ command: M.Command, in setting: LoadSetting, facts: M.Facts
    ) throws -> [(recorded: Recorded<M.Event>, consequences: [Consequence])] {
        let rules = self.rules ?? setting.rules
        let context = Context(
            actor: setting.actor, actingBody: setting.body, occurredOn: setting.day, today: setting.day,
            now: setting.now, rules: rules, calendar: setting.calendar, caseNumber: setting.caseNumber,
            documentNumber: setting.documentNumber, facts: facts)
        let events = try M.decide(command, given: state, in: context)
        self.rules = rules
        var recorded: [Recorded<M.Event>] = []
        for event in events {
            let version = stored.count + 1
            let one = Recorded(
                event: event, actor: setting.actor, actingBody: setting.body, occurredOn: setting.day,
                recordedAt: setting.now, version: version)
            guard let next = M.evolve(state, with: one) else {
                throw BrokenHistory(mechanism: M.mechanism, version: version)
            }
            state = next
            stored.append(
                StoredEvent(
                    stream: stream, version: version, payload: M.stored(event), actor: setting.actor,
                    actingBody: setting.body, occurredOn: setting.day, recordedAt: setting.now,
                    ruleSets: rules.ruleSets, cause: setting.cause))
            recorded.append(one)
        }
        return recorded.map { ($0, M.consequences(of: $0, in: state, id: id)) }
    }

    /// Hands over what the case's read tables show.
    func add(to loader: inout CaseLoader) {
        guard let last = stored.last, let summary = M.summary(state) else { return }
        CaseProjection.add(
            summary, stream: stream, version: last.version, changedAt: last.recordedAt, to: &loader)
    }
}

/// What an act of the load world sees besides the case.
struct LoadSetting {
    var actor: Actor
    let body: BodyCode
    let day: CivilDate
    let now: Instant
    /// The rules in force for the Body on the day, for a case that is opened by the act.
    let rules: RulesInForce
    let calendar: WorkCalendar
    var caseNumber = ""
    var documentNumber = ""
    /// The event this is a consequence of.
    var cause: String?
}
