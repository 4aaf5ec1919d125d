import Documents
import Kernel

extension Loaded where M: PaperMaking {
    /// The documents the case has now: those of its mechanism, and the list of them.
    package func papers(with names: NameBook) -> [Paper] {
        let papers = M.papers(of: state, with: names)
        guard let summary = M.summary(state) else { return papers }
        return papers + [contents(listing: papers, of: summary, with: names)]
    }

    /// 卷内目录: the case's documents and the scans that its events name. It grows until the case ends, so that it is a
    /// draft until then.
    private func contents(listing papers: [Paper], of summary: CaseSummary, with names: NameBook) -> Paper {
        let copies = sealedCopies
        var entries = papers.map { paper in
            let note = copies[paper.name].map { "用印\($0)份" } ?? (paper.isIssued ? "" : "未制发")
            return ContentsEntry(title: paper.title, number: paper.number ?? "", on: paper.on, note: note)
        }
        entries += scans(with: names).map { ContentsEntry(title: $0.title, number: "", on: $0.on, note: "扫描件") }
        return Paper(
            name: "contents", kind: "contents", detail: "", number: nil, isIssued: !summary.isOpen,
            document: OfficialDocument(
                style: .form, number: "编号：\(summary.number)", title: "卷内目录",
                body: [.table(ContentsEntry.rows(of: entries, at: names.body(summary.body)))]))
    }

    /// How many copies of each document were sealed, by the document's name.
    private var sealedCopies: [String: Int] {
        var copies: [String: Int] = [:]
        for event in stored {
            guard let handled = try? Handling.Event(restoring: event.payload, in: M.mechanism),
                case .sealUsed(let use) = handled
            else { continue }
            copies[use.paper, default: 0] += use.copies
        }
        return copies
    }

    /// The scans that are still there, each once.
    private func scans(with names: NameBook) -> [Scan] {
        var met = Set(history.flatMap { M.erasures(of: $0.event) })
        return history.flatMap { M.scans(in: $0, with: names) }.filter { met.insert($0.sealed).inserted }
    }
}

/// A line of the list.
private struct ContentsEntry {
    let title: String
    let number: String
    let on: CivilDate?
    let note: String

    /// The table: who keeps the file, the heads of the columns, a row for each entry.
    static func rows(of entries: [ContentsEntry], at body: String) -> [Row] {
        let head = Row([
            .label("序号", twelfths: 1), .label("文件名称", twelfths: 5), .label("文号", twelfths: 3),
            .label("日期", twelfths: 2), .label("份数\n备注", twelfths: 1),
        ])
        let rows = entries.enumerated().map { index, entry in
            Row([
                .value("\(index + 1)", twelfths: 1), .value(entry.title, twelfths: 5),
                .value(entry.number, twelfths: 3),
                .value(entry.on.map { "\($0.year)年\n\($0.month)月\($0.day)日" } ?? "", twelfths: 2),
                .value(entry.note, twelfths: 1),
            ])
        }
        let none = [Row.field("文件", "无")]
        return [.field("立卷机关", body)] + (entries.isEmpty ? none : [head] + rows)
    }
}
