import Access
import Application
import Intake
import Interference
import Kernel
import Storage

/// What was typed into an act's form that could not be done, to be shown again with the reason.
struct FormTrouble {
    let act: String
    let values: FormValue
    var problems: [FieldProblem] = []
    var refusal: Notice? = nil
    /// Whether a row was asked for rather than the act.
    var isAddingRow = false
}

/// Builds the page of a case: the same for every mechanism.
struct CasePageBuilder<M: CaseView> {
    let desk: Desk
    let person: Person
    let language: Language
    let csrf: String
    var trouble: FormTrouble? = nil
    /// Whether its forms stand on the approval screen, to which they then return.
    var isApprovalScreen = false

    /// The page, or nil when there is no such case for this person.
    func page(_ id: CaseId) async throws -> (page: CasePage, title: String)? {
        try await desk.database.read { session in try page(id, in: session) }
    }

    private func page(_ id: CaseId, in session: any SQLSession) throws -> (page: CasePage, title: String)? {
        let loaded = try Loaded<M>.read(id, in: session)
        guard let summary = M.summary(loaded.state) else { return nil }
        let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
        guard Access.decideSight(of: resource, by: person).denial == nil else { return nil }
        let names = NameBook(session: session)
        let title = CaseTitle.text(summary.subjects.map { names.subject($0) }, M.mechanism, language)
        let forms = try acts(loaded, summary, resource, id: id, in: session)
        let page = CasePage(
            language: language,
            head: .init(
                number: summary.number, title: title, state: Self.stageChip(summary, language),
                isRestricted: summary.isRestricted, steps: M.steps(of: loaded.state, in: language),
                facts: headFacts(summary, names),
                clock: due(summary.tasks.compactMap(\.deadline).min { $0.due < $1.due })),
            sections: M.sections(of: loaded.state, with: names, in: language),
            next: next(forms, summary), others: forms.others, refused: forms.refused,
            timeline: try timeline(loaded, names), documents: documents(loaded, id: id, names),
            links: try links(summary, id: id, title: title, in: session),
            approvalHref: hasPart(in: forms) ? "/\(M.collection)/\(id)/approval" : nil)
        return (page, title)
    }

    /// Whether the person approves, or enters what was approved on paper.
    private func hasPart(in acts: Acts) -> Bool {
        ([acts.next].compactMap(\.self) + acts.others).contains { form in
            ["approve", "approveOnPaper"].contains { form.act == "\(M.mechanism).\($0)" }
        }
    }

    // MARK: Head

    static func stageChip(_ summary: CaseSummary, _ language: Language) -> Chip {
        Chip(
            label: language.say("stage.\(M.mechanism).\(summary.stage)"), shape: summary.isOpen ? .active : .done)
    }

    private func headFacts(_ summary: CaseSummary, _ names: NameBook) -> [Fact] {
        let officers = names.staff(summary.officers.sorted())
        let facts = [
            Fact(
                term: language.say("case.body"), value: .link(names.body(summary.body), href: "/bodies/\(summary.body)")
            ),
            Fact(
                term: Words.text("case.subjects", of: M.mechanism, language),
                value: .lines(summary.subjects.map { names.subjectWithPost($0) })),
            Fact(
                term: language.say("case.officers"),
                value: .text(officers.isEmpty ? language.say("case.noOfficers") : officers.joined(separator: "、"))),
            Fact(term: language.say("case.openedOn"), value: .date(summary.openedOn)),
        ]
        // Whom it is about may stand in no register.
        return facts.filter { $0.value != .lines([]) }
    }

    func due(_ deadline: Deadline?) -> Due? {
        deadline.map {
            Due(
                date: $0.due, workdaysLeft: desk.engine.calendar.workdays(from: desk.today, to: $0.due),
                isProvisional: $0.isProvisional, rule: $0.rule)
        }
    }

    // MARK: Acts

    struct Acts {
        var next: ActForm?
        var others: [ActForm] = []
        var refused: [CasePage.RefusedAct] = []
    }

    func acts(
        _ loaded: Loaded<M>, _ summary: CaseSummary, _ resource: Resource, id: CaseId, in session: any SQLSession
    ) throws -> Acts {
        var acts = Acts()
        var staff: [Candidate]?
        let reader = FactReader(
            session: session, actingBody: person.body, caseId: id, today: desk.today, rules: desk.engine.rules)
        let fitting = ActTable.all.filter {
            // An act that was tried is shown with its refusal, wherever the case stands.
            $0.mechanism == M.mechanism && !$0.isOpening && !$0.isForPortal
                && ($0.stages.contains(summary.stage) || $0.name == trouble?.act)
        }
        // What the case waits for comes before what its stage merely allows.
        let waiting = Set(summary.tasks.map(\.act))
        let ordered = fitting.filter { waiting.contains($0.name) } + fitting.filter { !waiting.contains($0.name) }
        for act in ordered {
            let isTroubled = trouble?.act == act.name
            switch Access.decide(act.permission, on: resource, by: person) {
            case .permit(let onBehalfOf):
                if !isTroubled, let refusal = objection(to: act, loaded.state, onBehalfOf: onBehalfOf) {
                    acts.refused.append(refusal)
                    continue
                }
                let isNext = (act.isNextStep || waiting.contains(act.name)) && acts.next == nil
                let choices = try choices(for: act, loaded.state, reader, staff: &staff)
                guard isTroubled || !Self.isIdle(act, choices, waiting) else { continue }
                var form = try form(act, loaded, choices: choices, isPrimary: isNext, id: id)
                if act.fields.contains(where: { $0.name == "exposureChecked" }) {
                    form.exposure = try M.exposure(of: act.verb, in: loaded.state, from: caseReader(session))
                }
                if isNext { acts.next = form } else { acts.others.append(form) }
            case .deny(let denial):
                guard act.isNextStep || isTroubled else { continue }
                acts.refused.append(
                    .init(label: language.say("act.\(act.name)"), reason: language.say("denial.\(denial.rawValue)")))
            }
        }
        return acts
    }

    /// Whether the act could do nothing now: it needs something of the case and there is none, or there is no paper
    /// approval to confirm.
    private static func isIdle(_ act: Act, _ choices: [String: [Candidate]], _ waiting: Set<String>) -> Bool {
        if act.verb == "confirmPaper" { return !waiting.contains(act.name) }
        return act.fields.contains { field in
            switch field.kind {
            case .reference(let reference), .references(let reference):
                field.isRequired && reference.isOfTheCase && choices[field.name]?.isEmpty == true
            case .line, .paragraph, .choice, .choices, .date, .flag, .confirmation, .number, .file, .rows: false
            }
        }
    }

    /// Approvals show beforehand why this person may not give them.
    private func objection(to act: Act, _ state: M.State, onBehalfOf: StaffId?) -> CasePage.RefusedAct? {
        guard case .awaitedApproval = act.permission, let round = M.round(of: state) else { return nil }
        let persons = Set([person.staff, onBehalfOf].compactMap(\.self))
        guard let objection = round.objection(to: persons) else { return nil }
        return .init(
            label: language.say("act.\(act.name)"), reason: language.say("refusal.handling.\(objection.code)"))
    }

    private func form(
        _ act: Act, _ loaded: Loaded<M>, choices: [String: [Candidate]], isPrimary: Bool, id: CaseId
    ) throws -> ActForm {
        let mine = trouble?.act == act.name ? trouble : nil
        return ActForm(
            language: language, act: act.name, action: "/\(M.collection)/\(id)/\(act.verb)", fields: act.fields,
            values: mine?.values ?? M.proposed(for: act.verb, in: loaded.state), problems: mine?.problems ?? [],
            refusal: mine?.refusal, choices: choices, seen: loaded.head.version,
            key: mine?.values.fields["_key"]?.text ?? Secrets.formKey(), csrf: csrf, occurredOn: desk.today,
            isPrimary: isPrimary, kept: isApprovalScreen ? [.init(name: "_from", value: "approval")] : [],
            words: Self.words(of: act, M.round(of: loaded.state)))
    }

    /// An approval's button says what it does: the last step approves, one before it passes the proposal on.
    private static func words(of act: Act, _ round: ApprovalRound?) -> [String: Word] {
        guard case .awaitedApproval = act.permission, act.verb == "approve", let round else { return [:] }
        guard !round.isLastStep else { return ["act.\(act.name)": Words.both("approval.button.last")] }
        return [
            "act.\(act.name)": Words.both("approval.button.further"),
            "act.\(act.name).confirm": Words.both("approval.confirm.further"),
        ]
    }

    /// Reads other cases, as far as the person may see them.
    func caseReader(_ session: any SQLSession) -> CaseReader {
        CaseReader(session: session, person: person, names: NameBook(session: session), language: language)
    }

    /// What each reference of the case can be, by field path.
    /// - Parameter staff: the Body's staff, read for the first act that asks for them.
    private func choices(
        for act: Act, _ state: M.State, _ reader: FactReader, staff: inout [Candidate]?
    ) throws -> [String: [Candidate]] {
        var choices: [String: [Candidate]] = [:]
        func collect(_ fields: [Field], under prefix: String) throws {
            for field in fields {
                switch field.kind {
                case .reference(let reference), .references(let reference):
                    if reference.isOfTheCase || reference == .subject {
                        let options = try M.options(for: reference, in: state, from: reader).map {
                            reference == .task ? worded($0) : $0
                        }
                        // A new subject is typed; one of the case is chosen.
                        if reference.isOfTheCase || !options.isEmpty { choices[prefix + field.name] = options }
                    } else if reference == .staff {
                        let listed = try staff ?? staffCandidates(reader.session)
                        staff = listed
                        choices[prefix + field.name] = listed
                    }
                case .rows(let inner, _, _): try collect(inner, under: prefix + field.name + ".")
                case .line, .paragraph, .choice, .choices, .date, .flag, .confirmation, .number, .file: continue
                }
            }
        }
        try collect(act.fields, under: "")
        return choices
    }

    /// A task that a deadline can be moved of, in words; its label says whose it is.
    private func worded(_ task: Candidate) -> Candidate {
        let kind = task.id.prefix { $0 != "/" }
        let label = Words.first(of: ["clock.\(M.mechanism).\(kind)", "task.\(task.id)"], language, [task.label])
        return Candidate(id: task.id, label: label ?? task.label)
    }

    private func staffCandidates(_ session: any SQLSession) throws -> [Candidate] {
        let rolesOf = try Directory.roles(ofStaffOf: person.body, in: session)
        return try Directory.staff(of: person.body, in: session).compactMap { row in
            let roles = rolesOf[row.id] ?? []
            guard !roles.contains(where: { $0.role.isAdministrator }) else { return nil }
            let posts = roles.map { role in
                role.office.map { language.say("option.Office.\($0.rawValue)") }
                    ?? language.say("option.Role.\(role.role.rawValue)")
            }
            return Candidate(
                id: row.id.text,
                label: language.say(
                    "site.bracketed", row.name, Set(posts).sorted().joined(separator: language.say("site.comma"))))
        }
    }

    private func next(_ acts: Acts, _ summary: CaseSummary) -> CasePage.NextStep {
        // A mechanism names its tasks in the order in which they come.
        let task = summary.tasks.first
        if let form = acts.next {
            let own = summary.tasks.first { $0.act == form.act } ?? task
            return .act(form, why: own.map { language.say("task.\($0.act)") } ?? form.title, due: due(own?.deadline))
        }
        guard let task else { return .nothing(language.say("case.done")) }
        return .waiting(
            language.say("task.\(task.act)"), for: OwnerWords.text(task.owner, language), due: due(task.deadline))
    }

    // MARK: Below

    private func timeline(_ loaded: Loaded<M>, _ names: NameBook) throws -> [CasePage.Entry] {
        zip(loaded.history, loaded.stored).reversed().map { recorded, stored in
            let recordedOn = recorded.recordedAt.chinaDate
            let actor: String
            switch recorded.actor {
            case .staff(let id):
                actor =
                    recorded.onBehalfOf.map { language.say("case.onBehalf", names.staff(id), names.staff($0)) }
                    ?? names.staff(id)
            case .portal: actor = language.say("case.actor.portal")
            case .system: actor = language.say("case.actor.system")
            }
            return CasePage.Entry(
                recordedAt: recorded.recordedAt,
                occurredOn: recorded.occurredOn == recordedOn ? nil : recorded.occurredOn, actor: actor,
                text: language.say("event.\(stored.payload.name)"),
                facts: M.details(of: recorded.event, in: loaded.state, with: names, language: language),
                isLate: recorded.occurredOn < recordedOn)
        }
    }

    private func documents(_ loaded: Loaded<M>, id: CaseId, _ names: NameBook) -> [CasePage.Document] {
        loaded.papers(with: names).map { paper in
            let address = "/\(M.collection)/\(id)/papers/\(paper.name)"
            let title = language.say("paper.\(paper.kind)")
            return CasePage.Document(
                title: paper.detail.isEmpty ? title : language.say("site.bracketed", title, paper.detail),
                number: paper.number,
                state: paper.isIssued
                    ? Chip(label: language.say("paper.state.issued"), shape: .done)
                    : Chip(label: language.say("paper.state.draft"), shape: .open),
                files: [Link(label: "PDF", href: address + ".pdf"), Link(label: "DOCX", href: address + ".docx")])
        }
    }

    private func links(
        _ summary: CaseSummary, id: CaseId, title: String, in session: any SQLSession
    ) throws -> [CasePage.LinkedCase] {
        guard !summary.links.isEmpty else { return [] }
        var boxes: [CasePage.LinkedCase] = [
            .init(
                kind: language.say("mechanism.\(M.mechanism)"), number: summary.number, title: title,
                state: Self.stageChip(summary, language), isHere: true)
        ]
        // A case next to the report's others is shown with them: the map leads from the report to what came of it.
        let reader = ResourceReader(session: session)
        let known = summary.links + (try furtherLinks(summary, id: id, reader, in: session))
        for link in known {
            if let box = try LinkedCases.box(of: link, for: person, language, reader, session) { boxes.append(box) }
        }
        let order = Frame.mechanisms.map { language.say("mechanism.\($0.mechanism)") }
        return boxes.sorted { (order.firstIndex(of: $0.kind) ?? 9) < (order.firstIndex(of: $1.kind) ?? 9) }
    }
}

extension CasePageBuilder {
    /// What the report from which this case came has opened besides; nothing when the person may not see the report.
    private func furtherLinks(
        _ summary: CaseSummary, id: CaseId, _ reader: ResourceReader, in session: any SQLSession
    ) throws -> [CaseLink] {
        let own = Set(summary.links.map(\.stream) + [StreamId(M.mechanism, id.text)])
        var further: [CaseLink] = []
        for link in summary.links where link.stream.mechanism == Intake.mechanism {
            guard let report = CaseId(link.stream.id), try reader.isSeen(report, by: person) else { continue }
            further += try Registers.links(of: report, in: session).filter { !own.contains($0.stream) }
        }
        return further
    }
}

/// Linked cases of any mechanism, shown only to those who may see them.
enum LinkedCases {
    /// What a page shows of a linked case, from the read tables; nil for those who must not know of it.
    static func box(
        of link: CaseLink, for person: Person, _ language: Language, _ reader: ResourceReader,
        _ session: any SQLSession
    ) throws -> CasePage.LinkedCase? {
        guard let id = CaseId(link.stream.id), let (row, sight) = try reader.sight(of: id, by: person),
            row.mechanism == link.stream.mechanism, sight != .deny(.recused)
        else { return nil }
        // Cases of one family know of each other; an entry may name any case, also one hidden from who reads it.
        if link.kind == Interference.linkKind, sight.denial != nil { return nil }
        let names = NameBook(session: session)
        return .init(
            kind: language.say("mechanism.\(row.mechanism)"), number: row.number,
            title: CaseTitle.text(row.subjects.map { names.subject($0) }, row.mechanism, language),
            state: Chip(
                label: language.say("stage.\(row.mechanism).\(row.stage)"), shape: row.isOpen ? .active : .done),
            href: sight.denial == nil ? "/\(WorkbenchRoutes.collection(row.mechanism))/\(id)" : nil)
    }
}

/// A case's title: whom it is about and what it is.
enum CaseTitle {
    static func text(_ subjects: [String], _ mechanism: String, _ language: Language) -> String {
        let what = language.say("mechanism.\(mechanism)")
        guard !subjects.isEmpty else { return what }
        let shown = subjects.prefix(3).joined(separator: "、") + (subjects.count > 3 ? "…" : "")
        return "\(shown) \(what)"
    }
}

/// Whose a task is, in words.
enum OwnerWords {
    static func text(_ owner: TaskOwner, _ language: Language) -> String {
        switch owner {
        case .officers: language.say("owner.officers")
        case .office(let office): language.say("option.Office.\(office.rawValue)")
        case .role(let role, let rank):
            [rank.map { language.say("option.Rank.\($0.code)") }, language.say("option.Role.\(role.rawValue)")]
                .compactMap(\.self).joined(separator: " ")
        case .staff: language.say("owner.staff")
        }
    }
}
