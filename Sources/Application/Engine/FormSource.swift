import Kernel
import Storage

/// Looks up what a form's references mean, inside the act's transaction.
struct FormSource {
    let seals: SealBox

    func seal(_ bytes: [UInt8], kind: String) -> SealedRef { seals.seal(bytes, kind: kind) }

    /// What was typed for a reference: an identifier or a name.
    func resolve<M: CasePort>(
        _ reference: Reference, _ typed: String, _ mechanism: M.Type, _ state: M.State, _ facts: FactReader
    ) throws -> Resolution {
        if reference.isOfTheCase {
            // Who is not on the approved list is for the decision to refuse, so that the attempt is noted.
            if reference == .audience, Int(typed) != nil { return .found(typed) }
            let options = try M.options(for: reference, in: state, from: facts)
            return options.contains { $0.id == typed } ? .found(typed) : .unknown
        }
        return try Lookup.resolve(reference, typed, in: facts.session)
    }
}

/// Looks up what exists by identifier or exact name.
package enum Lookup {
    /// What a typed text means.
    package static func resolve(
        _ reference: Reference, _ typed: String, in session: any SQLSession
    ) throws(StoreError) -> Resolution {
        switch reference {
        case .official: return one(try officials(typed, in: session))
        case .unit: return one(try units(typed, in: session))
        case .subject: return try subject(typed, in: session)
        case .staff:
            if let id = StaffId(typed), try Directory.staff(id, in: session) != nil { return .found(typed) }
            return one(
                try Directory.staff(named: typed, in: session).map {
                    Candidate(id: $0.id.text, label: "\($0.name)（\($0.body)）")
                })
        case .body:
            if let code = BodyCode(typed), try Directory.body(code, in: session) != nil { return .found(typed) }
            return one(
                try Directory.bodies(named: typed, in: session).map {
                    Candidate(id: $0.code.text, label: "\($0.name)(\($0.code))")
                })
        case .case:
            if let id = CaseId(typed), try Registers.head(of: id, in: session) != nil { return .found(typed) }
            return one(try Registers.cases(numbered: typed, in: session).map { Candidate(id: $0.text, label: typed) })
        // Whose it is, and what became of it, is for the decision: its refusal says which.
        case .blankForm: return .found(BlankFormNumber.written(typed))
        case .item, .allegation, .evidence, .audience, .reporter, .harm, .task, .officer, .paper: return .unknown
        }
    }

    private static func subject(_ typed: String, in session: any SQLSession) throws(StoreError) -> Resolution {
        if let subject = Subject(typed) {
            switch subject {
            case .official(let id): return try Directory.official(id, in: session) == nil ? .unknown : .found(typed)
            case .unit(let id): return try Directory.unit(id, in: session) == nil ? .unknown : .found(typed)
            }
        }
        let officials = try officials(typed, in: session).map {
            Candidate(id: "official:\($0.id)", label: $0.label)
        }
        let units = try units(typed, in: session).map { Candidate(id: "unit:\($0.id)", label: $0.label) }
        return one(officials + units)
    }

    private static func officials(_ typed: String, in session: any SQLSession) throws(StoreError) -> [Candidate] {
        if let id = OfficialId(typed), let row = try Directory.official(id, in: session) { return [candidate(row)] }
        return try Directory.officials(named: typed, in: session).map(candidate)
    }

    private static func units(_ typed: String, in session: any SQLSession) throws(StoreError) -> [Candidate] {
        if let id = UnitId(typed), let row = try Directory.unit(id, in: session) {
            return [Candidate(id: row.id.text, label: row.name)]
        }
        return try Directory.units(named: typed, in: session).map { Candidate(id: $0.id.text, label: $0.name) }
    }

    private static func candidate(_ row: OfficialRow) -> Candidate {
        Candidate(id: row.id.text, label: "\(row.name)（\(row.unitName) \(row.post)）")
    }

    private static func one(_ candidates: [Candidate]) -> Resolution {
        switch candidates.count {
        case 0: .unknown
        case 1: .found(candidates[0].id)
        default: .several(candidates)
        }
    }
}
