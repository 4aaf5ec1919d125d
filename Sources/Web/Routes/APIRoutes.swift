import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// What the API has besides cases.
struct APIRoutes {
    let desk: Desk

    /// Adds the routes open to all: the description of the API itself.
    static func addOpen(to router: Router<WebContext>) {
        router.get("api/v1/openapi.json") { _, _ in try Response.json(OpenAPI.document) }
    }

    /// Adds the routes for those signed in.
    func add(to router: RouterGroup<OfficeContext>) {
        router.delete("session") { _, context -> Response in
            try await desk.sessions.signOut(context.holder)
            return Response(status: .noContent)
        }
        router.get("statistics") { request, context in try await statistics(request, context) }
    }

    private struct Figure: Encodable {
        let measure: String
        let body: String
        let from: String
        let to: String
        let breakdown: String?
        let value: Double?
    }

    /// A figure of the own Body or one below it: the sum, of one breakdown where it is named, or the median.
    private func statistics(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let query = request.uri.queryParameters
        guard !context.person.isAdministrator, let measure = query["measure"].map({ String($0) }),
            let code = BodyCode(query["body"].map({ String($0) }) ?? context.person.body.text),
            let from = query["from"].map({ String($0) }), let to = query["to"].map({ String($0) })
        else { throw WebFailure.badRequest("statistics") }
        let breakdown = query["breakdown"].map { String($0) }
        let isMedian = query["statistic"] == "median"
        let figure = try await desk.database.read { session -> Figure? in
            guard let body = try Directory.body(code, in: session), body.path.contains(context.person.body) else {
                return nil
            }
            let value =
                isMedian
                ? try Registers.median(measure, path: body.path, from: from, to: to, in: session)
                : Double(
                    try Registers.figure(
                        measure, breakdown: breakdown ?? "", path: body.path, from: from, to: to, in: session))
            return Figure(measure: measure, body: code.text, from: from, to: to, breakdown: breakdown, value: value)
        }
        guard let figure else { throw WebFailure.notFound }
        return try .json(figure)
    }
}

/// One mechanism's cases for machines: the same acts, fields, refusals as the pages.
struct CaseAPI<M: CaseView> {
    let desk: Desk

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        let group = router.group("\(M.collection)")
        group.get { request, context in try await list(request, context) }
        group.get(":id") { request, context in try await show(request, context) }
        group.get(":id/papers/:paper") { request, context in try await paper(request, context) }
        for act in ActTable.all where act.mechanism == M.mechanism && !act.isForPortal {
            if act.isOpening {
                group.post("\(act.verb)") { request, context in try await perform(act, nil, request, context) }
            } else {
                group.post(":id/\(act.verb)") { request, context in
                    try await perform(act, try id(context), request, context)
                }
            }
        }
        // `POST /api/v1/reports` opens by the collection's usual opening act.
        if let first = ActTable.openings(of: M.mechanism).first {
            group.post { request, context in try await perform(first, nil, request, context) }
        }
    }

    private func id(_ context: OfficeContext) throws -> CaseId {
        guard let id = context.parameters.get("id").flatMap({ CaseId(String($0)) }) else { throw WebFailure.notFound }
        return id
    }

    private func perform(
        _ act: Act, _ id: CaseId?, _ request: Request, _ context: OfficeContext
    ) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        let day = fields["occurredOn"]?.text ?? ""
        if !day.isEmpty, CivilDate(day) == nil {
            throw ActFailure.invalid([FieldProblem(path: "occurredOn", code: "notADate")])
        }
        let key = request.headers[Self.idempotencyKey]
        guard (key?.utf8.count ?? 0) <= PageForm.keyBytesMax else { throw WebFailure.badRequest("key") }
        let match = request.headers[.ifMatch].map { $0.filter(\.isNumber) }
        let answer = try await desk.engine.perform(
            ActRequest(
                act: act.name, caseId: id,
                input: .object(fields.filter { $0.key != "seen" && $0.key != "occurredOn" }),
                who: .staff(context.person.staff), seen: (fields["seen"]?.text ?? match).flatMap { Int($0) },
                occurredOn: CivilDate(day), key: key))
        var response = try Response.json(answer, status: id == nil ? .created : .ok)
        response.headers[.eTag] = "\"\(answer.version)\""
        return response
    }

    private static var idempotencyKey: HTTPField.Name {
        guard let name = HTTPField.Name("Idempotency-Key") else { preconditionFailure("a valid header name") }
        return name
    }

    // MARK: Reading

    private struct Row: Encodable {
        let id: String
        let number: String
        let stage: String
        let isOpen: Bool
        let openedOn: String
        let due: String?
        let subjects: [String]
    }

    private struct Listing: Encodable {
        let items: [Row]
        let next: String?
    }

    private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let query = RegisterPage<M>.Query(request.uri.queryParameters)
        let page = RegisterPage<M>(desk: desk, person: context.person, language: context.language)
        let (rows, hasMore) = try await page.rows(query)
        let next = hasMore ? "/api/v1" + query.address(M.collection, after: rows.last) : nil
        return try .json(
            Listing(
                items: rows.map {
                    Row(
                        id: $0.id.text, number: $0.number, stage: $0.stage, isOpen: $0.isOpen,
                        openedOn: $0.openedOn.description, due: $0.due?.description, subjects: $0.subjects)
                }, next: next))
    }

    private struct CaseBody: Encodable {
        let id: String
        let mechanism: String
        let number: String
        let version: Int
        let stage: String
        let isOpen: Bool
        let openedOn: String
        let body: String
        let subjects: [String]
        let officers: [String]
        let tasks: [Task]
        let links: [String]
        let acts: [String]
        let options: [String: [String]]
        let papers: [String]
        let timeline: [Entry]

        struct Task: Encodable {
            let act: String
            let due: String?
            let rule: String?
        }

        struct Entry: Encodable {
            let version: Int
            let event: String
            let actor: String
            let occurredOn: String
            let recordedAt: String
        }
    }

    private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try id(context)
        let person = context.person
        let body = try await desk.database.read { session in try caseBody(id, person, in: session) }
        guard let body else {
            try await Peeks.note(at: id, mechanism: M.mechanism, by: person, desk: desk)
            throw WebFailure.notFound
        }
        var response = try Response.json(body)
        response.headers[.eTag] = "\"\(body.version)\""
        return response
    }

    private func caseBody(_ id: CaseId, _ person: Person, in session: any SQLSession) throws -> CaseBody? {
        let loaded = try Loaded<M>.read(id, in: session)
        guard let summary = M.summary(loaded.state) else { return nil }
        let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
        guard Access.decideSight(of: resource, by: person).denial == nil else { return nil }
        let acts = ActTable.all.filter {
            $0.mechanism == M.mechanism && !$0.isOpening && !$0.isForPortal && $0.stages.contains(summary.stage)
                && Access.decide($0.permission, on: resource, by: person).denial == nil
        }
        let reader = FactReader(
            session: session, actingBody: person.body, caseId: id, today: desk.today, rules: desk.engine.rules)
        var options: [String: [String]] = [:]
        for reference in Reference.allCases where reference.isOfTheCase {
            let found = try M.options(for: reference, in: loaded.state, from: reader)
            if !found.isEmpty { options[reference.rawValue] = found.map(\.id) }
        }
        return CaseBody(
            id: id.text, mechanism: M.mechanism, number: summary.number, version: loaded.head.version,
            stage: summary.stage, isOpen: summary.isOpen, openedOn: summary.openedOn.description,
            body: summary.body.text, subjects: summary.subjects.map(\.description),
            officers: summary.officers.sorted().map(\.text),
            tasks: summary.tasks.map {
                .init(act: $0.act, due: $0.deadline?.due.description, rule: $0.deadline?.rule.row)
            },
            links: summary.links.map { "\(WorkbenchRoutes.collection($0.stream.mechanism))/\($0.stream.id)" },
            acts: acts.map(\.verb), options: options,
            papers: loaded.papers(with: NameBook(session: session)).map(\.name),
            timeline: loaded.stored.map {
                .init(
                    version: $0.version, event: $0.payload.name, actor: $0.actor.description,
                    occurredOn: $0.occurredOn.description, recordedAt: $0.recordedAt.chinaText)
            })
    }

    private func paper(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let file = context.parameters.get("paper").map({ String($0) }) ?? ""
        let id = try id(context)
        guard let dot = file.lastIndex(of: "."),
            let paper = try await CasePapers<M>(desk: desk).paper(String(file[..<dot]), of: id, for: context.person)
        else {
            try await Peeks.note(at: id, mechanism: M.mechanism, by: context.person, desk: desk)
            throw WebFailure.notFound
        }
        return try CasePapers<M>.response(
            paper, as: String(file[file.index(after: dot)...]), renderer: desk.renderer)
    }
}

/// A look at a case that exists and is hidden from whoever looks goes into the log of attempts.
enum Peeks {
    static func note(at id: CaseId, mechanism: String, by person: Person, desk: Desk) async throws {
        let isPeek = try await desk.database.read { session in
            guard try Registers.head(of: id, in: session)?.mechanism == mechanism else { return false }
            return try !ResourceReader(session: session).isSeen(id, by: person)
        }
        guard isPeek else { return }
        try await Attempts.note(
            .init(act: "\(mechanism).view", caseId: id, code: "hidden"), by: person.staff, at: desk.engine.clock(),
            in: desk.database)
    }
}
