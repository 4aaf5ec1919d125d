import Kernel

extension Intake {
    /// What has happened to a report.
    package enum Event: Hashable, Sendable {
        case received(Received)
        case registered(Registered)
        case forwarded(Forwarded)
        case allegationAdded(AllegationAdded)
        case registrationCorrected(RegistrationCorrected)
        case realNameConfirmed(RealNameConfirmed)
        case realNameRefuted(RealNameRefuted)
        case transferred(Transferred)
        case declined(Declined)
        case markedRepeat(MarkedRepeat)
        case accepted(Accepted)
        case acceptanceNotified(Told)
        case handedDownAcknowledged
        case disposalProposed(DisposalProposal)
        case reopeningProposed(ReopeningProposed)
        case returnProposed(ReturnProposed)
        /// A step of the chain was approved, and another follows.
        case stepApproved(StepApproved)
        /// The last step was approved: the disposal stands.
        case disposed(Disposed)
        /// The last step was approved: the report is handled again.
        case reopened(Reopened)
        /// The last step was approved: the petition office has the report again.
        case returned(Returned)
        case sentBack(Reason)
        case rejected(Reason)
        case paperConfirmed
        case holdReviewed(HoldReviewed)
        case verificationStarted(Linked)
        case findingsProposed
        case concluded(Concluded)
        case clarificationLinked(Linked)
        case resultTold(Told)
        case measureRecorded(MeasureRecorded)
        case objectionRecorded(ObjectionRecorded)
        case objectionAnswered(ObjectionAnswered)
        case newEvidenceRecorded(NewEvidenceRecorded)
        case newEvidenceChecked(NewEvidenceChecked)
        case closed(Closed)
        case fedBack(FedBack)
        case reporterAsked(Message)
        case reporterAnswered(Message)
        /// One of those every case has.
        case handling(Handling.Event)
    }

    /// A report came in unread.
    package struct Received: Hashable, Sendable, Codable {
        package let number: String
        package let body: BodyCode
        package let isRestricted: Bool
        package let receipt: Receipt
        package let clocks: [Clock]
    }

    /// A report was registered: opened, or a received one completed.
    package struct Registered: Hashable, Sendable, Codable {
        package let number: String
        package let body: BodyCode
        package let isRestricted: Bool
        package let registration: Registration
        package let clocks: [Clock]
    }

    /// A report was a higher Body's: all that is kept of it here (INT-004, INT-005).
    package struct Forwarded: Hashable, Sendable, Codable {
        package let number: String
        package let body: BodyCode
        package let isRestricted: Bool
        package let to: BodyCode
        package let receivedOn: CivilDate
        /// By when it had to be forwarded (INT-001).
        package let deadline: Deadline?
        /// What the vault erases once this is recorded.
        package let destroyed: [SealedRef]
        /// Staff recused from it, sorted: they keep away from the fact as well.
        package let recused: [StaffId]?
        /// Numbers it had in sequences that it left before, so that a replay finds them free as well.
        package let numbersLeft: [String]?
        /// Numbered blanks it had been written on: they stay accounted for.
        package let blankForms: [String]?
    }

    /// An allegation was added.
    package struct AllegationAdded: Hashable, Sendable, Codable {
        package let allegation: AllegationEntry
        package let clocks: [Clock]
    }

    /// The registration was corrected as a whole.
    package struct RegistrationCorrected: Hashable, Sendable, Codable {
        package let reason: String
        package let number: String
        package let body: BodyCode
        package let isRestricted: Bool
        package let registration: Registration
        package let clocks: [Clock]
    }

    /// A reporter's real name was confirmed.
    package struct RealNameConfirmed: Hashable, Sendable, Codable {
        package let reporter: Int
        package let clocks: [Clock]
    }

    /// A reporter's name was another's.
    package struct RealNameRefuted: Hashable, Sendable, Codable {
        package let reporter: Int
        package let reason: String
    }

    /// Out-of-remit allegations went to another organ.
    package struct Transferred: Hashable, Sendable, Codable {
        package let to: String
        package let allegations: [Int]
        package let reason: String
    }

    /// Out-of-remit allegations were not taken up.
    package struct Declined: Hashable, Sendable, Codable {
        package let allegations: [Int]
        package let reason: String
    }

    /// A person found the report to repeat another.
    package struct MarkedRepeat: Hashable, Sendable, Codable {
        package let of: CaseId
        package let reason: String
        /// Whether acceptance notices are dropped (RNM-005).
        package let dropsNotices: Bool
    }

    /// The Body took the report up.
    package struct Accepted: Hashable, Sendable, Codable {
        package let clocks: [Clock]
    }

    /// A reporter was told something.
    package struct Told: Hashable, Sendable, Codable {
        package let reporter: Int
        package let how: String
    }

    /// What is proposed as the first disposal.
    package struct DisposalProposal: Hashable, Sendable, Codable {
        package let method: DisposalMethod
        package let reason: String
        /// When a report on hold is looked at again.
        package let reviewOn: CivilDate?
        package let study: CollectiveStudy?
        package let proposer: StaffId
        package let handlers: [StaffId]
        package let chain: [ApprovalStep]
    }

    /// Reopening was proposed.
    package struct ReopeningProposed: Hashable, Sendable, Codable {
        package let reason: String
        package let proposer: StaffId
        package let handlers: [StaffId]
        package let chain: [ApprovalStep]
    }

    /// A return to the petition office was proposed.
    package struct ReturnProposed: Hashable, Sendable, Codable {
        package let ground: ReturnGround
        package let reason: String
        /// With whom of the petition office it was talked over, when, and what they said.
        package let communication: String
        package let proposer: StaffId
        package let handlers: [StaffId]
        package let chain: [ApprovalStep]
    }

    /// A step was approved and another follows.
    package struct StepApproved: Hashable, Sendable, Codable {
        package let given: GivenApproval
        package let paper: PaperApproval?
    }

    /// The disposal was approved.
    package struct Disposed: Hashable, Sendable, Codable {
        package let method: DisposalMethod
        package let given: GivenApproval
        package let paper: PaperApproval?
        package let clocks: [Clock]
    }

    /// Reopening was approved.
    package struct Reopened: Hashable, Sendable, Codable {
        package let given: GivenApproval
        package let paper: PaperApproval?
        package let clocks: [Clock]
    }

    /// The return was approved.
    package struct Returned: Hashable, Sendable, Codable {
        package let given: GivenApproval
        package let paper: PaperApproval?
        package let clocks: [Clock]
    }

    /// A reason, for events that say nothing else.
    package struct Reason: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// A report was closed.
    package struct Closed: Hashable, Sendable, Codable {
        package let reason: String
        package let clocks: [Clock]
    }

    /// The petition office was told how the report was handled.
    package struct FedBack: Hashable, Sendable, Codable {
        package let summary: String
    }

    /// A report on hold was looked at again.
    package struct HoldReviewed: Hashable, Sendable, Codable {
        /// Until when it is held on; nil when it is taken up again.
        package let keptUntil: CivilDate?
        package let reason: String
        package let clocks: [Clock]
    }

    /// Another case is linked.
    package struct Linked: Hashable, Sendable, Codable {
        package let to: CaseId
    }

    /// The verification ended with findings on every item.
    package struct Concluded: Hashable, Sendable, Codable {
        package let verification: CaseId
        package let findings: [FindingOutcome]
        package let clocks: [Clock]
    }

    /// A first-form measure was taken.
    package struct MeasureRecorded: Hashable, Sendable, Codable {
        package let item: ItemKey
        package let measure: Measure
        package let reason: String
    }

    /// A reporter objected to the result (RNM-011).
    package struct ObjectionRecorded: Hashable, Sendable, Codable {
        package let reporter: Int
        package let content: SealedRef
    }

    /// An objection was answered with reasons.
    package struct ObjectionAnswered: Hashable, Sendable, Codable {
        package let objection: Int
        package let explanation: String
    }

    /// New evidence came in (RNM-012).
    package struct NewEvidenceRecorded: Hashable, Sendable, Codable {
        package let reporter: Int?
        package let content: SealedRef
    }

    /// New evidence was checked.
    package struct NewEvidenceChecked: Hashable, Sendable, Codable {
        package let evidence: Int
        package let outcome: EvidenceOutcome
        package let reason: String
    }

    /// A message with the reporter.
    package struct Message: Hashable, Sendable, Codable {
        package let content: SealedRef
    }
}
