import Kernel

extension Verification {
    /// What a decision needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        /// What the acts every case has need.
        package let handling: Handling.Facts

        package init(handling: Handling.Facts = Handling.Facts()) { self.handling = handling }
    }
}
