import Application
import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Seal
import Storage

/// Counts every request with what became of it; outside everything that makes answers of failures.
struct MeasuringMiddleware: RouterMiddleware {
    let measurements: Measurements

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        measurements.begin()
        var status: Int?
        defer {
            let seconds = (ContinuousClock.now - begun) / .seconds(1)
            measurements.end(context.endpointPath, request.method, status: status, seconds: seconds)
        }
        let response = try await next(request, context)
        status = Int(response.status.code)
        return response
    }
}

/// What watches over an installation asks here. Only who has the key gets an answer; without a key there is no such
/// address. Nothing that is answered holds a case's content, a person or an identifier.
struct MetricsRoutes {
    let desk: Desk

    /// Adds the route.
    func add(to router: Router<WebContext>) {
        router.get("metrics") { request, _ in try await answer(to: request) }
    }

    private func answer(to request: Request) async throws -> Response {
        guard let key = desk.settings.metricsKey, let given = request.headers[.authorization],
            Self.isSame(given, "Bearer \(key)")
        else { throw WebFailure.notFound }
        var text = MetricsText()
        desk.measurements.write(to: &text)
        await writeStore(to: &text)
        if let bytes = Self.residentBytes() {
            text.head("process_resident_memory_bytes", .gauge, "Memory of the process that is resident.")
            text.line("process_resident_memory_bytes", [], bytes)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text.text)))
    }

    /// What the database says of journal and seal, or that it cannot be read: that is a figure too, and no failure.
    private func writeStore(to text: inout MetricsText) async {
        let now = desk.engine.clock()
        let facts = try? await desk.database.read { session in
            (
                last: try SealTables.lastPosition(in: session), waiting: try SealTables.waitingCount(in: session),
                head: try SealTables.lastHead(in: session)?.signedAt,
                behind: Journal.minutesBehind(
                    try session.rows(Journal.newest.sql, Journal.newest.values), by: now)
            )
        }
        text.head("zhengming_store_readable", .gauge, "1 when the database answered this question.")
        text.line("zhengming_store_readable", [], facts == nil ? 0 : 1)
        guard let facts else { return }
        text.head("zhengming_journal_position", .gauge, "The newest event's place in the journal.")
        text.line("zhengming_journal_position", [], facts.last)
        text.head("zhengming_events_unsealed", .gauge, "Events behind the last sealed one.")
        text.line("zhengming_events_unsealed", [], facts.waiting)
        text.head("zhengming_clock_behind_minutes", .gauge, "How far the clock is behind the newest event.")
        text.line("zhengming_clock_behind_minutes", [], facts.behind)
        guard let head = facts.head else { return }
        text.head("zhengming_head_signed_seconds", .gauge, "When the newest tree head was signed, since 1970.")
        text.line("zhengming_head_signed_seconds", [], head.milliseconds / 1_000)
    }

    /// Whether two texts are the same; how long it takes tells nothing of where they differ.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        SHA256.hash(data: Data(left.utf8)) == SHA256.hash(data: Data(right.utf8))
    }

    private static func residentBytes() -> Int? {
        guard let line = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages * 4_096
    }
}
