import Kernel
import Organisation
import TestKit
import Testing

@Suite("The register of Bodies")
struct BodyRegistryTests {
    private func refusal(
        after commands: [BodyRegistry.Command], _ command: BodyRegistry.Command,
        facts: BodyRegistry.Facts = underYueyang, on day: CivilDate = Sample.today
    ) throws -> BodyRegistry.Refusal? {
        var scenario: Scenario<BodyRegistry> = try after(commands, facts: underYueyang)
        scenario.facts = facts
        return scenario.refusal(command, by: "other", on: day)
    }

    @Test("each refusal has its case, in the order in which decide asks")
    func refusals() throws {
        let close = BodyRegistry.Command.close(successor: nil, reason: "机构改革")
        let rename = BodyRegistry.Command.rename(name: "屈原区纪委监委", shortName: "屈纪", reason: "机构改革")
        let move = BodyRegistry.Command.changeParent(parent: body("430000000"), reason: "省管")
        let hunan = BodyRegistry.KnownBody(code: body("430000000"), rank: .province, ancestors: [])
        let rows: [(BodyRegistry.Refusal, BodyRegistry.Refusal?)] = try [
            (.occurredInFuture, refusal(after: [], quyuan(), on: tomorrow)),
            (.codeTaken, refusal(after: [quyuan()], quyuan(name: "别的"))),
            (.notEstablished, refusal(after: [], close)),
            (.closedBefore, refusal(after: [quyuan(), close], rename)),
            (
                .occurredBeforeLastChange(yesterday),
                refusal(after: [quyuan()], close, on: yesterday.adding(days: -1))
            ),
            (.codeMalformed, refusal(after: [], quyuan(code: body("43067")))),
            (.codeDoesNotFitKind, refusal(after: [], quyuan(code: body("z43002"), kind: .territorial))),
            (.codeDoesNotFitKind, refusal(after: [], quyuan(kind: .dispatched))),
            (.textMissing(field: "name"), refusal(after: [], quyuan(name: "  "))),
            (.textTooLong(field: "name"), refusal(after: [], quyuan(name: String(repeating: "长", count: 201)))),
            (
                .nothingChanges,
                refusal(after: [quyuan()], .rename(name: "岳阳市屈原管理区纪检监察工委", shortName: "屈纪", reason: "无"))
            ),
            (.parentMissing, refusal(after: [], quyuan(parent: nil))),
            (.parentUnknown, refusal(after: [], quyuan(), facts: BodyRegistry.Facts(root: body("430000000")))),
            (
                .parentIsBelow,
                refusal(
                    after: [quyuan()], move,
                    facts: BodyRegistry.Facts(
                        other: BodyRegistry.KnownBody(
                            code: body("430000000"), rank: .province, ancestors: [Sample.quyuan])))
            ),
            (.parentMustStandHigher, refusal(after: [], quyuan(rank: .prefecture))),
            (
                .shortNameTaken,
                refusal(after: [], quyuan(), facts: BodyRegistry.Facts(other: yueyang, siblingShortNames: ["屈纪"]))
            ),
            (
                .shortNameTaken,
                refusal(
                    after: [quyuan()], move, facts: BodyRegistry.Facts(other: hunan, siblingShortNames: ["屈纪"]))
            ),
            (
                .successorUnknown,
                refusal(after: [quyuan()], .close(successor: Sample.quyuan, reason: "合并"))
            ),
            (.childrenRemain(2), refusal(after: [quyuan()], close, facts: BodyRegistry.Facts(childrenCount: 2))),
            (.casesRemain(3), refusal(after: [quyuan()], close, facts: BodyRegistry.Facts(openCaseCount: 3))),
            (.staffRemain(4), refusal(after: [quyuan()], close, facts: BodyRegistry.Facts(staffCount: 4))),
        ]
        for (expected, met) in rows { #expect(met == expected) }
    }

    @Test("a Body keeps its former names, its place and its end")
    func mainRoad() throws {
        var scenario: Scenario<BodyRegistry> = try after([quyuan()], facts: underYueyang)
        try scenario.act(.rename(name: "屈原区纪委监委", shortName: "原纪", reason: "设区"), by: "clerk")
        #expect(scenario.state.body?.formerNames.map(\.shortName) == ["屈纪"])
        #expect(scenario.state.body?.shortName == "原纪")
        try scenario.act(.close(successor: Sample.yueyang, reason: "撤并"), by: "clerk")
        guard case .closed(let body, let day, let successor) = scenario.state else {
            Issue.record("a closed Body is closed")
            return
        }
        #expect(body.name == "屈原区纪委监委" && day == Sample.today && successor == Sample.yueyang)
    }

    @Test("the same act by the same person makes nothing, by another it is refused")
    func alreadySo() throws {
        var scenario: Scenario<BodyRegistry> = try after([quyuan()], facts: underYueyang)
        #expect(try scenario.act(quyuan(), by: "clerk").isEmpty)
        #expect(scenario.refusal(quyuan(), by: "other") == .codeTaken)
    }

    @Test("a dispatched organ may have the rank of the Body that dispatched it")
    func dispatched() throws {
        let organ = quyuan(code: body("z43010"), shortName: "岳派纪", kind: .dispatched, rank: .prefecture)
        #expect(try refusal(after: [], organ) == nil)
    }

    @Test(
        "a Body's code is nine digits, or z with province and number",
        arguments: [
            ("430671000", true), ("z43001", true), ("z43000123", true), ("z4300", false), ("030671000", false),
            ("43067100", false), ("4306710000", false), ("43067100a", false), ("y43001", false), ("z43a01", false),
        ])
    func codes(code: String, isGood: Bool) {
        #expect((body(code).shape != nil) == isGood)
    }
}
