import Kernel
import Storage
import TestKit
import Testing

@testable import Application

@Suite("Figures over a Body and those below it")
struct FigureTests {
    @Test("the median is read from how many cases took how many days", arguments: Engine.all)
    func median(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        try await town.database.write { session in
            for (body, days, month, count) in [
                (Sample.quyuan, "days=3", "2026-11", 2), (Sample.quyuan, "days=10", "2026-11", 1),
                (Sample.quyuan, "", "2026-11", 16), (Sample.yueyang, "days=20", "2026-11", 1),
                (Sample.yueyang, "days=1", "2026-10", 9),
            ] {
                _ = try session.run(
                    "INSERT INTO figure (body, measure, breakdown, month, value) VALUES (?, ?, ?, ?, ?)",
                    [.text(body.text), .text("clarification.days"), .text(days), .text(month), .int(count)])
            }
        }
        let paths = [Town.hunan, Sample.yueyang, Sample.quyuan]
        func median(_ depth: Int, in month: String) async throws -> Double? {
            try await town.database.read {
                try Registers.median(
                    "clarification.days", path: Array(paths.prefix(depth)), from: month, to: month, in: $0)
            }
        }
        #expect(try await median(3, in: "2026-11") == 3)
        #expect(try await median(2, in: "2026-11") == 6.5)
        #expect(try await median(1, in: "2026-10") == 1)
        #expect(try await median(1, in: "2026-09") == nil)
    }

    private static func summary(_ body: BodyCode, _ value: Int) -> CaseSummary {
        CaseSummary(
            body: body, number: "屈纪信〔2026〕\(value)号", stage: "received", isOpen: true, openedOn: Sample.today,
            measures: [
                Contribution(measure: "intake.reports", on: Sample.today, value: value),
                Contribution(measure: "intake.reports", on: Sample.today, breakdown: "channel=letter", value: value),
            ])
    }

    private static func put(
        _ summary: CaseSummary, _ id: String, replacing old: CaseSummary? = nil, in session: any SQLSession
    ) throws {
        let rows = ReadTables.CaseRows(
            stream: StreamId("intake", id), version: 1, changedAt: Sample.now, tokens: [])
        var tally = CaseTally()
        try ReadTables.put(summary, rows: rows, replacing: old, counting: &tally, in: session)
        try tally.write(in: session)
    }

    @Test("a figure counts a Body with all below it, and goes with a Body that moves", arguments: Engine.all)
    func sums(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let month = String(Sample.today.description.prefix(7))
        @Sendable func figures() async throws -> [Int] {
            try await town.database.read { session in
                try [Town.hunan, Sample.yueyang, Sample.quyuan].map { body in
                    try Registers.figure(
                        "intake.reports", breakdown: "", path: [body], from: month, to: month, in: session)
                }
            }
        }
        let before = try await figures()
        try await town.database.write { session in
            try Self.put(Self.summary(Sample.quyuan, 90), "x", in: session)
            try Self.put(Self.summary(Sample.yueyang, 5), "y", in: session)
            try Self.put(Self.summary(Sample.quyuan, 40), "x", replacing: Self.summary(Sample.quyuan, 90), in: session)
        }
        #expect(try await figures() == [before[0] + 45, before[1] + 45, before[2] + 40])
        try await town.database.write { session in
            guard let row = try Directory.body(Sample.quyuan, in: session) else { return }
            let moved = BodyRow(
                code: row.code, name: row.name, shortName: row.shortName, kind: row.kind, rank: row.rank,
                parent: Town.hunan, path: [Town.hunan, Sample.quyuan], isOpen: row.isOpen)
            try Directory.put(.body(moved), in: session)
        }
        #expect(try await figures() == [before[0] + 45, before[1] - before[2] + 5, before[2] + 40])
        try await town.database.write { session in
            for (id, summary) in [("x", Self.summary(Sample.quyuan, 40)), ("y", Self.summary(Sample.yueyang, 5))] {
                var none = summary
                none.measures = []
                try Self.put(none, id, replacing: summary, in: session)
            }
        }
        #expect(try await figures() == [before[0], before[1] - before[2], before[2]])
        let zeros = try await town.database.read {
            try $0.row("SELECT count(*) FROM figure_sum WHERE value = 0", [])?.int(0)
        }
        #expect(zeros == 0)
    }
}
