import Kernel

/// The people and organs of the system: Bodies, Units, Officials, staff, and the numbered blanks that a Body draws.
/// Five small registries, each a decider of its own with a stream for each thing it knows: `BodyRegistry`,
/// `UnitRegistry`, `OfficialRegistry`, `StaffRegistry`, `BlankFormRegistry`.
///
/// Every command, when it is taken, makes exactly one event with the same payload; the last event and who made it stay
/// in the state, so that the same act sent again by the same person is recognised and makes nothing.
package enum Organisation {
    /// The most characters a name, post or reason may have; longer ones are a paste gone wrong.
    package static let textCharactersMax = 200

    /// Whether a text says nothing: empty or only white space.
    static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// Whether a text is longer than any name or reason is.
    static func isTooLong(_ text: String) -> Bool { text.count > textCharactersMax }
}

/// What a Unit is.
package enum UnitKind: String, Sendable, Codable, CaseIterable {
    /// 党组织.
    case partyOrganisation
    /// 党政机关.
    case government
    /// 事业单位.
    case publicInstitution
    /// 国有企业.
    case stateEnterprise
    /// 群团组织.
    case massOrganisation
    /// 村(社区).
    case village
    /// Anything else under supervision.
    case other
}

/// How a staff member is tied to somebody whom a report may be about.
package enum RelationKind: String, Sendable, Codable, CaseIterable {
    case spouse
    case parent
    case child
    case sibling
    case otherRelative
    /// An interest of the staff member, or of a near relative.
    case interest

    /// Whether rules call it a near relative (REC-002).
    package var isNearRelative: Bool {
        switch self {
        case .spouse, .parent, .child, .sibling: true
        case .otherRelative, .interest: false
        }
    }
}

/// A role and the office in which it is exercised.
package struct Post: Hashable, Sendable, Codable {
    package let role: Role
    /// The office (室); nil where the Body has none or the role belongs to none.
    package let office: Office?

    package init(_ role: Role, in office: Office? = nil) {
        self.role = role
        self.office = office
    }
}

/// An event and who made it: what a repeated act is recognised by.
package struct Made<Event: Equatable & Sendable>: Equatable, Sendable {
    package let event: Event
    package let actor: Actor
}
