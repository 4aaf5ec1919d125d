import Application
import Kernel

/// Handing over all open work of an officer: whose, to whom, what moves, what stays and why.
struct HandOverPage: Hashable, Sendable {
    let language: Language
    let address: String
    let from: String?
    let to: String?
    /// Also who left: work can remain with them.
    let givers: [Candidate]
    let receivers: [Candidate]
    /// nil until somebody is chosen.
    let work: Work?
    var typed: FormValue = .object([:])
    var problems: [FieldProblem] = []
    var refusal: Notice? = nil
    let key: String
    let csrf: String

    /// What there is to hand over.
    struct Work: Hashable, Sendable {
        let giver: String
        let moving: [Line]
        let staying: [Line]
        /// Whether more is open than moves in one act.
        let hasMore: Bool
    }

    /// One case.
    struct Line: Hashable, Sendable {
        /// What is sent when it is ticked.
        let value: String
        let number: String
        let href: String
        let title: String
        let tasks: [String]
        var why: String? = nil
    }

    /// The page's content.
    var html: HTML {
        """
        \(PageHead(title: language.say("nav.handOver"), lead: language.say("handOver.lead")).html)
        \(chooser)
        \(work.map(lists))
        """
    }

    private var chooser: HTML {
        """
        <form class="filters" method="get" action="\(href: address)">
        \(select("from", givers, from))\(select("to", receivers, to))
        <div class="filter-acts"><button class="btn btn-second" type="submit">\(language.say("handOver.show"))</button>\
        </div></form>
        \(problems.filter { $0.path == "to" || $0.path == "from" }.map { problem in
            Notice(kind: .problem, text: Words.text("problem.\(problem.code)", language, problem.arguments))
                .html(language)
        })
        """
    }

    private func select(_ name: String, _ people: [Candidate], _ chosen: String?) -> HTML {
        let options = people.map { person -> HTML in
            "<option value=\"\(person.id)\"\(flag: "selected", person.id == chosen)>\(person.label)</option>"
        }
        return """
            <div><label for="hand-over-\(name)">\(language.say("handOver.\(name)"))</label>\
            <select class="form-control" id="hand-over-\(name)" name="\(name)">\
            <option value="">\(language.say("form.choose"))</option>\(options)</select></div>

            """
    }

    private func lists(_ work: Work) -> HTML {
        let moving = Section(
            title: language.say("handOver.moving"),
            blocks: [.table(table(work.moving, caption: "handOver.moving", empty: "handOver.moving.none"))])
        let staying: HTML? =
            work.staying.isEmpty
            ? nil
            : Section(
                title: language.say("handOver.staying"),
                blocks: [.table(table(work.staying, caption: "handOver.staying", empty: "handOver.moving.none"))]
            ).html(language)
        let more: HTML? =
            work.hasMore ? Notice(kind: .notice, text: language.say("handOver.more")).html(language) : nil
        return """
            \(more)\(moving.html(language))
            \(staying)
            \(to == nil || work.moving.isEmpty ? refusal?.html(language) : form(work))
            """
    }

    private func table(_ lines: [Line], caption: String, empty: String) -> Table {
        let hasReasons = lines.contains { $0.why != nil }
        var head = ["register.column.number", "handOver.case", "handOver.tasks"]
        if hasReasons { head.append("handOver.why") }
        return Table(
            caption: language.say(caption), head: head.map { language.say($0) },
            rows: lines.map { line in
                let cells: [PageCell] = [
                    .idLink(line.number, href: line.href), .text(line.title),
                    line.tasks.isEmpty ? .none : .lines(line.tasks),
                ]
                return cells + (hasReasons ? [line.why.map { .text($0) } ?? .none] : [])
            }, empty: language.say(empty))
    }

    private func form(_ work: Work) -> HTML {
        // Everything that can move is ticked at first; after trouble, what was ticked.
        let ticked = typed.fields["cases"] ?? .list(work.moving.map { .text($0.value) })
        let form = ActForm(
            language: language, act: "work.handOver", action: address,
            fields: [
                Field(name: "cases", kind: .references(.case), isRequired: true),
                Field(name: "reason", kind: .paragraph(maxLength: 4_000), isRequired: true),
            ], values: .object(["cases": ticked, "reason": typed.fields["reason"] ?? .text("")]),
            problems: problems.filter { $0.path != "to" && $0.path != "from" }, refusal: refusal,
            choices: [
                "cases": work.moving.map { Candidate(id: $0.value, label: "\($0.number) \($0.title)") }
            ], key: key, csrf: csrf, isPrimary: true,
            kept: [.init(name: "from", value: from ?? ""), .init(name: "to", value: to ?? "")])
        return "<section class=\"sheet\"><h2>\(form.title)</h2>\(form.html)</section>"
    }
}
