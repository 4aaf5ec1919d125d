import Access
import Application
import Clarification
import Intake
import Kernel
import Storage
import StorageSQLite
import Testing
import Vault
import Verification

@testable import World

@Suite("The demo world")
struct DemoWorldTests {
    @Test("every chain holds and every stream can be replayed")
    func verifies() async throws {
        let site = try await DemoSite.shared.value
        let report = try await site.database.read {
            try Journal.verify(in: $0, dialect: SQLiteDatabase.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
        #expect(report.events > 300)
    }

    @Test("every event reads back as what was stored")
    func events() async throws {
        for event in try await DemoSite.shared.value.events() {
            guard let mechanism = CaseMechanisms.named(event.stream.mechanism) else { continue }
            #expect(try Self.storedAgain(event.payload, by: mechanism) == event.payload)
        }
    }

    private static func storedAgain<M: CasePort>(
        _ payload: StoredPayload, by mechanism: M.Type
    ) throws -> StoredPayload {
        M.stored(try M.restored(payload))
    }

    @Test("the read tables come from the events alone")
    func rebuild() async throws {
        let site = try await DemoSite.make()
        let before = try await site.database.read { try Self.dump($0) }
        _ = try await site.database.write { try Rebuild.run(in: $0) }
        let after = try await site.database.read { try Self.dump($0) }
        for table in ReadTables.all { #expect(before[table] == after[table], "\(table)") }
    }

    @Test("the same seed makes the same world but for what is sealed; another seed, other identifiers")
    func seed() async throws {
        let first = try await DemoSite.shared.value
        let second = try await DemoSite.make()
        let other = try await DemoSite.make(seed: 2)
        #expect(try await first.events().map(Self.masked) == second.events().map(Self.masked))
        #expect(first.made.receipts == second.made.receipts)
        #expect(first.made.cases != other.made.cases)
    }

    @Test("on a server the same seed makes the same world, which holds and comes back by rebuilding")
    func onServer() async throws {
        let site = try await DemoSite.make(onServer: true)
        let onFile = try await DemoSite.shared.value
        #expect(try await site.events().map(Self.masked) == onFile.events().map(Self.masked))
        let report = try await site.database.read {
            try Journal.verify(in: $0, dialect: site.database.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
        let before = try await site.database.read { try Self.dump($0) }
        _ = try await site.database.write { try Rebuild.run(in: $0) }
        let after = try await site.database.read { try Self.dump($0) }
        for table in ReadTables.all { #expect(before[table] == after[table], "\(table)") }
    }

    @Test("the case of the press report waits to be accepted, with three allegations")
    func miao() async throws {
        let site = try await DemoSite.shared.value
        let id = try #require(site.made.cases["miao"])
        let state = try await site.database.read { try Loaded<Intake>.read(id, in: $0).state }
        guard case .present(let matter) = state else {
            Issue.record("Miao's report is there")
            return
        }
        #expect(matter.stage == .registered)
        #expect(matter.allegations.count == 3)
        #expect(matter.frame.body.text == "430671000")
    }

    @Test("there is a case at every stage of the main road")
    func stages() async throws {
        let site = try await DemoSite.shared.value
        let stages = try await site.database.read { session in
            Set(
                try session.rows("SELECT mechanism, stage FROM case_head", []).map { "\($0.text(0)).\($0.text(1))" })
        }
        for stage in [
            "intake.received", "intake.registered", "intake.routed", "intake.accepted", "intake.disposalProposed",
            "intake.disposed", "intake.verifying", "intake.findingsProposed", "intake.concluded", "intake.closed",
            "verification.gathering", "verification.qualityGate", "verification.submitted", "verification.concluded",
            "clarification.toAssess", "clarification.submitted", "clarification.approved",
            "clarification.followingUp", "clarification.archived", "interference.noted", "sanction.executing",
            "sanction.inForce", "sanction.ended", "sanction.revoked",
        ] { #expect(stages.contains(stage), "\(stage)") }
    }

    @Test("an officer sees nothing of a report on the own brother")
    func brother() async throws {
        let site = try await DemoSite.shared.value
        let id = try #require(site.made.cases["brother"])
        let sister = try #require(site.made.account("quyuan.supervision2"))
        let colleague = try #require(site.made.account("quyuan.petition"))
        #expect(try await Self.denial(of: id, to: sister.staff, in: site) == .recused)
        #expect(try await Self.denial(of: id, to: colleague.staff, in: site) == nil)
    }

    @Test("a report on a Body's own staff goes to the Body above and leaves the sight of its own")
    func ownStaff() async throws {
        let site = try await DemoSite.shared.value
        let id = try #require(site.made.cases["ownStaff"])
        for account in ["nanxian.petition", "nanxian.supervision", "nanxian.head"] {
            let person = try #require(site.made.account(account))
            #expect(try await Self.denial(of: id, to: person.staff, in: site) != nil, "\(account)")
        }
        let higher = try #require(site.made.account("yiyang.head"))
        #expect(try await Self.denial(of: id, to: higher.staff, in: site) == nil)
    }

    @Test("interference noted in a zone lies with the Body above, and nobody of the zone sees it")
    func interference() async throws {
        let site = try await DemoSite.shared.value
        let id = try #require(site.made.cases["interference"])
        for desk in DemoPeople.desks {
            let person = try #require(site.made.account("quyuan.\(desk.key)"))
            #expect(try await Self.denial(of: id, to: person.staff, in: site) != nil, "\(desk.key)")
        }
        let higher = try #require(site.made.account("yueyang.leader"))
        #expect(try await Self.denial(of: id, to: higher.staff, in: site) == nil)
    }

    @Test("everybody signs in with the password that the sign-in page shows")
    func accounts() async throws {
        let site = try await DemoSite.shared.value
        #expect(Password.isStrong(DemoWorld.password))
        #expect(site.made.accounts.count == DemoPeople.places.count * DemoPeople.desks.count + 3)
        for account in site.made.accounts {
            let row = try await site.database.read { try Storage.Accounts.account(account.account, in: $0) }
            #expect(row?.staff == account.staff && row?.mustChange == false, "\(account.account)")
        }
        let row = try await site.database.read { try Storage.Accounts.account("quyuan.petition", in: $0) }
        #expect(Password.matches(DemoWorld.password, hash: try #require(row).password))
    }

    @Test("a receipt's digest leads to its report")
    func receipts() async throws {
        let site = try await DemoSite.shared.value
        #expect(site.made.receipts.count == 2)
        for receipt in site.made.receipts {
            let digest = SessionDesk.digest(of: receipt.code.filter { $0 != "-" })
            let events = try await site.events().filter { $0.payload.body.contains(digest) }
            #expect(events.count == 1)
        }
    }

    // MARK: Looking

    private static func denial(of id: CaseId, to staff: StaffId, in site: DemoSite) async throws -> Denial? {
        try await site.database.read { session in
            guard let person = try PersonReader.person(staff, on: DemoSite.today, in: session),
                let sight = try ResourceReader(session: session).sight(of: id, by: person)
            else { return .noBond }
            return sight.decision.denial
        }
    }

    /// An event without what the vault draws at random.
    static func masked(_ event: StoredEvent) -> String {
        let body = event.payload.body.replacing(
            /"digest":"[0-9a-f]{64}","id":"[0-9a-f]{32}"/, with: #""digest":"…","id":"…""#)
        return "\(event.stream)#\(event.version) \(event.payload.name) \(body) \(event.actor) \(event.recordedAt)"
    }

    static func dump(_ session: any SQLSession) throws -> [String: [String]] {
        var tables: [String: [String]] = [:]
        for table in ReadTables.all {
            tables[table] = try session.rows("SELECT * FROM \(table)", []).map { "\($0.values)" }.sorted()
        }
        return tables
    }
}
