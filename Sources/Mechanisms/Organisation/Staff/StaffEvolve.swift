import Kernel

extension StaffRegistry {
    package static var mechanism: String { "staff" }
    package static var initial: State { .absent }

    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        let made = Made(event: recorded.event, actor: recorded.actor)
        let day = recorded.occurredOn
        switch (state, recorded.event) {
        case (.absent, .engaged(let new)): return .engaged(Member(new, on: day, last: made))
        case (.left(let member, _, _), .engaged(let new)):
            return .engaged(Member(new, on: day, last: made).following(member))
        case (.engaged(var member), .left(let departure)):
            member.closeEngagement(on: day)
            member.last = made
            return .left(member, on: day, leaving: departure.leaving)
        case (.engaged(var member), let event):
            guard member.take(event, on: day) else { return nil }
            member.last = made
            return .engaged(member)
        case (.absent, _), (.left, _): return nil
        }
    }
}

extension StaffRegistry.Member {
    fileprivate init(
        _ new: StaffRegistry.Engagement, on day: CivilDate, last: Made<StaffRegistry.Event>
    ) {
        self.init(
            id: new.id, name: new.name, formerNames: [], body: new.body, home: nil, posts: new.posts,
            official: new.official,
            unit: new.unit, until: new.until, since: day, relations: [], delegations: [], pastEngagements: [],
            last: last)
    }

    /// The same person come back: what was declared and what was before remains.
    fileprivate func following(_ earlier: StaffRegistry.Member) -> Self {
        var next = self
        next.formerNames = earlier.formerNames + (earlier.name == name ? [] : [earlier.name])
        next.relations = earlier.relations
        next.delegations = earlier.delegations
        next.pastEngagements = earlier.pastEngagements
        next.official = official ?? earlier.official
        return next
    }

    /// Changes the member by an event between engagement and departure; false for one that cannot happen there.
    fileprivate mutating func take(_ event: StaffRegistry.Event, on day: CivilDate) -> Bool {
        switch event {
        case .engaged, .left: return false
        case .nameCorrected(let correction):
            formerNames.append(name)
            name = correction.name
        case .officialLinked(let link): official = link.official
        case .granted(let post): posts.append(post)
        case .revoked(let revocation): posts.removeAll { $0 == revocation.post }
        case .moved(let move):
            closeEngagement(on: day)
            body = move.body
            posts = move.posts
            home = nil
            since = day
        case .officeChanged(let change):
            pastEngagements.append(StaffRegistry.PastEngagement(body: body, posts: posts, from: since, until: day))
            posts = posts.map { $0 == Post(change.role, in: change.from) ? Post(change.role, in: change.to) : $0 }
            since = day
        case .seconded(let secondment):
            closeEngagement(on: day)
            home = body
            body = secondment.body
            until = secondment.until
            since = day
        case .returned:
            guard let home else { return false }
            closeEngagement(on: day)
            body = home
            self.home = nil
            until = nil
            since = day
        case .untilSet(let change): until = change.until
        case .relationDeclared(let relation): relations.insert(relation)
        case .relationWithdrawn(let withdrawal): relations.remove(withdrawal.relation)
        case .delegated(let delegation):
            delegations.append(StaffRegistry.GivenDelegation(delegation: delegation, givenOn: day, endedOn: nil))
        case .delegationEnded(let end):
            for index in delegations.indices where delegations[index].canEnd(end.role, on: day) {
                delegations[index].endedOn = day
            }
        }
        return true
    }

    /// Puts Body and posts among the past ones and ends what was delegated with them.
    fileprivate mutating func closeEngagement(on day: CivilDate) {
        pastEngagements.append(
            StaffRegistry.PastEngagement(body: body, posts: posts, from: since, until: day))
        posts = []
        for index in delegations.indices where delegations[index].endedOn == nil {
            if day <= delegations[index].delegation.until { delegations[index].endedOn = day }
        }
    }
}
