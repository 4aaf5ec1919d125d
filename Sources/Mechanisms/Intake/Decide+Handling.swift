import Kernel

// Who works on the report, who keeps away, how long it may take, where it belongs.
extension Intake.Desk {
    func handle(_ command: Handling.Command) throws(Intake.Refusal) -> [Intake.Event] {
        try guardStage(of: command)
        do {
            return try Handling.decide(command, given: matter, in: context, knowing: context.facts.handling)
                .map(Intake.Event.handling)
        } catch {
            throw .handling(error)
        }
    }

    /// Somebody is given it, and it moves, while there is something to do about it.
    private func guardStage(of command: Handling.Command) throws(Intake.Refusal) {
        switch command {
        case .assign, .lend, .proposeMove, .acceptMove:
            guard matter.isOpen || matter.hasWorkAfterwards else { throw .notAccepted }
        case .handOver, .recuse, .requestRecusal, .liftRecusal, .extendDeadline, .pauseDeadline, .resumeDeadline,
            .recountDeadlines, .declineMove, .followMove, .recordSealUse:
            break
        }
    }
}

extension Intake.Matter: Handled {
    package var hands: Set<StaffId> { frame.everOfficers }
    package var isUnderApproval: Bool { round != nil }

    /// The deadlines of what is still to be done.
    package var clocks: [ClockName: Deadline] {
        let waiting = Set(tasks.map { "\($0.act)/\($0.part)" })
        var running: [ClockName: Deadline] = [:]
        for (key, deadline) in deadlines {
            // While a disposal or a return is being approved, the month for the disposal goes on.
            let isProposed = key.task == .proposeDisposal && (round?.of == .disposal || round?.of == .returning)
            if isProposed || waiting.contains("\(key.task.rawValue)/\(key.part)") { running[key.name] = deadline }
        }
        return running
    }

    package mutating func set(_ clock: ClockName, to deadline: Deadline) -> Bool {
        guard let key = deadlines.keys.first(where: { $0.name == clock }) else { return false }
        deadlines[key] = deadline
        return true
    }

    /// Whether an objection, new evidence or the feedback waits for the officers, of a closed report too.
    var hasWorkAfterwards: Bool { !openObjections.isEmpty || !uncheckedEvidence.isEmpty || awaitsFeedback }

    /// Whether the petition office is still to be told how the closed report was handled.
    var awaitsFeedback: Bool {
        guard case .closed = stage else { return false }
        return feedback == nil && deadline(.feedBack) != nil
    }
}
