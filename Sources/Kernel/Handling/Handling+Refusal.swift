extension Handling {
    /// Why one of the acts every case has is refused.
    package enum Refusal: Refusing, Hashable {
        // Whoever acts, and when.
        case actorNotStaff
        case occurredInFuture
        case occurredBeforeOpening
        case actorRecused
        case textMissing(field: String)

        // Who works on it.
        case atLeastTwoOfficers
        case officerRecused(StaffId)
        case officerConflicted(StaffId)
        case officerHasJudged(StaffId)
        case officerOfOtherBody(StaffId)
        case officerOfOwnBody(StaffId)
        case officersUnchanged
        case officerNotAssigned(StaffId)
        case officerAlreadyAssigned(StaffId)
        case nobodyNamed

        // Who keeps away.
        case ownRecusalIsRequested
        case ownRecusalIsLiftedByOthers
        case headRecusedByHigherBody
        case notRecused
        case recusalDecidedElsewhere

        // Who approves.
        case approvedBeforeProposal
        case approverConflicted
        case approverMustNotBeProposer
        case approverMustNotBeHandler
        case approverMustNotBeReviewer
        case approverSpokeBefore
        case roundTouchedByRecused
        case clerkMustNotBeSigner
        case signedOutsideRound
        case noPaperToConfirm

        // How long it may take.
        case handlerMustNotExtend
        case noSuchDeadline
        case extensionNotLater
        case alreadyPaused
        case notPaused
        case onlyTheSystemRecounts

        // Where it belongs.
        case bodyUnknown
        case alreadyThere
        case moveToOwnPeople
        case moveGoesElsewhere(Move)
        case moveDuringApproval
        case noMoveProposed
        case moveDecidedElsewhere
        case proposerMustNotDecideMove
        case onlyTheSystemFollows

        // On what its seal was set.
        case copiesTooFew
        case paperNotIssued

        // From which numbered blanks it was entered.
        case blankFormEntered
    }
}

extension Handling.Refusal {
    package var code: String {
        switch self {
        case .actorNotStaff: "actorNotStaff"
        case .occurredInFuture: "occurredInFuture"
        case .occurredBeforeOpening: "occurredBeforeOpening"
        case .actorRecused: "actorRecused"
        case .textMissing: "textMissing"
        case .atLeastTwoOfficers: "atLeastTwoOfficers"
        case .officerRecused: "officerRecused"
        case .officerConflicted: "officerConflicted"
        case .officerHasJudged: "officerHasJudged"
        case .officerOfOtherBody: "officerOfOtherBody"
        case .officerOfOwnBody: "officerOfOwnBody"
        case .officersUnchanged: "officersUnchanged"
        case .officerNotAssigned: "officerNotAssigned"
        case .officerAlreadyAssigned: "officerAlreadyAssigned"
        case .nobodyNamed: "nobodyNamed"
        case .ownRecusalIsRequested: "ownRecusalIsRequested"
        case .ownRecusalIsLiftedByOthers: "ownRecusalIsLiftedByOthers"
        case .headRecusedByHigherBody: "headRecusedByHigherBody"
        case .notRecused: "notRecused"
        case .recusalDecidedElsewhere: "recusalDecidedElsewhere"
        case .approvedBeforeProposal: "approvedBeforeProposal"
        case .approverConflicted: "approverConflicted"
        case .approverMustNotBeProposer: "approverMustNotBeProposer"
        case .approverMustNotBeHandler: "approverMustNotBeHandler"
        case .approverMustNotBeReviewer: "approverMustNotBeReviewer"
        case .approverSpokeBefore: "approverSpokeBefore"
        case .roundTouchedByRecused: "roundTouchedByRecused"
        case .clerkMustNotBeSigner: "clerkMustNotBeSigner"
        case .signedOutsideRound: "signedOutsideRound"
        case .noPaperToConfirm: "noPaperToConfirm"
        case .handlerMustNotExtend: "handlerMustNotExtend"
        case .noSuchDeadline: "noSuchDeadline"
        case .extensionNotLater: "extensionNotLater"
        case .alreadyPaused: "alreadyPaused"
        case .notPaused: "notPaused"
        case .onlyTheSystemRecounts: "onlyTheSystemRecounts"
        case .bodyUnknown: "bodyUnknown"
        case .alreadyThere: "alreadyThere"
        case .moveToOwnPeople: "moveToOwnPeople"
        case .moveGoesElsewhere: "moveGoesElsewhere"
        case .moveDuringApproval: "moveDuringApproval"
        case .noMoveProposed: "noMoveProposed"
        case .moveDecidedElsewhere: "moveDecidedElsewhere"
        case .proposerMustNotDecideMove: "proposerMustNotDecideMove"
        case .onlyTheSystemFollows: "onlyTheSystemFollows"
        case .copiesTooFew: "copiesTooFew"
        case .paperNotIssued: "paperNotIssued"
        case .blankFormEntered: "blankFormEntered"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .actorNotStaff, .onlyTheSystemRecounts, .onlyTheSystemFollows: .structure("SYS-HND-01")
        case .occurredInFuture, .occurredBeforeOpening: .structure("SYS-HND-02")
        case .textMissing, .nobodyNamed: .structure("SYS-HND-03")
        case .atLeastTwoOfficers: .structure("SYS-HND-04")
        case .officerHasJudged: .structure("SYS-HND-05")
        case .officerOfOtherBody, .officerOfOwnBody: .structure("SYS-HND-06")
        case .officersUnchanged, .officerNotAssigned, .officerAlreadyAssigned: .structure("SYS-HND-07")
        case .handlerMustNotExtend, .noSuchDeadline, .extensionNotLater, .alreadyPaused, .notPaused:
            .structure("SYS-HND-08")
        case .bodyUnknown, .alreadyThere, .moveGoesElsewhere, .noMoveProposed, .moveDecidedElsewhere:
            .structure("SYS-HND-09")
        case .moveDuringApproval, .proposerMustNotDecideMove: .structure("SYS-HND-10")
        case .moveToOwnPeople: .structure("SYS-HND-12")
        case .copiesTooFew, .paperNotIssued: .structure("SYS-HND-11")
        case .approverMustNotBeProposer, .approverMustNotBeHandler, .approverMustNotBeReviewer, .approverSpokeBefore,
            .roundTouchedByRecused:
            .structure("SYS-HND-13")
        case .approvedBeforeProposal, .clerkMustNotBeSigner, .signedOutsideRound, .noPaperToConfirm:
            .structure("SYS-HND-14")
        case .blankFormEntered: .structure("SYS-HND-15")
        case .actorRecused, .officerRecused, .officerConflicted, .approverConflicted: .parameter("recusal.grounds")
        case .ownRecusalIsRequested, .ownRecusalIsLiftedByOthers, .notRecused, .recusalDecidedElsewhere:
            .parameter("recusal.decider.others")
        case .headRecusedByHigherBody: .parameter("recusal.decider.head")
        }
    }

    package var field: String? {
        switch self {
        case .textMissing(let field): field
        case .occurredInFuture, .occurredBeforeOpening, .approvedBeforeProposal: "occurredOn"
        case .clerkMustNotBeSigner: "approver"
        case .signedOutsideRound: "signedOn"
        case .atLeastTwoOfficers, .officersUnchanged, .nobodyNamed, .officerOfOwnBody: "officers"
        case .ownRecusalIsRequested, .ownRecusalIsLiftedByOthers, .headRecusedByHigherBody, .notRecused,
            .recusalDecidedElsewhere:
            "staff"
        case .officerNotAssigned: "from"
        case .officerAlreadyAssigned: "to"
        case .noSuchDeadline, .alreadyPaused, .notPaused: "clock"
        case .extensionNotLater, .bodyUnknown, .alreadyThere, .moveToOwnPeople: "to"
        case .moveGoesElsewhere: "way"
        case .copiesTooFew: "copies"
        case .paperNotIssued: "document"
        case .blankFormEntered: "blankForm"
        case .actorNotStaff, .actorRecused, .officerRecused, .officerConflicted, .officerHasJudged,
            .officerOfOtherBody, .handlerMustNotExtend, .onlyTheSystemRecounts, .moveDuringApproval, .noMoveProposed,
            .moveDecidedElsewhere, .proposerMustNotDecideMove, .onlyTheSystemFollows, .approverConflicted,
            .approverMustNotBeProposer, .approverMustNotBeHandler, .approverMustNotBeReviewer, .approverSpokeBefore,
            .roundTouchedByRecused, .noPaperToConfirm:
            nil
        }
    }

    /// Every code there is, so that a test finds the words of each.
    package static let allCodes: [String] = samples.map(\.code)

    /// One of each kind.
    package static let samples: [Handling.Refusal] = {
        guard let staff = StaffId("x") else { return [] }
        return [
            .actorNotStaff, .occurredInFuture, .occurredBeforeOpening, .actorRecused, .textMissing(field: "reason"),
            .atLeastTwoOfficers, .officerRecused(staff), .officerConflicted(staff), .officerHasJudged(staff),
            .officerOfOtherBody(staff), .officerOfOwnBody(staff), .officersUnchanged, .officerNotAssigned(staff),
            .officerAlreadyAssigned(staff), .nobodyNamed, .ownRecusalIsRequested, .ownRecusalIsLiftedByOthers,
            .headRecusedByHigherBody, .notRecused, .recusalDecidedElsewhere, .approvedBeforeProposal,
            .approverConflicted, .approverMustNotBeProposer, .approverMustNotBeHandler, .approverMustNotBeReviewer,
            .approverSpokeBefore, .roundTouchedByRecused, .clerkMustNotBeSigner, .signedOutsideRound,
            .noPaperToConfirm, .handlerMustNotExtend, .noSuchDeadline,
            .extensionNotLater, .alreadyPaused, .notPaused, .onlyTheSystemRecounts, .bodyUnknown, .alreadyThere,
            .moveToOwnPeople, .moveGoesElsewhere(.raised), .moveDuringApproval, .noMoveProposed, .moveDecidedElsewhere,
            .proposerMustNotDecideMove, .onlyTheSystemFollows, .copiesTooFew, .paperNotIssued,
            .blankFormEntered,
        ]
    }()
}
