import Kernel
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("every day from 1900 to 2199 goes to its number, its text and back, and weekdays follow each other")
    func everyDay() throws {
        let first = try #require(CivilDate(year: 1900, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2199, month: 12, day: 31))
        #expect(first.weekday == 1, "1 January 1900 was a Monday")
        var expected = (year: 1900, month: 1, day: 1)
        var weekday = 1
        var wrong: [Int] = []
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            let isFaithful =
                (date.year, date.month, date.day) == expected && date.dayNumber == number
                && CivilDate(date.description) == date
                && CivilDate(year: expected.year, month: expected.month, day: expected.day) == date
            if !isFaithful || date.weekday != weekday { wrong.append(number) }
            expected = Self.next(expected)
            weekday = weekday % 7 + 1
        }
        #expect(wrong.isEmpty)
        #expect(expected == (2200, 1, 1))
        #expect(last.dayNumber - first.dayNumber + 1 == 300 * 365 + 73)
    }

    /// The next day by the plainest rule there is, so that it shares nothing with what it checks.
    private static func next(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
        let isLeap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
        return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
    }

    @Test("known days fall on their weekdays", arguments: [("1949-10-01", 6), ("2026-11-23", 1), ("2000-02-29", 2)])
    func weekdays(text: String, weekday: Int) throws {
        #expect(try #require(CivilDate(text)).weekday == weekday)
    }

    @Test(
        "a day that does not exist is no date",
        arguments: [
            "1900-02-29", "2100-02-29", "2023-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-01",
            "2024-01-00", "1899-12-31", "2200-01-01", "2024-1-1", "24-01-01", "2024/01/01", "2024-01-01 ",
            "+024-01-01", "2024-01", "", "二〇二四-01-01",
        ])
    func noDate(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("leap years have their day", arguments: ["2000-02-29", "2024-02-29", "1904-02-29", "2196-02-29"])
    func leapDays(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(
        "months added keep the day, or end on the month's last",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"), ("2026-08-31", 6, "2027-02-28"), ("2026-11-23", 1, "2026-12-23"),
            ("2026-12-31", 2, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
            ("2026-05-31", 0, "2026-05-31"),
        ])
    func months(from: String, count: Int, to: String) throws {
        #expect(try #require(CivilDate(from)).adding(months: count).description == to)
    }

    @Test("dates are ordered as their texts are")
    func order() throws {
        let texts = ["1999-12-31", "2000-01-01", "2000-02-01", "2000-10-02"]
        let dates = try texts.map { try #require(CivilDate($0)) }
        #expect(dates.sorted() == dates)
    }
}
