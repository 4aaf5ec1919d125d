/// One thing that is not as the rules of the house say.
struct Violation: Equatable, CustomStringConvertible {
    /// The file, from the project's root.
    let path: String
    /// The line from 1; 0 where it is about the file as a whole.
    let line: Int
    /// What is wrong, and what would be right.
    let what: String

    var description: String { line == 0 ? "\(path): \(what)" : "\(path):\(line): \(what)" }
}

/// A file as the checks see it: its path from the project's root, and its text.
struct SourceFile {
    let path: String
    let text: String
    /// The lines without their ends.
    let lines: [Substring]
    /// The words and signs of the code, without comments and without what stands inside string literals. Empty for a
    /// file that is not Swift.
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = path.hasSuffix(".swift") ? Token.all(in: SwiftMask.code(of: text)) : []
    }

    /// The name without folders: `Decide.swift`.
    var name: Substring { path.split(separator: "/").last ?? "" }
    /// The folder, without a slash at its end: `Sources/Kernel`.
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// Whether the file lies in a folder or below it.
    func isIn(_ folder: String) -> Bool { path.hasPrefix(folder + "/") }
}

/// A word or a sign of Swift code.
struct Token: Equatable {
    let text: String
    /// From 1.
    let line: Int
    /// Whether white space or the file's beginning stands before it.
    let isApart: Bool
    let isWord: Bool

    /// The words (letters, digits, `_`, everything beyond ASCII) and single signs of masked code.
    static func all(in code: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var line = 1
        var isApart = true
        var index = 0
        while index < code.count {
            let byte = code[index]
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
                isApart = true
                index += 1
                continue
            }
            var end = index + 1
            let isWord = Self.isWordByte(byte)
            while isWord, end < code.count, Self.isWordByte(code[end]) { end += 1 }
            let text = String(decoding: code[index..<end], as: UTF8.self)
            tokens.append(Token(text: text, line: line, isApart: isApart, isWord: isWord))
            isApart = false
            index = end
        }
        return tokens
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension [Token] {
    /// The text of a token, or nothing beyond the ends.
    func text(at index: Int) -> String { indices.contains(index) ? self[index].text : "" }

    /// Whether these texts follow one another from an index.
    func reads(_ texts: [String], at index: Int) -> Bool {
        texts.indices.allSatisfy { text(at: index + $0) == texts[$0] }
    }
}
