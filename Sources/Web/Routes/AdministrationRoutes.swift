import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Organisation
import Storage

/// The three administrators' homes and what each of them does: people and accounts, rights, the audit trail. None of it
/// shows a case.
struct AdministrationRoutes {
    let desk: Desk
    let frame: Frame

    init(desk: Desk) {
        self.desk = desk
        frame = Frame(desk: desk)
    }

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("administration") { request, context in try await home(request, context) }
        router.get("administration/staff") { request, context in try await staff(request, context) }
        router.get("administration/staff/new") { _, context in try await openingPage(context, trouble: nil) }
        router.get("administration/staff/:id") { request, context in
            let done = request.uri.queryParameters["done"].map { String($0) }
            return try await member(try id(context), context, said: Said(done: done))
        }
        router.get("administration/relations") { request, context in try await relations(request, context) }
        router.get("administration/delegations") { _, context in try await delegations(context) }
        AuditRoutes(desk: desk).add(to: router)
        SealRoutes(desk: desk).add(to: router)
        for act in RegistryActTable.administrative {
            switch (act.collection, act.isOpening) {
            case ("staff", true):
                router.post("administration/staff/new") { request, context in try await open(act, request, context) }
            case ("accounts", true):
                router.post("administration/accounts/open") { request, context in
                    try await perform(act, nil, request, context)
                }
            default:
                router.post("administration/\(act.collection)/:id/\(act.verb)") { request, context in
                    let id = context.parameters.get("id").map { String($0) } ?? ""
                    return try await perform(act, id, request, context)
                }
            }
        }
    }

    /// Which of the three somebody is; everybody else finds no such page.
    static func office(of person: Person) throws(WebFailure) -> AdministrationHome.Office {
        let roles = Set(person.grants.filter { $0.delegator == nil }.map(\.role))
        if roles.contains(.systemAdministrator) { return .system }
        if roles.contains(.securityAdministrator) { return .security }
        if roles.contains(.auditAdministrator) { return .audit }
        throw .notFound
    }

    /// Refuses whoever is another of the three, and finds nothing for everybody else.
    static func demand(_ offices: Set<AdministrationHome.Office>, _ person: Person) throws {
        guard try offices.contains(office(of: person)) else { throw ActFailure.denied(.otherRole) }
    }

    private func id(_ context: OfficeContext) throws -> StaffId {
        guard let id = context.parameters.get("id").flatMap({ StaffId(String($0)) }) else { throw WebFailure.notFound }
        return id
    }

    // MARK: Homes

    private func home(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        let person = context.person
        let office = try Self.office(of: person)
        let today = desk.today
        let recent = try await desk.database.read { session -> Table in
            switch office {
            case .system:
                AdministrationTables.counts(try Directory.counts(below: person.bodyPath, in: session), language)
            case .security:
                AdministrationTables.delegations(
                    try Directory.delegations(below: person.bodyPath, from: today, in: session), language)
            case .audit:
                AdministrationTables.trail(
                    try AuditTrail.page(AuditQuery(path: person.bodyPath, limit: 20), in: session),
                    with: NameBook(session: session), language)
            }
        }
        var home = AdministrationHome(
            language: language, office: office, tools: Self.tools(of: office, person, language), recent: recent)
        home.recentTitle = language.say("administration.recent.\(office.rawValue)")
        return try await frame.page(
            .init(
                title: language.say("administration.\(office.rawValue)"), place: "/administration", content: home.html),
            for: context, at: "/administration")
    }

    private static func tools(
        of office: AdministrationHome.Office, _ person: Person, _ language: Language
    ) -> [AdministrationHome.Tool] {
        let tools: [(key: String, href: String)] =
            switch office {
            case .system:
                [
                    ("people", "/administration/staff"), ("engage", "/administration/staff/new"),
                    ("bodies", "/bodies"),
                ]
            case .security:
                [
                    ("rights", "/administration/staff"), ("delegations", "/administration/delegations"),
                    ("relations", "/administration/relations"),
                ]
            case .audit:
                [("trail", "/administration/audit")]
                    + (Access.decideSeal(by: person).denial == nil ? [("seal", SealRoutes.address)] : [])
            }
        return tools.map { tool in
            .init(
                title: language.say("administration.tool.\(tool.key)"),
                text: language.say("administration.tool.\(tool.key).text"), href: tool.href)
        }
    }

    // MARK: Lists

    private func staff(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        try Self.demand([.system, .security], context.person)
        let language = context.language
        let query = StaffQuery(request.uri.queryParameters)
        let isSystem = try Self.office(of: context.person) == .system
        let path = context.person.bodyPath
        let found = try await desk.database.read { session -> (rows: [StaffEntry], roles: [[String]]) in
            let rows = try Directory.staff(
                below: path, body: query.body, name: query.name, hasAccount: query.hasAccount, after: query.after,
                limit: StaffQuery.size + 1, in: session)
            return (rows, try rows.map { try AdministrationTables.posts(of: $0.id, language, in: session) })
        }
        let register = Register(
            language: language,
            head: PageHead(
                title: language.say(isSystem ? "administration.tool.people" : "administration.tool.rights"),
                lead: language.say("administration.staff.lead"),
                primary: isSystem
                    ? Link(label: language.say("act.staff.engage"), href: "/administration/staff/new") : nil),
            action: "/administration/staff", filters: query.filters(language),
            columns: ["name", "body", "posts", "until", "account", "state"].map {
                .init(label: language.say("administration.column.\($0)"))
            },
            rows: zip(found.rows, found.roles).prefix(StaffQuery.size).map { row, roles in
                .init(cells: AdministrationTables.cells(of: row, roles: roles, on: desk.today, language))
            },
            nextHref: found.rows.count > StaffQuery.size ? query.next(after: found.rows[StaffQuery.size - 1]) : nil,
            isFiltered: query.isFiltered,
            empty: EmptyState(
                what: language.say("administration.staff.none"), why: language.say("administration.staff.none.why")))
        return try await frame.page(
            .init(
                title: register.head.title, trail: Self.trail(language, register.head.title), place: "/administration",
                content: register.html), for: context, at: "/administration/staff")
    }

    private func relations(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        try Self.demand([.security], context.person)
        let language = context.language
        let path = context.person.bodyPath
        let after = request.uri.queryParameters["after"].flatMap {
            text -> (name: String, id: String, subject: String)? in
            let parts = text.split(separator: "~", maxSplits: 2).map { String($0) }
            return parts.count == 3 ? (parts[2], parts[0], parts[1]) : nil
        }
        let (rows, names) = try await desk.database.read { session in
            let rows = try Directory.relations(below: path, after: after, limit: 51, in: session)
            let book = NameBook(session: session)
            return (rows, rows.map { book.subjectWithPost($0.subject) })
        }
        let register = Register(
            language: language,
            head: PageHead(
                title: language.say("administration.tool.relations"),
                lead: language.say("administration.tool.relations.text")), action: "/administration/relations",
            columns: ["name", "subject", "relation"].map { .init(label: language.say("administration.column.\($0)")) },
            rows: zip(rows, names).prefix(50).map { row, name in
                .init(cells: [
                    .link(row.name, href: "/administration/staff/\(row.staff)"), .text(name),
                    .text(language.say("option.RelationKind.\(row.kind)")),
                ])
            },
            nextHref: rows.count > 50
                ? "/administration/relations?after="
                    + PercentEncoding.query("\(rows[49].staff)~\(rows[49].subject)~\(rows[49].name)") : nil,
            empty: EmptyState(
                what: language.say("own.relations.none"), why: language.say("administration.relations.none.why")))
        return try await frame.page(
            .init(
                title: register.head.title, trail: Self.trail(language, register.head.title), place: "/administration",
                content: register.html), for: context, at: "/administration/relations")
    }

    private func delegations(_ context: OfficeContext) async throws -> PageResponse {
        try Self.demand([.security], context.person)
        let language = context.language
        let (path, today) = (context.person.bodyPath, desk.today)
        let rows = try await desk.database.read { try Directory.delegations(below: path, from: today, in: $0) }
        let title = language.say("administration.tool.delegations")
        let content: HTML = """
            \(PageHead(title: title, lead: language.say("administration.tool.delegations.text")).html)
            <section class="sheet">\(AdministrationTables.delegations(rows, language).html(language))</section>
            """
        return try await frame.page(
            .init(title: title, trail: Self.trail(language, title), place: "/administration", content: content),
            for: context, at: "/administration/delegations")
    }

    /// The way to a page, with its own title last.
    static func trail(_ language: Language, _ title: String, below list: Link? = nil) -> [Link] {
        [Link(label: language.say("nav.administration"), href: "/administration")] + (list.map { [$0] } ?? [])
            + [Link(label: title, href: "")]
    }

    /// The list of staff.
    static func staffLink(_ language: Language) -> Link {
        Link(label: language.say("administration.staff"), href: "/administration/staff")
    }
}
