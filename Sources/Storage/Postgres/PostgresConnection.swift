import CLibPQ
import Storage

/// A connection that libpq holds. Used by one thread at a time: the pool hands it to one transaction, then to the next.
final class PostgresConnection: @unchecked Sendable {
    private let connection: OpaquePointer
    /// Names of prepared statements by their text and the types bound to them.
    private var prepared: [PreparedKey: String] = [:]
    /// More than the program has statements; lists of marks (`IN (?, ?)`) come in many lengths.
    private let preparedMax = 400

    /// The same text with other types is another statement.
    private struct PreparedKey: Hashable {
        let sql: String
        let types: [Oid]
    }

    /// Connects; blocks at most for the time-out of each host.
    /// - Parameters:
    ///   - address: a connection string or URL as libpq reads it; what it says goes before what is proposed here.
    ///   - settings: statements run once, that set the connection up.
    /// - Throws: `StoreError.server` in libpq's words, which hold hosts and names and no password.
    init(_ address: String, mustWrite: Bool, settings: [String]) throws(StoreError) {
        // What stands before `dbname` gives way to what the address says, what stands after it does not.
        let parameters: [(String, String)] = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("tcp_user_timeout", "20000"),
            ("target_session_attrs", mustWrite ? "read-write" : "any"), ("dbname", address),
            ("client_encoding", "UTF8"), ("fallback_application_name", "zhengming"),
        ]
        // libpq quotes what it cannot read, a password too.
        guard Self.isReadable(address) else { throw .server("the connection string cannot be read") }
        guard let connection = Self.connect(parameters) else { throw .server("libpq has no memory") }
        self.connection = connection
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        guard PQstatus(connection) == CONNECTION_OK else { throw .server(message) }
        guard PQserverVersion(connection) >= 150_000 else {
            throw .server("PostgreSQL 15 or newer is needed, this is \(PQserverVersion(connection) / 10_000)")
        }
        let encoding = PQparameterStatus(connection, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else { throw .server("the database's encoding must be UTF8, it is \(encoding)") }
        for statement in settings { try command(statement) }
    }

    deinit { PQfinish(connection) }

    /// Whether libpq can read an address; a name alone is a database's.
    private static func isReadable(_ address: String) -> Bool {
        guard address.contains("=") || address.contains("://") else { return true }
        guard let parsed = PQconninfoParse(address, nil) else { return false }
        PQconninfoFree(parsed)
        return true
    }

    private static func connect(_ parameters: [(String, String)]) -> OpaquePointer? {
        func withNames(_ rest: ArraySlice<String>, _ made: [UnsafePointer<CChar>?]) -> OpaquePointer? {
            guard let first = rest.first else {
                let half = made.count / 2
                return PQconnectdbParams(Array(made[..<half]) + [nil], Array(made[half...]) + [nil], 1)
            }
            return first.withCString { withNames(rest.dropFirst(), made + [$0]) }
        }
        return withNames((parameters.map(\.0) + parameters.map(\.1))[...], [])
    }

    /// libpq's last words.
    private var message: String {
        PQerrorMessage(connection).map { String(cString: $0).split(separator: "\n").joined(separator: " ") } ?? ""
    }

    /// Whether the server is no longer at the other end.
    var isLost: Bool { PQstatus(connection) != CONNECTION_OK }
    /// Whether a transaction is under way and nothing in it has failed.
    var isInTransaction: Bool { PQtransactionStatus(connection) == PQTRANS_INTRANS }
    /// Whether no transaction is under way, so that another can begin.
    var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

    // MARK: Statements

    /// Runs a statement without values, not kept.
    func command(_ sql: String) throws(StoreError) {
        _ = try PostgresResult(checking: PQexec(connection, sql), of: self, sql)
    }

    /// Runs a statement with its values, prepared and kept.
    func execute(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> PostgresResult {
        let bound = BoundValues(values)
        let name = try preparedName(sql, types: bound.types)
        let result = bound.withPointers { pointers in
            PQexecPrepared(connection, name, Int32(values.count), pointers, bound.lengths, bound.formats, 1)
        }
        return try PostgresResult(checking: result, of: self, sql)
    }

    /// Runs a statement with its values once, without keeping it.
    func executeOnce(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> PostgresResult {
        let bound = BoundValues(values)
        let text = Self.numbered(sql, count: values.count)
        let result = bound.withPointers { pointers in
            PQexecParams(
                connection, text, Int32(values.count), bound.types, pointers, bound.lengths, bound.formats, 1)
        }
        return try PostgresResult(checking: result, of: self, sql)
    }

    // MARK: Copying

    func beginCopy(_ sql: String) throws(StoreError) {
        let result = PQexec(connection, sql)
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            _ = try PostgresResult(checking: result, of: self, sql)
            throw .engine(code: -1, statement: "COPY")
        }
        PQclear(result)
    }

    func sendCopy(_ bytes: [UInt8], _ sql: String) throws(StoreError) {
        let sent = bytes.withUnsafeBytes { buffer in
            PQputCopyData(
                connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard sent == 1 else { throw failure(nil, sql) }
    }

    func endCopy(_ sql: String) throws(StoreError) {
        guard PQputCopyEnd(connection, nil) == 1 else { throw failure(nil, sql) }
        _ = try PostgresResult(checking: PQgetResult(connection), of: self, sql)
        // Nothing comes after it; asked for, so that the connection knows.
        while let rest = PQgetResult(connection) { PQclear(rest) }
    }

    private func preparedName(_ sql: String, types: [Oid]) throws(StoreError) -> String {
        let key = PreparedKey(sql: sql, types: types)
        if let name = prepared[key] { return name }
        if prepared.count >= preparedMax {
            try command("DEALLOCATE ALL")
            prepared.removeAll(keepingCapacity: true)
        }
        let name = "s\(prepared.count)"
        let text = Self.numbered(sql, count: types.count)
        _ = try PostgresResult(
            checking: PQprepare(connection, name, text, Int32(types.count), types), of: self, sql)
        prepared[key] = name
        return name
    }

    /// The statement with `$1`, `$2`… where it has `?`; what stands in quotes is left alone.
    static func numbered(_ sql: String, count: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(sql.utf8.count + count * 2)
        var number = 0
        var quote: UInt8?
        for byte in sql.utf8 {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
                text.append(byte)
            case UInt8(ascii: "?") where quote == nil:
                number += 1
                text.append(contentsOf: "$\(number)".utf8)
            default: text.append(byte)
            }
        }
        precondition(number == count, "a statement has a value for each mark")
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: Failures

    /// What a result that is no answer says, without any value in it: the server's messages can quote what was bound.
    fileprivate func failure(_ result: OpaquePointer?, _ sql: String) -> StoreError {
        func field(_ letter: Character) -> String {
            PQresultErrorField(result, Int32(letter.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
        }
        let state = field("C")
        if state.isEmpty { return .cannotWrite(code: StoreError.code(ofState: "08006")) }
        let code = StoreError.code(ofState: state)
        switch state {
        case "23505": return .notUnique("\(field("t")).\(field("n"))")
        case "ZM001": return .appendOnly
        // A server that is read-only, full, stopping or out of something; a wait that took too long.
        case "25006", "55P03", "57014": return .cannotWrite(code: code)
        case let state where ["08", "53", "57", "58"].contains(state.prefix(2)): return .cannotWrite(code: code)
        default: return .engine(code: code, statement: Self.firstWords(of: sql))
        }
    }

    /// The verb and table of a statement, for a log; values are never part of SQL text here.
    private static func firstWords(of sql: String) -> String {
        sql.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
    }
}

/// Values as libpq takes them: in binary, with the types of the columns of this program.
private struct BoundValues {
    private var bytes: [UInt8] = []
    /// Where each value begins in the bytes; nil for null.
    private var places: [Int?] = []
    private(set) var types: [Oid] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: add(0, at: nil, count: 0)
            case .int(let number):
                withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
                add(PostgresType.int8, at: start, count: 8)
            case .text(let text):
                // U+0000 is the one character that PostgreSQL's text cannot have; what was typed with it is nothing
                // that is there. Events hold it as an escape.
                bytes.append(contentsOf: (text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text).utf8)
                add(PostgresType.text, at: start, count: bytes.count - start)
            case .blob(let blob):
                bytes.append(contentsOf: blob)
                add(PostgresType.bytea, at: start, count: blob.count)
            }
        }
        // Without an address libpq would bind null.
        bytes.append(0)
    }

    private mutating func add(_ type: Oid, at place: Int?, count: Int) {
        types.append(type)
        places.append(place)
        lengths.append(Int32(count))
        formats.append(1)
    }

    func withPointers<T>(_ body: ([UnsafePointer<CChar>?]) -> T) -> T {
        bytes.withUnsafeBytes { buffer in
            body(
                places.map { place in
                    place.flatMap { buffer.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
                })
        }
    }
}

/// What the server answered; freed with the value.
final class PostgresResult {
    private let result: OpaquePointer

    /// - Throws: what went wrong, when the result says so.
    init(checking result: OpaquePointer?, of connection: PostgresConnection, _ sql: String) throws(StoreError) {
        let status = PQresultStatus(result)
        guard let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            let failure = connection.failure(result, sql)
            PQclear(result)
            throw failure
        }
        self.result = result
    }

    deinit { PQclear(result) }

    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// What was done, as the server says: `COMMIT`, or `ROLLBACK` where that was all that could be done.
    var done: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// The rows.
    var rows: [SQLRow] {
        let columns = (0..<PQnfields(result)).map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            SQLRow(values: columns.indices.map { value(row, Int32($0), columns[$0]) })
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

/// The types that answers have, and how they lie on the wire.
enum PostgresType {
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
