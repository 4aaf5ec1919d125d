import Kernel

// 执行: what must be done once the decision is made, and the probation.
extension Sanction {
    /// Whether the act that stops a clock is asked for; false when it was done so already.
    private static func isAsked<What: Hashable>(
        _ clock: Clock, _ what: What, done: Done<What>?, given matter: Matter, by actor: StaffId
    ) throws(Refusal) -> Bool {
        if let done {
            guard done.what == what, done.by == actor else { throw .alreadyDone(clock) }
            return false
        }
        guard matter.due[clock.name] != nil else { throw .notAsked(clock) }
        return true
    }

    static func announce(_ payload: Announced, given matter: Matter, in context: Context<Facts>) throws(Refusal)
        -> [Event]
    {
        let actor = try admitStanding(context, to: matter)
        guard try isAsked(.announcement, payload, done: matter.announcement, given: matter, by: actor) else {
            return []
        }
        try checkDay(payload.on, given: matter, in: context)
        try need(payload.to, as: "to")
        guard payload.isFiled else { throw .notFiled }
        return [.announced(payload)]
    }

    static func recordChange(_ payload: ChangeMade, given matter: Matter, in context: Context<Facts>) throws(Refusal)
        -> [Event]
    {
        let actor = try admitStanding(context, to: matter)
        guard try isAsked(.change, payload, done: matter.change, given: matter, by: actor) else { return [] }
        try checkDay(payload.on, given: matter, in: context)
        try need(payload.what, as: "what")
        return [.changeMade(payload)]
    }

    static func report(_ payload: Reported, given matter: Matter, in context: Context<Facts>) throws(Refusal)
        -> [Event]
    {
        let actor = try admitStanding(context, to: matter)
        guard try isAsked(.report, payload, done: matter.report, given: matter, by: actor) else { return [] }
        try checkDay(payload.on, given: matter, in: context)
        try need(payload.what, as: "what")
        return [.reported(payload)]
    }

    // MARK: Probation

    static func restore(
        on day: CivilDate, by basis: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        _ = try admitStanding(context, to: matter)
        if matter.probation.restoredOn == day { return [] }
        guard matter.isOnProbation else { throw .noProbation }
        try checkDay(day, given: matter, in: context)
        try need(basis, as: "basis")
        var after = matter
        after.probation.restoredOn = day
        let (periods, clocks) = try counted(after, in: context)
        return [
            .rightsRestored(
                RightsRestored(
                    on: day, basis: basis, periods: periods, clocks: clocks, others: context.facts.others.map(\.id)))
        ]
    }

    static func extendProbation(
        on day: CivilDate, by basis: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        _ = try admitStanding(context, to: matter)
        guard matter.isOnProbation else { throw .noProbation }
        guard !matter.probation.isExtended else { throw .alreadyExtended }
        try checkDay(day, given: matter, in: context)
        try need(basis, as: "basis")
        let last = matter.periods.first { $0.kind == .partyProbation && $0.bars == nil }?.last
        if let last, day > last { throw .probationOver }
        var after = matter
        after.probation.isExtended = true
        let (periods, clocks) = try counted(after, in: context)
        return [
            .probationExtended(
                ProbationExtended(
                    on: day, basis: basis, periods: periods, clocks: clocks, others: context.facts.others.map(\.id)))
        ]
    }

    /// The periods of an entry as it stands after an act, and all clocks that run then.
    static func counted(
        _ after: Matter, in context: Context<Facts>
    ) throws(Refusal) -> (periods: [Period], clocks: [NamedDeadline]) {
        let periods = try periods(of: after.imposed, in: context)
        guard !after.isHistoric, !after.isRevoked else { return (periods, []) }
        let isSame = last(of: periods, measures: after.measures, after.probation) == after.last
        let ends = endClocks(of: periods, measures: after.measures, after.probation, in: context)
        // What people were told holds while the end stays where it is.
        let open =
            isSame
            ? ends.filter { after.due[$0.clock] != nil || $0.clock == Clock.restoration.name }
                + named(after.due.filter { $0.key == Clock.check.name })
            : ends
        return (periods, after.executionDue + open)
    }
}
