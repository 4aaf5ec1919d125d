import CLibPQ
import Storage

/// What the server answered; freed with the value.
final class PostgresResult {
    private let result: OpaquePointer

    /// - Throws: what went wrong, when the result says so; it is freed then too.
    init(checking result: OpaquePointer?, _ sql: String) throws(StoreError) {
        let status = PQresultStatus(result)
        guard let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            let failure = StoreError(failed: result, sql)
            PQclear(result)
            throw failure
        }
        self.result = result
    }

    deinit { PQclear(result) }

    /// How many rows it has.
    var count: Int { Int(PQntuples(result)) }

    /// The value at a row and a column, and of which type it is; nil for null.
    func cell(_ row: Int, _ column: Int) -> (type: Oid, bytes: UnsafeRawBufferPointer)? {
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
        return (
            PQftype(result, Int32(column)),
            UnsafeRawBufferPointer(
                start: PQgetvalue(result, Int32(row), Int32(column)),
                count: Int(PQgetlength(result, Int32(row), Int32(column))))
        )
    }

    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// What was done, as the server says: `COMMIT`, or `ROLLBACK` where that was all that could be done.
    var done: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// The rows; the result outlives the reading of its bytes.
    var rows: [SQLRow] {
        withExtendedLifetime(self) {
            let columns = (0..<PQnfields(result)).map { PQftype(result, $0) }
            return (0..<PQntuples(result)).map { row in
                SQLRow(values: columns.indices.map { value(row, Int32($0), columns[$0]) })
            }
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0 else { return .null }
        let count = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: count)
        switch type {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.bool:
            return .int(PostgresType.integer(bytes))
        case PostgresType.numeric: return .int(PostgresType.wholePart(ofNumeric: bytes))
        case PostgresType.bytea: return .blob(Array(bytes))
        default: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }
}

/// The row of an answer that a scan stands on; the answer lives as long as this.
final class PostgresCells: SQLCells {
    private let result: PostgresResult
    private let count: Int
    private var row = -1

    init(_ result: PostgresResult) {
        self.result = result
        count = result.count
    }

    /// Goes on to the next row.
    /// - Returns: whether there is one.
    func next() -> Bool {
        row += 1
        return row < count
    }

    func kind(_ column: Int) -> SQLKind {
        switch result.cell(row, column)?.type {
        case nil: .null
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.bool: .int
        case PostgresType.bytea: .blob
        default: .text
        }
    }

    func int(_ column: Int) -> Int64 { result.cell(row, column).map { PostgresType.integer($0.bytes) } ?? 0 }

    func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        result.cell(row, column)?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }
}

extension StoreError {
    /// What a result that is no answer says, without any value in it: the server's messages can quote what was bound.
    init(failed result: OpaquePointer?, _ sql: String) {
        func field(_ letter: Character) -> String {
            PQresultErrorField(result, Int32(letter.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
        }
        let state = field("C")
        let code = StoreError.code(ofState: state)
        switch state {
        case "": self = .connectionLost
        case "23505": self = .notUnique("\(field("t")).\(field("n"))")
        case "ZM001": self = .appendOnly
        // A server that is read-only (its disk too), full, stopping or out of something; a wait that took too long.
        case "25006", "42501", "55P03", "57014": self = .cannotWrite(code: code)
        case let state where ["08", "53", "57", "58"].contains(state.prefix(2)): self = .cannotWrite(code: code)
        default: self = .engine(code: code, statement: Self.firstWords(of: sql))
        }
    }

    /// The server is no longer at the other end.
    static let connectionLost = StoreError.cannotWrite(code: StoreError.code(ofState: "08006"))

    /// The verb and table of a statement, for a log; values are never part of SQL text here.
    private static func firstWords(of sql: String) -> String {
        sql.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
    }
}

/// The types that answers have, and how they lie on the wire.
enum PostgresType {
    /// What the server makes of the place a value stands in.
    static let unknown: Oid = 0
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let numeric: Oid = 1_700

    /// A whole number of up to 8 bytes, the highest first; `true` is 1.
    static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        // The sign is in the first byte.
        bytes.reduce(bytes.first.map { $0 >= 0x80 && bytes.count > 1 ? -1 : 0 } ?? 0) { $0 << 8 | Int64($1) }
    }

    /// What stands before the point of a `numeric`, which is what sums of whole numbers are: groups of four digits.
    static func wholePart(ofNumeric bytes: UnsafeRawBufferPointer) -> Int64 {
        func word(_ index: Int) -> Int {
            Int(Int16(truncatingIfNeeded: Int(bytes[index * 2]) << 8 | Int(bytes[index * 2 + 1])))
        }
        guard bytes.count >= 8 else { return 0 }
        let (groups, weight, isNegative) = (word(0), word(1), word(2) == 0x4000)
        guard weight >= 0 else { return 0 }
        var number: Int64 = 0
        for group in 0...weight { number = number &* 10_000 &+ Int64(group < groups ? word(4 + group) : 0) }
        return isNegative ? -number : number
    }
}
