import Storage

/// A connection inside a transaction, seen as the common session. Lives only inside one `read` or `write`.
///
/// Nothing is waited for that nobody asks for: the transaction's beginning, locks and writes are sent ahead of the
/// statement whose answer is needed next, or of the commit, and answered with it.
final class PostgresSession: SQLSession {
    private let connection: PostgresConnection
    private let beginning: String
    private let isWriting: Bool
    let cipher: EventCipher?
    /// Whether the transaction's beginning was sent.
    private var hasBegun = false
    /// Whether the server has answered anything in this transaction.
    private var isHeard = false
    /// What this transaction holds, or will when its next statement runs.
    private var held: [Lock: Lock.Mode] = [:]
    /// What is to be held and was not asked for yet, in order.
    private var wanted: [(lock: Lock, mode: Lock.Mode)] = []
    /// What the registers answered, while it stays so.
    private var known: [SQLQuestion: [SQLRow]] = [:]
    private static let knownMax = 2_000
    private var attempts = 0
    private var cursors = 0
    /// Whether the transaction adds to the journal.
    private(set) var isAppending = false
    /// The first failure that undid the transaction; whatever the body made of it, it has to end so.
    private(set) var undoing: StoreError?

    init(_ connection: PostgresConnection, isWriting: Bool, cipher: EventCipher?) {
        self.connection = connection
        self.isWriting = isWriting
        self.cipher = cipher
        beginning =
            isWriting
            ? "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    }

    // MARK: Statements

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try answer { () throws(StoreError) in try connection.send(sql, values) }.rows
    }

    func rows(_ asked: [SQLQuestion]) throws(StoreError) -> [[SQLRow]] {
        let isSteady = !isWriting || held[.registers] == .shared
        var answers = asked.map { isSteady && $0.isOfRegisters ? known[$0] : nil }
        let open = asked.indices.filter { answers[$0] == nil }
        guard !open.isEmpty else { return answers.map { $0 ?? [] } }
        let found = try noting { () throws(StoreError) in
            try start()
            let found = try connection.answers(to: open.map { asked[$0] })
            isHeard = true
            return found
        }
        for (index, result) in zip(open, found) {
            let rows = result.rows
            answers[index] = rows
            if isSteady, asked[index].isOfRegisters, known.count < Self.knownMax { known[asked[index]] = rows }
        }
        return answers.map { $0 ?? [] }
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
        try answer { () throws(StoreError) in
            // What changes the database's shape is said once.
            let isKept = !values.isEmpty || Self.keptVerbs.contains(sql.prefix(6).uppercased())
            if isKept { try connection.send(sql, values) } else { try connection.sendOnce(sql) }
        }.changed
    }

    private static let keptVerbs: Set<String> = ["SELECT", "INSERT", "UPDATE", "DELETE"]

    func put(_ sql: String, _ values: [SQLValue]) throws(StoreError) {
        try noting { () throws(StoreError) in
            try start()
            try connection.send(sql, values)
        }
    }

    func load(_ table: TableShape, _ rows: [[SQLValue]]) throws(StoreError) {
        guard !rows.isEmpty else { return }
        try noting { () throws(StoreError) in
            try start()
            try connection.copy(rows, into: table)
            isHeard = true
        }
    }

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        // A cursor of the server's: `body` may run other statements, and no more than a few hundred rows lie here.
        cursors += 1
        let cursor = "c\(cursors)"
        try noting { () throws(StoreError) in
            try start()
            try connection.sendOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values)
        }
        while true {
            let rows = try answer { () throws(StoreError) in
                try connection.sendOnce("FETCH FORWARD 256 FROM \(cursor)")
            }.rows
            if rows.isEmpty { break }
            do { for row in rows { try body(row) } } catch {
                // What a failed transaction has closed already needs no closing.
                if undoing == nil { try? connection.sendOnce("CLOSE \(cursor)") }
                throw error
            }
        }
        try noting { () throws(StoreError) in try connection.sendOnce("CLOSE \(cursor)") }
    }

    func scan(_ sql: String, _ values: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {
        cursors += 1
        let cursor = "c\(cursors)"
        let fetch = "FETCH FORWARD \(Self.scanned) FROM \(cursor)"
        try noting { () throws(StoreError) in
            try start()
            try connection.sendOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values)
        }
        // The server makes the next rows ready while these are looked at.
        var result = try answer { () throws(StoreError) in try connection.sendOnce(fetch) }
        while result.count > 0 {
            let isLast = result.count < Self.scanned
            if !isLast {
                try noting { () throws(StoreError) in
                    try connection.sendOnce(fetch)
                    try connection.sendEnd()
                }
            }
            let cells = PostgresCells(result)
            do { while cells.next() { try body(cells) } } catch {
                if !isLast { try? settle() }
                if undoing == nil { try? connection.sendOnce("CLOSE \(cursor)") }
                throw error
            }
            if isLast { break }
            result = try noting { () throws(StoreError) in try connection.answer() }
        }
        try noting { () throws(StoreError) in try connection.sendOnce("CLOSE \(cursor)") }
    }

    /// So many rows a scan asks for at once.
    private static let scanned = 1_000

    /// Sends what the next statement stands on: the transaction's beginning, and locks. PostgreSQL takes the functions
    /// of one SELECT from left to right; the statement after it sees what whoever held them before has committed.
    private func start() throws(StoreError) {
        if !hasBegun {
            try connection.send(beginning, [])
            hasBegun = true
        }
        guard !wanted.isEmpty else { return }
        let locks = wanted
        wanted.removeAll(keepingCapacity: true)
        for first in stride(from: 0, to: locks.count, by: Self.locksMax) {
            let some = locks[first..<min(first + Self.locksMax, locks.count)]
            let calls = some.map {
                $0.mode == .exclusive ? "pg_advisory_xact_lock(?)" : "pg_advisory_xact_lock_shared(?)"
            }
            try connection.send("SELECT \(calls.joined(separator: ", "))", some.map { .int($0.lock.number) })
        }
    }

    /// So many locks one statement takes; the server keeps a text for each number and each order of modes.
    private static let locksMax = 3

    private func answer(_ send: () throws(StoreError) -> Void) throws(StoreError) -> PostgresResult {
        try noting { () throws(StoreError) in
            try start()
            try send()
            let answer = try connection.answer()
            isHeard = true
            return answer
        }
    }

    /// Waits until all that was sent is done.
    func settle() throws(StoreError) {
        try noting { () throws(StoreError) in
            try connection.settle()
            isHeard = isHeard || hasBegun
        }
    }

    // MARK: Side by side

    var hasOtherWriters: Bool { true }

    func noteAppending() { isAppending = true }

    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError) {
        guard isWriting, held[lock] != .exclusive, held[lock] != mode else { return }
        wanted.append((lock, mode))
        held[lock] = mode
    }

    func attempt<T>(_ body: () throws -> T) throws -> T {
        attempts += 1
        let name = "a\(attempts)"
        // What fails of what came before is no failure of the attempt's.
        try noting { () throws(StoreError) in
            try start()
            try connection.sendOnce("SAVEPOINT \(name)")
        }
        try settle()
        let before = held
        do {
            let result = try body()
            try noting { () throws(StoreError) in try connection.sendOnce("RELEASE \(name)") }
            try settle()
            return result
        } catch {
            try? settle()
            // What undoes the whole transaction cannot be gone back from.
            if !mustRepeat {
                undoing = nil
                held = before
                wanted.removeAll()
                known.removeAll()
                try noting { () throws(StoreError) in
                    try connection.sendOnce("ROLLBACK TO \(name)")
                    try connection.sendOnce("RELEASE \(name)")
                }
                try settle()
            }
            throw error
        }
    }

    /// Commits, with what was sent before.
    /// - Returns: whether the server did so, and did not undo the transaction instead.
    func commit() throws(StoreError) -> Bool {
        guard hasBegun else { return true }
        return try noting { () throws(StoreError) in
            // What fails here fails before COMMIT; when sending it fails, some of its bytes may have left all the same.
            try connection.makeRoom()
            isCommitSent = true
            try connection.send("COMMIT", [])
            try connection.sendEnd()
            return try connection.answer().done == "COMMIT"
        }
    }

    /// Whether the server may have been told to commit: from then on a lost connection tells nothing of what it did.
    private(set) var isCommitSent = false

    /// Undoes the transaction; nobody waits for that.
    func rollBack() throws(StoreError) {
        guard hasBegun else { return }
        try connection.send("ROLLBACK", [])
        try connection.sendEnd()
    }

    // MARK: Failures

    /// Whether the transaction met another, or the server went away: then all of it has to be done again.
    var mustRepeat: Bool {
        guard case .engine(let code, _)? = undoing else { return connection.isLost }
        return Self.conflicts.contains(code) || connection.isLost
    }

    /// Whether the connection could not even begin: it died while it was idle, or its server now only follows another.
    var hasNotBegun: Bool { hasBegun && !isHeard && (connection.isLost || isRefused) }

    /// Whether the server refused to begin the transaction.
    var isRefused: Bool {
        guard case .engine(_, let statement)? = undoing else { return false }
        return statement.hasPrefix("BEGIN")
    }

    /// A serialisation failure and a deadlock.
    private static let conflicts = [StoreError.code(ofState: "40001"), StoreError.code(ofState: "40P01")]

    private func noting<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        do { return try body() } catch {
            if undoing == nil { undoing = error }
            throw error
        }
    }
}
