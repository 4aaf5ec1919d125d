import Application
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import StorageSQLite
import Synchronization
import TestKit
import Testing

@testable import Web

/// A clock that tests move.
///
/// A class because server and test share it; guarded by its lock.
final class MovedClock: Sendable {
    private let instant = Mutex(OfficeWorld.now)

    var now: Instant { instant.withLock { $0 } }

    func move(seconds: Int) {
        instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + Int64(seconds) * 1_000) }
    }
}

@Suite("Floods at the portal and guesses at the door", .serialized)
struct FloodTests {
    /// An answer with what a client must know to come again.
    private struct Answer {
        let status: Int
        let text: String
        let retryAfter: Int?
    }

    private static func serve(
        portal: Desk.PortalLimits = .init(sendsPerMinute: 60, asksPerMinute: 300),
        _ body: @escaping @Sendable (any TestClientProtocol, MovedClock) async throws -> Void
    ) async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        let clock = MovedClock()
        let engine = ActEngine(
            database: world.database, vault: world.vault, rules: world.library, calendar: .unpublished,
            acts: ActTable.all, clock: { clock.now })
        let sessions = SessionDesk(
            database: world.database, limits: .init(rules: world.library.rules(for: [], on: OfficeWorld.today)),
            clock: { clock.now })
        let desk = world.desk(engine: engine, sessions: sessions) { $0.portal = portal }
        try await world.serve(at: desk) { try await body($0, clock) }
    }

    private static func post(
        _ client: any TestClientProtocol, _ uri: String, _ fields: [(String, String)], language: String = "zh"
    ) async throws -> Answer {
        let form = (fields + [("_csrf", "planted")])
            .map { "\(Browser.encoded($0))=\(Browser.encoded($1))" }.joined(separator: "&")
        return try await client.execute(
            uri: uri, method: .post,
            headers: [
                .cookie: "zhengming-form=planted; language=\(language)",
                .contentType: "application/x-www-form-urlencoded", .acceptLanguage: language,
            ], body: ByteBuffer(string: form)
        ) { response in
            Answer(
                status: response.status.code, text: String(buffer: response.body),
                retryAfter: response.headers[.retryAfter].flatMap { Int($0) })
        }
    }

    private static func said(_ answer: Answer, _ key: String, _ language: Language, _ arguments: [String]) -> Bool {
        let html: HTML = "\(Words.text(key, language, arguments))"
        return answer.text.contains(String(decoding: html.bytes, as: UTF8.self))
    }

    @Test(
        "wrong passwords slow, then lock, at page and API, in both languages; a name nobody has looks the same",
        arguments: [Language.zh, .en])
    func guesses(_ language: Language) async throws {
        try await Self.serve { client, clock in
            for name in ["x.head", "nobody.here"] {
                func page(_ password: String) async throws -> Answer {
                    try await Self.post(
                        client, "/sign-in", [("account", name), ("password", password)], language: language.rawValue)
                }
                func api(_ password: String) async throws -> Answer {
                    try await Self.post(
                        client, "/api/v1/session", [("account", name), ("password", password)],
                        language: language.rawValue)
                }
                for _ in 0..<3 { #expect(try await page("wrong").status == 401) }
                let slowed = try await page(OfficeWorld.password)
                #expect(slowed.status == 429 && slowed.retryAfter == 5, "\(name)")
                #expect(Self.said(slowed, "signIn.problem.tooMany", language, ["5"]), "\(name)")
                #expect(slowed.text.contains("value=\"\(name)\""), "the name typed is still in the form")
                #expect(try await api(OfficeWorld.password).retryAfter == 5)
                for _ in 0..<2 {
                    clock.move(seconds: 30)
                    #expect(try await api("wrong").status == 401, "\(name)")
                }
                for locked in [try await page(OfficeWorld.password), try await api(OfficeWorld.password)] {
                    #expect(locked.status == 429 && locked.retryAfter == 900, "\(name)")
                    #expect(Self.said(locked, "signIn.problem.locked", language, ["15"]), "\(locked.text)")
                }
                clock.move(seconds: 901)
                #expect(try await page(OfficeWorld.password).status == (name == "x.head" ? 303 : 401))
            }
        }
    }

    @Test(
        "too many reports at once are put off, with what was typed, in both languages", arguments: [Language.zh, .en])
    func sends(_ language: Language) async throws {
        try await Self.serve(portal: .init(sendsPerMinute: 2, asksPerMinute: 300)) { client, clock in
            let body = OfficeWorld.body("own").text
            func send(_ number: Int) async throws -> Answer {
                try await Self.post(
                    client, "/portal/write",
                    [
                        ("_body", body), ("_way", "anonymous"), ("_own", "0"), ("_key", "key-\(number)"),
                        ("original", "我要反映的问题之\(number)"),
                    ], language: language.rawValue)
            }
            for number in 0..<2 { #expect(try await send(number).status != 429) }
            let put = try await send(2)
            #expect(put.status == 429 && put.retryAfter == 30)
            #expect(Self.said(put, "portal.busy", language, ["30"]))
            #expect(put.text.contains("我要反映的问题之2"), "what was typed is lost")
            clock.move(seconds: 30)
            #expect(try await send(2).status != 429)
        }
    }

    @Test("too many questions by receipt are put off, whoever asks, in both languages", arguments: [Language.zh, .en])
    func asks(_ language: Language) async throws {
        try await Self.serve(portal: .init(sendsPerMinute: 60, asksPerMinute: 3)) { client, clock in
            func ask() async throws -> Answer {
                try await Self.post(
                    client, "/portal/status", [("receipt", "aaaaa-bbbbb-ccccc-ddddd")], language: language.rawValue)
            }
            for _ in 0..<3 { #expect(try await ask().status == 404) }
            let put = try await ask()
            #expect(put.status == 429 && put.retryAfter == 20)
            #expect(Self.said(put, "portal.ask.tooMany", language, ["20"]))
            let proof = try await Self.post(client, "/portal/proof", [("_code", "x")])
            #expect(proof.status == 429)
            clock.move(seconds: 20)
            #expect(try await ask().status == 404)
        }
    }

    @Test("a flood leaves nothing about those who made it: no table of the database grows by it")
    func leavesNothing() async throws {
        let world = try await OfficeWorld.make()
        let before = try await Self.rowCounts(world)
        try await world.serve { client in
            for number in 0..<400 {
                _ = try await Self.post(client, "/portal/status", [("receipt", "guess\(number)")])
            }
        }
        #expect(try await Self.rowCounts(world) == before)
    }

    private static func rowCounts(_ world: OfficeWorld) async throws -> [String: Int] {
        try await world.database.read { session in
            var counts: [String: Int] = [:]
            for row in try session.rows("SELECT name FROM sqlite_master WHERE type = 'table'", []) {
                counts[row.text(0)] = try session.row("SELECT count(*) FROM \"\(row.text(0))\"", [])?.int(0)
            }
            return counts
        }
    }
}
