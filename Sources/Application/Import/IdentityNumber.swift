import Kernel

/// A citizen's identity number as far as it checks itself (GB 11643-1999): 17 digits with a date of birth, check digit.
enum IdentityNumber {
    /// The number in capitals, or nil when it cannot be one.
    static func checked(_ text: String) -> String? {
        let text = text.uppercased()
        let bytes = Array(text.utf8)
        guard bytes.count == 18, bytes.dropLast().allSatisfy({ (48...57).contains($0) }) else { return nil }
        let digits = bytes.dropLast().map { Int($0) - 48 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        guard CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)) != nil else { return nil }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return bytes.last == Array("10X98765432".utf8)[sum % 11] ? text : nil
    }
}
