import Application
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("Interference noted, on the pages of those who enter it and of those who have it")
struct InterferencePagesTests {
    /// The county's people, the road's leaders among them, and some of the township below.
    private func world() async throws -> OfficeWorld {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("l.officer", .caseOfficer, .supervision, at: "lower")
        try await world.engage("l.head", .head, .leadership, at: "lower")
        try await world.engage("x.figures", .statistics)
        try await world.engage("x.system", .systemAdministrator)
        return world
    }

    private static let form = Road.noted.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text ?? "") }

    @Test("whoever enters it gets the number, and finds number, day, kind and stage among the own matters, no more")
    func confirmation() async throws {
        let world = try await world()
        try await world.serve { client in
            let officer = try await Browser.signIn("l.officer", in: world, client)
            let sent = try await officer.post("/interferences/new/note", Self.form, seen: nil)
            let address = try #require(sent.location)
            #expect(sent.status == 303 && address.hasPrefix("/own?noted="))
            let id = try #require(CaseId(String(address.dropFirst("/own?noted=".count))))
            let own = try await officer.get(address)
            let number = "own干专〔2026〕1号"
            #expect(own.text.contains("已登记，编号 \(number)") && own.text.contains("打听案情"))
            #expect(own.text.contains("\(OfficeWorld.today)") && own.text.contains("已登记"))
            for word in [Road.account, "文某", "管理委员会", "/interferences/\(id)"] {
                #expect(!own.text.contains(word), "\(word)")
            }
            try await world.act("interference.acknowledge", by: "x.leader", on: id)
            #expect(try await officer.get("/own").text.contains("已接收"))
            try await world.act(
                "interference.conclude", by: "x.leader", on: id, ["outcome": "untrue", "reason": "查无实据"])
            let ended = try await officer.get("/own")
            #expect(ended.text.contains("已办结") && !ended.text.contains("查无实据"))
            // A number is shown only to whoever made the entry.
            let head = try await Browser.signIn("l.head", in: world, client)
            #expect(try await !head.get(address).text.contains(number))
        }
    }

    @Test("to the lower Body, its head, its enterer and a guesser it does not exist, to the letter")
    func missing() async throws {
        let world = try await world()
        let id = try await Road(world: world).entry(by: "l.officer")
        let nobody = String(repeating: "0", count: 32)
        try await world.serve { client in
            for name in ["l.officer", "l.head", "x.first", "x.petition", "x.review"] {
                let browser = try await Browser.signIn(name, in: world, client)
                for tail in ["", "/papers/entry.pdf", "/papers/contents.docx", "/approval", "?done=note"] {
                    for start in ["/interferences/*", "/api/v1/interferences/*"] {
                        let real = try await browser.get(start.replacing("*", with: id.text) + tail)
                        let missing = try await browser.get(start.replacing("*", with: nobody) + tail)
                        #expect(real.status == 404, "\(name) \(start)\(tail)")
                        #expect(real.neutral([id.text]) == missing.neutral([nobody]), "\(name) \(start)\(tail)")
                    }
                }
                for uri in [
                    "/", "/interferences?open=all", "/api/v1/interferences?open=all", "/search?q=own干专〔2026〕1号",
                ] {
                    var answer = try await browser.get(uri)
                    if let next = answer.location { answer = try await browser.get(next) }
                    #expect(!answer.text.contains(id.text) && !answer.text.contains(Road.account), "\(name) \(uri)")
                    #expect(!answer.text.contains(">own干专"), "\(name) \(uri)")
                }
            }
        }
    }

    @Test("its leaders have it in register, workbench and navigation, with the form and the next step")
    func leaders() async throws {
        let world = try await world()
        let id = try await Road(world: world).entry(by: "l.officer")
        try await world.serve { client in
            let leader = try await Browser.signIn("x.leader", in: world, client)
            let desk = try await leader.get("/").text
            #expect(desk.contains("接收干预过问登记") && desk.contains(id.text))
            #expect(desk.contains("<a href=\"/interferences\"") && desk.contains("title=\"1 件待办\""))
            let page = try await leader.get("/interferences/\(id)").text
            for word in [Road.account, "文某", "l.officer", "限制知悉", "/papers/entry.pdf", "登记人"] {
                #expect(page.contains(word), "\(word)")
            }
            #expect(try await leader.get("/interferences").text.contains("own干专〔2026〕1号"))
            let found = try #require(try await leader.get("/search?q=own干专〔2026〕1号").location)
            #expect(found.hasPrefix("/interferences?"))
            #expect(try await leader.get(found).text.contains(id.text))
        }
    }

    @Test("the act is at hand for whoever works on cases, the count for those who see such cases; others have neither")
    func navigation() async throws {
        let world = try await world()
        _ = try await Road(world: world).entry(by: "l.officer")
        try await world.serve { client in
            for name in ["l.officer", "l.head", "x.first", "x.petition", "x.leader"] {
                let page = try await Browser.signIn(name, in: world, client).get("/").text
                #expect(page.contains("href=\"/interferences/new/note\">登记干预过问</a>"), "\(name)")
                let entry = page.split(separator: "href=\"/interferences\"").dropFirst().first?.prefix(160) ?? ""
                #expect(entry.contains("件待办") == (name == "x.leader"), "\(name): \(entry)")
            }
            for name in ["x.figures", "x.system"] {
                let browser = try await Browser.signIn(name, in: world, client)
                #expect(try await !browser.get("/own").text.contains("/interferences"), "\(name)")
                let form = try await browser.get("/interferences/new/note")
                #expect([403, 404].contains(form.status), "\(name) \(form.status)")
            }
        }
    }

    @Test("programs note it by the collection's address, and the description of the API has it")
    func api() async throws {
        let world = try await world()
        try await world.serve { client in
            let officer = try await Browser.signIn("l.officer", in: world, client)
            let made = try await officer.call("/interferences", .object(Road.noted))
            #expect(made.status == 201 && made.text.contains("own干专〔2026〕1号"))
            let incomplete = try await officer.call("/interferences", ["kind": "inquiring"])
            #expect(incomplete.status == 422)
            let description = try await officer.get("/api/v1/openapi.json").text
            for path in ["interferences", "interferences/note", "interferences/{id}/conclude"] {
                #expect(description.replacing("\\/", with: "/").contains("\"/api/v1/\(path)\""), "\(path)")
            }
        }
    }
}
