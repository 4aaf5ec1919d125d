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
