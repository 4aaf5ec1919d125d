import Kernel

extension Verification {
    /// What somebody may want done in a verification.
    package enum Command: Hashable, Sendable {
        /// Begins the case; a consequence of the report's approved disposal.
        case open(Opening)

        /// One of the acts every case has: people, clocks, jurisdiction.
        case handling(Handling.Command)

        /// Writes down how the verification will go; a later plan takes the earlier one's place.
        case recordPlan(text: String)
        /// Adds an evidence item; `by` names the officers present.
        case addEvidence(
            kind: EvidenceKind, shows: String, items: [ItemKey], file: SealedRef?, isConfidential: Bool = true,
            by: [StaffId], blankForm: String? = nil)
        /// Takes an evidence item out of account; it stays visible with the reason.
        case withdrawEvidence(number: Int, reason: String)
        /// Sends an inquiry letter to a subject; what a reader could infer was looked at.
        case sendInquiry(to: Subject, exposureChecked: Bool)
        /// Records the subject's answer to the open inquiry letter, and whether it is believed (采信).
        case recordInquiryAnswer(subject: Subject, endorsedByPartySecretary: Bool, accepted: Bool, text: String)
        /// Records what the subject said on the matter, on `on`, before the officers in `by`; `scan` is the record
        /// as signed.
        case recordStatement(
            subject: Subject, text: String, on: CivilDate, by: [StaffId], blankForm: String? = nil,
            scan: SealedRef? = nil)
        /// Proposes one finding for each item.
        case proposeFindings([ProposedFinding])

        /// The review office holds the findings and their evidence good.
        case passQualityGate(opinion: String)
        /// The review office gives the findings back.
        case failQualityGate(reason: String)
        /// Approves the step awaited; with `paper`, a clerk enters what a leader signed.
        case approve(opinion: String, paper: PaperApproval?)
        /// Gives the findings back for more work.
        case sendBack(reason: String)
        /// Turns the findings down: something must be added or changed before they come again.
        case reject(reason: String)
        /// The signer of a paper approval confirms what the clerk entered.
        case confirmPaper
    }
}
