/// The body of a DOCX, part by part.
struct WordBody {
    let rules: PageRules
    let style: DocumentStyle
    /// Whether it begins on a page of its own, after another document.
    var beginsPage = false

    /// The XML of all parts.
    func xml(_ parts: [Part]) -> String {
        var xml = ""
        var before: Part?
        for part in parts {
            // A paragraph of no height, since the first part may be of any kind.
            if beginsPage, before == nil {
                xml += paragraph("") {
                    $0.beginsPage = true
                    $0.keepsWithNext = true
                    $0.lineTwips = 20
                }
            }
            xml += self.xml(part, after: before)
            before = part
        }
        return xml
    }

    private func xml(_ part: Part, after before: Part?) -> String {
        switch part {
        case .head(let lines): return head(lines)
        case .number(let text): return number(text)
        case .title(let lines): return title(lines, isFirst: before == nil)
        case .addressee(let text):
            return paragraph(text) { $0.beforeTwips = rules.blankLinesBelowTitle * rules.lineTwips }
        case .heading(let level, let text, _):
            let blank = blankTwips(after: before)
            return paragraph(text) {
                $0.role = level.role
                $0.firstLineTwips = indent
                $0.beforeTwips = blank
                $0.keepsWithNext = true
                $0.outlineLevel = level.rawValue
            }
        case .paragraph(let text, _):
            let blank = blankTwips(after: before)
            return paragraph(text) {
                $0.firstLineTwips = indent
                $0.beforeTwips = blank
            }
        case .table(let rows, _):
            // A paragraph must follow a table, or the next table would join it.
            let space = paragraph("") { $0.lineTwips = rules.lineTwips / 2 }
            return space + WordTable(rules: rules).xml(rows) + space
        case .attachments(let items): return attachments(items)
        case .signature(let signers, let date, let seal): return signature(signers, date: date, seal: seal)
        case .note(let text):
            return paragraph(text) { $0.firstLineTwips = indent }
        }
    }

    private var indent: Int { Int(Double(rules.paragraphIndentCharacters) * rules.characterPitch * 20) }

    /// Where no addressee follows the title, the text keeps the addressee's distance.
    private func blankTwips(after before: Part?) -> Int {
        guard case .title = before else { return 0 }
        return rules.blankLinesBelowTitle * rules.lineTwips
    }

    /// A paragraph of the text, changed by what the part asks.
    private func paragraph(_ text: String, _ change: (inout WordParagraph) -> Void) -> String {
        var paragraph = WordParagraph(text: text, points: rules.bodyPoints, lineTwips: rules.lineTwips)
        paragraph.tracking = rules.bodyTracking
        change(&paragraph)
        return paragraph.xml
    }

    private func head(_ lines: [String]) -> String {
        let points = lines.map { line in
            let wanted = rules.blockWidth / max(1, line.ems)
            return min(rules.headPointsMax, max(rules.headPointsMin, wanted.rounded(.down)))
        }
        return lines.enumerated().map { index, line in
            let isLast = index == lines.count - 1
            return paragraph(line) {
                $0.role = .title
                $0.points = points[index]
                $0.tracking = 0
                $0.ink = .red
                $0.alignment = .center
                $0.lineTwips = Int(points[index] * 20 * 1.05)
                switch style {
                case .letter:
                    $0.frame = letterFrame
                    if isLast { $0.borders = letterBorder }
                case .document, .form:
                    if index == 0 { $0.beforeTwips = rules.headBelowBlockTopMM.twips }
                    $0.keepsWithNext = true
                }
            }
        }
        .joined()
    }

    /// A letter's head stands above the text block, so it is framed and placed from the paper's edge.
    private var letterFrame: String {
        """
        <w:framePr w:w="\(rules.letterLineLengthMM.twips)" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" \
        w:xAlign="center" w:y="\(rules.letterHeadFromTopMM.twips)"/>
        """
    }

    private var letterBorder: String {
        let space = Int(rules.letterLineBelowHeadMM * PageRules.pointsPerMM)
        let line = "w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"\(space)\" w:color=\"FF0000\""
        return "<w:pBdr><w:bottom \(line)/></w:pBdr>"
    }

    private func number(_ text: String) -> String {
        paragraph(text) {
            switch style {
            case .document:
                $0.alignment = .center
                $0.beforeTwips = rules.blankLinesBelowHead * rules.lineTwips
                let space = Int(rules.redLineBelowNumberMM * PageRules.pointsPerMM)
                $0.borders =
                    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"\(space)\" w:color=\"FF0000\"/></w:pBdr>"
            case .letter, .form:
                $0.alignment = .right
            }
            $0.keepsWithNext = true
        }
    }

    private func title(_ lines: [String], isFirst: Bool) -> String {
        lines.enumerated().map { index, line in
            paragraph(line) {
                $0.role = .title
                $0.points = rules.titlePoints
                $0.tracking = 0
                $0.alignment = .center
                $0.keepsWithNext = true
                if index == 0, !isFirst, style != .form {
                    $0.beforeTwips = rules.blankLinesAboveTitle * rules.lineTwips
                }
            }
        }
        .joined()
    }

    private func attachments(_ items: [AttachmentLine]) -> String {
        let character = rules.characterPitch * 20
        return items.enumerated().map { index, item in
            let from = Double(rules.paragraphIndentCharacters + (item.isFirst ? 0 : 3)) * character
            let hanging = item.lead.ems * character
            return paragraph(item.lead + item.title) {
                $0.leftTwips = Int(from + hanging)
                $0.firstLineTwips = -Int(hanging)
                if index == 0 { $0.beforeTwips = rules.lineTwips }
            }
        }
        .joined()
    }

    private func signature(_ signers: [String], date: String, seal: SealPlace) -> String {
        let pitch = rules.characterPitch
        let places = SignaturePlaces(
            signers.map { $0.ems * pitch }, date: date.ems * pitch, seal: seal, rules: rules)
        let names = zip(signers, places.signers).enumerated().map { index, placed in
            paragraph(placed.0) {
                $0.alignment = .right
                $0.rightTwips = Int(placed.1 * 20)
                $0.keepsWithNext = true
                if index == 0 { $0.beforeTwips = rules.blankLinesAboveSignature * rules.lineTwips }
            }
        }
        return names.joined()
            + paragraph(date) {
                $0.alignment = .right
                $0.rightTwips = Int(places.date * 20)
            }
    }
}

/// Tables as real tables.
struct WordTable {
    let rules: PageRules

    /// The table's XML: a grid of twelve columns, each cell spanning its own.
    func xml(_ rows: [Row]) -> String {
        let unit = Int(rules.blockWidth * 20 / 12)
        let grid = String(repeating: "<w:gridCol w:w=\"\(unit)\"/>", count: 12)
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }
        let padding = rules.cellPaddingMM.twips
        let margins = ["top", "left", "bottom", "right"].map { "<w:\($0) w:w=\"\(padding)\" w:type=\"dxa\"/>" }
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(unit * 12)" w:type="dxa"/><w:jc w:val="center"/>\
            <w:tblBorders>\(borders.joined())</w:tblBorders><w:tblLayout w:type="fixed"/>\
            <w:tblCellMar>\(margins.joined())</w:tblCellMar></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\
            \(rows.map { row($0, unit: unit) }.joined())</w:tbl>
            """
    }

    private func row(_ row: Row, unit: Int) -> String {
        let lines = row.cells.map { estimatedLines($0) }.max() ?? 1
        let padding = 2 * rules.cellPaddingMM.twips
        let height = (row.cells.map(\.lines).max() ?? 1) * Int(rules.formPitchPoints * 20) + padding
        let whole = lines <= rules.unsplitRowLinesMax ? "<w:cantSplit/>" : ""
        return """
            <w:tr><w:trPr>\(whole)<w:trHeight w:val="\(height)" w:hRule="atLeast"/></w:trPr>\
            \(row.cells.map { cell($0, unit: unit) }.joined())</w:tr>
            """
    }

    private func cell(_ cell: Cell, unit: Int) -> String {
        var paragraphs: [String] = []
        for line in cell.text.isEmpty ? [""] : cell.text.lines {
            paragraphs.append(paragraph(line, cell).xml)
        }
        if let closing = cell.closing {
            var last = paragraph(closing, cell)
            last.alignment = .right
            // A cell has no foot to put it at, so the lines that stay free are put before it.
            let free = max(0, cell.lines - 1 - textLines(cell))
            last.beforeTwips = free * Int(rules.formPitchPoints * 20)
            paragraphs.append(last.xml)
        }
        let isTop = cell.kind == .value && (cell.lines > 1 || cell.closing != nil)
        return """
            <w:tc><w:tcPr><w:tcW w:w="\(cell.twelfths * unit)" w:type="dxa"/><w:gridSpan w:val="\(cell.twelfths)"/>\
            <w:vAlign w:val="\(isTop ? "top" : "center")"/></w:tcPr>\(paragraphs.joined())</w:tc>
            """
    }

    private func paragraph(_ text: String, _ cell: Cell) -> WordParagraph {
        var paragraph = WordParagraph(
            text: text, points: rules.formPoints, lineTwips: Int(rules.formPitchPoints * 20))
        switch cell.kind {
        case .label:
            paragraph.role = .headingFirst
            paragraph.alignment = .center
        case .value: paragraph.alignment = .both
        }
        return paragraph
    }

    /// About how many lines the cell's text takes; the word processor breaks them by its own faces.
    private func textLines(_ cell: Cell) -> Int {
        let padding = 2 * rules.cellPaddingMM * PageRules.pointsPerMM
        let room = Double(cell.twelfths) * rules.blockWidth / 12 - padding
        return cell.text.lines.reduce(0) { $0 + max(1, Int(($1.ems * rules.formPoints / room).rounded(.up))) }
    }

    private func estimatedLines(_ cell: Cell) -> Int {
        max(cell.lines, textLines(cell) + (cell.closing == nil ? 0 : 1))
    }
}

extension String {
    /// About how wide the text is, in em: half an em for Latin, one for everything else. Used where no face is at hand.
    var ems: Double { unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 && $1.value != 0xB7 ? 0.5 : 1) } }
}
