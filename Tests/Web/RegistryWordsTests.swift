import Access
import Foundation
import Kernel
import Testing
import Verification

@testable import Web

@Suite("What registers refuse, why an act is not open, what failed and what figures mean stands in both languages")
struct RegistryWordsTests {
    /// The registers and the files that hold their refusals' codes.
    static let registers = [
        ("body", "Organisation/Body/BodyRefusal"), ("unit", "Organisation/Unit/UnitRefusal"),
        ("official", "Organisation/Official/OfficialRefusal"), ("staff", "Organisation/Staff/StaffRefusal"),
        ("ruleset", "RuleBook/Refusal"), ("blankform", "Organisation/BlankForm/BlankFormRefusal"),
    ]
    static let failures = [
        "missing", "stale", "stale.since", "keyReused", "notSignedIn", "store", "broken",
    ].map { "failure.\($0)" }
    static let measures = [
        "intake.reports", "intake.concluded", "verification.concluded", "verification.findings",
        "clarification.cases", "clarification.persons", "clarification.organisations", "clarification.assessed",
    ].flatMap { ["measure.\($0)", "measure.\($0).unit", "measure.\($0).definition"] }
    static let verification =
        Verification.Method.allCases.map { "verification.view.method.\($0.rawValue)" }
        + ["qualityGateFailed", "sentBack", "rejected", "recusal"].map { "verification.view.return.\($0)" }
        + ["assign", "gather", "gate", "approve"].map { "verification.view.step.\($0)" }

    @Test("every refusal of a register has words, and no words are left over", arguments: registers)
    func refusals(register: String, file: String) throws {
        let codes = try Self.codes(in: file)
        #expect(codes.count >= 10, "the search for codes still finds them")
        let keys = Set(codes.map { "refusal.\(register).\($0)" })
        expectWords(keys)
        let written = Words.registries.keys.filter { $0.hasPrefix("refusal.\(register).") }
        #expect(Set(written).subtracting(keys).isEmpty)
    }

    @Test("every denial has words") func denials() { expectWords(Set(Denial.allCases.map { "denial.\($0.rawValue)" })) }

    @Test("every failure has words") func failed() { expectWords(Set(Self.failures)) }

    @Test("every figure has a name, a unit and a definition") func figures() { expectWords(Set(Self.measures)) }

    @Test("every key that a verification's page builds or names has words")
    func verificationView() throws {
        var keys = Set(Self.verification)
        let call = try Regex(#"(?:label|fact|lines|block|table)\("([A-Za-z.]+)""#, as: (Substring, Substring).self)
        let heads = try Regex(#"head(?:: | = )\[([^\]]+)\]"#, as: (Substring, Substring).self)
        let word = try Regex(#""([A-Za-z.]+)""#, as: (Substring, Substring).self)
        for name in ["View", "Sheet", "Sheet+Way", "Details", "Approval"] {
            let text = try Self.source("Web/Verification/Verification\(name)")
            keys.formUnion(text.matches(of: call).map { "verification.view.\($0.output.1)" })
            for head in text.matches(of: heads) {
                keys.formUnion(head.output.1.matches(of: word).map { "verification.view.\($0.output.1)" })
            }
        }
        #expect(keys.count > 60, "the search for keys still finds them")
        expectWords(keys)
    }

    private func expectWords(_ keys: Set<String>) {
        #expect(keys.filter { !Words.has($0) }.sorted().isEmpty)
        for key in keys {
            let texts = Language.allCases.map { Words.text(key, $0) }
            #expect(texts.allSatisfy { !$0.isEmpty && $0 != key } && texts[0] != texts[1], "\(key)")
        }
    }

    private static func codes(in file: String) throws -> [String] {
        let line = try Regex(#"case \.([A-Za-z]+): "([A-Za-z]+)""#, as: (Substring, Substring, Substring).self)
        return try source("Mechanisms/\(file)").components(separatedBy: "package var basis")[0]
            .matches(of: line).map { String($0.output.2) }
    }

    private static func source(_ file: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: folder.appending(path: "Sources/\(file).swift"), encoding: .utf8)
    }
}
