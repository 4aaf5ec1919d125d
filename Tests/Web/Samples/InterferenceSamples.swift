import Application
import Interference
import Kernel

@testable import Web

extension Sample {
    /// The page of an entry that waits for its conclusion, from the mechanism's own state.
    var interference: CasePage? {
        guard let states = try? InterferencePlay.states(), states.count > 2,
            let summary = Interference.summary(states[2])
        else { return nil }
        let names = NameBook(session: NobodySession())
        return CasePage(
            language: language,
            head: .init(
                number: summary.number, title: CaseTitle.text([], Interference.mechanism, language),
                state: Chip(label: language.say("stage.interference.\(summary.stage)"), shape: .active),
                isRestricted: true, steps: Interference.steps(of: states[2], in: language), facts: []),
            sections: Interference.sections(of: states[2], with: names, in: language),
            next: form("conclude", at: "/interferences/1/conclude", seen: 3)
                .map { .act($0, why: language.say("task.interference.conclude"), due: nil) }
                ?? .nothing(language.say("case.done")))
    }

    /// The form by which an entry is made.
    var interferenceForm: HTML {
        let form = form("note", at: "/interferences/new/note")
        return "<h1>\(language.say("act.interference.note"))</h1>\n<div class=\"sheet\">\(form?.html)</div>"
    }

    private func form(_ verb: String, at address: String, seen: Int? = nil) -> ActForm? {
        Interference.acts.first { $0.verb == verb }.map { act in
            ActForm(
                language: language, act: act.name, action: address, fields: act.fields, seen: seen, key: "k1",
                csrf: "c1", occurredOn: today, isPrimary: true)
        }
    }

    /// What somebody finds of the entries they made.
    var ownEntries: HTML? {
        OwnEntries(
            language: language,
            lines: [
                .init(number: "岳纪干专〔2026〕2号", on: day(-1), kind: "pleading", stage: "acknowledged"),
                .init(number: "岳纪干专〔2026〕1号", on: day(-9), kind: "inquiring", stage: "concluded"),
            ], act: Link(label: language.say("act.interference.note"), href: "/interferences/new/note")
        ).html
    }
}
