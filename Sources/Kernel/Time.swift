/// A moment: whole milliseconds since 1970-01-01T00:00:00Z. Shown in Asia/Shanghai.
package struct Instant: Hashable, Sendable, Codable, Comparable {
    /// Milliseconds since the epoch.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The civil date of this moment in China (UTC+8, no daylight saving since 1991).
    package var chinaDate: CivilDate {
        CivilDate(dayNumber: Int((milliseconds + 8 * 3_600_000).flooredDivision(by: 86_400_000)))
    }

    /// The first moment of a day in China.
    package init(startOf day: CivilDate) {
        milliseconds = Int64(day.dayNumber) * 86_400_000 - 8 * 3_600_000
    }

    /// `2026-11-23 09:05` in China.
    package var chinaText: String {
        let local = milliseconds + 8 * 3_600_000
        let minuteOfDay = Int((local - local.flooredDivision(by: 86_400_000) * 86_400_000) / 60_000)
        return "\(chinaDate) \(padded(minuteOfDay / 60)):\(padded(minuteOfDay % 60))"
    }
}

/// A day of the calendar, without a time and without a zone. Written `2026-11-23`.
package struct CivilDate: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The date, or nil when there is no such day. Years 1900 to 2199: an official's papers name no others.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date written `2026-11-23`; nil for anything else.
    package init?(_ text: String) {
        // By bytes: a register reads a hundred of them.
        guard text.utf8.count == 10 else { return nil }
        var numbers = [0, 0, 0]
        var part = 0
        for (index, byte) in text.utf8.enumerated() {
            if index == 4 || index == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                part += 1
            } else {
                guard (48...57).contains(byte) else { return nil }
                numbers[part] = numbers[part] * 10 + Int(byte) - 48
            }
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The date `dayNumber` days after 1970-01-01.
    package init(dayNumber: Int) {
        // Days to civil after Howard Hinnant's public-domain algorithm: eras of 400 years, March as the first month.
        let shifted = dayNumber + 719_468
        let era = Int64(shifted).flooredDivision(by: 146_097)
        let dayOfEra = shifted - Int(era) * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a date"))
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String {
        guard (1_000...9_999).contains(year) else { return "\(year)-\(padded(month))-\(padded(day))" }
        // By bytes: a page writes a hundred of them, and a table's rows have them as keys.
        return String(unsafeUninitializedCapacity: 10) { text in
            func put(_ number: Int, at place: Int) {
                text[place] = UInt8(48 + number / 10)
                text[place + 1] = UInt8(48 + number % 10)
            }
            put(year / 100, at: 0)
            put(year % 100, at: 2)
            text[4] = UInt8(ascii: "-")
            put(month, at: 5)
            text[7] = UInt8(ascii: "-")
            put(day, at: 8)
            return 10
        }
    }

    /// Days since 1970-01-01.
    package var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = Int(Int64(shiftedYear).flooredDivision(by: 400))
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        let zeroBased = (dayNumber + 3) % 7
        return (zeroBased < 0 ? zeroBased + 7 : zeroBased) + 1
    }

    /// This date moved by a number of days.
    package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// This date moved by months; a day the month does not have becomes its last (PER-026, Civil Code art. 202).
    package func adding(months: Int) -> CivilDate {
        let index = year * 12 + month - 1 + months
        let newYear = Int(Int64(index).flooredDivision(by: 12))
        let newMonth = index - newYear * 12 + 1
        let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
        return CivilDate(dayNumber: CivilDate.number(newYear, newMonth, newDay))
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days the month has, leap years as in the Gregorian calendar.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDate(unchecked: year, month, day).dayNumber
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// A number below 100 in two digits.
private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
