import Access
import Interference
import Kernel

extension Interference {
    /// What people can do with an entry: whoever works on cases makes one; the Body above does the rest.
    package static let acts: [Act] =
        ownActs
        + Act.handling(
            of: Interference.self, assigning: ["acknowledged"], isNaming: false, open: ["noted", "acknowledged"],
            every: everyStage
        ) { .handling($0) }

    private static let everyStage: Set<String> = ["noted", "acknowledged", "concluded"]

    /// Those that no other case has.
    private static let ownActs: [Act] = [
        Act("note", of: Interference.self, .casework, kind: .opens, in: [], isNextStep: true) { form in
            let kind = form.choice("kind", of: Conduct.self)
            let happenedOn = form.date("happenedOn")
            let manner = form.choice("manner", of: Manner.self)
            let person = Person(
                name: form.line("name", maxLength: 60), unit: form.line("unit"), post: form.line("post"))
            let official = form.optionalOfficial("official")
            let staff = form.optionalStaffMember("staff")
            let about = form.optionalCase("about")
            return .note(
                Entry(
                    kind: kind, happenedOn: happenedOn, manner: manner, person: person, official: official,
                    staff: staff, about: about, account: form.paragraph("account")))
        },
        Act("acknowledge", of: Interference.self, .leader, in: ["noted"], isNextStep: true) { _ in .acknowledge },
        Act("conclude", of: Interference.self, .leader, in: ["acknowledged"], isNextStep: true) { form in
            let outcome = form.choice("outcome", of: Outcome.self)
            let destination = form.line("destination", isRequired: false)
            return .conclude(outcome: outcome, destination: destination, reason: form.paragraph("reason"))
        },
        Act("supplement", of: Interference.self, .officerOrLeader, in: everyStage) { form in
            .supplement(text: form.paragraph("text"))
        },
    ]
}
