import Kernel

extension Intake.Desk {
    func startVerifying(_ verification: CaseId) throws(Intake.Refusal) -> [Intake.Event] {
        // Sent by another case: what is done already is no reason to refuse.
        if matter.verifications.contains(verification) { return [] }
        guard case .disposed(let disposal) = matter.stage, disposal.proposal.method.opensVerification else {
            throw .notDisposedForVerification
        }
        return [.verificationStarted(Intake.Linked(to: verification))]
    }

    func noteFindingsProposed() throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .verifying: return [.findingsProposed]
        case .findingsProposed, .concluded, .reopeningProposed, .closed(.afterConclusion): return []
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed,
            .closed(.afterDisposal),
            .closed(.repeatOf):
            throw .notVerifying
        }
    }

    func conclude(
        _ verification: CaseId, _ findings: [FindingOutcome]
    ) throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .verifying(let ours), .findingsProposed(let ours):
            guard ours == verification else { throw .otherVerification }
        case .concluded(let conclusion) where conclusion.verification == verification: return []
        case .closed(.afterConclusion(let conclusion)) where conclusion.verification == verification: return []
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .concluded,
            .reopeningProposed,
            .closed:
            throw .notVerifying
        }
        let found = findings.sorted { $0.key < $1.key }
        let items = matter.items
        if let missing = items.first(where: { key in !found.contains { $0.key == key } }) {
            throw .findingsIncomplete(missing.allegation)
        }
        if let foreign = found.first(where: { !items.contains($0.key) }) {
            throw .findingsIncomplete(foreign.key.allegation)
        }
        guard found.count == items.count else { throw .findingsIncomplete(0) }
        return [
            .concluded(Intake.Concluded(verification: verification, findings: found, clocks: resultClocks()))
        ]
    }

    func linkClarification(_ clarification: CaseId) throws(Intake.Refusal) -> [Intake.Event] {
        if matter.clarification == clarification { return [] }
        guard !matter.findings.isEmpty else { throw .notConcluded }
        return [.clarificationLinked(Intake.Linked(to: clarification))]
    }

    func tellResult(_ number: Int, _ how: String, _ checked: Bool) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.hasResult else { throw .notConcluded }
        let reporter = try reporter(number)
        try say(how, "how")
        guard checked else { throw .exposureNotChecked }
        if let told = reporter.resultTold {
            if told.by == context.actor, told.how == how { return [] }
            throw .resultAlreadyTold(number)
        }
        return [.resultTold(Intake.Told(reporter: number, how: how))]
    }

    func recordMeasure(
        _ item: ItemKey, _ measure: Intake.Measure, _ reason: String
    ) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.hasResult else { throw .notConcluded }
        switch matter.finding(on: item)?.result {
        case .substantiated?, .partlySubstantiated?: break
        case .unfounded?, .inconclusive?, nil: throw .measureNeedsSubstantiated
        }
        try say(reason, "reason")
        if matter.measures.contains(where: { $0.item == item && $0.measure == measure && $0.reason == reason }) {
            return []
        }
        return [.measureRecorded(Intake.MeasureRecorded(item: item, measure: measure, reason: reason))]
    }
}

// What reporters say afterwards
extension Intake.Desk {
    func recordObjection(_ number: Int, _ content: SealedRef) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.hasResult else { throw .notConcluded }
        _ = try reporter(number)
        if matter.objections.contains(where: { $0.reporter == number && $0.content == content }) { return [] }
        return [.objectionRecorded(Intake.ObjectionRecorded(reporter: number, content: content))]
    }

    func answerObjection(_ number: Int, _ explanation: String) throws(Intake.Refusal) -> [Intake.Event] {
        guard let objection = matter.objections.first(where: { $0.number == number }) else {
            throw .objectionUnknown(number)
        }
        try say(explanation, "explanation")
        if let answer = objection.answer {
            if answer.by == context.actor, answer.explanation == explanation { return [] }
            throw .objectionUnknown(number)
        }
        return [.objectionAnswered(Intake.ObjectionAnswered(objection: number, explanation: explanation))]
    }

    func recordNewEvidence(_ number: Int?, _ content: SealedRef) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.hasResult else { throw .notConcluded }
        if let number { _ = try reporter(number) }
        if matter.newEvidence.contains(where: { $0.reporter == number && $0.content == content }) { return [] }
        return [.newEvidenceRecorded(Intake.NewEvidenceRecorded(reporter: number, content: content))]
    }

    func checkNewEvidence(
        _ number: Int, _ outcome: Intake.EvidenceOutcome, _ reason: String
    ) throws(Intake.Refusal) -> [Intake.Event] {
        guard let evidence = matter.newEvidence.first(where: { $0.number == number }) else {
            throw .evidenceUnknown(number)
        }
        try say(reason, "reason")
        if let check = evidence.check {
            if check.by == context.actor, check.outcome == outcome, check.reason == reason { return [] }
            throw .evidenceUnknown(number)
        }
        return [
            .newEvidenceChecked(Intake.NewEvidenceChecked(evidence: number, outcome: outcome, reason: reason))
        ]
    }

    func askReporter(_ message: SealedRef) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.receiptHash != nil else { throw .reporterNotReachable }
        if matter.messages.contains(where: { $0.content == message && !$0.isFromReporter }) { return [] }
        return [.reporterAsked(Intake.Message(content: message))]
    }

    func reporterAnswered(_ message: SealedRef) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.receiptHash != nil else { throw .reporterNotReachable }
        guard context.actor == .portal else { throw .onlyReporterAnswers }
        if matter.messages.contains(where: { $0.content == message && $0.isFromReporter }) { return [] }
        return [.reporterAnswered(Intake.Message(content: message))]
    }
}

extension Intake.Matter {
    /// Whether there is a result that a reporter can be told.
    package var hasResult: Bool {
        switch stage {
        case .concluded, .closed(.afterConclusion), .closed(.afterDisposal), .reopeningProposed: !concludedOn.isEmpty
        case .disposed(let disposal): disposal.proposal.method == .close
        case .received, .registered, .routed, .accepted, .disposalProposed, .returnProposed, .verifying,
            .findingsProposed,
            .closed(.repeatOf):
            false
        }
    }
}
