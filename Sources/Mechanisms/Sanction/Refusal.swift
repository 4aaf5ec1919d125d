import Kernel

extension Sanction {
    /// Why an act is not taken, in the order in which `decide` asks. Codes `SYS-SAN-…` are explained in
    /// `docs/mechanisms/sanction.md`.
    package enum Refusal: Refusing, Hashable {
        // The entry.
        case notRecorded
        case recordedOtherwise
        /// One of the acts every case has, or what they and all others ask first.
        case handling(Handling.Refusal)
        case alreadyRecorded(number: String)
        case decidedInFuture
        case reasonMissing
        case deciderNameMissing
        case measureMissing
        case kindTwice(SanctionKind)
        case kindNotAllowed(SanctionKind, PersonKind)
        case probationMonthsNotAsked
        /// The periods cannot be counted: of a sanction in the case of this number, or of this one.
        case cannotBeCounted(PeriodProblem, of: String)

        // Stages and clocks.
        case alreadyRevoked
        case reportNotExtendable
        case clockNotMovable
        case changeExtendedTooFar(last: CivilDate)

        // Execution.
        case alreadyDone(Clock)
        case notAsked(Clock)
        case doneInFuture
        case doneBeforeDecision
        case notFiled

        // Probation.
        case noProbation
        case alreadyExtended
        case probationOver

        // Changes.
        case changePending
        case changeBeforeDecision
        case measuresNotAsked
        case nothingChanged
        case noChangePending
        case confirmerMustNotBeProposer
        case confirmerMustNotBeOfficer

        // The end.
        case recipientMissing
        case periodHasNoEnd
        case alreadyTold
        case periodStillRuns(last: CivilDate)
        case alreadyRestored
        case endNotTold
        case remarkMissing
    }
}

extension Sanction.Refusal {
    package var code: String {
        switch self {
        case .notRecorded: "notRecorded"
        case .recordedOtherwise: "recordedOtherwise"
        case .handling(let refusal): refusal.code
        case .alreadyRecorded: "alreadyRecorded"
        case .decidedInFuture: "decidedInFuture"
        case .reasonMissing: "reasonMissing"
        case .deciderNameMissing: "deciderNameMissing"
        case .measureMissing: "measureMissing"
        case .kindTwice: "kindTwice"
        case .kindNotAllowed: "kindNotAllowed"
        case .probationMonthsNotAsked: "probationMonthsNotAsked"
        case .cannotBeCounted: "cannotBeCounted"
        case .alreadyRevoked: "alreadyRevoked"
        case .reportNotExtendable: "reportNotExtendable"
        case .clockNotMovable: "clockNotMovable"
        case .changeExtendedTooFar: "changeExtendedTooFar"
        case .alreadyDone: "alreadyDone"
        case .notAsked: "notAsked"
        case .doneInFuture: "doneInFuture"
        case .doneBeforeDecision: "doneBeforeDecision"
        case .notFiled: "notFiled"
        case .noProbation: "noProbation"
        case .alreadyExtended: "alreadyExtended"
        case .probationOver: "probationOver"
        case .changePending: "changePending"
        case .changeBeforeDecision: "changeBeforeDecision"
        case .measuresNotAsked: "measuresNotAsked"
        case .nothingChanged: "nothingChanged"
        case .noChangePending: "noChangePending"
        case .confirmerMustNotBeProposer: "confirmerMustNotBeProposer"
        case .confirmerMustNotBeOfficer: "confirmerMustNotBeOfficer"
        case .recipientMissing: "recipientMissing"
        case .periodHasNoEnd: "periodHasNoEnd"
        case .alreadyTold: "alreadyTold"
        case .periodStillRuns: "periodStillRuns"
        case .alreadyRestored: "alreadyRestored"
        case .endNotTold: "endNotTold"
        case .remarkMissing: "remarkMissing"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .handling(let refusal): refusal.basis
        case .cannotBeCounted(let problem, _): problem.basis
        case .kindNotAllowed(_, .villageManager): .parameter("gov.village_managers.allowed")
        case .kindNotAllowed: .parameter("gov.other_persons_15_6.allowed")
        case .probationMonthsNotAsked, .noProbation, .probationOver: .parameter("party.留党察看.probation")
        case .alreadyExtended: .parameter("party.留党察看.extension_if_1y")
        case .reportNotExtendable: .parameter("party.execution_report.extendable")
        case .changeExtendedTooFar: .parameter("party.post_pay_change.extension.max_total")
        case .notFiled: .parameter("party.announce_and_file.max")
        case .endNotTold, .alreadyRestored, .remarkMissing: .parameter("revisit.unblock_check_after_period_end")
        case .notRecorded, .recordedOtherwise, .alreadyRecorded: .structure("SYS-SAN-03")
        case .measureMissing, .kindTwice, .reasonMissing, .deciderNameMissing: .structure("SYS-SAN-04")
        case .decidedInFuture, .doneBeforeDecision, .doneInFuture, .changeBeforeDecision: .structure("SYS-SAN-05")
        case .alreadyRevoked, .notAsked, .alreadyDone, .clockNotMovable: .structure("SYS-SAN-06")
        case .changePending, .noChangePending, .measuresNotAsked, .nothingChanged, .confirmerMustNotBeProposer,
            .confirmerMustNotBeOfficer:
            .structure("SYS-SAN-07")
        case .periodHasNoEnd, .periodStillRuns, .recipientMissing, .alreadyTold: .structure("SYS-SAN-08")
        }
    }

    package var field: String? {
        switch self {
        case .handling(let refusal): refusal.field
        case .alreadyRecorded: "number"
        case .measureMissing, .kindTwice, .kindNotAllowed, .probationMonthsNotAsked, .measuresNotAsked,
            .nothingChanged, .cannotBeCounted:
            "measures"
        case .decidedInFuture, .changeBeforeDecision: "decidedOn"
        case .reasonMissing: "reasons"
        case .deciderNameMissing: "deciderName"
        case .clockNotMovable: "clock"
        case .reportNotExtendable, .changeExtendedTooFar: "to"
        case .doneBeforeDecision, .doneInFuture, .probationOver, .periodStillRuns: "on"
        case .notFiled: "isFiled"
        case .recipientMissing: "recipients"
        case .remarkMissing: "remark"
        case .notRecorded, .recordedOtherwise, .alreadyRevoked, .notAsked, .alreadyDone, .noProbation,
            .alreadyExtended, .changePending, .noChangePending, .confirmerMustNotBeProposer,
            .confirmerMustNotBeOfficer, .periodHasNoEnd, .alreadyTold, .endNotTold, .alreadyRestored:
            nil
        }
    }
}
