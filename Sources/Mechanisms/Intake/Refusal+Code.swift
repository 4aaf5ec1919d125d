import Kernel

extension Intake.Refusal {
    package var code: String {
        switch self {
        case .handling(let refusal): refusal.code
        case .caseNotOpened: "caseNotOpened"
        case .caseAlreadyOpened: "caseAlreadyOpened"
        case .contentWasForwarded: "contentWasForwarded"
        case .receivedAfterRegistering: "receivedAfterRegistering"
        case .subjectMissing: "subjectMissing"
        case .subjectNamedTwice: "subjectNamedTwice"
        case .subjectUnknown: "subjectUnknown"
        case .allegationMissing: "allegationMissing"
        case .allegationWithoutSubject: "allegationWithoutSubject"
        case .allegationSubjectNotListed: "allegationSubjectNotListed"
        case .remitUndecided: "remitUndecided"
        case .allegationPeriodReversed: "allegationPeriodReversed"
        case .realNameNeedsIdentity: "realNameNeedsIdentity"
        case .realNameNeedsContact: "realNameNeedsContact"
        case .notYetRegistered: "notYetRegistered"
        case .allegationsFixed: "allegationsFixed"
        case .reporterUnknown: "reporterUnknown"
        case .reporterGaveNoName: "reporterGaveNoName"
        case .reporterAlreadyConfirmed: "reporterAlreadyConfirmed"
        case .notAwaitingAcceptance: "notAwaitingAcceptance"
        case .notHigherBodysMatter: "notHigherBodysMatter"
        case .nothingInRemit: "nothingInRemit"
        case .nothingOutOfRemit: "nothingOutOfRemit"
        case .allegationNotToSettle: "allegationNotToSettle"
        case .exposureNotChecked: "exposureNotChecked"
        case .originalReportUnknown: "originalReportUnknown"
        case .notAccepted: "notAccepted"
        case .reporterNotRealName: "reporterNotRealName"
        case .reporterAlreadyNotified: "reporterAlreadyNotified"
        case .notHandedDown: "notHandedDown"
        case .acknowledgedAlready: "acknowledgedAlready"
        case .notAwaitingDisposal, .reviewDateMissing, .reviewDateNotLater, .studyMissing, .studyTooSmall,
            .studyAfterProposal, .notOnHold, .nothingProposed, .notDisposedForVerification, .notVerifying,
            .otherVerification, .findingsIncomplete, .notConcluded,
            .resultAlreadyTold, .measureNeedsSubstantiated, .objectionUnknown, .evidenceUnknown, .notClosable,
            .outOfRemitUnsettled, .realNameReporterUntold, .objectionOpen, .newEvidenceUnchecked, .notClosedWithResult,
            .fedBackAlready, .notEnded,
            .reporterNotReachable, .onlyReporterAnswers:
            handlingCode
        }
    }

    /// The names of refusals from disposal on.
    private var handlingCode: String {
        switch self {
        case .notAwaitingDisposal: "notAwaitingDisposal"
        case .reviewDateMissing: "reviewDateMissing"
        case .reviewDateNotLater: "reviewDateNotLater"
        case .studyMissing: "studyMissing"
        case .studyTooSmall: "studyTooSmall"
        case .studyAfterProposal: "studyAfterProposal"
        case .notOnHold: "notOnHold"
        case .nothingProposed: "nothingProposed"
        case .notDisposedForVerification: "notDisposedForVerification"
        case .notVerifying: "notVerifying"
        case .otherVerification: "otherVerification"
        case .findingsIncomplete: "findingsIncomplete"
        case .notConcluded: "notConcluded"
        case .resultAlreadyTold: "resultAlreadyTold"
        case .measureNeedsSubstantiated: "measureNeedsSubstantiated"
        case .objectionUnknown: "objectionUnknown"
        case .evidenceUnknown: "evidenceUnknown"
        case .notClosable: "notClosable"
        case .outOfRemitUnsettled: "outOfRemitUnsettled"
        case .realNameReporterUntold: "realNameReporterUntold"
        case .objectionOpen: "objectionOpen"
        case .newEvidenceUnchecked: "newEvidenceUnchecked"
        case .notClosedWithResult: "notClosedWithResult"
        case .fedBackAlready: "fedBackAlready"
        case .notEnded: "notEnded"
        case .reporterNotReachable: "reporterNotReachable"
        case .onlyReporterAnswers: "onlyReporterAnswers"
        case .handling, .caseNotOpened, .caseAlreadyOpened, .contentWasForwarded, .receivedAfterRegistering,
            .subjectMissing, .subjectNamedTwice, .subjectUnknown, .allegationMissing, .allegationWithoutSubject,
            .allegationSubjectNotListed, .remitUndecided, .allegationPeriodReversed, .realNameNeedsIdentity,
            .realNameNeedsContact, .notYetRegistered, .allegationsFixed, .reporterUnknown, .reporterGaveNoName,
            .reporterAlreadyConfirmed, .notAwaitingAcceptance, .notHigherBodysMatter, .nothingInRemit,
            .nothingOutOfRemit, .allegationNotToSettle, .exposureNotChecked, .originalReportUnknown, .notAccepted,
            .reporterNotRealName, .reporterAlreadyNotified, .notHandedDown, .acknowledgedAlready:
            code
        }
    }
}
