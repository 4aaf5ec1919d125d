import Kernel

/// A rule set in the book, with the digest it is pinned by.
package struct LoadedRuleSet: Hashable, Sendable {
    /// SHA-256 of the canonical text, lower-case hexadecimal.
    package let digest: String
    package let set: RuleBook.RuleSet
    /// The first day it is no longer in force, when it was repealed.
    package let repealedOn: CivilDate?

    package init(digest: String, set: RuleBook.RuleSet, repealedOn: CivilDate? = nil) {
        self.digest = digest
        self.set = set
        self.repealedOn = repealedOn
    }

    /// The set as its stream tells it; nil when nothing was loaded.
    package init?(digest: String, state: RuleBook.State) {
        switch state {
        case .absent: return nil
        case .loaded(let set, _): self.init(digest: digest, set: set)
        case .repealed(let set, let repeal, _): self.init(digest: digest, set: set, repealedOn: repeal.on)
        }
    }

    /// The last day in force: its own end, or the day before its repeal; nil while it has neither.
    package var lastDay: CivilDate? {
        [set.effectiveTo, repealedOn?.adding(days: -1)].compactMap(\.self).min()
    }

    /// Whether cases are decided under it on that day.
    package func isInForce(on date: CivilDate) -> Bool {
        set.status.applies && set.effectiveFrom <= date && (lastDay.map { date <= $0 } ?? true)
    }

    /// Whether there is a day on which this set and one of that validity are both in force.
    package func overlaps(from start: CivilDate, to end: CivilDate?) -> Bool {
        if let lastDay, lastDay < set.effectiveFrom { return false }
        return (lastDay.map { start <= $0 } ?? true) && (end.map { set.effectiveFrom <= $0 } ?? true)
    }

    /// The citation of something in this set: the document it comes from, its number, its article.
    package func citation(of name: String, _ source: RuleBook.Source) -> RuleCitation {
        let document =
            source.document.flatMap { set.documents[$0] } ?? RuleBook.Document(title: set.title, number: set.number)
        return RuleCitation(
            row: source.row, parameter: name, title: document.citedTitle, article: source.article, ruleSet: digest)
    }
}

extension RuleBook.Document {
    /// `《…实施办法》（湘纪发〔2023〕1号）`; without a number the title alone.
    package var citedTitle: String { number.map { "《\(title)》（\($0)）" } ?? "《\(title)》" }
}
