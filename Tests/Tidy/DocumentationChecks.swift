/// Every type and function that another target can use says what it is for.
enum DocumentationChecks {
    /// Functions that a protocol of the language asks for; what they do is said there.
    private static let known: Set<String> = ["encode", "hash", "makeIterator", "next", "main", "run", "validate"]

    /// The names of functions that a protocol of ours asks for: documented where they are asked for.
    static func requirements(_ file: SourceFile) -> Set<String> {
        let tokens = file.tokens
        var names: Set<String> = []
        // The depth of braces around the protocol that is being read, if one is.
        var outside: Int?
        var depth = 0
        for index in tokens.indices {
            switch tokens[index].text {
            case "protocol" where outside == nil && tokens.text(at: index - 1) != ".": outside = depth
            case "{": depth += 1
            case "}":
                depth -= 1
                if depth == outside { outside = nil }
            case "func" where outside != nil: names.insert(tokens.text(at: index + 1))
            default: break
            }
        }
        return names
    }

    /// A doc comment above every `package` or `public` type and function.
    static func comments(_ file: SourceFile, requirements: Set<String>) -> [Violation] {
        let tokens = file.tokens
        let kinds: Set<String> = ["func", "struct", "enum", "class", "actor", "protocol", "typealias", "macro"]
        return tokens.indices.compactMap { index in
            guard ["package", "public", "open"].contains(tokens[index].text) else { return nil }
            let line = tokens[index].line
            // The word that says what is declared stands on the same line, after other modifiers.
            var at = index + 1
            while at < tokens.count, tokens[at].line == line, isModifier(tokens[at].text) { at += 1 }
            guard at < tokens.count, tokens[at].line == line, kinds.contains(tokens[at].text) else { return nil }
            let name = tokens.text(at: at + 1)
            if tokens[at].text == "func", !(tokens.indices.contains(at + 1) && tokens[at + 1].isWord) { return nil }
            if tokens[at].text == "func", known.contains(name) || requirements.contains(name) { return nil }
            guard !isDocumented(line: line, in: file) else { return nil }
            return Violation(path: file.path, line: line, what: "\(tokens[at].text) \(name) has no doc comment")
        }
    }

    private static func isModifier(_ text: String) -> Bool {
        [
            "static", "final", "mutating", "nonmutating", "nonisolated", "indirect", "override", "borrowing",
            "consuming", "distributed", "(", ")", "unsafe", "set",
        ].contains(text)
    }

    /// Whether the line above, past attributes, ends a doc comment.
    private static func isDocumented(line: Int, in file: SourceFile) -> Bool {
        var above = line - 2
        while above >= 0 {
            let text = file.lines[above].drop { $0 == " " }
            if text.hasPrefix("///") || text.hasSuffix("*/") { return true }
            guard text.hasPrefix("@") || text.hasPrefix(")") || text.hasPrefix("#if") else { return false }
            above -= 1
        }
        return false
    }
}
