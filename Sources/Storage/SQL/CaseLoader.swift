import Kernel

/// Writes the rows of cases that have none yet, many at a time: for `rebuild`, and for worlds that are made. The rows
/// are those that `ReadTables.put` writes.
///
/// It gathers: nothing is in the tables before `write`, and numbers that were left not before `finish`.
package struct CaseLoader {
    private var rows: [[[SQLValue]]] = CaseTable.allCases.map { _ in [] }
    private var tally = CaseTally()
    private var taken: [[String]: Int] = [:]
    private var left: [String] = []
    private var forms: [(id: CaseId, uses: [BlankFormUse])] = []
    /// How many cases wait to be written.
    package private(set) var count = 0

    package init() {}

    /// Takes a case.
    package mutating func add(_ summary: CaseSummary, rows: ReadTables.CaseRows) {
        for table in CaseTable.allCases { self.rows[table.rawValue] += table.rows(of: summary, rows) }
        tally.add(summary, of: rows.stream.mechanism)
        for number in summary.formerNumbers + [summary.number] + summary.documentNumbers { take(number) }
        left += summary.formerNumbers.filter { $0 != summary.number }
        if !summary.blankForms.isEmpty, let id = CaseId(rows.stream.id) { forms.append((id, summary.blankForms)) }
        count += 1
    }

    private mutating func take(_ number: String) {
        guard let parts = Sequences.parts(of: number) else { return }
        let key = [parts.scope, "\(parts.year)"]
        taken[key] = max(taken[key] ?? 0, parts.count)
    }

    /// Writes what was taken.
    package mutating func write(in session: any SQLSession) throws(StoreError) {
        for table in CaseTable.allCases {
            // In the order of the key: neighbours on a page are written together.
            try session.load(table.shape, table.shape.sorted(rows[table.rawValue]))
            rows[table.rawValue].removeAll(keepingCapacity: true)
        }
        try tally.write(in: session)
        tally = CaseTally()
        for (key, count) in taken.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try Sequences.raise(key[0], Int(key[1]) ?? 0, to: count, in: session)
        }
        taken.removeAll()
        for form in forms { try BlankForms.put(form.uses, of: form.id, replacing: [], in: session) }
        forms.removeAll()
        count = 0
    }

    /// Writes the rest, and gives back the numbers that cases left and none has.
    package mutating func finish(in session: any SQLSession) throws(StoreError) {
        try write(in: session)
        for number in left { try Sequences.leave(number, in: session) }
        left.removeAll()
    }
}
