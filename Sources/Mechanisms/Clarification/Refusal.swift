import Kernel

extension Clarification {
    /// Why a command is refused, in the order in which `decide` checks; `docs/mechanisms/clarification.md` has a
    /// heading for each.
    package enum Refusal: Refusing {
        /// There is no such case yet.
        case notOpen
        /// A case is opened by a concluded verification or by an application, not by hand.
        case onlySystemOpens
        /// There is no unfounded item.
        case nothingToClarify
        /// What every case refuses: who may act, officers, recusals, clocks, where it belongs.
        case handling(Handling.Refusal)
        /// Only the officers assigned do this: who verified clarifies.
        case actorNotAssigned
        /// No verification of the report has been concluded with an unfounded item.
        case reportNotConcluded
        /// The applicant is no subject of an unfounded item.
        case applicantNotSubject
        /// Every item of the applicant has been delivered.
        case alreadyClarified
        /// The report has a clarification: the application goes into it.
        case clarificationExists
        /// The application does not exist or has been answered.
        case noPendingApplication(number: Int)
        /// Only a refusal that was not reviewed yet is reviewed.
        case applicationNotRefused(number: Int)
        /// Who took part does not review.
        case reviewerTookPart
        /// Every item has its answer.
        case notToAssess
        /// The item is none of this case.
        case itemUnknown(key: ItemKey)
        /// An item is answered twice, or again.
        case itemAnsweredTwice(key: ItemKey)
        /// An answer has no reason.
        case reasonsMissing(key: ItemKey)
        /// A reason speaks against its answer.
        case reasonContradicts(key: ItemKey)
        /// Other violations of the subject are under handling.
        case otherViolationsOpen(key: ItemKey)
        /// Items are left without an answer.
        case itemsNotAllAssessed(count: Int)
        /// The new wording does more than strike words out.
        case wordingNotShortened
        /// A hidden, control or look-alike character.
        case characterNotAllowed(field: String)
        /// The wording is longer than a short wording may be.
        case wordingTooLong(max: Int)
        /// No rule in force lists the words that say too much, so that nothing can be checked.
        case wordingTermsNotInForce
        /// The wording judges the person or tells how it was verified.
        case wordingSaysTooMuch(terms: Int)
        /// The case is at a stage at which this is not done.
        case stageForbids
        /// The items are not assessed yet, or none needs a clarification.
        case itemsNotAssessed
        /// Whom the question reaches, and what it betrays of the reporter, has not been looked at.
        case exposureNotChecked
        /// The subjects have not been asked yet.
        case wishNotAsked
        /// No item of the subject needs a clarification.
        case subjectUnknown
        /// A wish in part names no form or no audience.
        case wishPartEmpty
        /// The proposal has no item, or one twice.
        case itemsMissing
        /// The item was not found to need a clarification, or has been delivered.
        case itemNotNeeded(key: ItemKey)
        /// The approved finding is not (or no longer) unfounded.
        case itemNotUnfounded(key: ItemKey)
        /// The wish of a subject is not recorded.
        case wishMissing
        /// A subject declines.
        case subjectDeclines
        /// The Body named did not hand the case up.
        case lowerBodyDidNotAsk
        /// The audience is empty, or reaches nobody about a subject.
        case audienceEmpty
        /// An entry has a used number, no subject of the items, no form, or a form that cannot reach it.
        case entryMalformed(number: Int)
        /// No rule in force knows the form.
        case formNotInForce(form: Form)
        /// No letter accompanies the other forms for a subject.
        case letterMissing
        /// An entry or its form goes beyond the wish of a subject.
        case outsideWish(entry: Int)
        /// The last day of an entry has passed.
        case untilPassed(entry: Int)
        /// Promotion is at stake, and the personnel department is not on the audience.
        case personnelNotOnAudience
        /// The rules in force have no such clause.
        case clauseMissing(name: String)
        /// A clause has a placeholder that nobody fills.
        case clauseMalformed(name: String)
        /// The registers have no value for a placeholder, or one with a hidden character.
        case nameMissing(placeholder: String)
        /// Nothing is proposed, or it is submitted already.
        case notProposed
        /// Nothing is submitted for approval.
        case notSubmitted
        /// Who proposed does not approve.
        /// Who verified or handles does not approve.
        /// Who approved one step does not approve another.
        /// Who signed a paper approval does not enter it.
        /// The paper was signed before the submission or after today.
        /// Somebody recused since then proposed or approved: it is withdrawn and proposed anew.
        /// A reporter's objection is open.
        case objectionOpen
        /// New evidence is being checked.
        case newEvidenceOpen
        /// No paper approval of the actor awaits confirmation.
        /// Nothing is approved for delivery; the attempt is noted.
        case notApproved
        /// Something is not on the approved list; the attempt is noted.
        case deliveryOutsideApprovedScope
        /// The stated day lies before what it follows or after today.
        case dateWrong
        /// The last day of an entry has passed; the attempt is noted.
        case deliveryAfterUntil(entry: Int)
        /// Everything in it has been delivered before.
        case alreadyServed
        /// Another form would come before the letter.
        case letterMustGoFirst
        /// The real-name reporter has not been told the result.
        case reporterNotToldYet
        /// Fewer than two persons deliver.
        case deliverersTooFew
        /// A deliverer is recused or has a conflict.
        case delivererRecused
        /// The clarification has not been delivered.
        case notDelivered
        /// The harm does not exist or is settled.
        case harmUnknown(number: Int)
        /// A harm is neither reversed nor explained.
        case harmNotSettled(number: Int)
        /// Contacts that the rules ask for are missing.
        case followUpMissing(count: Int)
        /// The personnel department has not been told.
        case personnelNotTold
        /// The personnel department is not on the approved audience.
        case personnelNotAtStake
        /// Every finding still says unfounded.
        case resultHasNotChanged
    }
}
