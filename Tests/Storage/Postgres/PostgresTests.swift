import Kernel
import Storage
import StoragePostgres
import Synchronization
import TestKit
import Testing

/// How often a write was run.
///
/// A class because the writes and the test count in it; guarded by its lock.
final class Runs: Sendable {
    private let runs = Mutex(0)

    var count: Int { runs.withLock { $0 } }

    @discardableResult
    func add() -> Int {
        runs.withLock { runs in
            runs += 1
            return runs
        }
    }
}

@Suite("The server's database")
struct PostgresTests {
    private let place: TemporaryPostgres

    init() throws { place = try PostgresServer.shared.get().database() }

    private func open(schema: String? = nil, isServing: Bool = true) throws -> PostgresDatabase {
        try PostgresDatabase(
            address: place.address, schema: schema, isServing: isServing, cipher: .random(), connectionsMax: 6)
    }

    @Test("keeps what every store keeps", arguments: StoreContract.rules)
    func contract(_ rule: StoreContract) async throws {
        try await rule.holds(
            StoreContract.Ground(
                database: try open(), other: try open(schema: "elsewhere"),
                loosening: [
                    "DROP TRIGGER event_append_only ON event",
                    "DROP TRIGGER rule_set_list_append_only ON rule_set_list",
                ]))
    }

    @Test("not even the whole journal at once is removed")
    func truncation() async throws {
        let database = try open()
        try await Ledger.fill(database)
        await #expect(throws: StoreError.appendOnly) {
            try await database.write { _ = try $0.run("TRUNCATE event", []) }
        }
        try await Ledger.expectWhole(database, events: 7)
    }

    @Test("two nodes bring a new database to its shape at once, and write side by side")
    func twoNodes() async throws {
        let nodes = try await withThrowingTaskGroup(of: PostgresDatabase.self) { group in
            for _ in 0..<4 { group.addTask { try open() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                let node = nodes[number % nodes.count]
                group.addTask { try await node.write { try Ledger.append("s\(number % 5)", in: $0) } }
            }
            try await group.waitForAll()
        }
        try await Ledger.expectWhole(nodes[0], events: 200)
    }

    @Test("two writes that hold what the other waits for are both done")
    func deadlock() async throws {
        let database = try open()
        let runs = Runs()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                let names = number % 2 == 0 ? ["a", "b"] : ["b", "a"]
                group.addTask {
                    try await database.write { session in
                        runs.add()
                        for name in names {
                            try Ledger.append(name, in: session)
                            _ = try session.rows("SELECT pg_sleep(0.02)", [])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        try await Ledger.expectWhole(database, events: 12)
        #expect(runs.count > 6, "none met another: the test shows nothing")
    }

    @Test("connections that were cut off while they rested are passed over")
    func idleLoss() async throws {
        let database = try open()
        try await Ledger.fill(database)
        try place.cutOff()
        try await database.write { try Ledger.append("c", in: $0) }
        try place.cutOff()
        try await Ledger.expectWhole(database, events: 8)
    }

    @Test("a write that is cut off before its commit is done again, once")
    func lossBeforeCommit() async throws {
        let (database, place) = (try open(), place)
        let runs = Runs()
        try await database.write { session in
            try Ledger.append("a", in: session)
            if runs.add() == 1 { try place.cutOff() }
            try Ledger.append("b", in: session)
        }
        #expect(runs.count == 2)
        try await Ledger.expectWhole(database, events: 2)
    }

    @Test("a write that adds to the journal and takes too long is not committed, for it would be seen behind the seal")
    func tooLate() async throws {
        let database = try PostgresDatabase(
            address: place.address, cipher: .random(), appendingMax: .milliseconds(100))
        let runs = Runs()
        await #expect(throws: StoreError.cannotWrite(code: StoreError.code(ofState: "25P04"))) {
            try await database.write { session in
                try Ledger.append("a", in: session)
                _ = try session.rows("SELECT pg_sleep(0.2)", [])
                runs.add()
            }
        }
        #expect(runs.count == 1)
        // Who waits for somebody else is as late.
        await #expect(throws: StoreError.cannotWrite(code: StoreError.code(ofState: "25P04"))) {
            try await database.write { session in
                _ = try session.rows("SELECT pg_sleep(0.2)", [])
                try Ledger.append("a", in: session)
            }
        }
        try await database.write { session in
            _ = try session.rows("SELECT pg_sleep(0.2)", [])
            try Accounts.set("a", to: "1", in: session)
        }
        try await database.write { try Ledger.append("a", in: $0) }
        try await Ledger.expectWhole(database, events: 1)
    }

    @Test("when nobody knows whether a commit came through, the write is not done again")
    func lossAtCommit() async throws {
        let (database, place) = (try open(), place)
        let runs = Runs()
        await #expect(throws: StoreError.cannotWrite(code: StoreError.code(ofState: "08007"))) {
            try await database.write { session in
                try Ledger.append("a", in: session)
                runs.add()
                try place.cutOff()
            }
        }
        #expect(runs.count == 1)
        #expect(try await Ledger.count("event", in: database) <= 1)
    }

    @Test("a wait that is too long ends, and says that nothing was written")
    func longWait() async throws {
        let database = try open()
        try await database.write { try Ledger.append("a", in: $0) }
        await #expect(throws: StoreError.cannotWrite(code: StoreError.code(ofState: "55P03"))) {
            try await database.write { session in
                try Ledger.append("a", in: session)
                try database.writeAtOnce { other in
                    _ = try other.run("SET LOCAL lock_timeout = '50ms'", [])
                    try Ledger.append("a", in: other)
                }
            }
        }
        try await Ledger.expectWhole(database, events: 1)
    }

    @Test("no error has a value in it")
    func errors() async throws {
        let database = try open()
        for statement in [
            "INSERT INTO installation (key, value) VALUES (?, ?)", "SELECT 1 FROM nothing WHERE name = ? OR name = ?",
            "SELECT CAST(? AS INTEGER), ?", "SELEC ?, ?",
        ] {
            do {
                try await database.write { session in
                    _ = try session.run(statement, [.text("secret"), .text("secret")])
                    _ = try session.run(statement, [.text("secret"), .text("secret")])
                }
                Issue.record("\(statement) did not fail")
            } catch { #expect(!"\(error)".contains("secret"), "\(error)") }
        }
    }

    @Test("a character that the server cannot hold is none that fails")
    func nothing() async throws {
        let read = try await open().write { session in
            try Accounts.set("k", to: "a\0b", in: session)
            return [try Accounts.setting("k", in: session), try Accounts.setting("k\0", in: session)]
        }
        #expect(read == ["a\u{FFFD}b", nil])
    }

    @Test("a server that is not there, or is not for us, is named")
    func unreachable() throws {
        let refusal = #expect(throws: StoreError.self) {
            try PostgresDatabase(address: "host=/nowhere dbname=zhengming user=zhengming password=hidden")
        }
        guard case .server(let words)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(words.contains("/nowhere") && !words.contains("hidden"))
        // The first host that can be written to is taken.
        let address = place.address.replacing("host=", with: "host=/nowhere,")
        _ = try PostgresDatabase(address: address + " target_session_attrs=read-write", connectionsMax: 1)
    }

    @Test("a database of a newer program is refused, to a reader too; one that has no tables is none to a reader")
    func newer() async throws {
        _ = try open(isServing: false)
        try await open().write { session in
            _ = try session.run("INSERT INTO migration (number, name) VALUES (99, 'to come')", [])
        }
        let refusal = StoreError.newerSchema(found: 99, known: Migration.main.count)
        #expect(throws: refusal) { try open() }
        #expect(throws: refusal) { try open(isServing: false) }
    }

    @Test("a role that owns no table serves, adds to the journal and cannot take its guard away")
    func roleOfRowsOnly() async throws {
        try await Ledger.fill(open())
        let role = "rows_of_\(place.name)"
        let server = try PostgresServer.shared.get()
        for statement in [
            "CREATE ROLE \(role) LOGIN", "GRANT USAGE ON SCHEMA public TO \(role)",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role)",
        ] { try server.psql(statement, in: place.name) }
        let database = try PostgresDatabase(address: "\(place.address) user=\(role)", connectionsMax: 2)
        try await database.write { try Ledger.append("s-of-rows", in: $0) }
        await #expect(throws: StoreError.self) {
            try await database.write { try $0.run("DROP TRIGGER event_append_only ON event", []) }
        }
        try await Ledger.expectWhole(database, events: 8)
    }

    @Test("rows go by without being kept, also while others are read and after one throws")
    func cursor() async throws {
        struct Enough: Error {}
        let database = try open()
        try await database.write { session in
            for number in 0..<700 { try Accounts.set("k\(number)", to: "v", in: session) }
        }
        let seen = try await database.read { session in
            var seen = 0
            try session.each("SELECT key FROM installation WHERE value = ? ORDER BY key", [.text("v")]) { row in
                seen += try Accounts.setting(row.text(0), in: session) == "v" ? 1 : 0
            }
            do {
                try session.each("SELECT key FROM installation", []) { _ in throw Enough() }
            } catch is Enough { seen += 1 }
            return try session.rows("SELECT sum(1), sum(-1), count(*) FROM installation", []).map(\.values) + [
                [.int(seen)]
            ]
        }
        #expect(seen == [[.int(700), .int(-700), .int(700)], [.int(701)]])
    }
}
