import Kernel
import Storage

/// Attempts that must be noted although they were refused: a delivery out of scope, a peek at a hidden case.
package enum Attempts {
    /// What was tried.
    package struct Attempt: Hashable, Sendable, Codable {
        /// The act, or `view`.
        package let act: String
        package let caseId: CaseId?
        /// The refusal's code, or `hidden`.
        package let code: String

        package init(act: String, caseId: CaseId?, code: String) {
            self.act = act
            self.caseId = caseId
            self.code = code
        }
    }

    /// The stream of a Body's attempts.
    package static func stream(of body: BodyCode) -> StreamId { StreamId("attempt", body.text) }

    /// Appends an attempt to the stream of the Body of whoever tried.
    package static func note(
        _ attempt: Attempt, by staff: StaffId, at now: Instant, in database: any Database
    ) async throws {
        try await database.write { session in
            guard let row = try Directory.staff(staff, in: session) else { return }
            try AuditLog.append(
                StoredPayload("attempt.noted", attempt), to: stream(of: row.body), by: .staff(staff), for: row.body,
                at: now, in: session)
        }
    }

    /// A Body's attempts, newest first.
    package static func list(
        of body: BodyCode, limit: Int, in session: any SQLSession
    ) throws -> [(event: StoredEvent, attempt: Attempt)] {
        try Journal.events(of: stream(of: body), in: session).suffix(limit).reversed().map {
            ($0.event, try $0.event.payload.decode(Attempt.self))
        }
    }

    /// The attempts of every Body, newest first: for the audit administrator.
    package static func listAll(
        limit: Int, in session: any SQLSession
    ) throws -> [(event: StoredEvent, attempt: Attempt)] {
        let streams = try session.rows(
            "SELECT stream FROM event WHERE stream >= 'attempt/' AND stream < 'attempt0' AND version = 1", [])
        var found: [(event: StoredEvent, attempt: Attempt)] = []
        for row in streams {
            guard let stream = StreamId(row.text(0)), let body = BodyCode(stream.id) else { continue }
            found += try list(of: body, limit: limit, in: session)
        }
        return Array(found.sorted { $0.event.recordedAt > $1.event.recordedAt }.prefix(limit))
    }
}
