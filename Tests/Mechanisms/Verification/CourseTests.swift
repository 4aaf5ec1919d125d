import Kernel
import TestKit
import Testing

@testable import Verification

@Suite("Verification: what goes back, who keeps away, clocks, paper")
struct CourseTests {
    @Test("what fails the gate goes back to the officers with the reason and the findings")
    func gateFails() throws {
        var play = try Play(.qualityGate)
        try play.act(.failQualityGate(reason: "缺少付款凭证"), by: "shen")
        #expect(play.matter?.stage == .gathering)
        #expect(play.matter?.returns.first?.kind == .qualityGateFailed)
        #expect(play.matter?.returns.first?.reason == "缺少付款凭证")
        #expect(play.matter?.returns.first?.proposal.findings == Case.findings)
        try play.act(.proposeFindings(Case.findings), by: "an")
        #expect(play.matter?.stage.name == "qualityGate")
    }

    @Test("rejected findings come again once something has come in or they have changed")
    func rejected() throws {
        var play = try Play(.submitted)
        try play.act(.reject(reason: "依据不足"), by: "lei")
        var changed = play
        try changed.act(
            .proposeFindings([Case.finding(Case.first, .inconclusive)] + Case.findings.dropFirst()), by: "an")
        #expect(changed.matter?.stage.name == "qualityGate")
        try play.act(Case.evidence("补充凭证"), by: "bai")
        try play.act(.proposeFindings(Case.findings), by: "an")
        #expect(play.matter?.stage.name == "qualityGate")
    }

    @Test("an officer's own recusal takes effect at once and brings findings back")
    func requestedRecusal() throws {
        var play = try Play(.submitted)
        try play.act(.handling(.requestRecusal(ground: .nearRelative)), by: "an")
        let an = Sample.staff("an")
        #expect(play.matter?.frame.recused.contains(an) == true)
        #expect(play.matter?.frame.officers == [Sample.staff("bai")])
        #expect(play.matter?.stage == .gathering)
        #expect(play.matter?.returns.last?.kind == .recusal)
        #expect(try play.act(.handling(.requestRecusal(ground: .nearRelative)), by: "an").isEmpty)

        var lifted = play
        try lifted.act(.handling(.liftRecusal(staff: an, reason: "并非近亲属")), by: "wang")
        #expect(lifted.matter?.frame.recused.contains(an) == false)
        #expect(lifted.matter?.frame.officers.contains(an) == false)

        try play.act(.handling(.recuse(staff: an, ground: .nearRelative)), by: "wang")
        #expect(try play.act(.handling(.recuse(staff: an, ground: .nearRelative)), by: "wang").isEmpty)
    }

    @Test("a recusal from a linked case is never refused, decides nothing here, and goes as it came")
    func carriedRecusal() throws {
        let an = Sample.staff("an")
        for reached in Reached.allCases {
            var play = try Play(reached)
            try play.act(
                .handling(.recuse(staff: an, ground: .witness)), by: "system", on: Sample.today.adding(days: -9))
            #expect(play.matter?.frame.recused.contains(an) == true)
            #expect(try play.act(.handling(.recuse(staff: an, ground: .witness)), by: "system").isEmpty)
            try play.act(.handling(.liftRecusal(staff: an, reason: "")), by: "system")
            #expect(play.matter?.frame.recused.contains(an) == false)
            #expect(try play.act(.handling(.liftRecusal(staff: an, reason: "")), by: "system").isEmpty)
        }
        var play = try Play(.assigned)
        try play.act(.handling(.requestRecusal(ground: .witness)), by: "an")
        #expect(try play.act(.handling(.recuse(staff: an, ground: .witness)), by: "system").isEmpty)
        #expect(play.matter?.frame.recusals.last?.standing == .requested)
    }

    @Test("the recusal of somebody without a part in the findings leaves them on their way")
    func unrelatedRecusal() throws {
        var play = try Play(.submitted)
        try play.act(.handling(.recuse(staff: Sample.staff("zhou"), ground: .interest)), by: "wang")
        #expect(play.matter?.stage.name == "submitted")
        try play.act(.handling(.recuse(staff: Sample.staff("shen"), ground: .interest)), by: "wang")
        #expect(play.matter?.stage == .gathering)
    }

    @Test("only the higher Body recuses the head")
    func headRecused() throws {
        var play = try Play(.assigned)
        try play.act(.handling(.recuse(staff: Sample.staff("wang"), ground: .interest)), by: "yang", of: Sample.yueyang)
        #expect(play.matter?.frame.recused.contains(Sample.staff("wang")) == true)
    }

    @Test("every step of the chain approves, a delegate binds both persons")
    func twoSteps() throws {
        var play = try Play(.submitted, rules: Case.rules(steps: 2))
        let first = try play.act(.approve(opinion: "同意", paper: nil), by: "lei", onBehalfOf: "fen")
        #expect(first.count == 1)
        #expect(try play.act(.approve(opinion: "同意", paper: nil), by: "lei", onBehalfOf: "fen").isEmpty)
        #expect(play.matter?.round?.awaited == ApprovalStep(role: .head))
        #expect(play.refusal(.approve(opinion: "可", paper: nil), by: "fen") == .handling(.approverSpokeBefore))
        try play.act(.approve(opinion: "同意", paper: nil), by: "wang")
        #expect(play.matter?.stage.name == "concluded")
    }

    @Test("a paper approval names signer and clerk, and stays visible until the signer confirms it")
    func paper() throws {
        var play = try Play(.submitted)
        try play.act(.approve(opinion: "同意", paper: Case.paper()), by: "an")
        #expect(play.matter?.stage.name == "concluded")
        #expect(play.matter?.round?.given.first?.approver == Sample.staff("lei"))
        #expect(play.matter?.round?.given.first?.enteredBy == Sample.staff("an"))
        #expect(play.matter?.unconfirmedPapers.count == 1)
        #expect(play.refusal(.confirmPaper, by: "an") == .handling(.noPaperToConfirm))
        try play.act(.confirmPaper, by: "lei")
        #expect(play.matter?.unconfirmedPapers.isEmpty == true)
        #expect(try play.act(.confirmPaper, by: "lei").isEmpty)
    }

    @Test("an inquiry letter is answered within 15 working days, the first day not counted (INT-013)")
    func inquiryClock() throws {
        var play = try Play(.gathering)
        try play.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
        let inquiry = try #require(play.matter?.openInquiries.first)
        #expect(inquiry.deadline?.due == play.calendar.day(15, workdaysAfter: Sample.today).day)
        let later = Sample.today.adding(days: 60)
        let extend = Verification.Command.handling(
            .extendDeadline(clock: Verification.clock(ofInquiryTo: Case.miao), to: later, reason: "住院"))
        try play.act(extend, by: "lei")
        #expect(play.matter?.openInquiries.first?.deadline?.due == later)
        #expect(try play.act(extend, by: "lei").isEmpty)
        #expect(play.matter?.frame.clockChanges.first?.from == inquiry.deadline?.due)
    }

    @Test("a letter answered and not believed may be followed by another; only a believed answer carries a finding")
    func secondInquiry() throws {
        var play = try Play(.assigned)
        for accepted in [false, true] {
            try play.act(.sendInquiry(to: Case.miao, exposureChecked: true), by: "an")
            try play.act(
                .recordInquiryAnswer(
                    subject: Case.miao, endorsedByPartySecretary: true, accepted: accepted, text: "没有"), by: "bai")
        }
        try play.act(Case.evidence(items: [Case.third]), by: "bai")
        let findings = [
            Case.finding(Case.first, evidence: []), Case.finding(Case.second, evidence: []), Case.finding(Case.third),
        ]
        try play.act(.proposeFindings(findings), by: "bai")
        #expect(play.matter?.stage.name == "qualityGate")
    }

    @Test("an adverse finding is taken once its subject was heard, another subject's word does not do")
    func heard() throws {
        var play = try Play(.gathering)
        let adverse = Verification.Command.proposeFindings([
            Case.finding(Case.first), Case.finding(Case.second), Case.finding(Case.third, .substantiated),
        ])
        try play.act(Case.statement, by: "an")
        #expect(play.refusal(adverse, by: "an") == .subjectNotHeard(Case.third))
        try play.act(
            .recordStatement(subject: Case.bureau, text: "已整改", on: Sample.today, by: Case.staff("an", "bai")),
            by: "an")
        try play.act(adverse, by: "an")
    }

    @Test("withdrawn evidence stays visible with its reason and counts no more")
    func withdrawn() throws {
        var play = try Play(.gathering)
        try play.act(.withdrawEvidence(number: 1, reason: "来源不明"), by: "an")
        #expect(play.matter?.evidence.count == 1)
        #expect(play.matter?.evidence.first?.withdrawal?.reason == "来源不明")
        #expect(play.matter?.standingEvidence.isEmpty == true)
        try play.act(Case.evidence(), by: "an")
        #expect(play.matter?.evidence.last?.number == 2)
    }

    @Test("an officer's part moves on; who held it is still a handler")
    func handOver() throws {
        var play = try Play(.gathering)
        let move = Verification.Command.handling(
            .handOver(from: Sample.staff("an"), to: Sample.staff("chu"), reason: "调离"))
        try play.act(move, by: "allotter")
        #expect(try play.act(move, by: "allotter").isEmpty)
        #expect(play.matter?.frame.officers == Set(Case.staff("bai", "chu")))
        #expect(play.refusal(Case.evidence("另证"), by: "an") == .actorNotAssigned)
        try play.act(Case.evidence("此前所取"), by: "chu")
        try play.act(.proposeFindings(Case.findings), by: "chu")
        #expect(play.refusal(.passQualityGate(opinion: "可"), by: "an") == .reviewerMustNotBeHandler)
    }
}
