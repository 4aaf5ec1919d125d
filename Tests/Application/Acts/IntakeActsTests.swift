import Access
import Foundation
import Kernel
import TestKit
import Testing

@testable import Application
@testable import Intake

@Suite("The acts of a report")
struct IntakeActsTests {
    /// Commands that other cases send and nobody gives.
    static let sent: Set<String> = ["startVerifying", "noteFindingsProposed", "conclude", "linkClarification"]
    /// Acts that are named otherwise than their command.
    static let otherNames = ["takeIn": "receive", "transcribe": "register", "approveOnPaper": "approve"]

    @Test("every command that a person can give has an act")
    func complete() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Mechanisms/Intake/Command.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let pattern = try Regex(#"(?m)^ +case ([a-zA-Z]+)"#, as: (Substring, Substring).self)
        let commands = Set(text.matches(of: pattern).map { String($0.output.1) })
        #expect(commands.count > 35)
        let own = Set(Intake.acts.map { Self.otherNames[$0.verb] ?? $0.verb }).subtracting(HandlingActsTests.verbs)
        #expect(own == commands.subtracting(Self.sent).subtracting(["handling"]))
        #expect(Set(Intake.acts.map(\.name)).count == Intake.acts.count)
    }

    @Test("an act makes the command of its name and reads every field it describes", arguments: Intake.acts.map(\.verb))
    func reads(verb: String) throws {
        let act = try #require(Intake.acts.first { $0.verb == verb })
        var reader = FormReader.reading(Self.filled(act.fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Intake.Command)
        #expect(reader.problems.isEmpty)
        #expect(reader.fields == act.fields)
        let name = String("\(command)".prefix { $0.isLetter })
        let isCommon = HandlingActsTests.verbs.contains(verb)
        #expect(name == (isCommon ? "handling" : Self.otherNames[verb] ?? verb))
    }

    @Test("what is required and left out is complained of", arguments: Intake.acts.map(\.verb))
    func missing(verb: String) throws {
        let act = try #require(Intake.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object([:]), from: Self.source)
        _ = act.command(&reader)
        let complained = Set(reader.problems.map(\.path))
        for field in act.fields where field.isRequired {
            if case .confirmation = field.kind { continue }
            #expect(complained.contains(field.name), "\(verb).\(field.name)")
        }
        #expect(Set(reader.problems.map(\.code)).isSubset(of: ["missing", "tooFewRows"]))
    }

    @Test("a registration's allegation without subjects is against every subject, and remit has no default")
    func registration() throws {
        let command = try read(
            "register",
            [
                "channel": .text("letter"), "receivedOn": .text("2026-11-23"), "original": .text("来信全文"),
                "subjects": .list([.text("official:miao"), .text("unit:bureau")]),
                "reporters": .list([
                    .object(["name": .text("甲"), "contact": .text("电话"), "isRealName": .text("true")]),
                    .object(["name": .text(""), "contact": .text("")]),
                ]),
                "allegations": .list([
                    .object([
                        "category": .text("integrityDiscipline"), "inRemit": .text("inRemit"), "wording": .text("一"),
                    ]),
                    .object([
                        "subjects": .list([.text("unit:bureau")]), "category": .text("other"),
                        "inRemit": .text("outOfRemit"), "wording": .text("二"),
                    ]),
                ]),
            ])
        guard case .register(let registration) = command else {
            Issue.record("not a registration")
            return
        }
        #expect(registration.allegations.map(\.subjects.count) == [2, 1])
        #expect(registration.allegations.map(\.inRemit) == [true, false])
        #expect(registration.reporters.count == 1)
        #expect(registration.reporters[0].isRealName && registration.reporters[0].hasContact)
        #expect(registration.original?.byteCount == 12)

        let undecided = problems(
            "addAllegation",
            ["subjects": .text("official:miao"), "category": .text("other"), "wording": .text("一")])
        #expect(undecided.map(\.path) == ["inRemit"])
        #expect(undecided.map(\.code) == ["missing"])
    }

    @Test("a report from the portal is by name only with both name and contact, sealed as one")
    func named() throws {
        for (name, contact, isRealName) in [("甲", "电话", true), ("甲", "", false), ("", "电话", false), ("", "", false)] {
            let command = try read(
                "receive",
                [
                    "original": .text("反映内容"), "name": .text(name), "contact": .text(contact),
                    "receiptHash": .text(String(repeating: "a", count: 64)),
                ])
            guard case .receive(let receipt) = command else {
                Issue.record("not a receipt")
                return
            }
            #expect(receipt.channel == .web)
            #expect(receipt.reporters.count == 1)
            #expect(receipt.reporters[0].isRealName == isRealName)
            #expect((receipt.reporters[0].identity == nil) == (name + contact).isEmpty)
        }
    }

    @Test("of a text and a file the file is kept, and one of the two must be there")
    func textOrFile() throws {
        let pdf = FilePart(name: "a.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.7 and more".utf8))
        let both = try read(
            "recordNewEvidence", ["content": .text("新证据"), "contentFile": .file(pdf)])
        #expect(both == .recordNewEvidence(reporter: nil, content: Self.sealed(pdf.bytes)))
        let neither = problems("recordNewEvidence", [:])
        #expect(neither.map(\.path) == ["content"])
        let wrong = problems(
            "recordNewEvidence",
            ["contentFile": .file(FilePart(name: "a", mediaType: "", bytes: [1, 2, 3]))])
        #expect(wrong.map(\.code) == ["fileKind"])
    }

    @Test("a hold that is kept names its date, and a deadline of a reporter its number")
    func dates() throws {
        let reason: FormValue = .text("情况未变")
        #expect(problems("reviewHold", ["next": .text("keep"), "reason": reason]).map(\.path) == ["until"])
        #expect(
            try read("reviewHold", ["next": .text("resume"), "reason": reason])
                == .reviewHold(next: .resume, reason: "情况未变"))
        let extended = try read(
            "extendDeadline",
            ["clock": .text("tellResult/2"), "to": .text("2026-12-01"), "reason": reason])
        guard case .handling(.extendDeadline(let clock, _, _)) = extended else {
            Issue.record("not an extension")
            return
        }
        #expect(clock == ClockName("tellResult/2"))
    }

    @Test("texts that identify anybody are sealed, and the portal's acts are offered to no staff")
    func sealedFields() throws {
        let names: Set<String> = [
            "original", "originalFile", "about", "name", "contact", "content", "contentFile", "message", "scan",
        ]
        for act in Intake.acts {
            for field in Self.all(act.fields) { #expect(field.isSealed == names.contains(field.name), "\(act.name)") }
        }
        #expect(Intake.acts.filter(\.isForPortal).map(\.verb) == ["receive", "reporterAnswered"])
        #expect(Intake.acts.filter { $0.isOpening && !$0.isForPortal }.map(\.verb) == ["takeIn", "register"])
    }

    // MARK: Forms

    private func read(_ verb: String, _ fields: [String: FormValue]) throws -> Intake.Command {
        let act = try #require(Intake.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object(fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Intake.Command)
        try #require(reader.problems.isEmpty)
        return command
    }

    private func problems(_ verb: String, _ fields: [String: FormValue]) -> [FieldProblem] {
        guard let act = Intake.acts.first(where: { $0.verb == verb }) else { return [] }
        var reader = FormReader.reading(.object(fields), from: Self.source)
        _ = act.command(&reader)
        return reader.problems
    }

    private static func sealed(_ bytes: [UInt8]) -> SealedRef {
        SealedRef(id: Sample.id("s", as: SealedId.self), digest: "", byteCount: bytes.count)
    }

    private static var source: FormReader.Source {
        FormReader.Source(resolve: { _, typed in .found(typed) }, seal: { bytes, _ in sealed(bytes) })
    }

    private static func all(_ fields: [Field]) -> [Field] {
        fields.flatMap { field -> [Field] in
            if case .rows(let inner, _, _) = field.kind { [field] + all(inner) } else { [field] }
        }
    }

    /// A form with something fitting in every field.
    private static func filled(_ fields: [Field]) -> FormValue {
        .object(fields.reduce(into: [:]) { $0[$1.name] = value(of: $1) })
    }

    private static func value(of field: Field) -> FormValue {
        switch field.kind {
        case .line(let most), .paragraph(let most): .text(String("文字甲乙丙丁".prefix(most)))
        case .choice(_, let options), .choices(_, let options): .text(options[0])
        case .date: .text("2026-11-20")
        case .flag, .confirmation: .text("true")
        case .number(let least, _): .text(String(least))
        case .reference(let reference), .references(let reference): .text(text(of: reference))
        case .file:
            .file(FilePart(name: "a.png", mediaType: "", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        case .rows(let inner, _, _): .list([filled(inner)])
        }
    }

    private static func text(of reference: Reference) -> String {
        switch reference {
        case .subject: "official:miao"
        case .item: "1/official:miao"
        case .allegation, .evidence, .audience, .reporter, .harm: "1"
        case .task: "intake.tellResult"
        case .official, .unit, .staff, .body, .case, .officer, .paper, .blankForm: "one"
        }
    }
}
