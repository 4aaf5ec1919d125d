import Access
import Kernel
import Storage

/// Reads who somebody is and what a case is, as `Access` wants them.
package enum PersonReader {
    /// The person on a day, or nil when the staff member does not exist or is not active.
    package static func person(
        _ id: StaffId, on day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> Person? {
        guard let member = try Directory.member(id, on: day, in: session) else { return nil }
        let body = member.body
        var grants = member.roles.map { Grant(role: $0.role, office: $0.office, body: $0.body) }
        // What was delegated ends with the Body it was delegated in, for either of the two.
        for delegation in member.delegations
        where try Directory.isActive(delegation.delegator, on: day, in: session) {
            let delegated = try Directory.roles(of: delegation.delegator, in: session)
                .filter { $0.role == delegation.role && $0.body == body.code }
            grants += delegated.map {
                Grant(role: $0.role, office: $0.office, body: $0.body, delegator: delegation.delegator)
            }
        }
        return Person(
            staff: id, body: body.code, rank: body.rank, bodyPath: body.path, grants: grants,
            ownOfficial: member.staff.official, related: member.related)
    }

    /// A case as `Access` sees it.
    package static func resource(
        of summary: CaseSummary, mechanism: String, in session: any SQLSession
    ) throws(StoreError) -> Resource {
        try ResourceReader(session: session).resource(of: summary, mechanism: mechanism)
    }
}
