import Kernel

/// A case as the read tables have it: what decides who may see it, and what a link to it shows. Saves the replay of a
/// case that is only mentioned.
package struct CaseRow: Hashable, Sendable {
    package let mechanism: String
    package let body: BodyCode
    package let number: String
    package let stage: String
    package let isOpen: Bool
    package let isRestricted: Bool
    package let awaitedApproval: ApprovalStep?
    /// The Body whose head decides where the case goes, while that is asked.
    package let moveDecider: BodyCode?
    package let officers: Set<StaffId>
    package let recused: Set<StaffId>
    /// In the order of their identifiers, as registers name them.
    package let subjects: [Subject]
    /// Whether a task of it is the quality gate's.
    package let isAtQualityGate: Bool
}

extension Registers {
    /// The case of this identifier, or nil.
    package static func caseRow(of id: CaseId, in session: any SQLSession) throws(StoreError) -> CaseRow? {
        try caseRows(of: [id], in: session)[id]
    }

    /// The cases of these identifiers, those there are; asked for together.
    package static func caseRows(
        of ids: [CaseId], in session: any SQLSession
    ) throws(StoreError) -> [CaseId: CaseRow] {
        guard !ids.isEmpty else { return [:] }
        let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        let values = ids.map { SQLValue.text($0.text) }
        let answers = try session.rows(
            [
                """
                SELECT id, mechanism, body, number, stage, is_open, is_restricted, awaited_role, awaited_rank,
                  move_decider
                FROM case_head WHERE id IN (\(marks))
                """,
                "SELECT id, bond, staff FROM case_person WHERE id IN (\(marks))",
                "SELECT id, subject FROM case_subject WHERE id IN (\(marks)) ORDER BY id, subject",
                "SELECT id, owner_kind, owner FROM task WHERE id IN (\(marks))",
            ].map { SQLQuestion($0, values) })
        let parts = answers.dropFirst().map { rows in Dictionary(grouping: rows) { $0.text(0) } }
        var found: [CaseId: CaseRow] = [:]
        for head in answers[0] {
            guard let id = CaseId(head.text(0)) else { continue }
            let (people, subjects, tasks) = (parts[0][id.text], parts[1][id.text], parts[2][id.text])
            found[id] = caseRow(head, people: people ?? [], subjects: subjects ?? [], tasks: tasks ?? [])
        }
        return found
    }

    private static func caseRow(
        _ head: SQLRow, people: [SQLRow], subjects: [SQLRow], tasks: [SQLRow]
    ) -> CaseRow? {
        guard let body = BodyCode(head.text(2)) else { return nil }
        // The case's people by their bond to it.
        var bonds: [String: Set<StaffId>] = [:]
        for row in people {
            if let staff = StaffId(row.text(2)) { bonds[row.text(1), default: []].insert(staff) }
        }
        return CaseRow(
            mechanism: head.text(1), body: body, number: head.text(3), stage: head.text(4), isOpen: head.flag(5),
            isRestricted: head.flag(6),
            awaitedApproval: Role(rawValue: head.text(7)).map {
                ApprovalStep(role: $0, rank: head.optionalInt(8).flatMap { Rank(rawValue: $0) })
            },
            moveDecider: head.optionalText(9).flatMap { BodyCode($0) },
            officers: bonds["officer"] ?? [], recused: bonds["recused"] ?? [],
            subjects: subjects.compactMap { Subject($0.text(1)) },
            isAtQualityGate: tasks.contains { $0.text(1) == "office" && $0.text(2) == Office.review.rawValue })
    }
}
