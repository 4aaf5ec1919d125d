import Kernel
import TestKit
import Testing

@testable import Application

@Suite("Patience with floods and guesses")
struct SignInPatienceTests {
    private static func at(_ seconds: Int) -> Instant {
        Instant(milliseconds: Sample.now.milliseconds + Int64(seconds) * 1_000)
    }

    @Test("a bucket gives what a minute brings at once, then one for each that came in")
    func bucket() {
        var bucket = TokenBucket(perMinute: 6)
        for _ in 0..<6 { #expect(bucket.take(at: Self.at(0)) == nil) }
        #expect(bucket.take(at: Self.at(0)) == 10)
        #expect(bucket.take(at: Self.at(4)) == 6)
        #expect(bucket.take(at: Self.at(10)) == nil)
        #expect(bucket.take(at: Self.at(10)) == 10)
        #expect(bucket.take(at: Self.at(1_000)) == nil)
        for _ in 0..<5 { #expect(bucket.take(at: Self.at(1_000)) == nil) }
        #expect(bucket.take(at: Self.at(1_000)) == 10, "what a long rest brings is no more than a minute's")
    }

    @Test("whoever waits as long as was said is let through", arguments: [1, 7, 60, 300, 100_000])
    func promised(_ perMinute: Int) {
        var bucket = TokenBucket(perMinute: perMinute)
        for _ in 0..<perMinute { #expect(bucket.take(at: Self.at(0)) == nil) }
        guard let wait = bucket.take(at: Self.at(0)) else {
            Issue.record("more than a minute's were given")
            return
        }
        #expect(bucket.take(at: Self.at(wait)) == nil)
    }

    @Test("a clock set back by hours fills nothing and breaks nothing")
    func setBack() {
        var bucket = TokenBucket(perMinute: 1)
        #expect(bucket.take(at: Self.at(10_000)) == nil)
        #expect(bucket.take(at: Self.at(0)) == 60)
        #expect(bucket.take(at: Self.at(60)) == nil)
    }

    @Test("waits grow, then the lock; after it the counting begins anew")
    func waits() {
        let patience = SignInPatience(failuresMax: 6, slowAfter: 2, lockMinutes: 1)
        var trial = SignInPatience.Trial()
        var seconds: [Int64] = []
        for _ in 0..<6 {
            trial = patience.afterFailure(of: trial, at: Sample.now)
            seconds.append(max(0, trial.until.milliseconds - Sample.now.milliseconds) / 1_000)
        }
        #expect(seconds == [0, 5, 15, 45, 60, 60])
        #expect(trial.wait(at: Self.at(59)) == .locked(until: Self.at(60)))
        #expect(trial.wait(at: Self.at(60)) == nil && trial.failures == 0)
    }

    @Test("of names that nobody has, so many are remembered and no more")
    func strangers() {
        var strangers = StrangersAtTheDoor(namesMax: 100)
        let patience = SignInPatience()
        for number in 0..<250 {
            strangers.note(patience.afterFailure(of: strangers["n\(number)"], at: Sample.now), of: "n\(number)")
        }
        #expect(strangers.count == 100)
        #expect(strangers["n249"].failures == 1 && strangers["n0"].failures == 0)
    }
}
