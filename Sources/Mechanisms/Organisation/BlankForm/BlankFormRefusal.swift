import Kernel

extension BlankFormRegistry {
    /// Why the register of numbered blanks says no, in the order in which `decide` asks.
    package enum Refusal: Refusing, Hashable {
        /// The day of the act lies in the future.
        case occurredInFuture
        /// The Body is closed.
        case bodyNotActive
        case textMissing(field: String)
        case textTooLong(field: String)
        /// Fewer than one, or more than are drawn at once.
        case countOutOfRange
        /// No number is named.
        case numberMissing
        /// More numbers than are handled at once.
        case tooManyNumbers
        /// This Body has drawn no blank of this number.
        case notDrawnHere(String)
        /// The blank is void.
        case voidBefore(String)
        /// The blank was entered into a case.
        case usedBefore(String)
        /// The day of the act lies before the day on which the blank was drawn.
        case occurredBeforeDrawing(CivilDate)

        package var code: String {
            switch self {
            case .occurredInFuture: "occurredInFuture"
            case .bodyNotActive: "bodyNotActive"
            case .textMissing: "textMissing"
            case .textTooLong: "textTooLong"
            case .countOutOfRange: "countOutOfRange"
            case .numberMissing: "numberMissing"
            case .tooManyNumbers: "tooManyNumbers"
            case .notDrawnHere: "notDrawnHere"
            case .voidBefore: "voidBefore"
            case .usedBefore: "usedBefore"
            case .occurredBeforeDrawing: "occurredBeforeDrawing"
            }
        }

        package var basis: RuleBasis {
            switch self {
            case .occurredInFuture, .occurredBeforeDrawing: .structure("SYS-BLK-01")
            case .textMissing, .textTooLong: .structure("SYS-BLK-02")
            case .bodyNotActive, .countOutOfRange, .numberMissing, .tooManyNumbers: .structure("SYS-BLK-03")
            case .notDrawnHere: .structure("SYS-BLK-04")
            case .voidBefore, .usedBefore: .structure("SYS-BLK-05")
            }
        }

        package var field: String? {
            switch self {
            case .occurredInFuture, .occurredBeforeDrawing: "occurredOn"
            case .textMissing(let field), .textTooLong(let field): field
            case .countOutOfRange: "count"
            case .numberMissing, .tooManyNumbers, .notDrawnHere, .voidBefore, .usedBefore: "numbers"
            case .bodyNotActive: nil
            }
        }
    }
}
