import Kernel
import TestKit
import Testing

@testable import Interference

@Suite("Interference: the road")
struct RoadTests {
    @Test("an entry lies with the Body above, restricted, and keeps who made it and where")
    func noted() throws {
        let matter = try #require(try Play(.noted).matter)
        #expect(matter.frame.body == Sample.yueyang && matter.frame.isRestricted)
        #expect(matter.enteredBy == Sample.staff("an") && matter.enteredIn == Sample.quyuan)
        #expect(matter.about == Case.about && matter.stage == .noted)
        #expect(matter.acknowledgement == nil && matter.conclusion == nil)
    }

    @Test("whoever is the person is kept away from the start")
    func concerned() throws {
        let play = try Play(
            .noted, entry: Case.entry(staff: "wen"), facts: Case.facts(concerned: ["wen"]))
        #expect(play.matter?.frame.recused == [Sample.staff("wen")])
    }

    @Test("the same entry twice by the same person changes nothing")
    func twice() throws {
        var play = try Play(.noted)
        #expect(try play.act(.note(Case.entry()), by: "an").isEmpty)
    }

    @Test(
        "acknowledging begins nothing else; each outcome is taken with what it asks",
        arguments: Interference.Outcome.allCases)
    func concluded(_ outcome: Interference.Outcome) throws {
        var play = try Play(.noted)
        #expect(try play.act(.acknowledge, by: "lei", of: Sample.yueyang) == [.acknowledged])
        let destination = outcome == .handedOn ? "岳纪信〔2026〕3号" : ""
        try play.act(Case.conclude(outcome, to: destination), by: "wang", of: Sample.yueyang)
        let conclusion = try #require(play.matter?.conclusion)
        #expect(conclusion.outcome == outcome && conclusion.destination == destination)
        #expect(conclusion.by == Sample.staff("wang"))
        #expect(play.matter?.acknowledgement?.by == Sample.staff("lei"))
    }

    @Test("officers look into it where they are named, and one of them may find it untrue")
    func officers() throws {
        var play = try Play(.acknowledged)
        try play.act(Case.assign("chu", "bai"), by: "lei", of: Sample.yueyang)
        try play.act(.supplement(text: "已找其谈话"), by: "chu", of: Sample.yueyang)
        try play.act(Case.conclude(.untrue), by: "chu", of: Sample.yueyang)
        #expect(play.matter?.stage.name == "concluded")
    }

    @Test("further facts are added at every stage, and nothing before them changes", arguments: Reached.allCases)
    func supplemented(_ reached: Reached) throws {
        var play = try Play(reached)
        let before = try #require(play.matter)
        try play.act(.supplement(text: "又托人带话"), by: "lei", of: Sample.yueyang)
        var after = try #require(play.matter)
        #expect(after.supplements.map(\.text) == ["又托人带话"])
        after.supplements = []
        after.frame = before.frame
        #expect(after == before)
    }

    @Test("an entry is taken up by a Body above")
    func raised() throws {
        var play = try Play(.noted)
        let move = Interference.Command.handling(.proposeMove(to: Case.hunan, way: .raised, reason: "提级"))
        try play.act(move, by: "lei", of: Sample.yueyang)
        try play.act(.handling(.acceptMove(opinion: "同意")), by: "he", of: Case.hunan)
        #expect(play.matter?.frame.body == Case.hunan)
    }
}
