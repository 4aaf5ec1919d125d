import Access
import Application
import Hummingbird
import Kernel
import RuleBook
import Storage

/// Bodies, Units, Officials, rule sets and the administrators' homes.
struct PlaceRoutes {
    let desk: Desk
    let frame: Frame

    init(desk: Desk) {
        self.desk = desk
        frame = Frame(desk: desk)
    }

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("bodies") { request, context in try await body(context.person.body, request, context) }
        router.get("bodies/:code") { request, context in
            guard let code = context.parameters.get("code").flatMap({ BodyCode(String($0)) }) else {
                throw WebFailure.notFound
            }
            return try await body(code, request, context)
        }
        router.get("officials") { request, context in try await officials(request, context) }
        router.get("officials/:id") { request, context in try await official(request, context) }
        router.get("units") { request, context in try await units(request, context) }
        router.get("rules") { request, context in try await rules(request, context) }
        router.get("rules/:digest") { request, context in try await ruleSet(request, context) }
    }

    // MARK: Bodies

    private func body(_ code: BodyCode, _ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        let person = context.person
        let isAdministrator = person.isAdministrator
        let page = try await desk.database.read { session -> (page: BodyPage, name: String)? in
            guard let row = try Directory.body(code, in: session) else { return nil }
            // People and units of another Body are its own matter; the tree is not.
            let isOwn = person.body == code || isAdministrator
            let people = isOwn ? try self.people(of: code, language, in: session) : []
            let units = isOwn ? try Directory.units(of: code, after: "", limit: 200, in: session) : []
            let below = try Directory.bodies(below: code, in: session)
            let above = try row.parent.flatMap { try Directory.body($0, in: session) }
            return (
                BodyPage(
                    language: language, name: row.name,
                    lead: language.say("option.Rank.\(row.rank.code)") + " · "
                        + language.say("option.BodyKind.\(row.kind.rawValue)"),
                    facts: [
                        Fact(term: language.say("body.code"), value: .id(row.code.text)),
                        Fact(term: language.say("body.shortName"), value: .text(row.shortName)),
                        Fact(
                            term: language.say("body.parent"),
                            value: above.map { .link($0.name, href: "/bodies/\($0.code)") } ?? .text("—")),
                    ], people: people,
                    units: Table(
                        caption: language.say("body.units"), head: [language.say("body.column.unit")],
                        rows: units.map { [.text($0.name)] }),
                    bodies: Table(
                        caption: language.say("body.bodies"),
                        head: [language.say("body.column.body"), language.say("body.code")],
                        rows: below.map { [.link($0.name, href: "/bodies/\($0.code)"), .id($0.code.text)] })),
                row.name
            )
        }
        guard let page else { throw WebFailure.notFound }
        return try await frame.page(
            .init(title: page.name, place: "/bodies", content: page.page.html), for: context, at: "/bodies/\(code)")
    }

    private func people(
        of code: BodyCode, _ language: Language, in session: any SQLSession
    ) throws -> [BodyPage.Person] {
        try Directory.staff(of: code, in: session).map { row in
            let roles = try Directory.roles(of: row.id, in: session)
            let offices = Set(roles.compactMap(\.office)).map { language.say("option.Office.\($0.rawValue)") }
            return BodyPage.Person(
                name: row.name, office: offices.sorted().joined(separator: "、"),
                roles: Set(roles.map { language.say("option.Role.\($0.role.rawValue)") }).sorted(),
                state: Chip(label: language.say("body.person.active"), shape: .active))
        }
    }

    // MARK: Officials and Units

    private func officials(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        try refuseAdministrators(context)
        let after = request.uri.queryParameters["after"].map({ String($0) }) ?? ""
        let person = context.person
        let rows = try await desk.database.read {
            try Directory.officials(of: person.body, after: after, limit: 51, in: $0)
        }
        let language = context.language
        let register = Register(
            language: language, head: PageHead(title: language.say("nav.officials")), action: "/officials",
            columns: ["official.column.name", "official.column.unit", "official.column.post"].map {
                .init(label: language.say($0))
            },
            rows: rows.prefix(50).map { row in
                .init(cells: [
                    .link(row.name, href: "/officials/\(row.id)"), .text(row.unitName), .text(row.post),
                ])
            },
            nextHref: rows.count > 50 ? "/officials?after=\(PercentEncoding.query(rows[49].name))" : nil,
            empty: EmptyState(what: language.say("official.none"), why: language.say("official.none.why")))
        return try await frame.page(
            .init(title: language.say("nav.officials"), place: "/officials", content: register.html), for: context,
            at: "/officials")
    }

    private func official(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        try refuseAdministrators(context)
        let person = context.person
        let language = context.language
        guard let id = context.parameters.get("id").flatMap({ OfficialId(String($0)) }) else {
            throw WebFailure.notFound
        }
        let subject = Subject.official(id)
        // Who is the Official, or tied to them, sees nothing about them.
        guard person.ownOfficial != id, !person.related.contains(subject) else { throw WebFailure.notFound }
        let found = try await desk.database.read { session -> (row: OfficialRow, cases: [RegisterRow])? in
            guard let row = try Directory.official(id, in: session), row.body == person.body else { return nil }
            let cases = try Registers.cases(about: subject, for: ListViewer(person), limit: 50, in: session)
            let seen = try ResourceReader(session: session).seen(among: cases.map(\.id), by: person)
            return (row, cases.filter { seen.contains($0.id) })
        }
        guard let found else { throw WebFailure.notFound }
        let content: HTML = """
            <h1>\(found.row.name)</h1>
            \(Section(title: language.say("official.about"), blocks: [.facts([
                Fact(term: language.say("official.column.unit"), value: .text(found.row.unitName)),
                Fact(term: language.say("official.column.post"), value: .text(found.row.post)),
            ])]).html(language))
            \(Section(title: language.say("official.cases"), blocks: [.table(Table(
                caption: language.say("official.cases"),
                head: [language.say("register.column.number"), language.say("register.column.stage"),
                    language.say("register.column.openedOn")],
                rows: found.cases.map { row in [
                    .idLink(row.number, href: "/\(WorkbenchRoutes.collection(row.mechanism))/\(row.id)"),
                    .text(language.say("mechanism.\(row.mechanism)") + " · "
                        + language.say("stage.\(row.mechanism).\(row.stage)")),
                    .date(row.openedOn),
                ] }))]).html(language))
            """
        return try await frame.page(
            .init(
                title: found.row.name, trail: [Link(label: language.say("nav.officials"), href: "/officials")],
                place: "/officials", content: content), for: context, at: "/officials/\(id)")
    }

    private func units(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        try refuseAdministrators(context)
        let after = request.uri.queryParameters["after"].map({ String($0) }) ?? ""
        let person = context.person
        let rows = try await desk.database.read {
            try Directory.units(of: person.body, after: after, limit: 51, in: $0)
        }
        let language = context.language
        let register = Register(
            language: language, head: PageHead(title: language.say("nav.units")), action: "/units",
            columns: [.init(label: language.say("body.column.unit"))],
            rows: rows.prefix(50).map { .init(cells: [.text($0.name)]) },
            nextHref: rows.count > 50 ? "/units?after=\(PercentEncoding.query(rows[49].name))" : nil,
            empty: EmptyState(what: language.say("unit.none"), why: language.say("unit.none.why")))
        return try await frame.page(
            .init(title: language.say("nav.units"), place: "/units", content: register.html), for: context,
            at: "/units")
    }

    // MARK: Rules

    private func rules(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        try await desk.database.read { [library = desk.library] in try library.refresh(from: $0) }
        let register = Register(
            language: language, head: PageHead(title: language.say("nav.rules")), action: "/rules",
            columns: ["rules.column.title", "rules.column.status", "rules.column.from", "rules.column.to"].map {
                .init(label: language.say($0))
            },
            rows: desk.library.loadedSets.sorted { $0.set.effectiveFrom > $1.set.effectiveFrom }.map { loaded in
                .init(cells: [
                    .link(loaded.set.title, href: "/rules/\(loaded.digest)"),
                    .text(language.say("option.Status.\(loaded.set.status.rawValue)")), .date(loaded.set.effectiveFrom),
                    loaded.set.effectiveTo.map { .date($0) } ?? .text("—"),
                ])
            }, empty: EmptyState(what: language.say("rules.none"), why: language.say("rules.none.why")))
        return try await frame.page(
            .init(title: language.say("nav.rules"), place: "/rules", content: register.html), for: context,
            at: "/rules")
    }

    private func ruleSet(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        let digest = context.parameters.get("digest").map({ String($0) }) ?? ""
        try await desk.database.read { [library = desk.library] in try library.refresh(from: $0) }
        guard let loaded = desk.library.loadedSets.first(where: { $0.digest == digest }) else {
            throw WebFailure.notFound
        }
        let content: HTML = """
            <h1>\(loaded.set.title)</h1>
            <p class="quiet">\(loaded.set.number ?? "") <span class="id">\(digest)</span></p>
            \(Section(title: language.say("rules.parameters"), blocks: [.table(Table(
                caption: language.say("rules.parameters"),
                head: ["rules.column.row", "rules.column.parameter", "rules.column.value", "rules.column.article",
                    "rules.column.source"].map { language.say($0) },
                rows: loaded.set.parameters.map { parameter in [
                    .id(parameter.source.row), .text(parameter.name), .text(Self.text(of: parameter)),
                    .text(parameter.source.article),
                    .text("\(parameter.source.label.rawValue) \(parameter.source.text)"),
                ] }))]).html(language))
            \(Section(title: language.say("rules.clauses"), blocks: [.facts(loaded.set.clauses.map {
                Fact(term: $0.name, value: .text($0.text))
            })]).html(language))
            """
        return try await frame.page(
            .init(
                title: loaded.set.title, trail: [Link(label: language.say("nav.rules"), href: "/rules")],
                place: "/rules", content: content), for: context, at: "/rules/\(digest)")
    }

    private static func text(of parameter: RuleBook.Parameter) -> String {
        let value =
            switch parameter.value {
            case .count(let count): String(count)
            case .flag(let flag): flag ? "✓" : "✗"
            case .text(let text): text
            case .list(let list): list.joined(separator: "、")
            }
        return parameter.unit == .none ? value : "\(value) \(parameter.unit.rawValue)"
    }

    private func refuseAdministrators(_ context: OfficeContext) throws {
        if context.person.isAdministrator { throw WebFailure.notFound }
    }
}
