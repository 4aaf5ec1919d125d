import Dispatch
import Foundation
import GRDB
import Storage
import Synchronization

/// One writer takes what waits: each write runs in a savepoint of its own, all are flushed together, each is
/// acknowledged after the commit. Gives FULL durability at many times the speed of a flush for each.
///
/// A class with a queue of its own and not an actor: the writer's work blocks (SQLite, the flush), and a write should
/// change threads once on the way in and once on the way out.
final class GroupCommit: Sendable {
    /// A write that waits.
    private struct Job: Sendable {
        /// Runs in the transaction.
        let run: @Sendable (GRDB.Database) -> Done
        /// What to do when it could not run.
        let fail: @Sendable (StoreError) -> Void
    }

    /// A write that ran and is not yet committed.
    private struct Done {
        /// What must lie in another database before the commit.
        let ahead: Ahead?
        /// What to do once the commit is known.
        let settle: @Sendable (StoreError?) -> Void
    }

    /// What waits, and whether the writer is at work.
    private struct Line {
        var jobs: [Job] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let cipher: EventCipher?
    private let line = Mutex(Line())
    private let queue = DispatchQueue(label: "zhengming.writer")
    /// At most so many writes share a flush, so that the first of them does not wait for ever.
    private let batchMax = 256

    init(pool: DatabasePool, cipher: EventCipher?) {
        self.pool = pool
        self.cipher = cipher
    }

    func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T, ahead: @escaping @Sendable (T) -> Ahead?
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let job = Job(
                run: { [cipher] db in
                    let result = Self.run(body, in: SQLiteSession(db, cipher: cipher), of: db)
                    return Done(ahead: (try? result.get()).flatMap(ahead)) { failure in
                        if let failure {
                            continuation.resume(throwing: failure)
                        } else {
                            continuation.resume(with: result)
                        }
                    }
                },
                fail: { continuation.resume(throwing: $0) })
            let mustStart = line.withLock { line in
                line.jobs.append(job)
                defer { line.isDraining = true }
                return !line.isDraining
            }
            if mustStart { queue.async { self.drain() } }
        }
    }

    private func drain() {
        while true {
            let batch = line.withLock { line in
                let batch = Array(line.jobs.prefix(batchMax))
                line.jobs.removeFirst(batch.count)
                line.isDraining = !batch.isEmpty
                return batch
            }
            guard !batch.isEmpty else { return }
            commit(batch)
        }
    }

    private func commit(_ batch: [Job]) {
        var done: [Done] = []
        var failure: StoreError?
        do {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    for job in batch {
                        done.append(job.run(db))
                        // A full or broken disk makes SQLite roll back the whole transaction by itself.
                        if !db.isInsideTransaction { throw StoreError.cannotWrite(code: 0) }
                    }
                    try Self.flush(done.compactMap(\.ahead))
                    return .commit
                }
            }
        } catch {
            failure = storeError(error, "COMMIT")
        }
        for each in done { each.settle(failure) }
        // Those that did not run because an earlier one, or BEGIN itself, broke the transaction.
        if let failure { for job in batch.dropFirst(done.count) { job.fail(failure) } }
    }

    /// Writes what must lie in other databases first: one flush for each of them.
    private static func flush(_ ahead: [Ahead]) throws {
        var rest = ahead[...]
        while let first = rest.first {
            let same = rest.filter { $0.database === first.database }
            rest.removeAll { $0.database === first.database }
            try first.database.writeAtOnce { session in
                for each in same { try each.body(session) }
            }
        }
    }

    private static func run<T: Sendable>(
        _ body: @Sendable (any SQLSession) throws -> T, in session: SQLiteSession, of db: GRDB.Database
    ) -> Result<T, any Error> {
        do {
            try session.run("SAVEPOINT write", [])
        } catch {
            return .failure(error)
        }
        let result = Result { try body(session) }
        do {
            // After an error that ended the whole transaction there is no savepoint left to go back to.
            if case .failure = result, db.isInsideTransaction { try session.run("ROLLBACK TO write", []) }
            if db.isInsideTransaction { try session.run("RELEASE write", []) }
        } catch {
            return .failure(error)
        }
        return result
    }
}
