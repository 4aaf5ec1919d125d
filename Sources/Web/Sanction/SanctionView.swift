import Application
import Kernel
import Sanction

/// How an entry of the register of sanctions looks.
extension Sanction: CaseView {
    static func steps(of state: State, in language: Language) -> [CasePage.Step] {
        guard case .present(let matter) = state else { return [] }
        let isProbation = matter.measures.contains { $0.kind == .partyProbation }
        let road: [Stage] =
            matter.isRevoked
            ? [.executing, .revoked] : (isProbation ? [.onProbation] : []) + [.executing, .inForce, .ended, .closed]
        let here = road.firstIndex(of: matter.stage) ?? 0
        return road.enumerated().map { index, stage in
            CasePage.Step(
                label: language.say("stage.sanction.\(stage.name)"),
                state: index < here || (index == here && index == road.count - 1)
                    ? .done : index == here ? .here : .toCome)
        }
    }

    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section] {
        guard case .present(let matter) = state else { return [] }
        let sheet = SanctionSheet(matter: matter, names: names, language: language)
        return [sheet.decision, sheet.measures, sheet.periods, sheet.execution, sheet.changes, sheet.end]
            .compactMap(\.self)
            + HandlingSheet(of: matter, in: mechanism, names: names, language: language).sections
    }

    static func proposed(for act: String, in state: State) -> FormValue {
        guard case .present(let matter) = state else { return .object([:]) }
        return .object(HandlingProposed.values(for: act, in: matter.frame))
    }
}

/// The sections of the page.
struct SanctionSheet: CaseWording {
    static let mechanism = Sanction.mechanism
    let matter: Sanction.Matter
    let names: NameBook
    let language: Language

    /// Who was sanctioned, by whom and why.
    var decision: Section {
        let (person, ruling) = (matter.person, matter.ruling)
        return Section(
            title: label("decision"),
            blocks: [
                .facts([
                    fact("official", names.subject(.official(person.official))), fact("unit", names.unit(person.unit)),
                    fact("post", person.post), fact("standing", option(person.standing)),
                    fact("isInKeyPost", language.say(person.isInKeyPost ? "site.yes" : "site.no")),
                    fact("number", ruling.number), fact("decidedOn", on: ruling.decidedOn),
                    fact("decider", option(ruling.decider)), fact("deciderName", ruling.deciderName),
                    fact("form", option(ruling.form)), fact("reasons", joined(ruling.reasons.map { option($0) })),
                    fact("enteredBy", names.staff(matter.enteredBy)), fact("enteredOn", on: matter.frame.openedOn),
                    fact("isHistoric", language.say(matter.isHistoric ? "site.yes" : "site.no")),
                ])
            ])
    }

    /// What the decision imposes.
    var measures: Section {
        let rows = matter.measures.map { measure -> [PageCell] in
            [
                .text(language.say(SanctionWords.text(measure.kind))), .date(measure.effectiveOn),
                measure.probationMonths.map { .number($0) } ?? .none,
                measure.together > 1 ? .number(measure.together) : .none,
                measure.decidedMonths.map { .number($0) } ?? .none,
            ]
        }
        return Section(
            title: label("measures"),
            blocks: [
                .table(
                    Table(
                        caption: label("measures"),
                        head: ["kind", "effectiveOn", "probationMonths", "together", "decidedMonths"].map { label($0) },
                        rows: rows, empty: nil))
            ])
    }

    /// The periods, each date with the rules that made it.
    var periods: Section {
        let rows = matter.periods.map { period -> [PageCell] in
            [
                .text(language.say(SanctionWords.text(period.kind))), .text(barred(by: period)), .date(period.start),
                period.last.map { .date($0) } ?? .text(label("noEnd")),
                .lines(period.steps.map { words(of: $0) }),
            ]
        }
        return Section(
            title: label("periods"),
            blocks: [
                .table(
                    Table(
                        caption: label("periods"),
                        head: ["kind", "bars", "start", "last", "how"].map { label($0) }, rows: rows,
                        empty: label("noPeriod")))
            ])
    }

    private func barred(by period: Sanction.Period) -> String {
        guard let bars = period.bars else { return label(period.last == nil ? "forGood" : "probation") }
        return language.say(SanctionWords.text(bars, of: period.kind.family))
    }

    /// A step in words, with its rules.
    private func words(of step: Sanction.Step) -> String {
        let length = [
            step.months.map { label("months", "\($0)") }, step.days.flatMap { $0 > 0 ? label("days", "\($0)") : nil },
        ].compactMap(\.self).joined()
        let other = (step.other ?? "").isEmpty ? label("thisDecision") : step.other ?? ""
        let convention = step.convention.map { language.say(SanctionWords.text($0)) } ?? ""
        let said = label("step.\(step.name.rawValue)", step.day?.description ?? "", length, other, convention)
        let rules = step.rules.map { SanctionWords.text($0) }
        return rules.isEmpty ? said : label("step.byRule", said, joined(rules))
    }

    /// What was done for the decision.
    var execution: Section? {
        var facts: [Fact] = []
        if let done = matter.announcement {
            facts += [fact("announcedOn", on: done.what.on), fact("announcedTo", done.what.to)]
        }
        if let done = matter.change {
            facts += [fact("changedOn", on: done.what.on), fact("changed", done.what.what)]
        }
        if let done = matter.report {
            facts += [fact("reportedOn", on: done.what.on), fact("reported", done.what.what)]
        }
        if let day = matter.probation.restoredOn { facts.append(fact("restoredOn", on: day)) }
        if matter.probation.isExtended { facts.append(fact("isExtended", language.say("site.yes"))) }
        return facts.isEmpty ? nil : Section(title: label("execution"), blocks: [.facts(facts)])
    }

    /// Changes of the decision, the one that waits last.
    var changes: Section? {
        var rows = matter.changes.map { change -> [PageCell] in
            line(
                change.proposal, label(change.isConfirmed ? "confirmed" : "declined"),
                "\(speaker(change.word.by, for: change.word.onBehalfOf))：\(change.word.what)")
        }
        if let pending = matter.proposal { rows.append(line(pending, label("pending"), "")) }
        guard !rows.isEmpty else { return nil }
        let head = ["way", "basis", "changeDecidedOn", "reason", "proposedBy", "standingOfChange", "word"]
        return Section(
            title: label("changes"),
            blocks: [
                .table(Table(caption: label("changes"), head: head.map { label($0) }, rows: rows, empty: nil))
            ])
    }

    private func line(_ proposal: Sanction.Done<Sanction.Change>, _ standing: String, _ word: String) -> [PageCell] {
        let change = proposal.what
        let kinds = change.measures.map { language.say(SanctionWords.text($0.kind)) }
        return [
            .lines([option(change.way)] + kinds), .text(change.basis), .date(change.decidedOn), .text(change.reason),
            .text(speaker(proposal.by, for: proposal.onBehalfOf)), .text(standing),
            word.isEmpty ? .none : .text(word),
        ]
    }

    /// Who was told of the end, and what was found after it.
    var end: Section? {
        let told = matter.notices.map { notice -> [PageCell] in
            [
                .date(notice.what.on), .text(option(notice.what.occasion)),
                .text(joined(notice.what.recipients.map { option($0) })), .text(names.staff(notice.by)),
            ]
        }
        let found = matter.checks.map { check -> [PageCell] in
            let what = check.what
            let missing = [
                what.isAssessed ? nil : "notAssessed", what.isSelectable ? nil : "notSelectable",
                what.isPaid ? nil : "notPaid",
            ].compactMap(\.self)
            let said = missing.isEmpty ? [label("restored")] : missing.map { label($0) }
            return [
                .date(what.on), .text(label("check")), .lines(said + (what.remark.isEmpty ? [] : [what.remark])),
                .text(names.staff(check.by)),
            ]
        }
        guard !(told + found).isEmpty else { return nil }
        return Section(
            title: label("end"),
            blocks: [
                .table(
                    Table(
                        caption: label("end"), head: ["on", "occasion", "whom", "by"].map { label($0) },
                        rows: told + found, empty: nil))
            ])
    }
}

extension Language {
    /// The words of this language.
    func say(_ words: SanctionWords.Words) -> String {
        switch self {
        case .zh: words.zh
        case .en: words.en
        }
    }
}
