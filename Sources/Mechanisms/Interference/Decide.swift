import Kernel

extension Interference {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let matter: Matter
        switch (state, command) {
        case (.absent, .note(let entry)): return try note(entry, in: context)
        case (.absent, _): throw .notNoted
        case (.present(let present), .note(let entry)): return try noteAgain(entry, given: present, in: context)
        case (.present(let present), _): matter = present
        }
        switch command {
        case .note: return []
        case .handling(let command): return try handle(command, given: matter, in: context)
        case .acknowledge: return try acknowledge(given: matter, in: context)
        case .supplement(let text): return try supplement(text, given: matter, in: context)
        case .conclude(let outcome, let destination, let reason):
            let payload = Concluded(outcome: outcome, destination: destination, reason: reason)
            return try conclude(payload, given: matter, in: context)
        }
    }

    // MARK: The entry

    private static func note(_ entry: Entry, in context: Context<Facts>) throws(Refusal) -> [Event] {
        guard context.actor.staff != nil else { throw .handling(.actorNotStaff) }
        guard context.occurredOn <= context.today else { throw .handling(.occurredInFuture) }
        let texts = [
            (entry.person.name, "name"), (entry.person.unit, "unit"), (entry.person.post, "post"),
            (entry.account, "account"),
        ]
        for (text, field) in texts where text.allSatisfy(\.isWhitespace) { throw .entryIncomplete(field: field) }
        guard entry.happenedOn <= context.occurredOn else { throw .happenedAfterEntry }
        guard context.persons.isDisjoint(with: context.facts.concerned) else { throw .notAboutOneself }
        let keptAway = context.facts.keptAway.subtracting(context.facts.concerned).sorted()
        return [
            .noted(
                Noted(
                    number: context.caseNumber, body: context.facts.handlingBody ?? context.actingBody, entry: entry,
                    official: context.facts.official, concerned: context.facts.concerned.sorted(),
                    about: context.facts.about, keptAway: keptAway.isEmpty ? nil : keptAway))
        ]
    }

    /// The same entry by the same person changes nothing; another one for the same case is somebody's mistake.
    private static func noteAgain(
        _ entry: Entry, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        guard entry == matter.entry, context.actor.staff == matter.enteredBy else { throw .notedOtherwise }
        return []
    }

    // MARK: In the Body above

    private static func acknowledge(given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        switch matter.stage {
        case .noted: return [.acknowledged]
        case .acknowledged(let known) where known.by == actor && known.onBehalfOf == context.onBehalfOf: return []
        case .acknowledged: throw .alreadyAcknowledged
        case .concluded: throw .alreadyConcluded
        }
    }

    private static func supplement(
        _ text: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        try need(text, as: "text")
        if let last = matter.supplements.last, last.text == text, last.by == actor { return [] }
        return [.supplemented(Supplemented(text: text))]
    }

    private static func conclude(
        _ payload: Concluded, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        switch matter.stage {
        case .noted: throw .notAcknowledged
        case .acknowledged: break
        case .concluded(_, let known):
            let isRepeated =
                known.by == actor && known.outcome == payload.outcome && known.destination == payload.destination
                && known.reason == payload.reason
            guard isRepeated else { throw .alreadyConcluded }
            return []
        }
        try need(payload.reason, as: "reason")
        guard !context.persons.contains(matter.enteredBy) else { throw .concluderMustNotBeEnterer }
        // Whoever is the person, or tied to them, may have become so only after the entry was made.
        guard context.persons.isDisjoint(with: matter.concerned.union(context.facts.handling.conflicted)) else {
            throw .concluderMustNotBeConcerned
        }
        if payload.outcome.isAdverse {
            guard context.persons.isDisjoint(with: matter.hands) else { throw .concluderMustNotBeOfficer }
        }
        let hasDestination = !payload.destination.allSatisfy(\.isWhitespace)
        if payload.outcome == .handedOn {
            guard hasDestination else { throw .destinationMissing }
        } else {
            guard !hasDestination else { throw .destinationNotAsked }
        }
        return [.concluded(payload)]
    }
}

// MARK: Guards of every act

extension Interference {
    /// The person who acts, when the act's dates are possible and nobody behind it is recused.
    static func admit(_ context: Context<Facts>, to matter: Matter) throws(Refusal) -> StaffId {
        do { return try Handling.admit(context, to: matter.frame) } catch { throw .handling(error) }
    }

    /// Refuses text that says nothing.
    static func need(_ text: String, as field: String) throws(Refusal) {
        do { try Handling.need(text, as: field) } catch { throw .handling(error) }
    }
}
