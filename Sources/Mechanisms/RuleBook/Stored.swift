import Kernel

extension RuleBook {
    /// The event as written to disk. Names and shapes never change.
    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .loaded(let set): StoredPayload("ruleset.loaded", set)
        case .repealed(let repeal): StoredPayload("ruleset.repealed", repeal)
        }
    }

    /// The event that was written so, at any version ever written.
    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("ruleset.loaded", 1): .loaded(try payload.decode(RuleSet.self))
        case ("ruleset.repealed", 1): .repealed(try payload.decode(Repeal.self))
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}
