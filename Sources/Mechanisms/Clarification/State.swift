import Kernel

extension Clarification {
    /// A clarification as its history has made it.
    package enum State: Equatable, Sendable {
        case absent
        case present(Matter)
    }

    /// What every stage has.
    package struct Matter: Equatable, Handled {
        package var frame: CaseFrame
        package let report: CaseId
        package let verification: CaseId
        /// Who verified; they approve nothing here.
        package var handlers: Set<StaffId>
        package var items: [Item]
        package var assessments: [AssessmentRecord] = []
        package var applications: [ApplicationRecord] = []
        /// What the subjects were told when last asked.
        package var wishTexts: [WishText] = []
        package var wishes: [WishRecord] = []
        package var rounds: [RoundRecord] = []
        /// How many proposals have been approved, whatever became of them.
        package var approvalCount = 0
        package var papers: [PaperRecord] = []
        package var texts: [IssuedText] = []
        package var deliveries: [DeliveryRecord] = []
        package var completions: [Completion] = []
        package var harms: [HarmRecord] = []
        package var followUps: [FollowUpRecord] = []
        package var personnelToldOn: CivilDate?
        package var stage: Stage = .toAssess
        /// The last event and whose it was: what makes a repeated act known.
        package var latest: Latest
    }

    /// Where the case stands.
    package indirect enum Stage: Equatable, Sendable {
        case toAssess
        case notNeeded(NotNeeded)
        case wishAsked(on: CivilDate)
        case declined(on: CivilDate)
        case proposed(Draft)
        case returned(Draft, reason: String)
        case withdrawn(reason: String)
        case submitted(Draft, ApprovalRound)
        case approved(Scope)
        case delivering(Scope)
        case delivered(Scope, FollowUpPlan)
        case followingUp(Scope, FollowUpPlan)
        case corrected(Scope, on: CivilDate)
        case archived(Scope, on: CivilDate)
    }

    /// Why no clarification is made.
    package struct NotNeeded: Hashable, Sendable {
        package let on: CivilDate
        /// The approver's reason, where an approver said so; the reason codes are in the assessments otherwise.
        package let rejection: String?
    }

    /// A proposal on its way.
    package struct Draft: Equatable, Sendable {
        package let kind: ProposalKind
        package let proposal: Proposal
        package let proposer: StaffId
        package let proposedOn: CivilDate
        /// The stage to go back to when a widening or correction comes to nothing.
        package let resumes: Stage?
    }

    /// What was approved: the limits of everything that is delivered.
    package struct Scope: Equatable, Sendable {
        /// The approval, from 1.
        package let round: Int
        /// The approval from which deliveries count; earlier than `round` after a widening.
        package let firstRound: Int
        package let kind: ProposalKind
        package let proposal: Proposal
        package let approvedOn: CivilDate
        /// The number (发文字号) of its letters; empty where none was given.
        package let documentNumber: String
        package var deadline: Deadline?
        /// Who proposed it.
        package let proposer: StaffId
    }

    /// The contacts that are due after delivery.
    package struct FollowUpPlan: Hashable, Sendable {
        package let deliveredOn: CivilDate
        package let overdueDays: Int
        package let isRequired: Bool
        package var first: Deadline?
        package var second: Deadline?

        /// How many contacts the rules ask for.
        package var count: Int { isRequired ? max(1, [first, second].compactMap(\.self).count) : 0 }
    }

    /// The event that came last.
    package struct Latest: Equatable, Sendable {
        package let event: Event
        package let actor: Actor
        package let onBehalfOf: StaffId?
    }
}

extension Clarification.Matter {
    /// The items nobody has answered.
    package var unassessed: [Clarification.Item] { items.filter { assessment(of: $0.key) == nil } }
    /// The items whose answer is yes and that have not been delivered.
    package var needed: [Clarification.Item] {
        items.filter { assessment(of: $0.key)?.isNeeded == true && !clarified.contains($0.key) }
    }
    /// The items that have been delivered.
    package var clarified: Set<ItemKey> { Set(completions.flatMap(\.items)) }
    /// Whom the case is about.
    package var subjects: [Subject] { Set(items.map(\.key.subject)).sorted() }
    /// Everybody who was an officer, and those who verified: none of them approves.
    package var hands: Set<StaffId> { frame.everOfficers.union(handlers) }

    /// The answer for an item.
    package func assessment(of key: ItemKey) -> Clarification.Assessment? {
        assessments.last { $0.assessment.key == key }?.assessment
    }

    /// What a subject wants, as last recorded.
    package func wish(of subject: Subject) -> Clarification.Wish? {
        wishes.last { $0.subject == subject }?.wish
    }

    /// The Bodies that handed the case up, the last one first.
    package var raisedFrom: [BodyCode] { frame.formerBodies.reversed().filter { $0.way == .raised }.map(\.body) }

    /// The item with a key.
    package func item(_ key: ItemKey) -> Clarification.Item? { items.first { $0.key == key } }

    /// The numbers (发文字号) given at the approvals.
    package var documentNumbers: [String] { rounds.compactMap(\.issue?.documentNumber).filter { !$0.isEmpty } }

    /// What has been served within a scope.
    package func served(in scope: Clarification.Scope) -> Set<Clarification.Serving> {
        deliveries.filter { $0.round >= scope.firstRound && $0.round <= scope.round }
            .reduce(into: []) { $0.formUnion($1.delivery.servings) }
    }

    /// What is still to be served within a scope.
    package func unserved(in scope: Clarification.Scope) -> Set<Clarification.Serving> {
        scope.proposal.servings.subtracting(served(in: scope))
    }

    /// The scope that bounds delivery now or bounded it last, or nil before an approval.
    package var scope: Clarification.Scope? {
        switch stage {
        case .approved(let scope), .delivering(let scope), .delivered(let scope, _), .followingUp(let scope, _),
            .corrected(let scope, _), .archived(let scope, _):
            scope
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted: nil
        }
    }

    /// The step of Hunan's five at which the case stands (CLA-007).
    package var step: Clarification.Step {
        switch stage {
        case .toAssess: applications.contains(where: \.isPending) ? .raise : .assess
        case .notNeeded, .wishAsked, .declined: .assess
        case .proposed, .returned, .withdrawn, .submitted: .approve
        case .approved, .delivering, .delivered, .followingUp, .corrected: .deliver
        case .archived: .archive
        }
    }
}
