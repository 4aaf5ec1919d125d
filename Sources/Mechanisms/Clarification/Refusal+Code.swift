import Kernel

extension Clarification.Refusal {
    package var code: String { codeUntilProposal ?? codeSinceProposal ?? "" }
    /// The name of a refusal of the first half of the list.
    private var codeUntilProposal: String? {
        switch self {
        case .notOpen: "notOpen"
        case .onlySystemOpens: "onlySystemOpens"
        case .nothingToClarify: "nothingToClarify"
        case .handling(let refusal): refusal.code
        case .actorNotAssigned: "actorNotAssigned"
        case .reportNotConcluded: "reportNotConcluded"
        case .applicantNotSubject: "applicantNotSubject"
        case .alreadyClarified: "alreadyClarified"
        case .clarificationExists: "clarificationExists"
        case .noPendingApplication: "noPendingApplication"
        case .applicationNotRefused: "applicationNotRefused"
        case .reviewerTookPart: "reviewerTookPart"
        case .notToAssess: "notToAssess"
        case .itemUnknown: "itemUnknown"
        case .itemAnsweredTwice: "itemAnsweredTwice"
        case .reasonsMissing: "reasonsMissing"
        case .reasonContradicts: "reasonContradicts"
        case .otherViolationsOpen: "otherViolationsOpen"
        case .itemsNotAllAssessed: "itemsNotAllAssessed"
        case .wordingNotShortened: "wordingNotShortened"
        case .characterNotAllowed: "characterNotAllowed"
        case .wordingTooLong: "wordingTooLong"
        case .wordingTermsNotInForce: "wordingTermsNotInForce"
        case .wordingSaysTooMuch: "wordingSaysTooMuch"
        case .stageForbids: "stageForbids"
        case .itemsNotAssessed: "itemsNotAssessed"
        case .exposureNotChecked: "exposureNotChecked"
        case .wishNotAsked: "wishNotAsked"
        case .subjectUnknown: "subjectUnknown"
        case .wishPartEmpty: "wishPartEmpty"
        case .itemsMissing: "itemsMissing"
        case .itemNotNeeded: "itemNotNeeded"
        case .itemNotUnfounded: "itemNotUnfounded"
        case .wishMissing: "wishMissing"
        case .subjectDeclines: "subjectDeclines"
        case .lowerBodyDidNotAsk: "lowerBodyDidNotAsk"
        case .audienceEmpty: "audienceEmpty"
        case .entryMalformed: "entryMalformed"
        case .formNotInForce: "formNotInForce"
        case .letterMissing, .outsideWish, .untilPassed, .personnelNotOnAudience, .clauseMissing, .clauseMalformed,
            .nameMissing, .notProposed, .notSubmitted, .objectionOpen,
            .newEvidenceOpen, .notApproved, .deliveryOutsideApprovedScope, .dateWrong,
            .deliveryAfterUntil, .alreadyServed, .letterMustGoFirst, .reporterNotToldYet, .deliverersTooFew,
            .delivererRecused, .notDelivered, .harmUnknown, .harmNotSettled, .followUpMissing, .personnelNotTold,
            .personnelNotAtStake, .resultHasNotChanged:
            nil
        }
    }

    /// The name of a refusal of the second half of the list.
    private var codeSinceProposal: String? {
        switch self {
        case .letterMissing: "letterMissing"
        case .outsideWish: "outsideWish"
        case .untilPassed: "untilPassed"
        case .personnelNotOnAudience: "personnelNotOnAudience"
        case .clauseMissing: "clauseMissing"
        case .clauseMalformed: "clauseMalformed"
        case .nameMissing: "nameMissing"
        case .notProposed: "notProposed"
        case .notSubmitted: "notSubmitted"
        case .objectionOpen: "objectionOpen"
        case .newEvidenceOpen: "newEvidenceOpen"
        case .notApproved: "notApproved"
        case .deliveryOutsideApprovedScope: "deliveryOutsideApprovedScope"
        case .dateWrong: "dateWrong"
        case .deliveryAfterUntil: "deliveryAfterUntil"
        case .alreadyServed: "alreadyServed"
        case .letterMustGoFirst: "letterMustGoFirst"
        case .reporterNotToldYet: "reporterNotToldYet"
        case .deliverersTooFew: "deliverersTooFew"
        case .delivererRecused: "delivererRecused"
        case .notDelivered: "notDelivered"
        case .harmUnknown: "harmUnknown"
        case .harmNotSettled: "harmNotSettled"
        case .followUpMissing: "followUpMissing"
        case .personnelNotTold: "personnelNotTold"
        case .personnelNotAtStake: "personnelNotAtStake"
        case .resultHasNotChanged: "resultHasNotChanged"
        case .notOpen, .onlySystemOpens, .nothingToClarify, .handling, .actorNotAssigned, .reportNotConcluded,
            .applicantNotSubject, .alreadyClarified, .clarificationExists, .noPendingApplication,
            .applicationNotRefused, .reviewerTookPart,
            .notToAssess,
            .itemUnknown, .itemAnsweredTwice, .reasonsMissing, .reasonContradicts, .otherViolationsOpen,
            .itemsNotAllAssessed, .wordingNotShortened, .characterNotAllowed, .wordingTooLong,
            .wordingTermsNotInForce, .wordingSaysTooMuch, .stageForbids, .itemsNotAssessed, .exposureNotChecked,
            .wishNotAsked, .subjectUnknown, .wishPartEmpty, .itemsMissing, .itemNotNeeded, .itemNotUnfounded,
            .wishMissing, .subjectDeclines, .lowerBodyDidNotAsk, .audienceEmpty, .entryMalformed, .formNotInForce:
            nil
        }
    }

    package var isNoted: Bool {
        switch self {
        case .objectionOpen, .newEvidenceOpen, .notApproved, .deliveryOutsideApprovedScope, .deliveryAfterUntil,
            .letterMustGoFirst, .reporterNotToldYet, .deliverersTooFew, .delivererRecused:
            true
        case .notOpen, .onlySystemOpens, .nothingToClarify, .handling, .actorNotAssigned, .reportNotConcluded,
            .applicantNotSubject, .alreadyClarified, .clarificationExists, .noPendingApplication,
            .applicationNotRefused, .reviewerTookPart,
            .notToAssess,
            .itemUnknown, .itemAnsweredTwice, .reasonsMissing, .reasonContradicts, .otherViolationsOpen,
            .itemsNotAllAssessed, .wordingNotShortened, .characterNotAllowed, .wordingTooLong,
            .wordingTermsNotInForce, .wordingSaysTooMuch, .stageForbids, .itemsNotAssessed, .exposureNotChecked,
            .wishNotAsked, .subjectUnknown, .wishPartEmpty, .itemsMissing, .itemNotNeeded, .itemNotUnfounded,
            .wishMissing, .subjectDeclines, .lowerBodyDidNotAsk, .audienceEmpty, .entryMalformed, .formNotInForce,
            .letterMissing,
            .outsideWish, .untilPassed, .personnelNotOnAudience, .clauseMissing, .clauseMalformed, .nameMissing,
            .notProposed, .notSubmitted, .dateWrong,
            .alreadyServed, .notDelivered, .harmUnknown, .harmNotSettled, .followUpMissing, .personnelNotTold,
            .personnelNotAtStake, .resultHasNotChanged:
            false
        }
    }
}
