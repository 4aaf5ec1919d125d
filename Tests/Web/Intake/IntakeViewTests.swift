import Application
import Documents
import Intake
import Kernel
import Storage
import TestKit
import Testing

@testable import Web

/// The samples of the mechanisms; the pages have samples of their own.
private typealias Kit = TestKit.Sample

@Suite("The page of a report")
struct IntakeViewTests {
    static let miao = Subject.official(Kit.miao)
    static let sealed = [
        "secret-original", "secret-about", "secret-who", "secret-message", "secret-answer", "secret-objection",
    ]

    @Test("nothing sealed is printed in any stage or on any line of the timeline", arguments: Language.allCases)
    func nothingSealed(language: Language) throws {
        for report in try Self.road() {
            let page = Self.text(of: report, language)
            for name in Self.sealed { #expect(!page.contains(name)) }
            #expect(!page.contains("intake.view."))
            #expect(!page.contains("option."))
            #expect(!page.contains("aaaaaaaa"), "the receipt's digest")
        }
    }

    @Test("the allegations stand with category, remit and finding")
    func allegations() throws {
        let report = try #require(try Self.road().last)
        let page = Self.text(of: report, .zh)
        for words in ["在项目招投标中为他人谋利", "廉洁纪律", "属于业务范围", "失实", "实名", "初步核实"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("one step is here until the report ends", arguments: Language.allCases)
    func steps(language: Language) throws {
        let here = try Self.road().map { report in
            Intake.steps(of: report.state, in: language).filter { $0.state == .here }.count
        }
        #expect(here.dropLast().allSatisfy { $0 == 1 })
        #expect(here.last == 0)
    }

    @Test("of a higher Body's matter only the fact of forwarding is shown")
    func forwarded() throws {
        var report = try Self.received()
        try report.act(.forwardUp(to: Kit.yueyang), by: "li")
        #expect(Intake.sections(of: report.state, with: Self.names(), in: .zh).count == 1)
        #expect(Intake.papers(of: report.state, with: Self.names()).isEmpty)
    }

    @Test("the proof of filing says that, when and where, and nothing of what or by whom")
    func proof() throws {
        for report in try Self.road() {
            let paper = try #require(Intake.papers(of: report.state, with: Self.names()).first)
            let text = "\(paper.document)"
            #expect(text.contains("试〔2026〕1号"))
            #expect(text.contains("回执码"))
            #expect(!text.contains("招投标"))
            for name in Self.sealed { #expect(!text.contains(name)) }
        }
    }

    @Test("completing a report without naming a reporter keeps the one whose name is sealed")
    func reporterStays() throws {
        var report = try Self.received()
        try report.act(.register(Self.registration), by: "li")
        guard case .present(let matter) = report.state else { return }
        #expect(matter.reporters.map(\.identity) == [Kit.sealed("secret-who")])
        #expect(matter.reporters.map(\.naming) == [.claimed])
    }

    @Test("a correction starts with what was registered, but for what is sealed")
    func proposed() throws {
        var report = try Self.received()
        try report.act(.register(Self.registration), by: "li")
        let values = Intake.proposed(for: "correctRegistration", in: report.state).fields
        #expect(values["allegations"]?.values.first?.fields["category"]?.text == "integrityDiscipline")
        #expect(values["original"] == nil && values["reporters"] == nil)
    }

    // MARK: Reports

    static let registration = Intake.Registration(
        channel: .web, receivedOn: Kit.today, original: nil, reporters: [], subjects: [miao],
        allegations: [
            Intake.AllegationEntry(
                subjects: [miao], category: "integrityDiscipline", inRemit: true, wording: "在项目招投标中为他人谋利")
        ])

    static func received() throws -> Scenario<Intake> {
        var report = Scenario<Intake>(facts: Intake.Facts(handlingBody: Kit.quyuan))
        try report.act(
            .receive(
                Intake.Receipt(
                    channel: .web, original: Kit.sealed("secret-original"), about: Kit.sealed("secret-about"),
                    reporters: [
                        Intake.ReporterEntry(
                            identity: Kit.sealed("secret-who"), isRealName: true, hasContact: true)
                    ],
                    receiptHash: String(repeating: "a", count: 64))), by: "portal")
        return report
    }

    /// A report at every stage of its main road.
    static func road() throws -> [Scenario<Intake>] {
        let verification = Kit.id("v1", as: CaseId.self)
        let key = ItemKey(allegation: 1, subject: miao)
        let study = CollectiveStudy(
            heldOn: Kit.today, attendees: [Kit.staff("zhou"), Kit.staff("wu")], views: "同意", dissent: "",
            decision: "予以初步核实")
        let acts: [(Intake.Command, String)] = [
            (.askReporter(message: Kit.sealed("secret-message")), "li"),
            (.reporterAnswered(message: Kit.sealed("secret-answer")), "portal"),
            (.register(registration), "li"), (.confirmRealName(reporter: 1), "li"), (.accept, "li"),
            (.notifyAcceptance(reporter: 1, form: "电话", exposureChecked: true), "li"),
            (.handling(.assign(officers: [Kit.staff("chen"), Kit.staff("deng")])), "cai"),
            (
                .proposeDisposal(
                    method: .preliminaryVerification, reason: "线索具体", reviewOn: nil, study: study), "chen"
            ),
            (.approve(opinion: "同意", paper: nil), "zhou"),
            (.startVerifying(verification: verification), "system"), (.noteFindingsProposed, "system"),
            (
                .conclude(
                    verification: verification,
                    findings: [FindingOutcome(key: key, result: .unfounded, shortWording: "插手招投标")]), "system"
            ),
            (.tellResult(reporter: 1, how: "当面", exposureChecked: true), "chen"),
            (.recordObjection(reporter: 1, content: Kit.sealed("secret-objection")), "chen"),
            (.answerObjection(objection: 1, explanation: "已说明理由"), "chen"), (.close(reason: "已反馈"), "chen"),
        ]
        var report = try received()
        var reports = [report]
        for (command, actor) in acts {
            try report.act(command, by: actor)
            reports.append(report)
        }
        return reports
    }

    /// Everything the page takes from the mechanism.
    static func text(of report: Scenario<Intake>, _ language: Language) -> String {
        let sections = Intake.sections(of: report.state, with: names(), in: language).map { $0.html(language).text }
        let details = report.history.map { "\(Intake.details(of: $0.event, with: names(), in: language))" }
        let proposed = Intake.stagesOfForms.map { "\(Intake.proposed(for: $0, in: report.state))" }
        return (sections + details + proposed).joined(separator: "\n")
    }

    static func names() -> NameBook { NameBook(session: NobodySession()) }
}

extension Intake {
    /// The acts whose forms start with something.
    fileprivate static var stagesOfForms: [String] { acts.map(\.verb) }
}
