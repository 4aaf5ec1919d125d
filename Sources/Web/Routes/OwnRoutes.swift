import Access
import Application
import HTTPTypes
import Hummingbird
import Interference
import Kernel
import Organisation
import Storage

/// A staff member's own matters: relations declared (REC-001), roles delegated while away, interference noted (G19).
struct OwnRoutes {
    let desk: Desk

    /// Adds the routes.
    func add(to router: RouterGroup<OfficeContext>) {
        router.get("own") { request, context in try await page(request, context, trouble: nil) }
        for act in OwnAct.all {
            router.post("own/\(act.verb)") { request, context in try await perform(act, request, context) }
        }
    }

    // MARK: Page

    private func page(
        _ request: Request, _ context: OfficeContext, trouble: FormTrouble?, status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        let person = context.person
        guard !person.isAdministrator else { throw WebFailure.notFound }
        let language = context.language
        let (member, staff) = try await desk.database.read { session in
            (try Self.member(person.staff, in: session), try Self.colleagues(of: person, in: session))
        }
        let entries = try await desk.database.read { session in
            try Registers.rows(keyed: Interference.key(ofEntriesBy: person.staff), in: session)
        }
        let tables = try await desk.database.read { session in
            Self.tables(of: member, with: NameBook(session: session), language)
        }
        let forms = OwnAct.all.filter { $0.isFor(person) }.map { act -> HTML in
            let form = self.form(act, context, trouble: trouble, staff: staff)
            return "<section class=\"sheet\"><h2>\(form.title)</h2>\(form.html)</section>"
        }
        let content: HTML = """
            <h1>\(language.say("nav.own"))</h1><p>\(language.say("own.lead"))</p>
            \(tables.map { $0.html(language) })\(OwnEntries(entries, of: person, language).html)
            \(forms)
            """
        let query = request.uri.queryParameters
        let noted = query["noted"].flatMap { id in entries.first { $0.id.text == id } }
        let flash =
            noted.map { Flash(kind: .done, text: language.say("own.noted", $0.number)) }
            ?? (query["done"] == nil ? nil : Flash(kind: .done, text: language.say("own.done")))
        return try await Frame(desk: desk).page(
            .init(title: language.say("nav.own"), place: "/own", flash: flash, content: content), for: context,
            at: "/own", status: status)
    }

    private func form(
        _ act: OwnAct, _ context: OfficeContext, trouble: FormTrouble?, staff: [Candidate]
    ) -> ActForm {
        let mine = trouble?.act == act.name ? trouble : nil
        return ActForm(
            language: context.language, act: act.name, action: "/own/\(act.verb)", fields: act.fields,
            values: mine?.values ?? .object([:]), problems: mine?.problems ?? [], refusal: mine?.refusal,
            choices: act.asksForStaff ? ["to": staff] : [:], key: Secrets.formKey(), csrf: context.holder.csrf)
    }

    private static func member(_ id: StaffId, in session: any SQLSession) throws -> StaffRegistry.Member? {
        let entries = try Journal.events(of: StreamId(StaffRegistry.mechanism, id.text), in: session)
        return try StaffRegistry.replay(try entries.map { try $0.event.recorded(as: StaffRegistry.self) }).member
    }

    private static func colleagues(of person: Person, in session: any SQLSession) throws -> [Candidate] {
        try Directory.staff(of: person.body, in: session).filter { $0.id != person.staff }
            .map { Candidate(id: $0.id.text, label: $0.name) }
    }

    private static func tables(
        of member: StaffRegistry.Member?, with names: NameBook, _ language: Language
    ) -> [Section] {
        let relations = (member?.relations ?? []).sorted { $0.to < $1.to }.map { relation -> [PageCell] in
            [
                .text(names.subjectWithPost(relation.to)),
                .text(language.say("option.RelationKind.\(relation.kind.rawValue)")),
            ]
        }
        let delegations = (member?.delegations ?? []).map { given -> [PageCell] in
            let last = given.endedOn.map { $0.adding(days: -1) } ?? given.delegation.until
            return [
                .text(names.staff(given.delegation.to)),
                .text(language.say("option.Role.\(given.delegation.role.rawValue)")),
                .text("\(given.delegation.from) – \(last)"),
            ]
        }
        func heads(_ keys: String...) -> [String] { keys.map { language.say("own.column.\($0)") } }
        return [
            Section(
                title: language.say("own.relations"),
                blocks: [
                    .table(
                        Table(
                            caption: language.say("own.relations"), head: heads("to", "kind"), rows: relations,
                            empty: language.say("own.relations.none")))
                ]),
            Section(
                title: language.say("own.delegations"),
                blocks: [
                    .table(
                        Table(
                            caption: language.say("own.delegations"), head: heads("to", "role", "days"),
                            rows: delegations, empty: language.say("own.delegations.none")))
                ]),
        ]
    }

    // MARK: Acts

    private func perform(_ act: OwnAct, _ request: Request, _ context: OfficeContext) async throws -> Response {
        guard act.isFor(context.person) else { throw WebFailure.notFound }
        let form = try await PageForm.read(request, context)
        let person = context.person
        let now = desk.engine.clock()
        do {
            try await desk.database.write { session in
                try session.hold(.registers, .exclusive)
                var reader = FormReader.reading(
                    form.values,
                    from: .init(
                        resolve: { (try? Lookup.resolve($0, $1, in: session)) ?? .unknown },
                        seal: { _, _ in preconditionFailure("nothing of one's own is sealed here") }))
                let command = act.read(&reader)
                guard reader.problems.isEmpty else { throw ActFailure.invalid(reader.problems) }
                let writer = RegistryWriter(
                    session: session, actor: .staff(person.staff), actingBody: person.body, now: now)
                try writer.apply(command, to: StaffRegistry.self, id: person.staff.text)
            }
            return .redirect(to: "/own?done=1", type: .normal)
        } catch let failure as ActFailure {
            var trouble = FormTrouble(act: act.name, values: form.values)
            switch failure {
            case .invalid(let problems): trouble.problems = problems
            case .refused(let notice):
                trouble.refusal = Notice(
                    kind: .problem, text: context.language.say("refusal.\(notice.mechanism).\(notice.code)"),
                    basis: notice.shownBasis)
            case .missing, .denied, .stale, .keyReused, .notSignedIn, .store, .broken: throw failure
            }
            return try await page(request, context, trouble: trouble, status: .unprocessableContent)
                .response(from: request, context: context)
        }
    }
}

/// The entries of interference somebody made: number, day, kind, how far each is. Nothing more, for the case lies with
/// the Body above.
struct OwnEntries: Hashable, Sendable {
    let language: Language
    let lines: [Line]
    /// The act that makes one; nil for those who cannot.
    let act: Link?

    /// One entry.
    struct Line: Hashable, Sendable {
        let number: String
        let on: CivilDate
        /// A `Conduct`, by its code.
        let kind: String
        let stage: String
    }

    /// The section; nil for those who neither made an entry nor can.
    var html: HTML? {
        guard act != nil || !lines.isEmpty else { return nil }
        let table = Table(
            caption: language.say("own.entries"),
            head: ["number", "enteredOn", "conduct", "stage"].map { language.say("own.column.\($0)") },
            rows: lines.map { line in
                [
                    .id(line.number), .date(line.on), .text(language.say("option.Conduct.\(line.kind)")),
                    .text(language.say("stage.interference.\(line.stage)")),
                ]
            }, empty: language.say("own.entries.none"))
        let link: HTML? = act.map { "<p><a href=\"\(href: $0.href)\">\($0.label)</a></p>" }
        return """
            <section class="sheet"><h2>\(language.say("own.entries"))</h2>
            <p class="quiet">\(language.say("own.entries.why"))</p>\(table.html(language))\(link)</section>
            """
    }
}

extension OwnEntries {
    /// What a person finds of the entries they made.
    init(_ rows: [RegisterRow], of person: Person, _ language: Language) {
        let opening = ActTable.openings(of: Interference.mechanism).first {
            Access.decideOpening($0.permission, by: person).denial == nil
        }
        self.init(
            language: language,
            lines: rows.map {
                Line(number: $0.number, on: $0.openedOn, kind: $0.labels.first ?? "", stage: $0.stage)
            },
            act: opening.map {
                Link(label: language.say("act.\($0.name)"), href: "/\($0.collection)/new/\($0.verb)")
            })
    }
}

/// What a staff member does about themselves, as forms; read and described by the same closure, as acts on cases are.
struct OwnAct: Sendable {
    let verb: String
    let fields: [Field]
    let asksForStaff: Bool
    let isForLeaders: Bool
    let read: @Sendable (inout FormReader) -> StaffRegistry.Command

    var name: String { "own.\(verb)" }

    init(
        _ verb: String, asksForStaff: Bool = false, isForLeaders: Bool = false,
        read: @escaping @Sendable (inout FormReader) -> StaffRegistry.Command
    ) {
        self.verb = verb
        self.asksForStaff = asksForStaff
        self.isForLeaders = isForLeaders
        self.read = read
        var describer = FormReader.describing()
        _ = read(&describer)
        fields = describer.fields
    }

    /// Whether it is offered: what is delegated is an approval, so that only leaders delegate.
    func isFor(_ person: Person) -> Bool {
        guard !person.isAdministrator else { return false }
        return !isForLeaders || person.grants.contains { Self.delegable.contains($0.role) && $0.delegator == nil }
    }

    private static let delegable: [Role] = [.leaderInCharge, .head]

    /// All of them.
    static let all: [OwnAct] = [
        OwnAct("declareRelation") { form in
            let to = form.subject("to")
            return .declareRelation(.init(to: to, kind: form.choice("kind", of: RelationKind.self)))
        },
        OwnAct("delegate", asksForStaff: true, isForLeaders: true) { form in
            let to = form.staffMember("to")
            let role = form.choice("role", of: Role.self, among: delegable)
            let from = form.date("from")
            let until = form.date("until")
            return .delegate(.init(to: to, role: role, from: from, until: until, reason: form.paragraph("reason")))
        },
        OwnAct("endDelegation", isForLeaders: true) { form in
            let role = form.choice("role", of: Role.self, among: delegable)
            return .endDelegation(role: role, reason: form.paragraph("reason"))
        },
    ]
}
