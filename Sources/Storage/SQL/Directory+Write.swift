import Kernel

extension Directory {
    // Each `put` writes the rows of one thing in the place of those before.

    /// Writes a Body and, where its place moved, the paths of those below it.
    package static func put(_ row: BodyRow, in session: any SQLSession) throws(StoreError) {
        let path = BodyRow.pathText(row.path)
        let before = try session.row("SELECT path FROM body WHERE code = ?", [.text(row.code.text)])?.text(0)
        let isMoved = before.map { $0 != path } ?? false
        // What the Bodies under it counted goes with them, from those above it to those above it then.
        if isMoved, let before { try FigureSums.carry(under: before, times: -1, in: session) }
        try session.put(
            """
            INSERT INTO body (code, name, short_name, kind, rank, parent, path, is_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name,
              kind = excluded.kind, rank = excluded.rank, parent = excluded.parent, path = excluded.path,
              is_open = excluded.is_open
            """,
            [
                .text(row.code.text), .text(row.name), .text(row.shortName), .text(row.kind.rawValue),
                .int(row.rank.rawValue), .text(orNull: row.parent?.text), .text(path), .flag(row.isOpen),
            ])
        if isMoved, let before {
            try session.put(
                """
                UPDATE body SET path = ? || substr(path, CAST(? AS INTEGER))
                WHERE path >= ? AND path < ? AND code <> ?
                """,
                [
                    .text(path), .int(before.utf8.count + 1), .text(before), .text(before + "~"),
                    .text(row.code.text),
                ])
            try FigureSums.carry(under: path, times: 1, in: session)
        }
    }

    /// Writes a Unit.
    package static func put(
        _ row: UnitRow, kind: String, tokens: Set<String>, in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            """
            INSERT INTO unit (id, name, body, kind) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, kind = excluded.kind
            """, [.text(row.id.text), .text(row.name), .text(row.body.text), .text(kind)])
        try replaceTokens(tokens, of: "unit:\(row.id)", in: session)
    }

    /// Writes an Official.
    package static func put(
        _ id: OfficialId, name: String, unit: UnitId, post: String, body: BodyCode, tokens: Set<String>,
        in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            """
            INSERT INTO official (id, name, unit, post, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, post = excluded.post,
              body = excluded.body
            """, [.text(id.text), .text(name), .text(unit.text), .text(post), .text(body.text)])
        try replaceTokens(tokens, of: "official:\(id)", in: session)
    }

    /// Writes a staff member with roles, relations and delegations.
    package static func put(
        _ row: StaffRow, until: CivilDate?, isActive: Bool, roles: [(role: Role, office: Office?)],
        relations: [(to: Subject, kind: String)],
        delegations: [(to: StaffId, role: Role, from: CivilDate, until: CivilDate)], in session: any SQLSession
    ) throws(StoreError) {
        try session.put(
            """
            INSERT INTO staff (id, name, body, official, until, is_active) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, official = excluded.official,
              until = excluded.until, is_active = excluded.is_active
            """,
            [
                .text(row.id.text), .text(row.name), .text(row.body.text), .text(orNull: row.official?.text),
                .text(orNull: until?.description), .flag(isActive),
            ])
        let id: SQLValue = .text(row.id.text)
        try session.put("DELETE FROM staff_role WHERE staff = ?", [id])
        try session.put("DELETE FROM relation WHERE staff = ?", [id])
        try session.put("DELETE FROM delegation WHERE delegator = ?", [id])
        if isActive {
            for role in roles {
                try session.put(
                    "INSERT INTO staff_role (staff, body, role, office) VALUES (?, ?, ?, ?)",
                    [id, .text(row.body.text), .text(role.role.rawValue), .text(role.office?.rawValue ?? "")])
            }
        }
        for relation in relations {
            try session.put(
                "INSERT INTO relation (staff, subject, kind) VALUES (?, ?, ?)",
                [id, .text(relation.to.description), .text(relation.kind)])
        }
        for delegation in delegations {
            try session.put(
                """
                INSERT INTO delegation (delegator, delegate, role, starts, ends) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (delegator, delegate, role, starts) DO UPDATE SET ends = excluded.ends
                """,
                [
                    id, .text(delegation.to.text), .text(delegation.role.rawValue),
                    .text(delegation.from.description), .text(delegation.until.description),
                ])
        }
    }

    private static func replaceTokens(
        _ tokens: Set<String>, of thing: String, in session: any SQLSession
    ) throws(StoreError) {
        try session.put("DELETE FROM search_token WHERE thing = ?", [.text(thing)])
        try ReadTables.putTokens(tokens, of: thing, in: session)
    }
}
