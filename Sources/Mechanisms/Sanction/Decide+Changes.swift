import Kernel

// 变更、撤销: what a review or an appeal decided takes effect here by two persons.
extension Sanction {
    static func propose(_ change: Change, given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        let actor = try admitStanding(context, to: matter)
        if let pending = matter.proposal {
            guard pending.what == change, pending.by == actor else { throw .changePending }
            return []
        }
        try need(change.basis, as: "basis")
        try need(change.reason, as: "reason")
        guard change.decidedOn >= matter.ruling.decidedOn, change.decidedOn <= context.occurredOn else {
            throw .changeBeforeDecision
        }
        switch change.way {
        case .revoked: guard change.measures.isEmpty else { throw .measuresNotAsked }
        case .changed:
            try check(change.measures, of: matter.person, in: context)
            guard change.measures != matter.measures else { throw .nothingChanged }
        }
        // What cannot be counted is not proposed.
        _ = try counted(matter.changed(by: change), in: context)
        return [.changeProposed(change)]
    }

    static func confirm(_ opinion: String, given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event]
    {
        let actor = try admit(context, to: matter)
        guard let pending = matter.proposal else {
            guard let last = matter.changes.last, last.isConfirmed, last.word.by == actor, last.word.what == opinion
            else { throw .noChangePending }
            return []
        }
        try checkSecond(context.persons, than: pending, given: matter)
        try need(opinion, as: "opinion")
        let after = matter.changed(by: pending.what)
        var (periods, clocks) = try counted(after, in: context)
        if !after.isRevoked, !after.measures.contains(where: \.kind.changesPost) {
            clocks.removeAll { $0.clock == Clock.change.name }
        }
        return [
            .changeConfirmed(
                Confirmed(
                    opinion: opinion, periods: periods, clocks: clocks, others: context.facts.others.map(\.id)))
        ]
    }

    static func decline(
        because reason: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        guard let pending = matter.proposal else {
            guard let last = matter.changes.last, !last.isConfirmed, last.word.by == actor, last.word.what == reason
            else { throw .noChangePending }
            return []
        }
        try checkSecond(context.persons, than: pending, given: matter)
        try need(reason, as: "reason")
        return [.changeDeclined(Declined(reason: reason))]
    }

    /// Two persons change a decision, and the second has no part in the case.
    private static func checkSecond(
        _ persons: Set<StaffId>, than pending: Done<Change>, given matter: Matter
    ) throws(Refusal) {
        guard persons.isDisjoint(with: pending.persons) else { throw .confirmerMustNotBeProposer }
        guard persons.isDisjoint(with: matter.hands) else { throw .confirmerMustNotBeOfficer }
    }

    /// Counts anew after something happened to another sanction of the person; nothing where all stays.
    static func countAgain(given matter: Matter, in context: Context<Facts>) throws(Refusal) -> [Event] {
        guard context.actor == .system else { throw .handling(.actorNotStaff) }
        let (periods, clocks) = try counted(matter, in: context)
        guard periods != matter.periods else { return [] }
        return [.periodsCounted(Counted(periods: periods, clocks: clocks))]
    }
}

extension Sanction.Matter {
    /// The entry as it is once a change takes effect.
    func changed(by change: Sanction.Change) -> Sanction.Matter {
        var after = self
        switch change.way {
        case .revoked: after.standing = .revoked(on: change.decidedOn)
        case .changed:
            after.standing = .changed(from: measures[0].kind, on: change.decidedOn)
            after.formerMeasures = measures
            after.measures = change.measures
            if !change.measures.contains(where: { $0.kind == .partyProbation }) { after.probation = Sanction.Course() }
        }
        return after
    }
}
