/// What a reader can hold in mind: lengths of files, lines and functions.
enum LengthChecks {
    static let fileLinesMax = 400
    static let lineColumnsMax = 120
    static let functionLinesMax = 70

    /// A file of code or script is at most 400 lines, each at most 120 characters; a Chinese character counts as one.
    static func fileAndLines(_ file: SourceFile) -> [Violation] {
        var found: [Violation] = []
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        if count > fileLinesMax {
            found.append(Violation(path: file.path, line: 0, what: "\(count) lines, at most \(fileLinesMax)"))
        }
        // A line has at most as many characters as bytes, which are quicker to count.
        for (index, line) in file.lines.enumerated() where line.utf8.count > lineColumnsMax {
            let columns = line.count
            guard columns > lineColumnsMax else { continue }
            found.append(
                Violation(path: file.path, line: index + 1, what: "\(columns) columns, at most \(lineColumnsMax)"))
        }
        return found
    }

    /// A function, initialiser, subscript or computed property is at most 70 lines, from its first word to its brace.
    static func functions(_ file: SourceFile) -> [Violation] {
        let tokens = file.tokens
        return tokens.indices.compactMap { start in
            guard begins(at: start, in: tokens), let open = bodyStart(from: start, in: tokens),
                let close = closing(of: open, in: tokens)
            else { return nil }
            let lines = tokens[close].line - tokens[start].line + 1
            guard lines > functionLinesMax else { return nil }
            let name = tokens[start].text == "func" || tokens[start].text == "var" ? tokens.text(at: start + 1) : ""
            return Violation(
                path: file.path, line: tokens[start].line,
                what: "\(tokens[start].text) \(name): \(lines) lines, at most \(functionLinesMax)")
        }
    }

    private static func begins(at index: Int, in tokens: [Token]) -> Bool {
        switch tokens[index].text {
        case "func", "var": true
        // Not the call `.init(…)` nor `self.subscript`.
        case "init", "subscript", "deinit": tokens.text(at: index - 1) != "."
        default: false
        }
    }

    /// The brace that opens the body, or nil for a requirement of a protocol and for a stored property.
    private static func bodyStart(from start: Int, in tokens: [Token]) -> Int? {
        let isProperty = tokens[start].text == "var"
        var depth = 0
        for index in (start + 1)..<max(start + 1, tokens.count) {
            let token = tokens[index]
            let isNewLine = token.line != tokens[index - 1].line
            if depth == 0 && isNewLine && !continues(token, after: tokens[index - 1]) { return nil }
            switch token.text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0: return index
            case "}" where depth == 0: return nil
            case "=" where depth == 0 && isProperty: return nil
            case _ where depth < 0: return nil
            default: break
            }
        }
        return nil
    }

    /// Whether a token at the start of a line goes on with the signature of the line before.
    private static func continues(_ token: Token, after last: Token) -> Bool {
        ["{", "-", ")", "throws", "rethrows", "async", "where", "&", "("].contains(token.text)
            || [">", "where", ",", ":", "&", "(", "func"].contains(last.text)
    }

    private static func closing(of open: Int, in tokens: [Token]) -> Int? {
        var depth = 0
        for index in open..<tokens.count {
            if tokens[index].text == "{" { depth += 1 }
            if tokens[index].text == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
