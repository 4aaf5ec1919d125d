import Application
import Intake
import Kernel

extension IntakeSheet {
    /// Proposals, their approvals, what was sent back; nil before the first proposal.
    var disposal: Section? {
        var blocks: [PageBlock] = []
        switch matter.stage {
        case .disposalProposed(let proposal, let round):
            blocks.append(.part(word("disposal.proposed"), [.facts(facts(of: proposal, given: round.given, on: nil))]))
        case .reopeningProposed(let proposal):
            blocks.append(
                reopening(
                    proposal.reason, given: proposal.round.given, dated: "reopening.proposedOn",
                    proposal.round.proposedOn))
        case .returnProposed(let proposal):
            blocks.append(
                .part(
                    word("return.proposed"),
                    [
                        .facts([
                            fact("return.ground", option(proposal.ground)), fact("reason", proposal.reason),
                            fact("return.communication", proposal.communication),
                            fact("disposal.proposer", names.staff(proposal.round.proposer)),
                            approvals(proposal.round.given),
                        ])
                    ]))
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            break
        }
        blocks += matter.disposals.reversed().map { one in
            .part(word("disposal.approved"), [.facts(facts(of: one.proposal, given: one.approvals, on: one))])
        }
        blocks += matter.reopenings.reversed().map { one in
            reopening(one.reason, given: one.approvals, dated: "disposal.on", one.on)
        }
        blocks += matter.returns.reversed().map { one in
            .part(
                word("return"),
                [
                    .facts([
                        fact("return.ground", option(one.ground)), fact("reason", one.reason),
                        fact("return.communication", one.communication), approvals(one.approvals),
                        fact("disposal.on", on: one.on),
                    ])
                ])
        }
        if !matter.holdReviews.isEmpty {
            let lines = matter.holdReviews.map { one in
                one.keptUntil.map { word("holdReview.kept", "\($0)", one.reason) }
                    ?? word("holdReview.resumed", one.reason)
            }
            blocks.append(.part(word("holdReview"), [.list(lines)]))
        }
        if !matter.setbacks.isEmpty {
            let lines = matter.setbacks.map { word("setback.\($0.kind.rawValue)", $0.reason) }
            blocks.append(.part(word("setbacks"), [.list(lines)]))
        }
        return blocks.isEmpty ? nil : Section(title: word("disposal"), blocks: blocks)
    }

    private func facts(
        of proposal: Intake.DisposalProposal, given: [GivenApproval], on disposal: Intake.Disposal?
    ) -> [Fact] {
        var facts = [
            fact("disposal.method", option(proposal.method)), fact("disposal.reason", proposal.reason),
            fact("disposal.proposer", names.staff(proposal.proposer)),
        ]
        if proposal.method == .hold {
            facts.append(fact("disposal.reviewOn", on: disposal?.reviewOn ?? proposal.reviewOn))
        }
        if let study = proposal.study { facts += self.facts(of: study) }
        facts.append(approvals(given))
        if let disposal { facts.append(fact("disposal.on", on: disposal.on)) }
        return facts
    }

    private func facts(of study: CollectiveStudy) -> [Fact] {
        [
            fact("study.heldOn", on: study.heldOn), fact("study.attendees", joined(names.staff(study.attendees))),
            fact("study.views", study.views), fact("study.dissent", study.dissent),
            fact("study.decision", study.decision),
        ]
    }

    private func reopening(_ reason: String, given: [GivenApproval], dated key: String, _ day: CivilDate) -> PageBlock {
        .part(word("reopening"), [.facts([fact("reopening.reason", reason), approvals(given), fact(key, on: day)])])
    }

    private func approvals(_ given: [GivenApproval]) -> Fact {
        let lines = given.map { one in
            one.enteredBy.map {
                word("approval.paper", names.staff(one.approver), "\(one.on)", names.staff($0), one.opinion)
            } ?? word("approval.line", names.staff(one.approver), "\(one.on)", one.opinion)
        }
        return Fact(term: word("disposal.approvals"), value: lines.isEmpty ? .none : .lines(lines))
    }
}
