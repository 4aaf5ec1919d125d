/// A value bound into SQL or read from it, the same on every engine.
package enum SQLValue: Hashable, Sendable {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])

    /// A text, or null.
    package static func text(orNull text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
    /// An integer.
    package static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }
    /// Whether it comes before another as both engines order values of one kind: numbers, and bytes.
    func precedes(_ other: SQLValue) -> Bool {
        switch (self, other) {
        case (.int(let left), .int(let right)): left < right
        case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.blob(let left), .blob(let right)): left.lexicographicallyPrecedes(right)
        default: self == .null && other != .null
        }
    }

    /// 1 or 0.
    package static func flag(_ value: Bool) -> SQLValue { .int(value ? 1 : 0) }
}

/// One row, read by position.
package struct SQLRow: Hashable, Sendable {
    package let values: [SQLValue]

    package init(values: [SQLValue]) { self.values = values }

    /// The text at a column; empty for anything else.
    package func text(_ column: Int) -> String {
        if case .text(let text) = values[column] { text } else { "" }
    }

    /// The text at a column, or nil for null.
    package func optionalText(_ column: Int) -> String? {
        if case .text(let text) = values[column] { text } else { nil }
    }

    /// The integer at a column; 0 for anything else.
    package func int(_ column: Int) -> Int {
        if case .int(let value) = values[column] { Int(value) } else { 0 }
    }

    /// The integer at a column, or nil for null.
    package func optionalInt(_ column: Int) -> Int? {
        if case .int(let value) = values[column] { Int(value) } else { nil }
    }

    /// The bytes at a column; none for anything else.
    package func blob(_ column: Int) -> [UInt8] {
        if case .blob(let bytes) = values[column] { bytes } else { [] }
    }

    /// Whether the integer at a column is not 0.
    package func flag(_ column: Int) -> Bool { int(column) != 0 }
}

/// The row a scan stands on, read by position where it lies: nothing of it may be kept beyond the call it is given to.
package protocol SQLCells: AnyObject {
    /// What lies at a column.
    func kind(_ column: Int) -> SQLKind
    /// The integer at a column that holds one.
    func int(_ column: Int) -> Int64
    /// The bytes at a column that holds text or bytes; none for null.
    func bytes(_ column: Int) -> UnsafeRawBufferPointer
}

/// What a value is.
package enum SQLKind: Sendable {
    case null, int, text, blob
}

/// What an engine says when it cannot.
package enum StoreError: Error, Hashable, Sendable {
    /// The disk is full, broken or read-only: nothing was acknowledged.
    case cannotWrite(code: Int)
    /// Another process serves this database.
    case inUse(path: String)
    /// A row exists that must be unique; the constraint's text names table and columns, no values.
    case notUnique(String)
    /// A trigger refused to change what is append-only.
    case appendOnly
    /// A content key is missing, is another master key's, or does not open what is under it.
    case contentKey
    /// The database is of a newer version than this program.
    case newerSchema(found: Int, known: Int)
    /// The machine's clock is behind the newest event by so many minutes: what is recorded now would lie before it.
    case clockBehind(minutes: Int)
    /// The server cannot be reached, or is none this program can use; in words for whoever set it up.
    case server(String)
    /// Anything else, by the engine's code; SQL and values stay out of it.
    case engine(code: Int, statement: String)

    /// The code of a state that is written with five letters and digits (SQLSTATE).
    package static func code(ofState state: String) -> Int { state.utf8.prefix(5).reduce(0) { $0 << 8 | Int($1) } }

    /// A code as the engine's manual has it: five letters and digits, or a number.
    package static func shown(_ code: Int) -> String {
        guard code > Int(UInt32.max) else { return "\(code)" }
        let letters = stride(from: 32, through: 0, by: -8).map { UInt8(truncatingIfNeeded: code >> $0) }
        return String(decoding: letters, as: UTF8.self)
    }
}

/// A statement that is asked for its rows, with its values.
package struct SQLQuestion: Hashable, Sendable {
    package let sql: String
    package let values: [SQLValue]
    /// Whether it is about the registers alone. Where a transaction only reads, or holds them shared, the answer stays
    /// what it is to the end, and need not be asked for twice.
    package let isOfRegisters: Bool

    package init(_ sql: String, _ values: [SQLValue], isOfRegisters: Bool = false) {
        self.sql = sql
        self.values = values
        self.isOfRegisters = isOfRegisters
    }
}

/// A connection inside a transaction: SQL with `?` for each value, in order.
package protocol SQLSession: AnyObject {
    /// Opens and seals what the journal holds under content keys; nil where there is no master key.
    var cipher: EventCipher? { get }
    /// The rows a statement answers.
    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow]
    /// The rows that several statements answer, none of which needs another's: asked together, so that an engine
    /// behind a network is waited for once.
    func rows(_ asked: [SQLQuestion]) throws(StoreError) -> [[SQLRow]]
    /// Writes something of which nobody needs to know more than that it is done when the write is. An engine behind a
    /// network is not waited for, so what is wrong with it may be thrown by a later statement, or by the write that it
    /// stands in; at the latest by the end of the `attempt` in which it stands.
    func put(_ sql: String, _ values: [SQLValue]) throws(StoreError)
    /// Runs a statement.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int
    /// Adds rows to a table, each with a value for each column: the fastest way the engine has for many of them.
    func load(_ table: TableShape, _ rows: [[SQLValue]]) throws(StoreError)
    /// Hands each row a statement answers to `body`, without keeping them all.
    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws
    /// Hands each row to `body` where it lies, which costs less than half: for what reads all there is. `body` must not
    /// use the session.
    func scan(_ sql: String, _ values: [SQLValue], _ body: (any SQLCells) throws -> Void) throws
    /// Whether other writers work beside this one: then what a decision rests on has to be held.
    var hasOtherWriters: Bool { get }
    /// Says that this transaction adds to the journal: an engine with other writers does not let it stay open for long.
    func noteAppending()
    /// Holds something until the transaction ends, from the next statement on, which waits for whoever holds it.
    /// Nothing on an engine with one writer, and nothing in a read.
    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError)
    /// Does something that may fail without undoing what came before it. A statement that fails outside of this undoes
    /// the whole write on some engines.
    func attempt<T>(_ body: () throws -> T) throws -> T
}

/// A database: reads see a snapshot, writes are whole or not at all and acknowledged when they are on the disk.
package protocol Database: AnyObject, Sendable {
    /// How this engine spells what the common subset cannot.
    var dialect: Dialect { get }
    /// Reads a snapshot. `body` must not write.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T
    /// One transaction: what `body` did is committed and flushed before this returns, or, when it throws, undone.
    /// `body` is synchronous: nothing waits while the writer is held. It may be run again from its beginning, when the
    /// engine undid it because of another write: it must not leave anything outside the transaction but what the next
    /// run replaces.
    ///
    /// What `ahead` makes of the result is on the disk of its own database before this one commits; when it cannot be
    /// written, nothing is. A `body` that throws leaves nothing in either.
    func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T, ahead: @escaping @Sendable (T) -> Ahead?
    ) async throws -> T
    /// One transaction, committed and flushed when this returns; blocks. For a writer that must have something on
    /// another disk before it commits, and nobody else.
    func writeAtOnce(_ body: (any SQLSession) throws -> Void) throws(StoreError)
    /// Gives up remnants of deleted rows that the engine still keeps, as far as it can now.
    func forgetDeleted() async throws
}

/// What must be on another database's disk before a write commits: sealed rows before the event that names them.
package struct Ahead: Sendable {
    package let database: any Database
    package let body: @Sendable (any SQLSession) throws -> Void

    package init(in database: any Database, _ body: @escaping @Sendable (any SQLSession) throws -> Void) {
        self.database = database
        self.body = body
    }
}

extension Database {
    /// One transaction that needs nothing elsewhere.
    package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await write(body, ahead: { _ in nil })
    }
}

/// What must differ between engines.
package struct Dialect: Hashable, Sendable {
    /// The engine's name.
    package let name: String
    /// Words of migrations by mark: `{identity}`, `{text}`, `{int}`, `{blob}`, `{strict}`,
    /// and `{keyed}` for a table that lies in the order of its key alone.
    package let words: [String: String]
    /// Statements that make a table append-only, `{table}` standing for it.
    package let appendOnly: [String]
    /// Whether the journal's positions have no gaps unless a row was removed.
    package let hasGaplessPositions: Bool

    package init(name: String, words: [String: String], appendOnly: [String], hasGaplessPositions: Bool) {
        self.name = name
        self.words = words
        self.appendOnly = appendOnly
        self.hasGaplessPositions = hasGaplessPositions
    }

    /// A migration's statement in this engine's words.
    package func spelled(_ sql: String) -> String {
        words.reduce(sql) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension SQLSession {
    package func noteAppending() {}

    package func load(_ table: TableShape, _ rows: [[SQLValue]]) throws(StoreError) {
        try table.insert(rows, in: self)
    }

    package func rows(_ asked: [SQLQuestion]) throws(StoreError) -> [[SQLRow]] {
        var answers: [[SQLRow]] = []
        for each in asked { answers.append(try rows(each.sql, each.values)) }
        return answers
    }

    package func put(_ sql: String, _ values: [SQLValue]) throws(StoreError) { try run(sql, values) }

    /// The rows of a statement about the registers alone: asked for once in a transaction that holds them shared.
    package func registerRows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try rows([SQLQuestion(sql, values, isOfRegisters: true)]).first ?? []
    }

    /// The first row, or nil.
    package func row(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> SQLRow? {
        try rows(sql, values).first
    }
}
