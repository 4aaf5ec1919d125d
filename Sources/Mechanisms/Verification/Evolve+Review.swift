import Kernel

extension Verification.Matter {
    /// Takes in an event on the way from findings to their approval.
    /// - Returns: false when it cannot have happened here.
    mutating func applyReview(
        _ event: Verification.Event, by actor: StaffId, for principal: StaffId?, on day: CivilDate
    ) -> Bool {
        let persons = Set([actor, principal].compactMap(\.self))
        switch (stage, event) {
        case (.assigned, .findingsProposed(let payload)), (.gathering, .findingsProposed(let payload)):
            stage = .findingsProposed(.init(findings: payload.findings, proposer: actor, on: day))
            frame = frame.joined(by: persons)
        case (.findingsProposed(let proposal), .sentToQualityGate):
            stage = .qualityGate(proposal)
        case (.qualityGate(var proposal), .qualityGatePassed(let payload)):
            proposal.review = .init(opinion: payload.opinion, by: actor, onBehalfOf: principal, on: day)
            stage = .findingsProposed(proposal)
            frame = frame.joined(by: persons)
        case (.findingsProposed(let proposal), .submitted(let payload)):
            let round = ApprovalRound(
                chain: payload.chain, proposer: proposal.proposer, handlers: Set(payload.handlers),
                proposedOn: day)
            stage = .submitted(proposal, round)
        case (.qualityGate, .qualityGateFailed(let payload)):
            return giveBack(.qualityGateFailed, because: payload.reason, by: actor, for: principal, on: day)
        case (.submitted(let proposal, let round), .approved(let payload)):
            guard payload.step == round.given.count, !round.isComplete else { return false }
            let given = GivenApproval(
                step: payload.step, approver: payload.paper?.approver ?? actor,
                onBehalfOf: payload.paper == nil ? principal : nil, opinion: payload.opinion,
                enteredBy: payload.paper == nil ? nil : actor, on: payload.paper?.signedOn ?? day)
            stage = .submitted(proposal, round.adding(given))
            file(payload, enteredBy: actor, on: day)
            frame = frame.joined(by: Set([given.approver, given.onBehalfOf].compactMap(\.self)))
        case (.submitted, .sentBack(let payload)):
            return giveBack(.sentBack, because: payload.reason, by: actor, for: principal, on: day)
        case (.submitted, .rejected(let payload)):
            return giveBack(.rejected, because: payload.reason, by: actor, for: principal, on: day)
        case (.submitted(let proposal, let round), .concluded(let payload)):
            guard round.isComplete else { return false }
            stage = .concluded(.init(proposal: proposal, round: round, findings: payload.findings, on: day))
            frame = frame.ended()
        case (_, .paperConfirmed(let payload)):
            guard let index = papers.firstIndex(where: { $0.number == payload.number && $0.confirmedOn == nil })
            else { return false }
            papers[index].confirmedOn = day
        case (_, .opened), (_, .handling), (_, .planRecorded), (_, .evidenceAdded),
            (_, .evidenceWithdrawn), (_, .inquirySent), (_, .inquiryAnswered), (_, .statementRecorded),
            (_, .findingsProposed), (_, .sentToQualityGate), (_, .qualityGatePassed), (_, .qualityGateFailed),
            (_, .submitted), (_, .approved), (_, .sentBack), (_, .rejected), (_, .returnedAfterRecusal),
            (_, .concluded):
            return false
        }
        return true
    }

    /// Takes the findings back to gathering, and keeps them with the reason.
    mutating func giveBack(
        _ kind: Verification.ReturnKind, because reason: String, by actor: StaffId?, for principal: StaffId?,
        on day: CivilDate
    ) -> Bool {
        guard isUnderReview, let proposal else { return false }
        returns.append(
            .init(
                kind: kind, reason: reason, by: actor, onBehalfOf: principal, on: day, proposal: proposal,
                given: round?.given ?? [], gathered: gathered))
        stage = .gathering
        if kind != .recusal { frame = frame.joined(by: Set([actor, principal].compactMap(\.self))) }
        return true
    }

    /// Keeps a paper approval until its signer has confirmed it.
    private mutating func file(_ approved: Verification.Approved, enteredBy clerk: StaffId, on day: CivilDate) {
        guard let paper = approved.paper else { return }
        papers.append(
            .init(
                number: papers.count + 1, step: approved.step, approval: paper, opinion: approved.opinion,
                enteredBy: clerk, enteredOn: day))
    }
}

extension ApprovalRound {
    /// Whether every step has approved.
    fileprivate var isComplete: Bool { awaited == nil }
}
