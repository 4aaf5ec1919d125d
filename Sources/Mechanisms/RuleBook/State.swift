import Kernel

extension RuleBook {
    /// What has become of a rule set.
    package enum State: Equatable, Sendable {
        case absent
        case loaded(RuleSet, by: Actor)
        case repealed(RuleSet, Repeal, by: Actor)
    }
}
