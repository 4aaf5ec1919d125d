import Application
import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Web

@Suite("Hostile texts, requests and sessions", .serialized)
struct TextAttackTests {
    private static let hostile = #""><script>alert(1)</script>'; DROP TABLE event; -- {0} \(x) &amp;"#
    private static let miao = Subject.official(TestKit.Sample.id("miao", as: OfficialId.self))

    /// The fields of an act with hostile text wherever text is typed.
    private static func filled(_ fields: [Field]) -> FormValue {
        var values: [String: FormValue] = [:]
        for field in fields {
            switch field.kind {
            case .line, .paragraph, .reference, .references, .date, .number: values[field.name] = .text(hostile)
            case .choice, .choices: values[field.name] = .text(hostile)
            case .flag, .confirmation: values[field.name] = "true"
            case .file: continue
            case .rows(let inner, _, _): values[field.name] = .list([filled(inner)])
            }
        }
        return .object(values)
    }

    @Test("HTML and SQL in every field of every act come back escaped and break nothing")
    func everyField() async throws {
        let world = try await AttackTests.world()
        let cases = try await Road(world: world).go(about: [Self.miao], to: .clarificationSubmitted)
        try await world.serve { client in
            for name in Road.people.map(\.name) {
                let browser = try await Browser.signIn(name, in: world, client)
                for act in ActTable.all where !act.isForPortal {
                    let id = cases.id(act.mechanism)?.text ?? ""
                    let fields = Self.filled(act.fields)
                    let page = try await browser.post(
                        act.isOpening ? "/\(act.collection)/new/\(act.verb)" : "/\(act.collection)/\(id)/\(act.verb)",
                        Browser.flat(fields),
                        seen: try await AttackTests.version(of: cases.id(act.mechanism), in: world))
                    #expect(page.status < 500, "\(act.name) \(page.status)")
                    #expect(!page.text.contains("<script"), "\(act.name)")
                    let api = try await browser.call(
                        act.isOpening ? "/\(act.collection)/\(act.verb)" : "/\(act.collection)/\(id)/\(act.verb)",
                        fields)
                    #expect(api.status < 500, "\(act.name) \(api.status)")
                }
            }
        }
    }

    @Test("hostile text that is kept is shown escaped on every page that shows it")
    func keptText() async throws {
        let world = try await AttackTests.world()
        let answer = try await world.act(
            "intake.register", by: "x.petition", Attack.registration(wording: Self.hostile))
        try await world.serve { client in
            let browser = try await Browser.signIn("x.petition", in: world, client)
            let page = try await browser.get("/reports/\(answer.caseId)")
            #expect(page.status == 200)
            #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script"))
            let query = Browser.encoded(Self.hostile)
            for uri in [
                "/reports?q=\(query)", "/reports?stage=\(query)&open=\(query)&sort=\(query)&after=\(query)",
                "/search?q=\(query)", "/sign-in?next=\(query)", "/language?to=\(query)&next=\(query)",
                "/bodies/\(query)", "/officials/\(query)", "/officials?after=\(query)", "/rules/\(query)",
                "/reports/\(query)", "/reports/\(answer.caseId)?done=\(query)", "/assets/\(query)",
                "/portal/where?in=\(query)&way=\(query)", "/portal/write?body=\(query)&way=\(query)",
                "/api/v1/reports?q=\(query)&after=\(query)", "/api/v1/statistics?measure=\(query)&from=1&to=\(query)",
            ] {
                var shown = try await browser.get(uri)
                if let next = shown.location, next.hasPrefix("/") { shown = try await browser.get(next) }
                #expect(shown.status < 500, "\(uri)")
                // JSON is never taken for a page: it says what it is, and browsers are told not to guess.
                if !uri.hasPrefix("/api/") { #expect(!shown.text.contains("<script"), "\(uri)") }
            }
        }
    }

    @Test(
        "control, hidden, reordering characters and broken bytes are refused",
        arguments: [
            ("%00", "controlCharacter"), ("%07", "controlCharacter"), ("%C2%85", "controlCharacter"),
            ("%E2%80%AE", "reorderingCharacter"), ("%E2%81%A6", "reorderingCharacter"),
            ("%E2%80%8B", "hiddenCharacter"), ("%EF%BB%BF", "hiddenCharacter"), ("%ED%A0%80", "notText"),
            ("%FF%FE", "notText"), ("%C0%AF", "notText"), ("%F3%A0%81%81", "hiddenCharacter"),
        ])
    func characters(_ bytes: String, _ code: String) async throws {
        let world = try await AttackTests.world()
        try await world.serve { client in
            let fields = Attack.registration(subject: "打字的姓名", wording: "WORDING")
            let body = Browser.flat(.object(fields)).map {
                "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))"
            }.joined(separator: "&").replacing("WORDING", with: "损失\(bytes)重大")
            for language in [Language.zh, .en] {
                let browser = try await Browser.signIn("x.petition", in: world, client, language: language.rawValue)
                let before = try await AttackTests.eventCount(world)
                for uri in ["/reports/new/register", "/api/v1/reports/register"] {
                    let answer = try await browser.send(
                        .post, uri, type: "application/x-www-form-urlencoded",
                        body: ByteBuffer(string: body + "&_csrf=\(browser.csrf)"))
                    #expect(answer.status == 422)
                    #expect(answer.text.contains(Words.text("problem.\(code)", language, [])), "\(uri)")
                    let isKept = uri.hasPrefix("/api") || answer.text.contains("打字的姓名")
                    #expect(isKept, "what was typed beside it is lost")
                }
                #expect(try await AttackTests.eventCount(world) == before)
            }
        }
    }

    @Test("a text of 10 MB, by characters or by marks on one character, is too long; a request of 25 MB too large")
    func size() async throws {
        let world = try await AttackTests.world()
        try await world.serve { client in
            let long = String(repeating: "x", count: 10 << 20)
            let marks = "失" + String(repeating: "\u{0301}", count: 5 << 20)
            let browser = try await Browser.signIn("x.petition", in: world, client)
            for text in [long, marks] {
                let answer = try await browser.call("/reports/register", .object(Attack.registration(wording: text)))
                #expect(answer.status == 422 && answer.text.contains("tooLong"))
            }
            let form = Browser.flat(.object(Attack.registration(subject: "打字的姓名", wording: "WORDING")))
                .map { "\($0.0)=\(Browser.encoded($0.1))" }.joined(separator: "&").replacing("WORDING", with: long)
            for language in [Language.zh, .en] {
                let typist = try await Browser.signIn("x.petition", in: world, client, language: language.rawValue)
                let page = try await typist.send(
                    .post, "/reports/new/register", type: "application/x-www-form-urlencoded",
                    body: ByteBuffer(string: "_csrf=\(typist.csrf)&\(form)"))
                // The words up to the number that says how long it may be.
                let words = Words.text("problem.tooLong", language, []).prefix { $0 != "{" }
                let isSaid = page.text.contains(words) && page.text.contains("打字的姓名")
                #expect(page.status == 422 && isSaid, "not said in \(language), or what was typed is lost")
            }
            let large = ByteBuffer(repeating: UInt8(ascii: "a"), count: 25 << 20)
            for uri in ["/reports/new/register", "/api/v1/reports/register", "/sign-in", "/portal/write"] {
                let answer = try await browser.send(
                    .post, uri, type: "application/x-www-form-urlencoded", body: large)
                #expect(answer.status == 413, "\(uri)")
            }
        }
    }

    @Test("bodies that are no form are refused without a fault")
    func brokenBodies() async throws {
        let world = try await AttackTests.world()
        try await world.serve { client in
            let browser = try await Browser.signIn("x.petition", in: world, client)
            let deep = String(repeating: "[", count: 100_000)
            for (type, body) in [
                ("application/json", "{"), ("application/json", deep), ("application/json", "[1,2]"),
                ("application/json", #"{"subjects":{"a":{"b":[[]]}},"allegations":"x"}"#),
                ("application/xml", "<a/>"), ("multipart/form-data", "x"),
                ("multipart/form-data; boundary=x", "--x\r\n\r\n--x--"),
                ("application/x-www-form-urlencoded", "%%%=&=&a.b.c.d.e.f.g.h.i.j=1&allegations.999999999999=1"),
            ] {
                let answer = try await browser.send(
                    .post, "/api/v1/reports/register", type: type, body: ByteBuffer(string: body))
                #expect([400, 422].contains(answer.status), "\(type) \(body.prefix(30)) \(answer.status)")
            }
        }
    }

    @Test("a stale form is refused with what happened since and what was typed, in both languages")
    func stale() async throws {
        let world = try await AttackTests.world()
        let cases = try await Road(world: world).go(about: [Self.miao], to: .assigned)
        try await world.serve { client in
            for language in [Language.zh, .en] {
                let browser = try await Browser.signIn("x.head", in: world, client, language: language.rawValue)
                let answer = try await browser.post(
                    "/reports/\(cases.report)/extendDeadline", [("clock", "x"), ("reason", "留着的理由")], seen: 1)
                #expect(answer.status == 409)
                #expect(answer.text.contains(Words.text("event.intake.accepted", language, [])))
                #expect(answer.text.contains("留着的理由"))
                let unsaid = try await browser.post("/reports/\(cases.report)/accept", [], seen: nil)
                #expect(unsaid.status == 400)
                #expect(unsaid.text.contains(Words.text("error.badRequest", language, [])))
            }
        }
    }

    @Test("the same form or request sent twice does one act; the key with other content is refused")
    func repeated() async throws {
        let world = try await AttackTests.world()
        try await world.serve { client in
            let browser = try await Browser.signIn("x.petition", in: world, client)
            let form = Browser.flat(.object(Attack.registration()))
            let first = try await browser.post("/reports/new/register", form, seen: nil, key: "k1")
            let count = try await AttackTests.eventCount(world)
            let second = try await browser.post("/reports/new/register", form, seen: nil, key: "k1")
            #expect(first.status == 303 && first.location == second.location)
            let one = try await browser.call("/reports/register", .object(Attack.registration()), key: "k2")
            let same = try await browser.call("/reports/register", .object(Attack.registration()), key: "k2")
            #expect(one.status == 201 && one.text == same.text)
            #expect(try await AttackTests.eventCount(world) == count + 1)
            let other = try await browser.call(
                "/reports/register", .object(Attack.registration(wording: "别的问题")), key: "k2")
            #expect(other.status == 422)
            #expect(try await AttackTests.eventCount(world) == count + 1)
            let longKey = try await browser.call(
                "/reports/register", .object(Attack.registration()), key: String(repeating: "k", count: 5_000))
            #expect(longKey.status == 400)
        }
    }

    @Test("a form without our token is refused and does nothing")
    func csrf() async throws {
        let world = try await AttackTests.world()
        let cases = try await Road(world: world).go(about: [Self.miao], to: .registered)
        let before = try await AttackTests.eventCount(world)
        try await world.serve { client in
            let browser = try await Browser.signIn("x.petition", in: world, client)
            let other = try await Browser.signIn("x.head", in: world, client)
            for token in ["", "x", other.csrf] {
                let version = try await AttackTests.version(of: cases.report, in: world)
                for uri in ["/reports/\(cases.report)/accept", "/reports/new/register", "/sign-out", "/account"] {
                    let answer = try await browser.post(uri, [], seen: version, csrf: token)
                    #expect(answer.status == 403, "\(uri)")
                }
            }
            // A page's cookie opens no API, an API's token no page.
            let crossed = Browser(
                client: client, name: "", cookie: "zhengming=\(browser.bearer)", csrf: browser.csrf,
                bearer: String(browser.cookie.dropFirst("zhengming=".count)))
            #expect(try await crossed.get("/reports").status == 303)
            #expect(try await crossed.get("/api/v1/reports").status == 401)
        }
        #expect(try await AttackTests.eventCount(world) == before)
    }
}
