import Kernel

extension Clarification.Refusal {
    package var basis: RuleBasis {
        switch self {
        case .notOpen: .structure("SYS-CLA-01")
        case .onlySystemOpens: .structure("SYS-CLA-02")
        case .handling(let refusal): refusal.basis
        case .nothingToClarify, .reportNotConcluded, .itemUnknown, .wordingNotShortened, .itemsMissing:
            .parameter("clarify.three_only.only_untrue_items")
        case .delivererRecused: .parameter("recusal.grounds")
        case .dateWrong: .structure("SYS-CLA-03")
        case .actorNotAssigned: .parameter("clarify.responsible")
        case .applicantNotSubject, .alreadyClarified, .clarificationExists: .parameter("clarify.start_modes")
        case .noPendingApplication, .applicationNotRefused: .parameter("clarify.refusal.explain_to_applicant")
        case .reviewerTookPart: .parameter("review.exclude_original_handlers")
        case .notToAssess, .itemAnsweredTwice, .itemsNotAllAssessed, .itemsNotAssessed, .itemNotNeeded:
            .parameter("clarify.assess_every_untrue_report")
        case .reasonsMissing, .reasonContradicts: .parameter("clarify.should.conditions")
        case .otherViolationsOpen: .parameter("clarify.other_known_violation.block")
        case .characterNotAllowed: .structure("SYS-CLA-07")
        case .wordingTooLong, .wordingSaysTooMuch: .parameter("clarify.three_only.only_result_no_details")
        case .wordingTermsNotInForce: .parameter("clarify.wording.verdict_terms")
        case .stageForbids, .notProposed, .notDelivered: .parameter("clarify.steps")
        case .exposureNotChecked: .structure("SYS-CLA-08")
        case .wishNotAsked, .subjectUnknown, .wishPartEmpty, .wishMissing, .outsideWish:
            .parameter("clarify.ask_person_before_proposal")
        case .itemNotUnfounded: .parameter("clarify.unproven_not_excluded.is_untrue")
        case .subjectDeclines: .parameter("clarify.person_consent_required")
        case .audienceEmpty, .entryMalformed, .untilPassed, .deliveryOutsideApprovedScope, .deliveryAfterUntil:
            .parameter("clarify.three_only.only_approved_scope")
        case .formNotInForce: .parameter("clarify.forms")
        case .letterMissing, .letterMustGoFirst: .parameter("clarify.written_required_with_other_forms")
        case .personnelNotOnAudience, .personnelNotTold, .personnelNotAtStake: .structure("SYS-CLA-09")
        case .clauseMissing, .clauseMalformed, .nameMissing: .structure("SYS-CLA-10")
        case .notSubmitted, .notApproved:
            .parameter("clarify.approval_required")
        case .objectionOpen, .newEvidenceOpen, .reporterNotToldYet: .structure("SYS-CLA-11")
        case .alreadyServed: .structure("SYS-CLA-12")
        case .deliverersTooFew: .structure("SYS-CLA-13")
        case .harmUnknown, .harmNotSettled: .structure("SYS-CLA-14")
        case .followUpMissing: .parameter("clarify.followup_visit.required")
        case .resultHasNotChanged: .structure("SYS-CLA-15")
        case .lowerBodyDidNotAsk: .structure("SYS-CLA-16")
        }
    }

    package var field: String? {
        switch self {
        case .notOpen, .onlySystemOpens, .nothingToClarify, .actorNotAssigned,
            .reviewerTookPart, .notToAssess, .wordingTermsNotInForce, .stageForbids,
            .itemsNotAssessed, .wishNotAsked, .clauseMissing, .clauseMalformed, .nameMissing, .notProposed,
            .notSubmitted, .objectionOpen, .newEvidenceOpen, .notApproved,
            .reporterNotToldYet, .notDelivered, .harmNotSettled, .followUpMissing, .personnelNotTold,
            .personnelNotAtStake:
            nil
        case .handling(let refusal): refusal.field
        case .characterNotAllowed(let field): field
        case .applicantNotSubject, .alreadyClarified: "applicant"
        case .clarificationExists, .reportNotConcluded: "report"
        case .lowerBodyDidNotAsk: "onBehalfOfLowerBody"
        case .noPendingApplication, .applicationNotRefused, .harmUnknown: "number"
        case .itemUnknown: "item"
        case .itemAnsweredTwice, .reasonsMissing, .reasonContradicts, .otherViolationsOpen, .itemsNotAllAssessed:
            "assessments"
        case .wordingNotShortened, .wordingTooLong, .wordingSaysTooMuch: "wording"
        case .exposureNotChecked: "exposureChecked"
        case .subjectUnknown: "subject"
        case .wishPartEmpty: "wish"
        case .itemsMissing, .itemNotNeeded, .itemNotUnfounded, .wishMissing, .subjectDeclines: "items"
        case .audienceEmpty, .entryMalformed, .formNotInForce, .letterMissing, .outsideWish, .untilPassed,
            .deliveryOutsideApprovedScope, .alreadyServed:
            "audience"
        case .personnelNotOnAudience: "promotionAtStake"
        case .dateWrong, .deliveryAfterUntil: "on"
        case .letterMustGoFirst: "form"
        case .deliverersTooFew, .delivererRecused: "by"
        case .resultHasNotChanged: "kind"
        }
    }
}
