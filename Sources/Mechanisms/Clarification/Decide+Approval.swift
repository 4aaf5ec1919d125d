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
        guard !matter.frame.recused.contains(draft.proposer) else { throw .roundTouchedByRecused }
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
        let (draft, round, submittedOn) = try awaiting(matter)
        try demand(opinion, field: "opinion")
        let approver: StaffId
        let persons: Set<StaffId>
        if let paper {
            guard !context.persons.contains(paper.approver) else { throw .clerkMustNotBeApprover }
            guard paper.signedOn >= submittedOn, paper.signedOn <= context.occurredOn else { throw .paperDateWrong }
            approver = paper.approver
            persons = [paper.approver]
        } else {
            guard let actor = context.actor.staff else { throw .handling(.actorNotStaff) }
            approver = actor
            persons = context.persons
        }
        try demandApprover(persons, in: round, of: matter, draft)
        guard context.facts.openObjections == 0 || draft.kind.isCorrection else { throw .objectionOpen }
        guard context.facts.openNewEvidence == 0 || draft.kind.isCorrection else { throw .newEvidenceOpen }
        try check(draft.proposal, kind: draft.kind, scope: draft.resumes?.scope, for: matter, in: context)
        let given = GivenApproval(
            step: round.given.count, approver: approver, onBehalfOf: paper == nil ? context.onBehalfOf : nil,
            opinion: opinion, enteredBy: paper == nil ? nil : context.actor.staff,
            on: paper?.signedOn ?? context.occurredOn)
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
        let (draft, round, _) = try awaiting(matter)
        try demand(reason, field: "reason")
        if let objection = round.objection(to: context.persons) { throw refusal(objection) }
        guard matter.hands.union([draft.proposer]).isDisjoint(with: context.persons) else {
            throw .approverMustNotHandle
        }
        return Reasoned(reason: reason)
    }

    private static func awaiting(
        _ matter: Matter
    ) throws(Refusal) -> (draft: Draft, round: ApprovalRound, on: CivilDate) {
        switch matter.stage {
        case .submitted(let draft, let round, let day): return (draft, round, day)
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            throw .notSubmitted
        }
    }

    private static func demandApprover(
        _ persons: Set<StaffId>, in round: ApprovalRound, of matter: Matter, _ draft: Draft
    ) throws(Refusal) {
        guard matter.frame.recused.isDisjoint(with: persons) else { throw .handling(.actorRecused) }
        if let objection = round.objection(to: persons) { throw refusal(objection) }
        // Whoever became an officer since the submission handles it too.
        guard matter.hands.isDisjoint(with: persons) else { throw .approverMustNotHandle }
        let spoke = Set(round.given.map(\.approver) + round.given.compactMap(\.onBehalfOf) + [draft.proposer])
        guard spoke.isDisjoint(with: matter.frame.recused) else { throw .roundTouchedByRecused }
    }

    private static func refusal(_ objection: ApprovalObjection) -> Refusal {
        switch objection {
        case .proposer: .approverMustNotBeProposer
        case .handler: .approverMustNotHandle
        case .spokeBefore: .approverSpokeBefore
        }
    }

    /// The signer of a paper approval confirms what the clerk entered.
    static func confirmPaper(of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        let own = matter.papers.filter { $0.paper.approver == context.actor.staff }
        guard !own.isEmpty else { throw .nothingToConfirm }
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
