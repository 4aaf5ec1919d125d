extension Handled {
    /// Takes in an event of the acts every case has.
    /// - Returns: false when it cannot have happened here.
    package mutating func take(_ event: Handling.Event, _ recorded: Recorded<some Sendable>) -> Bool {
        let day = recorded.occurredOn
        let actor = recorded.actor.staff
        switch event {
        case .officersAssigned(let payload):
            guard let actor else { return false }
            let officers = Set(payload.officers)
            frame.lent.formIntersection(officers)
            frame.name(officers)
            frame.assignments.append(.init(officers: officers, by: actor, on: day))
        case .handedOver(let payload):
            guard let actor else { return false }
            frame.lent.remove(payload.from)
            frame.name(frame.officers.subtracting([payload.from]).union([payload.to]))
            frame.handOvers.append(
                .init(from: payload.from, to: payload.to, reason: payload.reason, by: actor, on: day))
        case .officersLent(let payload):
            guard let actor else { return false }
            frame.lent.formUnion(payload.officers)
            frame.name(frame.officers.union(payload.officers))
            frame.assignments.append(.init(officers: frame.officers, by: actor, on: day))
        case .recused(let recusal):
            let isCarried = recorded.actor == .system
            frame.recuse(recusal.staff, on: recusal.ground, as: isCarried ? .carried : .decided, day)
        case .recusalRequested(let recusal):
            frame.recuse(recusal.staff, on: recusal.ground, as: .requested, day)
        case .recusalLifted(let payload): return frame.lift(payload, day)
        case .deadlineExtended, .deadlinePaused, .deadlineResumed, .deadlinesRecounted:
            return takeClock(event, by: actor, on: day)
        case .moveProposed, .moveDeclined, .moved: return frame.takeMove(event, by: actor, on: day)
        case .sealUsed(let payload):
            guard let actor else { return false }
            frame.sealUses.append(
                .init(
                    paper: payload.paper, title: payload.title, number: payload.number, copies: payload.copies,
                    basis: payload.basis, by: actor, on: day))
        }
        return true
    }

    /// Takes in what was done to a clock.
    private mutating func takeClock(_ event: Handling.Event, by actor: StaffId?, on day: CivilDate) -> Bool {
        switch event {
        case .deadlineExtended(let payload):
            return change(payload.clock, .extended, payload.reason, by: actor, on: day) { $0.moved(to: payload.to) }
        case .deadlinePaused(let payload):
            return change(payload.clock, .paused, payload.reason, by: actor, on: day) { $0.paused(on: day) }
        case .deadlineResumed(let payload):
            return change(payload.clock, .resumed, payload.reason, by: actor, on: day) {
                $0.moved(to: payload.to, isProvisional: payload.isProvisional)
            }
        case .deadlinesRecounted(let payload):
            return payload.deadlines.allSatisfy { recounted in
                change(recounted.clock, .recounted, "", by: nil, on: day) { _ in recounted.deadline }
            }
        case .officersAssigned, .handedOver, .officersLent, .recused, .recusalRequested, .recusalLifted,
            .moveProposed, .moveDeclined, .moved, .sealUsed:
            return false
        }
    }

    private mutating func change(
        _ clock: ClockName, _ kind: CaseFrame.ClockChange.Kind, _ reason: String, by actor: StaffId?,
        on day: CivilDate, _ next: (Deadline) -> Deadline
    ) -> Bool {
        guard let old = clocks[clock] else { return false }
        let new = next(old)
        guard set(clock, to: new) else { return false }
        frame.clockChanges.append(
            .init(clock: clock, kind: kind, from: old.due, to: new.due, reason: reason, by: actor, on: day))
        return true
    }
}

extension CaseFrame {
    /// Gives the case these officers.
    fileprivate mutating func name(_ officers: Set<StaffId>) {
        self.officers = officers
        everOfficers.formUnion(officers)
        participants.formUnion(officers)
    }

    /// Somebody keeps away: no longer an officer, and blind to the case.
    fileprivate mutating func recuse(
        _ staff: StaffId, on ground: RecusalGround, as standing: RecusalStanding, _ day: CivilDate
    ) {
        officers.remove(staff)
        lent.remove(staff)
        recused.insert(staff)
        recusals.append(RecusalRecord(staff: staff, ground: ground, standing: standing, on: day))
    }

    /// A recusal is not needed: the person sees the case again, but is no officer of it.
    fileprivate mutating func lift(_ payload: Handling.RecusalLifted, _ day: CivilDate) -> Bool {
        guard let index = recusals.lastIndex(where: { $0.staff == payload.staff }) else { return false }
        recusals[index].standing = .lifted(reason: payload.reason)
        recusals[index].on = day
        recused.remove(payload.staff)
        return true
    }

    /// Takes in how the case moved, or did not. With the Body its officers change: the old Body's access ends.
    fileprivate mutating func takeMove(_ event: Handling.Event, by actor: StaffId?, on day: CivilDate) -> Bool {
        switch event {
        case .moveProposed(let payload):
            guard let actor else { return false }
            pendingMove = PendingMove(
                to: payload.to, way: payload.way, decider: payload.decider, reason: payload.reason, by: actor, on: day)
        case .moveDeclined:
            guard pendingMove != nil else { return false }
            pendingMove = nil
        case .moved(let payload):
            formerBodies.append(FormerBody(body: body, way: payload.way, until: day))
            body = payload.to
            officers = []
            lent = []
            pendingMove = nil
        case .officersAssigned, .handedOver, .officersLent, .recused, .recusalRequested, .recusalLifted,
            .deadlineExtended, .deadlinePaused, .deadlineResumed, .deadlinesRecounted, .sealUsed:
            return false
        }
        return true
    }
}
