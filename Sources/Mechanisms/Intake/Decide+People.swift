import Kernel

extension Intake.Desk {
    func assign(_ officers: [StaffId]) throws(Intake.Refusal) -> [Intake.Event] {
        try guardOpen()
        let chosen = Set(officers)
        guard chosen.count >= 2, chosen.count == officers.count else { throw .tooFewOfficers }
        for officer in officers { try guardFit(officer) }
        if chosen == matter.frame.officers { return [] }
        return [.officersAssigned(Intake.OfficersAssigned(officers: officers.sorted()))]
    }

    func recuse(_ staff: StaffId, _ ground: RecusalGround) throws(Intake.Refusal) -> [Intake.Event] {
        let isAsked = matter.recusalRequests.contains { $0.staff == staff }
        // A decision carried from a linked case is not the head's decision on a request here.
        if matter.frame.recused.contains(staff), !isAsked || context.actor == .system { return [] }
        guard !context.persons.contains(staff) else { throw .recusalDecidedBySelf }
        return [.recused(Recusal(staff: staff, ground: ground))]
    }

    func requestRecusal(_ ground: RecusalGround) throws(Intake.Refusal) -> [Intake.Event] {
        let staff = try staff()
        if matter.frame.recused.contains(staff) { return [] }
        return [.recusalRequested(Recusal(staff: staff, ground: ground))]
    }

    func liftRecusal(_ staff: StaffId, _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.frame.recused.contains(staff) else {
            if context.actor == .system { return [] }
            throw .notRecused
        }
        try say(reason, "reason")
        return [.recusalLifted(Intake.RecusalLifted(staff: staff, reason: reason))]
    }

    func extendDeadline(
        _ task: Intake.Task, _ part: String, _ to: CivilDate, _ reason: String
    ) throws(Intake.Refusal) -> [Intake.Event] {
        guard let deadline = matter.deadline(task, part: part) else { throw .deadlineUnknown }
        try say(reason, "reason")
        if deadline.due == to, let last = matter.extensions.last, last.by == context.actor, last.reason == reason,
            last.clock.task == task, last.clock.part == part
        {
            return []
        }
        guard to > deadline.due else { throw .extensionNotLater }
        let moved = Deadline(due: to, isProvisional: false, rule: deadline.rule)
        let clock = Intake.Clock(task: task, part: part, deadline: moved)
        return [.deadlineExtended(Intake.DeadlineExtended(clock: clock, reason: reason))]
    }

    func handOver(_ from: StaffId, _ to: StaffId, _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.frame.officers.contains(from) else { throw .notAnOfficer }
        guard !matter.frame.officers.contains(to) else { throw .alreadyAnOfficer }
        try guardFit(to)
        try say(reason, "reason")
        return [.handedOver(Intake.HandedOver(from: from, to: to, reason: reason))]
    }

    /// Work remains, so that somebody can be given it.
    private func guardOpen() throws(Intake.Refusal) {
        switch matter.stage {
        case .received, .registered, .accepted, .disposalProposed, .disposed, .verifying, .findingsProposed,
            .concluded, .reopeningProposed:
            break
        case .routed, .closed: throw .notAccepted
        }
    }

    /// Neither recused nor conflicted (REC-001).
    private func guardFit(_ officer: StaffId) throws(Intake.Refusal) {
        guard !matter.frame.recused.contains(officer) else { throw .officerRecused(officer) }
        guard !context.facts.conflicted.contains(officer) else { throw .officerConflicted(officer) }
    }
}
