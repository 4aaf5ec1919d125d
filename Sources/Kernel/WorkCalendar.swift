/// The working days of China: Monday to Friday, but for the exceptions that the State Council announces each year
/// (holidays on weekdays, make-up work on weekends).
package struct WorkCalendar: Equatable, Sendable {
    /// Each announced exception: true when the day is worked, false when it is off.
    package let exceptions: [CivilDate: Bool]
    /// Years whose calendar has been announced; another year's answer is provisional (CAL-006).
    package let publishedYears: Set<Int>
    /// What the exceptions change in the count of Mondays to Fridays, by day number: a day more, or a day less.
    private let changes: [(day: Int, by: Int)]

    package init(exceptions: [CivilDate: Bool], publishedYears: Set<Int>) {
        self.exceptions = exceptions
        self.publishedYears = publishedYears
        changes = exceptions.compactMap { date, isWorked -> (day: Int, by: Int)? in
            isWorked == (date.weekday <= 5) ? nil : (date.dayNumber, isWorked ? 1 : -1)
        }.sorted { $0.day < $1.day }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.exceptions == right.exceptions && left.publishedYears == right.publishedYears
    }

    /// A calendar that knows no exceptions and holds no year to be announced.
    package static let unpublished = WorkCalendar(exceptions: [:], publishedYears: [])

    /// Whether the day is worked, as far as announced.
    package func isWorkday(_ date: CivilDate) -> Bool { exceptions[date] ?? (date.weekday <= 5) }

    /// The day `count` working days after `date`; the first day is not counted (CAL-001).
    /// - Parameter count: zero or more; zero gives `date` itself.
    /// - Returns: the day, and whether a year without an announced calendar was crossed.
    package func day(_ count: Int, workdaysAfter date: CivilDate) -> (day: CivilDate, isProvisional: Bool) {
        precondition(count >= 0, "a deadline lies in the future")
        var day = date
        var left = count
        var isProvisional = false
        while left > 0 {
            day = day.adding(days: 1)
            if !publishedYears.contains(day.year) { isProvisional = true }
            if isWorkday(day) { left -= 1 }
        }
        return (day, isProvisional)
    }

    /// How many working days lie after `start` up to and including `end`; negative when `end` is earlier.
    package func workdays(from start: CivilDate, to end: CivilDate) -> Int {
        guard start <= end else { return -workdays(from: end, to: start) }
        // Counted, not gone through day by day: a register asks it for each of its rows.
        let (first, last) = (start.dayNumber, end.dayNumber)
        var count = Self.weekdays(until: last) - Self.weekdays(until: first)
        for change in changes[firstChange(after: first)...] {
            if change.day > last { break }
            count += change.by
        }
        return count
    }

    /// How many Mondays to Fridays there are from a Monday long ago up to and including a day.
    private static func weekdays(until dayNumber: Int) -> Int {
        // Day 0 of the calendar of days is a Thursday; 7,000,000 days before it was one too.
        let sinceMonday = dayNumber + 7_000_000 + 3
        return sinceMonday / 7 * 5 + min(sinceMonday % 7 + 1, 5)
    }

    /// The index of the first change after a day.
    private func firstChange(after day: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Reads `date,holiday,day` rows, `day` being `work` or `off`; the years named in full are those with an exception
    /// on 1 October of the same year (the announcement for a year always names its National Day).
    /// - Throws: the number of the first row that does not fit, the header being row 1.
    package init(csv text: String) throws(CalendarError) {
        var exceptions: [CivilDate: Bool] = [:]
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() where index > 0 {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == 3, let date = CivilDate(String(cells[0])), cells[2] == "work" || cells[2] == "off"
            else { throw CalendarError(row: index + 1) }
            exceptions[date] = cells[2] == "work"
        }
        let years = Set(exceptions.keys.filter { $0.month == 10 && $0.day == 1 }.map(\.year))
        self.init(exceptions: exceptions, publishedYears: years)
    }
}

/// A row of a calendar file that cannot be read.
package struct CalendarError: Error, Equatable {
    /// The row, the header being 1.
    package let row: Int
}
