import Kernel

/// Reports (检举控告): from the moment one reaches a Body to its end.
///
///     received ──register──▸ registered ──accept──▸ accepted ──proposeDisposal──▸ disposalProposed
///        │                       │                     ▲  ▲                            │ approve
///        └─forwardUp─▸ routed ◂──┘                     │  └──sendBack, reject──────────┤
///                        ▲ transfer, decline           │                               ▼
///                        └─(all out of remit)          └──reviewHold(resume)────── disposed
///                                                      │                    close │   │ startVerifying
///        registered, accepted ──markRepeat─▸ closed ◂──┼────────close─────────────┘   ▼
///                                              ▲       │ reopened                  verifying
///                                              │       │                              │ noteFindingsProposed
///                                              │  reopeningProposed                   ▼
///                                              │       ▲ reopen                findingsProposed
///                                              └─close─┴── concluded ◂──conclude──────┘
///
///     accepted ──proposeReturn─▸ returnProposed ──approve─▸ registered     (sendBack, reject ─▸ accepted)
///
/// `routed` keeps, of a matter of a higher Body, the fact of forwarding and nothing else (INT-001, INT-004, INT-005).
package enum Intake: CaseMechanism {
    package static let mechanism = "intake"
    package static let initial = State.absent
}

extension Intake {
    /// How a report reached the Body.
    package enum Channel: String, Sendable, Codable, CaseIterable {
        /// 来信, transcribed; the handwriting's scan is sealed.
        case letter
        /// 来访.
        case visit
        /// 来电.
        case telephone
        /// 网络, the public portal.
        case web
        /// 上级交办: a receipt goes back up (INT-002).
        case handedDown
        /// 其他机关移送.
        case transferred
        /// 工作中发现.
        case found
    }

    /// What the first disposal decides (INT-007).
    package enum DisposalMethod: String, Sendable, Codable, CaseIterable {
        /// 谈话函询.
        case talkOrInquiry
        /// 初步核实.
        case preliminaryVerification
        /// 暂存待查, with a date on which it is looked at again.
        case hold
        /// 予以了结.
        case close

        /// Whether approving it opens a verification.
        package var opensVerification: Bool {
            switch self {
            case .talkOrInquiry, .preliminaryVerification: true
            case .hold, .close: false
            }
        }
    }

    /// Why a report goes back to the petition office (INT-009).
    package enum ReturnGround: String, Sendable, Codable, CaseIterable {
        /// 没有实质内容.
        case noSubstance
        /// 属于其他机关、单位职责: the petition office passes it on.
        case otherOrgan
    }

    /// A measure of the first form (第一种形态) for a finding that was substantiated in whole or part.
    package enum Measure: String, Sendable, Codable, CaseIterable {
        /// 批评教育.
        case criticism
        /// 谈话提醒.
        case reminderTalk
        /// 诫勉.
        case admonition
    }

    /// Whether a reporter's real name stands (RNM-001).
    package enum Naming: String, Sendable, Codable, CaseIterable {
        /// No name, or a name without a contact.
        case anonymous
        /// A name and a contact were given; nobody has asked back yet.
        case claimed
        /// The petition office has asked back: it is a real-name report.
        case confirmed
        /// The name was another's: the report counts as anonymous.
        case refuted
    }

    /// What the reporter is told at the portal: plain states, nothing of who handles it or how.
    package enum ReporterStatus: String, Sendable, Codable, CaseIterable {
        case received
        case beingExamined
        case accepted
        case beingHandled
        case concluded
        /// Passed to the Body it belongs to.
        case forwarded
        /// Out of remit: passed to another organ or not taken up.
        case outOfRemit
        /// Kept with the earlier report it repeats.
        case joinedEarlier
    }

    /// What somebody has to do next; the raw value is the act's name, on disk too.
    package enum Task: String, Sendable, Codable, CaseIterable {
        case register = "intake.register"
        case accept = "intake.accept"
        case transfer = "intake.transfer"
        case confirmRealName = "intake.confirmRealName"
        case acknowledgeHandedDown = "intake.acknowledgeHandedDown"
        case notifyAcceptance = "intake.notifyAcceptance"
        case assign = "intake.assign"
        case proposeDisposal = "intake.proposeDisposal"
        case approve = "intake.approve"
        case confirmPaper = "intake.confirmPaper"
        case reviewHold = "intake.reviewHold"
        case tellResult = "intake.tellResult"
        case answerObjection = "intake.answerObjection"
        case checkNewEvidence = "intake.checkNewEvidence"
        case close = "intake.close"
        case feedBack = "intake.feedBack"
    }

    /// A deadline of one task: made when the act that starts it is decided, stored with it.
    package struct Clock: Hashable, Sendable, Codable {
        package let task: Task
        /// `reporter:2` where a task exists once for each reporter; empty otherwise.
        package let part: String
        package let deadline: Deadline
    }

    /// A reporter as entered: who it is stays in the vault.
    package struct ReporterEntry: Hashable, Sendable, Codable {
        /// Name, contact and address, sealed; nil for an anonymous reporter.
        package let identity: SealedRef?
        /// Whether the reporter gave a true name (or the unit's).
        package let isRealName: Bool
        /// Whether the sealed identity holds a concrete contact, such as a telephone number (RNM-001).
        package let hasContact: Bool

        package init(identity: SealedRef?, isRealName: Bool, hasContact: Bool) {
            self.identity = identity
            self.isRealName = isRealName
            self.hasContact = hasContact
        }
    }

    /// An allegation as entered: what is said to have been done, by whom, when.
    package struct AllegationEntry: Hashable, Sendable, Codable {
        package let subjects: [Subject]
        /// The category's code in the rule set's list.
        package let category: String
        /// Whether it lies in the remit; nil while nobody has decided, which registration refuses.
        package let inRemit: Bool?
        /// The allegation in the officer's words, without what would show the reporter.
        package let wording: String
        package let occurredFrom: CivilDate?
        package let occurredTo: CivilDate?

        package init(
            subjects: [Subject], category: String, inRemit: Bool?, wording: String, occurredFrom: CivilDate? = nil,
            occurredTo: CivilDate? = nil
        ) {
            self.subjects = subjects
            self.category = category
            self.inRemit = inRemit
            self.wording = wording
            self.occurredFrom = occurredFrom
            self.occurredTo = occurredTo
        }
    }

    /// A report that has come in and is not transcribed yet: subject and allegations are still sealed.
    package struct Receipt: Hashable, Sendable, Codable {
        package let channel: Channel
        package let original: SealedRef
        /// Whom it is about, in the reporter's words.
        package let about: SealedRef?
        package let reporters: [ReporterEntry]
        /// SHA-256 of the receipt code as lower-case hexadecimal; nil where no code was given out (a paper letter).
        package let receiptHash: String?

        package init(
            channel: Channel, original: SealedRef, about: SealedRef?, reporters: [ReporterEntry], receiptHash: String?
        ) {
            self.channel = channel
            self.original = original
            self.about = about
            self.reporters = reporters
            self.receiptHash = receiptHash
        }
    }

    /// A report as the petition office registers it.
    package struct Registration: Hashable, Sendable, Codable {
        package let channel: Channel
        package let receivedOn: CivilDate
        /// The sealed original; a received report keeps its own when this is nil.
        package let original: SealedRef?
        package let reporters: [ReporterEntry]
        package let subjects: [Subject]
        package let allegations: [AllegationEntry]
        /// The number of the national platform (检举举报平台), where it has one.
        package let platformNumber: String?
        /// The old register a late entry (历史补录) comes from; such a report starts no clock.
        package let importedFrom: String?
        /// The numbered blank it was written on, where there was no network; a correction that names none keeps it.
        package let blankForm: String?

        package init(
            channel: Channel, receivedOn: CivilDate, original: SealedRef?, reporters: [ReporterEntry],
            subjects: [Subject], allegations: [AllegationEntry], platformNumber: String? = nil,
            importedFrom: String? = nil, blankForm: String? = nil
        ) {
            self.channel = channel
            self.receivedOn = receivedOn
            self.original = original
            self.reporters = reporters
            self.subjects = subjects
            self.allegations = allegations
            self.platformNumber = platformNumber
            self.importedFrom = importedFrom
            self.blankForm = blankForm
        }
    }

    /// What a review of a report on hold decides.
    package enum HoldReview: Hashable, Sendable {
        /// Held on, to be looked at again on the date.
        case keep(until: CivilDate)
        /// Taken up again: a disposal is proposed anew.
        case resume
    }

    /// What checking new evidence led to (RNM-012).
    package enum EvidenceOutcome: String, Sendable, Codable, CaseIterable {
        /// Nothing that changes the result.
        case changesNothing
        /// Reopening is to be proposed.
        case reopen
        /// It concerns something else and was registered as a report of its own.
        case registeredSeparately
    }
}
