import Kernel

extension BodyRegistry {
    package static var mechanism: String { "body" }
    package static var initial: State { .absent }

    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let made = Made(event: recorded.event, actor: recorded.actor)
        switch (state, recorded.event) {
        case (.absent, .established(let new)):
            return .active(
                Body(
                    code: new.code, name: new.name, shortName: new.shortName, kind: new.kind, rank: new.rank,
                    parent: new.parent, establishedOn: recorded.occurredOn, formerNames: [],
                    changedOn: recorded.occurredOn, last: made))
        case (.active(var body), .renamed(let new)):
            body.formerNames.append(
                FormerName(name: body.name, shortName: body.shortName, until: recorded.occurredOn))
            body.name = new.name
            body.shortName = new.shortName
            return .active(body.changed(by: made, on: recorded.occurredOn))
        case (.active(var body), .parentChanged(let change)):
            body.parent = change.parent
            return .active(body.changed(by: made, on: recorded.occurredOn))
        case (.active(let body), .closed(let closing)):
            return .closed(
                body.changed(by: made, on: recorded.occurredOn), on: recorded.occurredOn,
                successor: closing.successor)
        case (_, .established), (_, .renamed), (_, .parentChanged), (_, .closed): return nil
        }
    }

    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .established(let value): StoredPayload("body.established", value)
        case .renamed(let value): StoredPayload("body.renamed", value)
        case .parentChanged(let value): StoredPayload("body.parentChanged", value)
        case .closed(let value): StoredPayload("body.closed", value)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("body.established", 1): .established(try payload.decode())
        case ("body.renamed", 1): .renamed(try payload.decode())
        case ("body.parentChanged", 1): .parentChanged(try payload.decode())
        case ("body.closed", 1): .closed(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}

extension BodyRegistry.Body {
    fileprivate func changed(by made: Made<BodyRegistry.Event>, on day: CivilDate) -> Self {
        var next = self
        next.last = made
        next.changedOn = day
        return next
    }
}
