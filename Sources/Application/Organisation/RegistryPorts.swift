import Kernel
import Organisation
import Storage

extension BodyRegistry: RegistryPort {
    package static func facts(
        for command: Command, id: String, today: CivilDate, in session: any SQLSession
    ) throws -> Facts {
        var facts = Facts(root: try Directory.topBodies(in: session).first { $0.isOpen }?.code)
        guard let code = BodyCode(id) else { return facts }
        let own = try Directory.body(code, in: session)
        var parent = own?.parent
        switch command {
        case .establish(let establishing):
            parent = establishing.parent
            facts.other = try establishing.parent.flatMap { try known($0, in: session) }
        case .changeParent(let newParent, _):
            parent = newParent
            facts.other = try known(newParent, in: session)
        case .close(let successor, _):
            facts.other = try successor.flatMap { try known($0, in: session) }
        case .rename: break
        }
        if let parent {
            facts.siblingShortNames = try Directory.shortNames(below: parent, but: code, in: session)
        }
        if own != nil {
            facts.childrenCount = try Directory.bodies(below: code, in: session).filter(\.isOpen).count
            facts.staffCount = try Directory.staff(of: code, in: session).count
            facts.openCaseCount = try Registers.openCount(body: code, in: session)
        }
        return facts
    }

    private static func known(_ code: BodyCode, in session: any SQLSession) throws(StoreError) -> KnownBody? {
        guard let row = try Directory.body(code, in: session), row.isOpen else { return nil }
        return KnownBody(code: code, rank: row.rank, ancestors: Array(row.path.dropLast().reversed()))
    }

    package static func project(_ state: State, id: String, in session: any SQLSession) throws {
        let above = try state.body?.parent.flatMap { try Directory.body($0, in: session)?.path } ?? []
        if let row = row(of: state, above: above) { try Directory.put(.body(row), in: session) }
    }

    /// The row of a Body whose place is below these Bodies, named from the top down.
    static func row(of state: State, above: [BodyCode]) -> BodyRow? {
        guard let body = state.body else { return nil }
        let isOpen: Bool
        switch state {
        case .active: isOpen = true
        case .absent, .closed: isOpen = false
        }
        return BodyRow(
            code: body.code, name: body.name, shortName: body.shortName, kind: body.kind, rank: body.rank,
            parent: body.parent, path: above + [body.code], isOpen: isOpen)
    }
}

extension UnitRegistry: DirectoryPort {
    package static func facts(
        for command: Command, id: String, today: CivilDate, in session: any SQLSession
    ) throws -> Facts {
        var facts = Facts()
        let own = try UnitId(id).flatMap { try Directory.unit($0, in: session) }
        var name = own?.name ?? ""
        var body = own?.body
        switch command {
        case .establish(let establishing):
            name = establishing.name
            body = establishing.body
        case .rename(let newName, _): name = newName
        case .changeBody(let newBody, _): body = newBody
        case .close(let successor, _):
            facts.successorIsActive = try successor.map { try Directory.unit($0, in: session) != nil } ?? false
        }
        if let body {
            facts.bodyIsActive = try Directory.body(body, in: session)?.isOpen ?? false
            facts.nameIsTaken = try Directory.units(named: name, in: session)
                .contains { $0.body == body && $0.id.text != id }
        }
        if let own { facts.officialCount = try Directory.officialCount(of: own.id, in: session) }
        return facts
    }

    package static func entry(_ state: State) -> DirectoryEntry? {
        guard let unit = state.unit else { return nil }
        return .unit(
            UnitRow(id: unit.id, name: unit.name, body: unit.body), kind: unit.kind.rawValue,
            tokens: SearchTokens.indexed(unit.name))
    }
}

extension OfficialRegistry: DirectoryPort {
    package static func facts(
        for command: Command, id: String, today: CivilDate, in session: any SQLSession
    ) throws -> Facts {
        switch command {
        case .record(let recording): try facts(of: recording.service, in: session)
        case .changePost(let service): try facts(of: service, in: session)
        case .correctName, .changeMembership, .sealIdentity, .leave: Facts()
        }
    }

    private static func facts(of service: Service, in session: any SQLSession) throws(StoreError) -> Facts {
        Facts(
            unitIsActive: try Directory.unit(service.unit, in: session) != nil,
            bodyIsActive: try Directory.body(service.body, in: session)?.isOpen ?? false)
    }

    package static func entry(_ state: State) -> DirectoryEntry? {
        guard let official = state.official else { return nil }
        let service = official.standing.service
        return .official(
            official.id, name: official.name, unit: service.unit, post: service.post, body: service.body,
            tokens: SearchTokens.indexed(official.name))
    }
}

extension StaffRegistry: DirectoryPort {
    package static func facts(
        for command: Command, id: String, today: CivilDate, in session: any SQLSession
    ) throws -> Facts {
        var facts = Facts()
        func known(_ subject: Subject) throws(StoreError) -> Bool {
            switch subject {
            case .official(let id): try Directory.official(id, in: session) != nil
            case .unit(let id): try Directory.unit(id, in: session) != nil
            }
        }
        func taken(_ official: OfficialId) throws(StoreError) -> StaffId? {
            try Directory.staff(whoAre: official, in: session).map(\.id).first { $0.text != id }
        }
        switch command {
        case .engage(let engagement):
            facts.bodyIsActive = try Directory.body(engagement.body, in: session)?.isOpen ?? false
            facts.unitIsActive = try engagement.unit.map { try Directory.unit($0, in: session) != nil } ?? true
            if let official = engagement.official {
                facts.subjectIsKnown = try known(.official(official))
                facts.officialTakenBy = try taken(official)
            }
        case .linkOfficial(let official):
            facts.subjectIsKnown = try known(.official(official))
            facts.officialTakenBy = try taken(official)
        case .declareRelation(let relation): facts.subjectIsKnown = try known(relation.to)
        case .move(let body, _, _), .second(let body, _, _):
            facts.bodyIsActive = try Directory.body(body, in: session)?.isOpen ?? false
        case .delegate(let delegation):
            if let row = try Directory.staff(delegation.to, in: session) {
                facts.delegate = KnownStaff(
                    id: row.id, body: row.body,
                    roles: Set(try Directory.roles(of: row.id, in: session).map(\.role)),
                    until: try Directory.until(of: row.id, in: session))
            }
        case .leave, .returnHome, .grant, .correctName, .revoke, .setUntil, .changeOffice, .withdrawRelation,
            .endDelegation:
            break
        }
        facts.openCaseCount = try Registers.openCount(officer: id, in: session)
        facts.soleRoles = try StaffId(id).map { try Directory.soleRoles(of: $0, in: session) } ?? []
        return facts
    }

    package static func entry(_ state: State) -> DirectoryEntry? {
        guard let member = state.member else { return nil }
        let isActive: Bool
        switch state {
        case .engaged: isActive = true
        case .absent, .left: isActive = false
        }
        return .staff(
            StaffRow(id: member.id, name: member.name, body: member.body, official: member.official),
            until: member.until, isActive: isActive, roles: member.posts.map { ($0.role, $0.office) },
            relations: member.relations.sorted { $0.to < $1.to }.map { ($0.to, $0.kind.rawValue) },
            delegations: member.delegations.compactMap { given in
                let last = given.endedOn.map { $0.adding(days: -1) } ?? given.delegation.until
                guard last >= given.delegation.from else { return nil }
                return (given.delegation.to, given.delegation.role, given.delegation.from, last)
            })
    }
}
