import Flows
import Intake
import Kernel
import Storage

extension Intake: CasePort {
    package static let collection = "reports"
    package static let numberMark = "信"

    package static func handling(_ command: Handling.Command) -> Command { .handling(command) }

    package static func facts(for command: Command, given state: State, from reader: FactReader) throws -> Facts {
        var facts = Facts(handlingBody: reader.actingBody)
        if case .present(let matter) = state {
            facts.handlingBody = matter.frame.body
            facts.isRestricted = matter.frame.isRestricted
            var handling: Handling.Command?
            if case .handling(let command) = command { handling = command }
            facts.handling = try reader.handlingFacts(for: handling, of: matter.frame, about: matter.subjects) {
                papers(of: state, with: $0)
            }
        }
        switch command {
        case .register(let registration), .correctRegistration(_, let registration):
            try addRouting(of: subjects(of: registration), to: &facts, from: reader)
        case .addAllegation(let entry):
            try addRouting(of: entry.subjects, to: &facts, from: reader)
        case .markRepeat(let other, _):
            let isKnown = try Registers.head(of: other, in: reader.session)?.mechanism == mechanism
            if !isKnown || other == reader.caseId { facts.unknownReports = [other] }
        case .receive, .confirmRealName, .refuteRealName, .forwardUp, .transfer, .decline, .accept,
            .notifyAcceptance, .acknowledgeHandedDown, .proposeDisposal, .proposeReturn, .feedBack, .reviewHold,
            .approve, .sendBack, .reject,
            .confirmPaper, .startVerifying, .noteFindingsProposed, .conclude, .linkClarification, .tellResult,
            .recordMeasure, .recordObjection, .answerObjection, .recordNewEvidence, .checkNewEvidence, .close,
            .reopen, .askReporter, .reporterAnswered, .handling:
            break
        }
        return facts
    }

    /// Whose report it is: a higher Body's, the next higher one's for the own people, or the own. A report that came in
    /// unread and turns out to be on the own people leaves for the next higher Body as one that is opened so does.
    private static func addRouting(
        of subjects: [Subject], to facts: inout Facts, from reader: FactReader
    ) throws {
        let home = facts.handlingBody
        try Directory.prepare(about: subjects, for: home, in: reader.session)
        guard let body = try Directory.body(home, in: reader.session) else { return }
        for subject in subjects {
            guard let managing = try reader.body(managing: subject) else {
                facts.unknownSubjects.append(subject)
                continue
            }
            if managing != home, body.path.dropLast().contains(managing) { facts.belongsToHigherBody = managing }
            guard case .official(let official) = subject else { continue }
            let own = try reader.staff(of: home, whoAre: official)
            guard !own.isEmpty else { continue }
            facts.isRestricted = true
            if let above = try reader.body(above: home, freeOf: Set(own)) {
                facts.handlingBody = above
            } else if try own.contains(where: { try isHead($0, of: home, in: reader.session) }) {
                // The highest Body's own head is outside the installation: only the fact of forwarding is kept.
                facts.belongsToHigherBody = nationalBody
            }
        }
    }

    private static func isHead(_ staff: StaffId, of body: BodyCode, in session: any SQLSession) throws -> Bool {
        try Directory.staff(of: body, as: .head, in: session).contains(staff)
    }

    /// Stands for the Body above the installation's highest.
    private static let nationalBody: BodyCode = {
        guard let code = BodyCode("000000000") else { preconditionFailure("nine zeros are an identifier") }
        return code
    }()

    private static func subjects(of registration: Registration) -> [Subject] {
        var seen = Set<Subject>()
        return (registration.subjects + registration.allegations.flatMap(\.subjects)).filter {
            seen.insert($0).inserted
        }
    }

    package static func home(
        of command: Command, facts: Facts, actingBody: BodyCode
    ) -> (body: BodyCode, isRestricted: Bool) {
        (facts.handlingBody, facts.isRestricted)
    }

    package static func newHome(
        of command: Command, facts: Facts, leaving summary: CaseSummary
    ) -> (body: BodyCode, isRestricted: Bool)? {
        switch command {
        case .register, .correctRegistration:
            if facts.handlingBody == summary.body, facts.isRestricted == summary.isRestricted { return nil }
            return (facts.handlingBody, facts.isRestricted)
        case .receive, .addAllegation, .forwardUp, .transfer, .decline, .markRepeat, .accept, .confirmRealName,
            .refuteRealName, .notifyAcceptance, .acknowledgeHandedDown, .proposeDisposal, .proposeReturn, .feedBack,
            .reviewHold, .approve, .sendBack, .reject, .confirmPaper, .startVerifying, .noteFindingsProposed,
            .conclude, .linkClarification, .tellResult, .recordMeasure, .recordObjection, .answerObjection,
            .recordNewEvidence, .checkNewEvidence, .close, .reopen, .askReporter, .reporterAnswered, .handling:
            return nil
        }
    }

    package static func consequences(
        of recorded: Recorded<Event>, in state: State, id: CaseId
    ) -> [Consequence] {
        Flows.after(recorded.event, in: state, id: id)
    }

    package static func erasures(of event: Event) -> [SealedRef] {
        guard case .forwarded(let forwarded) = event else { return [] }
        return forwarded.destroyed
    }

    package static func destroysContent(_ event: Event) -> Bool {
        if case .forwarded = event { true } else { false }
    }

    package static func options(
        for reference: Reference, in state: State, from reader: FactReader
    ) throws -> [Candidate] {
        guard case .present(let matter) = state else { return [] }
        switch reference {
        case .item: return try reader.itemCandidates(matter.items) { number in matter.wording(of: number) }
        case .allegation:
            return matter.allegations.map { Candidate(id: String($0.number), label: "\($0.number) \($0.wording)") }
        case .reporter: return matter.reporters.map { Candidate(id: String($0.number), label: String($0.number)) }
        case .evidence:
            return matter.uncheckedEvidence.map { Candidate(id: String($0.number), label: "\($0.number) · \($0.on)") }
        case .harm:
            return matter.openObjections.map { Candidate(id: String($0.number), label: "\($0.number) · \($0.on)") }
        case .task: return try reader.clockCandidates(matter.clocks)
        case .officer: return try reader.staffCandidates(matter.frame.officers)
        case .paper: return reader.paperCandidates { papers(of: state, with: $0) }
        case .audience, .official, .unit, .subject, .staff, .body, .blankForm, .case: return []
        }
    }
}

extension Intake.Matter {
    /// The wording of an allegation, by its number.
    package func wording(of number: Int) -> String { allegations.first { $0.number == number }?.wording ?? "" }
}
