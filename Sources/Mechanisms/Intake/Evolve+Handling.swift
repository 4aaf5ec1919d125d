import Kernel

extension Intake.Matter {
    mutating func propose(_ event: Intake.DisposalProposal, _ on: CivilDate) -> Bool {
        guard stage == .accepted else { return false }
        let round = ApprovalRound(
            chain: event.chain, proposer: event.proposer, handlers: Set(event.handlers), proposedOn: on)
        stage = .disposalProposed(event, round)
        return true
    }

    mutating func propose(_ event: Intake.ReopeningProposed, _ on: CivilDate) -> Bool {
        let origin: Intake.ReopeningOrigin
        switch stage {
        case .concluded(let conclusion): origin = .concluded(conclusion)
        case .closed(let ending): origin = .closed(ending)
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying,
            .findingsProposed,
            .reopeningProposed:
            return false
        }
        let round = ApprovalRound(
            chain: event.chain, proposer: event.proposer, handlers: Set(event.handlers), proposedOn: on)
        stage = .reopeningProposed(
            Intake.ReopeningProposal(reason: event.reason, origin: origin, round: round))
        return true
    }

    mutating func propose(_ event: Intake.ReturnProposed, _ on: CivilDate) -> Bool {
        guard stage == .accepted else { return false }
        let round = ApprovalRound(
            chain: event.chain, proposer: event.proposer, handlers: Set(event.handlers), proposedOn: on)
        stage = .returnProposed(
            Intake.ReturnProposal(
                ground: event.ground, reason: event.reason, communication: event.communication,
                round: round))
        return true
    }

    mutating func approveStep(_ event: Intake.StepApproved) -> Bool {
        switch stage {
        case .disposalProposed(let proposal, let round):
            stage = .disposalProposed(proposal, round.adding(event.given))
            note(event.given, event.paper, of: .disposal)
        case .reopeningProposed(var proposal):
            proposal.round = proposal.round.adding(event.given)
            stage = .reopeningProposed(proposal)
            note(event.given, event.paper, of: .reopening)
        case .returnProposed(var proposal):
            proposal.round = proposal.round.adding(event.given)
            stage = .returnProposed(proposal)
            note(event.given, event.paper, of: .returning)
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            return false
        }
        return true
    }

    mutating func dispose(_ event: Intake.Disposed, _ on: CivilDate) -> Bool {
        guard case .disposalProposed(let proposal, let round) = stage else { return false }
        let disposal = Intake.Disposal(
            proposal: proposal, approvals: round.adding(event.given).given, on: on, reviewOn: proposal.reviewOn)
        disposals.append(disposal)
        stage = .disposed(disposal)
        deadlines[Intake.ClockKey(task: .proposeDisposal, part: "")] = nil
        if event.method == .close { markConcluded(on) }
        start(event.clocks)
        note(event.given, event.paper, of: .disposal)
        return true
    }

    mutating func reopen(_ event: Intake.Reopened, _ on: CivilDate) -> Bool {
        guard case .reopeningProposed(let proposal) = stage else { return false }
        reopenings.append(
            Intake.Reopening(reason: proposal.reason, approvals: proposal.round.adding(event.given).given, on: on))
        switch proposal.origin {
        case .concluded, .closed(.afterConclusion), .closed(.afterDisposal):
            stage = .accepted
            start(event.clocks)
        // It was no repeat after all: it stands where registration left it.
        case .closed(.repeatOf): stage = .registered
        }
        note(event.given, event.paper, of: .reopening)
        return true
    }

    /// The petition office has the report again; its officers are free of it.
    mutating func giveBack(_ event: Intake.Returned, _ on: CivilDate) -> Bool {
        guard case .returnProposed(let proposal) = stage else { return false }
        returns.append(
            Intake.Return(
                ground: proposal.ground, reason: proposal.reason, communication: proposal.communication,
                approvals: proposal.round.adding(event.given).given, on: on))
        stage = .registered
        isReturned = true
        frame.officers = []
        frame.lent = []
        deadlines[Intake.ClockKey(task: .proposeDisposal, part: "")] = nil
        start(event.clocks)
        note(event.given, event.paper, of: .returning)
        return true
    }

    mutating func turnDown(_ kind: Intake.Setback.Kind, _ reason: String, _ by: Actor, _ on: CivilDate) -> Bool {
        let what: Intake.ApprovalMatter
        switch stage {
        case .disposalProposed:
            what = .disposal
            stage = .accepted
        case .returnProposed:
            what = .returning
            stage = .accepted
        case .reopeningProposed(let proposal):
            what = .reopening
            switch proposal.origin {
            case .concluded(let conclusion): stage = .concluded(conclusion)
            case .closed(let ending): stage = .closed(ending)
            }
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            return false
        }
        setbacks.append(Intake.Setback(kind: kind, of: what, reason: reason, by: by, on: on))
        return true
    }

    mutating func confirmPapers(of by: Actor) -> Bool {
        guard let signer = by.staff else { return false }
        unconfirmedPapers.removeAll { $0.paper.approver == signer }
        return true
    }

    mutating func review(_ event: Intake.HoldReviewed) -> Bool {
        guard case .disposed(var disposal) = stage, disposal.proposal.method == .hold else { return false }
        holdReviews.append(event)
        if let until = event.keptUntil {
            disposal.reviewOn = until
            stage = .disposed(disposal)
        } else {
            stage = .accepted
            start(event.clocks)
        }
        return true
    }

    mutating func verify(_ verification: CaseId) -> Bool {
        guard case .disposed = stage else { return false }
        stage = .verifying(verification)
        verifications.append(verification)
        return true
    }

    mutating func noteFindingsProposed() -> Bool {
        guard case .verifying(let verification) = stage else { return false }
        stage = .findingsProposed(verification)
        return true
    }

    mutating func conclude(_ event: Intake.Concluded, _ on: CivilDate) -> Bool {
        switch stage {
        case .verifying, .findingsProposed: break
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .concluded,
            .reopeningProposed,
            .closed:
            return false
        }
        stage = .concluded(Intake.Conclusion(verification: event.verification, on: on))
        findings = event.findings
        markConcluded(on)
        start(event.clocks)
        return true
    }

    mutating func link(_ clarification: CaseId) -> Bool {
        self.clarification = clarification
        return true
    }

    mutating func close(_ event: Intake.Closed) -> Bool {
        switch stage {
        case .concluded(let conclusion): stage = .closed(.afterConclusion(conclusion))
        case .disposed(let disposal): stage = .closed(.afterDisposal(disposal))
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .verifying,
            .findingsProposed,
            .reopeningProposed, .closed:
            return false
        }
        feedback = nil
        frame = frame.ended()
        start(event.clocks)
        return true
    }

    mutating func noteFeedback(_ event: Intake.FedBack, _ by: Actor, _ on: CivilDate) -> Bool {
        guard case .closed = stage else { return false }
        feedback = Intake.Answer(explanation: event.summary, by: by, on: on)
        return true
    }

    /// A result there is: everybody is to be told this one.
    private mutating func markConcluded(_ on: CivilDate) {
        concludedOn.append(on)
        for index in reporters.indices { reporters[index].resultTold = nil }
    }

    private mutating func note(_ given: GivenApproval, _ paper: PaperApproval?, of what: Intake.ApprovalMatter) {
        frame = frame.joined(by: [given.approver])
        guard let paper else { return }
        unconfirmedPapers.append(Intake.UnconfirmedPaper(of: what, given: given, paper: paper))
    }
}

// After the result
extension Intake.Matter {
    mutating func noteResultTold(_ event: Intake.Told, _ by: Actor, _ on: CivilDate) -> Bool {
        guard reporters.indices.contains(event.reporter - 1) else { return false }
        reporters[event.reporter - 1].resultTold = Intake.Telling(by: by, on: on, how: event.how)
        return true
    }

    mutating func record(_ event: Intake.MeasureRecorded, _ on: CivilDate) -> Bool {
        measures.append(
            Intake.RecordedMeasure(item: event.item, measure: event.measure, reason: event.reason, on: on))
        return true
    }

    mutating func record(_ event: Intake.ObjectionRecorded, _ on: CivilDate) -> Bool {
        objections.append(
            Intake.Objection(
                number: objections.count + 1, reporter: event.reporter, content: event.content, on: on))
        return true
    }

    mutating func answer(_ event: Intake.ObjectionAnswered, _ by: Actor, _ on: CivilDate) -> Bool {
        guard objections.indices.contains(event.objection - 1) else { return false }
        objections[event.objection - 1].answer = Intake.Answer(explanation: event.explanation, by: by, on: on)
        return true
    }

    mutating func record(_ event: Intake.NewEvidenceRecorded, _ on: CivilDate) -> Bool {
        newEvidence.append(
            Intake.NewEvidence(
                number: newEvidence.count + 1, reporter: event.reporter, content: event.content, on: on))
        return true
    }

    mutating func check(_ event: Intake.NewEvidenceChecked, _ by: Actor, _ on: CivilDate) -> Bool {
        guard newEvidence.indices.contains(event.evidence - 1) else { return false }
        newEvidence[event.evidence - 1].check = Intake.EvidenceCheck(
            outcome: event.outcome, reason: event.reason, by: by, on: on)
        return true
    }

    mutating func exchange(_ event: Intake.Message, fromReporter: Bool, _ on: CivilDate) -> Bool {
        messages.append(Intake.Exchange(isFromReporter: fromReporter, content: event.content, on: on))
        return true
    }
}
