import Kernel

extension StaffRegistry {
    /// Somebody begins to work in a Body.
    package struct Engagement: Hashable, Sendable, Codable {
        package let id: StaffId
        package let name: String
        package let body: BodyCode
        package let posts: [Post]
        /// The staff member's own record as an Official.
        package let official: OfficialId?
        /// The Unit, for a Unit's contact.
        package let unit: UnitId?
        /// The last day, for seconded staff (抽调).
        package let until: CivilDate?

        package init(
            id: StaffId, name: String, body: BodyCode, posts: [Post], official: OfficialId? = nil,
            unit: UnitId? = nil, until: CivilDate? = nil
        ) {
            self.id = id
            self.name = name
            self.body = body
            self.posts = posts
            self.official = official
            self.unit = unit
            self.until = until
        }
    }

    /// A name that was written wrongly, or changed.
    package struct NameCorrection: Hashable, Sendable, Codable {
        package let name: String
        package let reason: String
    }

    /// The own record as an Official.
    package struct OfficialLink: Hashable, Sendable, Codable {
        package let official: OfficialId
    }

    /// A post taken away.
    package struct Revocation: Hashable, Sendable, Codable {
        package let post: Post
        package let reason: String
    }

    /// Another Body, other posts.
    package struct Move: Hashable, Sendable, Codable {
        package let body: BodyCode
        package let posts: [Post]
        package let reason: String
    }

    /// Another office of the same Body for a role held.
    package struct OfficeChange: Hashable, Sendable, Codable {
        package let role: Role
        package let from: Office?
        package let to: Office?
        package let reason: String
    }

    /// Lent to another Body until a day (抽调); the home Body remains the one to return to.
    package struct Secondment: Hashable, Sendable, Codable {
        package let body: BodyCode
        package let until: CivilDate
        package let reason: String
    }

    /// Back in the home Body.
    package struct Return: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// Another last day, or none.
    package struct UntilChange: Hashable, Sendable, Codable {
        package let until: CivilDate?
        package let reason: String
    }

    /// What ties a staff member to an Official or a Unit.
    package struct Relation: Hashable, Sendable, Codable {
        package let to: Subject
        package let kind: RelationKind

        package init(to: Subject, kind: RelationKind) {
            self.to = to
            self.kind = kind
        }
    }

    /// A relation that was declared by mistake or has ended.
    package struct RelationWithdrawal: Hashable, Sendable, Codable {
        package let relation: Relation
        package let reason: String
    }

    /// A role put into another's hands for some days, both days counted.
    package struct Delegation: Hashable, Sendable, Codable {
        package let to: StaffId
        package let role: Role
        package let from: CivilDate
        package let until: CivilDate
        package let reason: String

        package init(to: StaffId, role: Role, from: CivilDate, until: CivilDate, reason: String) {
            self.to = to
            self.role = role
            self.from = from
            self.until = until
            self.reason = reason
        }
    }

    /// A delegation taken back before its last day.
    package struct DelegationEnd: Hashable, Sendable, Codable {
        package let role: Role
        package let reason: String
    }

    /// Why somebody no longer works here.
    package enum Leaving: String, Sendable, Codable, CaseIterable {
        /// To a post outside the system.
        case transferred
        case retired
        case secondmentOver
        /// Suspended or removed: takes effect at once, whatever work is open.
        case removed
    }

    /// A departure.
    package struct Departure: Hashable, Sendable, Codable {
        package let leaving: Leaving
    }
}
