import Foundation
import GRDB
import GRDBSQLite
import Storage

/// A GRDB connection inside a transaction, seen as the common session. Lives only inside one `read` or `write`.
///
/// GRDB opens connections, keeps them apart and keeps their prepared statements; values are bound and read here, since
/// its own rows and arguments cost more than the statements of an act.
final class SQLiteSession: SQLSession {
    private let db: GRDB.Database
    let cipher: EventCipher?

    init(_ db: GRDB.Database, cipher: EventCipher?) {
        self.db = db
        self.cipher = cipher
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        let statement = try kept(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement, sql)
        var rows: [SQLRow] = []
        let count = sqlite3_column_count(statement)
        while try step(statement, sql) { rows.append(Self.row(of: statement, columns: count)) }
        return rows
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
        let statement = try kept(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement, sql)
        while try step(statement, sql) {}
        return Int(sqlite3_changes(db.sqliteConnection))
    }

    func load(_ table: TableShape, _ rows: [[SQLValue]]) throws(StoreError) {
        let sql = table.insertOne
        // Many rows touch pages of every index: kept in memory, each page is written once for all of them.
        if rows.count >= Self.manyRows { try run("PRAGMA cache_size = \(Self.loadingCache)", []) }
        let statement = try kept(sql)
        defer { sqlite3_reset(statement) }
        for row in rows {
            try bind(row, to: statement, sql)
            while try step(statement, sql) {}
            sqlite3_reset(statement)
        }
    }

    /// From so many rows on a load has a cache of so many KiB (negative: SQLite's way to say that these are no pages).
    private static let (manyRows, loadingCache) = (10_000, -262_144)

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        // Not a kept statement: `body` may run the same SQL while this one is under way.
        let made = try making(sql) { try db.makeStatement(sql: sql) }
        let statement = made.sqliteStatement
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement, sql)
        let count = sqlite3_column_count(statement)
        while try step(statement, sql) { try body(Self.row(of: statement, columns: count)) }
        // The pointer is the statement's own: it must live until here.
        withExtendedLifetime(made) {}
    }

    func scan(_ sql: String, _ values: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {
        let statement = try kept(sql)
        defer { sqlite3_reset(statement) }
        try bind(values, to: statement, sql)
        let cells = SQLiteCells(statement)
        while try step(statement, sql) { try body(cells) }
    }

    /// One writer at a time: nobody to hold anything against.
    var hasOtherWriters: Bool { false }

    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError) {}

    func attempt<T>(_ body: () throws -> T) throws -> T {
        try run("SAVEPOINT attempt", [])
        do {
            let result = try body()
            try run("RELEASE attempt", [])
            return result
        } catch {
            // After an error that ended the whole transaction there is no savepoint left to go back to.
            if db.isInsideTransaction {
                try run("ROLLBACK TO attempt", [])
                try run("RELEASE attempt", [])
            }
            throw error
        }
    }

    // MARK: Statements

    /// The connection's prepared statement for this SQL, which the connection keeps.
    private func kept(_ sql: String) throws(StoreError) -> SQLiteStatement? {
        try making(sql) { try db.cachedStatement(sql: sql).sqliteStatement }
    }

    private func making<T>(_ sql: String, _ make: () throws -> T) throws(StoreError) -> T {
        do { return try make() } catch { throw storeError(error, sql) }
    }

    /// Goes on to the next row.
    /// - Returns: whether there is one.
    private func step(_ statement: SQLiteStatement?, _ sql: String) throws(StoreError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(sql)
        }
    }

    private func failure(_ sql: String) -> StoreError {
        let connection = db.sqliteConnection
        return storeError(
            DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: sqlite3_errmsg(connection).map { String(cString: $0) }), sql)
    }

    // MARK: Values

    private func bind(_ values: [SQLValue], to statement: SQLiteStatement?, _ sql: String) throws(StoreError) {
        precondition(
            sqlite3_bind_parameter_count(statement) == Int32(values.count), "a statement has a value for each mark")
        for (index, value) in values.enumerated() {
            let code = Self.bind(value, at: Int32(index + 1), of: statement)
            guard code == SQLITE_OK else { throw failure(sql) }
        }
    }

    private static func bind(_ value: SQLValue, at index: Int32, of statement: SQLiteStatement?) -> Int32 {
        // SQLite copies what is bound before the call returns (`SQLITE_TRANSIENT`).
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, index)
        case .int(let number): return sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            // Without an address SQLite would bind null.
            guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text(statement, index, characters.baseAddress, Int32(characters.count), copied)
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return bytes.withUnsafeBytes { buffer in
                sqlite3_bind_blob(statement, index, buffer.baseAddress, Int32(buffer.count), copied)
            }
        }
    }

    private static func row(of statement: SQLiteStatement?, columns: Int32) -> SQLRow {
        SQLRow(values: (0..<columns).map { value(of: statement, at: $0) })
    }

    private static func value(of statement: SQLiteStatement?, at column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .int(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            // No column has a fraction: this is a mean, or a sum that no whole number holds any more.
            let number = sqlite3_column_double(statement, column)
            return .int(Int64(exactly: number.rounded(.towardZero)) ?? (number < 0 ? .min : .max))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            let bytes = UnsafeBufferPointer(start: start, count: count)
            // SQLite stores any bytes as a text. Mended they would pass for what was written.
            return String(validating: bytes, as: UTF8.self).map(SQLValue.text) ?? .blob(Array(bytes))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}

/// The row a statement stands on.
private final class SQLiteCells: SQLCells {
    private let statement: SQLiteStatement?

    init(_ statement: SQLiteStatement?) { self.statement = statement }

    func kind(_ column: Int) -> SQLKind {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER, SQLITE_FLOAT: .int
        case SQLITE_TEXT: .text
        default: .blob
        }
    }

    func int(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        // Text comes as UTF-8 when it is asked for its bytes first; it lies as UTF-8 here, so nothing is converted.
        let start = sqlite3_column_blob(statement, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }
}

/// The engine's error without any value in it: messages of SQLite can quote what was bound.
func storeError(_ error: any Error, _ sql: String) -> StoreError {
    if let error = error as? StoreError { return error }
    guard let error = error as? DatabaseError else { return .engine(code: -1, statement: firstWords(of: sql)) }
    let code = Int(error.extendedResultCode.rawValue)
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_BUSY:
        return .cannotWrite(code: code)
    case .SQLITE_CONSTRAINT where error.message == "append-only": return .appendOnly
    case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE,
        .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY:
        return .notUnique(error.message ?? "")
    default: return .engine(code: code, statement: firstWords(of: sql))
    }
}

/// The verb and table of a statement, for a log; values are never part of SQL text here.
private func firstWords(of sql: String) -> String {
    sql.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
}
