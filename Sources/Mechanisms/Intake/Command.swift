import Kernel

extension Intake {
    /// What somebody asks for.
    package enum Command: Hashable, Sendable {
        // Coming in
        /// A report came in and nobody has read it yet; from the portal, or a letter not transcribed.
        case receive(Receipt)
        /// Opens a report, or completes a received one; a matter of a higher Body becomes a fact of forwarding.
        case register(Registration)
        case addAllegation(AllegationEntry)
        /// Says what the registration should have been; the earlier one stays readable.
        case correctRegistration(reason: String, registration: Registration)
        /// The name and contact are the reporter's own (RNM-001).
        case confirmRealName(reporter: Int)
        /// The name is another's: the report counts as anonymous.
        case refuteRealName(reporter: Int, reason: String)

        // Where it goes
        /// A received or registered report is a higher Body's: forwarded, its content destroyed here (INT-001).
        case forwardUp(to: BodyCode)
        /// Out-of-remit allegations go to another organ (INT-011); an empty list means all that are not settled.
        case transfer(to: String, allegations: [Int], reason: String, exposureChecked: Bool)
        /// Out-of-remit allegations are not taken up; an empty list means all that are not settled.
        case decline(allegations: [Int], reason: String)
        /// A person found it to repeat an earlier report (INT-006).
        case markRepeat(of: CaseId, reason: String)
        case accept
        case notifyAcceptance(reporter: Int, form: String, exposureChecked: Bool)
        /// The receipt back up for a report that was handed down (INT-002).
        case acknowledgeHandedDown

        // Disposal
        case proposeDisposal(method: DisposalMethod, reason: String, reviewOn: CivilDate?, study: CollectiveStudy?)
        case reviewHold(next: HoldReview, reason: String)
        /// Those who handle it find nothing to handle, and propose that the petition office take it back (INT-009).
        case proposeReturn(ground: ReturnGround, reason: String, communication: String)

        // Approvals, of a disposal, a return or a reopening
        case approve(opinion: String, paper: PaperApproval?)
        case sendBack(reason: String)
        case reject(reason: String)
        /// The signer confirms the paper approvals a clerk entered.
        case confirmPaper

        // What other cases send
        case startVerifying(verification: CaseId)
        case noteFindingsProposed
        case conclude(verification: CaseId, findings: [FindingOutcome])
        case linkClarification(clarification: CaseId)

        // Result and end
        case tellResult(reporter: Int, how: String, exposureChecked: Bool)
        case recordMeasure(item: ItemKey, measure: Measure, reason: String)
        case recordObjection(reporter: Int, content: SealedRef)
        case answerObjection(objection: Int, explanation: String)
        case recordNewEvidence(reporter: Int?, content: SealedRef)
        case checkNewEvidence(evidence: Int, outcome: EvidenceOutcome, reason: String)
        case close(reason: String)
        /// The petition office is told how a closed report was handled (INT-010).
        case feedBack(summary: String)
        /// Proposes to reopen; somebody else approves.
        case reopen(reason: String)

        // Messages with an anonymous reporter
        case askReporter(message: SealedRef)
        case reporterAnswered(message: SealedRef)

        /// Who works on it, how long it may take, where it belongs: the acts every case has.
        case handling(Handling.Command)
    }
}
