import Application
import Foundation
import Kernel
import Testing
import Verification

@testable import Web

@Suite("Everything a verification shows has words in both languages")
struct VerificationWordsTests {
    @Test("the mechanism, and every stage that its state can be in")
    func stages() throws {
        let names = try Self.strings(after: #"case \.\w+: "(\w+)""#, in: "State.swift")
        #expect(names.contains("qualityGate") && names.count == 7, "the search for stages still finds them")
        Self.check(["mechanism.verification"] + names.map { "stage.verification.\($0)" })
    }

    @Test("every act")
    func acts() { Self.check(Verification.acts.map { "act.\($0.name)" }) }

    @Test("an act that leaves the Body or cannot be undone says so before it is done")
    func confirmations() {
        let verbs = [
            "withdrawEvidence", "sendInquiry", "approve", "approveOnPaper", "reject", "recuse", "requestRecusal",
        ]
        Self.check(verbs.map { "act.verification.\($0).confirm" })
    }

    @Test("every field of every act, and no field that is none")
    func fields() {
        let keys = Verification.acts.flatMap { act in Self.paths(of: act.fields).map { "\(act.name).\($0)" } }
        Self.check(keys.map { "field.\($0)" })
        let known = Set(keys)
        for key in Words.verification.keys {
            for start in ["field.", "help."] where key.hasPrefix(start) {
                #expect(known.contains(String(key.dropFirst(start.count))), "\(key)")
            }
        }
    }

    @Test("everything that can be chosen")
    func options() {
        Self.check(Verification.acts.flatMap { Self.options(of: $0.fields) })
        Self.check(Verification.EvidenceKind.allCases.map { "option.EvidenceKind.\($0.rawValue)" })
        Self.check(Verification.Method.allCases.map { "option.Method.\($0.rawValue)" })
    }

    @Test("every refusal, and no refusal that is none")
    func refusals() throws {
        let codes = try Self.strings(after: #"(?m)^        case (\w+)(?:\(|$)"#, in: "Refusal.swift")
            .subtracting(["handling"])
        let written = try Self.strings(after: #"case \.\w+: "(\w+)""#, in: "Refusal.swift")
        #expect(codes.count > 30 && codes.isSubset(of: written), "the search for refusals still finds them")
        Self.check(codes.map { "refusal.verification.\($0)" })
        #expect(Set(Words.verificationRefusals.keys) == Set(codes.map { "refusal.verification.\($0)" }))
    }

    @Test("every event, and no event that is none")
    func events() throws {
        let names = try Self.strings(after: #"StoredPayload\("(verification\.\w+)""#, in: "Stored.swift")
        #expect(names.count > 17, "the search for events still finds them")
        Self.check(names.map { "event.\($0)" })
        #expect(Set(Words.verification.keys.filter { $0.hasPrefix("event.") }) == Set(names.map { "event.\($0)" }))
    }

    @Test("every task, which is an act too")
    func tasks() throws {
        let verbs = try Self.strings(after: #"(?:task\("|act: "verification\.)(\w+)""#, in: "Summary.swift")
        #expect(verbs.contains("approve") && verbs.contains("confirmPaper"), "the search for tasks still finds them")
        Self.check(verbs.map { "task.verification.\($0)" })
        #expect(verbs.isSubset(of: Verification.acts.map(\.verb)))
    }

    /// Expects each key to have words in both languages.
    private static func check(_ keys: [String]) {
        for key in keys {
            #expect(Words.has(key), "\(key)")
            for language in Language.allCases {
                let words = language.say(key)
                #expect(!words.isEmpty && words != key, "\(key)")
            }
        }
    }

    /// The paths of fields, those of rows after their own.
    private static func paths(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            guard case .rows(let inner, _, _) = field.kind else { return [field.name] }
            return [field.name] + paths(of: inner).map { "\(field.name).\($0)" }
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

    /// What a pattern's group finds in a file of the mechanism: cases with values cannot be listed otherwise.
    private static func strings(after pattern: String, in file: String) throws -> Set<String> {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Mechanisms/Verification/\(file)")
        let text = try String(contentsOf: url, encoding: .utf8)
        let search = try Regex(pattern, as: (Substring, Substring).self)
        return Set(text.matches(of: search).map { String($0.output.1) })
    }
}
