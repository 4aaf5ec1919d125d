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
    /// The same, where the event alone names by numbers what the case has the names of.
    static func details(of event: Event, in state: State, with names: NameBook, language: Language) -> [Fact]
    /// Where whoever did an act goes that took the case out of their sight.
    static func addressAfterLeaving(_ answer: ActAnswer) -> String
    /// What an act's form starts with on this case.
    static func proposed(for act: String, in state: State) -> FormValue
    /// The approvals under way, where there are any.
    static func round(of state: State) -> ApprovalRound?
    /// What is proposed, in a line, and since when; nil when no approval is awaited.
    static func proposal(in loaded: Loaded<Self>, language: Language) -> ProposalLine?
    /// The approval whose decision is tried to see what the rules say of it; nil where nothing is approved.
    static var trialApproval: Command? { get }
    /// Everything an approver needs of the case; nil when no approval is awaited.
    /// - Parameter context: the rules and facts by which the approval would be decided today.
    static func approvalSheet(
        of state: State, in context: Context<Facts>, from reader: CaseReader
    ) throws -> ApprovalSheet?
    /// Whom an act reaches outside the Body and what that betrays; nil for an act by which nothing leaves.
    static func exposure(of verb: String, in state: State, from reader: CaseReader) throws -> Exposure?
}

extension CaseView {
    static func proposed(for act: String, in state: State) -> FormValue { .object([:]) }

    static func addressAfterLeaving(_ answer: ActAnswer) -> String { "/\(collection)?sent=1" }

    static func details(of event: Event, in state: State, with names: NameBook, language: Language) -> [Fact] {
        details(of: event, with: names, in: language)
    }
}

/// What a mechanism has in which nothing is approved and nothing leaves the Body.
extension CaseView {
    static func round(of state: State) -> ApprovalRound? { nil }
    static func proposal(in loaded: Loaded<Self>, language: Language) -> ProposalLine? { nil }
    static var trialApproval: Command? { nil }
    static func approvalSheet(
        of state: State, in context: Context<Facts>, from reader: CaseReader
    ) throws -> ApprovalSheet? {
        nil
    }
    static func exposure(of verb: String, in state: State, from reader: CaseReader) throws -> Exposure? { nil }
}

/// A proposal in the queue of approvals.
struct ProposalLine: Hashable, Sendable {
    /// What is proposed: `初步核实`, `认定 3 项`.
    let gist: String
    let proposedOn: CivilDate
}

/// What an approver needs of a case besides its head.
struct ApprovalSheet: Hashable, Sendable {
    let proposal: [PageBlock]
    let evidence: Table
    let checks: [ApprovalPage.Check]
    /// The documents as they will go out.
    var documents: [ApprovalPage.DocumentPreview] = []
}
