import Kernel

/// The register of staff (工作人员): who works in which Body as what, what binds them to others, who acts for them.
///
///     absent ── engage ──▶ engaged ── leave ──▶ left ── engage ──▶ engaged
///                           │  ▲
///                           └──┘ grant, revoke, changeOffice, move, second, return, declareRelation, delegate …
///
/// Seconded staff (抽调) are engaged until a day; after it they are staff no longer, without an act. Whoever was lent by
/// another Body of the register can then return to it.
package enum StaffRegistry: Decider {
    /// What can be asked of the register.
    package enum Command: Hashable, Sendable {
        case engage(Engagement)
        case correctName(name: String, reason: String)
        /// Says which Official's record is the staff member's own: staff are officials too.
        case linkOfficial(OfficialId)
        case grant(Post)
        case revoke(Post, reason: String)
        /// To another Body with other posts; the old ones end.
        case move(body: BodyCode, posts: [Post], reason: String)
        /// To another office (室) of the same Body, in the same role.
        case changeOffice(role: Role, from: Office?, to: Office?, reason: String)
        /// Lent to another Body until a day; roles are granted there anew.
        case second(body: BodyCode, until: CivilDate, reason: String)
        /// Back to the Body that lent; roles are granted there anew.
        case returnHome(reason: String)
        /// The last day of a secondment; nil for staff who stay.
        case setUntil(CivilDate?, reason: String)
        case declareRelation(Relation)
        case withdrawRelation(Relation, reason: String)
        case delegate(Delegation)
        case endDelegation(role: Role, reason: String)
        case leave(leaving: Leaving)
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        case engaged(Engagement)
        case nameCorrected(NameCorrection)
        case officialLinked(OfficialLink)
        case granted(Post)
        case revoked(Revocation)
        case moved(Move)
        case officeChanged(OfficeChange)
        case seconded(Secondment)
        case returned(Return)
        case untilSet(UntilChange)
        case relationDeclared(Relation)
        case relationWithdrawn(RelationWithdrawal)
        case delegated(Delegation)
        case delegationEnded(DelegationEnd)
        case left(Departure)
    }

    /// A delegation and, where it was ended by an act, the first day on which it no longer held.
    package struct GivenDelegation: Hashable, Sendable {
        package let delegation: Delegation
        package let givenOn: CivilDate
        package internal(set) var endedOn: CivilDate?

        /// Whether it holds on a day.
        package func holds(on day: CivilDate) -> Bool {
            guard delegation.from <= day, day <= delegation.until else { return false }
            return endedOn.map { day < $0 } ?? true
        }

        /// Whether the two could hold on the same day.
        func overlaps(_ other: Delegation) -> Bool {
            guard delegation.from <= other.until, other.from <= delegation.until else { return false }
            return endedOn.map { other.from < $0 } ?? true
        }
    }

    /// A Body and posts that somebody had before.
    package struct PastEngagement: Hashable, Sendable {
        package let body: BodyCode
        package let posts: [Post]
        package let from: CivilDate
        package let until: CivilDate
    }

    /// A staff member as the pages show one.
    package struct Member: Equatable, Sendable {
        package let id: StaffId
        package internal(set) var name: String
        /// Names as they were written before; histories show the name of their time.
        package internal(set) var formerNames: [String]
        package internal(set) var body: BodyCode
        /// The Body that lent the staff member to the present one.
        package internal(set) var home: BodyCode?
        package internal(set) var posts: [Post]
        /// The staff member's own record as an Official.
        package internal(set) var official: OfficialId?
        /// The Unit whose contact this is; nil for staff of a Body.
        package internal(set) var unit: UnitId?
        /// The last day, for seconded staff.
        package internal(set) var until: CivilDate?
        package internal(set) var since: CivilDate
        package internal(set) var relations: Set<Relation>
        /// Every delegation ever given, oldest first.
        package internal(set) var delegations: [GivenDelegation]
        package internal(set) var pastEngagements: [PastEngagement]
        package internal(set) var last: Made<Event>

        /// The roles held, whatever the office.
        package var roles: Set<Role> { Set(posts.map(\.role)) }

        /// Whether somebody works here on the day: engaged, and a secondment not over.
        package func isEngaged(on day: CivilDate) -> Bool { until.map { day <= $0 } ?? true }

        /// Who acts in this role on the day in this one's place; nil when nobody does or the role is no longer held.
        package func delegate(of role: Role, on day: CivilDate) -> StaffId? {
            guard roles.contains(role), isEngaged(on: day) else { return nil }
            return delegations.last { $0.delegation.role == role && $0.holds(on: day) }?.delegation.to
        }

        /// Whether a relation stands in the way of working on a matter about this subject (REC-001, REC-002).
        package func isConflicted(with subject: Subject) -> Bool {
            if let official, subject == .official(official) { return true }
            return relations.contains { $0.to == subject }
        }
    }

    /// Where a staff member stands.
    package enum State: Equatable, Sendable {
        case absent
        case engaged(Member)
        case left(Member, on: CivilDate, leaving: Leaving)

        /// The staff member, unless there is none.
        package var member: Member? {
            switch self {
            case .absent: nil
            case .engaged(let member), .left(let member, _, _): member
            }
        }
    }

    /// Another staff member as a decision sees one.
    package struct KnownStaff: Hashable, Sendable {
        package let id: StaffId
        package let body: BodyCode
        package let roles: Set<Role>
        /// The last day, for seconded staff.
        package let until: CivilDate?

        package init(id: StaffId, body: BodyCode, roles: Set<Role>, until: CivilDate? = nil) {
            self.id = id
            self.body = body
            self.roles = roles
            self.until = until
        }
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Sendable {
        /// Whether the Body that the command names is active.
        package var bodyIsActive: Bool
        /// Whether the Unit that the command names is active.
        package var unitIsActive: Bool
        /// Whether the Official or Unit that the command names has a record.
        package var subjectIsKnown: Bool
        /// Another staff member to whom the Official's record belongs.
        package var officialTakenBy: StaffId?
        /// The staff member named as delegate, when engaged.
        package var delegate: KnownStaff?
        /// Cases in which the staff member still has work.
        package var openCaseCount: Int
        /// Roles of the staff member that nobody else holds and that must not be empty: head of the Body,
        /// administrators of the installation.
        package var soleRoles: Set<Role>

        package init(
            bodyIsActive: Bool = true, unitIsActive: Bool = true, subjectIsKnown: Bool = true,
            officialTakenBy: StaffId? = nil, delegate: KnownStaff? = nil, openCaseCount: Int = 0,
            soleRoles: Set<Role> = []
        ) {
            self.bodyIsActive = bodyIsActive
            self.unitIsActive = unitIsActive
            self.subjectIsKnown = subjectIsKnown
            self.officialTakenBy = officialTakenBy
            self.delegate = delegate
            self.openCaseCount = openCaseCount
            self.soleRoles = soleRoles
        }
    }
}
