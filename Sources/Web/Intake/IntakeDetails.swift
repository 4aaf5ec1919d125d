import Application
import Intake
import Kernel

extension Intake {
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact] {
        IntakeDetails(names: names, language: language).facts(of: event)
    }

    /// Of a higher Body's matter no page shows more than that it was forwarded (INT-005), whatever was written before.
    static func details(of event: Event, in state: State, with names: NameBook, language: Language) -> [Fact] {
        if case .forwarded = event { return details(of: event, with: names, in: language) }
        if case .present(let matter) = state, case .routed(.forwardedUp) = matter.stage { return [] }
        return details(of: event, with: names, in: language)
    }
}

/// What a line of the timeline tells besides the event's words: of reporters the number, of messages nothing.
struct IntakeDetails: IntakeWording {
    let names: NameBook
    let language: Language

    /// The facts of an event.
    func facts(of event: Intake.Event) -> [Fact] {
        switch event {
        case .received(let event): [fact("channel", option(event.receipt.channel))]
        case .registered(let event): registration(event.registration)
        case .forwarded(let event):
            [fact("forwardedTo", names.body(event.to)), fact("forwardBy", on: event.deadline?.due)]
        case .allegationAdded(let event): [fact("wording", event.allegation.wording)]
        case .registrationCorrected(let event):
            [fact("reason", event.reason)] + registration(event.registration)
        case .realNameConfirmed(let event): [reporter(event.reporter)]
        // The reason may hold a name.
        case .realNameRefuted(let event): [reporter(event.reporter)]
        case .transferred(let event):
            [
                fact("transferredTo", event.to), numbers(event.allegations), fact("reason", event.reason),
            ]
        case .declined(let event): [numbers(event.allegations), fact("reason", event.reason)]
        case .markedRepeat(let event): [fact("reason", event.reason)]
        case .acceptanceNotified(let event), .resultTold(let event): [reporter(event.reporter)]
        case .accepted, .handedDownAcknowledged, .paperConfirmed, .verificationStarted, .findingsProposed,
            .clarificationLinked, .reporterAsked, .reporterAnswered:
            []
        case .disposalProposed, .reopeningProposed, .stepApproved, .disposed, .reopened, .sentBack, .rejected,
            .returnProposed, .returned, .holdReviewed, .closed, .fedBack:
            disposal(event)
        case .concluded, .measureRecorded, .objectionRecorded, .objectionAnswered, .newEvidenceRecorded,
            .newEvidenceChecked:
            result(event)
        case .handling(let event): every.facts(of: event)
        }
    }

    private func disposal(_ event: Intake.Event) -> [Fact] {
        switch event {
        case .disposalProposed(let event):
            [fact("disposal.method", option(event.method)), fact("reason", event.reason)]
                + (event.method == .hold ? [fact("disposal.reviewOn", on: event.reviewOn)] : [])
        case .reopeningProposed(let event): [fact("reason", event.reason)]
        case .stepApproved(let event): [opinion(event.given)]
        case .disposed(let event): [fact("disposal.method", option(event.method)), opinion(event.given)]
        case .reopened(let event): [opinion(event.given)]
        case .returnProposed(let event):
            [
                fact("return.ground", option(event.ground)), fact("reason", event.reason),
                fact("return.communication", event.communication),
            ]
        case .returned(let event): [opinion(event.given)]
        case .sentBack(let event), .rejected(let event): [fact("reason", event.reason)]
        case .closed(let event): [fact("reason", event.reason)]
        case .fedBack(let event): [fact("feedback.summary", event.summary)]
        case .holdReviewed(let event):
            (event.keptUntil.map { [fact("until", on: $0)] } ?? []) + [fact("reason", event.reason)]
        default: []
        }
    }

    private func result(_ event: Intake.Event) -> [Fact] {
        switch event {
        case .concluded(let event):
            [
                Fact(
                    term: word("finding"),
                    value: .lines(event.findings.map { "\(item($0.key)) \(option($0.result))" }))
            ]
        case .measureRecorded(let event):
            [
                fact("item", item(event.item)), fact("measure", option(event.measure)),
                fact("reason", event.reason),
            ]
        case .objectionRecorded(let event): [reporter(event.reporter)]
        case .objectionAnswered(let event):
            [number(event.objection), fact("objection.answer", event.explanation)]
        case .newEvidenceRecorded(let event): event.reporter.map { [reporter($0)] } ?? []
        case .newEvidenceChecked(let event):
            [number(event.evidence), fact("outcome", option(event.outcome)), fact("reason", event.reason)]
        default: []
        }
    }

    private func registration(_ registration: Intake.Registration) -> [Fact] {
        [
            fact("channel", option(registration.channel)), fact("receivedOn", on: registration.receivedOn),
            Fact(term: word("subjects"), value: .lines(registration.subjects.map { names.subject($0) })),
            Fact(term: word("count"), value: .number(registration.allegations.count)),
        ] + every.facts(ofBlankForm: registration.blankForm)
    }

    /// What every case's timeline tells.
    private var every: HandlingDetails {
        HandlingDetails(mechanism: Intake.mechanism, names: names, language: language)
    }

    private func reporter(_ number: Int) -> Fact { Fact(term: word("reporter"), value: .id(String(number))) }

    private func number(_ number: Int) -> Fact { Fact(term: word("number"), value: .id(String(number))) }

    private func numbers(_ numbers: [Int]) -> Fact { fact("allegations", joined(numbers.map(String.init))) }

    /// Who approved is the line's actor, except on paper, where it is the clerk.
    private func opinion(_ given: GivenApproval) -> Fact {
        guard let clerk = given.enteredBy else { return fact("opinion", given.opinion) }
        return fact(
            "opinion",
            word("approval.paper", names.staff(given.approver), "\(given.on)", names.staff(clerk), given.opinion))
    }
}
