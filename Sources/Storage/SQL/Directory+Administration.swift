import Kernel

/// A staff member as administrators' lists show one.
package struct StaffEntry: Hashable, Sendable {
    package let id: StaffId
    package let name: String
    package let body: BodyCode
    package let bodyName: String
    package let until: CivilDate?
    package let isActive: Bool
    /// The account's name, and whether it is ended.
    package let account: String?
    package let isAccountEnded: Bool
}

/// A relation or interest as the security administrator's list shows one.
package struct RelationEntry: Hashable, Sendable {
    package let staff: StaffId
    package let name: String
    package let subject: Subject
    package let kind: String
}

/// A delegation as the security administrator's list shows one.
package struct DelegationEntry: Hashable, Sendable {
    package let delegator: StaffId
    package let delegatorName: String
    package let delegate: StaffId
    package let delegateName: String
    package let role: Role
    package let from: CivilDate
    package let until: CivilDate
}

/// What the three administrators look through; every list is of a Body and those below it, a page at a time.
extension Directory {
    /// At most 20 open Bodies of exactly this name.
    package static func bodies(named name: String, in session: any SQLSession) throws(StoreError) -> [BodyRow] {
        try session.rows(
            "SELECT \(bodyColumns) FROM body WHERE name = ? AND is_open = 1 ORDER BY code LIMIT 20", [.text(name)]
        ).compactMap(body)
    }

    /// How many of each thing there are in a Body and those below it.
    package static func counts(
        below path: [BodyCode], in session: any SQLSession
    ) throws(StoreError) -> (bodies: Int, units: Int, officials: Int, staff: Int, accounts: Int) {
        let bounds = bounds(path)
        func count(_ sql: String) throws(StoreError) -> Int {
            try session.row("SELECT count(*) FROM \(sql) WHERE b.path >= ? AND b.path < ?", bounds)?.int(0) ?? 0
        }
        return (
            try count("body b"), try count("unit u JOIN body b ON b.code = u.body"),
            try count("official o JOIN body b ON b.code = o.body"),
            try count("staff s JOIN body b ON b.code = s.body"),
            try count("account a JOIN staff s ON s.id = a.staff JOIN body b ON b.code = s.body")
        )
    }

    /// Staff by name and identifier, after a place.
    /// - Parameters:
    ///   - name: how the name begins; empty for all.
    ///   - hasAccount: only with or only without an account; nil for both.
    package static func staff(
        below path: [BodyCode], body: BodyCode?, name: String, hasAccount: Bool?,
        after: (name: String, id: String)?, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [StaffEntry] {
        var sql = """
            SELECT s.id, s.name, s.body, b.name, s.until, s.is_active, a.name, a.disabled
            FROM staff s JOIN body b ON b.code = s.body LEFT JOIN account a ON a.staff = s.id
            WHERE b.path >= ? AND b.path < ?
            """
        var values = bounds(path)
        if let body {
            sql += " AND s.body = ?"
            values.append(.text(body.text))
        }
        if !name.isEmpty {
            sql += " AND s.name >= ? AND s.name < ?"
            values += [.text(name), .text(name + "\u{10FFFF}")]
        }
        if let hasAccount { sql += hasAccount ? " AND a.name IS NOT NULL" : " AND a.name IS NULL" }
        if let after {
            sql += " AND (s.name, s.id) > (?, ?)"
            values += [.text(after.name), .text(after.id)]
        }
        sql += " ORDER BY s.name, s.id LIMIT ?"
        values.append(.int(limit))
        return try session.rows(sql, values).compactMap(entry)
    }

    /// One staff member as lists show one.
    package static func entry(of id: StaffId, in session: any SQLSession) throws(StoreError) -> StaffEntry? {
        try session.row(
            """
            SELECT s.id, s.name, s.body, b.name, s.until, s.is_active, a.name, a.disabled
            FROM staff s JOIN body b ON b.code = s.body LEFT JOIN account a ON a.staff = s.id WHERE s.id = ?
            """, [.text(id.text)]
        ).flatMap(entry)
    }

    /// Everybody of a Body, also who left: work can remain with them. By name, at most 1,000.
    package static func everybody(of body: BodyCode, in session: any SQLSession) throws(StoreError) -> [StaffEntry] {
        try session.rows(
            """
            SELECT s.id, s.name, s.body, b.name, s.until, s.is_active, NULL, 0
            FROM staff s JOIN body b ON b.code = s.body
            WHERE s.body = ? ORDER BY s.is_active DESC, s.name, s.id LIMIT 1000
            """, [.text(body.text)]
        ).compactMap(entry)
    }

    /// Relations declared, by staff member.
    package static func relations(
        below path: [BodyCode], after: (name: String, id: String, subject: String)?, limit: Int,
        in session: any SQLSession
    ) throws(StoreError) -> [RelationEntry] {
        var sql = """
            SELECT r.staff, s.name, r.subject, r.kind FROM relation r JOIN staff s ON s.id = r.staff
            JOIN body b ON b.code = s.body WHERE b.path >= ? AND b.path < ?
            """
        var values = bounds(path)
        if let after {
            sql += " AND (s.name, s.id, r.subject) > (?, ?, ?)"
            values += [.text(after.name), .text(after.id), .text(after.subject)]
        }
        values.append(.int(limit))
        return try session.rows(sql + " ORDER BY s.name, s.id, r.subject, r.kind LIMIT ?", values)
            .compactMap { row in
                guard let staff = StaffId(row.text(0)), let subject = Subject(row.text(2)) else { return nil }
                return RelationEntry(staff: staff, name: row.text(1), subject: subject, kind: row.text(3))
            }
    }

    /// Delegations that hold on a day or later, the soonest first; at most 500.
    package static func delegations(
        below path: [BodyCode], from day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> [DelegationEntry] {
        try session.rows(
            """
            SELECT d.delegator, s.name, d.delegate, coalesce(t.name, ''), d.role, d.starts, d.ends FROM delegation d
            JOIN staff s ON s.id = d.delegator JOIN body b ON b.code = s.body LEFT JOIN staff t ON t.id = d.delegate
            WHERE b.path >= ? AND b.path < ? AND d.ends >= ? ORDER BY d.starts, d.delegator, d.role LIMIT 500
            """, bounds(path) + [.text(day.description)]
        ).compactMap { row in
            guard let delegator = StaffId(row.text(0)), let delegate = StaffId(row.text(2)),
                let role = Role(rawValue: row.text(4)), let from = CivilDate(row.text(5)),
                let until = CivilDate(row.text(6))
            else { return nil }
            return DelegationEntry(
                delegator: delegator, delegatorName: row.text(1), delegate: delegate, delegateName: row.text(3),
                role: role, from: from, until: until)
        }
    }

    private static func bounds(_ path: [BodyCode]) -> [SQLValue] {
        let prefix = BodyRow.pathText(path)
        return [.text(prefix), .text(prefix + "~")]
    }

    private static func entry(_ row: SQLRow) -> StaffEntry? {
        guard let id = StaffId(row.text(0)), let body = BodyCode(row.text(2)) else { return nil }
        return StaffEntry(
            id: id, name: row.text(1), body: body, bodyName: row.text(3),
            until: row.optionalText(4).flatMap { CivilDate($0) }, isActive: row.flag(5),
            account: row.optionalText(6), isAccountEnded: row.flag(7))
    }
}
