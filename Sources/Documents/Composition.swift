import Kernel

/// A document taken apart into what is printed, in reading order: the one source of both renderers' words.
enum Part: Hashable, Sendable {
    case head([String])
    case number(String)
    case title([String])
    case addressee(String)
    case heading(HeadingLevel, String, block: Int)
    case paragraph(String, block: Int)
    case table([Row], block: Int)
    /// Each attachment's line: what leads it (`附件：1.`) and its title.
    case attachments([AttachmentLine])
    case signature([String], date: String, seal: SealPlace)
    case note(String)
}

/// One line of the list of attachments.
struct AttachmentLine: Hashable, Sendable {
    /// What stands before the title: `附件：1.`, then `2.`; `附件：` where there is one attachment only.
    let lead: String
    let title: String
    /// True where the lead begins with the word 附件.
    let isFirst: Bool
}

extension OfficialDocument {
    /// All the words of the document in reading order, one line for each paragraph, cell or line of a list. The PDF
    /// (but for its page numbers) and the DOCX say exactly this.
    ///
    /// Throws what `DocumentRenderer` would throw for words that cannot be printed.
    package var plainText: String {
        get throws(DocumentError) {
            try parts(under: .gbt9704).flatMap(\.lines).joined(separator: "\n")
        }
    }

    /// The parts to print, or why the document cannot be printed.
    func parts(under rules: PageRules) throws(DocumentError) -> [Part] {
        try check(under: rules)
        var parts: [Part] = []
        switch style {
        case .document: if number != nil { parts.append(.head(issuer)) }
        case .letter: parts.append(.head(issuer))
        case .form: break
        }
        if let number { parts.append(.number(number)) }
        parts.append(.title(title.lines))
        if let addressee { parts.append(.addressee(addressee.hasSuffix("：") ? addressee : addressee + "：")) }
        var counters = HeadingCounters()
        for (index, block) in body.enumerated() {
            switch block {
            case .heading(let level, let text):
                parts.append(.heading(level, counters.next(level) + text, block: index))
            case .paragraph(let text):
                parts += text.lines.map { .paragraph($0, block: index) }
            case .table(let rows):
                parts.append(.table(rows, block: index))
            }
        }
        if !attachments.isEmpty { parts.append(.attachments(attachmentLines)) }
        if let signature {
            parts.append(.signature(signature.signers, date: signature.date.chinese, seal: signature.seal))
        }
        if let note { parts.append(.note("（\(note)）")) }
        return parts
    }

    private var attachmentLines: [AttachmentLine] {
        attachments.enumerated().map { index, title in
            let ordinal = attachments.count == 1 ? "" : "\(index + 1)."
            return AttachmentLine(lead: (index == 0 ? "附件：" : "") + ordinal, title: title, isFirst: index == 0)
        }
    }
}

extension Part {
    /// The part's words, one entry for each line a reader would copy.
    var lines: [String] {
        switch self {
        case .head(let lines), .title(let lines): lines
        case .number(let text), .addressee(let text), .note(let text): [text]
        case .heading(_, let text, _), .paragraph(let text, _): [text]
        case .table(let rows, _):
            rows.flatMap(\.cells).flatMap { $0.text.lines + ($0.closing.map { [$0] } ?? []) }
        case .attachments(let items): items.map { $0.lead + $0.title }
        case .signature(let signers, let date, _): signers + [date]
        }
    }
}

/// Counts headings: a heading of one level begins the levels below it anew.
struct HeadingCounters {
    private var counts: [HeadingLevel: Int] = [:]

    /// The ordinal of the next heading of a level, with its mark.
    mutating func next(_ level: HeadingLevel) -> String {
        let count = (counts[level] ?? 0) + 1
        counts = counts.filter { $0.key < level }
        counts[level] = count
        switch level {
        case .first: return "\(Self.chinese(count))、"
        case .second: return "（\(Self.chinese(count))）"
        case .third: return "\(count)."
        case .fourth: return "（\(count)）"
        }
    }

    /// A number from 1 to 99 in Chinese; Arabic digits above, which no document reaches.
    static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return "\(number)" }
        let tens = number / 10
        let lead = tens == 0 ? "" : (tens == 1 ? "十" : digits[tens] + "十")
        return lead + digits[number % 10]
    }
}

extension CivilDate {
    /// `2026年3月5日`: Arabic digits without leading zeros, as official documents write dates (GB/T 9704-2012, 7.3.5.4).
    package var chinese: String { "\(year)年\(month)月\(day)日" }
}

extension String {
    /// The lines between newlines; an empty text has none.
    var lines: [String] {
        guard !isEmpty else { return [] }
        return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
