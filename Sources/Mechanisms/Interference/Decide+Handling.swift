import Kernel

// Who works on the entry, who keeps away, where it belongs. No rule sets it a clock.
extension Interference {
    static func handle(
        _ command: Handling.Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try checkStage(for: command, given: matter)
        try checkSecrecy(of: command, given: matter, knowing: context.facts)
        do {
            return try Handling.decide(command, given: matter, in: context, knowing: context.facts.handling)
                .map { .handling($0) }
        } catch {
            throw .handling(error)
        }
    }

    /// When it may be done: nobody works on an entry that nobody took note of, and nothing moves after its conclusion.
    private static func checkStage(for command: Handling.Command, given matter: Matter) throws(Refusal) {
        switch (command, matter.stage) {
        case (.recuse, _), (.requestRecusal, _), (.liftRecusal, _), (.recountDeadlines, _), (.recordSealUse, _): return
        case (_, .concluded): throw .alreadyConcluded
        case (.assign, .noted), (.handOver, .noted), (.lend, .noted): throw .notAcknowledged
        case (.assign, _), (.handOver, _), (.lend, _), (.extendDeadline, _), (.pauseDeadline, _),
            (.resumeDeadline, _), (.proposeMove, _), (.acceptMove, _), (.declineMove, _), (.followMove, _):
            return
        }
    }

    /// The person is never let in, and the Body in which it was entered learns nothing of it: none of its people is
    /// lent to it, and it moves upward alone.
    private static func checkSecrecy(
        of command: Handling.Command, given matter: Matter, knowing facts: Facts
    ) throws(Refusal) {
        switch command {
        case .liftRecusal(let staff, _):
            guard !matter.concerned.contains(staff) else { throw .handling(.recusalDecidedElsewhere) }
        case .lend(let officers, _):
            for officer in officers.sorted() where facts.ofEnteringBody.contains(officer) {
                throw .officerOfEnteringBody(officer)
            }
        case .proposeMove(_, let way, _), .followMove(_, let way):
            guard way == .raised else { throw .movesOnlyUp }
        case .assign, .handOver, .recuse, .requestRecusal, .extendDeadline, .pauseDeadline,
            .resumeDeadline, .recountDeadlines, .acceptMove, .declineMove, .recordSealUse:
            return
        }
    }
}

extension Interference.Matter: Handled {
    package var hands: Set<StaffId> { frame.everOfficers }
    package var isUnderApproval: Bool { false }
    package var clocks: [ClockName: Deadline] { [:] }

    package mutating func set(_ clock: ClockName, to next: Deadline) -> Bool { false }
}
