import Kernel

extension Intake.Desk {
    /// Whether the same person asks again for what has just happened: a second click, a retry of the network.
    func isAskedAgain(_ command: Intake.Command) -> Bool {
        guard let latest = matter.latest, latest.by == context.actor, latest.onBehalfOf == context.onBehalfOf,
            latest.on == context.occurredOn
        else { return false }
        return latest.event.answers(command)
    }
}

extension Intake.Event {
    /// Whether this is the event that the command leads to. Commands that look for themselves whether something is so
    /// already are not asked here.
    fileprivate func answers(_ command: Intake.Command) -> Bool {
        switch command {
        case .receive(let receipt):
            if case .received(let event) = self { return event.receipt == receipt }
        case .register(let registration):
            if case .registered(let event) = self { return event.registration == registration }
        case .addAllegation(let entry):
            if case .allegationAdded(let event) = self { return event.allegation == entry }
        case .correctRegistration(let reason, let registration):
            if case .registrationCorrected(let event) = self {
                return event.reason == reason && event.registration == registration
            }
        case .confirmRealName(let reporter):
            if case .realNameConfirmed(let event) = self { return event.reporter == reporter }
        case .refuteRealName(let reporter, let reason):
            if case .realNameRefuted(let event) = self { return event.reporter == reporter && event.reason == reason }
        case .forwardUp(let to):
            if case .forwarded(let event) = self { return event.to == to }
        case .transfer(let to, let which, let reason, _):
            if case .transferred(let event) = self {
                return event.to == to && event.reason == reason
                    && (which.isEmpty || event.allegations == which.sorted())
            }
        case .decline(let which, let reason):
            if case .declined(let event) = self {
                return event.reason == reason && (which.isEmpty || event.allegations == which.sorted())
            }
        case .markRepeat(let earlier, let reason):
            if case .markedRepeat(let event) = self { return event.of == earlier && event.reason == reason }
        case .accept: if case .accepted = self { return true }
        case .acknowledgeHandedDown: if case .handedDownAcknowledged = self { return true }
        case .confirmPaper: if case .paperConfirmed = self { return true }
        case .handling(let command):
            if case .handling(let event) = self { return event.answersMove(command) }
        case .proposeDisposal, .proposeReturn, .reviewHold, .approve, .sendBack, .reject, .close, .reopen, .feedBack:
            return answersHandling(command)
        case .notifyAcceptance, .startVerifying, .noteFindingsProposed, .conclude, .linkClarification, .tellResult,
            .recordMeasure, .recordObjection, .answerObjection, .recordNewEvidence, .checkNewEvidence, .askReporter,
            .reporterAnswered:
            return false
        }
        return false
    }

    /// Disposal, its approval, the end.
    private func answersHandling(_ command: Intake.Command) -> Bool {
        switch (command, self) {
        case (.proposeDisposal(let method, let reason, let reviewOn, let study), .disposalProposed(let event)):
            event.method == method && event.reason == reason && event.study == study
                && (method != .hold || event.reviewOn == reviewOn)
        case (.proposeReturn(let ground, let reason, let communication), .returnProposed(let event)):
            event.ground == ground && event.reason == reason && event.communication == communication
        case (.reviewHold(let next, let reason), .holdReviewed(let event)):
            event.reason == reason && event.keptUntil == next.keptUntil
        case (.approve(let opinion, let paper), .stepApproved(let event)):
            event.given.opinion == opinion && event.paper == paper
        case (.approve(let opinion, let paper), .disposed(let event)):
            event.given.opinion == opinion && event.paper == paper
        case (.approve(let opinion, let paper), .reopened(let event)):
            event.given.opinion == opinion && event.paper == paper
        case (.approve(let opinion, let paper), .returned(let event)):
            event.given.opinion == opinion && event.paper == paper
        case (.sendBack(let reason), .sentBack(let event)), (.reject(let reason), .rejected(let event)):
            event.reason == reason
        case (.close(let reason), .closed(let event)): event.reason == reason
        case (.feedBack(let summary), .fedBack(let event)): event.summary == summary
        case (.reopen(let reason), .reopeningProposed(let event)): event.reason == reason
        case (_, _): false
        }
    }
}

extension Handling.Event {
    /// Whether it is the answer to a move that the command gives; the others look for themselves.
    fileprivate func answersMove(_ command: Handling.Command) -> Bool {
        switch (command, self) {
        case (.acceptMove(let opinion), .moved(let event)): event.opinion == opinion
        case (.declineMove(let reason), .moveDeclined(let event)): event.reason == reason
        case (_, _): false
        }
    }
}

extension Intake.HoldReview {
    /// Until when the report is held on; nil when it is taken up again.
    fileprivate var keptUntil: CivilDate? {
        switch self {
        case .keep(let until): until
        case .resume: nil
        }
    }
}
