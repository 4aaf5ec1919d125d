/// Counts the sanctions of one family day by day, each with what the ones before it left.
struct FamilyCount {
    /// The period that later ones are added to: the newest of its family.
    private struct Running {
        let number: Int
        /// The day the whole is counted from: the first day of the earliest that it holds.
        let anchor: CivilDate
        /// The whole from that day.
        let length: PeriodLength
        let last: CivilDate
        let convention: PeriodEnd
    }

    /// What happens on a day, in this order where several things do.
    private enum Turn: Int {
        case restored, imposed, expelled
    }

    private struct Happening {
        let day: CivilDate
        let turn: Turn
        let member: NumberedSanction

        var order: (CivilDate, Int, CivilDate, Int) {
            (day, turn.rawValue, member.sanction.decidedOn, member.number)
        }
    }

    private let members: [NumberedSanction]
    private var running: Running?
    /// What a probation holds back until the rights are restored, by its number.
    private var heldBack: [Int: (length: PeriodLength, step: PeriodStep)] = [:]
    private var counted: [Int: SanctionOutcome] = [:]

    init(_ members: [NumberedSanction]) { self.members = members }

    /// What each sanction of the family brings, by its number.
    mutating func outcomes() throws(PeriodProblem) -> [Int: SanctionOutcome] {
        var happenings: [Happening] = []
        for member in members {
            switch member.sanction.kind.counting {
            case .adds, .ends: happenings += try Self.happenings(of: member)
            case .alone: counted[member.number] = try Self.alone(member)
            }
        }
        for happening in happenings.sorted(by: { $0.order < $1.order }) {
            let member = happening.member
            switch (happening.turn, member.sanction.imposition) {
            case (.imposed, .single), (.imposed, .together): try impose(member, on: happening.day)
            case (.imposed, .probation(let probation)): try begin(probation, of: member)
            case (.restored, _): try restore(member, on: happening.day)
            case (.expelled, _): try expel(member, on: happening.day)
            }
        }
        return counted
    }

    private static func happenings(of member: NumberedSanction) throws(PeriodProblem) -> [Happening] {
        switch member.sanction.imposition {
        case .probation(let probation):
            let begins = Happening(day: try member.probationStart().day, turn: .imposed, member: member)
            guard let restoredOn = probation.restoredOn else { return [begins] }
            return [begins, Happening(day: restoredOn, turn: .restored, member: member)]
        case .single, .together:
            let isExpulsion = member.sanction.kind.counting == .ends
            return [Happening(day: try member.start().day, turn: isExpulsion ? .expelled : .imposed, member: member)]
        }
    }

    /// Measures whose periods neither add nor are added to.
    private static func alone(_ member: NumberedSanction) throws(PeriodProblem) -> SanctionOutcome {
        var periods: [ImpactPeriod] = []
        for term in member.sanction.kind.terms { periods.append(try period(of: member, term)) }
        return periods.isEmpty ? .withoutPeriod : .periods(periods)
    }

    private static func period(
        of member: NumberedSanction, _ term: SanctionTerm
    ) throws(PeriodProblem) -> ImpactPeriod {
        let start = try member.start()
        let months = try member.rules.months(term.parameter)
        let end = try member.end(from: start.day, PeriodLength(months: months.value))
        return ImpactPeriod(
            bars: term.bars, start: start.day, months: months.value, last: end.last,
            steps: member.history + [.begins(start.day, start.rule), .own(months: months.value, months.rule)]
                + end.steps)
    }

    // MARK: What happens

    private mutating func impose(_ member: NumberedSanction, on day: CivilDate) throws(PeriodProblem) {
        let own = try ownMonths(of: member)
        let left = try remainder(for: member, on: day)
        let period = try close(
            member, from: day, own: own, left: left.map { [$0] } ?? [],
            // Summed once from the earlier's first day: a month's end cuts the whole once, not each part.
            anchor: left == nil ? day : running?.anchor ?? day,
            before: left == nil ? nil : running?.length)
        counted[member.number] = .periods([period])
    }

    private mutating func begin(_ probation: Probation, of member: NumberedSanction) throws(PeriodProblem) {
        let rules = member.rules
        let start = try member.probationStart()
        let offered = try rules.numbers("party.留党察看.probation")
        guard offered.value.contains(probation.months) else {
            throw .probationNotOffered(member.number, offered: offered.value)
        }
        var months = probation.months
        let day = start.day
        var steps = member.history + [.begins(day, start.rule), .own(months: months, offered.rule)]
        if probation.isExtended {
            let more = try rules.months("party.留党察看.extension_if_1y")
            let most = try rules.months("party.留党察看.probation.max")
            months += more.value
            guard months <= most.value else { throw .probationTooLong(member.number, most: most.value) }
            steps.append(.extended(months: more.value, more.rule, most: most.rule))
        }
        let end = try member.end(from: day, PeriodLength(months: months))
        if let restoredOn = probation.restoredOn, restoredOn < end.last {
            throw .restoredTooEarly(member.number, probationLast: end.last)
        }
        if let left = try remainder(for: member, on: day) {
            heldBack[member.number] = left
            running = nil
        }
        let course = ProbationCourse(
            start: day, months: months, last: end.last, restoredOn: probation.restoredOn, cutOn: nil,
            steps: steps + end.steps)
        counted[member.number] = .probation(course, then: nil)
    }

    private mutating func restore(_ member: NumberedSanction, on day: CivilDate) throws(PeriodProblem) {
        // An expulsion of the same day comes after; one of an earlier day was refused with it.
        guard case .probation(let course, _) = counted[member.number] else { return }
        let own = try ownMonths(of: member)
        let left = [heldBack[member.number], try remainder(for: member, on: day)].compactMap(\.self)
        heldBack[member.number] = nil
        let before = left.isEmpty ? nil : left.map(\.length).reduce(PeriodLength(months: 0), +)
        let period = try close(member, from: day, own: own, left: left, anchor: day, before: before)
        counted[member.number] = .probation(course, then: period)
    }

    private mutating func expel(_ member: NumberedSanction, on day: CivilDate) throws(PeriodProblem) {
        let rule: RuleCitation
        if let term = member.sanction.kind.terms.first {
            let period = try Self.period(of: member, term)
            rule = try member.rules.months(term.parameter).rule
            counted[member.number] = .periods([period])
        } else {
            rule = try member.rules.flag("gov.开除.reemployment_barred", mustBe: true)
            counted[member.number] = .lasting(from: day, rule)
        }
        for (number, outcome) in counted.sorted(by: { $0.key < $1.key }) where number != member.number {
            counted[number] = try Self.cut(outcome, of: number, by: member.number, on: day, rule)
        }
        running = nil
        heldBack = [:]
    }

    /// What is left of an outcome when an expulsion of its family takes effect.
    private static func cut(
        _ outcome: SanctionOutcome, of number: Int, by expulsion: Int, on day: CivilDate, _ rule: RuleCitation
    ) throws(PeriodProblem) -> SanctionOutcome {
        func shorter(_ period: ImpactPeriod) -> ImpactPeriod {
            period.bars == .promotion && period.last > day ? period.cut(by: expulsion, on: day, rule) : period
        }
        switch outcome {
        case .withoutPeriod, .revoked, .lasting: return outcome
        case .periods(let periods): return .periods(periods.map(shorter))
        case .probation(let course, let period?): return .probation(course, then: shorter(period))
        case .probation(let course, nil):
            guard course.restoredOn == nil else { throw .restoredAfterExpulsion(number) }
            guard course.cutOn == nil else { return outcome }
            let cut = ProbationCourse(
                start: course.start, months: course.months, last: min(course.last, day), restoredOn: nil, cutOn: day,
                steps: course.steps + [.cut(by: expulsion, on: day, rule)])
            return .probation(cut, then: nil)
        }
    }

    // MARK: How long

    /// The months of the sanction itself, with the steps that say so.
    private func ownMonths(of member: NumberedSanction) throws(PeriodProblem) -> (months: Int, steps: [PeriodStep]) {
        let kind = member.sanction.kind
        guard let term = kind.terms.first else { return (0, []) }
        let own = try member.rules.months(term.parameter)
        let step = PeriodStep.own(months: own.value, own.rule)
        switch member.sanction.imposition {
        case .single, .probation: return (own.value, [step])
        case .together(_, let together):
            let cap = try member.rules.months("gov.multiple_same.cap")
            let sum = own.value.multipliedReportingOverflow(by: together.count)
            let most = sum.overflow ? cap.value : min(sum.partialValue, cap.value)
            guard own.value <= together.months, together.months <= most else {
                throw .togetherOutOfRange(member.number, least: own.value, most: most)
            }
            return (together.months, [step, .together(together, cap.rule)])
        }
    }

    /// What the running period leaves on a day that lies in it, as a step of the sanction that takes it over.
    private func remainder(
        for member: NumberedSanction, on day: CivilDate
    ) throws(PeriodProblem) -> (length: PeriodLength, step: PeriodStep)? {
        guard let running, day <= running.last, let overlap = member.sanction.kind.family.overlap else { return nil }
        let algorithm = try member.rules.word(overlap.algorithm, as: PeriodOverlap.self)
        switch algorithm.value {
        case .remainingAndNew:
            let length = running.convention.remainder(on: day, until: running.last)
            return (length, .remainder(of: running.number, on: day, length, algorithm.rule))
        }
    }

    /// Makes the period of a sanction and lets it run.
    /// - Parameters:
    ///   - left: what earlier ones left, as steps.
    ///   - anchor: the day the whole is counted from.
    ///   - before: the length from that day that the sanction's own months are added to; nil where nothing was left.
    private mutating func close(
        _ member: NumberedSanction, from day: CivilDate, own: (months: Int, steps: [PeriodStep]),
        left: [(length: PeriodLength, step: PeriodStep)], anchor: CivilDate, before: PeriodLength?
    ) throws(PeriodProblem) -> ImpactPeriod {
        var steps = member.history + [.begins(day, try member.start().rule)] + own.steps + left.map(\.step)
        var whole = (from: anchor, length: PeriodLength(months: own.months))
        if let before { whole.length = before + whole.length }
        var end = try member.end(from: whole.from, whole.length)
        if before != nil, let overlap = member.sanction.kind.family.overlap {
            let cap = try member.rules.cap(overlap.cap)
            steps.append(.whole(from: whole.from, whole.length, cap.rule))
            if let most = cap.value {
                let latest = try member.end(from: day, PeriodLength(months: most))
                if end.last > latest.last {
                    whole = (day, PeriodLength(months: most))
                    end = latest
                    steps.append(.capped(months: most, cap.rule))
                }
            }
        }
        running = Running(
            number: member.number, anchor: whole.from, length: whole.length, last: end.last,
            convention: end.convention)
        return ImpactPeriod(
            bars: .promotion, start: day, months: own.months, last: end.last, steps: steps + end.steps)
    }
}
