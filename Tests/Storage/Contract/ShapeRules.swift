import Kernel
import Storage
import TestKit
import Testing

extension StoreContract {
    static let shape: [StoreContract] = [
        StoreContract("migrations are applied once, in order, and a newer database is refused") { ground in
            let database = ground.database
            let dialect = database.dialect
            let numbers = try await database.read {
                try $0.rows("SELECT number FROM migration ORDER BY number", []).map { $0.int(0) }
            }
            #expect(numbers == Migration.main.map(\.number) && numbers == Array(1...numbers.count))
            let again = try await database.write { try Migration.apply(Migration.main, to: $0, dialect: dialect) }
            #expect(again.isEmpty)
            let newer = Migration.main.count + 1
            try await database.write { session in
                _ = try session.run("INSERT INTO migration (number, name) VALUES (?, 'to come')", [.int(newer)])
            }
            await #expect(throws: StoreError.newerSchema(found: newer, known: newer - 1)) {
                try await database.write { _ = try Migration.apply(Migration.main, to: $0, dialect: dialect) }
            }
        },
        StoreContract("a number that was noted is never given again") { ground in
            try await ground.database.write { session in
                #expect(try Sequences.next("屈纪信", year: 2026, in: session) == "屈纪信〔2026〕1号")
                #expect(try Sequences.next("屈纪信", year: 2026, in: session) == "屈纪信〔2026〕1号", "not taken yet")
                try Sequences.note("屈纪信〔2026〕1号", in: session)
                try Sequences.note("屈纪信〔2026〕9号", in: session)
                try Sequences.note("屈纪信〔2026〕3号", in: session)
                try Sequences.note("not a number", in: session)
                #expect(try Sequences.next("屈纪信", year: 2026, in: session) == "屈纪信〔2026〕10号")
                #expect(try Sequences.next("屈纪信", year: 2027, in: session) == "屈纪信〔2027〕1号")
                #expect(try Sequences.next("屈纪澄", year: 2026, in: session) == "屈纪澄〔2026〕1号")
            }
        },
        StoreContract("a case is found by its number's short name in capitals and with digits") { ground in
            try await ground.database.write { session in
                var tally = CaseTally()
                for (id, number) in [("x1", "KQ第3纪信〔2026〕12号"), ("x2", "屈纪信〔2025〕2号")] {
                    let summary = CaseSummary(
                        body: Sample.quyuan, number: number, stage: "received", isOpen: true, openedOn: Sample.today)
                    let rows = ReadTables.CaseRows(
                        stream: StreamId("intake", id), version: 1, changedAt: Sample.now, tokens: [])
                    try ReadTables.put(summary, rows: rows, replacing: nil, counting: &tally, in: session)
                }
                try tally.write(in: session)
            }
            let viewer = ListViewer(
                staff: Sample.staff("zhang"), ownOfficial: nil, wholeBody: Sample.quyuan, showsRestricted: true,
                delegator: nil)
            for (tokens, found) in [
                (["kq"], ["x1"]), (["3"], ["x1"]), (["kq", "2026", "12"], ["x1"]), (["2"], ["x2"]), (["1"], []),
                (["2025"], ["x2"]), (["纪信"], ["x1", "x2"]), (["q3"], []),
            ] {
                let ids = try await ground.database.read { session in
                    try Registers.page(RegisterQuery(mechanism: "intake", tokens: tokens), for: viewer, in: session)
                        .map(\.id.text)
                }
                #expect(ids.sorted() == found, "\(tokens)")
            }
        },
    ]
}
