import Kernel

extension RuleBook {
    /// Refuses a rule set that contradicts itself, whatever else is in the book.
    package static func checkForm(_ set: RuleSet) throws(Refusal) {
        guard !isBlank(set.title) else { throw .textMissing("title") }
        guard isName(set.slug, separators: "-"), set.slug.utf8.allSatisfy({ $0 < 128 }) else {
            throw .nameMalformed(set.slug)
        }
        if let number = set.number, isBlank(number) { throw .textMissing("number") }
        if let adoption = set.adoption {
            guard !isBlank(adoption.meeting) else { throw .textMissing("adoption") }
            guard isPartialDate(adoption.date) else { throw .adoptionDateMalformed }
        }
        if let end = set.effectiveTo {
            guard set.effectiveFrom <= end else { throw .datesReversed }
        } else if set.status == .repealed {
            throw .endMissing
        }
        for document in set.documents.values where isBlank(document.title) { throw .textMissing("documents") }
        try checkParameters(of: set)
        try checkClauses(of: set)
        try checkChains(of: set)
    }

    private static func checkParameters(of set: RuleSet) throws(Refusal) {
        var seen: Set<String> = []
        for parameter in set.parameters {
            let name = parameter.name
            guard isName(name, separators: "._") else { throw .nameMalformed(name) }
            guard seen.insert(name).inserted else { throw .duplicateParameter(name) }
            switch parameter.value {
            case .count(let count):
                guard parameter.unit != .none else { throw .unitDoesNotFit(name) }
                guard count >= 0 else { throw .valueUnusable(name) }
            case .flag:
                guard parameter.unit == .none else { throw .unitDoesNotFit(name) }
            case .text(let text):
                guard parameter.unit == .none else { throw .unitDoesNotFit(name) }
                guard !isBlank(text) else { throw .valueUnusable(name) }
            case .list(let items):
                guard parameter.unit == .none else { throw .unitDoesNotFit(name) }
                guard !items.isEmpty, Set(items).count == items.count, !items.contains(where: isBlank)
                else { throw .valueUnusable(name) }
            }
            if parameter.bound != .none, let only = parameter.boundByName, only != parameter.bound {
                throw .boundAgainstName(name)
            }
            try check(parameter.source, of: name, in: set)
        }
    }

    private static func checkClauses(of set: RuleSet) throws(Refusal) {
        var seen: Set<String> = []
        for clause in set.clauses {
            guard isName(clause.name, separators: "._") else { throw .nameMalformed(clause.name) }
            guard seen.insert(clause.name).inserted else { throw .duplicateClause(clause.name) }
            guard !isBlank(clause.text) else { throw .textMissing(clause.name) }
            if let unknown = unknownPlaceholder(in: clause.text) {
                throw .placeholderUnknown(clause: clause.name, name: unknown)
            }
            try check(clause.source, of: clause.name, in: set)
        }
    }

    private static func checkChains(of set: RuleSet) throws(Refusal) {
        var seen: Set<String> = []
        for chain in set.chains {
            guard isName(chain.act, separators: "._") else { throw .nameMalformed(chain.act) }
            guard seen.insert(chain.act).inserted else { throw .duplicateChain(chain.act) }
            guard !chain.steps.isEmpty else { throw .chainEmpty(chain.act) }
            for step in chain.steps where !canApprove(step.role) {
                throw .chainRoleCannotApprove(act: chain.act, role: step.role)
            }
            try check(chain.source, of: chain.act, in: set)
        }
    }

    private static func check(_ source: Source, of name: String, in set: RuleSet) throws(Refusal) {
        guard isRow(source.row) else { throw .nameMalformed(source.row) }
        guard !isBlank(source.text) else { throw .textMissing(name) }
        if let key = source.document, set.documents[key] == nil { throw .documentUnknown(name) }
    }

    /// Who handles a matter, counts it, keeps it or runs the system approves nothing.
    private static func canApprove(_ role: Role) -> Bool {
        switch role {
        case .leaderInCharge, .head, .reviewer: true
        case .caseOfficer, .guidance, .statistics, .archivist, .unitContact, .systemAdministrator,
            .securityAdministrator, .auditAdministrator:
            false
        }
    }

    /// The first name between braces that no document fills; `{` or `}` when a brace has no pair.
    private static func unknownPlaceholder(in text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{" else { return "}" }
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(where: { $0 == "{" || $0 == "}" }), inside[close] == "}"
            else { return "{" }
            let name = String(inside[..<close])
            guard placeholders.contains(name) else { return name }
            rest = inside[inside.index(after: close)...]
        }
        return nil
    }

    static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// Words between single separators, beginning with a letter; Chinese words too, as in `party.警告`.
    private static func isName(_ text: String, separators: String) -> Bool {
        guard (1...100).contains(text.utf8.count), text.first?.isLetter == true else { return false }
        return text.split(omittingEmptySubsequences: false) { separators.contains($0) }
            .allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber } }
    }

    /// `CLA-008`.
    private static func isRow(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.utf8.count == 3 }
            && parts[0].unicodeScalars.allSatisfy { ("A"..."Z").contains($0) }
            && parts[1].unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    }

    /// `2021`, `2021-07` or `2021-07-15`.
    private static func isPartialDate(_ text: String) -> Bool {
        switch text.utf8.count {
        case 4: CivilDate("\(text)-01-01") != nil
        case 7: CivilDate("\(text)-01") != nil
        default: CivilDate(text) != nil
        }
    }
}
