import Foundation
import Kernel
import Testing

/// The calendar that ships with the platform, read as an installation reads it.
private func announced() throws -> WorkCalendar {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Data/workday-exceptions-china.csv").standardized
    return try WorkCalendar(csv: String(contentsOf: file, encoding: .utf8))
}

@Suite("Working days")
struct WorkCalendarTests {
    /// Worked out by hand from the announcements; the first day is not counted.
    static let vectors: [(from: String, count: Int, due: String)] = [
        ("2025-01-20", 15, "2025-02-14"),
        ("2025-04-25", 15, "2025-05-20"),
        ("2025-09-22", 5, "2025-09-28"),
        ("2025-09-22", 15, "2025-10-17"),
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-10", 15, "2026-03-09"),
        ("2026-04-28", 15, "2026-05-21"),
        ("2026-09-25", 15, "2026-10-22"),
        ("2026-11-23", 15, "2026-12-14"),
    ]

    @Test("a deadline in working days follows the announced holidays and make-up days", arguments: vectors)
    func deadlines(from: String, count: Int, due: String) throws {
        let calendar = try announced()
        let start = try #require(CivilDate(from))
        let end = try #require(CivilDate(due))
        let answer = calendar.day(count, workdaysAfter: start)
        #expect(answer.day == end)
        #expect(!answer.isProvisional)
        #expect(calendar.isWorkday(end))
        #expect(calendar.workdays(from: start, to: end) == count)
        #expect(calendar.workdays(from: end, to: start) == -count)
    }

    @Test(
        "a year has as many working days as its announcement leaves",
        arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func yearsHaveTheirDays(year: Int, count: Int) throws {
        let last = try #require(CivilDate(year: year - 1, month: 12, day: 31))
        let end = try #require(CivilDate(year: year, month: 12, day: 31))
        #expect(try announced().workdays(from: last, to: end) == count)
    }

    @Test("a make-up Sunday is worked, a holiday on a weekday is not")
    func exceptions() throws {
        let calendar = try announced()
        #expect(calendar.isWorkday(try #require(CivilDate("2025-09-28"))))
        #expect(!calendar.isWorkday(try #require(CivilDate("2025-10-01"))))
        #expect(!calendar.isWorkday(try #require(CivilDate("2025-09-27"))))
        #expect(calendar.isWorkday(try #require(CivilDate("2025-09-29"))))
    }

    @Test("a deadline that reaches into a year not announced is provisional")
    func provisional() throws {
        let calendar = try announced()
        #expect(calendar.publishedYears == Set(2019...2026))
        let december = try #require(CivilDate("2026-12-21"))
        #expect(calendar.day(5, workdaysAfter: december).isProvisional == false)
        let crossing = calendar.day(15, workdaysAfter: december)
        #expect(crossing.isProvisional)
        #expect(crossing.day > (try #require(CivilDate("2027-01-01"))))
        #expect(calendar.day(0, workdaysAfter: december).day == december)
    }

    @Test(
        "a row that is no exception is named by its number",
        arguments: [
            ("date,holiday,day\n2026-01-01,元旦,off\n2026-02-30,春节,off\n", 3),
            ("date,holiday,day\n2026-01-01,元旦,closed\n", 2),
            ("date,holiday,day\n2026-01-01,off\n", 2),
        ])
    func brokenRows(text: String, row: Int) {
        let error = #expect(throws: CalendarError.self) { try WorkCalendar(csv: text) }
        #expect(error?.row == row)
    }
}
