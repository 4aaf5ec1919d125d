import Kernel

/// The workbench (工作台): what to do today, what waits for me, what came back, what changed.
struct Workbench: Hashable, Sendable {
    let language: Language
    let today: CivilDate
    /// A line such as `星期一 · 屈原管理区纪检监察工委`.
    let greeting: String
    /// Four figures of the own Body.
    var figures: [Figure] = []
    /// Own tasks, earliest due first.
    var tasks: [Line] = []
    var approvals: [Line] = []
    /// Whether the reader approves anything at all.
    var approves = false
    /// Proposals that came back to be mended.
    var returned: [Line] = []
    var changes: [Change] = []
    /// Where all tasks are listed.
    var allTasks: Link? = nil
    /// The office's most frequent new act, such as registering a report.
    var primary: Link? = nil
    /// Other acts at hand, such as noting interference.
    var seconds: [Link] = []

    /// A figure with its unit and where it goes.
    struct Figure: Hashable, Sendable {
        let label: String
        let value: Int
        /// 件, 人, 人次.
        let unit: String
        /// `较上月多 3 件`, with the direction.
        var trend: Trend? = nil
        /// What is counted.
        let definition: String
        var href: String? = nil
    }

    /// A change against the month before.
    struct Trend: Hashable, Sendable {
        let direction: Direction
        let words: String

        /// Which way it went.
        enum Direction: Hashable, Sendable {
            case up, level, down

            /// The sign before the words.
            var sign: String {
                switch self {
                case .up: "↑"
                case .level: "→"
                case .down: "↓"
                }
            }
        }
    }

    /// One piece of work on one line.
    struct Line: Hashable, Sendable {
        /// `缪某 失实检举控告澄清`.
        let title: String
        /// The act that does it, in words: `送达`.
        let step: String
        let number: String
        let href: String
        var due: Due? = nil
        /// Why it came here, such as the reason it was returned.
        var why: String? = nil
    }

    /// Something that happened on an own case.
    struct Change: Hashable, Sendable {
        /// When it happened, where that is known.
        var at: Instant? = nil
        let text: String
        let number: String
        let href: String
    }

    /// The page's content.
    var html: HTML {
        """
        \(head.html)
        \(figuresHTML)
        <div class="bench">
        <div>
        \(leads ? approvalsPart : nil)
        \(leads && tasks.isEmpty ? nil : part("workbench.tasks", tasks, empty: "workbench.tasks.empty", more: allTasks))
        </div>
        <div>
        \(leads || (!approves && approvals.isEmpty) ? nil : approvalsPart)
        \(returned.isEmpty ? nil : part("workbench.returned", returned, empty: "workbench.approvals.empty", more: nil))
        \(changesHTML)
        </div>
        </div>
        """
    }

    private var head: PageHead {
        PageHead(
            title: language.say("navigation.workbench"), lead: "\(today) \(greeting)", primary: primary,
            seconds: seconds)
    }

    /// Whoever has more to decide than to do sees first what waits for a decision.
    private var leads: Bool { approves && approvals.count >= tasks.count }

    private var approvalsPart: HTML {
        part(
            "workbench.approvals", approvals, empty: "workbench.approvals.empty",
            more: approvals.isEmpty ? nil : Link(label: language.say("workbench.approvals.all"), href: "/approvals"))
    }

    private var figuresHTML: HTML? {
        guard !figures.isEmpty else { return nil }
        return "<ul class=\"figures\">\(figures.map { $0.html })</ul>\n"
    }

    private func part(_ key: String, _ lines: [Line], empty: String, more: Link?) -> HTML {
        let overdue = lines.filter { $0.due?.isOverdue == true }.count
        let shout: HTML? =
            overdue == 0
            ? nil : Chip(label: language.say("workbench.overdue", String(overdue)), shape: .alarm).html
        let moreLine: HTML? = more.map { "<p class=\"more\"><a href=\"\(href: $0.href)\">\($0.label)</a></p>" }
        let body: HTML =
            lines.isEmpty
            ? "<p class=\"quiet\">\(language.say(empty))</p>" : "<ul class=\"lines\">\(lines.map(line))</ul>"
        return """
            <section class="sheet"><h2>\(language.say(key)) <span class="count">\(lines.count)</span> \(shout)</h2>
            \(body)\(moreLine)
            </section>

            """
    }

    private func line(_ line: Line) -> HTML {
        let due: HTML = line.due.map { $0.html(language) } ?? "<span class=\"quiet\">\(language.say("due.none"))</span>"
        let why: HTML? = line.why.map { "<p class=\"quiet\">\($0)</p>" }
        return """
            <li\(attribute: "class", line.due?.isOverdue == true ? "over" : nil)><a \
            href="\(href: line.href)">\(line.title)\
            </a> <b class="step">\(line.step)</b> \(due) <span class="id">\(line.number)</span>\(why)</li>

            """
    }

    private var changesHTML: HTML {
        let lines = changes.map { change -> HTML in
            """
            <li>\(change.at.map { at -> HTML in "<time>\(at.chinaText)</time> " })\(change.text) \
            <a class="id" href="\(href: change.href)">\(change.number)</a></li>

            """
        }
        let body: HTML =
            changes.isEmpty
            ? "<p class=\"quiet\">\(language.say("workbench.changes.empty"))</p>"
            : "<ul class=\"lines\">\(lines)</ul>"
        return "<section class=\"sheet\"><h2>\(language.say("workbench.changes"))</h2>\(body)</section>\n"
    }
}

extension Workbench.Figure {
    /// The figure in its box.
    var html: HTML {
        let shown: HTML = "<b>\(PageCell.grouped(value))</b> \(unit)"
        let linked: HTML = href.map { "<a href=\"\(href: $0)\">\(shown)</a>" } ?? shown
        let change: HTML? = trend.map { trend -> HTML in
            "<span class=\"quiet\"><i aria-hidden=\"true\">\(trend.direction.sign)</i> \(trend.words)</span>"
        }
        return """
            <li><span class="figure-label">\(label)</span><span class="figure">\(linked)</span>\(change)\
            <span class="quiet figure-what">\(definition)</span></li>

            """
    }
}
