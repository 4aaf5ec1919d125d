import Kernel

/// How long whoever gave wrong passwords for a name waits before the next try.
package struct SignInPatience: Hashable, Sendable {
    /// So many wrong passwords lock.
    package let failuresMax: Int
    /// From so many on, each is followed by a wait.
    package let slowAfter: Int
    package let lockMinutes: Int

    /// The first wait; each later one is three times as long.
    package static let firstWaitSeconds = 5

    package init(failuresMax: Int = 5, slowAfter: Int = 3, lockMinutes: Int = 15) {
        self.failuresMax = max(1, failuresMax)
        self.slowAfter = max(1, slowAfter)
        self.lockMinutes = max(1, lockMinutes)
    }

    /// What is known of a name: failures since the last success or lock, and until when nobody tries.
    package struct Trial: Hashable, Sendable {
        package let failures: Int
        package let until: Instant

        package init(failures: Int = 0, until: Instant = Instant(milliseconds: 0)) {
            self.failures = failures
            self.until = until
        }

        /// Why a try is not made now, or nil when it is. To wait prolongs nothing.
        package func wait(at now: Instant) -> SignInFailure? {
            guard now < until else { return nil }
            return failures == 0 ? .locked(until: until) : .slowed(until: until)
        }
    }

    /// What is known after one more wrong password.
    package func afterFailure(of trial: Trial, at now: Instant) -> Trial {
        let failures = trial.failures + 1
        func later(seconds: Int) -> Instant { Instant(milliseconds: now.milliseconds + Int64(seconds) * 1_000) }
        guard failures < failuresMax else { return Trial(failures: 0, until: later(seconds: lockMinutes * 60)) }
        guard failures >= slowAfter else { return Trial(failures: failures) }
        var seconds = Self.firstWaitSeconds
        for _ in slowAfter..<failures { seconds = min(seconds * 3, lockMinutes * 60) }
        return Trial(failures: failures, until: later(seconds: seconds))
    }
}

/// Wrong passwords for names that no account has: such a name is slowed and locked like an account, so that waiting
/// tells nothing. Kept in memory by digest, since people type passwords into the wrong field.
package struct StrangersAtTheDoor: Sendable {
    private var trials: [String: SignInPatience.Trial] = [:]
    /// Digests in the order in which they were first tried.
    private var order: [String] = []
    private let namesMax: Int

    /// - Parameter namesMax: beyond so many names the first is forgotten.
    package init(namesMax: Int = 10_000) { self.namesMax = max(1, namesMax) }

    package subscript(_ digest: String) -> SignInPatience.Trial { trials[digest] ?? SignInPatience.Trial() }

    /// Keeps what is known of a name now.
    package mutating func note(_ trial: SignInPatience.Trial, of digest: String) {
        if trials[digest] == nil {
            if trials.count >= namesMax { trials[order.removeFirst()] = nil }
            order.append(digest)
        }
        trials[digest] = trial
    }

    package var count: Int { trials.count }
}
