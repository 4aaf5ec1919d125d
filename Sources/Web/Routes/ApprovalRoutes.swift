import Access
import Application
import Hummingbird
import Kernel
import Storage

/// The queue of approvals and the screen on which each is decided. Who may is asked as on the case page, and the acts
/// are the same: the screen only shows them together with what they rest on.
struct ApprovalRoutes {
    let desk: Desk
    let frame: Frame

    init(desk: Desk) {
        self.desk = desk
        frame = Frame(desk: desk)
    }

    /// Adds the routes; the screen of one case stands with the case's own routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("approvals") { request, context in try await queue(request, context) }
        router.get("approvals/next") { request, context in try await next(request, context) }
    }

    /// Whether a task is an approval.
    static func isApproval(_ task: TaskRow) -> Bool { task.act.hasSuffix(".approve") }

    /// The screen on which a task is decided.
    static func address(of task: TaskRow) -> String {
        "/\(WorkbenchRoutes.collection(task.mechanism))/\(task.id)/approval"
    }

    /// Where to go when an approval is given: the next one, else the queue.
    static func after<M: CaseView>(_ act: Act, of mechanism: M.Type, _ id: CaseId) -> Response {
        .redirect(to: "/approvals/next?done=\(act.verb)&of=\(M.mechanism)&after=\(id)", type: .normal)
    }

    // MARK: Queue

    private func awaited(by person: Person) async throws -> [TaskRow] {
        try await desk.database.read { session in
            try WorkbenchRoutes(desk: desk).tasks(of: person, viewer: ListViewer(person), in: session)
        }.filter(Self.isApproval)
    }

    private func queue(_ request: Request, _ context: OfficeContext) async throws -> PageResponse {
        let language = context.language
        let tasks = try await awaited(by: context.person)
        let today = desk.today
        let lines = try await desk.database.read { session in
            try tasks.map { task -> ApprovalQueue.Line in
                let known = try proposal(of: task, language, NameBook(session: session), in: session)
                let line = WorkbenchRoutes(desk: desk).line(task, language, today)
                return ApprovalQueue.Line(
                    number: task.number, title: line.title, proposal: known?.gist ?? line.step,
                    proposer: known?.proposer ?? "", proposedOn: known?.proposedOn, step: known?.step ?? "",
                    due: line.due, href: Self.address(of: task))
            }
        }
        let queue = ApprovalQueue(language: language, lines: lines)
        return try await frame.page(
            .init(
                title: language.say("nav.approvals"), place: "/approvals",
                flash: Self.flash(request, language, isNext: false), content: queue.html),
            for: context, at: "/approvals")
    }

    /// The first approval but the one just decided, else the queue.
    private func next(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let query = request.uri.queryParameters
        let after = query["after"].map { String($0) }
        let tasks = try await awaited(by: context.person).filter { $0.id.text != after }
        let done = query["done"].flatMap { Self.name($0) }.map { "done=\($0)" }
        let mechanism = query["of"].flatMap { Self.name($0) }.map { "of=\($0)" }
        let told = [done, mechanism].compactMap(\.self).joined(separator: "&")
        let place = tasks.first.map(Self.address) ?? "/approvals"
        return .redirect(to: told.isEmpty ? place : "\(place)?\(told)", type: .normal)
    }

    /// A name of our own tables in an address: letters only.
    private static func name(_ text: Substring) -> String? {
        text.utf8.count < 60 && text.allSatisfy { $0.isASCII && $0.isLetter } ? String(text) : nil
    }

    private static func flash(_ request: Request, _ language: Language, isNext: Bool) -> Flash? {
        let query = request.uri.queryParameters
        guard let done = query["done"], let mechanism = query["of"],
            let act = ActTable.act("\(mechanism).\(done)")
        else { return nil }
        let words = language.say("act.\(act.name)")
        return Flash(
            kind: .done,
            text: isNext ? language.say("approval.doneNext", words) : language.say("case.doneFlash", words))
    }

    // MARK: What is proposed

    /// What the queue says of a proposal.
    private struct Known {
        let gist: String
        let proposer: String
        let proposedOn: CivilDate
        let step: String
    }

    private func proposal(
        of task: TaskRow, _ language: Language, _ names: NameBook, in session: any SQLSession
    ) throws -> Known? {
        try CaseViews.named(task.mechanism).flatMap { try proposal($0, task.id, language, names, in: session) }
    }

    private func proposal<M: CaseView>(
        _ mechanism: M.Type, _ id: CaseId, _ language: Language, _ names: NameBook, in session: any SQLSession
    ) throws -> Known? {
        let loaded = try Loaded<M>.read(id, in: session)
        guard let round = M.round(of: loaded.state), let step = round.awaited,
            let line = M.proposal(in: loaded, language: language)
        else { return nil }
        return Known(
            gist: line.gist, proposer: names.staff(round.proposer), proposedOn: line.proposedOn,
            step: language.say(
                "approval.step", String(round.given.count + 1), String(round.chain.count),
                OwnerWords.text(.role(step.role, step.rank), language)))
    }

    // MARK: Screen

    /// The screen of one case; who has no part in its approval is led to the case.
    func show<M: CaseView>(
        _ mechanism: M.Type, _ request: Request, _ context: OfficeContext, trouble: FormTrouble?,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id = try CaseRoutes<M>.caseId(context)
        let builder = CasePageBuilder<M>(
            desk: desk, person: context.person, language: context.language, csrf: context.holder.csrf,
            trouble: trouble, isApprovalScreen: true)
        let tasks = try await awaited(by: context.person)
        switch try await builder.approval(id, among: tasks) {
        case .missing:
            try await Peeks.note(at: id, mechanism: M.mechanism, by: context.person, desk: desk)
            throw WebFailure.notFound
        case .noPart: return .redirect(to: "/\(M.collection)/\(id)", type: .normal)
        case .page(let page):
            let queue = Link(label: context.language.say("nav.approvals"), href: "/approvals")
            return try await frame.page(
                .init(
                    title: page.title, trail: [queue, Link(label: page.title, href: "")], place: "/approvals",
                    flash: Self.flash(request, context.language, isNext: true), content: page.html),
                for: context, at: "/\(M.collection)/\(id)/approval", status: status
            ).response(from: request, context: context)
        }
    }
}
