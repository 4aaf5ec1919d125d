import Access
import Application
import Hummingbird
import Kernel
import Storage

/// Puts a page's content into the office's frame: header, navigation with open counts, breadcrumb.
struct Frame: Sendable {
    let desk: Desk

    /// What a page says of itself.
    struct Page {
        let title: String
        var trail: [Link] = []
        /// The navigation entry it belongs to, by path.
        var place = ""
        var flash: Flash? = nil
        var searched = ""
        let content: HTML
    }

    /// What the frame shows of the person: names, and how many cases are open.
    struct Facts: Sendable {
        let body: String
        let name: String
        let counts: [String: Int]

        init(of person: Person, in session: any SQLSession) throws {
            body = try Directory.body(person.body, in: session)?.name ?? ""
            name = try Directory.staff(person.staff, in: session)?.name ?? ""
            counts =
                person.isAdministrator
                ? [:] : try Registers.openCounts(body: person.body, for: ListViewer(person), in: session)
        }
    }

    /// The whole page.
    func page(
        _ page: Page, for context: OfficeContext, at path: String, status: HTTPResponse.Status = .ok
    ) async throws -> PageResponse {
        let person = context.person
        let facts: Facts
        if let known = context.frame {
            facts = known
        } else {
            facts = try await desk.database.read { try Facts(of: person, in: $0) }
        }
        let language = context.language
        let roles = Set(person.grants.map { language.say("option.Role.\($0.role.rawValue)") }).sorted()
        let layout = Layout(
            language: language, installation: desk.settings.name, body: facts.body,
            account: HeaderAccount(name: facts.name, roles: roles.joined(separator: language == .zh ? "、" : ", ")),
            navigation: navigation(for: person, counts: facts.counts, in: language, here: page.place),
            trail: page.trail, title: page.title, flash: page.flash, searched: page.searched,
            otherLanguageHref: "/language?to=\(language.other.rawValue)&next=\(path)", csrf: context.holder.csrf,
            content: page.content)
        return PageResponse(html: layout.html, status: status)
    }

    /// The mechanisms in the order of the navigation.
    static let mechanisms: [(mechanism: String, collection: String)] = CaseViews.all.map {
        ($0.mechanism, $0.collection)
    }

    /// Whether the person opens cases of a mechanism.
    private static func opens(_ mechanism: String, _ person: Person) -> Bool {
        ActTable.openings(of: mechanism).contains { Access.decideOpening($0.permission, by: person).denial == nil }
    }

    private func navigation(
        for person: Person, counts: [String: Int], in language: Language, here: String
    ) -> [NavigationEntry] {
        func entry(_ key: String, _ href: String, count: Int? = nil, group: Bool = false) -> NavigationEntry {
            NavigationEntry(
                label: language.say(key), href: href, openCount: count, isHere: here == href, startsGroup: group)
        }
        var entries = [entry("nav.workbench", "/")]
        if person.isAdministrator {
            return entries + [
                entry("nav.administration", "/administration"), entry("nav.bodies", "/bodies", group: true),
            ]
        }
        let scope = Access.scope(of: person)
        for view in CaseViews.all {
            // A count of cases that are all restricted is for those alone who may see them.
            let showsAll = !view.isAlwaysRestricted || scope.showsRestricted(view.mechanism, of: person.body)
            guard showsAll || Self.opens(view.mechanism, person) else { continue }
            entries.append(
                entry(
                    "nav.\(view.collection)", "/\(view.collection)",
                    count: showsAll ? counts[view.mechanism] ?? 0 : nil))
        }
        if person.grants.contains(where: { $0.role == .leaderInCharge || $0.role == .head }) {
            entries.append(entry("nav.approvals", "/approvals"))
        }
        if Access.decideAllotting(by: person).denial == nil {
            entries.append(entry("nav.handOver", HandOverRoutes.address))
        }
        if Access.decideBlankFormSight(by: person).denial == nil {
            entries.append(entry("nav.blankForms", BlankFormRoutes.address))
        }
        return entries + [
            entry("nav.officials", "/officials", group: true), entry("nav.units", "/units"),
            entry("nav.bodies", "/bodies"), entry("nav.rules", "/rules"), entry("nav.own", "/own", group: true),
        ]
    }
}
