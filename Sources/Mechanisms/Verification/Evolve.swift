import Kernel

extension Verification {
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .opened(let opened)): return .present(Matter(opened, on: recorded.occurredOn))
        case (.absent, _), (.present, .opened): return nil
        case (.present(var matter), _):
            let by = Set([recorded.actor.staff, recorded.onBehalfOf].compactMap(\.self))
            guard matter.apply(recorded, by: by) else { return nil }
            matter.frame.enter(blankForm: recorded.event.blankForm, by: recorded)
            return .present(matter)
        }
    }
}

extension Verification.Matter {
    /// The case as it begins.
    fileprivate init(_ opened: Verification.Opened, on day: CivilDate) {
        let opening = opened.opening
        self.init(
            frame: CaseFrame(
                body: opening.body, number: opened.number, openedOn: day, recused: Set(opening.recused),
                isRestricted: opening.isRestricted),
            report: opening.report, method: opening.method, items: opening.items, deadline: opened.deadline,
            stage: .opened)
    }

    /// Takes in an event.
    /// - Returns: false when it cannot have happened here.
    fileprivate mutating func apply(_ recorded: Recorded<Verification.Event>, by persons: Set<StaffId>) -> Bool {
        let day = recorded.occurredOn
        switch recorded.event {
        case .opened: return false
        case .handling(let event): return handle(event, recorded)
        case .returnedAfterRecusal:
            return giveBack(.recusal, because: "", by: recorded.actor.staff, for: recorded.onBehalfOf, on: day)
        case .planRecorded, .evidenceAdded, .evidenceWithdrawn, .inquirySent, .inquiryAnswered, .statementRecorded,
            .findingsProposed, .sentToQualityGate, .qualityGatePassed, .qualityGateFailed, .submitted, .approved,
            .sentBack, .rejected, .paperConfirmed, .concluded:
            guard let actor = recorded.actor.staff else { return false }
            return applyGathering(recorded.event, by: actor, persons, on: day)
                ?? applyReview(recorded.event, by: actor, for: recorded.onBehalfOf, on: day)
        }
    }

    /// Takes in one of the events every case has.
    private mutating func handle(_ event: Handling.Event, _ recorded: Recorded<Verification.Event>) -> Bool {
        guard take(event, recorded) else { return false }
        if case .opened = stage, !frame.officers.isEmpty { stage = .assigned }
        return true
    }

    /// Takes in an event of gathering; nil when it is about something else.
    private mutating func applyGathering(
        _ event: Verification.Event, by actor: StaffId, _ persons: Set<StaffId>, on day: CivilDate
    ) -> Bool? {
        switch event {
        case .planRecorded(let payload):
            plans.append(.init(text: payload.text, by: actor, on: day))
        case .evidenceAdded(let payload):
            guard payload.number == evidence.count + 1 else { return false }
            evidence.append(
                .init(
                    number: payload.number, kind: payload.kind, shows: payload.shows, items: payload.items,
                    file: payload.file, isConfidential: payload.isConfidential, by: payload.by, recordedBy: actor,
                    on: day, blankForm: payload.blankForm))
        case .evidenceWithdrawn(let payload):
            guard let index = evidence.firstIndex(where: { $0.number == payload.number && $0.withdrawal == nil })
            else { return false }
            evidence[index].withdrawal = .init(reason: payload.reason, by: actor, on: day)
        case .inquirySent(let payload):
            inquiries.append(
                .init(
                    number: payload.number, subject: payload.subject, sentBy: actor, sentOn: day,
                    deadline: payload.deadline))
        case .inquiryAnswered(let payload):
            guard let index = inquiries.firstIndex(where: { $0.number == payload.number && $0.answer == nil })
            else { return false }
            inquiries[index].answer = .init(
                endorsedByPartySecretary: payload.endorsedByPartySecretary, accepted: payload.accepted,
                text: payload.text, recordedBy: actor, on: day)
        case .statementRecorded(let payload):
            statements.append(
                .init(
                    subject: payload.subject, text: payload.text, on: payload.on, by: payload.by, recordedBy: actor,
                    blankForm: payload.blankForm, scan: payload.scan))
        case .opened, .handling, .findingsProposed, .sentToQualityGate, .qualityGatePassed, .qualityGateFailed,
            .submitted, .approved, .sentBack, .rejected, .returnedAfterRecusal, .paperConfirmed, .concluded:
            return nil
        }
        switch stage {
        case .assigned, .gathering: stage = .gathering
        case .opened, .findingsProposed, .qualityGate, .submitted, .concluded: return false
        }
        frame = frame.joined(by: persons)
        return true
    }
}
