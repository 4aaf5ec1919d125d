import Kernel

/// Names and versions on disk; neither ever changes. A new shape gets a new version and a frozen reader here.
extension Intake {
    package static func stored(_ event: Event) -> StoredPayload {
        // Once a higher Body's matter was forwarded, nothing but that may be left (INT-005).
        if case .forwarded = event { return written(event) }
        return written(event).erasable
    }

    private static func written(_ event: Event) -> StoredPayload {
        switch event {
        case .received(let event): StoredPayload("intake.received", event)
        case .registered(let event): StoredPayload("intake.registered", event)
        case .forwarded(let event): StoredPayload("intake.forwarded", event)
        case .allegationAdded(let event): StoredPayload("intake.allegationAdded", event)
        case .registrationCorrected(let event): StoredPayload("intake.registrationCorrected", event)
        case .realNameConfirmed(let event): StoredPayload("intake.realNameConfirmed", event)
        case .realNameRefuted(let event): StoredPayload("intake.realNameRefuted", event)
        case .transferred(let event): StoredPayload("intake.transferred", event)
        case .declined(let event): StoredPayload("intake.declined", event)
        case .markedRepeat(let event): StoredPayload("intake.markedRepeat", event)
        case .accepted(let event): StoredPayload("intake.accepted", event)
        case .acceptanceNotified(let event): StoredPayload("intake.acceptanceNotified", event)
        case .handedDownAcknowledged: StoredPayload("intake.handedDownAcknowledged", NoFields())
        case .disposalProposed(let event): StoredPayload("intake.disposalProposed", event)
        case .reopeningProposed(let event): StoredPayload("intake.reopeningProposed", event)
        case .returnProposed(let event): StoredPayload("intake.returnProposed", event)
        case .stepApproved(let event): StoredPayload("intake.stepApproved", event)
        case .disposed(let event): StoredPayload("intake.disposed", event)
        case .reopened(let event): StoredPayload("intake.reopened", event)
        case .returned(let event): StoredPayload("intake.returned", event)
        case .sentBack(let event): StoredPayload("intake.sentBack", event)
        case .rejected(let event): StoredPayload("intake.rejected", event)
        case .paperConfirmed: StoredPayload("intake.paperConfirmed", NoFields())
        case .holdReviewed(let event): StoredPayload("intake.holdReviewed", event)
        case .verificationStarted(let event): StoredPayload("intake.verificationStarted", event)
        case .findingsProposed: StoredPayload("intake.findingsProposed", NoFields())
        case .concluded(let event): StoredPayload("intake.concluded", event)
        case .clarificationLinked(let event): StoredPayload("intake.clarificationLinked", event)
        case .resultTold(let event): StoredPayload("intake.resultTold", event)
        case .measureRecorded(let event): StoredPayload("intake.measureRecorded", event)
        case .objectionRecorded(let event): StoredPayload("intake.objectionRecorded", event)
        case .objectionAnswered(let event): StoredPayload("intake.objectionAnswered", event)
        case .newEvidenceRecorded(let event): StoredPayload("intake.newEvidenceRecorded", event)
        case .newEvidenceChecked(let event): StoredPayload("intake.newEvidenceChecked", event)
        case .closed(let event): StoredPayload("intake.closed", event)
        case .fedBack(let event): StoredPayload("intake.fedBack", event)
        case .reporterAsked(let event): StoredPayload("intake.reporterAsked", event)
        case .reporterAnswered(let event): StoredPayload("intake.reporterAnswered", event)
        case .handling(let event): event.stored(in: mechanism)
        }
    }

    package static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        switch (payload.name, payload.schema) {
        case ("intake.received", 1): .received(try payload.decode())
        case ("intake.registered", 1): .registered(try payload.decode())
        case ("intake.forwarded", 1): .forwarded(try payload.decode())
        case ("intake.allegationAdded", 1): .allegationAdded(try payload.decode())
        case ("intake.registrationCorrected", 1): .registrationCorrected(try payload.decode())
        case ("intake.realNameConfirmed", 1): .realNameConfirmed(try payload.decode())
        case ("intake.realNameRefuted", 1): .realNameRefuted(try payload.decode())
        case ("intake.transferred", 1): .transferred(try payload.decode())
        case ("intake.declined", 1): .declined(try payload.decode())
        case ("intake.markedRepeat", 1): .markedRepeat(try payload.decode())
        case ("intake.accepted", 1): .accepted(try payload.decode())
        case ("intake.acceptanceNotified", 1): .acceptanceNotified(try payload.decode())
        case ("intake.handedDownAcknowledged", 1): .handedDownAcknowledged
        case ("intake.disposalProposed", 1): .disposalProposed(try payload.decode())
        case ("intake.reopeningProposed", 1): .reopeningProposed(try payload.decode())
        case ("intake.returnProposed", 1): .returnProposed(try payload.decode())
        case ("intake.stepApproved", 1): .stepApproved(try payload.decode())
        case ("intake.disposed", 1): .disposed(try payload.decode())
        case ("intake.reopened", 1): .reopened(try payload.decode())
        case ("intake.returned", 1): .returned(try payload.decode())
        case ("intake.sentBack", 1): .sentBack(try payload.decode())
        case ("intake.rejected", 1): .rejected(try payload.decode())
        case ("intake.paperConfirmed", 1): .paperConfirmed
        case ("intake.holdReviewed", 1): .holdReviewed(try payload.decode())
        case ("intake.verificationStarted", 1): .verificationStarted(try payload.decode())
        case ("intake.findingsProposed", 1): .findingsProposed
        case ("intake.concluded", 1): .concluded(try payload.decode())
        case ("intake.clarificationLinked", 1): .clarificationLinked(try payload.decode())
        case ("intake.resultTold", 1): .resultTold(try payload.decode())
        case ("intake.measureRecorded", 1): .measureRecorded(try payload.decode())
        case ("intake.objectionRecorded", 1): .objectionRecorded(try payload.decode())
        case ("intake.objectionAnswered", 1): .objectionAnswered(try payload.decode())
        case ("intake.newEvidenceRecorded", 1): .newEvidenceRecorded(try payload.decode())
        case ("intake.newEvidenceChecked", 1): .newEvidenceChecked(try payload.decode())
        case ("intake.closed", 1): .closed(try payload.decode())
        case ("intake.fedBack", 1): .fedBack(try payload.decode())
        case ("intake.reporterAsked", 1): .reporterAsked(try payload.decode())
        case ("intake.reporterAnswered", 1): .reporterAnswered(try payload.decode())
        default: .handling(try Handling.Event(restoring: payload, in: mechanism))
        }
    }
}
