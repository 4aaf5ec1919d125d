import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Which server a command asks, and as whom.
struct ServerOptions: ParsableArguments {
    @Option(help: "服务地址 · the server.")
    var server = "http://127.0.0.1:8080"

    @Option(help: "令牌，或置于环境变量 ZHENGMING_TOKEN · the token of `zhengming session`.")
    var token: String?

    @Option(help: "提示语言：zh 或 en · the language of answers.")
    var language = "zh"

    func validate() throws {
        guard server.hasPrefix("http://") || server.hasPrefix("https://") else {
            throw ValidationError("--server http://HOST:PORT")
        }
        guard ["zh", "en"].contains(language) else { throw ValidationError("--language zh | en") }
    }

    /// The client that asks with the token given or found in the environment.
    func client() throws -> APIClient {
        guard let token = token ?? ProcessInfo.processInfo.environment["ZHENGMING_TOKEN"], !token.isEmpty else {
            throw CommandFailure(
                zh: "没有令牌。请先运行 zhengming session，再用 --token 或 ZHENGMING_TOKEN 传入",
                en: "no token: run `zhengming session` and give --token or ZHENGMING_TOKEN")
        }
        return APIClient(server: server, token: token, language: language)
    }
}

/// Asks the API of a running server.
struct APIClient {
    let server: String
    let token: String?
    let language: String

    /// The most bytes of an answer that are read.
    private static let answerBytesMax = 16 << 20

    /// The answer's JSON.
    func get(_ path: String) async throws -> Data { try await send("GET", path, headers: [:], body: nil) }

    /// The answer's JSON.
    func post(_ path: String, _ body: [String: Any], headers: [String: String] = [:]) async throws -> Data {
        let bytes = try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys])
        return try await send("POST", path, headers: headers, body: bytes)
    }

    private func send(_ method: String, _ path: String, headers: [String: String], body: Data?) async throws -> Data {
        let base = server.hasSuffix("/") ? String(server.dropLast()) : server
        var request = HTTPClientRequest(url: base + path)
        request.method = .RAW(value: method)
        request.headers.add(name: "Accept", value: "application/json, application/problem+json")
        request.headers.add(name: "Accept-Language", value: language)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(Array(body))
        }
        let status: Int
        let answer: Data
        do {
            (status, answer) = try await Self.answer(to: request)
        } catch {
            throw CommandFailure(
                zh: "无法连接 \(base)（\(error)）。请确认服务已启动，并核对 --server",
                en: "no answer from \(base) (\(error)): see that it is running, and check --server")
        }
        guard (200..<300).contains(status) else { throw problem(status, answer) }
        return answer
    }

    private static func answer(to request: HTTPClientRequest) async throws -> (status: Int, content: Data) {
        // Where nobody listens, a person waits for a minute if it is tried again and again.
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            let response = try await client.execute(request, timeout: .seconds(60))
            var bytes: [UInt8] = []
            for try await part in response.body {
                bytes += part.readableBytesView
                guard bytes.count <= answerBytesMax else { break }
            }
            return (Int(response.status.code), Data(bytes))
        }
    }

    /// The words of a problem (RFC 9457) in the language asked for.
    private func problem(_ status: Int, _ answer: Data) -> CommandFailure {
        let fields = (try? JSONSerialization.jsonObject(with: answer)) as? [String: Any] ?? [:]
        let title = fields["title"] as? String ?? (language == "en" ? "refused (\(status))" : "未办理（\(status)）")
        var line = title
        if let detail = fields["detail"] as? String, !detail.isEmpty, detail != title {
            line += (language == "en" ? ": " : "：") + detail
        }
        // The server speaks to people at pages; at a terminal one signs in again by a command.
        if status == 401, token != nil {
            line += language == "en" ? ": run `zhengming session` again" : "：请重新运行 zhengming session"
        }
        return CommandFailure(line)
    }
}

/// Prints an answer's JSON for people: indented, keys sorted.
func printIndented(_ answer: Data) throws {
    guard !answer.isEmpty, let value = try? JSONSerialization.jsonObject(with: answer) else { return }
    let text = try JSONSerialization.data(
        withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    print(String(decoding: text, as: UTF8.self))
}
