import Kernel

extension Clarification {
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let latest = Latest(event: recorded.event, actor: recorded.actor, onBehalfOf: recorded.onBehalfOf)
        switch state {
        case .absent:
            guard case .opened(let event) = recorded.event else { return nil }
            return .present(Matter(opened: event, by: recorded, latest: latest))
        case .present(var matter):
            guard matter.take(recorded) else { return nil }
            matter.latest = latest
            return .present(matter)
        }
    }
}

extension Clarification.Matter {
    /// The case as it is opened: who verified clarifies (CLA-003).
    fileprivate init(
        opened: Clarification.Opened, by recorded: Recorded<Clarification.Event>, latest: Clarification.Latest
    ) {
        let opening = opened.opening
        let recused = Set(opening.recused)
        let handlers = Set(opening.handlers)
        let frame = CaseFrame(
            body: opening.body, number: opened.number, openedOn: recorded.occurredOn,
            officers: handlers.subtracting(recused), recused: recused, participants: handlers,
            isRestricted: opening.isRestricted)
        var seen: Set<ItemKey> = []
        self.init(
            frame: frame, report: opening.report, verification: opening.verification, handlers: handlers,
            items: opening.items.filter { seen.insert($0.key).inserted }, latest: latest)
    }

    /// Takes an event.
    /// - Returns: false when it cannot have happened here.
    fileprivate mutating func take(_ recorded: Recorded<Clarification.Event>) -> Bool {
        let day = recorded.occurredOn
        let persons = Set([recorded.actor.staff, recorded.onBehalfOf].compactMap(\.self))
        switch recorded.event {
        case .opened: return false
        case .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened, .wishAsked,
            .wishRecorded:
            frame = frame.joined(by: persons)
            return takeOpening(recorded.event, on: day, by: recorded.actor.staff)
        case .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn, .paperConfirmed:
            frame = frame.joined(by: persons)
            return takeApproval(recorded.event, on: day, by: recorded.actor.staff)
        case .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold, .archived:
            frame = frame.joined(by: persons)
            return takeDelivery(recorded.event, on: day)
        case .officersAssigned, .recused, .recusalRequested, .recusalLifted, .deadlineExtended, .handedOver:
            return takeCommon(recorded.event, on: day, by: recorded.actor.staff)
        }
    }

    /// Events that belong to every case.
    private mutating func takeCommon(_ event: Clarification.Event, on day: CivilDate, by staff: StaffId?) -> Bool {
        switch event {
        case .officersAssigned(let event): frame = frame.assigning(Set(event.officers))
        case .recused(let recusal):
            frame = frame.recusing(recusal.staff)
            recusals.removeAll { $0.recusal.staff == recusal.staff }
            recusals.append(Clarification.RecusalRecord(recusal: recusal, on: day, isConfirmed: true))
        case .recusalRequested(let recusal):
            frame = frame.recusing(recusal.staff)
            recusals.append(Clarification.RecusalRecord(recusal: recusal, on: day, isConfirmed: false))
        case .recusalLifted(let event):
            guard frame.recused.remove(event.staff) != nil else { return false }
            recusals.removeAll { $0.recusal.staff == event.staff }
        case .deadlineExtended(let event):
            extensions.append(
                Clarification.ExtensionRecord(
                    task: event.task, to: event.to, reason: event.reason, by: staff, on: day))
            return extend(event.task, to: event.to)
        case .handedOver(let event):
            guard frame.officers.contains(event.from) else { return false }
            frame = frame.assigning(frame.officers.subtracting([event.from]).union([event.to]))
        case .opened, .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened,
            .wishAsked, .wishRecorded, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn,
            .paperConfirmed, .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold, .archived:
            return false
        }
        return true
    }

    /// Moves a clock that runs.
    private mutating func extend(_ clock: Clarification.Clock, to day: CivilDate) -> Bool {
        guard let old = deadline(of: clock) else { return false }
        let new = Deadline(due: day, isProvisional: false, rule: old.rule)
        switch clock {
        case .application(let number):
            guard let index = applications.firstIndex(where: { $0.number == number }) else { return false }
            applications[index].deadline = new
        case .delivery:
            switch stage {
            case .approved(var scope):
                scope.deadline = new
                stage = .approved(scope)
            case .delivering(var scope):
                scope.deadline = new
                stage = .delivering(scope)
            case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted,
                .delivered, .followingUp, .corrected, .archived:
                return false
            }
        case .firstFollowUp: change { $0.first = new }
        case .secondFollowUp: change { $0.second = new }
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
}
