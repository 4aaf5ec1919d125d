import Kernel

extension Intake {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        guard context.occurredOn <= context.today else { throw .occurredInFuture }
        switch state {
        case .absent: return try Opening(context: context).decide(command)
        case .present(let matter):
            guard context.occurredOn >= matter.frame.openedOn else { throw .occurredBeforeOpening }
            return try Desk(matter: matter, context: context).decide(command)
        }
    }

    /// A decision about a report that exists: what has happened, and who acts when under which rules.
    struct Desk {
        let matter: Matter
        let context: Context<Facts>

        /// The staff member who acts.
        func staff() throws(Refusal) -> StaffId {
            guard let staff = context.actor.staff else { throw .staffOnly }
            return staff
        }

        /// A deadline counted from the day of the act; none for a late entry from an old register.
        func clock(_ task: Task, part: String = "", by parameter: String) -> [Clock] {
            clock(task, part: part, by: parameter, from: context.occurredOn)
        }

        /// A deadline counted from a day.
        func clock(_ task: Task, part: String = "", by parameter: String, from day: CivilDate) -> [Clock] {
            guard matter.importedFrom == nil else { return [] }
            return Intake.clock(task, part: part, by: parameter, from: day, in: context)
        }

        /// A text that says something.
        func say(_ text: String, _ field: String) throws(Refusal) {
            guard !text.isBlank else { throw .textMissing(field: field) }
        }
    }

    /// A deadline counted from a day, where a rule in force sets this clock.
    static func clock(
        _ task: Task, part: String = "", by parameter: String, from day: CivilDate, in context: Context<Facts>
    ) -> [Clock] {
        guard let deadline = context.rules.deadline(parameter, from: day, calendar: context.calendar) else { return [] }
        return [Clock(task: task, part: part, deadline: deadline)]
    }
}

extension Intake.Desk {
    /// One line for each command.
    func decide(_ command: Intake.Command) throws(Intake.Refusal) -> [Intake.Event] {
        if isAskedAgain(command) { return [] }
        try guardSight(of: command)
        switch command {
        case .receive: throw .caseAlreadyOpened
        case .register(let registration): return try register(registration)
        case .addAllegation(let entry): return try addAllegation(entry)
        case .correctRegistration(let reason, let registration): return try correct(registration, reason)
        case .confirmRealName(let reporter): return try confirmRealName(reporter)
        case .refuteRealName(let reporter, let reason): return try refuteRealName(reporter, reason)
        case .forwardUp(let to): return try forwardUp(to: to)
        case .transfer(let to, let which, let reason, let checked): return try transfer(which, to, reason, checked)
        case .decline(let which, let reason): return try decline(which, reason)
        case .markRepeat(let earlier, let reason): return try markRepeat(of: earlier, reason)
        case .accept: return try accept()
        case .notifyAcceptance(let reporter, let form, let checked): return try notify(reporter, form, checked)
        case .acknowledgeHandedDown: return try acknowledgeHandedDown()
        case .proposeDisposal(let method, let reason, let reviewOn, let study):
            return try proposeDisposal(method, reason, reviewOn, study)
        case .reviewHold(let next, let reason): return try reviewHold(next, reason)
        case .approve(let opinion, let paper): return try approve(opinion, paper)
        case .sendBack(let reason): return try turnDown(reason, as: Intake.Event.sentBack)
        case .reject(let reason): return try turnDown(reason, as: Intake.Event.rejected)
        case .confirmPaper: return try confirmPaper()
        case .startVerifying(let verification): return try startVerifying(verification)
        case .noteFindingsProposed: return try noteFindingsProposed()
        case .conclude(let verification, let findings): return try conclude(verification, findings)
        case .linkClarification(let clarification): return try linkClarification(clarification)
        case .tellResult(let reporter, let how, let checked): return try tellResult(reporter, how, checked)
        case .recordMeasure(let item, let measure, let reason): return try recordMeasure(item, measure, reason)
        case .recordObjection(let reporter, let content): return try recordObjection(reporter, content)
        case .answerObjection(let objection, let text): return try answerObjection(objection, text)
        case .recordNewEvidence(let reporter, let content): return try recordNewEvidence(reporter, content)
        case .checkNewEvidence(let evidence, let outcome, let reason):
            return try checkNewEvidence(evidence, outcome, reason)
        case .close(let reason): return try close(reason)
        case .reopen(let reason): return try reopen(reason)
        case .askReporter(let message): return try askReporter(message)
        case .reporterAnswered(let message): return try reporterAnswered(message)
        case .assign(let officers): return try assign(officers)
        case .recuse(let staff, let ground): return try recuse(staff, ground)
        case .requestRecusal(let ground): return try requestRecusal(ground)
        case .liftRecusal(let staff, let reason): return try liftRecusal(staff, reason)
        case .extendDeadline(let task, let part, let to, let reason):
            return try extendDeadline(task, part, to, reason)
        case .handOver(let from, let to, let reason): return try handOver(from, to, reason)
        }
    }

    /// Nobody who is recused acts here, and nothing is done to what was forwarded.
    private func guardSight(of command: Intake.Command) throws(Intake.Refusal) {
        // A recusal carried over from a linked case concerns the people, not the content.
        if case .routed(.forwardedUp) = matter.stage, context.actor != .system { throw .contentWasForwarded }
        if case .requestRecusal = command { return }
        guard matter.frame.recused.isDisjoint(with: context.persons) else { throw .recusedFromCase }
    }
}

extension String {
    /// Whether it holds nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
