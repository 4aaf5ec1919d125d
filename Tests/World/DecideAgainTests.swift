import Application
import Clarification
import Flows
import Intake
import Kernel
import Sanction
import Organisation
import RuleBook
import Storage
import StorageSQLite
import Testing
import Verification

@testable import World

@Suite("The demo world, decided again")
struct DecideAgainTests {
    @Test("every event of a case, and what follows from it, is made again by deciding its command at the state before")
    func cases() async throws {
        let recorder = DecisionRecorder()
        let site = try await DemoSite.make(witness: recorder)
        let mechanisms = CaseMechanisms.all.map { $0.mechanism }
        let events = try await site.events().filter { mechanisms.contains($0.stream.mechanism) }
        let replay = Replay(streams: Dictionary(grouping: events, by: \.stream), recorder: recorder)
        var count = 0
        for stream in replay.streams.keys {
            let mechanism = try #require(CaseMechanisms.named(stream.mechanism), "\(stream)")
            count += try replay.check(stream, of: mechanism)
        }
        #expect(count == events.count && count > 200)
    }

    @Test(
        "every event of Bodies, Units, Officials, staff and rule sets is made again by the command its payload states")
    func registries() async throws {
        let mechanisms = [
            BodyRegistry.mechanism, UnitRegistry.mechanism, OfficialRegistry.mechanism, StaffRegistry.mechanism,
            RuleBook.mechanism,
        ]
        let events = try await DemoSite.shared.value.events().filter { mechanisms.contains($0.stream.mechanism) }
        let calendar = try DemoSite.calendar()
        let database = try DemoSite.empty()
        let again = try await database.write { session in
            for event in events { try Self.feed(event, calendar: calendar, into: session) }
            var again: [StoredEvent] = []
            try Journal.each(in: session) { again.append($0.event) }
            return again
        }
        #expect(again.count == events.count && events.count > 100)
        for (made, event) in zip(again, events) { #expect(made == event) }
    }

    /// Does the act that an event of a registry states, in another system.
    private static func feed(_ event: StoredEvent, calendar: WorkCalendar, into session: any SQLSession) throws {
        let writer = RegistryWriter(
            session: session, actor: event.actor, actingBody: event.actingBody, now: event.recordedAt,
            occurredOn: event.occurredOn, calendar: calendar)
        let id = event.stream.id
        switch event.stream.mechanism {
        case BodyRegistry.mechanism:
            guard case .established(let body) = try BodyRegistry.restored(event.payload) else { throw Unfed() }
            try writer.apply(.establish(body), to: BodyRegistry.self, id: id)
        case UnitRegistry.mechanism:
            guard case .established(let unit) = try UnitRegistry.restored(event.payload) else { throw Unfed() }
            try writer.apply(.establish(unit), to: UnitRegistry.self, id: id)
        case OfficialRegistry.mechanism:
            guard case .recorded(let official) = try OfficialRegistry.restored(event.payload) else { throw Unfed() }
            try writer.apply(.record(official), to: OfficialRegistry.self, id: id)
        case StaffRegistry.mechanism:
            switch try StaffRegistry.restored(event.payload) {
            case .engaged(let member): try writer.apply(.engage(member), to: StaffRegistry.self, id: id)
            case .relationDeclared(let tie): try writer.apply(.declareRelation(tie), to: StaffRegistry.self, id: id)
            case .delegated(let given): try writer.apply(.delegate(given), to: StaffRegistry.self, id: id)
            default: throw Unfed()
            }
        default:
            guard case .loaded(let set) = try RuleBook.restored(event.payload) else { throw Unfed() }
            _ = try RuleLibrary.journal(
                [set], actor: event.actor, actingBody: event.actingBody, now: event.recordedAt, in: session)
        }
    }

    /// An event of a sort that the demo world did not have when this test was written: it needs its command here.
    private struct Unfed: Error {}
}

/// The streams of a world and the decisions that made them.
private struct Replay {
    let streams: [StreamId: [StoredEvent]]
    let recorder: DecisionRecorder

    /// Makes every event of a case again.
    /// - Returns: how many.
    func check<M: CasePort>(_ stream: StreamId, of mechanism: M.Type) throws -> Int {
        let events = streams[stream] ?? []
        let id = try #require(CaseId(stream.id))
        var at = 0
        while at < events.count {
            let decision = try #require(
                recorder.decision(in: stream, after: at, cause: events[at].cause), "nobody decided \(stream)#\(at + 1)")
            let made = try decision.again(Array(events[..<at]))
            let end = at + max(1, made.count)
            #expect(made == events[at..<min(end, events.count)].map(\.payload), "\(stream)#\(at + 1)")
            let history = try events[..<end].map { try $0.recorded(as: M.self) }
            let state = try M.replay(history)
            for recorded in history[at...] {
                try check(M.consequences(of: recorded, in: state, id: id), of: "\(stream)#\(recorded.version)")
            }
            at = end
        }
        return at
    }

    /// Makes again what followed from an event: the commands that the event alone leads to, in other cases.
    private func check(_ consequences: [Consequence], of cause: String) throws {
        var followed = recorder.decisions(because: cause)
        for consequence in consequences {
            let (mechanism, target, command): (String, Consequence.Target, any Sendable) =
                switch consequence {
                case .intake(let target, let command): (Intake.mechanism, target, command)
                case .verification(let target, let command): (Verification.mechanism, target, command)
                case .clarification(let target, let command): (Clarification.mechanism, target, command)
                case .sanction(let target, let command): (Sanction.mechanism, target, command)
                }
            let index = try #require(
                followed.firstIndex { $0.stream.mechanism == mechanism && Self.fits($0, target) },
                "\(cause) led to nothing in \(mechanism)")
            let decision = followed.remove(at: index)
            let events = streams[decision.stream] ?? []
            let made = try decision.instead(command, Array(events[..<decision.version]))
            let kept = events.dropFirst(decision.version).prefix(made.count)
            #expect(made == kept.map(\.payload), "\(cause) in \(decision.stream)")
            #expect(kept.allSatisfy { $0.cause == cause }, "\(cause) in \(decision.stream)")
        }
        #expect(followed.isEmpty, "\(cause) led to more than it says")
    }

    private static func fits(_ decision: DecisionRecorder.Decision, _ target: Consequence.Target) -> Bool {
        switch target {
        case .existing(let id): decision.stream.id == id.text
        case .new: decision.version == 0
        // The demo's reports have one clarification each, opened by what is checked here.
        case .ofReport: true
        }
    }
}
