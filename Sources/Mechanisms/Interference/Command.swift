import Kernel

extension Interference {
    /// What somebody may want done with an entry.
    package enum Command: Hashable, Sendable {
        /// Makes the entry (登记).
        case note(Entry)

        /// One of the acts every case has: people, clocks, jurisdiction.
        case handling(Handling.Command)

        /// The Body above takes note of it (接收); nothing else begins by that.
        case acknowledge
        /// Adds further facts, at every stage.
        case supplement(text: String)
        /// Says what came of it.
        /// - Parameter destination: the organ or the report's number to which it was handed on; empty otherwise.
        case conclude(outcome: Outcome, destination: String, reason: String)
    }
}
