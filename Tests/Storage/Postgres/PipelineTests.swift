import Kernel
import Storage
import StoragePostgres
import TestKit
import Testing

/// Statements that go to the server without waiting for one another.
@Suite("Statements that nobody waits for")
struct PipelineTests {
    private let place: TemporaryPostgres

    init() throws { place = try PostgresServer.shared.get().database() }

    private func open(schema: String? = nil, connectionsMax: Int = 4) throws -> PostgresDatabase {
        try PostgresDatabase(
            address: place.address, schema: schema, cipher: .random(), connectionsMax: connectionsMax)
    }

    private static let insert = "INSERT INTO installation (key, value) VALUES (?, ?)"

    private static func put(_ key: String, _ value: String = "x", in session: any SQLSession) throws {
        try session.put(insert, [.text(key), .text(value)])
    }

    private func keys(_ database: PostgresDatabase) async throws -> [String] {
        try await database.read { try $0.rows("SELECT key FROM installation ORDER BY key", []).map { $0.text(0) } }
    }

    private func isNotUnique(_ error: StoreError?) -> Bool {
        if case .notUnique(let name)? = error { name.hasPrefix("installation.") } else { false }
    }

    @Test("one that fails in the middle leaves nothing, and is named, whoever asks next", arguments: [0, 1, 2])
    func failure(_ asking: Int) async throws {
        let database = try open()
        let refusal = await #expect(throws: StoreError.self) {
            try await database.write { session in
                for key in ["a", "b", "a", "c"] { try Self.put(key, in: session) }
                // The commit asks, a statement does, or one whose failure the body does not mind.
                if asking == 1 { _ = try session.rows("SELECT 1", []) }
                if asking == 2 { _ = try? session.rows("SELECT 1", []) }
                try Self.put("d", in: session)
            }
        }
        #expect(isNotUnique(refusal))
        #expect(try await keys(database).isEmpty)
        try await database.write { try Self.put("a", in: $0) }
        #expect(try await keys(database) == ["a"])
    }

    @Test("what is append-only stays so, and what cannot be read is no other's failure")
    func kinds() async throws {
        let database = try open()
        try await Ledger.fill(database)
        await #expect(throws: StoreError.appendOnly) {
            try await database.write { try $0.put("DELETE FROM event WHERE version = ?", [.int(1)]) }
        }
        let refusal = await #expect(throws: StoreError.self) {
            try await database.write { session in
                try session.put("INSERT INTO nothing (key) VALUES (?)", [.text("secret")])
                try Self.put("a", in: session)
            }
        }
        guard case .engine(_, let statement)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(statement == "INSERT INTO nothing (key)")
        try await Ledger.expectWhole(database, events: 7)
    }

    @Test("what must lie elsewhere first does not where a write fails that nobody waited for")
    func ahead() async throws {
        let (database, other) = (try open(), try open(schema: "elsewhere"))
        let refusal = await #expect(throws: StoreError.self) {
            try await database.write(
                { session in
                    try Self.put("a", in: session)
                    try Self.put("a", in: session)
                }, ahead: { _ in Ahead(in: other) { try Self.put("b", in: $0) } })
        }
        #expect(isNotUnique(refusal))
        #expect(try await keys(database) + keys(other) == [])
    }

    @Test("an attempt fails by its own writes, not by those before it")
    func attempts() async throws {
        let database = try open()
        let refusals = try await database.write { session in
            try Self.put("a", in: session)
            var refusals: [StoreError?] = []
            for keys in [["b", "a"], ["c"]] {
                do {
                    try session.attempt { for key in keys { try Self.put(key, in: session) } }
                } catch { refusals.append(error as? StoreError) }
            }
            return refusals
        }
        #expect(refusals.count == 1 && refusals.allSatisfy { isNotUnique($0) })
        #expect(try await keys(database) == ["a", "c"])
        let refusal = await #expect(throws: StoreError.self) {
            try await database.write { session in
                try Self.put("a", in: session)
                try? session.attempt { try Self.put("d", in: session) }
                try Self.put("e", in: session)
            }
        }
        #expect(isNotUnique(refusal))
        #expect(try await keys(database) == ["a", "c"])
    }

    @Test("a statement whose preparation was passed over is prepared when it comes again")
    func preparation() async throws {
        let database = try open(connectionsMax: 1)
        let update = "UPDATE installation SET value = ? WHERE key = ?"
        for run in 0..<3 {
            _ = try? await database.write { session in
                for key in ["a", "a"] { try Self.put(key, in: session) }
                try session.put(update, [.text("y"), .text("a")])
                _ = try session.rows("SELECT value FROM installation WHERE key = ? AND 1 = 1", [.text("a")])
            }
            try await database.write { session in
                try Self.put("k\(run)", in: session)
                try session.put(update, [.text("y"), .text("k\(run)")])
            }
        }
        let values = try await database.read { session in
            try session.rows("SELECT value FROM installation WHERE key <> ? AND 1 = 1", [.text("")]).map { $0.text(0) }
        }
        #expect(values == ["y", "y", "y"])
    }

    @Test("more texts than a connection keeps, with values of every kind in one place")
    func manyTexts() async throws {
        let database = try open(connectionsMax: 1)
        let sums = try await database.write { session in
            var sums: [Int] = []
            for run in 0..<1_500 {
                let sql = "SELECT coalesce(CAST(? AS BIGINT), 0) + \(run % 750)"
                sums.append(try session.row(sql, [run % 3 == 0 ? .null : .int(1)])?.int(0) ?? -1)
            }
            return sums
        }
        #expect(sums == (0..<1_500).map { $0 % 750 + ($0 % 3 == 0 ? 0 : 1) })
        // Asked together, so that the connection's statements are given up in the middle of the questions.
        let together = try await database.read { session in
            try session.rows((0..<1_500).map { SQLQuestion("SELECT \($0)", []) }).map { $0.first?.int(0) }
        }
        #expect(together == (0..<1_500).map { $0 })
    }

    @Test("five thousand rows of 10 KB go in without waiting, and come out", .timeLimit(.minutes(2)))
    func large() async throws {
        let database = try open()
        let value = String(repeating: "长", count: 3_400)
        try await database.write { session in
            for number in 0..<5_000 {
                try Self.put("k\(number)", value, in: session)
                guard number % 1_000 == 999 else { continue }
                // Both sides have much to say at once.
                let rows = try session.rows([
                    SQLQuestion("SELECT key, value FROM installation", []),
                    SQLQuestion("SELECT count(*) FROM installation", []),
                ])
                #expect(rows[0].count == number + 1 && rows[1].first?.int(0) == number + 1)
            }
        }
        #expect(try await Ledger.count("installation", in: database) == 5_000)
    }

    @Test("several questions are answered in their order, also when one of them fails")
    func questions() async throws {
        let database = try open()
        let answers = try await database.read { session in
            try session.rows((0..<300).map { SQLQuestion("SELECT CAST(? AS BIGINT) + 1", [.int($0)]) })
        }
        #expect(answers.map { $0.first?.int(0) } == (1...300).map { $0 })
        await #expect(throws: StoreError.self) {
            try await database.read { session in
                _ = try session.rows([
                    SQLQuestion("SELECT 1", []), SQLQuestion("SELECT nothing", []), SQLQuestion("SELECT 2", []),
                ])
            }
        }
        #expect(try await database.read { try $0.rows([]) }.isEmpty)
    }

    @Test("cut off under writes that nobody waits for: done again before the commit is sent, not after")
    func loss() async throws {
        let (database, place) = (try open(), place)
        let runs = Runs()
        try await database.write { session in
            try Self.put("a", in: session)
            _ = try session.rows("SELECT 1", [])
            try Self.put("b", in: session)
            if runs.add() == 1 { try place.cutOff() }
            _ = try session.rows("SELECT 1", [])
        }
        #expect(runs.count == 2)
        await #expect(throws: StoreError.cannotWrite(code: StoreError.code(ofState: "08007"))) {
            try await database.write { session in
                try Self.put("c", in: session)
                runs.add()
                try place.cutOff()
            }
        }
        #expect(runs.count == 3)
        #expect(try await keys(database).prefix(2) == ["a", "b"])
    }

    @Test("many locks are held in their order, and what is read after them is what their last holder left")
    func locks() async throws {
        let database = try open(connectionsMax: 8)
        try await database.write { try Self.put("count", "0", in: $0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<80 {
                group.addTask {
                    try await database.write { session in
                        // Seven, of which the fourth and the last are everybody's.
                        for lock in 0..<7 {
                            let name = lock % 3 == 0 ? "l\(lock)" : "l\(lock)-\(number)"
                            try session.hold(.account(name), lock == 1 ? .shared : .exclusive)
                        }
                        let count = try Accounts.setting("count", in: session).flatMap { Int($0) } ?? -1
                        try Accounts.set("count", to: "\(count + 1)", in: session)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try Accounts.setting("count", in: $0) } == "80")
    }

    @Test("what the registers say is asked once where they stand still, and again where they do not")
    func registers() async throws {
        let database = try open()
        let ask = SQLQuestion("SELECT value FROM installation WHERE key = ?", [.text("a")], isOfRegisters: true)
        try await database.write { try Self.put("a", "1", in: $0) }
        let alone = try await database.write { session in
            try session.hold(.registers, .exclusive)
            let before = try session.rows([ask, ask])
            try Accounts.set("a", to: "2", in: session)
            return try (before + session.rows([ask])).map { $0[0].text(0) }
        }
        #expect(alone == ["1", "1", "2"])
        let seen = try await database.write { session in
            try session.hold(.registers, .shared)
            let before = try session.rows([ask, ask])
            // Against the promise, to see that it is relied on.
            try Accounts.set("a", to: "3", in: session)
            return try (before + session.rows([ask, ask])).map { $0[0].text(0) }
        }
        #expect(seen == ["2", "2", "2", "2"])
    }
}
