import Kernel

extension Clarification {
    /// A proposal: references to items, and an audience. Composed on trial, so that what could not be issued is not
    /// proposed.
    static func propose(_ proposal: Proposal, for matter: Matter, in context: Here) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        let earlier: Draft?
        switch matter.stage {
        case .toAssess: throw matter.needed.isEmpty ? .itemsNotAssessed : .wishNotAsked
        case .notNeeded, .declined, .submitted, .approved, .delivering, .delivered, .followingUp, .corrected,
            .archived:
            throw .stageForbids
        case .wishAsked, .withdrawn: earlier = nil
        case .proposed(let draft), .returned(let draft, _): earlier = draft
        }
        let kind = earlier?.kind ?? .clarification
        guard !kind.isCorrection else { throw .stageForbids }
        if let scope = earlier?.resumes?.scope {
            // A widening that came back: what was approved before stays as it is.
            guard proposal.items == scope.proposal.items,
                scope.proposal.audience.allSatisfy(proposal.audience.contains)
            else { throw .stageForbids }
        }
        try check(proposal, kind: kind, scope: earlier?.resumes?.scope, for: matter, in: context)
        return [.proposed(Proposed(kind: kind, proposal: proposal))]
    }

    /// More entries for what was approved.
    static func widen(
        _ matter: Matter, by entries: [AudienceEntry], in context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        let scope: Scope
        switch matter.stage {
        case .approved(let present), .delivering(let present), .delivered(let present, _),
            .followingUp(let present, _):
            scope = present
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted:
            throw .notApproved
        case .corrected, .archived: throw .stageForbids
        }
        guard !scope.kind.isCorrection else { throw .stageForbids }
        guard !entries.isEmpty else { throw .audienceEmpty }
        let added = placed(entries, after: scope.proposal.audience, about: scope.proposal.subjects.sorted())
        let proposal = Proposal(
            items: scope.proposal.items, audience: scope.proposal.audience + added,
            promotionAtStake: scope.proposal.promotionAtStake,
            onBehalfOfLowerBody: scope.proposal.onBehalfOfLowerBody)
        try check(proposal, kind: .widening, scope: scope, for: matter, in: context)
        return [.proposed(Proposed(kind: .widening, proposal: proposal))]
    }

    /// Entries as they stand on the list: one without a number gets the next, one about nobody named is about all.
    package static func placed(
        _ entries: [AudienceEntry], after standing: [AudienceEntry], about subjects: [Subject]
    ) -> [AudienceEntry] {
        let first = (standing.map(\.number).max() ?? 0) + 1
        return entries.enumerated().map { place, entry in
            guard entry.number == 0 else { return entry }
            return AudienceEntry(
                number: first + place, kind: entry.kind, name: entry.name,
                about: entry.about.isEmpty ? subjects : entry.about, forms: entry.forms, until: entry.until,
                isPersonnelDepartment: entry.isPersonnelDepartment)
        }
    }

    /// A correction before exactly those who were reached, in the forms in which they were.
    static func correct(
        _ matter: Matter, kind: CorrectionKind, reason: String, in context: Here
    ) throws(Refusal) -> [Event] {
        try demandOfficer(of: matter, in: context)
        try demand(reason, field: "reason")
        let scope: Scope
        switch matter.stage {
        case .delivering(let present), .delivered(let present, _), .followingUp(let present, _),
            .corrected(let present, _), .archived(let present, _):
            scope = present
        case .toAssess, .notNeeded, .wishAsked, .declined, .proposed, .returned, .withdrawn, .submitted, .approved:
            throw .notDelivered
        }
        let served = matter.served(in: scope)
        let audience = scope.proposal.audience.compactMap { entry -> AudienceEntry? in
            let forms = entry.forms.filter { served.contains(Serving(form: $0, entry: entry.number)) }
            guard !forms.isEmpty else { return nil }
            return AudienceEntry(
                number: entry.number, kind: entry.kind, name: entry.name, about: entry.about, forms: forms,
                until: nil, isPersonnelDepartment: entry.isPersonnelDepartment)
        }
        guard !audience.isEmpty else { throw .notDelivered }
        let standing = scope.proposal.items.filter { context.facts.findings[$0] == .unfounded }
        switch kind {
        case .resultChanged:
            guard standing.count < scope.proposal.items.count else { throw .resultHasNotChanged }
        case .particularsWrong:
            for key in scope.proposal.items where context.facts.findings[key] != .unfounded {
                throw .itemNotUnfounded(key: key)
            }
        }
        let proposal = Proposal(
            items: standing, audience: audience, promotionAtStake: scope.proposal.promotionAtStake,
            onBehalfOfLowerBody: scope.proposal.onBehalfOfLowerBody)
        let correction = ProposalKind.correction(kind, reason: reason)
        try check(proposal, kind: correction, scope: scope, for: matter, in: context)
        return [.proposed(Proposed(kind: correction, proposal: proposal))]
    }

    /// Everything that a proposal must satisfy when it is made, submitted and approved.
    static func check(
        _ proposal: Proposal, kind: ProposalKind, scope: Scope?, for matter: Matter, in context: Here
    ) throws(Refusal) {
        for key in proposal.items where context.facts.findings[key] != .unfounded {
            throw .itemNotUnfounded(key: key)
        }
        switch kind {
        case .clarification:
            try checkItems(proposal, for: matter, in: context)
            try checkAudience(proposal, settled: [], for: matter, in: context)
        case .widening:
            // Entries approved before were checked then; their last day and wish bind again at delivery.
            let settled = Set(scope?.proposal.audience.map(\.number) ?? [])
            try checkAudience(proposal, settled: settled, for: matter, in: context)
        case .correction:
            break
        }
        _ = try texts(of: proposal, kind: kind, correcting: scope, for: matter, in: context)
    }

    private static func checkItems(_ proposal: Proposal, for matter: Matter, in context: Here) throws(Refusal) {
        guard !proposal.items.isEmpty, Set(proposal.items).count == proposal.items.count else {
            throw .itemsMissing
        }
        for key in proposal.items {
            guard matter.item(key) != nil else { throw .itemUnknown(key: key) }
            guard matter.needed.contains(where: { $0.key == key }) else { throw .itemNotNeeded(key: key) }
            guard !isBlockedByOtherViolations(key.subject, in: context) else { throw .otherViolationsOpen(key: key) }
        }
        for subject in proposal.subjects {
            guard let wish = matter.wish(of: subject) else { throw .wishMissing }
            guard wish != .declines else { throw .subjectDeclines }
        }
        if let lower = proposal.onBehalfOfLowerBody, !matter.raisedFrom.contains(lower) { throw .lowerBodyDidNotAsk }
    }

    private static func checkAudience(
        _ proposal: Proposal, settled: Set<Int>, for matter: Matter, in context: Here
    ) throws(Refusal) {
        guard !proposal.audience.isEmpty else { throw .audienceEmpty }
        var numbers: Set<Int> = []
        for entry in proposal.audience {
            guard entry.number > 0, numbers.insert(entry.number).inserted, !entry.about.isEmpty, !entry.forms.isEmpty,
                Set(entry.about).count == entry.about.count, Set(entry.forms).count == entry.forms.count,
                Set(entry.about).isSubset(of: proposal.subjects), entry.kind.forms.isSuperset(of: entry.forms)
            else { throw .entryMalformed(number: entry.number) }
            guard !settled.contains(entry.number) else { continue }
            try WordingCheck.check(entry.name, field: "audience", rules: context.rules)
            let known = context.rules.list("clarify.forms")
            for form in entry.forms where !known.isEmpty && !known.contains(form.word) && !known.contains(form.rawValue)
            {
                throw .formNotInForce(form: form)
            }
            guard isWithinWish(entry, of: matter) else { throw .outsideWish(entry: entry.number) }
            if let until = entry.until, until < context.occurredOn { throw .untilPassed(entry: entry.number) }
        }
        // People who hear at a meeting need one that is on the list.
        for entry in proposal.audience where entry.forms.contains(.meeting) && entry.kind != .meeting {
            guard proposal.audience.contains(where: { $0.kind == .meeting }) else {
                throw .entryMalformed(number: entry.number)
            }
        }
        for subject in proposal.subjects {
            let entries = proposal.audience.filter { $0.about.contains(subject) }
            guard !entries.isEmpty else { throw .audienceEmpty }
            guard entries.contains(where: { $0.forms.contains(.letter) }) else { throw .letterMissing }
        }
        guard !proposal.promotionAtStake || proposal.audience.contains(where: \.isPersonnelDepartment) else {
            throw .personnelNotOnAudience
        }
    }

    /// Whether every subject that the entry learns of wants it reached so.
    static func isWithinWish(_ entry: AudienceEntry, of matter: Matter) -> Bool {
        entry.about.allSatisfy { subject in
            guard let wish = matter.wish(of: subject) else { return false }
            return entry.forms.allSatisfy { wish.covers($0, before: entry.kind) }
        }
    }
}
