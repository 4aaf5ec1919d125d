/// A signed paper approval that a clerk entered (代录): the approver confirms it later, both are named.
package struct PaperApproval: Hashable, Sendable, Codable {
    /// Who signed the paper.
    package let approver: StaffId
    package let signedOn: CivilDate
    /// The scan, in the vault.
    package let scan: SealedRef

    package init(approver: StaffId, signedOn: CivilDate, scan: SealedRef) {
        self.approver = approver
        self.signedOn = signedOn
        self.scan = scan
    }
}

/// A study by the leading group (集体研究, INT-008): who attended, what was said, what dissented, what was decided.
package struct CollectiveStudy: Hashable, Sendable, Codable {
    package let heldOn: CivilDate
    package let attendees: [StaffId]
    package let views: String
    /// Dissent, kept in its words; empty when there was none.
    package let dissent: String
    package let decision: String

    package init(heldOn: CivilDate, attendees: [StaffId], views: String, dissent: String, decision: String) {
        self.heldOn = heldOn
        self.attendees = attendees
        self.views = views
        self.dissent = dissent
        self.decision = decision
    }
}

/// One approval that was given.
package struct GivenApproval: Hashable, Sendable, Codable {
    /// The step of the chain, from 0.
    package let step: Int
    /// Who approved: the delegate where there was one, the signer of a paper approval.
    package let approver: StaffId
    package let onBehalfOf: StaffId?
    package let opinion: String
    /// Who entered it, when it was signed on paper.
    package let enteredBy: StaffId?
    package let on: CivilDate

    package init(
        step: Int, approver: StaffId, onBehalfOf: StaffId?, opinion: String, enteredBy: StaffId?, on: CivilDate
    ) {
        self.step = step
        self.approver = approver
        self.onBehalfOf = onBehalfOf
        self.opinion = opinion
        self.enteredBy = enteredBy
        self.on = on
    }
}

/// A proposal on its way through a chain of approvals.
package struct ApprovalRound: Hashable, Sendable, Codable {
    package let chain: [ApprovalStep]
    package let proposer: StaffId
    /// Those who handle the matter; none of them approves it.
    package let handlers: Set<StaffId>
    /// The day the proposal went to those who approve; nobody approved it before.
    package let proposedOn: CivilDate
    package let given: [GivenApproval]

    /// A round in which nobody has spoken. An empty chain would approve by itself and is made one step.
    package init(chain: [ApprovalStep], proposer: StaffId, handlers: Set<StaffId>, proposedOn: CivilDate) {
        self.init(
            chain: chain.isEmpty ? [ApprovalStep(role: .leaderInCharge)] : chain, proposer: proposer,
            handlers: handlers, proposedOn: proposedOn, given: [])
    }

    private init(
        chain: [ApprovalStep], proposer: StaffId, handlers: Set<StaffId>, proposedOn: CivilDate,
        given: [GivenApproval]
    ) {
        self.chain = chain
        self.proposer = proposer
        self.handlers = handlers
        self.proposedOn = proposedOn
        self.given = given
    }

    /// The step that is awaited, or nil when all have approved.
    package var awaited: ApprovalStep? { given.count < chain.count ? chain[given.count] : nil }
    /// Whether the step now awaited is the last.
    package var isLastStep: Bool { given.count == chain.count - 1 }

    /// Who has spoken in it so far: the proposer, those who approved, and whom they stood for.
    package var spoken: Set<StaffId> {
        given.reduce(into: [proposer]) { $0.formUnion([$1.approver, $1.onBehalfOf].compactMap(\.self)) }
    }

    /// Why these people may not approve the step now awaited, as far as the round itself tells; nil when they may.
    package func objection(to persons: Set<StaffId>) -> Handling.Refusal? {
        if persons.contains(proposer) { return .approverMustNotBeProposer }
        if !persons.isDisjoint(with: handlers) { return .approverMustNotBeHandler }
        return persons.isDisjoint(with: spoken) ? nil : .approverSpokeBefore
    }

    /// The round with one approval more.
    package func adding(_ approval: GivenApproval) -> ApprovalRound {
        ApprovalRound(
            chain: chain, proposer: proposer, handlers: handlers, proposedOn: proposedOn, given: given + [approval])
    }
}
