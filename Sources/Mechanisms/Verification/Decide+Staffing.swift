import Kernel

// Who works on the case, who keeps away, how long it may take.
extension Verification {
    static func decideStaffing(
        _ command: Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let actor = try admit(context, to: matter)
        if case .concluded = matter.stage { throw .alreadyConcluded }
        switch command {
        case .assign(let officers):
            return try assign(Set(officers), by: actor, given: matter, in: context)
        case .handOver(let from, let to, let reason):
            return try handOver(
                HandedOver(from: from, to: to, reason: reason), by: actor, given: matter, in: context)
        case .extendDeadline(let task, let to, let reason):
            return try extend(
                DeadlineExtended(task: task, to: to, reason: reason), by: actor, given: matter, in: context)
        case .open, .recuse, .requestRecusal, .liftRecusal, .recordPlan, .addEvidence, .withdrawEvidence,
            .sendInquiry, .recordInquiryAnswer, .recordStatement, .proposeFindings, .passQualityGate,
            .failQualityGate, .approve, .sendBack, .reject, .confirmPaper:
            return []
        }
    }

    private static func assign(
        _ officers: Set<StaffId>, by actor: StaffId, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch matter.stage {
        case .opened, .assigned, .gathering: break
        case .findingsProposed, .qualityGate, .submitted, .concluded: throw .notBeforeApproval
        }
        guard officers.count >= officersMin else { throw .atLeastTwoOfficers }
        for officer in officers.sorted() { try checkOfficer(officer, for: matter, in: context) }
        if officers == matter.frame.officers {
            guard matter.assignments.last?.by == actor else { throw .officersUnchanged }
            return []
        }
        return [.officersAssigned(OfficersAssigned(officers: officers.sorted()))]
    }

    private static func handOver(
        _ payload: HandedOver, by actor: StaffId, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try need(payload.reason, as: "reason")
        if let last = matter.handOvers.last, last.by == actor, last.from == payload.from, last.to == payload.to,
            last.reason == payload.reason, matter.frame.officers.contains(payload.to),
            !matter.frame.officers.contains(payload.from)
        {
            return []
        }
        guard matter.frame.officers.contains(payload.from) else { throw .officerNotAssigned(payload.from) }
        guard !matter.frame.officers.contains(payload.to) else { throw .officerAlreadyAssigned(payload.to) }
        try checkOfficer(payload.to, for: matter, in: context)
        return [.handedOver(payload)]
    }

    private static func extend(
        _ payload: DeadlineExtended, by actor: StaffId, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try need(payload.reason, as: "reason")
        guard context.persons.isDisjoint(with: matter.handlers) else { throw .handlerMustNotExtend }
        guard let deadline = matter.deadline(of: payload.task) else { throw .noSuchDeadline }
        if let last = matter.extensions.last, last.task == payload.task, last.to == payload.to,
            last.reason == payload.reason, last.by == actor
        {
            return []
        }
        guard payload.to > deadline.due else { throw .extensionNotLater }
        return [.deadlineExtended(payload)]
    }
}

// MARK: Recusal

extension Verification {
    static func recuse(
        _ staff: StaffId, on ground: RecusalGround, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let record = matter.recusalInForce(of: staff)
        if context.actor == .system {
            return record == nil ? recusal(of: staff, .recused(Recused(staff: staff, ground: ground)), matter) : []
        }
        _ = try admit(context, to: matter)
        guard !context.persons.contains(staff) else { throw .ownRecusalIsRequested }
        if context.facts.heads.contains(staff) {
            guard context.actingBody != matter.frame.body else { throw .headRecusedByHigherBody }
        }
        switch record?.standing {
        case .decided: return []
        case .requested, .carried, .lifted, nil:
            return recusal(of: staff, .recused(Recused(staff: staff, ground: ground)), matter)
        }
    }

    static func requestRecusal(
        on ground: RecusalGround, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        guard let staff = context.actor.staff else { throw .actorNotStaff }
        guard !matter.frame.recused.contains(staff) else { return [] }
        _ = try admit(context, to: matter)
        return recusal(of: staff, .recusalRequested(RecusalRequested(ground: ground)), matter)
    }

    static func liftRecusal(
        of staff: StaffId, because reason: String, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let lifted = Event.recusalLifted(RecusalLifted(staff: staff, reason: reason))
        let record = matter.recusals.last { $0.staff == staff }
        if context.actor == .system {
            return record?.standing == .carried && record?.ground != nil ? [lifted] : []
        }
        _ = try admit(context, to: matter)
        try need(reason, as: "reason")
        if record?.standing == .lifted(reason: reason) { return [] }
        guard record?.standing == .requested else { throw .noRecusalRequested }
        guard !context.facts.conflicted.contains(staff) else { throw .officerConflicted(staff) }
        if context.facts.heads.contains(staff) {
            guard context.actingBody != matter.frame.body else { throw .headRecusedByHigherBody }
        }
        return [lifted]
    }

    /// The recusal, and the fall of findings on their way in which that person had a part.
    private static func recusal(of staff: StaffId, _ event: Event, _ matter: Matter) -> [Event] {
        guard let proposal = matter.proposal, matter.isUnderReview else { return [event] }
        var persons = matter.handlers.union([proposal.proposer])
        persons.formUnion([proposal.review?.by, proposal.review?.onBehalfOf].compactMap(\.self))
        let given = matter.round?.given ?? []
        persons.formUnion(given.flatMap { [$0.approver, $0.onBehalfOf].compactMap(\.self) })
        guard persons.contains(staff) else { return [event] }
        return [event, .returnedAfterRecusal(ReturnedAfterRecusal(staff: staff))]
    }
}

extension Verification.Matter {
    /// Whether findings are on their way and not yet approved.
    var isUnderReview: Bool {
        switch stage {
        case .opened, .assigned, .gathering, .concluded: false
        case .findingsProposed, .qualityGate, .submitted: true
        }
    }

    /// The recusal of somebody as far as it is in force.
    func recusalInForce(of staff: StaffId) -> Verification.RecusalRecord? {
        guard frame.recused.contains(staff) else { return nil }
        return recusals.last { $0.staff == staff }
    }

    /// The clock of a task that still runs.
    func deadline(of task: Verification.ClockedTask) -> Deadline? {
        switch task {
        case .conclude: deadline
        case .inquiry(let subject): openInquiries.last { $0.subject == subject }?.deadline
        }
    }
}
