import Kernel

// Who works on the entry, who keeps away, where it belongs, and how far its clocks may be moved.
extension Sanction {
    static func handle(
        _ command: Handling.Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try checkClocks(of: command, given: matter, in: context)
        do {
            return try Handling.decide(command, given: matter, in: context, knowing: context.facts.handling)
                .map { .handling($0) }
        } catch {
            throw .handling(error)
        }
    }

    /// Only the change of post and pay may be put off, and not beyond what the rules allow (EXE-003, EXE-005, EXE-007).
    private static func checkClocks(
        of command: Handling.Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) {
        switch command {
        case .extendDeadline(let clock, let to, _):
            guard clock != Clock.report.name else { throw .reportNotExtendable }
            guard clock == Clock.change.name else { throw .clockNotMovable }
            if let last = lastOfChange(of: matter, in: context), to > last { throw .changeExtendedTooFar(last: last) }
        case .pauseDeadline, .resumeDeadline: throw .clockNotMovable
        case .assign, .handOver, .lend, .recuse, .requestRecusal, .liftRecusal, .recountDeadlines, .proposeMove,
            .acceptMove, .declineMove, .followMove, .recordSealUse:
            return
        }
    }

    /// The last day to which the change of post and pay may be put off; nil where no rule says one.
    private static func lastOfChange(of matter: Matter, in context: Context<Facts>) -> CivilDate? {
        matter.measures.filter(\.kind.changesPost).compactMap { measure in
            let name =
                measure.kind.family == .party
                ? "party.post_pay_change.extension.max_total" : "gov.change_formalities.extension.max_total"
            return context.rules.deadline(name, from: measure.effectiveOn, calendar: context.calendar)?.due
        }.min()
    }
}

extension Sanction.Matter: Handled {
    package var hands: Set<StaffId> { frame.everOfficers }
    package var judges: Set<StaffId> { Set(changes.flatMap { $0.word.persons }) }
    package var isUnderApproval: Bool { proposal != nil }
    package var clocks: [ClockName: Deadline] { due }

    package mutating func set(_ clock: ClockName, to next: Deadline) -> Bool {
        guard due[clock] != nil else { return false }
        due[clock] = next
        return true
    }
}
