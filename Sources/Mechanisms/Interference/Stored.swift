import Kernel

/// Names and versions on disk; neither ever changes. A new shape gets a new version and a frozen reader here.
extension Interference {
    /// Every event names people who may turn out to have done nothing: all of them can be destroyed.
    package static func stored(_ event: Event) -> StoredPayload { written(event).erasable }

    private static func written(_ event: Event) -> StoredPayload {
        switch event {
        case .noted(let payload): StoredPayload("interference.noted", payload)
        case .handling(let event): event.stored(in: mechanism)
        case .acknowledged: StoredPayload("interference.acknowledged", NoFields())
        case .supplemented(let payload): StoredPayload("interference.supplemented", payload)
        case .concluded(let payload): StoredPayload("interference.concluded", payload)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("interference.noted", 1): return .noted(try payload.decode())
        case ("interference.acknowledged", 1):
            _ = try payload.decode(NoFields.self)
            return .acknowledged
        case ("interference.supplemented", 1): return .supplemented(try payload.decode())
        case ("interference.concluded", 1): return .concluded(try payload.decode())
        default: return .handling(try Handling.Event(restoring: payload, in: mechanism))
        }
    }
}
