import Kernel

/// A Body as the read tables have it.
package struct BodyRow: Hashable, Sendable {
    package let code: BodyCode
    package let name: String
    package let shortName: String
    package let kind: BodyKind
    package let rank: Rank
    package let parent: BodyCode?
    /// Bodies from the top down to this one.
    package let path: [BodyCode]
    package let isOpen: Bool

    package init(
        code: BodyCode, name: String, shortName: String, kind: BodyKind, rank: Rank, parent: BodyCode?,
        path: [BodyCode], isOpen: Bool
    ) {
        self.code = code
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.rank = rank
        self.parent = parent
        self.path = path
        self.isOpen = isOpen
    }

    /// The path as text: `/430000000/430600000/`; a subtree is a range of it.
    package static func pathText(_ path: [BodyCode]) -> String { "/" + path.map { $0.text + "/" }.joined() }
}

/// An Official as the read tables have it.
package struct OfficialRow: Hashable, Sendable {
    package let id: OfficialId
    package let name: String
    package let unit: UnitId
    package let unitName: String
    package let post: String
    /// The Body that handles matters of this Official (干部管理权限).
    package let body: BodyCode

    package init(id: OfficialId, name: String, unit: UnitId, unitName: String, post: String, body: BodyCode) {
        self.id = id
        self.name = name
        self.unit = unit
        self.unitName = unitName
        self.post = post
        self.body = body
    }
}

/// A Unit as the read tables have it.
package struct UnitRow: Hashable, Sendable {
    package let id: UnitId
    package let name: String
    package let body: BodyCode

    package init(id: UnitId, name: String, body: BodyCode) {
        self.id = id
        self.name = name
        self.body = body
    }
}

/// A staff member as the read tables have it.
package struct StaffRow: Hashable, Sendable {
    package let id: StaffId
    package let name: String
    package let body: BodyCode
    package let official: OfficialId?

    package init(id: StaffId, name: String, body: BodyCode, official: OfficialId?) {
        self.id = id
        self.name = name
        self.body = body
        self.official = official
    }
}

/// Bodies, Units, Officials and staff: one query a function.
package enum Directory {
    static let bodyColumns = "code, name, short_name, kind, rank, parent, path, is_open"
    static let officialColumns = "o.id, o.name, o.unit, u.name, o.post, o.body"

    // MARK: Bodies

    /// The Body of this code.
    package static func body(_ code: BodyCode, in session: any SQLSession) throws(StoreError) -> BodyRow? {
        try session.rows([row(of: code)]).joined().first.flatMap(body)
    }

    /// The Bodies next below, by code.
    package static func bodies(below code: BodyCode, in session: any SQLSession) throws(StoreError) -> [BodyRow] {
        try session.rows("SELECT \(bodyColumns) FROM body WHERE parent = ? ORDER BY code", [.text(code.text)])
            .compactMap(body)
    }

    /// The Bodies without a parent.
    package static func topBodies(in session: any SQLSession) throws(StoreError) -> [BodyRow] {
        try session.rows("SELECT \(bodyColumns) FROM body WHERE parent IS NULL ORDER BY code", []).compactMap(body)
    }

    /// Short names of the open Bodies next below, but for one.
    package static func shortNames(
        below parent: BodyCode, but code: BodyCode, in session: any SQLSession
    ) throws(StoreError) -> Set<String> {
        Set(
            try session.rows(
                "SELECT short_name FROM body WHERE parent = ? AND code <> ? AND is_open = 1",
                [.text(parent.text), .text(code.text)]
            ).map { $0.text(0) })
    }

    /// How many Officials a Unit has.
    package static func officialCount(of unit: UnitId, in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT count(*) FROM official WHERE unit = ?", [.text(unit.text)])?.int(0) ?? 0
    }

    /// How many Bodies there are.
    package static func bodyCount(in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT count(*) FROM body", [])?.int(0) ?? 0
    }

    // MARK: Units

    /// The Unit of this identifier.
    package static func unit(_ id: UnitId, in session: any SQLSession) throws(StoreError) -> UnitRow? {
        try session.rows([row(of: id)]).joined().first.flatMap(unit)
    }

    /// At most 20 Units of exactly this name.
    package static func units(named name: String, in session: any SQLSession) throws(StoreError) -> [UnitRow] {
        try session.rows("SELECT id, name, body FROM unit WHERE name = ? ORDER BY id LIMIT 20", [.text(name)])
            .compactMap(unit)
    }

    /// A Body's Units after a name, by name.
    package static func units(
        of body: BodyCode, after name: String, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [UnitRow] {
        try session.rows(
            "SELECT id, name, body FROM unit WHERE body = ? AND name > ? ORDER BY name, id LIMIT ?",
            [.text(body.text), .text(name), .int(limit)]
        ).compactMap(unit)
    }

    // MARK: Officials

    /// The Official of this identifier.
    package static func official(
        _ id: OfficialId, in session: any SQLSession
    ) throws(StoreError) -> OfficialRow? {
        try session.rows([row(of: id)]).joined().first.flatMap(official)
    }

    /// At most 20 Officials of exactly this name: namesakes are the norm.
    package static func officials(
        named name: String, in session: any SQLSession
    ) throws(StoreError) -> [OfficialRow] {
        try session.rows(
            """
            SELECT \(officialColumns) FROM official o JOIN unit u ON u.id = o.unit WHERE o.name = ?
            ORDER BY o.id LIMIT 20
            """, [.text(name)]
        ).compactMap(official)
    }

    /// The Officials whose matters a Body handles, after a name, by name.
    package static func officials(
        of body: BodyCode, after name: String, limit: Int, in session: any SQLSession
    ) throws(StoreError) -> [OfficialRow] {
        try session.rows(
            """
            SELECT \(officialColumns) FROM official o JOIN unit u ON u.id = o.unit
            WHERE o.body = ? AND o.name > ? ORDER BY o.name, o.id LIMIT ?
            """, [.text(body.text), .text(name), .int(limit)]
        ).compactMap(official)
    }

    // MARK: Staff

    /// The staff member of this identifier.
    package static func staff(_ id: StaffId, in session: any SQLSession) throws(StoreError) -> StaffRow? {
        try session.registerRows("SELECT id, name, body, official FROM staff WHERE id = ?", [.text(id.text)]).first
            .flatMap(staff)
    }

    /// A Body's active staff who work cases, by name.
    package static func staff(of body: BodyCode, in session: any SQLSession) throws(StoreError) -> [StaffRow] {
        try session.rows(
            "SELECT id, name, body, official FROM staff WHERE body = ? AND is_active = 1 ORDER BY name, id",
            [.text(body.text)]
        ).compactMap(staff)
    }

    /// At most 20 active staff of exactly this name.
    package static func staff(named name: String, in session: any SQLSession) throws(StoreError) -> [StaffRow] {
        try session.rows(
            "SELECT id, name, body, official FROM staff WHERE name = ? AND is_active = 1 ORDER BY id LIMIT 20",
            [.text(name)]
        ).compactMap(staff)
    }

    /// The staff who are these Officials.
    package static func staff(
        whoAre official: OfficialId, in session: any SQLSession
    ) throws(StoreError) -> [StaffRow] {
        try session.rows([staff(whoAre: official)]).joined().compactMap(staff)
    }

    /// Staff with a declared relation to the subject, or who are that Official.
    package static func staff(
        relatedTo subject: Subject, in session: any SQLSession
    ) throws(StoreError) -> Set<StaffId> {
        Set(try session.rows([related(to: subject)]).joined().compactMap { StaffId($0.text(0)) })
    }

    /// What a Body has at its head, and how it lies.
    package struct Home: Sendable {
        /// Bodies from the top down to it; the Body alone when the registers do not have it.
        package let path: [BodyCode]
        package let heads: [StaffId]
    }

    /// Who is tied to each of these subjects, and where a Body lies; nil when it is not asked for.
    package static func surroundings(
        of subjects: [Subject], and body: BodyCode?, in session: any SQLSession
    ) throws(StoreError) -> (tied: [Set<StaffId>], home: Home?) {
        let asked = subjects.map(related(to:)) + (body.map { [row(of: $0), staff(of: $0, as: .head)] } ?? [])
        guard !asked.isEmpty else { return ([], nil) }
        let answers = try session.rows(asked)
        let tied = answers.prefix(subjects.count).map { Set($0.compactMap { StaffId($0.text(0)) }) }
        guard let body else { return (tied, nil) }
        let path = answers[subjects.count].first.flatMap(Self.body)?.path ?? [body]
        return (tied, Home(path: path, heads: answers[subjects.count + 1].compactMap { StaffId($0.text(0)) }))
    }

    /// Asks together what is going to be asked one by one of subjects and of the Body that has a matter about them.
    /// Nothing on an engine that answers at once.
    package static func prepare(
        about subjects: [Subject], for body: BodyCode, in session: any SQLSession
    ) throws(StoreError) {
        guard session.hasOtherWriters else { return }
        var asked = [row(of: body), staff(of: body, as: .head)]
        for subject in subjects.prefix(20) {
            asked.append(related(to: subject))
            switch subject {
            case .official(let id): asked += [row(of: id), staff(whoAre: id)]
            case .unit(let id): asked.append(row(of: id))
            }
        }
        _ = try session.rows(asked)
    }

    private static func row(of id: UnitId) -> SQLQuestion {
        SQLQuestion("SELECT id, name, body FROM unit WHERE id = ?", [.text(id.text)], isOfRegisters: true)
    }

    private static func row(of id: OfficialId) -> SQLQuestion {
        SQLQuestion(
            "SELECT \(officialColumns) FROM official o JOIN unit u ON u.id = o.unit WHERE o.id = ?", [.text(id.text)],
            isOfRegisters: true)
    }

    private static func staff(whoAre official: OfficialId) -> SQLQuestion {
        SQLQuestion(
            "SELECT id, name, body, official FROM staff WHERE official = ? ORDER BY id", [.text(official.text)],
            isOfRegisters: true)
    }

    private static func row(of body: BodyCode) -> SQLQuestion {
        SQLQuestion("SELECT \(bodyColumns) FROM body WHERE code = ?", [.text(body.text)], isOfRegisters: true)
    }

    private static func related(to subject: Subject) -> SQLQuestion {
        var official = ""
        if case .official(let id) = subject { official = id.text }
        return SQLQuestion(
            "SELECT staff FROM relation WHERE subject = ? UNION SELECT id FROM staff WHERE official = ?",
            [.text(subject.description), .text(official)], isOfRegisters: true)
    }

    private static func staff(of body: BodyCode, as role: Role) -> SQLQuestion {
        SQLQuestion(
            "SELECT DISTINCT staff FROM staff_role WHERE body = ? AND role = ? ORDER BY staff",
            [.text(body.text), .text(role.rawValue)], isOfRegisters: true)
    }

    /// A Body's staff of a role.
    package static func staff(
        of body: BodyCode, as role: Role, in session: any SQLSession
    ) throws(StoreError) -> [StaffId] {
        try session.rows([staff(of: body, as: role)]).joined().compactMap { StaffId($0.text(0)) }
    }

    /// The roles of a Body's active staff, by staff member; each staff member's in the order of `roles(of:in:)`.
    package static func roles(
        ofStaffOf body: BodyCode, in session: any SQLSession
    ) throws(StoreError) -> [StaffId: [(role: Role, office: Office?)]] {
        let rows = try session.rows(
            """
            SELECT s.id, r.role, r.office FROM staff s JOIN staff_role r ON r.staff = s.id
            WHERE s.body = ? AND s.is_active = 1 ORDER BY s.id, r.role, r.office
            """, [.text(body.text)])
        var roles: [StaffId: [(role: Role, office: Office?)]] = [:]
        for row in rows {
            guard let id = StaffId(row.text(0)), let role = Role(rawValue: row.text(1)) else { continue }
            roles[id, default: []].append((role, Office(rawValue: row.text(2))))
        }
        return roles
    }

    /// The last day of a secondment, or nil for staff who stay.
    package static func until(of id: StaffId, in session: any SQLSession) throws(StoreError) -> CivilDate? {
        try session.row("SELECT until FROM staff WHERE id = ?", [.text(id.text)])?.optionalText(0)
            .flatMap { CivilDate($0) }
    }

    /// Roles of the staff member that nobody else holds who stays: head of the Body, administrators of all.
    package static func soleRoles(of id: StaffId, in session: any SQLSession) throws(StoreError) -> Set<Role> {
        let administrators = Role.allCases.filter(\.isAdministrator).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let rows = try session.rows(
            """
            SELECT DISTINCT r.role FROM staff_role r
            WHERE r.staff = ? AND r.role IN ('head', \(administrators)) AND NOT EXISTS (
              SELECT 1 FROM staff_role o JOIN staff s ON s.id = o.staff
              WHERE o.role = r.role AND o.staff <> r.staff AND s.is_active = 1 AND s.until IS NULL
                AND (o.role <> 'head' OR o.body = r.body))
            """, [.text(id.text)])
        return Set(rows.compactMap { Role(rawValue: $0.text(0)) })
    }

    // MARK: Rows

    static func body(_ row: SQLRow) -> BodyRow? {
        guard let code = BodyCode(row.text(0)), let kind = BodyKind(rawValue: row.text(3)),
            let rank = Rank(rawValue: row.int(4))
        else { return nil }
        return BodyRow(
            code: code, name: row.text(1), shortName: row.text(2), kind: kind, rank: rank,
            parent: row.optionalText(5).flatMap { BodyCode($0) },
            path: row.text(6).split(separator: "/").compactMap { BodyCode(String($0)) }, isOpen: row.flag(7))
    }

    static func unit(_ row: SQLRow) -> UnitRow? {
        guard let id = UnitId(row.text(0)), let body = BodyCode(row.text(2)) else { return nil }
        return UnitRow(id: id, name: row.text(1), body: body)
    }

    static func official(_ row: SQLRow) -> OfficialRow? {
        guard let id = OfficialId(row.text(0)), let unit = UnitId(row.text(2)), let body = BodyCode(row.text(5))
        else { return nil }
        return OfficialRow(
            id: id, name: row.text(1), unit: unit, unitName: row.text(3), post: row.text(4), body: body)
    }

    static func staff(_ row: SQLRow) -> StaffRow? {
        guard let id = StaffId(row.text(0)), let body = BodyCode(row.text(2)) else { return nil }
        return StaffRow(
            id: id, name: row.text(1), body: body, official: row.optionalText(3).flatMap { OfficialId($0) })
    }
}
