import Clarification
import Intake
import Verification

/// Every act there is. Routes, forms, schema, command names and the access matrix come from this table.
package enum ActTable {
    /// The acts, mechanism by mechanism.
    package static let all: [Act] = Intake.acts + Verification.acts + Clarification.acts
}
