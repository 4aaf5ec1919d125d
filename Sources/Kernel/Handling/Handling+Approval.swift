// MARK: Who approves

extension Handling {
    /// One approval of a proposal on its way. Given by a delegate it binds both persons; signed on paper and entered by
    /// a clerk (代录) it binds its signer. Whether they have the role is asked of `Access`.
    /// - Throws: the refusal. That a proposal is on its way at all, the mechanism has asked before.
    package static func approve(
        _ opinion: String, _ paper: PaperApproval?, of round: ApprovalRound, given matter: some Handled,
        in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) -> GivenApproval {
        let actor = try admit(context, to: matter.frame)
        try need(opinion, as: "opinion")
        try check(paper, of: round, in: context)
        let persons = paper.map { [$0.approver] } ?? context.persons
        try check(approvers: persons, of: round, given: matter, on: context.occurredOn, knowing: facts)
        guard round.spoken.isDisjoint(with: matter.frame.recused) else { throw .roundTouchedByRecused }
        return GivenApproval(
            step: round.given.count, approver: paper?.approver ?? actor,
            onBehalfOf: paper == nil ? context.onBehalfOf : nil, opinion: opinion,
            enteredBy: paper == nil ? nil : actor, on: paper?.signedOn ?? context.occurredOn)
    }

    /// Refuses whoever may not send a proposal back or reject it: the same people may who may approve.
    package static func checkTurningDown(
        because reason: String, _ round: ApprovalRound, given matter: some Handled,
        in context: Context<some Sendable>, knowing facts: Facts
    ) throws(Refusal) {
        _ = try admit(context, to: matter.frame)
        try need(reason, as: "reason")
        try check(approvers: context.persons, of: round, given: matter, on: context.occurredOn, knowing: facts)
    }

    private static func check(
        _ paper: PaperApproval?, of round: ApprovalRound, in context: Context<some Sendable>
    ) throws(Refusal) {
        guard let paper else { return }
        guard !context.persons.contains(paper.approver) else { throw .clerkMustNotBeSigner }
        guard paper.signedOn >= round.proposedOn, paper.signedOn <= context.occurredOn else {
            throw .signedOutsideRound
        }
    }

    private static func check(
        approvers: Set<StaffId>, of round: ApprovalRound, given matter: some Handled, on day: CivilDate,
        knowing facts: Facts
    ) throws(Refusal) {
        guard day >= round.proposedOn else { throw .approvedBeforeProposal }
        guard approvers.isDisjoint(with: matter.frame.recused) else { throw .actorRecused }
        guard approvers.isDisjoint(with: facts.conflicted) else { throw .approverConflicted }
        if let objection = round.objection(to: approvers) { throw objection }
        // Whoever came to the case after the proposal handles it too.
        guard approvers.isDisjoint(with: matter.hands) else { throw .approverMustNotBeHandler }
        guard approvers.isDisjoint(with: matter.gatekeepers) else { throw .approverMustNotBeReviewer }
    }
}
