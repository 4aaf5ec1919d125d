import Kernel
import Organisation
import Storage
import Vault

/// An import's plan on its way into the registers.
package struct ImportRun: Sendable {
    private let plan: ImportPlan
    /// Identity numbers, sealed: they are on the disk before the transaction begins.
    package let seals: [PendingSeal]
    /// The seal of each command that has one, by its place.
    private let references: [Int: SealedRef]

    package init(plan: ImportPlan, vault: Vault) {
        self.plan = plan
        var seals: [PendingSeal] = []
        var references: [Int: SealedRef] = [:]
        for (index, command) in plan.commands.enumerated() {
            guard case .official(_, .some(let number)) = command else { continue }
            let seal = vault.seal(Array(number.utf8), kind: "official.identity")
            seals.append(seal)
            references[index] = seal.reference
        }
        self.seals = seals
        self.references = references
    }

    /// Enters every row.
    /// - Returns: how many made something new.
    package func carryOut(with writer: RegistryWriter) throws -> Int {
        var count = 0
        for (index, command) in plan.commands.enumerated() {
            let isNew: Bool
            switch command {
            case .body(let body):
                isNew = try writer.apply(.establish(body), to: BodyRegistry.self, id: body.code.text)
            case .unit(let unit):
                isNew = try writer.apply(.establish(unit), to: UnitRegistry.self, id: unit.id.text)
            case .official(let official, _):
                let recording = OfficialRegistry.Recording(
                    id: official.id, name: official.name, isPartyMember: official.isPartyMember,
                    service: official.service, identity: references[index])
                isNew = try writer.apply(.record(recording), to: OfficialRegistry.self, id: official.id.text)
            case .staff(let member):
                isNew = try writer.apply(.engage(member), to: StaffRegistry.self, id: member.id.text)
            }
            if isNew { count += 1 }
        }
        return count
    }
}

extension KnownOrganisation {
    /// Everything the registers hold now.
    package static func read(in session: any SQLSession) throws -> KnownOrganisation {
        var known = KnownOrganisation()
        for row in try Directory.allBodies(in: session) where row.isOpen {
            known.bodies[row.code] = Body(
                name: row.name, shortName: row.shortName, rank: row.rank, parent: row.parent)
        }
        for row in try Directory.allUnits(in: session) { known.units[row.id] = Unit(name: row.name, body: row.body) }
        var staffOf: [OfficialId: StaffId] = [:]
        for row in try Directory.allStaff(in: session) {
            known.staff[row.id] = (row.name, row.body)
            if let official = row.official { staffOf[official] = row.id }
        }
        for row in try Directory.allOfficials(in: session) {
            known.officials[row.id] = Official(name: row.name, unit: row.unit, post: row.post, staff: staffOf[row.id])
        }
        return known
    }
}
