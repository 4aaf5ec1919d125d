import Kernel

extension Intake {
    /// A report before its first event, or what has become of it.
    package enum State: Hashable, Sendable {
        case absent
        case present(Matter)
    }

    /// Everything a page may show of a report.
    package struct Matter: Hashable, Sendable {
        package var frame: CaseFrame
        package var stage: Stage
        package var receivedOn: CivilDate
        /// nil once a higher Body's matter was forwarded: only the fact is kept.
        package var channel: Channel?
        package var original: SealedRef?
        /// Whom it is about, in the reporter's words.
        package var about: SealedRef?
        package var receiptHash: String?
        package var platformNumber: String?
        /// The old register a late entry comes from.
        package var importedFrom: String?
        package var subjects: [Subject] = []
        package var reporters: [Reporter] = []
        package var allegations: [Allegation] = []
        /// Every deadline that was set, of tasks that are done as well.
        package var deadlines: [ClockKey: Deadline] = [:]
        package var corrections: [Correction] = []
        package var handedDownAcknowledgedOn: CivilDate?
        /// Approved disposals, the latest last.
        package var disposals: [Disposal] = []
        package var holdReviews: [HoldReviewed] = []
        package var reopenings: [Reopening] = []
        /// Approved returns to the petition office.
        package var returns: [Return] = []
        /// Whether the petition office has it back and has not decided anew.
        package var isReturned = false
        /// That the petition office was told of the result, since the last closing.
        package var feedback: Answer?
        /// Proposals that were sent back or rejected.
        package var setbacks: [Setback] = []
        /// Paper approvals the signer has not confirmed yet.
        package var unconfirmedPapers: [UnconfirmedPaper] = []
        package var verifications: [CaseId] = []
        package var clarification: CaseId?
        /// Approved findings in force, by key; empty before conclusion.
        package var findings: [FindingOutcome] = []
        package var measures: [RecordedMeasure] = []
        package var objections: [Objection] = []
        package var newEvidence: [NewEvidence] = []
        package var messages: [Exchange] = []
        /// Days on which the report was concluded: by findings, or disposed of by closing.
        package var concludedOn: [CivilDate] = []
        /// The last thing that happened, so that the same person's second click is no second act.
        var latest: Latest?
    }

    /// The last event of a report, and whose act it was.
    struct Latest: Hashable, Sendable {
        let event: Event
        let by: Actor
        let onBehalfOf: StaffId?
        let on: CivilDate
    }

    /// Where a report stands.
    package enum Stage: Hashable, Sendable {
        case received
        case registered
        case routed(Route)
        case accepted
        case disposalProposed(DisposalProposal, ApprovalRound)
        case returnProposed(ReturnProposal)
        case disposed(Disposal)
        case verifying(CaseId)
        case findingsProposed(CaseId)
        case concluded(Conclusion)
        case reopeningProposed(ReopeningProposal)
        case closed(Ending)
    }

    /// Where a report went that is not handled here.
    package enum Route: Hashable, Sendable {
        /// To the higher Body that manages the subject; content destroyed.
        case forwardedUp(Forwarded)
        /// Every allegation is out of remit, or came back from those who handled it, and was transferred or declined.
        case outOfRemit
    }

    /// That and by whom a verification was concluded here.
    package struct Conclusion: Hashable, Sendable {
        package let verification: CaseId
        package let on: CivilDate
    }

    /// How a report ended.
    package enum Ending: Hashable, Sendable {
        case afterConclusion(Conclusion)
        case afterDisposal(Disposal)
        case repeatOf(CaseId)
    }

    /// Where a reopening starts from, and returns to when it is refused.
    package enum ReopeningOrigin: Hashable, Sendable {
        case concluded(Conclusion)
        case closed(Ending)
    }

    /// A reopening on its way through its approvals.
    package struct ReopeningProposal: Hashable, Sendable {
        package let reason: String
        package let origin: ReopeningOrigin
        package var round: ApprovalRound
    }

    /// A return to the petition office on its way through its approvals.
    package struct ReturnProposal: Hashable, Sendable {
        package let ground: ReturnGround
        package let reason: String
        package let communication: String
        package var round: ApprovalRound
    }

    /// One reporter of a report.
    package struct Reporter: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let identity: SealedRef?
        package var naming: Naming
        package var acceptanceTold: Telling?
        package var resultTold: Telling?
    }

    /// That, how and by whom a reporter was told.
    package struct Telling: Hashable, Sendable {
        package let by: Actor
        package let on: CivilDate
        package let how: String
    }

    /// One allegation of a report.
    package struct Allegation: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let subjects: [Subject]
        package let category: String
        package let isInRemit: Bool
        package let wording: String
        package let occurredFrom: CivilDate?
        package let occurredTo: CivilDate?
        /// What became of it, where it is out of remit.
        package var settled: Settling?
    }

    /// What became of an allegation out of remit.
    package struct Settling: Hashable, Sendable {
        /// The organ it went to; nil when it was not taken up.
        package let transferredTo: String?
        package let reason: String
        package let on: CivilDate
    }

    /// What a clock belongs to.
    package struct ClockKey: Hashable, Sendable {
        package let task: Task
        package let part: String

        /// How acts name it: `proposeDisposal`, `tellResult/1` for the first reporter.
        package var name: ClockName {
            let act = task.rawValue.dropFirst(Intake.mechanism.count + 1)
            guard let number = part.split(separator: ":").last else { return ClockName(String(act)) }
            return ClockName("\(act)/\(number)")
        }
    }

    /// A registration that was corrected, as it stood before.
    package struct Correction: Hashable, Sendable {
        package let reason: String
        package let by: Actor
        package let on: CivilDate
        package let channelBefore: Channel?
        package let receivedOnBefore: CivilDate
        package let platformNumberBefore: String?
        package let allegationsBefore: [Allegation]
    }

    /// A disposal that was approved.
    package struct Disposal: Hashable, Sendable {
        package let proposal: DisposalProposal
        package let approvals: [GivenApproval]
        package let on: CivilDate
        /// When a report on hold is looked at again; moved by reviews.
        package var reviewOn: CivilDate?
    }

    /// A reopening that was approved.
    package struct Reopening: Hashable, Sendable {
        package let reason: String
        package let approvals: [GivenApproval]
        package let on: CivilDate
    }

    /// A return to the petition office that was approved.
    package struct Return: Hashable, Sendable {
        package let ground: ReturnGround
        package let reason: String
        package let communication: String
        package let approvals: [GivenApproval]
        package let on: CivilDate
    }

    /// A proposal that did not pass.
    package struct Setback: Hashable, Sendable {
        /// Sent back may come again; rejected was decided against.
        package enum Kind: String, Sendable {
            case sentBack, rejected
        }

        package let kind: Kind
        package let of: ApprovalMatter
        package let reason: String
        package let by: Actor
        package let on: CivilDate
    }

    /// What an approval is about.
    package enum ApprovalMatter: String, Sendable {
        case disposal, reopening, returning
    }

    /// A paper approval that its signer has not confirmed.
    package struct UnconfirmedPaper: Hashable, Sendable {
        package let of: ApprovalMatter
        package let given: GivenApproval
        package let paper: PaperApproval
    }

    /// A first-form measure that was taken.
    package struct RecordedMeasure: Hashable, Sendable {
        package let item: ItemKey
        package let measure: Measure
        package let reason: String
        package let on: CivilDate
    }

    /// A reporter's objection to the result.
    package struct Objection: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let reporter: Int
        package let content: SealedRef
        package let on: CivilDate
        package var answer: Answer?
    }

    /// A reasoned answer.
    package struct Answer: Hashable, Sendable {
        package let explanation: String
        package let by: Actor
        package let on: CivilDate
    }

    /// Evidence that came in after the result.
    package struct NewEvidence: Hashable, Sendable {
        /// From 1.
        package let number: Int
        package let reporter: Int?
        package let content: SealedRef
        package let on: CivilDate
        package var check: EvidenceCheck?
    }

    /// What checking new evidence led to.
    package struct EvidenceCheck: Hashable, Sendable {
        package let outcome: EvidenceOutcome
        package let reason: String
        package let by: Actor
        package let on: CivilDate
    }

    /// One message with the reporter; its words are sealed.
    package struct Exchange: Hashable, Sendable {
        package let isFromReporter: Bool
        package let content: SealedRef
        package let on: CivilDate
    }
}

extension Intake.Matter {
    /// What findings are made on: every in-remit allegation with each of its subjects, in order.
    package var items: [ItemKey] {
        allegations.filter { $0.isInRemit && $0.settled == nil }
            .flatMap { one in one.subjects.map { ItemKey(allegation: one.number, subject: $0) } }
            .sorted()
    }

    /// Reporters whose real name stands and who have not been told the result; before there is one, all of them.
    package var realNameReportersUntold: [Int] {
        reporters.filter { $0.naming == .confirmed && $0.resultTold == nil }.map(\.number)
    }

    /// Whether a reporter's real name stands: such a report goes first (RNM-002).
    package var isRealName: Bool { reporters.contains { $0.naming == .confirmed } }

    /// Out-of-remit allegations that were neither transferred nor declined yet.
    package var unsettledOutOfRemit: [Int] {
        allegations.filter { !$0.isInRemit && $0.settled == nil }.map(\.number)
    }

    /// What can be transferred or declined: what is out of remit, and of a report that came back everything.
    package var settleable: [Int] {
        isReturned ? allegations.filter { $0.settled == nil }.map(\.number) : unsettledOutOfRemit
    }

    /// Objections that wait for a reasoned answer.
    package var openObjections: [Intake.Objection] { objections.filter { $0.answer == nil } }

    /// New evidence that nobody has checked yet.
    package var uncheckedEvidence: [Intake.NewEvidence] { newEvidence.filter { $0.check == nil } }

    /// The approvals that are awaited, with what they are about.
    package var round: (of: Intake.ApprovalMatter, round: ApprovalRound)? {
        switch stage {
        case .disposalProposed(_, let round): (.disposal, round)
        case .reopeningProposed(let proposal): (.reopening, proposal.round)
        case .returnProposed(let proposal): (.returning, proposal.round)
        case .received, .registered, .routed, .accepted, .disposed, .verifying, .findingsProposed, .concluded, .closed:
            nil
        }
    }

    /// What the reporter may know of where the report stands.
    package var statusForReporter: Intake.ReporterStatus {
        switch stage {
        case .received: .received
        case .registered: .beingExamined
        case .routed(.forwardedUp): .forwarded
        case .routed(.outOfRemit): .outOfRemit
        case .accepted, .returnProposed: reopenings.isEmpty ? .accepted : .beingHandled
        case .disposalProposed, .verifying, .findingsProposed: .beingHandled
        case .disposed(let disposal): disposal.proposal.method == .close ? .concluded : .beingHandled
        case .concluded, .reopeningProposed, .closed(.afterConclusion), .closed(.afterDisposal): .concluded
        case .closed(.repeatOf): .joinedEarlier
        }
    }

    /// The deadline of a task, where a rule in force set one.
    package func deadline(_ task: Intake.Task, part: String = "") -> Deadline? {
        deadlines[Intake.ClockKey(task: task, part: part)]
    }

    /// The reporter with this number.
    package func reporter(_ number: Int) -> Intake.Reporter? { reporters.first { $0.number == number } }

    /// The allegation with this number.
    package func allegation(_ number: Int) -> Intake.Allegation? { allegations.first { $0.number == number } }

    /// The finding in force on an item.
    package func finding(on key: ItemKey) -> FindingOutcome? { findings.first { $0.key == key } }
}

extension Intake.Stage {
    /// The stage's name for words and filters.
    package var code: String {
        switch self {
        case .received: "received"
        case .registered: "registered"
        case .routed: "routed"
        case .accepted: "accepted"
        case .disposalProposed: "disposalProposed"
        case .returnProposed: "returnProposed"
        case .disposed: "disposed"
        case .verifying: "verifying"
        case .findingsProposed: "findingsProposed"
        case .concluded: "concluded"
        case .reopeningProposed: "reopeningProposed"
        case .closed: "closed"
        }
    }
}
