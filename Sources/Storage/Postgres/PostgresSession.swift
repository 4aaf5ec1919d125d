import Storage

/// A connection inside a transaction, seen as the common session. Lives only inside one `read` or `write`.
final class PostgresSession: SQLSession {
    private let connection: PostgresConnection
    private let isWriting: Bool
    let cipher: EventCipher?
    /// What this transaction holds.
    private var held: [Lock: Lock.Mode] = [:]
    private var attempts = 0
    private var cursors = 0
    /// The first failure that undid the transaction; whatever the body made of it, it has to end so.
    private(set) var undoing: StoreError?

    init(_ connection: PostgresConnection, isWriting: Bool, cipher: EventCipher?) {
        self.connection = connection
        self.isWriting = isWriting
        self.cipher = cipher
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try noting { () throws(StoreError) in try connection.execute(sql, values).rows }
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
        try noting { () throws(StoreError) in
            // What changes the database's shape is said once.
            let isKept = !values.isEmpty || Self.keptVerbs.contains(sql.prefix(6).uppercased())
            return try (isKept ? connection.execute(sql, values) : connection.executeOnce(sql, values)).changed
        }
    }

    private static let keptVerbs: Set<String> = ["SELECT", "INSERT", "UPDATE", "DELETE"]

    func load(_ table: TableShape, _ rows: [[SQLValue]]) throws(StoreError) {
        guard !rows.isEmpty else { return }
        try noting { () throws(StoreError) in try connection.copy(rows, into: table) }
    }

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        // A cursor of the server's: `body` may run other statements, and no more than a few hundred rows lie here.
        cursors += 1
        let cursor = "c\(cursors)"
        try noting { () throws(StoreError) in
            _ = try connection.executeOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values)
        }
        while true {
            let rows = try noting { () throws(StoreError) in
                try connection.executeOnce("FETCH FORWARD 256 FROM \(cursor)", []).rows
            }
            if rows.isEmpty { break }
            do { for row in rows { try body(row) } } catch {
                // Closing what a failed transaction has closed already is no failure of its own.
                if connection.isInTransaction { try? connection.command("CLOSE \(cursor)") }
                throw error
            }
        }
        try noting { () throws(StoreError) in try connection.command("CLOSE \(cursor)") }
    }

    // MARK: Side by side

    var hasOtherWriters: Bool { true }

    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError) {
        guard isWriting, held[lock] != .exclusive, held[lock] != mode else { return }
        // Each statement afterwards sees what whoever held it before has committed.
        let function = mode == .exclusive ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared"
        try noting { () throws(StoreError) in
            _ = try connection.execute("SELECT \(function)(?)", [.int(lock.number)])
        }
        held[lock] = mode
    }

    func attempt<T>(_ body: () throws -> T) throws -> T {
        attempts += 1
        let name = "a\(attempts)"
        try noting { () throws(StoreError) in try connection.command("SAVEPOINT \(name)") }
        let before = held
        do {
            let result = try body()
            try noting { () throws(StoreError) in try connection.command("RELEASE \(name)") }
            return result
        } catch {
            // What undoes the whole transaction cannot be gone back from.
            if !isUndoneForGood {
                try noting { () throws(StoreError) in
                    try connection.command("ROLLBACK TO \(name)")
                    try connection.command("RELEASE \(name)")
                }
                undoing = nil
                held = before
            }
            throw error
        }
    }

    /// Commits.
    /// - Returns: what the server did.
    func commit() throws(StoreError) -> String {
        try noting { () throws(StoreError) in try connection.executeOnce("COMMIT", []).done }
    }

    // MARK: Failures

    /// Whether the transaction met another, or the server went away: then all of it has to be done again.
    var mustRepeat: Bool {
        guard case .engine(let code, _)? = undoing else { return connection.isLost }
        return Self.conflicts.contains(code) || connection.isLost
    }

    private var isUndoneForGood: Bool { mustRepeat }

    /// A serialisation failure and a deadlock.
    private static let conflicts = [StoreError.code(ofState: "40001"), StoreError.code(ofState: "40P01")]

    private func noting<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        do { return try body() } catch {
            if undoing == nil { undoing = error }
            throw error
        }
    }
}
