import Application
import Kernel
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Web

/// An officer with open work of every sort: usual cases, one the receiver must keep away from, one the allotting office
/// does not see.
private struct Desks: Sendable {
    let world: OfficeWorld
    let plain: Road.Cases
    let conflicted: Road.Cases
    let restricted: Road.Cases

    static func make() async throws -> Desks {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("x.allot", .caseOfficer, .caseManagement)
        try await world.engage("x.third", .caseOfficer, .supervision)
        try await world.engage("x.gone", .caseOfficer, .supervision)
        try await world.engage("x.audit", .auditAdministrator)
        try await world.engage("lower.petition", .caseOfficer, .petition, at: "lower")
        let road = Road(world: world)
        let miao = try await world.official("miao")
        let brother = try await world.official("brother", name: "向某")
        let plain = try await road.go(about: [miao], to: .verifying)
        let conflicted = try await road.go(about: [brother], to: .assigned)
        let own = try await world.official("lower-own", name: "谭某", of: "lower")
        guard case .official(let id) = own else { throw ExpectedAccess.Fault(line: 0) }
        try await world.engage("lower.own", .caseOfficer, .supervision, at: "lower", official: id)
        let restricted = try await road.go(about: [own], to: .assigned, registeredBy: "lower.petition")
        try await world.staff("x.third", .declareRelation(.init(to: brother, kind: .sibling)))
        return Desks(world: world, plain: plain, conflicted: conflicted, restricted: restricted)
    }

    func officers(_ id: CaseId) async throws -> [String] {
        try await world.database.read { session in
            try session.rows(
                "SELECT staff FROM case_person WHERE id = ? AND bond = 'officer' ORDER BY staff", [.text(id.text)]
            ).map { $0.text(0) }
        }
    }

    func preview(
        from: String = "x.first", to: String? = "x.third", by staff: String = "x.allot"
    ) async throws -> WorkHandOver.Plan {
        try await WorkHandOver(engine: world.engine).preview(
            from: TestKit.Sample.staff(from), to: to.map { TestKit.Sample.staff($0) },
            by: TestKit.Sample.staff(staff))
    }

    func carryOut(
        from: String = "x.first", to: String = "x.third", reason: String = "调离",
        _ choice: WorkHandOver.Choice = .whatCanMove, by staff: String = "x.allot"
    ) async throws -> WorkHandOver.Plan {
        try await WorkHandOver(engine: world.engine).carryOut(
            from: TestKit.Sample.staff(from), to: TestKit.Sample.staff(to), reason: reason, choice: choice,
            by: TestKit.Sample.staff(staff))
    }

    func failure(_ body: () async throws -> WorkHandOver.Plan) async -> ActFailure? {
        do {
            _ = try await body()
            return nil
        } catch { return error as? ActFailure }
    }
}

@Suite("Handing over all open work of an officer")
struct HandOverTests {
    @Test("a preview says what moves and what stays, shows nothing hidden, and does nothing")
    func preview() async throws {
        let desks = try await Desks.make()
        let before = try await desks.world.database.read { try $0.row("SELECT count(*) FROM event", [])?.int(0) }
        let plan = try await desks.preview()
        #expect(Set(plan.moving.map(\.id)) == [desks.plain.report, try #require(desks.plain.verification)])
        #expect(plan.staying.map(\.id) == [desks.conflicted.report])
        guard case .refused(let notice) = plan.staying.first?.stays else {
            Issue.record("the conflict is named")
            return
        }
        #expect(notice.code == "officerConflicted")
        #expect(!plan.items.contains { $0.id == desks.restricted.report }, "nor is it counted")
        let after = try await desks.world.database.read { try $0.row("SELECT count(*) FROM event", [])?.int(0) }
        #expect(before == after)
        // The head sees the restricted one too.
        #expect(try await desks.preview(by: "x.head").moving.contains { $0.id == desks.restricted.report })
    }

    @Test("what can move moves at once, the rest is left, and each case says who had it")
    func moves() async throws {
        let desks = try await Desks.make()
        let done = try await desks.carryOut()
        #expect(done.moving.count == 2 && done.staying.count == 1)
        #expect(try await desks.officers(desks.plain.report) == ["x.second", "x.third"])
        #expect(try await desks.officers(desks.conflicted.report).contains("x.first"))
        #expect(try await desks.officers(desks.restricted.report).contains("x.first"), "what one cannot see stays")
        let names = try await desks.world.database.read { session in
            try Journal.events(of: StreamId("intake", desks.plain.report.text), in: session).map(\.event.payload)
        }
        #expect(names.last?.name == "intake.handedOver" && names.last?.body.contains("x.first") == true)
        #expect(try await desks.carryOut().moving.isEmpty, "asked again, nothing is left to move")
    }

    @Test("exactly the cases shown move, or none of them")
    func allOrNone() async throws {
        let desks = try await Desks.make()
        let both: [CaseId: Int?] = [desks.plain.report: nil, desks.conflicted.report: nil]
        let refused = await desks.failure { try await desks.carryOut(.exactly(both)) }
        guard case .refused(let notice) = refused else {
            Issue.record("the conflicted one is refused: \(String(describing: refused))")
            return
        }
        #expect(notice.code == "officerConflicted")
        #expect(try await desks.officers(desks.plain.report).contains("x.first"), "nothing moved")
        let stale = await desks.failure { try await desks.carryOut(.exactly([desks.plain.report: 1])) }
        guard case .stale = stale else {
            Issue.record("an old list is refused: \(String(describing: stale))")
            return
        }
        #expect(try await desks.carryOut(.exactly([desks.plain.report: nil])).moving.count == 1)
    }

    @Test("a hidden case that is named all the same looks missing, moves nothing, and is noted")
    func hidden() async throws {
        let desks = try await Desks.make()
        let guess: [CaseId: Int?] = [desks.plain.report: nil, desks.restricted.report: nil]
        guard case .missing = await desks.failure({ try await desks.carryOut(.exactly(guess)) }) else {
            Issue.record("it looks missing")
            return
        }
        #expect(try await desks.officers(desks.plain.report).contains("x.first"))
        let noted = try await desks.world.database.read { try Attempts.listAll(limit: 10, in: $0) }
        #expect(noted.contains { $0.attempt.caseId == desks.restricted.report && $0.attempt.code == "hidden" })
    }

    @Test("only who allots work may, and only to who handles cases here today")
    func who() async throws {
        let desks = try await Desks.make()
        for other in ["x.first", "x.petition", "x.review"] {
            guard case .denied = await desks.failure({ try await desks.preview(by: other) }) else {
                Issue.record("\(other) may not")
                continue
            }
        }
        for stranger in ["x.audit"] {
            guard case .missing = await desks.failure({ try await desks.preview(by: stranger) }) else {
                Issue.record("\(stranger) finds nothing")
                continue
            }
        }
        try await desks.world.staff("x.gone", .leave(leaving: .transferred))
        for receiver in ["x.first", "x.gone", "x.review", "x.audit"] {
            guard case .invalid(let problems) = await desks.failure({ try await desks.carryOut(to: receiver) }) else {
                Issue.record("\(receiver) receives no work")
                continue
            }
            #expect(problems.map(\.path) == ["to"])
        }
        guard case .invalid = await desks.failure({ try await desks.carryOut(reason: " ") }) else {
            Issue.record("a reason is given")
            return
        }
    }

    @Test("the page shows the same, hands over, and comes back with what is left; the API answers the same")
    func pages() async throws {
        let desks = try await Desks.make()
        try await desks.world.serve { client in
            let allot = try await Browser.signIn("x.allot", in: desks.world, client)
            let page = try await allot.get("/hand-over?from=x.first&to=x.third")
            #expect(page.status == 200 && page.text.contains("\(desks.plain.report)~"))
            #expect(!page.text.contains(desks.restricted.report.text))
            #expect(page.text.contains("不能移交的在办事项") && !page.text.contains("refusal."))
            let listed = try await allot.get("/api/v1/hand-overs?from=x.first&to=x.third")
            #expect(listed.status == 200 && !listed.text.contains(desks.restricted.report.text))
            let bad = try await allot.post(
                "/hand-over",
                [("from", "x.first"), ("to", "x.third"), ("cases", "\(desks.plain.report)~1"), ("reason", "调离")])
            #expect(bad.status == 409 && bad.text.contains("一件也没有移交"))
            let version = try await desks.world.database.read {
                try Registers.head(of: desks.plain.report, in: $0)?.version ?? 0
            }
            let sent = try await allot.post(
                "/hand-over",
                [
                    ("from", "x.first"), ("to", "x.third"), ("cases", "\(desks.plain.report)~\(version)"),
                    ("reason", "调离"),
                ])
            #expect(sent.status == 303 && sent.location == "/hand-over?from=x.first&moved=1")
            #expect(try await allot.get(try #require(sent.location)).text.contains("已移交 1 件"))
            let called = try await allot.call(
                "/hand-overs", ["from": "x.first", "to": "x.third", "reason": "调离"])
            #expect(called.status == 200 && called.text.contains("officerConflicted"))
            let officer = try await Browser.signIn("x.first", in: desks.world, client)
            #expect(try await officer.get("/hand-over").status == 403)
            let audit = try await Browser.signIn("x.audit", in: desks.world, client)
            #expect(try await audit.get("/hand-over").status == 404)
            #expect(try await audit.get("/api/v1/hand-overs?from=x.first").status == 404)
        }
    }
}
