import Kernel

extension Directory {
    // Whole tables, for an import that must know everything; no page asks for these.

    /// Every Body.
    package static func allBodies(in session: any SQLSession) throws(StoreError) -> [BodyRow] {
        try session.rows("SELECT \(bodyColumns) FROM body ORDER BY code", []).compactMap(body)
    }

    /// Every Unit.
    package static func allUnits(in session: any SQLSession) throws(StoreError) -> [UnitRow] {
        try session.rows("SELECT id, name, body FROM unit ORDER BY id", []).compactMap(unit)
    }

    /// Every Official.
    package static func allOfficials(in session: any SQLSession) throws(StoreError) -> [OfficialRow] {
        try session.rows(
            "SELECT \(officialColumns) FROM official o JOIN unit u ON u.id = o.unit ORDER BY o.id", []
        ).compactMap(official)
    }

    /// Every staff member who has not left.
    package static func allStaff(in session: any SQLSession) throws(StoreError) -> [StaffRow] {
        try session.rows("SELECT id, name, body, official FROM staff WHERE is_active = 1 ORDER BY id", [])
            .compactMap(staff)
    }
}
