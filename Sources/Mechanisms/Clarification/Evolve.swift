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
            if case .served(let event) = recorded.event {
                matter.frame.enter(blankForm: event.delivery.blankForm, by: recorded)
            }
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
            officers: handlers.subtracting(recused), recused: recused, participants: handlers.union(opening.others),
            isRestricted: opening.isRestricted)
        var seen: Set<ItemKey> = []
        self.init(
            frame: frame, report: opening.report, verification: opening.verification,
            handlers: handlers.union(opening.others),
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
        case .handling(let event): return take(event, recorded)
        }
    }
}
