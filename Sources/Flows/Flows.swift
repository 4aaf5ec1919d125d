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
        case .handling(let event): return linked(matter).after(event)
        case .received, .registered, .forwarded, .allegationAdded, .registrationCorrected, .realNameConfirmed,
            .realNameRefuted, .transferred, .declined, .markedRepeat, .accepted, .acceptanceNotified,
            .handedDownAcknowledged, .disposalProposed, .reopeningProposed, .returnProposed, .stepApproved, .reopened,
            .returned, .fedBack, .sentBack,
            .rejected, .paperConfirmed, .holdReviewed, .verificationStarted, .findingsProposed, .concluded,
            .clarificationLinked, .resultTold, .measureRecorded, .objectionRecorded, .objectionAnswered,
            .newEvidenceRecorded, .newEvidenceChecked, .closed, .reporterAsked, .reporterAnswered:
            return []
        }
    }

    /// What follows a verification's event.
    package static func after(
        _ event: Verification.Event, in state: Verification.State, id: CaseId
    ) -> [Consequence] {
        guard case .present(let matter) = state else { return [] }
        switch event {
        case .opened: return [.intake(.existing(matter.report), .startVerifying(verification: id))]
        case .findingsProposed: return [.intake(.existing(matter.report), .noteFindingsProposed)]
        case .concluded(let concluded):
            let result = Consequence.intake(
                .existing(matter.report), .conclude(verification: id, findings: concluded.findings))
            guard let opening = clarification(of: matter, id: id, findings: concluded.findings) else { return [result] }
            return [result, .clarification(.ofReport(matter.report), .open(opening))]
        case .handling(let event): return Links(report: matter.report).after(event)
        case .planRecorded, .evidenceAdded, .evidenceWithdrawn, .inquirySent, .inquiryAnswered, .statementRecorded,
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
        case .handling(let event): return Links(report: matter.report).after(event)
        case .joined, .applied, .applicationRefused, .refusalReviewed, .assessed, .wordingShortened, .wishAsked,
            .wishRecorded, .proposed, .submitted, .endorsed, .approved, .returned, .rejected, .withdrawn,
            .paperConfirmed, .served, .delivered, .harmRecorded, .harmSettled, .followedUp, .personnelTold,
            .archived:
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

    /// One clarification for all unfounded findings of a report, those of a second verification too; nothing for any
    /// other result (G5).
    private static func clarification(
        of matter: Verification.Matter, id: CaseId, findings: [FindingOutcome]
    ) -> Clarification.Opening? {
        let items = findings.filter { $0.result == .unfounded }
            .map { Clarification.Item(key: $0.key, shortWording: $0.shortWording) }
        guard !items.isEmpty else { return nil }
        let staying = matter.frame.officers.subtracting(matter.frame.lent)
        return Clarification.Opening(
            body: matter.frame.body, report: matter.report, verification: id, items: items,
            handlers: staying.sorted(), others: matter.frame.everOfficers.subtracting(staying).sorted(),
            recused: matter.frame.recused.sorted(),
            isRestricted: matter.frame.isRestricted)
    }

    /// What an application opens where no clarification was: what the concluded verification would have opened; nil
    /// while the report has no result, or none that is unfounded.
    package static func clarification(
        of report: Intake.Matter, verified matter: Verification.Matter, in verification: CaseId
    ) -> Clarification.Opening? {
        report.hasResult ? clarification(of: matter, id: verification, findings: report.findings) : nil
    }

    // MARK: Recusals and moves reach linked cases

    /// A report's linked cases: each recusal in one is carried to the report, and from it to the others; they move to
    /// another Body together.
    private struct Links {
        var report: CaseId?
        var verifications: [CaseId] = []
        var clarification: CaseId?

        /// What an event every case has makes happen in the linked ones.
        func after(_ event: Handling.Event) -> [Consequence] {
            switch event {
            case .recused(let recusal), .recusalRequested(let recusal):
                each(.recuse(staff: recusal.staff, ground: recusal.ground))
            case .recusalLifted(let lifted): each(.liftRecusal(staff: lifted.staff, reason: lifted.reason))
            case .moved(let moved): each(.followMove(to: moved.to, way: moved.way))
            case .officersAssigned, .handedOver, .officersLent, .deadlineExtended, .deadlinePaused, .deadlineResumed,
                .deadlinesRecounted, .moveProposed, .moveDeclined, .sealUsed:
                []
            }
        }

        /// The same act of the system in every linked case.
        private func each(_ command: Handling.Command) -> [Consequence] {
            var consequences: [Consequence] = []
            if let report { consequences.append(.intake(.existing(report), .handling(command))) }
            consequences += verifications.map { .verification(.existing($0), .handling(command)) }
            if let clarification { consequences.append(.clarification(.existing(clarification), .handling(command))) }
            return consequences
        }
    }

    private static func linked(_ matter: Intake.Matter) -> Links {
        Links(report: nil, verifications: matter.verifications, clarification: matter.clarification)
    }
}
