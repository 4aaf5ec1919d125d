import Kernel
import TestKit
import Testing

@testable import Verification

/// Tries every command by every actor from where a play stands, to a small depth, and looks at each place reached.
struct Walk<M: Decider> where M.State: Hashable {
    let commands: [M.Command]
    let actors: [String]
    /// What must hold wherever the walk comes.
    let holds: (Scenario<M>) throws -> Void

    /// Walks on.
    /// - Returns: how many places were reached.
    func from(_ start: Scenario<M>, depth: Int) throws -> Int {
        var seen: Set<M.State> = [start.state]
        var edge = [start]
        for _ in 0..<depth {
            var next: [Scenario<M>] = []
            for place in edge {
                for command in commands {
                    for actor in actors {
                        guard let reached = try step(command, by: actor, from: place) else { continue }
                        guard seen.insert(reached.state).inserted else { continue }
                        try holds(reached)
                        next.append(reached)
                    }
                }
            }
            edge = next
        }
        return seen.count
    }

    /// The place after an act; nil when it was refused or changed nothing. An act done twice changes nothing more.
    private func step(_ command: M.Command, by actor: String, from place: Scenario<M>) throws -> Scenario<M>? {
        var reached = place
        do {
            guard try !reached.act(command, by: actor).isEmpty else { return nil }
        } catch is M.Refusal {
            return nil
        }
        var again = reached
        let repeated = (try? again.act(command, by: actor)) ?? []
        #expect(repeated.isEmpty, "twice by \(actor): \(command)")
        return reached
    }
}

@Suite("Verification: wherever acts lead")
struct WalkTests {
    static let commands: [Verification.Command] = [
        .open(Case.opening()),
        .handling(.assign(officers: Case.staff("an", "bai"))), .handling(.assign(officers: Case.staff("an", "lei"))),
        .handling(.recuse(staff: Sample.staff("bai"), ground: .interest)), .handling(.requestRecusal(ground: .witness)),
        .handling(.liftRecusal(staff: Sample.staff("an"), reason: "无关")),
        .handling(.handOver(from: Sample.staff("an"), to: Sample.staff("lei"), reason: "调离")),
        .handling(.extendDeadline(clock: Verification.wholeClock, to: Sample.today.adding(days: 90), reason: "复杂")),
        Case.evidence(), .withdrawEvidence(number: 1, reason: "来源不明"),
        .sendInquiry(to: Case.miao, exposureChecked: true),
        .recordInquiryAnswer(subject: Case.miao, endorsedByPartySecretary: true, accepted: true, text: "没有"),
        Case.statement,
        .proposeFindings(Case.findings),
        .proposeFindings([Case.finding(Case.first, .substantiated)] + Case.findings.dropFirst()),
        .passQualityGate(opinion: "可"), .failQualityGate(reason: "补"),
        .approve(opinion: "同意", paper: nil), .approve(opinion: "同意", paper: Case.paper()),
        .sendBack(reason: "补"), .reject(reason: "否"), .confirmPaper,
    ]

    @Test(
        "no road leads around two officers, evidence, the subject's word or separate hands", arguments: Reached.allCases
    )
    func walk(_ reached: Reached) throws {
        let walk = Walk<Verification>(
            commands: Self.commands, actors: ["an", "bai", "shen", "lei", "system"], holds: hold)
        let start = try Play(reached, rules: Case.rules(limit: 30))
        #expect(try walk.from(start, depth: 3) > 1)
    }

    private func hold(_ play: Play) throws {
        let matter = try #require(play.matter)
        #expect(matter.frame.officers.isDisjoint(with: matter.frame.recused))
        #expect(matter.hands.isSuperset(of: matter.frame.officers))
        #expect(try Verification.replay(play.history) == play.state)
        let summary = try #require(Verification.summary(play.state))
        if case .submitted = matter.stage {
            #expect(summary.awaitedApproval != nil)
        } else {
            #expect(summary.awaitedApproval == nil)
        }
        if matter.isUnderReview { #expect(matter.tookPart.count >= 2) }
        guard case .concluded(let conclusion) = matter.stage else {
            #expect(summary.isOpen && summary.measures.isEmpty)
            return
        }
        let approvers = Set(conclusion.round.given.map(\.approver))
        #expect(approvers.count == conclusion.round.chain.count)
        #expect(approvers.isDisjoint(with: matter.hands.union([conclusion.proposal.proposer])))
        let review = try #require(conclusion.proposal.review)
        #expect(!matter.hands.contains(review.by) && !approvers.contains(review.by))
        #expect(conclusion.findings.map(\.key) == matter.items.map(\.key).sorted())
        for finding in conclusion.proposal.findings {
            let isAnswered = matter.inquiries.contains {
                $0.subject == finding.key.subject && $0.answer?.accepted == true
            }
            #expect(!finding.evidence.isEmpty || isAnswered)
            let standing = Set(matter.standingEvidence.map(\.number))
            #expect(standing.isSuperset(of: finding.evidence))
            let isHeard = matter.statements.contains { $0.subject == finding.key.subject }
            #expect(!finding.result.isAdverse || isHeard)
        }
    }
}
