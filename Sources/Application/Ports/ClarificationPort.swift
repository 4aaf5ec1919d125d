import Clarification
import Flows
import Intake
import Kernel
import Storage
import Verification

extension Clarification: CasePort {
    package static let collection = "clarifications"
    package static let numberMark = "澄"

    package static func handling(_ command: Handling.Command) -> Command { .handling(command) }

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        guard case .present(let matter) = state else {
            guard case .receiveApplication(_, let named) = command else { return Facts() }
            return try facts(forApplicationAbout: named, from: reader)
        }
        var handling: Handling.Command?
        if case .handling(let command) = command { handling = command }
        var facts = Facts(
            handling: try reader.handlingFacts(for: handling, of: matter.frame, about: matter.subjects) {
                papers(of: state, with: $0)
            })
        facts.bodyName = try Directory.body(matter.frame.body, in: reader.session)?.name ?? ""
        for subject in matter.subjects { facts.names[subject] = try name(of: subject, from: reader) }
        if command.asksOfOtherViolations {
            facts.otherViolations = try otherViolations(of: matter, from: reader)
        }
        if case .present(let report) = try reader.state(of: Intake.self, matter.report) {
            facts.received = report.receivedOn
            facts.findings = Dictionary(report.findings.map { ($0.key, $0.result) }, uniquingKeysWith: { $1 })
            facts.reporterMustBeTold = !report.realNameReportersUntold.isEmpty
            facts.openObjections = report.openObjections.count
            facts.openNewEvidence = report.uncheckedEvidence.count
        }
        return facts
    }

    /// What an application that comes first would open. The report is named by its number, or by that of a case that
    /// came of it.
    private static func facts(forApplicationAbout named: CaseId, from reader: FactReader) throws -> Facts {
        var facts = Facts()
        guard let id = try report(of: named, from: reader),
            case .present(let report) = try reader.state(of: Intake.self, id)
        else { return facts }
        if let verification = report.verifications.last,
            case .present(let matter) = try reader.state(of: Verification.self, verification)
        {
            facts.opening = Flows.clarification(of: report, verified: matter, in: verification)
        }
        if let known = report.clarification, case .present(let earlier) = try reader.state(of: self, known) {
            facts.clarifiedBefore = earlier.clarified
        }
        return facts
    }

    private static func report(of named: CaseId, from reader: FactReader) throws -> CaseId? {
        switch try Registers.head(of: named, in: reader.session)?.mechanism {
        case Intake.mechanism?: return named
        case Verification.mechanism?:
            guard case .present(let matter) = try reader.state(of: Verification.self, named) else { return nil }
            return matter.report
        case mechanism?:
            guard case .present(let matter) = try reader.state(of: self, named) else { return nil }
            return matter.report
        default: return nil
        }
    }

    /// Subjects of whom another report, still under handling, has a finding that is substantiated at least in part
    /// (CLA-022). A report nobody has verified stands against nothing.
    private static func otherViolations(of matter: Matter, from reader: FactReader) throws -> Set<Subject> {
        var found: Set<Subject> = []
        for subject in matter.subjects {
            for id in try Registers.openCases(of: Intake.mechanism, about: subject, in: reader.session)
            where id != matter.report {
                guard case .present(let report) = try reader.state(of: Intake.self, id) else { continue }
                let stands = report.findings.contains {
                    $0.key.subject == subject && ($0.result == .substantiated || $0.result == .partlySubstantiated)
                }
                if stands { found.insert(subject) }
            }
        }
        return found
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
        let opening = if case .open(let opening) = command { opening } else { facts.opening }
        return opening.map { ($0.body, $0.isRestricted) } ?? (actingBody, false)
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
        case .task: return try reader.clockCandidates(matter.clocks)
        case .paper: return reader.paperCandidates { papers(of: state, with: $0) }
        case .allegation, .reporter, .official, .unit, .staff, .body, .blankForm, .case: return []
        }
    }
}

extension Clarification.Command {
    /// Whether its decision asks for other violations of the subjects.
    fileprivate var asksOfOtherViolations: Bool {
        switch self {
        case .assess, .propose, .submit, .approve: true
        case .open, .receiveApplication, .apply, .refuseApplication, .reviewRefusal, .shortenWording, .askWish,
            .recordWish, .sendBack, .reject, .confirmPaper, .withdraw, .widenScope, .correct, .deliver, .recordHarm,
            .settleHarm, .followUp, .tellPersonnel, .archive, .handling:
            false
        }
    }
}
