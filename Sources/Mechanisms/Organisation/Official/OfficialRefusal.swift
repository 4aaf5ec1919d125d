import Kernel

extension OfficialRegistry {
    /// Why the register of Officials says no, in the order in which `decide` asks.
    package enum Refusal: Refusing, Hashable {
        /// The day of the act lies in the future.
        case occurredInFuture
        /// There is a record with this identifier.
        case idTaken
        case notRecorded
        /// The act claims a day before the last change.
        case occurredBeforeLastChange(CivilDate)
        /// Posts and membership of somebody who has died do not change.
        case hasDied
        case textMissing(field: String)
        case textTooLong(field: String)
        /// The Unit does not exist or is closed.
        case unitUnknown
        /// The managing Body does not exist or is closed.
        case bodyUnknown
        /// The change would change nothing.
        case nothingChanges
        /// The identity number is that of another record: two records of one person are merged, not made.
        case identityTaken(by: OfficialId)
        /// The Official left office before.
        case leftBefore

        package var code: String {
            switch self {
            case .occurredInFuture: "occurredInFuture"
            case .idTaken: "idTaken"
            case .notRecorded: "notRecorded"
            case .occurredBeforeLastChange: "occurredBeforeLastChange"
            case .hasDied: "hasDied"
            case .textMissing: "textMissing"
            case .textTooLong: "textTooLong"
            case .unitUnknown: "unitUnknown"
            case .bodyUnknown: "bodyUnknown"
            case .nothingChanges: "nothingChanges"
            case .identityTaken: "identityTaken"
            case .leftBefore: "leftBefore"
            }
        }

        package var basis: RuleBasis {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: .structure("SYS-ORG-01")
            case .textMissing, .textTooLong, .nothingChanges: .structure("SYS-ORG-02")
            case .idTaken, .notRecorded, .hasDied, .leftBefore: .structure("SYS-ORG-03")
            case .unitUnknown, .bodyUnknown: .structure("SYS-ORG-08")
            case .identityTaken: .structure("SYS-ORG-09")
            }
        }

        package var field: String? {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: "occurredOn"
            case .idTaken, .notRecorded, .hasDied, .nothingChanges, .leftBefore: nil
            case .textMissing(let field), .textTooLong(let field): field
            case .unitUnknown: "unit"
            case .bodyUnknown: "body"
            case .identityTaken: "identity"
            }
        }
    }
}
