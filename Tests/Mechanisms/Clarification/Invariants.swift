import Clarification
import Kernel
import TestKit

/// What holds of every clarification, whatever was asked of it.
enum Invariants {
    /// The sentences that do not hold; empty when all do.
    static func broken(by play: Scenario<Clarification>) -> [String] {
        guard let matter = play.matter else { return [] }
        var broken: [String] = []
        func hold(_ condition: Bool, _ sentence: String) { if !condition { broken.append(sentence) } }

        let approved = approvedProposals(in: play.history)
        for record in matter.deliveries {
            hold(
                record.round >= 1 && record.round <= approved.count
                    && record.delivery.servings.isSubset(of: approved[record.round - 1].servings),
                "every delivery is on the list approved before it")
            hold(Set(record.delivery.by).count >= 2, "two persons deliver")
            let letters = matter.deliveries.flatMap(\.delivery.servings).contains { $0.form == .letter }
            hold(letters, "a letter accompanies every other form")
        }
        // Texts change with an approval only; looking at them is dear.
        let isNew = play.history.suffix(3).contains { if case .approved = $0.event { true } else { false } }
        for text in isNew ? matter.texts : [] {
            hold(text.round <= approved.count, "no text before an approval")
            for paragraph in text.paragraphs {
                hold(
                    isComposed(paragraph, of: matter, in: play),
                    "nothing in a text but clauses and approved values: \(paragraph)")
            }
            for (key, finding) in play.facts.findings where finding != .unfounded {
                let said = World.wordings[key] ?? ""
                hold(
                    play.hasChangedFindings || !text.paragraphs.joined().contains(said),
                    "no item that is not unfounded is in a text")
            }
        }
        for round in matter.rounds {
            let approvers = Set(round.given.flatMap { [$0.approver, $0.onBehalfOf].compactMap(\.self) })
            hold(!approvers.contains(round.proposer), "the proposer does not approve")
            hold(approvers.isDisjoint(with: matter.handlers), "who verified does not approve")
            hold(approvers.count >= round.given.count, "nobody approves twice")
        }
        hold(matter.frame.officers.isDisjoint(with: matter.frame.recused), "no officer is recused")
        hold(matter.approvalCount == approved.count, "approvals are counted")
        hold(Clarification.summary(play.state) != nil, "a case has a summary")
        return broken
    }

    private static func approvedProposals(
        in history: [Recorded<Clarification.Event>]
    ) -> [Clarification.Proposal] {
        var last: Clarification.Proposal?
        var approved: [Clarification.Proposal] = []
        for recorded in history {
            if case .proposed(let event) = recorded.event { last = event.proposal }
            if case .approved = recorded.event, let last { approved.append(last) }
        }
        return approved
    }

    /// Whether a paragraph is made of clauses, the items' wordings, the registers' names, dates and the result only:
    /// nothing is left when these are taken out.
    private static func isComposed(
        _ paragraph: String, of matter: Clarification.Matter, in play: Scenario<Clarification>
    ) -> Bool {
        var values = Set(play.history.flatMap { wordings(in: $0.event) })
        values.formUnion(play.facts.names.values.flatMap { [$0.name, $0.unit, $0.post] })
        values.formUnion([play.facts.bodyName, "失实", "2022年7月", "2026年11月23日"])
        values.formUnion(fragments)
        var rest = paragraph
        for value in values.filter({ !$0.isEmpty }).sorted(by: { $0.count > $1.count }) {
            rest = rest.replacing(value, with: "\u{0}")
        }
        return rest.allSatisfy { $0 == "\u{0}" }
    }

    /// What clauses say between their placeholders.
    private static let fragments: Set<String> = {
        var fragments: Set<String> = []
        for clause in World.clauses.values {
            for part in clause.split(whereSeparator: { $0 == "{" || $0 == "}" })
            where Clarification.Composition.Placeholder(rawValue: String(part)) == nil {
                fragments.insert(String(part))
            }
        }
        return fragments
    }()

    /// The wordings that an event makes an item's approved wording.
    private static func wordings(in event: Clarification.Event) -> [String] {
        switch event {
        case .opened(let event): event.opening.items.map(\.shortWording)
        case .joined(let event): event.items.map(\.shortWording)
        case .wordingShortened(let event): [event.wording]
        default: []
        }
    }
}

extension Scenario where M == Clarification {
    /// Whether a finding changed after a text was composed, as tests of corrections do.
    var hasChangedFindings: Bool {
        facts.findings.values.contains { $0 != .unfounded } && matter?.texts.isEmpty == false
    }
}
