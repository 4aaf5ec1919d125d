import Clarification
import Intake
import Kernel
import TestKit
import Testing
import Verification

@testable import Flows
@testable import Sanction

extension Consequence {
    /// The consequence in one word: target and command.
    fileprivate var text: String {
        func name(_ command: Any) -> String { String("\(command)".prefix { $0 != "(" }) }
        func place(_ target: Target) -> String {
            switch target {
            case .new: "new"
            case .existing(let id): id.text
            case .ofReport(let id): "of \(id)"
            }
        }
        return switch self {
        case .intake(let target, let command): "intake/\(place(target)) \(name(command))"
        case .verification(let target, let command): "verification/\(place(target)) \(name(command))"
        case .clarification(let target, let command): "clarification/\(place(target)) \(name(command))"
        case .sanction(let target, let command): "sanction/\(place(target)) \(name(command))"
        }
    }
}

@Suite("What happens next by itself: sanctions")
struct SanctionFlowsTests {
    @Test("what changes a person's periods counts the person's other sanctions anew; nothing else does")
    func recount() {
        let others = [Sample.id("s2", as: CaseId.self), Sample.id("s3", as: CaseId.self)]
        let confirmed = Sanction.Event.changeConfirmed(.init(opinion: "同意", periods: [], clocks: [], others: others))
        #expect(
            Flows.after(confirmed).map(\.text) == ["sanction/s2 countPeriods", "sanction/s3 countPeriods"])
        let counted = Sanction.Event.periodsCounted(.init(periods: [], clocks: []))
        #expect(Flows.after(counted).isEmpty)
    }
}

@Suite("What happens next by itself")
struct FlowsTests {
    @Test(
        "a disposal opens a verification by its method; hold and close open none",
        arguments: Intake.DisposalMethod.allCases)
    func disposal(_ method: Intake.DisposalMethod) throws {
        let (play, event) = try Plays.disposed(method)
        let found = Flows.after(try #require(event), in: play.state, id: Plays.report)
        guard method.opensVerification else {
            #expect(found.isEmpty)
            return
        }
        #expect(found.map(\.text) == ["verification/new open"])
        guard case .verification(_, .open(let opening))? = found.first else { return }
        #expect(opening.method.rawValue == method.rawValue)
    }

    @Test("a verification gets every item in remit, the recused and the restriction; nothing out of remit")
    func opening() throws {
        for isRestricted in [false, true] {
            let (play, event) = try Plays.disposed(.preliminaryVerification, isRestricted: isRestricted)
            let found = Flows.after(try #require(event), in: play.state, id: Plays.report)
            guard case .verification(.new, .open(let opening))? = found.first else {
                Issue.record("no verification")
                return
            }
            #expect(opening.items.map(\.key).sorted() == [Plays.first, Plays.second, Plays.third].sorted())
            #expect(Set(opening.items.map(\.wording)) == ["第一", "第二"])
            #expect(opening.report == Plays.report && opening.body == Sample.quyuan)
            #expect(opening.recused == [Sample.staff("ou")])
            #expect(opening.isRestricted == isRestricted)
        }
    }

    @Test("of a report's other events nothing follows")
    func reportIsQuiet() throws {
        let (play, _) = try Plays.disposed(.close)
        let causing = play.history.filter {
            !Flows.after($0.event, in: play.state, id: Plays.report).isEmpty
        }
        #expect(causing.isEmpty)
        // Nothing follows where there is no case.
        for recorded in play.history {
            #expect(Flows.after(recorded.event, in: .absent, id: Plays.report).isEmpty)
        }
    }

    @Test("the report hears of its verification's opening, of proposed findings, of the result, and of nothing else")
    func verification() throws {
        let opened = try Plays.verifying()
        #expect(
            opened.history.flatMap { Flows.after($0.event, in: opened.state, id: Plays.verification) }.map(
                \.text)
                == ["intake/r1 startVerifying"])
        let events = try Plays.concluded([.unfounded, .inconclusive, .substantiated])
        #expect(
            events.flatMap { Flows.after($0.event, in: $0.state, id: Plays.verification) }.map(\.text)
                == ["intake/r1 noteFindingsProposed", "intake/r1 conclude", "clarification/of r1 open"])
    }

    @Test(
        "only unfounded items go on to clarification; inconclusive is not unfounded",
        arguments: [
            ([.unfounded, .unfounded, .unfounded], [Plays.first, Plays.second, Plays.third]),
            ([.unfounded, .inconclusive, .substantiated], [Plays.first]),
            ([.partlySubstantiated, .inconclusive, .unfounded], [Plays.third]),
            ([.inconclusive, .inconclusive, .inconclusive], []),
            ([.substantiated, .partlySubstantiated, .inconclusive], []),
        ] as [([FindingResult], [ItemKey])])
    func clarification(_ results: [FindingResult], _ keys: [ItemKey]) throws {
        for isRestricted in [false, true] {
            let last = try #require(try Plays.concluded(results, isRestricted: isRestricted).last)
            let found = Flows.after(last.event, in: last.state, id: Plays.verification)
            guard case .intake(.existing(Plays.report), .conclude(Plays.verification, let findings))? = found.first
            else {
                Issue.record("the report does not hear of the result")
                return
            }
            #expect(findings.map(\.result) == results, "the report gets every finding")
            guard !keys.isEmpty else {
                #expect(found.count == 1)
                continue
            }
            #expect(found.count == 2)
            guard case .clarification(.ofReport(Plays.report), .open(let opening))? = found.last else {
                Issue.record("no clarification")
                return
            }
            #expect(opening.items.map(\.key).sorted() == keys.sorted())
            #expect(opening.items.allSatisfy { $0.shortWording == "措辞\($0.key.allegation)" })
            #expect(opening.report == Plays.report && opening.verification == Plays.verification)
            #expect(opening.handlers == [Sample.staff("an"), Sample.staff("bai")])
            #expect(opening.recused == [Sample.staff("ou")])
            #expect(opening.isRestricted == isRestricted && opening.body == Sample.quyuan)
        }
    }

    @Test("the report hears of its clarification's opening")
    func clarificationOpened() throws {
        let play = try Plays.clarifying()
        let event = try #require(play.history.first?.event)
        #expect(
            Flows.after(event, in: play.state, id: Plays.clarification).map(\.text)
                == ["intake/r1 linkClarification"])
    }

    @Test("a recusal in one case reaches the linked ones; carried there it changes nothing more and comes to rest")
    func recusal() throws {
        let recuse = (staff: Sample.staff("an"), ground: RecusalGround.interest)
        var (report, _) = try Plays.disposed(.preliminaryVerification)
        try report.act(.startVerifying(verification: Plays.verification), by: "system")
        try report.act(.noteFindingsProposed, by: "system")
        let findings = [Plays.first, Plays.second, Plays.third].map {
            FindingOutcome(key: $0, result: .unfounded, shortWording: "措辞")
        }
        try report.act(.conclude(verification: Plays.verification, findings: findings), by: "system")
        try report.act(.linkClarification(clarification: Plays.clarification), by: "system")
        var verification = try Plays.verifying()
        var clarification = try Plays.clarifying()

        // Where it begins, in turn; then every consequence is carried out until none is left.
        for start in ["intake", "verification", "clarification"] {
            var (r, v, c) = (report, verification, clarification)
            var open: [Consequence] =
                switch start {
                case "intake":
                    [
                        .intake(
                            .existing(Plays.report), .handling(.recuse(staff: recuse.staff, ground: recuse.ground)))
                    ]
                case "verification":
                    [
                        .verification(
                            .existing(Plays.verification),
                            .handling(.recuse(staff: recuse.staff, ground: recuse.ground)))
                    ]
                default:
                    [
                        .clarification(
                            .existing(Plays.clarification),
                            .handling(.recuse(staff: recuse.staff, ground: recuse.ground)))
                    ]
                }
            var carriedOut = 0
            var actor = "head"
            while !open.isEmpty, carriedOut < 20 {
                carriedOut += 1
                switch open.removeFirst() {
                case .intake(_, let command):
                    open += try r.act(command, by: actor).flatMap { Flows.after($0, in: r.state, id: Plays.report) }
                case .verification(_, let command):
                    open += try v.act(command, by: actor).flatMap {
                        Flows.after($0, in: v.state, id: Plays.verification)
                    }
                case .clarification(_, let command):
                    open += try c.act(command, by: actor).flatMap {
                        Flows.after($0, in: c.state, id: Plays.clarification)
                    }
                case .sanction: Issue.record("no report ends in the register of sanctions by itself")
                }
                actor = "system"
            }
            #expect(open.isEmpty && carriedOut <= 5, "from \(start): \(carriedOut) commands")
            #expect(Intake.summary(r.state)?.recused.contains(recuse.staff) == true, "from \(start)")
            #expect(Verification.summary(v.state)?.recused.contains(recuse.staff) == true, "from \(start)")
            #expect(Clarification.summary(c.state)?.recused.contains(recuse.staff) == true, "from \(start)")
        }
        // A second report's cases are not reached.
        let alone = try Plays.disposed(.close)
        var play = alone.play
        let made = try play.act(.handling(.recuse(staff: recuse.staff, ground: recuse.ground)), by: "head")
        #expect(made.flatMap { Flows.after($0, in: play.state, id: Plays.report) }.isEmpty)
        try verification.act(.handling(.requestRecusal(ground: .witness)), by: "bai")
        try clarification.act(.handling(.recuse(staff: recuse.staff, ground: recuse.ground)), by: "system")
    }
}
