import Foundation
import GRDB
import Storage

/// A GRDB connection inside a transaction, seen as the common session. Lives only inside one `read` or `write`.
final class SQLiteSession: SQLSession {
    private let db: GRDB.Database

    init(_ db: GRDB.Database) { self.db = db }

    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        do {
            let statement = try db.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: Self.arguments(values)).map(Self.row)
        } catch { throw storeError(error, sql) }
    }

    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int {
        do {
            try db.cachedStatement(sql: sql).execute(arguments: Self.arguments(values))
            return db.changesCount
        } catch { throw storeError(error, sql) }
    }

    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        let cursor = try Row.fetchCursor(db, sql: sql, arguments: Self.arguments(values))
        while let row = try cursor.next() { try body(Self.row(row)) }
    }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(values.map(databaseValue))
    }

    private static func databaseValue(_ value: SQLValue) -> DatabaseValue {
        switch value {
        case .null: .null
        case .int(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }

    private static func row(_ row: Row) -> SQLRow {
        SQLRow(values: row.databaseValues.map(sqlValue))
    }

    private static func sqlValue(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .int(number)
        case .double(let number): .int(Int64(number))
        case .string(let text): .text(text)
        case .blob(let data): .blob(Array(data))
        }
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
