import Application
import Foundation
import HTTPTypes
import Kernel
import Organisation
import StorageSQLite
import NIOCore
import Storage
import TestKit
import Testing

@testable import Web

/// A try that must be refused with a reason, by form and by API.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let act: String
    let by: String
    /// How far the case has come; nil for an opening act.
    let on: Road.Stop?
    let fields: [String: FormValue]
    /// The refusal, or the field's problem.
    let code: String
    /// Something typed that must still be in the form.
    var typed: String?
    var isNoted = false

    var testDescription: String { name }

    static let miao = "official:miao"

    static func registration(
        subject: String = miao, remit: String = "inRemit", wording: String = Road.wording
    ) -> [String: FormValue] {
        [
            "channel": "letter", "receivedOn": .text(OfficeWorld.today.description), "subjects": .texts([subject]),
            "allegations": .list([
                ["category": "workDiscipline", "inRemit": .text(remit), "wording": .text(wording)]
            ]),
        ]
    }

    static func delivery(_ form: String, to audience: String) -> [String: FormValue] {
        [
            "form": .text(form), "audience": .texts([audience]), "on": .text(OfficeWorld.today.description),
            "place": "局会议室", "by": .texts(["x.first", "x.second"]),
        ]
    }

    static let all: [Attack] = [
        Attack(
            name: "a subject nobody knows", act: "intake.register", by: "x.petition", on: nil,
            fields: registration(subject: "查无此人"), code: "unknown.subject", typed: "查无此人"),
        Attack(
            name: "an allegation without remit", act: "intake.register", by: "x.petition", on: nil,
            fields: registration(remit: ""), code: "missing", typed: Road.wording),
        Attack(
            name: "one officer only", act: "intake.assign", by: "x.head", on: .assigned,
            fields: ["officers": .texts(["x.first"])], code: "atLeastTwoOfficers"),
        Attack(
            name: "an officer related to the subject", act: "intake.assign", by: "x.head", on: .assigned,
            fields: ["officers": .texts(["x.first", "x.brother"])], code: "officerConflicted"),
        Attack(
            name: "a finding without evidence", act: "verification.proposeFindings", by: "x.first", on: .verifying,
            fields: Road.findings([miao], .unfounded, evidence: []), code: "findingWithoutEvidence",
            typed: "决算与合同一致"),
        Attack(
            name: "approval by the proposer", act: "intake.approve", by: "x.chief", on: .disposalProposed,
            fields: ["opinion": "我同意自己的意见"], code: "approverMustNotBeProposer"),
        Attack(
            name: "a clarification of what was not found unfounded", act: "clarification.propose", by: "x.first",
            on: .concluded, fields: Road.proposal(["9/\(miao)"]), code: "unknown.item", typed: "干部职工大会"),
        Attack(
            name: "a delivery to somebody who is not on the list", act: "clarification.deliver", by: "x.first",
            on: .clarificationApproved, fields: delivery("letter", to: "9"), code: "deliveryOutsideApprovedScope",
            typed: "局会议室", isNoted: true),
        Attack(
            name: "a meeting of a unit that is on the list for a letter", act: "clarification.deliver", by: "x.first",
            on: .clarificationApproved, fields: delivery("meeting", to: "2"), code: "deliveryOutsideApprovedScope",
            typed: "局会议室", isNoted: true),
        Attack(
            name: "a meeting before the letter", act: "clarification.deliver", by: "x.first",
            on: .clarificationApproved, fields: delivery("meeting", to: "3"), code: "letterMustGoFirst",
            typed: "局会议室", isNoted: true),
        Attack(
            name: "a circular that was not approved", act: "clarification.deliver", by: "x.first",
            on: .clarificationApproved, fields: delivery("circular", to: "2"), code: "deliveryOutsideApprovedScope",
            typed: "局会议室", isNoted: true),
        Attack(
            name: "a delivery to a unit that is on no list", act: "clarification.deliver", by: "x.first",
            on: .clarificationApproved, fields: delivery("letter", to: "第三运输公司"), code: "unknown.audience",
            typed: "局会议室"),
        Attack(
            name: "a circular without a letter", act: "clarification.propose", by: "x.first", on: .wished,
            fields: Road.proposal(to: "place", "政务公开栏", by: "circular"), code: "letterMissing", typed: "政务公开栏"),
        Attack(
            name: "a meeting without a letter", act: "clarification.propose", by: "x.first", on: .wished,
            fields: Road.proposal(to: "meeting", "干部职工大会", by: "meeting"), code: "letterMissing",
            typed: "干部职工大会"),
        Attack(
            name: "an addressee with a verdict on the person", act: "clarification.propose", by: "x.first", on: .wished,
            fields: Road.proposal(to: "person", "清正廉洁的缪某", by: "letter"), code: "wordingSaysTooMuch",
            typed: "清正廉洁的缪某"),
        Attack(
            name: "an addressee with evidence", act: "clarification.propose", by: "x.first", on: .wished,
            fields: Road.proposal(to: "meeting", "经证人证实的大会", by: "meeting"), code: "wordingSaysTooMuch",
            typed: "经证人证实的大会"),
        Attack(
            name: "a proposal before the assessment", act: "clarification.propose", by: "x.first", on: .concluded,
            fields: Road.proposal(["1/\(miao)"]), code: "itemsNotAssessed", typed: "干部职工大会"),
        Attack(
            name: "a submission before the proposal", act: "clarification.submit", by: "x.first", on: .wished,
            fields: [:], code: "notProposed"),
        Attack(
            name: "a gate passed before findings", act: "verification.passQualityGate", by: "x.review", on: .verifying,
            fields: ["opinion": "清楚，意见留着"], code: "notAtQualityGate", typed: "清楚，意见留着"),
        Attack(
            name: "a delivery before approval", act: "clarification.deliver", by: "x.first",
            on: .clarificationSubmitted, fields: delivery("letter", to: "1"), code: "notApproved", isNoted: true),
        Attack(
            name: "findings before anybody gathered", act: "verification.proposeFindings", by: "x.first",
            on: .findingsSubmitted, fields: Road.findings([miao], .substantiated), code: "notGathering"),
        Attack(
            name: "a second proposal while the first is awaited", act: "intake.proposeDisposal", by: "x.first",
            on: .disposalProposed, fields: Road.disposal.merging(["reason": "另一理由"]) { $1 },
            code: "notAwaitingDisposal"),
        Attack(
            name: "an act on a day to come", act: "intake.accept", by: "x.petition", on: .registered,
            fields: ["occurredOn": "2099-12-31"], code: "occurredInFuture"),
    ]
}

@Suite("Attacks by form and API", .serialized)
struct AttackTests {
    static func world() async throws -> OfficeWorld {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        try await world.engage("x.brother", .caseOfficer, .supervision)
        try await world.engage("x.chief", .leaderInCharge, .leadership)
        let miao = try await world.official("miao")
        try await world.staff("x.brother", .declareRelation(.init(to: miao, kind: .sibling)))
        return world
    }

    /// Brings the case to where the attack wants it; the proposer is somebody who may approve.
    private static func prepare(_ attack: Attack, in world: OfficeWorld) async throws -> CaseId? {
        guard let stop = attack.on else { return nil }
        let miao = Subject.official(TestKit.Sample.id("miao", as: OfficialId.self))
        let road = Road(world: world)
        if attack.by == "x.chief" {
            let cases = try await road.go(about: [miao], to: .assigned, officers: ["x.chief"])
            try await world.act("intake.proposeDisposal", by: "x.chief", on: cases.report, Road.disposal)
            return cases.report
        }
        let cases = try await road.go(about: [miao], to: stop)
        return cases.id(String(attack.act.prefix { $0 != "." }))
    }

    @Test(
        "each is refused by form and API alike, in words of both languages, with what was typed", arguments: Attack.all)
    func refused(_ attack: Attack) async throws {
        let world = try await Self.world()
        let id = try await Self.prepare(attack, in: world)
        let act = try #require(ActTable.all.first { $0.name == attack.act })
        let base = id.map { "/\(act.collection)/\($0)/\(act.verb)" }
        try await world.serve { client in
            var messages: [String] = []
            for language in ["zh", "en"] {
                let browser = try await Browser.signIn(attack.by, in: world, client, language: language)
                let before = try await Self.eventCount(world)
                let page = try await browser.post(
                    base ?? "/\(act.collection)/new/\(act.verb)", Browser.flat(.object(attack.fields)),
                    seen: try await Self.version(of: id, in: world))
                #expect(page.status == 422)
                let isKept = attack.typed.map { page.text.contains($0) } ?? true
                #expect(isKept, "what was typed is lost")
                let words = Self.words(attack, Language(rawValue: language) ?? .zh)
                let isSaid = page.text.contains(words)
                #expect(isSaid, "not on the page: \(words)")
                messages.append(words)
                let api = try await browser.call(base ?? "/\(act.collection)/\(act.verb)", .object(attack.fields))
                #expect(api.status == 422)
                #expect(api.text.contains("\"\(attack.code)\""), "\(api.text)")
                #expect(try await Self.eventCount(world) == before, "something was recorded")
            }
            #expect(messages[0] != messages[1])
        }
        let noted = try await world.database.read { try Attempts.listAll(limit: 10, in: $0) }
        #expect(noted.count == (attack.isNoted ? 4 : 0))
        #expect(noted.allSatisfy { $0.attempt.code == attack.code })
    }

    /// The sentence that must be on the page, up to its first placeholder.
    private static func words(_ attack: Attack, _ language: Language) -> String {
        let mechanism = attack.act.prefix { $0 != "." }
        let keys = ["refusal.\(mechanism).\(attack.code)", "refusal.handling.\(attack.code)", "problem.\(attack.code)"]
        let text = Words.first(of: keys, language) ?? "no words for \(attack.code)"
        let html: HTML = "\(text)"
        return String(String(decoding: html.bytes, as: UTF8.self).prefix { $0 != "{" })
    }

    static func version(of id: CaseId?, in world: OfficeWorld) async throws -> Int? {
        guard let id else { return nil }
        return try await world.database.read { try Registers.head(of: id, in: $0)?.version }
    }

    /// Events but for noted attempts.
    static func eventCount(_ world: OfficeWorld) async throws -> Int {
        try await world.database.read { session in
            try session.row(
                "SELECT count(*) FROM event WHERE stream NOT LIKE 'attempt/%' AND stream NOT LIKE 'signin/%'", [])?
                .int(0) ?? 0
        }
    }

    @Test("nothing is clarified of a report that was not found unfounded", arguments: [FindingResult.inconclusive])
    func nothingToClarify(_ result: FindingResult) async throws {
        let world = try await Self.world()
        let miao = Subject.official(TestKit.Sample.id("miao", as: OfficialId.self))
        let cases = try await Road(world: world).go(about: [miao], to: .concluded, result: result)
        #expect(cases.verification != nil && cases.clarification == nil)
    }

    @Test("a wording that judges or tells evidence comes into no proposal", arguments: ["为人清正廉洁", "经查证人证言不实"])
    func wording(_ wording: String) async throws {
        let world = try await Self.world()
        let road = Road(world: world)
        let miao = Subject.official(TestKit.Sample.id("miao", as: OfficialId.self))
        let cases = try await road.go(about: [miao], to: .verifying)
        let verification = try #require(cases.verification)
        let fields = Road.findings([Attack.miao], .unfounded, wording: wording)
        try await world.act("verification.proposeFindings", by: "x.first", on: verification, fields)
        try await world.act("verification.passQualityGate", by: "x.review", on: verification, ["opinion": "清楚"])
        try await world.act("verification.approve", by: "x.leader", on: verification, ["opinion": "同意"])
        let id = try #require(try await road.clarification(of: cases.report))
        try await world.act(
            "clarification.assess", by: "x.first", on: id,
            [
                "assessments": .list([
                    ["item": .text("1/\(Attack.miao)"), "isNeeded": "needed", "reasons": "rightsOrLifeHarmed"]
                ])
            ])
        try await world.serve { client in
            let browser = try await Browser.signIn("x.first", in: world, client)
            // Asking the wish would already send the wording out; the proposal is the last place.
            let asked = try await browser.call("/clarifications/\(id)/askWish", ["exposureChecked": "true"])
            let proposed = try await browser.call(
                "/clarifications/\(id)/propose", .object(Road.proposal(["1/\(Attack.miao)"])))
            #expect(asked.text.contains("wordingSaysTooMuch") || proposed.text.contains("wordingSaysTooMuch"))
            #expect(proposed.status == 422)
        }
    }
}
