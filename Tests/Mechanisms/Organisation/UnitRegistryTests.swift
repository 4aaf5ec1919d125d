import Kernel
import Organisation
import TestKit
import Testing

@Suite("The register of Units")
struct UnitRegistryTests {
    private func refusal(
        after commands: [UnitRegistry.Command], _ command: UnitRegistry.Command,
        facts: UnitRegistry.Facts = UnitRegistry.Facts(), on day: CivilDate = Sample.today
    ) throws -> UnitRegistry.Refusal? {
        var scenario: Scenario<UnitRegistry> = try after(commands, facts: UnitRegistry.Facts())
        scenario.facts = facts
        return scenario.refusal(command, by: "other", on: day)
    }

    @Test("each refusal has its case, in the order in which decide asks")
    func refusals() throws {
        let close = UnitRegistry.Command.close(successor: nil, reason: "撤销")
        let rename = UnitRegistry.Command.rename(name: "交通局", reason: "机构改革")
        let rows: [(UnitRegistry.Refusal, UnitRegistry.Refusal?)] = try [
            (.occurredInFuture, refusal(after: [], bureau(), on: tomorrow)),
            (.idTaken, refusal(after: [bureau()], bureau(name: "别的"))),
            (.notEstablished, refusal(after: [], rename)),
            (.closedBefore, refusal(after: [bureau(), close], rename)),
            (
                .occurredBeforeLastChange(yesterday),
                refusal(after: [bureau()], rename, on: yesterday.adding(days: -1))
            ),
            (.textMissing(field: "name"), refusal(after: [], bureau(name: ""))),
            (.textMissing(field: "reason"), refusal(after: [bureau()], .rename(name: "交通局", reason: " "))),
            (.textTooLong(field: "name"), refusal(after: [], bureau(name: String(repeating: "长", count: 201)))),
            (.nothingChanges, refusal(after: [bureau()], .rename(name: "交通运输局", reason: "无"))),
            (.nothingChanges, refusal(after: [bureau()], .changeBody(body: Sample.quyuan, reason: "无"))),
            (.bodyUnknown, refusal(after: [], bureau(), facts: UnitRegistry.Facts(bodyIsActive: false))),
            (.nameTaken, refusal(after: [], bureau(), facts: UnitRegistry.Facts(nameIsTaken: true))),
            (.nameTaken, refusal(after: [bureau()], rename, facts: UnitRegistry.Facts(nameIsTaken: true))),
            (.successorUnknown, refusal(after: [bureau()], .close(successor: unit("none"), reason: "合并"))),
            (.officialsRemain(1), refusal(after: [bureau()], close, facts: UnitRegistry.Facts(officialCount: 1))),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("a Unit keeps its former names and moves to another Body")
    func mainRoad() throws {
        var scenario: Scenario<UnitRegistry> = try after([bureau()], facts: UnitRegistry.Facts())
        try scenario.act(.rename(name: "交通局", reason: "机构改革"), by: "clerk")
        try scenario.act(.changeBody(body: Sample.yueyang, reason: "上划"), by: "clerk")
        #expect(scenario.state.unit?.formerNames.map(\.name) == ["交通运输局"])
        #expect(scenario.state.unit?.body == Sample.yueyang)
        #expect(try scenario.act(.changeBody(body: Sample.yueyang, reason: "上划"), by: "clerk").isEmpty)
    }
}
