import Foundation
import Kernel
import Organisation
import TestKit
import Testing

/// One event of each name, as written today.
private let samples: [StoredPayload] = bodySamples + unitSamples + officialSamples + staffSamples + blankSamples

private let bodySamples: [StoredPayload] = [
    payload(of: quyuan(), after: [], facts: underYueyang) as Played<BodyRegistry>,
    payload(of: .rename(name: "屈原区纪委监委", shortName: "原纪", reason: "设区"), after: [quyuan()], facts: underYueyang),
    payload(
        of: .changeParent(parent: Sample.yueyang, reason: "调整"),
        after: [quyuan(parent: nil)], facts: BodyRegistry.Facts(other: yueyang)),
    payload(of: .close(successor: Sample.yueyang, reason: "撤并"), after: [quyuan()], facts: underYueyang),
].map(\.payload)

private let unitSamples: [StoredPayload] = [
    payload(of: bureau(), after: [], facts: UnitRegistry.Facts()) as Played<UnitRegistry>,
    payload(of: .rename(name: "交通局", reason: "改革"), after: [bureau()], facts: UnitRegistry.Facts()),
    payload(
        of: .changeBody(body: Sample.yueyang, reason: "上划"), after: [bureau()], facts: UnitRegistry.Facts()),
    payload(of: .close(successor: nil, reason: "撤销"), after: [bureau()], facts: UnitRegistry.Facts()),
].map(\.payload)

private let officialSamples: [StoredPayload] = [
    payload(of: miao(identity: Sample.sealed("number")), after: [], facts: OfficialRegistry.Facts())
        as Played<OfficialRegistry>,
    payload(of: .changePost(service("书记")), after: [miao()], facts: OfficialRegistry.Facts()),
    payload(of: .correctName(name: "缪二", reason: "笔误"), after: [miao()], facts: OfficialRegistry.Facts()),
    payload(
        of: .changeMembership(isPartyMember: false, reason: "出党"), after: [miao()], facts: OfficialRegistry.Facts()),
    payload(of: .sealIdentity(Sample.sealed("number")), after: [miao()], facts: OfficialRegistry.Facts()),
    payload(of: .leave(leaving: .retired), after: [miao()], facts: OfficialRegistry.Facts()),
].map(\.payload)

private let staffSamples: [StoredPayload] = {
    let kin = StaffRegistry.Relation(to: .official(Sample.miao), kind: .sibling)
    let leader = hu(posts: [Post(.leaderInCharge)])
    let away = absence(from: Sample.today, until: Sample.today.adding(days: 3))
    let none = StaffRegistry.Facts()
    return [
        payload(of: hu(official: official("hu"), until: tomorrow), after: [], facts: none) as Played<StaffRegistry>,
        payload(of: .correctName(name: "胡二", reason: "笔误"), after: [hu()], facts: none),
        payload(of: .linkOfficial(official("hu")), after: [hu()], facts: none),
        payload(of: .grant(Post(.archivist)), after: [hu()], facts: none),
        payload(of: .revoke(Post(.caseOfficer, in: .supervision), reason: "调整"), after: [hu()], facts: none),
        payload(of: .move(body: Sample.yueyang, posts: [Post(.guidance)], reason: "调任"), after: [hu()], facts: none),
        payload(of: .setUntil(tomorrow, reason: "抽调"), after: [hu()], facts: none),
        payload(
            of: .changeOffice(role: .caseOfficer, from: .supervision, to: .petition, reason: "轮岗"), after: [hu()],
            facts: none),
        payload(of: .second(body: Sample.yueyang, until: tomorrow, reason: "抽调"), after: [hu()], facts: none),
        payload(
            of: .returnHome(reason: "期满"),
            after: [hu(), .second(body: Sample.yueyang, until: tomorrow, reason: "抽调")], facts: none),
        payload(of: .declareRelation(kin), after: [hu()], facts: none),
        payload(of: .withdrawRelation(kin, reason: "误填"), after: [hu(), .declareRelation(kin)], facts: none),
        payload(of: away, after: [leader], facts: facts()),
        payload(of: .endDelegation(role: .leaderInCharge, reason: "返回"), after: [leader, away], facts: facts()),
        payload(of: .leave(leaving: .transferred), after: [hu()], facts: none),
    ].map(\.payload)
}()

private let blankSamples: [StoredPayload] = [
    payload(of: Blanks.draw(2), after: [], facts: Blanks.facts(2)) as Played<BlankFormRegistry>,
    payload(of: Blanks.reprint(1, 2), after: [Blanks.draw(2)], facts: Blanks.facts(2)),
    payload(of: Blanks.void(1, 2), after: [Blanks.draw(2)], facts: Blanks.facts(2)),
].map(\.payload)

/// A payload that a command of this register made.
private struct Played<M: Decider> {
    let payload: StoredPayload
}

private func payload<M: Decider>(of command: M.Command, after commands: [M.Command], facts: M.Facts) -> Played<M> {
    do {
        var scenario: Scenario<M> = try after_(commands, facts: facts)
        guard let event = try scenario.act(command, by: "clerk").first else {
            preconditionFailure("a sample makes an event")
        }
        return Played(payload: M.stored(event))
    } catch {
        preconditionFailure("a sample is not refused: \(error)")
    }
}

private func after_<M: Decider>(_ commands: [M.Command], facts: M.Facts) throws -> Scenario<M> {
    try after(commands, facts: facts)
}

@Suite("What is on disk")
struct GoldenTests {
    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    }

    @Test("every event is written as its golden file has it")
    func written() throws {
        for sample in samples {
            let file = Self.folder.appending(path: "\(sample.name).v\(sample.schema).json")
            if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil,
                !FileManager.default.fileExists(atPath: file.path)
            {
                try Data((sample.body + "\n").utf8).write(to: file)
            }
            let golden = try String(contentsOf: file, encoding: .utf8)
            #expect(golden == sample.body + "\n", "\(sample.name)")
        }
        #expect(Set(samples.map(\.name)).count == samples.count)
    }

    @Test("every golden file ever written can be read")
    func read() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.count >= samples.count)
        for file in files {
            let parts = file.split(separator: ".")
            guard parts.count == 4, let schema = Int(parts[2].dropFirst()) else {
                Issue.record("a golden file is named mechanism.event.vN.json: \(file)")
                continue
            }
            let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
            let payload = StoredPayload(
                name: "\(parts[0]).\(parts[1])", schema: schema, body: String(text.dropLast()))
            switch parts[0] {
            case "body": #expect(throws: Never.self) { try BodyRegistry.restored(payload) }
            case "unit": #expect(throws: Never.self) { try UnitRegistry.restored(payload) }
            case "official": #expect(throws: Never.self) { try OfficialRegistry.restored(payload) }
            case "blankform": #expect(throws: Never.self) { try BlankFormRegistry.restored(payload) }
            case "staff": #expect(throws: Never.self) { try StaffRegistry.restored(payload) }
            default: Issue.record("no register reads \(file)")
            }
        }
    }

    @Test("an event of an unknown name or version is not read")
    func unknown() {
        let payload = StoredPayload(name: "body.established", schema: 2, body: "{}")
        #expect(throws: CodecError(name: "body.established", schema: 2)) { try BodyRegistry.restored(payload) }
    }
}
