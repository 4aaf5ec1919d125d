import Clarification
import Intake
import Kernel
import Verification

/// What happens next by itself: one mechanism's event becomes commands for another. Pure; the only room that sees
/// several mechanisms.
package enum Flows {
    /// What follows a report's event.
    package static func after(
        _ event: Intake.Event, in state: Intake.State, id: CaseId
    ) -> [Consequence] {
        guard case .present(let matter) = state else { return [] }
        switch event {
        case .disposed(let disposed):
            guard let method = verificationMethod(disposed.method) else { return [] }
            return [.verification(.new, .open(opening(of: matter, id: id, method: method)))]
        case .recused(let recusal), .recusalRequested(let recusal): return linked(matter).recusing(recusal)
        case .recusalLifted(let lifted): return linked(matter).lifting(lifted.staff, lifted.reason)
        case .received, .registered, .forwarded, .allegationAdded, .registrationCorrected, .realNameConfirmed,
            .realNameRefuted, .transferred, .declined, .markedRepeat, .accepted, .acceptanceNotified,
            .handedDownAcknowledged, .disposalProposed, .reopeningProposed, .stepApproved, .reopened, .sentBack,
            .rejected, .paperConfirmed, .holdReviewed, .verificationStarted, .findingsProposed, .concluded,
            .clarificationLinked, .resultTold, .measureRecorded, .objectionRecorded, .objectionAnswered,
            .newEvidenceRecorded, .newEvidenceChecked, .closed, .reporterAsked, .reporterAnswered,
            .officersAssigned, .deadlineExtended, .handedOver:
            return []
        }
    }

    /// What follows a verification's event.
    /// - Parameter actor: whose event it is: a request for the own recusal names nobody else.
    package static func after(
        _ event: Verification.Event, in state: Verification.State, id: CaseId, by actor: Actor
    ) -> [Consequence] {
        guard case .present(let matter) = state else { return [] }
        switch event {
        case .opened: return [.intake(.existing(matter.report), .startVerifying(verification: id))]
        case .findingsProposed: return [.intake(.existing(matter.report), .noteFindingsProposed)]
        case .concluded(let concluded):
            let result = Consequence.intake(
                .existing(matter.report), .conclude(verification: id, findings: concluded.findings))
            guard let opening = clarification(of: matter, id: id, findings: concluded.findings) else { return [result] }
            return [result, .clarification(.new, .open(opening))]
        case .recused(let recused):
            return Links(report: matter.report).recusing(Recusal(staff: recused.staff, ground: recused.ground))
        case .recusalRequested(let requested):
            guard let staff = actor.staff else { return [] }
            return Links(report: matter.report).recusing(Recusal(staff: staff, ground: requested.ground))
        case .recusalLifted(let lifted): return Links(report: matter.report).lifting(lifted.staff, lifted.reason)
        case .officersAssigned, .handedOver, .deadlineExtended, .planRecorded,
            .evidenceAdded, .evidenceWithdrawn, .inquirySent, .inquiryAnswered, .statementRecorded,
            .sentToQualityGate, .qualityGatePassed, .qualityGateFailed, .submitted, .approved, .sentBack, .rejected,
            .returnedAfterRecusal, .paperConfirmed:
            return []
        }
    }

    /// What follows a clarification's event.
    package static func after(
        _ event: Clarification.Event, in state: Clarification.State, id: CaseId
    ) -> [Consequence] {
        guard case .present(let matter) = state else { return [] }
        switch event {
        case .opened: return [.intake(.existing(matter.report), .linkClarification(clarification: id))]
        case .recused(let recusal), .recusalRequested(let recusal):
            return Links(report: matter.report).recusing(recusal)
        case .recusalLifted(let lifted): return Links(report: matter.report).lifting(lifted.staff, lifted.reason)
        case .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened, .wishAsked,
            .wishRecorded, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn,
            .paperConfirmed, .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold,
            .archived, .officersAssigned, .deadlineExtended, .handedOver:
            return []
        }
    }

    // MARK: From report to verification

    private static func verificationMethod(_ method: Intake.DisposalMethod) -> Verification.Method? {
        switch method {
        case .talkOrInquiry: .talkOrInquiry
        case .preliminaryVerification: .preliminaryVerification
        case .hold, .close: nil
        }
    }

    private static func opening(
        of matter: Intake.Matter, id: CaseId, method: Verification.Method
    ) -> Verification.Opening {
        let items = matter.items.compactMap { key -> Verification.Item? in
            guard let allegation = matter.allegations.first(where: { $0.number == key.allegation }) else { return nil }
            return Verification.Item(key: key, category: allegation.category, wording: allegation.wording)
        }
        return Verification.Opening(
            body: matter.frame.body, report: id, method: method, items: items,
            recused: matter.frame.recused.sorted(), isRestricted: matter.frame.isRestricted)
    }

    // MARK: From verification to clarification

    /// One clarification for all unfounded findings of a report; nothing for any other result (G5).
    private static func clarification(
        of matter: Verification.Matter, id: CaseId, findings: [FindingOutcome]
    ) -> Clarification.Opening? {
        let items = findings.filter { $0.result == .unfounded }
            .map { Clarification.Item(key: $0.key, shortWording: $0.shortWording) }
        guard !items.isEmpty else { return nil }
        return Clarification.Opening(
            body: matter.frame.body, report: matter.report, verification: id, items: items,
            handlers: matter.frame.officers.sorted(), recused: matter.frame.recused.sorted(),
            isRestricted: matter.frame.isRestricted)
    }

    // MARK: Recusal reaches linked cases

    /// A report's linked cases: each recusal in one is carried to the report, and from it to the others.
    private struct Links {
        var report: CaseId?
        var verifications: [CaseId] = []
        var clarification: CaseId?

        func recusing(_ recusal: Recusal) -> [Consequence] {
            var consequences: [Consequence] = []
            if let report {
                consequences.append(
                    .intake(.existing(report), .recuse(staff: recusal.staff, ground: recusal.ground)))
            }
            consequences += verifications.map {
                .verification(.existing($0), .recuse(staff: recusal.staff, ground: recusal.ground))
            }
            if let clarification {
                consequences.append(
                    .clarification(.existing(clarification), .recuse(staff: recusal.staff, ground: recusal.ground)))
            }
            return consequences
        }

        func lifting(_ staff: StaffId, _ reason: String) -> [Consequence] {
            var consequences: [Consequence] = []
            if let report {
                consequences.append(.intake(.existing(report), .liftRecusal(staff: staff, reason: reason)))
            }
            consequences += verifications.map {
                .verification(.existing($0), .liftRecusal(staff: staff, reason: reason))
            }
            if let clarification {
                consequences.append(
                    .clarification(.existing(clarification), .liftRecusal(staff: staff, reason: reason)))
            }
            return consequences
        }
    }

    private static func linked(_ matter: Intake.Matter) -> Links {
        Links(report: nil, verifications: matter.verifications, clarification: matter.clarification)
    }
}
