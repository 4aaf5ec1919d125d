import Kernel
import Storage

/// What whoever has the machine says when events were recorded by a clock that was ahead: those stay as they are, and
/// from here on the clock is right. Noted in the journal and in the trail, so that the step back is explained there.
package enum ClockCorrection {
    /// The name of the act in the trail.
    package static let act = "clock.accept"

    /// Notes it, as the newest event; nothing where the clock is not behind.
    /// - Returns: by how many minutes the clock was behind.
    package static func note(at now: Instant, in session: any SQLSession) throws -> Int {
        let minutes = Journal.minutesBehind(try session.rows(Journal.newest.sql, Journal.newest.values), by: now)
        guard minutes > 0, let body = try Directory.topBodies(in: session).first?.code else { return 0 }
        try AuditLog.appendByAnyClock(
            StoredPayload("attempt.noted", Attempts.Attempt(act: act, caseId: nil, code: "done")),
            to: Attempts.stream(of: body), by: .system, for: body, at: now, in: session)
        return minutes
    }
}
