import Application
import Kernel

/// The part of a case page that every mechanism shares: who works on it, who keeps away, its clocks, where it belongs,
/// on what its seal was set.
struct HandlingSheet {
    let frame: CaseFrame
    let clocks: [ClockName: Deadline]
    let mechanism: String
    let names: NameBook
    let language: Language

    init(of matter: some Handled, in mechanism: String, names: NameBook, language: Language) {
        frame = matter.frame
        clocks = matter.clocks
        self.mechanism = mechanism
        self.names = names
        self.language = language
    }

    /// The sections that have something to show.
    var sections: [Section] { [people, deadlines, jurisdiction, seal, blankForms].compactMap(\.self) }

    /// Officers as they were named, parts that moved, recusals.
    private var people: Section? {
        var blocks: [PageBlock] = []
        if !frame.assignments.isEmpty {
            let rows = frame.assignments.map { one -> [PageCell] in
                [.date(one.on), .text(joined(names.staff(one.officers.sorted()))), .text(names.staff(one.by))]
            }
            blocks.append(block("officers", head: ["on", "officers", "assignedBy"], rows))
        }
        if !frame.handOvers.isEmpty {
            let rows = frame.handOvers.map { one -> [PageCell] in
                [.date(one.on), .text(names.staff(one.from)), .text(names.staff(one.to)), .text(one.reason)]
            }
            blocks.append(block("handOvers", head: ["on", "from", "to", "reason"], rows))
        }
        if !frame.recusals.isEmpty {
            let rows = frame.recusals.map { one -> [PageCell] in
                let ground = one.ground.map { language.say("option.RecusalGround.\($0.rawValue)") }
                return [
                    .text(names.staff(one.staff)), .text(ground ?? label("ground.report")), standing(of: one),
                    .date(one.on),
                ]
            }
            blocks.append(block("recusals", head: ["staff", "ground", "standing", "on"], rows))
        }
        return blocks.isEmpty ? nil : Section(title: label("people"), blocks: blocks)
    }

    private func standing(of one: CaseFrame.RecusalRecord) -> PageCell {
        switch one.standing {
        case .requested: .chip(Chip(label: label("recusal.requested"), shape: .open))
        case .carried: .chip(Chip(label: label("recusal.carried"), shape: .active))
        case .decided: .chip(Chip(label: label("recusal.decided"), shape: .done))
        case .lifted(let reason): .lines([label("recusal.lifted"), reason])
        }
    }

    /// Clocks that run or are stopped with the rules that made them, and what was done to any.
    private var deadlines: Section? {
        var blocks: [PageBlock] = []
        if !clocks.isEmpty {
            let rows = clocks.sorted { ($0.value.due, $0.key) < ($1.value.due, $1.key) }.map { clock, deadline in
                [
                    .text(HandlingWords.clock(clock, in: mechanism, names, language)), due(deadline),
                    .text(basis(of: deadline)),
                ] as [PageCell]
            }
            blocks.append(.table(table("clocks", head: ["clock", "due", "basis"], rows)))
        }
        if !frame.clockChanges.isEmpty {
            let rows = frame.clockChanges.map { one -> [PageCell] in
                [
                    .text(HandlingWords.clock(one.clock, in: mechanism, names, language)),
                    .text(label("change.\(one.kind)")), .date(one.from), .date(one.to), .text(one.reason),
                    .text(one.by.map { names.staff($0) } ?? label("bySystem")), .date(one.on),
                ]
            }
            blocks.append(block("changes", head: ["clock", "change", "before", "after", "reason", "by", "on"], rows))
        }
        return blocks.isEmpty ? nil : Section(title: label("deadlines"), blocks: blocks)
    }

    /// A day a clock runs to; one that may still move, and one that is stopped, say so.
    private func due(_ deadline: Deadline) -> PageCell {
        if let pausedOn = deadline.pausedOn { return .text(label("due.paused", "\(pausedOn)", "\(deadline.due)")) }
        return deadline.isProvisional ? .text(label("due.provisional", "\(deadline.due)")) : .date(deadline.due)
    }

    private func basis(of deadline: Deadline) -> String {
        [deadline.rule.title, deadline.rule.article].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Where it was and where it is asked to go; nil for a case that stays where it was opened.
    private var jurisdiction: Section? {
        var blocks: [PageBlock] = []
        if let move = frame.pendingMove {
            blocks.append(
                .facts([
                    Fact(term: label("move.way"), value: .text(language.say("option.Move.\(move.way.rawValue)"))),
                    Fact(term: label("move.to"), value: .text(names.body(move.to))),
                    Fact(term: label("move.decider"), value: .text(names.body(move.decider))),
                    Fact(term: label("reason"), value: .text(move.reason)),
                    Fact(term: label("by"), value: .text(names.staff(move.by))),
                    Fact(term: label("on"), value: .date(move.on)),
                ]))
        }
        if !frame.formerBodies.isEmpty {
            let rows = frame.formerBodies.map { one -> [PageCell] in
                [
                    .text(names.body(one.body)), .date(one.until),
                    .text(language.say("option.Move.\(one.way.rawValue)")),
                ]
            }
            blocks.append(.table(table("formerBodies", head: ["body", "until", "move.way"], rows)))
        }
        return blocks.isEmpty ? nil : Section(title: label("jurisdiction"), blocks: blocks)
    }

    /// 用印登记: on which documents the seal was set.
    private var seal: Section? {
        guard !frame.sealUses.isEmpty else { return nil }
        let rows = frame.sealUses.map { one -> [PageCell] in
            [
                .date(one.on), .text(one.title), one.number.map { .id($0) } ?? PageCell.none, .number(one.copies),
                .text(one.basis),
                .text(names.staff(one.by)),
            ]
        }
        let head = ["on", "seal.paper", "seal.number", "seal.copies", "seal.basis", "by"]
        return Section(title: label("seal"), blocks: [.table(table("seal", head: head, rows))])
    }

    /// From which numbered blanks it was entered.
    private var blankForms: Section? {
        guard !frame.blankForms.isEmpty else { return nil }
        let rows = frame.blankForms.map { one -> [PageCell] in
            [
                .id(one.number), one.entry.map { .date($0.on) } ?? PageCell.none,
                one.entry?.by.map { .text(names.staff($0)) } ?? PageCell.none,
            ]
        }
        return Section(
            title: label("blankForms"),
            blocks: [.table(table("blankForms", head: ["blankForm", "enteredOn", "by"], rows))])
    }

    // MARK: Parts

    private func block(_ key: String, head: [String], _ rows: [[PageCell]]) -> PageBlock {
        .part(label(key), [.table(table(key, head: head, rows))])
    }

    private func table(_ key: String, head: [String], _ rows: [[PageCell]]) -> Table {
        Table(caption: label(key), head: head.map { label($0) }, rows: rows, empty: nil)
    }

    private func label(_ key: String, _ arguments: String...) -> String {
        Words.text("handling.view.\(key)", language, arguments)
    }

    private func joined(_ texts: [String]) -> String { texts.joined(separator: language.say("site.comma")) }
}

/// What a line of the timeline tells of an event every case has.
struct HandlingDetails {
    let mechanism: String
    let names: NameBook
    let language: Language

    /// The facts of an event.
    func facts(of event: Handling.Event) -> [Fact] {
        switch event {
        case .officersAssigned(let event): [fact("officers", joined(names.staff(event.officers)))]
        case .handedOver(let event):
            [
                fact("from", names.staff(event.from)), fact("to", names.staff(event.to)), fact("reason", event.reason),
            ]
        case .officersLent(let event):
            [fact("officers", joined(names.staff(event.officers))), fact("reason", event.reason)]
        case .recused(let recusal), .recusalRequested(let recusal):
            [
                fact("staff", names.staff(recusal.staff)),
                fact("ground", language.say("option.RecusalGround.\(recusal.ground.rawValue)")),
            ]
        case .recusalLifted(let event): [fact("staff", names.staff(event.staff)), fact("reason", event.reason)]
        case .deadlineExtended(let event): [clock(event.clock), day(event.to), fact("reason", event.reason)]
        case .deadlinePaused(let event): [clock(event.clock), fact("reason", event.reason)]
        case .deadlineResumed(let event): [clock(event.clock), day(event.to), fact("reason", event.reason)]
        case .deadlinesRecounted(let event):
            event.deadlines.flatMap { [clock($0.clock), day($0.deadline.due)] }
        case .moveProposed(let event):
            [way(event.way), fact("move.to", names.body(event.to)), fact("reason", event.reason)]
        case .moveDeclined(let event): [fact("reason", event.reason)]
        case .moved(let event):
            [way(event.way), fact("move.to", names.body(event.to))]
                + (event.opinion.isEmpty ? [] : [fact("opinion", event.opinion)])
        case .sealUsed(let event):
            [fact("seal.paper", event.title)] + (event.number.map { [fact("seal.number", $0)] } ?? [])
                + [fact("seal.copies", "\(event.copies)"), fact("seal.basis", event.basis)]
        }
    }

    /// The numbered blank that an event was entered from.
    func facts(ofBlankForm number: String?) -> [Fact] { number.map { [fact("blankForm", $0)] } ?? [] }

    private func clock(_ name: ClockName) -> Fact {
        fact("clock", HandlingWords.clock(name, in: mechanism, names, language))
    }

    private func way(_ way: Handling.Move) -> Fact {
        fact("move.way", language.say("option.Move.\(way.rawValue)"))
    }

    private func day(_ day: CivilDate) -> Fact { Fact(term: label("after"), value: .date(day)) }

    private func fact(_ key: String, _ text: String) -> Fact { Fact(term: label(key), value: .text(text)) }

    private func label(_ key: String) -> String { language.say("handling.view.\(key)") }

    private func joined(_ texts: [String]) -> String { texts.joined(separator: language.say("site.comma")) }
}

/// What the forms of the acts every case has start with.
enum HandlingProposed {
    /// The values by field; none for another act.
    static func values(for verb: String, in frame: CaseFrame) -> [String: FormValue] {
        switch verb {
        case "assign": return ["officers": .list(frame.officers.sorted().map { .text($0.text) })]
        case "recuse":
            guard let asked = frame.openRecusalRequests.first else { return [:] }
            var values: [String: FormValue] = ["staff": .text(asked.staff.text)]
            values["ground"] = asked.ground.map { .text($0.rawValue) }
            return values
        default: return [:]
        }
    }
}

/// Words that the acts every case has need beyond a key.
enum HandlingWords {
    /// A clock in words: its kind's, with the subject or number after the slash.
    static func clock(
        _ name: ClockName, in mechanism: String, _ names: NameBook, _ language: Language
    ) -> String {
        let parts = name.text.split(separator: "/", maxSplits: 1).map(String.init)
        let detail = parts.count > 1 ? Subject(parts[1]).map { names.subject($0) } ?? parts[1] : ""
        let kind = parts.first ?? name.text
        let keys = ["clock.\(mechanism).\(kind)", "task.\(kind)", "task.\(mechanism).\(kind)"]
        return Words.first(of: keys, language, [detail]) ?? name.text
    }
}
