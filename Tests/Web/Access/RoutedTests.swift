import Application
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("Reports that go up, on the pages of those they leave and reach")
struct RoutedTests {
    @Test("a restricted report's officers are named from the leader's workbench; the allotting office sees none of it")
    func restricted() async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("x.allot", .caseOfficer, .caseManagement)
        try await world.engage("lower.petition", .caseOfficer, .petition, at: "lower")
        let own = try await world.official("lower-own", name: "谭某", of: "lower")
        guard case .official(let id) = own else { throw ExpectedAccess.Fault(line: 0) }
        try await world.engage("lower.own", .caseOfficer, .supervision, at: "lower", official: id)
        let road = Road(world: world)
        let report = try await world.act(
            "intake.register", by: "lower.petition", road.registration([own.description]))
        try await world.act("intake.accept", by: "x.petition", on: report.caseId)
        let task = "确定两名以上承办人"
        try await world.serve { client in
            let leader = try await Browser.signIn("x.leader", in: world, client)
            let allot = try await Browser.signIn("x.allot", in: world, client)
            let desk = try await leader.get("/").text
            #expect(desk.contains(task) && desk.contains(report.caseId.text))
            let other = try await allot.get("/").text
            #expect(!other.contains(task) && !other.contains(report.caseId.text))
            try await world.act(
                "intake.assign", by: "x.leader", on: report.caseId,
                ["officers": .texts(["x.first", "x.second"])])
            #expect(try await !leader.get("/").text.contains(task))
        }
    }

    @Test("a report forwarded up after it was registered shows nothing of what it said, on its page or to a program")
    func forwarded() async throws {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        let miao = try await world.official("miao")
        let road = Road(world: world)
        let report = try await world.act("intake.register", by: "x.petition", road.registration([miao.description]))
        try await world.act(
            "intake.addAllegation", by: "x.petition", on: report.caseId,
            [
                "subjects": .texts([miao.description]), "category": "integrityDiscipline", "inRemit": "inRemit",
                "wording": "收受礼金",
            ])
        let higher = OfficeWorld.body("higher").text
        try await world.act("intake.forwardUp", by: "x.petition", on: report.caseId, ["to": .text(higher)])
        try await world.serve { client in
            let clerk = try await Browser.signIn("x.petition", in: world, client)
            for address in ["/reports/\(report.caseId)", "/api/v1/reports/\(report.caseId)", "/reports?open=all", "/"] {
                let answer = try await clerk.get(address)
                #expect(answer.status == 200, "\(address)")
                for word in [Road.wording, "收受礼金", "缪某", "廉洁纪律"] {
                    #expect(!answer.text.contains(word), "\(address) shows \(word)")
                }
            }
        }
    }
}
