import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import StorageSQLite

@Suite("When the disk takes no more")
struct FullDiskTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func isCannotWrite(_ error: any Error) -> Bool {
        if case StoreError.cannotWrite = error { true } else { false }
    }

    /// Writes until the store refuses, at most `most` times.
    /// - Returns: how many writes were acknowledged.
    private func fill(_ database: SQLiteDatabase, most: Int) async throws -> Int {
        let bulk = String(repeating: "满", count: 30_000)
        for count in 0..<most {
            do {
                try await database.write { session in
                    try Ledger.append("full", in: session)
                    try Accounts.set("k\(count)", to: bulk, in: session)
                }
            } catch {
                #expect(isCannotWrite(error), "\(error)")
                return count
            }
        }
        Issue.record("the disk never filled")
        return most
    }

    /// Nothing of the refused write is left, reading goes on, and so does writing once there is room.
    private func check(_ database: SQLiteDatabase, kept: Int, makeRoom: () async throws -> Void) async throws {
        #expect(kept > 0)
        #expect(try await Ledger.count("event", in: database) == kept)
        #expect(try await Ledger.count("installation", in: database) == kept)
        try await makeRoom()
        try await database.write { try Ledger.append("full", in: $0) }
        try await Ledger.expectWhole(database, events: kept + 1)
    }

    @Test("a full database refuses the write, keeps what it acknowledged, and goes on when there is room")
    func pages() async throws {
        let database = try SQLiteDatabase(path: folder.file("main.sqlite"))
        let pages = try await database.write { try $0.row("PRAGMA page_count", [])?.int(0) ?? 0 }
        _ = try await database.write { try $0.rows("PRAGMA max_page_count = \(pages + 120)", []) }
        let kept = try await fill(database, most: 50)
        try await check(database, kept: kept) {
            _ = try await database.write { try $0.rows("PRAGMA max_page_count = 1000000", []) }
        }
    }

    @Test("of writes that share a flush on a full disk, exactly the acknowledged ones are there")
    func batch() async throws {
        let database = try SQLiteDatabase(path: folder.file("main.sqlite"))
        let pages = try await database.write { try $0.row("PRAGMA page_count", [])?.int(0) ?? 0 }
        _ = try await database.write { try $0.rows("PRAGMA max_page_count = \(pages + 200)", []) }
        let bulk = String(repeating: "满", count: 10_000)
        let acknowledged = await withTaskGroup(of: String?.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        try await database.write { try Accounts.set("k\(number)", to: bulk, in: $0) }
                        return "k\(number)"
                    } catch {
                        #expect(isCannotWrite(error), "\(error)")
                        return nil
                    }
                }
            }
            return await group.reduce(into: Set<String>()) { if let key = $1 { $0.insert(key) } }
        }
        #expect(acknowledged.count < 100)
        let kept = try await database.read { try $0.rows("SELECT key FROM installation", []).map { $0.text(0) } }
        #expect(Set(kept) == acknowledged)
        _ = try await database.write { try $0.rows("PRAGMA max_page_count = 1000000", []) }
        try await Ledger.fill(database)
    }

    @Test("a database that is read-only refuses the write, is read all the same, and takes writes once it no longer is")
    func readOnly() async throws {
        let path = folder.file("main.sqlite")
        var database: SQLiteDatabase? = try SQLiteDatabase(path: path)
        try await Ledger.fill(try #require(database))
        try await #require(database).write { _ = try $0.rows("PRAGMA query_only = 1", []) }
        for _ in 0..<3 {
            await #expect { try await #require(database).write { try Ledger.append("a", in: $0) } } throws: {
                isCannotWrite($0)
            }
            try await Ledger.expectWhole(try #require(database), events: 7)
        }
        database = nil
        let again = try await reopened(path)
        try await again.write { try Ledger.append("a", in: $0) }
        try await Ledger.expectWhole(again, events: 8)
    }

    /// Opens a database that was let go of: its last task may still be on its way out.
    private func reopened(_ path: String) async throws -> SQLiteDatabase {
        for _ in 0..<200 {
            do { return try SQLiteDatabase(path: path) } catch StoreError.inUse {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return try SQLiteDatabase(path: path)
    }

    /// A file system of one megabyte, where the test may mount one; on others the page limit above stands for it.
    @Test("a full file system refuses the write and goes on when there is room", .enabled(if: geteuid() == 0))
    func fileSystem() async throws {
        let place = folder.file("small")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        guard run("mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", place) else { return }
        defer { _ = run("umount", "-l", place) }
        let ballast = "\(place)/ballast"
        try Data(count: 400_000).write(to: URL(filePath: ballast))
        let database = try SQLiteDatabase(path: "\(place)/main.sqlite")
        let kept = try await fill(database, most: 50)
        try await check(database, kept: kept) { try FileManager.default.removeItem(atPath: ballast) }
    }

    private func run(_ command: String...) -> Bool {
        (try? Tool.run(command))?.status == 0
    }
}
