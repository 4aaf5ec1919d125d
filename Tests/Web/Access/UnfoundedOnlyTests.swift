import Application
import Kernel
import StorageSQLite
import TestKit
import Testing

@testable import Web

@Suite("Only what was found unfounded is clarified", .serialized)
struct UnfoundedOnlyTests {
    private static let results = ["unfounded", "inconclusive", "substantiated", "partlySubstantiated"]
    private static let wordings = ["在扩建工程中造成损失", "违规收受礼金", "擅自免去他人职务", "为亲属经商提供便利"]

    /// A report with an allegation for each result, verified and concluded.
    private static func concluded(in world: OfficeWorld) async throws -> Road.Cases {
        var registration = Attack.registration()
        registration["allegations"] = .list(
            wordings.map { ["category": "workDiscipline", "inRemit": "inRemit", "wording": .text($0)] })
        let report = try await world.act("intake.register", by: "x.petition", registration).caseId
        let officers = FormValue.texts(["x.first", "x.second"])
        try await world.act("intake.accept", by: "x.petition", on: report)
        try await world.act("intake.assign", by: "x.head", on: report, ["officers": officers])
        try await world.act("intake.proposeDisposal", by: "x.first", on: report, Road.disposal)
        for leader in ["x.leader", "x.head"] {
            try await world.act("intake.approve", by: leader, on: report, ["opinion": "同意"])
        }
        let road = Road(world: world)
        let verification = try #require(try await road.verification(of: report))
        try await world.act("verification.assign", by: "x.head", on: verification, ["officers": officers])
        let items = (1...results.count).map { "\($0)/\(Attack.miao)" }
        var evidence = Road.evidence([Attack.miao])
        evidence["items"] = .texts(items)
        try await world.act("verification.addEvidence", by: "x.first", on: verification, evidence)
        try await world.act(
            "verification.recordStatement", by: "x.first", on: verification,
            [
                "subject": .text(Attack.miao), "text": "本人说明", "on": .text(OfficeWorld.today.description),
                "by": officers,
            ])
        let findings = zip(items, zip(results, wordings)).map { item, finding -> FormValue in
            [
                "key": .text(item), "result": .text(finding.0), "reasons": "见证据", "evidence": .texts(["1"]),
                "shortWording": .text(finding.1),
            ]
        }
        try await world.act(
            "verification.proposeFindings", by: "x.first", on: verification, ["findings": .list(findings)])
        try await world.act("verification.passQualityGate", by: "x.review", on: verification, ["opinion": "清楚"])
        try await world.act("verification.approve", by: "x.leader", on: verification, ["opinion": "同意"])
        return Road.Cases(
            report: report, verification: verification, clarification: try await road.clarification(of: report))
    }

    @Test("an item found inconclusive, substantiated or partly so is assessed, proposed and clarified by no way")
    func others() async throws {
        let world = try await AttackTests.world()
        let cases = try await Self.concluded(in: world)
        let id = try #require(cases.clarification)
        try await world.serve { client in
            for language in [Language.zh, .en] {
                let browser = try await Browser.signIn("x.first", in: world, client, language: language.rawValue)
                let words = Words.text("problem.unknown.item", language, [])
                let before = try await AttackTests.eventCount(world)
                for number in 2...Self.results.count {
                    let item = "\(number)/\(Attack.miao)"
                    let assessment: FormValue = [
                        "item": .text(item), "isNeeded": "needed", "reasons": "rightsOrLifeHarmed",
                    ]
                    for (verb, fields) in [
                        ("propose", Road.proposal([item])), ("assess", ["assessments": .list([assessment])]),
                        ("shortenWording", ["item": .text(item), "wording": "短的说法", "reason": "留着的理由"]),
                    ] {
                        let version = try await AttackTests.version(of: id, in: world)
                        let page = try await browser.post(
                            "/clarifications/\(id)/\(verb)", Browser.flat(.object(fields)), seen: version)
                        #expect(page.status == 422 && page.text.contains(words), "\(verb) \(number)")
                        let isKept = verb == "assess" || page.text.contains(verb == "propose" ? "干部职工大会" : "留着的理由")
                        #expect(isKept, "what was typed into \(verb) is lost")
                        let api = try await browser.call("/clarifications/\(id)/\(verb)", .object(fields))
                        #expect(api.status == 422 && api.text.contains("unknown.item"), "\(verb) \(number)")
                    }
                }
                #expect(try await AttackTests.eventCount(world) == before)
                // No page or form of the clarification so much as names the other items.
                let page = try await browser.get("/clarifications/\(id)")
                #expect(page.text.contains(Self.wordings[0]))
                for wording in Self.wordings.dropFirst() { #expect(!page.text.contains(wording), "\(wording)") }
            }
        }
    }
}
