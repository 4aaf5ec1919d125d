import Kernel

/// The register of Units (单位): one stream for each.
///
///     absent ── establish ──▶ active ── close ──▶ closed
///                              │  ▲
///                              └──┘ rename, changeBody
package enum UnitRegistry: Decider {
    /// What a Unit is when it is entered.
    package struct Establishing: Hashable, Sendable, Codable {
        package let id: UnitId
        package let name: String
        package let kind: UnitKind
        /// The Body that supervises it.
        package let body: BodyCode

        package init(id: UnitId, name: String, kind: UnitKind, body: BodyCode) {
            self.id = id
            self.name = name
            self.kind = kind
            self.body = body
        }
    }

    /// A new name.
    package struct Renaming: Hashable, Sendable, Codable {
        package let name: String
        package let reason: String
    }

    /// Another Body that supervises it.
    package struct BodyChange: Hashable, Sendable, Codable {
        package let body: BodyCode
        package let reason: String
    }

    /// An end.
    package struct Closing: Hashable, Sendable, Codable {
        /// The Unit that takes its place, where there is one.
        package let successor: UnitId?
        package let reason: String
    }

    /// What can be asked of the register.
    package enum Command: Hashable, Sendable {
        case establish(Establishing)
        case rename(name: String, reason: String)
        case changeBody(body: BodyCode, reason: String)
        case close(successor: UnitId?, reason: String)
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        case established(Establishing)
        case renamed(Renaming)
        case bodyChanged(BodyChange)
        case closed(Closing)
    }

    /// A name that a Unit had, and the last day on which it had it.
    package struct FormerName: Hashable, Sendable {
        package let name: String
        package let until: CivilDate
    }

    /// A Unit as its pages show it.
    package struct Unit: Equatable, Sendable {
        package let id: UnitId
        package internal(set) var name: String
        package let kind: UnitKind
        /// The Body that supervises it now.
        package internal(set) var body: BodyCode
        package let establishedOn: CivilDate
        /// Names it had before, oldest first.
        package internal(set) var formerNames: [FormerName]
        package internal(set) var changedOn: CivilDate
        package internal(set) var last: Made<Event>
    }

    /// Where a Unit stands.
    package enum State: Equatable, Sendable {
        case absent
        case active(Unit)
        case closed(Unit, on: CivilDate, successor: UnitId?)

        /// The Unit, unless there is none.
        package var unit: Unit? {
            switch self {
            case .absent: nil
            case .active(let unit), .closed(let unit, _, _): unit
            }
        }
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Sendable {
        /// Whether the Body that the command names is active.
        package var bodyIsActive: Bool
        /// Whether another active Unit of the Body has the name.
        package var nameIsTaken: Bool
        /// Whether the Unit named as successor is active.
        package var successorIsActive: Bool
        /// Officials in office here now.
        package var officialCount: Int

        package init(
            bodyIsActive: Bool = true, nameIsTaken: Bool = false, successorIsActive: Bool = false,
            officialCount: Int = 0
        ) {
            self.bodyIsActive = bodyIsActive
            self.nameIsTaken = nameIsTaken
            self.successorIsActive = successorIsActive
            self.officialCount = officialCount
        }
    }
}
