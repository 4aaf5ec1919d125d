import Kernel
import Storage
import TestKit
import Testing

@testable import Application

@Suite("Provisional dates")
struct RecountTests {
    @Test(
        "a date that crossed a year without a calendar is counted anew when the calendar is there, once, and stays",
        arguments: Engine.all)
    func recounted(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        var form = Town.registration().fields
        form["channel"] = "handedDown"
        let id = try await town.act("intake.register", by: "q.pet", .object(form)).caseId
        let read = {
            try await town.database.read { session in
                try session.rows("SELECT due, is_provisional FROM task WHERE id = ? ORDER BY act", [.text(id.text)])
                    .map { "\($0.text(0)) \($0.int(1))" }
            }
        }
        let before = try await read()
        #expect(before.contains { $0.hasSuffix(" 1") }, "the town has no calendar")
        // A week without work after the opening, announced later.
        let off = (1...7).map { Sample.today.adding(days: $0) }
        let calendar = WorkCalendar(
            exceptions: Dictionary(uniqueKeysWithValues: off.map { ($0, false) }), publishedYears: [2026, 2027])
        let engine = ActEngine(
            database: town.database, vault: town.vault, rules: town.library, calendar: calendar, acts: ActTable.all,
            clock: { town.clock.now })
        #expect(try await engine.recountDeadlines() == 1)
        let after = try await read()
        #expect(after != before && after.allSatisfy { $0.hasSuffix(" 0") })
        #expect(try await engine.recountDeadlines() == 0)
        let events = try await town.journal(of: "intake")
        #expect(events.last?.payload.name == "intake.deadlinesRecounted" && events.last?.actor == .system)
    }
}
