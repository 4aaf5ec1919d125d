import Application
import Foundation
import Intake
import Kernel
import Testing

@testable import Web

@Suite("Every word of a report stands in both languages")
struct IntakeWordsTests {
    static let acts = ActTable.all.filter { $0.mechanism == "intake" }

    static let keys: [String] =
        ["mechanism.intake", "paper.filingProof"] + stages.map { "stage.intake.\($0)" } + acts.map { "act.\($0.name)" }
        + Intake.Task.allCases.map { "task.\($0.rawValue)" } + acts.flatMap { options(of: $0.fields) }
        + Intake.Naming.allCases.map { "option.Naming.\($0.rawValue)" } + acts.flatMap(labels)

    static let stages = [
        "received", "registered", "routed", "accepted", "disposalProposed", "returnProposed", "disposed", "verifying",
        "findingsProposed", "concluded", "reopeningProposed", "closed",
    ]

    @Test("acts, stages, tasks, fields and options have words")
    func built() {
        #expect(Self.keys.count > 200)
        expectWords(Set(Self.keys))
    }

    @Test("every stage in which an act fits is one")
    func stagesExist() {
        for act in Self.acts { #expect(act.stages.isSubset(of: Self.stages), "\(act.name)") }
    }

    @Test("every refusal has words, and no words are left over")
    func refusals() throws {
        let codes = try found(#"case \.[a-zA-Z]+: "([a-zA-Z]+)""#, in: "Refusal+Code.swift")
        #expect(codes.count > 50)
        let all = Set((codes + Handling.Refusal.allCodes).map { "refusal.intake.\($0)" })
        expectWords(all)
        let spoken = Words.tables.flatMap(\.keys).filter { $0.hasPrefix("refusal.intake.") }
        #expect(Set(spoken) == all)
    }

    @Test("every event has words")
    func events() throws {
        let names = try found(#"StoredPayload\("(intake\.[a-zA-Z]+)""#, in: "Stored.swift")
        #expect(names.count > 35)
        expectWords(Set(names.map { "event.\($0)" }))
    }

    @Test("what a page of a report says has words")
    func views() throws {
        let folder = Self.root.appending(path: "Sources/Web/Intake")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let call = try Regex(#"(?:word|fact|ledger)\(\s*"([A-Za-z.]+)"[,)]"#, as: (Substring, Substring).self)
        var keys: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            keys.formUnion(text.matches(of: call).map { "intake.view.\($0.output.1)" })
        }
        #expect(keys.count > 40)
        expectWords(keys)
    }

    private func expectWords(_ keys: Set<String>) {
        let wordless = keys.filter { key in
            Language.allCases.contains { language in
                let words = language.say(key)
                return words == key || words.isEmpty
            }
        }
        #expect(wordless.sorted() == [])
    }

    private func found(_ pattern: String, in file: String) throws -> [String] {
        let file = Self.root.appending(path: "Sources/Mechanisms/Intake/\(file)")
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.matches(of: try Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The label of every field, found as a form finds it.
    private static func labels(_ act: Act) -> [String] { labels(of: act.fields, under: "field.\(act.name)") }

    private static func labels(of fields: [Field], under prefix: String) -> [String] {
        fields.flatMap { field -> [String] in
            let key = "\(prefix).\(field.name)"
            guard case .rows(let inner, _, _) = field.kind else { return [key] }
            return [key] + labels(of: inner, under: key)
        }
    }

    private static func options(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            switch field.kind {
            case .choice(let vocabulary, let options), .choices(let vocabulary, let options):
                options.map { "option.\(vocabulary).\($0)" }
            case .rows(let inner, _, _): Self.options(of: inner)
            case .line, .paragraph, .date, .flag, .confirmation, .number, .reference, .references, .file: []
            }
        }
    }
}
