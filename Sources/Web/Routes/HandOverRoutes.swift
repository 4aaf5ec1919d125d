import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// Handing over all open work of an officer (移交全部在办): a preview, then one act.
struct HandOverRoutes {
    let desk: Desk

    /// The page's address.
    static let address = "/hand-over"

    /// Adds the pages.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("hand-over") { request, context -> PageResponse in
            let query = request.uri.queryParameters
            let chosen = Chosen(
                from: query["from"].flatMap { StaffId(String($0)) }, to: query["to"].flatMap { StaffId(String($0)) },
                typed: .object([:]))
            let moved = query["moved"].flatMap { Int($0) }
            return try await page(chosen, context, moved: moved)
        }
        router.post("hand-over") { request, context in try await perform(request, context) }
    }

    /// Adds the same for machines.
    func addAPI(to router: RouterGroup<OfficeContext>) {
        router.get("hand-overs") { request, context -> Response in
            let query = request.uri.queryParameters
            guard let from = query["from"].flatMap({ StaffId(String($0)) }) else {
                throw ActFailure.invalid([FieldProblem(path: "from", code: "missing")])
            }
            let plan = try await work.preview(
                from: from, to: query["to"].flatMap { StaffId(String($0)) }, by: context.person.staff)
            return try .json(PlanBody(plan))
        }
        router.post("hand-overs") { request, context -> Response in
            let fields = try await FormDecoding.decode(request).fields
            var problems: [FieldProblem] = []
            func staff(_ name: String) -> StaffId? {
                let id = fields[name]?.text.flatMap { StaffId($0) }
                if id == nil { problems.append(FieldProblem(path: name, code: "missing")) }
                return id
            }
            guard let from = staff("from"), let to = staff("to") else { throw ActFailure.invalid(problems) }
            let plan = try await work.carryOut(
                from: from, to: to, reason: fields["reason"]?.text ?? "",
                choice: fields["cases"].map(Self.choice) ?? .whatCanMove, by: context.person.staff)
            return try .json(PlanBody(plan))
        }
    }

    private var work: WorkHandOver { WorkHandOver(engine: desk.engine) }

    /// Cases as `id` or, with the version they were shown at, `id~7`.
    private static func choice(_ value: FormValue) -> WorkHandOver.Choice {
        var cases: [CaseId: Int?] = [:]
        for text in value.values.compactMap(\.text) {
            let parts = text.split(separator: "~", maxSplits: 1)
            guard let id = parts.first.flatMap({ CaseId(String($0)) }) else { continue }
            cases[id] = .some(parts.count == 2 ? Int(parts[1]) : nil)
        }
        return .exactly(cases)
    }

    // MARK: Page

    /// What the page was asked for.
    private struct Chosen {
        let from: StaffId?
        let to: StaffId?
        /// What was typed, after trouble.
        let typed: FormValue
    }

    private func page(
        _ chosen: Chosen, _ context: OfficeContext, problems: [FieldProblem] = [], refusal: Notice? = nil,
        moved: Int? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        if let denial = Access.decideAllotting(by: context.person).denial {
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        let language = context.language
        var problems = problems
        var plan: WorkHandOver.Plan?
        if let from = chosen.from {
            do throws(ActFailure) {
                plan = try await work.preview(from: from, to: chosen.to, by: context.person.staff)
            } catch {
                // A receiver who cannot be: the list stands without one.
                guard case .invalid(let found) = error else { throw error }
                problems += found.filter { !problems.contains($0) }
                plan = try await work.preview(from: from, to: nil, by: context.person.staff)
            }
        }
        let (shown, met) = (plan, problems)
        let content = try await desk.database.read { session -> HandOverPage in
            let names = NameBook(session: session)
            let people = try Directory.everybody(of: context.person.body, in: session)
            func person(_ entry: StaffEntry) -> Candidate {
                let gone = entry.isActive ? "" : language.say("handOver.left")
                return Candidate(id: entry.id.text, label: entry.name + gone)
            }
            return HandOverPage(
                language: language, address: Self.address, from: chosen.from?.text, to: chosen.to?.text,
                givers: people.map(person), receivers: people.filter(\.isActive).map(person),
                work: shown.map { plan in
                    HandOverPage.Work(
                        giver: names.staff(plan.from),
                        moving: plan.moving.map { line($0, names, language) },
                        staying: plan.staying.map { line($0, names, language) }, hasMore: plan.hasMore)
                }, typed: chosen.typed, problems: met, refusal: refusal, key: Secrets.formKey(),
                csrf: context.holder.csrf)
        }
        let flash = moved.map { Flash(kind: .done, text: language.say("handOver.done", String($0))) }
        return try await Frame(desk: desk).page(
            .init(
                title: language.say("nav.handOver"), place: Self.address, flash: flash, content: content.html),
            for: context, at: Self.address, status: status)
    }

    private func line(_ item: WorkHandOver.Item, _ names: NameBook, _ language: Language) -> HandOverPage.Line {
        HandOverPage.Line(
            value: "\(item.id)~\(item.version)", number: item.number,
            href: "/\(WorkbenchRoutes.collection(item.mechanism))/\(item.id)",
            title: CaseTitle.text(item.subjects.map { names.subject($0) }, item.mechanism, language),
            tasks: item.tasks.map { task in
                let step = language.say("task.\(task.act)")
                return task.due.map { "\(step) \($0)" } ?? step
            }, why: item.stays.map { Self.words(of: $0, language) })
    }

    /// Why a case stays, in words.
    static func words(of reason: WorkHandOver.Reason, _ language: Language) -> String {
        switch reason {
        case .denied(let denial): language.say("denial.\(denial.rawValue)")
        case .refused(let notice): language.say("refusal.\(notice.mechanism).\(notice.code)")
        case .invalid: language.say("problem.notCaseOfficer")
        case .stale: language.say("handOver.stale")
        }
    }

    private func perform(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await PageForm.read(request, context)
        let fields = form.values.fields
        let chosen = Chosen(
            from: fields["from"]?.text.flatMap { StaffId($0) }, to: fields["to"]?.text.flatMap { StaffId($0) },
            typed: form.values)
        guard let from = chosen.from, let to = chosen.to else { throw WebFailure.badRequest("hand-over") }
        do throws(ActFailure) {
            let plan = try await work.carryOut(
                from: from, to: to, reason: fields["reason"]?.text ?? "",
                choice: Self.choice(fields["cases"] ?? .list([])), by: context.person.staff)
            return .redirect(to: "\(Self.address)?from=\(from)&moved=\(plan.items.count)", type: .normal)
        } catch {
            var problems: [FieldProblem] = []
            var refusal: Notice?
            switch error {
            case .invalid(let found): problems = found
            case .refused(let notice):
                refusal = Notice(
                    kind: .problem, text: Self.words(of: .refused(notice), context.language), basis: notice.shownBasis)
            case .stale: refusal = Notice(kind: .problem, text: context.language.say("handOver.stale"))
            case .denied(let denial) where Access.decideAllotting(by: context.person).denial == nil:
                refusal = Notice(kind: .problem, text: context.language.say("denial.\(denial.rawValue)"))
            case .denied, .missing, .keyReused, .notSignedIn, .store, .broken: throw error
            }
            return try await page(
                chosen, context, problems: problems, refusal: refusal, status: WebProblem(error).status
            ).response(from: request, context: context)
        }
    }

    // MARK: API

    /// What moves and what stays, for machines.
    private struct PlanBody: Encodable {
        let from: String
        let to: String?
        let moving: [Line]
        let staying: [Line]
        let hasMore: Bool

        struct Line: Encodable {
            let id: String
            let mechanism: String
            let number: String
            let version: Int
            let tasks: [String]
            let why: String?
        }

        init(_ plan: WorkHandOver.Plan) {
            from = plan.from.text
            to = plan.to?.text
            moving = plan.moving.map(Self.line)
            staying = plan.staying.map(Self.line)
            hasMore = plan.hasMore
        }

        private static func line(_ item: WorkHandOver.Item) -> Line {
            Line(
                id: item.id.text, mechanism: item.mechanism, number: item.number, version: item.version,
                tasks: item.tasks.map(\.act), why: item.stays.map(code))
        }

        private static func code(_ reason: WorkHandOver.Reason) -> String {
            switch reason {
            case .denied(let denial): "denied.\(denial.rawValue)"
            case .refused(let notice): notice.code
            case .invalid: "notCaseOfficer"
            case .stale: "stale"
            }
        }
    }
}
