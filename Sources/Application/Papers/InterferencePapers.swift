import Documents
import Interference
import Kernel

extension Interference: PaperMaking {
    /// 干预、过问案件情况登记表: from the entry on, with what became of it so far.
    package static func papers(of state: State, with names: NameBook) -> [Application.Paper] {
        guard case .present(let matter) = state else { return [] }
        return [form(of: matter, with: names)]
    }

    private static func form(of matter: Matter, with names: NameBook) -> Application.Paper {
        let entry = matter.entry
        var rows: [Row] = [
            .pair(("登记人", names.staff(matter.enteredBy)), ("登记日期", matter.frame.openedOn.chinese)),
            .pair(("登记人\n所在机关", names.body(matter.enteredIn)), ("接收机关", names.body(matter.frame.body))),
            .pair(("类别", entry.kind.paperWord), ("方式", entry.manner.paperWord)),
            .pair(("发生日期", entry.happenedOn.chinese), ("涉及事项", matter.about?.number ?? "未注明")),
            .pair(("干预过问\n人员", entry.person.name), ("职务", entry.person.post)),
            .field("工作单位", entry.person.unit),
            .field("具体情况", entry.account, lines: 4),
        ]
        let supplements = matter.supplements.map { "\($0.on.chinese)：\($0.text)（\(names.staff($0.by))）" }
        rows.append(.field("补充情况", supplements.isEmpty ? "无" : supplements.joined(separator: "\n"), lines: 2))
        let received = matter.acknowledgement.map { signature(of: $0.by, for: $0.onBehalfOf, on: $0.on, names) }
        rows.append(.field("接收", received == nil ? "" : "已接收。", lines: 2, closing: received ?? signHere))
        let concluded = matter.conclusion.map { signature(of: $0.by, for: $0.onBehalfOf, on: $0.on, names) }
        rows.append(
            .field("处理结果", matter.conclusion?.paperWord ?? "", lines: 3, closing: concluded ?? signHere))
        return Application.Paper(
            name: "entry", kind: "interference.entry", detail: "", number: nil, isIssued: true,
            on: matter.frame.openedOn,
            document: OfficialDocument(
                style: .form, number: "编号：\(matter.frame.number)", title: "干预、过问案件情况登记表",
                body: [.table(rows)]))
    }

    private static func signature(
        of staff: StaffId, for principal: StaffId?, on day: CivilDate, _ names: NameBook
    ) -> String {
        let name = names.staff(staff) + (principal.map { "（代\(names.staff($0))）" } ?? "")
        return "\(name)　\(day.chinese)"
    }

    private static let signHere = "签名：　　　　　　年　　月　　日"
}

// The words of papers are Chinese in every language of the pages: papers are Chinese.

extension Interference.Conduct {
    /// The kind in a paper.
    fileprivate var paperWord: String {
        switch self {
        case .inquiring: "打听案情"
        case .meddling: "过问案件"
        case .pleading: "说情干预"
        case .unapprovedContact: "未经批准接触"
        }
    }
}

extension Interference.Manner {
    /// How it was done, in a paper.
    fileprivate var paperWord: String {
        switch self {
        case .inPerson: "当面"
        case .telephone: "电话"
        case .message: "短信或者网络"
        case .throughOthers: "托人转达"
        case .other: "其他"
        }
    }
}

extension Interference.Conclusion {
    /// What came of it, in a paper.
    fileprivate var paperWord: String {
        let what =
            switch outcome {
            case .handedOn: "核实属实，移送处理（\(destination)）。"
            case .criticised: "核实属实，批评教育。"
            case .reminded: "核实属实，谈话提醒。"
            case .untrue: "情况不实。"
            case .nothingToDo: "无需处理。"
            }
        return "\(what)\n\(reason)"
    }
}
