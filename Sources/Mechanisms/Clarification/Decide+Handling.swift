import Kernel

extension Clarification {
    /// The acts every case has. Officers change at any stage, for an archived case may still be corrected; a case on
    /// which nothing is left to do stays with its Body.
    static func handle(
        _ command: Handling.Command, of matter: Matter, in context: Here
    ) throws(Refusal) -> [Event] {
        switch command {
        case .lend, .proposeMove:
            guard matter.isOpen else { throw .stageForbids }
        case .assign, .handOver, .recuse, .requestRecusal, .liftRecusal, .extendDeadline, .pauseDeadline,
            .resumeDeadline, .recountDeadlines, .acceptMove, .declineMove, .followMove,
            .recordSealUse:
            break
        }
        do throws(Handling.Refusal) {
            return try Handling.decide(command, given: matter, in: context, knowing: context.facts.handling)
                .map(Event.handling)
        } catch {
            throw .handling(error)
        }
    }
}
