import Kernel

extension Intake {
    package static func decide(
        _ command: Command, given state: State, in context: Context<Facts>
    ) throws(Refusal) -> [Event] {
        switch state {
        case .absent:
            guard context.occurredOn <= context.today else { throw .handling(.occurredInFuture) }
            return try Opening(context: context).decide(command)
        case .present(let matter): return try Desk(matter: matter, context: context).decide(command)
        }
    }

    /// A decision about a report that exists: what has happened, and who acts when under which rules.
    struct Desk {
        let matter: Matter
        let context: Context<Facts>

        /// The staff member who acts.
        func staff() throws(Refusal) -> StaffId {
            do { return try Handling.admit(context, to: matter.frame) } catch { throw .handling(error) }
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
        func say(_ text: String, _ field: String) throws(Refusal) { try Intake.say(text, field) }
    }

    /// Refuses text that says nothing.
    static func say(_ text: String, _ field: String) throws(Refusal) {
        do { try Handling.need(text, as: field) } catch { throw .handling(error) }
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
        try guardDates()
        if isAskedAgain(command) { return [] }
        try guardSight(of: command)
        switch command {
        case .handling(let command): return try handle(command)
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
        case .proposeReturn(let ground, let reason, let communication):
            return try proposeReturn(ground, reason, communication)
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
        case .feedBack(let summary): return try feedBack(summary)
        case .reopen(let reason): return try reopen(reason)
        case .askReporter(let message): return try askReporter(message)
        case .reporterAnswered(let message): return try reporterAnswered(message)
        }
    }

    /// Whoever acts, a reporter and a linked case too: not after today, nor before there was a report.
    private func guardDates() throws(Intake.Refusal) {
        guard context.occurredOn <= context.today else { throw .handling(.occurredInFuture) }
        guard context.occurredOn >= matter.frame.openedOn else { throw .handling(.occurredBeforeOpening) }
    }

    /// Nobody who is recused acts here, and nothing is done to what was forwarded.
    private func guardSight(of command: Intake.Command) throws(Intake.Refusal) {
        switch (command, context.actor) {
        // What linked cases and the reporter say; a recusal carried over concerns the people, not the content.
        case (_, .system): return
        case (_, .portal), (_, .staff):
            if case .routed(.forwardedUp) = matter.stage { throw .contentWasForwarded }
        }
        switch (command, context.actor) {
        case (.handling, _), (_, .portal), (_, .system): return
        case (_, .staff): _ = try staff()
        }
    }
}
