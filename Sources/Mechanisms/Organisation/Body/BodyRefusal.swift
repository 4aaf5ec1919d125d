import Kernel

extension BodyRegistry {
    /// Why the register of Bodies says no, in the order in which `decide` asks.
    package enum Refusal: Refusing, Hashable {
        /// The day of the act lies in the future.
        case occurredInFuture
        /// There is a Body with this code.
        case codeTaken
        /// No Body of this code was set up.
        case notEstablished
        /// The Body is closed; nothing more happens to it.
        case closedBefore
        /// The act claims a day before the last change.
        case occurredBeforeLastChange(CivilDate)
        /// The code is neither nine digits nor of the range `z` with province and number.
        case codeMalformed
        /// A dispatched organ with a division's code, or a division's commission without one.
        case codeDoesNotFitKind
        case textMissing(field: String)
        case textTooLong(field: String)
        /// The change would change nothing.
        case nothingChanges
        /// A second Body without a parent; an installation has one highest Body.
        case parentMissing
        /// The Body named as parent does not exist or is closed.
        case parentUnknown
        /// The Body named as parent is this one or stands under it.
        case parentIsBelow
        /// The parent's rank is not above this Body's.
        case parentMustStandHigher
        /// A sister Body has the same characters, so that numbers could not be told apart.
        case shortNameTaken
        /// The successor does not exist, is closed, or is this Body.
        case successorUnknown
        /// Bodies stand under it: they get another parent first.
        case childrenRemain(Int)
        /// Cases are open: they move to another Body first.
        case casesRemain(Int)
        /// Staff work here: they leave or move first.
        case staffRemain(Int)

        package var code: String {
            switch self {
            case .occurredInFuture: "occurredInFuture"
            case .codeTaken: "codeTaken"
            case .notEstablished: "notEstablished"
            case .closedBefore: "closedBefore"
            case .occurredBeforeLastChange: "occurredBeforeLastChange"
            case .codeMalformed: "codeMalformed"
            case .codeDoesNotFitKind: "codeDoesNotFitKind"
            case .textMissing: "textMissing"
            case .textTooLong: "textTooLong"
            case .nothingChanges: "nothingChanges"
            case .parentMissing: "parentMissing"
            case .parentUnknown: "parentUnknown"
            case .parentIsBelow: "parentIsBelow"
            case .parentMustStandHigher: "parentMustStandHigher"
            case .shortNameTaken: "shortNameTaken"
            case .successorUnknown: "successorUnknown"
            case .childrenRemain: "childrenRemain"
            case .casesRemain: "casesRemain"
            case .staffRemain: "staffRemain"
            }
        }

        package var basis: RuleBasis {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: .structure("SYS-ORG-01")
            case .textMissing, .textTooLong, .nothingChanges: .structure("SYS-ORG-02")
            case .codeTaken, .notEstablished, .closedBefore: .structure("SYS-ORG-03")
            case .codeMalformed, .codeDoesNotFitKind: .structure("SYS-ORG-04")
            case .parentMissing, .parentUnknown, .parentIsBelow, .parentMustStandHigher: .structure("SYS-ORG-05")
            case .shortNameTaken: .structure("SYS-ORG-06")
            case .successorUnknown, .childrenRemain, .casesRemain, .staffRemain: .structure("SYS-ORG-07")
            }
        }

        package var field: String? {
            switch self {
            case .occurredInFuture, .occurredBeforeLastChange: "occurredOn"
            case .codeTaken, .codeMalformed, .codeDoesNotFitKind: "code"
            case .textMissing(let field), .textTooLong(let field): field
            case .nothingChanges, .notEstablished, .closedBefore: nil
            case .parentMissing, .parentUnknown, .parentIsBelow, .parentMustStandHigher: "parent"
            case .shortNameTaken: "shortName"
            case .successorUnknown: "successor"
            case .childrenRemain, .casesRemain, .staffRemain: nil
            }
        }
    }
}
