import Kernel

extension Journal {
    /// So many minutes the clock may be behind the newest event: more than clocks kept by NTP differ from one another.
    package static let clockToleranceMinutes = 5

    /// Asks when the newest event was recorded.
    package static let newest = SQLQuestion("SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1", [])

    /// How many minutes a clock is behind the newest event, rounded up; 0 when it is not.
    /// - Parameter newest: what `newest` answered.
    package static func minutesBehind(_ newest: [SQLRow], by now: Instant) -> Int {
        guard let row = newest.first else { return 0 }
        return max(0, (row.int(0) - Int(now.milliseconds) + 59_999) / 60_000)
    }

    /// Refuses to record anything by a clock that was set back: no due date is counted from a day that is past already.
    /// - Parameter newest: what `newest` answered.
    /// - Throws: `StoreError.clockBehind`.
    package static func refuse(_ now: Instant, before newest: [SQLRow]) throws(StoreError) {
        let minutes = minutesBehind(newest, by: now)
        if minutes > clockToleranceMinutes { throw .clockBehind(minutes: minutes) }
    }

    /// The same, for whoever has nothing else to ask.
    package static func checkClock(_ now: Instant, in session: any SQLSession) throws(StoreError) {
        try refuse(now, before: try session.rows(newest.sql, newest.values))
    }
}
