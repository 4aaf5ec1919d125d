import Kernel

/// The tables of the directory, those of things before those of what belongs to one.
enum DirectoryTable: Int, CaseIterable, Sendable {
    case body, unit, official, staff, role, relation, delegation, token

    var shape: TableShape { Self.shapes[rawValue] }

    private static let shapes = allCases.map { table in
        switch table {
        case .body:
            TableShape(
                "body", key: ["code"], rest: ["name", "short_name", "kind", "rank", "parent", "path", "is_open"])
        case .unit: TableShape("unit", key: ["id"], rest: ["name", "body", "kind"])
        case .official: TableShape("official", key: ["id"], rest: ["name", "unit", "post", "body"])
        case .staff: TableShape("staff", key: ["id"], rest: ["name", "body", "official", "until", "is_active"])
        case .role: TableShape("staff_role", key: ["staff", "body", "role", "office"])
        case .relation: TableShape("relation", key: ["staff", "subject", "kind"])
        case .delegation:
            TableShape("delegation", key: ["delegator", "delegate", "role", "starts"], rest: ["ends"])
        case .token: CaseTable.token.shape
        }
    }
}

/// What the directory's tables show of one Body, Unit, Official or member of staff.
package struct DirectoryEntry: Sendable {
    /// Rows that belong to the entry, in a table whose rows name the entry in a column.
    struct Part: Sendable {
        let table: DirectoryTable
        let column: String
        let owner: String
        let rows: [[SQLValue]]
    }

    let table: DirectoryTable
    let row: [SQLValue]
    var parts: [Part] = []

    /// A Body.
    package static func body(_ row: BodyRow) -> DirectoryEntry {
        DirectoryEntry(
            table: .body,
            row: [
                .text(row.code.text), .text(row.name), .text(row.shortName), .text(row.kind.rawValue),
                .int(row.rank.rawValue), .text(orNull: row.parent?.text), .text(BodyRow.pathText(row.path)),
                .flag(row.isOpen),
            ])
    }

    /// A Unit and the tokens it is found by.
    package static func unit(_ row: UnitRow, kind: String, tokens: Set<String>) -> DirectoryEntry {
        DirectoryEntry(
            table: .unit, row: [.text(row.id.text), .text(row.name), .text(row.body.text), .text(kind)],
            parts: [found(by: tokens, "unit:\(row.id)")])
    }

    /// An Official and the tokens it is found by.
    package static func official(
        _ id: OfficialId, name: String, unit: UnitId, post: String, body: BodyCode, tokens: Set<String>
    ) -> DirectoryEntry {
        DirectoryEntry(
            table: .official,
            row: [.text(id.text), .text(name), .text(unit.text), .text(post), .text(body.text)],
            parts: [found(by: tokens, "official:\(id)")])
    }

    /// A member of staff with roles, relations and delegations; roles are held only by whoever is active.
    package static func staff(
        _ row: StaffRow, until: CivilDate?, isActive: Bool, roles: [(role: Role, office: Office?)],
        relations: [(to: Subject, kind: String)],
        delegations: [(to: StaffId, role: Role, from: CivilDate, until: CivilDate)]
    ) -> DirectoryEntry {
        let id: SQLValue = .text(row.id.text)
        func part(_ table: DirectoryTable, _ column: String, _ rows: [[SQLValue]]) -> Part {
            Part(table: table, column: column, owner: row.id.text, rows: rows)
        }
        // Of two that begin on one day the later entered is meant.
        let given = delegations.reduce(into: [[SQLValue]: SQLValue]()) { ends, one in
            let key: [SQLValue] = [
                id, .text(one.to.text), .text(one.role.rawValue), .text(one.from.description),
            ]
            ends[key] = .text(one.until.description)
        }
        return DirectoryEntry(
            table: .staff,
            row: [
                id, .text(row.name), .text(row.body.text), .text(orNull: row.official?.text),
                .text(orNull: until?.description), .flag(isActive),
            ],
            parts: [
                part(
                    .role, "staff",
                    !isActive
                        ? []
                        : roles.map {
                            [id, .text(row.body.text), .text($0.role.rawValue), .text($0.office?.rawValue ?? "")]
                        }),
                part(.relation, "staff", relations.map { [id, .text($0.to.description), .text($0.kind)] }),
                part(
                    .delegation, "delegator", DirectoryTable.delegation.shape.sorted(given.map { $0 + [$1] })),
            ])
    }

    private static func found(by tokens: Set<String>, _ thing: String) -> Part {
        Part(
            table: .token, column: "thing", owner: thing,
            rows: tokens.sorted().map { [.text($0), .text(thing)] })
    }
}

/// Writes the rows of entries that have none yet, many at a time: for `rebuild`. The rows are those that
/// `Directory.put` writes.
package struct DirectoryLoader {
    private var rows: [[[SQLValue]]] = DirectoryTable.allCases.map { _ in [] }

    package init() {}

    /// Takes an entry.
    package mutating func add(_ entry: DirectoryEntry) {
        rows[entry.table.rawValue].append(entry.row)
        for part in entry.parts { rows[part.table.rawValue] += part.rows }
    }

    /// Writes what was taken.
    package mutating func write(in session: any SQLSession) throws(StoreError) {
        for table in DirectoryTable.allCases {
            try session.load(table.shape, table.shape.sorted(rows[table.rawValue]))
            rows[table.rawValue].removeAll(keepingCapacity: true)
        }
    }
}
