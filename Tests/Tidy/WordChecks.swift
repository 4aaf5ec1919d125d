/// Words and signs that do not stand in the sources, or not in the pure core.
enum WordChecks {
    /// What decides without clock, chance, input, output or waiting.
    static func isCore(_ file: SourceFile) -> Bool {
        ["Sources/Kernel", "Sources/Mechanisms", "Sources/Flows", "Sources/Access"].contains { file.isIn($0) }
    }

    /// Nothing in the sources crashes on purpose without a sentence, and nothing waits for "later".
    static func banned(_ file: SourceFile) -> [Violation] {
        crashes(file) + later(file)
    }

    private static func crashes(_ file: SourceFile) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            let what: String
            if tokens.reads(["fatalError", "("], at: index) {
                what = "fatalError: a precondition with a sentence, or a thrown error"
            } else if tokens[index].text == "!", !tokens[index].isApart, !isUnequal(at: index, in: tokens) {
                switch tokens.text(at: index - 1) {
                case "try": what = "try!: a thrown error"
                case "as": what = "as!: as? with an answer for nil"
                case ")", "]", "}", ">", "?", "\"": what = "force unwrap: guard let"
                case _ where tokens.indices.contains(index - 1) && tokens[index - 1].isWord:
                    what = "force unwrap: guard let"
                default: return nil
                }
            } else {
                return nil
            }
            return Violation(path: file.path, line: tokens[index].line, what: what)
        }
    }

    /// Whether a `!` belongs to `!=`.
    private static func isUnequal(at index: Int, in tokens: [Token]) -> Bool {
        tokens.text(at: index + 1) == "=" && !tokens[index + 1].isApart
    }

    private static func later(_ file: SourceFile) -> [Violation] {
        let marks: Set<Substring> = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        return file.lines.enumerated().compactMap { index, line in
            // The three marks are upper-case ASCII words; most lines have none, so look before splitting.
            guard marks.contains(where: { line.contains($0) }) else { return nil }
            let words = line.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
            guard let mark = words.first(where: { marks.contains($0) }) else { return nil }
            return Violation(path: file.path, line: index + 1, what: "\(mark): do it, or say it in the change log")
        }
    }

    /// The core has no clock, no chance, no waiting, no output; what it needs arrives in its arguments.
    static func purity(_ file: SourceFile) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            impurity(at: index, in: tokens).map {
                Violation(path: file.path, line: tokens[index].line, what: "\($0) in the core")
            }
        }
    }

    private static func impurity(at index: Int, in tokens: [Token]) -> String? {
        let next = tokens.text(at: index + 1)
        let isMember = tokens.text(at: index - 1) == "."
        switch tokens[index].text {
        case "Date", "UUID":
            if next == "(" { return "\(tokens[index].text)(" }
            return next == "." && tokens.text(at: index + 2) == "now" ? "Date.now" : nil
        case "random", "randomElement", "shuffled", "shuffle": return isMember ? "chance (.\(tokens[index].text))" : nil
        case "SystemRandomNumberGenerator", "ContinuousClock", "SuspendingClock", "FileManager", "ProcessInfo",
            "UserDefaults", "Logger", "async", "await", "TaskLocal":
            return tokens[index].text
        case "Task": return startsTask(at: index, in: tokens) ? "Task" : nil
        case "print", "debugPrint", "dump", "readLine": return !isMember && next == "(" ? tokens[index].text : nil
        default: return nil
        }
    }

    /// Whether concurrent work begins here; a case has tasks too, and their type is called so.
    private static func startsTask(at index: Int, in tokens: [Token]) -> Bool {
        if ["detached", "sleep"].contains(tokens.text(at: index + 2)) { return tokens.text(at: index + 1) == "." }
        guard tokens.text(at: index + 1) == "{" else { return false }
        let before = tokens.text(at: index - 1)
        return index == 0 || ["=", "{", "}", ")"].contains(before) || tokens[index - 1].line != tokens[index].line
    }

    /// Modules that bring clocks, files and threads along.
    private static let impureModules: Set<String> = [
        "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "Musl", "Darwin", "Dispatch", "Logging",
        "Observation", "_Concurrency",
    ]

    /// The core imports no such module, but for files that the allow-list names with a reason.
    static func imports(_ file: SourceFile, allowed: Set<String>) -> [Violation] {
        guard !allowed.contains(file.path) else { return [] }
        return importsOfImpureModules(file)
    }

    /// The allow-list names only files that need it.
    static func idleAllowance(_ files: [SourceFile], allowed: Set<String>) -> [Violation] {
        let needing = Set(files.filter { !importsOfImpureModules($0).isEmpty }.map(\.path))
        return allowed.subtracting(needing).sorted().map {
            Violation(path: $0, line: 0, what: "is allowed to import Foundation and does not: take it off the list")
        }
    }

    private static func importsOfImpureModules(_ file: SourceFile) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            guard tokens[index].text == "import" else { return nil }
            // `import struct Foundation.Date` has a word more.
            let kinds: Set<String> = ["struct", "class", "enum", "func", "let", "var", "typealias", "protocol"]
            let module = tokens.text(at: kinds.contains(tokens.text(at: index + 1)) ? index + 2 : index + 1)
            guard impureModules.contains(module) else { return nil }
            return Violation(path: file.path, line: tokens[index].line, what: "import \(module) in the core")
        }
    }

    /// The paths of an allow-list with one `path: reason` a line; a line without a reason is a violation.
    static func allowList(_ file: SourceFile) -> (paths: Set<String>, violations: [Violation]) {
        var paths: Set<String> = []
        var violations: [Violation] = []
        for (index, line) in file.lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[1].contains(where: \.isLetter) {
                paths.insert(String(parts[0]))
            } else {
                violations.append(Violation(path: file.path, line: index + 1, what: "no reason: write `path: reason`"))
            }
        }
        return (paths, violations)
    }

    /// No file names a place on somebody's machine.
    static func machinePaths(_ file: SourceFile) -> [Violation] {
        // Put together here, so that this file does not name them either.
        let places = ["work/", "tmp/w", "opt/swift", "root/"].map { "/" + $0 }
        return file.lines.enumerated().compactMap { index, line in
            guard line.contains("/"), let place = places.first(where: { names($0, in: line) }) else { return nil }
            return Violation(path: file.path, line: index + 1, what: "names a place on a machine: \(place)")
        }
    }

    /// Whether a path begins at this place: a folder of that name further down a path is another thing.
    private static func names(_ place: String, in line: Substring) -> Bool {
        line.ranges(of: place).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || "._-~})$*".contains(before))
        }
    }
}
