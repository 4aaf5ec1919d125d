import Clarification
import Kernel
import TestKit
import Testing

@Suite("What every case has, in a clarification")
struct HandlingTests {
    typealias Play = Scenario<Clarification>

    @Test("a lower Body asks the higher to clarify in its place: officers anew, and the higher Body's name issues")
    func moved() throws {
        var play = try Play.miao(.wished)
        try play.act(.handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "请上级澄清")), by: "leader")
        #expect(Clarification.summary(play.state)?.moveDecider == Sample.yueyang)
        try play.act(.handling(.acceptMove(opinion: "同意")), by: "above", of: Sample.yueyang)
        let summary = try #require(Clarification.summary(play.state))
        #expect(summary.body == Sample.yueyang && summary.officers.isEmpty)
        #expect(summary.tasks.contains { $0.act == "clarification.assign" && $0.owner == .office(.caseManagement) })
        #expect(play.refusal(.propose(World.proposal), by: "wang") == .actorNotAssigned)
        try play.act(
            .handling(.assign(officers: [Sample.staff("sun"), Sample.staff("qian")])), by: "above", of: Sample.yueyang)
        play.facts.bodyName = "岳阳市纪委监委"
        let inItsPlace = Clarification.Proposal(
            items: World.proposal.items, audience: World.proposal.audience, onBehalfOfLowerBody: Sample.quyuan)
        try play.act(.propose(inItsPlace), by: "sun", of: Sample.yueyang)
        try play.act(.submit, by: "sun", of: Sample.yueyang)
        // Who verified is of the lower Body and still approves nothing.
        #expect(
            play.refusal(RefusalRow.approve, by: "wang", of: Sample.yueyang) == .handling(.approverMustNotBeHandler))
        try play.act(RefusalRow.approve, by: "above", of: Sample.yueyang)
        let letter = try #require(play.matter?.texts.first { $0.form == .letter }?.paragraphs)
        #expect(letter.joined().contains("岳阳市纪委监委") && !letter.joined().contains("屈原管理区纪委监工委"))
    }

    @Test("the system recuses, moves and recounts at every stage", arguments: Milestone.allCases)
    func system(milestone: Milestone) throws {
        guard milestone > .absent else { return }
        var play = try Play.miao(milestone)
        try play.act(.handling(.recuse(staff: Sample.staff("wang"), ground: .witness)), by: "system")
        #expect(play.matter?.frame.recused.contains(Sample.staff("wang")) == true)
        try play.act(.handling(.liftRecusal(staff: Sample.staff("wang"), reason: "误")), by: "system")
        try play.act(.handling(.recountDeadlines), by: "system")
        if milestone != .submitted {
            try play.act(.handling(.followMove(to: Sample.yueyang, way: .raised)), by: "system")
            #expect(play.matter?.frame.body == Sample.yueyang)
        }
    }

    @Test("a clock that is stopped goes on with the days it had left, and lateness follows it")
    func paused() throws {
        var play = try Play.miao(.approved)
        let clock = Clarification.Clock.delivery.name
        let due = try #require(play.matter?.deadline(of: .delivery)?.due)
        try play.act(.handling(.pauseDeadline(clock: clock, reason: "等待会期")), by: "leader")
        #expect(play.matter?.deadline(of: .delivery)?.pausedOn == Sample.today)
        try play.act(.handling(.resumeDeadline(clock: clock, reason: "会期已定")), by: "leader")
        #expect(play.matter?.deadline(of: .delivery)?.due == due)
        #expect(play.matter?.frame.clockChanges.map(\.kind) == [.paused, .resumed])
    }

    @Test("a contact that was made has no clock any more")
    func contacts() throws {
        var play = try Play.miao(.delivered)
        #expect(Set(play.matter?.clocks.keys.map(\.text) ?? []) == ["firstFollowUp", "secondFollowUp"])
        try play.act(.followUp(on: Sample.today, how: .visit, note: "已恢复正常工作"), by: "wang")
        #expect(play.matter?.clocks.keys.map(\.text) == ["secondFollowUp"])
        #expect(
            play.refusal(RefusalRow.extend(.firstFollowUp, to: Sample.today.adding(days: 99)), by: "leader")
                == .handling(.noSuchDeadline))
    }

    @Test("an officer of another Body sees the case until nothing is left to do")
    func lent() throws {
        var play = try Play.miao(.followedUp)
        let guest = Sample.staff("guest")
        try play.act(.handling(.lend(officers: [guest], reason: "片区协作")), by: "leader")
        #expect(Clarification.summary(play.state)?.officers.contains(guest) == true)
        try play.act(.archive, by: "wang")
        #expect(Clarification.summary(play.state)?.officers.contains(guest) == false)
    }

    @Test("somebody who asked for a recusal is the head's task, also on a case that is archived")
    func recusalTask() throws {
        var play = try Play.miao(.archived)
        try play.act(.handling(.requestRecusal(ground: .interest)), by: "li")
        let summary = try #require(Clarification.summary(play.state))
        #expect(summary.tasks.map(\.act) == ["clarification.recuse"])
        #expect(!summary.isOpen)
    }
}
