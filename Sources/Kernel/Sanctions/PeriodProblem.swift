/// Why periods cannot be counted: a rule is missing, or a sanction contradicts one. Sanctions are named by their number
/// in the list that was to be counted, from 1.
package enum PeriodProblem: Error, Hashable, Sendable {
    /// No rule set in force on the day has the parameter.
    case parameterMissing(String, on: CivilDate)
    /// The parameter in force on the day has a value or unit that nothing can be counted with.
    case parameterUnusable(String, on: CivilDate)
    /// It took effect before it was decided.
    case effectiveBeforeDecided(Int)
    /// It was changed or revoked before it was decided.
    case undoneBeforeDecided(Int)
    /// 留党察看 without its probation.
    case probationUnknown(Int)
    /// The rules do not offer a probation of so many months.
    case probationNotOffered(Int, offered: [Int])
    /// A probation that was lengthened beyond the most.
    case probationTooLong(Int, most: Int)
    /// The rights were restored before the probation was over.
    case restoredTooEarly(Int, probationLast: CivilDate)
    /// The rights of somebody expelled were restored.
    case restoredAfterExpulsion(Int)
    /// One period for several is set for at least two government sanctions that have a period.
    case cannotBeTogether(Int)
    /// The decider's period is shorter than one, longer than the sum, or beyond the most.
    case togetherOutOfRange(Int, least: Int, most: Int)

    /// The rule it rests on.
    package var basis: RuleBasis {
        switch self {
        case .parameterMissing(let name, _), .parameterUnusable(let name, _): .parameter(name)
        case .effectiveBeforeDecided: .structure("SYS-SAN-01")
        case .undoneBeforeDecided: .structure("SYS-SAN-02")
        case .probationUnknown, .probationNotOffered, .restoredTooEarly: .parameter("party.留党察看.probation")
        case .probationTooLong: .parameter("party.留党察看.probation.max")
        case .restoredAfterExpulsion: .parameter("party.开除党籍.no_readmission")
        case .cannotBeTogether, .togetherOutOfRange: .parameter("gov.multiple_same.cap")
        }
    }

    /// The number of the sanction it is about; nil where it is about a rule.
    package var sanction: Int? {
        switch self {
        case .parameterMissing, .parameterUnusable: nil
        case .effectiveBeforeDecided(let number), .undoneBeforeDecided(let number), .probationUnknown(let number),
            .probationNotOffered(let number, _), .probationTooLong(let number, _),
            .restoredTooEarly(let number, _), .restoredAfterExpulsion(let number), .cannotBeTogether(let number),
            .togetherOutOfRange(let number, _, _):
            number
        }
    }
}
