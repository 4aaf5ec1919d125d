import Kernel

extension Interference {
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .noted(let noted)):
            guard let actor = recorded.actor.staff else { return nil }
            return .present(Matter(noted, by: actor, in: recorded.actingBody, on: recorded.occurredOn))
        case (.absent, _), (.present, .noted): return nil
        case (.present(var matter), _):
            guard matter.apply(recorded) else { return nil }
            return .present(matter)
        }
    }
}

extension Interference.Matter {
    /// The entry as it is made.
    fileprivate init(_ noted: Interference.Noted, by actor: StaffId, in body: BodyCode, on day: CivilDate) {
        self.init(
            frame: CaseFrame(
                body: noted.body, number: noted.number, openedOn: day,
                recused: Set(noted.concerned).union(noted.keptAway ?? []),
                isRestricted: true),
            entry: noted.entry, enteredBy: actor, enteredIn: body, official: noted.official,
            concerned: Set(noted.concerned), about: noted.about, stage: .noted)
    }

    /// Takes in an event.
    /// - Returns: false when it cannot have happened here.
    fileprivate mutating func apply(_ recorded: Recorded<Interference.Event>) -> Bool {
        if case .handling(let event) = recorded.event { return take(event, recorded) }
        guard let actor = recorded.actor.staff else { return false }
        let day = recorded.occurredOn
        switch (recorded.event, stage) {
        case (.acknowledged, .noted):
            stage = .acknowledged(.init(by: actor, onBehalfOf: recorded.onBehalfOf, on: day))
        case (.supplemented(let payload), _): supplements.append(.init(text: payload.text, by: actor, on: day))
        case (.concluded(let payload), .acknowledged(let acknowledgement)):
            let conclusion = Interference.Conclusion(
                outcome: payload.outcome, destination: payload.destination, reason: payload.reason, by: actor,
                onBehalfOf: recorded.onBehalfOf, on: day)
            stage = .concluded(acknowledgement, conclusion)
        case (.noted, _), (.handling, _), (.acknowledged, _), (.concluded, _): return false
        }
        frame = frame.joined(by: Set([actor, recorded.onBehalfOf].compactMap(\.self)))
        return true
    }
}
