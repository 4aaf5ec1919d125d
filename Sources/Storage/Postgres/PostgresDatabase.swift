import Foundation
import NIOPosix
import Storage
import Synchronization

/// A database of a PostgreSQL server, 15 or newer: any number of processes, every acknowledged commit flushed there.
///
/// A class in the shell because it owns connections and threads; what changes is guarded by its lock.
package final class PostgresDatabase: Storage.Database {
    private let address: String
    private let settings: [String]
    private let mustWrite: Bool
    private let appendingMax: Duration
    private let cipher: EventCipher?
    /// Tables whose deleted rows must not linger.
    private let forgotten: [String]
    /// libpq's calls block, so they have threads of their own; each busy one has a connection.
    private let threads: NIOThreadPool
    private let idle = Mutex<[PostgresConnection]>([])

    /// A write that adds to the journal is committed within this time from when it was asked for, or not at all, and
    /// the server takes no longer over COMMIT than over any statement. So an event is visible twice this time after it
    /// was recorded at the latest, and the seal rests on that: `Sealer.Pace`.
    package static let appendingMax = Duration.seconds(600)

    /// So often a write that met another is done again.
    private static let runsMax = 12

    /// Connects and brings the database to the newest shape.
    /// - Parameters:
    ///   - address: a connection string or URL as libpq reads it, also with several hosts.
    ///   - schema: where the tables lie; nil for the one the address or the server names.
    ///   - forgotten: tables whose deleted rows must not linger (`forgetDeleted`).
    ///   - isServing: whether it is written to; who only looks may also be given a standby.
    ///   - connectionsMax: the most transactions at once.
    ///   - appendingMax: how long a write that adds to the journal may take.
    /// - Throws: `StoreError.server` when it cannot be reached.
    package init(
        address: String, schema: String? = nil, migrations: [Migration] = Migration.main,
        forgotten: [String] = ["content_key"], isServing: Bool = true, writes: Bool = false,
        cipher: EventCipher? = nil, connectionsMax: Int = 12, appendingMax: Duration = PostgresDatabase.appendingMax
    ) throws {
        self.address = address
        self.cipher = cipher
        self.forgotten = forgotten
        mustWrite = isServing || writes
        self.appendingMax = appendingMax
        var settings = [
            // A commit that is acknowledged must be on the server's disk, whatever its configuration says.
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            // Nothing waits for ever. A rebuild's longest statement takes minutes, and none of an act a second.
            "SET lock_timeout = '30s'", "SET statement_timeout = '10min'",
            "SET idle_in_transaction_session_timeout = '10min'",
            // The server's own JIT costs more than the statements of an act.
            "SET jit = off",
            // A statement is planned once, not for each value: planning a page's statements took ten times as long as
            // running them. All of them look rows up by keys, so the plan does not hang on the values, and an index
            // is better than reading a register through, on any disk of today.
            "SET plan_cache_mode = force_generic_plan", "SET random_page_cost = 1.1",
        ]
        if let schema { settings.append("SET search_path TO \(schema)") }
        self.settings = settings
        threads = NIOThreadPool(numberOfThreads: connectionsMax)
        let first = try PostgresConnection(address, mustWrite: isServing || writes, settings: settings)
        idle.withLock { $0.append(first) }
        if isServing {
            if let schema { try Self.make(schema, on: first) }
            if try !Self.hasAll(migrations, on: first) {
                try writeAtOnce { _ = try Migration.apply(migrations, to: $0, dialect: Self.dialect) }
            }
        } else if try Self.isShaped(first) {
            try readNow { try Migration.refuseNewer(than: migrations, in: $0) }
        }
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Whether a database has a table, named with its schema where that is not the first.
    package static func has(_ table: String, at address: String) throws(StoreError) -> Bool {
        let connection = try PostgresConnection(address, mustWrite: false, settings: [])
        return try !connection.rows("SELECT 1 WHERE to_regclass(?) IS NOT NULL", [.text(table)]).isEmpty
    }

    /// Makes a schema that is not there; a role that may not is asked only where it must.
    private static func make(_ schema: String, on connection: PostgresConnection) throws(StoreError) {
        let found = try connection.rows("SELECT 1 FROM pg_namespace WHERE nspname = ?", [.text(schema)])
        if found.isEmpty { try connection.command("CREATE SCHEMA IF NOT EXISTS \(schema)") }
    }

    private static func isShaped(_ connection: PostgresConnection) throws(StoreError) -> Bool {
        try !connection.rows("SELECT 1 WHERE to_regclass('migration') IS NOT NULL", []).isEmpty
    }

    /// Whether the shape is this program's already: then a role serves that owns no table and may change none.
    private static func hasAll(
        _ migrations: [Migration], on connection: PostgresConnection
    ) throws(StoreError) -> Bool {
        guard try isShaped(connection) else { return false }
        let found = try connection.rows("SELECT max(number), count(*) FROM migration", []).first
        guard let newest = found?.optionalInt(0), let count = found?.int(1) else { return false }
        guard newest <= migrations.count else { throw .newerSchema(found: newest, known: migrations.count) }
        return count == migrations.count
    }

    package var dialect: Dialect { Self.dialect }

    /// How PostgreSQL spells what the common subset cannot.
    package static let dialect = Dialect(
        name: "postgres",
        words: [
            "identity": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY", "text": #"TEXT COLLATE "C""#,
            "int": "BIGINT", "blob": "BYTEA", "strict": "", "keyed": "",
        ],
        appendOnly: [
            """
            CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = 'ZM001'; END $$
            """,
            """
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION append_only()
            """,
        ],
        // A transaction that is undone leaves a gap, and they commit out of order.
        hasGaplessPositions: false)

    // MARK: Transactions

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await onThread { try self.readNow(body) }
    }

    package func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T, ahead: @escaping @Sendable (T) -> Ahead?
    ) async throws -> T {
        let asked = ContinuousClock.now
        return try await onThread { try self.writeNow(body, ahead: ahead, asked: asked) }
    }

    package func writeAtOnce(_ body: (any SQLSession) throws -> Void) throws(StoreError) {
        do { try writeNow(body, ahead: { _ in nil }, asked: .now) } catch {
            throw error as? StoreError ?? .engine(code: -1, statement: "write")
        }
    }

    package func forgetDeleted() async throws {
        try await onThread {
            let connection = try self.take().connection
            for table in self.forgotten { try connection.command("VACUUM \(table)") }
            self.give(connection)
        }
    }

    private func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            threads.submit { state in
                switch state {
                case .active: continuation.resume(with: Result { try body() })
                case .cancelled: continuation.resume(throwing: StoreError.server("the program is ending"))
                }
            }
        }
    }

    private func readNow<T>(_ body: (any SQLSession) throws -> T) throws -> T {
        var run = 0
        while true {
            let (connection, isKept) = try take()
            let session = PostgresSession(connection, isWriting: false, cipher: cipher)
            let result = Result { try body(session) }
            // A read has nothing to keep; ending it cannot change what was read.
            giveBack(connection, session)
            if case .failure = result, mayRepeat(session, isKept: isKept, after: &run) { continue }
            return try result.get()
        }
    }

    private func writeNow<T>(
        _ body: (any SQLSession) throws -> T, ahead: (T) -> Ahead?, asked: ContinuousClock.Instant
    ) throws -> T {
        var run = 0
        while true {
            let (connection, isKept) = try take()
            let session = PostgresSession(connection, isWriting: true, cipher: cipher)
            var hasGoneAhead = false
            do {
                let result = try body(session)
                // A failure that the body caught has undone the transaction all the same.
                if let failure = session.undoing { throw failure }
                if let ahead = ahead(result) {
                    // What fails here leaves nothing there either.
                    try session.settle()
                    try mustBeInTime(session, since: asked)
                    try ahead.database.writeAtOnce(ahead.body)
                    hasGoneAhead = true
                }
                try mustBeInTime(session, since: asked)
                try commit(connection, session)
                return result
            } catch let uncertain as Uncertain { throw uncertain.error } catch {
                giveBack(connection, session)
                // What lies elsewhere already would lie there twice.
                guard !hasGoneAhead, mayRepeat(session, isKept: isKept, after: &run) else { throw error }
            }
        }
    }

    /// Whether a transaction that failed is to be done again; waits before that where it met another.
    private func mayRepeat(_ session: PostgresSession, isKept: Bool, after run: inout Int) -> Bool {
        // A connection that died while it was idle, or whose server now only follows another, is passed over.
        if isKept, session.hasNotBegun { return true }
        run += 1
        guard session.mustRepeat, run < Self.runsMax else { return false }
        Self.rest(after: run)
        return true
    }

    /// - Throws: where the transaction adds to the journal and has taken too long over it.
    private func mustBeInTime(
        _ session: PostgresSession, since asked: ContinuousClock.Instant
    ) throws(StoreError) {
        guard session.isAppending, asked.duration(to: .now) > appendingMax else { return }
        throw .cannotWrite(code: StoreError.code(ofState: "25P04"))
    }

    /// Thrown when nobody knows whether the server committed: that is never done again.
    private struct Uncertain: Error { let error: StoreError }

    private func commit(_ connection: PostgresConnection, _ session: PostgresSession) throws {
        do {
            guard try session.commit() else { throw StoreError.cannotWrite(code: StoreError.code(ofState: "25P02")) }
        } catch {
            if session.isCommitSent, connection.isLost {
                throw Uncertain(error: .cannotWrite(code: StoreError.code(ofState: "08007")))
            }
            throw error
        }
        give(connection)
    }

    // MARK: Connections

    /// A connection that no transaction has, and whether it was used before.
    private func take() throws(StoreError) -> (connection: PostgresConnection, isKept: Bool) {
        while let kept = idle.withLock({ $0.popLast() }) {
            if kept.isReady() { return (kept, true) }
        }
        return (try connect(), false)
    }

    private func connect() throws(StoreError) -> PostgresConnection {
        try PostgresConnection(address, mustWrite: mustWrite, settings: settings)
    }

    /// Ends a transaction that is not to be kept.
    private func giveBack(_ connection: PostgresConnection, _ session: PostgresSession) {
        do { try session.rollBack() } catch { return }
        if !session.isRefused { give(connection) }
    }

    private func give(_ connection: PostgresConnection) {
        guard !connection.isLost else { return }
        idle.withLock { $0.append(connection) }
    }

    /// Waits a little, by chance so that two that met do not meet again.
    private static func rest(after run: Int) {
        let most = min(400, 5 << run)
        let time = Duration.milliseconds(Int.random(in: 1...most)).components
        var request = timespec(tv_sec: Int(time.seconds), tv_nsec: Int(time.attoseconds / 1_000_000_000))
        nanosleep(&request, nil)
    }
}
