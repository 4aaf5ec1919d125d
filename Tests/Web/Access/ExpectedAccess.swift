import Foundation

/// The hand-written table of who may do what: `expected-access.csv`.
struct ExpectedAccess: Sendable {
    /// What the answer must be.
    enum Answer: String, Sendable {
        case done, denied, hidden
    }

    /// One row: patterns for act, post, body, assigned, away, case.
    struct Row: Sendable {
        let line: Int
        let patterns: [[String]]
        let answer: Answer

        /// The acts the row names outright.
        var namedActs: [String] { patterns[0].filter { !$0.contains("*") } }

        func fits(_ cell: [String]) -> Bool {
            zip(patterns, cell).allSatisfy { words, value in
                words.contains { word in
                    word == "*" || word == value || (word.hasSuffix(".*") && value.hasPrefix(word.dropLast()))
                }
            }
        }
    }

    let rows: [Row]

    /// Why the table cannot be read.
    struct Fault: Error { let line: Int }

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "expected-access.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        rows = try lines.enumerated().dropFirst().compactMap { index, line in
            if line.isEmpty || line.hasPrefix("#") { return nil }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 7, let answer = Answer(rawValue: cells[6]) else { throw Fault(line: index + 1) }
            return Row(
                line: index + 1, patterns: cells.prefix(6).map { $0.split(separator: "|").map(String.init) },
                answer: answer)
        }
    }

    /// The row that decides a cell.
    func row(_ act: String, _ rest: [String]) -> Row? { rows.first { $0.fits([act] + rest) } }
}
