import Application
import Kernel
import Sanction
import Storage
import TestKit
import Testing

@testable import Web

/// The samples of the mechanisms; the pages have samples of their own.
private typealias Kit = TestKit.Sample

@Suite("The page of an entry of the register of sanctions")
struct SanctionViewTests {
    @Test("everything it shows has words in both languages, and nothing else has")
    func words() throws {
        let words = MechanismWords("sanction", folder: "Sanction")
        try words.check()
        for table in [Words.sanction, Words.sanctionRefusals] { try words.checkNoneIsLeftOver(in: table) }
        for clock in [
            "recordAnnouncement", "recordChange", "recordReport", "restoreRights", "recordNotice", "recordCheck",
        ] {
            words.say(["task.sanction.\(clock)"])
        }
        words.say(["task.sanction.confirmChange", "nav.sanctions", "paper.sanction.sheet", "paper.sanction.periodOver"])
        words.say(Sanction.Clock.allCases.map { "clock.sanction.\($0.rawValue)" })
        words.say(Sanction.Step.Name.allCases.map { "sanction.view.step.\($0.rawValue)" })
    }

    @Test(
        "no key stands for its words at any stage, and every period has the rules that made it",
        arguments: Language.allCases)
    func keys(language: Language) throws {
        for play in try Self.road() {
            let page = Self.text(of: play, language)
            for key in ["sanction.view.", "option.", "stage.", "handling.view.", "{0}", "{1}"] {
                #expect(!page.contains(key), "\(key)")
            }
            for word in ["屈纪处〔2025〕3号", "PER-001", "2026-10-08"] { #expect(page.contains(word), "\(word)") }
        }
    }

    @Test("one step is here until it is closed, and what was done stands on the page")
    func steps() throws {
        let road = try Self.road()
        let here = road.map { Sanction.steps(of: $0.state, in: .zh).filter { $0.state == .here }.count }
        #expect(here.dropLast().allSatisfy { $0 == 1 } && here.last == 0)
        let end = Self.text(of: try #require(road.last), .zh)
        for word in ["所在党支部", "已宣布归档", "影响期已届满", "本人", "已全部恢复正常对待"] {
            #expect(end.contains(word), "\(word)")
        }
    }

    @Test(
        "the sheet is there from the entry on; the notice says the end and nothing of the facts, once people were told")
    func papers() throws {
        let names = NameBook(session: NobodySession())
        let road = try Self.road()
        let papers = road.map { Sanction.papers(of: $0.state, with: names) }
        #expect(papers[0].map(\.name) == ["sheet"])
        let last = try #require(papers.last)
        #expect(last.map(\.name) == ["sheet", "period-over"])
        let notice = "\(last[1].document)"
        #expect(notice.contains("影响期于2026年10月8日届满") && notice.contains("党内警告"))
        #expect(!notice.contains("失职"))
    }

    /// Everything the page takes from the mechanism.
    private static func text(of play: Scenario<Sanction>, _ language: Language) -> String {
        let names = NameBook(session: NobodySession())
        let sections = Sanction.sections(of: play.state, with: names, in: language).map { $0.html(language).text }
        let details = play.history.map { "\(Sanction.details(of: $0.event, with: names, in: language))" }
        return (sections + details).joined(separator: "\n")
    }

    /// 党内警告 of 2025-10-08, step by step to its close.
    private static func road() throws -> [Scenario<Sanction>] {
        func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
        let decided = try day("2025-10-08")
        let record = Sanction.Record(
            person: .init(
                official: Kit.miao, unit: Kit.id("transport", as: UnitId.self), post: "局长", standing: .civilServant,
                isInKeyPost: true),
            ruling: .init(
                number: "屈纪处〔2025〕3号", decidedOn: decided, decider: .disciplineBody, deciderName: "", form: .second,
                reasons: [.dereliction]),
            measures: [.init(kind: .partyWarning, effectiveOn: decided)], isHistoric: false)
        var play = Scenario<Sanction>(rules: rules, facts: .init())
        try play.act(.record(record), by: "qin", number: "屈纪处册〔2026〕1号")
        var road = [play]
        for command in [
            .recordAnnouncement(on: try day("2025-10-20"), to: "所在党支部", isFiled: true),
            .recordReport(on: try day("2026-03-01"), what: "已宣布归档", file: nil),
            .recordNotice(.init(occasion: .over, recipients: [.person, .unit], on: try day("2026-10-08"))),
            .recordCheck(
                .init(on: try day("2026-11-20"), isAssessed: true, isSelectable: true, isPaid: true, remark: "")),
        ] as [Sanction.Command] {
            try play.act(command, by: "qin")
            road.append(play)
        }
        return road
    }

    /// What counting this sanction asks for; rows as the built-in rules have them.
    private static let rules: RulesInForce = {
        let values: [(String, String, RuleValue, RuleUnit)] = [
            ("party.警告", "PER-001", .count(12), .month),
            ("party.overlap.algorithm", "PER-009", .text("remaining + new"), .none),
            ("party.overlap.cap", "PER-010", .text("none"), .none),
            ("party.start", "PER-011", .text("decision_effective_date"), .none),
            ("period.end_convention", "PER-025", .text("civil"), .none),
            ("period.month_end_clamp", "PER-026", .flag(true), .none),
            ("period.roll_for_holiday", "PER-027", .flag(false), .none),
            ("party.announce_and_file.max", "EXE-001", .count(1), .month),
            ("party.execution_report.max", "EXE-004", .count(6), .month),
            ("revisit.period_end.reminder_before", "REV-020", .count(30), .day),
            ("revisit.unblock_check_after_period_end", "REV-021", .count(90), .day),
        ]
        var parameters: [String: RuleParameter] = [:]
        for (name, row, value, unit) in values {
            parameters[name] = RuleParameter(
                value: value, unit: unit,
                citation: RuleCitation(row: row, parameter: name, title: "试验规则", article: "第一条", ruleSet: "test"))
        }
        return RulesInForce(parameters: parameters, clauses: [:], chains: [:], ruleSets: ["test"])
    }()
}
