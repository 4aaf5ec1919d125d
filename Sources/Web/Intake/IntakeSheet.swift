import Application
import Intake
import Kernel

/// The sections of a report's page: what it says and what has been done about it.
struct IntakeSheet: IntakeWording {
    let matter: Intake.Matter
    let names: NameBook
    let language: Language

    // MARK: What it is about

    /// How and when it came.
    var about: Section {
        var facts = [
            Fact(term: word("channel"), value: matter.channel.map { .text(option($0)) } ?? .none),
            fact("receivedOn", on: matter.receivedOn),
            fact("original", word(matter.original == nil ? "original.none" : "original.sealed")),
        ]
        if let number = matter.platformNumber { facts.append(fact("platformNumber", number)) }
        if let register = matter.importedFrom { facts.append(fact("importedFrom", register)) }
        if matter.channel == .handedDown { facts.append(fact("acknowledgedOn", on: matter.handedDownAcknowledgedOn)) }
        for day in matter.concludedOn { facts.append(fact("concludedOn", on: day)) }
        return Section(title: word("about"), blocks: [.facts(facts)])
    }

    /// That a higher Body's matter was forwarded, and nothing else.
    func about(forwarded: Intake.Forwarded) -> Section {
        Section(
            title: word("about"),
            blocks: [
                .text(word("forwarded.note")),
                .facts([
                    fact("receivedOn", on: forwarded.receivedOn), fact("forwardedTo", names.body(forwarded.to)),
                    fact("forwardBy", on: forwarded.deadline?.due),
                ]),
            ])
    }

    /// What it says, allegation by allegation, with the finding on each subject.
    var allegations: Section {
        let table = Table(
            caption: word("allegations"),
            head: ["number", "wording", "period", "subjects", "category", "remit", "finding"].map { word($0) },
            rows: matter.allegations.map { row(of: $0) }, empty: word("allegations.unread"))
        return Section(title: word("allegations"), blocks: [.table(table)])
    }

    private func row(of one: Intake.Allegation) -> [PageCell] {
        [
            .id(String(one.number)), .text(one.wording), period(one),
            .lines(one.subjects.map { names.subject($0) }), .text(category(one.category)), remit(of: one),
            .lines(one.subjects.map { finding(on: ItemKey(allegation: one.number, subject: $0), one) }),
        ]
    }

    private func period(_ one: Intake.Allegation) -> PageCell {
        switch (one.occurredFrom, one.occurredTo) {
        case (let from?, let to?): from == to ? .date(from) : .text("\(from) – \(to)")
        case (let day?, nil), (nil, let day?): .date(day)
        case (nil, nil): .none
        }
    }

    private func remit(of one: Intake.Allegation) -> PageCell {
        let remit = option(one.isInRemit ? Intake.Remit.inRemit : Intake.Remit.outOfRemit)
        guard let settled = one.settled else {
            return one.isInRemit ? .text(remit) : .chip(Chip(label: remit, shape: .open))
        }
        let what = settled.transferredTo.map { word("settled.transferred", $0) } ?? word("settled.declined")
        return .lines([remit, what])
    }

    private func finding(on key: ItemKey, _ one: Intake.Allegation) -> String {
        guard one.isInRemit, one.settled == nil else { return word("finding.notHere") }
        guard let finding = matter.finding(on: key) else { return word("finding.none") }
        let words = option(finding.result)
        return one.subjects.count > 1 ? "\(names.subject(key.subject)) \(words)" : words
    }

    /// Who reported, without who they are.
    var reporters: Section {
        let rows = matter.reporters.map { reporter -> [PageCell] in
            [
                .id(String(reporter.number)), .text(option(reporter.naming)),
                reporter.acceptanceTold.map { .date($0.on) } ?? .none,
                reporter.resultTold.map { .date($0.on) } ?? .none,
            ]
        }
        let table = Table(
            caption: word("reporters"), head: ["number", "naming", "acceptanceTold", "resultTold"].map { word($0) },
            rows: rows, empty: word("reporters.none"))
        return Section(title: word("reporters"), blocks: [.table(table), .text(word("reporters.note"))])
    }

    // MARK: What was said afterwards

    /// Measures, objections and new evidence; nil while there are none.
    var after: Section? {
        let blocks = [measures, objections, newEvidence, feedback].compactMap { $0 }
        return blocks.isEmpty ? nil : Section(title: word("after"), blocks: blocks)
    }

    /// That the petition office was told.
    private var feedback: PageBlock? {
        guard let told = matter.feedback else { return nil }
        let who = told.by.staff.map { names.staff($0) } ?? ""
        return .part(
            word("feedback"),
            [.facts([fact("feedback.summary", told.explanation), fact("on", on: told.on), fact("feedback.by", who)])])
    }

    private var measures: PageBlock? {
        guard !matter.measures.isEmpty else { return nil }
        let rows = matter.measures.map { one -> [PageCell] in
            [.text(item(one.item)), .text(option(one.measure)), .text(one.reason), .date(one.on)]
        }
        return ledger("measures", head: ["item", "measure", "reason", "on"], rows)
    }

    private var objections: PageBlock? {
        guard !matter.objections.isEmpty else { return nil }
        let rows = matter.objections.map { one -> [PageCell] in
            [
                .id(String(one.number)), .id(String(one.reporter)), .date(one.on),
                one.answer.map { .lines([$0.explanation, "\($0.on)"]) }
                    ?? .chip(Chip(label: word("objection.open"), shape: .open)),
            ]
        }
        return ledger("objections", head: ["number", "reporter", "on", "objection.answer"], rows)
    }

    private var newEvidence: PageBlock? {
        guard !matter.newEvidence.isEmpty else { return nil }
        let rows = matter.newEvidence.map { one -> [PageCell] in
            [
                .id(String(one.number)), one.reporter.map { .id(String($0)) } ?? .none, .date(one.on),
                one.check.map { .lines([option($0.outcome), $0.reason, "\($0.on)"]) }
                    ?? .chip(Chip(label: word("evidence.open"), shape: .open)),
            ]
        }
        return ledger("evidence", head: ["number", "reporter", "on", "evidence.outcome"], rows)
    }

    /// That and when messages went, not what they say.
    var messages: Section? {
        guard !matter.messages.isEmpty else { return nil }
        let rows = matter.messages.map { one -> [PageCell] in
            [.date(one.on), .text(word(one.isFromReporter ? "message.reporter" : "message.office"))]
        }
        let table = Table(caption: word("messages"), head: [word("on"), word("message.from")], rows: rows)
        return Section(title: word("messages"), blocks: [.table(table), .text(word("messages.note"))])
    }

    // MARK: Corrections

    /// Registrations as they stood before they were corrected; nil when none was.
    var corrections: Section? {
        guard !matter.corrections.isEmpty else { return nil }
        let blocks = matter.corrections.map { one -> PageBlock in
            let before = one.allegationsBefore.map { "\($0.number) \($0.wording)" }
            return .part(word("correction.line", "\(one.on)", one.reason), [.list(before)])
        }
        return Section(title: word("corrections"), blocks: blocks)
    }

    private func ledger(_ key: String, head: [String], _ rows: [[PageCell]]) -> PageBlock {
        .part(word(key), [.table(Table(caption: word(key), head: head.map { word($0) }, rows: rows))])
    }
}
