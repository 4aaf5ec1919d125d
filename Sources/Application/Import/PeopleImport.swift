import Kernel
import Organisation

extension OrganisationImport {
    /// The units of the table.
    func readUnits(_ table: inout ImportTable) -> [(row: Int, UnitRegistry.Establishing)] {
        var units: [(row: Int, UnitRegistry.Establishing)] = []
        var seen = SeenRows()
        for unit in known.units.values { seen.know("\(unit.body)/\(unit.name)") }
        for row in table.document.rows {
            let before = table.issueCount
            let name = table.requiredText(row, .name)
            let kind = table.word(row, .kind, ImportVocabularies.unitKinds)
            let body = readBodyCode(row, &table)
            let id = table.identifier(row, else: makeId, as: UnitId.self)
            guard table.issueCount == before, let name, let kind, let body, let id else { continue }
            if let fault = seen.fault("\(body)/\(name)", row.number) { table.add(fault, row, .name) }
            if let fault = seen.fault(id: id.text, exists: known.units[id] != nil, row.number) {
                table.add(fault, row, .code)
            }
            units.append((row.number, UnitRegistry.Establishing(id: id, name: name, kind: kind, body: body)))
        }
        return units
    }

    /// The officials of the table, each with the identity number that is to be sealed.
    func readOfficials(_ table: inout ImportTable) -> [(row: Int, OfficialRegistry.Recording, String?)] {
        let units = UnitFinder(known.units)
        var officials: [(row: Int, OfficialRegistry.Recording, String?)] = []
        var seen = SeenRows()
        for official in known.officials.values { seen.know("\(official.unit)/\(official.name)/\(official.post)") }
        for row in table.document.rows {
            let before = table.issueCount
            let name = table.requiredText(row, .name)
            let unit = units.find(row, &table)
            let post = table.requiredText(row, .post)
            let rank = table.shortText(table.text(row, .rank), row, .rank)
            let body = readBodyCode(row, &table)
            // Officials are Party members or not; where the file does not say, the record says not, and can be changed.
            let isMember =
                table.text(row, .partyMember).isEmpty ? false : table.word(row, .partyMember, ImportVocabularies.flags)
            let number = readIdentityNumber(row, &table)
            let id = table.identifier(row, else: makeId, as: OfficialId.self)
            guard table.issueCount == before, let name, let unit, let post, let rank, let body, let isMember, let id
            else { continue }
            // Two people may share name, unit and post; then the file tells them apart by identifiers of their own.
            if table.text(row, .code).isEmpty, let fault = seen.fault("\(unit)/\(name)/\(post)", row.number) {
                table.add(fault, row, .name)
            }
            if let fault = seen.fault(id: id.text, exists: known.officials[id] != nil, row.number) {
                table.add(fault, row, .code)
            }
            if let number, let fault = seen.fault(id: "#\(number)", exists: false, row.number) {
                table.add(fault, row, .identityNumber)
            }
            let service = OfficialRegistry.Service(unit: unit, post: post, rank: rank, body: body)
            let official = OfficialRegistry.Recording(
                id: id, name: name, isPartyMember: isMember, service: service)
            officials.append((row.number, official, number))
        }
        return officials
    }

    /// The staff of the table.
    func readStaff(_ table: inout ImportTable) -> [(row: Int, StaffRegistry.Engagement)] {
        let units = UnitFinder(known.units)
        var staff: [(row: Int, StaffRegistry.Engagement)] = []
        var seen = SeenRows()
        for member in known.staff.values { seen.know("\(member.body)/\(member.name)") }
        for row in table.document.rows {
            let before = table.issueCount
            let name = table.requiredText(row, .name)
            let body = readBodyCode(row, &table)
            let unit = table.text(row, .unit).isEmpty ? nil : units.find(row, &table)
            let posts = readPosts(row, isContact: unit != nil, &table)
            let official = readOfficial(row, &table)
            let until = CivilDate(table.text(row, .until))
            if until == nil, !table.text(row, .until).isEmpty { table.add(ImportFault(.dateMalformed), row, .until) }
            let id = table.identifier(row, else: makeId, as: StaffId.self)
            guard table.issueCount == before, let name, let body, let id else { continue }
            if table.text(row, .code).isEmpty, let fault = seen.fault("\(body)/\(name)", row.number) {
                table.add(fault, row, .name)
            }
            if let fault = seen.fault(id: id.text, exists: known.staff[id] != nil, row.number) {
                table.add(fault, row, .code)
            }
            if let official, let fault = seen.fault(id: "official:\(official)", exists: false, row.number) {
                table.add(fault, row, .official)
            }
            let member = StaffRegistry.Engagement(
                id: id, name: name, body: body, posts: posts, official: official, unit: unit, until: until)
            staff.append((row.number, member))
        }
        return staff
    }

    private func readBodyCode(_ row: CSVDocument.Row, _ table: inout ImportTable) -> BodyCode? {
        guard let text = table.requiredText(row, .body) else { return nil }
        guard let code = BodyCode(text.lowercased()), known.bodies[code] != nil else {
            table.add(ImportFault(.bodyUnknown), row, .body)
            return nil
        }
        return code
    }

    private func readIdentityNumber(_ row: CSVDocument.Row, _ table: inout ImportTable) -> String? {
        let text = table.text(row, .identityNumber)
        guard !text.isEmpty else { return nil }
        let number = IdentityNumber.checked(text)
        if number == nil { table.add(ImportFault(.identityNumberMalformed), row, .identityNumber) }
        return number
    }

    private func readOfficial(_ row: CSVDocument.Row, _ table: inout ImportTable) -> OfficialId? {
        let text = table.text(row, .official)
        guard !text.isEmpty else { return nil }
        guard let id = OfficialId(text.lowercased()), let official = known.officials[id] else {
            table.add(ImportFault(.officialUnknown), row, .official)
            return nil
        }
        if let staff = official.staff { table.add(ImportFault(.officialTaken, [staff.text]), row, .official) }
        return id
    }

    /// Roles separated by `;` or `、`, each with its office after a stroke (`承办人/监督检查室`) or in the office column.
    private func readPosts(_ row: CSVDocument.Row, isContact: Bool, _ table: inout ImportTable) -> [Post] {
        guard let text = table.requiredText(row, .roles) else { return [] }
        let usual = table.text(row, .office)
        var office: Office?
        if !usual.isEmpty { office = table.word(row, .office, ImportVocabularies.offices) }
        var posts: [Post] = []
        for part in text.split(whereSeparator: { Self.betweenRoles.contains($0) }) {
            let words = part.split(separator: "/", maxSplits: 1).map { Self.trimmed($0) }
            guard let word = words.first, let role = ImportVocabularies.roles[word] else {
                table.add(ImportFault(.wordUnknown, [ImportVocabularies.roles.choices]), row, .roles)
                return []
            }
            var own = office
            if words.count == 2 {
                own = ImportVocabularies.offices[words[1]]
                if own == nil {
                    table.add(ImportFault(.wordUnknown, [ImportVocabularies.offices.choices]), row, .roles)
                }
            }
            posts.append(Post(role, in: own))
        }
        if let refusal = StaffRegistry.objection(to: posts, isContact: isContact),
            let code = ImportFault.Code(rawValue: refusal.code)
        {
            table.add(ImportFault(code), row, .roles)
        }
        return posts
    }

    private static let betweenRoles: Set<Character> = [";", "\u{FF1B}", "、", ",", "\u{FF0C}", "|"]

    private static func trimmed(_ part: Substring) -> String {
        String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Rows seen so far by what tells them apart.
private struct SeenRows {
    private var rows: [String: Int] = [:]
    private var ids: [String: Int] = [:]

    /// Something that exists before the file.
    mutating func know(_ key: String) { rows[key] = 0 }

    /// What is wrong with another row of this key, or nil for the first.
    mutating func fault(_ key: String, _ row: Int) -> ImportFault? {
        guard let first = rows.updateValue(row, forKey: key) else { return nil }
        rows[key] = first
        return first == 0 ? ImportFault(.existsAlready) : ImportFault(.duplicateInFile, [String(first)])
    }

    /// The same for an identifier.
    mutating func fault(id: String, exists: Bool, _ row: Int) -> ImportFault? {
        if exists { return ImportFault(.existsAlready) }
        guard let first = ids.updateValue(row, forKey: id) else { return nil }
        ids[id] = first
        return ImportFault(.duplicateInFile, [String(first)])
    }
}

/// Finds a Unit by its identifier or its name.
private struct UnitFinder {
    private let units: [UnitId: KnownOrganisation.Unit]
    private let byName: [String: [UnitId]]

    init(_ units: [UnitId: KnownOrganisation.Unit]) {
        self.units = units
        byName = units.reduce(into: [:]) { $0[$1.value.name, default: []].append($1.key) }
    }

    /// The Unit that the row names; nil, and an issue, when there is none or more than one.
    func find(_ row: CSVDocument.Row, _ table: inout ImportTable) -> UnitId? {
        guard let text = table.requiredText(row, .unit) else { return nil }
        if let id = UnitId(text.lowercased()), units[id] != nil { return id }
        switch byName[text]?.count ?? 0 {
        case 0: table.add(ImportFault(.unitUnknown), row, .unit)
        case 1: return byName[text]?.first
        case let count: table.add(ImportFault(.unitAmbiguous, [String(count)]), row, .unit)
        }
        return nil
    }
}
