import Kernel

extension Verification {
    package static func evolve(_ state: State, with recorded: Recorded<Event>) -> State? {
        switch (state, recorded.event) {
        case (.absent, .opened(let opened)): return .present(Matter(opened, on: recorded.occurredOn))
        case (.absent, _), (.present, .opened): return nil
        case (.present(var matter), _):
            let by = Set([recorded.actor.staff, recorded.onBehalfOf].compactMap(\.self))
            guard matter.apply(recorded, by: by) else { return nil }
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
            recusals: opening.recused.map {
                Verification.RecusalRecord(staff: $0, ground: nil, standing: .carried, on: day)
            },
            stage: .opened)
    }

    /// Takes in an event.
    /// - Returns: false when it cannot have happened here.
    fileprivate mutating func apply(_ recorded: Recorded<Verification.Event>, by persons: Set<StaffId>) -> Bool {
        let day = recorded.occurredOn
        switch recorded.event {
        case .opened: return false
        case .recused(let payload): return recuse(payload, by: recorded.actor, on: day)
        case .recusalLifted(let payload): return lift(payload, on: day)
        case .returnedAfterRecusal:
            return giveBack(.recusal, because: "", by: recorded.actor.staff, for: recorded.onBehalfOf, on: day)
        case .officersAssigned, .recusalRequested, .handedOver, .deadlineExtended, .planRecorded, .evidenceAdded,
            .evidenceWithdrawn, .inquirySent, .inquiryAnswered, .statementRecorded, .findingsProposed,
            .sentToQualityGate, .qualityGatePassed, .qualityGateFailed, .submitted, .approved, .sentBack, .rejected,
            .paperConfirmed, .concluded:
            guard let actor = recorded.actor.staff else { return false }
            return applyStaffing(recorded.event, by: actor, on: day)
                ?? applyGathering(recorded.event, by: actor, persons, on: day)
                ?? applyReview(recorded.event, by: actor, for: recorded.onBehalfOf, on: day)
        }
    }

    /// Takes in an event about who works on the case; nil when it is about something else.
    private mutating func applyStaffing(_ event: Verification.Event, by actor: StaffId, on day: CivilDate) -> Bool? {
        switch event {
        case .officersAssigned(let payload):
            let officers = Set(payload.officers)
            frame = frame.assigning(officers)
            handlers.formUnion(officers)
            assignments.append(Verification.Assignment(officers: officers, by: actor, on: day))
            if case .opened = stage { stage = .assigned }
        case .recusalRequested(let payload):
            frame = frame.recusing(actor)
            recusals.append(.init(staff: actor, ground: payload.ground, standing: .requested, on: day))
        case .handedOver(let payload):
            frame = frame.assigning(frame.officers.subtracting([payload.from]).union([payload.to]))
            handlers.insert(payload.to)
            handOvers.append(
                .init(from: payload.from, to: payload.to, reason: payload.reason, by: actor, on: day))
        case .deadlineExtended(let payload):
            guard let old = deadline(of: payload.task) else { return false }
            let moved = Deadline(due: payload.to, isProvisional: false, rule: old.rule)
            switch payload.task {
            case .conclude: deadline = moved
            case .inquiry(let subject):
                guard let index = inquiries.lastIndex(where: { $0.subject == subject && $0.answer == nil })
                else { return false }
                inquiries[index].deadline = moved
            }
            extensions.append(
                .init(
                    task: payload.task, from: old.due, to: payload.to, reason: payload.reason, by: actor, on: day))
        case .opened, .recused, .recusalLifted, .planRecorded, .evidenceAdded, .evidenceWithdrawn, .inquirySent,
            .inquiryAnswered, .statementRecorded, .findingsProposed, .sentToQualityGate, .qualityGatePassed,
            .qualityGateFailed, .submitted, .approved, .sentBack, .rejected, .returnedAfterRecusal, .paperConfirmed,
            .concluded:
            return nil
        }
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
                    on: day))
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
                    subject: payload.subject, text: payload.text, on: payload.on, by: payload.by, recordedBy: actor))
        case .opened, .officersAssigned, .recused, .recusalRequested, .recusalLifted, .handedOver,
            .deadlineExtended, .findingsProposed, .sentToQualityGate, .qualityGatePassed, .qualityGateFailed,
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
