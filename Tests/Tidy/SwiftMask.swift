/// Swift text with comments and the insides of literals blanked out, so that a check sees code only.
///
/// Knows nested comments, one-line and multi-line strings, raw strings, interpolations (whose insides are code), and
/// regular expressions. Line ends stay where they were.
struct SwiftMask {
    private let bytes: [UInt8]
    private var result: [UInt8]
    private var index = 0
    /// The last byte of code that is not white space: tells a division from a regular expression.
    private var lastCode = UInt8(ascii: "(")

    private init(_ text: String) {
        bytes = Array(text.utf8)
        result = bytes
    }

    /// The text, as many bytes long as before, with blanks for all that is not code.
    static func code(of text: String) -> [UInt8] {
        var mask = SwiftMask(text)
        mask.readCode(untilParenthesis: false)
        return mask.result
    }

    private func sees(_ text: StaticString, at offset: Int = 0) -> Bool {
        let start = index + offset
        let count = text.utf8CodeUnitCount
        guard start + count <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] } }
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] != UInt8(ascii: "\n") { result[index] = UInt8(ascii: " ") }
            index += 1
        }
    }

    /// Reads code up to the end, or up to the parenthesis that ends an interpolation.
    private mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while index < bytes.count {
            if sees("//") {
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { blank() }
            } else if sees("/*") {
                readComment()
            } else if sees("\"") || (sees("#") && opensRaw(UInt8(ascii: "\""))) {
                readString()
            } else if sees("#") && opensRaw(UInt8(ascii: "/")) {
                readRawRegex()
            } else if opensRegex() {
                readRegex()
            } else {
                if sees("(") { depth += 1 }
                if sees(")") { depth -= 1 }
                if depth < 0 && untilParenthesis { return }
                step()
            }
        }
    }

    /// One byte of code.
    private mutating func step() {
        let byte = bytes[index]
        if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\t") { lastCode = byte }
        index += 1
    }

    private mutating func readComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                blank(2)
            } else if sees("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && index < bytes.count
    }

    /// How many `#` stand here.
    private func hashes(at offset: Int = 0) -> Int {
        var count = 0
        while index + offset + count < bytes.count, bytes[index + offset + count] == UInt8(ascii: "#") { count += 1 }
        return count
    }

    private func opensRaw(_ quote: UInt8) -> Bool {
        let after = index + hashes()
        return after < bytes.count && bytes[after] == quote
    }

    /// A string with its quotes; the quotes stay, so that a string still counts as something.
    private mutating func readString() {
        let raw = hashes()
        for _ in 0..<raw { blank() }
        let isLong = sees("\"\"\"")
        for _ in 0..<(isLong ? 3 : 1) { step() }
        while index < bytes.count {
            if isLong ? sees("\"\"\"") : sees("\"") {
                let width = isLong ? 3 : 1
                if hashes(at: width) >= raw {
                    for _ in 0..<width { step() }
                    blank(raw)
                    return
                }
                blank(width)
            } else if sees("\\"), hashes(at: 1) >= raw {
                readEscape(raw: raw)
            } else if !isLong && sees("\n") {
                return
            } else {
                blank()
            }
        }
    }

    /// A backslash with its hashes and what it escapes; an interpolation's inside is code again.
    private mutating func readEscape(raw: Int) {
        blank(1 + raw)
        guard sees("(") else { return blank() }
        step()
        readCode(untilParenthesis: true)
        if index < bytes.count { step() }
    }

    /// Whether a `/` begins a regular expression: after a sign that an expression follows, with its end on this line.
    private func opensRegex() -> Bool {
        guard sees("/"), index + 1 < bytes.count, !sees(" ", at: 1), !sees("=", at: 1) else { return false }
        switch lastCode {
        case UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["),
            UInt8(ascii: "{"):
            return bytes[(index + 1)...].prefix { $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "/"))
        default: return false
        }
    }

    private mutating func readRegex() {
        step()
        while index < bytes.count, !sees("\n") {
            if sees("\\") {
                blank(2)
            } else if sees("/") {
                return step()
            } else {
                blank()
            }
        }
    }

    private mutating func readRawRegex() {
        let raw = hashes()
        blank(raw)
        step()
        while index < bytes.count {
            if sees("/"), hashes(at: 1) >= raw {
                step()
                return blank(raw)
            }
            blank()
        }
    }
}
