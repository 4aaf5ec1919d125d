import Access
import Clarification
import Foundation
import Kernel
import TestKit
import Testing

@testable import Application

@Suite("The acts of a clarification")
struct ClarificationActsTests {
    /// Commands that other cases send and nobody gives.
    static let sent: Set<String> = ["open", "handling"]
    /// Acts that are named otherwise than their command.
    static let otherNames = ["approveOnPaper": "approve"]

    @Test("every command that a person can give has an act")
    func complete() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Mechanisms/Clarification/Command.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let pattern = try Regex(#"(?m)^ +case ([a-zA-Z]+)"#, as: (Substring, Substring).self)
        let commands = Set(text.matches(of: pattern).map { String($0.output.1) })
        #expect(commands.count > 20)
        let own = Set(Clarification.acts.map { Self.otherNames[$0.verb] ?? $0.verb })
            .subtracting(HandlingActsTests.verbs)
        #expect(own == commands.subtracting(Self.sent))
        #expect(Set(Clarification.acts.map(\.name)).count == Clarification.acts.count)
    }

    @Test(
        "an act makes the command of its name and reads every field it describes",
        arguments: Clarification.acts.map(\.verb))
    func reads(verb: String) throws {
        let act = try #require(Clarification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(Self.filled(act.fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Clarification.Command)
        #expect(reader.problems.isEmpty)
        #expect(reader.fields == act.fields)
        let name = HandlingActsTests.verbs.contains(verb) ? "handling" : Self.otherNames[verb] ?? verb
        #expect(String("\(command)".prefix { $0.isLetter }) == name)
    }

    @Test("what is required and left out is complained of", arguments: Clarification.acts.map(\.verb))
    func missing(verb: String) throws {
        let act = try #require(Clarification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object([:]), from: Self.source)
        _ = act.command(&reader)
        let complained = Set(reader.problems.map(\.path))
        for field in act.fields where field.isRequired {
            if case .confirmation = field.kind { continue }
            #expect(complained.contains(field.name), "\(verb).\(field.name)")
        }
        #expect(Set(reader.problems.map(\.code)).isSubset(of: ["missing", "tooFewRows"]))
    }

    @Test("an entry's number is its place on the list, and one about nobody named is about everybody")
    func proposal() throws {
        let command = try read(
            "propose",
            [
                "items": .list([.text("1/official:miao"), .text("2/unit:bureau")]),
                "audience": .list([
                    .object(["kind": .text("person"), "name": .text("缪某"), "forms": .text("letter")]),
                    .object(["kind": .text(""), "name": .text(" ")]),
                    .object([
                        "kind": .text("unit"), "name": .text("区委组织部"), "about": .text("official:miao"),
                        "forms": .list([.text("letter"), .text("meeting")]), "until": .text("2026-12-31"),
                        "isPersonnelDepartment": .text("on"),
                    ]),
                ]), "promotionAtStake": .text("true"),
            ])
        guard case .propose(let proposal) = command else {
            Issue.record("not a proposal")
            return
        }
        #expect(proposal.items.map(\.description) == ["1/official:miao", "2/unit:bureau"])
        #expect(proposal.audience.map(\.number) == [1, 2])
        #expect(proposal.audience[0].about.map(\.description) == ["official:miao", "unit:bureau"])
        #expect(proposal.audience[1].about.map(\.description) == ["official:miao"])
        #expect(proposal.audience[1].forms == [.letter, .meeting])
        #expect(proposal.audience[1].until == CivilDate(year: 2026, month: 12, day: 31))
        #expect(proposal.audience[1].isPersonnelDepartment && !proposal.audience[0].isPersonnelDepartment)
        #expect(proposal.promotionAtStake && proposal.onBehalfOfLowerBody == nil)
    }

    @Test("forms and audience of a wish are read only of one in part")
    func wish() throws {
        let fields: [String: FormValue] = [
            "subject": .text("official:miao"), "forms": .text("meeting"), "audience": .text("unit"),
        ]
        let miao = Subject.official(Sample.miao)
        for (answer, wish) in [
            ("agrees", Clarification.Wish.agrees), ("declines", .declines),
            ("agreesInPart", .agreesInPart(forms: [.meeting], audience: [.unit])),
        ] {
            let command = try read("recordWish", fields.merging(["wish": .text(answer)]) { $1 })
            #expect(command == .recordWish(subject: miao, wish: wish, signed: nil))
        }
    }

    @Test("a delivery reads who was reached, who heard, who was handed the letter and by whom")
    func delivery() throws {
        let command = try read(
            "deliver",
            [
                "form": .text("meeting"), "audience": .text("3"), "on": .text("2026-11-20"), "place": .text("会议室"),
                "heard": .list([.text("1"), .text("2")]), "letterTo": .text("1"),
                "by": .list([.text("wang"), .text("li")]),
            ])
        #expect(
            command
                == .deliver(
                    Clarification.Delivery(
                        form: .meeting, audience: [3], on: CivilDate(dayNumber: 20_777), place: "会议室", heard: [1, 2],
                        letterTo: [1], by: [Sample.staff("wang"), Sample.staff("li")])))
    }

    @Test("the clock that is extended is named, that of an application by its number")
    func clocks() throws {
        let rest: [String: FormValue] = ["to": .text("2026-12-01"), "reason": .text("会期推迟")]
        let day = try #require(CivilDate(year: 2026, month: 12, day: 1))
        for (text, clock) in [
            ("delivery", Clarification.Clock.delivery), ("application/2", .application(2)),
            ("secondFollowUp", .secondFollowUp),
        ] {
            let extending = Handling.Command.extendDeadline(clock: clock.name, to: day, reason: "会期推迟")
            #expect(
                try read("extendDeadline", rest.merging(["clock": .text(text)]) { $1 }) == .handling(extending))
        }
    }

    @Test("an approval entered from paper keeps signer, day and scan; one on screen has none")
    func approvals() throws {
        #expect(try read("approve", ["opinion": .text("同意")]) == .approve(opinion: "同意", paper: nil))
        let scan = FilePart(name: "a.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.7".utf8))
        let command = try read(
            "approveOnPaper",
            [
                "opinion": .text("同意"), "approver": .text("leader"), "signedOn": .text("2026-11-20"),
                "scan": .file(scan),
            ])
        guard case .approve(_, let paper?) = command else {
            Issue.record("no paper")
            return
        }
        #expect(paper.approver == Sample.staff("leader") && paper.signedOn == CivilDate(dayNumber: 20_777))
        #expect(paper.scan.byteCount == scan.bytes.count)
    }

    @Test("an answer says yes or no outright, with its reasons")
    func assessments() throws {
        let row: [String: FormValue] = ["item": .text("1/official:miao"), "reasons": .text("noEffect")]
        var reader = FormReader.reading(
            .object(["assessments": .list([.object(row)])]), from: Self.source)
        _ = Clarification.acts.first { $0.verb == "assess" }?.command(&reader)
        #expect(reader.problems.map(\.path) == ["assessments.0.isNeeded"])
    }

    @Test("signed papers and scans are sealed, nothing else is; an application alone opens a case by hand")
    func sealedFields() {
        let names: Set<String> = ["paper", "signed", "scan", "receipt"]
        for act in Clarification.acts {
            for field in Self.all(act.fields) { #expect(field.isSealed == names.contains(field.name), "\(act.name)") }
            #expect(act.isOpening == (act.verb == "receiveApplication") && !act.isForPortal)
        }
    }

    @Test("acts stand with the people whom the procedure names")
    func permissions() {
        let by = Dictionary(uniqueKeysWithValues: Clarification.acts.map { ($0.verb, $0.permission) })
        for verb in ["approve", "sendBack", "reject"] { #expect(by[verb] == .awaitedApproval) }
        for verb in ["assess", "propose", "submit", "deliver", "archive", "withdraw"] { #expect(by[verb] == .officer) }
        #expect(by["apply"] == .office([.petition]) && by["receiveApplication"] == .office([.petition]))
        #expect(by["approveOnPaper"] == .paperClerk)
    }

    // MARK: Forms

    private func read(_ verb: String, _ fields: [String: FormValue]) throws -> Clarification.Command {
        let act = try #require(Clarification.acts.first { $0.verb == verb })
        var reader = FormReader.reading(.object(fields), from: Self.source)
        let command = try #require(act.command(&reader) as? Clarification.Command)
        try #require(reader.problems.isEmpty)
        return command
    }

    private static var source: FormReader.Source {
        FormReader.Source(
            resolve: { _, typed in .found(typed) },
            seal: { bytes, _ in
                SealedRef(id: Sample.id("s", as: SealedId.self), digest: "", byteCount: bytes.count)
            })
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
        case .task, .official, .unit, .staff, .body, .case, .officer, .paper, .blankForm: "one"
        }
    }
}
