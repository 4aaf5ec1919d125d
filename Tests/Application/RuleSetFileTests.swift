import Application
import Foundation
import Kernel
import RuleBook
import Testing

/// A file that can be read, to be broken line by line.
private let sound = """
    slug: measures
    issuer: "430671000"
    title: 某办法
    number: 屈纪发〔2024〕3号
    adopted: { by: 某会议, on: 2024-01 }
    status: formal
    effective: { from: 2024-01-01 }
    documents:
      law: { title: 某法 }
    parameters:
      clarify.implement_after_approval.max:
        value: 10
        unit: working_day
        bound: ceiling
        row: TST-001
        article: 第三条
        document: law
        label: V1
        source: a source
      a.list:
        value: [甲, "yes", 3]
        row: TST-002
        label: D
        source: a source
      a.text: { value: "15", row: TST-003, label: D, source: a source }
    clauses:
      clarification.letter.item:
        text: 反映{subject}的问题。
        row: TST-004
        label: D
        source: a source
    chains:
      clarification.approve:
        steps: [leaderInCharge, { role: head, rank: prefecture }]
        row: TST-005
        label: D
        source: a source
    """

@Suite("Rule sets as files")
struct RuleSetFileTests {
    @Test("a file is read as it is written")
    func read() throws {
        let set = try RuleSetFile.read(sound, named: "a.yaml")
        #expect(set.slug == "measures" && set.issuer.text == "430671000" && set.status == .formal)
        #expect(set.adoption == RuleBook.Adoption(meeting: "某会议", date: "2024-01"))
        let clock = try #require(set.parameter("clarify.implement_after_approval.max"))
        #expect(clock.value == .count(10) && clock.unit == .workingDay && clock.bound == .ceiling)
        #expect(clock.source.document == "law" && clock.source.article == "第三条")
        #expect(set.parameter("a.list")?.value == .list(["甲", "yes", "3"]))
        #expect(set.parameter("a.text")?.value == .text("15"), "a quoted number is a text")
        #expect(
            set.chains.first?.steps
                == [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head, rank: .prefecture)])
        #expect(set.clauses.first?.text == "反映{subject}的问题。")
    }

    @Test("a digest is the SHA-256 of the canonical text and changes with every value")
    func digest() throws {
        let set = try RuleSetFile.read(sound, named: "a.yaml")
        let digest = RuleSetFile.digest(of: set)
        let again = try RuleSetFile.read(sound, named: "b.yaml")
        #expect(digest.utf8.count == 64 && digest == RuleSetFile.digest(of: again))
        let other = try RuleSetFile.read(sound.replacing("value: 10", with: "value: 9"), named: "a.yaml")
        #expect(RuleSetFile.digest(of: other) != digest)
        let stored = StoredPayload(name: "ruleset.loaded", schema: 1, body: set.canonical)
        #expect(try RuleBook.restored(stored) == .loaded(set))
    }

    /// What is replaced by what, and the problem: code, line, key.
    static let mistakes: [(String, String, String, Int?, String)] = [
        ("slug: measures", "slug: [measures", "ruleFile.notYAML", 2, ""),
        ("title: 某办法", "title: 某办法\ntitle: 另一办法", "ruleFile.duplicateKey", 3, "title"),
        ("title: 某办法", "titel: 某办法", "ruleFile.unknownKey", 3, "titel"),
        ("title: 某办法\n", "", "ruleFile.missingKey", 1, "title"),
        ("title: 某办法", "title: ", "ruleFile.blank", 3, "title"),
        ("title: 某办法", "title: [a]", "ruleFile.notText", 3, "title"),
        ("\"430671000\"", "\"4306710\"", "ruleFile.notBody", 2, "issuer"),
        ("from: 2024-01-01", "from: 2024-02-30", "ruleFile.notDate", 7, "effective.from"),
        ("{ from: 2024-01-01 }", "2024-01-01", "ruleFile.notMapping", 7, "effective"),
        ("{ from: 2024-01-01 }", "{ from: 2024-01-01, to: 2023-01-01 }", "ruleset.datesReversed", 7, "effective"),
        ("status: formal", "status: final", "ruleFile.unknownWord", 6, "status"),
        ("status: formal", "status: repealed", "ruleset.endMissing", 7, "effective"),
        ("on: 2024-01 }", "on: Januar }", "ruleset.adoptionDateMalformed", 5, "adopted"),
        (
            "unit: working_day", "unit: workday", "ruleFile.unknownWord", 13,
            "parameters.clarify.implement_after_approval.max.unit"
        ),
        ("    unit: working_day\n", "", "ruleset.unitDoesNotFit", 11, "clarify.implement_after_approval.max"),
        (
            "value: 10", "value: yes", "ruleFile.notFlag", 12, "parameters.clarify.implement_after_approval.max.value"
        ),
        (
            "value: 10", "value: 1.5", "ruleFile.notValue", 12,
            "parameters.clarify.implement_after_approval.max.value"
        ),
        (
            "value: 10", "value: { days: 10 }", "ruleFile.notValue", 12,
            "parameters.clarify.implement_after_approval.max.value"
        ),
        ("value: 10", "value: -1", "ruleset.valueUnusable", 11, "clarify.implement_after_approval.max"),
        ("bound: ceiling", "bound: floor", "ruleset.boundAgainstName", 11, "clarify.implement_after_approval.max"),
        ("document: law", "document: rule", "ruleset.documentUnknown", 11, "clarify.implement_after_approval.max"),
        ("label: V1", "label: V3", "ruleFile.unknownWord", 18, "parameters.clarify.implement_after_approval.max.label"),
        ("row: TST-002\n", "row: TST2\n", "ruleset.nameMalformed", nil, "TST2"),
        ("\n  a.text:", "\n  a.list:", "ruleFile.duplicateKey", 20, "a.list"),
        ("{subject}", "{reporter}", "ruleset.placeholderUnknown", 27, "clarification.letter.item"),
        ("[leaderInCharge, { role: head, rank: prefecture }]", "[]", "ruleset.chainEmpty", 33, "clarification.approve"),
        (
            "[leaderInCharge, { role: head, rank: prefecture }]", "head", "ruleFile.notList", 34,
            "chains.clarification.approve.steps"
        ),
        ("rank: prefecture", "rank: city", "ruleFile.unknownWord", 34, "chains.clarification.approve.steps.rank"),
        ("role: head,", "role: boss,", "ruleFile.unknownWord", 34, "chains.clarification.approve.steps.role"),
        (
            "[leaderInCharge,", "[caseOfficer,", "ruleset.chainRoleCannotApprove", 33, "clarification.approve"
        ),
    ]

    @Test("a mistake is answered with file, line, key, what is wrong and what to do", arguments: mistakes)
    func mistake(from: String, to: String, code: String, line: Int?, key: String) throws {
        let text = sound.replacing(from, with: to, maxReplacements: 1)
        try #require(text != sound)
        let error = #expect(throws: RuleSetFileError.self) { try RuleSetFile.read(text, named: "a.yaml") }
        let problem = try #require(error?.problems.first { $0.code == code })
        #expect(problem.line == line)
        #expect(problem.key == key)
        #expect(problem.file == "a.yaml")
        #expect(problem.chinese.hasPrefix("a.yaml") && problem.chinese.contains("。"))
        #expect(problem.english.hasPrefix("a.yaml") && problem.english.hasSuffix("."))
    }

    @Test("every problem of a file is told at once, in the order of its lines")
    func allAtOnce() {
        let text = sound.replacing("status: formal", with: "status: final")
            .replacing("value: 10", with: "value: yes").replacing("rank: prefecture", with: "rank: city")
        let error = #expect(throws: RuleSetFileError.self) { try RuleSetFile.read(text, named: "a.yaml") }
        #expect(error?.problems.map(\.line) == [6, 12, 34])
    }

    @Test(
        "an empty file and one that is no mapping are no rule sets", arguments: ["", "# a word\n", "- a\n- b\n", "a"])
    func noSet(text: String) {
        #expect(throws: RuleSetFileError.self) { try RuleSetFile.read(text, named: "a.yaml") }
    }

    @Test("the message reads as a sentence")
    func sentence() {
        let text = sound.replacing("unit: working_day", with: "unit: workday")
        let error = #expect(throws: RuleSetFileError.self) { try RuleSetFile.read(text, named: "hunan.yaml") }
        #expect(
            error?.problems.first?.english
                == "hunan.yaml line 13, parameters.clarify.implement_after_approval.max.unit: “workday” is not known "
                + "here. "
                + "Use one of: working_day, day, month, quarter, year, hour, minute, item, person, count, none.")
    }
}
