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
    package let given: [GivenApproval]

    /// A round in which nobody has spoken. An empty chain would approve by itself and is made one step.
    package init(chain: [ApprovalStep], proposer: StaffId, handlers: Set<StaffId>) {
        self.init(
            chain: chain.isEmpty ? [ApprovalStep(role: .leaderInCharge)] : chain, proposer: proposer,
            handlers: handlers, given: [])
    }

    private init(chain: [ApprovalStep], proposer: StaffId, handlers: Set<StaffId>, given: [GivenApproval]) {
        self.chain = chain
        self.proposer = proposer
        self.handlers = handlers
        self.given = given
    }

    /// The step that is awaited, or nil when all have approved.
    package var awaited: ApprovalStep? { given.count < chain.count ? chain[given.count] : nil }
    /// Whether the step now awaited is the last.
    package var isLastStep: Bool { given.count == chain.count - 1 }

    /// Why these people may not approve the step now awaited, or nil when they may. Whether they have the role is
    /// asked of `Access`.
    package func objection(to persons: Set<StaffId>) -> ApprovalObjection? {
        if persons.contains(proposer) { return .proposer }
        if !persons.isDisjoint(with: handlers) { return .handler }
        if given.contains(where: { persons.contains($0.approver) || $0.onBehalfOf.map(persons.contains) == true }) {
            return .spokeBefore
        }
        return nil
    }

    /// The round with one approval more.
    package func adding(_ approval: GivenApproval) -> ApprovalRound {
        ApprovalRound(chain: chain, proposer: proposer, handlers: handlers, given: given + [approval])
    }
}

/// Why somebody may not approve.
package enum ApprovalObjection: Hashable, Sendable {
    /// The proposer may not approve the own proposal.
    case proposer
    /// Who handles a matter may not approve it.
    case handler
    /// Who approved one step may not approve another.
    case spokeBefore
}
