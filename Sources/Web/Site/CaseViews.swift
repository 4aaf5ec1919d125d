import Application
import Clarification
import Intake
import Interference
import Kernel
import Sanction
import Verification

/// Every mechanism whose cases have pages: those of `CaseMechanisms`, in its order. Routes, navigation, approvals and
/// the description of the API come from this list.
enum CaseViews {
    static let all: [any CaseView.Type] = [
        Intake.self, Verification.self, Clarification.self, Interference.self, Sanction.self,
    ]

    /// The mechanism of this name, or nil.
    static func named(_ mechanism: String) -> (any CaseView.Type)? { all.first { $0.mechanism == mechanism } }
}

/// Words and small values that the sheets of a case share, under the keys `<mechanism>.view.…`.
protocol CaseWording {
    static var mechanism: String { get }
    var names: NameBook { get }
    var language: Language { get }
}

extension CaseWording {
    /// Words of the mechanism's own pages.
    func label(_ key: String, _ arguments: String...) -> String {
        Words.text("\(Self.mechanism).view.\(key)", language, arguments)
    }

    /// The words of a closed vocabulary's value.
    func option<E: RawRepresentable<String>>(_ value: E) -> String {
        language.say("option.\(E.self).\(value.rawValue)")
    }

    /// A fact with a text; none when it is empty.
    func fact(_ key: String, _ text: String) -> Fact {
        Fact(term: label(key), value: text.isEmpty ? .none : .text(text))
    }

    /// A fact with a day.
    func fact(_ key: String, on day: CivilDate?) -> Fact {
        Fact(term: label(key), value: day.map { .date($0) } ?? .none)
    }

    /// Several short texts in one line.
    func joined(_ texts: [String]) -> String { texts.joined(separator: language.say("site.comma")) }

    /// Who spoke, and for whom.
    func speaker(_ staff: StaffId, for other: StaffId?) -> String {
        other.map { language.say("case.onBehalf", names.staff(staff), names.staff($0)) } ?? names.staff(staff)
    }
}
