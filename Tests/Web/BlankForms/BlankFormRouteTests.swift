import Application
import Kernel
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Web

@Suite("Numbered blanks over HTTP", .serialized)
struct BlankFormRouteTests {
    private static let drawing: [(String, String)] = [
        ("kind", "registration"), ("count", "3"), ("purpose", "赶集日接访"), ("place", "凤凰乡接访点"),
    ]
    private static let viewers: [(name: String, role: Role, office: Kernel.Office?, body: String)] = [
        ("b.general", .caseOfficer, .general, "own"), ("b.investigation", .caseOfficer, .investigation, "own"),
        ("b.allot", .caseOfficer, .caseManagement, "own"), ("b.archive", .archivist, nil, "own"),
        ("b.statistics", .statistics, nil, "own"), ("b.contact", .unitContact, nil, "own"),
        ("b.sibling", .caseOfficer, .petition, "sibling"), ("b.higher", .head, .leadership, "higher"),
        ("b.system", .systemAdministrator, nil, "top"), ("b.audit", .auditAdministrator, nil, "top"),
    ]

    private static func world(
        clock: @escaping @Sendable () -> Instant = { OfficeWorld.now }
    ) async throws -> OfficeWorld {
        let world = try await OfficeWorld.make(clock: clock)
        try await Road.engage(in: world)
        for viewer in viewers { try await world.engage(viewer.name, viewer.role, viewer.office, at: viewer.body) }
        return world
    }

    /// The register's version, as a page would show it.
    private static func version(_ world: OfficeWorld) async throws -> Int {
        try await world.database.read {
            try Journal.head(of: StreamId("blankform", OfficeWorld.body("own").text), in: $0).version
        }
    }

    @Test("drawn on the page, printed, entered, void: the register shows each number's way")
    func road() async throws {
        let world = try await Self.world()
        let miao = try await world.official("miao")
        try await world.serve { client in
            let petition = try await Browser.signIn("x.petition", in: world, client)
            #expect(try await petition.get("/").text.contains("/blank-forms"))
            let drawn = try await petition.post("/blank-forms/draw", Self.drawing, seen: 0)
            #expect(drawn.status == 303 && drawn.location == "/blank-forms/printings/1?done=draw")
            let printing = try await petition.get(drawn.location ?? "")
            #expect(printing.text.contains("own空〔2026〕3号") && printing.text.contains("/printings/1/sheets.pdf"))
            let twice = try await petition.post("/blank-forms/draw", Self.drawing, seen: 0)
            #expect(twice.status == 409 || twice.status == 412, "\(twice.status)")
            #expect(twice.text.contains("以免重复") && twice.text.contains("凤凰乡接访点"))
            // Entered in a report, and one made void.
            var fields = Road(world: world).registration([miao.description])
            fields["blankForm"] = "own空〔2026〕1号"
            let entered = try await petition.call("/reports/register", .object(fields))
            #expect(entered.status == 201)
            let void = try await petition.post(
                "/blank-forms/void", [("numbers", "own空〔2026〕2号"), ("reason", "填写错误")])
            #expect(void.location == "/blank-forms?done=void")
            let page = try await petition.get("/blank-forms")
            for words in ["own信〔2026〕1号", "已使用", "已作废", "填写错误", "own空〔2026〕3号"] {
                #expect(page.text.contains(words), "\(words)")
            }
            let report = try #require(entered.text.firstMatch(of: #/"caseId":"([a-z0-9]+)"/#)?.output.1)
            let casePage = try await petition.get("/reports/\(report)")
            #expect(casePage.text.contains("使用的空白表单") && casePage.text.contains("own空〔2026〕1号"))
            // Only looked at, by the leader; the case is nothing to 办公室.
            let leader = try await Browser.signIn("x.leader", in: world, client)
            let looked = try await leader.get("/blank-forms")
            #expect(looked.status == 200 && looked.text.contains("own信〔2026〕1号"))
            #expect(!looked.text.contains("action=\"/blank-forms"))
            let general = try await Browser.signIn("b.general", in: world, client)
            let list = try await general.get("/blank-forms")
            #expect(list.text.contains("已使用") && !list.text.contains("own信〔2026〕1号"))
            #expect(!list.text.contains(String(report)))
        }
    }

    @Test("the API does the same: list, draw, print again, void; each refusal says which rule")
    func machines() async throws {
        let world = try await Self.world()
        try await world.serve { client in
            let officer = try await Browser.signIn("x.first", in: world, client)
            let own = OfficeWorld.body("own")
            let fields = FormValue.object(
                Dictionary(uniqueKeysWithValues: Self.drawing.map { ($0.0, FormValue.text($0.1)) }))
            let drawn = try await officer.call("/blank-forms", fields)
            #expect(drawn.status == 201 && drawn.text.contains("own空〔2026〕3号"))
            let again = try await officer.call(
                "/blank-forms/\(own)/reprint", ["numbers": "own空〔2026〕1号", "reason": "打印模糊"])
            #expect(again.status == 200 && again.text.contains(#""number":2"#))
            let guess = try await officer.call(
                "/blank-forms/\(own)/void", ["numbers": "own空〔2026〕9号", "reason": "误"])
            #expect(guess.status == 422 && guess.text.contains("notDrawnHere") && guess.text.contains("SYS-BLK-04"))
            let list = try await officer.get("/api/v1/blank-forms")
            #expect(list.status == 200 && list.text.contains(#""printings":2"#) && list.text.contains(#""version":2"#))
            let many = try await officer.call(
                "/blank-forms", ["kind": "talk", "count": "101", "purpose": "x", "place": "y"])
            #expect(many.status == 422 && many.text.contains("notInRange"))
            let description = try await officer.get("/api/v1/openapi.json")
            for path in ["/api/v1/blank-forms", "/api/v1/blank-forms/{id}/void"] {
                #expect(
                    description.text.contains("\"\(path)\"".replacing("/", with: "\\/"))
                        || description.text.contains(path))
            }
        }
    }

    @Test("who may: the desks draw, leaders look, everybody else is turned away, other Bodies find nothing")
    func matrix() async throws {
        let world = try await Self.world()
        try await world.serve { client in
            let petition = try await Browser.signIn("x.petition", in: world, client)
            _ = try await petition.post("/blank-forms/draw", Self.drawing, seen: 0)
            let own = OfficeWorld.body("own").text
            // Who, the page, drawing, making void of this Body's number, this printing.
            let rows: [(String, Int, Int, Int, Int)] = [
                ("x.petition", 200, 201, 200, 200), ("x.first", 200, 201, 200, 200),
                ("b.investigation", 200, 201, 200, 200), ("b.general", 200, 201, 200, 200),
                ("x.leader", 200, 403, 403, 200), ("x.head", 200, 403, 403, 200), ("x.review", 403, 403, 403, 403),
                ("b.allot", 403, 403, 403, 403), ("b.archive", 403, 403, 403, 403),
                ("b.statistics", 403, 403, 403, 403), ("b.contact", 403, 403, 403, 403),
                ("b.sibling", 200, 201, 404, 404), ("b.higher", 200, 403, 404, 404),
                ("b.system", 404, 404, 404, 404), ("b.audit", 404, 404, 404, 404),
            ]
            for (name, page, draw, void, printing) in rows {
                let browser = try await Browser.signIn(name, in: world, client)
                #expect(try await browser.get("/blank-forms/printings/1").status == printing, "\(name) printing")
                #expect(try await browser.get("/blank-forms").status == page, "\(name) page")
                #expect(try await browser.get("/api/v1/blank-forms").status == page, "\(name) list")
                let fields: FormValue = [
                    "kind": "registration", "count": "1", "purpose": "赶集日接访", "place": "凤凰乡接访点",
                ]
                #expect(try await browser.call("/blank-forms", fields).status == draw, "\(name) draw")
                let number = try await Self.openNumber(in: world)
                let made = try await browser.call(
                    "/blank-forms/\(own)/void", ["numbers": .text(number), "reason": "填写错误"])
                #expect(made.status == void, "\(name) void")
                if name != "x.petition", name != "b.sibling" {
                    #expect(
                        try await browser.get("/blank-forms/printings/1/sheets.pdf").status
                            == (printing == 403 ? 403 : 404), "\(name): only who drew prints")
                }
            }
        }
    }

    private static func openNumber(in world: OfficeWorld) async throws -> String {
        try await world.database.read {
            try BlankForms.open(of: OfficeWorld.body("own"), limit: 1, in: $0).first?.number ?? ""
        }
    }

    @Test("on another day the same file is not there; printing again is noted and gives it to whoever asked")
    func anotherDay() async throws {
        let clock = TestKit.Sample.now
        let day = Instant(milliseconds: clock.milliseconds + 86_400_000)
        let world = try await Self.world()
        try await world.serve { client in
            let petition = try await Browser.signIn("x.petition", in: world, client)
            _ = try await petition.post("/blank-forms/draw", Self.drawing, seen: 0)
        }
        let book = try await world.database.read { try BlankFormBook.read(of: OfficeWorld.body("own"), in: $0).book }
        let printing = try #require(book.printing(1))
        let person = try await world.database.read {
            try #require(try PersonReader.person(TestKit.Sample.staff("x.petition"), on: OfficeWorld.today, in: $0))
        }
        let other = try await world.database.read {
            try #require(try PersonReader.person(TestKit.Sample.staff("x.first"), on: OfficeWorld.today, in: $0))
        }
        #expect(BlankFormBook.mayPrint(printing, by: person, on: OfficeWorld.today))
        #expect(!BlankFormBook.mayPrint(printing, by: person, on: day.chinaDate))
        #expect(!BlankFormBook.mayPrint(printing, by: other, on: OfficeWorld.today))
        #expect(try await Self.version(world) == 1)
    }

    @Test("numbers, cases and names of a hidden case stand nowhere in the register")
    func crawl() async throws {
        let world = try await Self.world()
        let own = try await world.official("own-people", name: "向某")
        try await world.engage(
            "b.self", .caseOfficer, .supervision, official: TestKit.Sample.id("own-people", as: OfficialId.self))
        try await world.serve { client in
            let petition = try await Browser.signIn("x.petition", in: world, client)
            _ = try await petition.post("/blank-forms/draw", Self.drawing, seen: 0)
            var fields = Road(world: world).registration([own.description])
            fields["blankForm"] = "own空〔2026〕1号"
            let entered = try await petition.call("/reports/register", .object(fields))
            #expect(entered.status == 201)
            let heads = try await world.database.read { try $0.rows("SELECT id, number FROM case_head", []) }
            let secrets = heads.flatMap { [$0.text(0), $0.text(1)] } + ["向某", Road.wording]
            #expect(heads.count == 1 && heads[0].text(1).hasPrefix("higher信专"))
            for name in ["x.petition", "x.first", "x.leader", "x.head", "b.general", "b.self", "b.sibling", "b.higher"]
            {
                let browser = try await Browser.signIn(name, in: world, client)
                for uri in ["/blank-forms", "/api/v1/blank-forms", "/blank-forms/printings/1", "/"] {
                    let text = try await browser.get(uri).text
                    let mine = name == "b.higher" && uri == "/" ? [] : secrets
                    for secret in mine { #expect(!text.contains(secret), "\(name) \(uri) \(secret)") }
                }
            }
        }
    }
}
