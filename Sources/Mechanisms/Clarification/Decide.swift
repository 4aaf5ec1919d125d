import Kernel

extension Clarification {
    package static func decide(
        _ command: Command, given state: State, in context: Here
    ) throws(Refusal) -> [Event] {
        switch state {
        case .absent: return try begin(command, in: context)
        case .present(let matter):
            switch command {
            case .open(let opening): return try join(opening, to: matter, in: context)
            case .handling(let command): return try handle(command, of: matter, in: context)
            case .receiveApplication, .apply, .refuseApplication, .reviewRefusal, .assess, .shortenWording, .askWish,
                .recordWish, .propose,
                .submit, .approve, .sendBack, .reject, .confirmPaper, .withdraw, .widenScope, .correct, .deliver,
                .recordHarm, .settleHarm, .followUp, .tellPersonnel, .archive:
                guard !repeats(command, latestOf: matter, in: context) else { return [] }
                try admit(context, to: matter.frame)
                return try act(command, on: matter, in: context)
            }
        }
    }

    /// What a member of staff who is not recused asks of a case that exists.
    private static func act(
        _ command: Command, on matter: Matter, in context: Here
    ) throws(Refusal) -> [Event] {
        switch command {
        case .open(let opening): try join(opening, to: matter, in: context)
        case .receiveApplication(let application, _), .apply(let application):
            try apply(application, to: matter, in: context)
        case .refuseApplication(let number, let reason):
            try refuse(application: number, reason: reason, of: matter)
        case .reviewRefusal(let number, let isOverturned, let reason):
            try review(number, isOverturned: isOverturned, reason: reason, of: matter, in: context)
        case .assess(let assessments): try assess(assessments, of: matter, in: context)
        case .shortenWording(let item, let wording, let reason):
            try shorten(item, to: wording, reason: reason, of: matter, in: context)
        case .askWish(let exposureChecked): try askWish(exposureChecked: exposureChecked, of: matter, in: context)
        case .recordWish(let subject, let wish, let signed):
            try record(wish, of: subject, signed: signed, in: matter, context)
        case .propose(let proposal): try propose(proposal, for: matter, in: context)
        case .submit: try submit(matter, in: context)
        case .approve(let opinion, let paper): try approve(matter, opinion: opinion, paper: paper, in: context)
        case .sendBack(let reason): [.returned(try dismiss(matter, reason: reason, in: context))]
        case .reject(let reason): [.rejected(try dismiss(matter, reason: reason, in: context))]
        case .confirmPaper: try confirmPaper(of: matter, in: context)
        case .withdraw(let reason): try withdraw(matter, reason: reason, in: context)
        case .widenScope(let audience): try widen(matter, by: audience, in: context)
        case .correct(let kind, let reason): try correct(matter, kind: kind, reason: reason, in: context)
        case .deliver(let delivery): try deliver(delivery, of: matter, in: context)
        case .recordHarm(let harms): try record(harms, in: matter, context)
        case .settleHarm(let number, let outcome, let text):
            try settle(number, as: outcome, text: text, in: matter, context)
        case .followUp(let day, let how, let note):
            try followUp(FollowedUp(on: day, how: how, note: note), of: matter, in: context)
        case .tellPersonnel(let day, let receipt):
            try tellPersonnel(PersonnelTold(on: day, receipt: receipt), of: matter, in: context)
        case .archive: try archive(matter, in: context)
        case .handling(let command): try handle(command, of: matter, in: context)
        }
    }

    /// Refuses whoever may do nothing here, and impossible dates.
    static func admit(_ context: Here, to frame: CaseFrame) throws(Refusal) {
        do throws(Handling.Refusal) {
            _ = try Handling.admit(context, to: frame)
        } catch {
            throw .handling(error)
        }
    }

    /// Refuses a blank text for the form field `field`.
    static func demand(_ text: String, field: String) throws(Refusal) {
        guard !WordingCheck.isBlank(text) else { throw .handling(.textMissing(field: field)) }
    }

    /// Refuses anybody but the officers assigned.
    static func demandOfficer(of matter: Matter, in context: Here) throws(Refusal) {
        guard !matter.frame.officers.isDisjoint(with: context.persons) else { throw .actorNotAssigned }
    }
}
