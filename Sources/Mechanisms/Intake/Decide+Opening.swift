import Kernel

extension Intake {
    /// A decision about a report that does not exist yet.
    struct Opening {
        let context: Context<Facts>

        func decide(_ command: Command) throws(Refusal) -> [Event] {
            switch command {
            case .receive(let receipt): return try receive(receipt)
            case .register(let registration):
                return try Intake.register(registration, in: context, receivedBefore: nil)
            case .addAllegation, .correctRegistration, .confirmRealName, .refuteRealName, .forwardUp, .transfer,
                .decline, .markRepeat, .accept, .notifyAcceptance, .acknowledgeHandedDown, .proposeDisposal,
                .proposeReturn, .feedBack, .reviewHold, .approve, .sendBack, .reject, .confirmPaper, .startVerifying,
                .noteFindingsProposed,
                .conclude, .linkClarification, .tellResult, .recordMeasure, .recordObjection, .answerObjection,
                .recordNewEvidence, .checkNewEvidence, .close, .reopen, .askReporter, .reporterAnswered, .handling:
                throw .caseNotOpened
            }
        }

        private func receive(_ receipt: Receipt) throws(Refusal) -> [Event] {
            try Intake.check(receipt.reporters)
            let clocks = Intake.clock(
                .register, by: "intake.higher_level_report.forward_up.max", from: context.occurredOn, in: context)
            return [
                .received(
                    Received(
                        number: context.caseNumber, body: context.facts.handlingBody,
                        isRestricted: context.facts.isRestricted, receipt: receipt, clocks: clocks))
            ]
        }
    }

    /// Registers a report: opens it, or completes the one received before.
    static func register(
        _ registration: Registration, in context: Context<Facts>, receivedBefore matter: Matter?
    ) throws(Refusal) -> [Event] {
        guard registration.receivedOn <= context.occurredOn else { throw .receivedAfterRegistering }
        if let higher = context.facts.belongsToHigherBody {
            let sealed = Intake.sealed(in: registration) + (matter?.everythingSealed ?? [])
            return [
                forwarded(
                    to: higher, receivedOn: registration.receivedOn, destroying: sealed, matter,
                    blankForm: registration.blankForm, in: context)
            ]
        }
        try check(registration, in: context)
        return [
            .registered(
                Registered(
                    number: number(after: matter, in: context), body: context.facts.handlingBody,
                    isRestricted: context.facts.isRestricted, registration: registration,
                    clocks: clocks(for: registration, in: context)))
        ]
    }

    /// That a report was forwarded to a higher Body, and nothing of what it said.
    static func forwarded(
        to higher: BodyCode, receivedOn: CivilDate, destroying sealed: [SealedRef], _ matter: Matter?,
        blankForm: String? = nil, in context: Context<Facts>
    ) -> Event {
        let deadline = context.rules.deadline(
            "intake.higher_level_report.forward_up.max", from: receivedOn, calendar: context.calendar)
        let left = matter?.frame.formerNumbers ?? []
        let blanks = blankForm.map { [$0] } ?? matter?.frame.blankForms.map(\.number) ?? []
        let recused = matter?.frame.recused.sorted() ?? []
        return .forwarded(
            Forwarded(
                number: matter?.frame.number ?? context.caseNumber, body: matter?.frame.body ?? context.actingBody,
                isRestricted: matter?.frame.isRestricted ?? context.facts.isRestricted, to: higher,
                receivedOn: receivedOn, deadline: deadline, destroyed: sealed.unique,
                recused: recused.isEmpty ? nil : recused, numbersLeft: left.isEmpty ? nil : left,
                blankForms: blanks.isEmpty ? nil : blanks))
    }

    /// A report keeps its number while it stays in its Body's sequence; one that moves, or turns out to be restricted,
    /// gets a number of the sequence it belongs to.
    static func number(after matter: Matter?, in context: Context<Facts>) -> String {
        guard let frame = matter?.frame else { return context.caseNumber }
        let stays = frame.body == context.facts.handlingBody && frame.isRestricted == context.facts.isRestricted
        return stays || context.caseNumber.isEmpty ? frame.number : context.caseNumber
    }

    /// The clocks that registration starts; all run from receipt.
    static func clocks(for registration: Registration, in context: Context<Facts>) -> [Clock] {
        guard registration.importedFrom == nil else { return [] }
        var clocks: [Clock] = []
        if registration.channel == .handedDown {
            for task in [Task.accept, .acknowledgeHandedDown] {
                clocks += clock(
                    task, by: "intake.forwarded_report.accept_or_transfer.max", from: registration.receivedOn,
                    in: context)
            }
        }
        if registration.allegations.contains(where: { $0.inRemit == false }) {
            clocks += clock(
                .transfer, by: "intake.misdirected.transfer.max", from: registration.receivedOn, in: context)
        }
        return clocks
    }

    /// Everything sealed that a registration names.
    static func sealed(in registration: Registration) -> [SealedRef] {
        [registration.original].compactMap(\.self) + registration.reporters.compactMap(\.identity)
    }
}

extension Intake {
    /// Whether a registration is complete and consistent.
    static func check(_ registration: Registration, in context: Context<Facts>) throws(Refusal) {
        guard !registration.subjects.isEmpty else { throw .subjectMissing }
        guard Set(registration.subjects).count == registration.subjects.count else { throw .subjectNamedTwice }
        if let unknown = context.facts.unknownSubjects.first { throw .subjectUnknown(unknown) }
        guard !registration.allegations.isEmpty else { throw .allegationMissing }
        for (index, entry) in registration.allegations.enumerated() {
            try check(entry, number: index + 1, listed: registration.subjects)
        }
        try check(registration.reporters)
    }

    /// Whether an allegation is complete and names only subjects of the report.
    static func check(_ entry: AllegationEntry, number: Int, listed: [Subject]) throws(Refusal) {
        guard !entry.subjects.isEmpty else { throw .allegationWithoutSubject(number) }
        guard Set(entry.subjects).count == entry.subjects.count else { throw .subjectNamedTwice }
        guard entry.subjects.allSatisfy(listed.contains) else { throw .allegationSubjectNotListed(number) }
        guard entry.inRemit != nil else { throw .remitUndecided(number) }
        try say(entry.category, "category")
        try say(entry.wording, "wording")
        if let from = entry.occurredFrom, let to = entry.occurredTo, to < from {
            throw .allegationPeriodReversed(number)
        }
    }

    /// Whether every real name is a name with a contact (RNM-001).
    static func check(_ reporters: [ReporterEntry]) throws(Refusal) {
        for (index, entry) in reporters.enumerated() where entry.isRealName {
            guard entry.identity != nil else { throw .realNameNeedsIdentity(index + 1) }
            guard entry.hasContact else { throw .realNameNeedsContact(index + 1) }
        }
    }
}

extension [SealedRef] {
    /// Each reference once, in order.
    var unique: [SealedRef] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
