import Kernel

/// The read tables of cases: written from a case's summary in the transaction that changed it, and again by `rebuild`.
package enum ReadTables {
    /// Every derived table; `rebuild` empties them all.
    package static let all = [
        "body", "unit", "official", "staff", "staff_role", "relation", "delegation", "case_head", "register_row",
        "open_count", "case_person", "case_subject", "case_link", "case_key", "task", "search_token", "sequence",
        "sequence_free", "figure", "figure_sum", "audit_entry", "blank_form", "blank_form_use",
    ]

    /// Empties every derived table.
    package static func empty(in session: any SQLSession) throws(StoreError) {
        for table in all { try session.run("DELETE FROM \(table)", []) }
    }

    /// What a case's rows are made of besides its summary.
    package struct CaseRows: Sendable {
        package let stream: StreamId
        package let version: Int
        package let changedAt: Instant
        /// Words of the numbers the case had before.
        package let tokens: Set<String>

        package init(stream: StreamId, version: Int, changedAt: Instant, tokens: Set<String>) {
            self.stream = stream
            self.version = version
            self.changedAt = changedAt
            self.tokens = tokens
        }
    }

    /// Writes a case's rows in the place of those before.
    /// - Parameters:
    ///   - old: the summary the present rows were made from; nil for a case that has none.
    ///   - tally: takes what the case counts; it is the transaction's to write.
    package static func put(
        _ summary: CaseSummary, rows: CaseRows, replacing old: CaseSummary?, counting tally: inout CaseTally,
        in session: any SQLSession
    ) throws(StoreError) {
        let head = CaseTable.head.rows(of: summary, rows)
        if old == nil {
            try CaseTable.head.shape.insert(head, in: session)
        } else {
            // The version is another, whatever else is not.
            for row in head { try CaseTable.head.shape.update(row, in: session) }
        }
        for table in CaseTable.compared where old.map({ table.differs($0, summary) }) ?? true {
            try table.shape.put(
                table.rows(of: summary, rows), replacing: old.map { table.rows(of: $0, rows) } ?? [], in: session)
        }
        // What a case was found by it is found by for ever.
        if old?.number != summary.number {
            try CaseTable.token.shape.insert(CaseTable.token.rows(of: summary, rows), ifAbsent: true, in: session)
        }
        tally.add(summary, of: rows.stream.mechanism)
        if let old { tally.add(old, of: rows.stream.mechanism, times: -1) }
        try putNumbers(summary, replacing: old, in: session)
        if let id = CaseId(rows.stream.id) {
            try BlankForms.put(summary.blankForms, of: id, replacing: old?.blankForms ?? [], in: session)
        }
    }

    private static func putNumbers(
        _ summary: CaseSummary, replacing old: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        if old?.number != summary.number {
            if old == nil { for number in summary.formerNumbers { try Sequences.note(number, in: session) } }
            try Sequences.note(summary.number, in: session)
            // What was left before was given back then, and may be another's by now.
            for number in summary.formerNumbers.dropFirst(old?.formerNumbers.count ?? 0)
            where number != summary.number {
                try Sequences.leave(number, in: session)
            }
        }
        for number in summary.documentNumbers where old?.documentNumbers.contains(number) != true {
            try Sequences.note(number, in: session)
        }
    }
}
