import Application
import Intake
import Kernel

/// How a report looks. Nothing sealed reaches these pages: of reporters there are numbers, of messages dates.
extension Intake: CaseView {
    static func steps(of state: State, in language: Language) -> [CasePage.Step] {
        guard case .present(let matter) = state else { return [] }
        return IntakeSteps(matter: matter, language: language).steps
    }

    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section] {
        guard case .present(let matter) = state else { return [] }
        let sheet = IntakeSheet(matter: matter, names: names, language: language)
        if case .routed(.forwardedUp(let forwarded)) = matter.stage { return [sheet.about(forwarded: forwarded)] }
        return [sheet.allegations, sheet.about, sheet.reporters]
            + [sheet.disposal, sheet.after, sheet.messages, sheet.corrections].compactMap { $0 }
            + HandlingSheet(of: matter, in: mechanism, names: names, language: language).sections
    }
}

/// The road of a report in the head of its page.
struct IntakeSteps {
    let matter: Intake.Matter
    let language: Language

    private static let road = ["register", "accept", "dispose", "verify", "close"]
    private static let roadWithoutVerification = ["register", "accept", "dispose", "close"]

    /// The steps with where the report stands.
    var steps: [CasePage.Step] {
        switch matter.stage {
        case .received: road(Self.road, here: 0)
        case .registered: road(Self.road, here: 1)
        case .routed: ended(["register", "routed"])
        case .accepted, .disposalProposed, .returnProposed: road(Self.road, here: 2)
        case .disposed(let disposal):
            switch disposal.proposal.method {
            case .talkOrInquiry, .preliminaryVerification: road(Self.road, here: 3)
            case .hold: road(Self.road, here: 2)
            case .close: road(Self.roadWithoutVerification, here: 3)
            }
        case .verifying, .findingsProposed: road(Self.road, here: 3)
        case .concluded: road(Self.road, here: 4)
        case .reopeningProposed: ended(Self.road.dropLast()) + [step("reopen", .here)]
        case .closed(.afterConclusion): ended(Self.road)
        case .closed(.afterDisposal): ended(Self.roadWithoutVerification)
        case .closed(.repeatOf): ended(["register", "repeat"])
        }
    }

    private func road(_ names: [String], here: Int) -> [CasePage.Step] {
        names.enumerated().map { index, name in
            step(name, index < here ? .done : index == here ? .here : .toCome)
        }
    }

    private func ended(_ names: [String]) -> [CasePage.Step] { names.map { step($0, .done) } }

    private func step(_ name: String, _ state: CasePage.Step.State) -> CasePage.Step {
        CasePage.Step(label: language.say("intake.view.step.\(name)"), state: state)
    }
}

/// Words and small values that the sheets of a report share.
protocol IntakeWording: CaseWording {}

extension IntakeWording {
    static var mechanism: String { Intake.mechanism }

    /// Words of the report's own pages.
    func word(_ key: String, _ arguments: String...) -> String {
        Words.text("intake.view.\(key)", language, arguments)
    }

    /// A category in words; a code of an older list stands as it is.
    func category(_ code: String) -> String {
        Intake.AllegationCategory(rawValue: code).map { option($0) } ?? code
    }

    /// An item in words: `1 · 缪某`.
    func item(_ key: ItemKey) -> String { "\(key.allegation) · \(names.subject(key.subject))" }
}
