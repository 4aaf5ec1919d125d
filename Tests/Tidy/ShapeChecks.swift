/// Where things are: the inner shape of mechanisms, a test room for every target, exhaustive switches, documentation.
enum ShapeChecks {
    /// The files every case mechanism has, besides the one named after it.
    static let caseFiles = [
        "Command", "Event", "State", "Refusal", "Facts", "Decide", "Evolve", "Stored", "Summary",
    ]

    /// Mechanisms that are no cases and so need fewer files, and why.
    static let reduced: [String: (files: [String], why: String)] = [
        "Organisation": (
            ["Body", "Unit", "Official", "Staff", "BlankForm"].flatMap { folder in
                ["Refusal", "Decide", "Evolve"].map { "\(folder)/\(folder)\($0)" }
            }, "five small deciders, a folder for each"
        )
    ]

    /// A mechanism's folder has its files. One that holds nothing but `Stub.swift` has not begun; a stub beside real
    /// files is left over.
    /// - Parameter files: the paths of its Swift files from its folder.
    static func mechanism(_ name: String, files: Set<String>) -> [Violation] {
        let path = "Sources/Mechanisms/\(name)"
        if files == ["Stub.swift"] { return [] }
        let wanted = [name] + (reduced[name]?.files ?? caseFiles)
        var found = wanted.filter { !files.contains("\($0).swift") }
            .map { Violation(path: path, line: 0, what: "\($0).swift is missing") }
        if files.contains("Stub.swift") {
            found.append(Violation(path: path, line: 0, what: "Stub.swift stands beside real files"))
        }
        return found
    }

    /// Whether a file decides, evolves, stores, or carries consequences and permissions.
    static func mustBeExhaustive(_ file: SourceFile) -> Bool {
        if file.isIn("Sources/Flows") || file.isIn("Sources/Access") { return true }
        guard file.isIn("Sources/Mechanisms") else { return false }
        return ["Decide", "Evolve", "Stored"].contains { file.name.contains($0) }
    }

    /// No `default` in a switch: a new case must be answered, not swallowed.
    static func defaults(_ file: SourceFile) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { index in
            // `dictionary[key, default: 0]` and a parameter called `default` are no part of a switch.
            guard tokens.reads(["default", ":"], at: index), ![",", "("].contains(tokens.text(at: index - 1)),
                !isOpen(switchOf: index, in: tokens)
            else { return nil }
            return Violation(path: file.path, line: tokens[index].line, what: "default: name the cases")
        }
    }

    /// Whether the switch that a `default` stands in is over texts or numbers, which nobody can list to their end: all
    /// its cases, or the first part of each, are literals.
    private static func isOpen(switchOf index: Int, in tokens: [Token]) -> Bool {
        var depth = 0
        var literals = 0
        for at in tokens[..<index].indices.reversed() {
            switch tokens[at].text {
            case "}": depth += 1
            case "{":
                depth -= 1
                if depth < 0 { return literals > 0 }
            case "case" where depth == 0:
                let pattern = tokens.text(at: at + 1) == "(" ? at + 2 : at + 1
                let first = tokens.text(at: pattern).first
                guard first == "\"" || first?.isNumber == true else { return false }
                literals += 1
            default: break
            }
        }
        return false
    }

    /// Targets without tests of their own, and why.
    static let untested = [
        "TestKit": "exists for the tests",
        "Storage/SQL": "protocols and SQL, tested on each engine by Tests/Storage",
        "Zhengming": "the program itself, driven by the browser tests and the drill",
        "C/": "module maps, no code of ours",
    ]

    /// Every folder of the manifest has a folder of tests.
    /// - Parameter folders: the folders that hold a Swift file, with all folders above them.
    static func testRooms(manifest: SourceFile, folders: Set<String>) -> [Violation] {
        targetPaths(manifest.text).compactMap { path in
            if untested[path] != nil || path.hasPrefix("C/") { return nil }
            if folders.contains("Tests/\(path)") { return nil }
            return Violation(path: "Tests/\(path)", line: 0, what: "no tests for Sources/\(path)")
        }
    }

    /// Every Swift file of the sources lies in a folder that the manifest names.
    static func strayFiles(manifest: SourceFile, sources: [SourceFile]) -> [Violation] {
        let paths = targetPaths(manifest.text).map { "Sources/\($0)" }
        return sources.filter { file in !paths.contains { file.isIn($0) } }
            .map { Violation(path: $0.path, line: 0, what: "belongs to no target of Package.swift") }
    }

    /// The folders below `Sources` that the manifest's rooms, mechanisms and programs have, in its order.
    static func targetPaths(_ manifest: String) -> [String] {
        let rooms = manifest.matches(of: /\broom\(\s*"(\w+)"(?:,\s*at:\s*"([^"]+)")?/)
            .map { String($0.2 ?? $0.1) }
        let mechanisms = manifest.matches(of: /\bmechanism\("(\w+)"\)/).map { "Mechanisms/\($0.1)" }
        let others = manifest.matches(of: /path:\s*"Sources\/([^"\\]+)"/).map { String($0.1) }
        return (rooms + mechanisms + others).filter { !$0.contains("\\(") }
    }
}
