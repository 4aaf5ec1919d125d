import Kernel

/// The register of a Body's numbered blanks (空白表单): those that are still to be accounted for first.
struct BlankFormPage: Hashable, Sendable {
    let language: Language
    /// Drawing, printing again, making void; empty for whoever only looks.
    var draw: ActForm? = nil
    var acts: [ActForm] = []
    let open: [Line]
    let settled: [Line]
    /// Where each list goes on.
    var nextOpen: String? = nil
    var nextSettled: String? = nil

    /// One blank.
    struct Line: Hashable, Sendable {
        let number: String
        /// The printing by which it was drawn.
        let href: String
        let kind: String
        let place: String
        let purpose: String
        let drawnBy: String
        let drawnOn: CivilDate
        let printings: Int
        var fate: Fate? = nil
    }

    /// What became of a blank.
    enum Fate: Hashable, Sendable {
        /// Entered into a case that the viewer may see.
        case usedBy(number: String, href: String, by: String, on: CivilDate)
        /// Entered into a case of which the viewer learns nothing more.
        case used
        case void(reason: String, by: String, on: CivilDate)
    }

    /// The page's content.
    var html: HTML {
        let drawing: HTML? = draw.map { form in
            "<section class=\"sheet\"><h2>\(form.title)</h2>\(form.html)</section>\n"
        }
        let folded = acts.map { form -> HTML in
            """
            <details class="act-fold"\(flag: "open", form.hasTrouble)><summary>\(form.title)</summary>
            \(form.html)
            </details>

            """
        }
        let acts: HTML? =
            folded.isEmpty
            ? nil : "<section class=\"acts\"><h2>\(language.say("blankForm.acts"))</h2>\(folded)</section>"
        return """
            \(head.html)
            \(section("open", openTable, next: nextOpen))
            \(acts)
            \(drawing)
            \(section("settled", settledTable, next: nextSettled))
            """
    }

    private var head: PageHead {
        PageHead(
            title: language.say("nav.blankForms"), lead: language.say("blankForm.lead"),
            seconds: draw.map { [Link(label: $0.title, href: "#blankform-draw")] } ?? [])
    }

    private func section(_ key: String, _ table: Table, next: String?) -> HTML {
        let more: [PageBlock] = next.map { [.links([Link(label: language.say("blankForm.more"), href: $0)])] } ?? []
        return Section(title: language.say("blankForm.\(key)"), blocks: [.table(table)] + more).html(language)
    }

    private var openTable: Table {
        Table(
            caption: language.say("blankForm.open"), head: head("number", "kind", "place", "drawn", "printings"),
            rows: open.map { first($0) + [.number($0.printings)] }, empty: language.say("blankForm.open.none"))
    }

    private var settledTable: Table {
        Table(
            caption: language.say("blankForm.settled"), head: head("number", "kind", "place", "drawn", "fate", "how"),
            rows: settled.map { first($0) + fate(of: $0) }, empty: language.say("blankForm.settled.none"))
    }

    private func first(_ line: Line) -> [PageCell] {
        [
            .idLink(line.number, href: line.href), .text(line.kind), .lines([line.place, line.purpose]),
            .lines([line.drawnBy, "\(line.drawnOn)"]),
        ]
    }

    private func fate(of line: Line) -> [PageCell] {
        switch line.fate {
        case .usedBy(let number, let href, let by, let on):
            [
                .chip(Chip(label: language.say("blankForm.used"), shape: .done)),
                .link("\(number)\(language.say("site.comma"))\(by)\(language.say("site.comma"))\(on)", href: href),
            ]
        case .used: [.chip(Chip(label: language.say("blankForm.used"), shape: .done)), .none]
        case .void(let reason, let by, let on):
            [
                .chip(Chip(label: language.say("blankForm.void"), shape: .stopped)),
                .lines([reason, "\(by)\(language.say("site.comma"))\(on)"]),
            ]
        case nil: [.none, .none]
        }
    }

    private func head(_ keys: String...) -> [String] { keys.map { language.say("blankForm.column.\($0)") } }
}

/// One time that blanks were sent to the printer: which, by whom, and the file to print.
struct BlankPrintingPage: Hashable, Sendable {
    let language: Language
    let facts: [Fact]
    let numbers: [String]
    /// PDF and DOCX, for whoever drew them on that day.
    let files: [Link]
    /// Why there is no file.
    var note: Notice? = nil

    /// The page's content.
    var html: HTML {
        let files: HTML? =
            self.files.isEmpty
            ? nil
            : Section(title: language.say("blankForm.files"), blocks: [.links(self.files)]).html(language)
        return """
            \(PageHead(title: language.say("blankForm.printing")).html)
            \(note?.html(language))
            \(PageBlock.factList(facts, language))
            \(files)
            \(Section(title: language.say("blankForm.numbers"), blocks: [.list(numbers)]).html(language))
            """
    }
}
