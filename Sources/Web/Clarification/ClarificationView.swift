import Application
import Clarification
import Kernel

/// How a clarification looks: Hunan's five steps, what is to be cleared, before whom, in which words, what was done.
extension Clarification: CaseView {
    static func steps(of state: State, in language: Language) -> [CasePage.Step] {
        guard case .present(let matter) = state else { return [] }
        let road: [Step]
        let isEnded: Bool
        switch matter.stage {
        case .notNeeded, .declined: (road, isEnded) = ([.raise, .assess], matter.step == .assess)
        case .archived: (road, isEnded) = (Step.allCases, true)
        case .toAssess, .wishAsked, .proposed, .returned, .withdrawn, .submitted, .approved, .delivering, .delivered,
            .followingUp, .corrected:
            (road, isEnded) = (Step.allCases, false)
        }
        let here = road.firstIndex(of: matter.step) ?? 0
        return road.enumerated().map { index, step in
            let place: CasePage.Step.State =
                isEnded || index < here ? .done : index == here ? .here : .toCome
            return CasePage.Step(label: label(of: step, in: language), state: place)
        }
    }

    private static func label(of step: Step, in language: Language) -> String {
        switch step {
        case .raise: language.say("clarification.step.raise")
        case .assess: language.say("clarification.step.assess")
        case .approve: language.say("clarification.step.approve")
        case .deliver: language.say("clarification.step.deliver")
        case .archive: language.say("clarification.step.archive")
        }
    }

    static func sections(of state: State, with names: NameBook, in language: Language) -> [Section] {
        guard case .present(let matter) = state else { return [] }
        let sheet = ClarificationSheet(matter: matter, words: ClarificationWording(names: names, language: language))
        return [
            sheet.items, sheet.wishes, sheet.proposal, sheet.approvals, sheet.texts, sheet.deliveries, sheet.harms,
            sheet.followUps, sheet.applications,
        ].compactMap(\.self) + HandlingSheet(of: matter, in: mechanism, names: names, language: language).sections
    }
}

/// Small words that every part of a clarification's page uses.
struct ClarificationWording {
    let names: NameBook
    let language: Language

    /// The word of a key.
    func say(_ key: String) -> String { language.say(key) }

    /// What stands between the parts of a list.
    var comma: String { language == .zh ? "、" : ", " }

    /// The words of a closed vocabulary's value.
    func option<E: RawRepresentable<String>>(_ value: E) -> String {
        language.say("option.\(E.self).\(value.rawValue)")
    }

    /// The words of several values.
    func options<E: RawRepresentable<String>>(_ values: [E]) -> String {
        values.map { option($0) }.joined(separator: comma)
    }

    /// Several subjects' names.
    func subjects(_ subjects: [Subject]) -> String { subjects.map(names.subject).joined(separator: comma) }

    /// Several staff members' names.
    func staff(_ staff: [StaffId]) -> String { names.staff(staff).joined(separator: comma) }

    /// Yes or no.
    func yesNo(_ flag: Bool) -> String {
        language.say(flag ? "site.yes" : "site.no")
    }

    /// What a subject wants.
    func wish(_ wish: Clarification.Wish) -> String {
        let answer = option(Clarification.WishAnswer(wish))
        switch wish {
        case .agrees, .declines: return answer
        case .agreesInPart(let forms, let audience):
            let open = language == .zh ? "（" : " ("
            let close = language == .zh ? "）" : ")"
            let semicolon = language == .zh ? "；" : "; "
            return answer + open + options(forms) + semicolon + options(audience) + close
        }
    }

    /// What a proposal is for.
    func kind(_ kind: Clarification.ProposalKind) -> String {
        switch kind {
        case .clarification: language.say("clarification.kind.clarification")
        case .widening: language.say("clarification.kind.widening")
        case .correction(let kind, _): language.say("clarification.kind.correction", option(kind))
        }
    }

    /// A clock.
    func clock(_ clock: Clarification.Clock) -> String {
        HandlingWords.clock(clock.name, in: Clarification.mechanism, names, language)
    }
}
