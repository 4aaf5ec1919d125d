import Kernel

extension RuleBook {
    /// What loading a rule set needs from elsewhere.
    package struct Facts: Equatable, Sendable {
        /// The issuer and the Bodies above it, nearest first; the national code may be left out.
        package var path: [BodyCode]
        /// Every rule set in the book.
        package var loaded: [LoadedRuleSet]

        package init(path: [BodyCode], loaded: [LoadedRuleSet]) {
            self.path = path
            self.loaded = loaded
        }
    }
}
