import Application
import Foundation
import Kernel
import Testing

@testable import Web

@Suite("The approval screen")
struct ApprovalScreenTests {
    /// A world with a clarification that was submitted.
    private static func submitted() async throws -> (world: OfficeWorld, id: CaseId) {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("y.head", .head, .leadership, at: "sibling")
        let miao = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [miao], to: .clarificationSubmitted)
        return (world, try #require(cases.clarification))
    }

    private static func seen(_ page: String) throws -> Int {
        let match = try #require(page.firstMatch(of: #/name="seen" value="(\d+)"/#))
        return try #require(Int(match.output.1))
    }

    @Test("the approver reads proposal, checks, document and evidence on one screen and decides there")
    func whole() async throws {
        let (world, id) = try await Self.submitted()
        try await world.serve { client in
            let leader = try await Browser.signIn("x.leader", in: world, client)
            let queue = try await leader.get("/approvals")
            #expect(queue.text.contains("/clarifications/\(id)/approval"))
            let screen = try await leader.get("/clarifications/\(id)/approval").text
            for words in [
                Road.shortWording, "制度核对", "CLA-019", "关于失实检举控告澄清的函", "证据材料", "同意并报下一级", "退回修改",
            ] {
                #expect(screen.contains(words), "\(words)")
            }
            #expect(!screen.contains("chip-alarm"))
            let blank = try await leader.post(
                "/clarifications/\(id)/approve", [("opinion", ""), ("_from", "approval")], seen: Self.seen(screen))
            #expect(blank.status == 422 && blank.text.contains("由您审批"))
            let done = try await leader.post(
                "/clarifications/\(id)/approve", [("opinion", "同意"), ("_from", "approval")],
                seen: Self.seen(screen), key: "k1")
            #expect(done.location?.hasPrefix("/approvals/next?done=approve") == true)
            let head = try await Browser.signIn("x.head", in: world, client)
            let last = try await head.get("/clarifications/\(id)/approval").text
            #expect(last.contains(">批准\n") || last.contains(">批准<"))
            #expect(!last.contains("同意并报下一级"))
        }
    }

    @Test("who has no part in the approval is led to the case, and who may not see the case finds nothing")
    func others() async throws {
        let (world, id) = try await Self.submitted()
        try await world.serve { client in
            for name in ["x.first", "x.review"] {
                let browser = try await Browser.signIn(name, in: world, client)
                let answer = try await browser.get("/clarifications/\(id)/approval")
                #expect(answer.location == "/clarifications/\(id)", "\(name)")
            }
            let stranger = try await Browser.signIn("y.head", in: world, client)
            #expect(try await stranger.get("/clarifications/\(id)/approval").status == 404)
            #expect(try await !stranger.get("/approvals").text.contains(id.text))
        }
    }

    @Test("before the wish is asked the form says whom that reaches, in which words, and what it betrays")
    func exposure() async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        let miao = try await world.official("miao")
        let cases = try await Road(world: world).go(about: [miao], to: .concluded)
        let id = try #require(cases.clarification)
        try await world.act(
            "clarification.assess", by: "x.first", on: id,
            [
                "assessments": .list([
                    ["item": .text("1/\(miao)"), "isNeeded": "needed", "reasons": "rightsOrLifeHarmed"]
                ])
            ])
        try await world.serve { client in
            let officer = try await Browser.signIn("x.first", in: world, client)
            let page = try await officer.get("/clarifications/\(id)").text
            let start = try #require(page.range(of: "class=\"exposure\""))
            let box = page[start.upperBound...].prefix(1_500)
            for words in ["将知悉的人", "缪某（交通运输局 局长）", Road.shortWording, "可能据此推断"] {
                #expect(box.contains(words), "\(words)")
            }
        }
    }

    @Test("an error of somebody signed in keeps the navigation, one of a stranger does not")
    func errors() async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.serve { client in
            let officer = try await Browser.signIn("x.first", in: world, client)
            let answer = try await officer.get("/clarifications/nothing")
            #expect(answer.status == 404 && answer.text.contains("id=\"navigation\""))
            let portal = try await officer.get("/portal/nothing")
            #expect(!portal.text.contains("id=\"navigation\""))
        }
    }
}
