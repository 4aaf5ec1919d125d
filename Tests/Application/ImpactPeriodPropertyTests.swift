import Application
import Kernel
import Testing

/// The same numbers on every machine (SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A sanction of any kind that can be counted, decided in six years, so that periods often overlap.
    mutating func sanction(of kinds: [SanctionKind] = SanctionKind.allCases) -> ImposedSanction {
        let kind = kinds.randomElement(using: &self) ?? .partyWarning
        let decided = Self.first.adding(days: Int.random(in: 0..<2_190, using: &self))
        let effective = Bool.random(using: &self) ? decided : decided.adding(days: Int.random(in: 0..<40, using: &self))
        guard kind == .partyProbation else {
            return ImposedSanction(.single(kind), decidedOn: decided, effectiveOn: effective)
        }
        let months = Bool.random(using: &self) ? 12 : 24
        let restored = effective.adding(months: months).adding(days: Int.random(in: 0..<60, using: &self))
        return ImposedSanction(
            .probation(Probation(months: months, restoredOn: Bool.random(using: &self) ? restored : nil)),
            decidedOn: decided, effectiveOn: effective)
    }

    /// Up to six sanctions that can be counted together: no rights are restored after an expulsion.
    mutating func person(of kinds: [SanctionKind] = SanctionKind.allCases) -> [ImposedSanction] {
        let count = Int.random(in: 1...6, using: &self)
        while true {
            let drawn = (0..<count).map { _ in sanction(of: kinds) }
            if (try? PeriodCount(drawn, rules: ImpactPeriodPropertyTests.rules(.civil))) != nil { return drawn }
        }
    }

    private static let first = CivilDate(dayNumber: 18_993)
}

@Suite("What holds of impact periods whatever the sanctions are")
struct ImpactPeriodPropertyTests {
    /// The rules of one day for all days, so that ten thousand people are counted quickly.
    static let shipped = ShippedPeriods.inForce(on: CivilDate(dayNumber: 20_000))

    static let byConvention = Dictionary(uniqueKeysWithValues: PeriodEnd.allCases.map { ($0, making($0)) })

    static func rules(_ convention: PeriodEnd) -> (CivilDate) -> RulesInForce {
        { _ in byConvention[convention] ?? .none }
    }

    private static func making(_ convention: PeriodEnd) -> RulesInForce {
        var parameters = shipped.parameters
        parameters[PeriodRuleNames.endConvention] = parameters[PeriodRuleNames.endConvention].map {
            RuleParameter(value: .text(convention.rawValue), unit: $0.unit, citation: $0.citation)
        }
        return RulesInForce(parameters: parameters, clauses: [:], chains: [:], ruleSets: [])
    }

    private static let people = 2_000

    @Test("a sanction of another family never changes a period", arguments: PeriodEnd.allCases)
    func familiesApart(convention: PeriodEnd) throws {
        var dice = Dice(state: 1)
        let rules = Self.rules(convention)
        for _ in 0..<Self.people {
            let person = dice.person()
            let count = try PeriodCount(person, rules: rules)
            for family in SanctionFamily.allCases {
                let alone = person.filter { $0.kind.family == family }
                let own = count.counted.filter { $0.sanction.kind.family == family }.map(Dated.init)
                #expect(try PeriodCount(alone, rules: rules).counted.map(Dated.init) == own)
            }
        }
    }

    @Test("a revoked sanction is the same as one that never was", arguments: PeriodEnd.allCases)
    func revoked(convention: PeriodEnd) throws {
        var dice = Dice(state: 2)
        let rules = Self.rules(convention)
        var changed = 0
        for _ in 0..<Self.people {
            let person = dice.person()
            let place = Int.random(in: person.indices, using: &dice)
            let one = person[place]
            let undone = ImposedSanction(
                one.imposition, decidedOn: one.decidedOn, effectiveOn: one.effectiveOn,
                standing: .revoked(on: one.effectiveOn))
            let without = person.indices.filter { $0 != place }
            let full = try PeriodCount(person, rules: rules)
            let never = try PeriodCount(without.map { person[$0] }, rules: rules)
            var revoked = person
            revoked[place] = undone
            let count = try PeriodCount(revoked, rules: rules)
            let left = without.map { Dated(count.counted[$0]) }
            #expect(left == never.counted.map(Dated.init))
            #expect(count.counted[place].periods.isEmpty)
            if left != without.map({ Dated(full.counted[$0]) }) { changed += 1 }
        }
        #expect(changed > 100, "it mattered for many, otherwise this shows nothing")
    }

    @Test("no period ends before it begins, and none begins before its decision", arguments: PeriodEnd.allCases)
    func ordered(convention: PeriodEnd) throws {
        var dice = Dice(state: 3)
        var seen = 0
        for _ in 0..<Self.people {
            let count = try PeriodCount(dice.person(), rules: Self.rules(convention))
            for one in count.counted {
                for period in one.periods {
                    #expect(period.start <= period.last && one.sanction.decidedOn <= period.start)
                    seen += 1
                }
                if let course = one.probation { #expect(course.start <= course.last) }
            }
        }
        #expect(seen > Self.people)
    }

    @Test("the order in which sanctions are given does not matter", arguments: PeriodEnd.allCases)
    func anyOrder(convention: PeriodEnd) throws {
        var dice = Dice(state: 4)
        let rules = Self.rules(convention)
        for _ in 0..<Self.people {
            // Of two that were decided on one day the one given first comes first.
            let person = dice.person()
            guard Set(person.map(\.decidedOn)).count == person.count else { continue }
            let count = try PeriodCount(person, rules: rules)
            let back = try PeriodCount(Array(person.reversed()), rules: rules)
            #expect(back.counted.reversed().map(Dated.init) == count.counted.map(Dated.init))
        }
    }

    @Test("the conventions differ by one day, but where a month has no corresponding day: for every day of four years")
    func conventions() throws {
        let kinds = SanctionKind.allCases.filter { !$0.terms.isEmpty && $0 != .partyProbation }
        var clamped = 0
        var wrong: [String] = []
        for number in 19_358..<20_819 {
            let day = CivilDate(dayNumber: number)
            for kind in kinds {
                let sanction = ImposedSanction(.single(kind), decidedOn: day, effectiveOn: day)
                let civil = try PeriodCount([sanction], rules: Self.rules(.civil)).counted[0].periods
                let inclusive = try PeriodCount([sanction], rules: Self.rules(.inclusive)).counted[0].periods
                for (one, other) in zip(civil, inclusive) {
                    let isClamped = one.last.day != day.day
                    if isClamped { clamped += 1 }
                    let saysSo = one.steps.contains { if case .clamped = $0 { true } else { false } }
                    if one.last.dayNumber - other.last.dayNumber != (isClamped ? 0 : 1) || saysSo != isClamped
                        || one.last != day.adding(months: one.months)
                    {
                        wrong.append("\(kind) \(day)")
                    }
                }
            }
        }
        #expect(wrong.isEmpty)
        #expect(clamped > 100)
    }

    @Test("a period is never shorter than its own months, and one of the government never longer than 48")
    func lengths() throws {
        var dice = Dice(state: 5)
        let party: [SanctionKind] = [.partyWarning, .partySeriousWarning, .partyRemoval]
        let government: [SanctionKind] = [.governmentDemerit, .governmentDemotion, .governmentRemoval]
        var capped = 0
        for _ in 0..<Self.people {
            for one in try PeriodCount(dice.person(of: party), rules: Self.rules(.civil)).counted {
                for period in one.periods { #expect(period.last >= period.start.adding(months: period.months)) }
            }
            for one in try PeriodCount(dice.person(of: government), rules: Self.rules(.civil)).counted {
                for period in one.periods {
                    #expect(period.last <= period.start.adding(months: 48))
                    if period.last == period.start.adding(months: 48) { capped += 1 }
                }
            }
        }
        #expect(capped > 100)
    }
}

/// What was counted of a sanction, without the numbers of others in its steps.
private struct Dated: Equatable {
    let sanction: ImposedSanction
    let spans: [[CivilDate]]
    let probation: [CivilDate?]

    init(_ one: CountedSanction) {
        sanction = one.sanction
        spans = one.periods.map { [$0.start, $0.last] }
        probation = one.probation.map { [$0.start, $0.last, $0.restoredOn, $0.cutOn] } ?? []
    }
}
