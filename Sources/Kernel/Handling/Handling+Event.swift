extension Handling {
    /// What has happened. Payloads' property names are on disk and never change.
    package enum Event: Hashable, Sendable {
        case officersAssigned(OfficersAssigned)
        case handedOver(HandedOver)
        case officersLent(OfficersLent)
        case recused(Recusal)
        /// In force at once, until the head has decided.
        case recusalRequested(Recusal)
        case recusalLifted(RecusalLifted)
        case deadlineExtended(DeadlineExtended)
        case deadlinePaused(DeadlinePaused)
        case deadlineResumed(DeadlineResumed)
        case deadlinesRecounted(DeadlinesRecounted)
        case moveProposed(MoveProposed)
        case moveDeclined(MoveDeclined)
        case moved(Moved)
        case sealUsed(SealUsed)
    }

    /// The officers were named, in the place of those before.
    package struct OfficersAssigned: Hashable, Sendable, Codable {
        package let officers: [StaffId]
    }

    /// One officer's part moved to another.
    package struct HandedOver: Hashable, Sendable, Codable {
        package let from: StaffId
        package let to: StaffId
        package let reason: String
    }

    /// Officers of another Body joined.
    package struct OfficersLent: Hashable, Sendable, Codable {
        package let officers: [StaffId]
        package let reason: String
    }

    /// A recusal was found not to be needed.
    package struct RecusalLifted: Hashable, Sendable, Codable {
        package let staff: StaffId
        package let reason: String
    }

    /// A due date was moved.
    package struct DeadlineExtended: Hashable, Sendable, Codable {
        package let clock: ClockName
        package let to: CivilDate
        package let reason: String
    }

    /// A clock was stopped.
    package struct DeadlinePaused: Hashable, Sendable, Codable {
        package let clock: ClockName
        package let reason: String
    }

    /// A clock goes on, with a new due date.
    package struct DeadlineResumed: Hashable, Sendable, Codable {
        package let clock: ClockName
        package let to: CivilDate
        package let isProvisional: Bool
        package let reason: String
    }

    /// Provisional dates were counted anew.
    package struct DeadlinesRecounted: Hashable, Sendable, Codable {
        package let deadlines: [Recounted]
    }

    /// One clock's date, counted anew.
    package struct Recounted: Hashable, Sendable, Codable {
        package let clock: ClockName
        package let deadline: Deadline
    }

    /// Another Body was asked to take the case.
    package struct MoveProposed: Hashable, Sendable, Codable {
        package let to: BodyCode
        package let way: Move
        /// The Body whose leader accepts or declines.
        package let decider: BodyCode
        package let reason: String
    }

    /// It was not taken.
    package struct MoveDeclined: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// The case belongs to another Body from now on.
    package struct Moved: Hashable, Sendable, Codable {
        package let to: BodyCode
        package let way: Move
        /// What the Body that decided said; empty when the case followed a linked one.
        package let opinion: String
    }

    /// The Body's seal was set on a document.
    package struct SealUsed: Hashable, Sendable, Codable {
        /// The document's name, as in its address.
        package let paper: String
        /// What it was called then.
        package let title: String
        /// Its 发文字号 then, where it had one.
        package let number: String?
        package let copies: Int
        /// Who approved that it is sealed, and how.
        package let basis: String
    }
}

// Names on disk after the mechanism's own: they never change.
extension Handling.Event {
    /// The event as its mechanism writes it.
    package func stored(in mechanism: String) -> StoredPayload {
        switch self {
        case .officersAssigned(let payload): StoredPayload("\(mechanism).officersAssigned", payload)
        case .handedOver(let payload): StoredPayload("\(mechanism).handedOver", payload)
        case .officersLent(let payload): StoredPayload("\(mechanism).officersLent", payload)
        case .recused(let payload): StoredPayload("\(mechanism).recused", payload)
        case .recusalRequested(let payload): StoredPayload("\(mechanism).recusalRequested", payload)
        case .recusalLifted(let payload): StoredPayload("\(mechanism).recusalLifted", payload)
        case .deadlineExtended(let payload): StoredPayload("\(mechanism).deadlineExtended", payload)
        case .deadlinePaused(let payload): StoredPayload("\(mechanism).deadlinePaused", payload)
        case .deadlineResumed(let payload): StoredPayload("\(mechanism).deadlineResumed", payload)
        case .deadlinesRecounted(let payload): StoredPayload("\(mechanism).deadlinesRecounted", payload)
        case .moveProposed(let payload): StoredPayload("\(mechanism).moveProposed", payload)
        case .moveDeclined(let payload): StoredPayload("\(mechanism).moveDeclined", payload)
        case .moved(let payload): StoredPayload("\(mechanism).moved", payload)
        case .sealUsed(let payload): StoredPayload("\(mechanism).sealUsed", payload)
        }
    }

    /// The event that was written so.
    /// - Throws: `CodecError` for a name that is none of these, or a shape that is not its.
    package init(restoring payload: StoredPayload, in mechanism: String) throws(CodecError) {
        guard payload.schema == 1, payload.name.hasPrefix("\(mechanism).") else {
            throw CodecError(name: payload.name, schema: payload.schema)
        }
        switch payload.name.dropFirst(mechanism.count + 1) {
        case "officersAssigned": self = .officersAssigned(try payload.decode())
        case "handedOver": self = .handedOver(try payload.decode())
        case "officersLent": self = .officersLent(try payload.decode())
        case "recused": self = .recused(try payload.decode())
        case "recusalRequested": self = .recusalRequested(try payload.decode())
        case "recusalLifted": self = .recusalLifted(try payload.decode())
        case "deadlineExtended": self = .deadlineExtended(try payload.decode())
        case "deadlinePaused": self = .deadlinePaused(try payload.decode())
        case "deadlineResumed": self = .deadlineResumed(try payload.decode())
        case "deadlinesRecounted": self = .deadlinesRecounted(try payload.decode())
        case "moveProposed": self = .moveProposed(try payload.decode())
        case "moveDeclined": self = .moveDeclined(try payload.decode())
        case "moved": self = .moved(try payload.decode())
        case "sealUsed": self = .sealUsed(try payload.decode())
        default: throw CodecError(name: payload.name, schema: payload.schema)
        }
    }
}

extension Handling.Event {
    /// A recusal lifted, for tables of flows.
    package static func lifted(_ staff: StaffId, _ reason: String) -> Handling.Event {
        .recusalLifted(Handling.RecusalLifted(staff: staff, reason: reason))
    }
}
