import Kernel

extension Verification {
    package static func summary(_ state: State) -> CaseSummary? {
        guard case .present(let matter) = state else { return nil }
        let tasks = matter.tasks
        var summary = CaseSummary(
            frame: matter.frame, stage: matter.stage.name, isOpen: !tasks.isEmpty, subjects: matter.subjects)
        summary.tasks = tasks
        summary.links = [CaseLink(stream: StreamId("intake", matter.report.text), kind: "openedFrom")]
        summary.labels = [matter.method.rawValue] + Set(matter.items.map(\.category)).sorted()
        switch matter.stage {
        case .opened, .assigned, .gathering, .findingsProposed, .qualityGate: break
        case .submitted(_, let round): summary.awaitedApproval = round.awaited
        case .concluded(let conclusion): summary.measures = conclusion.measures
        }
        return summary
    }
}

extension Verification.Matter {
    /// What is to be done next, and whose it is.
    fileprivate var tasks: [TaskSummary] {
        var tasks: [TaskSummary]
        switch stage {
        case .opened:
            tasks = [task("assign", of: frame.allotter)]
        case .assigned, .gathering:
            tasks = [task("proposeFindings", of: .officers)]
            tasks += openInquiries.map {
                TaskSummary(
                    act: "verification.recordInquiryAnswer", deadline: $0.deadline, owner: .officers,
                    part: "inquiry:\($0.number)")
            }
            if frame.officers.count < Handling.officersMin {
                tasks.append(task("assign", of: frame.allotter))
            }
        case .findingsProposed, .qualityGate:
            tasks = [task("passQualityGate", of: .office(.review))]
        case .submitted(_, let round):
            tasks = round.awaited.map { [task("approve", of: .role($0.role, $0.rank))] } ?? []
        case .concluded:
            tasks = []
        }
        tasks += unconfirmedPapers.map {
            TaskSummary(
                act: "verification.confirmPaper", deadline: nil, owner: .staff($0.approval.approver),
                part: "paper:\($0.number)")
        }
        tasks += frame.tasks(in: Verification.mechanism)
        return tasks
    }

    private func task(_ act: String, of owner: TaskOwner) -> TaskSummary {
        TaskSummary(act: "verification.\(act)", deadline: deadline, owner: owner)
    }
}

extension Verification.Conclusion {
    /// One verification, and its findings by result, in the month of the conclusion.
    fileprivate var measures: [Contribution] {
        let month = on.adding(days: 1 - on.day)
        var measures = [
            Contribution(measure: "verification.concluded", on: month, value: 1),
            Contribution(measure: "verification.findings", on: month, value: findings.count),
        ]
        for result in FindingResult.allCases {
            let count = findings.count { $0.result == result }
            if count > 0 {
                measures.append(
                    Contribution(
                        measure: "verification.findings", on: month, breakdown: "result=\(result.rawValue)",
                        value: count))
            }
        }
        return measures
    }
}
