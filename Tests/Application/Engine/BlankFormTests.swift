import Access
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Application

extension Town {
    /// Draws blanks for somebody's Body.
    @discardableResult
    func draw(
        _ count: Int = 1, _ kind: BlankFormKind = .registration, by staff: String = "q.pet", seen: Int? = nil
    ) async throws(ActFailure) -> [String] {
        let answer = try await RegistryDesk(engine: engine).perform(
            RegistryRequest(
                act: "blankform.draw", id: nil,
                input: [
                    "kind": .text(kind.rawValue), "count": .text(String(count)), "purpose": "赶集日接访",
                    "place": "凤凰乡接访点",
                ], by: Sample.staff(staff), seen: seen))
        return answer.printing?.blanks ?? []
    }

    /// Does an act on blanks of the own Body, or says why not.
    func blanks(
        _ verb: String, _ numbers: [String], by staff: String = "q.pet", of body: BodyCode = Sample.quyuan
    ) async -> ActFailure? {
        do {
            _ = try await RegistryDesk(engine: engine).perform(
                RegistryRequest(
                    act: "blankform.\(verb)", id: body.text,
                    input: ["numbers": .list(numbers.map { .text($0) }), "reason": "打印模糊"], by: Sample.staff(staff)))
            return nil
        } catch { return error }
    }

    /// A registration entered from a blank.
    static func registration(from blank: String, _ subjects: FormValue = ["official:miao"]) -> FormValue {
        var fields = registration(subjects).fields
        fields["blankForm"] = .text(blank)
        return .object(fields)
    }

    func blank(_ number: String) async throws -> BlankFormRow? {
        try await database.read { try BlankForms.row(number, in: $0) }
    }
}

@Suite("Numbered blanks: drawn, entered once, accounted for")
struct BlankFormTests {
    private func problem(_ failure: ActFailure?) -> String? {
        guard case .invalid(let problems)? = failure else { return nil }
        return problems.first { $0.path == "blankForm" }?.code
    }

    private func refusal(_ failure: ActFailure?) -> String? {
        guard case .refused(let notice)? = failure else { return nil }
        return notice.code
    }

    @Test("numbers follow in the Body's own yearly sequence, and the journal names who drew which")
    func drawn() async throws {
        let town = try await Town()
        #expect(try await town.draw(3) == ["屈纪空〔2026〕1号", "屈纪空〔2026〕2号", "屈纪空〔2026〕3号"])
        #expect(try await town.draw(1, .talk, by: "q.an") == ["屈纪空〔2026〕4号"])
        #expect(try await town.draw(1, by: "y.pet") == ["岳纪空〔2026〕1号"])
        let events = try await town.journal(of: "blankform")
        #expect(
            events.map(\.stream.description) == ["blankform/430671000", "blankform/430671000", "blankform/430600000"])
        #expect(events[1].actor == .staff(Sample.staff("q.an")) && events[1].payload.name == "blankform.drawn")
        #expect(events[0].payload.body.contains("凤凰乡接访点"))
        let row = try #require(try await town.blank("屈纪空〔2026〕2号"))
        #expect(row.isOpen && row.kind == .registration && row.drawing == 1 && row.printings == 1)
    }

    @Test("a form sent twice draws once: the second is told that the register changed")
    func sentTwice() async throws {
        let town = try await Town()
        try await town.draw(2, seen: 0)
        do {
            try await town.draw(2, seen: 0)
            Issue.record("drawn twice")
        } catch {
            guard case .stale(version: 1, _) = error else { throw error }
        }
        #expect(try await town.journal(of: "blankform").count == 1)
    }

    @Test("who draws: the desks that fill blanks in, each for the own Body, nobody else")
    func who() async throws {
        let town = try await Town()
        let desks = ["pet", "an", "chen", "gen"]
        for desk in Town.desks.map(\.key) {
            do {
                try await town.draw(by: "q.\(desk)")
                #expect(desks.contains(desk) || desk == "bai", "\(desk)")
            } catch {
                guard case .denied(.otherOffice) = error else { throw error }
                #expect(!desks.contains(desk), "\(desk)")
            }
        }
        guard case .missing? = await town.blanks("void", ["屈纪空〔2026〕1号"], by: "y.pet") else {
            Issue.record("another Body's register is nothing to find")
            return
        }
    }

    @Test("a report is registered from a blank: its event names the number, the blank is used")
    func used() async throws {
        let town = try await Town()
        let number = try await town.draw()[0]
        // Typed as on a plain keyboard.
        let id = try await town.act(
            "intake.register", by: "q.pet", Town.registration(from: " 屈纪空[2026]1 ")
        ).caseId
        let row = try #require(try await town.blank(number))
        #expect(row.use?.caseId == id && row.use?.entry?.by == Sample.staff("q.pet"))
        #expect(row.use?.entry?.on == Sample.today && !row.isOpen)
        #expect(refusal(await town.blanks("void", [number])) == "usedBefore")
        #expect(refusal(await town.blanks("reprint", [number])) == "usedBefore")
    }

    @Test("another Body's number, one of another kind, a used, a void one and a guess are refused, and it says which")
    func refused() async throws {
        let town = try await Town()
        let numbers = try await town.draw(3)
        let talk = try await town.draw(1, .talk)[0]
        let theirs = try await town.draw(1, by: "y.pet")[0]
        #expect(await town.blanks("void", [numbers[1]]) == nil)
        try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[0]))
        let count = try await town.journal().count
        for (number, code) in [
            (theirs, "unknown.blankForm"), ("屈纪空〔2026〕99号", "unknown.blankForm"), ("随便写", "unknown.blankForm"),
            (talk, "blankForm.otherKind.talk"), (numbers[0], "blankForm.used"), (numbers[1], "blankForm.void"),
        ] {
            let failure = await town.failure("intake.register", by: "q.pet", Town.registration(from: number))
            #expect(problem(failure) == code, "\(number)")
        }
        #expect(try await town.journal().count == count, "a refused act leaves nothing")
        #expect(refusal(await town.blanks("void", [theirs])) == "notDrawnHere")
        #expect(refusal(await town.blanks("reprint", [numbers[1]])) == "voidBefore")
    }

    @Test("of two acts that race for one number exactly one is done", arguments: 0..<10)
    func race(round: Int) async throws {
        let town = try await Town()
        let number = try await town.draw()[0]
        let done = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let input = Town.registration(from: number)
                    return await town.failure("intake.register", by: "q.pet", key: "k\(index)", input) == nil
                }
            }
            group.addTask { await town.blanks("void", [number]) == nil }
            var done = 0
            for await isDone in group where isDone { done += 1 }
            return done
        }
        #expect(done == 1)
        let reports = try await town.journal(of: "intake").count
        let row = try #require(try await town.blank(number))
        #expect((reports == 1) == (row.use != nil) && (reports == 0) == (row.void != nil))
    }

    @Test("a talk is entered from a blank as evidence or as a statement with its scan, once in a case")
    func talk() async throws {
        let town = try await Town()
        let numbers = try await town.draw(2, .talk, by: "q.an")
        let cases = try await town.verifying()
        func evidence(_ number: String) -> FormValue {
            [
                "kind": "talkRecord", "shows": "谈话情况", "items": ["1/official:miao"], "by": ["q.an", "q.chen"],
                "blankForm": .text(number),
            ]
        }
        func statement(_ number: String) -> FormValue {
            [
                "subject": "official:miao", "text": "没有收受", "on": .text("\(Sample.today)"), "by": ["q.an", "q.chen"],
                "blankForm": .text(number),
                "scan": .file(FilePart(name: "a.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.4".utf8))),
            ]
        }
        try await town.act("verification.addEvidence", by: "q.an", of: cases.verification, evidence(numbers[0]))
        // The same again is so already; something else from the same sheet is refused.
        let again = try await town.act(
            "verification.addEvidence", by: "q.an", of: cases.verification, evidence(numbers[0]))
        #expect(again.wasAlreadySo)
        let other = await town.failure(
            "verification.recordStatement", by: "q.an", of: cases.verification, statement(numbers[0]))
        #expect(refusal(other) == "blankFormEntered")
        let before = try await town.sealedCount()
        try await town.act("verification.recordStatement", by: "q.an", of: cases.verification, statement(numbers[1]))
        #expect(try await town.sealedCount() == before + 1)
        #expect(try await town.blank(numbers[1])?.use?.caseId == cases.verification)
    }

    @Test("a correction that names another blank gives the first back; one that names none keeps it")
    func corrected() async throws {
        let town = try await Town()
        let numbers = try await town.draw(2)
        let id = try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[0])).caseId
        var fields = Town.registration().fields
        fields["reason"] = "登记有误"
        try await town.act("intake.correctRegistration", by: "q.pet", of: id, .object(fields))
        #expect(try await town.blank(numbers[0])?.use?.caseId == id)
        fields["reason"] = "表单编号有误"
        fields["blankForm"] = .text(numbers[1])
        try await town.act("intake.correctRegistration", by: "q.pet", of: id, .object(fields))
        #expect(try await town.blank(numbers[0])?.isOpen == true)
        #expect(try await town.blank(numbers[1])?.use?.caseId == id)
    }

    private func line(_ number: String, seenBy staff: String, in town: Town) async throws -> BlankFormBook.Line? {
        try await town.database.read { session in
            guard let row = try BlankForms.row(number, in: session),
                let person = try PersonReader.person(Sample.staff(staff), on: Sample.today, in: session)
            else { return nil }
            return try BlankFormBook.lines([row], for: person, in: session).first
        }
    }

    @Test(
        "the list names the case to whoever may see it; of a restricted, recused or forwarded one only that it is used")
    func sight() async throws {
        let town = try await Town()
        let numbers = try await town.draw(4)
        let plain = try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[0])).caseId
        #expect(try await line(numbers[0], seenBy: "q.pet", in: town)?.usedBy?.number == "屈纪信〔2026〕1号")
        #expect(try await line(numbers[0], seenBy: "q.an", in: town)?.usedBy == nil)
        try await town.act("intake.recuse", by: "q.head", of: plain, ["staff": "q.pet", "ground": "interest"])
        #expect(try await line(numbers[0], seenBy: "q.pet", in: town)?.usedBy == nil)
        // On the own people: the higher Body's.
        try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[1], ["official:bai"]))
        // A higher Body's matter: forwarded, and what it said destroyed; the number stays accounted for.
        let gone = try await town.act(
            "intake.register", by: "q.pet",
            Town.registration(from: numbers[2], ["official:tong"])
        ).caseId
        let later = try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[3])).caseId
        try await town.act(
            "intake.forwardUp", by: "q.pet", of: later, ["to": .text(Sample.yueyang.text)])
        for number in numbers[1...] {
            for staff in ["q.pet", "q.head", "q.gen"] {
                let seen = try #require(try await line(number, seenBy: staff, in: town))
                #expect(seen.usedBy == nil && seen.row.use != nil, "\(number) \(staff)")
            }
        }
        for id in [gone, later] {
            let stored = try await town.database.read { try Journal.events(of: StreamId("intake", id.text), in: $0) }
            #expect(stored.last?.event.payload.name == "intake.forwarded")
        }
    }

    @Test("rebuild makes the register and its uses again, identically")
    func rebuild() async throws {
        let town = try await Town()
        let numbers = try await town.draw(6)
        try await town.draw(2, .talk, by: "y.an")
        #expect(await town.blanks("reprint", [numbers[0], numbers[1]]) == nil)
        #expect(await town.blanks("void", [numbers[5]]) == nil)
        try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[0]))
        try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[1], ["official:bai"]))
        let forwarded = try await town.act("intake.register", by: "q.pet", Town.registration(from: numbers[2])).caseId
        try await town.act("intake.forwardUp", by: "q.pet", of: forwarded, ["to": .text(Sample.yueyang.text)])
        let before = try await town.everything()
        #expect(before.filter { $0.hasPrefix("blank_form_use:") }.count == 3)
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await town.everything() == before)
        #expect(try await town.next("屈纪空") == "屈纪空〔2026〕7号")
        let impossible = try await town.database.read { session in
            try Journal.events(of: StreamId("blankform", Sample.quyuan.text), in: session).map(\.event)
        }
        #expect(Rebuild.firstImpossible(impossible) == nil)
    }
}
