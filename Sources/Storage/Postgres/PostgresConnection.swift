import CLibPQ
import Foundation
import Storage

/// A connection that libpq holds, in pipeline mode: statements are sent one after the other, and their answers read
/// when one is needed (`docs/decisions/0016-statements-without-waiting.md`). Used by one thread at a time: the pool
/// hands it to one transaction, then to the next.
final class PostgresConnection: @unchecked Sendable {
    private let connection: OpaquePointer
    /// Prepared statements by their text.
    private var prepared: [String: [Prepared]] = [:]
    private var preparedCount = 0
    /// How many names were given; none is given twice.
    private var namesGiven = 0
    /// More than the program has statements; lists of marks (`IN (?, ?)`) come in many lengths.
    private let preparedMax = 600
    /// What was sent and is not answered yet, in order.
    private var awaited: [Awaited] = []
    private var awaitedBytes = 0
    /// Whether libpq and this program no longer agree on what was sent; then it is as good as lost.
    private var isBroken = false
    /// At most so much is sent without reading: neither side's buffers fill with what the other does not take.
    private let awaitedMax = (statements: 128, bytes: 128 << 10)

    /// A statement as the server keeps it. The same text with other types is another one, but null has every type.
    private struct Prepared {
        let name: String
        let types: [Oid]

        func takes(_ bound: [Oid]) -> Bool {
            zip(types, bound).allSatisfy { $0 == $1 || $1 == PostgresType.unknown }
        }
    }

    /// Something that was sent.
    private enum Awaited {
        /// A statement, by its text.
        case statement(String)
        /// That a statement is to be kept, by its text and name, or all are not to be any more: nobody asks for that.
        case preparation(String, name: String)
        /// An end up to which the server passes over everything after a failure.
        case end

        /// The text of what was sent; nil for an end, which has none.
        var sql: String? {
            switch self {
            case .statement(let sql), .preparation(let sql, _): sql
            case .end: nil
            }
        }
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
            // Else every connection first looks for Kerberos.
            ("gssencmode", "disable"),
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
        guard PQenterPipelineMode(connection) == 1 else { throw .server(message) }
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
    var isLost: Bool { isBroken || PQstatus(connection) != CONNECTION_OK }

    /// Whether another transaction can begin: the last one has ended, and the server is still there.
    func isReady() -> Bool {
        do { try settle() } catch { return false }
        guard !isLost, PQtransactionStatus(connection) == PQTRANS_IDLE else { return false }
        // Nothing is expected: what comes is the server's farewell.
        var socket = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        return poll(&socket, 1, 0) == 0
    }

    // MARK: Sending

    /// Sends a statement with its values, prepared and kept. It may fail when its answer is read.
    func send(_ sql: String, _ values: [SQLValue]) throws(StoreError) {
        try makeRoom()
        try sendKept(sql, values)
    }

    private func sendKept(_ sql: String, _ values: [SQLValue]) throws(StoreError) {
        let bound = BoundValues(values)
        let name = try preparedName(sql, bound.types)
        let isSent = bound.withPointers { pointers in
            PQsendQueryPrepared(connection, name, Int32(values.count), pointers, bound.lengths, bound.formats, 1)
        }
        try note(.statement(sql), isSent: isSent, bytes: bound.byteCount)
    }

    /// Sends a statement with its values, without keeping it.
    func sendOnce(_ sql: String, _ values: [SQLValue] = []) throws(StoreError) {
        try makeRoom()
        let bound = BoundValues(values)
        let text = Self.numbered(sql, count: values.count)
        let isSent = bound.withPointers { pointers in
            PQsendQueryParams(
                connection, text, Int32(values.count), bound.types, pointers, bound.lengths, bound.formats, 1)
        }
        try note(.statement(sql), isSent: isSent, bytes: bound.byteCount + text.utf8.count)
    }

    /// Marks an end after what was sent, and sees that everything is on its way.
    func sendEnd() throws(StoreError) { try note(.end, isSent: PQpipelineSync(connection), bytes: 0) }

    private func note(_ sent: Awaited, isSent: Int32, bytes: Int) throws(StoreError) {
        guard isSent == 1 else { throw lost() }
        awaited.append(sent)
        awaitedBytes += bytes
    }

    /// Reads the answers to what was sent, where that has become much.
    func makeRoom() throws(StoreError) {
        if awaited.count >= awaitedMax.statements || awaitedBytes >= awaitedMax.bytes { try settle() }
    }

    private func preparedName(_ sql: String, _ types: [Oid]) throws(StoreError) -> String {
        if let known = prepared[sql]?.first(where: { $0.takes(types) }) { return known.name }
        if preparedCount >= preparedMax {
            let sql = "DEALLOCATE ALL"
            let isSent = PQsendQueryParams(connection, sql, 0, nil, nil, nil, nil, 1)
            try note(.preparation(sql, name: ""), isSent: isSent, bytes: 0)
            prepared.removeAll(keepingCapacity: true)
            preparedCount = 0
        }
        namesGiven += 1
        let name = "s\(namesGiven)"
        let text = Self.numbered(sql, count: types.count)
        try note(
            .preparation(sql, name: name), isSent: PQsendPrepare(connection, name, text, Int32(types.count), types),
            bytes: text.utf8.count)
        prepared[sql, default: []].append(Prepared(name: name, types: types))
        preparedCount += 1
        return name
    }

    // MARK: Reading

    /// Reads every answer that is awaited.
    /// - Throws: the first failure; what was sent after it was not done.
    func settle() throws(StoreError) { _ = try answers(last: 0) }

    /// The answer to the statement that was sent last, after all before it were read.
    func answer() throws(StoreError) -> PostgresResult {
        guard let answer = try answers(last: 1).last else { throw .connectionLost }
        return answer
    }

    /// The answers to several questions, asked together; few enough at once that neither side's buffers fill.
    func answers(to questions: [SQLQuestion]) throws(StoreError) -> [PostgresResult] {
        var found: [PostgresResult] = []
        for first in stride(from: 0, to: questions.count, by: 32) {
            let some = questions[first..<min(first + 32, questions.count)]
            try makeRoom()
            for each in some { try sendKept(each.sql, each.values) }
            found += try answers(last: some.count)
        }
        return found
    }

    /// The answers to the statements that were sent last, after all before them were read.
    /// - Throws: the first failure; what was sent after it was not done.
    private func answers(last count: Int) throws(StoreError) -> [PostgresResult] {
        guard let last = awaited.last else { return [] }
        if last.sql != nil { try sendEnd() }
        let all = awaited
        awaited.removeAll(keepingCapacity: true)
        awaitedBytes = 0
        let statements = all.count { if case .statement = $0 { true } else { false } }
        var passed = 0
        var answers: [PostgresResult] = []
        for (index, sent) in all.enumerated() {
            guard let sql = sent.sql else {
                let result = PQgetResult(connection)
                if PQresultStatus(result) != PGRES_PIPELINE_SYNC { isBroken = true }
                PQclear(result)
                continue
            }
            do {
                let answer = try PostgresResult(checking: next(), sql)
                guard case .statement = sent else { continue }
                passed += 1
                if passed > statements - count { answers.append(answer) }
            } catch {
                forget(sent)
                recover(all[(index + 1)...])
                throw error
            }
        }
        return answers
    }

    /// The result of one statement; a null stands behind it.
    private func next() -> OpaquePointer? {
        let result = PQgetResult(connection)
        if result != nil {
            while let more = PQgetResult(connection) { PQclear(more) }
        }
        return result
    }

    /// After a failure the server passes over everything up to the next end.
    private func recover(_ rest: ArraySlice<Awaited>) {
        for sent in rest { forget(sent) }
        // Each that was passed over has a result and a null behind it.
        for _ in 0..<(rest.count * 2 + 2) where !isLost {
            let result = PQgetResult(connection)
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
        }
        isBroken = true
    }

    /// A statement that could not be prepared has no name.
    private func forget(_ sent: Awaited) {
        guard case .preparation(let sql, let name) = sent else { return }
        prepared[sql]?.removeAll { $0.name == name }
    }

    private func lost() -> StoreError {
        awaited.removeAll()
        isBroken = true
        return .connectionLost
    }

    // MARK: At once

    /// Runs a statement without values at once, out of the pipeline; between transactions only.
    func command(_ sql: String) throws(StoreError) {
        try outsidePipeline { () throws(StoreError) in
            _ = try PostgresResult(checking: PQexec(connection, sql), sql)
        }
    }

    /// What the pipeline cannot do (maintenance, copying in bulk); between transactions, or inside one once it began.
    func outsidePipeline<T>(_ body: () throws(StoreError) -> T) throws(StoreError) -> T {
        guard PQpipelineStatus(connection) != PQ_PIPELINE_OFF else { return try body() }
        try settle()
        guard PQexitPipelineMode(connection) == 1 else { throw lost() }
        defer { if !isLost, PQenterPipelineMode(connection) != 1 { isBroken = true } }
        return try body()
    }

    /// The rows of a statement, at once.
    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try sendOnce(sql, values)
        return try answer().rows
    }

    // MARK: Copying

    /// Tells the server that rows follow; outside of the pipeline.
    func beginCopy(_ sql: String) throws(StoreError) {
        let result = PQexec(connection, sql)
        guard PQresultStatus(result) == PGRES_COPY_IN else {
            _ = try PostgresResult(checking: result, sql)
            throw .engine(code: -1, statement: "COPY")
        }
        PQclear(result)
    }

    /// Sends some of the rows.
    func sendCopy(_ bytes: [UInt8]) throws(StoreError) {
        let sent = bytes.withUnsafeBytes { buffer in
            PQputCopyData(
                connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard sent == 1 else { throw lost() }
    }

    /// Says that there are no more; the server answers whether it took them.
    func endCopy(_ sql: String) throws(StoreError) {
        guard PQputCopyEnd(connection, nil) == 1 else { throw lost() }
        let result = PQgetResult(connection)
        // Nothing comes after it; asked for, so that the connection knows.
        while let rest = PQgetResult(connection) { PQclear(rest) }
        _ = try PostgresResult(checking: result, sql)
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
}
