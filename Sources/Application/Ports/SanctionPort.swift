import Flows
import Kernel
import Sanction
import Storage

extension Sanction: CasePort {
    package static let collection = "sanctions"
    package static let numberMark = "处册"

    package static func handling(_ command: Handling.Command) -> Command { .handling(command) }

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        guard case .present(let matter) = state else {
            guard case .record(let record) = command else { return Facts() }
            return try facts(of: record, from: reader)
        }
        var handling: Handling.Command?
        if case .handling(let command) = command { handling = command }
        var facts = Facts(
            handling: try reader.handlingFacts(
                for: handling, of: matter.frame, about: [.official(matter.person.official)]
            ) { papers(of: state, with: $0) })
        switch command {
        case .restoreRights, .extendProbation, .proposeChange, .confirmChange, .countPeriods:
            try addOthers(of: matter.person.official, in: matter.frame.body, to: &facts, from: reader)
            try addRules(of: matter.ruling.decidedOn, in: matter.frame.body, to: &facts, from: reader)
        case .record, .handling, .recordAnnouncement, .recordChange, .recordReport, .declineChange, .recordNotice,
            .recordCheck:
            break
        }
        return facts
    }

    private static func facts(of record: Record, from reader: FactReader) throws -> Facts {
        let official = record.person.official
        // Two decisions about one person that are entered at once have to see each other.
        try reader.session.hold(.matters(of: .official(official)), .exclusive)
        var facts = Facts(handling: Handling.Facts(conflicted: try reader.staff(relatedTo: [.official(official)])))
        try addOthers(of: official, in: reader.actingBody, to: &facts, from: reader)
        try addRules(of: record.ruling.decidedOn, in: reader.actingBody, to: &facts, from: reader)
        let known = try Registers.cases(
            keyed: key(ofDecision: record.ruling.number, about: official), in: reader.session)
        if let id = known.first, id != reader.caseId {
            facts.recordedIn = try Registers.caseRow(of: id, in: reader.session)?.number
        }
        return facts
    }

    /// What else the person was given, by whatever Body: periods run on across Bodies.
    private static func addOthers(
        of official: OfficialId, in body: BodyCode, to facts: inout Facts, from reader: FactReader
    ) throws {
        let ids = try Registers.cases(keyed: key(ofOfficial: official), in: reader.session)
        for id in ids.sorted(by: { $0.text < $1.text }) where id != reader.caseId {
            guard case .present(let other) = try reader.state(of: Sanction.self, id) else { continue }
            facts.others.append(Other(id: id, number: other.frame.number, sanctions: other.imposed))
            try addRules(of: other.ruling.decidedOn, in: body, to: &facts, from: reader)
        }
    }

    private static func addRules(
        of day: CivilDate, in body: BodyCode, to facts: inout Facts, from reader: FactReader
    ) throws {
        guard facts.rules[day] == nil else { return }
        facts.rules[day] = try reader.rules(of: body, on: day)
    }

    package static func home(
        of command: Command, facts: Facts, actingBody: BodyCode
    ) -> (body: BodyCode, isRestricted: Bool) {
        (actingBody, false)
    }

    package static func consequences(
        of recorded: Kernel.Recorded<Event>, in state: State, id: CaseId
    ) -> [Consequence] {
        Flows.after(recorded.event)
    }

    package static func options(
        for reference: Reference, in state: State, from reader: FactReader
    ) throws -> [Candidate] {
        guard case .present(let matter) = state else { return [] }
        switch reference {
        case .officer: return try reader.staffCandidates(matter.frame.officers)
        case .task: return try reader.clockCandidates(matter.clocks)
        case .paper: return reader.paperCandidates { papers(of: state, with: $0) }
        case .item, .evidence, .harm, .allegation, .audience, .reporter, .official, .unit, .subject, .staff, .body,
            .blankForm, .case:
            return []
        }
    }
}
