import Kernel

extension Clarification {
    /// An answer for an item, and who gave it.
    package struct AssessmentRecord: Hashable, Sendable {
        package let assessment: Assessment
        package let by: StaffId?
        package let on: CivilDate
    }

    /// An application and what became of it.
    package struct ApplicationRecord: Hashable, Sendable {
        package let number: Int
        package let application: Application
        package let receivedOn: CivilDate
        package var deadline: Deadline?
        package var outcome: ApplicationOutcome

        /// Whether nobody has answered it.
        package var isPending: Bool { outcome == .pending }
    }

    /// What became of an application.
    package enum ApplicationOutcome: Hashable, Sendable {
        case pending
        /// An item of the applicant was found to need clarification.
        case accepted(on: CivilDate)
        case refused(on: CivilDate, reason: String)
        /// Reviewers who took no part held the refusal right.
        case refusalUpheld(on: CivilDate, reason: String)
    }

    /// A subject's wish, as recorded.
    package struct WishRecord: Hashable, Sendable {
        package let subject: Subject
        package let wish: Wish
        package let signed: SealedRef?
        package let on: CivilDate
    }

    /// A proposal and all that was said about it.
    package struct RoundRecord: Hashable, Sendable {
        package let kind: ProposalKind
        package let proposal: Proposal
        package let proposer: StaffId
        package let proposedOn: CivilDate
        /// The chain it was submitted to; empty before.
        package var chain: [ApprovalStep] = []
        package var given: [GivenApproval]
        package var outcome: RoundOutcome
        /// What its approval issued; stays when the rest of a delivery is withdrawn later.
        package var issue: Issue?
    }

    /// What an approval issued.
    package struct Issue: Hashable, Sendable {
        /// The approval, from 1.
        package let round: Int
        package let on: CivilDate
        /// The number (发文字号) of its letters; empty where none was given.
        package let documentNumber: String
    }

    /// What became of a proposal.
    package enum RoundOutcome: Hashable, Sendable {
        case pending
        case approved(on: CivilDate)
        case returned(on: CivilDate, by: StaffId?, reason: String)
        case rejected(on: CivilDate, by: StaffId?, reason: String)
        case withdrawn(on: CivilDate, reason: String)
    }

    /// An approval signed on paper; the signer confirms it later.
    package struct PaperRecord: Hashable, Sendable {
        package let paper: PaperApproval
        package let enteredBy: StaffId?
        package var confirmedOn: CivilDate?
    }

    /// An occasion of delivery, within which approval, and how late.
    package struct DeliveryRecord: Hashable, Sendable {
        package let delivery: Delivery
        package let round: Int
        package let overdueDays: Int
    }

    /// A clarification wholly delivered.
    package struct Completion: Hashable, Sendable {
        package let on: CivilDate
        package let items: [ItemKey]
        package let forms: [Form]
        package let isCorrection: Bool
    }

    /// A harm, and what became of it.
    package struct HarmRecord: Hashable, Sendable {
        package let number: Int
        package let harm: Harm
        package var settled: Settlement?
    }

    /// How a harm was settled.
    package struct Settlement: Hashable, Sendable {
        package let outcome: HarmOutcome
        package let text: String
        package let on: CivilDate
    }

    /// A follow-up contact.
    package struct FollowUpRecord: Hashable, Sendable {
        package let on: CivilDate
        package let how: FollowUpWay
        package let note: String
    }
}
