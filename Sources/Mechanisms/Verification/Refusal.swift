import Kernel

extension Verification {
    /// Why an act is not taken, in the order in which `decide` asks. Codes `SYS-VER-…` are explained in
    /// `docs/mechanisms/verification.md`.
    package enum Refusal: Refusing, Hashable {
        // Opening.
        case notOpened
        case onlyTheSystemOpens
        case nothingToVerify
        case itemTwice(ItemKey)
        case openedOtherwise

        // Every act.
        case alreadyConcluded
        /// One of the acts every case has, or what they and all others ask first.
        case handling(Handling.Refusal)
        case notBeforeApproval

        // Gathering.
        case actorNotAssigned
        case notGathering
        case evidenceWithoutItem
        case itemUnknown(ItemKey)
        case twoOfficersNeeded
        case evidenceUnknown(Int)
        case evidenceAlreadyWithdrawn(Int)
        case notByInquiry
        case subjectUnknown
        case exposureNotChecked
        case inquiryStillOpen
        case noInquiryOpen
        case answerBeforeInquiry
        case statementDateOutside

        // Findings.
        case findingMissing(ItemKey)
        case findingTwice(ItemKey)
        case shortWordingTooLong(ItemKey, max: Int)
        case evidenceNotOfItem(Int, ItemKey)
        case findingBeforeEvidence(Int)
        case findingWithoutEvidence(ItemKey)
        case subjectNotHeard(ItemKey)
        case twoOfficersMustTakePart
        case rejectedFindingsUnchanged

        // Quality gate and approval.
        case notAtQualityGate
        case notSubmitted
        case occurredBeforeFindings
        case reviewerMustNotBeHandler
    }
}

extension Verification.Refusal {
    package var code: String {
        switch self {
        case .notOpened: "notOpened"
        case .onlyTheSystemOpens: "onlyTheSystemOpens"
        case .nothingToVerify: "nothingToVerify"
        case .itemTwice: "itemTwice"
        case .openedOtherwise: "openedOtherwise"
        case .alreadyConcluded: "alreadyConcluded"
        case .handling(let refusal): refusal.code
        case .notBeforeApproval: "notBeforeApproval"
        case .actorNotAssigned: "actorNotAssigned"
        case .notGathering: "notGathering"
        case .evidenceWithoutItem: "evidenceWithoutItem"
        case .itemUnknown: "itemUnknown"
        case .twoOfficersNeeded: "twoOfficersNeeded"
        case .evidenceUnknown: "evidenceUnknown"
        case .evidenceAlreadyWithdrawn: "evidenceAlreadyWithdrawn"
        case .notByInquiry: "notByInquiry"
        case .subjectUnknown: "subjectUnknown"
        case .exposureNotChecked: "exposureNotChecked"
        case .inquiryStillOpen: "inquiryStillOpen"
        case .noInquiryOpen: "noInquiryOpen"
        case .answerBeforeInquiry: "answerBeforeInquiry"
        case .statementDateOutside: "statementDateOutside"
        case .findingMissing: "findingMissing"
        case .findingTwice: "findingTwice"
        case .shortWordingTooLong: "shortWordingTooLong"
        case .evidenceNotOfItem: "evidenceNotOfItem"
        case .findingBeforeEvidence: "findingBeforeEvidence"
        case .findingWithoutEvidence: "findingWithoutEvidence"
        case .subjectNotHeard: "subjectNotHeard"
        case .twoOfficersMustTakePart: "twoOfficersMustTakePart"
        case .rejectedFindingsUnchanged: "rejectedFindingsUnchanged"
        case .notAtQualityGate: "notAtQualityGate"
        case .notSubmitted: "notSubmitted"
        case .occurredBeforeFindings: "occurredBeforeFindings"
        case .reviewerMustNotBeHandler: "reviewerMustNotBeHandler"
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .handling(let refusal): refusal.basis
        case .notOpened, .onlyTheSystemOpens, .openedOtherwise: .structure("SYS-VER-01")
        case .nothingToVerify, .itemTwice, .itemUnknown, .subjectUnknown: .structure("SYS-VER-02")
        case .answerBeforeInquiry, .statementDateOutside, .findingBeforeEvidence, .occurredBeforeFindings:
            .structure("SYS-VER-03")
        case .alreadyConcluded, .notBeforeApproval, .notGathering, .notAtQualityGate, .notSubmitted:
            .structure("SYS-VER-04")
        case .twoOfficersNeeded, .twoOfficersMustTakePart: .structure("SYS-VER-05")
        case .actorNotAssigned: .structure("SYS-VER-06")
        case .evidenceWithoutItem, .evidenceUnknown, .evidenceAlreadyWithdrawn, .evidenceNotOfItem,
            .findingWithoutEvidence:
            .structure("SYS-VER-08")
        case .subjectNotHeard: .structure("SYS-VER-09")
        case .findingMissing, .findingTwice, .shortWordingTooLong: .structure("SYS-VER-10")
        case .rejectedFindingsUnchanged: .structure("SYS-VER-14")
        case .notByInquiry: .structure("SYS-VER-15")
        case .inquiryStillOpen, .noInquiryOpen: .parameter("clue.inquiry_letter.reply.max")
        case .exposureNotChecked: .parameter("check.must_not_reveal_reporter")
        case .reviewerMustNotBeHandler: .parameter("clarify.quality_gate.department")
        }
    }

    package var field: String? {
        switch self {
        case .handling(let refusal): refusal.field
        case .answerBeforeInquiry, .occurredBeforeFindings: "occurredOn"
        case .evidenceWithoutItem, .itemUnknown: "items"
        case .twoOfficersNeeded: "by"
        case .evidenceUnknown, .evidenceAlreadyWithdrawn: "number"
        case .subjectUnknown, .inquiryStillOpen, .noInquiryOpen: "subject"
        case .exposureNotChecked: "exposureChecked"
        case .statementDateOutside: "on"
        case .findingMissing, .findingTwice, .shortWordingTooLong, .evidenceNotOfItem, .findingBeforeEvidence,
            .findingWithoutEvidence, .subjectNotHeard, .rejectedFindingsUnchanged:
            "findings"
        case .notOpened, .onlyTheSystemOpens, .nothingToVerify, .itemTwice, .openedOtherwise, .alreadyConcluded,
            .notBeforeApproval, .actorNotAssigned, .notGathering, .notByInquiry, .twoOfficersMustTakePart,
            .notAtQualityGate, .notSubmitted, .reviewerMustNotBeHandler:
            nil
        }
    }
}
