import Kernel

/// The register of Officials (干部): one stream for each, whoever may be the subject of a report.
///
///     absent ── record ──▶ known ─┐ changePost, correctName, changeMembership, sealIdentity, leave
///                            ▲────┘
package enum OfficialRegistry: Decider {
    /// Where somebody serves, and under whose discipline.
    package struct Service: Hashable, Sendable, Codable {
        package let unit: UnitId
        /// The post in words, `局长`.
        package let post: String
        /// The rank in words, `正科级`; empty when it is not known.
        package let rank: String
        /// The Body that handles the Official (干部管理权限), which need not be the one that supervises the Unit.
        package let body: BodyCode

        package init(unit: UnitId, post: String, rank: String, body: BodyCode) {
            self.unit = unit
            self.post = post
            self.rank = rank
            self.body = body
        }
    }

    /// What is known of an Official when the record is made.
    package struct Recording: Hashable, Sendable, Codable {
        package let id: OfficialId
        package let name: String
        package let isPartyMember: Bool
        package let service: Service
        /// The identity number, in the vault.
        package let identity: SealedRef?

        package init(id: OfficialId, name: String, isPartyMember: Bool, service: Service, identity: SealedRef? = nil) {
            self.id = id
            self.name = name
            self.isPartyMember = isPartyMember
            self.service = service
            self.identity = identity
        }
    }

    /// A name that was written wrongly, or changed.
    package struct NameCorrection: Hashable, Sendable, Codable {
        package let name: String
        package let reason: String
    }

    /// Party membership begun or ended.
    package struct MembershipChange: Hashable, Sendable, Codable {
        package let isPartyMember: Bool
        package let reason: String
    }

    /// Why somebody is no longer in office.
    package enum Leaving: String, Sendable, Codable, CaseIterable {
        case retired
        /// Resigned or dismissed, or no longer exercises public power.
        case leftOffice
        case died
    }

    /// A departure.
    package struct Departure: Hashable, Sendable, Codable {
        package let leaving: Leaving
    }

    /// What can be asked of the register.
    package enum Command: Hashable, Sendable {
        case record(Recording)
        /// Another post; also how somebody who had left office comes back.
        case changePost(Service)
        case correctName(name: String, reason: String)
        case changeMembership(isPartyMember: Bool, reason: String)
        case sealIdentity(SealedRef)
        case leave(leaving: Leaving)
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        case recorded(Recording)
        case postChanged(Service)
        case nameCorrected(NameCorrection)
        case membershipChanged(MembershipChange)
        case identitySealed(SealedRef)
        case left(Departure)
    }

    /// A post that somebody had, from and to the days as entered.
    package struct PastService: Hashable, Sendable {
        package let service: Service
        package let from: CivilDate
        package let until: CivilDate
    }

    /// Whether somebody is in office.
    package enum Standing: Hashable, Sendable {
        case inOffice(Service, since: CivilDate)
        case left(Leaving, on: CivilDate, lastService: Service)

        /// The present post, or the last one.
        package var service: Service {
            switch self {
            case .inOffice(let service, _), .left(_, _, let service): service
            }
        }
    }

    /// An Official as the pages show one.
    package struct Official: Equatable, Sendable {
        package let id: OfficialId
        package internal(set) var name: String
        /// Names as they were written before, oldest first: found by search, never shown as the name.
        package internal(set) var formerNames: [String]
        package internal(set) var isPartyMember: Bool
        package internal(set) var standing: Standing
        /// Posts before the present one, oldest first.
        package internal(set) var pastServices: [PastService]
        package internal(set) var identity: SealedRef?
        package let recordedOn: CivilDate
        package internal(set) var changedOn: CivilDate
        package internal(set) var last: Made<Event>

        /// Whether the Official has died.
        package var hasDied: Bool {
            if case .left(.died, _, _) = standing { return true }
            return false
        }
    }

    /// Whether there is a record.
    package enum State: Equatable, Sendable {
        case absent
        case known(Official)

        /// The Official, unless there is no record.
        package var official: Official? {
            switch self {
            case .absent: nil
            case .known(let official): official
            }
        }
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Sendable {
        /// Whether the Unit that the command names is active.
        package var unitIsActive: Bool
        /// Whether the Body that the command names is active.
        package var bodyIsActive: Bool
        /// Another record with the same identity number, found by the vault.
        package var sameIdentity: OfficialId?

        package init(unitIsActive: Bool = true, bodyIsActive: Bool = true, sameIdentity: OfficialId? = nil) {
            self.unitIsActive = unitIsActive
            self.bodyIsActive = bodyIsActive
            self.sameIdentity = sameIdentity
        }
    }
}
