import Kernel
import Synchronization

/// A bucket of tokens that fills evenly: whoever finds it empty waits. It knows nobody, so that slowing a flood stores
/// nothing about those who ask.
package struct TokenBucket: Hashable, Sendable {
    /// How many tokens a minute brings; also the most there are at once.
    package let perMinute: Int
    /// Tokens in parts of 60,000: a millisecond brings `perMinute` of them.
    private var parts: Int64
    private var filledAt: Instant?

    private static let token: Int64 = 60_000

    /// A full bucket.
    package init(perMinute: Int) {
        precondition(perMinute > 0, "a bucket that never fills lets nobody through")
        self.perMinute = perMinute
        parts = Int64(perMinute) * Self.token
    }

    /// Takes a token.
    /// - Returns: nil when there was one, otherwise how many seconds, at least one, until there is.
    package mutating func take(at now: Instant) -> Int? {
        // A clock that was set back fills nothing.
        let passed = max(0, now.milliseconds - (filledAt ?? now).milliseconds)
        let full = Int64(perMinute) * Self.token
        parts = passed >= Self.token ? full : min(full, parts + passed * Int64(perMinute))
        filledAt = now
        guard parts < Self.token else {
            parts -= Self.token
            return nil
        }
        let milliseconds = (Self.token - parts + Int64(perMinute) - 1) / Int64(perMinute)
        return max(1, Int((milliseconds + 999) / 1_000))
    }
}

/// A bucket that requests share.
///
/// A class because all of them take from one; guarded by its lock.
package final class Throttle: Sendable {
    private let bucket: Mutex<TokenBucket>

    package init(perMinute: Int) { bucket = Mutex(TokenBucket(perMinute: perMinute)) }

    /// Takes a token; nil when there was one, otherwise how many seconds until there is.
    package func take(at now: Instant) -> Int? { bucket.withLock { $0.take(at: now) } }
}
