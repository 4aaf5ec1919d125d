import Kernel

extension Clarification {
    /// The words of a clarification, and the only way to make them: clauses of the rules in force, filled with values
    /// that were approved or come from the registers. Nothing a user typed with a command is a parameter here, but for
    /// the allegation's approved short wording.
    package enum Composition {
        /// The values that clauses can name.
        package enum Placeholder: String, CaseIterable, Sendable {
            case body, subject, unit, post, received, allegation, result, date
            /// The day of the clarification that is corrected.
            case issued
        }

        /// What one text is filled with.
        package struct Filling: Hashable, Sendable {
            package let body: String
            package let name: SubjectName
            package let received: CivilDate?
            package let date: CivilDate
            /// The approved short wordings of the items.
            package let wordings: [String]
            /// The day of the clarification that is corrected, where it is a correction.
            package let issued: CivilDate?

            package init(
                body: String, name: SubjectName, received: CivilDate?, date: CivilDate, wordings: [String],
                issued: CivilDate? = nil
            ) {
                self.body = body
                self.name = name
                self.received = received
                self.date = date
                self.wordings = wordings
                self.issued = issued
            }
        }

        /// The only result that is ever stated.
        package static let result = "失实"

        /// The paragraphs of one text.
        /// - Throws: `clauseMissing`, `clauseMalformed`, `nameMissing`.
        package static func paragraphs(
            form: Form, kind: ProposalKind, filling: Filling, clauses: [String: Clause]
        ) throws(Refusal) -> [String] {
            let family: String
            var parts = ["opening"]
            switch kind {
            case .clarification, .widening: family = "clarification.\(form.clauseFamily)"
            case .correction(let kind, _):
                family = "clarification.correction"
                parts.append(kind.rawValue)
            }
            var paragraphs: [String] = []
            for part in parts {
                paragraphs.append(try fill("\(family).\(part)", with: filling, allegation: nil, clauses: clauses))
            }
            for wording in filling.wordings {
                paragraphs.append(try fill("\(family).item", with: filling, allegation: wording, clauses: clauses))
            }
            if !filling.wordings.isEmpty {
                paragraphs.append(try fill("\(family).result", with: filling, allegation: nil, clauses: clauses))
            }
            paragraphs.append(try fill("\(family).closing", with: filling, allegation: nil, clauses: clauses))
            return paragraphs
        }

        /// The paragraphs by which a subject is asked for the wish.
        /// - Throws: as `paragraphs`.
        package static func wish(_ filling: Filling, clauses: [String: Clause]) throws(Refusal) -> [String] {
            var paragraphs = [try fill("clarification.wish.opening", with: filling, allegation: nil, clauses: clauses)]
            for wording in filling.wordings {
                paragraphs.append(
                    try fill("clarification.wish.item", with: filling, allegation: wording, clauses: clauses))
            }
            return paragraphs + [
                try fill("clarification.wish.closing", with: filling, allegation: nil, clauses: clauses)
            ]
        }

        /// A clause with its placeholders filled, in one pass: a value that looks like a placeholder stays as it is.
        /// A subject that is a Unit has clauses of its own (`….forUnit`) where the rules have them.
        /// - Throws: as `paragraphs`.
        package static func fill(
            _ name: String, with filling: Filling, allegation: String?, clauses: [String: Clause]
        ) throws(Refusal) -> String {
            let isUnit = filling.name.post.isEmpty && filling.name.unit.isEmpty
            guard let clause = (isUnit ? clauses["\(name).forUnit"] : nil) ?? clauses[name] else {
                throw .clauseMissing(name: name)
            }
            var text = ""
            var rest = Substring(clause.text)
            while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
                text += rest[..<open]
                guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}"),
                    let placeholder = Placeholder(rawValue: String(rest[rest.index(after: open)..<close]))
                else { throw .clauseMalformed(name: name) }
                text += try value(of: placeholder, in: filling, allegation: allegation, clause: name)
                rest = rest[rest.index(after: close)...]
            }
            return text + rest
        }

        private static func value(
            of placeholder: Placeholder, in filling: Filling, allegation: String?, clause: String
        ) throws(Refusal) -> String {
            let value: String?
            switch placeholder {
            case .body: value = filling.body
            case .subject: value = filling.name.name
            case .unit: value = filling.name.unit
            case .post: value = filling.name.post
            case .received: value = filling.received.map { "\($0.year)年\($0.month)月" }
            case .result: value = result
            case .date: value = chinese(filling.date)
            case .issued:
                guard let issued = filling.issued else { throw .clauseMalformed(name: clause) }
                value = chinese(issued)
            case .allegation:
                guard let allegation else { throw .clauseMalformed(name: clause) }
                value = allegation
            }
            guard let value, !WordingCheck.isBlank(value), value.unicodeScalars.allSatisfy(WordingCheck.isAllowed)
            else { throw .nameMissing(placeholder: placeholder.rawValue) }
            return value
        }

        private static func chinese(_ date: CivilDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }
    }

    /// What each subject of an item that needs a clarification is told when asked for the wish.
    /// - Throws: the refusals of `WordingCheck` and `Composition`.
    static func wishTexts(for matter: Matter, in context: Here) throws(Refusal) -> [WishText] {
        var texts: [WishText] = []
        for subject in Set(matter.needed.map(\.key.subject)).sorted() {
            let items = matter.needed.filter { $0.key.subject == subject }.sorted { $0.key < $1.key }
            for item in items { try WordingCheck.check(item.shortWording, field: "items", rules: context.rules) }
            guard let name = context.facts.names[subject] else { throw .nameMissing(placeholder: "subject") }
            let filling = Composition.Filling(
                body: context.facts.bodyName, name: name, received: context.facts.received,
                date: context.occurredOn, wordings: items.map(\.shortWording))
            texts.append(
                WishText(
                    subject: subject, on: context.occurredOn,
                    paragraphs: try Composition.wish(filling, clauses: context.rules.clauses)))
        }
        return texts
    }

    /// The texts of a proposal, one for each form and subject, as they would be issued on `date`.
    /// - Throws: the refusals of `WordingCheck` and `Composition`, and `itemUnknown`.
    package static func texts(
        of proposal: Proposal, kind: ProposalKind, correcting scope: Scope?, for matter: Matter, in context: Here
    ) throws(Refusal) -> [IssuedText] {
        var texts: [IssuedText] = []
        for form in proposal.forms {
            let reached = Set(proposal.audience.filter { $0.forms.contains(form) }.flatMap(\.about))
            for subject in reached.sorted() {
                var wordings: [String] = []
                for key in proposal.items.sorted() where key.subject == subject {
                    guard let item = matter.item(key) else { throw .itemUnknown(key: key) }
                    try WordingCheck.check(item.shortWording, field: "items", rules: context.rules)
                    wordings.append(item.shortWording)
                }
                guard let name = context.facts.names[subject] else { throw .nameMissing(placeholder: "subject") }
                let filling = Composition.Filling(
                    body: context.facts.bodyName, name: name, received: context.facts.received,
                    date: context.occurredOn, wordings: wordings,
                    issued: kind.isCorrection ? scope?.approvedOn : nil)
                texts.append(
                    IssuedText(
                        round: matter.approvalCount + 1, form: form, subject: subject,
                        paragraphs: try Composition.paragraphs(
                            form: form, kind: kind, filling: filling, clauses: context.rules.clauses)))
            }
        }
        return texts
    }
}

extension Clarification.Form {
    /// The family of clauses that the form's text is composed of.
    var clauseFamily: String {
        switch self {
        case .letter: "letter"
        case .inPerson: "notice"
        case .meeting: "meeting"
        case .circular: "circular"
        }
    }
}
