import Kernel

extension Directory {
    /// Who a staff member is on a day, as far as the registers tell.
    package struct Member: Sendable {
        package let staff: StaffRow
        package let body: BodyRow
        package let roles: [(role: Role, office: Office?, body: BodyCode)]
        package let delegations: [(delegator: StaffId, role: Role)]
        /// Whom or what the staff member declared a relation to.
        package let related: Set<Subject>
    }

    /// What `member` asks: who knows that it will be asked can have it answered with something else.
    package static func memberQuestions(_ id: StaffId, on day: CivilDate) -> [SQLQuestion] {
        [activeStaff(id, on: day), roles(of: id), delegations(to: id, on: day), subjects(relatedTo: id)]
    }

    /// The staff member; nil when there is none of this identifier, or not active on the day.
    package static func member(
        _ id: StaffId, on day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> Member? {
        let answers = try session.rows(memberQuestions(id, on: day))
        guard let row = answers[0].first, let staff = staff(row),
            let body = body(SQLRow(values: Array(row.values[4...])))
        else { return nil }
        return Member(
            staff: staff, body: body, roles: answers[1].compactMap(role),
            delegations: answers[2].compactMap(delegation),
            related: Set(answers[3].compactMap { Subject($0.text(0)) }))
    }

    /// The staff member's roles: role, office or empty, Body.
    package static func roles(
        of id: StaffId, in session: any SQLSession
    ) throws(StoreError) -> [(role: Role, office: Office?, body: BodyCode)] {
        try session.rows([roles(of: id)]).joined().compactMap(role)
    }

    /// Roles delegated to the staff member on a day.
    package static func delegations(
        to id: StaffId, on day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> [(delegator: StaffId, role: Role)] {
        try session.rows([delegations(to: id, on: day)]).joined().compactMap(delegation)
    }

    /// Whom or what the staff member declared a relation to.
    package static func subjects(
        relatedTo id: StaffId, in session: any SQLSession
    ) throws(StoreError) -> Set<Subject> {
        Set(try session.rows([subjects(relatedTo: id)]).joined().compactMap { Subject($0.text(0)) })
    }

    /// Whether the staff member is active on a day.
    package static func isActive(
        _ id: StaffId, on day: CivilDate, in session: any SQLSession
    ) throws(StoreError) -> Bool {
        try !session.rows([activeStaff(id, on: day)]).joined().isEmpty
    }

    // MARK: Questions

    private static func activeStaff(_ id: StaffId, on day: CivilDate) -> SQLQuestion {
        SQLQuestion(
            """
            SELECT s.id, s.name, s.body, s.official, b.code, b.name, b.short_name, b.kind, b.rank, b.parent, b.path,
              b.is_open
            FROM staff s LEFT JOIN body b ON b.code = s.body
            WHERE s.id = ? AND s.is_active = 1 AND (s.until IS NULL OR s.until >= ?)
            """, [.text(id.text), .text(day.description)], isOfRegisters: true)
    }

    private static func roles(of id: StaffId) -> SQLQuestion {
        SQLQuestion(
            "SELECT role, office, body FROM staff_role WHERE staff = ? ORDER BY role, office", [.text(id.text)],
            isOfRegisters: true)
    }

    private static func delegations(to id: StaffId, on day: CivilDate) -> SQLQuestion {
        SQLQuestion(
            """
            SELECT delegator, role FROM delegation WHERE delegate = ? AND starts <= ? AND ends >= ?
            ORDER BY delegator, role
            """, [.text(id.text), .text(day.description), .text(day.description)], isOfRegisters: true)
    }

    private static func subjects(relatedTo id: StaffId) -> SQLQuestion {
        SQLQuestion("SELECT subject FROM relation WHERE staff = ?", [.text(id.text)], isOfRegisters: true)
    }

    // MARK: Rows

    private static func role(_ row: SQLRow) -> (role: Role, office: Office?, body: BodyCode)? {
        guard let role = Role(rawValue: row.text(0)), let body = BodyCode(row.text(2)) else { return nil }
        return (role, Office(rawValue: row.text(1)), body)
    }

    private static func delegation(_ row: SQLRow) -> (delegator: StaffId, role: Role)? {
        guard let delegator = StaffId(row.text(0)), let role = Role(rawValue: row.text(1)) else { return nil }
        return (delegator, role)
    }
}
