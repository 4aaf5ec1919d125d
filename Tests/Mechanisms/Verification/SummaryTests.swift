import Kernel
import TestKit
import Testing

@testable import Verification

@Suite("Verification: what a case shows")
struct SummaryTests {
    @Test("nothing is shown before the case began")
    func absent() { #expect(Verification.summary(.absent) == nil) }

    @Test("each stage shows its task, the task's owner and the time limit in force", arguments: Reached.allCases)
    func stages(_ reached: Reached) throws {
        let play = try Play(reached, rules: Case.rules(limit: 30))
        let summary = try #require(Verification.summary(play.state))
        let expected: (stage: String, act: String, owner: TaskOwner)? =
            switch reached {
            case .opened: ("opened", "verification.assign", .office(.caseManagement))
            case .assigned: ("assigned", "verification.proposeFindings", .officers)
            case .gathering: ("gathering", "verification.proposeFindings", .officers)
            case .qualityGate: ("qualityGate", "verification.passQualityGate", .office(.review))
            case .submitted: ("submitted", "verification.approve", .role(.leaderInCharge, nil))
            case .concluded: nil
            }
        #expect(summary.stage == expected?.stage ?? "concluded")
        #expect(summary.tasks.map(\.act) == [expected?.act].compactMap(\.self))
        #expect(summary.tasks.map(\.owner) == [expected?.owner].compactMap(\.self))
        #expect(summary.tasks.allSatisfy { $0.deadline?.due == Sample.today.adding(days: 30) })
        #expect(summary.isOpen == (reached != .concluded))
        #expect(summary.officers == (reached == .opened ? [] : Set(Case.staff("an", "bai"))))
        #expect(summary.awaitedApproval == (reached == .submitted ? ApprovalStep(role: .leaderInCharge) : nil))
        #expect(summary.subjects == [Case.miao, Case.bureau])
        #expect(summary.recused == [Sample.staff("ou")])
        #expect(summary.labels == ["talkOrInquiry", "procurement"])
        #expect(summary.links == [CaseLink(stream: StreamId("intake", "report-1"), kind: "openedFrom")])
        #expect(summary.measures.isEmpty == (reached != .concluded))
    }

    @Test("no time limit is shown where no rule in force sets one")
    func noLimit() throws {
        let summary = try #require(Verification.summary(Play(.gathering).state))
        #expect(summary.tasks.allSatisfy { $0.deadline == nil })
    }

    @Test("a concluded case counts once, and its findings by result, in the month it ended")
    func measures() throws {
        var play = try Play(.gathering)
        try play.act(
            .proposeFindings([Case.finding(Case.first, .inconclusive)] + Case.findings.dropFirst()), by: "an")
        try play.act(.passQualityGate(opinion: "可"), by: "shen")
        try play.act(.approve(opinion: "同意", paper: nil), by: "lei")
        let month = Sample.today.adding(days: 1 - Sample.today.day)
        #expect(
            Verification.summary(play.state)?.measures == [
                Contribution(measure: "verification.concluded", on: month, value: 1),
                Contribution(measure: "verification.findings", on: month, value: 3),
                Contribution(measure: "verification.findings", on: month, breakdown: "result=unfounded", value: 2),
                Contribution(measure: "verification.findings", on: month, breakdown: "result=inconclusive", value: 1),
            ])
    }

    @Test("open letters, papers to confirm, recusals to decide and missing officers are tasks")
    func otherTasks() throws {
        var play = try Play(.gathering)
        try play.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
        try play.act(.handling(.requestRecusal(ground: .interest)), by: "an")
        let tasks = try #require(Verification.summary(play.state)?.tasks)
        #expect(
            tasks.map { "\($0.act) \($0.part)" } == [
                "verification.proposeFindings ", "verification.recordInquiryAnswer inquiry:1", "verification.assign ",
                "verification.recuse staff:an",
            ])
        #expect(tasks[1].deadline?.rule.parameter == Case.clock)
        #expect(tasks[3].owner == .role(.head, nil))

        var signed = try Play(.submitted)
        try signed.act(.approve(opinion: "同意", paper: Case.paper()), by: "clerk")
        let summary = try #require(Verification.summary(signed.state))
        #expect(summary.stage == "concluded")
        #expect(summary.isOpen)
        #expect(summary.tasks.map(\.owner) == [.staff(Sample.staff("lei"))])
    }
}
