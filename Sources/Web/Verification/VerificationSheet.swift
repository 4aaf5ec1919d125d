import Application
import Kernel
import Verification

/// The sections of a verification's page: what is verified, what was gathered, what was found.
struct VerificationSheet: VerificationWording {
    let matter: Verification.Matter
    let names: NameBook
    let language: Language

    // MARK: What is verified

    /// The items, each with its allegation in the officers' words and, once proposed, the result.
    var items: Section {
        let rows = matter.items.map { one -> [PageCell] in
            [
                .id(String(one.key.allegation)), .text(one.wording), .text(names.subject(one.key.subject)),
                .text(category(one.category)), result(on: one.key),
            ]
        }
        return table("items", head: ["number", "wording", "subject", "category", "result"], rows)
    }

    private func result(on key: ItemKey) -> PageCell {
        guard let finding = matter.proposal?.findings.first(where: { $0.key == key }) else {
            return .chip(Chip(label: label("result.none"), shape: .open))
        }
        switch matter.stage {
        case .concluded: return .chip(Chip(label: option(finding.result), shape: .done))
        case .opened, .assigned, .gathering, .findingsProposed, .qualityGate, .submitted:
            return .chip(Chip(label: label("result.proposed", option(finding.result)), shape: .active))
        }
    }

    /// How it is verified, and by when.
    var about: Section {
        var facts = [
            fact("method", label("method.\(matter.method.rawValue)")), fact("openedOn", on: matter.frame.openedOn),
            Fact(term: label("deadline"), value: matter.deadline.map { due($0) } ?? .none),
        ]
        if let rule = matter.deadline?.rule { facts.append(Fact(term: label("basis"), value: .basis(.rule(rule)))) }
        if case .concluded(let conclusion) = matter.stage { facts.append(fact("concludedOn", on: conclusion.on)) }
        return Section(title: label("about"), blocks: [.facts(facts)])
    }

    // MARK: What was found

    /// The findings on their way or approved; nil while officers gather.
    var findings: Section? {
        matter.proposal.map { proposal in
            Section(
                title: label("findings"),
                blocks: [
                    table(of: proposal.findings),
                    .facts([fact("proposer", names.staff(proposal.proposer)), fact("proposedOn", on: proposal.on)]),
                ])
        }
    }

    /// Findings with what they rest on.
    func table(of findings: [Verification.ProposedFinding]) -> PageBlock {
        let rows = findings.map { one -> [PageCell] in
            [
                .text(item(one.key)), .text(option(one.result)), .text(one.reasons),
                one.evidence.isEmpty ? .none : .id(one.evidence.map(String.init).joined(separator: ", ")),
                .text(one.shortWording),
            ]
        }
        return block("findings", head: ["item", "result", "reasons", "finding.evidence", "shortWording"], rows)
    }

    // MARK: What was gathered

    /// Every evidence item, the withdrawn with the reason; nil before anybody could gather.
    var evidence: Section? {
        guard !isUntouched || !matter.evidence.isEmpty else { return nil }
        // Columns in which every line would say the same take room from what the evidence shows.
        let hasFiles = matter.evidence.contains { $0.file != nil }
        let hasWithdrawn = matter.evidence.contains { $0.withdrawal != nil }
        let rows = matter.evidence.map { one -> [PageCell] in
            [
                .id(String(one.number)), .text(option(one.kind)), .text(one.shows), .lines(one.items.map { item($0) }),
                .text(joined(names.staff(one.by))), .date(one.on),
            ] + (hasFiles ? [file(of: one)] : []) + (hasWithdrawn ? [standing(of: one)] : [])
        }
        let head =
            ["number", "kind", "shows", "evidence.items", "present", "on"]
            + (hasFiles ? ["file"] : []) + (hasWithdrawn ? ["standing"] : [])
        return table("evidence", head: head, rows, empty: "evidence.none")
    }

    private var isUntouched: Bool {
        switch matter.stage {
        case .opened: true
        case .assigned, .gathering, .findingsProposed, .qualityGate, .submitted, .concluded: false
        }
    }

    private func file(of one: Verification.Evidence) -> PageCell {
        guard one.file != nil else { return .none }
        return .text(label(one.isConfidential ? "file.confidential" : "file.sealed"))
    }

    private func scan(of one: Verification.Statement) -> PageCell {
        one.scan == nil ? .none : .text(label("file.sealed"))
    }

    private func standing(of one: Verification.Evidence) -> PageCell {
        guard let withdrawal = one.withdrawal else { return .text(label("standing.counts")) }
        let who = label("withdrawn.by", names.staff(withdrawal.by), "\(withdrawal.on)")
        return .lines([label("withdrawn", withdrawal.reason), who])
    }

    /// The plan in force, with those before it; nil when none was written.
    var plan: Section? {
        guard let current = matter.plans.last else { return nil }
        var blocks: [PageBlock] = [
            .text(current.text), .facts([fact("by", names.staff(current.by)), fact("on", on: current.on)]),
        ]
        let earlier = matter.plans.dropLast().reversed().map { one -> [PageCell] in
            [.date(one.on), .text(names.staff(one.by)), .text(one.text)]
        }
        if !earlier.isEmpty {
            blocks.append(.part(label("plans.earlier"), [block("plans.earlier", head: ["on", "by", "text"], earlier)]))
        }
        return Section(title: label("plan"), blocks: blocks)
    }

    /// Inquiry letters with their answers; nil when none was sent.
    var inquiries: Section? {
        guard !matter.inquiries.isEmpty else { return nil }
        let rows = matter.inquiries.map { one -> [PageCell] in
            [
                .id(String(one.number)), .text(names.subject(one.subject)), .date(one.sentOn),
                .text(names.staff(one.sentBy)), one.deadline.map { due($0) } ?? .none, answer(to: one),
            ]
        }
        return table("inquiries", head: ["number", "subject", "sentOn", "sentBy", "answerDue", "answer"], rows)
    }

    private func answer(to one: Verification.Inquiry) -> PageCell {
        guard let answer = one.answer else { return .chip(Chip(label: label("answer.open"), shape: .open)) }
        return .lines([
            answer.text, label(answer.accepted ? "answer.accepted" : "answer.notAccepted"),
            label(answer.endorsedByPartySecretary ? "answer.endorsed" : "answer.notEndorsed"),
            label("recorded", names.staff(answer.recordedBy), "\(answer.on)"),
        ])
    }

    /// What subjects said on the matter; nil while none was heard.
    var statements: Section? {
        guard !matter.statements.isEmpty else { return nil }
        let hasScans = matter.statements.contains { $0.scan != nil }
        let rows = matter.statements.map { one -> [PageCell] in
            [
                .text(names.subject(one.subject)), .date(one.on), .text(one.text), .text(joined(names.staff(one.by))),
                .text(names.staff(one.recordedBy)),
            ] + (hasScans ? [scan(of: one)] : [])
        }
        let head = ["subject", "on", "statement", "present", "recordedBy"] + (hasScans ? ["file"] : [])
        return table("statements", head: head, rows)
    }

    // MARK: Parts

    /// A section that is one table.
    func table(_ key: String, head: [String], _ rows: [[PageCell]], empty: String? = nil) -> Section {
        Section(title: label(key), blocks: [block(key, head: head, rows, empty: empty)])
    }

    /// A table with the words of its key.
    func block(_ key: String, head: [String], _ rows: [[PageCell]], empty: String? = nil) -> PageBlock {
        .table(
            Table(caption: label(key), head: head.map { label($0) }, rows: rows, empty: empty.map { label($0) }))
    }
}
