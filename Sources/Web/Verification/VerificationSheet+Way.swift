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

    /// Officers as they were named, parts that moved, recusals; nil before anybody was named.
    var people: Section? {
        var blocks: [PageBlock] = []
        if !matter.assignments.isEmpty {
            let rows = matter.assignments.map { one -> [PageCell] in
                [.date(one.on), .text(joined(names.staff(one.officers.sorted()))), .text(names.staff(one.by))]
            }
            blocks.append(.part(label("officers"), [block("officers", head: ["on", "officers", "assignedBy"], rows)]))
        }
        if !matter.handOvers.isEmpty {
            let rows = matter.handOvers.map { one -> [PageCell] in
                [.date(one.on), .text(names.staff(one.from)), .text(names.staff(one.to)), .text(one.reason)]
            }
            blocks.append(.part(label("handOvers"), [block("handOvers", head: ["on", "from", "to", "reason"], rows)]))
        }
        if !matter.recusals.isEmpty {
            let rows = matter.recusals.map { one -> [PageCell] in
                [
                    .text(names.staff(one.staff)),
                    one.ground.map { .text(option($0)) } ?? .text(label("ground.report")),
                    standing(of: one), .date(one.on),
                ]
            }
            blocks.append(
                .part(label("recusals"), [block("recusals", head: ["staff", "ground", "standing", "on"], rows)]))
        }
        return blocks.isEmpty ? nil : Section(title: label("people"), blocks: blocks)
    }

    private func standing(of one: Verification.RecusalRecord) -> PageCell {
        switch one.standing {
        case .requested: .chip(Chip(label: label("recusal.requested"), shape: .open))
        case .carried: .chip(Chip(label: label("recusal.carried"), shape: .active))
        case .decided: .chip(Chip(label: label("recusal.decided"), shape: .done))
        case .lifted(let reason): .lines([label("recusal.lifted"), reason])
        }
    }

    /// Dates that were moved, with the reasons; nil when none was.
    var extensions: Section? {
        guard !matter.extensions.isEmpty else { return nil }
        let rows = matter.extensions.map { one -> [PageCell] in
            [
                .text(task(one.task)), .date(one.from), .date(one.to), .text(one.reason), .text(names.staff(one.by)),
                .date(one.on),
            ]
        }
        return table("extensions", head: ["task", "due.before", "due.after", "reason", "by", "on"], rows)
    }
}
