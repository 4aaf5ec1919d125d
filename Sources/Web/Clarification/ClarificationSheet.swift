import Application
import Clarification
import Kernel

/// The left of a clarification's page, up to the texts that are issued.
struct ClarificationSheet {
    let matter: Clarification.Matter
    let words: ClarificationWording

    var language: Language { words.language }

    /// The unfounded items with their answers.
    var items: Section? {
        let table = Table(
            caption: language.say("clarification.items"),
            head: [
                language.say("clarification.column.number"), language.say("clarification.column.subject"),
                language.say("clarification.column.wording"), language.say("clarification.column.assessment"),
                language.say("clarification.column.reasons"), language.say("clarification.column.cleared"),
            ],
            rows: matter.items.map { item in
                let assessment = matter.assessment(of: item.key)
                return [
                    .number(item.key.allegation), .text(words.names.subject(item.key.subject)),
                    .text(item.shortWording), .chip(chip(of: assessment)),
                    assessment.map { .lines($0.reasons.map { words.option($0) }) } ?? .none,
                    .text(words.yesNo(matter.clarified.contains(item.key))),
                ]
            })
        return Section(title: language.say("clarification.items"), blocks: [.table(table)])
    }

    private func chip(of assessment: Clarification.Assessment?) -> Chip {
        guard let assessment else { return Chip(label: language.say("clarification.unassessed"), shape: .open) }
        return assessment.isNeeded
            ? Chip(label: words.option(Clarification.Need.needed), shape: .active)
            : Chip(label: words.option(Clarification.Need.notNeeded), shape: .stopped)
    }

    /// What the subjects want, and the words in which they were asked.
    var wishes: Section? {
        guard !matter.wishTexts.isEmpty || !matter.wishes.isEmpty else { return nil }
        let table = Table(
            caption: language.say("clarification.wishes"),
            head: [
                language.say("clarification.column.subject"), language.say("clarification.column.wish"),
                language.say("clarification.column.signed"), language.say("clarification.column.on"),
            ],
            rows: matter.wishes.map { record in
                [
                    .text(words.names.subject(record.subject)), .text(words.wish(record.wish)),
                    .text(words.yesNo(record.signed != nil)), .date(record.on),
                ]
            }, empty: language.say("clarification.wishes.none"))
        let asked = matter.wishTexts.map { text in
            PageBlock.part(
                language.say("clarification.asked", words.names.subject(text.subject), text.on.description),
                [.text(text.paragraphs.joined(separator: "\n"))])
        }
        return Section(title: language.say("clarification.wishes"), blocks: [.table(table)] + asked)
    }

    /// The proposal that stands or stood last, and what of it has been served.
    var proposal: Section? {
        guard let record = matter.rounds.last else { return nil }
        var facts = [
            Fact(term: language.say("clarification.proposalKind"), value: .text(words.kind(record.kind))),
            Fact(term: language.say("clarification.proposer"), value: .text(words.names.staff(record.proposer))),
            Fact(term: language.say("clarification.proposedOn"), value: .date(record.proposedOn)),
            Fact(
                term: language.say("clarification.proposedItems"),
                value: .lines(
                    record.proposal.items.map { "\($0.allegation) \(matter.item($0)?.shortWording ?? "")" })),
            Fact(
                term: language.say("clarification.promotion"),
                value: .text(words.yesNo(record.proposal.promotionAtStake))),
        ]
        if let lower = record.proposal.onBehalfOfLowerBody {
            facts.append(
                Fact(term: language.say("clarification.lowerBody"), value: .text(words.names.body(lower))))
        }
        if case .correction(_, let reason) = record.kind {
            facts.append(Fact(term: language.say("clarification.reason"), value: .text(reason)))
        }
        if let day = matter.personnelToldOn {
            facts.append(Fact(term: language.say("clarification.personnelTold"), value: .date(day)))
        }
        return Section(
            title: language.say("clarification.proposal"), blocks: [.facts(facts), .table(audience(of: record))])
    }

    func audience(of record: Clarification.RoundRecord) -> Table {
        let served = matter.scope.map { matter.served(in: $0) } ?? []
        return Table(
            caption: language.say("clarification.audience"),
            head: [
                language.say("clarification.column.number"), language.say("clarification.column.kind"),
                language.say("clarification.column.name"), language.say("clarification.column.about"),
                language.say("clarification.column.forms"), language.say("clarification.column.until"),
            ],
            rows: record.proposal.audience.map { entry in
                let kind = words.option(entry.kind)
                return [
                    .number(entry.number),
                    .lines(entry.isPersonnelDepartment ? [kind, language.say("clarification.personnel")] : [kind]),
                    .text(entry.name), .text(words.subjects(entry.about)),
                    .lines(
                        entry.forms.map { form in
                            let isServed = served.contains { $0.form == form && $0.entry == entry.number }
                            return isServed
                                ? language.say("clarification.served", words.option(form))
                                : language.say("clarification.unserved", words.option(form))
                        }),
                    entry.until.map(PageCell.date) ?? .none,
                ]
            })
    }

    /// Every approval, return and rejection, with what was said.
    var approvals: Section? {
        var rows: [[PageCell]] = []
        for record in matter.rounds {
            for given in record.given {
                let paper = matter.papers.first { $0.paper.approver == given.approver && $0.paper.signedOn == given.on }
                rows.append([
                    .text(words.kind(record.kind)), .text(language.say("clarification.approvedBy")),
                    .lines(signers(given, paper: paper)), .date(given.on), .text(given.opinion),
                ])
            }
            if let end = end(of: record) { rows.append(end) }
        }
        guard !rows.isEmpty else { return nil }
        return Section(
            title: language.say("clarification.approvals"),
            blocks: [
                .table(
                    Table(
                        caption: language.say("clarification.approvals"),
                        head: [
                            language.say("clarification.column.proposal"),
                            language.say("clarification.column.decision"),
                            language.say("clarification.column.who"), language.say("clarification.column.on"),
                            language.say("clarification.column.opinion"),
                        ], rows: rows))
            ])
    }

    private func signers(_ given: GivenApproval, paper: Clarification.PaperRecord?) -> [String] {
        var lines = [words.names.staff(given.approver)]
        if let principal = given.onBehalfOf {
            lines.append(language.say("clarification.onBehalf", words.names.staff(principal)))
        }
        guard let clerk = given.enteredBy else { return lines }
        lines.append(language.say("clarification.enteredBy", words.names.staff(clerk)))
        let isConfirmed = paper?.confirmedOn != nil
        return lines + [language.say(isConfirmed ? "clarification.confirmed" : "clarification.unconfirmed")]
    }

    private func end(of record: Clarification.RoundRecord) -> [PageCell]? {
        let (key, staff, day, reason): (String, StaffId?, CivilDate, String)
        switch record.outcome {
        case .pending, .approved: return nil
        case .returned(let on, let by, let text): (key, staff, day, reason) = ("returned", by, on, text)
        case .rejected(let on, let by, let text): (key, staff, day, reason) = ("rejected", by, on, text)
        case .withdrawn(let on, let text): (key, staff, day, reason) = ("withdrawn", nil, on, text)
        }
        return [
            .text(words.kind(record.kind)), .text(language.say("clarification.decision.\(key)")),
            staff.map { .text(words.names.staff($0)) } ?? .none, .date(day), .text(reason),
        ]
    }

    /// The issued texts, word for word.
    var texts: Section? {
        guard !matter.texts.isEmpty else { return nil }
        let blocks = matter.texts.map { text in
            let issue = matter.rounds.compactMap(\.issue).first { $0.round == text.round }
            let parts = [words.option(text.form), words.names.subject(text.subject), issue?.documentNumber ?? ""]
            let day = issue.map { [$0.on.description] } ?? []
            return PageBlock.part(
                (parts + day).filter { !$0.isEmpty }.joined(separator: " · "),
                [.text(text.paragraphs.joined(separator: "\n"))])
        }
        return Section(title: language.say("clarification.texts"), blocks: blocks)
    }
}
