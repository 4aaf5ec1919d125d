import Kernel
import Storage

/// Where the pipeline asks for rules: the sets loaded in the journal, resolved.
package protocol RuleSource: Sendable {
    /// The rules in force for a Body on a day.
    /// - Parameter path: Bodies from the top down to it.
    func rules(for path: [BodyCode], on day: CivilDate) -> RulesInForce
    /// The rules a case pinned when it was opened, by the digests of its first event.
    func pinned(_ ruleSets: [String], for path: [BodyCode], openedOn day: CivilDate) -> RulesInForce
    /// Takes in what another node has loaded into the journal since; nothing where there is no other.
    func refresh(from session: any SQLSession) throws
}
