/// Which day is a period's last: the rules do not say, and practitioners dispute it (PER-025).
package enum PeriodEnd: String, Hashable, Sendable, Codable, CaseIterable {
    /// The corresponding day, as the Civil Code counts: 2024-03-01 and 12 months end with 2025-03-01.
    case civil
    /// The day before the corresponding day: 2024-03-01 and 12 months end with 2025-02-28.
    case inclusive

    /// The last day of a period, and whether its month has no corresponding day and so ends it with its own last day.
    ///
    /// Days of a remainder are added after the months. Never moved for a holiday.
    func last(from start: CivilDate, _ length: PeriodLength) -> (day: CivilDate, isClamped: Bool) {
        let corresponding = start.adding(months: length.months)
        let isClamped = corresponding.day != start.day
        let back =
            switch self {
            case .civil: 0
            case .inclusive: isClamped ? 0 : 1
            }
        return (corresponding.adding(days: length.days - back), isClamped)
    }

    /// What is left on a day of a period that ends with `last`: the most whole months that end no later when they are
    /// counted from the day by this convention, then the days that are missing to `last`.
    func remainder(on day: CivilDate, until last: CivilDate) -> PeriodLength {
        var months = (last.year - day.year) * 12 + last.month - day.month + 1
        while months > 0, self.last(from: day, PeriodLength(months: months)).day > last { months -= 1 }
        let whole = self.last(from: day, PeriodLength(months: months)).day
        return PeriodLength(months: months, days: last.dayNumber - whole.dayNumber)
    }
}

/// How long a period is: whole months, then days that a remainder brought.
package struct PeriodLength: Hashable, Sendable {
    package let months: Int
    package let days: Int

    init(months: Int, days: Int = 0) {
        self.months = months
        self.days = days
    }

    static func + (left: Self, right: Self) -> Self {
        PeriodLength(months: left.months + right.months, days: left.days + right.days)
    }

    var isNothing: Bool { months == 0 && days == 0 }
}

/// One step in the making of a period's dates, with the rule it rests on.
package enum PeriodStep: Hashable, Sendable {
    /// The first day, and the rule that says from which day it runs.
    case begins(CivilDate, RuleCitation)
    /// It was decided otherwise and changed.
    case changed(from: SanctionKind, on: CivilDate)
    /// The months of the kind.
    case own(months: Int, RuleCitation)
    /// The months its decider set for several sanctions of the kind, within what the rules allow.
    case together(Together, RuleCitation)
    /// A probation was lengthened, and is not too long.
    case extended(months: Int, RuleCitation, most: RuleCitation)
    /// What was left on a day of an earlier sanction's period, by its number in the list that was counted.
    case remainder(of: Int, on: CivilDate, PeriodLength, RuleCitation)
    /// The whole, counted once from one day, so that months are not cut to a month's end twice; and the rule that says
    /// how long it may be.
    case whole(from: CivilDate, PeriodLength, RuleCitation)
    /// The whole was longer than the rules allow and ends so many months after the period's own first day.
    case capped(months: Int, RuleCitation)
    /// The month has no corresponding day, and so its last day is the period's last.
    case clamped(RuleCitation)
    /// The last day by the convention; not moved for a holiday.
    case ends(CivilDate, PeriodEnd, RuleCitation, notMoved: RuleCitation)
    /// An expulsion ended it on its day, by that sanction's number.
    case cut(by: Int, on: CivilDate, RuleCitation)

    /// The rules this step rests on.
    package var rules: [RuleCitation] {
        switch self {
        case .begins(_, let rule), .own(_, let rule), .together(_, let rule), .remainder(_, _, _, let rule),
            .whole(_, _, let rule), .capped(_, let rule), .clamped(let rule), .cut(_, _, let rule):
            [rule]
        case .extended(_, let rule, let other), .ends(_, _, let rule, let other): [rule, other]
        case .changed: []
        }
    }
}

/// A period that a sanction brings: 影响期 of the Party, 处分期 of the government, the terms of other measures.
package struct ImpactPeriod: Hashable, Sendable {
    package let bars: PeriodBar
    /// The first day.
    package let start: CivilDate
    /// The sanction's own months, without what an earlier one left.
    package let months: Int
    /// The last day on which it runs; never before the first.
    package let last: CivilDate
    /// How the two dates were made, in order.
    package let steps: [PeriodStep]

    /// Whether it runs on a day.
    package func runs(on day: CivilDate) -> Bool { start <= day && day <= last }

    /// The rules that made its dates, in the order of the steps, each once.
    package var rules: [RuleCitation] { steps.citations }

    /// The same period, ended by an expulsion.
    func cut(by sanction: Int, on day: CivilDate, _ rule: RuleCitation) -> ImpactPeriod {
        ImpactPeriod(
            bars: bars, start: start, months: months, last: day,
            steps: steps + [.cut(by: sanction, on: day, rule)])
    }
}

/// The probation of a 留党察看: no impact period yet, but heavier than one.
package struct ProbationCourse: Hashable, Sendable {
    package let start: CivilDate
    /// With the extension, where there was one.
    package let months: Int
    /// The day on which the probation is over, by the same convention; rights come back by a decision alone.
    package let last: CivilDate
    package let restoredOn: CivilDate?
    /// The day of the expulsion that ended it, or nil.
    package let cutOn: CivilDate?
    package let steps: [PeriodStep]

    /// Whether the person is without rights on a day.
    package func runs(on day: CivilDate) -> Bool {
        guard start <= day else { return false }
        if let restoredOn { return day < restoredOn }
        if let cutOn { return day < cutOn }
        return true
    }

    /// The rules that made its dates, in the order of the steps, each once.
    package var rules: [RuleCitation] { steps.citations }
}

extension [PeriodStep] {
    fileprivate var citations: [RuleCitation] {
        var seen: Set<RuleCitation> = []
        return flatMap(\.rules).filter { seen.insert($0).inserted }
    }
}
