import Kernel

extension Registers {
    /// The open cases of an officer, oldest first: all of them, for a caller that leaves out what must not be seen.
    package static func openWork(
        of officer: StaffId, in session: any SQLSession
    ) throws(StoreError) -> [(id: CaseId, mechanism: String, version: Int)] {
        try session.rows(
            """
            SELECT h.id, h.mechanism, h.version FROM case_person p JOIN case_head h ON h.id = p.id
            WHERE p.staff = ? AND p.bond = 'officer' AND h.is_open = 1 ORDER BY h.opened_on, h.id
            """, [.text(officer.text)]
        ).compactMap { row in CaseId(row.text(0)).map { ($0, row.text(1), row.int(2)) } }
    }
}
