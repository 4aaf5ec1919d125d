import Kernel

extension Interference {
    /// Why an act is not taken, in the order in which `decide` asks. Codes `SYS-ITF-…` are explained in
    /// `docs/mechanisms/interference.md`.
    package enum Refusal: Refusing, Hashable {
        // The entry.
        case notNoted
        case notedOtherwise
        /// One of the acts every case has, or what they and all others ask first.
        case handling(Handling.Refusal)
        case entryIncomplete(field: String)
        case happenedAfterEntry
        case notAboutOneself

        // People and jurisdiction.
        case alreadyConcluded
        case notAcknowledged
        case officerOfEnteringBody(StaffId)
        case movesOnlyUp

        // In the Body above.
        case alreadyAcknowledged
        case concluderMustNotBeEnterer
        case concluderMustNotBeConcerned
        case concluderMustNotBeOfficer
        case destinationMissing
        case destinationNotAsked
    }
}

extension Interference.Refusal {
    package var code: String {
        switch self {
        case .notNoted: "notNoted"
        case .notedOtherwise: "notedOtherwise"
        case .handling(let refusal): refusal.code
        case .entryIncomplete: "entryIncomplete"
        case .happenedAfterEntry: "happenedAfterEntry"
        case .notAboutOneself: "notAboutOneself"
        case .alreadyConcluded: "alreadyConcluded"
        case .notAcknowledged: "notAcknowledged"
        case .officerOfEnteringBody: "officerOfEnteringBody"
        case .movesOnlyUp: "movesOnlyUp"
        case .alreadyAcknowledged: "alreadyAcknowledged"
        case .concluderMustNotBeEnterer: "concluderMustNotBeEnterer"
        case .concluderMustNotBeConcerned: "concluderMustNotBeConcerned"
        case .concluderMustNotBeOfficer: "concluderMustNotBeOfficer"
        case .destinationMissing: "destinationMissing"
        case .destinationNotAsked: "destinationNotAsked"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .handling(let refusal): refusal.basis
        case .entryIncomplete: .parameter("interference.register_required")
        case .concluderMustNotBeConcerned: .parameter("recusal.grounds")
        case .notNoted, .notedOtherwise: .structure("SYS-ITF-01")
        case .happenedAfterEntry: .structure("SYS-ITF-02")
        case .notAboutOneself: .structure("SYS-ITF-03")
        case .alreadyConcluded, .notAcknowledged, .alreadyAcknowledged: .structure("SYS-ITF-04")
        case .officerOfEnteringBody, .movesOnlyUp: .structure("SYS-ITF-05")
        case .concluderMustNotBeEnterer, .concluderMustNotBeOfficer: .structure("SYS-ITF-06")
        case .destinationMissing, .destinationNotAsked: .structure("SYS-ITF-07")
        }
    }

    package var field: String? {
        switch self {
        case .handling(let refusal): refusal.field
        case .entryIncomplete(let field): field
        case .happenedAfterEntry: "happenedOn"
        case .notAboutOneself: "staff"
        case .officerOfEnteringBody: "officers"
        case .movesOnlyUp: "way"
        case .destinationMissing, .destinationNotAsked: "destination"
        case .notNoted, .notedOtherwise, .alreadyConcluded, .notAcknowledged, .alreadyAcknowledged,
            .concluderMustNotBeEnterer, .concluderMustNotBeConcerned, .concluderMustNotBeOfficer:
            nil
        }
    }
}
