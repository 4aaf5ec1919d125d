import Kernel

extension Clarification {
    /// What happened in a clarification. Names and payloads are contracts with the disk: see `Stored.swift`.
    package enum Event: Equatable, Sendable {
        case opened(Opened)
        case joined(Joined)
        case applied(Applied)
        case applicationRefused(ApplicationRefused)
        case refusalReviewed(RefusalReviewed)
        case assessed(Assessed)
        case wordingShortened(WordingShortened)
        case wishAsked(WishAsked)
        case wishRecorded(WishRecorded)
        case proposed(Proposed)
        case submitted(Submitted)
        case endorsed(Endorsed)
        case approved(Approved)
        case returned(Reasoned)
        case rejected(Reasoned)
        case withdrawn(Reasoned)
        case paperConfirmed
        case served(Served)
        case delivered(Delivered)
        case harmRecorded(HarmRecorded)
        case harmSettled(HarmSettled)
        case followedUp(FollowedUp)
        case personnelTold(PersonnelTold)
        case archived
        /// What every case has.
        case handling(Handling.Event)
    }

    /// The case exists.
    package struct Opened: Hashable, Sendable, Codable {
        package let opening: Opening
        package let number: String
    }

    /// More unfounded items of the same report.
    package struct Joined: Hashable, Sendable, Codable {
        package let items: [Item]
        /// Who verified them: they clarify too, and approve nothing here.
        package let handlers: [StaffId]
        /// Who also verified and does not clarify: they approve nothing either.
        package let others: [StaffId]
    }

    /// An application came in.
    package struct Applied: Hashable, Sendable, Codable {
        package let number: Int
        package let application: Application
        package let deadline: Deadline?
    }

    /// An application was refused and the refusal explained.
    package struct ApplicationRefused: Hashable, Sendable, Codable {
        package let number: Int
        package let reason: String
    }

    /// A refusal was reviewed.
    package struct RefusalReviewed: Hashable, Sendable, Codable {
        package let number: Int
        package let isOverturned: Bool
        package let reason: String
    }

    /// Every open item was answered.
    package struct Assessed: Hashable, Sendable, Codable {
        package let assessments: [Assessment]
    }

    /// Words were struck out of an item's wording.
    package struct WordingShortened: Hashable, Sendable, Codable {
        package let item: ItemKey
        package let wording: String
        package let reason: String
    }

    /// The subjects were asked, each in these words.
    package struct WishAsked: Hashable, Sendable, Codable {
        package let texts: [WishText]
    }

    /// A subject's wish.
    package struct WishRecorded: Hashable, Sendable, Codable {
        package let subject: Subject
        package let wish: Wish
        package let signed: SealedRef?
    }

    /// A proposal was made.
    package struct Proposed: Hashable, Sendable, Codable {
        package let kind: ProposalKind
        package let proposal: Proposal
    }

    /// The proposal went to approval, by this chain, kept from these hands.
    package struct Submitted: Hashable, Sendable, Codable {
        package let chain: [ApprovalStep]
        package let handlers: [StaffId]
    }

    /// A step of the chain approved, and it was not the last.
    package struct Endorsed: Hashable, Sendable, Codable {
        package let given: GivenApproval
        package let paper: PaperApproval?
    }

    /// The last step approved: the texts are composed, the clock of delivery runs.
    package struct Approved: Hashable, Sendable, Codable {
        package let given: GivenApproval
        package let paper: PaperApproval?
        package let texts: [IssuedText]
        /// The number (发文字号) that the letters of this approval carry.
        package let documentNumber: String
        package let deadline: Deadline?
    }

    /// Something was done with a reason.
    package struct Reasoned: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// One occasion of delivery.
    package struct Served: Hashable, Sendable, Codable {
        package let delivery: Delivery
        /// Days after the deadline; 0 when in time or when no clock runs.
        package let overdueDays: Int
    }

    /// Everything approved has been delivered.
    package struct Delivered: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let overdueDays: Int
        package let mustFollowUp: Bool
        package let firstFollowUp: Deadline?
        package let secondFollowUp: Deadline?
    }

    /// Harms were listed.
    package struct HarmRecorded: Hashable, Sendable, Codable {
        package let harms: [Harm]
    }

    /// A harm was reversed or explained.
    package struct HarmSettled: Hashable, Sendable, Codable {
        package let number: Int
        package let outcome: HarmOutcome
        package let text: String
    }

    /// The cleared person was contacted.
    package struct FollowedUp: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let how: FollowUpWay
        package let note: String
    }

    /// The personnel department was told.
    package struct PersonnelTold: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let receipt: SealedRef?
    }
}
