import Access
import Application
import Hummingbird
import Kernel
import Storage

/// The audit trail, for the audit administrator: who signed in or tried, what the other two did, what was attempted.
struct AuditRoutes {
    let desk: Desk

    private static let size = 50

    /// Adds the page.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("administration/audit") { request, context in try await page(request, context) }
    }

    /// Adds the same for machines.
    func addAPI(to router: RouterGroup<OfficeContext>) {
        router.get("audit") { request, context in
            let asked = Asked(request.uri.queryParameters)
            let rows = try await rows(asked, context)
            let next = rows.count > Self.size ? "/api/v1/audit" + asked.address(after: rows[Self.size - 1]) : nil
            return try Response.json(Listing(items: rows.prefix(Self.size).map(Line.init), next: next))
        }
    }

    private func rows(_ asked: Asked, _ context: OfficeContext) async throws -> [AuditRow] {
        if let denial = Access.decideAudit(by: context.person).denial {
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        let query = asked.query(path: context.person.bodyPath, limit: Self.size + 1)
        guard let query else { return [] }
        return try await desk.database.read { try AuditTrail.page(query, in: $0) }
    }

    private func page(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        let asked = Asked(request.uri.queryParameters)
        let rows = try await rows(asked, context)
        let table = try await desk.database.read { session in
            AdministrationTables.trail(Array(rows.prefix(Self.size)), with: NameBook(session: session), language)
        }
        let register = Register(
            language: language,
            head: PageHead(
                title: language.say("administration.tool.trail"),
                lead: language.say("administration.tool.trail.text")), action: "/administration/audit",
            filters: asked.filters(language), columns: table.head.map { .init(label: $0) },
            rows: table.rows.map { .init(cells: $0) },
            nextHref: rows.count > Self.size
                ? "/administration/audit" + asked.address(after: rows[Self.size - 1]) : nil,
            isFiltered: asked.isFiltered,
            empty: EmptyState(what: language.say("audit.none"), why: language.say("audit.none.why")))
        return try await Frame(desk: desk).page(
            .init(
                title: register.head.title, trail: AdministrationRoutes.trail(language, register.head.title),
                place: "/administration",
                content: register.html), for: context, at: "/administration/audit")
    }

    /// What is asked for; it stays in the address.
    private struct Asked {
        let kind: String
        let actor: String
        let body: String
        let from: String
        let until: String
        let after: AuditQuery.Place?

        init(_ query: Parameters) {
            func text(_ name: String) -> String { query[Substring(name)].map { String($0) } ?? "" }
            kind = text("kind")
            actor = text("actor")
            body = text("body")
            from = text("from")
            until = text("until")
            let parts = text("after").split(separator: "~").map { String($0) }
            after =
                parts.count == 3
                ? Int64(parts[0]).flatMap { at in
                    Int(parts[2]).map { AuditQuery.Place(at: at, stream: parts[1], version: $0) }
                } : nil
        }

        var isFiltered: Bool { ![kind, actor, body, from, until].allSatisfy(\.isEmpty) }

        /// The query, or nil when a filter is nothing that could be found.
        func query(path: [BodyCode], limit: Int) -> AuditQuery? {
            var query = AuditQuery(path: path, limit: limit)
            query.kind = AuditKind(rawValue: kind)
            query.actor = StaffId(actor)
            query.body = BodyCode(body)
            let (first, last) = (CivilDate(from), CivilDate(until))
            query.from = first.map { Instant(startOf: $0) }
            query.until = last.map { Instant(milliseconds: Instant(startOf: $0.adding(days: 1)).milliseconds - 1) }
            query.after = after
            let misread = [
                !kind.isEmpty && query.kind == nil, !actor.isEmpty && query.actor == nil,
                !body.isEmpty && query.body == nil, !from.isEmpty && first == nil, !until.isEmpty && last == nil,
            ]
            return misread.contains(true) ? nil : query
        }

        func filters(_ language: Language) -> [Register.Filter] {
            [
                .init(
                    name: "kind", label: language.say("audit.kind"), value: kind,
                    kind: .choice(
                        AuditKind.allCases.map {
                            .init(value: $0.rawValue, label: language.say("audit.kind.\($0.rawValue)"))
                        })),
                .init(name: "actor", label: language.say("audit.filter.actor"), value: actor, kind: .text),
                .init(name: "body", label: language.say("administration.filter.body"), value: body, kind: .text),
                .init(name: "from", label: language.say("audit.filter.from"), value: from, kind: .date),
                .init(name: "until", label: language.say("audit.filter.until"), value: until, kind: .date),
            ]
        }

        func address(after row: AuditRow) -> String {
            let place = "\(row.at.milliseconds)~\(row.stream)~\(row.version)"
            let fields = [
                ("kind", kind), ("actor", actor), ("body", body), ("from", from), ("until", until), ("after", place),
            ]
            return "?"
                + fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(PercentEncoding.query($0.1))" }
                .joined(separator: "&")
        }
    }

    // MARK: API

    private struct Listing: Encodable {
        let items: [Line]
        let next: String?
    }

    private struct Line: Encodable {
        let at: String
        let kind: String
        let act: String
        let actor: String
        let body: String
        let code: String
        let object: String

        init(_ row: AuditRow) {
            at = row.at.chinaText
            kind = row.kind.rawValue
            act = row.act
            actor = row.actor.description
            body = row.body.text
            code = row.code
            object = row.object
        }
    }
}
