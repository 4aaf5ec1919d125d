import Kernel
import Organisation
import Storage

/// What administrators do and what must be noted, on its way into the audit trail.
enum AuditLog {
    /// What happened to an account.
    struct AccountNote: Hashable, Sendable, Codable {
        let account: String
        let staff: StaffId
    }

    /// Somebody signed in, or tried: `done`, `wrong`, `locked`.
    struct SignInNote: Hashable, Sendable, Codable {
        let account: String
        let outcome: String
    }

    /// The streams that hold notes rather than decisions.
    static let noteStreams: Set<String> = ["attempt", "account", "signin"]

    /// Notes a sign-in in the stream of the Body of whoever signs in, inside the transaction that opens the session or
    /// counts the failure.
    static func noteSignIn(
        _ account: String, of staff: StaffId, outcome: String, at now: Instant, in session: any SQLSession
    ) throws {
        guard let row = try Directory.staff(staff, in: session) else { return }
        try append(
            StoredPayload("signin.tried", SignInNote(account: account, outcome: outcome)),
            to: StreamId("signin", row.body.text), by: .staff(staff), for: row.body, at: now, in: session)
    }

    /// Appends a note and its line of the trail.
    static func append(
        _ payload: StoredPayload, to stream: StreamId, by actor: Actor, for body: BodyCode, at now: Instant,
        in session: any SQLSession
    ) throws {
        try Journal.checkClock(now, in: session)
        try appendByAnyClock(payload, to: stream, by: actor, for: body, at: now, in: session)
    }

    /// The same where the clock is behind what is recorded: to say that it is right all the same, and nothing else.
    static func appendByAnyClock(
        _ payload: StoredPayload, to stream: StreamId, by actor: Actor, for body: BodyCode, at now: Instant,
        in session: any SQLSession
    ) throws {
        try session.hold(.registers, .shared)
        try session.hold(.stream(stream), .exclusive)
        let head = try Journal.head(of: stream, in: session)
        let event = StoredEvent(
            stream: stream, version: head.version + 1, payload: payload, actor: actor, actingBody: body,
            occurredOn: now.chinaDate, recordedAt: now, ruleSets: [], cause: nil)
        _ = try Journal.append([event], after: head, in: session)
        try trail(event, in: session)
    }

    /// Adds the line of an event that belongs into the trail: every note, and what a person did to the registers.
    static func trail(_ event: StoredEvent, in session: any SQLSession) throws {
        guard let row = try line(of: event) else { return }
        try AuditTrail.add(row, in: session)
    }

    private static func line(of event: StoredEvent) throws -> AuditRow? {
        switch event.stream.mechanism {
        case "attempt":
            let attempt = try event.payload.decode(Attempts.Attempt.self)
            return AuditRow(
                event: event, kind: .attempt, act: attempt.act, code: attempt.code,
                object: attempt.caseId?.text ?? "")
        case "signin":
            let note = try event.payload.decode(SignInNote.self)
            return AuditRow(event: event, kind: .signIn, code: note.outcome, object: note.account)
        case "account": return AuditRow(event: event, kind: .account)
        case BodyRegistry.mechanism, UnitRegistry.mechanism, OfficialRegistry.mechanism, StaffRegistry.mechanism:
            // What the founding and imports enter is in the journal; the trail names what people do.
            return event.actor.staff == nil ? nil : AuditRow(event: event, kind: .registry)
        default: return nil
        }
    }

    /// Adds the lines of events the trail does not have yet, many at a time: for `rebuild`.
    static func load(_ events: some Sequence<StoredEvent>, in session: any SQLSession) throws {
        try AuditTrail.load(try events.compactMap(line(of:)), in: session)
    }
}
