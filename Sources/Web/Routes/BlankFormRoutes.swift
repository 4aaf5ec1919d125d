import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Organisation
import Storage

/// Numbered blanks (空白编号表单): the Body's register, drawing, printing again, making void, and the sheets to print.
struct BlankFormRoutes {
    let desk: Desk

    /// The page's address.
    static let address = "/blank-forms"
    /// How many lines a list shows at once.
    static let pageSize = 100

    /// Adds the pages.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("blank-forms") { request, context -> PageResponse in
            let done = request.uri.queryParameters["done"].map { String($0) }
            return try await page(BlankFormQuery(request.uri.queryParameters), context, done: done)
        }
        router.get("blank-forms/printings/:number") { request, context in
            try await printing(context, isNew: request.uri.queryParameters["done"] != nil)
        }
        router.get("blank-forms/printings/:number/:file") { _, context in try await file(context) }
        for act in RegistryActTable.all where act.collection == BlankFormActs.collection {
            router.post("blank-forms/\(act.verb)") { request, context in try await perform(act, request, context) }
        }
    }

    // MARK: Register

    /// What the register shows of the person's Body.
    struct Shelf: Sendable {
        let open: [BlankFormBook.Line]
        let settled: [BlankFormBook.Line]
        let version: Int
    }

    /// The register as its reader may know of it; one line more than is shown, where there is one.
    func shelf(_ query: BlankFormQuery, for person: Person, in session: any SQLSession) throws -> Shelf {
        let body = person.body
        let limit = Self.pageSize + 1
        let open = try BlankForms.open(of: body, after: query.open, limit: limit, in: session)
        let settled = try BlankForms.settled(of: body, before: query.settled, limit: limit, in: session)
        return Shelf(
            open: try BlankFormBook.lines(open, for: person, in: session),
            settled: try BlankFormBook.lines(settled, for: person, in: session),
            version: try Journal.head(of: StreamId(BlankFormRegistry.mechanism, body.text), in: session).version)
    }

    /// Refuses whoever does not look through the register.
    static func demandSight(_ person: Person) throws(ActFailure) {
        guard let denial = Access.decideBlankFormSight(by: person).denial else { return }
        throw denial.mayKnow ? .denied(denial) : .missing
    }

    private func page(
        _ query: BlankFormQuery, _ context: OfficeContext, done: String? = nil, trouble: FormTrouble? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        let person = context.person
        try Self.demandSight(person)
        let language = context.language
        let content = try await desk.database.read { session -> BlankFormPage in
            let shelf = try self.shelf(query, for: person, in: session)
            let names = NameBook(session: session)
            let shown = shelf.open.prefix(Self.pageSize)
            var page = BlankFormPage(
                language: language, open: shown.map { Self.line($0, names, language) },
                settled: shelf.settled.prefix(Self.pageSize).map { Self.line($0, names, language) },
                nextOpen: query.next(open: shelf.open, shown: Self.pageSize),
                nextSettled: query.next(settled: shelf.settled, shown: Self.pageSize))
            guard Access.decide(.blankForms, on: [person.bodyPath], by: person).denial == nil else { return page }
            let numbers = shown.map { Candidate(id: $0.row.number, label: $0.row.number) }
            page.draw = form("draw", context, trouble, numbers: numbers, seen: shelf.version)
            if !numbers.isEmpty {
                page.acts = ["reprint", "void"].compactMap { form($0, context, trouble, numbers: numbers, seen: nil) }
            }
            return page
        }
        var flash: Flash?
        if done == "void" { flash = Flash(kind: .done, text: language.say("blankForm.done.void")) }
        return try await Frame(desk: desk).page(
            .init(
                title: language.say("nav.blankForms"), place: Self.address, flash: flash, content: content.html),
            for: context, at: Self.address, status: status)
    }

    private func form(
        _ verb: String, _ context: OfficeContext, _ trouble: FormTrouble?, numbers: [Candidate], seen: Int?
    ) -> ActForm? {
        guard let act = RegistryActTable.act("blankform.\(verb)") else { return nil }
        let mine = trouble?.act == act.name ? trouble : nil
        return ActForm(
            language: context.language, act: act.name, action: "\(Self.address)/\(verb)", fields: act.fields,
            values: mine?.values ?? .object([:]), problems: mine?.problems ?? [], refusal: mine?.refusal,
            choices: ["numbers": numbers], seen: seen, key: Secrets.formKey(), csrf: context.holder.csrf,
            isPrimary: verb == "draw")
    }

    private static func line(
        _ line: BlankFormBook.Line, _ names: NameBook, _ language: Language
    ) -> BlankFormPage.Line {
        let row = line.row
        func name(_ actor: Actor) -> String { names.actor(actor) ?? language.say("case.actor.system") }
        var shown = BlankFormPage.Line(
            number: row.number, href: "\(address)/printings/\(row.drawing)",
            kind: language.say("option.BlankFormKind.\(row.kind.rawValue)"), place: row.place, purpose: row.purpose,
            drawnBy: name(row.drawnBy), drawnOn: row.drawnOn, printings: row.printings)
        if let void = row.void {
            shown.fate = .void(reason: void.reason, by: name(void.by), on: void.on)
        } else if let used = line.usedBy, let use = row.use, let entry = use.entry {
            shown.fate = .usedBy(
                number: used.number, href: "/\(WorkbenchRoutes.collection(used.mechanism))/\(use.caseId)",
                by: entry.by.map { names.staff($0) } ?? "", on: entry.on)
        } else if row.use != nil {
            shown.fate = .used
        }
        return shown
    }

    // MARK: Acts

    private func perform(_ act: RegistryAct, _ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await PageForm.read(request, context)
        do throws(ActFailure) {
            let own = form.values.fields.filter { !$0.key.hasPrefix("_") && $0.key != "seen" }
            let answer = try await RegistryDesk(engine: desk.engine).perform(
                RegistryRequest(
                    act: act.name, id: act.isOpening ? nil : context.person.body.text, input: .object(own),
                    by: context.person.staff, seen: act.isOpening ? form.seen : nil))
            guard let printing = answer.printing else {
                return .redirect(to: "\(Self.address)?done=\(act.verb)", type: .normal)
            }
            return .redirect(to: "\(Self.address)/printings/\(printing.number)?done=\(act.verb)", type: .normal)
        } catch {
            guard let trouble = Self.trouble(error, act, form, context.language) else { throw error }
            return try await page(
                BlankFormQuery(), context, trouble: trouble, status: WebProblem(error).status
            ).response(from: request, context: context)
        }
    }

    private static func trouble(
        _ failure: ActFailure, _ act: RegistryAct, _ form: PageForm, _ language: Language
    ) -> FormTrouble? {
        if case .stale = failure {
            var trouble = FormTrouble(act: act.name, values: form.values)
            trouble.refusal = Notice(kind: .problem, text: language.say("blankForm.stale"))
            return trouble
        }
        return AdministrationRoutes.trouble(failure, act, form, language)
    }
}

/// Where the lists of blanks go on; it stays in the address.
struct BlankFormQuery {
    var open: BlankForms.Position?
    var settled: BlankForms.Position?

    init() {}

    init(_ query: Parameters) {
        func position(_ name: String) -> BlankForms.Position? {
            let parts = (query[name[...]].map { String($0) } ?? "").split(separator: "-").compactMap { Int($0) }
            return parts.count == 2 ? .init(drawing: parts[0], ordinal: parts[1]) : nil
        }
        open = position("open")
        settled = position("settled")
    }

    /// The address of the next page of open blanks, or nil on the last.
    func next(open lines: [BlankFormBook.Line], shown: Int) -> String? {
        Self.next("open", lines, shown)
    }

    /// The address of the next page of the others, or nil on the last.
    func next(settled lines: [BlankFormBook.Line], shown: Int) -> String? {
        Self.next("settled", lines, shown)
    }

    private static func next(_ name: String, _ lines: [BlankFormBook.Line], _ shown: Int) -> String? {
        guard lines.count > shown else { return nil }
        let last = lines[shown - 1].row.position
        return "\(BlankFormRoutes.address)?\(name)=\(last.drawing)-\(last.ordinal)"
    }
}
