extension Handling {
    /// Decides one of the acts every case has.
    /// - Throws: the refusal. Whether the act may be done at this stage at all, the mechanism has asked before.
    package static func decide(
        _ command: Command, given matter: some Handled, in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        switch command {
        case .assign(let officers):
            return try assign(officers, given: matter, by: admit(context, to: matter.frame), knowing: facts)
        case .handOver(let from, let to, let reason):
            let payload = HandedOver(from: from, to: to, reason: reason)
            return try handOver(payload, given: matter, by: admit(context, to: matter.frame), knowing: facts)
        case .lend(let officers, let reason):
            _ = try admit(context, to: matter.frame)
            return try lend(officers, because: reason, given: matter, knowing: facts)
        case .recuse(let staff, let ground):
            return try recuse(staff, on: ground, given: matter, in: context, knowing: facts)
        case .requestRecusal(let ground): return try requestRecusal(on: ground, given: matter, in: context)
        case .liftRecusal(let staff, let reason):
            return try liftRecusal(of: staff, because: reason, given: matter, in: context, knowing: facts)
        case .extendDeadline(let clock, let to, let reason):
            let payload = DeadlineExtended(clock: clock, to: to, reason: reason)
            return try extend(payload, given: matter, in: context)
        case .pauseDeadline(let clock, let reason): return try pause(clock, because: reason, given: matter, in: context)
        case .resumeDeadline(let clock, let reason):
            return try resume(clock, because: reason, given: matter, in: context)
        case .recountDeadlines: return try recount(given: matter, in: context)
        case .proposeMove(let to, let way, let reason):
            return try proposeMove(to: to, way, because: reason, given: matter, in: context, knowing: facts)
        case .acceptMove(let opinion): return try acceptMove(opinion, given: matter, in: context, knowing: facts)
        case .declineMove(let reason): return try declineMove(because: reason, given: matter, in: context)
        case .followMove(let to, let way):
            return try followMove(to: to, way, given: matter, in: context, knowing: facts)
        case .recordSealUse(let paper, let copies, let basis):
            let actor = try admit(context, to: matter.frame)
            return try recordSealUse(
                of: paper, copies, on: basis, given: matter.frame, by: actor, context.occurredOn, knowing: facts)
        }
    }

    /// The person who acts, when the act's dates are possible and nobody behind it is recused.
    package static func admit(
        _ context: Context<some Sendable>, to frame: CaseFrame
    ) throws(Refusal) -> StaffId {
        guard let staff = context.actor.staff else { throw .actorNotStaff }
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        guard context.occurredOn >= frame.openedOn else { throw .occurredBeforeOpening }
        guard context.persons.isDisjoint(with: frame.recused) else { throw .actorRecused }
        return staff
    }

    /// Refuses text that says nothing.
    package static func need(_ text: String, as field: String) throws(Refusal) {
        guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing(field: field) }
    }
}

// MARK: Who works on it

extension Handling {
    /// Refuses an officer who must keep away from the case or has judged it.
    private static func check(_ officer: StaffId, given matter: some Handled, knowing facts: Facts) throws(Refusal) {
        guard !matter.frame.recused.contains(officer) else { throw .officerRecused(officer) }
        guard !facts.conflicted.contains(officer) else { throw .officerConflicted(officer) }
        guard !matter.judges.contains(officer) else { throw .officerHasJudged(officer) }
    }

    /// Refuses somebody of another Body who has not been lent.
    private static func checkOwn(_ officer: StaffId, given matter: some Handled, knowing facts: Facts) throws(Refusal) {
        guard !facts.outsiders.contains(officer) || matter.frame.lent.contains(officer) else {
            throw .officerOfOtherBody(officer)
        }
    }

    private static func assign(
        _ officers: [StaffId], given matter: some Handled, by actor: StaffId, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        let chosen = Set(officers).sorted()
        guard chosen.count >= officersMin else { throw .atLeastTwoOfficers }
        for officer in chosen {
            try check(officer, given: matter, knowing: facts)
            try checkOwn(officer, given: matter, knowing: facts)
        }
        if Set(chosen) == matter.frame.officers {
            guard matter.frame.assignments.last?.by == actor else { throw .officersUnchanged }
            return []
        }
        return [.officersAssigned(OfficersAssigned(officers: chosen))]
    }

    private static func handOver(
        _ payload: HandedOver, given matter: some Handled, by actor: StaffId, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        try need(payload.reason, as: "reason")
        let frame = matter.frame
        if let last = frame.handOvers.last, last.by == actor, last.from == payload.from, last.to == payload.to,
            last.reason == payload.reason, frame.officers.contains(payload.to), !frame.officers.contains(payload.from)
        {
            return []
        }
        guard frame.officers.contains(payload.from) else { throw .officerNotAssigned(payload.from) }
        guard !frame.officers.contains(payload.to) else { throw .officerAlreadyAssigned(payload.to) }
        try check(payload.to, given: matter, knowing: facts)
        try checkOwn(payload.to, given: matter, knowing: facts)
        return [.handedOver(payload)]
    }

    private static func lend(
        _ officers: [StaffId], because reason: String, given matter: some Handled, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        try need(reason, as: "reason")
        let chosen = Set(officers).sorted()
        guard !chosen.isEmpty else { throw .nobodyNamed }
        if matter.frame.lent.isSuperset(of: chosen), matter.frame.officers.isSuperset(of: chosen) { return [] }
        for officer in chosen {
            guard facts.outsiders.contains(officer) else { throw .officerOfOwnBody(officer) }
            try check(officer, given: matter, knowing: facts)
        }
        return [.officersLent(OfficersLent(officers: chosen, reason: reason))]
    }
}

// MARK: Who keeps away

extension Handling {
    private static func recuse(
        _ staff: StaffId, on ground: RecusalGround, given matter: some Handled, in context: Context<some Sendable>,
        knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        let record = matter.frame.recusalInForce(of: staff)
        let recused = Event.recused(Recusal(staff: staff, ground: ground))
        if context.actor == .system { return record == nil ? [recused] : [] }
        _ = try admit(context, to: matter.frame)
        guard !context.persons.contains(staff) else { throw .ownRecusalIsRequested }
        try checkDecider(of: staff, given: matter, in: context, knowing: facts)
        switch record?.standing {
        // One that came from a linked case holds, and is decided there: two decisions could not be told apart later.
        case .decided, .carried: return []
        case .requested, .lifted, nil: return [recused]
        }
    }

    private static func requestRecusal(
        on ground: RecusalGround, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        guard let staff = context.actor.staff else { throw .actorNotStaff }
        guard !matter.frame.recused.contains(staff) else { return [] }
        _ = try admit(context, to: matter.frame)
        return [.recusalRequested(Recusal(staff: staff, ground: ground))]
    }

    private static func liftRecusal(
        of staff: StaffId, because reason: String, given matter: some Handled, in context: Context<some Sendable>,
        knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        let lifted = Event.recusalLifted(RecusalLifted(staff: staff, reason: reason))
        let standing = matter.frame.recusalInForce(of: staff)?.standing
        // What was decided or asked for here is not undone by a linked case.
        if context.actor == .system { return standing == .carried ? [lifted] : [] }
        guard !context.persons.contains(staff) else { throw .ownRecusalIsLiftedByOthers }
        _ = try admit(context, to: matter.frame)
        try need(reason, as: "reason")
        if matter.frame.recusals.last(where: { $0.staff == staff })?.standing == .lifted(reason: reason) { return [] }
        switch standing {
        case .requested, .decided: break
        case .carried: throw .recusalDecidedElsewhere
        case .lifted, nil: throw .notRecused
        }
        guard !facts.conflicted.contains(staff) else { throw .officerConflicted(staff) }
        try checkDecider(of: staff, given: matter, in: context, knowing: facts)
        return [lifted]
    }

    /// A head's recusal is the higher Body's to decide (REC-004).
    private static func checkDecider(
        of staff: StaffId, given matter: some Handled, in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) {
        guard facts.heads.contains(staff) else { return }
        guard context.actingBody != matter.frame.body else { throw .headRecusedByHigherBody }
    }
}
