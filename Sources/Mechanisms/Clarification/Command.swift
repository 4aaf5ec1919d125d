import Kernel

extension Clarification {
    /// What may be asked of a clarification.
    package enum Command: Hashable, Sendable {
        // Starting.
        /// A verification was concluded with unfounded items; sent by the system.
        case open(Opening)
        /// The petition office received a subject's written application on a report of which no clarification was
        /// opened: it opens one.
        case receiveApplication(Application, about: CaseId)
        /// The petition office received a subject's written application for this case.
        case apply(Application)
        /// An application is refused, with an explanation for the applicant (CLA-026).
        case refuseApplication(number: Int, reason: String)
        /// People who took no part review the refusal (REC-006).
        case reviewRefusal(number: Int, isOverturned: Bool, reason: String)
        // Assessing.
        /// Answers for every item that has none (CLA-005).
        case assess([Assessment])
        /// Strikes words out of an item's wording that say too much; adds none.
        case shortenWording(item: ItemKey, wording: String, reason: String)
        /// The subjects are asked for their wish, after the exposure check.
        case askWish(exposureChecked: Bool)
        /// What a subject wants, with the signed paper.
        case recordWish(subject: Subject, wish: Wish, signed: SealedRef?)
        // Approving.
        case propose(Proposal)
        case submit
        case approve(opinion: String, paper: PaperApproval?)
        case sendBack(reason: String)
        case reject(reason: String)
        /// The signer of a paper approval confirms it.
        case confirmPaper
        case withdraw(reason: String)
        /// Asks for more entries; nothing more is delivered before they are approved.
        case widenScope(audience: [AudienceEntry])
        /// Asks to correct what was delivered, before those it reached.
        case correct(kind: CorrectionKind, reason: String)
        // Delivering and after.
        case deliver(Delivery)
        case recordHarm([Harm])
        case settleHarm(number: Int, outcome: HarmOutcome, text: String)
        case followUp(on: CivilDate, how: FollowUpWay, note: String)
        case tellPersonnel(on: CivilDate, receipt: SealedRef?)
        case archive
        /// What every case has: officers, recusals, clocks, the Body it belongs to.
        case handling(Handling.Command)
    }
}
