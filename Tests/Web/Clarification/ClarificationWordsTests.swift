import Application
import Clarification
import Foundation
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("Every word of a clarification stands in both languages")
struct ClarificationWordsTests {
    static let acts = ActTable.all.filter { $0.mechanism == "clarification" }

    static let stages = [
        "toAssess", "notNeeded", "wishAsked", "declined", "proposed", "returned", "withdrawn", "submitted", "approved",
        "delivering", "delivered", "followingUp", "corrected", "archived",
    ]
    /// The acts that tasks of the summary name.
    static let tasks = [
        "assess", "askWish", "recordWish", "propose", "submit", "approve", "confirmPaper", "deliver", "followUp",
        "settleHarm", "tellPersonnel", "archive", "refuseApplication", "recuse", "assign", "acceptMove",
    ]
    /// What cannot be undone or leaves the Body says so before it is done.
    static let confirmed = [
        "askWish", "submit", "approve", "approveOnPaper", "reject", "withdraw", "widenScope", "correct", "deliver",
        "archive", "refuseApplication", "requestRecusal", "recuse", "receiveApplication", "acceptMove",
    ]

    @Test("acts, stages, tasks, fields and options have words")
    func built() {
        let keys =
            ["mechanism.clarification"] + Self.stages.map { "stage.clarification.\($0)" }
            + Self.tasks.map { "task.clarification.\($0)" } + Self.acts.map { "act.\($0.name)" }
            + Self.confirmed.map { "act.clarification.\($0).confirm" } + Self.acts.flatMap(Self.labels)
            + Self.acts.flatMap { Self.options(of: $0.fields) }
        #expect(keys.count > 200)
        expectWords(Set(keys))
    }

    @Test("every task a summary names has words")
    func tasks() throws {
        for play in try ClarificationRoad.all() {
            for task in Clarification.summary(play.state)?.tasks ?? [] {
                #expect(Words.has("task.\(task.act)"), "\(task.act)")
                #expect(Self.acts.contains { $0.name == task.act }, "\(task.act)")
            }
        }
    }

    @Test("every stage in which an act fits is one")
    func stagesExist() {
        for act in Self.acts { #expect(act.stages.isSubset(of: Self.stages), "\(act.name)") }
    }

    @Test("every refusal has words, and no words are left over")
    func refusals() throws {
        let codes = try found(#"(?m)^        case ([a-zA-Z]+)"#, in: "Refusal.swift")
        #expect(codes.count > 60)
        let own = Set(codes).subtracting(["handling"])
        expectWords(Set(own.map { "refusal.clarification.\($0)" }))
        let spoken = Words.tables.flatMap(\.keys).filter { $0.hasPrefix("refusal.clarification.") }
        #expect(Set(spoken) == Set(own.union(Handling.Refusal.allCodes).map { "refusal.clarification.\($0)" }))
    }

    @Test("every event has words, and no words are left over")
    func events() throws {
        let names = Set(try found(#"StoredPayload\("(clarification\.[a-zA-Z]+)""#, in: "Stored.swift"))
        #expect(names.count == 24)
        expectWords(Set(names.map { "event.\($0)" }))
        let every = Set(Words.handlingOfEvery.keys)
        let spoken = Words.tables.flatMap(\.keys).filter {
            $0.hasPrefix("event.clarification.") && !every.contains($0)
        }
        #expect(Set(spoken) == Set(names.map { "event.\($0)" }))
    }

    @Test("what a refusal blames is a field of a form, the act's day or nothing")
    func blamed() throws {
        let fields = Set(Self.acts.flatMap { $0.fields.map(\.name) } + ["occurredOn"])
        let blamed = try found(#": "([a-z][A-Za-z]+)"$"#, in: "Refusal+Basis.swift", isByLine: true)
        #expect(blamed.count > 14)
        #expect(Set(blamed).subtracting(fields).isEmpty)
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

    private func found(_ pattern: String, in file: String, isByLine: Bool = false) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Mechanisms/Clarification/\(file)")
        let text = try String(contentsOf: file, encoding: .utf8)
        let regex = try Regex(isByLine ? "(?m)" + pattern : pattern, as: (Substring, Substring).self)
        return text.matches(of: regex).map { String($0.output.1) }
    }

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
