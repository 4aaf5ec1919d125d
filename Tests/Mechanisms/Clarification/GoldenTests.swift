import Clarification
import FoundationEssentials
import Kernel
import TestKit
import Testing

@Suite("What a clarification writes to disk")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test("every event reads back from its golden file and is written the same", arguments: samples)
    func golden(event: Clarification.Event) throws {
        let stored = Clarification.stored(event)
        let name = stored.name.replacing("clarification.", with: "")
        let file = Self.folder.appending(path: "\(name).v\(stored.schema).json")
        // The file of an event that is new is written, and the test fails once, so that somebody looks at it; a file
        // that exists is a contract and is never written again.
        if !FileManager.default.fileExists(atPath: file.path()) {
            try Data((stored.body + "\n").utf8).write(to: file)
            Issue.record("\(file.lastPathComponent) was written: look at it and commit it")
        }
        let body = try String(contentsOf: file, encoding: .utf8)
        let golden = StoredPayload(name: stored.name, schema: stored.schema, body: String(body.dropLast()))
        #expect(golden == stored)
        #expect(try Clarification.restored(golden) == event)
    }

    @Test("every golden file has its event, and every event its file")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        let written = Set(
            Self.samples.map { event in
                let stored = Clarification.stored(event)
                return "\(stored.name.replacing("clarification.", with: "")).v\(stored.schema).json"
            })
        #expect(Set(files.filter { $0.hasSuffix(".json") }) == written)
        #expect(written.count == 30)
    }

    @Test("an unknown name or version is an error, not a guess")
    func unknown() {
        for payload in [
            StoredPayload(name: "clarification.opened", schema: 2, body: "{}"),
            StoredPayload(name: "clarification.closed", schema: 1, body: "{}"),
            StoredPayload(name: "clarification.opened", schema: 1, body: "{}"),
        ] {
            #expect(throws: CodecError.self) { try Clarification.restored(payload) }
        }
    }

    /// One of each event, out of played cases.
    static let samples: [Clarification.Event] = {
        var seen: Set<String> = []
        var events: [Clarification.Event] = []
        for play in (try? plays()) ?? [] {
            for recorded in play.history where seen.insert(Clarification.stored(recorded.event).name).inserted {
                events.append(recorded.event)
            }
        }
        return events
    }()

    private static func plays() throws -> [Scenario<Clarification>] {
        var main = try Scenario<Clarification>.miao(.submitted, steps: 2)
        let staff = Sample.staff
        try main.act(.sendBack(reason: "范围过大"), by: "leader")
        try main.act(.shortenWording(item: World.losses, wording: "造成重大经济损失", reason: "精简"), by: "wang")
        try main.act(.propose(World.proposal), by: "wang")
        try main.act(.submit, by: "wang")
        try main.act(RefusalRow.paper("leader"), by: "clerk")
        try main.act(.confirmPaper, by: "leader")
        try main.act(.approve(opinion: "同意", paper: nil), by: "head")
        try main.act(
            .extendDeadline(task: .delivery, to: Sample.today.adding(days: 60), reason: "会期推迟"), by: "leader")
        try main.act(.deliver(World.delivery(.letter, to: [1, 2])), by: "wang")
        try main.act(.deliver(World.delivery(.meeting, to: [3], heard: [1])), by: "wang")
        try main.act(.recordHarm([Clarification.Harm(kind: .selection, detail: "取消提名")]), by: "wang")
        try main.act(.settleHarm(number: 1, outcome: .reversed, text: "已恢复提名"), by: "wang")
        try main.act(.followUp(on: Sample.today, how: .visit, note: "已恢复正常工作"), by: "wang")
        try main.act(.followUp(on: Sample.today, how: .talk, note: "无遗留影响"), by: "wang")
        try main.act(.archive, by: "wang")

        var other = try Scenario<Clarification>.miao(.opened)
        try other.act(.open(World.opening([World.pressure])), by: "system")
        try other.act(.apply(RefusalRow.application), by: "clerk")
        try other.act(.refuseApplication(number: 1, reason: "未造成影响"), by: "clerk")
        try other.act(.reviewRefusal(number: 1, isOverturned: false, reason: "维持"), by: "reviewer")
        try other.act(.assign(officers: [staff("wang"), staff("sun")]), by: "leader")
        try other.act(.requestRecusal(ground: .nearRelative), by: "sun")
        try other.act(.recuse(staff: staff("sun"), ground: .nearRelative), by: "head")
        try other.act(.liftRecusal(staff: staff("sun"), reason: "关系不实"), by: "head")
        try other.act(.handOver(from: staff("wang"), to: staff("sun"), reason: "调离"), by: "leader")

        var third = try Scenario<Clarification>.miao(.proposed)
        try third.act(.withdraw(reason: "重拟"), by: "wang")
        try third.act(.propose(World.proposal), by: "wang")
        try third.act(.submit, by: "wang")
        try third.act(.reject(reason: "不宜澄清"), by: "leader")

        var fourth = try Scenario<Clarification>.miao(.wished)
        let audience = [World.entry(1, .unit, [.letter], name: "区委组织部", isPersonnel: true)]
        try fourth.act(RefusalRow.propose([World.losses], audience, promotion: true), by: "wang")
        try fourth.act(.submit, by: "wang")
        try fourth.act(RefusalRow.approve, by: "leader")
        try fourth.act(.tellPersonnel(on: Sample.today, receipt: Sample.sealed("receipt")), by: "wang")
        return [main, other, third, fourth]
    }
}
