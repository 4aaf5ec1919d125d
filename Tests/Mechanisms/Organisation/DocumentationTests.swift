import Foundation
import Testing

@Suite("The page of the mechanism")
struct DocumentationTests {
    @Test("every refusal has a heading that says what to do", arguments: ["Body", "Unit", "Official", "Staff"])
    func headings(register: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let page = try String(contentsOf: root.appending(path: "docs/mechanisms/organisation.md"), encoding: .utf8)
        let source = try String(
            contentsOf: root.appending(
                path: "Sources/Mechanisms/Organisation/\(register)/\(register)Refusal.swift"), encoding: .utf8)
        let codes = source.matches(of: /case \.(\w+): "(\w+)"/).filter { $0.1 == $0.2 }.map { String($0.1) }
        #expect(codes.count > 10)
        for code in codes { #expect(page.contains("\n### `\(code)`\n"), "\(code)") }
        let rules = Set(source.matches(of: /SYS-ORG-\d\d/).map { String($0.0) })
        for rule in rules { #expect(page.contains("| \(rule) |"), "\(rule)") }
    }
}
