import Kernel

/// A register (台账): the one list component. Filters and order live in the address, so a list can be kept as a
/// bookmark and sent to a colleague.
struct Register: Hashable, Sendable {
    let language: Language
    let head: PageHead
    /// Where the filters are sent, without a query.
    let action: String
    var filters: [Filter] = []
    let columns: [Column]
    let rows: [Row]
    /// How many there are, in words such as `共 128 件`.
    var count: String? = nil
    var previousHref: String? = nil
    var nextHref: String? = nil
    var exports: [Link] = []
    /// Saved work lists.
    var savedLists: [Link] = []
    /// Whether any filter is set: another empty state, and a link that clears them.
    var isFiltered = false
    let empty: EmptyState
    var batch: Batch? = nil
    /// Query values that the filter form keeps, such as the order.
    var kept: [Kept] = []

    /// A filter above the list.
    struct Filter: Hashable, Sendable {
        let name: String
        let label: String
        let value: String
        let kind: Kind

        /// What can be filtered by.
        enum Kind: Hashable, Sendable {
            case text
            case date
            case choice([Option])
        }
    }

    /// One thing to choose.
    struct Option: Hashable, Sendable {
        let value: String
        let label: String
    }

    /// A column. With a link it can be sorted by.
    struct Column: Hashable, Sendable {
        let label: String
        var sortHref: String? = nil
        var sorted: Order? = nil
        var isNumber = false
        /// Whether it is shown; nil when it is always shown. The name is sent as `column`.
        var choice: ColumnChoice? = nil
    }

    /// Whether a column that can be left out is shown.
    struct ColumnChoice: Hashable, Sendable {
        let name: String
        let isShown: Bool
    }

    /// The order of a column.
    enum Order: Hashable, Sendable {
        case ascending, descending
    }

    /// A row; its first cell names the thing.
    struct Row: Hashable, Sendable {
        let cells: [PageCell]
        var isOverdue = false
        /// What is sent when the row is ticked.
        var id: String? = nil
    }

    /// An act on the ticked rows.
    struct Batch: Hashable, Sendable {
        let action: String
        let csrf: String
        let acts: [Option]
    }

    /// A hidden value of the filter form.
    struct Kept: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The page's content.
    var html: HTML {
        """
        \(head.html)
        \(filterForm)
        \(toolbar)
        \(rows.isEmpty ? emptyState : list)
        \(paging)
        """
    }

    // MARK: Filters

    private var filterForm: HTML? {
        let choosable = columns.filter { $0.choice != nil }
        guard !filters.isEmpty || !choosable.isEmpty else { return nil }
        let hidden = kept.map { kept -> HTML in
            "<input type=\"hidden\" name=\"\(kept.name)\" value=\"\(kept.value)\">"
        }
        let clear: HTML? =
            isFiltered
            ? "<a class=\"btn btn-second\" href=\"\(href: action)\">\(language.say("register.clear"))</a>" : nil
        return """
            <form class="filters" method="get" action="\(href: action)" \
            aria-label="\(language.say("register.filters"))">
            \(hidden)\(filters.map(filter))
            \(choosable.isEmpty ? nil : columnChoice(choosable))
            <div class="filter-acts"><button class="btn btn-second" type="submit">\(language.say("register.filter"))\
            </button>\(clear)</div>
            </form>

            """
    }

    private func filter(_ filter: Filter) -> HTML {
        let id = "filter-\(filter.name)"
        let control: HTML
        switch filter.kind {
        case .text:
            control = """
                <input class="form-control" type="search" id="\(id)" name="\(filter.name)" value="\(filter.value)" \
                autocomplete="off">
                """
        case .date:
            control = """
                <input class="form-control" type="date" id="\(id)" name="\(filter.name)" value="\(filter.value)">
                """
        case .choice(let options):
            let lines = options.map { option -> HTML in
                """
                <option value="\(option.value)"\(flag: "selected", option.value == filter.value)>\
                \(option.label)</option>
                """
            }
            control = """
                <select class="form-control" id="\(id)" name="\(filter.name)">\
                <option value="">\(language.say("register.all"))</option>\(lines)</select>
                """
        }
        return "<div><label for=\"\(id)\">\(filter.label)</label>\(control)</div>\n"
    }

    private func columnChoice(_ columns: [Column]) -> HTML? {
        let boxes = columns.compactMap { column -> HTML? in
            column.choice.map { choice -> HTML in
                """
                <label class="tick"><input type="checkbox" name="column" value="\(choice.name)"\
                \(flag: "checked", choice.isShown)> \(column.label)</label>
                """
            }
        }
        return """
            <details class="menu"><summary>\(language.say("register.columns"))</summary>
            <div class="menu-sheet">\(boxes)</div></details>
            """
    }

    private var toolbar: HTML {
        let saved = savedLists.map { link -> HTML in "<a href=\"\(href: link.href)\">\(link.label)</a>" }
        let lists: HTML? =
            saved.isEmpty ? nil : "<span class=\"quiet\">\(language.say("register.saved"))</span>\(saved)"
        let out = exports.map { link -> HTML in "<a href=\"\(href: link.href)\">\(link.label)</a>" }
        let counted: HTML? = count.map { "<strong>\($0)</strong>" }
        return "<div class=\"toolbar\">\(counted)\(lists)<span class=\"toolbar-end\">\(out)</span></div>\n"
    }

    // MARK: Rows

    private var shown: [Column] { columns.filter { $0.choice?.isShown != false } }

    private var list: HTML {
        let table: HTML = """
            <div class="table-room"><table class="ledger ledger-main" role="table">\
            <caption class="visually-hidden">\(head.title)</caption>
            <thead role="rowgroup"><tr role="row">\(batch == nil ? nil : tickHead)\(shown.map(columnHead))</tr></thead>
            <tbody role="rowgroup">
            \(rows.map(row))</tbody></table></div>

            """
        guard let batch else { return table }
        let acts = batch.acts.map { act -> HTML in
            """
            <button class="btn btn-second" type="submit" name="act" value="\(act.value)">\(act.label)</button>
            """
        }
        return """
            <form method="post" action="\(href: batch.action)"><input type="hidden" name="_csrf" value="\(batch.csrf)">
            \(table)
            <div class="toolbar"><span class="quiet">\(language.say("register.ticked"))</span>\(acts)</div></form>

            """
    }

    private var tickHead: HTML {
        """
        <th class="tick-cell" role="columnheader" scope="col"><span \
        class="visually-hidden">\(language.say("register.tick"))</span></th>
        """
    }

    private func columnHead(_ column: Column) -> HTML {
        let order: String? = column.sorted.map { order in
            switch order {
            case .ascending: "ascending"
            case .descending: "descending"
            }
        }
        let sign: HTML
        switch column.sorted {
        case .ascending: sign = "<span aria-hidden=\"true\"> ↑</span>"
        case .descending: sign = "<span aria-hidden=\"true\"> ↓</span>"
        case nil: sign = .none
        }
        let label: HTML =
            column.sortHref.map { "<a href=\"\(href: $0)\">\(column.label)\(sign)</a>" } ?? "\(column.label)\(sign)"
        return """
            <th role="columnheader" scope="col"\(attribute: "aria-sort", order)\
            \(attribute: "class", column.isNumber ? "number" : nil)>\(label)</th>
            """
    }

    private func row(_ row: Row) -> HTML {
        let tick: HTML? = batch == nil ? nil : self.tick(row)
        let cells = zip(shown, row.cells).map { column, cell -> HTML in
            """
            <td role="cell"\(attribute: "class", column.isNumber ? "number" : nil) data-label="\(column.label)">\
            <div>\(cell.html(language))</div></td>
            """
        }
        return "<tr role=\"row\"\(attribute: "class", row.isOverdue ? "over" : nil)>\(tick)\(cells)</tr>\n"
    }

    private func tick(_ row: Row) -> HTML {
        let box: HTML? = row.id.map { id -> HTML in
            """
            <input type="checkbox" name="case" value="\(id)" aria-label="\(language.say("register.tickThis", id))">
            """
        }
        return """
            <td class="tick-cell" role="cell" data-label="\(language.say("register.tick"))"><div>\(box)</div></td>
            """
    }

    private var emptyState: HTML {
        guard isFiltered else { return empty.html }
        return EmptyState(
            what: language.say("register.noMatch"), why: language.say("register.noMatch.why"),
            next: Link(label: language.say("register.clear"), href: action)
        ).html
    }

    private var paging: HTML? {
        guard previousHref != nil || nextHref != nil else { return nil }
        let back: HTML =
            previousHref.map { "<a rel=\"prev\" href=\"\(href: $0)\">← \(language.say("register.previous"))</a>" }
            ?? "<span class=\"quiet\">← \(language.say("register.previous"))</span>"
        let on: HTML =
            nextHref.map { "<a rel=\"next\" href=\"\(href: $0)\">\(language.say("register.next")) →</a>" }
            ?? "<span class=\"quiet\">\(language.say("register.next")) →</span>"
        return "<nav class=\"paging\" aria-label=\"\(language.say("register.paging"))\">\(back)\(on)</nav>\n"
    }
}
