import Kernel
import TestKit
import Testing

@testable import Sanction

@Suite("Sanction: wherever acts lead")
struct WalkTests {
    static let commands: [Sanction.Command] = [
        .record(Case.record()), Case.announce, Case.report, Case.move, Case.restore,
        .extendProbation(on: Case.day("2026-09-30"), basis: "支部大会决议"),
        Case.change(), Case.change(.changed, to: [Case.measure(.partySeriousWarning, on: Case.day("2026-03-02"))]),
        .confirmChange(opinion: "同意"), .declineChange(reason: "不同意"), .countPeriods,
        Case.notice(.soon, on: Sample.today), Case.notice(.over, on: Sample.today),
        Case.check(on: Sample.today), Case.check(on: Sample.today, isPaid: false, remark: "工资未恢复"),
        .handling(.assign(officers: [Sample.staff("chu"), Sample.staff("bai")])),
        .handling(.recuse(staff: Sample.staff("chu"), ground: .interest)),
        .handling(.extendDeadline(clock: Sanction.Clock.change.name, to: Case.day("2026-09-02"), reason: "人事冻结")),
        .handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "提级")),
        .handling(.acceptMove(opinion: "同意")),
    ]
    static let actors: [(name: String, body: BodyCode)] = [
        ("qin", Sample.quyuan), ("lei", Sample.quyuan), ("chu", Sample.quyuan), ("he", Sample.yueyang),
        ("system", Sample.quyuan),
    ]

    @Test(
        "no road changes a decision by one person, or says that a period is over while it runs",
        arguments: Reached.allCases)
    func walk(_ reached: Reached) throws {
        let walk = Walk<Sanction>(commands: Self.commands, actors: Self.actors, holds: hold)
        #expect(try walk.from(try Play(reached), depth: 3) > 1)
    }

    private func hold(_ play: Play) throws {
        let matter = try #require(play.matter)
        for change in matter.changes {
            #expect(change.word.persons.isDisjoint(with: change.proposal.persons))
        }
        let isChanged = matter.changes.contains(where: \.isConfirmed)
        #expect((matter.standing != .asDecided) == isChanged)
        if matter.isRevoked { #expect(matter.periods.isEmpty && matter.due.isEmpty) }
        for notice in matter.notices.map(\.what) where notice.occasion == .over {
            let last = try #require(matter.last)
            #expect(notice.on >= last)
        }
        if matter.stage == .closed, !matter.periods.isEmpty {
            #expect(matter.checks.last?.what.isRestored == true)
        }
        for period in matter.periods {
            if let last = period.last { #expect(period.start <= last) }
            #expect(!period.steps.isEmpty)
        }
        #expect(try Sanction.replay(play.history) == play.state)
        let summary = try #require(Sanction.summary(play.state))
        // Whatever runs is a task of somebody, one notice after the other.
        let notices: Set = [Sanction.Clock.noticeSoon.name, Sanction.Clock.noticeOver.name]
        let wanted = matter.due.count - (notices.isSubset(of: matter.due.keys) ? 1 : 0)
        #expect(summary.tasks.count { $0.deadline != nil } == wanted)
        #expect(summary.measures.isEmpty == matter.isRevoked)
    }
}
