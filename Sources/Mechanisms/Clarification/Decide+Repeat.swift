import Kernel

extension Clarification {
    /// Whether a command is the last act again: the same actor, the same payload. It then changes nothing.
    static func repeats(_ command: Command, latestOf matter: Matter, in context: Here) -> Bool {
        guard matter.latest.actor == context.actor, matter.latest.onBehalfOf == context.onBehalfOf else { return false }
        switch command {
        case .open, .handling: return false
        case .deliver(let delivery):
            return matter.deliveries.last?.delivery == delivery && matter.latest.isDelivery
        case .approve(let opinion, let paper): return matter.latest.isApproval(opinion: opinion, paper: paper)
        case .widenScope(let audience):
            guard case .proposed(let event) = matter.latest.event, event.kind == .widening else { return false }
            let standing = Array(event.proposal.audience.dropLast(audience.count))
            let added = placed(audience, after: standing, about: event.proposal.subjects.sorted())
            return event.proposal.audience.suffix(audience.count) == added[...]
        case .correct(let kind, let reason):
            guard case .proposed(let event) = matter.latest.event else { return false }
            return event.kind == .correction(kind, reason: reason)
        case .propose(let proposal):
            guard case .proposed(let event) = matter.latest.event else { return false }
            return event.proposal == proposal
        case .askWish(let exposureChecked):
            guard case .wishAsked = matter.latest.event else { return false }
            return exposureChecked
        case .submit:
            guard case .submitted = matter.latest.event else { return false }
            return true
        case .receiveApplication(let application, _), .apply(let application):
            guard case .applied(let event) = matter.latest.event else { return false }
            return event.application == application
        case .refuseApplication, .reviewRefusal, .assess, .shortenWording, .recordWish, .sendBack, .reject,
            .confirmPaper, .withdraw, .recordHarm, .settleHarm, .followUp, .tellPersonnel, .archive:
            return event(of: command).contains(matter.latest.event)
                || isLeftByWithdrawal(command, matter)
        }
    }

    /// The events that a command with its whole payload makes, where that says it all.
    private static func event(of command: Command) -> [Event] {
        switch command {
        case .refuseApplication(let number, let reason):
            [.applicationRefused(ApplicationRefused(number: number, reason: reason))]
        case .reviewRefusal(let number, let isOverturned, let reason):
            [.refusalReviewed(RefusalReviewed(number: number, isOverturned: isOverturned, reason: reason))]
        case .assess(let assessments): [.assessed(Assessed(assessments: assessments))]
        case .shortenWording(let item, let wording, let reason):
            [.wordingShortened(WordingShortened(item: item, wording: wording, reason: reason))]
        case .recordWish(let subject, let wish, let signed):
            [.wishRecorded(WishRecorded(subject: subject, wish: wish, signed: signed))]
        case .sendBack(let reason): [.returned(Reasoned(reason: reason))]
        case .reject(let reason): [.rejected(Reasoned(reason: reason))]
        case .confirmPaper: [.paperConfirmed]
        case .withdraw(let reason): [.withdrawn(Reasoned(reason: reason))]
        case .recordHarm(let harms): [.harmRecorded(HarmRecorded(harms: harms))]
        case .settleHarm(let number, let outcome, let text):
            [.harmSettled(HarmSettled(number: number, outcome: outcome, text: text))]
        case .followUp(let day, let how, let note): [.followedUp(FollowedUp(on: day, how: how, note: note))]
        case .tellPersonnel(let day, let receipt): [.personnelTold(PersonnelTold(on: day, receipt: receipt))]
        case .archive: [.archived]
        case .open, .receiveApplication, .apply, .askWish, .propose, .submit, .approve, .widenScope, .correct, .deliver,
            .handling:
            []
        }
    }

    /// The withdrawal of the rest of a delivery, again.
    private static func isLeftByWithdrawal(_ command: Command, _ matter: Matter) -> Bool {
        guard case .withdraw(let reason) = command, case .delivered = matter.latest.event else { return false }
        return matter.rounds.last?.outcome.withdrawalReason == reason
    }
}

extension Clarification.RoundOutcome {
    /// Why it was withdrawn, where it was.
    var withdrawalReason: String? {
        switch self {
        case .withdrawn(_, let reason): reason
        case .pending, .approved, .returned, .rejected: nil
        }
    }
}

extension Clarification.Latest {
    /// Whether a delivery was the last act.
    fileprivate var isDelivery: Bool {
        switch event {
        case .served, .delivered: true
        case .opened, .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened,
            .wishAsked, .wishRecorded, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn,
            .paperConfirmed, .harmRecorded, .harmSettled, .followedUp, .personnelTold, .archived, .handling:
            false
        }
    }

    /// Whether this approval was the last act.
    fileprivate func isApproval(opinion: String, paper: PaperApproval?) -> Bool {
        switch event {
        case .endorsed(let event): event.given.opinion == opinion && event.paper == paper
        case .approved(let event): event.given.opinion == opinion && event.paper == paper
        case .opened, .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened,
            .wishAsked, .wishRecorded, .proposed, .submitted, .returned, .rejected, .withdrawn, .paperConfirmed,
            .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold, .archived, .handling:
            false
        }
    }
}
