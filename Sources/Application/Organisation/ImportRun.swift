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
    /// - Throws: `ImportRefusal` with the row that a register refused; the transaction undoes the rows before.
    package func carryOut(with writer: RegistryWriter) throws -> Int {
        var count = 0
        for (index, command) in plan.commands.enumerated() {
            do {
                if try carryOut(command, at: index, with: writer) { count += 1 }
            } catch ActFailure.refused(let notice) {
                let column = notice.field.flatMap { ImportColumn(rawValue: $0) }.flatMap { plan.columns[$0] }
                throw ImportRefusal(
                    notice: notice, row: plan.rows[index], column: column?.number, heading: column?.heading)
            }
        }
        return count
    }

    private func carryOut(_ command: ImportCommand, at index: Int, with writer: RegistryWriter) throws -> Bool {
        switch command {
        case .body(let body): return try writer.apply(.establish(body), to: BodyRegistry.self, id: body.code.text)
        case .unit(let unit): return try writer.apply(.establish(unit), to: UnitRegistry.self, id: unit.id.text)
        case .official(let official, _):
            let recording = OfficialRegistry.Recording(
                id: official.id, name: official.name, isPartyMember: official.isPartyMember,
                service: official.service, identity: references[index])
            return try writer.apply(.record(recording), to: OfficialRegistry.self, id: official.id.text)
        case .staff(let member): return try writer.apply(.engage(member), to: StaffRegistry.self, id: member.id.text)
        }
    }
}

/// A row that could be read and that a register refused all the same: since it was read, something has changed.
package struct ImportRefusal: Error, Hashable, Sendable {
    package let notice: RefusalNotice
    /// The row of the file, as a spreadsheet numbers it.
    package let row: Int
    /// The column it is about, from 1, and its heading.
    package let column: Int?
    package let heading: String?
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
