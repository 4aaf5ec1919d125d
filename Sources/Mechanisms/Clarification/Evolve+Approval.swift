import Kernel

extension Clarification.Matter {
    /// Events from the proposal to its end.
    mutating func takeApproval(_ event: Clarification.Event, on day: CivilDate, by staff: StaffId?) -> Bool {
        switch event {
        case .proposed(let event): return takeProposal(event, on: day, by: staff)
        case .submitted(let event):
            guard case .proposed(let draft) = stage else { return false }
            let round = ApprovalRound(
                chain: event.chain, proposer: draft.proposer, handlers: Set(event.handlers), proposedOn: day)
            if !rounds.isEmpty { rounds[rounds.count - 1].chain = round.chain }
            stage = .submitted(draft, round)
        case .endorsed(let event):
            guard case .submitted(let draft, let round) = stage else { return false }
            note(event.given, paper: event.paper)
            stage = .submitted(draft, round.adding(event.given))
        case .approved(let event):
            guard case .submitted(let draft, _) = stage else { return false }
            note(event.given, paper: event.paper)
            takeApproval(of: draft, event, on: day)
        case .returned(let event):
            guard case .submitted(let draft, _) = stage else { return false }
            close(.returned(on: day, by: staff, reason: event.reason))
            stage = .returned(draft, reason: event.reason)
        case .rejected(let event):
            guard case .submitted(let draft, _) = stage else { return false }
            close(.rejected(on: day, by: staff, reason: event.reason))
            stage = draft.resumes ?? .notNeeded(Clarification.NotNeeded(on: day, rejection: event.reason))
        case .withdrawn(let event): return takeWithdrawal(reason: event.reason, on: day)
        case .paperConfirmed:
            for index in papers.indices where papers[index].paper.approver == staff && papers[index].confirmedOn == nil
            {
                papers[index].confirmedOn = day
            }
        case .opened, .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened,
            .wishAsked, .wishRecorded, .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold,
            .archived, .handling:
            return false
        }
        return true
    }

    private mutating func takeProposal(
        _ event: Clarification.Proposed, on day: CivilDate, by staff: StaffId?
    ) -> Bool {
        guard let staff else { return false }
        let resumes: Clarification.Stage?
        switch stage {
        case .wishAsked, .withdrawn: resumes = nil
        case .proposed(let draft):
            // Made anew before anybody was asked: the earlier one is forgotten, the journal keeps it.
            rounds.removeLast()
            resumes = draft.resumes
        case .returned(let draft, _): resumes = draft.resumes
        case .approved, .delivering, .delivered, .followingUp, .corrected, .archived: resumes = stage
        case .toAssess, .notNeeded, .declined, .submitted: return false
        }
        rounds.append(
            Clarification.RoundRecord(
                kind: event.kind, proposal: event.proposal, proposer: staff, proposedOn: day, given: [],
                outcome: .pending))
        stage = .proposed(
            Clarification.Draft(
                kind: event.kind, proposal: event.proposal, proposer: staff, proposedOn: day, resumes: resumes))
        acceptApplications(on: day)
        return true
    }

    private mutating func takeApproval(
        of draft: Clarification.Draft, _ event: Clarification.Approved, on day: CivilDate
    ) {
        close(.approved(on: event.given.on))
        approvalCount += 1
        texts += event.texts
        if !rounds.isEmpty {
            rounds[rounds.count - 1].issue = Clarification.Issue(
                round: approvalCount, on: event.given.on, documentNumber: event.documentNumber)
        }
        let scope = Clarification.Scope(
            round: approvalCount,
            firstRound: draft.kind == .widening ? draft.resumes?.scope?.firstRound ?? approvalCount : approvalCount,
            kind: draft.kind, proposal: draft.proposal, approvedOn: event.given.on,
            documentNumber: event.documentNumber, deadline: event.deadline, proposer: draft.proposer)
        stage = served(in: scope).isEmpty ? .approved(scope) : .delivering(scope)
    }

    private mutating func takeWithdrawal(reason: String, on day: CivilDate) -> Bool {
        switch stage {
        case .proposed(let draft), .returned(let draft, _), .submitted(let draft, _):
            close(.withdrawn(on: day, reason: reason))
            stage = draft.resumes ?? .withdrawn(reason: reason)
        case .approved:
            close(.withdrawn(on: day, reason: reason))
            stage = .withdrawn(reason: reason)
        case .delivering(let scope):
            close(.withdrawn(on: day, reason: reason))
            stage = .delivering(scope.keeping(served(in: scope)))
        case .toAssess, .notNeeded, .wishAsked, .declined, .withdrawn, .delivered, .followingUp, .corrected, .archived:
            return false
        }
        return true
    }

    private mutating func close(_ outcome: Clarification.RoundOutcome) {
        guard !rounds.isEmpty else { return }
        rounds[rounds.count - 1].outcome = outcome
    }

    private mutating func note(_ given: GivenApproval, paper: PaperApproval?) {
        frame = frame.joined(by: Set([given.approver, given.onBehalfOf, given.enteredBy].compactMap(\.self)))
        if !rounds.isEmpty { rounds[rounds.count - 1].given.append(given) }
        if let paper {
            papers.append(Clarification.PaperRecord(paper: paper, enteredBy: given.enteredBy, confirmedOn: nil))
        }
    }
}

extension Clarification.Stage {
    /// The scope of a stage that has one.
    package var scope: Clarification.Scope? {
        switch self {
        case .approved(let scope), .delivering(let scope), .delivered(let scope, _), .followingUp(let scope, _),
            .corrected(let scope, _), .archived(let scope, _):
            scope
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted: nil
        }
    }
}

extension Clarification.Scope {
    /// The scope without what is not served any more.
    fileprivate func keeping(_ served: Set<Clarification.Serving>) -> Self {
        let audience = proposal.audience.compactMap { entry -> Clarification.AudienceEntry? in
            let forms = entry.forms.filter {
                served.contains(Clarification.Serving(form: $0, entry: entry.number))
            }
            guard !forms.isEmpty else { return nil }
            return Clarification.AudienceEntry(
                number: entry.number, kind: entry.kind, name: entry.name, about: entry.about, forms: forms,
                until: entry.until, isPersonnelDepartment: entry.isPersonnelDepartment)
        }
        let kept = Clarification.Proposal(
            items: proposal.items.filter { key in audience.contains { $0.about.contains(key.subject) } },
            audience: audience, promotionAtStake: proposal.promotionAtStake,
            onBehalfOfLowerBody: proposal.onBehalfOfLowerBody)
        return Clarification.Scope(
            round: round, firstRound: firstRound, kind: kind, proposal: kept, approvedOn: approvedOn,
            documentNumber: documentNumber, deadline: deadline, proposer: proposer)
    }
}
