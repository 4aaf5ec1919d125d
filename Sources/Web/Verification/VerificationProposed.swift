import Application
import Kernel
import Verification

extension Verification {
    /// What the forms start with, by the act's name with or without the mechanism before it.
    static func proposed(for act: String, in state: State) -> FormValue {
        guard case .present(let matter) = state else { return .object([:]) }
        let verb = act.split(separator: ".").last.map(String.init) ?? act
        var values: [String: FormValue] = [:]
        switch verb {
        case "proposeFindings": values["findings"] = .list(matter.items.map { matter.row(for: $0.key) })
        case "addEvidence":
            values["by"] = matter.officersNow
            // Which items it concerns is for the officers to say, unless there is but one.
            if matter.items.count == 1 { values["items"] = .list(matter.items.map { .text("\($0.key)") }) }
        case "recordStatement":
            values["by"] = matter.officersNow
            values["subject"] = matter.onlySubject
        case "sendInquiry": values["to"] = matter.onlySubject
        case "recordInquiryAnswer":
            values["subject"] = matter.openInquiries.first.map { .text("\($0.subject)") }
        default: return .object(HandlingProposed.values(for: verb, in: matter.frame))
        }
        return .object(values)
    }
}

extension Verification.Matter {
    /// A finding's row: as it was when it last came back, or the item with the standing evidence on it.
    fileprivate func row(for key: ItemKey) -> FormValue {
        let standing = standingEvidence.filter { $0.items.contains(key) }.map(\.number)
        let earlier = returns.last?.proposal.findings.first { $0.key == key }
        let numbers = earlier.map { $0.evidence.filter(standing.contains) } ?? standing
        var row: [String: FormValue] = [
            "key": .text("\(key)"), "evidence": .list(numbers.map { .text(String($0)) }),
        ]
        row["result"] = earlier.map { .text($0.result.rawValue) }
        row["reasons"] = earlier.map { .text($0.reasons) }
        row["shortWording"] = earlier.map { .text($0.shortWording) }
        return .object(row)
    }

    fileprivate var officersNow: FormValue { .list(frame.officers.sorted().map { .text($0.text) }) }

    /// The subject, where there is but one to choose.
    fileprivate var onlySubject: FormValue? { subjects.count == 1 ? .text("\(subjects[0])") : nil }
}
