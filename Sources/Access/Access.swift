import Kernel

/// Who may see or do what, and why not: the only place that question is answered.
///
/// Permissions only add; absence means no. A recused person is asked about first, so that no role lifts it.
package enum Access {
    /// Whether the person may open a case by an act of these terms in the own Body.
    package static func decideOpening(_ permission: Permission, by person: Person) -> Decision {
        guard !person.isAdministrator else { return .deny(.administrator) }
        switch permission {
        case .office(let offices): return office(offices, person.grants(in: person.body))
        case .leader: return role([.leaderInCharge, .head], person.grants(in: person.body))
        case .head: return role([.head], person.grants(in: person.body))
        case .casework: return casework(person.grants(in: person.body))
        case .officer, .officerOrLeader, .allot, .qualityGate, .awaitedApproval, .paperClerk, .moveDecider, .oneself:
            return .deny(.otherRole)
        }
    }

    /// Whether the person may see the case at all.
    package static func decideSight(of resource: Resource, by person: Person) -> Decision {
        guard !person.isAdministrator else { return .deny(.administrator) }
        guard !isAway(person, from: resource) else { return .deny(.recused) }
        if isOfficer(person, of: resource) { return .permit(onBehalfOf: nil) }
        let grants = usable(person.grants, for: resource)
        if let grant = grants.first(where: { sees($0, resource) }) { return .permit(onBehalfOf: grant.delegator) }
        if let grant = grants.first(where: { isAwaited($0, at: person.rank, resource) }) {
            return .permit(onBehalfOf: grant.delegator)
        }
        if resource.isHeadAway, let grant = higherHead(grants, person, resource) {
            return .permit(onBehalfOf: grant.delegator)
        }
        // Whoever is asked to take a case, or to say who shall, has to see it.
        let taking = moveDecider(grants, resource)
        if taking.denial == nil { return taking }
        // A restricted case has to pass the gate too: while it waits there, the office that passes it sees it.
        if resource.isAtQualityGate {
            let gate = office([.review], grants.filter { $0.body == resource.body })
            if gate.denial == nil { return gate }
        }
        return .deny(.noBond)
    }

    /// Whether the person may do an act that asks for `permission` on the case.
    package static func decide(_ permission: Permission, on resource: Resource, by person: Person) -> Decision {
        let sight = decideSight(of: resource, by: person)
        if case .deny = sight { return sight }
        let all = usable(person.grants, for: resource)
        let here = all.filter { $0.body == resource.body }
        switch permission {
        case .office(let offices): return office(offices, here)
        case .officer:
            return isOfficer(person, of: resource) ? .permit(onBehalfOf: nil) : .deny(.notAssigned)
        case .officerOrLeader:
            if isOfficer(person, of: resource) { return .permit(onBehalfOf: nil) }
            return role([.leaderInCharge, .head], here)
        case .casework: return casework(here)
        case .allot:
            let leads = role([.leaderInCharge, .head], here)
            if leads.denial == nil { return leads }
            return office([.caseManagement], here)
        case .qualityGate:
            if resource.officers.contains(person.staff) { return .deny(.handlesIt) }
            // Who stands in for an officer of the case passes the gate as little as the officer.
            let free = here.filter { grant in grant.delegator.map { !resource.officers.contains($0) } ?? true }
            let gate = office([.review], free)
            return gate.denial != nil && office([.review], here).denial == nil ? .deny(.handlesIt) : gate
        case .awaitedApproval:
            guard resource.awaitedApproval != nil else { return .deny(.nothingAwaited) }
            guard let grant = all.first(where: { isAwaited($0, at: person.rank, resource) }) else {
                return .deny(.otherRole)
            }
            return .permit(onBehalfOf: grant.delegator)
        case .paperClerk: return office([.general, .petition], here)
        case .leader: return role([.leaderInCharge, .head], here)
        case .head:
            if resource.isHeadAway {
                guard let grant = higherHead(all, person, resource) else { return .deny(.otherRole) }
                return .permit(onBehalfOf: grant.delegator)
            }
            return role([.head], here)
        case .moveDecider: return moveDecider(all, resource)
        case .oneself: return sight
        }
    }

    // MARK: Bonds

    /// Recused, the subject, or related to one; by delegation, the delegator counts too (see `usable`).
    private static func isAway(_ person: Person, from resource: Resource) -> Bool {
        if resource.recused.contains(person.staff) { return true }
        if let own = person.ownOfficial, resource.subjects.contains(.official(own)) { return true }
        return !person.related.isDisjoint(with: resource.subjects)
    }

    /// Whether the person is an officer of the case. One of another Body, lent to it or moved away since, is one only
    /// while work remains.
    private static func isOfficer(_ person: Person, of resource: Resource) -> Bool {
        resource.officers.contains(person.staff) && (resource.isOpen || person.body == resource.body)
    }

    /// Grants that are not void here: a role delegated by somebody recused is.
    private static func usable(_ grants: [Grant], for resource: Resource) -> [Grant] {
        grants.filter { grant in grant.delegator.map { !resource.recused.contains($0) } ?? true }
    }

    /// Whether a grant lets its holder see the case without being assigned to it.
    static func sees(_ grant: Grant, _ resource: Resource) -> Bool {
        guard grant.body == resource.body else { return false }
        switch grant.role {
        case .leaderInCharge, .head: return true
        case .caseOfficer, .reviewer, .archivist:
            switch grant.office {
            case .petition: return resource.mechanism == "intake" || resource.mechanism == "clarification"
            case .caseManagement: return !resource.isRestricted
            case .review: return !resource.isRestricted && resource.mechanism != "intake"
            case .general: return !resource.isRestricted && resource.mechanism == "clarification"
            case .supervision, .investigation, .leadership, nil: return false
            }
        case .guidance, .statistics, .unitContact, .systemAdministrator, .securityAdministrator,
            .auditAdministrator:
            return false
        }
    }

    /// Whether the grant is the one whose approval is awaited: in the case's own Body, or, where the step names a
    /// rank, in the Body of that rank above it.
    private static func isAwaited(_ grant: Grant, at rank: Rank, _ resource: Resource) -> Bool {
        guard let step = resource.awaitedApproval, grant.role == step.role else { return false }
        guard let wanted = step.rank else { return grant.body == resource.body }
        return rank == wanted && resource.bodyPath.contains(grant.body)
    }

    /// The grant as head of the Body next above the case's.
    private static func higherHead(_ grants: [Grant], _ person: Person, _ resource: Resource) -> Grant? {
        guard let higher = resource.bodyPath.dropLast().last else { return nil }
        return grants.first { $0.role == .head && $0.body == higher }
    }

    /// The leader of the Body that decides on a move.
    private static func moveDecider(_ grants: [Grant], _ resource: Resource) -> Decision {
        guard let decider = resource.moveDecider else { return .deny(.nothingAwaited) }
        return role([.leaderInCharge, .head], grants.filter { $0.body == decider })
    }

    private static func office(_ offices: Set<Office>, _ grants: [Grant]) -> Decision {
        guard let grant = grants.first(where: { $0.office.map(offices.contains) ?? false && worksCases($0.role) })
        else { return .deny(.otherOffice) }
        return .permit(onBehalfOf: grant.delegator)
    }

    /// A role of one's own that works on cases: what happened to somebody is nobody else's to say.
    private static func casework(_ grants: [Grant]) -> Decision {
        grants.contains { $0.delegator == nil && worksCases($0.role) } ? .permit(onBehalfOf: nil) : .deny(.otherRole)
    }

    private static func role(_ roles: Set<Role>, _ grants: [Grant]) -> Decision {
        // An own role is preferred to a delegated one, so that nobody acts for another without need.
        let fitting = grants.filter { roles.contains($0.role) }
        guard let grant = fitting.first(where: { $0.delegator == nil }) ?? fitting.first else {
            return .deny(.otherRole)
        }
        return .permit(onBehalfOf: grant.delegator)
    }

    /// Whether a role does the office's own acts; figures, guidance and units' contacts do not.
    private static func worksCases(_ role: Role) -> Bool {
        switch role {
        case .caseOfficer, .reviewer, .leaderInCharge, .head, .archivist: true
        case .guidance, .statistics, .unitContact, .systemAdministrator, .securityAdministrator,
            .auditAdministrator:
            false
        }
    }
}
