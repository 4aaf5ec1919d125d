import Kernel

extension Clarification {
    /// Officers in the place of those before: two or more, none with a conflict.
    static func assign(_ officers: [StaffId], to matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        let next = Set(officers)
        guard next.count >= 2 else { throw .officersTooFew }
        guard next.isDisjoint(with: matter.frame.recused.union(context.facts.conflicted)) else {
            throw .officerConflicted
        }
        return next == matter.frame.officers
            ? [] : [.officersAssigned(OfficersAssigned(officers: next.sorted()))]
    }

    /// The head decides a recusal; one that was asked for is confirmed by it.
    static func recuse(_ recusal: Recusal, from matter: Matter, by actor: Actor) -> [Event] {
        let isConfirmed = matter.recusals.contains { $0.recusal.staff == recusal.staff && $0.isConfirmed }
        let isAsked = matter.recusals.contains { $0.recusal.staff == recusal.staff && !$0.isConfirmed }
        let isRecused = matter.frame.recused.contains(recusal.staff)
        // A decision carried from a linked case is not the head's decision on a request here.
        if isRecused, actor == .system { return [] }
        return isConfirmed || (isRecused && !isAsked) ? [] : [.recused(recusal)]
    }

    /// Self-recusal takes effect on sight at once; the head confirms or lifts it.
    static func requestRecusal(_ ground: RecusalGround, in context: Here) throws(Refusal) -> [Event] {
        guard let staff = context.actor.staff else { throw .actorNotStaff }
        return [.recusalRequested(Recusal(staff: staff, ground: ground))]
    }

    /// Somebody else lifts a recusal, with a reason.
    static func liftRecusal(
        of staff: StaffId, reason: String, in matter: Matter, _ context: Here
    ) throws(Refusal) -> [Event] {
        try demand(reason, field: "reason")
        guard !context.persons.contains(staff) else { throw .mustNotLiftOwnRecusal }
        guard matter.frame.recused.contains(staff) else {
            if context.actor == .system { return [] }
            throw .notRecused
        }
        return [.recusalLifted(RecusalLifted(staff: staff, reason: reason))]
    }

    /// A clock is extended by somebody who does not handle the case.
    static func extend(_ wanted: DeadlineExtended, of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demand(wanted.reason, field: "reason")
        guard matter.hands.isDisjoint(with: context.persons) else { throw .extenderMustNotHandle }
        guard let deadline = matter.deadline(of: wanted.task) else { throw .deadlineNotRunning }
        guard wanted.to > deadline.due else { throw .deadlineNotLater }
        return [.deadlineExtended(wanted)]
    }

    /// An officer's work goes to another.
    static func handOver(_ wanted: HandedOver, of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demand(wanted.reason, field: "reason")
        guard matter.frame.officers.contains(wanted.from) else { throw .officerUnknown }
        guard !matter.frame.recused.union(context.facts.conflicted).contains(wanted.to) else {
            throw .officerConflicted
        }
        guard !matter.frame.officers.contains(wanted.to) else { throw .officersTooFew }
        return [.handedOver(wanted)]
    }
}

extension Clarification.Matter {
    /// The deadline of a clock that runs now, or nil.
    package func deadline(of clock: Clarification.Clock) -> Deadline? {
        switch clock {
        case .application(let number): applications.first { $0.number == number && $0.isPending }?.deadline
        case .delivery:
            switch stage {
            case .approved(let scope), .delivering(let scope): scope.deadline
            case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted,
                .delivered, .followingUp, .corrected, .archived:
                nil
            }
        case .firstFollowUp: followUpPlan?.first
        case .secondFollowUp: followUpPlan?.second
        }
    }

    /// The contacts that are due, while they are.
    package var followUpPlan: Clarification.FollowUpPlan? {
        switch stage {
        case .delivered(_, let plan), .followingUp(_, let plan): plan
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .corrected, .archived:
            nil
        }
    }
}
