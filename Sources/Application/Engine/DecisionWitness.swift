import Kernel

/// Is told every decision that an engine makes: the command and everything the decision saw. Journals keep what was
/// decided, not what was asked; whoever wants to decide again what was decided once must have been there.
package protocol DecisionWitness: Sendable {
    /// Told after a yes. What is undone afterwards is told too.
    /// - Parameters:
    ///   - version: how many events the case's stream had before.
    ///   - cause: the event this follows from, `intake/x#7`; nil for a person's act.
    func saw<M: CasePort>(
        _ command: M.Command, of mechanism: M.Type, id: CaseId, after version: Int, cause: String?,
        in context: Context<M.Facts>)
}
