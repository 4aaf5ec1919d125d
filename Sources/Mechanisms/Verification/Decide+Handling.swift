import Kernel

// Who works on the case, who keeps away, how long it may take, where it belongs.
extension Verification {
    static func handle(
        _ command: Handling.Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try checkStage(for: command, given: matter)
        let events: [Handling.Event]
        do {
            events = try Handling.decide(command, given: matter, in: context, knowing: context.facts.handling)
        } catch {
            throw .handling(error)
        }
        return events.flatMap { [.handling($0)] + fall(after: $0, given: matter) }
    }

    /// When it may be done: nothing is moved once the findings stand, and officers are not changed under findings that
    /// are on their way.
    private static func checkStage(for command: Handling.Command, given matter: Matter) throws(Refusal) {
        switch (command, matter.stage) {
        case (.recuse, _), (.requestRecusal, _), (.liftRecusal, _), (.followMove, _), (.recountDeadlines, _),
            (.recordSealUse, _):
            return
        case (_, .concluded): throw .alreadyConcluded
        case (.assign, .findingsProposed), (.assign, .qualityGate), (.assign, .submitted): throw .notBeforeApproval
        case (.assign, _), (.handOver, _), (.lend, _), (.extendDeadline, _), (.pauseDeadline, _),
            (.resumeDeadline, _), (.proposeMove, _), (.acceptMove, _), (.declineMove, _):
            return
        }
    }

    /// Findings on their way fall when somebody who had a part in them is recused.
    private static func fall(after event: Handling.Event, given matter: Matter) -> [Event] {
        let staff: StaffId
        switch event {
        case .recused(let recusal), .recusalRequested(let recusal): staff = recusal.staff
        case .officersAssigned, .handedOver, .officersLent, .recusalLifted, .deadlineExtended, .deadlinePaused,
            .deadlineResumed, .deadlinesRecounted, .moveProposed, .moveDeclined, .moved, .sealUsed:
            return []
        }
        guard let proposal = matter.proposal, matter.isUnderReview else { return [] }
        var persons = matter.hands.union([proposal.proposer])
        persons.formUnion([proposal.review?.by, proposal.review?.onBehalfOf].compactMap(\.self))
        let given = matter.round?.given ?? []
        persons.formUnion(given.flatMap { [$0.approver, $0.onBehalfOf].compactMap(\.self) })
        return persons.contains(staff) ? [.returnedAfterRecusal(ReturnedAfterRecusal(staff: staff))] : []
    }
}

extension Verification.Matter: Handled {
    package var hands: Set<StaffId> { frame.everOfficers }
    package var judges: Set<StaffId> { reviewers }
    package var gatekeepers: Set<StaffId> { gateReviewers }
    package var isUnderApproval: Bool { isUnderReview }

    package var clocks: [ClockName: Deadline] {
        var clocks: [ClockName: Deadline] = [:]
        if !isConcluded { clocks[Verification.wholeClock] = deadline }
        for inquiry in openInquiries { clocks[Verification.clock(ofInquiryTo: inquiry.subject)] = inquiry.deadline }
        return clocks
    }

    package mutating func set(_ clock: ClockName, to next: Deadline) -> Bool {
        if clock == Verification.wholeClock {
            deadline = next
            return true
        }
        guard
            let index = inquiries.lastIndex(where: {
                $0.answer == nil && Verification.clock(ofInquiryTo: $0.subject) == clock
            })
        else { return false }
        inquiries[index].deadline = next
        return true
    }

    /// Whether the findings stand.
    private var isConcluded: Bool {
        if case .concluded = stage { return true }
        return false
    }

    /// Whether findings are on their way and not yet approved.
    var isUnderReview: Bool {
        switch stage {
        case .opened, .assigned, .gathering, .concluded: false
        case .findingsProposed, .qualityGate, .submitted: true
        }
    }
}

extension Verification {
    /// The clock of the whole verification.
    package static let wholeClock = ClockName("conclude")

    /// The clock of a subject's answer to the inquiry letter that is open.
    package static func clock(ofInquiryTo subject: Subject) -> ClockName { ClockName("inquiry/\(subject)") }
}
