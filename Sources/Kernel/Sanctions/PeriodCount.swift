/// The periods of one person's sanctions, counted together: what each brings by itself, and what an earlier one of its
/// family left. Source: 纪律处分条例 arts 10 to 13 and 21, 政务处分法 arts 8 and 15, as the rules in force say it.
package struct PeriodCount: Hashable, Sendable {
    /// One for each sanction, in the order in which they were given; a sanction's number is its place, from 1.
    package let counted: [CountedSanction]

    /// Counts.
    /// - Parameters:
    ///   - sanctions: all that one person has, in any order; one left out may change the others.
    ///   - rules: the rules in force on a day; asked for the day of each decision.
    /// - Throws: the first thing that cannot be counted; nothing is counted in part.
    package init(
        _ sanctions: [ImposedSanction], rules: (CivilDate) -> RulesInForce
    ) throws(PeriodProblem) {
        var outcomes: [Int: SanctionOutcome] = [:]
        var members: [SanctionFamily: [NumberedSanction]] = [:]
        for (index, sanction) in sanctions.enumerated() {
            let member = NumberedSanction(
                number: index + 1, sanction: sanction,
                rules: PeriodRules(rules: rules(sanction.decidedOn), day: sanction.decidedOn))
            try member.check()
            if let day = sanction.revokedOn {
                outcomes[member.number] = .revoked(on: day)
            } else {
                members[sanction.kind.family, default: []].append(member)
            }
        }
        for family in SanctionFamily.allCases {
            var count = FamilyCount(members[family] ?? [])
            outcomes.merge(try count.outcomes(), uniquingKeysWith: { first, _ in first })
        }
        counted = sanctions.enumerated().map { index, sanction in
            CountedSanction(sanction: sanction, outcome: outcomes[index + 1] ?? .withoutPeriod)
        }
    }

    /// What weighs most on the person on a day: the longer of the periods that run, where several families have one.
    /// A dismissal has no end and a probation none yet, so they go before periods; a suspension bars nothing.
    package func controlling(on day: CivilDate) -> ControllingPeriod? {
        var longest: (number: Int, period: ImpactPeriod)?
        var probation: ControllingPeriod?
        for (index, one) in counted.enumerated() {
            if case .lasting(let from, _) = one.outcome, from <= day { return .lasting(of: index + 1) }
            if let course = one.probation, course.runs(on: day) { probation = .probation(of: index + 1, course) }
            for period in one.periods where period.bars != .duty && period.runs(on: day) {
                if let longest, longest.period.last >= period.last { continue }
                longest = (index + 1, period)
            }
        }
        return probation ?? longest.map { .period(of: $0.number, $0.period) }
    }
}

/// A sanction with what was counted of it.
package struct CountedSanction: Hashable, Sendable {
    package let sanction: ImposedSanction
    package let outcome: SanctionOutcome

    /// Its periods: none while a probation lasts, two where two things are barred for different times.
    package var periods: [ImpactPeriod] {
        switch outcome {
        case .periods(let periods): periods
        case .probation(_, let period): period.map { [$0] } ?? []
        case .withoutPeriod, .revoked, .lasting: []
        }
    }

    /// Its probation, or nil.
    package var probation: ProbationCourse? {
        switch outcome {
        case .probation(let course, _): course
        case .withoutPeriod, .revoked, .lasting, .periods: nil
        }
    }
}

/// What a sanction brings.
package enum SanctionOutcome: Hashable, Sendable {
    /// No rule gives this kind a period.
    case withoutPeriod
    /// It was revoked, and counts as if it had never been.
    case revoked(on: CivilDate)
    /// A dismissal: no period, but barred from then on for good.
    case lasting(from: CivilDate, RuleCitation)
    case periods([ImpactPeriod])
    /// A probation, and the period after it once the rights were restored.
    case probation(ProbationCourse, then: ImpactPeriod?)
}

/// What weighs most on a person on a day, with the number of its sanction.
package enum ControllingPeriod: Hashable, Sendable {
    case lasting(of: Int)
    case probation(of: Int, ProbationCourse)
    case period(of: Int, ImpactPeriod)
}

/// A sanction with its number in the list and the rules of its day.
struct NumberedSanction {
    let number: Int
    let sanction: ImposedSanction
    let rules: PeriodRules

    /// Refuses what contradicts itself, revoked or not.
    func check() throws(PeriodProblem) {
        guard sanction.decidedOn <= sanction.effectiveOn else { throw .effectiveBeforeDecided(number) }
        switch sanction.standing {
        case .asDecided: break
        case .changed(_, let day), .revoked(let day):
            guard sanction.decidedOn <= day else { throw .undoneBeforeDecided(number) }
        }
        switch sanction.imposition {
        case .single(.partyProbation): throw .probationUnknown(number)
        case .single, .probation: break
        case .together(let kind, let together):
            guard kind.family == .government, kind.counting == .adds, together.count > 1 else {
                throw .cannotBeTogether(number)
            }
        }
    }

    /// The day its period runs from, by the rule of its kind. A probation is asked once the rights were restored.
    func start() throws(PeriodProblem) -> (day: CivilDate, rule: RuleCitation) {
        let name = sanction.kind.startParameter
        let found = try rules.word(name, as: PeriodStart.self)
        switch (found.value, sanction.imposition) {
        case (.decision, .single), (.decision, .together): return (sanction.decidedOn, found.rule)
        case (.decisionEffective, .single), (.decisionEffective, .together): return (sanction.effectiveOn, found.rule)
        case (.rightsRestored, .probation(let probation)):
            guard let restoredOn = probation.restoredOn else { throw .parameterUnusable(name, on: rules.day) }
            return (restoredOn, found.rule)
        case (.rightsRestored, .single), (.rightsRestored, .together), (.decision, .probation),
            (.decisionEffective, .probation):
            throw .parameterUnusable(name, on: rules.day)
        }
    }

    /// The day a probation begins: as for any sanction of the Party.
    func probationStart() throws(PeriodProblem) -> (day: CivilDate, rule: RuleCitation) {
        let name = SanctionKind.partyWarning.startParameter
        let found = try rules.word(name, as: PeriodStart.self)
        switch found.value {
        case .decision: return (sanction.decidedOn, found.rule)
        case .decisionEffective: return (sanction.effectiveOn, found.rule)
        case .rightsRestored: throw .parameterUnusable(name, on: rules.day)
        }
    }

    /// That it was changed, for the head of the steps.
    var history: [PeriodStep] {
        switch sanction.standing {
        case .changed(let from, let day): [.changed(from: from, on: day)]
        case .asDecided, .revoked: []
        }
    }

    /// The last day by the convention of its day, with the steps that say so.
    func end(
        from start: CivilDate, _ length: PeriodLength
    ) throws(PeriodProblem) -> (last: CivilDate, convention: PeriodEnd, steps: [PeriodStep]) {
        let convention = try rules.word(PeriodRuleNames.endConvention, as: PeriodEnd.self)
        let clamp = try rules.flag("period.month_end_clamp", mustBe: true)
        let roll = try rules.flag("period.roll_for_holiday", mustBe: false)
        let last = convention.value.last(from: start, length)
        let end = PeriodStep.ends(last.day, convention.value, convention.rule, notMoved: roll)
        return (last.day, convention.value, last.isClamped ? [.clamped(clamp), end] : [end])
    }
}
