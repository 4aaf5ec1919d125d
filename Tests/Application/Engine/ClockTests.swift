import Kernel
import Storage
import TestKit
import Testing

@testable import Application

@Suite("A clock that was set back")
struct ClockTests {
    private static let register = "intake.register"

    private func minutesBehind(_ failure: ActFailure?) -> Int? {
        if case .store(.clockBehind(let minutes))? = failure { minutes } else { nil }
    }

    @Test("nothing is recorded before what is recorded, and all goes on when the clock is right", arguments: Engine.all)
    func setBack(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let first = try await town.act(Self.register, by: "q.pet", key: "k1", Town.registration())
        let before = try await town.everything()
        town.clock.move(minutes: -90)
        let refused = await town.failure(Self.register, by: "q.pet", key: "k2", Town.registration(original: "原件"))
        #expect(minutesBehind(refused) == 90)
        #expect(minutesBehind(await town.failure("intake.accept", by: "q.pet", of: first.caseId)) == 90)
        // A large file is sealed ahead of the act: nothing of it is left.
        let large = String(repeating: "件", count: 100_000)
        #expect(minutesBehind(await town.failure(Self.register, by: "q.pet", Town.registration(original: large))) == 90)
        #expect(try await town.everything() == before)
        #expect(try await town.sealedCount() == 0)
        // What was done is answered again: that needs no clock.
        #expect(try await town.act(Self.register, by: "q.pet", key: "k1", Town.registration()) == first)
        town.clock.move(minutes: 90)
        try await town.act(Self.register, by: "q.pet", key: "k2", Town.registration(original: "原件"))
        #expect(try await town.journal(of: "intake").count == 2)
    }

    @Test("some minutes are what clocks differ by")
    func tolerated() async throws {
        let town = try await Town()
        try await town.act(Self.register, by: "q.pet", Town.registration())
        town.clock.move(minutes: -Journal.clockToleranceMinutes - 1)
        #expect(
            minutesBehind(await town.failure(Self.register, by: "q.pet", Town.registration()))
                == Journal.clockToleranceMinutes + 1)
        town.clock.move(minutes: 1)
        try await town.act(Self.register, by: "q.pet", Town.registration())
    }

    @Test("nobody signs in, no administrator acts and nothing is noted by such a clock", arguments: Engine.all)
    func others(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        try await town.audited()
        let rules = town.library.rules(for: [Town.hunan], on: Sample.today)
        let clock = town.clock
        let desk = SessionDesk(database: town.database, limits: .init(rules: rules), clock: { clock.now })
        town.clock.move(minutes: -1_440)
        let before = try await town.everything()
        // Right, wrong, and nobody's: all are answered the same.
        for (name, password) in [("q.bai", "Zhengming-2026"), ("q.bai", "wrong"), ("nobody", "wrong")] {
            await #expect(throws: SignInFailure.store(.clockBehind(minutes: 1_440))) {
                _ = try await desk.signIn(name, password: password, kind: "page", language: "zh")
            }
        }
        let account = RegistryRequest(act: "account.end", id: "q.bai", input: [:], by: Sample.staff("q.an"))
        await #expect {
            _ = try await RegistryDesk(engine: town.engine).perform(account)
        } throws: { minutesBehind($0 as? ActFailure) == 1_440 }
        await #expect(throws: StoreError.clockBehind(minutes: 1_440)) {
            try await Attempts.note(
                .init(act: "intake.view", caseId: nil, code: "hidden"), by: Sample.staff("q.an"), at: clock.now,
                in: town.database)
        }
        #expect(try await town.engine.recountDeadlines() == 0)
        #expect(try await town.everything() == before)
    }

    @Test("where the clock had been ahead, whoever has the machine says so, and acts go on", arguments: Engine.all)
    func wasAhead(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        try await town.act(Self.register, by: "q.pet", Town.registration())
        town.clock.move(minutes: 600)
        let ahead = try await town.act("intake.register", by: "q.pet", Town.registration(["official:chai"]))
        town.clock.move(minutes: -600)
        #expect(minutesBehind(await town.failure("intake.accept", by: "q.pet", of: ahead.caseId)) == 600)
        let now = town.clock.now
        #expect(try await town.database.write { try ClockCorrection.note(at: now, in: $0) } == 600)
        #expect(try await town.database.write { try ClockCorrection.note(at: now, in: $0) } == 0)
        try await town.act("intake.accept", by: "q.pet", of: ahead.caseId)
        let trail = try await town.database.read { session in
            try session.rows("SELECT act, actor, code FROM audit_entry WHERE act = ?", [.text(ClockCorrection.act)])
        }
        #expect(trail.map { [$0.text(0), $0.text(1), $0.text(2)] } == [[ClockCorrection.act, "system", "done"]])
        let dialect = town.database.dialect
        let report = try await town.database.read { session in
            try Journal.verify(in: session, dialect: dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
    }
}
