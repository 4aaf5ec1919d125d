import Kernel
import RuleBook
import Yams

/// Reads one file's nodes into a rule set, gathering every problem on the way instead of stopping at the first.
struct RuleSetReading {
    let file: String
    private(set) var problems: [RuleSetProblem] = []
    /// The line of each key, parameter, clause and chain, for problems found later.
    private(set) var lines: [String: Int] = [:]

    init(file: String) {
        self.file = file
    }

    /// The rule set, or nil when something it cannot be without is missing.
    mutating func ruleSet(_ root: Node) -> RuleBook.RuleSet? {
        guard
            let fields = fields(
                of: root, at: "", required: ["slug", "issuer", "title", "status", "effective"],
                optional: ["number", "adopted", "documents", "parameters", "clauses", "chains"])
        else { return nil }
        for (key, node) in fields { lines[key] = line(node) }
        let slug = text(fields["slug"], at: "slug")
        let issuer = body(fields["issuer"], at: "issuer")
        let title = text(fields["title"], at: "title")
        let status: RuleBook.Status? = word(fields["status"], at: "status")
        let dates = effective(fields["effective"])
        let number = text(fields["number"], at: "number")
        let adoption = adoption(fields["adopted"])
        let documents = documents(fields["documents"])
        let parameters = entries(fields["parameters"], at: "parameters").compactMap { parameter($0) }
        let clauses = entries(fields["clauses"], at: "clauses").compactMap { clause($0) }
        let chains = entries(fields["chains"], at: "chains").compactMap { chain($0) }
        guard let slug, let issuer, let title, let status, let from = dates.from else { return nil }
        return RuleBook.RuleSet(
            slug: slug, issuer: issuer, title: title, number: number, adoption: adoption, status: status,
            effectiveFrom: from, effectiveTo: dates.to, documents: documents, parameters: parameters, clauses: clauses,
            chains: chains)
    }

    // MARK: The parts of a rule set

    private mutating func effective(_ node: Node?) -> (from: CivilDate?, to: CivilDate?) {
        guard let node, let fields = fields(of: node, at: "effective", required: ["from"], optional: ["to"])
        else { return (nil, nil) }
        return (date(fields["from"], at: "effective.from"), date(fields["to"], at: "effective.to"))
    }

    private mutating func adoption(_ node: Node?) -> RuleBook.Adoption? {
        guard let node, let fields = fields(of: node, at: "adopted", required: ["by", "on"], optional: []),
            let meeting = text(fields["by"], at: "adopted.by"), let date = text(fields["on"], at: "adopted.on")
        else { return nil }
        return RuleBook.Adoption(meeting: meeting, date: date)
    }

    private mutating func documents(_ node: Node?) -> [String: RuleBook.Document] {
        var documents: [String: RuleBook.Document] = [:]
        for entry in entries(node, at: "documents") {
            guard let fields = fields(of: entry.node, at: entry.path, required: ["title"], optional: ["number"]),
                let title = text(fields["title"], at: "\(entry.path).title")
            else { continue }
            documents[entry.name] = RuleBook.Document(
                title: title, number: text(fields["number"], at: "\(entry.path).number"))
        }
        return documents
    }

    private mutating func parameter(_ entry: Entry) -> RuleBook.Parameter? {
        guard let fields = sourced(entry, required: ["value"], optional: ["unit", "bound"]) else { return nil }
        let value = value(fields["value"], at: "\(entry.path).value")
        let unit: RuleUnit? = fields["unit"] == nil ? RuleUnit.none : word(fields["unit"], at: "\(entry.path).unit")
        let bound: RuleBook.Bound? =
            fields["bound"] == nil ? RuleBook.Bound.none : word(fields["bound"], at: "\(entry.path).bound")
        guard let source = source(fields, at: entry.path), let value, let unit, let bound else { return nil }
        return RuleBook.Parameter(name: entry.name, value: value, unit: unit, bound: bound, source: source)
    }

    private mutating func clause(_ entry: Entry) -> RuleBook.ClauseText? {
        guard let fields = sourced(entry, required: ["text"], optional: []) else { return nil }
        let text = text(fields["text"], at: "\(entry.path).text")
        guard let source = source(fields, at: entry.path), let text else { return nil }
        return RuleBook.ClauseText(name: entry.name, text: text, source: source)
    }

    private mutating func chain(_ entry: Entry) -> RuleBook.Chain? {
        guard let fields = sourced(entry, required: ["steps"], optional: []) else { return nil }
        let path = "\(entry.path).steps"
        guard let source = source(fields, at: entry.path), let node = fields["steps"] else { return nil }
        guard let nodes = node.sequence else {
            report(node, path, .notList)
            return nil
        }
        let steps = nodes.compactMap { step($0, at: path) }
        guard steps.count == nodes.count else { return nil }
        return RuleBook.Chain(act: entry.name, steps: steps, source: source)
    }

    /// `leaderInCharge`, or `{ role: head, rank: prefecture }`.
    private mutating func step(_ node: Node, at path: String) -> ApprovalStep? {
        if node.scalar != nil {
            guard let role: Role = word(node, at: path) else { return nil }
            return ApprovalStep(role: role)
        }
        guard let fields = fields(of: node, at: path, required: ["role", "rank"], optional: []),
            let role: Role = word(fields["role"], at: "\(path).role"),
            let code = text(fields["rank"], at: "\(path).rank")
        else { return nil }
        guard let rank = Rank(code: code) else {
            report(fields["rank"], "\(path).rank", .unknownWord(code, allowed: Rank.allCases.map(\.code)))
            return nil
        }
        return ApprovalStep(role: role, rank: rank)
    }

    private mutating func sourced(_ entry: Entry, required: [String], optional: [String]) -> [String: Node]? {
        fields(
            of: entry.node, at: entry.path, required: required + ["row", "label", "source"],
            optional: optional + ["article", "document"])
    }

    private mutating func source(_ fields: [String: Node], at path: String) -> RuleBook.Source? {
        let row = text(fields["row"], at: "\(path).row")
        let label: RuleBook.SourceLabel? = word(fields["label"], at: "\(path).label")
        let words = text(fields["source"], at: "\(path).source")
        let article = text(fields["article"], at: "\(path).article") ?? ""
        let document = text(fields["document"], at: "\(path).document")
        guard let row, let label, let words else { return nil }
        return RuleBook.Source(row: row, article: article, label: label, text: words, document: document)
    }

    // MARK: Nodes

    /// A named node of a mapping whose names are the author's.
    private struct Entry {
        let name: String
        let path: String
        let node: Node
    }

    private mutating func entries(_ node: Node?, at path: String) -> [Entry] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            report(node, path, .notMapping)
            return []
        }
        var entries: [Entry] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                report(key, path, .notText)
                continue
            }
            lines[name] = line(key)
            entries.append(Entry(name: name, path: "\(path).\(name)", node: value))
        }
        return entries
    }

    private mutating func fields(
        of node: Node, at path: String, required: [String], optional: [String]
    ) -> [String: Node]? {
        guard let mapping = node.mapping else {
            report(node, path, .notMapping)
            return nil
        }
        let prefix = path.isEmpty ? "" : "\(path)."
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if required.contains(name) || optional.contains(name) {
                fields[name] = value
            } else {
                report(key, prefix + name, .unknownKey(allowed: required + optional))
            }
        }
        for name in required where fields[name] == nil { report(node, prefix + name, .missingKey) }
        return fields
    }

    /// The text at a node; nil without a word when there is no node, with a problem when it is no text or blank.
    private mutating func text(_ node: Node?, at path: String) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            report(node, path, .notText)
            return nil
        }
        let isNull = scalar.style == .plain && ["~", "null"].contains(scalar.string)
        guard !isNull, !scalar.string.allSatisfy(\.isWhitespace) else {
            report(node, path, .blank)
            return nil
        }
        return scalar.string
    }

    private mutating func date(_ node: Node?, at path: String) -> CivilDate? {
        guard let text = text(node, at: path) else { return nil }
        guard let date = CivilDate(text) else {
            report(node, path, .notDate(text))
            return nil
        }
        return date
    }

    private mutating func body(_ node: Node?, at path: String) -> BodyCode? {
        guard let text = text(node, at: path) else { return nil }
        guard text.utf8.count == 9, text.utf8.allSatisfy({ (48...57).contains($0) }), let code = BodyCode(text) else {
            report(node, path, .notBody(text))
            return nil
        }
        return code
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ node: Node?, at path: String
    ) -> Word? {
        guard let text = text(node, at: path) else { return nil }
        guard let word = Word(rawValue: text) else {
            report(node, path, .unknownWord(text, allowed: Word.allCases.map(\.rawValue)))
            return nil
        }
        return word
    }

    /// Plain `true` and `false` are flags, plain whole numbers are counts, lists are lists, all else is text. YAML's
    /// other spellings of yes and no are refused, for one reader takes them for words and another for flags.
    private mutating func value(_ node: Node?, at path: String) -> RuleValue? {
        guard let node else { return nil }
        if let nodes = node.sequence {
            let items = nodes.compactMap { text($0, at: path) }
            return items.count == nodes.count ? .list(items) : nil
        }
        guard node.scalar != nil else {
            report(node, path, .notValue(""))
            return nil
        }
        guard let text = text(node, at: path) else { return nil }
        guard node.scalar?.style == .plain else { return .text(text) }
        if text == "true" { return .flag(true) }
        if text == "false" { return .flag(false) }
        if ["true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) {
            report(node, path, .notFlag(text))
            return nil
        }
        if let count = Int(text), "\(count)" == text { return .count(count) }
        if text.first?.isNumber == true || text.first == "-" || text.first == "+", Double(text) != nil {
            report(node, path, .notValue(text))
            return nil
        }
        return .text(text)
    }

    private func line(_ node: Node?) -> Int? { node?.mark?.line }

    private mutating func report(_ node: Node?, _ key: String, _ fault: RuleSetProblem.Fault) {
        problems.append(RuleSetProblem(file: file, line: line(node), key: key, fault: fault))
    }
}
