import Kernel

/// Names and versions on disk; neither ever changes. A new shape gets a new version and a frozen reader here.
extension Sanction {
    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .recorded(let payload): StoredPayload("sanction.recorded", payload)
        case .handling(let event): event.stored(in: mechanism)
        case .announced(let payload): StoredPayload("sanction.announced", payload)
        case .changeMade(let payload): StoredPayload("sanction.changeMade", payload)
        case .reported(let payload): StoredPayload("sanction.reported", payload)
        case .rightsRestored(let payload): StoredPayload("sanction.rightsRestored", payload)
        case .probationExtended(let payload): StoredPayload("sanction.probationExtended", payload)
        case .changeProposed(let payload): StoredPayload("sanction.changeProposed", payload)
        case .changeConfirmed(let payload): StoredPayload("sanction.changeConfirmed", payload)
        case .changeDeclined(let payload): StoredPayload("sanction.changeDeclined", payload)
        case .periodsCounted(let payload): StoredPayload("sanction.periodsCounted", payload)
        case .noticeGiven(let payload): StoredPayload("sanction.noticeGiven", payload)
        case .checked(let payload): StoredPayload("sanction.checked", payload)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("sanction.recorded", 1): .recorded(try payload.decode())
        case ("sanction.announced", 1): .announced(try payload.decode())
        case ("sanction.changeMade", 1): .changeMade(try payload.decode())
        case ("sanction.reported", 1): .reported(try payload.decode())
        case ("sanction.rightsRestored", 1): .rightsRestored(try payload.decode())
        case ("sanction.probationExtended", 1): .probationExtended(try payload.decode())
        case ("sanction.changeProposed", 1): .changeProposed(try payload.decode())
        case ("sanction.changeConfirmed", 1): .changeConfirmed(try payload.decode())
        case ("sanction.changeDeclined", 1): .changeDeclined(try payload.decode())
        case ("sanction.periodsCounted", 1): .periodsCounted(try payload.decode())
        case ("sanction.noticeGiven", 1): .noticeGiven(try payload.decode())
        case ("sanction.checked", 1): .checked(try payload.decode())
        default: .handling(try Handling.Event(restoring: payload, in: mechanism))
        }
    }
}
