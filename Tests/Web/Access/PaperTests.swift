import Application
import Clarification
import Documents
import Kernel
import StorageSQLite
import TestKit
import Testing

@testable import Web

@Suite("Paper in and out of a case", .serialized)
struct PaperTests {
    /// A clarification that was approved, with somebody of 办公室.
    private static func approved() async throws -> (world: OfficeWorld, id: CaseId) {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("x.general", .caseOfficer, .general)
        try await world.engage("x.contact", .unitContact)
        let miao = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [miao], to: .clarificationApproved)
        return (world, try #require(cases.clarification))
    }

    private static func papers(of id: CaseId, in world: OfficeWorld) async throws -> [Paper] {
        try await world.database.read { session in
            try Loaded<Clarification>.read(id, in: session).papers(with: NameBook(session: session))
        }
    }

    /// The texts of the list's cells, a line for each row.
    private static func lines(of papers: [Paper]) throws -> [[String]] {
        let contents = try #require(papers.last)
        #expect(contents.name == "contents" && contents.document.title == "卷内目录")
        guard case .table(let rows)? = contents.document.body.first else { return [] }
        return rows.map { $0.cells.map(\.text) }
    }

    @Test("办公室 enters a use of the seal; the case page and the list of documents show it")
    func sealed() async throws {
        let (world, id) = try await Self.approved()
        let letter = try #require(try await Self.papers(of: id, in: world).first { $0.kind == "clarification.letter" })
        try await world.act(
            "clarification.recordSealUse", by: "x.general", on: id,
            ["document": .text(letter.name), "copies": "3", "basis": "分管领导签批"])
        let lines = try Self.lines(of: try await Self.papers(of: id, in: world))
        let line = try #require(lines.first { $0.contains(letter.title) })
        #expect(line[2] == letter.number && line[4] == "用印3份")
        try await world.serve { client in
            let browser = try await Browser.signIn("x.leader", in: world, client)
            let page = try await browser.get("/clarifications/\(id)")
            #expect(page.text.contains("分管领导签批") && page.text.contains("/papers/contents.pdf"))
        }
    }

    @Test("a document that was not issued is not sealed, nor does anybody but 办公室 enter it")
    func refused() async throws {
        let (world, id) = try await Self.approved()
        let names = try await Self.papers(of: id, in: world).map(\.name)
        try await world.serve { client in
            let general = try await Browser.signIn("x.general", in: world, client)
            for name in ["letter-9", "contents"] {
                let answer = try await general.call(
                    "/clarifications/\(id)/recordSealUse",
                    ["document": .text(name), "copies": "1", "basis": "签批"])
                #expect(answer.status == 422, "\(name)")
            }
            let officer = try await Browser.signIn("x.first", in: world, client)
            let answer = try await officer.call(
                "/clarifications/\(id)/recordSealUse",
                ["document": .text(names[0]), "copies": "1", "basis": "签批"])
            #expect(answer.status == 403)
        }
        let lines = try Self.lines(of: try await Self.papers(of: id, in: world))
        #expect(!lines.contains { $0.last?.hasPrefix("用印") == true })
    }

    @Test("the list names every document, number, day and scan, and is a draft until the case ends")
    func listed() async throws {
        let (world, id) = try await Self.approved()
        let papers = try await Self.papers(of: id, in: world)
        let lines = try Self.lines(of: papers).dropFirst(2)
        #expect(lines.map { $0[1] }.prefix(papers.count - 1) == papers.dropLast().map(\.title)[...])
        #expect(lines.map { $0[0] } == (1...lines.count).map { "\($0)" })
        #expect(lines.contains { $0[1] == "本人意愿书面材料（缪某）" && $0[4] == "扫描件" })
        #expect(papers.last?.isIssued == false)
    }
}
