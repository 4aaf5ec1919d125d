import Application
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing

@testable import Web

/// Somebody with a browser and a program: the same session kept for both.
struct Browser: Sendable {
    let client: any TestClientProtocol
    let name: String
    let cookie: String
    let csrf: String
    let bearer: String
    var language = "zh"

    /// Signs in for pages and for the API.
    static func signIn(
        _ name: String, in world: OfficeWorld, _ client: any TestClientProtocol, language: String = "zh"
    ) async throws -> Browser {
        let page = try await world.token(name, kind: "page", language: language)
        let holder = try #require(try await world.desk.sessions.session(page))
        return Browser(
            client: client, name: name, cookie: "zhengming=\(page)", csrf: holder.csrf,
            bearer: try await world.token(name, language: language), language: language)
    }

    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let text: String
        let location: String?

        /// The text without what differs between two answers that say the same: the reference number, and what the
        /// address itself says.
        func neutral(_ words: [String]) -> String {
            var neutral = text.replacing(#/<span class="id">[a-z0-9]{8}</span>/#, with: "REFERENCE")
                .replacing(#/"reference":"[a-z0-9]{8}"/#, with: "REFERENCE")
            for word in words { neutral = neutral.replacing(word, with: "ID") }
            return neutral
        }
    }

    /// Gets a page, or an answer of the API where the address is one.
    func get(_ uri: String) async throws -> Answer {
        try await send(.get, uri, type: nil, body: ByteBuffer())
    }

    /// Sends a form from a page.
    func post(
        _ uri: String, _ fields: [(String, String)], seen: Int? = 1, key: String? = nil, csrf: String? = nil
    ) async throws -> Answer {
        var all = fields + [("_csrf", csrf ?? self.csrf)]
        if let seen { all.append(("seen", String(seen))) }
        if let key { all.append(("_key", key)) }
        let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(
            .post, uri, type: "application/x-www-form-urlencoded", body: ByteBuffer(string: body))
    }

    /// Sends JSON to the API.
    func call(_ uri: String, _ fields: FormValue, key: String? = nil) async throws -> Answer {
        let data = try JSONSerialization.data(withJSONObject: Self.json(fields))
        return try await send(
            .post, "/api/v1" + uri, type: "application/json", body: ByteBuffer(bytes: Array(data)), key: key)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, type: String?, body: ByteBuffer, key: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if uri.hasPrefix("/api/") {
            headers[.authorization] = "Bearer \(bearer)"
            headers[.acceptLanguage] = language
        } else {
            headers[.cookie] = "\(cookie); language=\(language)"
        }
        if let type { headers[.contentType] = type }
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        return try await client.execute(uri: uri, method: method, headers: headers, body: body) { response in
            Answer(
                status: response.status.code, text: String(buffer: response.body),
                location: response.headers[.location])
        }
    }

    static func encoded(_ text: String) -> String { PercentEncoding.query(text) }

    private static func json(_ value: FormValue) -> Any {
        switch value {
        case .text(let text): text
        case .list(let values): values.map(json)
        case .object(let fields): fields.mapValues(json)
        case .file: ""
        }
    }

    /// A tree of values as a form sends it: `allegations.0.category`.
    static func flat(_ value: FormValue, at path: String = "") -> [(String, String)] {
        switch value {
        case .text(let text): [(path, text)]
        case .list(let values):
            values.enumerated().flatMap { index, value -> [(String, String)] in
                if case .object = value { return flat(value, at: "\(path).\(index)") }
                return flat(value, at: path)
            }
        case .object(let fields):
            fields.sorted { $0.key < $1.key }.flatMap {
                flat($0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)")
            }
        case .file: []
        }
    }
}
