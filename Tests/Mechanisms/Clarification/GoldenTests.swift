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
        #expect(written.count == 37)
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
        try main.act(RefusalRow.extend(to: Sample.today.adding(days: 60)), by: "leader")
        let delivery = ClockName("delivery")
        try main.act(.handling(.pauseDeadline(clock: delivery, reason: "等待会期")), by: "leader")
        try main.act(.handling(.resumeDeadline(clock: delivery, reason: "会期已定")), by: "leader")
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
        let common: [(Handling.Command, String)] = [
            (.assign(officers: [staff("wang"), staff("sun")]), "leader"),
            (.requestRecusal(ground: .nearRelative), "sun"),
            (.recuse(staff: staff("sun"), ground: .nearRelative), "head"),
            (.liftRecusal(staff: staff("sun"), reason: "关系不实"), "head"),
            (.handOver(from: staff("wang"), to: staff("sun"), reason: "调离"), "leader"),
            (.lend(officers: [staff("guest")], reason: "片区协作"), "leader"),
        ]
        for (command, actor) in common { try other.act(.handling(command), by: actor) }
        try other.act(
            .handling(.proposeMove(to: Sample.yueyang, way: .raised, reason: "提请上级澄清")), by: "leader")
        var declined = other
        try declined.act(.handling(.declineMove(reason: "由你机关澄清")), by: "above", of: Sample.yueyang)
        try other.act(.handling(.acceptMove(opinion: "同意提级")), by: "above", of: Sample.yueyang)

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
        return [main, other, declined, third, fourth, try recounted()]
    }

    /// A case whose clock crossed a year without a calendar, counted anew once there is one.
    private static func recounted() throws -> Scenario<Clarification> {
        var play = try Scenario<Clarification>.miao(.submitted)
        try play.act(RefusalRow.approve, by: "leader")
        let year = Sample.today.year
        play.calendar = WorkCalendar(
            exceptions: [Sample.today.adding(days: 1): false], publishedYears: [year, year + 1])
        try play.act(.handling(.recountDeadlines), by: "system")
        return play
    }
}
