import Documents
import Intake
import Kernel

extension Intake: PaperMaking {
    package static func papers(of state: State, with names: NameBook) -> [Paper] {
        guard case .present(let matter) = state, matter.wasHandedIn else { return [] }
        return [filingProof(of: matter, with: names)]
    }

    /// Approvals signed on paper; what reporters sent is left out.
    package static func scans(in recorded: Recorded<Event>, with names: NameBook) -> [Scan] {
        var paper: PaperApproval?
        if case .stepApproved(let event) = recorded.event { paper = event.paper }
        if case .disposed(let event) = recorded.event { paper = event.paper }
        if case .reopened(let event) = recorded.event { paper = event.paper }
        if case .returned(let event) = recorded.event { paper = event.paper }
        return paper.map { [.approval($0, with: names)] } ?? []
    }

    /// 提交凭证: that and when something was handed in, nothing of what or by whom.
    ///
    /// The text is fixed here and says what the installation's clause `intake.receipt.body` says: rules are no part
    /// of the state papers are made from. Only who got a receipt code is told to keep it.
    private static func filingProof(of matter: Matter, with names: NameBook) -> Paper {
        let body = names.body(matter.frame.body)
        let number = matter.frame.number
        let text =
            "\(body)于\(matter.receivedOn.chinese)收到你提交的检举控告材料，提交编号\(number)。"
            + "本凭证仅证明材料已经提交，不代表受理决定，也不记载材料内容。"
        let code = "请妥善保管回执码，凭回执码可以查看办理进展、补充材料、接收回复；回执码遗失不补。"
        let document = OfficialDocument(
            style: .form, number: "编号：\(number)", title: "检举控告提交凭证",
            body: [.paragraph(matter.receiptHash == nil ? text : text + code)],
            signature: Signature(signers: [body], date: matter.receivedOn))
        return Paper(
            name: "filing-proof", kind: "filingProof", detail: "", number: number, isIssued: true, document: document)
    }
}

extension Intake.Matter {
    /// Whether somebody handed the report in here and gets a proof of it. Of a higher Body's matter only the fact of
    /// forwarding is kept, so no proof is made of it either.
    fileprivate var wasHandedIn: Bool {
        guard importedFrom == nil else { return false }
        switch channel {
        case .letter, .visit, .telephone, .web: return true
        case .handedDown, .transferred, .found, nil: return false
        }
    }
}
