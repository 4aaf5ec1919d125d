import Application
import Kernel
import Storage
import TestKit
import Testing
import Verification

@testable import Web

/// The samples of the mechanisms; the pages have samples of their own.
private typealias Kit = TestKit.Sample

@Suite("The page of a verification")
struct VerificationViewTests {
    static let miao = Subject.official(Kit.miao)
    static let first = ItemKey(allegation: 1, subject: miao)
    static let second = ItemKey(allegation: 2, subject: miao)

    @Test("no file's place is printed in any stage, and no key stands for its words", arguments: Language.allCases)
    func nothingSealed(language: Language) throws {
        for play in try Self.road() {
            let page = Self.text(of: play, language)
            for name in ["secret-scan", "secret-paper"] { #expect(!page.contains(name)) }
            for key in ["verification.view.", "option.", "intake.view."] { #expect(!page.contains(key)) }
        }
    }

    @Test("evidence that was withdrawn stays on the page with the reason")
    func withdrawn() throws {
        var play = try Self.gathered()
        try play.act(.withdrawEvidence(number: 1, reason: "来源不明"), by: "an")
        let page = Self.text(of: play, .zh)
        #expect(page.contains("合同与付款一致"))
        #expect(page.contains("来源不明"))
    }

    @Test("findings stand with result and reasons once proposed, and their way with every opinion")
    func findings() throws {
        let road = try Self.road()
        let play = try #require(road.last)
        let page = Self.text(of: play, .zh)
        for words in ["属实", "失实", "账目相符", "反映收受好处", "事实清楚", "同意所提认定", "退回补证"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!Self.text(of: road[0], .zh).contains("账目相符"))
    }

    @Test("one step is here until the verification ends, and the gate is a step only where it is passed")
    func steps() throws {
        let here = try Self.road().map { play in
            Verification.steps(of: play.state, in: .zh).filter { $0.state == .here }.count
        }
        #expect(here.dropLast().allSatisfy { $0 == 1 })
        #expect(here.last == 0)
        var play = try Self.gathered(rules: Self.rules(gate: false))
        try play.act(.proposeFindings(Self.findings), by: "an")
        #expect(Verification.steps(of: play.state, in: .zh).count == 3)
    }

    @Test("officers choose what evidence concerns; where there is but one item, it is chosen already")
    func evidenceForm() throws {
        let several = Verification.proposed(for: "addEvidence", in: try Self.gathered().state).fields
        #expect(several["items"] == nil)
        #expect(several["by"]?.values.compactMap(\.text) == ["an", "bai"])
        let one = Verification.proposed(for: "addEvidence", in: try Self.opened(items: [Self.first]).state).fields
        #expect(one["items"]?.values.compactMap(\.text) == ["1/official:miao"])
    }

    @Test("findings start with each item and its standing evidence, never with a result")
    func findingsForm() throws {
        var play = try Self.gathered()
        try play.act(Self.evidence("付款凭证", items: [Self.second]), by: "an")
        try play.act(.withdrawEvidence(number: 1, reason: "来源不明"), by: "an")
        let rows = Self.rows(of: play)
        #expect(rows.map { $0["key"]?.text } == ["1/official:miao", "2/official:miao"])
        #expect(rows.map { $0["evidence"]?.values.compactMap(\.text) } == [[], ["2"]])
        #expect(rows.allSatisfy { $0["result"] == nil && $0["shortWording"] == nil })
    }

    @Test("findings that came back start as they were, without evidence withdrawn since")
    func returnedForm() throws {
        var play = try Self.gathered()
        try play.act(Self.statement, by: "an")
        try play.act(.proposeFindings(Self.findings), by: "an")
        try play.act(.failQualityGate(reason: "退回补证"), by: "shen")
        #expect(Self.rows(of: play).map { $0["result"]?.text } == ["substantiated", "unfounded"])
        #expect(Self.rows(of: play).map { $0["reasons"]?.text } == ["账目相符", "账目相符"])
        try play.act(.withdrawEvidence(number: 1, reason: "来源不明"), by: "an")
        #expect(Self.rows(of: play).map { $0["evidence"]?.values.count } == [0, 0])
    }

    // MARK: Verifications

    static func rules(gate: Bool = true) -> RulesInForce {
        Kit.rules(
            gate ? ["clarify.quality_gate.department": .text("案件审理")] : [:],
            chains: ["verification.findings": [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)]])
    }

    static func evidence(_ shows: String, items: [ItemKey]) -> Verification.Command {
        .addEvidence(
            kind: .document, shows: shows, items: items, file: Kit.sealed("secret-scan"),
            by: [Kit.staff("an"), Kit.staff("bai")])
    }

    static let statement = Verification.Command.recordStatement(
        subject: miao, text: "没有收过", on: Kit.today, by: [Kit.staff("an"), Kit.staff("bai")])

    static let findings = [(first, FindingResult.substantiated), (second, .unfounded)].map { key, result in
        Verification.ProposedFinding(
            key: key, result: result, reasons: "账目相符", evidence: [1], shortWording: "反映收受好处")
    }

    static func opened(items: [ItemKey] = [first, second], rules: RulesInForce = rules()) throws
        -> Scenario<Verification>
    {
        var play = Scenario<Verification>(rules: rules, facts: Verification.Facts())
        try play.act(
            .open(
                Verification.Opening(
                    body: Kit.quyuan, report: Kit.id("report-1", as: CaseId.self), method: .talkOrInquiry,
                    items: items.map {
                        Verification.Item(key: $0, category: "integrityDiscipline", wording: "招标中收受好处")
                    }, recused: [Kit.staff("ou")], isRestricted: false)), by: "system")
        return play
    }

    static func gathered(rules: RulesInForce = rules()) throws -> Scenario<Verification> {
        var play = try opened(rules: rules)
        try play.act(.handling(.assign(officers: [Kit.staff("an"), Kit.staff("bai")])), by: "allotter")
        try play.act(evidence("合同与付款一致", items: [first, second]), by: "an")
        if rules.parameters.isEmpty { try play.act(statement, by: "an") }
        return play
    }

    /// A verification at every step of a road that goes back once and ends with a paper approval.
    static func road() throws -> [Scenario<Verification>] {
        let paper = PaperApproval(
            approver: Kit.staff("wang"), signedOn: Kit.today, scan: Kit.sealed("secret-paper"))
        let acts: [(Verification.Command, String)] = [
            (.handling(.assign(officers: [Kit.staff("an"), Kit.staff("bai")])), "allotter"),
            (.recordPlan(text: "先查账，再谈话"), "an"),
            (evidence("合同与付款一致", items: [first, second]), "an"),
            (.sendInquiry(to: miao, exposureChecked: true), "an"),
            (
                .recordInquiryAnswer(
                    subject: miao, endorsedByPartySecretary: true, accepted: true, text: "情况说明"), "bai"
            ),
            (statement, "bai"), (.proposeFindings(findings), "an"),
            (.failQualityGate(reason: "退回补证"), "shen"),
            (evidence("付款凭证", items: [first]), "an"), (.proposeFindings(findings), "an"),
            (.passQualityGate(opinion: "事实清楚"), "shen"), (.approve(opinion: "同意所提认定", paper: nil), "lei"),
            (.approve(opinion: "同意", paper: paper), "clerk"),
        ]
        var play = try opened()
        var road = [play]
        for (command, actor) in acts {
            try play.act(command, by: actor)
            road.append(play)
        }
        return road
    }

    private static func rows(of play: Scenario<Verification>) -> [[String: FormValue]] {
        let values = Verification.proposed(for: "proposeFindings", in: play.state).fields
        return values["findings"]?.values.map(\.fields) ?? []
    }

    /// Everything the page takes from the mechanism.
    private static func text(of play: Scenario<Verification>, _ language: Language) -> String {
        let names = NameBook(session: NobodySession())
        let sections = Verification.sections(of: play.state, with: names, in: language).map { "\($0.html(language))" }
        let details = play.history.map { "\(Verification.details(of: $0.event, with: names, in: language))" }
        let proposed = Verification.acts.map { "\(Verification.proposed(for: $0.verb, in: play.state))" }
        return (sections + details + proposed).joined(separator: "\n")
    }
}

/// A store that knows nobody: names are identifiers.
private final class NobodySession: SQLSession {
    let cipher: EventCipher? = nil
    func rows(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> [SQLRow] { [] }
    func run(_ sql: String, _ values: [SQLValue]) throws(StoreError) -> Int { 0 }
    func each(_ sql: String, _ values: [SQLValue], _ body: (SQLRow) throws -> Void) throws {}
    let hasOtherWriters = false
    func hold(_ lock: Lock, _ mode: Lock.Mode) throws(StoreError) {}
    func attempt<T>(_ body: () throws -> T) throws -> T { try body() }
}
