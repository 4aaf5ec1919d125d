import Access
import Flows
import Interference
import Kernel
import Storage

extension Interference: CasePort {
    package static let collection = "interferences"
    package static let numberMark = "干"
    package static let isAlwaysRestricted = true

    package static func handling(_ command: Handling.Command) -> Command { .handling(command) }

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        guard case .present(let matter) = state else {
            guard case .note(let entry) = command else { return Facts() }
            return try facts(of: entry, from: reader)
        }
        var handling: Handling.Command?
        if case .handling(let command) = command { handling = command }
        var facts = Facts(
            handling: try reader.handlingFacts(for: handling, of: matter.frame, about: matter.subjects) {
                papers(of: state, with: $0)
            })
        switch handling {
        case .lend(let officers, _):
            facts.ofEnteringBody = try staff(among: officers, ofOrBelow: matter, from: reader)
        case .proposeMove(let target, _, _), .followMove(let target, _):
            if try works(for: target, among: matter.concerned, from: reader) { facts.handling.isAboutTarget = true }
        case .acceptMove:
            if let target = matter.frame.pendingMove?.to,
                try works(for: target, among: matter.concerned, from: reader)
            {
                facts.handling.isAboutTarget = true
            }
        case .assign, .handOver, .recuse, .requestRecusal, .liftRecusal, .extendDeadline, .pauseDeadline,
            .resumeDeadline, .recountDeadlines, .declineMove, .recordSealUse, nil:
            break
        }
        return facts
    }

    /// Who the person is, and which Body therefore has the entry: straight the one above, or the next for which the
    /// person does not work (G19).
    private static func facts(of entry: Entry, from reader: FactReader) throws -> Facts {
        var facts = Facts(official: entry.official)
        if let staff = entry.staff {
            facts.concerned.insert(staff)
            if facts.official == nil { facts.official = try Directory.staff(staff, in: reader.session)?.official }
        }
        if let official = facts.official {
            facts.concerned.formUnion(try Directory.staff(whoAre: official, in: reader.session).map(\.id))
        }
        facts.handlingBody = try reader.body(above: reader.actingBody, freeOf: facts.concerned)
        if let about = entry.about, let row = try Registers.caseRow(of: about, in: reader.session) {
            facts.about = AboutCase(mechanism: row.mechanism, id: about, number: row.number)
            facts.keptAway = try ResourceReader(session: reader.session).resource(of: row).recused
        }
        return facts
    }

    /// Those of the Body in which it was entered, or of one below it, where another Body has it.
    private static func staff(
        among officers: [StaffId], ofOrBelow matter: Matter, from reader: FactReader
    ) throws -> Set<StaffId> {
        guard matter.enteredIn != matter.frame.body else { return [] }
        var found: Set<StaffId> = []
        for officer in officers {
            guard let body = try Directory.staff(officer, in: reader.session)?.body else { continue }
            let path = try Directory.body(body, in: reader.session)?.path ?? []
            if path.contains(matter.enteredIn) { found.insert(officer) }
        }
        return found
    }

    private static func works(
        for body: BodyCode, among staff: Set<StaffId>, from reader: FactReader
    ) throws -> Bool {
        try staff.contains { try Directory.staff($0, in: reader.session)?.body == body }
    }

    package static func home(
        of command: Command, facts: Facts, actingBody: BodyCode
    ) -> (body: BodyCode, isRestricted: Bool) {
        (facts.handlingBody ?? actingBody, true)
    }

    /// Nothing follows in other cases: the case it is about must show nothing of it.
    package static func consequences(
        of recorded: Recorded<Event>, in state: State, id: CaseId
    ) -> [Consequence] {
        []
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
