import Application
import Intake
import Kernel
import Storage
import StorageSQLite
import Testing

@testable import World

@Suite("The load world")
struct LoadWorldTests {
    /// 200 reports over the Bodies of the small world; made once for all tests that only look.
    private static let shared = Task { try await DemoSite.make(cases: 200) }

    @Test("every chain holds, and every stream can be replayed by its mechanism")
    func verifies() async throws {
        let site = try await Self.shared.value
        let report = try await site.database.read {
            try Journal.verify(in: $0, dialect: SQLiteDatabase.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
    }

    @Test("a report has twelve events on average, and there are reports of every course")
    func average() async throws {
        let site = try await Self.shared.value
        let cases = ["intake", "verification", "clarification"]
        let demo = try await DemoSite.shared.value.events().count { cases.contains($0.stream.mechanism) }
        let own = try await site.events().count { cases.contains($0.stream.mechanism) } - demo
        #expect((1_800...3_000).contains(own), "\(own) events of 200 reports")
        let stages = try await site.database.read { session in
            Set(try session.rows("SELECT mechanism, stage FROM case_head", []).map { "\($0.text(0)).\($0.text(1))" })
        }
        for stage in ["intake.routed", "intake.accepted", "intake.closed", "clarification.archived"] {
            #expect(stages.contains(stage), "\(stage)")
        }
    }

    @Test("the read tables come from the events alone", arguments: [false, true])
    func rebuild(onServer: Bool) async throws {
        let site = try await DemoSite.make(cases: 60, onServer: onServer)
        let before = try await site.database.read { try DemoWorldTests.dump($0) }
        _ = try await site.database.write { try Rebuild.run(in: $0) }
        let after = try await site.database.read { try DemoWorldTests.dump($0) }
        for table in ReadTables.all { #expect(before[table] == after[table], "\(table)") }
    }

    @Test("the same seed makes the same world")
    func seed() async throws {
        let first = try await DemoSite.make(cases: 30)
        let second = try await DemoSite.make(cases: 30)
        #expect(try await first.events().map(DemoWorldTests.masked) == second.events().map(DemoWorldTests.masked))
    }

    @Test("numbers of cases are without gap and without double")
    func numbers() async throws {
        let site = try await Self.shared.value
        let (numbers, last) = try await site.database.read { session in
            (
                try session.rows("SELECT number FROM case_head", []).map { $0.text(0) },
                try session.rows("SELECT scope, year, last FROM sequence", [])
                    .map { (scope: $0.text(0), year: $0.int(1), last: $0.int(2)) }
            )
        }
        #expect(Set(numbers).count == numbers.count)
        let parts = numbers.compactMap { Sequences.parts(of: $0) }
        for sequence in last where !sequence.scope.hasSuffix("函") && !sequence.scope.hasSuffix("专") {
            let counts = parts.filter { $0.scope == sequence.scope && $0.year == sequence.year }.map(\.count).sorted()
            #expect(counts == Array(1...sequence.last), "\(sequence.scope)")
        }
    }

    @Test("what an original says stands nowhere in the journal")
    func sealed() async throws {
        let site = try await Self.shared.value
        let bodies = try await site.events().filter { $0.payload.name == "intake.registered" }.map(\.payload.body)
        #expect(bodies.count > 100)
        #expect(!bodies.contains { $0.contains("来信反映") })
    }
}
