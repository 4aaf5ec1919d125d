import Kernel
import Sanction
import Storage
import TestKit
import Testing

@testable import Application

extension Town {
    /// What is typed of a decision about an Official, decided and in force on a day.
    static func sanctioned(
        _ official: String, number: String, kinds: [String], on day: String
    ) -> FormValue {
        [
            "official": .text(official), "unit": "transport", "post": "局长", "standing": "civilServant",
            "number": .text(number), "decidedOn": .text(day), "decider": "disciplineBody", "form": "second",
            "reasons": ["dereliction"],
            "measures": .list(kinds.map { ["kind": .text($0), "effectiveOn": .text(day)] }),
        ]
    }

    /// Enters a decision: 党内警告 about Miao by Quyuan where nothing else is said.
    @discardableResult
    func sanction(
        _ official: String = "miao", by desk: String = "q.gate", number: String = "屈纪处〔2026〕3号",
        kinds: [String] = ["party.warning"], on day: String = "2026-03-02"
    ) async throws -> ActAnswer {
        try await act(
            "sanction.record", by: desk, Self.sanctioned(official, number: number, kinds: kinds, on: day))
    }

    /// An entry of every stage, for rebuild.
    func sanctions() async throws {
        let first = try await sanction().caseId
        try await act(
            "sanction.recordAnnouncement", by: "q.gate", of: first,
            ["on": "2026-03-20", "to": "所在党支部", "isFiled": "true"])
        try await act("sanction.recordReport", by: "q.gate", of: first, ["on": "2026-04-01", "what": "已宣布归档"])
        try await sanction(
            "miao", by: "y.gate", number: "岳纪处〔2026〕8号", kinds: ["party.seriousWarning"], on: "2026-06-01")
        let second = try await sanction(
            "chai", number: "屈纪处〔2026〕4号", kinds: ["government.warning"], on: "2026-03-02"
        ).caseId
        try await act(
            "sanction.recordNotice", by: "q.allot", of: second,
            ["occasion": "over", "recipients": ["person", "unit"], "on": "2026-09-02"])
        try await act(
            "sanction.recordCheck", by: "q.gate", of: second,
            ["on": "2026-11-20", "isAssessed": "true", "isSelectable": "true", "isPaid": "true"])
        let third = try await sanction("chai", number: "屈纪处〔2026〕5号", kinds: ["party.removal"]).caseId
        try await act(
            "sanction.proposeChange", by: "q.gate", of: third,
            [
                "way": "revoked", "basis": "岳纪复〔2026〕1号", "decidedOn": "2026-06-01", "reason": "事实不清",
            ])
        try await act("sanction.confirmChange", by: "q.lead", of: third, ["opinion": "同意"])
        try await act("sanction.assign", by: "q.lead", of: first, ["officers": ["q.an", "q.bai"]])
    }
}

@Suite("The register of sanctions")
struct SanctionTests {
    private func matter(_ id: CaseId, in town: Town) async throws -> Sanction.Matter {
        let state = try await town.database.read { try Loaded<Sanction>.read(id, in: $0).state }
        guard case .present(let matter) = state else { throw ActFailure.missing }
        return matter
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test("the shipped rules count the period and set the clocks, each with its row", arguments: Engine.all)
    func recorded(_ engine: Engine) async throws {
        let town = try await Town(on: engine)
        let answer = try await town.sanction()
        #expect(answer.number == "屈纪处册〔2026〕1号" && answer.stage == "executing")
        let matter = try await matter(answer.caseId, in: town)
        #expect(try matter.last == day("2027-03-02"))
        let rows = Set(matter.periods.flatMap(\.steps).flatMap(\.rules).map(\.row))
        #expect(rows.isSuperset(of: ["PER-001", "PER-011", "PER-025"]))
        #expect(try matter.due[Sanction.Clock.announcement.name]?.due == day("2026-04-02"))
        #expect(matter.due[Sanction.Clock.announcement.name]?.rule.row == "EXE-001")
        #expect(try matter.due[Sanction.Clock.noticeSoon.name]?.due == day("2027-01-31"))
        #expect(matter.due[Sanction.Clock.noticeSoon.name]?.rule.row == "REV-020")
    }

    @Test("another Body's sanction adds to the first, and the first is counted anew when an older one comes to light")
    func across() async throws {
        let town = try await Town()
        let first = try await town.sanction().caseId
        let second = try await town.sanction(by: "y.gate", number: "岳纪处〔2026〕8号", on: "2026-06-02").caseId
        // Nine months of the first were left on that day.
        #expect(try await matter(second, in: town).last == day("2028-03-02"))
        #expect(try await matter(first, in: town).last == day("2027-03-02"))
        let older = try await town.sanction(by: "h.gate", number: "湘纪处〔2025〕2号", on: "2025-09-02").caseId
        #expect(try await matter(older, in: town).last == day("2026-09-02"))
        #expect(try await matter(first, in: town).last == day("2027-09-02"))
        #expect(try await matter(second, in: town).last == day("2028-09-02"))
        try await town.act(
            "sanction.proposeChange", by: "h.gate", of: older,
            ["way": "revoked", "basis": "复审", "decidedOn": "2026-10-01", "reason": "事实不清"])
        #expect(try await matter(second, in: town).last == day("2028-09-02"))
        try await town.act("sanction.confirmChange", by: "h.lead", of: older, ["opinion": "同意"])
        #expect(try await matter(first, in: town).last == day("2027-03-02"))
        #expect(try await matter(second, in: town).last == day("2028-03-02"))
        let steps = try await matter(second, in: town).periods.flatMap(\.steps)
        #expect(steps.first { $0.name == .remainder }?.other == "屈纪处册〔2026〕1号")
    }

    @Test("two decisions about one person that are entered at once see each other", arguments: Engine.all)
    func atOnce(_ engine: Engine) async throws {
        let town = try await Town(on: engine)
        async let one = town.sanction(by: "q.gate", number: "屈纪处〔2026〕3号", on: "2026-03-02")
        async let two = town.sanction(by: "y.gate", number: "岳纪处〔2026〕8号", on: "2026-06-02")
        let (first, second) = try await (one.caseId, two.caseId)
        #expect(try await matter(first, in: town).last == day("2027-03-02"))
        #expect(try await matter(second, in: town).last == day("2028-03-02"))
    }

    @Test(
        "two decisions about one person that change at once are both changed, and counted right", arguments: Engine.all)
    func changedAtOnce(_ engine: Engine) async throws {
        let town = try await Town(on: engine)
        let first = try await town.sanction(on: "2025-09-02").caseId
        let second = try await town.sanction(by: "y.gate", number: "岳纪处〔2026〕8号", on: "2026-03-02").caseId
        let third = try await town.sanction(by: "h.gate", number: "湘纪处〔2026〕1号", on: "2026-06-02").caseId
        let change: FormValue = [
            "way": "revoked", "basis": "复审", "decidedOn": "2026-10-01", "reason": "事实不清",
        ]
        try await town.act("sanction.proposeChange", by: "q.gate", of: first, change)
        try await town.act("sanction.proposeChange", by: "y.gate", of: second, change)
        async let one = town.act("sanction.confirmChange", by: "q.lead", of: first, ["opinion": "同意"])
        async let two = town.act("sanction.confirmChange", by: "y.lead", of: second, ["opinion": "同意"])
        _ = try await (one, two)
        for id in [first, second] { #expect(try await matter(id, in: town).isRevoked) }
        #expect(try await matter(third, in: town).last == day("2027-06-02"))
    }

    @Test("a decision stands in the register once for one person, and for another person again")
    func once() async throws {
        let town = try await Town()
        try await town.sanction()
        let failure = await town.failure(
            "sanction.record", by: "y.gate",
            Town.sanctioned("miao", number: "屈纪处〔2026〕3号", kinds: ["party.warning"], on: "2026-03-02"))
        #expect(code(of: failure) == "alreadyRecorded")
        #expect(try await town.sanction("chai").number == "屈纪处册〔2026〕2号")
    }

    private func code(of failure: ActFailure?) -> String? {
        guard case .refused(let notice)? = failure else { return nil }
        return notice.code
    }
}
