import Kernel

extension RuleBook {
    /// What happened to a rule set.
    package enum Event: Equatable, Sendable {
        /// The set, whole.
        case loaded(RuleSet)
        case repealed(Repeal)
    }

    /// The end of a rule set before, or without, an end of its own.
    package struct Repeal: Hashable, Sendable, Codable {
        /// The first day it is no longer in force.
        package let on: CivilDate
        package let reason: String
    }
}
