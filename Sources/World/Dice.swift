import Kernel

/// Chance that is the same for the same seed (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of several.
    mutating func pick<T>(_ all: [T]) -> T { all[Int(next() % UInt64(all.count))] }

    /// So many bytes.
    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 24) }
    }

    /// A new identifier of 16 hexadecimal digits.
    mutating func id<T>(_ type: Id<T>.Type = Id<T>.self) -> Id<T> {
        let digits = String(next(), radix: 16)
        guard let id = Id<T>(String(repeating: "0", count: 16 - digits.count) + digits) else {
            preconditionFailure("hexadecimal digits are an identifier")
        }
        return id
    }
}
