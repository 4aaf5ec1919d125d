import Documents
import Kernel
import Sanction

extension Sanction: PaperMaking {
    /// 处分执行和影响期情况表 from the entry on; 影响期满告知书 once somebody was told.
    package static func papers(of state: State, with names: NameBook) -> [Paper] {
        guard case .present(let matter) = state else { return [] }
        let over = matter.notices.last { $0.what.occasion == .over }
        return [sheet(of: matter, with: names)] + (over.map { [notice($0.what, of: matter, with: names)] } ?? [])
    }

    package static func scans(in recorded: Kernel.Recorded<Event>, with names: NameBook) -> [Scan] {
        guard case .reported(let report) = recorded.event, let file = report.file else { return [] }
        return [Scan(title: "处分执行情况报告", sealed: file, on: report.on)]
    }

    private static func sheet(of matter: Matter, with names: NameBook) -> Paper {
        let person = names.subject(.official(matter.person.official))
        let ruling = matter.ruling
        var rows: [Row] = [
            .pair(("姓名", person), ("职务", matter.person.post)),
            .pair(("工作单位", names.unit(matter.person.unit)), ("决定机关", decider(of: matter, with: names))),
            .pair(("决定文号", ruling.number), ("决定日期", ruling.decidedOn.chinese)),
        ]
        rows += matter.measures.map { measure in
            .pair(("处分处理\n种类", SanctionWords.text(measure.kind).zh), ("生效日期", measure.effectiveOn.chinese))
        }
        rows += matter.periods.map { .field($0.paperTitle, $0.paperText) }
        rows += [
            .field("宣布归档", matter.announcement.map { "\($0.what.on.chinese)，\($0.what.to)，已归档" } ?? ""),
            .field("职务工资\n变更", matter.change.map { "\($0.what.on.chinese)，\($0.what.what)" } ?? "", lines: 2),
            .field("执行情况\n报告", matter.report.map { "\($0.what.on.chinese)，\($0.what.what)" } ?? "", lines: 2),
        ]
        if matter.isRevoked { rows.append(.field("变更情况", "处分决定已撤销。")) }
        return Paper(
            name: "sheet", kind: "sanction.sheet", detail: "", number: nil, isIssued: true, on: matter.frame.openedOn,
            document: OfficialDocument(
                style: .form, number: "编号：\(matter.frame.number)", title: "处分执行和影响期情况表",
                body: [.table(rows)]))
    }

    /// What the person gets: that the period is over, and what that means; nothing of the facts.
    private static func notice(_ notice: Notice, of matter: Matter, with names: NameBook) -> Paper {
        let person = names.subject(.official(matter.person.official))
        let kinds = matter.measures.map { SanctionWords.text($0.kind).zh }.joined(separator: "、")
        let until = matter.last?.chinese ?? ""
        let text =
            "\(matter.ruling.decidedOn.chinese)，你受到\(kinds)（\(matter.ruling.number)）。依照规定计算，影响期于\(until)届满。"
            + "自届满次日起，年度考核、选拔任用、评先评优、工资晋级等按规定正常进行，不再受上述处分处理影响。"
        let more = "如认为仍受不当影响，可以向我机关反映。特此告知。"
        return Paper(
            name: "period-over", kind: "sanction.periodOver", detail: person, number: nil, isIssued: true,
            document: OfficialDocument(
                style: .form, number: "编号：\(matter.frame.number)", title: "影响期满告知书",
                body: [.paragraph("\(person)同志："), .paragraph(text), .paragraph(more)],
                signature: Signature(signers: [names.body(matter.frame.body)], date: notice.on)))
    }

    private static func decider(of matter: Matter, with names: NameBook) -> String {
        let name = matter.ruling.deciderName
        return name.isEmpty ? names.body(matter.frame.body) : name
    }
}

// The words of papers are Chinese in every language of the pages: papers are Chinese.

extension Sanction.Period {
    /// What runs, under its sanction's name.
    fileprivate var paperTitle: String {
        let what =
            switch (bars, last) {
            case (let bars?, _): SanctionWords.text(bars, of: kind.family).zh
            case (nil, _?): "察看期"
            case (nil, nil): "不得再任公职"
            }
        return "\(SanctionWords.text(kind).zh)\n\(what)"
    }

    /// From when to when, and by which convention the last day is the last.
    fileprivate var paperText: String {
        guard let last else { return "自\(start.chinese)起" }
        let convention = steps.compactMap(\.convention).first.map { "（\(SanctionWords.text($0).zh)）" } ?? ""
        return "\(start.chinese)至\(last.chinese)\(convention)"
    }
}
