import Kernel

extension Sanction {
    package static func evolve(_ state: State, with recorded: Kernel.Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .recorded(let payload)):
            guard let actor = recorded.actor.staff else { return nil }
            return .present(Matter(payload, by: actor, on: recorded.occurredOn))
        case (.absent, _), (.present, .recorded): return nil
        case (.present(var matter), _):
            guard matter.apply(recorded) else { return nil }
            return .present(matter)
        }
    }
}

extension Sanction.Matter {
    /// The entry as it is made.
    fileprivate init(_ payload: Sanction.Recorded, by actor: StaffId, on day: CivilDate) {
        let record = payload.record
        self.init(
            frame: CaseFrame(body: payload.body, number: payload.number, openedOn: day, participants: [actor]),
            enteredBy: actor, person: record.person, ruling: record.ruling, isHistoric: record.isHistoric,
            measures: record.measures, probation: Sanction.Course(), periods: payload.periods,
            due: payload.clocks.byName)
    }

    /// Takes in an event.
    /// - Returns: false when it cannot have happened here.
    fileprivate mutating func apply(_ recorded: Kernel.Recorded<Sanction.Event>) -> Bool {
        switch recorded.event {
        case .handling(let event): return take(event, recorded)
        case .periodsCounted(let payload):
            take(payload.periods, payload.clocks)
            return true
        case .recorded, .announced, .changeMade, .reported, .rightsRestored, .probationExtended, .changeProposed,
            .changeConfirmed, .changeDeclined, .noticeGiven, .checked:
            guard let actor = recorded.actor.staff, applyOwn(recorded, by: actor) else { return false }
            frame = frame.joined(by: Set([actor, recorded.onBehalfOf].compactMap(\.self)))
            return true
        }
    }

    private mutating func applyOwn(_ recorded: Kernel.Recorded<Sanction.Event>, by actor: StaffId) -> Bool {
        func done<What: Hashable & Sendable>(_ what: What) -> Sanction.Done<What> {
            Sanction.Done(what: what, by: actor, onBehalfOf: recorded.onBehalfOf, on: recorded.occurredOn)
        }
        switch recorded.event {
        case .announced(let payload):
            guard due.removeValue(forKey: Sanction.Clock.announcement.name) != nil else { return false }
            announcement = done(payload)
        case .changeMade(let payload):
            guard due.removeValue(forKey: Sanction.Clock.change.name) != nil else { return false }
            change = done(payload)
        case .reported(let payload):
            guard due.removeValue(forKey: Sanction.Clock.report.name) != nil else { return false }
            report = done(payload)
        case .rightsRestored(let payload):
            guard isOnProbation else { return false }
            probation.restoredOn = payload.on
            take(payload.periods, payload.clocks)
        case .probationExtended(let payload):
            guard isOnProbation, !probation.isExtended else { return false }
            probation.isExtended = true
            take(payload.periods, payload.clocks)
        case .changeProposed(let payload):
            guard proposal == nil else { return false }
            proposal = done(payload)
        case .changeConfirmed(let payload):
            guard let pending = proposal else { return false }
            self = changed(by: pending.what)
            changes.append(.init(proposal: pending, isConfirmed: true, word: done(payload.opinion)))
            proposal = nil
            take(payload.periods, payload.clocks)
        case .changeDeclined(let payload):
            guard let pending = proposal else { return false }
            changes.append(.init(proposal: pending, isConfirmed: false, word: done(payload.reason)))
            proposal = nil
        case .noticeGiven(let payload):
            notices.append(done(payload.notice))
            due = payload.clocks.byName
        case .checked(let payload):
            checks.append(done(payload.check))
            due = payload.clocks.byName
        case .recorded, .handling, .periodsCounted: return false
        }
        return true
    }

    /// Takes over what was counted. Where the end is another one, people were told of a wrong one: they are told anew.
    private mutating func take(_ counted: [Sanction.Period], _ clocks: [Sanction.NamedDeadline]) {
        let before = last
        periods = counted
        due = clocks.byName
        if last != before {
            notices.removeAll()
            checks.removeAll()
        }
    }
}

extension [Sanction.NamedDeadline] {
    fileprivate var byName: [ClockName: Deadline] {
        Dictionary(map { ($0.clock, $0.deadline) }, uniquingKeysWith: { first, _ in first })
    }
}
