import Kernel

extension UnitRegistry {
    /// Why the register of Units says no, in the order in which `decide` asks.
    package enum Refusal: Refusing, Hashable {
        /// The day of the act lies in the future.
        case occurredInFuture
        /// There is a Unit with this identifier.
        case idTaken
        case notEstablished
        case closedBefore
        /// The act claims a day before the last change.
        case occurredBeforeLastChange(CivilDate)
        case textMissing(field: String)
        case textTooLong(field: String)
        /// The change would change nothing.
        case nothingChanges
        /// The Body named as supervising does not exist or is closed.
        case bodyUnknown
        /// Another Unit of the Body has this name.
        case nameTaken
        /// The successor does not exist, is closed, or is this Unit.
        case successorUnknown
        /// Officials are in office here: their posts change first.
        case officialsRemain(Int)

        package var code: String {
            switch self {
            case .occurredInFuture: "occurredInFuture"
            case .idTaken: "idTaken"
            case .notEstablished: "notEstablished"
            case .closedBefore: "closedBefore"
            case .occurredBeforeLastChange: "occurredBeforeLastChange"
            case .textMissing: "textMissing"
            case .textTooLong: "textTooLong"
            case .nothingChanges: "nothingChanges"
            case .bodyUnknown: "bodyUnknown"
            case .nameTaken: "nameTaken"
            case .successorUnknown: "successorUnknown"
            case .officialsRemain: "officialsRemain"
            }
        }

        package var basis: RuleBasis {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: .structure("SYS-ORG-01")
            case .textMissing, .textTooLong, .nothingChanges: .structure("SYS-ORG-02")
            case .idTaken, .notEstablished, .closedBefore: .structure("SYS-ORG-03")
            case .bodyUnknown, .nameTaken: .structure("SYS-ORG-08")
            case .successorUnknown, .officialsRemain: .structure("SYS-ORG-07")
            }
        }

        package var field: String? {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: "occurredOn"
            case .idTaken, .notEstablished, .closedBefore, .nothingChanges, .officialsRemain: nil
            case .textMissing(let field), .textTooLong(let field): field
            case .bodyUnknown: "body"
            case .nameTaken: "name"
            case .successorUnknown: "successor"
            }
        }
    }
}
