import Kernel

extension Clarification {
    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .opened(let payload): StoredPayload("clarification.opened", payload)
        case .joined(let payload): StoredPayload("clarification.joined", payload)
        case .applied(let payload): StoredPayload("clarification.applied", payload)
        case .applicationRefused(let payload): StoredPayload("clarification.applicationRefused", payload)
        case .refusalReviewed(let payload): StoredPayload("clarification.refusalReviewed", payload)
        case .assessed(let payload): StoredPayload("clarification.assessed", payload)
        case .wordingShortened(let payload): StoredPayload("clarification.wordingShortened", payload)
        case .wishAsked(let payload): StoredPayload("clarification.wishAsked", payload)
        case .wishRecorded(let payload): StoredPayload("clarification.wishRecorded", payload)
        case .proposed(let payload): StoredPayload("clarification.proposed", payload)
        case .submitted(let payload): StoredPayload("clarification.submitted", payload)
        case .endorsed(let payload): StoredPayload("clarification.endorsed", payload)
        case .approved(let payload): StoredPayload("clarification.approved", payload)
        case .returned(let payload): StoredPayload("clarification.returned", payload)
        case .rejected(let payload): StoredPayload("clarification.rejected", payload)
        case .withdrawn(let payload): StoredPayload("clarification.withdrawn", payload)
        case .paperConfirmed: StoredPayload("clarification.paperConfirmed", NoFields())
        case .served(let payload): StoredPayload("clarification.served", payload)
        case .delivered(let payload): StoredPayload("clarification.delivered", payload)
        case .harmRecorded(let payload): StoredPayload("clarification.harmRecorded", payload)
        case .harmSettled(let payload): StoredPayload("clarification.harmSettled", payload)
        case .followedUp(let payload): StoredPayload("clarification.followedUp", payload)
        case .personnelTold(let payload): StoredPayload("clarification.personnelTold", payload)
        case .archived: StoredPayload("clarification.archived", NoFields())
        case .handling(let event): event.stored(in: mechanism)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("clarification.opened", 1): .opened(try payload.decode())
        case ("clarification.joined", 1): .joined(try payload.decode())
        case ("clarification.applied", 1): .applied(try payload.decode())
        case ("clarification.applicationRefused", 1): .applicationRefused(try payload.decode())
        case ("clarification.refusalReviewed", 1): .refusalReviewed(try payload.decode())
        case ("clarification.assessed", 1): .assessed(try payload.decode())
        case ("clarification.wordingShortened", 1): .wordingShortened(try payload.decode())
        case ("clarification.wishAsked", 1): .wishAsked(try payload.decode())
        case ("clarification.wishRecorded", 1): .wishRecorded(try payload.decode())
        case ("clarification.proposed", 1): .proposed(try payload.decode())
        case ("clarification.submitted", 1): .submitted(try payload.decode())
        case ("clarification.endorsed", 1): .endorsed(try payload.decode())
        case ("clarification.approved", 1): .approved(try payload.decode())
        case ("clarification.returned", 1): .returned(try payload.decode())
        case ("clarification.rejected", 1): .rejected(try payload.decode())
        case ("clarification.withdrawn", 1): .withdrawn(try payload.decode())
        case ("clarification.paperConfirmed", 1): .paperConfirmed
        case ("clarification.served", 1): .served(try payload.decode())
        case ("clarification.delivered", 1): .delivered(try payload.decode())
        case ("clarification.harmRecorded", 1): .harmRecorded(try payload.decode())
        case ("clarification.harmSettled", 1): .harmSettled(try payload.decode())
        case ("clarification.followedUp", 1): .followedUp(try payload.decode())
        case ("clarification.personnelTold", 1): .personnelTold(try payload.decode())
        case ("clarification.archived", 1): .archived
        default: .handling(try Handling.Event(restoring: payload, in: mechanism))
        }
    }
}
