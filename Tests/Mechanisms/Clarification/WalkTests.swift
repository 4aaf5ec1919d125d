import Clarification
import Kernel
import TestKit
import Testing

@Suite("Every command by everybody")
struct WalkTests {
    typealias Play = Scenario<Clarification>

    static let actors = ["system", "wang", "li", "leader", "zhou", "clerk"]

    static let commands = own + handling.map(Clarification.Command.handling)

    static let own: [Clarification.Command] = [
        .open(World.opening()), .open(World.opening([World.pressure])), RefusalRow.receive(),
        .apply(RefusalRow.application),
        .refuseApplication(number: 1, reason: "无"), .reviewRefusal(number: 1, isOverturned: true, reason: "应予"),
        .assess([World.yes(World.losses), World.no(World.removal)]),
        .assess([World.yes(World.losses), World.yes(World.removal)]),
        .shortenWording(item: World.losses, wording: "造成重大经济损失", reason: "简"), .askWish(exposureChecked: true),
        .recordWish(subject: World.miao, wish: .agrees, signed: nil),
        .recordWish(subject: World.miao, wish: .declines, signed: nil), .propose(World.proposal), .submit,
        RefusalRow.approve, RefusalRow.paper("leader"), .sendBack(reason: "改"), .reject(reason: "否"), .confirmPaper,
        .withdraw(reason: "撤"), .widenScope(audience: [World.entry(4, .place, [.circular])]),
        .correct(kind: .particularsWrong, reason: "误"), RefusalRow.deliver(to: [1, 2]), RefusalRow.deliver(to: [7]),
        RefusalRow.deliver(.meeting, to: [3], heard: [1]),
        RefusalRow.deliver(.meeting, to: [3], heard: [1], letterTo: [1, 2]), RefusalRow.deliver(.circular, to: [4]),
        .recordHarm([Clarification.Harm(kind: .pay, detail: "停发奖金")]),
        .settleHarm(number: 1, outcome: .explained, text: "已说明"),
        .followUp(on: Sample.today, how: .visit, note: "好"), .tellPersonnel(on: Sample.today, receipt: nil), .archive,
    ]

    static let handling: [Handling.Command] = [
        .assign(officers: [Sample.staff("li"), Sample.staff("sun")]),
        .lend(officers: [Sample.staff("guest")], reason: "片区协作"),
        .recuse(staff: Sample.staff("wang"), ground: .witness), .requestRecusal(ground: .interest),
        .liftRecusal(staff: Sample.staff("zhou"), reason: "误"),
        .extendDeadline(clock: ClockName("delivery"), to: Sample.today.adding(days: 99), reason: "繁"),
        .pauseDeadline(clock: ClockName("delivery"), reason: "等待会期"),
        .resumeDeadline(clock: ClockName("delivery"), reason: "会期已定"), .recountDeadlines,
        .handOver(from: Sample.staff("wang"), to: Sample.staff("sun"), reason: "调"),
        .proposeMove(to: Sample.yueyang, way: .raised, reason: "提级"), .followMove(to: Sample.yueyang, way: .raised),
    ]

    @Test("two steps from every stage, nothing breaks what holds", arguments: Milestone.allCases)
    func walk(from milestone: Milestone) throws {
        let start = try Play.miao(milestone, steps: milestone == .submitted ? 2 : 1)
        var count = 0
        for first in Self.step(start) {
            check(first.play, "\(first.name)")
            for second in Self.step(first.play, by: ["wang", "leader"]) {
                check(second.play, "\(first.name), \(second.name)")
                count += 1
            }
        }
        #expect(count > 0)
        #expect(try Clarification.replay(start.history) == start.state)
    }

    @Test("the same act again by the same actor never happens twice", arguments: Milestone.allCases)
    func again(from milestone: Milestone) throws {
        let start = try Play.miao(milestone)
        for command in Self.commands {
            for actor in Self.actors {
                var play = start
                guard let events = try? play.act(command, by: actor), !events.isEmpty else { continue }
                let repeated = try? play.act(command, by: actor)
                #expect(repeated == [], "\(command) by \(actor)")
            }
        }
    }

    private func check(_ play: Play, _ path: String) {
        let broken = Invariants.broken(by: play)
        if !broken.isEmpty { Issue.record("\(path): \(broken)") }
    }

    private static func step(_ play: Play, by actors: [String] = actors) -> [(play: Play, name: String)] {
        commands.flatMap { command in
            actors.compactMap { actor in
                var next = play
                guard let events = try? next.act(command, by: actor), !events.isEmpty else { return nil }
                return (next, "\(command) by \(actor)")
            }
        }
    }
}
