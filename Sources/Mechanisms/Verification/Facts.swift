import Kernel

extension Verification {
    /// What a decision needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        /// Staff with a declared relation to, or interest in, a subject or the reporter of the report (REC-001).
        package let conflicted: Set<StaffId>
        /// Heads of the case's Body: only the higher Body decides on their recusal (REC-004).
        package let heads: Set<StaffId>

        package init(conflicted: Set<StaffId> = [], heads: Set<StaffId> = []) {
            self.conflicted = conflicted
            self.heads = heads
        }
    }
}
