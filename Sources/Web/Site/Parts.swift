import Kernel

/// A state in words with a shape of its own: readable in black and white, and by those who do not see red.
struct Chip: Hashable, Sendable {
    /// The shape before the words.
    enum Shape: String, Hashable, Sendable, CaseIterable {
        /// Not begun.
        case open
        /// Under way.
        case active
        /// Ended well.
        case done
        /// Ended without a result, or stopped.
        case stopped
        /// Wants attention: the only one that is red.
        case alarm

        /// The sign that is drawn; screen readers skip it.
        var sign: String {
            switch self {
            case .open: "○"
            case .active: "◐"
            case .done: "●"
            case .stopped: "■"
            case .alarm: "▲"
            }
        }
    }

    let label: String
    var shape: Shape = .active

    /// The chip.
    var html: HTML {
        "<span class=\"chip chip-\(shape.rawValue)\"><i aria-hidden=\"true\">\(shape.sign)</i>\(label)</span>"
    }
}

/// A due date with the working days that are left, and the rule that set it.
struct Due: Hashable, Sendable {
    let date: CivilDate
    /// Working days from today to the date; negative when it has passed.
    let workdaysLeft: Int
    var isProvisional = false
    var rule: RuleCitation? = nil

    /// Whether the date has passed.
    var isOverdue: Bool { workdaysLeft < 0 }

    /// The remaining time in words.
    func words(_ language: Language) -> String {
        switch workdaysLeft {
        case ..<0: language.say(workdaysLeft == -1 ? "due.overdue.one" : "due.overdue", String(-workdaysLeft))
        case 0: language.say("due.today")
        case 1: language.say("due.left.one")
        default: language.say("due.left", String(workdaysLeft))
        }
    }

    /// The date and the remaining time on one line.
    func html(_ language: Language) -> HTML {
        let provisional: HTML? =
            isProvisional ? provisionalMark(language) : nil
        return """
            <span class="due\(urgency)"><time datetime="\(date)">\(date)</time> \
            <b>\(words(language))</b>\(provisional)</span>
            """
    }

    private func provisionalMark(_ language: Language) -> HTML {
        """
         <span class="quiet" title="\(language.say("due.provisional.why"))">\(language.say("due.provisional"))</span>
        """
    }

    private var urgency: HTML {
        if workdaysLeft < 0 { return " due-over" }
        return workdaysLeft <= 2 ? " due-soon" : ""
    }
}

/// What something rests on: an article of a rule set, or the structure of the system.
enum Basis: Hashable, Sendable {
    case rule(RuleCitation)
    /// A code `SYS-…`.
    case structure(String)

    /// The line `依据:《…》第十六条 (CLA-008)`.
    func html(_ language: Language) -> HTML {
        switch self {
        case .rule(let citation):
            let title = citation.title.hasPrefix("《") ? citation.title : "《\(citation.title)》"
            let row = language == .zh ? "（\(citation.row)）" : " (\(citation.row))"
            return """
                <span class="basis">\(language.say("basis.rule"))<span lang="zh-CN">\(title)\(citation.article)</span>\
                \(row)</span>
                """
        case .structure(let code):
            return "<span class=\"basis\">\(language.say("basis.structure", code))</span>"
        }
    }
}

/// One value on a page, in a table, a list of facts or beside a label.
enum PageCell: Hashable, Sendable {
    case text(String)
    /// Several short texts, one under the other.
    case lines([String])
    case link(String, href: String)
    /// A number or code, in a monospace.
    case id(String)
    case idLink(String, href: String)
    case number(Int)
    case date(CivilDate)
    /// A moment, shown in China's time.
    case time(Instant)
    case chip(Chip)
    case due(Due)
    case basis(Basis)
    /// Nothing to show: said, never left blank.
    case none

    /// The value.
    func html(_ language: Language) -> HTML {
        switch self {
        case .text(let text): "\(text)"
        case .lines(let lines): HTML(lines.enumerated().map { $0 == 0 ? "\($1)" : "<br>\($1)" })
        case .link(let label, let href): "<a href=\"\(href: href)\">\(label)</a>"
        case .id(let id): "<span class=\"id\">\(id)</span>"
        case .idLink(let id, let href): "<a class=\"id\" href=\"\(href: href)\">\(id)</a>"
        case .number(let number): "\(Self.grouped(number))"
        case .date(let date): "<time datetime=\"\(date)\">\(date)</time>"
        case .time(let instant): "<time>\(instant.chinaText)</time>"
        case .chip(let chip): chip.html
        case .due(let due): due.html(language)
        case .basis(let basis): basis.html(language)
        case .none: "<span class=\"quiet\">\(language.say("site.none"))</span>"
        }
    }

    /// Whether the value stands at the right, as numbers do.
    var isNumber: Bool {
        switch self {
        case .number: true
        case .text, .lines, .link, .id, .idLink, .date, .time, .chip, .due, .basis, .none: false
        }
    }

    /// A number with thousands set apart.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

/// A term and its value.
struct Fact: Hashable, Sendable {
    let term: String
    let value: PageCell
}

/// A plain table inside a page.
struct Table: Hashable, Sendable {
    /// What the table shows, for those who hear it.
    let caption: String
    let head: [String]
    let rows: [[PageCell]]
    /// What is said when there are no rows.
    var empty: String? = nil

    /// The table, or the sentence that it is empty.
    func html(_ language: Language) -> HTML {
        if rows.isEmpty {
            return "<p class=\"quiet\">\(empty ?? language.say("site.nothingHere"))</p>"
        }
        let isNumber = head.indices.map { column in rows.allSatisfy { column < $0.count && $0[column].isNumber } }
        let heads = head.enumerated().map { index, label -> HTML in
            """
            <th role="columnheader" scope="col"\(attribute: "class", isNumber[index] ? "number" : nil)>\(label)</th>
            """
        }
        let lines = rows.map { row -> HTML in
            let cells = zip(head.indices, row).map { index, cell -> HTML in
                """
                <td role="cell"\(attribute: "class", isNumber[index] ? "number" : nil) data-label="\(head[index])">\
                <div>\(cell.html(language))</div></td>
                """
            }
            return "<tr role=\"row\">\(cells)</tr>\n"
        }
        return """
            <table class="ledger" role="table"><caption class="visually-hidden">\(caption)</caption>
            <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
            <tbody role="rowgroup">
            \(lines)</tbody></table>
            """
    }
}

/// A piece of a page's body.
enum PageBlock: Hashable, Sendable {
    case facts([Fact])
    case table(Table)
    /// Running text; line breaks begin paragraphs.
    case text(String)
    case list([String])
    case notice(Notice)
    case links([Link])
    /// A heading of its own with blocks under it.
    case part(String, [PageBlock])

    /// The block.
    func html(_ language: Language) -> HTML {
        switch self {
        case .facts(let facts): Self.factList(facts, language)
        case .table(let table): table.html(language)
        case .text(let text): Self.paragraphs(text)
        case .list(let items): "<ul class=\"plain\">\(items.map { item -> HTML in "<li>\(item)</li>" })</ul>"
        case .notice(let notice): notice.html(language)
        case .links(let links):
            """
            <ul class="plain">\(links.map { link -> HTML in
                "<li><a href=\"\(href: link.href)\">\(link.label)</a></li>"
            })</ul>
            """
        case .part(let title, let blocks): "<h3>\(title)</h3>\n\(blocks.map { $0.html(language) })"
        }
    }

    /// A list of terms and values.
    static func factList(_ facts: [Fact], _ language: Language) -> HTML {
        let items = facts.map { fact -> HTML in
            "<div><dt>\(fact.term)</dt><dd>\(fact.value.html(language))</dd></div>"
        }
        return "<dl class=\"facts\">\(items)</dl>"
    }

    /// Running text in paragraphs.
    static func paragraphs(_ text: String) -> HTML {
        let parts = text.split(separator: "\n").map { line -> HTML in "<p>\(String(line))</p>" }
        return "<div class=\"running\">\(parts)</div>"
    }
}

/// A titled part of a page with its blocks.
struct Section: Hashable, Sendable {
    let title: String
    let blocks: [PageBlock]

    /// The section.
    func html(_ language: Language) -> HTML {
        """
        <section class="sheet"><h2>\(title)</h2>
        \(blocks.map { $0.html(language) })
        </section>

        """
    }
}

/// A message in a frame: what, perhaps why, perhaps where to go on.
struct Notice: Hashable, Sendable {
    let kind: Flash.Kind
    let text: String
    /// The first words, where the usual ones of the kind do not fit.
    var heading: String? = nil
    var basis: Basis? = nil
    var link: Link? = nil

    /// The message.
    func html(_ language: Language) -> HTML {
        let basisLine: HTML? = basis.map { "<br>\($0.html(language))" }
        let linkLine: HTML? = link.map { " <a href=\"\(href: $0.href)\">\($0.label)</a>" }
        return """
            <div class="notice \(style)" role="\(role)"><p><b>\(heading ?? word(language))</b> \
            \(text)\(linkLine)\(basisLine)</p></div>

            """
    }

    private var style: HTML {
        switch kind {
        case .done: "notice-done"
        case .notice: "notice-note"
        case .problem: "notice-problem"
        }
    }

    private var role: HTML {
        switch kind {
        case .done, .notice: "status"
        case .problem: "alert"
        }
    }

    private func word(_ language: Language) -> String {
        switch kind {
        case .done: language.say("notice.done")
        case .notice: language.say("notice.note")
        case .problem: language.say("notice.problem")
        }
    }
}

extension Notice {
    /// The message of a flash.
    init(_ flash: Flash) { self.init(kind: flash.kind, text: flash.text, link: flash.link) }
}

/// The head of a page: its title, a line under it, at most one primary button.
struct PageHead: Hashable, Sendable {
    let title: String
    var lead: String? = nil
    var primary: Link? = nil
    /// Quiet links beside the button.
    var seconds: [Link] = []

    /// The head.
    var html: HTML {
        let leadLine: HTML? = lead.map { "<p class=\"lead-line\">\($0)</p>" }
        let button: HTML? = primary.map { "<a class=\"btn btn-first\" href=\"\(href: $0.href)\">\($0.label)</a>" }
        let links = seconds.map { link -> HTML in
            "<a class=\"btn btn-second\" href=\"\(href: link.href)\">\(link.label)</a>"
        }
        return """
            <div class="page-head"><div><h1>\(title)</h1>\(leadLine)</div>\
            <div class="page-acts">\(links)\(button)</div></div>

            """
    }
}

/// An empty place: what it is, why it is empty, what to do.
struct EmptyState: Hashable, Sendable {
    let what: String
    let why: String
    var next: Link? = nil

    /// The empty place.
    var html: HTML {
        let link: HTML? = next.map { "<p><a class=\"btn btn-second\" href=\"\(href: $0.href)\">\($0.label)</a></p>" }
        return "<div class=\"empty\"><p><b>\(what)</b></p><p>\(why)</p>\(link)</div>\n"
    }
}
