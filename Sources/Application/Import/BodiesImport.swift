import Kernel
import Organisation

extension OrganisationImport {
    /// A row of Bodies as far as it can be read alone.
    private struct Draft {
        let row: CSVDocument.Row
        let code: BodyCode
        let name: String
        let rank: Rank
        let kind: BodyKind
        let parent: BodyCode?
        let shortName: String
    }

    /// The Bodies of the table, every parent before its children, whatever the order of the rows.
    func readBodies(_ table: inout ImportTable) -> [(row: Int, BodyRegistry.Establishing)] {
        var drafts: [Draft] = []
        var indexByCode: [BodyCode: Int] = [:]
        for row in table.document.rows {
            guard let draft = readBody(row, &table) else { continue }
            if let first = indexByCode[draft.code] {
                table.add(ImportFault(.duplicateInFile, [String(drafts[first].row.number)]), row, .code)
            } else if known.bodies[draft.code] != nil {
                table.add(ImportFault(.existsAlready), row, .code)
            } else {
                indexByCode[draft.code] = drafts.count
                drafts.append(draft)
            }
        }
        let order = placeBodies(drafts, indexByCode, &table)
        guard table.issueCount == 0 else { return [] }
        return nameBodies(order.map { drafts[$0] }, &table)
    }

    private func readBody(_ row: CSVDocument.Row, _ table: inout ImportTable) -> Draft? {
        let before = table.issueCount
        let codeText = table.requiredText(row, .code)
        let name = table.requiredText(row, .name)
        let rank = table.word(row, .level, ImportVocabularies.ranks)
        let shortName = table.shortText(table.text(row, .shortName), row, .shortName)
        let code = codeText.flatMap { BodyCode($0.lowercased()) }
        if codeText != nil, code?.shape == nil { table.add(ImportFault(.codeMalformed), row, .code) }
        // A division's Body is territorial unless the file says otherwise; a code of the own range says nothing.
        var kind: BodyKind? = code?.shape == .division ? .territorial : nil
        if !table.text(row, .kind).isEmpty || code?.shape == .own {
            kind = table.word(row, .kind, ImportVocabularies.bodyKinds)
        }
        if let code, let kind, code.shape != nil, !code.fits(kind) {
            table.add(ImportFault(.codeDoesNotFitKind), row, .code)
        }
        let parentText = table.text(row, .parent)
        let parent = BodyCode(parentText.lowercased())
        if !parentText.isEmpty, parent == nil { table.add(ImportFault(.parentUnknown), row, .parent) }
        guard table.issueCount == before, let code, let name, let rank, let kind, let shortName else { return nil }
        return Draft(row: row, code: code, name: name, rank: rank, kind: kind, parent: parent, shortName: shortName)
    }

    /// The drafts' places in an order from the top down; an issue for each that has no place.
    private func placeBodies(_ drafts: [Draft], _ indexByCode: [BodyCode: Int], _ table: inout ImportTable) -> [Int] {
        var children: [Int: [Int]] = [:]
        var order: [Int] = []
        var rootRow = known.bodies.values.contains { $0.parent == nil } ? 0 : nil
        for (index, draft) in drafts.enumerated() {
            guard let parent = draft.parent else {
                if rootRow != nil { table.add(ImportFault(.parentMissing), draft.row, .parent) }
                rootRow = rootRow ?? draft.row.number
                order.append(index)
                continue
            }
            let parentIndex = indexByCode[parent]
            guard let parentRank = parentIndex.map({ drafts[$0].rank }) ?? known.bodies[parent]?.rank else {
                table.add(ImportFault(.parentUnknown), draft.row, .parent)
                continue
            }
            if !BodyRegistry.mayStand(draft.kind, draft.rank, under: parentRank) {
                table.add(ImportFault(.parentMustStandHigher), draft.row, .parent)
            }
            if let parentIndex { children[parentIndex, default: []].append(index) } else { order.append(index) }
        }
        var next = 0
        while next < order.count {
            order += children[order[next]] ?? []
            next += 1
        }
        if table.issueCount == 0, order.count < drafts.count {
            let placed = Set(order)
            for (index, draft) in drafts.enumerated() where !placed.contains(index) {
                table.add(ImportFault(.parentCycle), draft.row, .parent)
            }
        }
        return order
    }

    /// Gives every Body its short name: those that the file names first, then by the rule for the others.
    private func nameBodies(_ drafts: [Draft], _ table: inout ImportTable) -> [(row: Int, BodyRegistry.Establishing)] {
        var owners: [String: String] = [:]
        for body in known.bodies.values { owners[Self.place(body.shortName, body.parent)] = body.name }
        var names = ShortNames(taken: Set(known.bodies.values.map(\.shortName)))
        for draft in drafts where !draft.shortName.isEmpty {
            let place = Self.place(draft.shortName, draft.parent)
            if let owner = owners[place] {
                table.add(ImportFault(.shortNameTaken, [owner]), draft.row, .shortName)
            }
            owners[place] = draft.name
            _ = names.reserve(draft.shortName)
        }
        var placed = known.bodies
        return drafts.map { draft in
            let parent = draft.parent.flatMap { placed[$0] }
            let shortName =
                draft.shortName.isEmpty
                ? names.make(
                    name: draft.name, rank: draft.rank, parentName: parent?.name ?? "",
                    parentShortName: parent?.shortName ?? "") : draft.shortName
            placed[draft.code] = KnownOrganisation.Body(
                name: draft.name, shortName: shortName, rank: draft.rank, parent: draft.parent)
            let body = BodyRegistry.Establishing(
                code: draft.code, name: draft.name, shortName: shortName, kind: draft.kind, rank: draft.rank,
                parent: draft.parent)
            return (draft.row.number, body)
        }
    }

    /// Short names are told apart among the Bodies under one parent.
    private static func place(_ shortName: String, _ parent: BodyCode?) -> String {
        "\(parent?.text ?? "")/\(shortName)"
    }
}
