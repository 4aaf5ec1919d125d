import Kernel

extension Clarification {
    /// A delivery is recorded when everything in it is on the approved list; the attempt is noted when it is not.
    static func deliver(_ delivery: Delivery, of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        let scope: Scope
        switch matter.stage {
        case .approved(let present), .delivering(let present), .delivered(let present, _),
            .followingUp(let present, _), .corrected(let present, _), .archived(let present, _):
            scope = present
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted:
            throw .notApproved
        }
        try checkScope(of: delivery, within: scope)
        guard delivery.on >= scope.approvedOn else { throw .notApproved }
        guard delivery.on <= context.today else { throw .dateWrong }
        for number in delivery.servings.map(\.entry).sorted() {
            guard let entry = scope.proposal.entry(number) else { throw .deliveryOutsideApprovedScope }
            if let until = entry.until, until < delivery.on { throw .deliveryAfterUntil(entry: number) }
            guard scope.kind.isCorrection || isWithinWish(entry, of: matter) else {
                throw .outsideWish(entry: number)
            }
        }
        try demandOfficer(of: matter, in: context)
        guard !delivery.servings.isSubset(of: matter.served(in: scope)) else { throw .alreadyServed }
        guard letterGoesFirst(delivery, of: matter, within: scope) else { throw .letterMustGoFirst }
        for key in scope.proposal.items where context.facts.findings[key] != .unfounded {
            throw .itemNotUnfounded(key: key)
        }
        if !scope.kind.isCorrection {
            guard !context.facts.reporterMustBeTold else { throw .reporterNotToldYet }
            guard context.facts.openObjections == 0 else { throw .objectionOpen }
            guard context.facts.openNewEvidence == 0 else { throw .newEvidenceOpen }
        }
        let deliverers = Set(delivery.by)
        guard deliverers.count >= 2 else { throw .deliverersTooFew }
        guard deliverers.isDisjoint(with: matter.frame.recused.union(context.facts.handling.conflicted)) else {
            throw .delivererRecused
        }
        // The place stands in the record of the delivery: it says no more than any other word of a paper may.
        try WordingCheck.check(delivery.place, field: "place", rules: context.rules)
        do throws(Handling.Refusal) {
            try Handling.check(blankForm: delivery.blankForm, in: matter.frame)
        } catch {
            throw .handling(error)
        }
        let served = Event.served(
            Served(delivery: delivery, overdueDays: overdueDays(on: delivery.on, after: scope.deadline)))
        guard matter.unserved(in: scope).isSubset(of: delivery.servings) else { return [served] }
        let last = matter.deliveries.filter { $0.round >= scope.firstRound }.map(\.delivery.on).max()
        let day = max(last ?? delivery.on, delivery.on)
        return [served, .delivered(completed(scope, on: day, in: context))]
    }

    /// What follows when everything has been delivered.
    static func completed(_ scope: Scope, on day: CivilDate, in context: Here) -> Delivered {
        let mustFollowUp = context.rules.flag("clarify.followup_visit.required") && !scope.kind.isCorrection
        func clock(_ name: String) -> Deadline? {
            mustFollowUp ? context.rules.deadline(name, from: day, calendar: context.calendar) : nil
        }
        return Delivered(
            on: day, overdueDays: overdueDays(on: day, after: scope.deadline), mustFollowUp: mustFollowUp,
            firstFollowUp: clock("clarify.followup_visit.first.max"),
            secondFollowUp: clock("clarify.followup_visit.second.max"))
    }

    private static func overdueDays(on day: CivilDate, after deadline: Deadline?) -> Int {
        deadline?.daysLate(on: day) ?? 0
    }

    /// Whoever is present is on the list for this form, and is on it for everybody who is spoken of.
    private static func checkScope(of delivery: Delivery, within scope: Scope) throws(Refusal) {
        let proposal = scope.proposal
        guard !delivery.audience.isEmpty, delivery.servings.isSubset(of: proposal.servings) else {
            throw .deliveryOutsideApprovedScope
        }
        let main = delivery.audience.compactMap(proposal.entry)
        let present = main + delivery.heard.compactMap(proposal.entry)
        switch delivery.form {
        case .letter, .circular:
            // Each addressee has a text of its own; nobody hears another's.
            guard delivery.heard.isEmpty else { throw .deliveryOutsideApprovedScope }
        case .inPerson, .meeting:
            let spokenOf = Set(main.flatMap(\.about))
            guard present.allSatisfy({ Set($0.about) == spokenOf }) else { throw .deliveryOutsideApprovedScope }
        }
        guard delivery.form != .meeting || main.allSatisfy({ $0.kind == .meeting }) else {
            throw .deliveryOutsideApprovedScope
        }
    }

    /// Whether a letter about every subject has been delivered by then, or is now (CLA-002).
    private static func letterGoesFirst(_ delivery: Delivery, of matter: Matter, within scope: Scope) -> Bool {
        guard delivery.form != .letter else { return true }
        let before = matter.deliveries
            .filter { $0.round >= scope.firstRound && $0.delivery.on <= delivery.on }
            .reduce(into: delivery.servings) { $0.formUnion($1.delivery.servings) }
        let told = Set(before.filter { $0.form == .letter }.flatMap { scope.proposal.entry($0.entry)?.about ?? [] })
        let spokenOf = (delivery.audience + delivery.heard).flatMap { scope.proposal.entry($0)?.about ?? [] }
        return told.isSuperset(of: spokenOf)
    }

    /// Harms are listed, as soon as something is approved and until the case is archived.
    static func record(_ harms: [Harm], in matter: Matter, _ context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        switch matter.stage {
        case .approved, .delivering, .delivered, .followingUp, .corrected: break
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .archived:
            throw .stageForbids
        }
        guard !harms.isEmpty else { throw .handling(.textMissing(field: "harms")) }
        for harm in harms { try demand(harm.detail, field: "harms") }
        return [.harmRecorded(HarmRecorded(harms: harms))]
    }

    /// A harm is reversed or explained.
    static func settle(
        _ number: Int, as outcome: HarmOutcome, text: String, in matter: Matter, _ context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        try demand(text, field: "text")
        guard let record = matter.harms.first(where: { $0.number == number }), record.settled == nil else {
            throw .harmUnknown(number: number)
        }
        return [.harmSettled(HarmSettled(number: number, outcome: outcome, text: text))]
    }

    /// The cleared person is contacted.
    static func followUp(_ contact: FollowedUp, of matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        let plan: FollowUpPlan
        switch matter.stage {
        case .delivered(_, let present), .followingUp(_, let present): plan = present
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .corrected, .archived:
            throw .notDelivered
        }
        guard contact.on >= plan.deliveredOn, contact.on <= context.occurredOn else { throw .dateWrong }
        try demand(contact.note, field: "note")
        return [.followedUp(contact)]
    }

    /// The personnel department is told, where promotion is at stake.
    static func tellPersonnel(
        _ told: PersonnelTold, of matter: Matter, in context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        guard let scope = matter.scope else { throw .notApproved }
        guard scope.proposal.audience.contains(where: \.isPersonnelDepartment) else { throw .personnelNotAtStake }
        guard told.on >= scope.approvedOn, told.on <= context.occurredOn else { throw .dateWrong }
        guard matter.personnelToldOn == nil else { throw .stageForbids }
        return [.personnelTold(told)]
    }

    /// The case is archived when all that delivery entails is done.
    static func archive(_ matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        let scope: Scope
        switch matter.stage {
        case .delivered(let present, let plan), .followingUp(let present, let plan):
            scope = present
            let missing = plan.count - matter.contactCount(since: plan)
            if let open = matter.harms.first(where: { $0.settled == nil }) {
                throw .harmNotSettled(number: open.number)
            }
            guard missing <= 0 else { throw .followUpMissing(count: missing) }
        case .corrected(let present, _):
            scope = present
            if let open = matter.harms.first(where: { $0.settled == nil }) {
                throw .harmNotSettled(number: open.number)
            }
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved,
            .delivering, .archived:
            throw .notDelivered
        }
        guard !scope.proposal.promotionAtStake || matter.personnelToldOn != nil else { throw .personnelNotTold }
        return [.archived]
    }
}
