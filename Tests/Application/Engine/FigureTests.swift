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
}
