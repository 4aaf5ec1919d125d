import Kernel

extension Clarification {
    package static func summary(_ state: State) -> CaseSummary? {
        switch state {
        case .absent: return nil
        case .present(let matter):
            var summary = CaseSummary(
                frame: matter.frame, stage: matter.stage.name, isOpen: matter.isOpen, subjects: matter.subjects)
            summary.tasks = matter.tasks + matter.frame.tasks(in: mechanism)
            summary.links = [
                CaseLink(stream: StreamId("intake", matter.report.text), kind: "openedFrom"),
                CaseLink(stream: StreamId("verification", matter.verification.text), kind: "openedFrom"),
            ]
            summary.measures = matter.measures
            summary.labels = matter.labels
            summary.documentNumbers = matter.documentNumbers
            if case .submitted(_, let round) = matter.stage { summary.awaitedApproval = round.awaited }
            return summary
        }
    }
}

extension Clarification.Stage {
    /// The stage's name for words and filters.
    package var name: String {
        switch self {
        case .toAssess: "toAssess"
        case .notNeeded: "notNeeded"
        case .wishAsked: "wishAsked"
        case .declined: "declined"
        case .proposed: "proposed"
        case .returned: "returned"
        case .withdrawn: "withdrawn"
        case .submitted: "submitted"
        case .approved: "approved"
        case .delivering: "delivering"
        case .delivered: "delivered"
        case .followingUp: "followingUp"
        case .corrected: "corrected"
        case .archived: "archived"
        }
    }
}

extension Clarification.Matter {
    /// Whether work remains on the matter itself.
    package var isOpen: Bool { !tasks.isEmpty }

    /// Forms and step, for filters.
    fileprivate var labels: [String] {
        let forms = Set(rounds.last?.proposal.forms ?? []).sorted { $0.rawValue < $1.rawValue }
        return ["step=\(step.rawValue)"] + forms.map { "form=\($0.rawValue)" }
    }

    /// What somebody has to do next, but for what every case has.
    fileprivate var tasks: [TaskSummary] {
        var tasks = stageTasks
        for record in applications where record.isPending {
            tasks.append(
                TaskSummary(
                    act: "clarification.refuseApplication", deadline: record.deadline, owner: .officers,
                    part: "application:\(record.number)"))
        }
        for record in papers where record.confirmedOn == nil {
            tasks.append(
                TaskSummary(act: "clarification.confirmPaper", deadline: nil, owner: .staff(record.paper.approver)))
        }
        if !tasks.isEmpty, frame.officers.count < Handling.officersMin {
            tasks.append(TaskSummary(act: "clarification.assign", deadline: nil, owner: frame.allotter))
        }
        return tasks
    }

    private var stageTasks: [TaskSummary] {
        switch stage {
        case .toAssess: [task(unassessed.isEmpty ? "askWish" : "assess")]
        case .wishAsked:
            if let missing = needed.map(\.key.subject).first(where: { wish(of: $0) == nil }) {
                [task("recordWish", part: missing.description)]
            } else {
                [task("propose")]
            }
        case .proposed: [task("submit")]
        case .returned: [task("propose")]
        case .submitted(_, let round):
            round.awaited.map {
                [
                    TaskSummary(
                        act: Clarification.approvalAct, deadline: nil, owner: .role($0.role, $0.rank),
                        part: "step:\(round.given.count)")
                ]
            } ?? []
        case .approved(let scope), .delivering(let scope):
            unserved(in: scope).sorted().map { task("deliver", scope.deadline, part: $0.description) }
                + personnelTasks(scope)
        case .delivered(let scope, let plan), .followingUp(let scope, let plan):
            followUpTasks(plan) + harmTasks + personnelTasks(scope) + [task("archive")]
        case .corrected(let scope, _): harmTasks + personnelTasks(scope) + [task("archive")]
        case .notNeeded, .declined, .withdrawn, .archived: []
        }
    }

    private func followUpTasks(_ plan: Clarification.FollowUpPlan) -> [TaskSummary] {
        let clocks = plan.clocks
        return (0..<plan.count).dropFirst(contactCount(since: plan)).map { index in
            task("followUp", index < clocks.count ? clocks[index].deadline : nil, part: "contact:\(index + 1)")
        }
    }

    private var harmTasks: [TaskSummary] {
        harms.filter { $0.settled == nil }.map { task("settleHarm", part: "harm:\($0.number)") }
    }

    private func personnelTasks(_ scope: Clarification.Scope) -> [TaskSummary] {
        scope.proposal.promotionAtStake && personnelToldOn == nil ? [task("tellPersonnel")] : []
    }

    private func task(_ act: String, _ deadline: Deadline? = nil, part: String = "") -> TaskSummary {
        TaskSummary(act: "clarification.\(act)", deadline: deadline, owner: .officers, part: part)
    }

    /// What the case adds to figures: 件 when first delivered, 人 and organisations as they are first cleared, items
    /// assessed with their reasons, items that had to be.
    fileprivate var measures: [Contribution] {
        let opened = frame.openedOn.firstOfMonth
        var measures = [Contribution(measure: "clarification.unfounded", on: opened, value: items.count)]
        for record in assessments {
            let month = record.on.firstOfMonth
            let answer = record.assessment.isNeeded ? "needed=yes" : "needed=no"
            measures.append(Contribution(measure: "clarification.assessed", on: month, value: 1))
            measures.append(Contribution(measure: "clarification.assessed", on: month, breakdown: answer, value: 1))
            for reason in record.assessment.reasons {
                measures.append(
                    Contribution(
                        measure: "clarification.assessed", on: month, breakdown: "reason=\(reason.rawValue)",
                        value: 1))
            }
        }
        var forms: Set<Clarification.Form> = []
        var cleared: Set<Subject> = []
        for completion in completions {
            let month = completion.on.firstOfMonth
            guard !completion.isCorrection else {
                measures.append(Contribution(measure: "clarification.corrected", on: month, value: 1))
                continue
            }
            if forms.isEmpty {
                measures.append(Contribution(measure: "clarification.cases", on: month, value: 1))
                let days = completion.on.dayNumber - frame.openedOn.dayNumber
                measures.append(Contribution(measure: "clarification.days", on: month, value: days))
                // The median is read from how many cases took how many days.
                measures.append(
                    Contribution(measure: "clarification.days", on: month, breakdown: "days=\(days)", value: 1))
            }
            for form in completion.forms where forms.insert(form).inserted {
                measures.append(
                    Contribution(
                        measure: "clarification.cases", on: month, breakdown: "form=\(form.rawValue)", value: 1))
            }
            for subject in Set(completion.items.map(\.subject)).sorted() where cleared.insert(subject).inserted {
                measures += contributions(of: subject, on: month, forms: completion.forms)
            }
        }
        return measures
    }

    private func contributions(
        of subject: Subject, on month: CivilDate, forms: [Clarification.Form]
    ) -> [Contribution] {
        let measure =
            switch subject {
            case .official: "clarification.persons"
            case .unit: "clarification.organisations"
            }
        return [Contribution(measure: measure, on: month, value: 1)]
            + forms.map {
                Contribution(measure: measure, on: month, breakdown: "form=\($0.rawValue)", value: 1)
            }
    }
}

extension Clarification.Serving: Comparable, CustomStringConvertible {
    package var description: String { "\(form.rawValue):\(entry)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.entry, left.form.rawValue) < (right.entry, right.form.rawValue)
    }
}

extension CivilDate {
    /// The first day of its month, by which figures count.
    fileprivate var firstOfMonth: CivilDate { adding(days: 1 - day) }
}
