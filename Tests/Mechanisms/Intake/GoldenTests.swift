import Foundation
import Kernel
import TestKit
import Testing

@testable import Intake

@Suite("Reports on disk")
struct GoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    @Test("every event is written as the golden file says and reads back", arguments: GoldenSamples.events)
    func golden(_ event: Intake.Event) throws {
        let stored = Intake.stored(event)
        let name = stored.name.replacing("intake.", with: "") + ".v\(stored.schema).json"
        #expect(stored.body == (try Self.text(name)), "\(name)")
        #expect(try Intake.restored(stored) == event)
    }

    @Test("every golden file, of every version ever written, is read")
    func everyFileIsRead() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        let names = GoldenSamples.events.map { Intake.stored($0).name.replacing("intake.", with: "") }
        #expect(Set(names).count == 38)
        #expect(files == names.map { "\($0).v1.json" }.sorted())
        for file in files {
            let parts = file.split(separator: ".")
            let schema = Int(parts[1].dropFirst()) ?? 0
            let payload = StoredPayload(name: "intake.\(parts[0])", schema: schema, body: try Self.text(file))
            #expect(throws: Never.self) { try Intake.restored(payload) }
        }
    }

    @Test("a number of a blank is one more key, and stays in what is left of a higher Body's matter")
    func blankForm() throws {
        let registration = Intake.Registration(
            channel: .visit, receivedOn: Sample.today, original: nil, reporters: [], subjects: [Report.miao],
            allegations: [], blankForm: "试空〔2026〕1号")
        let registered = Intake.stored(
            .registered(
                .init(
                    number: "试〔2026〕1号", body: Sample.quyuan, isRestricted: false, registration: registration,
                    clocks: [])))
        #expect(registered.schema == 1 && registered.body.contains(#""blankForm":"试空〔2026〕1号""#))
        let forwarded = Intake.stored(
            .forwarded(
                .init(
                    number: "试〔2026〕1号", body: Sample.quyuan, isRestricted: false, to: Sample.yueyang,
                    receivedOn: Sample.today, deadline: nil, destroyed: [], recused: nil, numbersLeft: nil,
                    blankForms: ["试空〔2026〕1号"])))
        #expect(forwarded.body.hasPrefix(#"{"blankForms":["试空〔2026〕1号"],"body":"#))
        #expect(!forwarded.isErasable && registered.isErasable)
        #expect(throws: Never.self) { try Intake.restored(forwarded) }
    }

    @Test("an event nobody knows is reported, not guessed")
    func unknown() {
        let payload = StoredPayload(name: "intake.accepted", schema: 9, body: "{}")
        #expect(throws: CodecError(name: "intake.accepted", schema: 9)) { try Intake.restored(payload) }
    }
}
