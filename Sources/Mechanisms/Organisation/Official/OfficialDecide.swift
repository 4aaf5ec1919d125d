import Kernel

extension OfficialRegistry {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let event = event(of: command)
        if let last = state.official?.last, last == Made(event: event, actor: context.actor) { return [] }
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch command {
        case .record(let new):
            guard case .absent = state else { throw .idTaken }
            try guardTexts([("name", new.name)])
            try guardService(new.service, context.facts)
            if new.identity != nil { try guardIdentity(context.facts) }
        case .changePost(let service):
            let official = try known(state, at: context)
            guard !official.hasDied else { throw .hasDied }
            try guardService(service, context.facts)
            if case .inOffice(service, _) = official.standing { throw .nothingChanges }
        case .correctName(let name, let reason):
            let official = try known(state, at: context)
            try guardTexts([("name", name), ("reason", reason)])
            guard official.name != name else { throw .nothingChanges }
        case .changeMembership(let isPartyMember, let reason):
            let official = try known(state, at: context)
            guard !official.hasDied else { throw .hasDied }
            try guardTexts([("reason", reason)])
            guard official.isPartyMember != isPartyMember else { throw .nothingChanges }
        case .sealIdentity(let identity):
            let official = try known(state, at: context)
            guard official.identity != identity else { throw .nothingChanges }
            try guardIdentity(context.facts)
        case .leave(let leaving):
            let official = try known(state, at: context)
            guard !official.hasDied else { throw .hasDied }
            // Who retired may die later; nobody leaves office twice.
            if case .left = official.standing, leaving != .died { throw .leftBefore }
        }
        return [event]
    }

    private static func event(of command: Command) -> Event {
        switch command {
        case .record(let new): .recorded(new)
        case .changePost(let service): .postChanged(service)
        case .correctName(let name, let reason): .nameCorrected(NameCorrection(name: name, reason: reason))
        case .changeMembership(let isPartyMember, let reason):
            .membershipChanged(MembershipChange(isPartyMember: isPartyMember, reason: reason))
        case .sealIdentity(let identity): .identitySealed(identity)
        case .leave(let leaving): .left(Departure(leaving: leaving))
        }
    }

    private static func known(_ state: State, at context: Context<Facts>) throws(Refusal) -> Official {
        switch state {
        case .absent: throw .notRecorded
        case .known(let official):
            guard context.occurredOn >= official.changedOn else {
                throw .occurredBeforeLastChange(official.changedOn)
            }
            return official
        }
    }

    private static func guardService(_ service: Service, _ facts: Facts) throws(Refusal) {
        try guardTexts([("post", service.post)])
        guard !Organisation.isTooLong(service.rank) else { throw .textTooLong(field: "rank") }
        guard facts.unitIsActive else { throw .unitUnknown }
        guard facts.bodyIsActive else { throw .bodyUnknown }
    }

    private static func guardIdentity(_ facts: Facts) throws(Refusal) {
        if let other = facts.sameIdentity { throw .identityTaken(by: other) }
    }

    private static func guardTexts(_ texts: [(field: String, text: String)]) throws(Refusal) {
        for (field, text) in texts {
            guard !Organisation.isBlank(text) else { throw .textMissing(field: field) }
            guard !Organisation.isTooLong(text) else { throw .textTooLong(field: field) }
        }
    }
}
