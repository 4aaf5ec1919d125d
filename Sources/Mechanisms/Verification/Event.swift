import Kernel

extension Verification {
    /// What has happened in a verification. Payloads' property names are on disk and never change.
    package enum Event: Hashable, Sendable {
        case opened(Opened)
        /// One of those every case has.
        case handling(Handling.Event)
        case planRecorded(PlanRecorded)
        case evidenceAdded(EvidenceAdded)
        case evidenceWithdrawn(EvidenceWithdrawn)
        case inquirySent(InquirySent)
        case inquiryAnswered(InquiryAnswered)
        case statementRecorded(StatementRecorded)
        case findingsProposed(FindingsProposed)
        case sentToQualityGate
        case qualityGatePassed(QualityGatePassed)
        case qualityGateFailed(FindingsReturned)
        case submitted(Submitted)
        case approved(Approved)
        case sentBack(FindingsReturned)
        case rejected(FindingsReturned)
        /// Findings fell back because somebody who had a part in them was recused.
        case returnedAfterRecusal(ReturnedAfterRecusal)
        case paperConfirmed(PaperConfirmed)
        case concluded(Concluded)
    }

    /// The case began.
    package struct Opened: Hashable, Sendable, Codable {
        package let number: String
        package let opening: Opening
        /// The time limit of the whole verification, where a rule in force sets one.
        package let deadline: Deadline?
    }

    /// The plan was written.
    package struct PlanRecorded: Hashable, Sendable, Codable {
        package let text: String
    }

    /// An evidence item came in.
    package struct EvidenceAdded: Hashable, Sendable, Codable {
        package let number: Int
        package let kind: EvidenceKind
        package let shows: String
        package let items: [ItemKey]
        package let file: SealedRef?
        package let isConfidential: Bool
        package let by: [StaffId]
        /// The numbered blank it was written on.
        package let blankForm: String?
    }

    /// An evidence item was taken out of account.
    package struct EvidenceWithdrawn: Hashable, Sendable, Codable {
        package let number: Int
        package let reason: String
    }

    /// An inquiry letter went out.
    package struct InquirySent: Hashable, Sendable, Codable {
        package let number: Int
        package let subject: Subject
        /// When the answer is due (INT-013).
        package let deadline: Deadline?
    }

    /// An inquiry letter was answered.
    package struct InquiryAnswered: Hashable, Sendable, Codable {
        package let number: Int
        package let endorsedByPartySecretary: Bool
        package let accepted: Bool
        package let text: String
    }

    /// A subject was heard.
    package struct StatementRecorded: Hashable, Sendable, Codable {
        package let subject: Subject
        package let text: String
        package let on: CivilDate
        package let by: [StaffId]
        /// The numbered blank it was written on.
        package let blankForm: String?
        /// The signed record, in the vault.
        package let scan: SealedRef?
    }

    /// An officer proposed one finding for each item.
    package struct FindingsProposed: Hashable, Sendable, Codable {
        package let findings: [ProposedFinding]
    }

    /// The review office held the findings good.
    package struct QualityGatePassed: Hashable, Sendable, Codable {
        package let opinion: String
    }

    /// Findings went back to the officers, with the reason.
    package struct FindingsReturned: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// Findings fell back because of a recusal.
    package struct ReturnedAfterRecusal: Hashable, Sendable, Codable {
        package let staff: StaffId
    }

    /// The findings went up for approval.
    package struct Submitted: Hashable, Sendable, Codable {
        package let chain: [ApprovalStep]
        /// Those who handled the case until then, sorted.
        package let handlers: [StaffId]
    }

    /// One step approved.
    package struct Approved: Hashable, Sendable, Codable {
        package let step: Int
        package let opinion: String
        /// The signed paper, when a clerk entered it.
        package let paper: PaperApproval?
    }

    /// The signer confirmed a paper approval.
    package struct PaperConfirmed: Hashable, Sendable, Codable {
        /// The paper's number in the case, from 1.
        package let number: Int
    }

    /// The last step approved: the findings stand.
    package struct Concluded: Hashable, Sendable, Codable {
        package let findings: [FindingOutcome]
    }
}

extension Verification.Event {
    /// The numbered blank that it was entered from.
    package var blankForm: String? {
        if case .evidenceAdded(let event) = self { return event.blankForm }
        if case .statementRecorded(let event) = self { return event.blankForm }
        return nil
    }
}
