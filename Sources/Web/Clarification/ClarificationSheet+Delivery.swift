import Application
import Clarification
import Kernel

/// From the first delivery on.
extension ClarificationSheet {
    /// What was delivered, before whom, by whom.
    var deliveries: Section? {
        section(
            "clarification.deliveries",
            head: ["on", "form", "reached", "heard", "letterTo", "place", "by", "lateness"],
            rows: matter.deliveries.map { record in
                let delivery = record.delivery
                return [
                    .date(delivery.on), .text(words.option(delivery.form)),
                    entries(delivery.audience, in: record.round),
                    entries(delivery.heard, in: record.round), entries(delivery.letterTo, in: record.round),
                    .text(delivery.place), .text(words.staff(delivery.by)),
                    record.overdueDays == 0
                        ? .none : .text(language.say("clarification.overdueDays", String(record.overdueDays))),
                ]
            })
    }

    private func entries(_ numbers: [Int], in round: Int) -> PageCell {
        guard !numbers.isEmpty else { return .none }
        let proposal = matter.rounds.first { $0.issue?.round == round }?.proposal
        return .lines(numbers.map { number in proposal?.entry(number).map { "\(number) \($0.name)" } ?? "\(number)" })
    }

    /// Harms and what became of them.
    var harms: Section? {
        section(
            "clarification.harms", head: ["number", "kind", "detail", "outcome", "settlement"],
            rows: matter.harms.map { record in
                [
                    .number(record.number), .text(words.option(record.harm.kind)), .text(record.harm.detail),
                    record.settled.map { .text(words.option($0.outcome)) }
                        ?? .chip(Chip(label: language.say("clarification.unsettled"), shape: .open)),
                    record.settled.map { .text($0.text) } ?? .none,
                ]
            })
    }

    /// Contacts made and due.
    var followUps: Section? {
        let made: [[PageCell]] = matter.followUps.map {
            [.date($0.on), .text(words.option($0.how)), .text($0.note)]
        }
        guard let plan = matter.followUpPlan, plan.isRequired else {
            return section("clarification.followUps", head: ["on", "how", "note"], rows: made)
        }
        let clocks = [
            plan.first.map { Fact(term: words.clock(.firstFollowUp), value: .date($0.due)) },
            plan.second.map { Fact(term: words.clock(.secondFollowUp), value: .date($0.due)) },
        ].compactMap(\.self)
        let table = table("clarification.followUps", head: ["on", "how", "note"], rows: made)
        return Section(
            title: language.say("clarification.followUps"),
            blocks: (clocks.isEmpty ? [] : [.facts(clocks)]) + [.table(table)])
    }

    /// Applications of subjects and their answers.
    var applications: Section? {
        section(
            "clarification.applications", head: ["number", "applicant", "gist", "on", "due", "answer", "reason"],
            rows: matter.applications.map { record in
                let (key, reason): (String, String)
                switch record.outcome {
                case .pending: (key, reason) = ("pending", "")
                case .accepted: (key, reason) = ("accepted", "")
                case .refused(_, let text): (key, reason) = ("refused", text)
                case .refusalUpheld(_, let text): (key, reason) = ("refusalUpheld", text)
                }
                return [
                    .number(record.number), .text(words.names.subject(record.application.applicant)),
                    .text(record.application.gist), .date(record.receivedOn),
                    record.deadline.map { .date($0.due) } ?? .none,
                    .text(language.say("clarification.answer.\(key)")), reason.isEmpty ? .none : .text(reason),
                ]
            })
    }

    private func section(_ title: String, head: [String], rows: [[PageCell]]) -> Section? {
        guard !rows.isEmpty else { return nil }
        return Section(title: language.say(title), blocks: [.table(table(title, head: head, rows: rows))])
    }

    private func table(_ title: String, head: [String], rows: [[PageCell]]) -> Table {
        Table(
            caption: language.say(title), head: head.map { language.say("clarification.column.\($0)") }, rows: rows)
    }
}
