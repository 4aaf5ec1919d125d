import Kernel

extension RuleBook {
    /// Decides whether a rule set is taken into the book, or ended.
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch command {
        case .load(let set): return try load(set, given: state, in: context)
        case .repeal(let day, let reason): return try repeal(on: day, reason: reason, given: state, in: context)
        }
    }

    private static func load(
        _ set: RuleSet, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch state {
        case .absent: break
        case .loaded(let present, let loader):
            if present == set && loader == context.actor { return [] }
            throw .alreadyLoaded
        case .repealed: throw .alreadyRepealed
        }
        try checkForm(set)
        let path = context.facts.path
        guard path.contains(set.issuer) || set.issuer.text == nationalCode else { throw .issuerUnknown }
        if set.status.applies, let other = context.facts.loaded.first(where: { isSameSeries($0, set) }) {
            throw .overlapping(other.digest)
        }
        if let broken = RuleResolver.broken(by: set, path: path, among: context.facts.loaded) {
            throw .laxerThanBound(parameter: broken.parameter, ruleSet: broken.ruleSet)
        }
        return [.loaded(set)]
    }

    /// Whether a loaded set is another version of this one at the same time. A draft stands beside what is in force.
    private static func isSameSeries(_ loaded: LoadedRuleSet, _ set: RuleSet) -> Bool {
        loaded.set.issuer == set.issuer && loaded.set.slug == set.slug && loaded.set.status.applies
            && loaded.overlaps(from: set.effectiveFrom, to: set.effectiveTo)
    }

    private static func repeal(
        on day: CivilDate, reason: String, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch state {
        case .absent: throw .notLoaded
        case .repealed(_, let repeal, let actor):
            if repeal == Repeal(on: day, reason: reason) && actor == context.actor { return [] }
            throw .alreadyRepealed
        case .loaded(let set, _):
            guard !isBlank(reason) else { throw .textMissing("reason") }
            guard day >= set.effectiveFrom else { throw .repealBeforeEffective }
            if let end = set.effectiveTo, day > end { throw .repealAfterEnd }
            return [.repealed(Repeal(on: day, reason: reason))]
        }
    }
}
