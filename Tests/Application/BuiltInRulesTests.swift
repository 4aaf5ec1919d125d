import Application
import Clarification
import Foundation
import Kernel
import RuleBook
import TestKit
import Testing

/// The rule sets that ship with the platform.
enum BuiltIn {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    static func sets() throws -> [RuleBook.RuleSet] {
        try RuleSetFile.folder(root.appending(path: "Rules").path())
    }

    static func book() throws -> [LoadedRuleSet] {
        try sets().map { LoadedRuleSet(digest: RuleSetFile.digest(of: $0), set: $0) }
    }

    static func path(_ codes: String...) -> [BodyCode] { codes.map { Sample.id($0, as: BodyCode.self) } }

    static let quyuan = path("430671000", "430600000", "430000000")
    static let longyang = path("530502000", "530500000", "530000000")
    static let changchun = path("220100000", "220000000")

    static func rules(_ path: [BodyCode], on day: String) throws -> RulesInForce {
        RuleResolver.rules(for: path, on: try #require(CivilDate(day)), among: try book())
    }
}

@Suite("Rules that ship with the platform")
struct BuiltInRulesTests {
    static let clock = "clarify.implement_after_approval.max"

    @Test("every file loads after those above it, none contradicting another")
    func load() throws {
        let sets = try BuiltIn.sets()
        #expect(sets.count == 7)
        var loaded: [LoadedRuleSet] = []
        for set in sets {
            let place = [BuiltIn.quyuan, BuiltIn.longyang, BuiltIn.changchun].first { $0.contains(set.issuer) } ?? []
            let path = Array(place.drop { $0 != set.issuer })
            var scenario = Scenario<RuleBook>(facts: .init(path: path, loaded: loaded))
            try scenario.act(.load(set), by: "keeper")
            loaded.append(LoadedRuleSet(digest: RuleSetFile.digest(of: set), set: set))
        }
    }

    @Test("every value is the one of the table of rules")
    func values() throws {
        let file = BuiltIn.root.appending(path: "Tests/Application/rules-expected.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(lines.count == 137)
        let parameters = try BuiltIn.sets().flatMap { set in set.parameters.map { (set.issuer.text, $0) } }
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == 5, "\(line)")
            let found = parameters.filter { $0.1.source.row == cells[0] }
            #expect(!found.isEmpty, "\(cells[0]) is in no file")
            #expect(found.allSatisfy { $0.1.name == cells[1] && Self.text($0.1) == [cells[2], cells[3]] }, "\(line)")
            let issuers = Self.issuers[cells[4]] ?? []
            #expect(found.contains { issuers.contains($0.0) }, "\(cells[0]) is not issued by \(cells[4])")
        }
        let rows = Set(lines.compactMap { $0.split(separator: ",").first.map(String.init) })
        let strange = parameters.map(\.1.source.row).filter { !$0.hasPrefix("INS-") && !rows.contains($0) }
        #expect(strange.isEmpty)
    }

    /// Who issues rows of a level; another place's rule is a default of the installation.
    static let issuers = [
        "national": ["000000000"], "installation": ["000000000"], "other place": ["000000000"],
        "city:Xi'an": ["000000000"], "province:Hunan": ["430000000"], "province:Jilin": ["220000000"],
        "county:隆阳": ["530502000"],
    ]

    /// A parameter's value and unit as the table writes them; kinds of words are all texts in a rule set.
    static func text(_ parameter: RuleBook.Parameter) -> [String] {
        switch parameter.value {
        case .count(let count): ["\(count)", parameter.unit.rawValue]
        case .flag(let flag): ["\(flag)", "bool"]
        case .list(let items):
            [items.joined(separator: "|"), parameter.name == "clarify.steps" ? "ordered_enum" : "enum_set"]
        case .text(let text): [text, Self.wordKind(parameter.name)]
        }
    }

    /// The table's kind of word, hand-checked; a rule set knows texts only.
    static func wordKind(_ name: String) -> String {
        switch name {
        case "realname.definition": "predicate"
        case "clarify.responsible": "principle"
        case "party.overlap.algorithm": "formula"
        case "anonymous.identity_tracing.approval_min_level": "org_level"
        case let name where name.hasSuffix(".clock_start") || name.hasSuffix(".start"): "event"
        case "intake.return_to_petition_dept.approver", "recusal.decider.head", "recusal.decider.others",
            "clarify.application.receiver", "clarify.quality_gate.department":
            "role"
        case let name where name.hasSuffix(".owner"): "role"
        default: "enum"
        }
    }

    @Test(
        "the same Body has another clock after the new measures",
        arguments: [
            ("2021-06-30", nil, nil), ("2022-07-15", 30, "CLA-009"), ("2023-08-31", 30, "CLA-009"),
            ("2023-09-01", 15, "CLA-008"), ("2026-11-23", 15, "CLA-008"),
        ] as [(String, Int?, String?)])
    func quyuan(day: String, days: Int?, row: String?) throws {
        let rules = try BuiltIn.rules(BuiltIn.quyuan, on: day)
        #expect(rules.count(Self.clock) == days)
        #expect(rules.parameters[Self.clock]?.citation.row == row)
        #expect(rules.flag("clarify.three_only.only_untrue_items") == (days != nil))
        #expect(rules.flag("clarify.scope.includes_organisations") == (days == 15))
        #expect(rules.flag("clarify.written_required_with_other_forms"), "the nation's, everywhere")
    }

    @Test("other places have their own clocks, and all have the nation's and the installation's rules")
    func places() throws {
        let longyang = try BuiltIn.rules(BuiltIn.longyang, on: "2026-11-23")
        #expect(longyang.count(Self.clock) == 5)
        #expect(longyang.parameters[Self.clock]?.citation.row == "CLA-025")
        let jilin = try BuiltIn.rules(BuiltIn.changchun, on: "2026-11-23")
        #expect(jilin.count(Self.clock) == nil)
        #expect(jilin.count("clarify.step.general.max") == 5)
        #expect(jilin.parameters["clarify.quality_gate.department"]?.citation.title.contains("吉林省") == true)
        for rules in [longyang, jilin, try BuiltIn.rules(BuiltIn.quyuan, on: "2022-07-15")] {
            #expect(rules.count("realname.acceptance_notice.max") == 15)
            #expect(rules.count("clarify.followup_visit.second.max") == 90)
            #expect(rules.list("clarify.should.conditions").contains("social_effect"))
            #expect(rules.list("clarify.wording.result") == ["失实"])
            #expect(rules.chain("clarification.approve").map(\.role) == [.leaderInCharge, .head])
            #expect(rules.chain("intake.disposal").map(\.role) == [.leaderInCharge, .head])
            #expect(rules.chain("verification.findings").map(\.role) == [.leaderInCharge])
            #expect(rules.chain("intake.reopen").map(\.role) == [.head])
            #expect(rules.chain("intake.return").map(\.role) == [.leaderInCharge])
        }
    }

    @Test("a case's deadline follows from rule and calendar, with the document that says so")
    func deadline() throws {
        let csv = try String(
            contentsOf: BuiltIn.root.appending(path: "Data/workday-exceptions-china.csv"), encoding: .utf8)
        let calendar = try WorkCalendar(csv: csv)
        let rules = try BuiltIn.rules(BuiltIn.quyuan, on: "2026-11-23")
        let start = try #require(CivilDate("2026-11-23"))
        let deadline = try #require(rules.deadline(Self.clock, from: start, calendar: calendar))
        #expect(deadline.due == CivilDate("2026-12-14"))
        #expect(deadline.rule.title == "《湖南省纪检监察机关失实检举控告澄清工作实施办法》")
        #expect(rules.parameters["intake.disposal.collective_study_required"]?.citation.article == "第十七条")
        #expect(
            rules.parameters["intake.disposal.collective_study_required"]?.citation.title
                == "《纪检监察机关处理检举控告工作规则》")
    }

    /// A laxer and a stricter value of a county in Hunan.
    static let tries: [(String, RuleValue, RuleUnit, Bool)] = [
        (clock, .count(16), .workingDay, false), (clock, .count(10), .workingDay, true),
        ("realname.result_feedback.max", .count(20), .workingDay, false),
        ("clarify.approval_required", .flag(false), .none, false),
        ("anonymous.capture_ip_or_device", .flag(true), .none, false),
        ("intake.higher_level_report.enter_platform", .flag(true), .none, false),
        ("recusal.near_relative", .list(["spouse"]), .none, false),
        ("recusal.near_relative", .list(["spouse", "parent", "child", "sibling", "cousin"]), .none, true),
        ("clarify.forms", .list(["书面", "广播"]), .none, false),
        ("clarify.wording.verdict_terms", .list(["好干部"]), .none, false),
        ("reporter.disclose_to_accused", .text("allowed"), .none, false),
        ("sec.auth.factors.min", .count(1), .count, false), ("sec.auth.factors.min", .count(3), .count, true),
        ("clarify.followup_visit.first.max", .count(7), .day, true),
        ("party.警告", .count(6), .month, false), ("party.警告", .count(24), .month, false),
        ("gov.multiple_same.cap", .count(60), .month, false), ("period.roll_for_holiday", .flag(true), .none, false),
        ("period.end_convention", .text("inclusive"), .none, true),
    ]

    @Test("no Body may be laxer than the floors and ceilings above it", arguments: tries)
    func bounds(name: String, value: RuleValue, unit: RuleUnit, isPermitted: Bool) throws {
        let source = RuleBook.Source(row: "TST-001", label: .byDefault, text: "a try")
        let set = RuleBook.RuleSet(
            slug: "local", issuer: Sample.quyuan, title: "屈原试行办法", status: .trial,
            effectiveFrom: try #require(CivilDate("2024-01-01")),
            parameters: [.init(name: name, value: value, unit: unit, source: source)])
        let book = try BuiltIn.book()
        let refusal = Scenario<RuleBook>(facts: .init(path: BuiltIn.quyuan, loaded: book))
            .refusal(.load(set), by: "keeper")
        #expect((refusal == nil) == isPermitted)
        let day = try #require(CivilDate("2026-11-23"))
        let before = RuleResolver.rules(for: BuiltIn.quyuan, on: day, among: book)
        let after = RuleResolver.rules(
            for: BuiltIn.quyuan, on: day, among: book + [LoadedRuleSet(digest: "local", set: set)])
        #expect(after.parameters[name]?.value == (isPermitted ? value : before.parameters[name]?.value))
    }

    @Test("no two sets of one issuer set the same parameter at the same time")
    func noRivals() throws {
        let book = try BuiltIn.book()
        for one in book {
            for other in book where other.digest > one.digest && other.set.issuer == one.set.issuer {
                guard one.overlaps(from: other.set.effectiveFrom, to: other.set.effectiveTo) else { continue }
                let names = Set(one.set.parameters.map(\.name))
                #expect(names.isDisjoint(with: other.set.parameters.map(\.name)), "\(one.set.slug) \(other.set.slug)")
            }
        }
    }

    @Test("the documents' own sentences neither judge the person nor tell of evidence, methods or people")
    func clauses() throws {
        let rules = try BuiltIn.rules(BuiltIn.quyuan, on: "2026-11-23")
        let terms = rules.list("clarify.wording.verdict_terms") + rules.list("clarify.wording.detail_terms")
        #expect(terms.count > 150)
        let issued = rules.clauses.filter { $0.key.hasPrefix("clarification.") }
        for (name, clause) in issued {
            #expect(!terms.contains { clause.text.lowercased().contains($0.lowercased()) }, "\(name)")
        }
        let parts = ["opening", "opening.forUnit", "item", "closing"]
        let expected =
            ["letter", "notice", "meeting", "circular", "correction", "wish"].flatMap { family in
                parts.map { "clarification.\(family).\($0)" }
            }
            + ["letter", "notice", "meeting", "circular", "correction"].map { "clarification.\($0).result" }
            + ["resultChanged", "particularsWrong"].map { "clarification.correction.\($0)" }
        #expect(Set(issued.keys) == Set(expected))
        for form in Clarification.Form.allCases {
            for kind in [Clarification.ProposalKind.clarification, .widening] {
                for name in [Self.person, Self.unit] {
                    let paragraphs = try Clarification.Composition.paragraphs(
                        form: form, kind: kind, filling: Self.filling(name), clauses: rules.clauses)
                    #expect(paragraphs.count == 4)
                    #expect(paragraphs[1] == "反映\(name.name)在公交场站扩建工程中造成重大经济损失的问题。")
                    #expect(paragraphs[2] == "经核查，上述反映失实。")
                }
            }
        }
        #expect(rules.clauses["intake.receipt.body"]?.text.contains("{number}") == true)
    }

    static let person = Clarification.SubjectName(name: "缪某", unit: "屈原管理区交通运输局", post: "局长")
    static let unit = Clarification.SubjectName(name: "屈原管理区交通运输局", unit: "", post: "")

    static func filling(_ name: Clarification.SubjectName) -> Clarification.Composition.Filling {
        Clarification.Composition.Filling(
            body: "屈原管理区纪检监察工委", name: name, received: Sample.today, date: Sample.today,
            wordings: ["在公交场站扩建工程中造成重大经济损失"], issued: Sample.today)
    }

    @Test(
        "a correction names the day it corrects, for persons and units",
        arguments: Clarification.CorrectionKind.allCases)
    func corrections(kind: Clarification.CorrectionKind) throws {
        let rules = try BuiltIn.rules(BuiltIn.quyuan, on: "2026-11-23")
        for name in [Self.person, Self.unit] {
            let paragraphs = try Clarification.Composition.paragraphs(
                form: .letter, kind: .correction(kind, reason: "经复核"), filling: Self.filling(name),
                clauses: rules.clauses)
            #expect(paragraphs.count == 5)
            #expect(paragraphs[0].contains("\(Sample.today.year)年") && paragraphs[0].contains(name.name))
        }
    }

    @Test("the folder of Bodies names Quyuan below Yueyang")
    func divisions() throws {
        let csv = try String(contentsOf: BuiltIn.root.appending(path: "Data/divisions-hunan.csv"), encoding: .utf8)
        #expect(csv.contains("430671000,岳阳市屈原管理区,county,430600000"))
    }
}
