import Foundation
import Testing

@testable import Web

@Suite("Every page looks as it was agreed")
struct SnapshotTests {
    static let pages: [(String, Language)] = Samples.names.flatMap { name in Language.allCases.map { (name, $0) } }

    /// To renew after a wanted change: `RENEW=1 swift test --filter SnapshotTests`, then read the difference.
    @Test("a page is its snapshot", arguments: pages)
    func snapshot(name: String, language: Language) throws {
        let html = try #require(Samples.page(name, language))
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Snapshots/\(name).\(language.rawValue).html")
        if ProcessInfo.processInfo.environment["RENEW"] == "1" {
            try html.text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        let isSame = kept == html.text
        #expect(
            isSame,
            """
            \(name).\(language.rawValue) differs \(Self.firstDifference(kept ?? "", html.text)). \
            If the change is wanted, run with RENEW=1 and read the difference.
            """)
    }

    @Test("a page holds no inline style or script, loads nothing from elsewhere, and weighs little", arguments: pages)
    func strict(name: String, language: Language) throws {
        let html = try #require(Samples.page(name, language)).text
        let handler = try Regex(#"<[^>]*\s(on[a-z]+|style)="#)
        #expect(!html.contains("<script") && !html.contains("<style"))
        #expect(html.firstMatch(of: handler) == nil)
        #expect(!html.contains("src=\"http") && !html.contains("<link rel=\"stylesheet\" href=\"http"))
        #expect(html.utf8.count < 60_000)
        #expect(html.contains("<html lang=\"\(language.tag)\">"))
    }

    @Test("a page's ids are its own, and labels and descriptions point to one", arguments: pages)
    func ids(name: String, language: Language) throws {
        let html = try #require(Samples.page(name, language)).text
        let id = try Regex(#"\sid="([^"]+)""#, as: (Substring, Substring).self)
        let ids = html.matches(of: id).map { String($0.output.1) }
        #expect(ids.count == Set(ids).count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
        let pointer = try Regex(
            #"\s(?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]+)""#, as: (Substring, Substring).self)
        let targets = html.matches(of: pointer).flatMap { $0.output.1.split(separator: " ").map(String.init) }
        #expect(Set(targets).subtracting(ids).isEmpty)
    }

    @Test("an English page says nothing in Chinese that has English words", arguments: Samples.names)
    func english(name: String) throws {
        let html = try #require(Samples.page(name, .en)).text
        let texts = Set(Words.tables.flatMap { $0.values }.filter { !$0.zh.contains("{") && $0.zh.count > 4 }.map(\.zh))
        #expect(texts.filter { html.contains(">\($0)<") }.isEmpty)
    }

    /// Writes every page where a browser can be pointed at them, when asked: `GALLERY=folder`.
    @Test("pages can be written out to be looked at")
    func gallery() throws {
        guard let folder = ProcessInfo.processInfo.environment["GALLERY"] else { return }
        for (name, language) in Self.pages {
            let html = try #require(Samples.page(name, language))
            let file = URL(filePath: folder).appending(path: "\(name).\(language.rawValue).html")
            try html.text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static func firstDifference(_ old: String, _ new: String) -> String {
        let pairs = zip(old.split(separator: "\n"), new.split(separator: "\n"))
        guard let first = pairs.enumerated().first(where: { $0.element.0 != $0.element.1 }) else { return "in length" }
        return "at line \(first.offset + 1):\n- \(first.element.0)\n+ \(first.element.1)"
    }
}
