import Application
import Intake
import Kernel
import Verification

/// How a verification looks. Of files there is said only that they are there, never where they lie.
extension Verification: CaseView {
    static func steps(of state: State, in language: Language) -> [CasePage.Step] {
        guard case .present(let matter) = state else { return [] }
        return VerificationSteps(matter: matter, language: language).steps
    }

    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section] {
        guard case .present(let matter) = state else { return [] }
        let sheet = VerificationSheet(matter: matter, names: names, language: language)
        return [sheet.items, sheet.about]
            + [
                sheet.findings, sheet.way, sheet.evidence, sheet.plan, sheet.inquiries, sheet.statements, sheet.returns,
            ].compactMap { $0 } + HandlingSheet(of: matter, in: mechanism, names: names, language: language).sections
    }
}

/// The road of a verification in the head of its page.
struct VerificationSteps {
    let matter: Verification.Matter
    let language: Language

    /// The steps with where the verification stands. The quality gate is left out where it was passed by.
    var steps: [CasePage.Step] {
        switch matter.stage {
        case .opened: road(here: 0)
        case .assigned, .gathering, .findingsProposed: road(here: 1)
        case .qualityGate: road(here: 2)
        case .submitted(let proposal, _): proposal.review == nil ? road(withGate: false, here: 2) : road(here: 3)
        case .concluded(let conclusion): road(withGate: conclusion.proposal.review != nil, here: 4)
        }
    }

    private func road(withGate: Bool = true, here: Int) -> [CasePage.Step] {
        let names = withGate ? ["assign", "gather", "gate", "approve"] : ["assign", "gather", "approve"]
        return names.enumerated().map { index, name in
            CasePage.Step(
                label: language.say("verification.view.step.\(name)"),
                state: index < here ? .done : index == here ? .here : .toCome)
        }
    }
}

/// Words and small values that the sheets of a verification share.
protocol VerificationWording: CaseWording {}

extension VerificationWording {
    static var mechanism: String { Verification.mechanism }

    /// A category in words; a code of an older list stands as it is.
    func category(_ code: String) -> String {
        Intake.AllegationCategory(rawValue: code).map { option($0) } ?? code
    }

    /// An item in words: `1 · 缪某`.
    func item(_ key: ItemKey) -> String { "\(key.allegation) · \(names.subject(key.subject))" }

    /// A step of the approval, in words.
    func step(_ step: ApprovalStep) -> String {
        guard let rank = step.rank else { return option(step.role) }
        return label("step.above", language.say("option.Rank.\(rank.code)"), option(step.role))
    }

    /// A day a clock runs to; a day that may still move says so.
    func due(_ deadline: Deadline) -> PageCell {
        deadline.isProvisional ? .text(label("due.provisional", "\(deadline.due)")) : .date(deadline.due)
    }

    /// Who spoke, and for whom.
    func speaker(_ staff: StaffId, for other: StaffId?) -> String {
        other.map { label("onBehalfOf", names.staff(staff), names.staff($0)) } ?? names.staff(staff)
    }

    /// One approval in a line.
    func line(of given: GivenApproval) -> String {
        let who = speaker(given.approver, for: given.onBehalfOf)
        guard let clerk = given.enteredBy else { return label("approval.line", who, "\(given.on)", given.opinion) }
        return label("approval.paper", who, "\(given.on)", names.staff(clerk), given.opinion)
    }
}
