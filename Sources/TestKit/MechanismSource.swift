import FoundationEssentials

/// A mechanism's own texts, for tests that hold tables, words and pages against what the sources say.
package struct MechanismSource {
    /// The mechanism's folder: `Interference`.
    package let name: String
    private let root: String

    /// - Parameter file: any file of the project's `Tests` or `Sources`.
    package init(_ name: String, file: String = #filePath) {
        self.name = name
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let place = parts.lastIndex { $0 == "Tests" || $0 == "Sources" } ?? parts.endIndex
        root = parts[..<place].joined(separator: "/")
    }

    /// A text of the project, by its path from the root.
    package func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    /// A golden file's line.
    package func golden(_ file: String) throws -> String {
        String(try text("Tests/Mechanisms/\(name)/Golden/\(file).json").prefix { !$0.isNewline })
    }

    /// The refusals' codes, in their order.
    package func refusals() throws -> [String] {
        try quoted(in: "Refusal.swift", after: "case .", upTo: "package var basis")
    }

    /// Names of events on disk.
    package func events() throws -> [String] {
        try quoted(in: "Stored.swift", after: "StoredPayload(\"", upTo: "package static func restored")
    }

    /// The stages' names.
    package func stages() throws -> [String] { try quoted(in: "State.swift", after: "case .", upTo: "package struct") }

    /// What stands in quotes on lines that hold `mark`.
    private func quoted(in file: String, after mark: String, upTo end: String) throws -> [String] {
        var found: [String] = []
        for line in try text("Sources/Mechanisms/\(name)/\(file)").split(whereSeparator: \.isNewline) {
            if line.contains(end), !found.isEmpty { break }
            let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
            if line.contains(mark), pieces.count >= 3 { found.append(String(pieces[1])) }
        }
        return found
    }
}
