import Kernel

extension Intake {
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let next: Matter?
        switch state {
        case .absent: next = opened(by: recorded)
        case .present(let matter): next = matter.after(recorded)
        }
        guard var matter = next else { return nil }
        matter.take(blankFormOf: recorded)
        let persons = Set([recorded.actor.staff, recorded.onBehalfOf].compactMap(\.self))
        matter.frame = matter.frame.joined(by: persons.subtracting(matter.frame.recused))
        matter.latest = Latest(
            event: recorded.event, by: recorded.actor, onBehalfOf: recorded.onBehalfOf, on: recorded.occurredOn)
        return .present(matter)
    }

    /// The report that an event opens.
    private static func opened(by recorded: Recorded<Event>) -> Matter? {
        switch recorded.event {
        case .received(let event):
            let frame = CaseFrame(
                body: event.body, number: event.number, openedOn: recorded.occurredOn,
                isRestricted: event.isRestricted)
            var matter = Matter(frame: frame, stage: .received, receivedOn: recorded.occurredOn)
            matter.take(event.receipt)
            matter.start(event.clocks)
            return matter
        case .registered(let event):
            let frame = CaseFrame(
                body: event.body, number: event.number, openedOn: recorded.occurredOn,
                isRestricted: event.isRestricted)
            var matter = Matter(frame: frame, stage: .registered, receivedOn: event.registration.receivedOn)
            matter.take(event.registration)
            matter.start(event.clocks)
            return matter
        case .forwarded(let event): return forwarded(event, openedOn: recorded.occurredOn)
        case .allegationAdded, .registrationCorrected, .realNameConfirmed, .realNameRefuted, .transferred, .declined,
            .markedRepeat, .accepted, .acceptanceNotified, .handedDownAcknowledged, .disposalProposed,
            .reopeningProposed, .returnProposed, .stepApproved, .disposed, .reopened, .returned, .sentBack, .rejected,
            .paperConfirmed,
            .holdReviewed, .verificationStarted, .findingsProposed, .concluded, .clarificationLinked, .resultTold,
            .measureRecorded, .objectionRecorded, .objectionAnswered, .newEvidenceRecorded, .newEvidenceChecked,
            .closed, .fedBack, .reporterAsked, .reporterAnswered, .handling:
            return nil
        }
    }

    /// All that is kept of a higher Body's matter.
    static func forwarded(_ event: Forwarded, openedOn: CivilDate) -> Matter {
        var frame = CaseFrame(
            body: event.body, number: event.number, openedOn: openedOn, isRestricted: event.isRestricted)
        frame.recused = Set(event.recused ?? [])
        frame.formerNumbers = event.numbersLeft ?? []
        frame.blankForms = (event.blankForms ?? []).map { BlankFormUse(number: $0, entry: nil) }
        return Matter(frame: frame, stage: .routed(.forwardedUp(event)), receivedOn: event.receivedOn)
    }
}

extension Intake.Matter {
    /// The report after an event, or nil when the event cannot follow.
    func after(_ recorded: Recorded<Intake.Event>) -> Intake.Matter? {
        var next = self
        guard next.apply(recorded) else { return nil }
        return next
    }

    /// One line for each event.
    private mutating func apply(_ recorded: Recorded<Intake.Event>) -> Bool {
        let on = recorded.occurredOn
        let by = recorded.actor
        switch recorded.event {
        case .received: return false
        case .registered(let event): return complete(event)
        case .forwarded(let event): return forward(event, on)
        case .allegationAdded(let event): return add(event)
        case .registrationCorrected(let event): return correct(event, by, on)
        case .realNameConfirmed(let event): return confirm(event)
        case .realNameRefuted(let event): return refute(event)
        case .transferred(let event): return settle(event.allegations, to: event.to, event.reason, on)
        case .declined(let event): return settle(event.allegations, to: nil, event.reason, on)
        case .markedRepeat(let event): return endAsRepeat(event)
        case .accepted(let event): return accept(event)
        case .acceptanceNotified(let event): return noteAcceptanceTold(event, by, on)
        case .handedDownAcknowledged: return acknowledge(on)
        case .disposalProposed(let event): return propose(event, on)
        case .reopeningProposed(let event): return propose(event, on)
        case .returnProposed(let event): return propose(event, on)
        case .stepApproved(let event): return approveStep(event)
        case .disposed(let event): return dispose(event, on)
        case .reopened(let event): return reopen(event, on)
        case .returned(let event): return giveBack(event, on)
        case .sentBack(let event): return turnDown(.sentBack, event.reason, by, on)
        case .rejected(let event): return turnDown(.rejected, event.reason, by, on)
        case .paperConfirmed: return confirmPapers(of: by)
        case .holdReviewed(let event): return review(event)
        case .verificationStarted(let event): return verify(event.to)
        case .findingsProposed: return noteFindingsProposed()
        case .concluded(let event): return conclude(event, on)
        case .clarificationLinked(let event): return link(event.to)
        case .resultTold(let event): return noteResultTold(event, by, on)
        case .measureRecorded(let event): return record(event, on)
        case .objectionRecorded(let event): return record(event, on)
        case .objectionAnswered(let event): return answer(event, by, on)
        case .newEvidenceRecorded(let event): return record(event, on)
        case .newEvidenceChecked(let event): return check(event, by, on)
        case .closed(let event): return close(event)
        case .fedBack(let event): return noteFeedback(event, by, on)
        case .reporterAsked(let event): return exchange(event, fromReporter: false, on)
        case .reporterAnswered(let event): return exchange(event, fromReporter: true, on)
        case .handling(let event): return take(event, recorded)
        }
    }

    /// Adds deadlines; one for the same task takes the place of the one before.
    mutating func start(_ clocks: [Intake.Clock]) {
        for clock in clocks {
            deadlines[Intake.ClockKey(task: clock.task, part: clock.part)] = clock.deadline
        }
    }
}
