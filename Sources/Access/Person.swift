import Kernel

/// A role somebody has in a Body, own or delegated.
package struct Grant: Hashable, Sendable {
    package let role: Role
    package let office: Office?
    package let body: BodyCode
    /// Who delegated the role for these days; nil for an own one.
    package let delegator: StaffId?

    package init(role: Role, office: Office?, body: BodyCode, delegator: StaffId? = nil) {
        self.role = role
        self.office = office
        self.body = body
        self.delegator = delegator
    }
}

/// Somebody signed in, as `Access` sees them.
package struct Person: Hashable, Sendable {
    package let staff: StaffId
    /// The Body they belong to, its level, and the Bodies from the top down to it.
    package let body: BodyCode
    package let rank: Rank
    package let bodyPath: [BodyCode]
    package let grants: [Grant]
    /// The person's own record as an Official, and whom or what they are tied to by a declared relation or interest:
    /// they see nothing about any of them.
    package let ownOfficial: OfficialId?
    package let related: Set<Subject>

    package init(
        staff: StaffId, body: BodyCode, rank: Rank, bodyPath: [BodyCode], grants: [Grant],
        ownOfficial: OfficialId? = nil, related: Set<Subject> = []
    ) {
        self.staff = staff
        self.body = body
        self.rank = rank
        self.bodyPath = bodyPath
        self.grants = grants
        self.ownOfficial = ownOfficial
        self.related = related
    }

    /// Whether the person is one of the three administrators.
    package var isAdministrator: Bool { grants.contains { $0.role.isAdministrator } }

    /// The grants the person has in a Body.
    package func grants(in body: BodyCode) -> [Grant] { grants.filter { $0.body == body } }
}

/// A case as `Access` sees it.
package struct Resource: Hashable, Sendable {
    package let mechanism: String
    package let body: BodyCode
    /// Bodies from the top down to the case's own.
    package let bodyPath: [BodyCode]
    package let officers: Set<StaffId>
    package let recused: Set<StaffId>
    package let subjects: Set<Subject>
    package let isRestricted: Bool
    /// Whether work remains; officers of another Body see it no longer.
    package let isOpen: Bool
    package let awaitedApproval: ApprovalStep?
    /// The Body whose leader decides whether the case moves, while that is asked.
    package let moveDecider: BodyCode?
    /// Whether the head of the case's Body is kept away from it, so that the higher Body's head decides.
    package let isHeadAway: Bool
    /// Whether it waits for the quality gate, which nobody but 案件审理室 can pass.
    package let isAtQualityGate: Bool

    package init(
        mechanism: String, body: BodyCode, bodyPath: [BodyCode], officers: Set<StaffId> = [],
        recused: Set<StaffId> = [], subjects: Set<Subject> = [], isRestricted: Bool = false,
        isOpen: Bool = true,
        awaitedApproval: ApprovalStep? = nil, moveDecider: BodyCode? = nil, isHeadAway: Bool = false,
        isAtQualityGate: Bool = false
    ) {
        self.mechanism = mechanism
        self.body = body
        self.bodyPath = bodyPath
        self.officers = officers
        self.recused = recused
        self.subjects = subjects
        self.isRestricted = isRestricted
        self.isOpen = isOpen
        self.awaitedApproval = awaitedApproval
        self.moveDecider = moveDecider
        self.isHeadAway = isHeadAway
        self.isAtQualityGate = isAtQualityGate
    }
}
