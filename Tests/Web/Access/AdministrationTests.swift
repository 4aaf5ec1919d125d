import Application
import Kernel
import Organisation
import Seal
import Storage
import StorageSQLite
import TestKit
import Testing
import Vault

@testable import Web

/// The three administrators, some staff and a case nobody of the three may see.
private struct Installation: Sendable {
    let world: OfficeWorld
    let report: CaseId
    let number: String

    static func make() async throws -> Installation {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("a.system", .systemAdministrator, at: "top")
        try await world.engage("a.security", .securityAdministrator, at: "top")
        try await world.engage("a.audit", .auditAdministrator, at: "top")
        try await world.engage("b.system", .systemAdministrator, at: "sibling")
        try await world.engage("x.idle", .archivist)
        let miao = try await world.official("miao")
        let report = try await Road(world: world).go(about: [miao], to: .assigned).report
        let number = try await world.database.read { session in
            try session.row("SELECT number FROM case_head WHERE id = ?", [.text(report.text)])?.text(0) ?? ""
        }
        return Installation(world: world, report: report, number: number)
    }

    func roles(of name: String) async throws -> [Role] {
        try await world.database.read { try Directory.roles(of: TestKit.Sample.staff(name), in: $0).map(\.role) }
    }

    func trail() async throws -> [AuditRow] {
        let path = [OfficeWorld.body("top")]
        return try await world.database.read { try AuditTrail.page(AuditQuery(path: path, limit: 500), in: $0) }
    }
}

@Suite("The three administrators")
struct AdministrationTests {
    @Test("each has a home of its own, nobody else has one, and none shows a case")
    func homes() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let pages = [
                "/administration", "/administration/staff", "/administration/staff/new",
                "/administration/staff/x.first",
                "/administration/delegations", "/administration/relations", "/administration/audit",
                "/administration/seal",
            ]
            let open: [String: Set<String>] = [
                "a.system": [pages[0], pages[1], pages[2], pages[3]],
                "a.security": [pages[0], pages[1], pages[3], pages[4], pages[5]],
                "a.audit": [pages[0], pages[6], pages[7]],
            ]
            for (name, mine) in open {
                let browser = try await Browser.signIn(name, in: place.world, client)
                for page in pages {
                    let answer = try await browser.get(page)
                    #expect(answer.status == (mine.contains(page) ? 200 : 403), "\(name) \(page)")
                    #expect(!answer.text.contains(place.number) && !answer.text.contains("缪某"))
                }
                for path in ["/reports/\(place.report)", "/hand-over", "/api/v1/reports/\(place.report)"] {
                    #expect(try await browser.get(path).status == 404, "\(name) \(path)")
                }
            }
            let titles = try await ["a.system", "a.security", "a.audit"].asyncMap { name in
                try await Browser.signIn(name, in: place.world, client).get("/administration").text
            }
            #expect(titles[0].contains("<h1>系统管理") && titles[1].contains("<h1>安全管理"))
            #expect(titles[2].contains("<h1>审计管理"))
            for officer in ["x.head", "x.first"] {
                let browser = try await Browser.signIn(officer, in: place.world, client)
                for page in pages { #expect(try await browser.get(page).status == 404, "\(officer) \(page)") }
                #expect(try await browser.call("/staff/x.idle/grant", ["role": "head"]).status == 404)
                #expect(try await browser.get("/api/v1/audit").status == 404)
                #expect(try await browser.get("/api/v1/staff").status == 404)
            }
        }
    }

    @Test("the system administrator gives no role, neither to herself nor by engaging somebody; the try is noted")
    func noRoles() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let system = try await Browser.signIn("a.system", in: place.world, client)
            for target in ["a.system", "x.idle"] {
                #expect(try await system.call("/staff/\(target)/grant", ["role": "head"]).status == 403)
                let page = try await system.post("/administration/staff/\(target)/grant", [("role", "head")])
                #expect(page.status == 403)
            }
            let engaged = try await system.call(
                "/staff", ["name": "新人", "body": .text(OfficeWorld.body("own").text), "id": "x.new", "role": "head"])
            #expect(engaged.status == 201)
        }
        #expect(try await place.roles(of: "a.system") == [.systemAdministrator])
        #expect(try await place.roles(of: "x.new").isEmpty)
        let noted = try await place.trail().filter { $0.kind == .attempt && $0.code == "denied" }
        #expect(noted.count == 4 && noted.allSatisfy { $0.act == "staff.grant" })
    }

    @Test("the security administrator changes not her own roles, opens no account and sees no case")
    func security() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let security = try await Browser.signIn("a.security", in: place.world, client)
            let own = try await security.call("/staff/a.security/grant", ["role": "head"])
            #expect(own.status == 422 && own.text.contains("ownRightsChange"))
            let down = try await security.call(
                "/staff/a.security/revoke", ["role": "securityAdministrator", "reason": "x"])
            #expect(down.text.contains("ownRightsChange"))
            #expect(try await security.call("/accounts", ["staff": "x.idle", "account": "i2"]).status == 403)
            let both = try await security.call("/staff/x.head/grant", ["role": "auditAdministrator"])
            #expect(both.text.contains("administratorsExcludeOtherRoles"))
            let last = try await security.call(
                "/staff/x.head/revoke", ["role": "head", "office": "leadership", "reason": "调"])
            #expect(last.text.contains("lastInRole"))
            let reader = try await security.call("/staff/x.idle/grant", ["role": "caseOfficer", "office": "petition"])
            #expect(reader.status == 200)
        }
        #expect(try await place.roles(of: "a.security") == [.securityAdministrator])
        #expect(try await place.roles(of: "x.idle") == [.archivist, .caseOfficer])
    }

    @Test("the audit administrator changes nothing")
    func audit() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let audit = try await Browser.signIn("a.audit", in: place.world, client)
            for act in RegistryActTable.administrative {
                let path =
                    act.isOpening
                    ? "/\(act.collection)" : "/\(act.collection)/x.idle/\(act.verb)"
                #expect(try await audit.call(path, ["role": "head"]).status == 403, "\(act.name)")
            }
        }
        #expect(try await place.roles(of: "x.idle") == [.archivist])
    }

    @Test("an administrator serves the own Body and those below, and finds nobody of others")
    func served() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let other = try await Browser.signIn("b.system", in: place.world, client)
            #expect(try await other.get("/administration/staff/x.idle").status == 404)
            #expect(!(try await other.get("/administration/staff").text.contains("x.idle")))
            #expect(try await other.call("/staff/x.idle/leave", ["leaving": "retired"]).status == 404)
            #expect(try await other.call("/accounts/x.idle/reset", [:]).status == 404)
            let away = try await other.call(
                "/staff", ["name": "新人", "body": .text(OfficeWorld.body("own").text)])
            #expect(away.status == 422 && away.text.contains("unknown.body") || away.text.contains("body"))
        }
    }

    @Test("an account is opened with a password that is shown once, must be changed, and is in no log")
    func accounts() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let system = try await Browser.signIn("a.system", in: place.world, client)
            let form = try await system.post(
                "/administration/staff/new", [("name", "新人"), ("body", OfficeWorld.body("own").text), ("id", "x.new")])
            #expect(form.status == 303 && form.location == "/administration/staff/x.new?done=staff.engage")
            let opened = try await system.post(
                "/administration/accounts/open",
                [("staff", "x.new"), ("_staff", "x.new"), ("account", "own.new")])
            #expect(opened.status == 200)
            let match = try #require(opened.text.firstMatch(of: #/口令 <span class="id">([a-z0-9]{16})</span>/#))
            let password = String(match.output.1)
            #expect(!(try await system.get("/administration/staff/x.new").text.contains(password)))
            let token = try await place.world.desk.sessions.signIn(
                "own.new", password: password, kind: "page", language: "zh")
            #expect(try await place.world.desk.sessions.session(token)?.mustChangePassword == true)
            let again = try await system.call("/accounts", ["staff": "x.new", "account": "own.other"])
            #expect(again.text.contains("accountHeld"))
            let reset = try await system.call("/accounts/own.new/reset", [:])
            #expect(reset.status == 200 && reset.text.contains("\"secret\""))
            #expect(try await place.world.desk.sessions.session(token) == nil, "a reset ends the sessions")
            #expect(try await system.call("/accounts/own.new/end", [:]).status == 200)
            #expect(try await system.call("/accounts/a.system/end", [:]).text.contains("ownAccount"))
            #expect(try await system.call("/accounts/a.security/end", [:]).text.contains("lastAdministrator"))
            let journal = try await place.world.database.read { session in
                try session.rows("SELECT body FROM event", []).map { $0.text(0) }
            }
            #expect(!journal.contains { $0.contains(password) })
        }
        let kinds = try await place.trail().filter { $0.object == "own.new" && $0.kind == .account }.map(\.act)
        #expect(kinds.reversed() == ["account.opened", "account.passwordReset", "account.ended"])
    }

    @Test("a unit's contact and an official get an account for their own matters, and it opens nothing else")
    func outsiders() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let system = try await Browser.signIn("a.system", in: place.world, client)
            let security = try await Browser.signIn("a.security", in: place.world, client)
            let people: [(id: String, field: String, value: String)] = [
                ("u.contact", "unit", "transport"), ("u.official", "official", "miao"),
            ]
            for (id, field, value) in people {
                let engaged = try await system.call(
                    "/staff", ["name": .text(id), "body": "own纪委监委", "id": .text(id), field: .text(value)])
                #expect(engaged.status == 201, "\(engaged.text)")
                if field == "unit" {
                    #expect(try await security.call("/staff/\(id)/grant", ["role": "unitContact"]).status == 200)
                }
                let opened = try await system.call("/accounts", ["staff": .text(id), "account": .text(id)])
                let secret = try #require(opened.text.firstMatch(of: #/"secret":"([a-z0-9]+)"/#))
                let sessions = place.world.desk.sessions
                let first = try await sessions.signIn(
                    id, password: String(secret.output.1), kind: "page", language: "zh")
                let holder = try #require(try await sessions.session(first))
                #expect(
                    try await sessions.changePassword(
                        of: holder, from: String(secret.output.1), to: OfficeWorld.password))
                let browser = try await Browser.signIn(id, in: place.world, client)
                #expect(try await browser.get("/own").status == 200)
                #expect(try await browser.get("/reports/\(place.report)").status == 404)
                #expect(try await browser.get("/hand-over").status == 403)
                #expect(try await browser.get("/administration").status == 404)
                #expect(!(try await browser.get("/reports").text.contains(place.number)))
            }
        }
    }

    @Test("after the last day of a secondment nobody signs in, and a session that was open is none")
    func secondment() async throws {
        let place = try await Installation.make()
        try await place.world.serve { client in
            let lent = try await Browser.signIn("x.idle", in: place.world, client)
            #expect(try await lent.get("/own").status == 200)
            let system = try await Browser.signIn("a.system", in: place.world, client)
            let sibling = OfficeWorld.body("sibling").text
            let done = try await system.call(
                "/staff/x.idle/second",
                ["body": .text(sibling), "until": .text(OfficeWorld.today.description), "reason": "抽调"])
            #expect(done.status == 200, "\(done.text)")
            #expect(try await lent.get("/own").status == 200, "the last day counts")
        }
        // The day after, as the read tables have it.
        let yesterday = OfficeWorld.today.adding(days: -1).description
        try await place.world.database.write { session in
            _ = try session.run("UPDATE staff SET until = ? WHERE id = 'x.idle'", [.text(yesterday)])
        }
        await #expect(throws: SignInFailure.wrong) { try await place.world.token("x.idle") }
        try await place.world.serve { client in
            let system = try await Browser.signIn("a.system", in: place.world, client)
            #expect(try await system.get("/administration/staff/x.idle").text.contains("抽调已到期"))
            #expect(try await system.call("/accounts", ["staff": "x.idle", "account": "y"]).status == 422)
        }
    }

    @Test("the trail names sign-ins and what administrators did, by codes, page by page, and nothing of a case")
    func trail() async throws {
        let place = try await Installation.make()
        await #expect(throws: SignInFailure.wrong) {
            try await place.world.desk.sessions.signIn("x.first", password: "wrong", kind: "page", language: "zh")
        }
        try await place.world.serve { client in
            let security = try await Browser.signIn("a.security", in: place.world, client)
            for office in ["petition", "supervision", "investigation"] {
                _ = try await security.call(
                    "/staff/x.idle/grant", ["role": "caseOfficer", "office": .text(office)])
            }
            _ = try await security.get("/reports/\(place.report)")
            for _ in 0..<60 { _ = try await place.world.token("x.second") }
            let audit = try await Browser.signIn("a.audit", in: place.world, client)
            let page = try await audit.get("/administration/audit")
            #expect(page.status == 200 && page.text.contains("rel=\"next\""))
            #expect(!page.text.contains(place.number) && !page.text.contains("缪某"))
            let rights = try await audit.get("/administration/audit?kind=registry")
            #expect(rights.text.contains("授予职责") && !rights.text.contains("rel=\"next\""))
            let wrong = try await audit.get("/api/v1/audit?kind=signIn&actor=x.first")
            #expect(wrong.text.contains("\"code\":\"wrong\"") && !wrong.text.contains("\"code\":\"done\""))
            #expect(try await audit.get("/administration/audit?from=nonsense").status == 200)
            let attempts = try await audit.get("/api/v1/audit?kind=attempt")
            #expect(attempts.text.contains(place.report.text))
            var seen: [String] = []
            var next: String? = "/api/v1/audit?kind=signIn"
            while let address = next {
                let answer = try await audit.get(address)
                let listing = try JSON.decode(Listing.self, from: answer.text)
                seen += listing.items.map(\.at)
                next = listing.next
            }
            #expect(seen.count >= 63 && seen == seen.sorted(by: >))
        }
    }

    private struct Listing: Decodable {
        let items: [Item]
        let next: String?
        struct Item: Decodable { let at: String }
    }

    @Test("every act of administrators has words for itself, its fields and its choices, in both languages")
    func words() {
        for act in RegistryActTable.all {
            #expect(Words.has("act.\(act.name)"), "\(act.name)")
            for field in act.fields {
                #expect(Words.has("field.\(act.name).\(field.name)"), "\(act.name) \(field.name)")
                if case .choice(let vocabulary, let options) = field.kind {
                    for option in options { #expect(Words.has("option.\(vocabulary).\(option)"), "\(option)") }
                }
            }
        }
        for problem in WitnessProblem.allCases { #expect(Words.has("refusal.witness.\(problem.code)")) }
        for state in WitnessHead.State.allCases where state.isAlarm {
            for key in ["", ".why"] { #expect(Words.has("seal.state.\(state.rawValue)\(key)")) }
        }
        for refusal in AccountRefusal.allCases { #expect(Words.has("refusal.account.\(refusal.code)")) }
        for kind in AuditKind.allCases { #expect(Words.has("audit.kind.\(kind.rawValue)")) }
        for key in ["system", "security", "audit"] { #expect(Words.has("administration.recent.\(key)")) }
        for tool in ["people", "engage", "bodies", "rights", "delegations", "relations", "trail", "seal"] {
            #expect(Words.has("administration.tool.\(tool)") && Words.has("administration.tool.\(tool).text"))
        }
    }
}

extension Array where Element: Sendable {
    /// Each element's value, one after the other.
    fileprivate func asyncMap<Value>(_ make: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await make(element)) }
        return values
    }
}
