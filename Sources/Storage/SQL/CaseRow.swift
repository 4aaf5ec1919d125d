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
        let answers = try session.rows(
            [
                """
                SELECT mechanism, body, number, stage, is_open, is_restricted, awaited_role, awaited_rank, move_decider
                FROM case_head WHERE id = ?
                """,
                "SELECT bond, staff FROM case_person WHERE id = ?",
                "SELECT subject FROM case_subject WHERE id = ? ORDER BY subject",
                "SELECT owner_kind, owner FROM task WHERE id = ?",
            ].map { SQLQuestion($0, [.text(id.text)]) })
        guard let head = answers[0].first, let body = BodyCode(head.text(1)) else { return nil }
        // The case's people by their bond to it.
        var bonds: [String: Set<StaffId>] = [:]
        for row in answers[1] {
            if let staff = StaffId(row.text(1)) { bonds[row.text(0), default: []].insert(staff) }
        }
        return CaseRow(
            mechanism: head.text(0), body: body, number: head.text(2), stage: head.text(3), isOpen: head.flag(4),
            isRestricted: head.flag(5),
            awaitedApproval: Role(rawValue: head.text(6)).map {
                ApprovalStep(role: $0, rank: head.optionalInt(7).flatMap { Rank(rawValue: $0) })
            },
            moveDecider: head.optionalText(8).flatMap { BodyCode($0) },
            officers: bonds["officer"] ?? [], recused: bonds["recused"] ?? [],
            subjects: answers[2].compactMap { Subject($0.text(0)) },
            isAtQualityGate: answers[3].contains {
                $0.text(0) == "office" && $0.text(1) == Office.review.rawValue
            })
    }
}
