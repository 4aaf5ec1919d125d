import Kernel
import Storage
import TestKit
import Testing

extension StoreContract {
    static let journal: [StoreContract] = chaining + tampered + destroyed

    private static let chaining: [StoreContract] = [
        StoreContract("each event is chained to the one before it in its stream") { ground in
            try await Ledger.fill(ground.database)
            try await ground.database.read { session in
                for name in ["a", "b", "c"] {
                    let entries = try Journal.events(of: Ledger.stream(name), in: session)
                    #expect(entries.map(\.event) == (1...entries.count).map { Ledger.event(name, $0) })
                    var previous = StreamHead.empty.hash
                    for entry in entries {
                        #expect(entry.algorithm == Journal.algorithm)
                        #expect(entry.previous == previous)
                        let hash = Journal.hash(
                            of: entry.event, as: entry.written, after: previous, algorithm: entry.algorithm)
                        #expect(entry.hash == hash && hash.count == 32)
                        previous = entry.hash
                    }
                    #expect(
                        try Journal.head(of: Ledger.stream(name), in: session)
                            == StreamHead(version: entries.count, hash: previous))
                }
                var positions: [Int] = []
                try Journal.each(in: session) { positions.append($0.position) }
                #expect(positions == Array(1...7))
            }
        },
        StoreContract("no event is ever changed or removed") { ground in
            let database = ground.database
            try await Ledger.fill(database)
            let statements = [
                "UPDATE event SET body = '{}' WHERE position = 1", "UPDATE event SET position = 99 WHERE position = 7",
                "UPDATE event SET body = body", "DELETE FROM event WHERE position = 7", "DELETE FROM event",
            ]
            for statement in statements {
                await #expect(throws: StoreError.appendOnly, "\(statement)") {
                    try await database.write { _ = try $0.run(statement, []) }
                }
            }
            try await Ledger.expectWhole(database, events: 7)
        },
        StoreContract("a version of a stream exists once") { ground in
            let database = ground.database
            try await Ledger.fill(database)
            await #expect { () async throws in
                try await database.write { _ = try Journal.append([Ledger.event("a", 1)], after: .empty, in: $0) }
            } throws: { error in
                if case StoreError.notUnique = error { true } else { false }
            }
            #expect(try await Ledger.count("event", in: database) == 7)
        },
        StoreContract("a journal nobody touched is found whole") { ground in
            try await Ledger.expectWhole(ground.database, events: 0)
            try await Ledger.fill(ground.database)
            try await Ledger.expectWhole(ground.database, events: 7)
        },
        StoreContract("a list of rule sets lies once, whoever writes it, and every event reads it back") { ground in
            let list = ["a", "b"].map { String(repeating: $0, count: 64) }
            let events = [1, 2].map { Ledger.event("r", $0, under: list) }
            try await ground.database.write { session in
                let head = try Journal.append([events[0]], after: .empty, in: session)
                _ = try Journal.append([events[1]], after: head, in: session)
                try Journal.load([[Ledger.event("s", 1, under: list)]], in: session)
            }
            #expect(try await Ledger.count("rule_set_list", in: ground.database) == 1)
            let read = try await ground.database.read { session in
                try Journal.events(of: Ledger.stream("r"), in: session).map(\.event)
            }
            #expect(read == events)
            try await Ledger.expectWhole(ground.database, events: 3)
            try await ground.database.write { session in
                for statement in ground.loosening { try session.run(statement, []) }
                try session.run("UPDATE rule_set_list SET digests = ?", [.text(list.joined(separator: "  "))])
            }
            #expect(
                try await Ledger.report(ground.database).firstBad
                    == BadEvent(stream: "attempt/r", version: 1, position: 1, flaw: .contentChanged))
        },
        StoreContract("verify names the event a mechanism cannot take") { ground in
            try await Ledger.fill(ground.database)
            let dialect = ground.database.dialect
            let report = try await ground.database.read { session in
                try Journal.verify(
                    in: session, dialect: dialect, replay: { $0.first?.stream.id == "b" ? 2 : nil })
            }
            #expect(report.firstBad == BadEvent(stream: "attempt/b", version: 2, position: 4, flaw: .impossible))
        },
    ]

    private static let tampered: [StoreContract] = Tampering.all.map { tampering in
        StoreContract("verify names exactly what was done: \(tampering.name)") { ground in
            try await Ledger.fill(ground.database)
            try await ground.database.write { session in
                for statement in ground.loosening { try session.run(statement, []) }
                try tampering.change(session)
            }
            // Where an undone write leaves a gap of its own, a gap tells nothing.
            let isTold = ground.database.dialect.hasGaplessPositions || tampering.found.flaw != .positionMissing
            #expect(try await Ledger.report(ground.database).firstBad == (isTold ? tampering.found : nil))
        }
    }
}

/// Something done to the journal behind the program's back, and what `verify` must say of it.
private struct Tampering: Sendable {
    let name: String
    let found: BadEvent
    let change: @Sendable (any SQLSession) throws -> Void

    /// A change of the second event of `b`.
    private init(
        _ name: String, _ flaw: BadEvent.Flaw, _ change: @escaping @Sendable (any SQLSession) throws -> Void
    ) {
        self.init(name, BadEvent(stream: "attempt/b", version: 2, position: 4, flaw: flaw), change)
    }

    private init(
        _ name: String, _ found: BadEvent, _ change: @escaping @Sendable (any SQLSession) throws -> Void
    ) {
        self.name = name
        self.found = found
        self.change = change
    }

    /// Sets a column of the second event of `b`.
    private static func set(_ column: String, to value: SQLValue, _ flaw: BadEvent.Flaw = .contentChanged) -> Tampering
    {
        Tampering("\(column) changed", flaw) { session in
            let changed = try session.run("UPDATE event SET \(column) = ? WHERE position = 4", [value])
            #expect(changed == 1)
        }
    }

    /// Changes one byte of a hash of the second event of `b`.
    private static func flip(_ column: String, byte: Int) -> Tampering {
        Tampering("byte \(byte) of \(column) changed", .contentChanged) { session in
            var bytes = try session.row("SELECT \(column) FROM event WHERE position = 4", [])?.blob(0) ?? []
            bytes[byte] ^= 1
            try session.run("UPDATE event SET \(column) = ? WHERE position = 4", [.blob(bytes)])
        }
    }

    static let all = contents + rows

    private static let contents = [
        set("body", to: .text(#"{"act":"正名 b3"}"#)), set("name", to: .text("attempt.notes")),
        set("shape", to: .int(2)), set("actor", to: .text("staff:zhanh")),
        set("actor", to: .text("nobody")),
        set("acting_body", to: .text("430671001")), set("on_behalf_of", to: .text("lj")),
        set("on_behalf_of", to: .null), set("occurred_on", to: .text("2026-11-22")),
        set("occurred_on", to: .text("2026-13-22")), set("on_behalf_of", to: .text(""), .unreadable),
        set("cause", to: .text(""), .unreadable), set("rule_sets", to: .text("~0123456789abcdef"), .unreadable),
        set("recorded_at", to: .int(Sample.now.milliseconds + 1)), set("rule_sets", to: .text("r1 r3")),
        set("cause", to: .text("intake/x#1")),
        set("algorithm", to: .text("sha256-2")), flip("hash", byte: 0),
        flip("hash", byte: 31), flip("previous", byte: 0), flip("previous", byte: 31),
    ]

    private static let rows = [
        Tampering(
            "a row removed in the middle of a stream",
            BadEvent(stream: "attempt/b", version: 2, position: 6, flaw: .versionMissing)
        ) { try $0.run("DELETE FROM event WHERE position = 4", []) },
        Tampering(
            "the first row of a stream removed",
            BadEvent(stream: "attempt/a", version: 1, position: 3, flaw: .versionMissing)
        ) { try $0.run("DELETE FROM event WHERE position = 1", []) },
        Tampering(
            "the last row of a stream removed", BadEvent(stream: "", version: 0, position: 6, flaw: .positionMissing)
        ) { try $0.run("DELETE FROM event WHERE position = 6", []) },
        Tampering(
            "the journal's last row removed, a case's",
            BadEvent(stream: "intake/x", version: 1, position: 0, flaw: .versionMissing)
        ) { session in
            let summary = CaseSummary(
                body: Sample.quyuan, number: "屈纪信〔2026〕1号", stage: "received", isOpen: true, openedOn: Sample.today)
            let rows = ReadTables.CaseRows(
                stream: StreamId("intake", "x"), version: 1, changedAt: Sample.now, tokens: [])
            var tally = CaseTally()
            try ReadTables.put(summary, rows: rows, replacing: nil, counting: &tally, in: session)
        },
        Tampering(
            "the first row moved before the first place",
            BadEvent(stream: "", version: 0, position: -1, flaw: .positionMissing)
        ) { try $0.run("UPDATE event SET position = -1 WHERE position = 1", []) },
        Tampering(
            "a stream's name written otherwise",
            BadEvent(stream: "/attempt/c", version: 1, position: 7, flaw: .contentChanged)
        ) { try $0.run("UPDATE event SET stream = '/attempt/c' WHERE position = 7", []) },
        Tampering(
            "the versions of two rows swapped",
            BadEvent(stream: "attempt/a", version: 2, position: 1, flaw: .contentChanged)
        ) { session in
            for (version, position) in [(99, 1), (1, 3), (2, 1)] {
                try session.run("UPDATE event SET version = ? WHERE position = ?", [.int(version), .int(position)])
            }
        },
        Tampering(
            "a row put into another stream",
            BadEvent(stream: "attempt/b", version: 4, position: 7, flaw: .contentChanged)
        ) { try $0.run("UPDATE event SET stream = 'attempt/b', version = 4 WHERE position = 7", []) },
        Tampering(
            "an event forged with a hash that fits it",
            BadEvent(stream: "attempt/b", version: 3, position: 6, flaw: .chainBroken)
        ) { session in
            let first = try Journal.events(of: Ledger.stream("b"), in: session)[0]
            let forged = Ledger.event("b", 2, by: .system)
            let hash = Journal.hash(
                of: forged, as: forged.payload, after: first.hash, algorithm: Journal.algorithm)
            try session.run(
                "UPDATE event SET actor = 'system', hash = ? WHERE position = 4", [.blob(hash)])
        },
    ]
}
