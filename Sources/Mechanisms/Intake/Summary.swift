import Kernel

extension Intake {
    package static func summary(_ state: State) -> CaseSummary? {
        switch state {
        case .absent: return nil
        case .present(let matter):
            var summary = CaseSummary(
                frame: matter.frame, stage: matter.stage.code, isOpen: matter.isOpen, subjects: matter.subjects)
            summary.awaitedApproval = matter.round?.round.awaited
            summary.tasks = matter.tasks + matter.frame.tasks(in: mechanism)
            summary.links = matter.links
            summary.measures = matter.contributions
            summary.labels = matter.labels
            summary.keys =
                [matter.receiptHash.map { "receipt:\($0)" }, matter.platformNumber.map { "platform:\($0)" }]
                .compactMap(\.self)
            return summary
        }
    }
}

extension Intake.Matter {
    /// Whether work remains on the report itself.
    package var isOpen: Bool {
        switch stage {
        case .routed, .closed: false
        case .received, .registered, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying,
            .findingsProposed,
            .concluded, .reopeningProposed:
            true
        }
    }

    /// What has to be done next, by whom, until when.
    package var tasks: [TaskSummary] { assignment + stageTasks + reporterTasks + openTasks }

    /// Tasks of the stage alone. Verification does its own work while the report waits for it.
    private var stageTasks: [TaskSummary] {
        switch stage {
        case .received: [task(.register, .office(.petition))]
        case .registered: items.isEmpty ? [] : [task(.accept, .office(.petition))]
        case .accepted: [task(.proposeDisposal, handlers)]
        case .disposalProposed, .returnProposed: [approval(deadline(.proposeDisposal))]
        case .disposed(let disposal):
            switch disposal.proposal.method {
            case .hold: [TaskSummary(task: .reviewHold, deadline: reviewDeadline(disposal), owner: handlers)]
            case .close: [task(.close, handlers)]
            case .talkOrInquiry, .preliminaryVerification: []
            }
        case .concluded: [task(.close, handlers)]
        case .reopeningProposed: [approval(nil)]
        case .verifying, .findingsProposed, .routed, .closed: []
        }
    }

    /// Tasks that exist for each reporter. The petition office asks back and tells of acceptance (RNM-006), those who
    /// handled it tell the result (RNM-009).
    private var reporterTasks: [TaskSummary] {
        reporters.flatMap { reporter -> [TaskSummary] in
            let part = "reporter:\(reporter.number)"
            var tasks: [TaskSummary] = []
            if reporter.naming == .claimed, stage != .received, isOpen {
                tasks.append(task(.confirmRealName, .office(.petition), part))
            }
            if reporter.naming == .confirmed, awaitsNotices, reporter.acceptanceTold == nil {
                tasks.append(task(.notifyAcceptance, .office(.petition), part))
            }
            if reporter.naming == .confirmed, hasResult, isOpen, reporter.resultTold == nil {
                tasks.append(task(.tellResult, handlers, part))
            }
            return tasks
        }
    }

    /// Whether real-name reporters are still to be told of acceptance: while the report is worked on, and for a repeat
    /// where the rules do not drop the notice.
    private var awaitsNotices: Bool {
        if case .closed(.repeatOf) = stage { return wasAccepted }
        return wasAccepted && isOpen && importedFrom == nil
    }

    /// Tasks that may stand open beside any stage, closed reports too.
    private var openTasks: [TaskSummary] {
        var tasks: [TaskSummary] = []
        if stage != .received, !unsettledOutOfRemit.isEmpty || isAnotherOrgans, isOpen {
            tasks.append(task(.transfer, .office(.petition)))
        }
        if channel == .handedDown, handedDownAcknowledgedOn == nil, stage != .received, importedFrom == nil {
            tasks.append(task(.acknowledgeHandedDown, .office(.petition)))
        }
        if awaitsFeedback { tasks.append(task(.feedBack, handlers)) }
        tasks += openObjections.map { task(.answerObjection, handlers, "objection:\($0.number)") }
        tasks += uncheckedEvidence.map { task(.checkNewEvidence, handlers, "evidence:\($0.number)") }
        tasks += Set(unconfirmedPapers.map(\.paper.approver)).sorted()
            .map { TaskSummary(task: .confirmPaper, deadline: nil, owner: .staff($0), part: $0.text) }
        return tasks
    }

    /// Whether officers have something to do: not while it is with the petition office, approvers or verification.
    private var needsOfficers: Bool {
        switch stage {
        case .accepted, .concluded: true
        case .disposed(let disposal): !disposal.proposal.method.opensVerification
        case .received, .registered, .routed, .disposalProposed, .returnProposed, .verifying, .findingsProposed,
            .reopeningProposed,
            .closed:
            hasWorkAfterwards
        }
    }

    /// Two officers at least, after a recusal or a move too; one who knows it will do to answer for a closed report.
    private var assignment: [TaskSummary] {
        let needed = isOpen ? Handling.officersMin : 1
        return needsOfficers && frame.officers.count < needed ? [task(.assign, frame.allotter)] : []
    }

    /// Whether it came back as another organ's, and waits to be passed on.
    private var isAnotherOrgans: Bool { isReturned && returns.last?.ground == .otherOrgan }

    /// The officers, or who allots work while there are none.
    private var handlers: TaskOwner { frame.officers.isEmpty ? frame.allotter : .officers }

    private func task(_ task: Intake.Task, _ owner: TaskOwner, _ part: String = "") -> TaskSummary {
        TaskSummary(task: task, deadline: deadline(task, part: part), owner: owner, part: part)
    }

    private func approval(_ deadline: Deadline?) -> TaskSummary {
        let awaited = round?.round.awaited ?? ApprovalStep(role: .leaderInCharge)
        return TaskSummary(task: .approve, deadline: deadline, owner: .role(awaited.role, awaited.rank))
    }

    /// The date the approved hold itself names.
    private func reviewDeadline(_ disposal: Intake.Disposal) -> Deadline? {
        guard let day = disposal.reviewOn else { return nil }
        let rule = RuleCitation(
            row: "SYS-INT-09", parameter: "intake.disposal.methods", title: "", article: "", ruleSet: "")
        return Deadline(due: day, isProvisional: false, rule: rule)
    }

    fileprivate var links: [CaseLink] {
        var links = verifications.map { CaseLink(stream: StreamId("verification", $0.text), kind: "opened") }
        if let clarification {
            links.append(CaseLink(stream: StreamId("clarification", clarification.text), kind: "opened"))
        }
        if case .closed(.repeatOf(let earlier)) = stage {
            links.append(CaseLink(stream: StreamId(Intake.mechanism, earlier.text), kind: "repeatOf"))
        }
        return links
    }

    /// 件: reports by the month they were opened, and results by the month of each result.
    fileprivate var contributions: [Contribution] {
        guard let channel else {
            return [Contribution(measure: "intake.forwarded", on: frame.openedOn.firstOfMonth, value: 1)]
        }
        let breakdown = "channel=\(channel.rawValue)"
        var all = Contribution.pair("intake.reports", frame.openedOn, breakdown)
        for day in concludedOn.prefix(1) { all += Contribution.pair("intake.concluded", day, breakdown) }
        return all
    }

    fileprivate var labels: [String] {
        guard let channel else { return [] }
        return [channel.rawValue] + Set(allegations.map(\.category)).sorted()
    }
}

extension TaskSummary {
    /// A task by its own name.
    fileprivate init(task: Intake.Task, deadline: Deadline?, owner: TaskOwner, part: String = "") {
        self.init(act: task.rawValue, deadline: deadline, owner: owner, part: part)
    }
}

extension Contribution {
    /// One case in the total and in its breakdown.
    fileprivate static func pair(_ measure: String, _ day: CivilDate, _ breakdown: String) -> [Contribution] {
        [
            Contribution(measure: measure, on: day.firstOfMonth, value: 1),
            Contribution(measure: measure, on: day.firstOfMonth, breakdown: breakdown, value: 1),
        ]
    }
}

extension CivilDate {
    /// The month, as its first day.
    fileprivate var firstOfMonth: CivilDate { adding(days: 1 - day) }
}
