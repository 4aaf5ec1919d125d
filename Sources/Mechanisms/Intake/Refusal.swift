import Kernel

extension Intake {
    /// Why an act on a report is not possible, in the order in which they are looked for.
    package enum Refusal: Refusing, Hashable {
        /// What holds for every case: who acts, when, who works on it, who keeps away.
        case handling(Handling.Refusal)

        // The act itself
        case caseNotOpened
        case caseAlreadyOpened
        case contentWasForwarded

        // Registration
        case receivedAfterRegistering
        case subjectMissing
        case subjectNamedTwice
        case subjectUnknown(Subject)
        case allegationMissing
        case allegationWithoutSubject(Int)
        case allegationSubjectNotListed(Int)
        case remitUndecided(Int)
        case allegationPeriodReversed(Int)
        case realNameNeedsIdentity(Int)
        case realNameNeedsContact(Int)
        case notYetRegistered
        case allegationsFixed
        case reporterUnknown(Int)
        case reporterGaveNoName(Int)
        case reporterAlreadyConfirmed(Int)

        // Where it goes
        case notAwaitingAcceptance
        case notHigherBodysMatter(BodyCode)
        case nothingInRemit
        case nothingOutOfRemit
        case allegationNotToSettle(Int)
        case exposureNotChecked
        case originalReportUnknown
        case notAccepted
        case reporterNotRealName(Int)
        case reporterAlreadyNotified(Int)
        case notHandedDown
        case acknowledgedAlready

        // Disposal and approvals
        case notAwaitingDisposal
        case reviewDateMissing
        case reviewDateNotLater
        case studyMissing
        case studyTooSmall
        case studyAfterProposal
        case notOnHold
        case nothingProposed

        // Verification and result
        case notDisposedForVerification
        case notVerifying
        case otherVerification
        case findingsIncomplete(Int)
        case notConcluded
        case resultAlreadyTold(Int)
        case measureNeedsSubstantiated
        case objectionUnknown(Int)
        case evidenceUnknown(Int)
        case notClosable
        case outOfRemitUnsettled(Int)
        case realNameReporterUntold(Int)
        case objectionOpen(Int)
        case newEvidenceUnchecked(Int)
        case notClosedWithResult
        case fedBackAlready
        case notEnded
        case reporterNotReachable
        case onlyReporterAnswers
    }
}

extension Intake.Refusal {
    package var field: String? {
        switch self {
        case .handling(let refusal): refusal.field
        case .receivedAfterRegistering: "receivedOn"
        case .subjectMissing, .subjectNamedTwice, .subjectUnknown: "subjects"
        case .allegationMissing, .allegationWithoutSubject, .allegationSubjectNotListed, .remitUndecided,
            .allegationPeriodReversed, .nothingOutOfRemit, .allegationNotToSettle:
            "allegations"
        case .realNameNeedsIdentity, .realNameNeedsContact: "reporters"
        case .reporterUnknown, .reporterGaveNoName, .reporterAlreadyConfirmed, .reporterNotRealName,
            .reporterAlreadyNotified, .resultAlreadyTold:
            "reporter"
        case .notHigherBodysMatter: "to"
        case .exposureNotChecked: "exposureChecked"
        case .originalReportUnknown: "of"
        case .reviewDateMissing, .reviewDateNotLater: "reviewOn"
        case .studyMissing, .studyTooSmall, .studyAfterProposal: "study"
        case .measureNeedsSubstantiated: "item"
        case .objectionUnknown: "objection"
        case .evidenceUnknown: "evidence"
        case .caseNotOpened, .caseAlreadyOpened, .contentWasForwarded, .notYetRegistered, .allegationsFixed,
            .notAwaitingAcceptance, .nothingInRemit, .notAccepted, .notHandedDown, .acknowledgedAlready,
            .notAwaitingDisposal, .notOnHold, .nothingProposed, .notDisposedForVerification, .notVerifying,
            .otherVerification, .findingsIncomplete, .notConcluded, .notClosable, .outOfRemitUnsettled,
            .realNameReporterUntold,
            .objectionOpen, .newEvidenceUnchecked, .notClosedWithResult, .fedBackAlready, .notEnded,
            .reporterNotReachable, .onlyReporterAnswers:
            nil
        }
    }

    package var basis: RuleBasis {
        switch self {
        case .handling(let refusal): refusal.basis
        case .receivedAfterRegistering, .allegationPeriodReversed, .reviewDateNotLater, .studyAfterProposal:
            .structure("SYS-INT-01")
        case .caseNotOpened, .caseAlreadyOpened, .notYetRegistered, .notAwaitingAcceptance, .notAccepted,
            .notAwaitingDisposal, .notOnHold, .nothingProposed, .notDisposedForVerification, .notVerifying,
            .otherVerification, .notConcluded, .notClosable, .notEnded, .acknowledgedAlready,
            .reporterAlreadyConfirmed, .reporterAlreadyNotified, .resultAlreadyTold, .fedBackAlready:
            .structure("SYS-INT-02")
        case .contentWasForwarded: .parameter("intake.higher_level_report.copy_or_excerpt")
        case .onlyReporterAnswers, .reporterNotReachable: .structure("SYS-INT-03")
        case .subjectMissing, .subjectNamedTwice, .subjectUnknown, .allegationMissing, .allegationWithoutSubject,
            .allegationSubjectNotListed, .allegationsFixed, .findingsIncomplete:
            .structure("SYS-INT-04")
        case .remitUndecided, .nothingInRemit, .nothingOutOfRemit, .allegationNotToSettle, .outOfRemitUnsettled:
            .parameter("intake.misdirected.transfer.max")
        case .realNameNeedsIdentity, .realNameNeedsContact, .reporterGaveNoName, .reporterNotRealName:
            .parameter("realname.definition")
        case .reporterUnknown, .objectionUnknown, .evidenceUnknown:
            .structure("SYS-INT-05")
        case .notHigherBodysMatter: .parameter("intake.higher_level_report.forward_up.max")
        case .exposureNotChecked: .parameter("check.must_not_reveal_reporter")
        case .originalReportUnknown: .parameter("intake.repeat.transfer_again")
        case .notHandedDown: .parameter("intake.forwarded_report.accept_or_transfer.max")
        case .reviewDateMissing: .parameter("intake.disposal.methods")
        case .studyMissing, .studyTooSmall: .parameter("intake.disposal.collective_study_required")
        case .measureNeedsSubstantiated: .structure("SYS-INT-07")
        case .realNameReporterUntold: .parameter("realname.result_feedback.max")
        case .objectionOpen: .parameter("realname.objection.record_and_explain")
        case .notClosedWithResult: .parameter("intake.closed_results.feedback_to_petition_dept.interval")
        case .newEvidenceUnchecked: .parameter("realname.new_evidence.must_check")
        }
    }
}
