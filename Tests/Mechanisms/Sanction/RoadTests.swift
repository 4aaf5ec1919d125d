import Kernel
import TestKit
import Testing

@testable import Sanction

@Suite("Sanction: the road")
struct RoadTests {
    @Test("党内警告 runs twelve months, is announced in one and reported in six, each by its rule")
    func warning() throws {
        let matter = try #require(try Play(.executing).matter)
        #expect(matter.stage == .executing)
        #expect(matter.periods.map(\.last) == [Case.day("2027-03-02")])
        #expect(matter.due[Sanction.Clock.announcement.name]?.due == Case.day("2026-04-02"))
        #expect(matter.due[Sanction.Clock.announcement.name]?.rule.parameter == "party.announce_and_file.max")
        #expect(matter.due[Sanction.Clock.report.name]?.due == Case.day("2026-09-02"))
        #expect(matter.due[Sanction.Clock.change.name] == nil)
        #expect(matter.due[Sanction.Clock.noticeSoon.name]?.due == Case.day("2027-01-31"))
        #expect(matter.due[Sanction.Clock.noticeOver.name]?.due == Case.day("2027-03-02"))
        let rules = matter.periods[0].steps.flatMap(\.rules).map(\.parameter)
        #expect(rules.contains("party.警告") && rules.contains("period.end_convention"))
    }

    @Test("撤销党内职务 and 政务撤职 of one decision run side by side, and post and pay change in a month")
    func both() throws {
        let record = Case.record([Case.measure(.partyRemoval), Case.measure(.governmentRemoval)])
        var play = try Play(.executing, record: record)
        var matter = try #require(play.matter)
        #expect(matter.periods.map(\.last) == [Case.day("2028-03-02"), Case.day("2028-03-02")])
        #expect(matter.due[Sanction.Clock.change.name]?.due == Case.day("2026-04-02"))
        let later = Case.day("2026-09-02")
        try play.act(
            .handling(.extendDeadline(clock: Sanction.Clock.change.name, to: later, reason: "人事冻结")), by: "lei")
        matter = try #require(play.matter)
        #expect(matter.due[Sanction.Clock.change.name]?.due == later)
        try play.act(Case.move, by: "qin")
        #expect(play.matter?.due[Sanction.Clock.change.name] == nil)
    }

    @Test("what is left of another Body's sanction adds, and its case is named")
    func overlap() throws {
        let facts = Case.facts(others: [Case.earlier(on: Case.day("2025-06-02"))])
        let matter = try #require(try Play(.executing, facts: facts).matter)
        #expect(matter.last == Case.day("2027-06-02"))
        #expect(matter.periods[0].steps.first { $0.name == .remainder }?.other == "岳纪处〔2025〕9号")
    }

    @Test("when the other sanction is revoked, the system counts anew, and only where something changes")
    func recount() throws {
        let day = Case.day("2025-06-02")
        var play = try Play(.executing, facts: Case.facts(others: [Case.earlier(on: day)]))
        #expect(try play.act(.countPeriods, by: "system").isEmpty)
        play.facts = Case.facts(others: [Case.earlier(on: day, revokedOn: Case.day("2026-05-01"))])
        #expect(try play.act(.countPeriods, by: "system").count == 1)
        let matter = try #require(play.matter)
        #expect(matter.last == Case.day("2027-03-02"))
        #expect(matter.due[Sanction.Clock.noticeOver.name]?.due == Case.day("2027-03-02"))
        #expect(matter.due[Sanction.Clock.report.name]?.due == Case.day("2026-09-02"))
        #expect(play.refusal(.countPeriods, by: "qin") == .handling(.actorNotStaff))
    }

    @Test("留党察看: no period while it lasts; it begins with the restored rights, not with the decision")
    func probation() throws {
        var play = try Play(.onProbation)
        var matter = try #require(play.matter)
        #expect(matter.stage == .onProbation && matter.last == nil && matter.isOnProbation)
        #expect(matter.due.keys.sorted() == [Sanction.Clock.restoration.name])
        #expect(matter.due[Sanction.Clock.restoration.name]?.due == Case.day("2026-10-08"))
        try play.act(Case.restore, by: "qin")
        matter = try #require(play.matter)
        #expect(matter.last == Case.day("2028-10-08") && !matter.isOnProbation)
        #expect(matter.due[Sanction.Clock.noticeOver.name]?.due == Case.day("2028-10-08"))
    }

    @Test("an extended probation is over a year later")
    func extended() throws {
        var play = try Play(.onProbation)
        try play.act(.extendProbation(on: Case.day("2026-09-30"), basis: "支部大会决议"), by: "qin")
        #expect(play.matter?.due[Sanction.Clock.restoration.name]?.due == Case.day("2027-10-08"))
        #expect(
            play.refusal(Case.restore, by: "qin")
                == .cannotBeCounted(.restoredTooEarly(1, probationLast: Case.day("2027-10-08")), of: ""))
    }

    @Test("a change by two persons counts from the decision's own day; the first and the second are known")
    func changed() throws {
        var play = try Play(
            .executing, record: Case.record([Case.measure(.partyRemoval), Case.measure(.governmentRemoval)]))
        try play.act(Case.change(.changed, to: [Case.measure(.partySeriousWarning)]), by: "qin")
        #expect(play.matter?.last == Case.day("2028-03-02"))
        try play.act(.confirmChange(opinion: "同意变更"), by: "lei")
        let matter = try #require(play.matter)
        #expect(matter.last == Case.day("2027-09-02"))
        #expect(matter.measures.map(\.kind) == [.partySeriousWarning])
        #expect(matter.formerMeasures.count == 2)
        #expect(matter.due[Sanction.Clock.change.name] == nil)
        let change = try #require(matter.changes.last)
        #expect(change.proposal.by == Sample.staff("qin") && change.word.by == Sample.staff("lei"))
    }

    @Test("a change that is given back leaves everything as it was")
    func declined() throws {
        var play = try Play(.inForce)
        let before = try #require(play.matter)
        try play.act(Case.change(), by: "qin")
        try play.act(.declineChange(reason: "复审决定未生效"), by: "lei")
        let after = try #require(play.matter)
        #expect(after.periods == before.periods && after.due == before.due && after.proposal == nil)
        #expect(after.changes.map(\.isConfirmed) == [false])
    }

    @Test("what was revoked bars nothing, asks for nothing and counts nowhere")
    func revoked() throws {
        let play = try Play(.revoked)
        let matter = try #require(play.matter)
        #expect(matter.stage == .revoked && matter.periods.isEmpty && matter.due.isEmpty)
        #expect(Sanction.summary(play.state)?.measures == [])
        #expect(Sanction.summary(play.state)?.isOpen == false)
    }

    @Test("the end: told, looked at in ninety days, looked at again while something is not resumed")
    func end() throws {
        var play = try Play(.ended)
        #expect(play.matter?.stage == .ended)
        #expect(play.matter?.due[Sanction.Clock.check.name]?.due == Case.day("2026-12-01"))
        try play.act(Case.check(on: Case.day("2026-11-20"), isPaid: false, remark: "工资未恢复，已函告"), by: "qin")
        #expect(play.matter?.stage == .ended)
        #expect(play.matter?.due[Sanction.Clock.check.name]?.due == Case.day("2027-02-18"))
        try play.act(Case.check(on: Case.day("2026-11-23")), by: "qin")
        #expect(play.matter?.stage == .closed && play.matter?.due.isEmpty == true)
    }

    @Test("where the end moves, people are told anew")
    func toldAnew() throws {
        var play = try Play(.ended)
        let earlier = Sanction.Other(
            id: Case.other, number: "岳纪处〔2026〕9号",
            sanctions: [
                ImposedSanction(
                    .single(.governmentWarning), decidedOn: Case.day("2026-01-02"), effectiveOn: Case.day("2026-01-02"))
            ])
        play.facts = Case.facts(others: [earlier])
        try play.act(.countPeriods, by: "system")
        let matter = try #require(play.matter)
        #expect(matter.last == Case.day("2027-01-02") && matter.stage == .inForce)
        #expect(matter.due[Sanction.Clock.noticeOver.name]?.due == Case.day("2027-01-02"))
        #expect(matter.notices.isEmpty && matter.due[Sanction.Clock.check.name] == nil)
    }

    @Test("an entry from old registers counts and starts no clock")
    func historic() throws {
        let day = Case.day("2022-05-10")
        let record = Case.record([Case.measure(.partyWarning, on: day)], on: day, isHistoric: true)
        let play = try Play(.executing, record: record)
        #expect(play.matter?.last == Case.day("2023-05-10"))
        #expect(play.matter?.due.isEmpty == true && play.matter?.stage == .closed)
        #expect(Sanction.summary(play.state)?.measures.first?.on == Case.day("2022-05-01"))
    }

    @Test("a village manager may be given 记大过, and any Party sanction")
    func village() throws {
        for kind in [SanctionKind.governmentMajorDemerit, .partyExpulsion] {
            let record = Case.record([Case.measure(kind)], standing: .villageManager)
            #expect(try Play(.executing, record: record).matter?.measures.map(\.kind) == [kind])
        }
    }

    @Test("every kind can be entered, and has a period where a rule gives it one", arguments: SanctionKind.allCases)
    func kinds(_ kind: SanctionKind) throws {
        let record = Case.record([Case.measure(kind, probation: kind == .partyProbation ? 24 : nil)])
        let matter = try #require(try Play(.executing, record: record).matter)
        let isLasting = kind == .governmentDismissal
        #expect(matter.periods.isEmpty == (kind.terms.isEmpty && !isLasting))
        #expect(matter.periods.contains { $0.last == nil } == isLasting)
        #expect((matter.due[Sanction.Clock.change.name] != nil) == kind.changesPost)
    }
}
