import Kernel
import Organisation

/// What the system knows before a file is imported.
package struct KnownOrganisation: Sendable {
    /// A Body that exists.
    package struct Body: Sendable {
        package let name: String
        package let shortName: String
        package let rank: Rank
        package let parent: BodyCode?

        package init(name: String, shortName: String, rank: Rank, parent: BodyCode?) {
            self.name = name
            self.shortName = shortName
            self.rank = rank
            self.parent = parent
        }
    }

    /// A Unit that exists.
    package struct Unit: Sendable {
        package let name: String
        package let body: BodyCode

        package init(name: String, body: BodyCode) {
            self.name = name
            self.body = body
        }
    }

    /// An Official who has a record.
    package struct Official: Sendable {
        package let name: String
        package let unit: UnitId
        package let post: String
        /// The staff member who this Official is.
        package let staff: StaffId?

        package init(name: String, unit: UnitId, post: String, staff: StaffId? = nil) {
            self.name = name
            self.unit = unit
            self.post = post
            self.staff = staff
        }
    }

    package var bodies: [BodyCode: Body]
    package var units: [UnitId: Unit]
    package var officials: [OfficialId: Official]
    /// Names of engaged staff by Body.
    package var staff: [StaffId: (name: String, body: BodyCode)]

    package init(
        bodies: [BodyCode: Body] = [:], units: [UnitId: Unit] = [:], officials: [OfficialId: Official] = [:],
        staff: [StaffId: (name: String, body: BodyCode)] = [:]
    ) {
        self.bodies = bodies
        self.units = units
        self.officials = officials
        self.staff = staff
    }
}

/// What one row asks of a register.
package enum ImportCommand: Hashable, Sendable {
    case body(BodyRegistry.Establishing)
    case unit(UnitRegistry.Establishing)
    /// The identity number is sealed into the vault by whoever carries this out, and goes nowhere else.
    case official(OfficialRegistry.Recording, identityNumber: String?)
    case staff(StaffRegistry.Engagement)
}

/// What an import would do.
package struct ImportPlan: Sendable {
    package let kind: ImportKind
    /// In an order in which each can be carried out after those before it.
    package let commands: [ImportCommand]
    /// The row of the file that each command comes from, as a spreadsheet numbers it.
    package let rows: [Int]
    /// Number, from 1, and heading of each column that is read.
    package let columns: [ImportColumn: (number: Int, heading: String)]
    package let encoding: TextEncoding
    /// How many there are of each sort (rank, kind, Body or Unit), by its code: the preview.
    package let counts: [String: Int]
    /// Headings of columns that are left out.
    package let ignoredHeadings: [String]
}

/// A file read for import: everything, or nothing and why.
package enum ImportOutcome: Sendable {
    case ready(ImportPlan)
    /// Issues in the order of the file, at most `ImportTable.issuesMax` and one line that counts the rest.
    case refused([ImportIssue])
}

/// Reads a file of Bodies, units, officials or staff into commands; pure but for new identifiers.
package struct OrganisationImport: Sendable {
    package let kind: ImportKind
    let known: KnownOrganisation
    /// Makes an identifier for a row that names none.
    let makeId: @Sendable () -> String

    package init(kind: ImportKind, known: KnownOrganisation, makeId: @escaping @Sendable () -> String) {
        self.kind = kind
        self.known = known
        self.makeId = makeId
    }

    /// What the file asks for, or what is wrong with it. Nothing is done: carrying the plan out is another's.
    package func plan(_ bytes: [UInt8]) -> ImportOutcome {
        let document: CSVDocument
        do { document = try CSVDocument(bytes) } catch { return .refused([ImportIssue(error)]) }
        var table = ImportTable(document, kind: kind)
        guard table.issueCount == 0 else { return .refused(table.issues) }
        var commands: [ImportCommand] = []
        var rows: [Int] = []
        var counts: [String: Int] = [:]
        switch kind {
        case .bodies:
            for (row, body) in readBodies(&table) {
                rows.append(row)
                commands.append(.body(body))
                counts[body.rank.code, default: 0] += 1
            }
        case .units:
            for (row, unit) in readUnits(&table) {
                rows.append(row)
                commands.append(.unit(unit))
                counts[unit.kind.rawValue, default: 0] += 1
            }
        case .officials:
            for (row, official, identityNumber) in readOfficials(&table) {
                rows.append(row)
                commands.append(.official(official, identityNumber: identityNumber))
                counts[official.service.body.text, default: 0] += 1
            }
        case .staff:
            for (row, member) in readStaff(&table) {
                rows.append(row)
                commands.append(.staff(member))
                counts[member.body.text, default: 0] += 1
            }
        }
        guard table.issueCount == 0 else {
            var issues = table.issues.sorted { ($0.row ?? 0, $0.column ?? 0) < ($1.row ?? 0, $1.column ?? 0) }
            if table.issueCount > issues.count {
                issues.append(ImportIssue(ImportFault(.moreIssues, [String(table.issueCount - issues.count)])))
            }
            return .refused(issues)
        }
        return .ready(
            ImportPlan(
                kind: kind, commands: commands, rows: rows,
                columns: table.columns.mapValues { ($0 + 1, table.document.header[$0]) }, encoding: document.encoding,
                counts: counts,
                ignoredHeadings: table.ignoredHeadings))
    }
}
