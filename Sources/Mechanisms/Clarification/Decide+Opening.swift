import Kernel

extension Clarification {
    /// The first command of a case: a concluded verification, or an application that came first.
    static func begin(_ command: Command, in context: Here) throws(Refusal) -> [Event] {
        switch command {
        case .open(let opening):
            guard context.actor == .system else { throw .onlySystemOpens }
            guard !opening.items.isEmpty else { throw .nothingToClarify }
            return [.opened(Opened(opening: opening, number: context.caseNumber))]
        case .receiveApplication(let application, _):
            guard let opening = context.facts.opening, !opening.items.isEmpty else { throw .reportNotConcluded }
            try admit(
                context,
                to: CaseFrame(
                    body: opening.body, number: context.caseNumber, openedOn: context.occurredOn,
                    recused: Set(opening.recused)))
            try demand(application.gist, field: "gist")
            let own = opening.items.map(\.key).filter { $0.subject == application.applicant }
            guard !own.isEmpty else { throw .applicantNotSubject }
            if let clarified = context.facts.clarifiedBefore {
                throw clarified.isSuperset(of: own) ? .alreadyClarified : .clarificationExists
            }
            return [
                .opened(Opened(opening: opening, number: context.caseNumber)),
                .applied(applied(application, number: 1, in: context)),
            ]
        case .apply, .refuseApplication, .reviewRefusal, .assess, .shortenWording, .askWish, .recordWish, .propose,
            .submit,
            .approve, .sendBack, .reject, .confirmPaper, .withdraw, .widenScope, .correct, .deliver, .recordHarm,
            .settleHarm, .followUp, .tellPersonnel, .archive, .handling:
            throw .notOpen
        }
    }

    /// A verification concluded (again) for the same report: what is new joins, the rest is already so.
    static func join(_ opening: Opening, to matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        guard context.actor == .system else { throw .onlySystemOpens }
        var seen = Set(matter.items.map(\.key))
        let fresh = opening.items.filter { seen.insert($0.key).inserted }
        return fresh.isEmpty ? [] : [.joined(Joined(items: fresh, handlers: opening.handlers, others: opening.others))]
    }

    /// An application for a case that exists.
    static func apply(_ application: Application, to matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demand(application.gist, field: "gist")
        let own = matter.items.map(\.key).filter { $0.subject == application.applicant }
        guard !own.isEmpty else { throw .applicantNotSubject }
        guard !matter.clarified.isSuperset(of: own) else { throw .alreadyClarified }
        return [.applied(applied(application, number: matter.applications.count + 1, in: context))]
    }

    private static func applied(_ application: Application, number: Int, in context: Here) -> Applied {
        Applied(
            number: number, application: application,
            deadline: context.deadline("clarify.application.decision.max"))
    }

    /// An application is refused and the refusal explained.
    static func refuse(application number: Int, reason: String, of matter: Matter) throws(Refusal) -> [Event] {
        try demand(reason, field: "reason")
        guard let record = matter.applications.first(where: { $0.number == number }), record.isPending else {
            throw .noPendingApplication(number: number)
        }
        return [.applicationRefused(ApplicationRefused(number: number, reason: reason))]
    }

    /// A refusal is reviewed by people who took no part.
    static func review(
        _ number: Int, isOverturned: Bool, reason: String, of matter: Matter, in context: Here
    ) throws(Refusal) -> [Event] {
        try demand(reason, field: "reason")
        guard let record = matter.applications.first(where: { $0.number == number }) else {
            throw .applicationNotRefused(number: number)
        }
        switch record.outcome {
        case .refused: break
        case .pending, .accepted, .refusalUpheld: throw .applicationNotRefused(number: number)
        }
        guard matter.frame.participants.union(matter.handlers).isDisjoint(with: context.persons) else {
            throw .reviewerTookPart
        }
        let reviewed = RefusalReviewed(number: number, isOverturned: isOverturned, reason: reason)
        return [.refusalReviewed(reviewed)]
    }

    /// Answers for exactly the items that have none.
    static func assess(_ answers: [Assessment], of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        switch matter.stage {
        case .toAssess: break
        case .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            throw .notToAssess
        }
        let open = Set(matter.unassessed.map(\.key))
        guard !open.isEmpty else { throw .notToAssess }
        var answered: Set<ItemKey> = []
        for answer in answers {
            let key = answer.key
            guard matter.item(key) != nil else { throw .itemUnknown(key: key) }
            guard open.contains(key), answered.insert(key).inserted else { throw .itemAnsweredTwice(key: key) }
            guard !answer.reasons.isEmpty else { throw .reasonsMissing(key: key) }
            guard answer.reasons.allSatisfy({ $0.speaksForClarification == answer.isNeeded }),
                Set(answer.reasons).count == answer.reasons.count
            else { throw .reasonContradicts(key: key) }
            guard !answer.isNeeded || !isBlockedByOtherViolations(key.subject, in: context) else {
                throw .otherViolationsOpen(key: key)
            }
        }
        guard answered == open else { throw .itemsNotAllAssessed(count: open.count - answered.count) }
        return [.assessed(Assessed(assessments: answers))]
    }

    /// Whether other violations of the subject stand in the way (CLA-022).
    static func isBlockedByOtherViolations(_ subject: Subject, in context: Here) -> Bool {
        context.rules.flag("clarify.other_known_violation.block") && context.facts.otherViolations.contains(subject)
    }

    /// Strikes words out of an item's wording; the rest is approved with the proposal.
    static func shorten(
        _ key: ItemKey, to wording: String, reason: String, of matter: Matter, in context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        try demand(reason, field: "reason")
        switch matter.stage {
        case .toAssess, .wishAsked, .returned, .withdrawn: break
        case .notNeeded, .declined, .proposed, .submitted, .approved, .delivering, .delivered, .followingUp,
            .corrected, .archived:
            throw .stageForbids
        }
        guard let item = matter.item(key) else { throw .itemUnknown(key: key) }
        var rest = Substring(item.shortWording)
        for character in wording {
            guard let found = rest.firstIndex(of: character) else { throw .wordingNotShortened }
            rest = rest[rest.index(after: found)...]
        }
        guard wording.count < item.shortWording.count else { throw .wordingNotShortened }
        try WordingCheck.check(wording, field: "wording", rules: context.rules)
        return [.wordingShortened(WordingShortened(item: key, wording: wording, reason: reason))]
    }

    /// The subjects are asked what they want.
    static func askWish(exposureChecked: Bool, of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        switch matter.stage {
        case .toAssess: break
        case .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering,
            .delivered, .followingUp, .corrected, .archived:
            throw .stageForbids
        }
        guard matter.unassessed.isEmpty, !matter.needed.isEmpty else { throw .itemsNotAssessed }
        guard exposureChecked else { throw .exposureNotChecked }
        return [.wishAsked(WishAsked(texts: try wishTexts(for: matter, in: context)))]
    }

    /// What a subject wants; may be said again, and bind what is not delivered yet.
    static func record(
        _ wish: Wish, of subject: Subject, signed: SealedRef?, in matter: Matter, _ context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        switch matter.stage {
        case .toAssess: throw .wishNotAsked
        case .notNeeded, .delivered, .followingUp, .corrected, .archived: throw .stageForbids
        case .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering: break
        }
        guard matter.needed.contains(where: { $0.key.subject == subject }) else { throw .subjectUnknown }
        switch wish {
        case .agrees, .declines: break
        case .agreesInPart(let forms, let audience):
            guard !forms.isEmpty, !audience.isEmpty else { throw .wishPartEmpty }
        }
        return [.wishRecorded(WishRecorded(subject: subject, wish: wish, signed: signed))]
    }
}
