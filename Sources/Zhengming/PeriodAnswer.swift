import Application
import Kernel

/// What `period` answers, as lines in both languages and as JSON.
struct PeriodAnswer {
    private let count: PeriodCount
    private let day: CivilDate?
    private let controlling: ControllingPeriod?
    private let assessment: YearAssessment?

    /// Counts.
    /// - Throws: what cannot be counted, with its rule.
    init(
        _ sanctions: [ImposedSanction], on day: CivilDate?, hasOpenCase: Bool, rules: (CivilDate) -> RulesInForce
    ) throws(PeriodProblem) {
        count = try PeriodCount(sanctions, rules: rules)
        self.day = day
        controlling = day.flatMap(count.controlling)
        guard let day else {
            assessment = nil
            return
        }
        assessment = try YearAssessment.of(day.year, sanctions, hasOpenCase: hasOpenCase, rules: rules)
    }

    // MARK: Lines

    /// The answer for a reader: a heading for each sanction, its periods, and below each how its dates were made.
    var lines: [String] {
        var lines: [String] = []
        for (index, one) in count.counted.enumerated() {
            let kind = SanctionWords.text(one.sanction.kind)
            let family = SanctionWords.text(one.sanction.kind.family)
            lines.append(
                "\(index + 1). \(kind.zh)（\(family.zh)，\(one.sanction.decidedOn)决定）· "
                    + "\(kind.en), \(family.en), decided on \(one.sanction.decidedOn)")
            lines += outcome(one)
        }
        return lines + onDay
    }

    private func outcome(_ one: CountedSanction) -> [String] {
        switch one.outcome {
        case .withoutPeriod: return ["   没有期限 · no rule gives it a period"]
        case .revoked(let day): return ["   \(day)撤销，自始不计 · revoked on \(day): it counts nothing, from the start"]
        case .lasting(let day, let rule):
            return [
                "   没有处分期，自\(day)起不得再任公职 · no period: barred from public service from \(day) on"
                    + " — \(SanctionWords.text(rule))"
            ]
        case .periods(let periods): return periods.flatMap { period($0, of: one.sanction.kind.family) }
        case .probation(let course, let then):
            let head = "   察看期 · probation: \(course.start) — \(course.last)"
            let waits =
                course.cutOn == nil
                ? ["   影响期自恢复党员权利之日起算，尚未恢复 · the impact period runs from the day the rights are restored, not yet come"]
                : []
            return [head] + steps(course.steps) + (then.map { period($0, of: .party) } ?? waits)
        }
    }

    private func period(_ period: ImpactPeriod, of family: SanctionFamily) -> [String] {
        let name = SanctionWords.text(period.bars, of: family)
        return ["   \(name.zh) · \(name.en): \(period.start) — \(period.last)"] + steps(period.steps)
    }

    private func steps(_ steps: [PeriodStep]) -> [String] {
        steps.map { step in
            let words = SanctionWords.text(step)
            let rules = step.rules.map { SanctionWords.text($0) }.joined(separator: "；")
            return "     \(words.zh) · \(words.en)" + (rules.isEmpty ? "" : " — \(rules)")
        }
    }

    private var onDay: [String] {
        guard let day else { return [] }
        let weight: SanctionWords.Words =
            switch controlling {
            case nil: ("没有期限在执行", "no period runs")
            case .lasting(let number): ("第\(number)项，开除，不设期限", "no. \(number), a dismissal, without an end")
            case .probation(let number, let course):
                ("第\(number)项，留党察看期内（至\(course.last)）", "no. \(number), a probation (to \(course.last))")
            case .period(let number, let period):
                ("第\(number)项，至\(period.last)", "no. \(number), to \(period.last)")
            }
        var lines = ["\(day)：\(weight.zh) · on \(day): \(weight.en)"]
        if let assessment {
            let effect = SanctionWords.text(assessment.effect)
            let rules = assessment.rules.map { SanctionWords.text($0) }.joined(separator: "；")
            lines.append("\(day.year)年度考核：\(effect.zh) · assessment of \(day.year): \(effect.en) — \(rules)")
        } else {
            lines.append("\(day.year)年度考核：不受影响 · assessment of \(day.year): not affected")
        }
        return lines
    }
}

// MARK: JSON

extension PeriodAnswer {
    /// The answer for a program.
    struct JSON: Encodable {
        let sanctions: [Sanction]
        let on: Day?

        struct Sanction: Encodable {
            let number: Int
            let kind: SanctionKind
            let family: SanctionFamily
            let decidedOn: CivilDate
            let effectiveOn: CivilDate
            let outcome: String
            let periods: [Period]
            let probation: Probation?
            let revokedOn: CivilDate?
            let barredFrom: CivilDate?
        }

        struct Period: Encodable {
            let bars: PeriodBar
            let start: CivilDate
            let months: Int
            let last: CivilDate
            let steps: [Step]
            let rules: [RuleCitation]
        }

        struct Probation: Encodable {
            let start: CivilDate
            let months: Int
            let last: CivilDate
            let restoredOn: CivilDate?
            let endedOn: CivilDate?
            let steps: [Step]
            let rules: [RuleCitation]
        }

        struct Step: Encodable {
            let zh: String
            let en: String
            let rows: [String]

            init(_ step: PeriodStep) {
                let words = SanctionWords.text(step)
                (zh, en, rows) = (words.zh, words.en, step.rules.map(\.row))
            }
        }

        struct Day: Encodable {
            let day: CivilDate
            let controlling: String
            let sanction: Int?
            let last: CivilDate?
            let year: Int
            let assessment: AssessmentEffect?
            let rules: [RuleCitation]
        }
    }

    var json: JSON {
        JSON(
            sanctions: count.counted.enumerated().map { index, one in Self.json(one, number: index + 1) },
            on: day.map { json(on: $0) })
    }

    private static func json(_ one: CountedSanction, number: Int) -> JSON.Sanction {
        let outcome: String
        var barredFrom: CivilDate?
        switch one.outcome {
        case .withoutPeriod: outcome = "withoutPeriod"
        case .revoked: outcome = "revoked"
        case .lasting(let day, _): (outcome, barredFrom) = ("lasting", day)
        case .periods: outcome = "periods"
        case .probation: outcome = "probation"
        }
        return JSON.Sanction(
            number: number, kind: one.sanction.kind, family: one.sanction.kind.family,
            decidedOn: one.sanction.decidedOn, effectiveOn: one.sanction.effectiveOn, outcome: outcome,
            periods: one.periods.map { period in
                JSON.Period(
                    bars: period.bars, start: period.start, months: period.months, last: period.last,
                    steps: period.steps.map(JSON.Step.init), rules: period.rules)
            },
            probation: one.probation.map { course in
                JSON.Probation(
                    start: course.start, months: course.months, last: course.last, restoredOn: course.restoredOn,
                    endedOn: course.cutOn, steps: course.steps.map(JSON.Step.init), rules: course.rules)
            }, revokedOn: one.sanction.revokedOn, barredFrom: barredFrom)
    }

    private func json(on day: CivilDate) -> JSON.Day {
        let found: (word: String, sanction: Int?, last: CivilDate?) =
            switch controlling {
            case nil: ("none", nil, nil)
            case .lasting(let number): ("lasting", number, nil)
            case .probation(let number, let course): ("probation", number, course.last)
            case .period(let number, let period): ("period", number, period.last)
            }
        return JSON.Day(
            day: day, controlling: found.word, sanction: found.sanction, last: found.last, year: day.year,
            assessment: assessment?.effect, rules: assessment?.rules ?? [])
    }
}
