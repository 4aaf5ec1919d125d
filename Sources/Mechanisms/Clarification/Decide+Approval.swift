import Kernel

extension Clarification {
    /// The proposal goes to those who approve; nobody who verified or handles is among them.
    static func submit(_ matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        let draft: Draft
        switch matter.stage {
        case .proposed(let present): draft = present
        case .toAssess, .notNeeded, .wishAsked, .declined, .returned, .withdrawn, .submitted, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            throw .notProposed
        }
        guard !matter.frame.recused.contains(draft.proposer) else { throw .handling(.roundTouchedByRecused) }
        try check(draft.proposal, kind: draft.kind, scope: draft.resumes?.scope, for: matter, in: context)
        return [
            .submitted(
                Submitted(chain: context.rules.chain(approvalAct), handlers: matter.hands.sorted()))
        ]
    }

    /// A step of the chain approves; the last one composes the texts and starts the clock.
    static func approve(
        _ matter: Matter, opinion: String, paper: PaperApproval?, in context: Here
    ) throws(Refusal) -> [Event] {
        let (draft, round) = try awaiting(matter)
        let given: GivenApproval
        do throws(Handling.Refusal) {
            given = try Handling.approve(
                opinion, paper, of: round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        guard context.facts.openObjections == 0 || draft.kind.isCorrection else { throw .objectionOpen }
        guard context.facts.openNewEvidence == 0 || draft.kind.isCorrection else { throw .newEvidenceOpen }
        try check(draft.proposal, kind: draft.kind, scope: draft.resumes?.scope, for: matter, in: context)
        guard round.isLastStep else { return [.endorsed(Endorsed(given: given, paper: paper))] }
        let issued = try texts(
            of: draft.proposal, kind: draft.kind, correcting: draft.resumes?.scope, for: matter, in: context)
        return [
            .approved(
                Approved(
                    given: given, paper: paper, texts: issued, documentNumber: context.documentNumber,
                    deadline: context.rules.deadline(
                        "clarify.implement_after_approval.max", from: given.on, calendar: context.calendar)))
        ]
    }

    /// A step of the chain returns or rejects; the same people may who may approve.
    static func dismiss(_ matter: Matter, reason: String, in context: Here) throws(Refusal) -> Reasoned {
        let (_, round) = try awaiting(matter)
        do throws(Handling.Refusal) {
            try Handling.checkTurningDown(
                because: reason, round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        return Reasoned(reason: reason)
    }

    private static func awaiting(_ matter: Matter) throws(Refusal) -> (draft: Draft, round: ApprovalRound) {
        switch matter.stage {
        case .submitted(let draft, let round): return (draft, round)
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            throw .notSubmitted
        }
    }

    /// The signer of a paper approval confirms what the clerk entered.
    static func confirmPaper(of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        let own = matter.papers.filter { $0.paper.approver == context.actor.staff }
        guard !own.isEmpty else { throw .handling(.noPaperToConfirm) }
        return own.contains { $0.confirmedOn == nil } ? [.paperConfirmed] : []
    }

    /// The proposal is taken back, or an approval of which nothing has been delivered, or the rest of a delivery. An
    /// approved correction is carried out.
    static func withdraw(_ matter: Matter, reason: String, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        try demand(reason, field: "reason")
        let withdrawn = Event.withdrawn(Reasoned(reason: reason))
        switch matter.stage {
        case .proposed, .returned, .submitted: return [withdrawn]
        case .approved(let scope):
            guard !scope.kind.isCorrection else { throw .stageForbids }
            return [withdrawn]
        case .delivering(let scope):
            guard !scope.kind.isCorrection else { throw .stageForbids }
            let last = matter.deliveries.map(\.delivery.on).max() ?? context.occurredOn
            return [withdrawn, .delivered(completed(scope, on: last, in: context))]
        case .toAssess, .notNeeded, .wishAsked, .declined, .withdrawn, .delivered, .followingUp, .corrected, .archived:
            throw .stageForbids
        }
    }
}
