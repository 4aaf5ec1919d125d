import Kernel

/// Numbers of cases and documents: `屈纪澄〔2026〕12号`, one sequence for each text before the year.
package enum Sequences {
    /// The next number of each of some sequences, not yet taken: it is taken when an event that holds it is written.
    /// One that a case left behind goes first, so that no gap tells of a case that is not to be known of (G9).
    package static func next(
        _ sequences: [(scope: String, year: Int)], in session: any SQLSession
    ) throws(StoreError) -> [String] {
        let answers = try session.rows(
            sequences.map { scope, year in
                let key: [SQLValue] = [.text(scope), .int(year)]
                return SQLQuestion(
                    """
                    SELECT (SELECT min(number) FROM sequence_free WHERE scope = ? AND year = ?),
                      (SELECT last FROM sequence WHERE scope = ? AND year = ?)
                    """, key + key)
            })
        return zip(sequences, answers).map { sequence, rows in
            let number = rows.first?.optionalInt(0) ?? (rows.first?.optionalInt(1) ?? 0) + 1
            return "\(sequence.scope)〔\(sequence.year)〕\(number)号"
        }
    }

    /// The next number of a sequence, not yet taken.
    package static func next(
        _ scope: String, year: Int, in session: any SQLSession
    ) throws(StoreError) -> String {
        try next([(scope, year)], in: session).joined()
    }

    /// The next numbers of a sequence, not yet taken: those left behind first.
    package static func next(
        _ count: Int, _ scope: String, year: Int, in session: any SQLSession
    ) throws(StoreError) -> [String] {
        var counts = try session.rows(
            "SELECT number FROM sequence_free WHERE scope = ? AND year = ? ORDER BY number LIMIT ?",
            [.text(scope), .int(year), .int(count)]
        ).map { $0.int(0) }
        let last =
            try session.row(
                "SELECT last FROM sequence WHERE scope = ? AND year = ?", [.text(scope), .int(year)])?.int(0) ?? 0
        if counts.count < count { counts += (1...(count - counts.count)).map { last + $0 } }
        return counts.map { "\(scope)〔\(year)〕\($0)号" }
    }

    /// Notes that a number is taken. A text that is no number of a sequence is let be.
    package static func note(_ number: String, in session: any SQLSession) throws(StoreError) {
        guard let parts = parts(of: number) else { return }
        try raise(parts.scope, parts.year, to: parts.count, in: session)
        try session.put(
            "DELETE FROM sequence_free WHERE scope = ? AND year = ? AND number = ?",
            [.text(parts.scope), .int(parts.year), .int(parts.count)])
    }

    /// Notes the highest number that is taken.
    static func raise(
        _ scope: String, _ year: Int, to count: Int, in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            """
            INSERT INTO sequence (scope, year, last) VALUES (?, ?, ?)
            ON CONFLICT (scope, year) DO UPDATE SET last = CASE WHEN excluded.last > sequence.last
              THEN excluded.last ELSE sequence.last END
            """, [.text(scope), .int(year), .int(count)])
    }

    /// Notes that a case left its number for one of another sequence. Unless another has it already: a replay comes to
    /// cases in another order than they came.
    package static func leave(_ number: String, in session: any SQLSession) throws(StoreError) {
        guard let parts = parts(of: number),
            try session.row("SELECT 1 FROM case_head WHERE number = ? LIMIT 1", [.text(number)]) == nil
        else { return }
        try session.put(
            """
            INSERT INTO sequence_free (scope, year, number) VALUES (?, ?, ?)
            ON CONFLICT (scope, year, number) DO NOTHING
            """, [.text(parts.scope), .int(parts.year), .int(parts.count)])
    }

    /// The parts of a number, or nil.
    package static func parts(of number: String) -> (scope: String, year: Int, count: Int)? {
        let pieces = number.split(separator: "〔", omittingEmptySubsequences: false)
        guard pieces.count == 2, !pieces[0].isEmpty else { return nil }
        let rest = pieces[1].split(separator: "〕", omittingEmptySubsequences: false)
        guard rest.count == 2, let year = Int(rest[0]), rest[1].hasSuffix("号"), let count = Int(rest[1].dropLast())
        else { return nil }
        return (String(pieces[0]), year, count)
    }
}
