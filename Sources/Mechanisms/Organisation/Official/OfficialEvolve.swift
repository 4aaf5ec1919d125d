import Kernel

extension OfficialRegistry {
    package static var mechanism: String { "official" }
    package static var initial: State { .absent }

    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let made = Made(event: recorded.event, actor: recorded.actor)
        let day = recorded.occurredOn
        switch (state, recorded.event) {
        case (.absent, .recorded(let new)):
            return .known(
                Official(
                    id: new.id, name: new.name, formerNames: [], isPartyMember: new.isPartyMember,
                    standing: .inOffice(new.service, since: day), pastServices: [], identity: new.identity,
                    recordedOn: day, changedOn: day, last: made))
        case (.known(var official), .postChanged(let service)):
            official.closeService(on: day)
            official.standing = .inOffice(service, since: day)
            return .known(official.changed(by: made, on: day))
        case (.known(var official), .nameCorrected(let correction)):
            official.formerNames.append(official.name)
            official.name = correction.name
            return .known(official.changed(by: made, on: day))
        case (.known(var official), .membershipChanged(let change)):
            official.isPartyMember = change.isPartyMember
            return .known(official.changed(by: made, on: day))
        case (.known(var official), .identitySealed(let identity)):
            official.identity = identity
            return .known(official.changed(by: made, on: day))
        case (.known(var official), .left(let departure)):
            official.closeService(on: day)
            official.standing = .left(departure.leaving, on: day, lastService: official.standing.service)
            return .known(official.changed(by: made, on: day))
        case (_, .recorded), (_, .postChanged), (_, .nameCorrected), (_, .membershipChanged), (_, .identitySealed),
            (_, .left):
            return nil
        }
    }

    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .recorded(let value): StoredPayload("official.recorded", value)
        case .postChanged(let value): StoredPayload("official.postChanged", value)
        case .nameCorrected(let value): StoredPayload("official.nameCorrected", value)
        case .membershipChanged(let value): StoredPayload("official.membershipChanged", value)
        case .identitySealed(let value): StoredPayload("official.identitySealed", value)
        case .left(let value): StoredPayload("official.left", value)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("official.recorded", 1): .recorded(try payload.decode())
        case ("official.postChanged", 1): .postChanged(try payload.decode())
        case ("official.nameCorrected", 1): .nameCorrected(try payload.decode())
        case ("official.membershipChanged", 1): .membershipChanged(try payload.decode())
        case ("official.identitySealed", 1): .identitySealed(try payload.decode())
        case ("official.left", 1): .left(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}

extension OfficialRegistry.Official {
    /// Puts the present post among the past ones; nobody who has left has a present one.
    fileprivate mutating func closeService(on day: CivilDate) {
        guard case .inOffice(let service, let since) = standing else { return }
        pastServices.append(OfficialRegistry.PastService(service: service, from: since, until: day))
    }

    fileprivate func changed(by made: Made<OfficialRegistry.Event>, on day: CivilDate) -> Self {
        var next = self
        next.last = made
        next.changedOn = day
        return next
    }
}
