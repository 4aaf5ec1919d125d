import Kernel
import Storage
import TestKit
import Testing

extension StoreContract {
    private static let table = PrimaryTables.event.shape

    private static func row(
        _ version: Int, body: String, cause: SQLValue, number: Int64, bytes: [UInt8]
    ) -> [SQLValue] {
        [
            .text("x/y"), .int(version), .text("n"), .int(1), .text(body), .text("system"), .text("b"), .null,
            .text("2026-01-01"), .int(number), .text(""), cause, .text("a"), .blob(bytes), .blob(bytes.reversed()),
        ]
    }

    static let loading: [StoreContract] = [
        StoreContract("rows that are loaded are what was handed over: every kind of value, and many") { ground in
            let bodies = ["", "正名", "𠮷野家 👨‍👩‍👧", "a'b\"c\\d;--\\N\t\n", String(repeating: "长", count: 70_000)]
            let numbers: [Int64] = [0, -1, .max, .min]
            let rows = (1...3_000).map { version in
                row(
                    version, body: bodies[version % bodies.count],
                    cause: version % 3 == 0 ? .null : .text("c\(version)"), number: numbers[version % numbers.count],
                    bytes: version % 5 == 0 ? [] : Array(repeating: UInt8(version % 256), count: version % 40))
            }
            try await ground.database.write { session in
                try session.load(table, [])
                try session.load(table, rows)
            }
            let read = try await ground.database.read { session in
                try session.rows("SELECT \(table.columns.joined(separator: ", ")) FROM event ORDER BY version", [])
            }
            #expect(read.count == rows.count)
            for (found, row) in zip(read, rows) where found.values != row {
                Issue.record("row \(row[1]) came back as another")
                break
            }
        },
        StoreContract("a load that fails leaves nothing, and the connection goes on") { ground in
            let twice = [1, 2, 1].map { row($0, body: "{}", cause: .null, number: 1, bytes: [1]) }
            do {
                try await ground.database.write { try $0.load(table, twice) }
                Issue.record("two rows of one key were taken")
            } catch StoreError.notUnique {}
            #expect(try await Ledger.count("event", in: ground.database) == 0)
            try await ground.database.write { session in
                // What went before a load that failed can be kept.
                try session.load(table, [twice[0]])
                #expect(throws: StoreError.self) {
                    try session.attempt { try session.load(table, twice) }
                }
            }
            #expect(try await Ledger.count("event", in: ground.database) == 1)
        },
        StoreContract("streams that are loaded are chained as those that are appended") { ground in
            let streams = ["a", "b", "c"].map { name in (1...5).map { Ledger.event(name, $0) } }
            try await ground.database.write { try Journal.load(streams, in: $0) }
            try await ground.other.write { session in
                for events in streams { _ = try Journal.append(events, after: .empty, in: session) }
            }
            try await Ledger.expectWhole(ground.database, events: 15)
            let sides = [ground.database, ground.other]
            var hashes: [[[UInt8]]] = []
            for side in sides {
                hashes.append(
                    try await side.read { session in
                        try session.rows("SELECT hash FROM event ORDER BY stream, version", []).map { $0.blob(0) }
                    })
            }
            #expect(hashes[0] == hashes[1])
        },
    ]
}
