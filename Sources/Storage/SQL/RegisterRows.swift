import Kernel

/// A line of a register.
package struct RegisterRow: Hashable, Sendable {
    package let id: CaseId
    package let mechanism: String
    package let body: BodyCode
    package let number: String
    package let stage: String
    package let isOpen: Bool
    package let openedOn: CivilDate
    package let due: CivilDate?
    package let labels: [String]
    /// Names of those it is about.
    package var subjects: [String] = []
}

/// A task of a workbench.
package struct TaskRow: Hashable, Sendable {
    package let id: CaseId
    package let act: String
    package let part: String
    package let mechanism: String
    package let number: String
    package let due: CivilDate?
    package let isProvisional: Bool
    /// Row, title and article of the rule that made the date; empty where none did.
    package let rule: [String]
    package var subjects: [String] = []
}

/// What a list is asked for.
package struct RegisterQuery: Hashable, Sendable {
    package var mechanism: String
    /// nil for both.
    package var isOpen: Bool?
    package var stage: String?
    /// `opened` (newest first) or `due` (soonest first).
    package var sort: String
    /// The key and identifier after which to go on.
    package var after: (key: String, id: String)?
    package var limit: Int
    /// Only cases found by all these tokens.
    package var tokens: [String]

    package init(
        mechanism: String, isOpen: Bool? = nil, stage: String? = nil, sort: String = "opened",
        after: (key: String, id: String)? = nil, limit: Int = 50, tokens: [String] = []
    ) {
        self.mechanism = mechanism
        self.isOpen = isOpen
        self.stage = stage
        self.sort = sort
        self.after = after
        self.limit = limit
        self.tokens = tokens
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.mechanism == right.mechanism && left.isOpen == right.isOpen && left.stage == right.stage
            && left.sort == right.sort && left.after?.key == right.after?.key && left.after?.id == right.after?.id
            && left.limit == right.limit && left.tokens == right.tokens
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(mechanism)
        hasher.combine(sort)
        hasher.combine(after?.id)
    }
}

/// Whose list it is: what SQL binds to keep what a person may not see out of it.
package struct ListViewer: Hashable, Sendable {
    package let staff: StaffId
    package let ownOfficial: OfficialId?
    /// The Body all of whose cases of the mechanism show; nil when only assigned ones do.
    package let wholeBody: BodyCode?
    package let showsRestricted: Bool
    /// A delegator whose recusals count too.
    package let delegator: StaffId?

    package init(
        staff: StaffId, ownOfficial: OfficialId?, wholeBody: BodyCode?, showsRestricted: Bool, delegator: StaffId?
    ) {
        self.staff = staff
        self.ownOfficial = ownOfficial
        self.wholeBody = wholeBody
        self.showsRestricted = showsRestricted
        self.delegator = delegator
    }
}

extension Registers {
    /// Cases with a due date that waits for a calendar, and their mechanisms.
    package static func provisionalCases(
        in session: any SQLSession
    ) throws(StoreError) -> [(id: CaseId, mechanism: String)] {
        let rows = try session.rows("SELECT DISTINCT id, mechanism FROM task WHERE is_provisional = 1 ORDER BY id", [])
        return rows.compactMap { row in CaseId(row.text(0)).map { ($0, row.text(1)) } }
    }

    /// The cases of a key, newest first, whoever may see them: for those whose key it is.
    package static func rows(keyed key: String, in session: any SQLSession) throws(StoreError) -> [RegisterRow] {
        try session.rows(
            """
            SELECT \(columns) FROM case_key k JOIN case_head h ON h.id = k.id
            WHERE k.key = ? ORDER BY h.opened_on DESC, h.number DESC
            """, [.text(key)]
        ).compactMap(row)
    }

    /// The cases a case came from or opened, in a fixed order.
    package static func links(of id: CaseId, in session: any SQLSession) throws(StoreError) -> [CaseLink] {
        try links(ofAll: [id], in: session)
    }

    /// The same of several cases, one after the other.
    package static func links(ofAll ids: [CaseId], in session: any SQLSession) throws(StoreError) -> [CaseLink] {
        let asked = ids.map {
            SQLQuestion("SELECT other, kind FROM case_link WHERE id = ? ORDER BY other", [.text($0.text)])
        }
        return try session.rows(asked).joined().compactMap { row in
            StreamId(row.text(0)).map { CaseLink(stream: $0, kind: row.text(1)) }
        }
    }
}
