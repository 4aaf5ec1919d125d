import Kernel

/// The rule book: what a Body has issued, kept whole so that what a case was decided under can be read for ever.
///
/// One stream for each rule set, named by the digest of its canonical text:
///
/// ```
/// absent ── load ──▶ loaded ── repeal ──▶ repealed
/// ```
///
/// A new version is a new rule set, loaded after the old one's end or repeal. What is in force for a Body on a day is
/// asked of `RuleResolver`.
package enum RuleBook {
    /// The mechanism's name on disk.
    package static let mechanism = "ruleset"
    /// The state before anything is loaded.
    package static let initial = State.absent
    /// The issuer of national rules and of the installation's own defaults: every Body stands below it.
    package static let nationalCode = "000000000"
    /// Names a clause may hold between braces. There is none for evidence, officers, methods or the reporter, nor for a
    /// verdict on the person (三只三不): what cannot be named cannot be printed.
    package static let placeholders: Set<String> = [
        "body", "subject", "unit", "post", "received", "allegation", "result", "date", "number", "issued",
    ]
}

extension RuleBook: Decider {}
