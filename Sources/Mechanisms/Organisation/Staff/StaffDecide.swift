import Kernel

extension StaffRegistry {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let event = event(of: command)
        if let last = state.member?.last, last == Made(event: event, actor: context.actor) { return [] }
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        if case .engage(let new) = command {
            try guardEngaging(new, state, context)
            return [event]
        }
        let member = try engaged(state, at: context)
        switch command {
        case .engage: break
        case .correctName(let name, let reason):
            try guardTexts([("name", name), ("reason", reason)])
            guard member.name != name else { throw .nothingChanges }
        case .linkOfficial(let official):
            guard member.official != official else { throw .nothingChanges }
            try guardOfficial(context.facts)
        case .grant(let post): try guardGrant(post, to: member, context)
        case .revoke(let post, let reason):
            guard !context.persons.contains(member.id) else { throw .ownRightsChange }
            guard member.posts.contains(post) else { throw .roleNotHeld(post.role) }
            try guardTexts([("reason", reason)])
            if !member.posts.contains(where: { $0.role == post.role && $0 != post }) {
                try guardNotLast([post.role], context.facts)
            }
        case .changeOffice(let role, let from, let to, let reason):
            try guardOfficeChange(role, from, to, of: member, context)
            try guardTexts([("reason", reason)])
        case .second(let body, let until, let reason):
            try guardSeconding(to: body, until: until, reason: reason, member, context)
        case .returnHome(let reason):
            guard !context.persons.contains(member.id) else { throw .ownRightsChange }
            try guardTexts([("reason", reason)])
            guard member.home != nil else { throw .notSeconded }
            try guardNothingHangs(on: member, context.facts)
        case .move(let body, let posts, let reason):
            guard !context.persons.contains(member.id) else { throw .ownRightsChange }
            try guardTexts([("reason", reason)])
            guard body != member.body else { throw .nothingChanges }
            guard context.facts.bodyIsActive else { throw .bodyUnknown }
            try guardPosts(posts, isContact: member.unit != nil)
            try guardNothingHangs(on: member, context.facts)
        case .setUntil(let until, let reason):
            guard !context.persons.contains(member.id) else { throw .ownRightsChange }
            try guardTexts([("reason", reason)])
            guard until != member.until else { throw .nothingChanges }
            if until == nil, member.home != nil { throw .secondmentNeedsEnd }
            if let until, until < context.occurredOn { throw .endsBeforeItBegins(field: "until") }
            if until != nil { try guardNotLast(member.roles, context.facts) }
        case .declareRelation(let relation): try guardRelation(relation, of: member, context.facts)
        case .withdrawRelation(let relation, let reason):
            guard member.relations.contains(relation) else { throw .relationNotDeclared }
            try guardTexts([("reason", reason)])
        case .delegate(let delegation): try guardDelegation(delegation, of: member, context)
        case .endDelegation(let role, let reason):
            guard member.delegations.contains(where: { $0.canEnd(role, on: context.occurredOn) }) else {
                throw .notDelegated(role)
            }
            try guardTexts([("reason", reason)])
        case .leave(let leaving):
            guard !context.persons.contains(member.id) else { throw .ownRightsChange }
            try guardNotLast(member.roles, context.facts)
            if leaving != .removed, context.facts.openCaseCount > 0 {
                throw .casesRemain(context.facts.openCaseCount)
            }
        }
        return [event]
    }

    private static func event(of command: Command) -> Event {
        switch command {
        case .engage(let new): .engaged(new)
        case .correctName(let name, let reason): .nameCorrected(NameCorrection(name: name, reason: reason))
        case .linkOfficial(let official): .officialLinked(OfficialLink(official: official))
        case .grant(let post): .granted(post)
        case .revoke(let post, let reason): .revoked(Revocation(post: post, reason: reason))
        case .move(let body, let posts, let reason): .moved(Move(body: body, posts: posts, reason: reason))
        case .changeOffice(let role, let from, let to, let reason):
            .officeChanged(OfficeChange(role: role, from: from, to: to, reason: reason))
        case .second(let body, let until, let reason):
            .seconded(Secondment(body: body, until: until, reason: reason))
        case .returnHome(let reason): .returned(Return(reason: reason))
        case .setUntil(let until, let reason): .untilSet(UntilChange(until: until, reason: reason))
        case .declareRelation(let relation): .relationDeclared(relation)
        case .withdrawRelation(let relation, let reason):
            .relationWithdrawn(RelationWithdrawal(relation: relation, reason: reason))
        case .delegate(let delegation): .delegated(delegation)
        case .endDelegation(let role, let reason): .delegationEnded(DelegationEnd(role: role, reason: reason))
        case .leave(let leaving): .left(Departure(leaving: leaving))
        }
    }

    private static func engaged(_ state: State, at context: Context<Facts>) throws(Refusal) -> Member {
        switch state {
        case .absent: throw .notEngaged
        case .left: throw .leftBefore
        case .engaged(let member):
            guard context.occurredOn >= member.since else { throw .occurredBeforeEngagement(member.since) }
            return member
        }
    }
}

// MARK: - The guards of each command

extension StaffRegistry {
    private static func guardEngaging(
        _ new: Engagement, _ state: State, _ context: Context<Facts>
    ) throws(Refusal) {
        switch state {
        case .absent: break
        case .engaged: throw .engagedBefore
        case .left(let member, let leftOn, _):
            guard member.id == new.id else { throw .engagedBefore }
            guard context.occurredOn >= leftOn else { throw .occurredBeforeEngagement(leftOn) }
        }
        guard !context.persons.contains(new.id) else { throw .ownRightsChange }
        try guardTexts([("name", new.name)])
        guard context.facts.bodyIsActive else { throw .bodyUnknown }
        try guardPosts(new.posts, isContact: new.unit != nil)
        if new.unit != nil, !context.facts.unitIsActive { throw .unitUnknown }
        if new.official != nil { try guardOfficial(context.facts) }
        if let until = new.until, until < context.occurredOn { throw .endsBeforeItBegins(field: "until") }
    }

    private static func guardGrant(_ post: Post, to member: Member, _ context: Context<Facts>) throws(Refusal) {
        guard !context.persons.contains(member.id) else { throw .ownRightsChange }
        guard member.isEngaged(on: context.occurredOn) else { throw .secondmentOver }
        guard !member.posts.contains(post) else { throw .roleHeld(post.role) }
        try guardPosts(member.posts + [post], isContact: member.unit != nil)
        // Who still is officer of a case is no administrator: the three handle none.
        if post.role.isAdministrator, context.facts.openCaseCount > 0 {
            throw .casesRemain(context.facts.openCaseCount)
        }
    }

    private static func guardOfficeChange(
        _ role: Role, _ from: Office?, _ to: Office?, of member: Member, _ context: Context<Facts>
    ) throws(Refusal) {
        guard !context.persons.contains(member.id) else { throw .ownRightsChange }
        guard member.isEngaged(on: context.occurredOn) else { throw .secondmentOver }
        guard member.posts.contains(Post(role, in: from)) else { throw .roleNotHeld(role) }
        guard from != to else { throw .nothingChanges }
        guard !member.posts.contains(Post(role, in: to)) else { throw .roleHeld(role) }
    }

    private static func guardSeconding(
        to body: BodyCode, until: CivilDate, reason: String, _ member: Member, _ context: Context<Facts>
    ) throws(Refusal) {
        guard !context.persons.contains(member.id) else { throw .ownRightsChange }
        try guardTexts([("reason", reason)])
        guard member.home == nil else { throw .secondedBefore }
        guard body != member.body else { throw .nothingChanges }
        guard context.facts.bodyIsActive else { throw .bodyUnknown }
        guard until >= context.occurredOn else { throw .endsBeforeItBegins(field: "until") }
        try guardNothingHangs(on: member, context.facts)
    }

    /// A role that somebody must hold is not emptied: whoever comes after is appointed first.
    private static func guardNotLast(_ roles: Set<Role>, _ facts: Facts) throws(Refusal) {
        if let role = Role.allCases.first(where: { roles.contains($0) && facts.soleRoles.contains($0) }) {
            throw .lastInRole(role)
        }
    }

    /// Whoever goes to another Body leaves neither work nor an empty chair.
    private static func guardNothingHangs(on member: Member, _ facts: Facts) throws(Refusal) {
        try guardNotLast(member.roles, facts)
        guard facts.openCaseCount == 0 else { throw .casesRemain(facts.openCaseCount) }
    }

    private static func guardPosts(_ posts: [Post], isContact: Bool) throws(Refusal) {
        if let objection = objection(to: posts, isContact: isContact) { throw objection }
    }

    /// Why one person may not hold these posts together, or nil; an import asks the same before anything is done.
    /// - Parameter isContact: whether a Unit is named whose contact the person is.
    package static func objection(to posts: [Post], isContact: Bool) -> Refusal? {
        let roles = Set(posts.map(\.role))
        if Set(posts).count < posts.count { return .rolesRepeated }
        if roles.count > 1, roles.contains(where: \.isAdministrator) { return .administratorsExcludeOtherRoles }
        if roles.count > 1, roles.contains(.unitContact) { return .unitContactHasNoOtherRole }
        if !roles.isEmpty, roles.contains(.unitContact) != isContact { return .unitContactNeedsUnit }
        if roles.contains(.reviewer), roles.contains(.caseOfficer) { return .reviewerNeverHandles }
        return nil
    }

    private static func guardOfficial(_ facts: Facts) throws(Refusal) {
        guard facts.subjectIsKnown else { throw .subjectUnknown }
        if let other = facts.officialTakenBy { throw .officialTaken(by: other) }
    }

    private static func guardRelation(
        _ relation: Relation, of member: Member, _ facts: Facts
    ) throws(Refusal) {
        guard facts.subjectIsKnown else { throw .subjectUnknown }
        switch relation.to {
        case .official(let official):
            guard member.official != official else { throw .relationToOneself }
        case .unit:
            guard relation.kind == .interest else { throw .unitHasNoRelatives }
        }
        guard !member.relations.contains(relation) else { throw .relationDeclaredBefore }
    }

    private static func guardDelegation(
        _ delegation: Delegation, of member: Member, _ context: Context<Facts>
    ) throws(Refusal) {
        guard member.roles.contains(delegation.role) else { throw .roleNotHeld(delegation.role) }
        guard !delegation.role.isAdministrator, delegation.role != .unitContact else { throw .roleNotDelegable }
        guard delegation.to != member.id else { throw .delegateIsDelegator }
        guard let delegate = context.facts.delegate, delegate.id == delegation.to else { throw .delegateUnknown }
        guard delegate.body == member.body else { throw .delegateOfOtherBody }
        guard !delegate.roles.contains(where: \.isAdministrator) else { throw .delegateIsAdministrator }
        guard !delegate.roles.contains(.unitContact) else { throw .delegateIsUnitContact }
        guard delegation.from >= context.occurredOn else { throw .delegationBackdated }
        guard delegation.until >= delegation.from else { throw .endsBeforeItBegins(field: "until") }
        if let until = [delegate.until, member.until].compactMap(\.self).min(), until < delegation.until {
            throw .delegationOutlastsSecondment(until)
        }
        guard !member.delegations.contains(where: { $0.delegation.role == delegation.role && $0.overlaps(delegation) })
        else { throw .roleDelegatedBefore }
        try guardTexts([("reason", delegation.reason)])
    }

    private static func guardTexts(_ texts: [(field: String, text: String)]) throws(Refusal) {
        for (field, text) in texts {
            guard !Organisation.isBlank(text) else { throw .textMissing(field: field) }
            guard !Organisation.isTooLong(text) else { throw .textTooLong(field: field) }
        }
    }
}

extension StaffRegistry.GivenDelegation {
    /// Whether an act of this day can end it: it has not ended, and its last day is not past.
    func canEnd(_ role: Role, on day: CivilDate) -> Bool {
        delegation.role == role && endedOn == nil && day <= delegation.until
    }
}
