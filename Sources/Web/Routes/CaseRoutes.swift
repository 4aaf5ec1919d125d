import Access
import Application
import Documents
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Storage

/// The pages of one mechanism's cases: register, case, forms, papers.
struct CaseRoutes<M: CaseView> {
    let desk: Desk
    let frame: Frame

    init(desk: Desk) {
        self.desk = desk
        frame = Frame(desk: desk)
    }

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        let group = router.group("\(M.collection)")
        group.get { request, context in try await register(request, context) }
        for act in ActTable.all where act.mechanism == M.mechanism && !act.isForPortal {
            if act.isOpening {
                group.get("new/\(act.verb)") { request, context in
                    try await openingPage(act, nil, request, context)
                }
                group.post("new/\(act.verb)") { request, context in try await open(act, request, context) }
            } else {
                group.post(":id/\(act.verb)") { request, context in try await perform(act, request, context) }
            }
        }
        group.get(":id") { request, context in try await show(request, context, trouble: nil) }
        group.get(":id/approval") { request, context in
            try await ApprovalRoutes(desk: desk).show(M.self, request, context, trouble: nil)
        }
        group.get(":id/papers/:paper") { request, context in try await paper(request, context) }
    }

    // MARK: Case

    static func caseId(_ context: OfficeContext) throws -> CaseId {
        guard let id = context.parameters.get("id").flatMap({ CaseId(String($0)) }) else { throw WebFailure.notFound }
        return id
    }

    private func show(
        _ request: Request, _ context: OfficeContext, trouble: FormTrouble?,
        status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        let id = try Self.caseId(context)
        let builder = CasePageBuilder<M>(
            desk: desk, person: context.person, language: context.language, csrf: context.holder.csrf,
            trouble: trouble)
        guard let built = try await builder.page(id) else {
            try await Peeks.note(at: id, mechanism: M.mechanism, by: context.person, desk: desk)
            throw WebFailure.notFound
        }
        let collection = Link(label: context.language.say("nav.\(M.collection)"), href: "/\(M.collection)")
        let flash = request.uri.queryParameters["done"].flatMap { verb -> Flash? in
            let act = "\(M.mechanism).\(verb)"
            guard ActTable.all.contains(where: { $0.name == act }) else { return nil }
            return Flash(kind: .done, text: context.language.say("case.doneFlash", context.language.say("act.\(act)")))
        }
        return try await frame.page(
            .init(
                title: built.title, trail: [collection], place: "/\(M.collection)", flash: flash,
                content: built.page.html),
            for: context, at: "/\(M.collection)/\(id)", status: status)
    }

    // MARK: Acts

    private func perform(_ act: Act, _ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try Self.caseId(context)
        let form = try await PageForm.read(request, context)
        if let path = form.addedRow {
            let trouble = FormTrouble(act: act.name, values: form.values.addingRow(at: path), isAddingRow: true)
            return try await show(request, context, trouble: trouble).response(from: request, context: context)
        }
        do {
            let answer = try await desk.engine.perform(try form.request(act.name, caseId: id, by: context.person.staff))
            return form.isFromApproval ? ApprovalRoutes.after(act, of: M.self, id) : after(answer, act)
        } catch let failure as ActFailure {
            guard let trouble = Self.trouble(failure, act, form, context.language) else { throw failure }
            if form.isFromApproval {
                return try await ApprovalRoutes(desk: desk).show(
                    M.self, request, context, trouble: trouble, status: WebProblem(failure).status)
            }
            return try await show(request, context, trouble: trouble, status: WebProblem(failure).status)
                .response(from: request, context: context)
        }
    }

    /// Where to go when it is done: the case, or the register when the case left one's sight.
    private func after(_ answer: ActAnswer, _ act: Act) -> Response {
        guard answer.isVisible else { return .redirect(to: M.addressAfterLeaving(answer), type: .normal) }
        return .redirect(to: "/\(M.collection)/\(answer.caseId)?done=\(act.verb)", type: .normal)
    }

    /// What goes back into the form; nil for failures that have a page of their own.
    static func trouble(
        _ failure: ActFailure, _ act: Act, _ form: PageForm, _ language: Language
    ) -> FormTrouble? {
        var trouble = FormTrouble(act: act.name, values: form.values)
        switch failure {
        case .invalid(let problems): trouble.problems = problems
        case .refused(let notice):
            trouble.refusal = Notice(
                kind: .problem, text: language.say("refusal.\(notice.mechanism).\(notice.code)"),
                basis: notice.shownBasis)
        case .stale(_, let since):
            let what = since.map { language.say("event.\($0)") }.joined(separator: language == .zh ? "；" : "; ")
            trouble.refusal = Notice(kind: .problem, text: language.say("failure.stale.since", what))
        case .denied(let denial):
            trouble.refusal = Notice(kind: .problem, text: language.say("denial.\(denial.rawValue)"))
        case .keyReused: trouble.refusal = Notice(kind: .problem, text: language.say("failure.keyReused"))
        case .store(let error): trouble.refusal = Notice(kind: .problem, text: error.words(in: language))
        case .missing, .notSignedIn, .broken: return nil
        }
        return trouble
    }

    // MARK: Opening

    private func openingPage(
        _ act: Act, _ trouble: FormTrouble?, _ request: Request, _ context: OfficeContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        let language = context.language
        if let denial = Access.decideOpening(act.permission, by: context.person).denial {
            throw ActFailure.denied(denial)
        }
        let form = ActForm(
            language: language, act: act.name, action: "/\(M.collection)/new/\(act.verb)", fields: act.fields,
            values: trouble?.values ?? .object([:]), problems: trouble?.problems ?? [], refusal: trouble?.refusal,
            key: trouble?.values.fields["_key"]?.text ?? Secrets.formKey(), csrf: context.holder.csrf,
            occurredOn: desk.today, isPrimary: true)
        let title = language.say("act.\(act.name)")
        let content: HTML = "<h1>\(title)</h1>\n<div class=\"sheet\">\(form.html)</div>"
        return try await frame.page(
            .init(
                title: title,
                trail: [Link(label: language.say("nav.\(M.collection)"), href: "/\(M.collection)")],
                place: "/\(M.collection)", content: content),
            for: context, at: "/\(M.collection)/new/\(act.verb)", status: status)
    }

    private func open(_ act: Act, _ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await PageForm.read(request, context)
        if let path = form.addedRow {
            let trouble = FormTrouble(act: act.name, values: form.values.addingRow(at: path), isAddingRow: true)
            return try await openingPage(act, trouble, request, context).response(from: request, context: context)
        }
        do {
            let answer = try await desk.engine.perform(
                try form.request(act.name, caseId: nil, by: context.person.staff))
            return after(answer, act)
        } catch let failure as ActFailure {
            guard let trouble = Self.trouble(failure, act, form, context.language) else { throw failure }
            return try await openingPage(act, trouble, request, context, status: WebProblem(failure).status)
                .response(from: request, context: context)
        }
    }

    // MARK: Papers

    private func paper(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try Self.caseId(context)
        guard let file = context.parameters.get("paper").map({ String($0) }), let dot = file.lastIndex(of: ".")
        else { throw WebFailure.notFound }
        let (name, kind) = (String(file[..<dot]), file[file.index(after: dot)...])
        guard let paper = try await CasePapers<M>(desk: desk).paper(name, of: id, for: context.person) else {
            try await Peeks.note(at: id, mechanism: M.mechanism, by: context.person, desk: desk)
            throw WebFailure.notFound
        }
        return try CasePapers<M>.response(paper, as: String(kind), renderer: desk.renderer)
    }

    // MARK: Register

    private func register(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let page = RegisterPage<M>(desk: desk, person: context.person, language: context.language)
        let query = request.uri.queryParameters
        let register = try await page.register(.init(query))
        let flash =
            query["sent"] == nil
            ? nil : Flash(kind: .done, text: context.language.say("case.sentFlash"))
        return try await frame.page(
            .init(
                title: context.language.say("nav.\(M.collection)"), place: "/\(M.collection)", flash: flash,
                searched: query["q"].map({ String($0) }) ?? "", content: register.html),
            for: context, at: "/\(M.collection)")
    }
}

/// Reads a case's papers for those who may see the case.
struct CasePapers<M: CaseView> {
    let desk: Desk

    func paper(_ name: String, of id: CaseId, for person: Person) async throws -> Paper? {
        try await desk.database.read { session in
            let loaded = try Loaded<M>.read(id, in: session)
            guard let summary = M.summary(loaded.state) else { return nil }
            let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
            guard Access.decideSight(of: resource, by: person).denial == nil else { return nil }
            return loaded.papers(with: NameBook(session: session)).first { $0.name == name }
        }
    }

    /// The paper as a file: shown by the browser, never guessed, never kept.
    static func response(_ paper: Paper, as kind: String, renderer: DocumentRenderer) throws -> Response {
        let bytes: [UInt8]
        let type: String
        switch kind {
        case "pdf":
            bytes = try renderer.pdf(paper.document)
            type = "application/pdf"
        case "docx":
            bytes = try renderer.docx(paper.document)
            type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        default: throw WebFailure.notFound
        }
        let disposition = kind == "pdf" ? "inline" : "attachment"
        let headers: HTTPFields = [
            .contentType: type, .cacheControl: "no-store",
            .contentDisposition: "\(disposition); filename=\"\(paper.name).\(kind)\"",
        ]
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A form as a page sends it: the act's values and the page's own.
struct PageForm {
    /// The act's values, with what begins with `_` kept for showing the form again.
    let values: FormValue
    let seen: Int?
    let occurredOn: CivilDate?
    let key: String?
    /// The list a row is asked for, when the button for that was pressed.
    let addedRow: String?
    var hasBadDate = false
    /// Whether it stood on the approval screen, to which its answer then returns.
    var isFromApproval: Bool { values.fields["_from"]?.text == "approval" }

    /// The longest key kept with an answer.
    static let keyBytesMax = 200

    /// Reads a form and checks that it came from our own page.
    static func read(_ request: Request, _ context: OfficeContext) async throws -> PageForm {
        let value = try await FormDecoding.decode(request)
        let fields = value.fields
        guard fields["_csrf"]?.text == context.holder.csrf else { throw WebFailure.forbidden }
        let day = fields["occurredOn"]?.text ?? ""
        return PageForm(
            values: value, seen: fields["seen"]?.text.flatMap { Int($0) }, occurredOn: CivilDate(day),
            key: fields["_key"]?.text, addedRow: fields["_add"]?.text,
            hasBadDate: !day.isEmpty && CivilDate(day) == nil)
    }

    /// The request to the pipeline.
    func request(_ act: String, caseId: CaseId?, by staff: StaffId) throws -> ActRequest {
        if hasBadDate { throw ActFailure.invalid([FieldProblem(path: "occurredOn", code: "notADate")]) }
        // A page always says what it showed; without it the act could rest on an old page.
        guard caseId == nil || seen != nil else { throw WebFailure.badRequest("seen") }
        guard (key?.utf8.count ?? 0) <= Self.keyBytesMax else { throw WebFailure.badRequest("key") }
        let own = values.fields.filter { !$0.key.hasPrefix("_") && $0.key != "seen" && $0.key != "occurredOn" }
        return ActRequest(
            act: act, caseId: caseId, input: .object(own), who: .staff(staff), seen: seen, occurredOn: occurredOn,
            key: key)
    }
}
