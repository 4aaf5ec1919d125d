import Access
import Interference
import Intake
import Kernel
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Application

extension Town {
    static let account = "来电打听办到哪一步，答复不能透露"

    /// An entry by somebody, with more fields.
    @discardableResult
    func note(by staff: String, _ more: [String: FormValue] = [:]) async throws(ActFailure) -> ActAnswer {
        try await act("interference.note", by: staff, Self.entry(more))
    }

    static func entry(_ more: [String: FormValue] = [:]) -> FormValue {
        let fields: [String: FormValue] = [
            "kind": "inquiring", "happenedOn": .text("\(Sample.today)"), "manner": "telephone", "name": "文某",
            "unit": "管理委员会", "post": "副主任", "account": .text(account),
        ]
        return .object(fields.merging(more) { $1 })
    }

    /// Entries at every stage, about people and cases of every sort.
    func interference() async throws {
        let report = try await act("intake.register", by: "q.pet", Self.registration()).caseId
        try await note(by: "q.pet", ["about": .text(report.text), "official": "chai"])
        let second = try await note(by: "q.an", ["staff": "y.lead"]).caseId
        try await act("interference.acknowledge", by: "h.lead", of: second)
        try await act("interference.assign", by: "h.lead", of: second, ["officers": ["h.an", "h.bai"]])
        try await act("interference.supplement", by: "h.an", of: second, ["text": "又托人带话"])
        let third = try await note(by: "h.an").caseId
        try await act("interference.acknowledge", by: "h.head", of: third)
        try await act(
            "interference.conclude", by: "h.head", of: third,
            ["outcome": "handedOn", "destination": "信访室", "reason": "属实"])
        try await act("interference.recuse", by: "h.head", of: second, ["staff": "h.gate", "ground": "interest"])
    }
}

@Suite("Interference noted: who learns of it")
struct InterferenceTests {
    private func isMissing(_ failure: ActFailure?) -> Bool {
        if case .missing? = failure { true } else { false }
    }

    /// Expects that everybody at these desks is answered as of a case that does not exist.
    private func hidden(_ id: CaseId, from desks: [String], in town: Town) async {
        for desk in desks {
            for act in ["acknowledge", "supplement", "requestRecusal", "assign"] {
                #expect(isMissing(await town.failure("interference.\(act)", by: desk, of: id)), "\(act) by \(desk)")
            }
        }
    }

    private func all(_ place: String) -> [String] { Town.desks.map { "\(place).\($0.key)" } }
    private func others(_ place: String) -> [String] {
        all(place).filter { !$0.hasSuffix("lead") && !$0.hasSuffix("head") }
    }

    @Test("anybody who works on cases notes it, also the head; it lies with the Body above, under its own numbers")
    func everybody() async throws {
        let town = try await Town()
        for (index, desk) in all("q").enumerated() {
            let answer = try await town.note(by: desk)
            #expect(answer.number == "岳纪干专〔2026〕\(index + 1)号" && !answer.isVisible && answer.stage == "noted")
        }
        #expect(try await town.next("屈纪干") == "屈纪干〔2026〕1号", "the own sequence shows no gap")
        #expect(try await town.next("屈纪干专") == "屈纪干专〔2026〕1号")
    }

    @Test("nobody of the Body in which it was entered sees it, the head and the enterer included; above, leaders alone")
    func unseen() async throws {
        let town = try await Town()
        let id = try await town.note(by: "q.an").caseId
        await hidden(id, from: all("q") + others("y") + all("h"), in: town)
        try await town.act("interference.acknowledge", by: "y.lead", of: id)
        try await town.act("interference.supplement", by: "y.head", of: id, ["text": "已了解"])
    }

    @Test("no list, search, count or figure of the lower Body tells of it")
    func noTrace() async throws {
        let town = try await Town()
        let answer = try await town.note(by: "q.an")
        let month = String("\(Sample.today)".prefix(7))
        try await town.database.read { session in
            for desk in all("q") {
                let person = try #require(try PersonReader.person(Sample.staff(desk), on: Sample.today, in: session))
                let counts = try Registers.openCounts(body: person.body, for: .init(of: person), in: session)
                #expect(counts["interference"] ?? 0 == 0)
                for whole in [nil, Sample.quyuan] as [BodyCode?] {
                    let viewer = ListViewer(
                        staff: person.staff, ownOfficial: nil, wholeBody: whole, showsRestricted: true, delegator: nil)
                    let query = RegisterQuery(
                        mechanism: "interference", tokens: SearchTokens.wanted(answer.number))
                    #expect(try Registers.page(query, for: viewer, in: session).isEmpty, "\(desk)")
                }
            }
            for (path, value) in [
                ([Town.hunan, Sample.yueyang, Sample.quyuan], 0), ([Town.hunan, Sample.yueyang], 1),
            ] {
                for breakdown in ["", "kind=inquiring"] {
                    let figure = try Registers.figure(
                        "interference.entries", breakdown: breakdown, path: path, from: month, to: month, in: session)
                    #expect(figure == value)
                }
            }
        }
    }

    @Test("where the person works for the Body above, it goes one higher, and that person sees nothing")
    func higher() async throws {
        let town = try await Town()
        for more in [["staff": "y.lead"], ["staff": "y.lead", "official": "tong"]] as [[String: FormValue]] {
            let answer = try await town.note(by: "q.an", more)
            #expect(answer.number.hasPrefix("湘纪干专〔2026〕"))
            await hidden(answer.caseId, from: all("q") + all("y") + others("h"), in: town)
            try await town.act("interference.acknowledge", by: "h.lead", of: answer.caseId)
        }
    }

    @Test("the highest Body keeps its own, restricted; the person it is about is kept from it there too")
    func highest() async throws {
        let town = try await Town()
        let id = try await town.note(by: "h.an", ["staff": "h.lead"]).caseId
        await hidden(id, from: others("h") + ["h.lead"] + all("y") + all("q"), in: town)
        try await town.act("interference.acknowledge", by: "h.head", of: id)
        let own = try await town.note(by: "h.head").caseId
        try await town.act("interference.acknowledge", by: "h.head", of: own)
        let refused = await town.failure(
            "interference.conclude", by: "h.head", of: own, ["outcome": "untrue", "reason": "查无实据"])
        guard case .refused(let notice)? = refused else {
            Issue.record("the enterer concludes: \(String(describing: refused))")
            return
        }
        #expect(notice.code == "concluderMustNotBeEnterer")
    }

    @Test("a staff member's own record as an Official names its subject, so that it is kept from them by either")
    func ownRecord() async throws {
        let town = try await Town()
        let id = try await town.note(by: "q.an", ["staff": "q.bai"]).caseId
        let subjects = try await town.database.read { try Registers.caseRow(of: id, in: $0)?.subjects }
        #expect(subjects == [.official(Sample.id("bai", as: OfficialId.self))])
        let other = try await town.note(by: "q.an", ["official": "bai"]).caseId
        let recused = try await town.database.read { try Registers.caseRow(of: other, in: $0)?.recused }
        #expect(recused == [Sample.staff("q.bai")])
        let oneself = await town.failure("interference.note", by: "q.bai", Town.entry(["official": "bai"]))
        guard case .refused(let notice)? = oneself else {
            Issue.record("\(String(describing: oneself))")
            return
        }
        #expect(notice.code == "notAboutOneself")
    }

    @Test("the case it was about is one its enterer may see, by number or identifier; that case shows nothing of it")
    func about() async throws {
        let town = try await Town()
        let report = try await town.act("intake.register", by: "q.pet", Town.registration())
        for typed in [report.number, report.caseId.text] {
            let id = try await town.note(by: "q.pet", ["about": .text(typed)]).caseId
            let links = try await town.database.read { try Registers.links(of: id, in: $0) }
            #expect(links.map(\.stream) == [StreamId("intake", report.caseId.text)])
            // Who does not see the report cannot tell its number from one that does not exist.
            for number in [typed, "屈纪信〔2026〕99号"] {
                let failure = await town.failure("interference.note", by: "q.gen", Town.entry(["about": .text(number)]))
                guard case .invalid(let problems)? = failure else {
                    Issue.record("\(String(describing: failure))")
                    return
                }
                #expect(problems == [FieldProblem(path: "about", code: "unknown.case")])
            }
        }
        let back = try await town.database.read { try Registers.links(of: report.caseId, in: $0) }
        #expect(back.isEmpty)
    }

    @Test("nobody of the Body in which it was entered is lent to it, nor does it come down")
    func staysUp() async throws {
        let town = try await Town()
        let id = try await town.note(by: "q.an").caseId
        try await town.act("interference.acknowledge", by: "y.lead", of: id)
        for (act, input, code) in [
            ("lend", ["officers": ["q.chen"], "reason": "协作"], "officerOfEnteringBody"),
            ("proposeMove", ["to": .text("\(Sample.quyuan)"), "way": "transferred", "reason": "移交"], "movesOnlyUp"),
        ] as [(String, FormValue, String)] {
            guard case .refused(let notice)? = await town.failure("interference.\(act)", by: "y.lead", of: id, input)
            else {
                Issue.record("\(act) was not refused")
                continue
            }
            #expect(notice.code == code)
        }
        try await town.act("interference.lend", by: "y.lead", of: id, ["officers": ["h.an"], "reason": "协作"])
        // It does not go up to the Body for which the person works.
        let other = try await town.note(by: "q.an", ["staff": "h.head"]).caseId
        let move: FormValue = ["to": .text("\(Town.hunan)"), "way": "raised", "reason": "提级"]
        guard case .refused(let notice)? = await town.failure("interference.proposeMove", by: "y.lead", of: other, move)
        else {
            Issue.record("it goes to the person's own Body")
            return
        }
        #expect(notice.code == "moveToOwnPeople")
    }

    @Test("who must keep away from the case that was asked about keeps away from the entry")
    func keptAway() async throws {
        let town = try await Town()
        let report = try await town.act("intake.register", by: "q.pet", Town.registration()).caseId
        try await town.act("intake.recuse", by: "q.head", of: report, ["staff": "y.lead", "ground": "interest"])
        let entry = try await town.note(by: "q.pet", ["about": .text(report.text)]).caseId
        guard case .missing? = await town.failure("interference.acknowledge", by: "y.lead", of: entry) else {
            Issue.record("a recused leader of the Body above sees the entry")
            return
        }
        try await town.act("interference.acknowledge", by: "y.head", of: entry)
    }

    @Test("what it says lies in the journal under a key, and whoever made it finds number, day, kind and stage again")
    func ownEntries() async throws {
        let town = try await Town()
        let first = try await town.note(by: "q.an")
        let second = try await town.note(by: "q.an", ["kind": "pleading"])
        try await town.note(by: "q.head")
        try await town.act("interference.acknowledge", by: "y.lead", of: second.caseId)
        try await town.act("interference.supplement", by: "y.lead", of: second.caseId, ["text": "又托人带话一次"])
        for words in [Town.account, "又托人带话一次"] { #expect(try await !town.holds(words)) }
        func rows() async throws -> [RegisterRow] {
            try await town.database.read {
                try Registers.rows(keyed: Interference.key(ofEntriesBy: Sample.staff("q.an")), in: $0)
            }
        }
        let before = try await rows()
        #expect(before.map(\.number) == [second.number, first.number])
        #expect(before.map(\.stage) == ["acknowledged", "noted"])
        #expect(before.map(\.labels) == [["pleading"], ["inquiring"]])
        _ = try await town.database.write { try Rebuild.run(in: $0) }
        #expect(try await rows() == before)
    }

    @Test("a blank account, a name left out and a day to come are answered at the field")
    func incomplete() async throws {
        let town = try await Town()
        for (field, value) in [("account", " \n "), ("name", ""), ("unit", ""), ("post", ""), ("happenedOn", "")] {
            let failure = await town.failure("interference.note", by: "q.an", Town.entry([field: .text(value)]))
            guard case .invalid(let problems)? = failure else {
                Issue.record("\(field): \(String(describing: failure))")
                continue
            }
            #expect(problems.map(\.path) == [field])
        }
        let tomorrow = Sample.today.adding(days: 1)
        let failure = await town.failure(
            "interference.note", by: "q.an", Town.entry(["happenedOn": .text("\(tomorrow)")]))
        guard case .refused(let notice)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(notice.code == "happenedAfterEntry" && notice.field == "happenedOn")
    }
}

extension ListViewer {
    /// The viewer of what is a person's own.
    fileprivate init(of person: Person) {
        self.init(
            staff: person.staff, ownOfficial: person.ownOfficial, wholeBody: nil, showsRestricted: true, delegator: nil)
    }
}
