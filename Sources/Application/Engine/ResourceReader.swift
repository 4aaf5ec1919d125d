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
    private var homes: [BodyCode: Home] = [:]
    private var tied: [Subject: Set<StaffId>] = [:]

    /// What a Body's cases share.
    private struct Home {
        let path: [BodyCode]
        let heads: [StaffId]
    }

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

    private func resource(
        _ mechanism: String, in body: BodyCode, officers: Set<StaffId>, recused: Set<StaffId>, subjects: [Subject],
        isRestricted: Bool, isOpen: Bool, awaitedApproval: ApprovalStep?, moveDecider: BodyCode?, isAtQualityGate: Bool
    ) throws(StoreError) -> Resource {
        var recused = recused
        for subject in subjects { recused.formUnion(try staff(tiedTo: subject)) }
        let home = try home(body)
        return Resource(
            mechanism: mechanism, body: body, bodyPath: home.path, officers: officers, recused: recused,
            subjects: Set(subjects), isRestricted: isRestricted, isOpen: isOpen,
            awaitedApproval: awaitedApproval, moveDecider: moveDecider,
            isHeadAway: !home.heads.isEmpty && home.heads.allSatisfy(recused.contains),
            isAtQualityGate: isAtQualityGate)
    }

    private func home(_ body: BodyCode) throws(StoreError) -> Home {
        if let known = homes[body] { return known }
        let home = Home(
            path: try Directory.body(body, in: session)?.path ?? [body],
            heads: try Directory.staff(of: body, as: .head, in: session))
        homes[body] = home
        return home
    }

    private func staff(tiedTo subject: Subject) throws(StoreError) -> Set<StaffId> {
        if let known = tied[subject] { return known }
        let staff = try Directory.staff(relatedTo: subject, in: session)
        tied[subject] = staff
        return staff
    }
}
