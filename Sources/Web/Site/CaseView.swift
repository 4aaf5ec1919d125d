import Application
import Kernel

/// How a mechanism's cases look on the case page. Everything comes from the case's state; names come from the book.
///
/// Words by key: `mechanism.<m>`, `stage.<m>.<stage>`, `act.<act>`, `field.<act>.<name>`, `refusal.<m>.<code>`,
/// `event.<stored name>` (what the actor did, after the actor's name), `task.<act>`, `paper.<kind>`.
protocol CaseView: PaperMaking {
    /// The steps in the page's head: done, here, to come.
    static func steps(of state: State, in language: Language) -> [CasePage.Step]
    /// What the case is about.
    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section]
    /// What a line of the timeline tells besides the event's words. Nothing sealed, nothing of the reporter.
    static func details(of event: Event, with names: NameBook, in language: Language) -> [Fact]
    /// What an act's form starts with on this case.
    static func proposed(for act: String, in state: State) -> FormValue
}

extension CaseView {
    static func proposed(for act: String, in state: State) -> FormValue { .object([:]) }
}
