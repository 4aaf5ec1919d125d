import Application
import Interference
import Kernel

/// How an entry of interference looks to the Body above.
extension Interference: CaseView {
    static func steps(of state: State, in language: Language) -> [CasePage.Step] {
        guard case .present(let matter) = state else { return [] }
        let names = ["noted", "acknowledged", "concluded"]
        let here = names.firstIndex(of: matter.stage.name) ?? 0
        return names.enumerated().map { index, name in
            CasePage.Step(
                label: language.say("stage.interference.\(name)"),
                state: index < here || matter.conclusion != nil ? .done : index == here ? .here : .toCome)
        }
    }

    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section] {
        guard case .present(let matter) = state else { return [] }
        let sheet = InterferenceSheet(matter: matter, names: names, language: language)
        return [sheet.entry, sheet.account, sheet.supplements, sheet.conclusion].compactMap(\.self)
            + HandlingSheet(of: matter, in: mechanism, names: names, language: language).sections
    }

    static func proposed(for act: String, in state: State) -> FormValue {
        guard case .present(let matter) = state else { return .object([:]) }
        return .object(HandlingProposed.values(for: act, in: matter.frame))
    }

    /// To the own entries, which alone show the number: the entry lies in the Body above.
    static func addressAfterLeaving(_ answer: ActAnswer) -> String { "/own?noted=\(answer.caseId)" }
}

/// The sections of the page.
struct InterferenceSheet: CaseWording {
    static let mechanism = Interference.mechanism
    let matter: Interference.Matter
    let names: NameBook
    let language: Language

    /// What happened, who did it, who entered it.
    var entry: Section {
        let entry = matter.entry
        var facts = [
            fact("kind", option(entry.kind)), fact("happenedOn", on: entry.happenedOn),
            fact("manner", option(entry.manner)), fact("name", entry.person.name), fact("unit", entry.person.unit),
            fact("post", entry.person.post),
        ]
        if let official = matter.official {
            facts.append(fact("official", names.subjectWithPost(.official(official))))
        }
        if !matter.concerned.isEmpty {
            facts.append(fact("staff", joined(names.staff(matter.concerned.sorted()))))
        }
        facts += [
            fact("about", matter.about?.number ?? ""), fact("enteredBy", names.staff(matter.enteredBy)),
            fact("enteredIn", names.body(matter.enteredIn)), fact("enteredOn", on: matter.frame.openedOn),
        ]
        return Section(title: label("entry"), blocks: [.facts(facts)])
    }

    /// What was said, and how it was answered.
    var account: Section { Section(title: label("account"), blocks: [.text(matter.entry.account)]) }

    /// Further facts; nil while there are none.
    var supplements: Section? {
        guard !matter.supplements.isEmpty else { return nil }
        let rows = matter.supplements.map { one -> [PageCell] in
            [.date(one.on), .text(names.staff(one.by)), .text(one.text)]
        }
        let table = Table(
            caption: label("supplements"), head: ["on", "by", "text"].map { label($0) }, rows: rows, empty: nil)
        return Section(title: label("supplements"), blocks: [.table(table)])
    }

    /// Who took note of it, and what came of it; nil before both.
    var conclusion: Section? {
        guard let acknowledgement = matter.acknowledgement else { return nil }
        var facts = [
            fact("acknowledgedBy", speaker(acknowledgement.by, for: acknowledgement.onBehalfOf)),
            fact("acknowledgedOn", on: acknowledgement.on),
        ]
        if let conclusion = matter.conclusion {
            facts.append(fact("outcome", option(conclusion.outcome)))
            if !conclusion.destination.isEmpty { facts.append(fact("destination", conclusion.destination)) }
            facts += [
                fact("reason", conclusion.reason),
                fact("concludedBy", speaker(conclusion.by, for: conclusion.onBehalfOf)),
                fact("concludedOn", on: conclusion.on),
            ]
        }
        return Section(title: label("conclusion"), blocks: [.facts(facts)])
    }
}

extension Interference {
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact] {
        InterferenceDetails(names: names, language: language).facts(of: event)
    }
}

/// What a line of the timeline tells besides the event's words; long texts stand in the page's sections.
struct InterferenceDetails: CaseWording {
    static let mechanism = Interference.mechanism
    let names: NameBook
    let language: Language

    /// The facts of an event.
    func facts(of event: Interference.Event) -> [Fact] {
        switch event {
        case .noted(let noted): [fact("kind", option(noted.entry.kind)), fact("name", noted.entry.person.name)]
        case .handling(let event):
            HandlingDetails(mechanism: Interference.mechanism, names: names, language: language).facts(of: event)
        case .acknowledged: []
        case .supplemented(let supplemented): [fact("text", supplemented.text)]
        case .concluded(let concluded):
            [fact("outcome", option(concluded.outcome))]
                + (concluded.destination.isEmpty ? [] : [fact("destination", concluded.destination)])
        }
    }
}
