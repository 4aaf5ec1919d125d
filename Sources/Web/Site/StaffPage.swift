import Application
import Kernel
import Organisation
import Storage

/// A staff member as administrators see one: where, as what, until when, what was before; never what they work on.
struct StaffPage: Sendable {
    let language: Language
    let member: StaffRegistry.Member
    let entry: StaffEntry
    let today: CivilDate
    let names: Names
    /// What the administrator can do, folded.
    var forms: [ActForm] = []
    /// A password for one sign-in, in this answer alone.
    var secret: Secret?

    /// A fresh password and its account.
    struct Secret: Hashable, Sendable {
        let account: String
        let password: String
    }

    /// Names of what the register holds by identifier.
    struct Names: Sendable {
        let bodies: [BodyCode: String]
        let subjects: [Subject: String]
        let staff: [StaffId: String]
        let unit: String?
        let official: String?
    }

    /// Looks up the names that the page needs.
    static func names(for member: StaffRegistry.Member, in session: any SQLSession) -> Names {
        let book = NameBook(session: session)
        let bodies = Set(member.pastEngagements.map(\.body) + [member.body] + (member.home.map { [$0] } ?? []))
        let subjects = member.relations.map(\.to)
        let staff = Set(member.delegations.map(\.delegation.to))
        return Names(
            bodies: Dictionary(uniqueKeysWithValues: bodies.map { ($0, book.body($0)) }),
            subjects: Dictionary(subjects.map { ($0, book.subjectWithPost($0)) }) { first, _ in first },
            staff: Dictionary(uniqueKeysWithValues: staff.map { ($0, book.staff($0)) }),
            unit: member.unit.map { book.unit($0) },
            official: member.official.map { book.subjectWithPost(.official($0)) })
    }

    /// The page's content.
    var html: HTML {
        let folded = forms.map { form -> HTML in
            """
            <details class="act-fold"\(flag: "open", form.hasTrouble)><summary>\(form.title)</summary>
            \(form.html)
            </details>

            """
        }
        let acts: HTML? =
            folded.isEmpty
            ? nil : "<section class=\"acts\"><h2>\(language.say("administration.acts"))</h2>\(folded)</section>"
        return """
            \(PageHead(title: entry.name, lead: names.bodies[member.body]).html)
            \(secretNotice)
            \(PageBlock.factList(facts, language))
            \(acts)
            \(Section(title: language.say("administration.past"), blocks: [.table(past)]).html(language))
            \(Section(title: language.say("own.delegations"), blocks: [.table(delegations)]).html(language))
            \(Section(title: language.say("own.relations"), blocks: [.table(relations)]).html(language))
            """
    }

    private var secretNotice: HTML? {
        secret.map { secret in
            """
            <div class="notice notice-note" role="status"><p><b>\(language.say("administration.secret"))</b> \
            \(language.say("administration.secret.why"))</p><p>\(language.say("administration.account")) \
            <span class="id">\(secret.account)</span> · \(language.say("administration.password")) \
            <span class="id">\(secret.password)</span></p></div>

            """
        }
    }

    private var facts: [Fact] {
        func fact(_ key: String, _ value: PageCell) -> Fact {
            Fact(term: language.say("administration.column.\(key)"), value: value)
        }
        var facts = [
            fact("id", .id(entry.id.text)), fact("body", .text(names.bodies[member.body] ?? member.body.text)),
            fact("posts", words(of: member.posts)),
            fact("state", AdministrationTables.state(of: entry, on: today, language)),
            fact("until", member.until.map { .date($0) } ?? .none),
            fact("account", AdministrationTables.account(of: entry, language)),
        ]
        if let home = member.home { facts.append(fact("home", .text(names.bodies[home] ?? home.text))) }
        if let unit = names.unit { facts.append(fact("unit", .text(unit))) }
        if let official = names.official { facts.append(fact("official", .text(official))) }
        if !member.formerNames.isEmpty { facts.append(fact("formerNames", .lines(member.formerNames))) }
        return facts
    }

    private func words(of posts: [Post]) -> PageCell {
        posts.isEmpty
            ? .none : .lines(posts.map { AdministrationTables.words(of: $0.role, $0.office, language) }.sorted())
    }

    private var past: Table {
        Table(
            caption: language.say("administration.past"),
            head: ["body", "posts", "days"].map { language.say("administration.column.\($0)") },
            rows: member.pastEngagements.reversed().map { past in
                [
                    .text(names.bodies[past.body] ?? past.body.text), words(of: past.posts),
                    .text("\(past.from) – \(past.until)"),
                ]
            }, empty: language.say("administration.past.none"))
    }

    private var delegations: Table {
        Table(
            caption: language.say("own.delegations"),
            head: ["own.column.to", "own.column.role", "own.column.days"].map { language.say($0) },
            rows: member.delegations.reversed().map { given in
                let last = given.endedOn.map { $0.adding(days: -1) } ?? given.delegation.until
                return [
                    .text(names.staff[given.delegation.to] ?? given.delegation.to.text),
                    .text(language.say("option.Role.\(given.delegation.role.rawValue)")),
                    .text("\(given.delegation.from) – \(last)"),
                ]
            }, empty: language.say("own.delegations.none"))
    }

    private var relations: Table {
        Table(
            caption: language.say("own.relations"),
            head: ["own.column.to", "own.column.kind"].map { language.say($0) },
            rows: member.relations.sorted { ($0.to, $0.kind.rawValue) < ($1.to, $1.kind.rawValue) }.map { relation in
                [
                    .text(names.subjects[relation.to] ?? relation.to.description),
                    .text(language.say("option.RelationKind.\(relation.kind.rawValue)")),
                ]
            }, empty: language.say("own.relations.none"))
    }
}

/// The tables of the administrators' pages.
enum AdministrationTables {
    /// What the registers hold: what imports and acts have entered.
    static func counts(
        _ counts: (bodies: Int, units: Int, officials: Int, staff: Int, accounts: Int), _ language: Language
    ) -> Table {
        let rows = [
            ("bodies", counts.bodies), ("units", counts.units), ("officials", counts.officials),
            ("staff", counts.staff), ("accounts", counts.accounts),
        ]
        return Table(
            caption: language.say("administration.recent.system"),
            head: [language.say("administration.register"), language.say("administration.entered")],
            rows: rows.map { [.text(language.say("administration.register.\($0.0)")), .number($0.1)] })
    }

    /// Delegations that hold or will hold.
    static func delegations(_ rows: [DelegationEntry], _ language: Language) -> Table {
        Table(
            caption: language.say("administration.recent.security"),
            head: ["administration.delegator", "own.column.role", "administration.delegate", "own.column.days"].map {
                language.say($0)
            },
            rows: rows.map { row in
                [
                    .link(row.delegatorName, href: "/administration/staff/\(row.delegator)"),
                    .text(language.say("option.Role.\(row.role.rawValue)")), .text(row.delegateName),
                    .text("\(row.from) – \(row.until)"),
                ]
            }, empty: language.say("own.delegations.none"))
    }

    /// Lines of the audit trail: codes and identifiers, no content.
    static func trail(_ rows: [AuditRow], with names: NameBook, _ language: Language) -> Table {
        Table(
            caption: language.say("administration.recent.audit"),
            head: ["audit.when", "audit.kind", "audit.who", "audit.body", "audit.act", "audit.outcome", "audit.object"]
                .map { language.say($0) },
            rows: rows.map { row in
                [
                    .time(row.at), .text(language.say("audit.kind.\(row.kind.rawValue)")),
                    .text(names.actor(row.actor) ?? language.say("audit.machine")), .text(names.body(row.body)),
                    words(["audit.act.\(row.act)", "act.\(row.act)"], or: row.act, language),
                    words(
                        [
                            "audit.code.\(row.code)", "attempt.\(row.code)",
                            "refusal.\(row.act.split(separator: ".").first ?? "").\(row.code)",
                        ], or: row.code, language), row.object.isEmpty ? .none : .id(row.object),
                ]
            }, empty: language.say("audit.none"))
    }

    private static func words(_ keys: [String], or code: String, _ language: Language) -> PageCell {
        Words.first(of: keys, language).map { .text($0) } ?? .id(code)
    }

    /// A line of the list of staff.
    static func cells(
        of row: StaffEntry, roles: [String], on day: CivilDate, _ language: Language
    ) -> [PageCell] {
        [
            .link(row.name, href: "/administration/staff/\(row.id)"), .text(row.bodyName),
            roles.isEmpty ? .none : .lines(roles), row.until.map { .date($0) } ?? .none, account(of: row, language),
            state(of: row, on: day, language),
        ]
    }

    /// Whether somebody works here on the day.
    static func state(of row: StaffEntry, on day: CivilDate, _ language: Language) -> PageCell {
        if !row.isActive { return .chip(Chip(label: language.say("administration.left"), shape: .stopped)) }
        if let until = row.until, until < day {
            return .chip(Chip(label: language.say("administration.lapsed"), shape: .stopped))
        }
        return .chip(Chip(label: language.say("body.person.active"), shape: .active))
    }

    /// The account and whether it is ended.
    static func account(of row: StaffEntry, _ language: Language) -> PageCell {
        guard let account = row.account else { return .none }
        return row.isAccountEnded ? .lines([account, language.say("administration.disabled")]) : .id(account)
    }

    /// Roles in words, each with its office.
    static func posts(of id: StaffId, _ language: Language, in session: any SQLSession) throws -> [String] {
        try Directory.roles(of: id, in: session).map { words(of: $0.role, $0.office, language) }.sorted()
    }

    /// A role with its office.
    static func words(of role: Role, _ office: Office?, _ language: Language) -> String {
        let name = language.say("option.Role.\(role.rawValue)")
        return office.map { "\(language.say("option.Office.\($0.rawValue)")) \(name)" } ?? name
    }
}
