import Flows
import Kernel
import Storage
import Verification

extension Verification: CasePort {
    package static let collection = "verifications"
    package static let numberMark = "核"

    package static func handling(_ command: Handling.Command) -> Command { .handling(command) }

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        guard case .present(let matter) = state else { return Facts() }
        var handling: Handling.Command?
        if case .handling(let command) = command { handling = command }
        return Facts(
            handling: try reader.handlingFacts(for: handling, of: matter.frame, about: matter.subjects) {
                papers(of: state, with: $0)
            })
    }

    package static func home(
        of command: Command, facts: Facts, actingBody: BodyCode
    ) -> (body: BodyCode, isRestricted: Bool) {
        guard case .open(let opening) = command else { return (actingBody, false) }
        return (opening.body, opening.isRestricted)
    }

    package static func consequences(
        of recorded: Recorded<Event>, in state: State, id: CaseId
    ) -> [Consequence] {
        Flows.after(recorded.event, in: state, id: id)
    }

    package static func options(
        for reference: Reference, in state: State, from reader: FactReader
    ) throws -> [Candidate] {
        guard case .present(let matter) = state else { return [] }
        switch reference {
        case .item: return try reader.itemCandidates(matter.items.map(\.key)) { number in matter.wording(of: number) }
        case .evidence:
            return matter.standingEvidence.map { Candidate(id: String($0.number), label: "\($0.number) \($0.shows)") }
        case .subject, .harm:
            return try matter.subjects.map { Candidate(id: $0.description, label: try reader.name(of: $0)) }
        case .officer: return try reader.staffCandidates(matter.frame.officers)
        case .task:
            return try reader.clockCandidates(matter.clocks) { (clock) throws(StoreError) in
                let subject = matter.subjects.first { Verification.clock(ofInquiryTo: $0) == clock }
                return try subject.map { (subject) throws(StoreError) in try reader.name(of: subject) } ?? ""
            }
        case .paper: return reader.paperCandidates { papers(of: state, with: $0) }
        case .allegation, .audience, .reporter, .official, .unit, .staff, .body, .blankForm, .case: return []
        }
    }
}

extension Verification.Matter {
    /// The wording of an allegation, by its number.
    package func wording(of number: Int) -> String { items.first { $0.key.allegation == number }?.wording ?? "" }
}
