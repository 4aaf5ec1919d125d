import Kernel

// What officers do while they gather.
extension Verification {
    static func decideGathering(
        _ command: Command, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        let officer = try admitOfficer(context, to: matter)
        switch matter.stage {
        case .assigned, .gathering: break
        case .opened, .findingsProposed, .qualityGate, .submitted: throw .notGathering
        case .concluded: throw .alreadyConcluded
        }
        switch command {
        case .recordPlan(let text):
            try need(text, as: "text")
            if let plan = matter.plans.last, plan.text == text, plan.by == officer { return [] }
            return [.planRecorded(PlanRecorded(text: text))]
        case .addEvidence(let kind, let shows, let items, let file, let isConfidential, let by, let blankForm):
            let added = EvidenceAdded(
                number: matter.evidence.count + 1, kind: kind, shows: shows, items: Set(items).sorted(), file: file,
                isConfidential: isConfidential, by: Set(by).sorted(), blankForm: blankForm)
            return try add(added, by: officer, given: matter)
        case .withdrawEvidence(let number, let reason):
            return try withdraw(number, because: reason, by: officer, given: matter)
        case .sendInquiry(let subject, let exposureChecked):
            return try sendInquiry(
                to: subject, exposureChecked: exposureChecked, by: officer, given: matter, in: context)
        case .recordInquiryAnswer(let subject, let endorsed, let accepted, let text):
            let answer = Answer(
                endorsedByPartySecretary: endorsed, accepted: accepted, text: text, recordedBy: officer,
                on: context.occurredOn)
            return try record(answer, of: subject, given: matter, in: context)
        case .recordStatement(let subject, let text, let on, let by, let blankForm, let scan):
            let statement = StatementRecorded(
                subject: subject, text: text, on: on, by: Set(by).sorted(), blankForm: blankForm, scan: scan)
            return try record(statement, by: officer, given: matter, in: context)
        case .open, .handling, .proposeFindings, .passQualityGate, .failQualityGate, .approve, .sendBack, .reject,
            .confirmPaper:
            return []
        }
    }

    /// The officer who acts; anybody else is refused.
    static func admitOfficer(_ context: Context<Facts>, to matter: Matter) throws(Refusal) -> StaffId {
        let actor = try admit(context, to: matter)
        guard matter.frame.officers.contains(actor) else { throw .actorNotAssigned }
        guard !context.facts.handling.conflicted.contains(actor) else {
            throw .handling(.officerConflicted(actor))
        }
        return actor
    }

    private static func add(
        _ added: EvidenceAdded, by officer: StaffId, given matter: Matter
    ) throws(Refusal) -> [Event] {
        try need(added.shows, as: "shows")
        guard !added.items.isEmpty else { throw .evidenceWithoutItem }
        let known = Set(matter.items.map(\.key))
        for key in added.items where !known.contains(key) { throw .itemUnknown(key) }
        try checkPresent(added.by, at: matter)
        let isRecorded = matter.standingEvidence.contains {
            $0.recordedBy == officer && $0.kind == added.kind && $0.shows == added.shows && $0.items == added.items
                && $0.file == added.file && $0.isConfidential == added.isConfidential && $0.by == added.by
                && $0.blankForm == added.blankForm
        }
        guard !isRecorded else { return [] }
        try check(blankForm: added.blankForm, in: matter)
        return [.evidenceAdded(added)]
    }

    /// A numbered blank is entered once.
    private static func check(blankForm number: String?, in matter: Matter) throws(Refusal) {
        do throws(Handling.Refusal) {
            try Handling.check(blankForm: number, in: matter.frame)
        } catch {
            throw .handling(error)
        }
    }

    /// Two persons at least, all of them officers of the case (G20); one who has since handed over may be named in a
    /// late entry.
    private static func checkPresent(_ officers: [StaffId], at matter: Matter) throws(Refusal) {
        guard officers.count >= Handling.officersMin,
            matter.hands.subtracting(matter.frame.recused).isSuperset(of: officers)
        else { throw .twoOfficersNeeded }
    }

    private static func withdraw(
        _ number: Int, because reason: String, by officer: StaffId, given matter: Matter
    ) throws(Refusal) -> [Event] {
        try need(reason, as: "reason")
        guard let evidence = matter.evidence.first(where: { $0.number == number })
        else { throw .evidenceUnknown(number) }
        if let withdrawal = evidence.withdrawal {
            guard withdrawal.by == officer, withdrawal.reason == reason
            else { throw .evidenceAlreadyWithdrawn(number) }
            return []
        }
        return [.evidenceWithdrawn(EvidenceWithdrawn(number: number, reason: reason))]
    }

    private static func sendInquiry(
        to subject: Subject, exposureChecked: Bool, by officer: StaffId, given matter: Matter,
        in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch matter.method {
        case .talkOrInquiry: break
        case .preliminaryVerification: throw .notByInquiry
        }
        guard matter.subjects.contains(subject) else { throw .subjectUnknown }
        guard exposureChecked else { throw .exposureNotChecked }
        if let open = matter.openInquiries.first(where: { $0.subject == subject }) {
            guard open.sentBy == officer, open.sentOn == context.occurredOn else { throw .inquiryStillOpen }
            return []
        }
        let sent = InquirySent(
            number: matter.inquiries.count + 1, subject: subject,
            deadline: context.deadline("clue.inquiry_letter.reply.max"))
        return [.inquirySent(sent)]
    }

    private static func record(
        _ answer: Answer, of subject: Subject, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try need(answer.text, as: "text")
        guard matter.subjects.contains(subject) else { throw .subjectUnknown }
        guard let inquiry = matter.inquiries.last(where: { $0.subject == subject }) else { throw .noInquiryOpen }
        if let recorded = inquiry.answer {
            guard recorded == answer else { throw .noInquiryOpen }
            return []
        }
        guard context.occurredOn >= inquiry.sentOn else { throw .answerBeforeInquiry }
        let answered = InquiryAnswered(
            number: inquiry.number, endorsedByPartySecretary: answer.endorsedByPartySecretary,
            accepted: answer.accepted, text: answer.text)
        return [.inquiryAnswered(answered)]
    }

    private static func record(
        _ statement: StatementRecorded, by officer: StaffId, given matter: Matter, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        try need(statement.text, as: "text")
        guard matter.subjects.contains(statement.subject) else { throw .subjectUnknown }
        guard statement.on <= context.occurredOn, statement.on >= matter.frame.openedOn
        else { throw .statementDateOutside }
        try checkPresent(statement.by, at: matter)
        let isRecorded = matter.statements.contains {
            $0.recordedBy == officer && $0.subject == statement.subject && $0.text == statement.text
                && $0.on == statement.on && $0.by == statement.by && $0.blankForm == statement.blankForm
                && $0.scan == statement.scan
        }
        guard !isRecorded else { return [] }
        try check(blankForm: statement.blankForm, in: matter)
        return [.statementRecorded(statement)]
    }
}
