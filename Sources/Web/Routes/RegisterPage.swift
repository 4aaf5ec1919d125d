import Access
import Application
import Hummingbird
import HummingbirdCore
import Kernel
import Storage

/// The register of one mechanism: filters that stay in the address, keyset pages, what the person may see.
struct RegisterPage<M: CaseView> {
    let desk: Desk
    let person: Person
    let language: Language

    /// What the address asks for.
    struct Query {
        var isOpen: Bool? = true
        var stage: String?
        var sort = "opened"
        var text = ""
        var after: (key: String, id: String)?

        init(_ parameters: FlatDictionary<Substring, Substring>) {
            if let open = parameters["open"] {
                switch open {
                case "1": isOpen = true
                case "0": isOpen = false
                default: isOpen = nil
                }
            }
            stage = parameters["stage"].flatMap { $0.isEmpty ? nil : String($0) }
            if parameters["sort"] == "due" { sort = "due" }
            text = parameters["q"].map { String($0.prefix(100)) } ?? ""
            if let cursor = parameters["after"] {
                let parts = cursor.split(separator: "~", maxSplits: 1)
                if parts.count == 2, CivilDate(String(parts[0])) != nil {
                    after = (String(parts[0]), String(parts[1]))
                }
            }
        }

        /// The same list in the address, going on after a row.
        func address(_ collection: String, after row: RegisterRow?) -> String {
            var address = "/\(collection)?open=\(isOpen.map { $0 ? "1" : "0" } ?? "all")&sort=\(sort)"
            if let stage { address += "&stage=\(stage)" }
            if !text.isEmpty { address += "&q=\(PercentEncoding.query(text))" }
            if let row {
                let key = sort == "due" ? row.due?.description ?? "9999-12-31" : row.openedOn.description
                address += "&after=\(key)~\(row.id)"
            }
            return address
        }
    }

    private static var pageSize: Int { 50 }

    /// The rows of a page and whether there are more.
    func rows(_ query: Query) async throws -> (rows: [RegisterRow], hasMore: Bool) {
        let scope = Access.scope(of: person)
        guard !scope.isEmpty else { return ([], false) }
        let whole = scope.whole.first { $0.mechanism == M.mechanism && $0.body == person.body }
        let viewer = ListViewer(
            staff: person.staff, ownOfficial: person.ownOfficial, wholeBody: whole?.body,
            showsRestricted: whole?.showsRestricted ?? false, delegator: whole?.delegator)
        let asked = RegisterQuery(
            mechanism: M.mechanism, isOpen: query.isOpen, stage: query.stage, sort: query.sort, after: query.after,
            limit: Self.pageSize + 1, tokens: SearchTokens.wanted(query.text))
        let rows = try await desk.database.read { try Registers.page(asked, for: viewer, in: $0) }
        return (Array(rows.prefix(Self.pageSize)), rows.count > Self.pageSize)
    }

    /// The register as a page.
    func register(_ query: Query) async throws -> Register {
        let (rows, hasMore) = try await rows(query)
        let openings = ActTable.openings(of: M.mechanism)
            .filter { Access.decideOpening($0.permission, by: person).denial == nil }
            .map { Link(label: language.say("act.\($0.name)"), href: "/\(M.collection)/new/\($0.verb)") }
        let primary = openings.first
        var opened = query
        opened.sort = "opened"
        opened.after = nil
        var due = query
        due.sort = "due"
        due.after = nil
        return Register(
            language: language,
            head: PageHead(
                title: language.say("nav.\(M.collection)"), primary: primary, seconds: Array(openings.dropFirst())),
            action: "/\(M.collection)", filters: filters(query),
            columns: [
                .init(label: language.say("register.column.number")),
                .init(label: Words.text("register.column.subjects", of: M.mechanism, language)),
                .init(label: language.say("register.column.stage")),
                .init(
                    label: language.say("register.column.openedOn"), sortHref: opened.address(M.collection, after: nil),
                    sorted: query.sort == "opened" ? .descending : nil),
                .init(
                    label: language.say("register.column.due"), sortHref: due.address(M.collection, after: nil),
                    sorted: query.sort == "due" ? .ascending : nil),
            ],
            rows: rows.map(row),
            previousHref: query.after == nil ? nil : firstPage(query),
            nextHref: hasMore ? query.address(M.collection, after: rows.last) : nil,
            isFiltered: query.stage != nil || !query.text.isEmpty || query.isOpen != true,
            empty: EmptyState(
                what: language.say("register.empty"), why: Words.text("register.empty.why", of: M.mechanism, language),
                next: primary))
    }

    private func firstPage(_ query: Query) -> String {
        var first = query
        first.after = nil
        return first.address(M.collection, after: nil)
    }

    private func filters(_ query: Query) -> [Register.Filter] {
        let stages = StageNames.all(of: M.mechanism)
        return [
            .init(name: "q", label: language.say("register.filter.text"), value: query.text, kind: .text),
            .init(
                name: "stage", label: language.say("register.filter.stage"), value: query.stage ?? "",
                kind: .choice(
                    [.init(value: "", label: language.say("register.filter.any"))]
                        + stages.map { .init(value: $0, label: language.say("stage.\(M.mechanism).\($0)")) })),
            .init(
                name: "open", label: language.say("register.filter.open"),
                value: query.isOpen.map { $0 ? "1" : "0" } ?? "all",
                kind: .choice([
                    .init(value: "1", label: language.say("register.filter.open.yes")),
                    .init(value: "0", label: language.say("register.filter.open.no")),
                    .init(value: "all", label: language.say("register.filter.any")),
                ])),
        ]
    }

    private func row(_ row: RegisterRow) -> Register.Row {
        let due = row.due.map {
            Due(date: $0, workdaysLeft: desk.engine.calendar.workdays(from: desk.today, to: $0))
        }
        return Register.Row(
            cells: [
                .idLink(row.number, href: "/\(M.collection)/\(row.id)"),
                .text(row.subjects.joined(separator: "、")),
                .chip(
                    Chip(
                        label: language.say("stage.\(M.mechanism).\(row.stage)"), shape: row.isOpen ? .active : .done)),
                .date(row.openedOn), due.map { .due($0) } ?? .text("—"),
            ], isOverdue: due?.isOverdue ?? false)
    }
}

/// The stages a mechanism's cases can be filtered by: those at which an act of the table fits.
enum StageNames {
    static func all(of mechanism: String) -> [String] { byMechanism[mechanism] ?? [] }

    private static let byMechanism: [String: [String]] = {
        var names: [String: [String]] = [:]
        var seen = Set<[String]>()
        for act in ActTable.all {
            for stage in act.stages.sorted() where seen.insert([act.mechanism, stage]).inserted {
                names[act.mechanism, default: []].append(stage)
            }
        }
        return names
    }()
}

/// Percent-encoding of a query's value.
enum PercentEncoding {
    static func query(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return encoded
    }
}
