import Kernel

extension BodyRegistry {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let event = event(of: command)
        if let last = state.body?.last, last == Made(event: event, actor: context.actor) { return [] }
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch command {
        case .establish(let new): try guardEstablishing(new, state, context.facts)
        case .rename(let name, let shortName, let reason):
            let body = try active(state, at: context)
            try guardTexts([("name", name), ("shortName", shortName), ("reason", reason)])
            guard name != body.name || shortName != body.shortName else { throw .nothingChanges }
            guard !context.facts.siblingShortNames.contains(shortName) else { throw .shortNameTaken }
        case .changeParent(let parent, let reason):
            let body = try active(state, at: context)
            try guardTexts([("reason", reason)])
            guard body.parent != parent else { throw .nothingChanges }
            try guardParent(parent, of: body.code, body.kind, body.rank, context.facts)
            guard !context.facts.siblingShortNames.contains(body.shortName) else { throw .shortNameTaken }
        case .close(let successor, let reason):
            let body = try active(state, at: context)
            try guardTexts([("reason", reason)])
            try guardClosing(body, successor, context.facts)
        }
        return [event]
    }

    private static func event(of command: Command) -> Event {
        switch command {
        case .establish(let new): .established(new)
        case .rename(let name, let shortName, let reason):
            .renamed(Renaming(name: name, shortName: shortName, reason: reason))
        case .changeParent(let parent, let reason): .parentChanged(ParentChange(parent: parent, reason: reason))
        case .close(let successor, let reason): .closed(Closing(successor: successor, reason: reason))
        }
    }

    private static func active(_ state: State, at context: Context<Facts>) throws(Refusal) -> Body {
        switch state {
        case .absent: throw .notEstablished
        case .closed: throw .closedBefore
        case .active(let body):
            guard context.occurredOn >= body.changedOn else { throw .occurredBeforeLastChange(body.changedOn) }
            return body
        }
    }

    private static func guardEstablishing(_ new: Establishing, _ state: State, _ facts: Facts) throws(Refusal) {
        guard case .absent = state else { throw .codeTaken }
        guard new.code.shape != nil else { throw .codeMalformed }
        guard new.code.fits(new.kind) else { throw .codeDoesNotFitKind }
        try guardTexts([("name", new.name), ("shortName", new.shortName)])
        if let parent = new.parent {
            try guardParent(parent, of: new.code, new.kind, new.rank, facts)
        } else {
            guard facts.root == nil else { throw .parentMissing }
        }
        guard !facts.siblingShortNames.contains(new.shortName) else { throw .shortNameTaken }
    }

    private static func guardParent(
        _ parent: BodyCode, of code: BodyCode, _ kind: BodyKind, _ rank: Rank, _ facts: Facts
    ) throws(Refusal) {
        guard let known = facts.other, known.code == parent else { throw .parentUnknown }
        guard parent != code, !known.ancestors.contains(code) else { throw .parentIsBelow }
        guard mayStand(kind, rank, under: known.rank) else { throw .parentMustStandHigher }
    }

    /// Whether a Body may stand under one of that rank: always a lower one, but a dispatched organ may have the rank
    /// of the Body that dispatched it.
    package static func mayStand(_ kind: BodyKind, _ rank: Rank, under parent: Rank) -> Bool {
        switch kind {
        case .territorial, .zone: parent < rank
        case .dispatched: parent <= rank
        }
    }

    private static func guardClosing(
        _ body: Body, _ successor: BodyCode?, _ facts: Facts
    ) throws(Refusal) {
        if let successor {
            guard successor != body.code, facts.other?.code == successor else { throw .successorUnknown }
        }
        guard facts.childrenCount == 0 else { throw .childrenRemain(facts.childrenCount) }
        guard facts.openCaseCount == 0 else { throw .casesRemain(facts.openCaseCount) }
        guard facts.staffCount == 0 else { throw .staffRemain(facts.staffCount) }
    }

    private static func guardTexts(_ texts: [(field: String, text: String)]) throws(Refusal) {
        for (field, text) in texts {
            guard !Organisation.isBlank(text) else { throw .textMissing(field: field) }
            guard !Organisation.isTooLong(text) else { throw .textTooLong(field: field) }
        }
    }
}
