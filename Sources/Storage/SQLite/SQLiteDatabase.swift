import Foundation
import GRDB
import Kernel
import Storage

/// The embedded database: one file, one serving process, every commit flushed.
///
/// A class in the shell because it owns connections; immutable after `init`, so it may be shared.
package final class SQLiteDatabase: Storage.Database {
    private let pool: DatabasePool
    private let cipher: EventCipher?
    private let writer: GroupCommit
    private let lock: FileLock?

    /// Opens or makes the file and brings it to the newest shape.
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - migrations: the shape it is brought to.
    ///   - isServing: takes the lock that one serving process holds; readers such as `verify` go without it.
    ///   - cipher: opens what the journal holds under content keys; without it such events read as erased.
    /// - Throws: `StoreError.inUse` when another process serves the file.
    package init(
        path: String, migrations: [Migration] = Migration.main, isServing: Bool = true, cipher: EventCipher? = nil
    ) throws {
        self.cipher = cipher
        lock = isServing ? try FileLock(path: path + ".lock", of: path) : nil
        var configuration = Configuration()
        // A read runs on the thread that asks for it: as many connections as there are threads that work.
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount)
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // GRDB's default on a WAL writer is NORMAL: a commit that is acknowledged must be on the disk.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA foreign_keys = ON")
            // What is deleted is overwritten: a key that was destroyed must not be read off free pages.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        Self.keepPrivate(path)
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // GRDB sets NORMAL on the writer after `prepareDatabase`.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                // Acts touch pages all over the tables: kept in memory, and moved out of the write-ahead file only
                // every 32 MB, a page that many acts touch is moved once for all of them.
                try db.execute(sql: "PRAGMA cache_size = -16000")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            }
        } catch let error as DatabaseError { throw storeError(error, "open") }
        writer = GroupCommit(pool: pool, cipher: cipher)
        if isServing {
            try pool.write { db in
                _ = try Migration.apply(migrations, to: SQLiteSession(db, cipher: cipher), dialect: Self.dialect)
            }
        } else {
            try pool.read { db in
                guard try db.tableExists("migration") else { return }
                try Migration.refuseNewer(than: migrations, in: SQLiteSession(db, cipher: cipher))
            }
        }
    }

    /// Makes the file, when it is new, readable to its owner alone; SQLite gives its companions the same mode.
    private static func keepPrivate(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    package var dialect: Dialect { Self.dialect }

    /// How SQLite spells what the common subset cannot.
    package static let dialect = Dialect(
        name: "sqlite",
        words: [
            "identity": "INTEGER PRIMARY KEY", "text": "TEXT", "int": "INTEGER", "blob": "BLOB", "strict": " STRICT",
            "keyed": " STRICT, WITHOUT ROWID",
        ],
        appendOnly: [
            """
            CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
            BEGIN SELECT RAISE(ABORT, 'append-only'); END
            """,
            """
            CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, 'append-only'); END
            """,
        ],
        hasGaplessPositions: true)

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try readAtOnce(body)
    }

    /// Reads on the calling thread: a read is work for the processor, mostly shorter than changing threads twice.
    private func readAtOnce<T>(_ body: (any SQLSession) throws -> T) throws -> T {
        try pool.unsafeRead { db in
            let session = SQLiteSession(db, cipher: cipher)
            try session.run("BEGIN", [])
            let result = Result { try body(session) }
            // A read has nothing to keep; ending it cannot change what was read.
            if db.isInsideTransaction { try session.run("COMMIT", []) }
            return try result.get()
        }
    }

    package func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T, ahead: @escaping @Sendable (T) -> Ahead?
    ) async throws -> T {
        try await writer.write(body, ahead: ahead)
    }

    package func writeAtOnce(_ body: (any SQLSession) throws -> Void) throws(StoreError) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try body(SQLiteSession(db, cipher: cipher))
                    return .commit
                }
            }
        } catch { throw storeError(error, "COMMIT") }
    }

    package func forgetDeleted() async throws {
        // The write-ahead file still has the pages as they were. What a reader holds open stays until it is done.
        try await pool.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
    }

    /// What the writer's connection says `PRAGMA synchronous` is: 2 is FULL.
    package func synchronousOfWriter() throws -> Int {
        try pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1 }
    }
}

/// The lock of the serving process: held while the file descriptor is open, so a killed process leaves none behind.
private final class FileLock: Sendable {
    private let descriptor: Int32

    init(path: String, of database: String) throws(StoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(code: Int(errno)) }
        // `deinit` runs for a value that is whole when its init throws, and closes the descriptor.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: database) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
