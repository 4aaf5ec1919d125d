import Kernel
import Synchronization

/// The clock by which the demo world is made: it stands still until it is moved.
///
/// A class because the engine's clock and whoever moves it are two; guarded by its lock.
final class DemoClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ day: CivilDate) { instant = Mutex(Self.morning(of: day)) }

    var now: Instant { instant.withLock { $0 } }
    var today: CivilDate { now.chinaDate }

    /// Moves on to the morning of a day; on the same day, or for an earlier one, by four minutes.
    func move(to day: CivilDate) {
        instant.withLock { instant in
            let later = Instant(milliseconds: instant.milliseconds + 4 * 60_000)
            instant = day > instant.chinaDate ? Self.morning(of: day) : later
        }
    }

    /// Nine o'clock in China.
    private static func morning(of day: CivilDate) -> Instant {
        Instant(milliseconds: Int64(day.dayNumber) * 86_400_000 + 3_600_000)
    }
}
