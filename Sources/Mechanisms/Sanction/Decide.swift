import Kernel

extension Sanction {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let matter: Matter
        switch (state, command) {
        case (.absent, .record(let record)): return try self.record(record, in: context)
        case (.absent, _): throw .notRecorded
        case (.present(let present), .record(let record)): return try recordAgain(record, given: present, in: context)
        case (.present(let present), _): matter = present
        }
        switch command {
        case .record: return []
        case .handling(let command): return try handle(command, given: matter, in: context)
        case .recordAnnouncement(let day, let to, let isFiled):
            let payload = Announced(on: day, to: to, isFiled: isFiled)
            return try announce(payload, given: matter, in: context)
        case .recordChange(let day, let what):
            return try recordChange(ChangeMade(on: day, what: what), given: matter, in: context)
        case .recordReport(let day, let what, let file):
            return try report(Reported(on: day, what: what, file: file), given: matter, in: context)
        case .restoreRights(let day, let basis): return try restore(on: day, by: basis, given: matter, in: context)
        case .extendProbation(let day, let basis):
            return try extendProbation(on: day, by: basis, given: matter, in: context)
        case .proposeChange(let change): return try propose(change, given: matter, in: context)
        case .confirmChange(let opinion): return try confirm(opinion, given: matter, in: context)
        case .declineChange(let reason): return try decline(because: reason, given: matter, in: context)
        case .countPeriods: return try countAgain(given: matter, in: context)
        case .recordNotice(let notice): return try tell(notice, given: matter, in: context)
        case .recordCheck(let check): return try self.check(check, given: matter, in: context)
        }
    }
}

// MARK: Guards of every act

extension Sanction {
    /// The person who acts, when the act's dates are possible and nobody behind it is recused.
    static func admit(_ context: Context<Facts>, to matter: Matter) throws(Refusal) -> StaffId {
        do { return try Handling.admit(context, to: matter.frame) } catch { throw .handling(error) }
    }

    /// The same, while the decision stands.
    static func admitStanding(_ context: Context<Facts>, to matter: Matter) throws(Refusal) -> StaffId {
        let actor = try admit(context, to: matter)
        guard !matter.isRevoked else { throw .alreadyRevoked }
        return actor
    }

    /// Refuses text that says nothing.
    static func need(_ text: String, as field: String) throws(Refusal) {
        do { try Handling.need(text, as: field) } catch { throw .handling(error) }
    }

    /// Refuses a day on which it cannot have been done.
    static func checkDay(_ day: CivilDate, given matter: Matter, in context: Context<Facts>) throws(Refusal) {
        guard day <= context.today else { throw .doneInFuture }
        guard day >= matter.ruling.decidedOn else { throw .doneBeforeDecision }
    }
}

// MARK: The entry

extension Sanction {
    private static func record(_ record: Record, in context: Context<Facts>) throws(Refusal) -> [Event] {
        guard context.actor.staff != nil else { throw .handling(.actorNotStaff) }
        guard context.occurredOn <= context.today else { throw .handling(.occurredInFuture) }
        guard context.persons.isDisjoint(with: context.facts.handling.conflicted) else {
            throw .handling(.actorRecused)
        }
        let ruling = record.ruling
        try need(ruling.number, as: "number")
        try need(record.person.post, as: "post")
        if let number = context.facts.recordedIn { throw .alreadyRecorded(number: number) }
        guard ruling.decidedOn <= context.occurredOn else { throw .decidedInFuture }
        guard !ruling.reasons.isEmpty else { throw .reasonMissing }
        if ruling.decider != .disciplineBody {
            guard !ruling.deciderName.allSatisfy(\.isWhitespace) else { throw .deciderNameMissing }
        }
        try check(record.measures, of: record.person, in: context)
        let course = Course()
        let own = record.measures.map {
            $0.imposed(decidedOn: ruling.decidedOn, course, standing: .asDecided)
        }
        let periods = try periods(of: own, in: context)
        let clocks: [NamedDeadline] =
            record.isHistoric
            ? []
            : executionClocks(of: record.measures, in: context)
                + endClocks(of: periods, measures: record.measures, course, in: context)
        return [
            .recorded(
                Recorded(
                    number: context.caseNumber, body: context.actingBody, record: record, periods: periods,
                    clocks: clocks, others: context.facts.others.map(\.id)))
        ]
    }

    /// The same entry by the same person changes nothing; another one for the same case is somebody's mistake.
    private static func recordAgain(
        _ record: Record, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let isSame =
            record.person == matter.person && record.ruling == matter.ruling
            && record.measures == (matter.formerMeasures.isEmpty ? matter.measures : matter.formerMeasures)
            && record.isHistoric == matter.isHistoric
        guard isSame, context.actor.staff == matter.enteredBy else { throw .recordedOtherwise }
        return []
    }

    /// Refuses measures that no decision can impose together on such a person.
    static func check(_ measures: [Measure], of person: Person, in context: Context<Facts>) throws(Refusal) {
        guard !measures.isEmpty else { throw .measureMissing }
        var seen: Set<SanctionKind> = []
        for measure in measures {
            guard seen.insert(measure.kind).inserted else { throw .kindTwice(measure.kind) }
            guard isAllowed(measure.kind, for: person.standing, under: context.rules) else {
                throw .kindNotAllowed(measure.kind, person.standing)
            }
            guard measure.probationMonths == nil || measure.kind == .partyProbation else {
                throw .probationMonthsNotAsked
            }
        }
    }

    /// Whether a government sanction may be given to such a person (政务处分法 arts 22 and 23); Party ones may always.
    private static func isAllowed(_ kind: SanctionKind, for standing: PersonKind, under rules: RulesInForce) -> Bool {
        guard kind.family == .government else { return true }
        let names: [String]
        switch standing {
        case .civilServant, .otherPublicOfficial: return true
        case .villageManager: names = rules.list("gov.village_managers.allowed")
        case .otherPerson: names = rules.list("gov.other_persons_15_6.allowed")
        }
        // Rules name a kind by its word, as its months' parameter does: `gov.记过`.
        return kind.terms.contains { term in names.contains { term.parameter == "gov.\($0)" } }
    }
}
