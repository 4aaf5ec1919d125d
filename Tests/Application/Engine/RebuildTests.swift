import Clarification
import Intake
import Kernel
import Organisation
import Storage
import TestKit
import Testing
import Verification

@testable import Application

extension Town {
    /// Originals that registrations name, oldest first.
    func originals() async throws -> [SealedRef] {
        struct Registered: Decodable {
            struct Registration: Decodable { let original: SealedRef? }
            let registration: Registration
        }
        return try await journal(of: "intake").filter { $0.payload.name == "intake.registered" }
            .compactMap { try $0.payload.decode(Registered.self).registration.original }
    }
}

@Suite("Read tables come back from the journal alone")
struct RebuildTests {
    /// Reports at many stages: taken in, registered, forwarded, restricted, under verification, concluded, recused.
    private func livedIn(on engine: Engine) async throws -> Town {
        let town = try await Town(on: engine)
        let blanks = try await town.draw(2)
        try await town.act("intake.register", by: "q.pet", Town.registration(from: blanks[0]))
        _ = try await town.proposed()
        _ = try await town.verifying()
        let cases = try await town.concluded()
        try await town.interference()
        try await town.sanctions()
        try await town.act("intake.takeIn", by: "q.pet", ["channel": "letter", "original": "信"])
        try await town.act("intake.register", by: "q.pet", Town.registration(["official:tong"], original: "信"))
        try await town.act("intake.register", by: "q.pet", Town.registration(["official:bai"]))
        try await town.act("intake.recuse", by: "q.head", of: cases.report, ["staff": "q.chen", "ground": "interest"])
        let stray = try await town.act("intake.register", by: "q.pet", visit).caseId
        try await town.act(
            "intake.transfer", by: "q.pet", of: stray, ["to": "信访局", "reason": "非受理范围", "exposureChecked": "true"])
        // Corrected: one leaves for the higher Body, one is the only one that ever came by telephone, and did not.
        let id = try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"])).caseId
        try await correct(id, with: ["subjects": ["official:bai"]], in: town)
        var call = Town.registration().fields
        call["channel"] = "telephone"
        let called = try await town.act("intake.register", by: "q.pet", .object(call)).caseId
        try await correct(called, with: ["channel": "visit"], in: town)
        // One that leaves a number behind which nobody takes.
        let gone = try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"])).caseId
        // A repeat that is found to be none.
        let repeated = try await town.accepted()
        let number = try await town.database.read {
            try $0.row("SELECT number FROM case_head WHERE id = ?", [.text(cases.report.text)])?.text(0) ?? ""
        }
        try await town.act(
            "intake.markRepeat", by: "q.pet", of: repeated, ["of": .text(number), "reason": "同一问题"])
        try await town.act("intake.reopen", by: "q.an", of: repeated, ["reason": "并非同一问题"])
        try await town.act("intake.approve", by: "q.head", of: repeated, ["opinion": "同意"])
        try await correct(gone, with: ["subjects": ["official:bai"]], in: town)
        return town
    }

    private let visit: FormValue = [
        "channel": "visit", "receivedOn": .text("\(Sample.today)"), "subjects": ["official:chai"],
        "allegations": [["category": "other", "inRemit": "outOfRemit", "wording": "邻里纠纷"]],
    ]

    private func correct(_ id: CaseId, with changes: [String: FormValue], in town: Town) async throws {
        let fields = Town.registration().fields.merging(changes) { $1 }.merging(["reason": "登记有误"]) { $1 }
        try await town.act("intake.correctRegistration", by: "q.pet", of: id, .object(fields))
    }

    @Test("rebuilding leaves every derived table as it was", arguments: Engine.all)
    func identical(on engine: Engine) async throws {
        let town = try await livedIn(on: engine)
        try await town.audited()
        let before = try await town.database.read { try Town.dump(ReadTables.all, in: $0) }
        let streams = Set(try await town.journal().map(\.stream)).filter { $0.mechanism != "rulebook" }
        let count = try await town.database.write { try Rebuild.run(in: $0) }
        let after = try await town.database.read { try Town.dump(ReadTables.all, in: $0) }
        #expect(after.filter { !before.contains($0) } == [])
        #expect(before.filter { !after.contains($0) } == [])
        #expect(before.count == after.count)
        #expect(count <= streams.count && count > 30)
        for table in ReadTables.all where table != "delegation" && table != "relation" {
            #expect(before.contains { $0.hasPrefix("\(table): ") }, "\(table) is empty, so nothing was proved")
        }
    }

    @Test("who may see a case is the same by the read tables as by its replay", arguments: Engine.all)
    func sameSight(on engine: Engine) async throws {
        let town = try await livedIn(on: engine)
        let count = try await town.database.read { session in
            let reader = ResourceReader(session: session)
            func compare<M: CasePort>(_ mechanism: M.Type) throws -> Int {
                let streams = try session.rows(
                    "SELECT id FROM case_head WHERE mechanism = ? ORDER BY id", [.text(M.mechanism)])
                for row in streams {
                    let id = try #require(CaseId(row.text(0)))
                    let summary = try #require(M.summary(try Loaded<M>.read(id, in: session).state))
                    let read = try #require(try Registers.caseRow(of: id, in: session))
                    let replayed = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
                    #expect(try reader.resource(of: read) == replayed, "\(M.mechanism) \(summary.number)")
                    #expect(read.number == summary.number && read.stage == summary.stage)
                    #expect(read.isOpen == summary.isOpen && Set(read.subjects) == Set(summary.subjects))
                }
                return streams.count
            }
            return try CaseMechanisms.all.reduce(0) { try $0 + compare($1) }
        }
        #expect(count > 10)
    }

    @Test("open cases are counted as a count of them would", arguments: Engine.all)
    func openCounts(on engine: Engine) async throws {
        let town = try await livedIn(on: engine)
        let (kept, counted) = try await town.database.read { session in
            (
                try session.rows("SELECT body, mechanism, value FROM open_count ORDER BY 1, 2", []),
                try session.rows(
                    """
                    SELECT body, mechanism, count(*) FROM case_head WHERE is_open = 1
                    GROUP BY body, mechanism ORDER BY 1, 2
                    """, [])
            )
        }
        #expect(kept == counted && !kept.isEmpty)
    }

    @Test("rebuilding changes no event, and acts go on after it", arguments: Engine.all)
    func goesOn(on engine: Engine) async throws {
        let town = try await livedIn(on: engine)
        let before = try await town.journal()
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.journal() == before)
        let next = try await town.next("屈纪信")
        #expect(try await town.act("intake.register", by: "q.pet", Town.registration()).number == next)
    }

    @Test("every stream can be replayed, and the chains are whole", arguments: Engine.all)
    func verify(on engine: Engine) async throws {
        let town = try await livedIn(on: engine)
        let report = try await town.database.read {
            try Journal.verify(in: $0, dialect: town.database.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(report.firstBad == nil)
        #expect(report.events == (try await town.journal().count))
    }

    @Test("an event its mechanism cannot take is named", arguments: Engine.all)
    func impossible(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        let events = try await town.journal(of: "intake")
        let twice = StoredEvent(
            stream: StreamId("intake", id.text), version: 2, payload: events[0].payload, actor: .system,
            actingBody: Sample.quyuan, occurredOn: Sample.today, recordedAt: Sample.now, ruleSets: [], cause: nil)
        let strange = StoredEvent(
            stream: StreamId("horoscope", "x"), version: 1, payload: events[0].payload, actor: .system,
            actingBody: Sample.quyuan, occurredOn: Sample.today, recordedAt: Sample.now, ruleSets: [], cause: nil)
        #expect(Rebuild.firstImpossible(events) == nil)
        #expect(Rebuild.firstImpossible(events + [twice]) == 2)
        #expect(Rebuild.firstImpossible([strange]) == 1)
    }

    @Test("a Body that was moved under a younger one comes back there, with its figures", arguments: Engine.all)
    func movedBody(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"]))
        let younger = Sample.id("430700000", as: BodyCode.self)
        try await town.database.write { session in
            let writer = RegistryWriter(session: session, actor: .system, actingBody: Town.hunan, now: Sample.now)
            try writer.apply(
                .establish(
                    .init(
                        code: younger, name: "常德市纪委监委", shortName: "常纪", kind: .territorial, rank: .prefecture,
                        parent: Town.hunan)),
                to: BodyRegistry.self, id: younger.text)
            try writer.apply(
                .changeParent(parent: younger, reason: "划转"), to: BodyRegistry.self, id: Sample.quyuan.text)
        }
        let before = try await town.database.read { try Town.dump(ReadTables.all, in: $0) }
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.database.read { try Town.dump(ReadTables.all, in: $0) } == before)
        let path = try await town.database.read { try Directory.body(Sample.quyuan, in: $0)?.path }
        #expect(path == [Town.hunan, younger, Sample.quyuan])
    }
}
