import Kernel
import Storage

extension FactReader {
    /// Staff tied to any of these subjects by a declared relation, or who are one of them.
    func staff(relatedTo subjects: [Subject]) throws(StoreError) -> Set<StaffId> {
        var staff = Set<StaffId>()
        for subject in subjects { staff.formUnion(try Directory.staff(relatedTo: subject, in: session)) }
        return staff
    }

    /// The Body that handles matters of a subject, or nil when nobody knows the subject.
    func body(managing subject: Subject) throws(StoreError) -> BodyCode? {
        switch subject {
        case .official(let id): try Directory.official(id, in: session)?.body
        case .unit(let id): try Directory.unit(id, in: session)?.body
        }
    }

    /// The staff of a Body who are an Official of the register: of them the Body itself is told nothing (G9).
    func staff(of body: BodyCode, whoAre official: OfficialId) throws(StoreError) -> [StaffId] {
        try Directory.staff(whoAre: official, in: session).filter { $0.body == body }.map(\.id)
    }

    /// The Body that handles what one Body must not: the next open one above it for which none of these people works,
    /// else the highest; nil when none is above it.
    func body(above home: BodyCode, freeOf persons: Set<StaffId>) throws(StoreError) -> BodyCode? {
        guard let path = try Directory.body(home, in: session)?.path else { return nil }
        var busy = Set<BodyCode>()
        for person in persons {
            if let body = try Directory.staff(person, in: session)?.body { busy.insert(body) }
        }
        var highest: BodyCode?
        for code in path.dropLast().reversed() {
            guard let row = try Directory.body(code, in: session), row.isOpen else { continue }
            if !busy.contains(code) { return code }
            highest = code
        }
        return highest
    }

    /// The subject's name as the registers have it; empty when unknown.
    func name(of subject: Subject) throws(StoreError) -> String {
        switch subject {
        case .official(let id): try Directory.official(id, in: session)?.name ?? ""
        case .unit(let id): try Directory.unit(id, in: session)?.name ?? ""
        }
    }

    /// What a form offers for (allegation, subject) pairs: `1 缪某 · wording`.
    func itemCandidates(_ items: [ItemKey], wording: (Int) -> String) throws(StoreError) -> [Candidate] {
        var candidates: [Candidate] = []
        for item in items {
            let label = "\(item.allegation) \(try name(of: item.subject)) · \(wording(item.allegation))"
            candidates.append(Candidate(id: item.description, label: label))
        }
        return candidates
    }

    /// What a form offers for staff: the names of a Body's, or of these.
    func staffCandidates(_ staff: some Sequence<StaffId>) throws(StoreError) -> [Candidate] {
        var candidates: [Candidate] = []
        for id in staff.sorted() {
            candidates.append(Candidate(id: id.text, label: try Directory.staff(id, in: session)?.name ?? id.text))
        }
        return candidates
    }
}
