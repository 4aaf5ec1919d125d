import Dispatch
import Kernel
import Storage
import TestKit
import Testing

/// Thrown by a write that is meant to fail.
private struct Change: Error, Equatable {
    let number: Int
}

extension StoreContract {
    static let writing: [StoreContract] = [
        StoreContract("values of every kind come back as they were written") { ground in
            let texts = [
                "", "正名", "𠮷野家 👨‍👩‍👧", "a'b\"c\\d;--",
                "\n\t\u{7f}\u{85}\u{2028}", String(repeating: "长", count: 70_000),
            ]
            let blobs: [[UInt8]] = [[], [0], [0, 0, 1, 0], Array(0...255), [UInt8](repeating: 0, count: 100_000)]
            let numbers: [Int64] = [0, -1, .max, .min, 1 << 53 + 1]
            let values = texts.map(SQLValue.text) + blobs.map(SQLValue.blob) + numbers.map(SQLValue.int) + [.null]
            let read = try await ground.database.write { session in
                try values.map { try session.row("SELECT ?", [$0])?.values.first }
            }
            #expect(read == values)
            // Through columns of a table, read by another connection.
            try await ground.database.write { session in
                for (index, text) in texts.enumerated() { try Accounts.set("k\(index)", to: text, in: session) }
                for (index, blob) in blobs.enumerated() {
                    try session.run(
                        """
                        INSERT INTO event (stream, version, name, shape, body, actor, acting_body, occurred_on,
                          recorded_at, rule_sets, algorithm, previous, hash)
                        VALUES ('x/y', ?, 'n', 1, '{}', 'system', 'b', '2026-01-01', ?, '', 'a', ?, ?)
                        """,
                        [.int(index + 1), .int(numbers[index % numbers.count]), .blob(blob), .blob(blob.reversed())])
                }
            }
            try await ground.database.read { session in
                for (index, text) in texts.enumerated() {
                    #expect(try Accounts.setting("k\(index)", in: session) == text)
                }
                let rows = try session.rows("SELECT recorded_at, previous, hash FROM event ORDER BY version", [])
                #expect(rows.map { $0.blob(1) } == blobs)
                #expect(rows.map { $0.blob(2) } == blobs.map { $0.reversed() })
                #expect(rows.map { Int64($0.int(0)) } == blobs.indices.map { numbers[$0 % numbers.count] })
            }
        },
        StoreContract("a write that fails leaves nothing; the others that share its flush are kept") { ground in
            let database = ground.database
            let failed = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            try await database.write { session in
                                try Ledger.append("s\(number % 20)", in: session)
                                try Accounts.set("k\(number)", to: "x", in: session)
                                if number % 7 == 0 { throw Change(number: number) }
                            }
                            return nil
                        } catch {
                            #expect(error as? Change == Change(number: number))
                            return number
                        }
                    }
                }
                var failed = Set<Int>()
                for await number in group { if let number { failed.insert(number) } }
                return failed
            }
            #expect(failed == Set(stride(from: 0, to: 200, by: 7)))
            #expect(try await Ledger.count("event", in: database) == 200 - failed.count)
            let kept = try await database.read { try $0.rows("SELECT key FROM installation", []).map { $0.text(0) } }
            #expect(Set(kept) == Set((0..<200).filter { !failed.contains($0) }.map { "k\($0)" }))
            try await Ledger.expectWhole(database, events: 200 - failed.count)
        },
        StoreContract("what must lie elsewhere first is there when a write returns, and not when it fails") { ground in
            let (database, other) = (ground.database, ground.other)
            let (done, failed) = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let isDone = try? await database.write(
                            { session in
                                try Accounts.set("k\(number)", to: "x", in: session)
                                if number % 7 == 0 { throw Change(number: number) }
                                return number
                            },
                            ahead: { number in
                                guard number % 2 == 0 else { return nil }
                                return Ahead(in: other) { try Accounts.set("k\(number)", to: "y", in: $0) }
                            })
                        let isThere = try? await other.read { try Accounts.setting("k\(number)", in: $0) == "y" }
                        #expect(isThere == (isDone != nil && number % 2 == 0))
                        return (number, isDone != nil)
                    }
                }
                return await group.reduce(into: (Set<Int>(), Set<Int>())) { sets, one in
                    if one.1 { sets.0.insert(one.0) } else { sets.1.insert(one.0) }
                }
            }
            #expect(failed == Set(stride(from: 0, to: 60, by: 7)))
            let kept = try await Ledger.count("installation", in: database)
            let ahead = try await Ledger.count("installation", in: other)
            #expect(kept == done.count)
            #expect(ahead == done.filter { $0.isMultiple(of: 2) }.count)
        },
        StoreContract("when what must lie elsewhere first cannot be written, nothing is") { ground in
            let (database, other) = (ground.database, ground.other)
            await #expect(throws: StoreError.self) {
                try await database.write(
                    { try Accounts.set("k", to: "x", in: $0) },
                    ahead: { _ in
                        Ahead(in: other) { session in
                            try Accounts.set("k", to: "y", in: session)
                            throw StoreError.cannotWrite(code: 13)
                        }
                    })
            }
            #expect(try await Ledger.count("installation", in: database) == 0)
            #expect(try await Ledger.count("installation", in: other) == 0)
            try await Ledger.fill(database)
        },
        StoreContract("an attempt that fails inside a write undoes itself and nothing else") { ground in
            try await ground.database.write { session in
                try Accounts.set("before", to: "1", in: session)
                #expect(throws: StoreError.self) {
                    try session.attempt {
                        try Accounts.set("within", to: "x", in: session)
                        try session.run("INSERT INTO installation (key) VALUES ('x')", [])
                    }
                }
                #expect(throws: Change(number: 1)) {
                    try session.attempt {
                        try Accounts.set("within", to: "x", in: session)
                        try session.attempt { try Accounts.set("deeper", to: "x", in: session) }
                        throw Change(number: 1)
                    }
                }
                #expect(try session.attempt { try Accounts.setting("before", in: session) } == "1")
                try Accounts.set("after", to: "2", in: session)
            }
            let kept = try await ground.database.read { try $0.rows("SELECT key FROM installation ORDER BY key", []) }
            #expect(kept.map { $0.text(0) } == ["after", "before"])
        },
        StoreContract("what a write holds nobody changes under it, whatever attempts fail meanwhile") { ground in
            let database = ground.database
            try await database.write { try Accounts.set("count", to: "0", in: $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await database.write { session in
                            try session.hold(.account("a"), .exclusive)
                            _ = try? session.attempt {
                                try session.hold(.account("a"), .exclusive)
                                throw Change(number: number)
                            }
                            let count = try Accounts.setting("count", in: session).flatMap { Int($0) } ?? -1
                            try Accounts.set("count", to: "\(count + 1)", in: session)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try Accounts.setting("count", in: $0) } == "60")
        },
        StoreContract("a read sees one moment, whatever is written meanwhile") { ground in
            let database = ground.database
            try await Ledger.fill(database)
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let goOn = DispatchSemaphore(value: 0)
            async let counts = database.read { session in
                let before = try session.row("SELECT count(*) FROM event", [])?.int(0)
                begin.yield()
                goOn.wait()
                return [before, try session.row("SELECT count(*) FROM event", [])?.int(0)]
            }
            for await _ in begun { break }
            try await database.write { try Ledger.append("c", in: $0) }
            #expect(try await Ledger.count("event", in: database) == 8)
            goOn.signal()
            #expect(try await counts == [7, 7])
        },
        StoreContract("what a write did is there when it returns, and writes follow one another") { ground in
            let database = ground.database
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        do {
                            let version = try await database.write { session in
                                try Ledger.append("one", in: session)
                                return try Journal.head(of: Ledger.stream("one"), in: session).version
                            }
                            let seen = try await database.read {
                                try Journal.head(of: Ledger.stream("one"), in: $0).version
                            }
                            #expect(seen >= version)
                        } catch { Issue.record(error) }
                    }
                }
            }
            try await Ledger.expectWhole(database, events: 50)
        },
    ]
}
