import Clarification
import Documents
import Kernel

extension Clarification: PaperMaking {
    /// Before an approval only the notice and the approval form exist; a letter is what was approved, word for word.
    package static func papers(of state: State, with names: NameBook) -> [Paper] {
        guard case .present(let matter) = state else { return [] }
        let desk = ClarificationDesk(matter: matter, names: names)
        return desk.notices + desk.approvals + desk.letters + desk.receipts + desk.minutes
    }

    /// Wishes, approvals and receipts signed on paper. An application is its subject's own, and is left out.
    package static func scans(in recorded: Recorded<Event>, with names: NameBook) -> [Scan] {
        if case .wishRecorded(let wish) = recorded.event, let signed = wish.signed {
            let title = "本人意愿书面材料（\(names.subject(wish.subject))）"
            return [Scan(title: title, sealed: signed, on: recorded.occurredOn)]
        }
        if case .endorsed(let event) = recorded.event, let paper = event.paper {
            return [.approval(paper, with: names)]
        }
        if case .approved(let event) = recorded.event, let paper = event.paper {
            return [.approval(paper, with: names)]
        }
        if case .served(let served) = recorded.event, let receipt = served.delivery.receipt {
            return [Scan(title: "送达回证（已签收）", sealed: receipt, on: served.delivery.on)]
        }
        if case .personnelTold(let told) = recorded.event, let receipt = told.receipt {
            return [Scan(title: "干部人事部门签收件", sealed: receipt, on: told.on)]
        }
        return []
    }
}

/// Sets the papers of one clarification.
///
/// What leaves the Body (notice, letter, receipt) is made of composed texts, approved names, numbers and dates alone:
/// no reason, opinion, place or note is reachable from the functions that make it.
struct ClarificationDesk {
    let matter: Clarification.Matter
    let names: NameBook

    private var body: String { names.body(matter.frame.body) }

    // MARK: What leaves the Body

    /// 拟澄清告知书: one for each subject who was asked.
    var notices: [Paper] {
        matter.wishTexts.map { text in
            let name = names.subject(text.subject)
            return Paper(
                name: "wish-\(Self.slug(text.subject))", kind: "clarification.wish", detail: name, number: nil,
                isIssued: true,
                document: OfficialDocument(
                    style: .document, issuer: [body], title: "拟澄清告知书", addressee: name,
                    body: text.paragraphs.map { Block.paragraph($0) },
                    signature: Signature(signers: [body], date: text.on)))
        }
    }

    /// A letter to one addressee about one subject.
    struct Letter {
        let issue: Clarification.Issue
        let title: String
        let entry: Clarification.AudienceEntry
        let subject: Subject
        let paragraphs: [String]

        /// Its 发文字号, where it was given one.
        var number: String? { issue.documentNumber.isEmpty ? nil : issue.documentNumber }
        var name: String { "\(issue.round)-\(entry.number)-\(ClarificationDesk.slug(subject))" }
    }

    /// 关于失实检举控告澄清的函: one for each subject and addressee of a letter, in the text issued at the approval by
    /// which the addressee came on the list.
    var letters: [Paper] {
        allLetters.map { letter in
            Paper(
                name: "letter-\(letter.name)", kind: "clarification.letter",
                detail: detail(letter), number: letter.number, isIssued: true,
                document: OfficialDocument(
                    style: .letter, issuer: [body], number: letter.number, title: letter.title,
                    addressee: letter.entry.name, body: letter.paragraphs.map { Block.paragraph($0) },
                    signature: Signature(signers: [body], date: letter.issue.on)))
        }
    }

    /// 送达回证: to be signed by each addressee of a letter.
    var receipts: [Paper] {
        allLetters.map { letter in
            Paper(
                name: "receipt-\(letter.name)", kind: "clarification.receipt", detail: detail(letter),
                number: letter.number, isIssued: true,
                document: OfficialDocument(
                    style: .form, title: "送达回证",
                    body: [
                        .table([
                            .field("送达文书", letter.title),
                            .pair(("发文字号", letter.number ?? ""), ("成文日期", Self.chinese(letter.issue.on))),
                            .field("受送达人", letter.entry.name),
                            .field("送达地点", ""),
                            .field("受送达人\n签收", "", lines: 3, closing: Self.signHere),
                            .field("代收人签收\n及代收理由", "", lines: 3, closing: Self.signHere),
                            .field("送达人", "", lines: 3, closing: Self.signHere),
                            .field("备注", "", lines: 2),
                        ])
                    ]))
        }
    }

    /// The letters of every approval that stands: of one withdrawn before its end, those that were served.
    private var allLetters: [Letter] {
        var letters: [Letter] = []
        var standing: [Clarification.AudienceEntry] = []
        for record in matter.rounds {
            guard let issue = record.issue else { continue }
            let before = record.kind == .widening ? standing : []
            let served = Set(
                matter.deliveries.filter { $0.round == issue.round }.flatMap(\.delivery.servings)
                    .filter { $0.form == .letter }.map(\.entry))
            let entries = record.proposal.audience.filter { entry in
                entry.forms.contains(.letter) && !before.contains(entry)
                    && (!record.outcome.isWithdrawn || served.contains(entry.number))
            }
            for entry in entries {
                for text in matter.texts
                where text.round == issue.round && text.form == .letter && entry.about.contains(text.subject) {
                    letters.append(
                        Letter(
                            issue: issue, title: Self.title(of: record.kind), entry: entry, subject: text.subject,
                            paragraphs: text.paragraphs))
                }
            }
            standing = record.proposal.audience
        }
        return letters
    }

    private func detail(_ letter: Letter) -> String {
        matter.subjects.count > 1 ? "\(letter.entry.name)、\(names.subject(letter.subject))" : letter.entry.name
    }

    // MARK: What stays

    /// 澄清实施记录: one for each occasion.
    var minutes: [Paper] {
        matter.deliveries.enumerated().map { index, record in
            let delivery = record.delivery
            let texts = matter.texts.filter { $0.round == record.round && $0.form == delivery.form }
            let spokenOf = Set(delivery.audience.compactMap { entry($0, in: record.round)?.about }.flatMap(\.self))
            let paragraphs = texts.filter { spokenOf.contains($0.subject) }.flatMap(\.paragraphs)
            return Paper(
                name: "minutes-\(index + 1)", kind: "clarification.minutes",
                detail: "\(delivery.on) \(delivery.form.paperWord)", number: nil, isIssued: true, on: delivery.on,
                document: OfficialDocument(
                    style: .form, number: "编号：\(matter.frame.number)", title: "澄清实施记录",
                    body: [
                        .table([
                            .pair(("日期", Self.chinese(delivery.on)), ("方式", delivery.form.paperWord)),
                            .field("地点", delivery.place),
                            .field("送达对象", list(delivery.audience, in: record.round)),
                            .field("在场知悉", list(delivery.heard, in: record.round)),
                            .field("当场送达\n澄清函", list(delivery.letterTo, in: record.round)),
                            .field("实施人", names.staff(delivery.by).joined(separator: "、")),
                            .field("澄清内容", paragraphs.joined(separator: "\n"), lines: 4),
                            .field("实施人签名", "", lines: 2, closing: Self.signHere),
                        ])
                    ]))
        }
    }

    private func entry(_ number: Int, in round: Int) -> Clarification.AudienceEntry? {
        matter.rounds.first { $0.issue?.round == round }?.proposal.entry(number)
    }

    private func list(_ numbers: [Int], in round: Int) -> String {
        numbers.isEmpty ? "无" : numbers.map { entry($0, in: round)?.name ?? "\($0)" }.joined(separator: "、")
    }

    // MARK: Words

    /// A letter's title by what it is for.
    static func title(of kind: Clarification.ProposalKind) -> String {
        kind.isCorrection ? "关于更正失实检举控告澄清的函" : "关于失实检举控告澄清的函"
    }

    /// `2026年11月23日`.
    static func chinese(_ day: CivilDate) -> String { "\(day.year)年\(day.month)月\(day.day)日" }

    /// Where a hand signs.
    static let signHere = "签名：　　　　　　年　　月　　日"

    /// A subject in a paper's name: `official-miao`.
    static func slug(_ subject: Subject) -> String { subject.description.replacing(":", with: "-") }
}

extension Clarification.RoundOutcome {
    /// Whether it was taken back.
    fileprivate var isWithdrawn: Bool {
        switch self {
        case .withdrawn: true
        case .pending, .approved, .returned, .rejected: false
        }
    }
}
