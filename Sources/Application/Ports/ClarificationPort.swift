import Clarification
import Flows
import Intake
import Kernel
import Storage
import Verification

extension Clarification: CasePort {
    package static let collection = "clarifications"
    package static let numberMark = "澄"

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        var facts = Facts()
        guard case .present(let matter) = state else { return facts }
        facts.bodyName = try Directory.body(matter.frame.body, in: reader.session)?.name ?? ""
        facts.conflicted = try reader.staff(relatedTo: matter.subjects)
        for subject in matter.subjects { facts.names[subject] = try name(of: subject, from: reader) }
        if case .present(let report) = try reader.state(of: Intake.self, matter.report) {
            facts.received = report.receivedOn
            facts.findings = Dictionary(report.findings.map { ($0.key, $0.result) }, uniquingKeysWith: { $1 })
            facts.reporterMustBeTold = !report.realNameReportersUntold.isEmpty
            facts.openObjections = report.openObjections.count
            facts.openNewEvidence = report.uncheckedEvidence.count
        }
        return facts
    }

    private static func name(of subject: Subject, from reader: FactReader) throws -> SubjectName {
        switch subject {
        case .official(let id):
            guard let row = try Directory.official(id, in: reader.session) else { break }
            return SubjectName(name: row.name, unit: row.unitName, post: row.post)
        case .unit(let id):
            guard let row = try Directory.unit(id, in: reader.session) else { break }
            return SubjectName(name: row.name, unit: "", post: "")
        }
        return SubjectName(name: "", unit: "", post: "")
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
        case .item:
            return try reader.itemCandidates(matter.items.map(\.key)) { number in
                matter.items.first { $0.key.allegation == number }?.shortWording ?? ""
            }
        case .audience:
            let entries = matter.scope?.proposal.audience ?? []
            return entries.map { Candidate(id: String($0.number), label: "\($0.number) \($0.name)") }
        case .harm:
            return matter.harms.indices.map {
                Candidate(id: String($0 + 1), label: "\($0 + 1) \(matter.harms[$0].harm.detail)")
            }
        case .subject:
            return try matter.subjects.map { Candidate(id: $0.description, label: try reader.name(of: $0)) }
        case .officer: return try reader.staffCandidates(matter.frame.officers)
        case .evidence:
            return try matter.applications.map {
                let label = "\($0.number) \(try reader.name(of: $0.application.applicant)) · \($0.receivedOn)"
                return Candidate(id: String($0.number), label: label)
            }
        case .task, .allegation, .reporter, .official, .unit, .staff, .body, .case: return []
        }
    }
}
