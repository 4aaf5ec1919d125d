import Kernel

extension BodyCode {
    /// What a Body's code may look like.
    package enum Shape: Hashable, Sendable {
        /// Nine digits, a statistical division code.
        case division
        /// `z`, two digits of the province, three to six digits of a running number: zones that are no division and
        /// dispatched organs (`z43001`).
        case own
    }

    /// The shape of this code, or nil when no Body may have it.
    package var shape: Shape? {
        let bytes = Array(text.utf8)
        func areDigits(_ part: ArraySlice<UInt8>) -> Bool { part.allSatisfy { (48...57).contains($0) } }
        if bytes.count == 9, areDigits(bytes[...]), bytes[0] != 48 { return .division }
        if (6...9).contains(bytes.count), bytes[0] == UInt8(ascii: "z"), areDigits(bytes[1...]) { return .own }
        return nil
    }

    /// Whether a Body of this kind may have this code: divisions and zones a division's, zones and dispatched organs
    /// one of the range of their own.
    package func fits(_ kind: BodyKind) -> Bool {
        switch (shape, kind) {
        case (.division, .territorial), (.division, .zone), (.own, .zone), (.own, .dispatched): true
        case (.division, .dispatched), (.own, .territorial), (nil, _): false
        }
    }
}
