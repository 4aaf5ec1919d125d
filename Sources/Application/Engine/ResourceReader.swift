import Access
import Kernel
import Storage

/// Reads cases as `Access` wants them, whether from a summary or from the read tables: the answer is the same, which
/// a test holds.
///
/// A class because it keeps what several cases share (a Body's heads, who is tied to a subject); lives inside one
/// `read` or `write`.
package final class ResourceReader {
    private let session: any SQLSession
    private var homes: [BodyCode: Directory.Home] = [:]
    private var tied: [Subject: Set<StaffId>] = [:]

    package init(session: any SQLSession) { self.session = session }

    /// A case that was replayed.
    package func resource(of summary: CaseSummary, mechanism: String) throws(StoreError) -> Resource {
        try resource(
            mechanism, in: summary.body, officers: summary.officers, recused: summary.recused,
            subjects: summary.subjects, isRestricted: summary.isRestricted, isOpen: summary.isOpen,
            awaitedApproval: summary.awaitedApproval,
            moveDecider: summary.moveDecider,
            isAtQualityGate: summary.tasks.contains { $0.owner == .office(.review) })
    }

    /// A case that was not.
    package func resource(of row: CaseRow) throws(StoreError) -> Resource {
        try resource(
            row.mechanism, in: row.body, officers: row.officers, recused: row.recused, subjects: row.subjects,
            isRestricted: row.isRestricted, isOpen: row.isOpen, awaitedApproval: row.awaitedApproval,
            moveDecider: row.moveDecider,
            isAtQualityGate: row.isAtQualityGate)
    }

    /// The case and whether the person may see it; nil when there is none.
    package func sight(
        of id: CaseId, by person: Person
    ) throws(StoreError) -> (row: CaseRow, decision: Decision)? {
        guard let row = try Registers.caseRow(of: id, in: session) else { return nil }
        return (row, Access.decideSight(of: try resource(of: row), by: person))
    }

    /// Whether there is such a case and the person may see it.
    package func isSeen(_ id: CaseId, by person: Person) throws(StoreError) -> Bool {
        guard let sight = try sight(of: id, by: person) else { return false }
        return sight.decision.denial == nil
    }

    /// Which of these cases there are and the person may see: a list's, asked for together.
    package func seen(among ids: some Sequence<CaseId>, by person: Person) throws(StoreError) -> Set<CaseId> {
        let rows = try Registers.caseRows(of: Set(ids).sorted { $0.text < $1.text }, in: session)
        let unknown = Set(rows.values.flatMap(\.subjects)).filter { tied[$0] == nil }.sorted()
        let found = try Directory.surroundings(of: unknown, and: nil, in: session)
        for (subject, staff) in zip(unknown, found.tied) { tied[subject] = staff }
        var seen: Set<CaseId> = []
        for (id, row) in rows where Access.decideSight(of: try resource(of: row), by: person).denial == nil {
            seen.insert(id)
        }
        return seen
    }

    private func resource(
        _ mechanism: String, in body: BodyCode, officers: Set<StaffId>, recused: Set<StaffId>, subjects: [Subject],
        isRestricted: Bool, isOpen: Bool, awaitedApproval: ApprovalStep?, moveDecider: BodyCode?, isAtQualityGate: Bool
    ) throws(StoreError) -> Resource {
        let unknown = subjects.filter { tied[$0] == nil }
        let found = try Directory.surroundings(of: unknown, and: homes[body] == nil ? body : nil, in: session)
        for (subject, staff) in zip(unknown, found.tied) { tied[subject] = staff }
        if let home = found.home { homes[body] = home }
        let (path, heads) = (homes[body]?.path ?? [body], homes[body]?.heads ?? [])
        let recused = subjects.reduce(into: recused) { $0.formUnion(tied[$1] ?? []) }
        return Resource(
            mechanism: mechanism, body: body, bodyPath: path, officers: officers, recused: recused,
            subjects: Set(subjects), isRestricted: isRestricted, isOpen: isOpen,
            awaitedApproval: awaitedApproval, moveDecider: moveDecider,
            isHeadAway: !heads.isEmpty && heads.allSatisfy(recused.contains),
            isAtQualityGate: isAtQualityGate)
    }
}
