import Kernel

// Names and versions on disk: they never change. New meaning, new name; new shape, new version and a frozen reader.
extension Verification {
    package static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .opened(let payload): StoredPayload("verification.opened", payload)
        case .handling(let event): event.stored(in: mechanism)
        case .planRecorded(let payload): StoredPayload("verification.planRecorded", payload)
        case .evidenceAdded(let payload): StoredPayload("verification.evidenceAdded", payload)
        case .evidenceWithdrawn(let payload): StoredPayload("verification.evidenceWithdrawn", payload)
        case .inquirySent(let payload): StoredPayload("verification.inquirySent", payload)
        case .inquiryAnswered(let payload): StoredPayload("verification.inquiryAnswered", payload)
        case .statementRecorded(let payload): StoredPayload("verification.statementRecorded", payload)
        case .findingsProposed(let payload): StoredPayload("verification.findingsProposed", payload)
        case .sentToQualityGate: StoredPayload("verification.sentToQualityGate", NoFields())
        case .qualityGatePassed(let payload): StoredPayload("verification.qualityGatePassed", payload)
        case .qualityGateFailed(let payload): StoredPayload("verification.qualityGateFailed", payload)
        case .submitted(let payload): StoredPayload("verification.submitted", payload)
        case .approved(let payload): StoredPayload("verification.approved", payload)
        case .sentBack(let payload): StoredPayload("verification.sentBack", payload)
        case .rejected(let payload): StoredPayload("verification.rejected", payload)
        case .returnedAfterRecusal(let payload): StoredPayload("verification.returnedAfterRecusal", payload)
        case .paperConfirmed(let payload): StoredPayload("verification.paperConfirmed", payload)
        case .concluded(let payload): StoredPayload("verification.concluded", payload)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        guard payload.schema == 1 else { throw CodecError(name: payload.name, schema: payload.schema) }
        switch payload.name {
        case "verification.opened": return .opened(try payload.decode())
        case "verification.planRecorded": return .planRecorded(try payload.decode())
        case "verification.evidenceAdded": return .evidenceAdded(try payload.decode())
        case "verification.evidenceWithdrawn": return .evidenceWithdrawn(try payload.decode())
        case "verification.inquirySent": return .inquirySent(try payload.decode())
        case "verification.inquiryAnswered": return .inquiryAnswered(try payload.decode())
        case "verification.statementRecorded": return .statementRecorded(try payload.decode())
        case "verification.findingsProposed": return .findingsProposed(try payload.decode())
        case "verification.sentToQualityGate":
            _ = try payload.decode(NoFields.self)
            return .sentToQualityGate
        case "verification.qualityGatePassed": return .qualityGatePassed(try payload.decode())
        case "verification.qualityGateFailed": return .qualityGateFailed(try payload.decode())
        case "verification.submitted": return .submitted(try payload.decode())
        case "verification.approved": return .approved(try payload.decode())
        case "verification.sentBack": return .sentBack(try payload.decode())
        case "verification.rejected": return .rejected(try payload.decode())
        case "verification.returnedAfterRecusal": return .returnedAfterRecusal(try payload.decode())
        case "verification.paperConfirmed": return .paperConfirmed(try payload.decode())
        case "verification.concluded": return .concluded(try payload.decode())
        default: return .handling(try Handling.Event(restoring: payload, in: mechanism))
        }
    }
}
