import Access
import Application
import HTTPTypes
import Kernel
import NIOCore
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Web

/// A case of the county that some must not see, and those who must not.
private struct Hidden: Sendable {
    let world: OfficeWorld
    let cases: Road.Cases
    /// An entry about the same person, made in the township.
    let entry: CaseId
    let sanction: CaseId
    let numbers: [String]

    /// Who they are: posts strong enough to see much, were it not for what keeps them away.
    static let viewers = [
        "v.recused", "v.related", "v.self", "v.stranger", "v.system", "v.security", "v.audit", "v.deputy",
    ]

    static func make() async throws -> Hidden {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("v.recused", .caseOfficer, .supervision)
        try await world.engage("v.related", .caseOfficer, .caseManagement)
        try await world.engage("v.self", .caseOfficer, .petition)
        try await world.engage("v.stranger", .head, .leadership, at: "sibling")
        try await world.engage("v.system", .systemAdministrator, at: "top")
        try await world.engage("v.security", .securityAdministrator, at: "top")
        try await world.engage("v.audit", .auditAdministrator, at: "top")
        try await world.engage("v.deputy", .caseOfficer, .supervision)
        try await world.engage("v.chief", .leaderInCharge, .leadership)
        let miao = try await world.official("miao")
        let cases = try await Road(world: world).go(
            about: [miao], to: .clarificationSubmitted, officers: ["v.recused", "v.related"])
        try await world.act(
            "intake.recuse", by: "x.head", on: cases.report, ["staff": "v.recused", "ground": "interest"])
        try await world.engage("x.lower", .caseOfficer, .supervision, at: "lower")
        let entry = try await Road(world: world).entry(by: "x.lower", about: miao, officers: ["v.recused"])
        try await world.act(
            "interference.recuse", by: "x.head", on: entry, ["staff": "v.recused", "ground": "interest"])
        let sanction = try await Road(world: world).sanction(about: miao, officers: ["v.recused"])
        try await world.act(
            "sanction.recuse", by: "x.head", on: sanction, ["staff": "v.recused", "ground": "interest"])
        guard case .official(let id) = miao else { throw ExpectedAccess.Fault(line: 0) }
        try await world.staff("v.related", .declareRelation(.init(to: miao, kind: .sibling)))
        try await world.staff("v.self", .linkOfficial(id))
        // Whoever stands in for somebody related sees nothing by it either.
        try await world.staff("v.chief", .declareRelation(.init(to: miao, kind: .spouse)))
        try await world.staff(
            "v.chief",
            .delegate(
                .init(
                    to: TestKit.Sample.staff("v.deputy"), role: .leaderInCharge, from: OfficeWorld.today,
                    until: OfficeWorld.today, reason: "外出")))
        let ids = [cases.report, cases.verification, cases.clarification, entry, sanction].compactMap(\.self)
        let numbers = try await world.database.read { session in
            try ids.compactMap { id in
                try session.row("SELECT number FROM case_head WHERE id = ?", [.text(id.text)])?.text(0)
            }
        }
        return Hidden(world: world, cases: cases, entry: entry, sanction: sanction, numbers: numbers)
    }

    var addresses: [(collection: String, id: CaseId)] {
        [
            ("reports", cases.report), ("verifications", cases.verification), ("clarifications", cases.clarification),
            ("interferences", entry), ("sanctions", sanction),
        ]
        .compactMap { entry in entry.1.map { (entry.0, $0) } }
    }

    /// Every page that shows more than one thing.
    func lists() -> [String] {
        let number = Browser.encoded(numbers[0])
        var lists = [
            "/", "/own", "/approvals", "/units", "/bodies", "/rules", "/administration", "/account", "/officials",
        ]
        lists += ["/hand-over", "/hand-over?from=x.first&to=x.second", "/api/v1/hand-overs?from=x.first&to=x.second"]
        lists += ["/administration/staff", "/administration/relations", "/administration/delegations", "/api/v1/staff"]
        for collection in CaseMechanisms.all.map({ $0.collection }) {
            for query in ["", "?open=all", "?open=all&sort=due", "?open=all&after=2999-01-01~zz", "?sent=1"] {
                lists.append("/\(collection)\(query)")
                lists.append("/api/v1/\(collection)\(query)")
            }
        }
        for body in OfficeWorld.bodies { lists.append("/bodies/\(body.code)") }
        lists.append("/api/v1/statistics?measure=intake.reports&from=2026-01&to=2026-12")
        lists.append("/api/v1/openapi.json")
        lists.append("/search?q=\(number)")
        lists.append("/api/v1/statistics?measure=interference.entries&from=2026-01&to=2026-12")
        return lists
    }
}

@Suite("What must not be seen is seen nowhere")
struct CrawlTests {
    private static let nobody = String(repeating: "0", count: 32)

    @Test("a hidden case answers as one that does not exist, to the letter, on every address and act")
    func sameAsMissing() async throws {
        let hidden = try await Hidden.make()
        try await hidden.world.serve { client in
            for name in Hidden.viewers {
                let browser = try await Browser.signIn(name, in: hidden.world, client)
                for (collection, id) in hidden.addresses {
                    let tails = [
                        "", "/approval", "/papers/approval.pdf", "/papers/letter.docx", "/sealed", "?done=assign",
                    ]
                    for tail in tails.flatMap({ ["/\(collection)/*\($0)", "/api/v1/\(collection)/*\($0)"] }) {
                        let real = try await browser.get(tail.replacing("*", with: id.text))
                        let missing = try await browser.get(tail.replacing("*", with: Self.nobody))
                        #expect(real.status == 404, "\(name) \(tail)")
                        #expect(
                            real.neutral([id.text]) == missing.neutral([Self.nobody]), "\(name) \(tail)")
                    }
                    for act in ActTable.all where act.collection == collection && !act.isOpening {
                        let real = try await browser.post("/\(collection)/\(id)/\(act.verb)", [])
                        let missing = try await browser.post("/\(collection)/\(Self.nobody)/\(act.verb)", [])
                        #expect(real.status == 404, "\(name) \(act.name)")
                        #expect(real.neutral([id.text]) == missing.neutral([Self.nobody]), "\(name) \(act.name)")
                    }
                }
            }
        }
    }

    @Test("numbers, names, wordings and identifiers of a hidden case are in no list, search or figure page")
    func lists() async throws {
        let hidden = try await Hidden.make()
        let secrets =
            hidden.numbers + [Road.wording, Road.shortWording, Road.account] + hidden.addresses.map(\.id.text)
        try await hidden.world.serve { client in
            for name in Hidden.viewers {
                let browser = try await Browser.signIn(name, in: hidden.world, client)
                for uri in hidden.lists() {
                    var answer = try await browser.get(uri)
                    if let next = answer.location { answer = try await browser.get(next) }
                    let isSearch = uri.contains("q=")
                    // What was searched for stands in the search field again, and nowhere as a link.
                    let sought = isSearch ? [">\(hidden.numbers[0])<"] + secrets.dropFirst() : secrets
                    for secret in sought {
                        #expect(!answer.text.contains(secret), "\(name) \(uri) shows \(secret)")
                    }
                    // The register of Officials has the name for all who work there, and so has the list of declared
                    // relations for those who keep it, and the own declarations for whoever made them.
                    if !uri.hasPrefix("/officials"), uri != "/administration/relations", uri != "/own" {
                        #expect(!answer.text.contains("缪某"), "\(name) \(uri)")
                    }
                }
                let official = try await browser.get("/officials/miao")
                for secret in secrets { #expect(!official.text.contains(secret), "\(name) official") }
            }
        }
    }

    @Test("whoever handles the case does find it on those pages: the crawl looks where something could be")
    func control() async throws {
        let hidden = try await Hidden.make()
        try await hidden.world.serve { client in
            let browser = try await Browser.signIn("x.first", in: hidden.world, client)
            for uri in ["/", "/reports?open=all", "/api/v1/clarifications?open=all", "/officials/miao"] {
                let answer = try await browser.get(uri)
                #expect(hidden.numbers.contains { answer.text.contains($0) }, "\(uri)")
            }
            for (collection, id) in hidden.addresses {
                #expect(try await browser.get("/\(collection)/\(id)").status == 200)
                #expect(try await browser.get("/api/v1/\(collection)/\(id)").status == 200)
            }
        }
    }

    @Test("the open counts beside the navigation do not rise by a case one must keep away from")
    func counts() async throws {
        let hidden = try await Hidden.make()
        func count(_ name: String) async throws -> [Int] {
            try await hidden.world.database.read { session in
                let person = try #require(
                    try PersonReader.person(TestKit.Sample.staff(name), on: OfficeWorld.today, in: session))
                let counts = try Registers.openCounts(body: person.body, for: ListViewer(person), in: session)
                return Access.mechanisms.map { counts[$0] ?? 0 }
            }
        }
        #expect(try await count("x.first").reduce(0, +) > 0)
        for name in ["v.recused", "v.related", "v.self"] {
            #expect(try await count(name).allSatisfy { $0 == 0 }, "\(name)")
        }
    }

    @Test("a number typed into a form finds only a case its typer may see")
    func numberOracle() async throws {
        let hidden = try await Hidden.make()
        let road = Road(world: hidden.world)
        let other = try await hidden.world.official("other", name: "柴某")
        let mine = try await road.go(about: [other], to: .registered)
        try await hidden.world.serve { client in
            let browser = try await Browser.signIn("v.self", in: hidden.world, client)
            func mark(_ number: String) async throws -> Browser.Answer {
                try await browser.call(
                    "/reports/\(mine.report)/markRepeat", ["of": .text(number), "reason": "同一问题"])
            }
            let real = try await mark(hidden.numbers[0])
            let missing = try await mark("own信〔2026〕999号")
            #expect(real.status == 422)
            #expect(real.neutral([]) == missing.neutral([]))
        }
    }

    @Test("a peek at a page, a paper, sealed parts or by an act is noted and shown to the audit administrator")
    func peeks() async throws {
        let hidden = try await Hidden.make()
        let id = hidden.cases.report
        try await hidden.world.serve { client in
            let peeker = try await Browser.signIn("v.stranger", in: hidden.world, client)
            for uri in ["", "/papers/x.pdf", "/sealed"] { _ = try await peeker.get("/reports/\(id)\(uri)") }
            for uri in ["", "/papers/x.pdf"] { _ = try await peeker.get("/api/v1/reports/\(id)\(uri)") }
            _ = try await peeker.call("/reports/\(id)/accept", [:])
            // A try at nothing is no peek.
            _ = try await peeker.get("/reports/\(Self.nobody)")
            let attempts = try await hidden.world.database.read { try Attempts.listAll(limit: 100, in: $0) }
            #expect(attempts.count == 6)
            #expect(attempts.allSatisfy { $0.attempt.code == "hidden" && $0.attempt.caseId == id })
            let auditor = try await Browser.signIn("v.audit", in: hidden.world, client)
            let page = try await auditor.get("/administration")
            #expect(page.text.contains("v.stranger") && page.text.contains("intake.view"))
            #expect(!page.text.contains(hidden.numbers[0]))
        }
    }
}
