import Kernel

extension Interference {
    /// The kind of the link from an entry to the case it is about.
    package static let linkKind = "interferedWith"

    package static func summary(_ state: State) -> CaseSummary? {
        guard case .present(let matter) = state else { return nil }
        let tasks = matter.tasks
        var summary = CaseSummary(
            frame: matter.frame, stage: matter.stage.name, isOpen: !tasks.isEmpty, subjects: matter.subjects)
        summary.tasks = tasks
        summary.links =
            matter.about.map {
                [CaseLink(stream: StreamId($0.mechanism, $0.id.text), kind: Interference.linkKind)]
            } ?? []
        summary.keys = [key(ofEntriesBy: matter.enteredBy)]
        summary.labels = [matter.entry.kind.rawValue]
        summary.measures = matter.measures
        return summary
    }
}

extension Interference.Matter {
    /// What is to be done next, and whose it is.
    fileprivate var tasks: [TaskSummary] {
        var tasks: [TaskSummary]
        switch stage {
        case .noted: tasks = [task("acknowledge", of: .role(.leaderInCharge, nil))]
        case .acknowledged:
            tasks = [task("conclude", of: .role(.leaderInCharge, nil))]
            // Nobody need be named; once somebody is, there are two.
            if (1..<Handling.officersMin).contains(frame.officers.count) {
                tasks.append(task("assign", of: frame.allotter))
            }
        case .concluded: tasks = []
        }
        return tasks + frame.tasks(in: Interference.mechanism)
    }

    private func task(_ act: String, of owner: TaskOwner) -> TaskSummary {
        TaskSummary(act: "interference.\(act)", deadline: nil, owner: owner)
    }

    /// One entry in the month in which it was made, in all and by its kind.
    fileprivate var measures: [Contribution] {
        let month = frame.openedOn.adding(days: 1 - frame.openedOn.day)
        return [
            Contribution(measure: "interference.entries", on: month, value: 1),
            Contribution(
                measure: "interference.entries", on: month, breakdown: "kind=\(entry.kind.rawValue)", value: 1),
        ]
    }
}
