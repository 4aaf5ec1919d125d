import Kernel
import Organisation

/// A document whose columns are known, and the issues found in it so far.
struct ImportTable {
    let document: CSVDocument
    let columns: [ImportColumn: Int]
    /// Headings of columns that mean nothing here.
    let ignoredHeadings: [String]
    private(set) var issues: [ImportIssue] = []
    private(set) var issueCount = 0

    /// The most issues that are listed; more are counted.
    static let issuesMax = 1_000

    init(_ document: CSVDocument, kind: ImportKind) {
        self.document = document
        let meanings = ImportColumn.byHeading(for: kind)
        var columns: [ImportColumn: Int] = [:]
        var ignored: [String] = []
        var faults: [ImportFault] = []
        for (index, heading) in document.header.enumerated() {
            guard let column = meanings[ImportColumn.normalised(heading)] else {
                if !heading.isEmpty { ignored.append(heading) }
                continue
            }
            if columns[column] != nil { faults.append(ImportFault(.columnRepeated, [heading])) }
            columns[column] = index
        }
        for column in kind.required where columns[column] == nil {
            faults.append(ImportFault(.columnMissing, ["\(column.heading) / \(column.rawValue)"]))
        }
        if document.rows.isEmpty { faults.append(ImportFault(.noRows)) }
        self.columns = columns
        ignoredHeadings = ignored
        for fault in faults { add(ImportIssue(fault, row: fault.code == .noRows ? nil : 1)) }
    }

    /// The cell of a column; empty when the file has no such column or the row ends before it. Line breaks within a
    /// cell become spaces.
    func text(_ row: CSVDocument.Row, _ column: ImportColumn) -> String {
        guard let index = columns[column], index < row.cells.count else { return "" }
        let text = row.cells[index]
        guard text.utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The cell of a column that may not be empty or long; nil, and an issue, when it is.
    mutating func requiredText(_ row: CSVDocument.Row, _ column: ImportColumn) -> String? {
        let text = text(row, column)
        guard !text.isEmpty else {
            add(ImportFault(.valueMissing), row, column)
            return nil
        }
        return shortText(text, row, column)
    }

    /// A text that is no longer than registers take; nil, and an issue, when it is.
    mutating func shortText(_ text: String, _ row: CSVDocument.Row, _ column: ImportColumn) -> String? {
        // Fewer bytes than that are never more characters; counting characters is dear.
        guard text.utf8.count <= Organisation.textCharactersMax || text.count <= Organisation.textCharactersMax else {
            add(ImportFault(.valueTooLong, [String(Organisation.textCharactersMax)]), row, column)
            return nil
        }
        return text
    }

    /// The value that a cell's word stands for; nil, and an issue, for no word or an unknown one.
    mutating func word<Value>(
        _ row: CSVDocument.Row, _ column: ImportColumn, _ words: ImportVocabulary<Value>
    ) -> Value? {
        guard let text = requiredText(row, column) else { return nil }
        guard let value = words[text] else {
            add(ImportFault(.wordUnknown, [words.choices]), row, column)
            return nil
        }
        return value
    }

    /// A row's own identifier: the one it names, or a new one.
    mutating func identifier<T>(_ row: CSVDocument.Row, else made: () -> String, as type: Id<T>.Type) -> Id<T>? {
        let text = text(row, .code)
        let id = Id<T>(text.isEmpty ? made() : text.lowercased())
        if id == nil { add(ImportFault(.idMalformed), row, .code) }
        return id
    }

    mutating func add(_ fault: ImportFault, _ row: CSVDocument.Row, _ column: ImportColumn? = nil) {
        let index = column.flatMap { columns[$0] }
        add(
            ImportIssue(
                fault, row: row.number, column: index.map { $0 + 1 }, heading: index.map { document.header[$0] },
                value: column.map { $0 == .identityNumber ? "" : text(row, $0) } ?? ""))
    }

    private mutating func add(_ issue: ImportIssue) {
        issueCount += 1
        if issues.count < Self.issuesMax { issues.append(issue) }
    }
}

/// Words of a file and what they mean; upper and lower case are alike.
struct ImportVocabulary<Value: Sendable>: Sendable {
    private let values: [String: Value]
    /// The words to choose from, as an issue names them.
    let choices: String

    /// - Parameter entries: each value with its words; the first is the one shown.
    init(_ entries: [(Value, [String])]) {
        var values: [String: Value] = [:]
        for (value, words) in entries {
            for word in words { values[word.lowercased()] = value }
        }
        self.values = values
        choices = entries.compactMap(\.1.first).joined(separator: "、")
    }

    subscript(_ word: String) -> Value? { values[word] ?? values[word.lowercased()] }
}
