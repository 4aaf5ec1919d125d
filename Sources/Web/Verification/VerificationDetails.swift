import Application
import Kernel
import Verification

extension Verification {
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact] {
        VerificationDetails(names: names, language: language).facts(of: event)
    }
}

/// What a line of the timeline tells besides the event's words; long texts stand in the page's sections.
struct VerificationDetails: VerificationWording {
    let names: NameBook
    let language: Language

    /// The facts of an event.
    func facts(of event: Verification.Event) -> [Fact] {
        switch event {
        case .opened(let event):
            [
                fact("method", label("method.\(event.opening.method.rawValue)")),
                lines("items", event.opening.items.map { item($0.key) }), fact("deadline", on: event.deadline?.due),
            ]
        case .handling(let event): every.facts(of: event)
        case .planRecorded, .sentToQualityGate, .paperConfirmed: []
        case .evidenceAdded(let event):
            [
                number(event.number), fact("kind", option(event.kind)), fact("shows", event.shows),
                fact("present", joined(names.staff(event.by))),
            ] + every.facts(ofBlankForm: event.blankForm)
        case .evidenceWithdrawn(let event): [number(event.number), fact("reason", event.reason)]
        case .inquirySent(let event):
            [fact("subject", names.subject(event.subject)), fact("answerDue", on: event.deadline?.due)]
        case .inquiryAnswered(let event):
            [
                number(event.number),
                fact("answer", label(event.accepted ? "answer.accepted" : "answer.notAccepted")),
            ]
        case .statementRecorded(let event):
            [fact("subject", names.subject(event.subject)), fact("present", joined(names.staff(event.by)))]
                + every.facts(ofBlankForm: event.blankForm)
        case .findingsProposed, .qualityGatePassed, .qualityGateFailed, .submitted, .approved, .sentBack, .rejected,
            .returnedAfterRecusal, .concluded:
            review(event)
        }
    }

    /// What every case's timeline tells.
    private var every: HandlingDetails {
        HandlingDetails(mechanism: Verification.mechanism, names: names, language: language)
    }

    private func review(_ event: Verification.Event) -> [Fact] {
        switch event {
        case .findingsProposed(let event): [results(event.findings.map(\.outcome))]
        case .qualityGatePassed(let event): [fact("opinion", event.opinion)]
        case .qualityGateFailed(let event), .sentBack(let event), .rejected(let event): [fact("reason", event.reason)]
        case .submitted(let event): [lines("approval.step", event.chain.map { step($0) })]
        case .approved(let event):
            // Who approved is the line's actor, except on paper, where it is the clerk.
            [fact("opinion", event.opinion)]
                + (event.paper.map {
                    [fact("paper.signer", names.staff($0.approver)), fact("paper.signedOn", on: $0.signedOn)]
                } ?? [])
        case .returnedAfterRecusal(let event): [fact("staff", names.staff(event.staff))]
        case .concluded(let event): [results(event.findings)]
        default: []
        }
    }

    private func results(_ findings: [FindingOutcome]) -> Fact {
        lines("findings", findings.map { "\(item($0.key)) \(option($0.result))" })
    }

    private func number(_ number: Int) -> Fact { Fact(term: label("number"), value: .id(String(number))) }

    private func lines(_ key: String, _ lines: [String]) -> Fact { Fact(term: label(key), value: .lines(lines)) }
}
