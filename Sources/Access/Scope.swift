import Kernel

/// Which cases a list may show a person, as a value that SQL binds. A property test equates it with `decideSight`.
package struct Scope: Hashable, Sendable {
    /// The person, for assignment, recusal and relations.
    package let staff: StaffId
    package let ownOfficial: OfficialId?
    /// For each Body, the mechanisms whose cases all show.
    package let whole: [BodyScope]
    /// Whether the person may see any case at all.
    package let isEmpty: Bool

    /// Whether restricted cases of a Body and mechanism show.
    package func showsRestricted(_ mechanism: String, of body: BodyCode) -> Bool {
        whole.contains { $0.mechanism == mechanism && $0.body == body && $0.showsRestricted }
    }

    /// What shows of one Body and mechanism.
    package struct BodyScope: Hashable, Sendable {
        package let body: BodyCode
        package let mechanism: String
        /// Whether restricted cases show too.
        package let showsRestricted: Bool
        /// Delegators through whom alone this shows: cases they are recused from do not.
        package let delegator: StaffId?
    }
}

extension Access {
    /// The mechanisms whose cases lists can show.
    package static let mechanisms = ["intake", "verification", "clarification", "interference", "sanction"]

    /// The scope of a person's lists.
    package static func scope(of person: Person) -> Scope {
        guard !person.isAdministrator else {
            return Scope(staff: person.staff, ownOfficial: person.ownOfficial, whole: [], isEmpty: true)
        }
        var whole: [Scope.BodyScope] = []
        for grant in person.grants {
            for mechanism in mechanisms {
                func shows(restricted: Bool) -> Bool {
                    sees(
                        grant,
                        Resource(mechanism: mechanism, body: grant.body, bodyPath: [], isRestricted: restricted))
                }
                guard shows(restricted: false) else { continue }
                let entry = Scope.BodyScope(
                    body: grant.body, mechanism: mechanism, showsRestricted: shows(restricted: true),
                    delegator: grant.delegator)
                if !whole.contains(entry) { whole.append(entry) }
            }
        }
        return Scope(staff: person.staff, ownOfficial: person.ownOfficial, whole: whole, isEmpty: false)
    }
}
