import Kernel

/// A line of the audit trail: codes and identifiers, never a case's content.
package struct AuditRow: Hashable, Sendable {
    package let stream: String
    package let version: Int
    package let at: Instant
    package let kind: AuditKind
    /// What was done or tried: an act's or an event's name.
    package let act: String
    package let actor: Actor
    /// The Body for which it was done or tried.
    package let body: BodyCode
    /// How it ended: `done`, or the code of what stood against it.
    package let code: String
    /// What it was done to: a staff member, an account, a case, by identifier.
    package let object: String

    package init(
        event: StoredEvent, kind: AuditKind, act: String? = nil, code: String = "done", object: String? = nil
    ) {
        stream = event.stream.description
        version = event.version
        at = event.recordedAt
        self.kind = kind
        self.act = act ?? event.payload.name
        actor = event.actor
        body = event.actingBody
        self.code = code
        self.object = object ?? event.stream.id
    }

    fileprivate var values: [SQLValue] {
        [
            .text(stream), .int(version), .int(at.milliseconds), .text(kind.rawValue), .text(act),
            .text(actor.description), .text(body.text), .text(code), .text(object),
        ]
    }

    fileprivate init?(_ row: SQLRow) {
        guard let kind = AuditKind(rawValue: row.text(3)), let actor = Actor(row.text(5)),
            let body = BodyCode(row.text(6))
        else { return nil }
        stream = row.text(0)
        version = row.int(1)
        at = Instant(milliseconds: Int64(row.int(2)))
        self.kind = kind
        act = row.text(4)
        self.actor = actor
        self.body = body
        code = row.text(7)
        object = row.text(8)
    }
}

/// What sort of thing the trail names.
package enum AuditKind: String, Hashable, Sendable, CaseIterable {
    /// Somebody signed in, or tried.
    case signIn
    /// An account was opened, ended, given a new password.
    case account
    /// An administrator's act on the registers of people and Bodies.
    case registry
    /// An attempt that had to be noted although refused, or a read of sealed content.
    case attempt
}

/// What the trail is asked for.
package struct AuditQuery: Hashable, Sendable {
    /// The Body whose trail it is, with those below it: Bodies from the top down.
    package var path: [BodyCode]
    package var kind: AuditKind?
    package var actor: StaffId?
    package var body: BodyCode?
    /// The first and last moment, both counted.
    package var from: Instant?
    package var until: Instant?
    /// The last line of the page before.
    package var after: Place?
    package var limit: Int

    /// A line's place in the order.
    package struct Place: Hashable, Sendable {
        package let at: Int64
        package let stream: String
        package let version: Int

        package init(at: Int64, stream: String, version: Int) {
            self.at = at
            self.stream = stream
            self.version = version
        }

        package init(_ row: AuditRow) { self.init(at: row.at.milliseconds, stream: row.stream, version: row.version) }
    }

    package init(path: [BodyCode], limit: Int = 50) {
        self.path = path
        self.limit = limit
    }
}

/// The audit trail: written in the transaction that makes the event it names, made again by `rebuild`.
package enum AuditTrail {
    private static let columns = "a.stream, a.version, a.at, a.kind, a.act, a.actor, a.body, a.code, a.object"

    private static let shape = TableShape(
        "audit_entry", key: ["stream", "version"], rest: ["at", "kind", "act", "actor", "body", "code", "object"])

    /// Adds a line.
    package static func add(_ row: AuditRow, in session: any SQLSession) throws(StoreError) {
        try shape.insert([row.values], in: session)
    }

    /// Adds lines, many at a time.
    package static func load(_ rows: [AuditRow], in session: any SQLSession) throws(StoreError) {
        try session.load(shape, shape.sorted(rows.map(\.values)))
    }

    /// A page of the trail, newest first.
    package static func page(_ query: AuditQuery, in session: any SQLSession) throws(StoreError) -> [AuditRow] {
        let prefix = BodyRow.pathText(query.path)
        var sql = """
            SELECT \(columns) FROM audit_entry a JOIN body b ON b.code = a.body WHERE b.path >= ? AND b.path < ?
            """
        var values: [SQLValue] = [.text(prefix), .text(prefix + "~")]
        func also(_ condition: String, _ more: SQLValue...) {
            sql += " AND \(condition)"
            values += more
        }
        if let kind = query.kind { also("a.kind = ?", .text(kind.rawValue)) }
        if let actor = query.actor { also("a.actor = ?", .text(Actor.staff(actor).description)) }
        if let body = query.body { also("a.body = ?", .text(body.text)) }
        if let from = query.from { also("a.at >= ?", .int(from.milliseconds)) }
        if let until = query.until { also("a.at <= ?", .int(until.milliseconds)) }
        if let after = query.after {
            also(
                "(a.at, a.stream, a.version) < (?, ?, ?)", .int(after.at), .text(after.stream), .int(after.version))
        }
        sql += " ORDER BY a.at DESC, a.stream DESC, a.version DESC LIMIT ?"
        values.append(.int(query.limit))
        return try session.rows(sql, values).compactMap { AuditRow($0) }
    }
}
