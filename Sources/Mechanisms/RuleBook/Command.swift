import Kernel

extension RuleBook {
    /// What somebody may ask of the rule book.
    package enum Command: Equatable, Sendable {
        /// Takes a rule set into the book; the stream's id is its digest.
        case load(RuleSet)
        /// Ends a rule set: from `on` it is no longer in force.
        case repeal(on: CivilDate, reason: String)
    }
}
