import Kernel

extension RuleBook {
    /// Why the rule book says no, in the order `decide` asks.
    package enum Refusal: Refusing, Hashable {
        case occurredInFuture
        /// Somebody else has loaded this very text.
        case alreadyLoaded
        /// A text that must be there is blank; the field's name.
        case textMissing(String)
        /// A name is not made of words between single separators: slug, parameter, clause, act or row.
        case nameMalformed(String)
        /// The adoption's date is no year, month or day.
        case adoptionDateMalformed
        /// The end lies before the beginning.
        case datesReversed
        /// A set loaded as repealed must say when it ended.
        case endMissing
        case duplicateParameter(String)
        case duplicateClause(String)
        case duplicateChain(String)
        /// A number needs a unit, anything else has none.
        case unitDoesNotFit(String)
        /// A number below zero, a blank text, a list that is empty, or one with an item twice or blank.
        case valueUnusable(String)
        /// A `….max` cannot be a floor, a `….min` no ceiling.
        case boundAgainstName(String)
        /// A document key that the set does not explain; the parameter's, clause's or act's name.
        case documentUnknown(String)
        /// A `{…}` that no document fills, or a brace without its pair.
        case placeholderUnknown(clause: String, name: String)
        case chainEmpty(String)
        /// A role that approves nothing.
        case chainRoleCannotApprove(act: String, role: Role)
        /// The path of the issuer was not given: the set cannot be compared with those above it.
        case issuerUnknown
        /// Another set of the same issuer and slug is in force at the same time; its digest.
        case overlapping(String)
        /// Laxer than a bound that a higher Body set; the parameter and the digest of that Body's set.
        case laxerThanBound(parameter: String, ruleSet: String)
        case notLoaded
        case alreadyRepealed
        case repealBeforeEffective
        case repealAfterEnd

        package var code: String {
            switch self {
            case .occurredInFuture: "occurredInFuture"
            case .alreadyLoaded: "alreadyLoaded"
            case .textMissing: "textMissing"
            case .nameMalformed: "nameMalformed"
            case .adoptionDateMalformed: "adoptionDateMalformed"
            case .datesReversed: "datesReversed"
            case .endMissing: "endMissing"
            case .duplicateParameter: "duplicateParameter"
            case .duplicateClause: "duplicateClause"
            case .duplicateChain: "duplicateChain"
            case .unitDoesNotFit: "unitDoesNotFit"
            case .valueUnusable: "valueUnusable"
            case .boundAgainstName: "boundAgainstName"
            case .documentUnknown: "documentUnknown"
            case .placeholderUnknown: "placeholderUnknown"
            case .chainEmpty: "chainEmpty"
            case .chainRoleCannotApprove: "chainRoleCannotApprove"
            case .issuerUnknown: "issuerUnknown"
            case .overlapping: "overlapping"
            case .laxerThanBound: "laxerThanBound"
            case .notLoaded: "notLoaded"
            case .alreadyRepealed: "alreadyRepealed"
            case .repealBeforeEffective: "repealBeforeEffective"
            case .repealAfterEnd: "repealAfterEnd"
            }
        }

        package var basis: RuleBasis {
            switch self {
            case .laxerThanBound(let parameter, _): .parameter(parameter)
            case .occurredInFuture: .structure("SYS-RUL-01")
            case .alreadyLoaded, .notLoaded, .alreadyRepealed: .structure("SYS-RUL-02")
            case .textMissing, .nameMalformed, .adoptionDateMalformed, .duplicateParameter, .duplicateClause,
                .duplicateChain, .unitDoesNotFit, .valueUnusable, .boundAgainstName, .documentUnknown:
                .structure("SYS-RUL-03")
            case .datesReversed, .endMissing, .overlapping, .repealBeforeEffective, .repealAfterEnd:
                .structure("SYS-RUL-04")
            case .placeholderUnknown: .structure("SYS-RUL-05")
            case .chainEmpty, .chainRoleCannotApprove: .structure("SYS-RUL-06")
            case .issuerUnknown: .structure("SYS-RUL-07")
            }
        }

        package var field: String? {
            switch self {
            case .textMissing(let field): field
            case .datesReversed, .endMissing: "effectiveTo"
            case .overlapping: "effectiveFrom"
            case .issuerUnknown: "issuer"
            case .adoptionDateMalformed: "adoption"
            case .repealBeforeEffective, .repealAfterEnd: "on"
            case .occurredInFuture: "occurredOn"
            case .alreadyLoaded, .nameMalformed, .duplicateParameter, .duplicateClause, .duplicateChain,
                .unitDoesNotFit, .valueUnusable, .boundAgainstName, .documentUnknown, .placeholderUnknown, .chainEmpty,
                .chainRoleCannotApprove, .laxerThanBound, .notLoaded, .alreadyRepealed:
                nil
            }
        }
    }
}
