import Application
import Foundation
import Kernel
import Testing

@testable import Web

@Suite("Every word a page shows stands in both languages")
struct WordsTests {
    /// Keys that pages build at run time; those of mechanisms are tested by their own closed lists.
    static let builtKeys: [String] =
        Role.allCases.map { "option.Role.\($0.rawValue)" }
        + Kernel.Office.allCases.map { "option.Office.\($0.rawValue)" }
        + RecusalGround.allCases.map { "option.RecusalGround.\($0.rawValue)" }
        + FindingResult.allCases.map { "option.FindingResult.\($0.rawValue)" }
        + BodyKind.allCases.map { "option.BodyKind.\($0.rawValue)" } + Rank.allCases.map { "option.Rank.\($0.code)" }
        + Reference.allCases.flatMap {
            ["form.reference.\($0.rawValue)", "problem.unknown.\($0.rawValue)", "problem.several.\($0.rawValue)"]
        }
        + ErrorPage.Kind.allCases.flatMap {
            ["error.\($0.rawValue)", "error.\($0.rawValue).why", "error.\($0.rawValue).todo"]
        }
        + SignInPage.Problem.allCases.map { "signIn.problem.\($0.rawValue)" }
        + PortalAsk.Problem.allCases.map { "portal.ask.\($0.rawValue)" }
        + PortalStep.allCases.map { "portal.step.\($0)" }
        + AdministrationHome.Office.allCases.flatMap {
            ["administration.\($0.rawValue)", "administration.\($0.rawValue).lead"]
        }
        + [
            "missing", "tooLong", "lineBreak", "controlCharacter", "reorderingCharacter", "hiddenCharacter", "notText",
            "notAnOption", "notADate", "notInRange", "fileTooLarge", "fileKind", "tooFewRows", "tooManyRows",
        ].map { "problem.\($0)" }

    @Test("a key that a page builds has words", arguments: builtKeys)
    func built(key: String) { #expect(Words.has(key)) }

    @Test("a key that a page names has words")
    func named() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Web")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let call = try Regex(#"(?:say|part|heard)\("([A-Za-z0-9.]+)"[,)]"#, as: (Substring, Substring).self)
        var keys: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            keys.formUnion(text.matches(of: call).map { String($0.output.1) })
        }
        #expect(keys.count > 80, "the search for keys still finds them")
        let wordless = keys.filter { !Words.has($0) }.sorted()
        #expect(wordless.isEmpty)
    }

    @Test("no key stands twice")
    func twice() {
        var seen: Set<String> = []
        let doubled = Words.tables.flatMap(\.keys).filter { !seen.insert($0).inserted }
        #expect(doubled.isEmpty)
    }

    @Test("both languages say something, with the same arguments, and Chinese pages hold no English")
    func both() throws {
        let latin = try Regex("[A-Za-z]{2,}")
        let names: Set<String> = ["PDF", "PNG", "JPEG", "DOCX", "Excel", "CSV"]
        for (key, word) in Words.tables.flatMap(Array.init) {
            #expect(!word.zh.isEmpty && !word.en.isEmpty, "\(key)")
            #expect(Self.arguments(word.zh) == Self.arguments(word.en), "\(key)")
            let english = word.zh.matches(of: latin).map { String(word.zh[$0.range]) }.filter { !names.contains($0) }
            #expect(english.isEmpty, "\(key)")
        }
    }

    @Test("arguments are filled once, and what they hold is left alone")
    func filled() {
        #expect(Words.text("problem.notInRange", .zh, ["1", "5"]) == "应为 1 至 5 之间的整数。请修改。")
        #expect(Words.text("form.nth", .en, ["{1}", "2"]) == "{1} (no. 2)")
        #expect(Words.text("problem.notInRange", .en).contains("{0}"))
    }

    @Test("a key without words is shown itself and the page stands")
    func missing() { #expect(Language.zh.say("no.such.key") == "no.such.key") }

    private static func arguments(_ text: String) -> Set<String> {
        Set(["{0}", "{1}", "{2}"].filter { text.contains($0) })
    }
}
