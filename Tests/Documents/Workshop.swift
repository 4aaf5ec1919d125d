import Documents
import Foundation
import TestKit
import Testing

/// Runs the tools that look at finished files. A tool that is missing fails the test: a paper nobody looked at is not
/// known to be right.
enum Workshop {
    struct ToolFailed: Error {
        let tool: String
        let code: Int32
    }

    static func renderer(_ rules: PageRules = .gbt9704) throws -> DocumentRenderer {
        DocumentRenderer(fonts: try FontLibrary.standard(), rules: rules)
    }

    /// Writes the bytes to a file for as long as `body` runs. With `ZHENGMING_PAPERS` set to a folder, a named paper is
    /// left there to be looked at.
    static func withFile<T>(_ bytes: [UInt8], named name: String, _ body: (String) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        if let keep = ProcessInfo.processInfo.environment["ZHENGMING_PAPERS"] {
            try Data(bytes).write(to: URL(fileURLWithPath: keep).appendingPathComponent(name))
        }
        return try body(file.path)
    }

    /// A tool's standard output.
    static func run(_ tool: String, _ arguments: [String]) throws -> String {
        let done = try Tool.run(
            [tool] + arguments, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
        guard done.status == 0 else { throw ToolFailed(tool: tool, code: done.status) }
        return done.output
    }

    /// The PDF's text page by page, without page numbers.
    static func pages(_ pdf: [UInt8], named name: String = "paper.pdf", options: [String] = []) throws -> [String] {
        let text = try withFile(pdf, named: name) { try run("pdftotext", options + [$0, "-"]) }
        return text.split(separator: "\u{C}").map { page in
            page.split(separator: "\n").filter { !isPageNumber($0) }.joined(separator: "\n")
        }
    }

    static func isPageNumber(_ line: Substring) -> Bool {
        line.wholeMatch(of: /\s*— ?\d+ ?—\s*/) != nil
    }

    /// The words of a DOCX's body.
    static func words(_ docx: [UInt8], named name: String = "paper.docx") throws -> String {
        let xml = try withFile(docx, named: name) { try run("unzip", ["-p", $0, "word/document.xml"]) }
        return xml.replacing(/<[^>]*>/, with: "")
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
    }

    /// Text without any white space: where lines are broken is no difference in what is said.
    static func squeezed(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }

    /// A line of a PDF as poppler sees it; lengths in millimetres from the paper's upper left corner.
    struct Line {
        let page: Int
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
        let text: String
    }

    /// The lines of a PDF across the whole text block: what poppler holds for columns is put together again.
    static func wholeLines(_ pdf: [UInt8]) throws -> [Line] {
        var whole: [Line] = []
        let parts = try lines(pdf).sorted {
            abs($0.top - $1.top) > 1 || $0.page != $1.page ? ($0.page, $0.top) < ($1.page, $1.top) : $0.left < $1.left
        }
        for part in parts {
            if let last = whole.last, last.page == part.page, abs(last.top - part.top) < 1 {
                whole[whole.count - 1] = Line(
                    page: last.page, left: last.left, top: last.top, right: part.right, bottom: last.bottom,
                    text: last.text + part.text)
            } else {
                whole.append(part)
            }
        }
        return whole
    }

    /// The lines of a PDF by their glyphs' boxes.
    static func lines(_ pdf: [UInt8], named name: String = "paper.pdf") throws -> [Line] {
        let xml = try withFile(pdf, named: name) { try run("pdftotext", ["-bbox-layout", $0, "-"]) }
        var lines: [Line] = []
        var page = 0
        for raw in xml.split(separator: "\n") {
            if raw.contains("<page ") { page += 1 }
            if let match = raw.firstMatch(of: /<line xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)"/) {
                let mm = [match.1, match.2, match.3, match.4].compactMap { Double($0) }.map { $0 * 25.4 / 72 }
                guard mm.count == 4 else { continue }
                lines.append(Line(page: page, left: mm[0], top: mm[1], right: mm[2], bottom: mm[3], text: ""))
            } else if let match = raw.firstMatch(of: /<word .*>(.*)<\/word>/), let last = lines.popLast() {
                lines.append(
                    Line(
                        page: last.page, left: last.left, top: last.top, right: last.right, bottom: last.bottom,
                        text: last.text + match.1))
            }
        }
        return lines
    }
}
