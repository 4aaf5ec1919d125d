import Kernel

/// A Body's numbered blanks (空白编号表单): one stream for each Body, its id the Body's code.
///
///     absent ── draw ──▶ kept ⟲ draw, reprint, void
///
/// A sheet is drawn, then entered into a case or void: each number has to be accounted for. That it was entered is no
/// event here but the case's own; what is known of it arrives as a fact.
package enum BlankFormRegistry: Decider {
    /// The most blanks that are drawn, printed again or made void at once.
    package static let countMax = 100

    /// The mark of the numbers after the Body's short name.
    package static let numberMark = "空"

    /// Blanks were drawn.
    package struct Drawn: Hashable, Sendable, Codable {
        package let kind: BlankFormKind
        /// In the order of the Body's sequence.
        package let numbers: [String]
        /// What they are for: `赶集日接访`.
        package let purpose: String
        /// Where they are taken: `凤凰乡接访点`.
        package let place: String
    }

    /// Blanks were printed again under their numbers.
    package struct Reprinted: Hashable, Sendable, Codable {
        package let numbers: [String]
        package let reason: String
    }

    /// Blanks were made void.
    package struct Voided: Hashable, Sendable, Codable {
        package let numbers: [String]
        package let reason: String
    }

    /// What can be asked of the register.
    package enum Command: Hashable, Sendable {
        case draw(BlankFormKind, count: Int, purpose: String, place: String)
        case reprint(numbers: [String], reason: String)
        case void(numbers: [String], reason: String)
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        case drawn(Drawn)
        case reprinted(Reprinted)
        case voided(Voided)
    }

    /// One numbered blank.
    package struct Sheet: Hashable, Sendable {
        package let number: String
        package let kind: BlankFormKind
        package let purpose: String
        package let place: String
        package let drawnBy: Actor
        package let drawnOn: CivilDate
        /// The version of the event by which it was drawn.
        package let drawing: Int
        /// How often it was printed: once when drawn.
        package internal(set) var printings = 1
        package internal(set) var voiding: Voiding?
        /// The version of the last event about it, by which its row is brought up to date.
        package internal(set) var version: Int
    }

    /// Why a blank is void.
    package struct Voiding: Hashable, Sendable {
        package let reason: String
        package let by: Actor
        package let on: CivilDate
    }

    /// One time that sheets were sent to the printer: by whom, when and which; nobody else prints by it.
    package struct Printing: Hashable, Sendable {
        /// The version of the event.
        package let version: Int
        package let numbers: [String]
        package let by: Actor
        /// The day it was recorded.
        package let on: CivilDate
        /// Why they were printed again; nil for the first time.
        package let reason: String?
    }

    /// All blanks of a Body.
    package struct Book: Equatable, Sendable {
        /// In the order in which they were drawn.
        package internal(set) var sheets: [Sheet] = []
        package internal(set) var printings: [Printing] = []
        var places: [String: Int] = [:]
        var last: Made<Event>?
        /// The day of the last event, which tells a second click from the same on another day.
        var lastOn: CivilDate?

        /// A Body that has drawn none.
        package init() {}

        /// The sheet with a number, or nil when none was drawn here.
        package func sheet(_ number: String) -> Sheet? { places[number].map { sheets[$0] } }

        /// What was sent to the printer by an event, or nil.
        package func printing(_ version: Int) -> Printing? { printings.first { $0.version == version } }
    }

    /// What a Body has drawn.
    package enum State: Equatable, Sendable {
        case absent
        case kept(Book)

        /// The blanks, unless none was drawn yet.
        package var book: Book? {
            switch self {
            case .absent: nil
            case .kept(let book): book
            }
        }
    }

    /// What a decision needs from elsewhere.
    package struct Facts: Sendable {
        /// Whether the Body exists and is not closed.
        package var bodyIsActive: Bool
        /// The next numbers of the Body's sequence, as many as shall be drawn.
        package var numbers: [String]
        /// Which of the named numbers were entered into a case.
        package var used: Set<String>

        package init(bodyIsActive: Bool = true, numbers: [String] = [], used: Set<String> = []) {
            self.bodyIsActive = bodyIsActive
            self.numbers = numbers
            self.used = used
        }
    }
}
