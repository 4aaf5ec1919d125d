import Application
import Clarification
import Kernel

extension Clarification {
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact] {
        ClarificationDetails(words: ClarificationWording(names: names, language: language)).facts(of: event)
    }
}

extension Clarification {
    /// A delivery names whom it reached, who heard it besides and who was handed the letter.
    static func details(of event: Event, in state: State, with names: NameBook, language: Language) -> [Fact] {
        let facts = details(of: event, with: names, in: language)
        guard case .served(let served) = event, case .present(let matter) = state,
            let round = matter.deliveries.first(where: { $0.delivery == served.delivery })?.round,
            let proposal = matter.rounds.first(where: { $0.issue?.round == round })?.proposal
        else { return facts }
        let parts = [
            ("audience", served.delivery.audience), ("heard", served.delivery.heard),
            ("letterTo", served.delivery.letterTo),
        ]
        return facts
            + parts.filter { !$0.1.isEmpty }.map { column, numbers in
                Fact(
                    term: language.say("clarification.column.\(column)"),
                    value: .lines(numbers.map { proposal.entry($0)?.name ?? "\($0)" }))
            }
    }
}

/// What a line of the timeline tells besides the event's words. A sealed paper is not mentioned: its existence is on
/// the sheet.
struct ClarificationDetails {
    let words: ClarificationWording

    /// The facts of an event.
    func facts(of event: Clarification.Event) -> [Fact] {
        switch event {
        case .opened(let event): items(event.opening.items)
        case .joined(let event): items(event.items)
        case .applied(let event): [fact("applicant", words.names.subject(event.application.applicant))]
        case .applicationRefused(let event): [number(event.number), reason(event.reason)]
        case .refusalReviewed(let event):
            [
                number(event.number),
                fact("outcome", words.option(event.isOverturned ? Clarification.RefusalReview.overturned : .upheld)),
                reason(event.reason),
            ]
        case .assessed(let event):
            [
                fact("needed", "\(event.assessments.count { $0.isNeeded })"),
                fact("notNeeded", "\(event.assessments.count { !$0.isNeeded })"),
            ]
        case .wordingShortened(let event): [fact("wording", event.wording), reason(event.reason)]
        case .wishRecorded(let event):
            [fact("subject", words.names.subject(event.subject)), fact("wish", words.wish(event.wish))]
        case .proposed(let event):
            [
                fact("proposal", words.kind(event.kind)),
                fact("audience", event.proposal.audience.map(\.name).joined(separator: words.comma)),
            ]
        case .endorsed(let event): [fact("opinion", event.given.opinion)]
        case .approved(let event):
            event.documentNumber.isEmpty
                ? [fact("opinion", event.given.opinion)]
                : [fact("opinion", event.given.opinion), fact("documentNumber", event.documentNumber)]
        case .returned(let event), .rejected(let event), .withdrawn(let event): [reason(event.reason)]
        case .served(let event):
            [
                fact("form", words.option(event.delivery.form)),
                Fact(term: words.language.say("clarification.column.on"), value: .date(event.delivery.on)),
                fact("by", words.staff(event.delivery.by)),
            ] + every.facts(ofBlankForm: event.delivery.blankForm)
        case .harmRecorded(let event): [fact("kind", words.options(event.harms.map(\.kind)))]
        case .harmSettled(let event): [number(event.number), fact("outcome", words.option(event.outcome))]
        case .followedUp(let event): [fact("how", words.option(event.how))]
        case .personnelTold(let event):
            [Fact(term: words.language.say("clarification.column.on"), value: .date(event.on))]
        case .handling(let event): every.facts(of: event)
        case .wishAsked, .submitted, .paperConfirmed, .delivered, .archived: []
        }
    }

    /// What every case's timeline tells.
    private var every: HandlingDetails {
        HandlingDetails(mechanism: Clarification.mechanism, names: words.names, language: words.language)
    }

    private func items(_ items: [Clarification.Item]) -> [Fact] {
        [
            Fact(
                term: words.language.say("clarification.items"),
                value: .lines(items.map { "\($0.key.allegation) \($0.shortWording)" }))
        ]
    }

    private func number(_ number: Int) -> Fact { fact("number", "\(number)") }

    private func reason(_ reason: String) -> Fact { fact("reason", reason) }

    private func fact(_ column: String, _ text: String) -> Fact {
        Fact(term: words.language.say("clarification.column.\(column)"), value: .text(text))
    }
}
