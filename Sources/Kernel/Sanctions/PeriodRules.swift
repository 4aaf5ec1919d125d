/// The rules in force on a day, asked for what counting needs: a parameter that is missing or useless is an error that
/// names it, never a silent nothing.
struct PeriodRules {
    let rules: RulesInForce
    /// The day they were resolved for, for messages.
    let day: CivilDate

    /// A value with the rule it comes from.
    typealias Found<Value> = (value: Value, rule: RuleCitation)

    /// Months, at least one: a period of none has no last day.
    func months(_ name: String) throws(PeriodProblem) -> Found<Int> {
        let parameter = try parameter(name)
        guard case .count(let months) = parameter.value, parameter.unit == .month, months > 0 else {
            throw .parameterUnusable(name, on: day)
        }
        return (months, parameter.citation)
    }

    /// The numbers of a list, in its order.
    func numbers(_ name: String) throws(PeriodProblem) -> Found<[Int]> {
        let parameter = try parameter(name)
        let numbers = rules.list(name).compactMap { Int($0) }.filter { $0 > 0 }
        guard !numbers.isEmpty, numbers.count == rules.list(name).count else {
            throw .parameterUnusable(name, on: day)
        }
        return (numbers, parameter.citation)
    }

    /// A word of a closed set.
    func word<Word: RawRepresentable<String>>(_ name: String, as word: Word.Type) throws(PeriodProblem) -> Found<Word> {
        let parameter = try parameter(name)
        guard case .text(let text) = parameter.value, let word = Word(rawValue: text) else {
            throw .parameterUnusable(name, on: day)
        }
        return (word, parameter.citation)
    }

    /// A flag that counting can only obey when it has this value.
    func flag(_ name: String, mustBe wanted: Bool) throws(PeriodProblem) -> RuleCitation {
        let parameter = try parameter(name)
        guard parameter.value == .flag(wanted) else { throw .parameterUnusable(name, on: day) }
        return parameter.citation
    }

    /// The most that a whole may come to; no value where the rules set none.
    func cap(_ name: String) throws(PeriodProblem) -> Found<Int?> {
        let parameter = try parameter(name)
        if parameter.value == .text("none") { return (nil, parameter.citation) }
        let found = try months(name)
        return (found.value, found.rule)
    }

    private func parameter(_ name: String) throws(PeriodProblem) -> RuleParameter {
        guard let parameter = rules.parameters[name] else { throw .parameterMissing(name, on: day) }
        return parameter
    }
}

/// Parameters of counting that others than the counter name.
package enum PeriodRuleNames {
    /// Which day is a period's last (PER-025).
    package static let endConvention = "period.end_convention"
}

/// The day a period runs from, as rules write it (PER-011, PER-012, PER-018).
enum PeriodStart: String {
    case decisionEffective = "decision_effective_date"
    case decision = "decision_date"
    case rightsRestored = "rights_restored_date"
}

/// How a period that begins inside another of its family is counted (PER-009).
enum PeriodOverlap: String {
    case remainingAndNew = "remaining + new"
}
