import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import StorageSQLite

@Suite("The embedded database")
struct SQLiteTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("main.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    @Test("keeps what every store keeps", arguments: StoreContract.rules)
    func contract(_ rule: StoreContract) async throws {
        try await rule.holds(
            StoreContract.Ground(
                database: try SQLiteDatabase(path: path, cipher: .random()),
                other: try SQLiteDatabase(path: folder.file("other.sqlite")),
                loosening: [
                    "DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete",
                    "DROP TRIGGER rule_set_list_no_update",
                ]))
    }

    @Test("bytes that are no text are not read as one, and the event they lie in is named")
    func brokenText() async throws {
        let database = try SQLiteDatabase(path: path)
        let event = StoredEvent(
            stream: Ledger.stream("a"), version: 1,
            payload: StoredPayload(name: "attempt.noted", schema: 1, body: #"{"act":"\#u{FFFD}"}"#), actor: .system,
            actingBody: Sample.quyuan, onBehalfOf: nil, occurredOn: Sample.today, recordedAt: Sample.now, ruleSets: [],
            cause: nil)
        try await database.write { _ = try Journal.append([event], after: .empty, in: $0) }
        try await Ledger.expectWhole(database, events: 1)
        try await database.write { session in
            try session.run("DROP TRIGGER event_no_update", [])
            // What mended bytes would read as is what stood there before.
            try session.run(
                "UPDATE event SET body = CAST(? AS TEXT)", [.blob(Array(#"{"act":""#.utf8) + [0xFF, 0x22, 0x7D])])
        }
        #expect(try await Ledger.report(database).firstBad?.flaw == .contentChanged)
    }

    @Test("a destroyed key is in no file of the database")
    func destroyedKeys() async throws {
        let database = try SQLiteDatabase(path: path, cipher: .random())
        try await Ledger.fillErasably(database)
        let key = try await database.read { session in
            try session.row("SELECT wrapped FROM content_key", [])?.blob(0) ?? []
        }
        #expect(key.count == 60)
        #expect(try files().contains { $0.ranges(of: key).count > 0 })
        try await database.write { try Journal.destroyContent(of: Ledger.stream("a"), in: $0) }
        try await database.forgetDeleted()
        #expect(try !files().contains { $0.ranges(of: key).count > 0 })
    }

    /// The bytes of the database's file and of its write-ahead file.
    private func files() throws -> [[UInt8]] {
        try [path, path + "-wal"].map { try Array(Data(contentsOf: URL(filePath: $0))) }
    }

    @Test("a commit that is acknowledged is on the disk: the writer's synchronous is FULL")
    func flushes() async throws {
        let database = try SQLiteDatabase(path: path)
        #expect(try database.synchronousOfWriter() == 2)
        try await Ledger.fill(database)
        let seen = try await database.write { try $0.row("PRAGMA synchronous", [])?.int(0) }
        #expect(seen == 2)
        #expect(try await database.read { try $0.row("PRAGMA journal_mode", [])?.text(0) } == "wal")
    }

    @Test("one process serves a file; a second is refused, a reader is not, and the lock ends with its holder")
    func serving() async throws {
        var serving: SQLiteDatabase? = try SQLiteDatabase(path: path)
        try await Ledger.fill(try #require(serving))
        for _ in 0..<3 {
            #expect(throws: StoreError.inUse(path: path)) { try SQLiteDatabase(path: path) }
        }
        let reader = try SQLiteDatabase(path: path, isServing: false)
        try await Ledger.expectWhole(reader, events: 7)
        try await #require(serving).write { try Ledger.append("c", in: $0) }
        #expect(try await Ledger.count("event", in: reader) == 8)
        serving = nil
        let next = try SQLiteDatabase(path: path)
        #expect(try await Ledger.count("event", in: next) == 8)
    }

    @Test("being refused a file closes no file of anybody else")
    func refusalClosesNothingElse() async throws {
        let serving = try SQLiteDatabase(path: path)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                let path = path
                // Each its own: a database that was let go of is closed a moment later.
                let others = (0..<5).map { folder.file("other\(number)-\($0).sqlite") }
                group.addTask {
                    for _ in 0..<20 { #expect(throws: StoreError.self) { try SQLiteDatabase(path: path) } }
                }
                group.addTask {
                    do {
                        for other in others { try await Ledger.fill(try SQLiteDatabase(path: other)) }
                    } catch { Issue.record(error) }
                }
            }
        }
        try await Ledger.fill(serving)
    }

    @Test("a database of a newer program is refused, to a reader too")
    func newer() async throws {
        try await SQLiteDatabase(path: path).write { session in
            _ = try session.run("INSERT INTO migration (number, name) VALUES (99, 'to come')", [])
        }
        let refusal = StoreError.newerSchema(found: 99, known: Migration.main.count)
        #expect(throws: refusal) { try SQLiteDatabase(path: path) }
        #expect(throws: refusal) { try SQLiteDatabase(path: path, isServing: false) }
    }

    @Test("a file that is no database is named as one that cannot be opened")
    func noDatabase() throws {
        #expect(throws: StoreError.self) { try SQLiteDatabase(path: folder.file("no/such/folder/main.sqlite")) }
        #expect(throws: StoreError.self) { try SQLiteDatabase(path: "/proc/self/status") }
    }
}
