import Kernel

extension UnitRegistry {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let event = event(of: command)
        if let last = state.unit?.last, last == Made(event: event, actor: context.actor) { return [] }
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch command {
        case .establish(let new):
            guard case .absent = state else { throw .idTaken }
            try guardTexts([("name", new.name)])
            guard context.facts.bodyIsActive else { throw .bodyUnknown }
            guard !context.facts.nameIsTaken else { throw .nameTaken }
        case .rename(let name, let reason):
            let unit = try active(state, at: context)
            try guardTexts([("name", name), ("reason", reason)])
            guard unit.name != name else { throw .nothingChanges }
            guard !context.facts.nameIsTaken else { throw .nameTaken }
        case .changeBody(let body, let reason):
            let unit = try active(state, at: context)
            try guardTexts([("reason", reason)])
            guard unit.body != body else { throw .nothingChanges }
            guard context.facts.bodyIsActive else { throw .bodyUnknown }
            guard !context.facts.nameIsTaken else { throw .nameTaken }
        case .close(let successor, let reason):
            let unit = try active(state, at: context)
            try guardTexts([("reason", reason)])
            if let successor {
                guard successor != unit.id, context.facts.successorIsActive else { throw .successorUnknown }
            }
            guard context.facts.officialCount == 0 else { throw .officialsRemain(context.facts.officialCount) }
        }
        return [event]
    }

    private static func event(of command: Command) -> Event {
        switch command {
        case .establish(let new): .established(new)
        case .rename(let name, let reason): .renamed(Renaming(name: name, reason: reason))
        case .changeBody(let body, let reason): .bodyChanged(BodyChange(body: body, reason: reason))
        case .close(let successor, let reason): .closed(Closing(successor: successor, reason: reason))
        }
    }

    private static func active(_ state: State, at context: Context<Facts>) throws(Refusal) -> Unit {
        switch state {
        case .absent: throw .notEstablished
        case .closed: throw .closedBefore
        case .active(let unit):
            guard context.occurredOn >= unit.changedOn else { throw .occurredBeforeLastChange(unit.changedOn) }
            return unit
        }
    }

    private static func guardTexts(_ texts: [(field: String, text: String)]) throws(Refusal) {
        for (field, text) in texts {
            guard !Organisation.isBlank(text) else { throw .textMissing(field: field) }
            guard !Organisation.isTooLong(text) else { throw .textTooLong(field: field) }
        }
    }
}
