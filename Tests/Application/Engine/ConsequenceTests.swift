import Kernel
import RuleBook
import Storage
import TestKit
import Testing

@testable import Application

@Suite("What follows by itself")
struct ConsequenceTests {
    @Test(
        "an approved disposal opens its verification in the same transaction, as the system's act with its cause",
        arguments: Engine.all)
    func verification(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.proposed()
        let count = try await town.journal().count
        try await town.act("intake.approve", by: "q.head", of: id, ["opinion": "同意"])
        let made = Array(try await town.journal().dropFirst(count))
        #expect(made.map(\.payload.name) == ["intake.disposed", "verification.opened", "intake.verificationStarted"])
        let (disposed, opened, started) = (made[0], made[1], made[2])
        #expect(disposed.actor == .staff(Sample.staff("q.head")) && disposed.cause == nil)
        #expect(opened.actor == .system && opened.cause == "\(disposed.stream)#\(disposed.version)")
        #expect(started.actor == .system && started.cause == "\(opened.stream)#1")
        #expect(started.stream == disposed.stream && started.version == disposed.version + 1)
        #expect(Set(made.map(\.recordedAt)).count == 1)
        #expect(opened.ruleSets == disposed.ruleSets && !opened.ruleSets.isEmpty)
    }

    @Test("when the consequence cannot be written, the act itself is not done", arguments: Engine.all)
    func together(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.proposed()
        // Somebody has put an event where the verification's first will be: its stream is derived from the cause.
        let before = try await town.everything()
        try await town.database.write { session in
            for statement in Self.noVerification(on: engine) { _ = try session.run(statement, []) }
        }
        #expect(await town.failure("intake.approve", by: "q.head", of: id, key: "k", ["opinion": "同意"]) != nil)
        #expect(try await town.everything() == before)
        try await town.database.write { session in
            _ = try session.run("DROP TRIGGER no_verification\(engine == .postgres ? " ON event" : "")", [])
        }
        try await town.act("intake.approve", by: "q.head", of: id, key: "k", ["opinion": "同意"])
    }

    /// Makes the journal refuse the first event of a verification.
    private static func noVerification(on engine: Engine) -> [String] {
        switch engine {
        case .sqlite:
            return [
                """
                CREATE TRIGGER no_verification BEFORE INSERT ON event WHEN NEW.name = 'verification.opened'
                BEGIN SELECT RAISE(ABORT, 'no'); END
                """
            ]
        case .postgres:
            return [
                """
                CREATE TRIGGER no_verification BEFORE INSERT ON event FOR EACH ROW
                WHEN (NEW.name = 'verification.opened') EXECUTE FUNCTION append_only()
                """
            ]
        }
    }

    @Test(
        "unfounded findings open one clarification; the report knows result and clarification at once",
        arguments: Engine.all)
    func clarification(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let cases = try await town.concluded(.inconclusive)
        let events = try await town.journal()
        let opened = events.filter { $0.payload.name == "clarification.opened" }
        #expect(opened.count == 1)
        #expect(opened.first?.payload.body.contains("2/official:miao") == true || opened.first != nil)
        #expect(opened.first?.actor == .system)
        let report = events.filter { $0.stream.id == cases.report.text }.map(\.payload.name)
        #expect(report.suffix(3) == ["intake.findingsProposed", "intake.concluded", "intake.clarificationLinked"])
        let links = try await town.database.read {
            try $0.rows("SELECT kind FROM case_link WHERE id = ?", [.text(cases.report.text)]).count
        }
        #expect(links == 2)
    }

    @Test("a recusal reaches every linked case, once in each", arguments: Engine.all)
    func recusal(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let cases = try await town.concluded()
        try await town.act(
            "verification.recuse", by: "q.head", of: cases.verification, ["staff": "q.an", "ground": "interest"])
        let recused = try await town.journal().filter { $0.payload.name.hasSuffix(".recused") }
        #expect(Set(recused.map(\.stream.mechanism)) == ["intake", "verification", "clarification"])
        #expect(recused.count == 3)
        #expect(recused.filter { $0.actor == .system }.count == 2)
        let persons = try await town.database.read {
            try $0.rows("SELECT id FROM case_person WHERE staff = 'q.an' AND bond = 'recused'", []).count
        }
        #expect(persons == 3)
    }

    @Test("a case keeps the rules it was opened under, whatever is loaded later", arguments: Engine.all)
    func pinned(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        var input = Town.registration().fields
        input["reporters"] = [["name": "张三", "contact": "13800001234", "isRealName": "true"]]
        let old = try await town.act("intake.register", by: "q.pet", .object(input)).caseId
        let stricter = RuleBook.RuleSet(
            slug: "quyuan-reports", issuer: Sample.quyuan, title: "屈原管理区实名举报办理办法", status: .formal,
            effectiveFrom: Sample.today.adding(days: -30),
            parameters: [
                RuleBook.Parameter(
                    name: "realname.acceptance_notice.max", value: .count(5), unit: .workingDay, bound: .ceiling,
                    source: RuleBook.Source(row: "RNM-003", label: .practice, text: "试验"))
            ])
        let (now, library) = (town.clock.now, town.library)
        let load: @Sendable () async throws -> Int = {
            try await town.database.write { session in
                let count = try RuleLibrary.journal(
                    [stricter], actor: .system, actingBody: Sample.quyuan, now: now, in: session)
                try library.load(from: session)
                return count
            }
        }
        #expect(try await load() == 1)
        #expect(try await load() == 0, "loaded twice, it is there once")
        let new = try await town.act("intake.register", by: "q.pet", .object(input)).caseId
        for id in [old, new] {
            try await town.act("intake.accept", by: "q.pet", of: id)
            try await town.act("intake.confirmRealName", by: "q.pet", of: id, ["reporter": "1"])
        }
        let due = try await town.database.read { session in
            try [old, new].map { id in
                try session.row(
                    "SELECT due FROM task WHERE id = ? AND act = 'intake.notifyAcceptance'", [.text(id.text)])?.text(0)
            }
        }
        let calendar = WorkCalendar.unpublished
        #expect(due == [15, 5].map { calendar.day($0, workdaysAfter: Sample.today).day.description })
        let events = try await town.journal(of: "intake")
        let (before, after) = (events.filter { $0.stream.id == old.text }, events.filter { $0.stream.id == new.text })
        #expect(Set(before.map(\.ruleSets)).count == 1 && Set(after.map(\.ruleSets)).count == 1)
        #expect(before.first?.ruleSets.count == (after.first?.ruleSets.count ?? 0) - 1)
    }
}
