import Application
import Kernel
import Sanction

extension Sanction {
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact] {
        SanctionDetails(names: names, language: language).facts(of: event)
    }
}

/// What a line of the timeline tells besides the event's words; long texts stand in the page's sections.
struct SanctionDetails: CaseWording {
    static let mechanism = Sanction.mechanism
    let names: NameBook
    let language: Language

    /// The facts of an event.
    func facts(of event: Sanction.Event) -> [Fact] {
        switch event {
        case .recorded(let payload):
            [fact("number", payload.record.ruling.number), fact("measures", kinds(of: payload.record.measures))]
                + lasts(of: payload.periods)
        case .handling(let event):
            HandlingDetails(mechanism: Sanction.mechanism, names: names, language: language).facts(of: event)
        case .announced(let payload): [fact("announcedOn", on: payload.on), fact("announcedTo", payload.to)]
        case .changeMade(let payload): [fact("changedOn", on: payload.on), fact("changed", payload.what)]
        case .reported(let payload): [fact("reportedOn", on: payload.on), fact("reported", payload.what)]
        case .rightsRestored(let payload):
            [fact("restoredOn", on: payload.on), fact("basis", payload.basis)] + lasts(of: payload.periods)
        case .probationExtended(let payload):
            [fact("on", on: payload.on), fact("basis", payload.basis)] + lasts(of: payload.periods)
        case .changeProposed(let change):
            [fact("way", option(change.way)), fact("basis", change.basis), fact("reason", change.reason)]
                + (change.measures.isEmpty ? [] : [fact("measures", kinds(of: change.measures))])
        case .changeConfirmed(let payload): [fact("word", payload.opinion)] + lasts(of: payload.periods)
        case .changeDeclined(let payload): [fact("word", payload.reason)]
        case .periodsCounted(let payload): lasts(of: payload.periods)
        case .noticeGiven(let payload):
            [
                fact("on", on: payload.notice.on), fact("occasion", option(payload.notice.occasion)),
                fact("whom", joined(payload.notice.recipients.map { option($0) })),
            ]
        case .checked(let payload):
            [
                fact("on", on: payload.check.on),
                fact("check", label(payload.check.isRestored ? "restored" : "notRestored")),
            ]
        }
    }

    private func kinds(of measures: [Sanction.Measure]) -> String {
        joined(measures.map { language.say(SanctionWords.text($0.kind)) })
    }

    /// The end of each period, which is what people ask for.
    private func lasts(of periods: [Sanction.Period]) -> [Fact] {
        periods.compactMap { period in period.last.map { fact("last", on: $0) } }
    }
}
