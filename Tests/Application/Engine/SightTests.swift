import Access
import Intake
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Application

@Suite("Who may know of a case")
struct SightTests {
    private func isMissing(_ failure: ActFailure?) -> Bool {
        if case .missing? = failure { true } else { false }
    }

    private let attempts: [(act: String, input: FormValue)] = [
        ("intake.proposeDisposal", ["method": "close", "reason": "了结"]), ("intake.accept", [:]),
        ("intake.approve", [:]),
        ("intake.requestRecusal", ["ground": "interest"]), ("intake.assign", ["officers": ["q.bai", "q.chen"]]),
        ("intake.askReporter", ["message": "请补充"]),
    ]

    @Test("to a recused officer the case is missing, exactly like one that does not exist", arguments: Engine.all)
    func recused(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.accepted()
        try await town.act("intake.recuse", by: "q.head", of: id, ["staff": "q.an", "ground": "nearRelative"])
        let unknown = Sample.id("0123456789abcdef", as: CaseId.self)
        for attempt in attempts {
            #expect(isMissing(await town.failure(attempt.act, by: "q.an", of: id, attempt.input)), "\(attempt.act)")
            #expect(isMissing(await town.failure(attempt.act, by: "q.an", of: unknown, attempt.input)))
            #expect(isMissing(await town.failure(attempt.act, by: "q.an", of: id, seen: 1, attempt.input)))
        }
    }

    @Test(
        "a try at a case that exists and is hidden is noted, in the stream of the own Body's attempts and nowhere else",
        arguments: Engine.all)
    func noted(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.accepted()
        try await town.act("intake.recuse", by: "q.head", of: id, ["staff": "q.an", "ground": "nearRelative"])
        // All but the one that lists attempts.
        let tables = ReadTables.all.filter { $0 != "audit_entry" } + ["answered"]
        let before = try await town.database.read { try Town.dump(tables, in: $0) }
        let count = try await town.journal().count
        let sealed = try await town.sealedCount()
        let unknown = Sample.id("0123456789abcdef", as: CaseId.self)
        for (index, attempt) in attempts.enumerated() {
            _ = await town.failure(attempt.act, by: "q.an", of: id, key: "k\(index)", attempt.input)
            _ = await town.failure(attempt.act, by: "q.an", of: unknown, key: "u\(index)", attempt.input)
        }
        let noted = try await town.journal(of: "attempt")
        #expect(noted.map(\.stream) == attempts.map { _ in StreamId("attempt", Sample.quyuan.text) })
        #expect(noted.allSatisfy { $0.actor == .staff(Sample.staff("q.an")) && $0.cause == nil })
        let listed = try await town.database.read {
            try Attempts.list(of: Sample.quyuan, limit: 99, in: $0).map(\.attempt)
        }
        #expect(listed.reversed() == attempts.map { Attempts.Attempt(act: $0.act, caseId: id, code: "hidden") })
        #expect(try await town.journal().count == count + attempts.count)
        #expect(try await town.database.read { try Town.dump(tables, in: $0) } == before)
        #expect(try await town.sealedCount() == sealed)
        // Another Body's officer guesses: noted at home.
        #expect(isMissing(await town.failure("intake.accept", by: "y.pet", of: id)))
        #expect(try await town.journal(of: "attempt").last?.stream == StreamId("attempt", Sample.yueyang.text))
    }

    @Test("an ordinary refusal, a stale page, a missing field are not noted", arguments: Engine.all)
    func notNoted(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let id = try await town.accepted()
        #expect(await town.failure("intake.accept", by: "q.pet", of: id) != nil)
        #expect(await town.failure("intake.proposeDisposal", by: "q.an", of: id) != nil)
        #expect(await town.failure("intake.assign", by: "q.allot", of: id, seen: 1) != nil)
        #expect(await town.failure("intake.approve", by: "q.allot", of: id) != nil)
        #expect(try await town.journal(of: "attempt").isEmpty)
    }

    @Test(
        "a report on the Body's own staff opens in the next higher Body, under its restricted numbers, unseen below",
        arguments: Engine.all)
    func ownStaff(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let answer = try await town.act("intake.register", by: "q.pet", Town.registration(["official:bai"]))
        #expect(answer.number == "岳纪信专〔2026〕1号")
        #expect(!answer.isVisible)
        let head = try await town.database.read {
            try $0.row("SELECT body, is_restricted FROM case_head WHERE id = ?", [.text(answer.caseId.text)])
        }
        #expect(head?.values == [.text(Sample.yueyang.text), .int(1)])
        #expect(try await town.next("屈纪信") == "屈纪信〔2026〕1号", "the own sequence shows no gap")
        for desk in Town.desks {
            #expect(
                isMissing(await town.failure("intake.accept", by: "q.\(desk.key)", of: answer.caseId)), "\(desk.key)")
        }
        for desk in ["allot", "gate", "gen", "an"] {
            #expect(isMissing(await town.failure("intake.accept", by: "y.\(desk)", of: answer.caseId)), "\(desk)")
        }
        try await town.act("intake.accept", by: "y.pet", of: answer.caseId)
        // An ordinary report still begins the ordinary numbers.
        let ordinary = try await town.act("intake.register", by: "y.pet", Town.registration(["official:tong"]))
        #expect(ordinary.number == "岳纪信〔2026〕1号" && ordinary.isVisible)
    }

    @Test(
        "a report that turns out, when it is read or corrected, to be on the own staff leaves for the higher Body",
        arguments: Engine.all)
    func ownStaffFoundLater(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let unread = try await town.act("intake.takeIn", by: "q.pet", ["channel": "letter", "original": "信"]).caseId
        let left = try await town.act(
            "intake.transcribe", by: "q.pet", of: unread, Town.registration(["official:bai"]))
        #expect(!left.isVisible)
        #expect(left.number == "岳纪信专〔2026〕1号")
        let wrong = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        try await town.act("intake.assign", by: "q.allot", of: wrong, ["officers": ["q.an", "q.chen"]])
        var corrected = Town.registration(["official:bai"]).fields
        corrected["reason"] = "被反映人有误"
        let gone = try await town.act("intake.correctRegistration", by: "q.pet", of: wrong, .object(corrected))
        #expect(!gone.isVisible)
        #expect(gone.number == "岳纪信专〔2026〕2号")
        #expect(try await town.next("屈纪信") == "屈纪信〔2026〕1号", "the number left behind is given again: no gap tells")
        for id in [unread, wrong] {
            for desk in Town.desks {
                #expect(isMissing(await town.failure("intake.accept", by: "q.\(desk.key)", of: id)), "\(desk.key)")
            }
            try await town.act("intake.accept", by: "y.pet", of: id)
        }
        let next = try await town.act("intake.register", by: "q.pet", Town.registration())
        let after = try await town.act("intake.register", by: "q.pet", Town.registration())
        #expect([next.number, after.number] == ["屈纪信〔2026〕1号", "屈纪信〔2026〕2号"])
        // A replay finds the same numbers taken and the same ones free.
        let free = try await town.act("intake.takeIn", by: "q.pet", ["channel": "letter", "original": "信"]).caseId
        try await town.act("intake.transcribe", by: "q.pet", of: free, Town.registration(["official:bai"]))
        try await town.act("intake.forwardUp", by: "y.pet", of: free, ["to": .text("\(Town.hunan)")])
        let tables = ["sequence", "sequence_free"]
        let before = try await town.database.read { try Town.dump(tables, in: $0) }
        #expect(before.contains { $0.hasPrefix("sequence_free") })
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.database.read { try Town.dump(tables, in: $0) } == before)
    }

    @Test(
        "of a higher Body's matter only the fact stays: nothing of it in journal or tables, the original destroyed",
        arguments: Engine.all)
    func higherBody(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        var input = Town.registration(["official:tong"], original: "关于童某的信").fields
        input["reporters"] = [["name": "李四", "contact": "13900001234", "isRealName": "true"]]
        let answer = try await town.act("intake.register", by: "q.pet", .object(input))
        #expect(answer.stage == "routed")
        #expect(try await town.sealedCount() == 0)
        let events = try await town.journal(of: "intake")
        #expect(events.map(\.payload.name) == ["intake.forwarded"])
        let rows = try await town.database.read { session in
            try Town.dump(ReadTables.all.filter { !["official", "search_token"].contains($0) }, in: session)
        }
        let kept = events.map(\.payload.body).joined() + rows.filter { $0.contains(answer.caseId.text) }.joined()
        for word in ["tong", "礼金", "不负责任", "integrityDiscipline", "李四", "关于童某"] {
            #expect(!kept.contains(word), "\(word) is kept")
        }
        // One taken in first and read later goes the same way, with everything that was sealed.
        let taken = try await town.act(
            "intake.takeIn", by: "q.pet",
            [
                "channel": "letter", "original": "信的全文", "about": "童某",
                "reporters": [["name": "李四", "contact": "1", "isRealName": "true"]],
            ])
        #expect(try await town.sealedCount() == 3)
        try await town.act("intake.transcribe", by: "q.pet", of: taken.caseId, Town.registration(["official:tong"]))
        #expect(try await town.sealedCount() == 0)
    }

    @Test(
        "of a higher Body's matter that was registered here first nothing stays readable in any file",
        arguments: Engine.all)
    func higherBodyLater(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let words = "在机场路项目里收了三次茶叶"
        var fields = Town.registration(original: "来信").fields
        fields["allegations"] = [
            ["category": "integrityDiscipline", "inRemit": "inRemit", "wording": .text(words)]
        ]
        let report = try await town.act("intake.register", by: "q.pet", .object(fields)).caseId
        try await town.act(
            "intake.addAllegation", by: "q.pet", of: report,
            [
                "category": "integrityDiscipline", "inRemit": "inRemit", "wording": .text(words + "又一次"),
                "subjects": ["official:miao"],
            ])
        #expect(try await town.journal(of: "intake").contains { $0.payload.body.contains(words) })
        #expect(try await !town.holds(words), "what lies in the journal's file is under a key")
        try await town.act("intake.forwardUp", by: "q.pet", of: report, ["to": .text("\(Sample.yueyang)")])
        let events = try await town.journal(of: "intake")
        #expect(events.map(\.payload.isErased) == [true, true, false])
        let loaded = try await town.database.read { try Loaded<Intake>.read(report, in: $0) }
        #expect(loaded.history.count == 1 && loaded.head.version == 3)
        // Nothing of it comes back by replaying, and the journal holds.
        let tables = try await town.database.read { try Town.dump(ReadTables.all, in: $0) }
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.database.read { try Town.dump(ReadTables.all, in: $0) } == tables)
        let verified = try await town.database.read {
            try Journal.verify(in: $0, dialect: town.database.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(verified.firstBad == nil)
        #expect(try await town.keyCount() == 0)
        #expect(try await !town.holds(words))
    }

    @Test("a number left twice, and one left before another, are each given again")
    func leftAgain() async throws {
        let town = try await Town()
        func correct(_ id: CaseId, about subject: String) async throws -> String {
            var fields = Town.registration([.text(subject)]).fields
            fields["reason"] = "登记有误"
            return try await town.act("intake.correctRegistration", by: "q.pet", of: id, .object(fields)).number
        }
        let first = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        let second = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        _ = try await correct(first, about: "official:bai")
        #expect(try await town.next("屈纪信") == "屈纪信〔2026〕1号")
        _ = try await correct(second, about: "official:bai")
        #expect(try await town.next("屈纪信") == "屈纪信〔2026〕1号")
        let before = try await town.database.read { try Town.dump(["sequence", "sequence_free"], in: $0) }
        #expect(before.count { $0.hasPrefix("sequence_free") } == 2)
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.database.read { try Town.dump(["sequence", "sequence_free"], in: $0) } == before)
    }

    @Test("who is recused from a report keeps away from the fact that it was forwarded too")
    func recusedFromForwarded() async throws {
        let town = try await Town()
        let report = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        try await town.act("intake.recuse", by: "q.head", of: report, ["staff": "q.lead", "ground": "interest"])
        try await town.act("intake.forwardUp", by: "q.pet", of: report, ["to": .text("\(Sample.yueyang)")])
        let recused = try await town.database.read { session in
            try Registers.caseRow(of: report, in: session)?.recused ?? []
        }
        #expect(recused == [Sample.staff("q.lead")])
    }

    @Test("what could not be destroyed with its event is destroyed at the next start")
    func outstanding() async throws {
        let town = try await Town()
        try await town.act("intake.takeIn", by: "q.pet", ["channel": "letter", "original": "信的全文"])
        let original = try #require(
            try await town.journal(of: "intake").compactMap { event -> SealedRef? in
                struct Received: Decodable {
                    struct Receipt: Decodable { let original: SealedRef }
                    let receipt: Receipt
                }
                return try? event.payload.decode(Received.self).receipt.original
            }.first)
        try await town.database.write { try Outstanding.note([original], in: $0) }
        #expect(try await town.engine.destroyOutstanding() == 1)
        #expect(try await town.sealedCount() == 0)
        #expect(try await town.engine.destroyOutstanding() == 0)
    }

    @Test("a content key that is gone without an order to destroy it is found", arguments: Engine.all)
    func lostKey(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let report = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        try await town.database.write {
            try Journal.destroyContent(of: StreamId(Intake.mechanism, report.text), in: $0)
        }
        let verified = try await town.database.read {
            try Journal.verify(in: $0, dialect: town.database.dialect, replay: Rebuild.firstImpossible)
        }
        #expect(verified.firstBad?.stream == "intake/\(report)" && verified.firstBad?.flaw == .impossible)
    }

    @Test(
        "who was delegated a role and then moved to another Body has nothing of the old one by it",
        arguments: Engine.all)
    func movedDelegate(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let delegate = Sample.staff("q.chen")
        func registries(_ body: BodyCode, _ command: StaffRegistry.Command, _ id: StaffId) async throws {
            let now = town.clock.now
            try await town.database.write { session in
                let writer = RegistryWriter(session: session, actor: .system, actingBody: body, now: now)
                try writer.apply(command, to: StaffRegistry.self, id: id.text)
            }
        }
        func grants() async throws -> [Grant] {
            try await town.database.read {
                try PersonReader.person(delegate, on: Sample.today, in: $0)?.grants.filter { $0.delegator != nil } ?? []
            }
        }
        try await registries(
            Sample.quyuan,
            .delegate(
                .init(
                    to: delegate, role: .head, from: Sample.today, until: Sample.today.adding(days: 30), reason: "外出")),
            Sample.staff("q.head"))
        #expect(try await grants().map(\.role) == [.head])
        try await registries(
            Sample.quyuan,
            .move(body: Sample.yueyang, posts: [Post(.caseOfficer, in: .investigation)], reason: "调任"), delegate)
        #expect(try await grants().isEmpty)
    }
}
