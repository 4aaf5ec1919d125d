import Kernel

/// What an act on the registers asks of whoever does it.
package enum RegistryPermission: Hashable, Sendable, CaseIterable {
    /// 系统管理员: people come, go and move; accounts.
    case system
    /// 安全管理员: who may do what.
    case security
    /// The desks that fill in blanks where there is no network: 信访室, the handling offices, 办公室.
    case blankForms

    /// The one administrator's role that has it; nil where it is no administrator's.
    package var role: Role? {
        switch self {
        case .system: .systemAdministrator
        case .security: .securityAdministrator
        case .blankForms: nil
        }
    }
}

extension Access {
    /// Whether the person may do an act of these terms on somebody of these Bodies.
    /// - Parameter paths: for each Body concerned, the Bodies from the top down to it; an administrator serves the own
    ///   Body and those below.
    package static func decide(
        _ permission: RegistryPermission, on paths: [[BodyCode]], by person: Person
    ) -> Decision {
        guard let role = permission.role else { return decideBlankForms(on: paths, by: person) }
        guard person.isAdministrator else { return .deny(.noBond) }
        guard paths.allSatisfy({ $0.contains(person.body) }) else { return .deny(.noBond) }
        // An administrator's role is never delegated; a delegated one would not count here.
        guard person.grants.contains(where: { $0.role == role && $0.delegator == nil }) else {
            return .deny(.otherRole)
        }
        return .permit(onBehalfOf: nil)
    }

    /// Whether the person looks through the own Body's numbered blanks: who draws them, and the leaders who answer for
    /// them.
    package static func decideBlankFormSight(by person: Person) -> Decision {
        let drawing = decideBlankForms(on: [], by: person)
        guard case .deny(.otherOffice) = drawing else { return drawing }
        let leads = person.grants(in: person.body).contains { $0.role == .leaderInCharge || $0.role == .head }
        return leads ? .permit(onBehalfOf: nil) : drawing
    }

    /// Blanks are the own Body's, and drawn by an own desk: a sheet is signed for by whoever drew it.
    private static func decideBlankForms(on paths: [[BodyCode]], by person: Person) -> Decision {
        guard !person.isAdministrator else { return .deny(.administrator) }
        guard paths.allSatisfy({ $0.last == person.body }) else { return .deny(.noBond) }
        let hasDesk = person.grants(in: person.body).contains { grant in
            guard grant.delegator == nil else { return false }
            switch (grant.role, grant.office) {
            case (.caseOfficer, .petition), (.caseOfficer, .supervision), (.caseOfficer, .investigation),
                (.caseOfficer, .general):
                return true
            case (.caseOfficer, .caseManagement), (.caseOfficer, .review), (.caseOfficer, .leadership),
                (.caseOfficer, nil), (.reviewer, _), (.leaderInCharge, _), (.head, _), (.archivist, _),
                (.guidance, _), (.statistics, _), (.unitContact, _), (.systemAdministrator, _),
                (.securityAdministrator, _), (.auditAdministrator, _):
                return false
            }
        }
        return hasDesk ? .permit(onBehalfOf: nil) : .deny(.otherOffice)
    }

    /// Whether the person reads the audit trail.
    package static func decideAudit(by person: Person) -> Decision {
        guard person.isAdministrator else { return .deny(.noBond) }
        guard person.grants.contains(where: { $0.role == .auditAdministrator && $0.delegator == nil }) else {
            return .deny(.otherRole)
        }
        return .permit(onBehalfOf: nil)
    }

    /// Whether the person looks at the seal and at the heads kept of other installations: the audit administrator of
    /// the highest Body, since they speak of the whole journal.
    package static func decideSeal(by person: Person) -> Decision {
        let audit = decideAudit(by: person)
        guard audit.denial == nil else { return audit }
        return person.bodyPath.first == person.body ? audit : .deny(.noBond)
    }

    /// Whether the person hands in heads of other installations: the system administrator of the highest Body. Who
    /// looks at them afterwards is another.
    package static func decideWitness(by person: Person) -> Decision {
        decide(.system, on: [Array(person.bodyPath.prefix(1))], by: person)
    }

    /// Whether the person allots work in the own Body, so that all work of an officer may be moved; each case is asked
    /// about on its own besides.
    package static func decideAllotting(by person: Person) -> Decision {
        guard !person.isAdministrator else { return .deny(.administrator) }
        let fitting = person.grants(in: person.body).filter { grant in
            switch grant.role {
            case .leaderInCharge, .head: true
            case .caseOfficer, .reviewer, .archivist: grant.office == .caseManagement
            case .guidance, .statistics, .unitContact, .systemAdministrator, .securityAdministrator,
                .auditAdministrator:
                false
            }
        }
        guard let grant = fitting.first(where: { $0.delegator == nil }) ?? fitting.first else {
            return .deny(.otherRole)
        }
        return .permit(onBehalfOf: grant.delegator)
    }
}
