import Access
import Foundation
import Kernel
import TestKit
import Testing

@testable import Application
@testable import Verification

@Suite("The acts of a verification")
struct VerificationActsTests {
    @Test("every command that a person can give has an act, and no other")
    func complete() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Mechanisms/Verification/Command.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let pattern = try Regex(#"(?m)^ +case ([a-zA-Z]+)"#, as: (Substring, Substring).self)
        let commands = Set(text.matches(of: pattern).map { String($0.output.1) })
        #expect(commands.count == 15)
        let own = Set(Verification.acts.map { $0.verb == "approveOnPaper" ? "approve" : $0.verb })
            .subtracting(HandlingActsTests.verbs)
        #expect(own == commands.subtracting(["open", "handling"]), "a verification opens as a consequence alone")
        #expect(Set(Verification.acts.map(\.name)).count == Verification.acts.count)
    }

    @Test("an act makes the command of its name and reads every field it describes", arguments: verbs)
    func reads(verb: String) throws {
        let act = try #require(Verification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(Self.filled(act.fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Verification.Command)
        #expect(reader.problems.isEmpty)
        #expect(reader.fields == act.fields)
        let name = String("\(command)".prefix { $0.isLetter })
        #expect(
            name == (verb == "approveOnPaper" ? "approve" : HandlingActsTests.verbs.contains(verb) ? "handling" : verb))
    }

    @Test("what is required and left out is complained of", arguments: verbs)
    func missing(verb: String) throws {
        let act = try #require(Verification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object([:]), from: Self.source)
        _ = act.command(&reader)
        let complained = Set(reader.problems.map(\.path))
        for field in act.fields where field.isRequired {
            if case .confirmation = field.kind { continue }
            #expect(complained.contains(field.name), "\(verb).\(field.name)")
        }
        #expect(Set(reader.problems.map(\.code)).isSubset(of: ["missing", "tooFewRows"]))
    }

    @Test("evidence is kept confidential unless somebody says otherwise, and its file is sealed")
    func evidence() throws {
        var fields: [String: FormValue] = [
            "kind": .text("testimony"), "shows": .text("证明经过"), "items": .text("1/official:miao"),
            "by": .list([.text("an"), .text("bai")]), "file": .file(Self.png),
        ]
        let item = ItemKey(allegation: 1, subject: .official(Sample.miao))
        let officers = ["an", "bai"].map(Sample.staff)
        #expect(
            try read("addEvidence", fields)
                == .addEvidence(
                    kind: .testimony, shows: "证明经过", items: [item], file: Self.sealed(Self.png.bytes),
                    isConfidential: true, by: officers))
        fields["isNotConfidential"] = .text("true")
        fields["file"] = nil
        #expect(
            try read("addEvidence", fields)
                == .addEvidence(
                    kind: .testimony, shows: "证明经过", items: [item], file: nil, isConfidential: false, by: officers))
    }

    @Test("a row of findings without a result is complained of at its place")
    func findings() throws {
        let row: [String: FormValue] = [
            "key": .text("1/official:miao"), "reasons": .text("账目相符"), "shortWording": .text("反映收受好处"),
        ]
        let wrong = problems("proposeFindings", ["findings": .list([.object(row)])])
        #expect(wrong.map(\.path) == ["findings.0.result"])
        var whole = row
        whole["result"] = .text("unfounded")
        whole["evidence"] = .list([.text("2"), .text("1"), .text("2")])
        let command = try read("proposeFindings", ["findings": .list([.object([:]), .object(whole)])])
        guard case .proposeFindings(let findings) = command else {
            Issue.record("not findings")
            return
        }
        #expect(findings.map(\.evidence) == [[2, 1]])
        whole["shortWording"] = .text(String(repeating: "字", count: 61))
        let long = problems("proposeFindings", ["findings": .list([.object(whole)])])
        #expect(long.map(\.code) == ["tooLong"])
    }

    @Test("an unticked box reaches the decision, which names its rule")
    func confirmation() throws {
        #expect(
            try read("sendInquiry", ["to": .text("official:miao")])
                == .sendInquiry(to: .official(Sample.miao), exposureChecked: false))
    }

    @Test("a deadline is moved of the task that was chosen")
    func deadline() throws {
        let day = try #require(CivilDate("2026-12-01"))
        for clock in [Verification.wholeClock, Verification.clock(ofInquiryTo: .official(Sample.miao))] {
            #expect(
                try read(
                    "extendDeadline",
                    ["clock": .text(clock.text), "to": .text("2026-12-01"), "reason": .text("住院")])
                    == .handling(.extendDeadline(clock: clock, to: day, reason: "住院")))
        }
    }

    @Test("an approval on paper is another's act than an approval, and names signer, day and scan")
    func paper() throws {
        let approve = try #require(Verification.acts.first { $0.verb == "approve" })
        let onPaper = try #require(Verification.acts.first { $0.verb == "approveOnPaper" })
        #expect(approve.permission == .awaitedApproval)
        #expect(onPaper.permission == .paperClerk)
        let named = problems("approveOnPaper", ["opinion": .text("同意")])
        #expect(named.map(\.path) == ["approver", "signedOn", "scan"])
        let wrong = problems(
            "approveOnPaper",
            [
                "opinion": .text("同意"), "approver": .text("lei"), "signedOn": .text("23/11"),
                "scan": .file(FilePart(name: "a.pdf", mediaType: "application/pdf", bytes: [1, 2, 3])),
            ])
        #expect(wrong.map(\.code) == ["notADate", "fileKind"])
    }

    @Test("who may do an act follows from what it is")
    func permissions() {
        for act in Verification.acts {
            switch act.verb {
            case "passQualityGate", "failQualityGate": #expect(act.permission == .qualityGate)
            case "approve", "sendBack", "reject": #expect(act.permission == .awaitedApproval)
            case "approveOnPaper": #expect(act.permission == .paperClerk)
            case "confirmPaper": #expect(act.permission == .oneself)
            case let verb where HandlingActsTests.verbs.contains(verb): break
            default: #expect(act.permission == .officer, "\(act.verb)")
            }
            #expect(!act.isOpening && !act.isForPortal)
        }
    }

    @Test("of a verification only files are sealed")
    func sealedFields() {
        for act in Verification.acts {
            for field in act.fields { #expect(field.isSealed == ["file", "scan"].contains(field.name), "\(act.name)") }
        }
    }

    // MARK: Forms

    static let verbs = Verification.acts.map(\.verb)
    static let png = FilePart(
        name: "a.png", mediaType: "", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

    private func read(_ verb: String, _ fields: [String: FormValue]) throws -> Verification.Command {
        let act = try #require(Verification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object(fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Verification.Command)
        try #require(reader.problems.isEmpty)
        return command
    }

    private func problems(_ verb: String, _ fields: [String: FormValue]) -> [FieldProblem] {
        guard let act = Verification.acts.first(where: { $0.verb == verb }) else { return [] }
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
        case .file: .file(png)
        case .rows(let inner, _, _): .list([filled(inner)])
        }
    }

    private static func text(of reference: Reference) -> String {
        switch reference {
        case .subject: "official:miao"
        case .item: "1/official:miao"
        case .allegation, .evidence, .audience, .reporter, .harm: "1"
        case .task: "conclude"
        case .official, .unit, .staff, .body, .case, .officer, .paper, .blankForm: "one"
        }
    }
}
