import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import StorageSQLite
import Testing

@testable import Web

@Suite("What a node tells of itself")
struct MetricsTests {
    private static let key = "0123456789abcdef0123456789abcdef"

    private static func serve(
        key: String?, _ body: @escaping @Sendable (any TestClientProtocol, OfficeWorld) async throws -> Void
    ) async throws {
        let world = try await OfficeWorld.make()
        try await world.serve(at: world.desk { $0.metricsKey = key }) { try await body($0, world) }
    }

    private static func ask(
        _ client: any TestClientProtocol, _ uri: String, _ method: HTTPRequest.Method = .get, bearer: String? = nil
    ) async throws -> (status: Int, text: String) {
        var headers = HTTPFields()
        headers[.authorization] = bearer
        return try await client.execute(uri: uri, method: method, headers: headers) {
            ($0.status.code, String(buffer: $0.body))
        }
    }

    @Test("without a key there is no such address", arguments: [nil, "Bearer ", "Bearer \(key)"])
    func absent(bearer: String?) async throws {
        try await Self.serve(key: nil) { client, _ in
            let answer = try await Self.ask(client, "/metrics", bearer: bearer)
            #expect(answer.status == 404)
        }
    }

    @Test("who does not show the key learns no more than of an address that is not there")
    func wrongKey() async throws {
        try await Self.serve(key: Self.key) { client, _ in
            for bearer in [nil, "", "Bearer", "Bearer 0", "bearer \(Self.key)", Self.key, "Bearer \(Self.key)0"] {
                let answer = try await Self.ask(client, "/metrics", bearer: bearer)
                #expect(answer.status == 404 && !answer.text.contains("zhengming_"), "\(bearer ?? "none")")
            }
        }
    }

    @Test("routes are counted by their pattern, and nothing that was asked for is told")
    func counted() async throws {
        try await Self.serve(key: Self.key) { client, world in
            for _ in 0..<3 { #expect(try await Self.ask(client, "/portal").status == 200) }
            _ = try await Self.ask(client, "/reports/4f1c5b7a9d2e4c6f8a0b1c2d3e4f5a6b?who=MIAO")
            _ = try await Self.ask(client, "/nowhere/%E7%BC%AA/MIAO")
            if let method = HTTPRequest.Method("MIAO") { _ = try await Self.ask(client, "/portal", method) }
            let answer = try await Self.ask(client, "/metrics", bearer: "Bearer \(Self.key)")
            #expect(answer.status == 200)
            let lines = Set(answer.text.split(separator: "\n").map(String.init))
            #expect(lines.contains(#"zhengming_requests_total{route="/portal",method="GET",status="200"} 3"#))
            #expect(lines.contains(#"zhengming_request_seconds_count{route="/portal",method="GET"} 3"#))
            #expect(lines.contains(#"zhengming_request_seconds_bucket{route="/portal",method="GET",le="+Inf"} 3"#))
            #expect(lines.contains("zhengming_requests_under_way 1"), "this request")
            #expect(lines.contains("zhengming_store_readable 1"))
            let events = try await world.database.read { session in
                try session.row("SELECT count(*), max(position) FROM event", [])
            }
            #expect(lines.contains("zhengming_journal_position \(events?.int(1) ?? -1)"))
            #expect(lines.contains("zhengming_events_unsealed \(events?.int(0) ?? -1)"), "nothing is sealed yet")
            for word in ["4f1c5b", "MIAO", "缪", "%E7", "nowhere"] { #expect(!answer.text.contains(word), "\(word)") }
        }
    }

    @Test("times are sorted by how long they took, each bound holding all below it")
    func times() {
        let measured = Measurements()
        for seconds in [0.001, 0.005, 0.3, 60] {
            measured.begin()
            measured.end("/a", .get, status: 200, seconds: seconds)
        }
        measured.begin()
        measured.end("/a", .get, status: nil, seconds: 1)
        var text = MetricsText()
        measured.write(to: &text)
        let buckets = text.text.split(separator: "\n").filter { $0.contains("_bucket") }
            .compactMap { $0.split(separator: " ").last }
        #expect(buckets == ["2", "2", "2", "2", "2", "2", "3", "3", "3", "3", "3", "4"])
        #expect(text.text.contains("zhengming_requests_under_way 0\n"))
        #expect(text.text.contains(#"zhengming_request_seconds_count{route="/a",method="GET"} 4"#))
    }
}
