import Kernel

/// The read tables of cases: written from a case's summary in the transaction that changed it, and again by `rebuild`.
package enum ReadTables {
    /// Every derived table; `rebuild` empties them all.
    package static let all = [
        "body", "unit", "official", "staff", "staff_role", "relation", "delegation", "case_head", "register_row",
        "open_count", "case_person", "case_subject", "case_link", "case_key", "task", "search_token", "sequence",
        "sequence_free", "figure", "audit_entry", "blank_form", "blank_form_use",
    ]

    /// Empties every derived table.
    package static func empty(in session: any SQLSession) throws(StoreError) {
        for table in all { try session.put("DELETE FROM \(table)", []) }
    }

    /// What a case's rows are made of besides its summary.
    package struct CaseRows: Sendable {
        package let stream: StreamId
        package let version: Int
        package let changedAt: Instant
        /// Words of the case's number.
        package let tokens: Set<String>

        package init(stream: StreamId, version: Int, changedAt: Instant, tokens: Set<String>) {
            self.stream = stream
            self.version = version
            self.changedAt = changedAt
            self.tokens = tokens
        }
    }

    /// Writes a case's rows in the place of those before.
    /// - Parameter old: the summary the present rows were made from; nil for a case that has none.
    package static func put(
        _ summary: CaseSummary, rows: CaseRows, replacing old: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        try putHead(summary, rows, isNew: old == nil, in: session)
        try putRegister(summary, rows, replacing: old, in: session)
        try putOpenCount(summary, rows.stream.mechanism, replacing: old, in: session)
        try putBonds(summary, rows, replacing: old, in: session)
        if summary.tasks != old?.tasks || summary.body != old?.body {
            try putTasks(summary, rows, isNew: old == nil, in: session)
        }
        if old?.number != summary.number { try putTokens(rows.tokens, of: "case:\(rows.stream.id)", in: session) }
        try addFigures(of: summary, sign: 1, unless: old, in: session)
        if let old { try addFigures(of: old, sign: -1, unless: summary, in: session) }
        if old?.number != summary.number {
            if old == nil { for number in summary.formerNumbers { try Sequences.note(number, in: session) } }
            try Sequences.note(summary.number, in: session)
            // What was left before was given back then, and may be another's by now.
            for number in summary.formerNumbers.dropFirst(old?.formerNumbers.count ?? 0)
            where number != summary.number {
                try Sequences.leave(number, in: session)
            }
        }
        if let id = CaseId(rows.stream.id) {
            try BlankForms.put(summary.blankForms, of: id, replacing: old?.blankForms ?? [], in: session)
        }
        for number in summary.documentNumbers where old?.documentNumbers.contains(number) != true {
            try Sequences.note(number, in: session)
        }
    }

    private static func putHead(
        _ summary: CaseSummary, _ rows: CaseRows, isNew: Bool, in session: any SQLSession
    ) throws(StoreError) {
        let due = summary.tasks.compactMap(\.deadline?.runsTo).min()
        let values: [SQLValue] = [
            .text(summary.body.text), .text(summary.number), .text(summary.stage), .flag(summary.isOpen),
            .text(summary.openedOn.description), .text(orNull: due?.description), .flag(summary.isRestricted),
            .text(orNull: summary.awaitedApproval?.role.rawValue),
            summary.awaitedApproval?.rank.map { .int($0.rawValue) } ?? .null, .text(orNull: summary.moveDecider?.text),
            .text(summary.labels.sorted().joined(separator: " ")), .int(rows.version),
            .int(rows.changedAt.milliseconds),
        ]
        let key: [SQLValue] = [.text(rows.stream.id)]
        if isNew {
            try session.put(
                """
                INSERT INTO case_head (body, number, stage, is_open, opened_on, due, is_restricted, awaited_role,
                  awaited_rank, move_decider, labels, version, changed_at, id, mechanism)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, values + key + [.text(rows.stream.mechanism)])
        } else {
            try session.put(
                """
                UPDATE case_head SET body = ?, number = ?, stage = ?, is_open = ?, opened_on = ?, due = ?,
                  is_restricted = ?, awaited_role = ?, awaited_rank = ?, move_decider = ?, labels = ?, version = ?,
                  changed_at = ?
                WHERE id = ?
                """, values + key)
        }
    }

    /// One narrow row for each sort column, so that a list and its order share an index.
    private static func putRegister(
        _ summary: CaseSummary, _ rows: CaseRows, replacing old: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        func keys(_ summary: CaseSummary) -> [(sort: String, key: String)] {
            let due = summary.tasks.compactMap(\.deadline?.runsTo).min()
            return [("opened", summary.openedOn.description), ("due", due?.description ?? "9999-12-31")]
        }
        if let old {
            let isSame =
                old.body == summary.body && old.isOpen == summary.isOpen
                && keys(old).map(\.key) == keys(summary).map(\.key)
            if isSame { return }
            try session.put("DELETE FROM register_row WHERE id = ?", [.text(rows.stream.id)])
        }
        for (sort, key) in keys(summary) {
            try session.put(
                "INSERT INTO register_row (body, mechanism, is_open, sort, sort_key, id) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(summary.body.text), .text(rows.stream.mechanism), .flag(summary.isOpen), .text(sort),
                    .text(key), .text(rows.stream.id),
                ])
        }
    }

    /// How many open cases a Body has: counted as they open and close, since every page shows it.
    private static func putOpenCount(
        _ summary: CaseSummary, _ mechanism: String, replacing old: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        let before = old.flatMap { $0.isOpen ? $0.body : nil }
        let now = summary.isOpen ? summary.body : nil
        guard before != now else { return }
        for (body, step) in [(before, -1), (now, 1)] {
            guard let body else { continue }
            try session.put(
                """
                INSERT INTO open_count (body, mechanism, value) VALUES (?, ?, ?)
                ON CONFLICT (body, mechanism) DO UPDATE SET value = open_count.value + excluded.value
                """, [.text(body.text), .text(mechanism), .int(step)])
            guard step < 0 else { continue }
            // As with figures: `rebuild` would not make a count of none.
            try session.put(
                "DELETE FROM open_count WHERE body = ? AND mechanism = ? AND value = 0",
                [.text(body.text), .text(mechanism)])
        }
    }

    private static func putBonds(
        _ summary: CaseSummary, _ rows: CaseRows, replacing old: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        let id: SQLValue = .text(rows.stream.id)
        if old?.officers != summary.officers || old?.recused != summary.recused {
            if old != nil { try session.run("DELETE FROM case_person WHERE id = ?", [id]) }
            let bonds =
                summary.officers.sorted().map { ($0, "officer") } + summary.recused.sorted().map { ($0, "recused") }
            for (staff, bond) in bonds {
                try session.put(
                    "INSERT INTO case_person (id, staff, bond, mechanism, sort_key) VALUES (?, ?, ?, ?, ?)",
                    [
                        id, .text(staff.text), .text(bond), .text(rows.stream.mechanism),
                        .text(summary.openedOn.description),
                    ])
            }
        }
        if old?.subjects != summary.subjects {
            if old != nil { try session.run("DELETE FROM case_subject WHERE id = ?", [id]) }
            for subject in Set(summary.subjects).sorted() {
                try session.put(
                    "INSERT INTO case_subject (id, subject) VALUES (?, ?)", [id, .text(subject.description)])
            }
        }
        for link in old?.links ?? [] where !summary.links.contains(link) {
            try session.put(
                "DELETE FROM case_link WHERE id = ? AND kind = ? AND other = ?",
                [id, .text(link.kind), .text(link.stream.description)])
        }
        for key in old?.keys ?? [] where !summary.keys.contains(key) {
            try session.put("DELETE FROM case_key WHERE key = ? AND id = ?", [.text(key), id])
        }
        for link in summary.links where old?.links.contains(link) != true {
            try session.put(
                "INSERT INTO case_link (id, kind, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [id, .text(link.kind), .text(link.stream.description)])
        }
        for key in summary.keys where old?.keys.contains(key) != true {
            try session.put(
                "INSERT INTO case_key (key, id) VALUES (?, ?) ON CONFLICT DO NOTHING", [.text(key), id])
        }
    }

    private static func putTasks(
        _ summary: CaseSummary, _ rows: CaseRows, isNew: Bool, in session: any SQLSession
    ) throws(StoreError) {
        if !isNew { try session.run("DELETE FROM task WHERE id = ?", [.text(rows.stream.id)]) }
        for task in summary.tasks {
            let owner = ownerColumns(task.owner)
            let rule = task.deadline.map { "\($0.rule.row)\n\($0.rule.title)\n\($0.rule.article)" } ?? ""
            try session.put(
                """
                INSERT INTO task (id, act, part, mechanism, body, owner_kind, owner, owner_rank, due, is_provisional,
                  rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(rows.stream.id), .text(task.act), .text(task.part), .text(rows.stream.mechanism),
                    .text((task.body ?? summary.body).text), .text(owner.kind), .text(owner.name), owner.rank,
                    .text(task.deadline?.runsTo?.description ?? "9999-12-31"),
                    .flag(task.deadline?.isProvisional ?? false), .text(rule),
                ])
        }
    }

    private static func ownerColumns(_ owner: TaskOwner) -> (kind: String, name: String, rank: SQLValue) {
        switch owner {
        case .officers: ("officers", "", .null)
        case .office(let office): ("office", office.rawValue, .null)
        case .role(let role, let rank): ("role", role.rawValue, rank.map { .int($0.rawValue) } ?? .null)
        case .staff(let staff): ("staff", staff.text, .null)
        }
    }

    /// Writes the tokens a thing is found by: `case:…`, `official:…`, `unit:…`.
    package static func putTokens(
        _ tokens: Set<String>, of thing: String, in session: any SQLSession
    ) throws(StoreError) {
        for token in tokens.sorted() {
            try session.put(
                "INSERT INTO search_token (token, thing) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [.text(token), .text(thing)])
        }
    }

    /// Adds what a case contributes; what it contributed alike before and after is left alone.
    private static func addFigures(
        of summary: CaseSummary, sign: Int, unless other: CaseSummary?, in session: any SQLSession
    ) throws(StoreError) {
        let same = Set(other?.body == summary.body ? other?.measures ?? [] : [])
        for measure in summary.measures where !same.contains(measure) && measure.value != 0 {
            let key: [SQLValue] = [
                .text(summary.body.text), .text(measure.measure), .text(measure.breakdown),
                .text(String(measure.on.description.prefix(7))),
            ]
            try session.put(
                """
                INSERT INTO figure (body, measure, breakdown, month, value) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (measure, breakdown, body, month) DO UPDATE SET value = figure.value + excluded.value
                """, key + [.int(sign * measure.value)])
            guard sign < 0 else { continue }
            // A figure that nothing adds to any more is none: `rebuild` would not make it.
            try session.put(
                "DELETE FROM figure WHERE body = ? AND measure = ? AND breakdown = ? AND month = ? AND value = 0", key)
        }
    }
}

/// Numbers of cases and documents: `屈纪澄〔2026〕12号`, one sequence for each text before the year.
package enum Sequences {
    /// The next number of each of some sequences, not yet taken: it is taken when an event that holds it is written. One
    /// that a case left behind goes first, so that no gap tells of a case that is not to be known of (G9).
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
        try session.put(
            """
            INSERT INTO sequence (scope, year, last) VALUES (?, ?, ?)
            ON CONFLICT (scope, year) DO UPDATE SET last = CASE WHEN excluded.last > sequence.last
              THEN excluded.last ELSE sequence.last END
            """, [.text(parts.scope), .int(parts.year), .int(parts.count)])
        try session.put(
            "DELETE FROM sequence_free WHERE scope = ? AND year = ? AND number = ?",
            [.text(parts.scope), .int(parts.year), .int(parts.count)])
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
