import FoundationEssentials

/// The mechanism's own texts.
enum Source {
    /// A text of the project, by its path from the root.
    static func text(_ path: String) throws -> String {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(4)
        return try String(contentsOfFile: parts.joined(separator: "/") + "/" + path, encoding: .utf8)
    }

    /// The refusals' codes, in their order.
    static func refusals() throws -> [String] {
        try quoted(in: "Refusal.swift", after: "case .", upTo: "package var basis")
    }

    /// Names of events on disk, without the mechanism's.
    static func events() throws -> [String] {
        try quoted(in: "Stored.swift", after: "StoredPayload(\"", upTo: "package static func restored")
            .map { String($0.dropFirst("verification.".count)) }
    }

    /// What stands in quotes on lines that hold `mark`.
    private static func quoted(in file: String, after mark: String, upTo end: String) throws -> [String] {
        let whole = try text("Sources/Mechanisms/Verification/\(file)")
        var found: [String] = []
        for line in whole.split(whereSeparator: \.isNewline) {
            if line.contains(end) { break }
            let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
            if line.contains(mark), pieces.count >= 3 { found.append(String(pieces[1])) }
        }
        return found
    }
}
