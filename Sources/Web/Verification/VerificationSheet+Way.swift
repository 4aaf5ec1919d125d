import Application
import Kernel
import Verification

extension VerificationSheet {
    /// The way of the findings: the review office's opinion, the approvals, papers that wait for their signers.
    var way: Section? {
        var blocks: [PageBlock] = []
        switch matter.stage {
        case .opened, .assigned, .gathering, .findingsProposed: break
        case .qualityGate: blocks.append(.part(label("gate"), [.text(label("gate.open"))]))
        case .submitted(let proposal, let round):
            blocks += gate(of: proposal) + [approvals(in: round)]
        case .concluded(let conclusion):
            blocks += gate(of: conclusion.proposal) + [approvals(in: conclusion.round)]
        }
        if !matter.unconfirmedPapers.isEmpty {
            let lines = matter.unconfirmedPapers.map { one in
                label(
                    "paper.line", String(one.number), names.staff(one.approval.approver), "\(one.approval.signedOn)",
                    names.staff(one.enteredBy), "\(one.enteredOn)")
            }
            blocks.append(.part(label("papers"), [.list(lines)]))
        }
        return blocks.isEmpty ? nil : Section(title: label("way"), blocks: blocks)
    }

    private func gate(of proposal: Verification.Proposal) -> [PageBlock] {
        guard let review = proposal.review else { return [] }
        let facts = [
            fact("opinion", review.opinion), fact("by", speaker(review.by, for: review.onBehalfOf)),
            fact("on", on: review.on),
        ]
        return [.part(label("gate"), [.facts(facts)])]
    }

    private func approvals(in round: ApprovalRound) -> PageBlock {
        let rows = round.chain.enumerated().map { index, step -> [PageCell] in
            guard index < round.given.count else {
                let key = index == round.given.count ? "approval.awaited" : "approval.toCome"
                return [.text(self.step(step)), .chip(Chip(label: label(key), shape: .open))]
            }
            return [.text(self.step(step)), .text(line(of: round.given[index]))]
        }
        return .part(label("approvals"), [block("approvals", head: ["approval.step", "opinion"], rows)])
    }

    /// Findings that went back, the last first, each with the reason; nil when none did.
    var returns: Section? {
        guard !matter.returns.isEmpty else { return nil }
        let blocks = matter.returns.reversed().map { one -> PageBlock in
            var facts = [
                fact("reason", one.reason), fact("by", one.by.map { speaker($0, for: one.onBehalfOf) } ?? ""),
                fact("on", on: one.on), fact("proposer", names.staff(one.proposal.proposer)),
                fact("proposedOn", on: one.proposal.on),
            ]
            if let review = one.proposal.review { facts.append(fact("gate", review.opinion)) }
            if !one.given.isEmpty {
                facts.append(Fact(term: label("approvals"), value: .lines(one.given.map { line(of: $0) })))
            }
            return .part(label("return.\(one.kind)"), [.facts(facts), table(of: one.proposal.findings)])
        }
        return Section(title: label("returns"), blocks: Array(blocks))
    }
}
