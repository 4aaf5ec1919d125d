import Kernel

extension Intake.Desk {
    func proposeDisposal(
        _ method: Intake.DisposalMethod, _ reason: String, _ reviewOn: CivilDate?, _ study: CollectiveStudy?
    ) throws(Intake.Refusal) -> [Intake.Event] {
        let proposer = try staff()
        try guardAwaitsDisposal()
        try say(reason, "reason")
        try check(reviewOn, of: method)
        try check(study)
        let proposal = Intake.DisposalProposal(
            method: method, reason: reason, reviewOn: method == .hold ? reviewOn : nil, study: study,
            proposer: proposer, handlers: handlers, chain: context.rules.chain("intake.disposal"))
        return [.disposalProposed(proposal)]
    }

    /// Accepted, and nothing is proposed yet.
    func guardAwaitsDisposal() throws(Intake.Refusal) {
        switch matter.stage {
        case .accepted: break
        case .received: throw .notYetRegistered
        case .registered, .routed: throw .notAccepted
        case .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed, .concluded,
            .reopeningProposed, .closed:
            throw .notAwaitingDisposal
        }
    }

    func reviewHold(_ next: Intake.HoldReview, _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        guard case .disposed(let disposal) = matter.stage, disposal.proposal.method == .hold else { throw .notOnHold }
        try say(reason, "reason")
        switch next {
        case .keep(let until):
            guard until > context.occurredOn else { throw .reviewDateNotLater }
            return [.holdReviewed(Intake.HoldReviewed(keptUntil: until, reason: reason, clocks: []))]
        case .resume:
            let clocks = clock(.proposeDisposal, by: "clue.disposal_opinion.max")
            return [.holdReviewed(Intake.HoldReviewed(keptUntil: nil, reason: reason, clocks: clocks))]
        }
    }

    /// A hold says when it is looked at again.
    private func check(_ reviewOn: CivilDate?, of method: Intake.DisposalMethod) throws(Intake.Refusal) {
        guard method == .hold else { return }
        guard let reviewOn else { throw .reviewDateMissing }
        guard reviewOn > context.occurredOn else { throw .reviewDateNotLater }
    }

    /// INT-008: the leading group has studied it, before it is proposed.
    private func check(_ study: CollectiveStudy?) throws(Intake.Refusal) {
        guard let study else {
            guard !context.rules.flag("intake.disposal.collective_study_required") else { throw .studyMissing }
            return
        }
        guard Set(study.attendees).count >= 2 else { throw .studyTooSmall }
        guard study.heldOn <= context.occurredOn else { throw .studyAfterProposal }
        try say(study.views, "views")
        try say(study.decision, "decision")
    }

    /// Those who handle the report now, with whoever acts.
    var handlers: [StaffId] { matter.frame.officers.union(context.persons).sorted() }
}

// Approvals
extension Intake.Desk {
    func approve(_ opinion: String, _ paper: PaperApproval?) throws(Intake.Refusal) -> [Intake.Event] {
        guard let (what, round) = matter.round else { throw .nothingProposed }
        let given: GivenApproval
        do {
            given = try Handling.approve(
                opinion, paper, of: round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        guard round.isLastStep else { return [.stepApproved(Intake.StepApproved(given: given, paper: paper))] }
        switch what {
        case .disposal: return [try disposed(given, paper)]
        case .reopening:
            let clocks = clock(.proposeDisposal, by: "clue.disposal_opinion.max")
            return [.reopened(Intake.Reopened(given: given, paper: paper, clocks: clocks))]
        case .returning: return [try returned(given, paper)]
        }
    }

    func turnDown(
        _ reason: String, as event: (Intake.Reason) -> Intake.Event
    ) throws(Intake.Refusal) -> [Intake.Event] {
        guard let (_, round) = matter.round else { throw .nothingProposed }
        do {
            try Handling.checkTurningDown(
                because: reason, round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        return [event(Intake.Reason(reason: reason))]
    }

    func confirmPaper() throws(Intake.Refusal) -> [Intake.Event] {
        let signer = try staff()
        guard matter.unconfirmedPapers.contains(where: { $0.paper.approver == signer }) else {
            throw .handling(.noPaperToConfirm)
        }
        return [.paperConfirmed]
    }

    private func disposed(
        _ given: GivenApproval, _ paper: PaperApproval?
    ) throws(Intake.Refusal) -> Intake.Event {
        guard case .disposalProposed(let proposal, _) = matter.stage else { throw .nothingProposed }
        var clocks: [Intake.Clock] = []
        switch proposal.method {
        case .close: clocks = resultClocks()
        case .talkOrInquiry, .preliminaryVerification, .hold: break
        }
        return .disposed(Intake.Disposed(method: proposal.method, given: given, paper: paper, clocks: clocks))
    }
}

// Ending and reopening
extension Intake.Desk {
    func close(_ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .concluded: break
        case .disposed(let disposal) where disposal.proposal.method == .close: break
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying,
            .findingsProposed,
            .reopeningProposed, .closed:
            throw .notClosable
        }
        try say(reason, "reason")
        if let number = matter.unsettledOutOfRemit.first { throw .outOfRemitUnsettled(number) }
        if let number = matter.realNameReportersUntold.first { throw .realNameReporterUntold(number) }
        if let open = matter.openObjections.first { throw .objectionOpen(open.number) }
        if let open = matter.uncheckedEvidence.first { throw .newEvidenceUnchecked(open.number) }
        let clocks = clock(.feedBack, by: "intake.closed_results.feedback_to_petition_dept.interval")
        return [.closed(Intake.Closed(reason: reason, clocks: clocks))]
    }

    /// INT-010: the petition office learns within a quarter how what it had passed on was handled.
    func feedBack(_ summary: String) throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .closed(.afterConclusion), .closed(.afterDisposal): break
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying,
            .findingsProposed, .concluded, .reopeningProposed, .closed(.repeatOf):
            throw .notClosedWithResult
        }
        try say(summary, "summary")
        if let told = matter.feedback {
            if told.by == context.actor, told.explanation == summary { return [] }
            throw .fedBackAlready
        }
        return [.fedBack(Intake.FedBack(summary: summary))]
    }

    func reopen(_ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        let proposer = try staff()
        switch matter.stage {
        case .concluded, .closed: break
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying,
            .findingsProposed,
            .reopeningProposed:
            throw .notEnded
        }
        try say(reason, "reason")
        return [
            .reopeningProposed(
                Intake.ReopeningProposed(
                    reason: reason, proposer: proposer, handlers: handlers,
                    chain: context.rules.chain("intake.reopen")))
        ]
    }

    /// The clocks for telling every real-name reporter, from the day of the act.
    func resultClocks() -> [Intake.Clock] {
        matter.reporters.filter { $0.naming == .confirmed }
            .flatMap { resultClock($0.number, from: context.occurredOn) }
    }
}
