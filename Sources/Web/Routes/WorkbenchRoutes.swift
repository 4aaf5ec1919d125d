import Access
import Application
import Hummingbird
import Kernel
import Storage

/// The workbench and search.
struct WorkbenchRoutes {
    let desk: Desk
    let frame: Frame

    init(desk: Desk) {
        self.desk = desk
        frame = Frame(desk: desk)
    }

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("/") { request, context in try await workbench(request, context) }
        router.get("search") { request, context in try await search(request, context) }
    }

    // MARK: Workbench

    /// What a workbench is made of.
    private struct Facts {
        let name: String
        let tasks: [TaskRow]
        let changed: [RegisterRow]
        let figures: [Workbench.Figure]
    }

    private func workbench(_ request: Request, _ context: OfficeContext) async throws -> Response {
        if context.person.isAdministrator { return .redirect(to: "/administration", type: .normal) }
        let person = context.person
        let language = context.language
        let today = desk.today
        let viewer = ListViewer(person)
        let facts = try await desk.database.read { session -> Facts in
            Facts(
                name: try Directory.staff(person.staff, in: session)?.name ?? "",
                tasks: try tasks(of: person, viewer: viewer, in: session),
                changed: try Registers.changed(for: viewer, limit: 8, in: session),
                figures: try figures(for: person, language, in: session))
        }
        let lines = facts.tasks.map { line($0, language, today) }
        let approvals = facts.tasks.filter(ApprovalRoutes.isApproval).map { task in
            line(task, language, today, href: ApprovalRoutes.address(of: task))
        }
        let primary = openings(for: person, language) { !$0.isAlwaysRestricted }.first
        let content = Workbench(
            language: language, today: today, greeting: language.say("workbench.greeting", facts.name),
            figures: facts.figures,
            tasks: zip(facts.tasks, lines).filter { !ApprovalRoutes.isApproval($0.0) }.map(\.1),
            approvals: approvals, approves: person.grants.contains { $0.role == .leaderInCharge || $0.role == .head },
            changes: facts.changed.map { row in
                let collection = Self.collection(row.mechanism)
                return .init(
                    text: CaseTitle.text(row.subjects, row.mechanism, language) + " · "
                        + language.say("stage.\(row.mechanism).\(row.stage)"),
                    number: row.number, href: "/\(collection)/\(row.id)")
            },
            primary: primary, seconds: openings(for: person, language) { $0.isAlwaysRestricted })
        return try await frame.page(
            .init(title: language.say("nav.workbench"), place: "/", content: content.html), for: context, at: "/"
        ).response(from: request, context: context)
    }

    /// What the person can open of these mechanisms.
    private func openings(
        for person: Person, _ language: Language, of isMeant: (any CaseView.Type) -> Bool
    ) -> [Link] {
        CaseViews.all.filter(isMeant).flatMap { ActTable.openings(of: $0.mechanism) }
            .filter { Access.decideOpening($0.permission, by: person).denial == nil }
            .map { Link(label: language.say("act.\($0.name)"), href: "/\($0.collection)/new/\($0.verb)") }
    }

    /// Tasks of the person's offices and roles, of cases assigned, and of approvals from below.
    func tasks(
        of person: Person, viewer: ListViewer, in session: any SQLSession
    ) throws -> [TaskRow] {
        var owners: [(kind: String, name: String)] = []
        for grant in person.grants where grant.body == person.body {
            owners.append(("role", grant.role.rawValue))
            if let office = grant.office { owners.append(("office", office.rawValue)) }
        }
        var seen = Set<String>()
        owners = owners.filter { seen.insert("\($0.kind)/\($0.name)").inserted }
        var tasks = try Registers.tasks(of: owners, body: person.body, for: viewer, limit: 60, in: session)
        for role in [Role.leaderInCharge, .head] where person.grants.contains(where: { $0.role == role }) {
            tasks += try Registers.tasksFromBelow(
                path: person.bodyPath, rank: person.rank, role: role, for: viewer, limit: 20, in: session)
        }
        var keys = Set<String>()
        // A task names its case: whoever may not see the case (a restricted one, or seen by a void delegation) is not
        // shown the task.
        let cases = try ResourceReader(session: session).seen(among: tasks.map(\.id), by: person)
        return tasks.filter { cases.contains($0.id) && keys.insert("\($0.id)\($0.act)\($0.part)").inserted }
    }

    private func figures(
        for person: Person, _ language: Language, in session: any SQLSession
    ) throws -> [Workbench.Figure] {
        let month = String(desk.today.description.prefix(7))
        let first = String(month.prefix(4)) + "-01"
        let before = String(desk.today.adding(months: -1).description.prefix(7))
        let measures = ["intake.reports", "verification.concluded", "clarification.cases", "clarification.persons"]
        return try measures.map { measure in
            let sum = { (from: String, to: String) in
                try Registers.figure(measure, breakdown: "", path: person.bodyPath, from: from, to: to, in: session)
            }
            let year = try sum(first, month)
            return Workbench.Figure(
                label: language.say("measure.\(measure)"), value: year,
                unit: language.say("measure.\(measure).unit", count: year),
                trend: Self.trend(try sum(month, month), after: try sum(before, before), language),
                definition: language.say("measure.\(measure).definition"))
        }
    }

    /// This month beside the last, in words.
    private static func trend(_ now: Int, after before: Int, _ language: Language) -> Workbench.Trend {
        Workbench.Trend(
            direction: now > before ? .up : now < before ? .down : .level,
            words: language.say("workbench.trend", PageCell.grouped(now), PageCell.grouped(before)))
    }

    func line(
        _ task: TaskRow, _ language: Language, _ today: CivilDate, href: String? = nil
    ) -> Workbench.Line {
        let due = task.due.map { day in
            Due(
                date: day, workdaysLeft: desk.engine.calendar.workdays(from: today, to: day),
                isProvisional: task.isProvisional)
        }
        return Workbench.Line(
            title: CaseTitle.text(task.subjects, task.mechanism, language), step: language.say("task.\(task.act)"),
            number: task.number, href: href ?? "/\(Self.collection(task.mechanism))/\(task.id)",
            due: due,
            why: task.rule.count == 3 && !task.rule[0].isEmpty
                ? language.say("workbench.why", task.rule[1] + task.rule[2], task.rule[0]) : nil)
    }

    static func collection(_ mechanism: String) -> String {
        Frame.mechanisms.first { $0.mechanism == mechanism }?.collection ?? mechanism
    }

    // MARK: Search

    /// The register in whose numbers a text is found: `屈纪核〔2026〕1号`, or as much of one as was typed.
    private static func collection(ofNumber text: String) -> String {
        let view = CaseViews.all.dropFirst().first { view in
            let marks = [view.numberMark, view.numberMark + "专"]
            return marks.contains { text.contains($0 + "〔") }
        }
        if let view { return view.collection }
        return text.contains("核") ? "verifications" : text.contains("澄") ? "clarifications" : "reports"
    }

    /// Finds a case by its whole number among those the person may see, else shows the registers filtered.
    private func search(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let text = TextCheck.trimmed(request.uri.queryParameters["q"].map { String($0.prefix(100)) } ?? "")
        guard !text.isEmpty else { return .redirect(to: "/", type: .normal) }
        return .redirect(
            to: "/\(Self.collection(ofNumber: text))?open=all&q=\(PercentEncoding.query(text))", type: .normal)
    }
}

extension ListViewer {
    /// The viewer of lists that are not a register's: what is the person's own.
    init(_ person: Person) {
        self.init(
            staff: person.staff, ownOfficial: person.ownOfficial, wholeBody: nil, showsRestricted: true,
            delegator: nil)
    }
}
