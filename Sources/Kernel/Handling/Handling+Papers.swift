// On what the Body's seal was set (用印登记).
extension Handling {
    static func recordSealUse(
        of paper: String, _ copies: Int, on basis: String, given frame: CaseFrame, by actor: StaffId,
        _ day: CivilDate, knowing facts: Facts
    ) throws(Refusal) -> [Event] {
        guard copies >= 1 else { throw .copiesTooFew }
        try need(basis, as: "basis")
        guard let issued = facts.paper, issued.name == paper else { throw .paperNotIssued }
        let isRepeated = frame.sealUses.last.map {
            $0.paper == paper && $0.copies == copies && $0.basis == basis && $0.by == actor && $0.on == day
        }
        guard isRepeated != true else { return [] }
        return [
            .sealUsed(
                SealUsed(paper: paper, title: issued.title, number: issued.number, copies: copies, basis: basis))
        ]
    }
}
