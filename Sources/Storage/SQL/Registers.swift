import Kernel

/// Lists of cases and tasks: one query a function.
package enum Registers {
    static let columns = "h.id, h.mechanism, h.body, h.number, h.stage, h.is_open, h.opened_on, h.due, h.labels"

    /// Hides what the viewer is recused from, related to, or the subject of.
    private static let notAway = """
        NOT EXISTS (SELECT 1 FROM case_person p WHERE p.id = h.id AND p.bond = 'recused' AND p.staff IN (?, ?))
        AND NOT EXISTS (SELECT 1 FROM case_subject s WHERE s.id = h.id AND s.subject = ?)
        AND NOT EXISTS (SELECT 1 FROM relation r JOIN case_subject s ON s.subject = r.subject
          WHERE r.staff IN (?, ?) AND s.id = h.id)
        AND NOT EXISTS (SELECT 1 FROM staff d JOIN case_subject s ON s.subject = 'official:' || d.official
          WHERE d.id = ? AND s.id = h.id)
        """

    /// Officers of another Body, lent or moved away since, have a case only while work remains.
    private static let stillOfficer = "(h.is_open = 1 OR h.body = (SELECT body FROM staff WHERE id = k.staff))"

    private static func notAwayValues(_ viewer: ListViewer) -> [SQLValue] {
        [
            .text(viewer.staff.text), .text(viewer.delegator?.text ?? ""),
            .text(viewer.ownOfficial.map { "official:\($0)" } ?? ""), .text(viewer.staff.text),
            .text(viewer.delegator?.text ?? ""), .text(viewer.delegator?.text ?? ""),
        ]
    }

    /// Whether there is any case the viewer must keep away from: few have any, and for all others a list need not ask
    /// it of each of its rows.
    private static func isAwayFromAny(_ viewer: ListViewer, in session: any SQLSession) throws(StoreError) -> Bool {
        try session.row(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM case_person WHERE staff IN (?, ?) AND bond = 'recused')
              OR EXISTS (SELECT 1 FROM case_subject WHERE subject = ?)
              OR EXISTS (SELECT 1 FROM relation WHERE staff IN (?, ?))
              OR EXISTS (SELECT 1 FROM staff WHERE id = ? AND official IS NOT NULL)
            """, notAwayValues(viewer)) != nil
    }

    /// A page of a register.
    package static func page(
        _ query: RegisterQuery, for viewer: ListViewer, in session: any SQLSession
    ) throws(StoreError) -> [RegisterRow] {
        let isAway = try isAwayFromAny(viewer, in: session)
        let order = query.sort == "due" ? "ASC" : "DESC"
        let rows: [SQLRow]
        if query.isOpen == nil, viewer.wholeBody != nil {
            // Open and closed cases in one order: two lists that each come sorted out of the index, merged.
            let open = half(query, isOpen: true, for: viewer, isAway: isAway)
            let closed = half(query, isOpen: false, for: viewer, isAway: isAway)
            rows = try session.rows(
                """
                SELECT * FROM (\(open.sql)) a UNION ALL SELECT * FROM (\(closed.sql)) b
                ORDER BY sort_key \(order), id \(order) LIMIT ?
                """, open.values + closed.values + [.int(query.limit)])
        } else {
            let only = half(query, isOpen: query.isOpen, for: viewer, isAway: isAway)
            rows = try session.rows(only.sql, only.values)
        }
        return try withSubjects(rows.compactMap(row), in: session)
    }

    /// The list of open cases, of closed ones, or where no whole Body is shown of both.
    private static func half(
        _ query: RegisterQuery, isOpen: Bool?, for viewer: ListViewer, isAway: Bool
    ) -> (sql: String, values: [SQLValue]) {
        let isDue = query.sort == "due"
        let order = isDue ? "ASC" : "DESC"
        let beyond = isDue ? ">" : "<"
        var sql: String
        var values: [SQLValue]
        if let body = viewer.wholeBody {
            sql = "SELECT \(columns), k.sort_key FROM register_row k JOIN case_head h ON h.id = k.id"
            sql += " WHERE k.body = ? AND k.mechanism = ? AND k.sort = ?"
            values = [.text(body.text), .text(query.mechanism), .text(isDue ? "due" : "opened")]
            if let isOpen {
                sql += " AND k.is_open = ?"
                values.append(.flag(isOpen))
            }
        } else {
            sql = "SELECT \(columns), k.sort_key FROM case_person k JOIN case_head h ON h.id = k.id"
            sql += " WHERE k.staff = ? AND k.bond = 'officer' AND k.mechanism = ? AND \(stillOfficer)"
            values = [.text(viewer.staff.text), .text(query.mechanism)]
            if let isOpen {
                sql += " AND h.is_open = ?"
                values.append(.flag(isOpen))
            }
        }
        if let stage = query.stage {
            sql += " AND h.stage = ?"
            values.append(.text(stage))
        }
        if viewer.wholeBody != nil, !viewer.showsRestricted {
            sql += " AND h.is_restricted = 0"
        }
        if !query.tokens.isEmpty {
            let found = found(by: query.tokens)
            sql += " AND \(found.sql)"
            values += found.values
        }
        if let after = query.after {
            sql += " AND (k.sort_key, k.id) \(beyond) (?, ?)"
            values += [.text(after.key), .text(after.id)]
        }
        if isAway {
            sql += " AND \(notAway)"
            values += notAwayValues(viewer)
        }
        sql += " ORDER BY k.sort_key \(order), k.id \(order) LIMIT ?"
        values.append(.int(query.limit))
        return (sql, values)
    }

    /// Cases that all tokens find: in the number, in one the case had before, or in the name of one it is about.
    private static func found(by tokens: [String]) -> (sql: String, values: [SQLValue]) {
        var conditions: [String] = []
        var values: [SQLValue] = []
        for token in tokens {
            // A number's year and count are looked for whole: 2 is not found in 12. A short name may have digits too.
            let isCount = token.utf8.allSatisfy { (48...57).contains($0) }
            let patterns = isCount ? ["%〔\(token)〕%", "%〕\(token)号%", "%\(token)%〔%"] : ["%\(token)%"]
            // Tokens are in small letters; whether LIKE looks at the case is each engine's own.
            conditions.append("(\(patterns.map { _ in "lower(h.number) LIKE ?" }.joined(separator: " OR ")))")
            values += patterns.map { .text($0) }
        }
        let marks = tokens.map { _ in "?" }.joined(separator: ", ")
        let all = "(SELECT count(*) FROM search_token t WHERE t.thing = %@ AND t.token IN (\(marks))) = ?"
        let byFormer = all.replacing("%@", with: "'case:' || h.id")
        let bySubject = all.replacing("%@", with: "s.subject")
        let bound = tokens.map { SQLValue.text($0) } + [.int(tokens.count)]
        return (
            """
            (\(conditions.joined(separator: " AND ")) OR \(byFormer)
              OR EXISTS (SELECT 1 FROM case_subject s WHERE s.id = h.id AND \(bySubject)))
            """, values + bound + bound
        )
    }

    /// How many open cases a Body has by mechanism, as far as the viewer may know of them: a count that rises by one
    /// betrays a case to those who must keep away from it.
    package static func openCounts(
        body: BodyCode, for viewer: ListViewer, in session: any SQLSession
    ) throws(StoreError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try session.rows("SELECT mechanism, value FROM open_count WHERE body = ?", [.text(body.text)]) {
            counts[row.text(0)] = row.int(1)
        }
        // Those one keeps away from are few and found by the person; the Body's cases are not gone through, which the
        // CROSS JOIN holds SQLite to.
        let away = try session.rows(
            """
            SELECT h.mechanism, count(*) FROM (
              SELECT p.id AS id FROM case_person p WHERE p.staff = ? AND p.bond = 'recused'
              UNION SELECT s.id FROM case_subject s WHERE s.subject = ?
              UNION SELECT s.id FROM relation r JOIN case_subject s ON s.subject = r.subject WHERE r.staff = ?
            ) a CROSS JOIN case_head h WHERE h.id = a.id AND h.body = ? AND h.is_open = 1 GROUP BY h.mechanism
            """,
            [
                .text(viewer.staff.text), .text(viewer.ownOfficial.map { "official:\($0)" } ?? ""),
                .text(viewer.staff.text), .text(body.text),
            ])
        for row in away { counts[row.text(0), default: 0] -= row.int(1) }
        return counts
    }

    /// How many open cases a Body has, of every mechanism.
    package static func openCount(body: BodyCode, in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT coalesce(sum(value), 0) FROM open_count WHERE body = ?", [.text(body.text)])?.int(0)
            ?? 0
    }

    /// How many open cases an officer has.
    package static func openCount(officer id: String, in session: any SQLSession) throws(StoreError) -> Int {
        try session.row(
            """
            SELECT count(*) FROM case_person p JOIN case_head h ON h.id = p.id
            WHERE p.staff = ? AND p.bond = 'officer' AND h.is_open = 1
            """, [.text(id)])?.int(0) ?? 0
    }

    /// The case with this number, receipt digest or other key.
    package static func cases(
        keyed key: String, in session: any SQLSession
    ) throws(StoreError) -> [CaseId] {
        try session.rows("SELECT id FROM case_key WHERE key = ?", [.text(key)]).compactMap { CaseId($0.text(0)) }
    }

    /// The cases of exactly this number.
    package static func cases(
        numbered number: String, in session: any SQLSession
    ) throws(StoreError) -> [CaseId] {
        try session.rows("SELECT id FROM case_head WHERE number = ?", [.text(number)]).compactMap { CaseId($0.text(0)) }
    }

    /// The mechanism and version of a case, or nil.
    package static func head(
        of id: CaseId, in session: any SQLSession
    ) throws(StoreError) -> (mechanism: String, version: Int)? {
        try session.row("SELECT mechanism, version FROM case_head WHERE id = ?", [.text(id.text)])
            .map { ($0.text(0), $0.int(1)) }
    }

    /// The other cases about a subject, newest first; for the repeat hint and the subject's page.
    package static func cases(
        about subject: Subject, for viewer: ListViewer, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [RegisterRow] {
        let rows = try session.rows(
            """
            SELECT \(columns) FROM case_subject s0 JOIN case_head h ON h.id = s0.id
            WHERE s0.subject = ? AND \(notAway) ORDER BY h.opened_on DESC, h.id DESC LIMIT ?
            """, [.text(subject.description)] + notAwayValues(viewer) + [.int(limit)])
        return rows.compactMap(row)
    }

    /// The open cases of a mechanism about a subject, whoever may see them: for decisions, never for lists.
    package static func openCases(
        of mechanism: String, about subject: Subject, in session: any SQLSession
    ) throws(StoreError) -> [CaseId] {
        let rows = try session.rows(
            """
            SELECT h.id FROM case_subject s JOIN case_head h ON h.id = s.id
            WHERE s.subject = ? AND h.mechanism = ? AND h.is_open = 1 ORDER BY h.id
            """, [.text(subject.description), .text(mechanism)])
        return rows.compactMap { CaseId($0.text(0)) }
    }

    // MARK: Tasks

    /// Tasks of offices, roles, the person, and cases assigned to the person, soonest first.
    package static func tasks(
        of owners: [(kind: String, name: String)], body: BodyCode, for viewer: ListViewer, limit: Int,
        in session: any SQLSession
    ) throws(StoreError) -> [TaskRow] {
        var found: [TaskRow] = []
        let away = "\(notAway) ORDER BY t.due, t.id, t.act LIMIT ?"
        let shown = "t.id, t.act, t.part, t.mechanism, h.number, t.due, t.is_provisional, t.rule"
        for owner in owners {
            let rows = try session.rows(
                """
                SELECT \(shown) FROM task t JOIN case_head h ON h.id = t.id
                WHERE t.owner_kind = ? AND t.owner = ? AND t.body = ? AND \(away)
                """,
                [.text(owner.kind), .text(owner.name), .text(body.text)] + notAwayValues(viewer) + [.int(limit)])
            found += rows.compactMap(task)
        }
        // CROSS JOIN holds SQLite to this order: from the person's cases to their tasks, not through everybody's tasks.
        let assigned = try session.rows(
            """
            SELECT \(shown) FROM case_person k CROSS JOIN task t CROSS JOIN case_head h
            WHERE t.id = k.id AND h.id = t.id
              AND k.staff = ? AND k.bond = 'officer' AND t.owner_kind = 'officers' AND \(away)
            """, [.text(viewer.staff.text)] + notAwayValues(viewer) + [.int(limit)])
        found += assigned.compactMap(task)
        let own = try session.rows(
            """
            SELECT \(shown) FROM task t JOIN case_head h ON h.id = t.id
            WHERE t.owner_kind = 'staff' AND t.owner = ? AND \(away)
            """, [.text(viewer.staff.text)] + notAwayValues(viewer) + [.int(limit)])
        found += own.compactMap(task)
        let sorted = found.sorted { ($0.due?.description ?? "9", $0.id) < ($1.due?.description ?? "9", $1.id) }
        return try withSubjects(Array(sorted.prefix(limit)), in: session)
    }

    /// Approvals awaited at a rank from Bodies below, soonest first.
    package static func tasksFromBelow(
        path: [BodyCode], rank: Rank, role: Role, for viewer: ListViewer, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [TaskRow] {
        let prefix = BodyRow.pathText(path)
        let rows = try session.rows(
            """
            SELECT t.id, t.act, t.part, t.mechanism, h.number, t.due, t.is_provisional, t.rule
            FROM task t JOIN case_head h ON h.id = t.id JOIN body b ON b.code = t.body
            WHERE t.owner_rank = ? AND t.owner_kind = 'role' AND t.owner = ? AND b.path >= ? AND b.path < ?
              AND \(notAway) ORDER BY t.due, t.id LIMIT ?
            """,
            [.int(rank.rawValue), .text(role.rawValue), .text(prefix), .text(prefix + "~")]
                + notAwayValues(viewer) + [.int(limit)])
        return try withSubjects(rows.compactMap(task), in: session)
    }

    /// Cases that changed lately among those assigned to the person.
    package static func changed(
        for viewer: ListViewer, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [RegisterRow] {
        let rows = try session.rows(
            """
            SELECT \(columns) FROM case_person k JOIN case_head h ON h.id = k.id
            WHERE k.staff = ? AND k.bond = 'officer' AND \(stillOfficer) AND \(notAway)
            ORDER BY h.changed_at DESC, h.id LIMIT ?
            """, [.text(viewer.staff.text)] + notAwayValues(viewer) + [.int(limit)])
        return try withSubjects(rows.compactMap(row), in: session)
    }

    /// A figure over a Body and those below it, over months.
    package static func figure(
        _ measure: String, breakdown: String, path: [BodyCode], from: String, to: String, in session: any SQLSession
    ) throws(StoreError) -> Int {
        guard let body = path.last else { return 0 }
        return try session.row(
            """
            SELECT coalesce(sum(value), 0) FROM figure_sum
            WHERE measure = ? AND breakdown = ? AND body = ? AND month >= ? AND month <= ?
            """, [.text(measure), .text(breakdown), .text(body.text), .text(from), .text(to)])?.int(0) ?? 0
    }

    /// The median of a measure whose breakdowns are its values (`days=12`), over a Body and those below it; nil when
    /// nothing was counted. The mean of the two in the middle where the number is even.
    package static func median(
        _ measure: String, path: [BodyCode], from: String, to: String, in session: any SQLSession
    ) throws(StoreError) -> Double? {
        let prefix = BodyRow.pathText(path)
        let rows = try session.rows(
            """
            SELECT f.breakdown, sum(f.value) FROM figure f JOIN body b ON b.code = f.body
            WHERE f.measure = ? AND f.breakdown <> '' AND f.month >= ? AND f.month <= ? AND b.path >= ? AND b.path < ?
            GROUP BY f.breakdown
            """, [.text(measure), .text(from), .text(to), .text(prefix), .text(prefix + "~")])
        let counted = rows.compactMap { row in
            row.text(0).split(separator: "=").last.flatMap { Int($0) }.map { (value: $0, count: row.int(1)) }
        }.filter { $0.count > 0 }.sorted { $0.value < $1.value }
        let total = counted.reduce(0) { $0 + $1.count }
        func at(_ place: Int) -> Int? {
            var passed = 0
            return counted.first {
                passed += $0.count
                return passed > place
            }?.value
        }
        guard let low = at((total - 1) / 2), let high = at(total / 2) else { return nil }
        return Double(low + high) / 2
    }

    // MARK: Rows

    static func row(_ row: SQLRow) -> RegisterRow? {
        guard let id = CaseId(row.text(0)), let body = BodyCode(row.text(2)), let opened = CivilDate(row.text(6))
        else { return nil }
        return RegisterRow(
            id: id, mechanism: row.text(1), body: body, number: row.text(3), stage: row.text(4), isOpen: row.flag(5),
            openedOn: opened, due: row.optionalText(7).flatMap { CivilDate($0) },
            labels: row.text(8).isEmpty ? [] : row.text(8).split(separator: " ").map(String.init))
    }

    private static func task(_ row: SQLRow) -> TaskRow? {
        guard let id = CaseId(row.text(0)) else { return nil }
        return TaskRow(
            id: id, act: row.text(1), part: row.text(2), mechanism: row.text(3), number: row.text(4),
            due: row.text(5).hasPrefix("9999") ? nil : CivilDate(row.text(5)), isProvisional: row.flag(6),
            rule: row.text(7).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }

    /// The names of those each case is about, in one query.
    package static func subjectNames(
        of ids: [CaseId], in session: any SQLSession
    ) throws(StoreError) -> [CaseId: [String]] {
        guard !ids.isEmpty else { return [:] }
        let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        let rows = try session.rows(
            """
            SELECT s.id, coalesce(o.name, u.name, '') FROM case_subject s
            LEFT JOIN official o ON s.subject LIKE 'official:%' AND o.id = substr(s.subject, 10)
            LEFT JOIN unit u ON s.subject LIKE 'unit:%' AND u.id = substr(s.subject, 6)
            WHERE s.id IN (\(marks)) ORDER BY s.id, s.subject
            """, ids.map { .text($0.text) })
        var names: [CaseId: [String]] = [:]
        for row in rows {
            guard let id = CaseId(row.text(0)), !row.text(1).isEmpty else { continue }
            names[id, default: []].append(row.text(1))
        }
        return names
    }

    private static func withSubjects(
        _ rows: [RegisterRow], in session: any SQLSession
    ) throws(StoreError) -> [RegisterRow] {
        let names = try subjectNames(of: rows.map(\.id), in: session)
        return rows.map { row in
            var row = row
            row.subjects = names[row.id] ?? []
            return row
        }
    }

    private static func withSubjects(_ rows: [TaskRow], in session: any SQLSession) throws(StoreError) -> [TaskRow] {
        let names = try subjectNames(of: Array(Set(rows.map(\.id))), in: session)
        return rows.map { row in
            var row = row
            row.subjects = names[row.id] ?? []
            return row
        }
    }
}
