import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Organisation
import Storage

/// The page of a staff member, for those who say where somebody works and what somebody may do.
extension AdministrationRoutes {
    /// What a page says after an act.
    struct Said {
        /// The act that was done.
        var done: String?
        /// A password for one sign-in: in this answer and nowhere else.
        var secret: (account: String, password: String)?
        var trouble: FormTrouble?
        var status: HTTPResponse.Status = .ok
    }

    /// The page.
    func member(_ id: StaffId, _ context: OfficeContext, said: Said) async throws -> PageResponse {
        try Self.demand([.system, .security], context.person)
        let language = context.language
        let office = try Self.office(of: context.person)
        let path = context.person.bodyPath
        let found = try await desk.database.read {
            session -> (page: StaffPage, entry: StaffEntry, acts: [RegistryAct])? in
            guard let entry = try Directory.entry(of: id, in: session),
                let home = try Directory.body(entry.body, in: session), home.path.starts(with: path)
            else { return nil }
            let entries = try Journal.events(of: StreamId(StaffRegistry.mechanism, id.text), in: session)
            let state = try StaffRegistry.replay(try entries.map { try $0.event.recorded(as: StaffRegistry.self) })
            guard let member = state.member else { return nil }
            let page = StaffPage(
                language: language, member: member, entry: entry, today: desk.today,
                names: StaffPage.names(for: member, in: session))
            return (page, entry, Self.acts(for: office, on: state, entry))
        }
        guard let found else { throw WebFailure.notFound }
        let staff = try await colleagues(of: found.entry)
        let forms = found.acts.map { act in
            form(act, about: found.entry, context, trouble: said.trouble, colleagues: staff)
        }
        var page = found.page
        page.forms = forms
        page.secret = said.secret.map { .init(account: $0.account, password: $0.password) }
        let flash = said.done.map { done -> Flash in
            let words = Words.first(of: ["act.\(done)"], language)
            return Flash(
                kind: .done,
                text: words.map { language.say("administration.done", $0) } ?? language.say("own.done"))
        }
        let place = "/administration/staff/\(id)"
        return try await frame.page(
            .init(
                title: found.entry.name,
                trail: Self.trail(language, found.entry.name, below: Self.staffLink(language)),
                place: "/administration", flash: flash, content: page.html), for: context, at: place,
            status: said.status)
    }

    /// What is offered: `decide` has the last word.
    private static func acts(
        for office: AdministrationHome.Office, on state: StaffRegistry.State, _ entry: StaffEntry
    ) -> [RegistryAct] {
        let isEngaged: Bool
        switch state {
        case .engaged: isEngaged = true
        case .absent, .left: isEngaged = false
        }
        let names: [String]
        switch office {
        case .system:
            let account =
                entry.account == nil
                ? ["account.open"] : ["account.reset", entry.isAccountEnded ? "account.resume" : "account.end"]
            let moves =
                state.member?.home == nil ? ["staff.move", "staff.second"] : ["staff.move", "staff.returnHome"]
            names =
                isEngaged
                ? account + moves
                    + ["staff.setUntil", "staff.correctName", "staff.linkOfficial", "staff.leave"]
                : entry.account == nil || entry.isAccountEnded ? [] : ["account.end"]
        case .security:
            names =
                isEngaged
                ? [
                    "staff.grant", "staff.revoke", "staff.changeOffice", "staff.delegate", "staff.endDelegation",
                    "staff.declareRelation", "staff.withdrawRelation",
                ] : []
        case .audit: names = []
        }
        return names.compactMap { RegistryActTable.act($0) }
    }

    private func colleagues(of entry: StaffEntry) async throws -> [Candidate] {
        try await desk.database.read { session in
            try Directory.staff(of: entry.body, in: session).filter { $0.id != entry.id }
                .map { Candidate(id: $0.id.text, label: $0.name) }
        }
    }

    private func form(
        _ act: RegistryAct, about entry: StaffEntry, _ context: OfficeContext, trouble: FormTrouble?,
        colleagues: [Candidate]
    ) -> ActForm {
        let mine = trouble?.act == act.name ? trouble : nil
        var action = "/administration/staff/\(entry.id)/\(act.verb)"
        var fields = act.fields
        var kept = [Register.Kept(name: "_staff", value: entry.id.text)]
        if act.collection == "accounts" {
            action = "/administration/accounts/\(entry.account ?? "")/\(act.verb)"
            if act.isOpening {
                action = "/administration/accounts/open"
                fields = fields.filter { $0.name != "staff" }
                kept.append(.init(name: "staff", value: entry.id.text))
            }
        }
        return ActForm(
            language: context.language, act: act.name, action: action, fields: fields,
            values: mine?.values ?? .object([:]), problems: mine?.problems ?? [], refusal: mine?.refusal,
            choices: act.name == "staff.delegate" ? ["to": colleagues] : [:], key: Secrets.formKey(),
            csrf: context.holder.csrf, occurredOn: act.collection == "staff" ? desk.today : nil, kept: kept)
    }

    // MARK: Acts

    /// Does an act about somebody and shows the page again.
    func perform(
        _ act: RegistryAct, _ id: String?, _ request: Request, _ context: OfficeContext
    ) async throws -> Response {
        let form = try await PageForm.read(request, context)
        do {
            let answer = try await registry.perform(try Self.request(act, id, form, by: context.person))
            let staff = form.values.fields["_staff"]?.text.flatMap { StaffId($0) } ?? StaffId(id ?? "")
            guard let staff else { return .redirect(to: "/administration/staff", type: .normal) }
            guard let secret = answer.secret else {
                return .redirect(to: "/administration/staff/\(staff)?done=\(act.name)", type: .normal)
            }
            // Shown in this answer alone, which nobody keeps: no address leads to it.
            return try await member(
                staff, context, said: Said(done: act.name, secret: (account: answer.id, password: secret))
            ).response(from: request, context: context)
        } catch let failure as ActFailure {
            guard let trouble = Self.trouble(failure, act, form, context.language),
                let staff = form.values.fields["_staff"]?.text.flatMap({ StaffId($0) }) ?? StaffId(id ?? "")
            else { throw failure }
            return try await member(
                staff, context, said: Said(trouble: trouble, status: WebProblem(failure).status)
            ).response(from: request, context: context)
        }
    }

    var registry: RegistryDesk { RegistryDesk(engine: desk.engine) }

    static func request(
        _ act: RegistryAct, _ id: String?, _ form: PageForm, by person: Person
    ) throws -> RegistryRequest {
        if form.hasBadDate { throw ActFailure.invalid([FieldProblem(path: "occurredOn", code: "notADate")]) }
        let own = form.values.fields.filter { !$0.key.hasPrefix("_") && $0.key != "occurredOn" }
        return RegistryRequest(
            act: act.name, id: id, input: .object(own), by: person.staff, occurredOn: form.occurredOn)
    }

    /// What a form shows of a failure; nil where it is no page of this person's.
    static func trouble(
        _ failure: ActFailure, _ act: RegistryAct, _ form: PageForm, _ language: Language
    ) -> FormTrouble? {
        var trouble = FormTrouble(act: act.name, values: form.values)
        switch failure {
        case .invalid(let problems): trouble.problems = problems
        case .refused(let notice):
            trouble.refusal = Notice(
                kind: .problem, text: language.say("refusal.\(notice.mechanism).\(notice.code)"),
                basis: notice.shownBasis)
        case .missing, .denied, .stale, .keyReused, .notSignedIn, .store, .broken: return nil
        }
        return trouble
    }

    // MARK: Somebody comes

    /// The form by which somebody is entered.
    func openingPage(
        _ context: OfficeContext, trouble: FormTrouble?, status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        try Self.demand([.system], context.person)
        guard let act = RegistryActTable.act("staff.engage") else { throw WebFailure.notFound }
        let language = context.language
        let form = ActForm(
            language: language, act: act.name, action: "/administration/staff/new", fields: act.fields,
            values: trouble?.values ?? .object([:]), problems: trouble?.problems ?? [], refusal: trouble?.refusal,
            key: Secrets.formKey(), csrf: context.holder.csrf, occurredOn: desk.today, isPrimary: true)
        let content: HTML = "<h1>\(form.title)</h1>\n<div class=\"sheet\">\(form.html)</div>"
        return try await frame.page(
            .init(
                title: form.title, trail: Self.trail(language, form.title, below: Self.staffLink(language)),
                place: "/administration", content: content), for: context, at: "/administration/staff/new",
            status: status)
    }

    /// Enters somebody and shows the page on which the account is opened.
    func open(_ act: RegistryAct, _ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await PageForm.read(request, context)
        do {
            let answer = try await registry.perform(try Self.request(act, nil, form, by: context.person))
            return .redirect(to: "/administration/staff/\(answer.id)?done=\(act.name)", type: .normal)
        } catch let failure as ActFailure {
            guard let trouble = Self.trouble(failure, act, form, context.language) else { throw failure }
            return try await openingPage(context, trouble: trouble, status: WebProblem(failure).status)
                .response(from: request, context: context)
        }
    }
}

/// What the list of staff is asked for; it stays in the address.
struct StaffQuery {
    var body: BodyCode?
    var name = ""
    var hasAccount: Bool?
    var after: (name: String, id: String)?
    /// The Body as typed, also when there is none of that code.
    private var typedBody = ""
    private var account = ""

    static let size = 50

    init(_ query: Parameters) {
        typedBody = query["body"].map { String($0) } ?? ""
        body = BodyCode(typedBody)
        name = String((query["name"].map { String($0) } ?? "").prefix(50))
        account = query["account"].map { String($0) } ?? ""
        hasAccount = account == "with" ? true : account == "without" ? false : nil
        after = query["after"].flatMap { text in
            let parts = text.split(separator: "~", maxSplits: 1).map { String($0) }
            return parts.count == 2 ? (parts[1], parts[0]) : nil
        }
    }

    var isFiltered: Bool { !typedBody.isEmpty || !name.isEmpty || hasAccount != nil }

    /// The filters above the list.
    func filters(_ language: Language) -> [Register.Filter] {
        [
            .init(name: "name", label: language.say("administration.filter.name"), value: name, kind: .text),
            .init(name: "body", label: language.say("administration.filter.body"), value: typedBody, kind: .text),
            .init(
                name: "account", label: language.say("administration.column.account"), value: account,
                kind: .choice(
                    ["with", "without"].map {
                        .init(value: $0, label: language.say("administration.filter.account.\($0)"))
                    })),
        ]
    }

    /// The address of the next page.
    func next(after row: StaffEntry) -> String {
        "/administration/staff?name=\(PercentEncoding.query(name))&body=\(PercentEncoding.query(typedBody))"
            + "&account=\(PercentEncoding.query(account))&after=\(PercentEncoding.query("\(row.id)~\(row.name)"))"
    }
}
