import Kernel

extension Verification {
    /// Where a verification stands.
    package enum State: Hashable, Sendable {
        case absent
        case present(Matter)
    }

    /// Everything a page of the case can show.
    package struct Matter: Hashable, Sendable {
        package var frame: CaseFrame
        package let report: CaseId
        package let method: Method
        package let items: [Item]
        /// The time limit of the whole verification; nil where no rule in force sets one.
        package var deadline: Deadline?
        /// Plans, the one in force last.
        package var plans: [Plan] = []
        package var evidence: [Evidence] = []
        package var inquiries: [Inquiry] = []
        package var statements: [Statement] = []
        /// Findings that went back, oldest first, each with the reason.
        package var returns: [Return] = []
        /// Approvals that were signed on paper and entered by a clerk.
        package var papers: [Paper] = []
        package var stage: Stage
    }

    /// What only one part of the way has.
    package enum Stage: Hashable, Sendable {
        /// Nobody has it yet.
        case opened
        /// Officers are named and have done nothing yet.
        case assigned
        case gathering
        /// Passed within one decision, on the way to the gate or to approval.
        case findingsProposed(Proposal)
        /// With the review office (审理).
        case qualityGate(Proposal)
        case submitted(Proposal, ApprovalRound)
        case concluded(Conclusion)

        /// The stage's name for words and filters.
        package var name: String {
            switch self {
            case .opened: "opened"
            case .assigned: "assigned"
            case .gathering: "gathering"
            case .findingsProposed: "findingsProposed"
            case .qualityGate: "qualityGate"
            case .submitted: "submitted"
            case .concluded: "concluded"
            }
        }
    }

    /// Findings on their way.
    package struct Proposal: Hashable, Sendable {
        package let findings: [ProposedFinding]
        package let proposer: StaffId
        package let on: CivilDate
        /// What the review office said, once it passed them.
        package var review: Review?
    }

    /// The opinion of the review office (审理意见).
    package struct Review: Hashable, Sendable {
        package let opinion: String
        package let by: StaffId
        package let onBehalfOf: StaffId?
        package let on: CivilDate
    }

    /// How it ended.
    package struct Conclusion: Hashable, Sendable {
        package let proposal: Proposal
        package let round: ApprovalRound
        package let findings: [FindingOutcome]
        package let on: CivilDate
    }

    /// How the verification is meant to go.
    package struct Plan: Hashable, Sendable {
        package let text: String
        package let by: StaffId
        package let on: CivilDate
    }

    /// An evidence item.
    package struct Evidence: Hashable, Sendable {
        package let number: Int
        package let kind: EvidenceKind
        /// What it shows, in the officers' words.
        package let shows: String
        package let items: [ItemKey]
        package let file: SealedRef?
        package let isConfidential: Bool
        /// The officers present.
        package let by: [StaffId]
        package let recordedBy: StaffId
        package let on: CivilDate
        package let blankForm: String?
        package var withdrawal: Withdrawal?
    }

    /// Why an evidence item no longer counts.
    package struct Withdrawal: Hashable, Sendable {
        package let reason: String
        package let by: StaffId
        package let on: CivilDate
    }

    /// An inquiry letter (函询).
    package struct Inquiry: Hashable, Sendable {
        package let number: Int
        package let subject: Subject
        package let sentBy: StaffId
        package let sentOn: CivilDate
        package var deadline: Deadline?
        package var answer: Answer?
    }

    /// A subject's answer to an inquiry letter.
    package struct Answer: Hashable, Sendable {
        package let endorsedByPartySecretary: Bool
        /// Whether it is believed (采信): only then a finding may rest on it.
        package let accepted: Bool
        package let text: String
        package let recordedBy: StaffId
        package let on: CivilDate
    }

    /// What a subject said on the matter.
    package struct Statement: Hashable, Sendable {
        package let subject: Subject
        package let text: String
        package let on: CivilDate
        package let by: [StaffId]
        package let recordedBy: StaffId
        package let blankForm: String?
        package let scan: SealedRef?
    }

    /// Who gave findings back, and how.
    package enum ReturnKind: Hashable, Sendable {
        case qualityGateFailed
        case sentBack
        case rejected
        /// Somebody who had a part in them was recused.
        case recusal
    }

    /// Findings that went back.
    package struct Return: Hashable, Sendable {
        package let kind: ReturnKind
        package let reason: String
        /// Nil when it followed from a linked case.
        package let by: StaffId?
        package let onBehalfOf: StaffId?
        package let on: CivilDate
        package let proposal: Proposal
        /// Approvals that had been given before.
        package let given: [GivenApproval]
        /// How much had been gathered then.
        package let gathered: Gathered
    }

    /// How much a case holds: tells whether anything came in since.
    package struct Gathered: Hashable, Sendable {
        package let evidence: Int
        package let withdrawn: Int
        package let answers: Int
        package let statements: Int
    }

    /// An approval signed on paper.
    package struct Paper: Hashable, Sendable {
        package let number: Int
        package let step: Int
        package let approval: PaperApproval
        package let opinion: String
        package let enteredBy: StaffId
        package let enteredOn: CivilDate
        /// When the signer confirmed it; nil until then.
        package var confirmedOn: CivilDate?
    }
}

extension Verification.Matter {
    /// The subjects of the items, each once.
    package var subjects: [Subject] { Set(items.map(\.key.subject)).sorted() }
    /// Evidence that counts.
    package var standingEvidence: [Verification.Evidence] { evidence.filter { $0.withdrawal == nil } }
    /// Inquiry letters without an answer.
    package var openInquiries: [Verification.Inquiry] { inquiries.filter { $0.answer == nil } }
    /// Paper approvals that their signers have not confirmed.
    package var unconfirmedPapers: [Verification.Paper] { papers.filter { $0.confirmedOn == nil } }
    /// The findings on their way or approved; nil while officers gather.
    package var proposal: Verification.Proposal? {
        switch stage {
        case .opened, .assigned, .gathering: nil
        case .findingsProposed(let proposal), .qualityGate(let proposal), .submitted(let proposal, _): proposal
        case .concluded(let conclusion): conclusion.proposal
        }
    }
    /// The approvals on their way or complete.
    package var round: ApprovalRound? {
        switch stage {
        case .opened, .assigned, .gathering, .findingsProposed, .qualityGate: nil
        case .submitted(_, let round): round
        case .concluded(let conclusion): conclusion.round
        }
    }
    /// Officers who took part: present at evidence or a statement, sent a letter or took its answer; not the recused.
    package var tookPart: Set<StaffId> {
        var persons = Set(standingEvidence.flatMap(\.by)).union(statements.flatMap(\.by))
        persons.formUnion(inquiries.map(\.sentBy))
        persons.formUnion(inquiries.compactMap(\.answer?.recordedBy))
        return persons.subtracting(frame.recused)
    }
    /// When the findings on their way were last spoken on: proposed, reviewed, approved by a step.
    package var lastWordOn: CivilDate {
        let days = [proposal?.on, proposal?.review?.on].compactMap(\.self) + (round?.given.map(\.on) ?? [])
        return days.max() ?? frame.openedOn
    }
    /// Everybody who spoke at the quality gate of this case, now or before.
    package var gateReviewers: Set<StaffId> {
        let failed = returns.filter { $0.kind == .qualityGateFailed }.flatMap { [$0.by, $0.onBehalfOf] }
        let reviews = (returns.map(\.proposal.review) + [proposal?.review]).flatMap { [$0?.by, $0?.onBehalfOf] }
        return Set((failed + reviews).compactMap(\.self))
    }
    /// Everybody who reviewed or approved findings of this case, now or before: none of them handles it.
    package var reviewers: Set<StaffId> {
        var persons = Set(returns.filter { $0.kind != .recusal }.flatMap { [$0.by, $0.onBehalfOf].compactMap(\.self) })
        persons.formUnion(gateReviewers)
        let given = returns.flatMap(\.given) + (round?.given ?? [])
        persons.formUnion(given.flatMap { [$0.approver, $0.onBehalfOf].compactMap(\.self) })
        return persons
    }
    /// How much the case holds now.
    package var gathered: Verification.Gathered {
        Verification.Gathered(
            evidence: evidence.count, withdrawn: evidence.count - standingEvidence.count,
            answers: inquiries.count - openInquiries.count, statements: statements.count)
    }
}
