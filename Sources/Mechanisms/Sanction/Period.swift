import Kernel

extension Sanction {
    /// A period as it was counted and is kept: a probation, or the time for which something is barred.
    package struct Period: Hashable, Sendable, Codable {
        package let kind: SanctionKind
        /// What it bars; nil for the probation of 留党察看.
        package let bars: PeriodBar?
        package let start: CivilDate
        /// The sanction's own months, without what an earlier one left; 0 for a dismissal, which has no end.
        package let months: Int
        /// The last day on which it runs; nil where it has no end.
        package let last: CivilDate?
        /// How the dates were made, in order.
        package let steps: [Step]
    }

    /// One step in the making of a period's dates.
    package struct Step: Hashable, Sendable, Codable {
        package let name: Name
        package let day: CivilDate?
        package let months: Int?
        package let days: Int?
        /// The case of the other sanction it speaks of; empty for one of this very decision.
        package let other: String?
        package let convention: PeriodEnd?
        /// The rules it rests on.
        package let rules: [RuleCitation]

        /// What the step does; words say it in full.
        package enum Name: String, Sendable, Codable, CaseIterable {
            case begins, changed, own, together, extended, remainder, whole, capped, clamped, ends, cut
            /// A dismissal: from then on for good.
            case lasting
        }
    }

    /// Counts the periods of the entry together with the person's other sanctions.
    /// - Parameter own: what this entry imposes, as it stands after the act.
    static func periods(of own: [ImposedSanction], in context: Context<Facts>) throws(Refusal) -> [Period] {
        let others = context.facts.others
        let before = others.flatMap(\.sanctions)
        let cases = others.flatMap { other in other.sanctions.map { _ in other.number } } + own.map { _ in "" }
        let count: PeriodCount
        do {
            count = try PeriodCount(before + own) { context.facts.rules[$0] ?? context.rules }
        } catch {
            throw .cannotBeCounted(error, of: error.sanction.map { cases[$0 - 1] } ?? "")
        }
        return count.counted.dropFirst(before.count).flatMap { $0.kept(naming: cases) }
    }
}

extension CountedSanction {
    fileprivate func kept(naming cases: [String]) -> [Sanction.Period] {
        switch outcome {
        case .withoutPeriod, .revoked: return []
        case .lasting(let from, let rule):
            return [
                Sanction.Period(
                    kind: sanction.kind, bars: nil, start: from, months: 0, last: nil,
                    steps: [Sanction.Step(.lasting, day: from, rules: [rule])])
            ]
        case .periods(let periods): return periods.map { kept($0, naming: cases) }
        case .probation(let course, let period):
            let probation = Sanction.Period(
                kind: sanction.kind, bars: nil, start: course.start, months: course.months, last: course.last,
                steps: course.steps.map { Sanction.Step($0, naming: cases) })
            return [probation] + (period.map { [kept($0, naming: cases)] } ?? [])
        }
    }

    private func kept(_ period: ImpactPeriod, naming cases: [String]) -> Sanction.Period {
        Sanction.Period(
            kind: sanction.kind, bars: period.bars, start: period.start, months: period.months, last: period.last,
            steps: period.steps.map { Sanction.Step($0, naming: cases) })
    }
}

extension Sanction.Step {
    fileprivate init(
        _ name: Name, day: CivilDate? = nil, months: Int? = nil, days: Int? = nil, other: String? = nil,
        convention: PeriodEnd? = nil, rules: [RuleCitation]
    ) {
        self.init(
            name: name, day: day, months: months, days: days, other: other, convention: convention, rules: rules)
    }

    /// - Parameter cases: the case of each sanction that was counted, by its number less one.
    fileprivate init(_ step: PeriodStep, naming cases: [String]) {
        switch step {
        case .begins(let day, let rule): self.init(.begins, day: day, rules: [rule])
        case .changed(_, let day): self.init(.changed, day: day, rules: [])
        case .own(let months, let rule): self.init(.own, months: months, rules: [rule])
        case .together(let together, let rule): self.init(.together, months: together.months, rules: [rule])
        case .extended(let months, let rule, let most): self.init(.extended, months: months, rules: [rule, most])
        case .remainder(let number, let day, let length, let rule):
            self.init(
                .remainder, day: day, months: length.months, days: length.days, other: cases[number - 1],
                rules: [rule])
        case .whole(let day, let length, let rule):
            self.init(.whole, day: day, months: length.months, days: length.days, rules: [rule])
        case .capped(let months, let rule): self.init(.capped, months: months, rules: [rule])
        case .clamped(let rule): self.init(.clamped, rules: [rule])
        case .ends(let day, let convention, let rule, let notMoved):
            self.init(.ends, day: day, convention: convention, rules: [rule, notMoved])
        case .cut(let number, let day, let rule): self.init(.cut, day: day, other: cases[number - 1], rules: [rule])
        }
    }
}
