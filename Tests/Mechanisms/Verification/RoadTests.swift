import Kernel
import TestKit
import Testing

@testable import Verification

@Suite("Verification: the road")
struct RoadTests {
    @Test("from the opening over gate and approval to one outcome for each item")
    func mainRoad() throws {
        var play = try Play(.opened)
        #expect(play.matter?.stage == .opened)
        #expect(play.matter?.frame.recused == [Sample.staff("ou")])
        try play.act(.handling(.assign(officers: Case.staff("bai", "an"))), by: "allotter")
        #expect(play.matter?.stage == .assigned)
        try play.act(.recordPlan(text: "先查账,再谈话"), by: "an")
        #expect(play.matter?.stage == .gathering)
        try play.act(Case.evidence(), by: "an")
        #expect(play.matter?.evidence.first?.isConfidential == true)
        try play.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
        try play.act(
            .recordInquiryAnswer(subject: Case.miao, endorsedByPartySecretary: true, accepted: true, text: "情况说明"),
            by: "bai")
        try play.act(Case.statement, by: "bai")
        let findings = [
            Case.finding(Case.first, .partlySubstantiated), Case.finding(Case.second, evidence: []),
            Case.finding(Case.third),
        ]
        let proposed = try play.act(.proposeFindings(findings), by: "an")
        #expect(proposed.count == 2)
        #expect(play.matter?.stage.name == "qualityGate")
        try play.act(.passQualityGate(opinion: "事实清楚"), by: "shen")
        #expect(play.matter?.stage.name == "submitted")
        let events = try play.act(.approve(opinion: "同意", paper: nil), by: "lei")
        #expect(events.count == 2)
        guard case .concluded(let concluded)? = events.last else {
            Issue.record("the last approval concludes in the same decision")
            return
        }
        #expect(concluded.findings == findings.map(\.outcome))
        #expect(play.matter?.stage.name == "concluded")
    }

    @Test("without a quality gate in force, findings go straight to approval")
    func noGate() throws {
        let play = try Play(.submitted, rules: Case.rules(gate: false))
        #expect(play.matter?.stage.name == "submitted")
        #expect(play.matter?.proposal?.review == nil)
    }
}
