import Kernel
import Verification

extension Verification: PaperMaking {
    /// None of its own: nothing that a verification writes leaves it as a document; its findings go to the report.
    package static func papers(of state: State, with names: NameBook) -> [Application.Paper] { [] }

    package static func scans(in recorded: Recorded<Event>, with names: NameBook) -> [Scan] {
        if case .evidenceAdded(let evidence) = recorded.event, let file = evidence.file {
            return [Scan(title: "证据材料第\(evidence.number)号", sealed: file, on: recorded.occurredOn)]
        }
        if case .statementRecorded(let statement) = recorded.event, let scan = statement.scan {
            return [Scan(title: "谈话笔录（\(names.subject(statement.subject))）", sealed: scan, on: statement.on)]
        }
        if case .approved(let approved) = recorded.event, let paper = approved.paper {
            return [.approval(paper, with: names)]
        }
        return []
    }
}
