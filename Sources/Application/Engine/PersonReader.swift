import Access
import Kernel
import Storage

/// Reads who somebody is and what a case is, as `Access` wants them.
package enum PersonReader {
    /// The person on a day, or nil when the staff member does not exist or is not active.
    package static func person(
        _ id: StaffId, on day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> Person? {
        guard let staff = try Directory.staff(id, in: session),
            try Directory.isActive(id, on: day, in: session),
            let body = try Directory.body(staff.body, in: session)
        else { return nil }
        var grants = try Directory.roles(of: id, in: session).map {
            Grant(role: $0.role, office: $0.office, body: $0.body)
        }
        // What was delegated ends with the Body it was delegated in, for either of the two.
        for delegation in try Directory.delegations(to: id, on: day, in: session)
        where try Directory.isActive(delegation.delegator, on: day, in: session) {
            let delegated = try Directory.roles(of: delegation.delegator, in: session)
                .filter { $0.role == delegation.role && $0.body == staff.body }
            grants += delegated.map {
                Grant(role: $0.role, office: $0.office, body: $0.body, delegator: delegation.delegator)
            }
        }
        return Person(
            staff: id, body: staff.body, rank: body.rank, bodyPath: body.path, grants: grants,
            ownOfficial: staff.official, related: try Directory.subjects(relatedTo: id, in: session))
    }

    /// A case as `Access` sees it.
    package static func resource(
        of summary: CaseSummary, mechanism: String, in session: any SQLSession
    ) throws(StoreError) -> Resource {
        try ResourceReader(session: session).resource(of: summary, mechanism: mechanism)
    }
}
