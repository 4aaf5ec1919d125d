import Kernel

extension Clarification.Clock {
    /// The clock's name for the acts every case has: `delivery`, `application/1`.
    package var name: ClockName {
        switch self {
        case .application(let number): ClockName("application/\(number)")
        case .delivery: ClockName("delivery")
        case .firstFollowUp: ClockName("firstFollowUp")
        case .secondFollowUp: ClockName("secondFollowUp")
        }
    }
}

extension Clarification.Matter {
    /// The clocks that run or are stopped, and how long they have.
    package var running: [Clarification.Clock: Deadline] {
        var running: [Clarification.Clock: Deadline] = [:]
        for record in applications where record.isPending { running[.application(record.number)] = record.deadline }
        switch stage {
        case .approved(let scope), .delivering(let scope): running[.delivery] = scope.deadline
        case .delivered(_, let plan), .followingUp(_, let plan):
            for (clock, deadline) in plan.clocks.dropFirst(contactCount(since: plan)) { running[clock] = deadline }
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .corrected,
            .archived:
            break
        }
        return running
    }

    package var clocks: [ClockName: Deadline] {
        Dictionary(running.map { ($0.key.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    /// How many of the contacts that are due have been made.
    package func contactCount(since plan: Clarification.FollowUpPlan) -> Int {
        followUps.count { $0.on >= plan.deliveredOn }
    }

    /// How many contacts are still due before it may be archived; nil while nothing is delivered.
    package var contactsMissing: Int? {
        switch stage {
        case .delivered(_, let plan), .followingUp(_, let plan): max(0, plan.count - contactCount(since: plan))
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .corrected, .archived:
            nil
        }
    }

    package mutating func set(_ clock: ClockName, to deadline: Deadline) -> Bool {
        guard let known = running.keys.first(where: { $0.name == clock }) else { return false }
        switch known {
        case .application(let number):
            guard let index = applications.firstIndex(where: { $0.number == number }) else { return false }
            applications[index].deadline = deadline
        case .delivery:
            switch stage {
            case .approved(var scope):
                scope.deadline = deadline
                stage = .approved(scope)
            case .delivering(var scope):
                scope.deadline = deadline
                stage = .delivering(scope)
            case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted,
                .delivered, .followingUp, .corrected, .archived:
                return false
            }
        case .firstFollowUp: change { $0.first = deadline }
        case .secondFollowUp: change { $0.second = deadline }
        }
        return true
    }

    /// Changes the plan of contacts.
    private mutating func change(_ change: (inout Clarification.FollowUpPlan) -> Void) {
        switch stage {
        case .delivered(let scope, var plan):
            change(&plan)
            stage = .delivered(scope, plan)
        case .followingUp(let scope, var plan):
            change(&plan)
            stage = .followingUp(scope, plan)
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .corrected, .archived:
            break
        }
    }

    /// The deadline of a clock that runs now, or nil.
    package func deadline(of clock: Clarification.Clock) -> Deadline? { running[clock] }

    /// The contacts that are due, while they are.
    package var followUpPlan: Clarification.FollowUpPlan? {
        switch stage {
        case .delivered(_, let plan), .followingUp(_, let plan): plan
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .corrected, .archived:
            nil
        }
    }

    /// Whether a proposal is with its approvers.
    package var isUnderApproval: Bool {
        switch stage {
        case .submitted: true
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            false
        }
    }
}

extension Clarification.FollowUpPlan {
    /// The clocks of its contacts, in the order in which they fall due; what a contact settles is the earliest.
    package var clocks: [(clock: Clarification.Clock, deadline: Deadline)] {
        [(Clarification.Clock.firstFollowUp, first), (.secondFollowUp, second)].compactMap { clock, deadline in
            deadline.map { (clock, $0) }
        }
    }
}
