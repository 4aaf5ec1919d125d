import Kernel

// From findings to their approval.
extension Verification {
    static func propose(
        _ findings: [ProposedFinding], given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let proposer = try admitOfficer(context, to: matter)
        let sorted = findings.sorted { $0.key < $1.key }
        switch matter.stage {
        case .assigned, .gathering: break
        case .opened: throw .notGathering
        case .findingsProposed(let proposal), .qualityGate(let proposal), .submitted(let proposal, _):
            guard proposal.proposer == proposer, proposal.findings == sorted else { throw .notGathering }
            return []
        case .concluded: throw .alreadyConcluded
        }
        try checkCover(sorted, of: matter)
        for finding in sorted { try check(finding, against: matter, on: context.occurredOn) }
        guard matter.frame.officers.count >= Handling.officersMin, matter.tookPart.count >= Handling.officersMin
        else { throw .twoOfficersMustTakePart }
        if let last = matter.returns.last, last.kind == .rejected, last.proposal.findings == sorted,
            last.gathered == matter.gathered
        {
            throw .rejectedFindingsUnchanged
        }
        let proposed = Event.findingsProposed(FindingsProposed(findings: sorted))
        // The gate is asked for where a rule in force names its department (CLA-027).
        guard context.rules.parameters["clarify.quality_gate.department"] == nil
        else { return [proposed, .sentToQualityGate] }
        return [proposed, submission(of: matter, in: context)]
    }

    private static func submission(of matter: Matter, in context: Context<Facts>) -> Event {
        .submitted(
            Submitted(chain: context.rules.chain("verification.findings"), handlers: matter.hands.sorted()))
    }

    /// Every item exactly once, and no other.
    private static func checkCover(_ findings: [ProposedFinding], of matter: Matter) throws(Refusal) {
        let known = Set(matter.items.map(\.key))
        var seen: Set<ItemKey> = []
        for finding in findings {
            guard known.contains(finding.key) else { throw .itemUnknown(finding.key) }
            guard seen.insert(finding.key).inserted else { throw .findingTwice(finding.key) }
        }
        for key in known.subtracting(seen).sorted() { throw .findingMissing(key) }
    }

    /// Sayable, argued, resting on what had come in by `day`.
    private static func check(
        _ finding: ProposedFinding, against matter: Matter, on day: CivilDate
    ) throws(Refusal) {
        try need(finding.reasons, as: "reasons")
        try need(finding.shortWording, as: "shortWording")
        guard finding.shortWording.count <= shortWordingMax
        else { throw .shortWordingTooLong(finding.key, max: shortWordingMax) }
        for number in finding.evidence {
            guard let evidence = matter.evidence.first(where: { $0.number == number })
            else { throw .evidenceUnknown(number) }
            guard evidence.withdrawal == nil else { throw .evidenceAlreadyWithdrawn(number) }
            guard evidence.items.contains(finding.key) else { throw .evidenceNotOfItem(number, finding.key) }
            guard evidence.on <= day else { throw .findingBeforeEvidence(number) }
        }
        let isAnswered = matter.inquiries.contains {
            guard $0.subject == finding.key.subject, let answer = $0.answer else { return false }
            return answer.accepted && answer.on <= day
        }
        guard !finding.evidence.isEmpty || isAnswered else { throw .findingWithoutEvidence(finding.key) }
        if finding.result.isAdverse {
            guard matter.statements.contains(where: { $0.subject == finding.key.subject && $0.on <= day })
            else { throw .subjectNotHeard(finding.key) }
        }
    }
}

// MARK: Quality gate

extension Verification {
    static func passQualityGate(
        _ opinion: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        try need(opinion, as: "opinion")
        switch matter.stage {
        case .qualityGate: break
        case .submitted(let proposal, let round) where round.given.isEmpty:
            guard proposal.review?.by == actor, proposal.review?.opinion == opinion else { throw .notAtQualityGate }
            return []
        case .opened, .assigned, .gathering, .findingsProposed, .submitted: throw .notAtQualityGate
        case .concluded: throw .alreadyConcluded
        }
        try checkReviewer(of: matter, in: context)
        return [.qualityGatePassed(QualityGatePassed(opinion: opinion)), submission(of: matter, in: context)]
    }

    static func failQualityGate(
        _ reason: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        try need(reason, as: "reason")
        switch matter.stage {
        case .qualityGate: break
        case .gathering where isReturned(matter, .qualityGateFailed, because: reason, by: actor): return []
        case .opened, .assigned, .gathering, .findingsProposed, .submitted: throw .notAtQualityGate
        case .concluded: throw .alreadyConcluded
        }
        try checkReviewer(of: matter, in: context)
        return [.qualityGateFailed(FindingsReturned(reason: reason))]
    }

    private static func checkReviewer(of matter: Matter, in context: Context<Facts>) throws(Refusal) {
        guard context.occurredOn >= matter.lastWordOn else { throw .occurredBeforeFindings }
        guard context.persons.isDisjoint(with: context.facts.handling.conflicted) else {
            throw .handling(.approverConflicted)
        }
        guard context.persons.isDisjoint(with: matter.hands) else { throw .reviewerMustNotBeHandler }
    }

    private static func isReturned(
        _ matter: Matter, _ kind: ReturnKind, because reason: String, by actor: StaffId
    ) -> Bool {
        guard let last = matter.returns.last else { return false }
        return last.kind == kind && last.reason == reason && last.by == actor
    }
}

// MARK: Approval

extension Verification {
    static func approve(
        _ opinion: String, paper: PaperApproval?, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        try need(opinion, as: "opinion")
        let approver = paper?.approver ?? actor
        let isRepeated = matter.round?.given.last.map {
            $0.approver == approver && $0.opinion == opinion && $0.enteredBy == (paper == nil ? nil : actor)
        }
        if isRepeated == true { return [] }
        let (proposal, round) = try submitted(matter)
        do {
            _ = try Handling.approve(
                opinion, paper, of: round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        let approved = Event.approved(Approved(step: round.given.count, opinion: opinion, paper: paper))
        guard round.isLastStep else { return [approved] }
        return [approved, .concluded(Concluded(findings: proposal.findings.map(\.outcome)))]
    }

    /// Sends back or rejects.
    static func giveBack(
        _ kind: ReturnKind, because reason: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        try need(reason, as: "reason")
        if case .gathering = matter.stage, isReturned(matter, kind, because: reason, by: actor) { return [] }
        let (_, round) = try submitted(matter)
        do {
            try Handling.checkTurningDown(
                because: reason, round, given: matter, in: context, knowing: context.facts.handling)
        } catch { throw .handling(error) }
        let returned = FindingsReturned(reason: reason)
        return [kind == .rejected ? .rejected(returned) : .sentBack(returned)]
    }

    /// The findings awaiting approval.
    private static func submitted(_ matter: Matter) throws(Refusal) -> (Proposal, ApprovalRound) {
        switch matter.stage {
        case .submitted(let proposal, let round): return (proposal, round)
        case .opened, .assigned, .gathering, .findingsProposed, .qualityGate: throw .notSubmitted
        case .concluded: throw .alreadyConcluded
        }
    }

    static func confirmPaper(given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        let own = matter.papers.filter { $0.approval.approver == actor }
        guard !own.isEmpty else { throw .handling(.noPaperToConfirm) }
        guard let open = own.first(where: { $0.confirmedOn == nil }) else { return [] }
        return [.paperConfirmed(PaperConfirmed(number: open.number))]
    }
}
