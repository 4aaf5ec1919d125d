import Kernel
import TestKit
import Testing

@testable import Interference

@Suite("Interference: what a case shows")
struct SummaryTests {
    @Test("nothing is shown before the case began")
    func absent() { #expect(Interference.summary(.absent) == nil) }

    @Test("each stage shows its task, and no clock", arguments: Reached.allCases)
    func stages(_ reached: Reached) throws {
        let summary = try #require(Interference.summary(try Play(reached).state))
        #expect(summary.stage == "\(reached)")
        #expect(summary.isRestricted && summary.body == Sample.yueyang)
        let wanted = [Reached.noted: ["interference.acknowledge"], .acknowledged: ["interference.conclude"]]
        #expect(summary.tasks.map(\.act) == wanted[reached] ?? [])
        #expect(summary.tasks.allSatisfy { $0.owner == .role(.leaderInCharge, nil) && $0.deadline == nil })
        #expect(summary.isOpen == (reached != .concluded))
    }

    @Test("it is found by whoever made it, linked with what it is about, and counted once by its kind")
    func bonds() throws {
        let summary = try #require(Interference.summary(try Play(.noted).state))
        #expect(summary.keys == ["interference.enteredBy:an"])
        #expect(summary.keys == [Interference.key(ofEntriesBy: Sample.staff("an"))])
        #expect(summary.links == [CaseLink(stream: StreamId("intake", "report-1"), kind: "interferedWith")])
        #expect(summary.labels == ["inquiring"])
        let month = Sample.today.adding(days: 1 - Sample.today.day)
        #expect(
            summary.measures == [
                Contribution(measure: "interference.entries", on: month, value: 1),
                Contribution(measure: "interference.entries", on: month, breakdown: "kind=inquiring", value: 1),
            ])
    }

    @Test("an Official of the register is its subject; nobody else is")
    func subjects() throws {
        #expect(try #require(Interference.summary(try Play(.noted).state)).subjects.isEmpty)
        var facts = Case.facts()
        facts.official = Case.wen
        let play = try Play(.noted, entry: Case.entry(official: Case.wen), facts: facts)
        #expect(try #require(Interference.summary(play.state)).subjects == [.official(Case.wen)])
    }

    @Test("an officer left alone and a recusal asked for are tasks too")
    func otherTasks() throws {
        var play = try Play(.acknowledged)
        try play.act(Case.assign("chu", "bai"), by: "lei", of: Sample.yueyang)
        try play.act(.handling(.requestRecusal(ground: .interest)), by: "chu", of: Sample.yueyang)
        let tasks = try #require(Interference.summary(play.state)?.tasks)
        #expect(tasks.map(\.act) == ["interference.conclude", "interference.assign", "interference.recuse"])
    }
}
