import Clarification
import Documents
import Kernel

extension ClarificationDesk {
    /// 澄清审批表: of every proposal that was approved, and of the last one whatever became of it.
    var approvals: [Paper] {
        matter.rounds.enumerated().compactMap { index, record in
            let isLast = index == matter.rounds.count - 1
            guard isLast || record.issue != nil else { return nil }
            return Paper(
                name: "approval-\(index + 1)", kind: "clarification.approval",
                detail: matter.rounds.count > 1 ? "\(index + 1)" : "", number: nil, isIssued: record.issue != nil,
                on: record.issue?.on ?? record.proposedOn,
                document: OfficialDocument(
                    style: .form, number: "编号：\(matter.frame.number)", title: "失实检举控告澄清审批表",
                    body: [.table(rows(of: record))]))
        }
    }

    private func rows(of record: Clarification.RoundRecord) -> [Row] {
        let proposal = record.proposal
        var rows: [Row] = [
            .field("被反映人", Set(proposal.audience.flatMap(\.about)).sorted().map(names.subjectWithPost).lined),
            .pair(
                ("提请人", names.staff(record.proposer)), ("提请日期", ClarificationDesk.chinese(record.proposedOn))),
            .field("事项", record.kind.paperWord),
            .field("拟澄清的\n失实问题", proposal.items.map(line).lined, lines: 3),
            .field("评估情况", proposal.items.map(assessment).lined, lines: 2),
            .field("本人意愿", wishes(of: proposal), lines: 2),
            .field("澄清方式\n和知悉范围", proposal.audience.map { line($0) }.lined, lines: 3),
            .field("选拔任用", proposal.promotionAtStake ? "涉及，通报干部人事部门。" : "不涉及。"),
        ]
        if let lower = proposal.onBehalfOfLowerBody { rows.append(.field("代下级机关", names.body(lower))) }
        if case .correction(_, let reason) = record.kind { rows.append(.field("更正理由", reason, lines: 2)) }
        let steps = max(record.chain.count, record.given.count, 1)
        for step in 0..<steps {
            let label = record.chain.indices.contains(step) ? record.chain[step].paperWord : "审批"
            guard let given = record.given.first(where: { $0.step == step }) else {
                rows.append(.field("\(label)\n意见", "", lines: 3, closing: Self.signHere))
                continue
            }
            rows.append(.field("\(label)\n意见", given.opinion, lines: 3, closing: signature(of: given)))
        }
        return rows
    }

    private func line(_ key: ItemKey) -> String {
        "\(key.allegation)．\(matter.item(key)?.shortWording ?? "")（\(names.subject(key.subject))，失实）"
    }

    private func assessment(_ key: ItemKey) -> String {
        guard let assessment = matter.assessment(of: key) else { return "\(key.allegation)．" }
        let reasons = assessment.reasons.map(\.paperWord).joined(separator: "；")
        return "\(key.allegation)．\(assessment.isNeeded ? "需要澄清" : "不予澄清")：\(reasons)。"
    }

    private func line(_ entry: Clarification.AudienceEntry) -> String {
        var parts = ["\(entry.kind.paperWord)：\(entry.name)", entry.forms.map(\.paperWord).joined(separator: "、")]
        if matter.subjects.count > 1 { parts.append("关于" + entry.about.map(names.subject).joined(separator: "、")) }
        if let until = entry.until { parts.append("截止" + Self.chinese(until)) }
        return "\(entry.number)．" + parts.joined(separator: "；")
    }

    private func wishes(of proposal: Clarification.Proposal) -> String {
        Set(proposal.audience.flatMap(\.about)).sorted().map { subject in
            "\(names.subject(subject))：\(matter.wish(of: subject)?.paperWord ?? "未登记")"
        }.lined
    }

    private func signature(of given: GivenApproval) -> String {
        var name = names.staff(given.approver)
        if let principal = given.onBehalfOf { name += "（代\(names.staff(principal))）" }
        if let clerk = given.enteredBy { name += "（\(names.staff(clerk))代录）" }
        return "\(name)　\(Self.chinese(given.on))"
    }
}

extension [String] {
    /// One under the other.
    fileprivate var lined: String { joined(separator: "\n") }
}

// The words of papers are Chinese in every language of the pages: papers are Chinese.

extension Clarification.Form {
    /// The form in a paper.
    package var paperWord: String { word }
}

extension Clarification.AudienceKind {
    /// The kind in a paper.
    package var paperWord: String {
        switch self {
        case .person: "个人"
        case .unit: "单位"
        case .meeting: "会议"
        case .place: "公示场所"
        }
    }
}

extension Clarification.AssessmentReason {
    /// The reason in a paper.
    package var paperWord: String {
        switch self {
        case .selectionAffected: "影响换届选举、选拔任用、评优评先等"
        case .rightsOrLifeHarmed: "侵犯人身、财产权利或者影响正常工作生活"
        case .effectInRangeOrSociety: "在一定范围或者社会上造成不良影响"
        case .organisationFindsNecessary: "组织认为有必要"
        case .subjectDeclines: "本人不愿澄清"
        case .wouldWidenHarm: "澄清会扩大不良影响"
        case .wouldExposeReporter: "可能泄露检举控告人信息"
        case .otherViolationsUnderHandling: "另有违纪违法问题正在处理"
        case .noEffect: "未造成不良影响"
        }
    }
}

extension Clarification.Wish {
    /// The wish in a paper.
    package var paperWord: String {
        switch self {
        case .agrees: "同意"
        case .agreesInPart(let forms, let audience):
            "部分同意（\(forms.map(\.paperWord).joined(separator: "、"))；\(audience.map(\.paperWord).joined(separator: "、"))）"
        case .declines: "不同意"
        }
    }
}

extension Clarification.ProposalKind {
    /// What is proposed, in a paper.
    package var paperWord: String {
        switch self {
        case .clarification: "失实检举控告澄清"
        case .widening: "扩大知悉范围"
        case .correction(.resultChanged, _): "更正澄清（核查结果有变化）"
        case .correction(.particularsWrong, _): "更正澄清（姓名、职务、日期等有误）"
        }
    }
}

extension ApprovalStep {
    /// Whose step it is, in a paper.
    fileprivate var paperWord: String {
        let office =
            switch role {
            case .leaderInCharge: "分管领导"
            case .head: "主要负责人"
            case .reviewer: "审理人员"
            case .caseOfficer, .guidance, .statistics, .archivist, .unitContact, .systemAdministrator,
                .securityAdministrator, .auditAdministrator:
                "审批人"
            }
        switch rank {
        case .national: return "中央\(office)"
        case .province: return "省级\(office)"
        case .prefecture: return "市级\(office)"
        case .county: return "县级\(office)"
        case .township: return "乡级\(office)"
        case nil: return office
        }
    }
}
