import Clarification
import Kernel
import TestKit
import Testing

@Suite("What a clarification shows")
struct SummaryTests {
    typealias Play = Scenario<Clarification>

    @Test(
        "each stage has its task and owner",
        arguments: [
            (Milestone.opened, "clarification.assess"), (.assessed, "clarification.askWish"),
            (.asked, "clarification.recordWish"), (.wished, "clarification.propose"),
            (.proposed, "clarification.submit"), (.submitted, "clarification.approve"),
            (.approved, "clarification.deliver"), (.lettersDelivered, "clarification.deliver"),
            (.delivered, "clarification.followUp"), (.followedUp, "clarification.archive"),
        ])
    func tasks(milestone: Milestone, act: String) throws {
        let summary = try #require(Clarification.summary(try Play.miao(milestone).state))
        let task = try #require(summary.tasks.first)
        #expect(task.act == act)
        #expect(summary.isOpen)
        #expect(summary.officers == [Sample.staff("wang"), Sample.staff("li")])
        let hasClock = ["clarification.deliver", "clarification.followUp"].contains(act)
        #expect((task.deadline != nil) == hasClock)
        #expect(task.owner == (act == "clarification.approve" ? .role(.leaderInCharge, nil) : .officers))
    }

    @Test("an archived case is closed and counted: one case, one person, by form")
    func counted() throws {
        let summary = try #require(Clarification.summary(try Play.miao(.archived).state))
        #expect(!summary.isOpen && summary.tasks.isEmpty)
        func sum(_ measure: String, _ breakdown: String = "") -> Int {
            summary.measures.filter { $0.measure == measure && $0.breakdown == breakdown }.map(\.value).reduce(0, +)
        }
        #expect(sum("clarification.cases") == 1)
        #expect(sum("clarification.cases", "form=letter") == 1)
        #expect(sum("clarification.days", "days=0") == 1)
        #expect(sum("clarification.cases", "form=meeting") == 1)
        #expect(sum("clarification.persons") == 1)
        #expect(sum("clarification.organisations") == 0)
        #expect(sum("clarification.assessed") == 2)
        #expect(sum("clarification.unfounded") == 2)
        #expect(summary.measures.allSatisfy { $0.on.day == 1 })
    }

    @Test("nothing is counted as cleared before it is delivered")
    func notYet() throws {
        let summary = try #require(Clarification.summary(try Play.miao(.lettersDelivered).state))
        #expect(!summary.measures.contains { $0.measure == "clarification.cases" })
    }

    @Test("before its first event a case shows nothing")
    func absent() { #expect(Clarification.summary(.absent) == nil) }

    @Test("a case links to its report and verification")
    func links() throws {
        let summary = try #require(Clarification.summary(try Play.miao(.opened).state))
        #expect(summary.links.map(\.stream.description) == ["intake/r1", "verification/v1"])
    }
}
