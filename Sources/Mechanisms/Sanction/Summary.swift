import Kernel

extension Sanction {
    package static func summary(_ state: State) -> CaseSummary? {
        guard case .present(let matter) = state else { return nil }
        let tasks = matter.tasks
        var summary = CaseSummary(
            frame: matter.frame, stage: matter.stage.name, isOpen: !tasks.isEmpty,
            subjects: [.official(matter.person.official)])
        summary.tasks = tasks
        summary.keys = [
            key(ofOfficial: matter.person.official),
            key(ofDecision: matter.ruling.number, about: matter.person.official), matter.ruling.number,
        ]
        summary.labels = matter.labels
        summary.measures = matter.contributions
        return summary
    }
}

extension Sanction.Matter {
    /// What is to be done next, and whose it is. 案件审理室 sees to the execution.
    fileprivate var tasks: [TaskSummary] {
        var tasks: [TaskSummary] = []
        if proposal != nil {
            tasks.append(
                TaskSummary(act: "sanction.confirmChange", deadline: nil, owner: .role(.leaderInCharge, nil)))
        }
        for clock in Sanction.Clock.allCases {
            guard let deadline = due[clock.name] else { continue }
            // Nobody is told of the end before it is near: the earlier of the two stands in the list.
            if clock == .noticeOver, due[Sanction.Clock.noticeSoon.name] != nil { continue }
            tasks.append(
                TaskSummary(act: clock.act, deadline: deadline, owner: .office(.review), part: clock.part))
        }
        return tasks + frame.tasks(in: Sanction.mechanism)
    }

    /// Words for filters: kinds, form, reasons, and what places visit first.
    fileprivate var labels: [String] {
        var labels = measures.map(\.kind.rawValue)
        labels.append("form=\(ruling.form.rawValue)")
        labels += ruling.reasons.map { "reason=\($0.rawValue)" }
        if person.isInKeyPost { labels.append("keyPost") }
        if isHistoric { labels.append("historic") }
        return labels
    }

    /// One decision about one person in the month of the decision, while it stands; its measures by kind.
    fileprivate var contributions: [Contribution] {
        guard !isRevoked else { return [] }
        let month = ruling.decidedOn.adding(days: 1 - ruling.decidedOn.day)
        var contributions = [
            Contribution(measure: "sanction.persons", on: month, value: 1),
            Contribution(
                measure: "sanction.persons", on: month, breakdown: "form=\(ruling.form.rawValue)", value: 1),
        ]
        for measure in measures {
            contributions.append(Contribution(measure: "sanction.measures", on: month, value: 1))
            contributions.append(
                Contribution(
                    measure: "sanction.measures", on: month, breakdown: "kind=\(measure.kind.rawValue)", value: 1))
        }
        return contributions
    }
}

extension Sanction.Clock {
    /// The act that stops it.
    fileprivate var act: String {
        switch self {
        case .announcement: "sanction.recordAnnouncement"
        case .change: "sanction.recordChange"
        case .report: "sanction.recordReport"
        case .restoration: "sanction.restoreRights"
        case .noticeSoon, .noticeOver: "sanction.recordNotice"
        case .check: "sanction.recordCheck"
        }
    }

    /// Tells the two notices apart.
    fileprivate var part: String {
        switch self {
        case .noticeSoon: "soon"
        case .noticeOver: "over"
        case .announcement, .change, .report, .restoration, .check: ""
        }
    }
}
