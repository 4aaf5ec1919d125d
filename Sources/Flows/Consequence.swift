import Clarification
import Intake
import Kernel
import Sanction
import Verification

/// What an event of one case makes happen in another, as an act of the system.
package enum Consequence: Sendable {
    case intake(Target, Intake.Command)
    case verification(Target, Verification.Command)
    case clarification(Target, Clarification.Command)
    case sanction(Target, Sanction.Command)

    /// Which case.
    package enum Target: Sendable {
        case existing(CaseId)
        /// A new one, whose identifier is derived from the causing event.
        case new
        /// The clarification of this report: the one it has, or a new one.
        case ofReport(CaseId)
    }
}
