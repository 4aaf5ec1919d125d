import Kernel
import Storage
import TestKit
import Testing

/// What every engine must keep. A test of an engine runs each rule on a database of its own:
/// `@Test(arguments: StoreContract.rules)`.
struct StoreContract: Sendable, CustomTestStringConvertible {
    /// Two empty databases with every migration of `Migration.main`, and the statements of their engine that take the
    /// journal's triggers away.
    struct Ground: Sendable {
        let database: any Database
        let other: any Database
        let loosening: [String]
    }

    let testDescription: String
    let holds: @Sendable (Ground) async throws -> Void

    init(_ rule: String, _ holds: @escaping @Sendable (Ground) async throws -> Void) {
        testDescription = rule
        self.holds = holds
    }

    static let rules: [StoreContract] = writing + loading + journal + shape
}

/// The journal that the rules play on: streams `attempt/a`, `attempt/b`, `attempt/c`.
enum Ledger {
    static func stream(_ name: String) -> StreamId { StreamId("attempt", name) }

    static func event(
        _ name: String, _ version: Int, by actor: Actor = .staff(Sample.staff("zhang")),
        under ruleSets: [String] = ["r1", "r2"]
    ) -> StoredEvent {
        StoredEvent(
            stream: stream(name), version: version,
            payload: StoredPayload(name: "attempt.noted", schema: 1, body: #"{"act":"正名 \#(name)\#(version)"}"#),
            actor: actor, actingBody: Sample.quyuan, onBehalfOf: version == 2 ? Sample.staff("li") : nil,
            occurredOn: Sample.today, recordedAt: Sample.now, ruleSets: ruleSets,
            cause: version == 3 ? "intake/x#1" : nil)
    }

    /// Appends an event to the end of its stream.
    static func append(_ name: String, in session: any SQLSession) throws {
        try session.hold(.stream(stream(name)), .exclusive)
        let head = try Journal.head(of: stream(name), in: session)
        _ = try Journal.append([event(name, head.version + 1)], after: head, in: session)
    }

    /// Three events of `a`, three of `b`, one after the other in turn, then one of `c`: positions 1 to 7.
    static func fill(_ database: any Database) async throws {
        try await database.write { session in
            for name in ["a", "b", "a", "b", "a", "b", "c"] { try append(name, in: session) }
        }
    }

    static func count(_ table: String, in database: any Database) async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.int(0) ?? -1 }
    }

    /// What `verify` says of the journal's chains.
    static func report(_ database: any Database) async throws -> JournalReport {
        try await database.read { try Journal.verify(in: $0, dialect: database.dialect) }
    }

    /// The journal has so many events and every chain fits.
    static func expectWhole(_ database: any Database, events: Int) async throws {
        let report = try await report(database)
        #expect(report == JournalReport(events: events, firstBad: nil))
    }
}
