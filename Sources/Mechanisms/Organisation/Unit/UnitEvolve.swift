import Kernel

extension UnitRegistry {
    package static var mechanism: String { "unit" }
    package static var initial: State { .absent }

    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let made = Made(event: recorded.event, actor: recorded.actor)
        let day = recorded.occurredOn
        switch (state, recorded.event) {
        case (.absent, .established(let new)):
            return .active(
                Unit(
                    id: new.id, name: new.name, kind: new.kind, body: new.body, establishedOn: day, formerNames: [],
                    changedOn: day, last: made))
        case (.active(var unit), .renamed(let new)):
            unit.formerNames.append(FormerName(name: unit.name, until: day))
            unit.name = new.name
            return .active(unit.changed(by: made, on: day))
        case (.active(var unit), .bodyChanged(let change)):
            unit.body = change.body
            return .active(unit.changed(by: made, on: day))
        case (.active(let unit), .closed(let closing)):
            return .closed(unit.changed(by: made, on: day), on: day, successor: closing.successor)
        case (_, .established), (_, .renamed), (_, .bodyChanged), (_, .closed): return nil
        }
    }

    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .established(let value): StoredPayload("unit.established", value)
        case .renamed(let value): StoredPayload("unit.renamed", value)
        case .bodyChanged(let value): StoredPayload("unit.bodyChanged", value)
        case .closed(let value): StoredPayload("unit.closed", value)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("unit.established", 1): .established(try payload.decode())
        case ("unit.renamed", 1): .renamed(try payload.decode())
        case ("unit.bodyChanged", 1): .bodyChanged(try payload.decode())
        case ("unit.closed", 1): .closed(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}

extension UnitRegistry.Unit {
    fileprivate func changed(by made: Made<UnitRegistry.Event>, on day: CivilDate) -> Self {
        var next = self
        next.last = made
        next.changedOn = day
        return next
    }
}
