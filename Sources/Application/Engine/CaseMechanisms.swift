import Clarification
import Intake
import Interference
import Kernel
import Sanction
import Verification

/// Every mechanism whose streams are cases: the one list from which the table of acts, lookups, rebuild and recount
/// come. `docs/mechanisms/README.md` says what else a new mechanism touches.
package enum CaseMechanisms {
    /// The mechanisms in the order in which their cases come of each other, which is that of navigation and rebuild.
    package static let all: [any CasePort.Type] = [
        Intake.self, Verification.self, Clarification.self, Interference.self, Sanction.self,
    ]

    /// The mechanism of this name on disk, or nil.
    package static func named(_ mechanism: String) -> (any CasePort.Type)? { all.first { $0.mechanism == mechanism } }
}
