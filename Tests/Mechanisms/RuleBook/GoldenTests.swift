import Foundation
import Kernel
import RuleBook
import Testing

@Suite("Rule book: what is on disk")
struct GoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(
        "every event ever written reads back, and is written the same again",
        arguments: [("ruleset.loaded", 1), ("ruleset.repealed", 1)])
    func golden(name: String, schema: Int) throws {
        let file = Self.folder.appending(path: "\(name).v\(schema).json")
        let body = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
        let payload = StoredPayload(name: name, schema: schema, body: body)
        #expect(RuleBook.stored(try RuleBook.restored(payload)) == payload)
    }

    @Test("an event nobody knows is named, not guessed")
    func unknown() {
        let payload = StoredPayload(name: "ruleset.loaded", schema: 2, body: "{}")
        #expect(throws: CodecError(name: "ruleset.loaded", schema: 2)) { try RuleBook.restored(payload) }
        let broken = StoredPayload(name: "ruleset.repealed", schema: 1, body: "{}")
        #expect(throws: CodecError(name: "ruleset.repealed", schema: 1)) { try RuleBook.restored(broken) }
    }
}
