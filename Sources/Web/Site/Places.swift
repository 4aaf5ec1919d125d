import Kernel

/// An official's page (干部): the integrity file as a time line, what counts today and why, as of a date.
struct OfficialPage: Hashable, Sendable {
    let language: Language
    let name: String
    /// `党组书记、局长`, with the unit.
    let post: String
    let facts: [Fact]
    /// The day the page speaks of.
    let asOf: CivilDate
    /// This page's address, to ask for another day.
    let action: String
    /// The purpose this view was recorded with, in words.
    let purpose: String
    /// Query values to keep, such as the purpose.
    var kept: [Register.Kept] = []
    /// Newest first.
    let entries: [Entry]
    var primary: Link? = nil

    /// One entry of the file.
    struct Entry: Hashable, Sendable {
        let on: CivilDate
        /// 检举控告、澄清正名、处分 …
        let kind: String
        let title: String
        var details: String? = nil
        /// Whether it counts on the day.
        let counts: Bool
        /// Why it counts or does not.
        let why: String
        var basis: Basis? = nil
        var link: Link? = nil
    }

    /// The page's content.
    var html: HTML {
        let counting = entries.filter(\.counts)
        let summary =
            counting.isEmpty
            ? language.say("official.countsNothing", asOf.description)
            : language.say("official.counts", asOf.description, String(counting.count), String(entries.count))
        let hidden = kept.map { kept -> HTML in
            "<input type=\"hidden\" name=\"\(kept.name)\" value=\"\(kept.value)\">"
        }
        let none: HTML? =
            entries.isEmpty
            ? EmptyState(what: language.say("official.noFile"), why: language.say("official.noFile.why")).html : nil
        return """
            \(PageHead(title: name, lead: post, primary: primary).html)
            <p class="quiet">\(language.say("official.viewed", purpose))</p>
            \(PageBlock.factList(facts, language))
            <form class="filters" method="get" action="\(href: action)">\(hidden)
            <div><label for="as-of">\(language.say("official.asOf"))</label>
            <input class="form-control" type="date" id="as-of" name="asOf" value="\(asOf)"></div>
            <div class="filter-acts"><button class="btn btn-second" \
            type="submit">\(language.say("official.show"))</button>\
            </div></form>
            <section class="sheet"><h2>\(language.say("official.today"))</h2><p>\(summary)</p>
            \(counting.isEmpty ? nil : "<ol class=\"timeline\">\(counting.map(entry))</ol>")</section>
            <section class="sheet"><h2>\(language.say("official.file"))</h2>\(none)
            <ol class="timeline">\(entries.map(entry))</ol></section>
            """
    }

    private func entry(_ entry: Entry) -> HTML {
        let chip =
            entry.counts
            ? Chip(label: language.say("official.entry.counts"), shape: .active)
            : Chip(label: language.say("official.entry.countsNot"), shape: .stopped)
        let details: HTML? = entry.details.map { "<p>\($0)</p>" }
        let basis: HTML? = entry.basis.map { " \($0.html(language))" }
        let link: HTML? = entry.link.map { " <a class=\"id\" href=\"\(href: $0.href)\">\($0.label)</a>" }
        return """
            <li><time datetime="\(entry.on)">\(entry.on)</time><div><span class="quiet">\(entry.kind)</span> \
            <b>\(entry.title)</b>\(link) \(chip.html)\(details)<p class="quiet">\(entry.why)\(basis)</p></div></li>

            """
    }
}

/// A Body's page (机关): what it is, who works there, its units, the Bodies below.
struct BodyPage: Hashable, Sendable {
    let language: Language
    let name: String
    let lead: String
    let facts: [Fact]
    let people: [Person]
    let units: Table
    let bodies: Table
    /// Acts such as appointing, folded.
    var acts: [ActForm] = []
    var primary: Link? = nil

    /// One who works there.
    struct Person: Hashable, Sendable {
        let name: String
        let office: String
        let roles: [String]
        let state: Chip
        var until: CivilDate? = nil
        var href: String? = nil
    }

    /// The page's content.
    var html: HTML {
        let say = { (key: String) in language.say(key) }
        let table = Table(
            caption: say("body.people"),
            head: ["name", "office", "roles", "until", "state"].map { say("body.column.\($0)") },
            rows: people.map { person in
                [
                    person.href.map { .link(person.name, href: $0) } ?? .text(person.name), .text(person.office),
                    .lines(person.roles), person.until.map(PageCell.date) ?? .none, .chip(person.state),
                ]
            }, empty: say("body.people.empty"))
        let folded = acts.map { form -> HTML in
            """
            <details class="act-fold"\(flag: "open", form.hasTrouble)><summary>\(form.title)</summary>
            \(form.html)
            </details>

            """
        }
        return """
            \(PageHead(title: name, lead: lead, primary: primary).html)
            \(PageBlock.factList(facts, language))
            \(Section(title: say("body.people"), blocks: [.table(table)]).html(language))
            \(folded.isEmpty ? nil : "<section class=\"acts\"><h2>\(say("body.acts"))</h2>\(folded)</section>")
            \(Section(title: say("body.units"), blocks: [.table(units)]).html(language))
            \(Section(title: say("body.bodies"), blocks: [.table(bodies)]).html(language))
            """
    }
}

/// The home of one of the three administrators (三员). None of them sees a case.
struct AdministrationHome: Hashable, Sendable {
    let language: Language
    let office: Office
    var notices: [Notice] = []
    let tools: [Tool]
    /// What happened lately, in words and codes, never a case's content.
    let recent: Table
    /// What the table is called, where it is not the latest entries.
    var recentTitle: String? = nil

    /// Which of the three.
    enum Office: String, Hashable, Sendable, CaseIterable {
        case system, security, audit
    }

    /// Something the administrator can open.
    struct Tool: Hashable, Sendable {
        let title: String
        let text: String
        let href: String
        /// A figure or state such as `3 个待确认`.
        var state: Chip? = nil
    }

    /// The page's content.
    var html: HTML {
        let boxes = tools.map { tool -> HTML in
            """
            <li><a href="\(href: tool.href)">\(tool.title)</a> \(tool.state?.html)<p class="quiet">\(tool.text)</p></li>

            """
        }
        let key = "administration.\(office.rawValue)"
        return """
            \(PageHead(title: language.say(key), lead: language.say("\(key).lead")).html)
            \(notices.map { $0.html(language) })
            <ul class="tools">\(boxes)</ul>
            \(Section(title: recentTitle ?? language.say("administration.recent"), blocks: [.table(recent)])
                .html(language))
            """
    }
}
