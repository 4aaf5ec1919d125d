import TestKit
import Testing

@testable import Kernel

/// A mechanism that has nothing but the acts every case has, to try them by themselves.
enum Bare: Decider {
    enum Command: Sendable {
        case open(isUnderApproval: Bool)
        case handling(Handling.Command)
    }
    enum Event: Equatable, Sendable {
        case opened(isUnderApproval: Bool)
        case handling(Handling.Event)
    }
    enum State: Equatable, Sendable {
        case absent
        case present(Matter)
    }
    struct Matter: Handled, Equatable {
        var frame: CaseFrame
        var isUnderApproval: Bool
        var clocks: [ClockName: Deadline]
        var hands: Set<StaffId> { frame.everOfficers }
        var judges: Set<StaffId> { [Sample.staff("judge")] }

        mutating func set(_ clock: ClockName, to deadline: Deadline) -> Bool {
            guard clocks[clock] != nil else { return false }
            clocks[clock] = deadline
            return true
        }
    }
    typealias Refusal = Handling.Refusal
    typealias Facts = Handling.Facts

    static let mechanism = "bare"
    static let initial = State.absent
    static let clock = ClockName("answer")

    static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch (state, command) {
        case (_, .open(let isUnderApproval)): return [.opened(isUnderApproval: isUnderApproval)]
        case (.present(let matter), .handling(let command)):
            return try Handling.decide(command, given: matter, in: context, knowing: context.facts)
                .map { .handling($0) }
        case (.absent, .handling): throw .bodyUnknown
        }
    }

    static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .opened(let isUnderApproval)):
            let rule = RuleCitation(row: "T-answer", parameter: "answer", title: "", article: "", ruleSet: "")
            let due = Deadline(
                due: recorded.occurredOn.adding(days: 20), isProvisional: true, rule: rule,
                countedFrom: recorded.occurredOn)
            return .present(
                Matter(
                    frame: CaseFrame(
                        body: Sample.quyuan, number: "试1号", openedOn: recorded.occurredOn, recused: [Sample.staff("ou")]
                    ),
                    isUnderApproval: isUnderApproval, clocks: [clock: due]))
        case (.present(var matter), .handling(let event)):
            return matter.take(event, recorded) ? .present(matter) : nil
        case (.absent, .handling), (.present, .opened): return nil
        }
    }

    static func stored(_ event: Event) -> StoredPayload {
        switch event {
        case .opened(let isUnderApproval): StoredPayload("bare.opened", isUnderApproval)
        case .handling(let event): event.stored(in: mechanism)
        }
    }

    static func restored(_ payload: StoredPayload) throws(CodecError) -> Event {
        guard payload.name != "bare.opened" else { return .opened(isUnderApproval: try payload.decode()) }
        return .handling(try Handling.Event(restoring: payload, in: mechanism))
    }
}

extension Scenario<Bare> {
    fileprivate var matter: Bare.Matter? {
        guard case .present(let matter) = state else { return nil }
        return matter
    }
}

@Suite("The acts every case has")
struct HandlingTests {
    static let province = Sample.id("430000000", as: BodyCode.self)
    static let other = Sample.id("430623000", as: BodyCode.self)
    static let start = Sample.today.adding(days: -10)

    static func play(isUnderApproval: Bool = false, officers: [String] = ["an", "bai"]) throws -> Scenario<Bare> {
        let rules = Sample.rules(["answer": .count(15)], units: ["answer": .workingDay])
        var play = Scenario<Bare>(
            rules: rules,
            facts: Handling.Facts(
                conflicted: [Sample.staff("qin")], heads: [Sample.staff("wang")], outsiders: [Sample.staff("far")],
                path: [province, Sample.yueyang, Sample.quyuan], targetPath: [province, Sample.yueyang, other],
                paper: .init(name: "letter-1", title: "关于失实检举控告澄清的函", number: "屈纪函〔2026〕1号")))
        try play.act(.open(isUnderApproval: isUnderApproval), by: "system", on: start)
        if !officers.isEmpty {
            try play.act(.handling(.assign(officers: officers.map(Sample.staff))), by: "allot", on: start)
        }
        return play
    }

    static let an = Sample.staff("an")
    static let bai = Sample.staff("bai")
    static let late = Sample.today.adding(days: 90)
    static let clock = Bare.clock

    /// One row for each refusal: command, who, refusal.
    static let refusals: [(Handling.Command, String, Handling.Refusal)] = [
        (.assign(officers: [an]), "portal", .actorNotStaff),
        (.assign(officers: [an]), "ou", .actorRecused),
        (.assign(officers: [an, an]), "allot", .atLeastTwoOfficers),
        (.assign(officers: [an, Sample.staff("ou")]), "allot", .officerRecused(Sample.staff("ou"))),
        (.assign(officers: [an, Sample.staff("qin")]), "allot", .officerConflicted(Sample.staff("qin"))),
        (.assign(officers: [an, Sample.staff("judge")]), "allot", .officerHasJudged(Sample.staff("judge"))),
        (.assign(officers: [an, Sample.staff("far")]), "allot", .officerOfOtherBody(Sample.staff("far"))),
        (.assign(officers: [an, bai]), "other", .officersUnchanged),
        (.handOver(from: an, to: Sample.staff("chu"), reason: " "), "allot", .textMissing(field: "reason")),
        (
            .handOver(from: Sample.staff("chu"), to: Sample.staff("du"), reason: "调离"), "allot",
            .officerNotAssigned(Sample.staff("chu"))
        ),
        (.handOver(from: an, to: bai, reason: "调离"), "allot", .officerAlreadyAssigned(bai)),
        (
            .handOver(from: an, to: Sample.staff("far"), reason: "调离"), "allot",
            .officerOfOtherBody(Sample.staff("far"))
        ),
        (.lend(officers: [], reason: "协作"), "leader", .nobodyNamed),
        (.lend(officers: [Sample.staff("chu")], reason: "协作"), "leader", .officerOfOwnBody(Sample.staff("chu"))),
        (.recuse(staff: an, ground: .witness), "an", .ownRecusalIsRequested),
        (.recuse(staff: Sample.staff("wang"), ground: .witness), "leader", .headRecusedByHigherBody),
        (.liftRecusal(staff: an, reason: "误"), "head", .notRecused),
        (.liftRecusal(staff: Sample.staff("ou"), reason: "误"), "head", .recusalDecidedElsewhere),
        (.liftRecusal(staff: an, reason: "误"), "an", .ownRecusalIsLiftedByOthers),
        (.extendDeadline(clock: clock, to: late, reason: "复杂"), "an", .handlerMustNotExtend),
        (.extendDeadline(clock: ClockName("none"), to: late, reason: "复杂"), "leader", .noSuchDeadline),
        (.extendDeadline(clock: clock, to: start, reason: "复杂"), "leader", .extensionNotLater),
        (.resumeDeadline(clock: clock, reason: "续"), "leader", .notPaused),
        (.recountDeadlines, "leader", .onlyTheSystemRecounts),
        (.proposeMove(to: Sample.quyuan, way: .raised, reason: "管辖"), "leader", .alreadyThere),
        (.proposeMove(to: other, way: .raised, reason: "管辖"), "leader", .moveGoesElsewhere(.raised)),
        (
            .proposeMove(to: Sample.yueyang, way: .transferred, reason: "管辖"), "leader",
            .moveGoesElsewhere(.transferred)
        ),
        (
            .proposeMove(to: Sample.yueyang, way: .designated, reason: "管辖"), "leader",
            .moveGoesElsewhere(.designated)
        ),
        (.acceptMove(opinion: "同意"), "leader", .noMoveProposed),
        (.followMove(to: other, way: .raised), "leader", .onlyTheSystemFollows),
        (.recordSealUse(document: "letter-1", copies: 0, basis: "签批"), "clerk", .copiesTooFew),
        (.recordSealUse(document: "letter-1", copies: 2, basis: " "), "clerk", .textMissing(field: "basis")),
        (.recordSealUse(document: "letter-2", copies: 2, basis: "签批"), "clerk", .paperNotIssued),
        (.recordSealUse(document: "letter-1", copies: 2, basis: "签批"), "ou", .actorRecused),
    ]

    @Test("each refusal is met where its rule stands", arguments: refusals)
    func refused(command: Handling.Command, who: String, refusal: Handling.Refusal) throws {
        #expect(try Self.play().refusal(.handling(command), by: who) == refusal)
    }

    @Test("dates lie between the opening and today")
    func dates() throws {
        let play = try Self.play()
        let assign = Bare.Command.handling(.assign(officers: [Self.an, Sample.staff("chu")]))
        #expect(play.refusal(assign, by: "allot", on: Sample.today.adding(days: 1)) == .occurredInFuture)
        #expect(play.refusal(assign, by: "allot", on: Self.start.adding(days: -1)) == .occurredBeforeOpening)
    }

    @Test("a case never goes to a Body whose own people it is about, nor to one closed before it accepts (G9)")
    func ownPeople() throws {
        var play = try Self.play()
        let propose = Bare.Command.handling(.proposeMove(to: Self.other, way: .transferred, reason: "属其管辖"))
        var own = play
        own.facts.isAboutTarget = true
        #expect(own.refusal(propose, by: "leader") == .moveToOwnPeople)
        #expect(
            own.refusal(.handling(.followMove(to: Self.other, way: .transferred)), by: "system") == .moveToOwnPeople)
        try play.act(propose, by: "leader")
        let accept = Bare.Command.handling(.acceptMove(opinion: "同意"))
        own = play
        own.facts.isAboutTarget = true
        #expect(own.refusal(accept, by: "boss", of: Self.other) == .moveToOwnPeople)
        play.facts.targetPath = []
        #expect(play.refusal(accept, by: "boss", of: Self.other) == .bodyUnknown)
        #expect(play.matter?.frame.ended().pendingMove == nil, "at the end of a case nobody is asked any more")
    }

    @Test("a recusal that a linked case carried here is decided and lifted there alone")
    func carried() throws {
        let play = try Self.play()
        let recuse = Bare.Command.handling(.recuse(staff: Sample.staff("ou"), ground: .witness))
        var copy = play
        #expect(try copy.act(recuse, by: "head").isEmpty)
        #expect(
            copy.refusal(.handling(.liftRecusal(staff: Sample.staff("ou"), reason: "误")), by: "head")
                == .recusalDecidedElsewhere)
    }

    @Test("an unknown Body cannot take a case")
    func unknownBody() throws {
        var play = try Self.play()
        play.facts.targetPath = []
        let move = Bare.Command.handling(.proposeMove(to: Self.other, way: .transferred, reason: "管辖"))
        #expect(play.refusal(move, by: "leader") == .bodyUnknown)
    }

    @Test("officers of another Body are lent to one case, and hand over to whom they replace")
    func lent() throws {
        var play = try Self.play()
        let far = Sample.staff("far")
        let lend = Bare.Command.handling(.lend(officers: [far], reason: "片区协作"))
        try play.act(lend, by: "leader")
        #expect(try play.act(lend, by: "leader").isEmpty)
        #expect(play.matter?.frame.officers == [Self.an, Self.bai, far])
        let frame = try #require(play.matter?.frame)
        #expect(CaseSummary(frame: frame, stage: "x", isOpen: true, subjects: []).officers.contains(far))
        #expect(
            !CaseSummary(frame: frame, stage: "x", isOpen: false, subjects: []).officers.contains(far),
            "their access ends with the case")
        try play.act(.handling(.handOver(from: far, to: Sample.staff("chu"), reason: "抽调结束")), by: "allot")
        #expect(play.matter?.frame.lent.isEmpty == true)
    }

    @Test("a clock that was stopped goes on with the working days it had left")
    func paused() throws {
        var play = try Self.play()
        let before = try #require(play.matter?.clocks[Self.clock])
        let day = Self.start.adding(days: 3)
        try play.act(.handling(.pauseDeadline(clock: Self.clock, reason: "等待鉴定")), by: "leader", on: day)
        #expect(play.matter?.clocks[Self.clock]?.runsTo == nil)
        #expect(play.matter?.clocks[Self.clock]?.daysLate(on: Self.late) == 0, "while it is stopped nobody is late")
        #expect(
            play.refusal(.handling(.extendDeadline(clock: Self.clock, to: Self.late, reason: "复杂")), by: "leader")
                == .alreadyPaused)
        #expect(
            play.refusal(.handling(.pauseDeadline(clock: Self.clock, reason: "另")), by: "leader") == .alreadyPaused)
        try play.act(.handling(.resumeDeadline(clock: Self.clock, reason: "鉴定作出")), by: "leader")
        let left = play.calendar.workdays(from: day, to: before.due)
        #expect(
            play.matter?.clocks[Self.clock]?.due == play.calendar.day(left, workdaysAfter: Sample.today).day)
        #expect(play.matter?.frame.clockChanges.map(\.kind) == [.paused, .resumed])
    }

    @Test("a provisional date is counted anew when the calendar is published; one that an act moved stays")
    func recounted() throws {
        var play = try Self.play()
        let recount = Bare.Command.handling(.recountDeadlines)
        play.calendar = WorkCalendar(exceptions: [:], publishedYears: [2026])
        try play.act(recount, by: "system")
        let due = play.calendar.day(15, workdaysAfter: Self.start).day
        #expect(play.matter?.clocks[Self.clock]?.due == due)
        #expect(play.matter?.clocks[Self.clock]?.isProvisional == false)
        #expect(try play.act(recount, by: "system").isEmpty)
        var moved = try Self.play()
        try moved.act(.handling(.extendDeadline(clock: Self.clock, to: Self.late, reason: "复杂")), by: "leader")
        #expect(try moved.act(recount, by: "system").isEmpty)
        #expect(moved.matter?.clocks[Self.clock]?.due == Self.late)
    }

    @Test("a case moves when the Body that decides accepts, and the old Body's officers are released")
    func moves() throws {
        var play = try Self.play()
        let propose = Bare.Command.handling(.proposeMove(to: Self.other, way: .designated, reason: "回避较多"))
        try play.act(propose, by: "leader")
        #expect(try play.act(propose, by: "leader").isEmpty)
        #expect(play.matter?.frame.pendingMove?.decider == Sample.yueyang, "the Body above both decides")
        let accept = Bare.Command.handling(.acceptMove(opinion: "同意"))
        #expect(play.refusal(accept, by: "boss") == .moveDecidedElsewhere)
        #expect(play.refusal(accept, by: "leader", of: Sample.yueyang) == .proposerMustNotDecideMove)
        try play.act(accept, by: "boss", of: Sample.yueyang)
        let frame = try #require(play.matter?.frame)
        #expect(frame.body == Self.other && frame.officers.isEmpty && frame.pendingMove == nil)
        #expect(frame.formerBodies.map(\.body) == [Sample.quyuan])
        #expect(frame.everOfficers == [Self.an, Self.bai], "who worked on it stays known")
        #expect(frame.recused == [Sample.staff("ou")], "who must keep away keeps away there too")
    }

    @Test("a declined move leaves the case where it is; under approval nothing moves")
    func declined() throws {
        var play = try Self.play()
        try play.act(.handling(.proposeMove(to: Self.other, way: .transferred, reason: "属其管辖")), by: "leader")
        #expect(play.matter?.frame.tasks(in: "bare").map(\.body) == [Self.other], "the receiving Body is asked")
        try play.act(.handling(.declineMove(reason: "不属我管辖")), by: "boss", of: Self.other)
        #expect(play.matter?.frame.body == Sample.quyuan && play.matter?.frame.pendingMove == nil)
        let waiting = try Self.play(isUnderApproval: true)
        let propose = Bare.Command.handling(.proposeMove(to: Self.other, way: .transferred, reason: "属其管辖"))
        #expect(waiting.refusal(propose, by: "leader") == .moveDuringApproval)
        #expect(
            waiting.refusal(.handling(.followMove(to: Self.other, way: .transferred)), by: "system")
                == .moveDuringApproval)
    }

    @Test("what was decided or asked for here is not undone by a linked case")
    func carriedLift() throws {
        var play = try Self.play()
        try play.act(.handling(.requestRecusal(ground: .witness)), by: "an")
        #expect(try play.act(.handling(.liftRecusal(staff: Self.an, reason: "")), by: "system").isEmpty)
        try play.act(.handling(.liftRecusal(staff: Self.an, reason: "并非证人")), by: "head")
        #expect(play.matter?.frame.recused == [Sample.staff("ou")])
        try play.act(.handling(.liftRecusal(staff: Sample.staff("ou"), reason: "")), by: "system")
        #expect(play.matter?.frame.recused.isEmpty == true)
    }

    @Test("a use of the seal keeps what the document was called and its number, once for each entry")
    func sealed() throws {
        var play = try Self.play()
        let record = Bare.Command.handling(.recordSealUse(document: "letter-1", copies: 2, basis: "分管领导签批"))
        try play.act(record, by: "clerk", on: Self.start)
        #expect(try play.act(record, by: "clerk", on: Self.start).isEmpty, "sent twice")
        try play.act(record, by: "clerk")
        let uses = try #require(play.matter?.frame.sealUses)
        #expect(uses.map(\.on) == [Self.start, Sample.today], "another day is another use")
        #expect(uses.map(\.title) == ["关于失实检举控告澄清的函", "关于失实检举控告澄清的函"])
        #expect(uses.first?.number == "屈纪函〔2026〕1号" && uses.first?.copies == 2)
    }

    @Test("a restricted case is allotted by the leader, for the office that allots others cannot see it")
    func allotter() throws {
        var frame = CaseFrame(body: Sample.quyuan, number: "试1号", openedOn: Self.start)
        #expect(frame.allotter == .office(.caseManagement))
        frame.isRestricted = true
        #expect(frame.allotter == .role(.leaderInCharge, nil))
    }
}
