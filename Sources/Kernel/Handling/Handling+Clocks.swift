// How long a case may take.
extension Handling {
    static func extend(
        _ payload: DeadlineExtended, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        let deadline = try running(payload.clock, because: payload.reason, given: matter, in: context)
        if isRepeated(.extended, of: payload.clock, payload.reason, given: matter, in: context),
            deadline.due == payload.to
        {
            return []
        }
        guard deadline.pausedOn == nil else { throw .alreadyPaused }
        guard payload.to > deadline.due else { throw .extensionNotLater }
        return [.deadlineExtended(payload)]
    }

    static func pause(
        _ clock: ClockName, because reason: String, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        let deadline = try running(clock, because: reason, given: matter, in: context)
        if isRepeated(.paused, of: clock, reason, given: matter, in: context) { return [] }
        guard deadline.pausedOn == nil else { throw .alreadyPaused }
        return [.deadlinePaused(DeadlinePaused(clock: clock, reason: reason))]
    }

    static func resume(
        _ clock: ClockName, because reason: String, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        let deadline = try running(clock, because: reason, given: matter, in: context)
        if isRepeated(.resumed, of: clock, reason, given: matter, in: context) { return [] }
        guard let pausedOn = deadline.pausedOn else { throw .notPaused }
        guard context.occurredOn >= pausedOn else { throw .occurredBeforeOpening }
        let next = rest(of: deadline, pausedOn: pausedOn, in: context)
        return [
            .deadlineResumed(
                DeadlineResumed(clock: clock, to: next.day, isProvisional: next.isProvisional, reason: reason))
        ]
    }

    /// The new due date: the days that were left, counted as the rule counts them. A clock already overdue when it was
    /// stopped stays so.
    private static func rest(
        of deadline: Deadline, pausedOn: CivilDate, in context: Context<some Sendable>
    ) -> (day: CivilDate, isProvisional: Bool) {
        guard pausedOn < deadline.due else { return (deadline.due, false) }
        switch context.rules.parameters[deadline.rule.parameter]?.unit {
        case .workingDay:
            let left = context.calendar.workdays(from: pausedOn, to: deadline.due)
            return context.calendar.day(left, workdaysAfter: context.occurredOn)
        case .day, .month, .quarter, .year, .hour, .minute, .item, .person, .count, .none?, nil:
            return (context.occurredOn.adding(days: deadline.due.dayNumber - pausedOn.dayNumber), false)
        }
    }

    static func recount(
        given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        guard context.actor == .system else { throw .onlyTheSystemRecounts }
        let changed = matter.clocks.sorted { $0.key < $1.key }.compactMap { clock, deadline -> Recounted? in
            guard deadline.isProvisional, deadline.pausedOn == nil, let from = deadline.countedFrom,
                let next = context.rules.deadline(deadline.rule.parameter, from: from, calendar: context.calendar)
            else { return nil }
            let kept = Deadline(
                due: next.due, isProvisional: next.isProvisional, rule: deadline.rule, countedFrom: from)
            return kept == deadline ? nil : Recounted(clock: clock, deadline: kept)
        }
        return changed.isEmpty ? [] : [.deadlinesRecounted(DeadlinesRecounted(deadlines: changed))]
    }

    /// The clock, when somebody who does not work on the matter says why it is to change.
    private static func running(
        _ clock: ClockName, because reason: String, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> Deadline {
        _ = try admit(context, to: matter.frame)
        try need(reason, as: "reason")
        guard context.persons.isDisjoint(with: matter.hands) else { throw .handlerMustNotExtend }
        guard let deadline = matter.clocks[clock] else { throw .noSuchDeadline }
        return deadline
    }

    /// Whether the same person did the same to the clock last.
    private static func isRepeated(
        _ kind: CaseFrame.ClockChange.Kind, of clock: ClockName, _ reason: String, given matter: some Handled,
        in context: Context<some Sendable>
    ) -> Bool {
        guard let last = matter.frame.clockChanges.last else { return false }
        return last.kind == kind && last.clock == clock && last.reason == reason && last.by == context.actor.staff
    }
}
