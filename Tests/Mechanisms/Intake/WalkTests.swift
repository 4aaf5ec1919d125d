import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("Whatever is done to a report")
struct WalkTests {
    private static let actors = ["li", "chen", "zhou", "wu", "portal", "system"]

    private static var handlings: [Handling.Command] {
        let chen = Sample.staff("chen")
        return [
            .assign(officers: [chen, Sample.staff("deng")]), .lend(officers: [Sample.staff("ma")], reason: "协作"),
            .recuse(staff: chen, ground: .witness), .requestRecusal(ground: .interest),
            .liftRecusal(staff: chen, reason: "不成立"),
            .extendDeadline(
                clock: ClockName("proposeDisposal"), to: Report.month.adding(days: 9), reason: "复杂"),
            .pauseDeadline(clock: ClockName("proposeDisposal"), reason: "等待鉴定"),
            .resumeDeadline(clock: ClockName("proposeDisposal"), reason: "鉴定已到"),
            .handOver(from: chen, to: Sample.staff("gao"), reason: "调离"),
            .proposeMove(to: Sample.yueyang, way: .raised, reason: "案情重大"), .acceptMove(opinion: "同意提级"),
            .declineMove(reason: "由屈原办理"), .followMove(to: Sample.yueyang, way: .raised),
        ]
    }

    private static var commands: [Intake.Command] {
        let item = ItemKey(allegation: 1, subject: Report.miao)
        return [
            .receive(Report.receipt), .register(Report.registration()),
            .register(Report.registration(allegations: [Report.allegation("欠薪", inRemit: false)])),
            .addAllegation(Report.allegation("欠薪", inRemit: false)),
            .correctRegistration(reason: "更正", registration: Report.registration(channel: .visit)),
            .confirmRealName(reporter: 1), .refuteRealName(reporter: 1, reason: "冒名"),
            .forwardUp(to: Sample.yueyang),
            .transfer(to: "信访局", allegations: [], reason: "信访", exposureChecked: true),
            .decline(allegations: [], reason: "非受理范围"), .markRepeat(of: Report.earlier, reason: "重复"), .accept,
            .notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), .acknowledgeHandedDown,
            .proposeDisposal(method: .hold, reason: "暂存", reviewOn: Report.month, study: Report.study),
            .proposeDisposal(method: .close, reason: "了结", reviewOn: nil, study: Report.study),
            .proposeDisposal(method: .talkOrInquiry, reason: "函询", reviewOn: nil, study: Report.study),
            .proposeReturn(ground: .otherOrgan, reason: "信访事项", communication: "已沟通"), .feedBack(summary: "失实"),
            .reviewHold(next: .resume, reason: "复查"), .approve(opinion: "同意", paper: nil),
            .approve(opinion: "同意", paper: Report.paper(by: "wu")), .sendBack(reason: "补充"), .reject(reason: "不同意"),
            .confirmPaper, .startVerifying(verification: Report.verification), .noteFindingsProposed,
            .conclude(verification: Report.verification, findings: [Report.finding(1, .unfounded)]),
            .linkClarification(clarification: Report.clarification),
            .tellResult(reporter: 1, how: "当面", exposureChecked: true),
            .recordMeasure(item: item, measure: .criticism, reason: "教育"),
            .recordObjection(reporter: 1, content: Sample.sealed("o")),
            .answerObjection(objection: 1, explanation: "说明"),
            .recordNewEvidence(reporter: 1, content: Sample.sealed("e")),
            .checkNewEvidence(evidence: 1, outcome: .changesNothing, reason: "已核"), .close(reason: "办结"),
            .reopen(reason: "新证据"), .askReporter(message: Sample.sealed("q")),
            .reporterAnswered(message: Sample.sealed("a")),
        ] + handlings.map(Intake.Command.handling)
    }

    @Test(
        "no reachable report breaks its rules",
        arguments: ["fresh", "received", "registered", "accepted", "proposed", "disposed", "verifying", "closed"])
    func walk(from start: String) throws {
        var scenario: Scenario<Intake> =
            switch start {
            case "received": try Report.received()
            case "registered": try Report.registered()
            case "accepted": try Report.accepted()
            case "proposed": try Report.proposed()
            case "disposed": try Report.disposed(.close)
            case "verifying": try Report.verifying()
            case "closed": try Report.closed()
            default: Report.fresh()
            }
        scenario.facts.handling = Handling.Facts(
            outsiders: [Sample.staff("ma")], path: [Sample.yueyang, Sample.quyuan], targetPath: [Sample.yueyang])
        var seen: Set<Intake.State> = [scenario.state]
        var edge = [scenario]
        for _ in 0..<2 {
            var next: [Scenario<Intake>] = []
            for from in edge {
                for command in Self.commands {
                    for actor in Self.actors {
                        guard let to = try step(from, command, actor), seen.insert(to.state).inserted else { continue }
                        next.append(to)
                    }
                }
            }
            edge = next
        }
        #expect(seen.count > 20, "the walk went somewhere")
    }

    /// The scenario after a command, or nil when it was refused or changed nothing.
    private func step(
        _ from: Scenario<Intake>, _ command: Intake.Command, _ actor: String
    ) throws -> Scenario<Intake>? {
        var to = from
        do {
            guard try !to.act(command, by: actor).isEmpty else { return nil }
        } catch is Intake.Refusal {
            return nil
        }
        check(from.state, command, actor, to.matter)
        // Asked again by the same person it is already so: a second click is no second act.
        var again = to
        #expect(try again.act(command, by: actor).isEmpty, "\(actor) again: \(command)")
        return to
    }

    private func check(_ before: Intake.State, _ command: Intake.Command, _ actor: String, _ after: Intake.Matter) {
        let staff = StaffId(actor)
        if case .present(let was) = before, let staff, was.frame.recused.contains(staff) {
            Issue.record("\(actor) is recused and did \(command)")
        }
        #expect(after.frame.officers.isDisjoint(with: after.frame.recused))
        switch after.stage {
        case .routed(.forwardedUp):
            #expect(after.subjects.isEmpty && after.allegations.isEmpty && after.reporters.isEmpty)
            #expect(after.original == nil && after.messages.isEmpty)
        case .disposed(let disposal):
            let approvers = Set(disposal.approvals.map(\.approver))
            #expect(approvers.count == disposal.approvals.count, "nobody approves two steps")
            #expect(!approvers.contains(disposal.proposal.proposer), "the proposer may not approve")
            #expect(approvers.isDisjoint(with: disposal.proposal.handlers), "a handler may not approve")
            #expect(disposal.proposal.study != nil)
        case .accepted, .disposalProposed, .returnProposed, .verifying, .findingsProposed:
            #expect(!after.items.isEmpty, "only what is in remit is handled")
        case .concluded:
            #expect(after.findings.map(\.key) == after.items)
        case .closed(.afterConclusion), .closed(.afterDisposal):
            if case .close = command { #expect(after.realNameReportersUntold.isEmpty) }
        case .received, .registered, .routed(.outOfRemit), .reopeningProposed, .closed(.repeatOf): break
        }
        guard let summary = Intake.summary(.present(after)) else {
            Issue.record("every report has a summary")
            return
        }
        let keys = summary.tasks.map { "\($0.act)#\($0.part)" }
        #expect(Set(keys).count == keys.count, "no task twice: \(keys)")
        #expect(after.tasks.allSatisfy { Intake.Task(rawValue: $0.act) != nil })
        #expect(after.clocks.allSatisfy { after.deadlines.values.contains($0.value) })
    }
}
