import Kernel
import Organisation
import TestKit
import Testing

@Suite("The register of Officials")
struct OfficialRegistryTests {
    private typealias Registry = OfficialRegistry

    private func refusal(
        after commands: [OfficialRegistry.Command], _ command: OfficialRegistry.Command,
        facts: OfficialRegistry.Facts = OfficialRegistry.Facts(), on day: CivilDate = Sample.today
    ) throws -> OfficialRegistry.Refusal? {
        var scenario: Scenario<OfficialRegistry> = try after(commands, facts: OfficialRegistry.Facts())
        scenario.facts = facts
        return scenario.refusal(command, by: "other", on: day)
    }

    @Test("each refusal has its case, in the order in which decide asks")
    func refusals() throws {
        let long = String(repeating: "长", count: 201)
        let rows: [(OfficialRegistry.Refusal, OfficialRegistry.Refusal?)] = try [
            (.occurredInFuture, refusal(after: [], miao(), on: tomorrow)),
            (.idTaken, refusal(after: [miao()], miao(name: "别人"))),
            (.notRecorded, refusal(after: [], .leave(leaving: .retired))),
            (
                .occurredBeforeLastChange(yesterday),
                refusal(after: [miao()], .leave(leaving: .retired), on: yesterday.adding(days: -1))
            ),
            (.hasDied, refusal(after: [miao(), .leave(leaving: .died)], .changePost(service("书记")))),
            (.hasDied, refusal(after: [miao(), .leave(leaving: .died)], .leave(leaving: .retired))),
            (.textMissing(field: "name"), refusal(after: [], miao(name: ""))),
            (.textMissing(field: "post"), refusal(after: [], miao(post: " "))),
            (.textTooLong(field: "rank"), refusal(after: [miao()], .changePost(service("书记", rank: long)))),
            (.unitUnknown, refusal(after: [], miao(), facts: Registry.Facts(unitIsActive: false))),
            (.bodyUnknown, refusal(after: [], miao(), facts: Registry.Facts(bodyIsActive: false))),
            (.nothingChanges, refusal(after: [miao()], .changePost(service()))),
            (.nothingChanges, refusal(after: [miao()], .changeMembership(isPartyMember: true, reason: "入党"))),
            (
                .identityTaken(by: official("other")),
                refusal(
                    after: [], miao(identity: Sample.sealed("id")),
                    facts: Registry.Facts(sameIdentity: official("other")))
            ),
            (
                .identityTaken(by: official("other")),
                refusal(
                    after: [miao()], .sealIdentity(Sample.sealed("id")),
                    facts: Registry.Facts(sameIdentity: official("other")))
            ),
            (.leftBefore, refusal(after: [miao(), .leave(leaving: .retired)], .leave(leaving: .leftOffice))),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("every post an Official had is kept with its days, and who left may come back")
    func history() throws {
        var scenario: Scenario<OfficialRegistry> = try after([miao()], facts: OfficialRegistry.Facts())
        try scenario.act(.changePost(service("党组书记")), by: "clerk")
        try scenario.act(.leave(leaving: .leftOffice), by: "clerk")
        #expect(scenario.state.official?.pastServices.map(\.service.post) == ["局长", "党组书记"])
        #expect(scenario.state.official?.pastServices.first?.from == yesterday)
        #expect(scenario.state.official?.standing.service.post == "党组书记")
        try scenario.act(.changePost(service("四级调研员")), by: "clerk")
        #expect(scenario.state.official?.standing == .inOffice(service("四级调研员"), since: Sample.today))
        #expect(scenario.state.official?.pastServices.count == 2)
    }

    @Test("a name of somebody who has died can still be corrected")
    func nameOfTheDead() throws {
        var scenario: Scenario<OfficialRegistry> = try after(
            [miao(), .leave(leaving: .died)], facts: OfficialRegistry.Facts())
        try scenario.act(.correctName(name: "缪二", reason: "笔误"), by: "clerk")
        #expect(scenario.state.official?.name == "缪二")
        #expect(scenario.state.official?.formerNames == ["缪某"])
    }
}
