import Kernel
import TestKit
import Testing

@testable import Interference

@Suite("Interference: wherever acts lead")
struct WalkTests {
    static let commands: [Interference.Command] = [
        .note(Case.entry()), .note(Case.entry(.pleading)), .acknowledge, .supplement(text: "又来电"),
        Case.conclude(), Case.conclude(.untrue), Case.conclude(.handedOn, to: "信访室"),
        Case.assign("lei", "chu"), Case.assign("chu", "wen"),
        .handling(.handOver(from: Sample.staff("lei"), to: Sample.staff("bai"), reason: "调离")),
        .handling(.lend(officers: [Sample.staff("lent")], reason: "协作")),
        .handling(.recuse(staff: Sample.staff("lei"), ground: .interest)),
        .handling(.requestRecusal(ground: .witness)),
        .handling(.liftRecusal(staff: Sample.staff("lei"), reason: "无关")),
        .handling(.liftRecusal(staff: Sample.staff("wen"), reason: "无关")),
        .handling(.proposeMove(to: Case.hunan, way: .raised, reason: "提级")),
        .handling(.proposeMove(to: Sample.quyuan, way: .transferred, reason: "移交")),
        .handling(.acceptMove(opinion: "同意")), .handling(.recountDeadlines),
    ]
    static let actors: [(name: String, body: BodyCode)] = [
        ("an", Sample.quyuan), ("lei", Sample.yueyang), ("wang", Sample.yueyang), ("wen", Sample.yueyang),
        ("he", Case.hunan), ("system", Sample.yueyang),
    ]

    /// Those that change how far it is, whom it is kept from and where it lies.
    static let core: [Interference.Command] = [
        .acknowledge, .supplement(text: "又来电"), Case.conclude(), Case.conclude(.handedOn, to: "信访室"),
        Case.assign("lei", "chu"), .handling(.liftRecusal(staff: Sample.staff("wen"), reason: "无关")),
        .handling(.proposeMove(to: Case.hunan, way: .raised, reason: "提级")), .handling(.acceptMove(opinion: "同意")),
    ]

    @Test(
        "no road lets the person in, the enterer judge, or the entry come back down", arguments: Reached.allCases)
    func walk(_ reached: Reached) throws {
        for (commands, depth) in [(Self.commands, 2), (Self.core, 3)] {
            let walk = Walk<Interference>(commands: commands, actors: Self.actors, holds: hold)
            let start = try Play(reached, entry: Case.entry(staff: "wen"), facts: Case.facts(concerned: ["wen"]))
            #expect(try walk.from(start, depth: depth) > 1)
        }
    }

    private func hold(_ play: Play) throws {
        let matter = try #require(play.matter)
        let wen = Sample.staff("wen")
        #expect(matter.frame.isRestricted && matter.frame.recused.contains(wen))
        #expect([Sample.yueyang, Case.hunan].contains(matter.frame.body))
        #expect(matter.frame.officers.isDisjoint(with: matter.frame.recused))
        #expect(!matter.supplements.contains { $0.by == wen })
        #expect(try Interference.replay(play.history) == play.state)
        let summary = try #require(Interference.summary(play.state))
        #expect(summary.measures.count == 2)
        #expect(summary.isOpen || matter.conclusion != nil)
        guard let conclusion = matter.conclusion else { return }
        #expect(conclusion.by != matter.enteredBy && conclusion.by != wen)
        #expect((conclusion.outcome == .handedOn) == !conclusion.destination.isEmpty)
    }
}
