// Which Body a case belongs to.
extension Handling {
    static func proposeMove(
        to target: BodyCode, _ way: Move, because reason: String, given matter: some Handled,
        in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter.frame)
        try need(reason, as: "reason")
        if let pending = matter.frame.pendingMove, pending.by == actor, pending.to == target, pending.way == way,
            pending.reason == reason
        {
            return []
        }
        guard target != matter.frame.body else { throw .alreadyThere }
        try checkTarget(knowing: facts)
        guard !matter.isUnderApproval else { throw .moveDuringApproval }
        guard let decider = decider(of: way, to: target, knowing: facts) else { throw .moveGoesElsewhere(way) }
        return [.moveProposed(MoveProposed(to: target, way: way, decider: decider, reason: reason))]
    }

    /// The Body exists and is open, and the case is not about its own people (G9).
    private static func checkTarget(knowing facts: Facts) throws(Refusal) {
        guard !facts.targetPath.isEmpty else { throw .bodyUnknown }
        guard !facts.isAboutTarget else { throw .moveToOwnPeople }
    }

    /// The Body that decides: the one above that takes the case up, the one above both that names another, the one
    /// that takes it over; nil when the way does not lead there.
    private static func decider(of way: Move, to target: BodyCode, knowing facts: Facts) -> BodyCode? {
        let above = facts.path.dropLast()
        switch way {
        case .raised: return above.contains(target) ? target : nil
        case .designated:
            guard !above.contains(target) else { return nil }
            return above.last { facts.targetPath.dropLast().contains($0) }
        case .transferred: return above.contains(target) ? nil : target
        }
    }

    static func acceptMove(
        _ opinion: String, given matter: some Handled, in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        let pending = try pendingMove(given: matter, in: context)
        try need(opinion, as: "opinion")
        try checkTarget(knowing: facts)
        return [.moved(Moved(to: pending.to, way: pending.way, opinion: opinion))]
    }

    static func declineMove(
        because reason: String, given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> [Event] {
        _ = try pendingMove(given: matter, in: context)
        try need(reason, as: "reason")
        return [.moveDeclined(MoveDeclined(reason: reason))]
    }

    static func followMove(
        to target: BodyCode, _ way: Move, given matter: some Handled, in context: Context<some Sendable>,
        knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        guard context.actor == .system else { throw .onlyTheSystemFollows }
        guard matter.frame.body != target else { return [] }
        try checkTarget(knowing: facts)
        guard !matter.isUnderApproval else { throw .moveDuringApproval }
        return [.moved(Moved(to: target, way: way, opinion: ""))]
    }

    /// The move that is asked, when somebody of the Body that decides answers, who did not ask it.
    private static func pendingMove(
        given matter: some Handled, in context: Context<some Sendable>
    ) throws(Refusal) -> CaseFrame.PendingMove {
        _ = try admit(context, to: matter.frame)
        guard let pending = matter.frame.pendingMove else { throw .noMoveProposed }
        guard context.actingBody == pending.decider else { throw .moveDecidedElsewhere }
        guard !context.persons.contains(pending.by) else { throw .proposerMustNotDecideMove }
        guard !matter.isUnderApproval else { throw .moveDuringApproval }
        return pending
    }
}
