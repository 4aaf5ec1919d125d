import Application
import ArgumentParser
import Kernel
import RuleBook

/// `period`: the impact periods of one person's sanctions, each date with the rule that made it. Needs no installation:
/// the rules are those that come with the program.
struct PeriodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period", abstract: "影响期推算 · the impact periods of one person's sanctions.",
        discussion: """
            一人的全部处分一并给出，逐项写作 种类@决定日期，其后以 / 附加说明 · all sanctions of one person, each as KIND@DAY, \
            the day of the decision, with what belongs to it after slashes:
              party.warning@2024-03-01
              party.seriousWarning@2024-03-01/effective=2024-03-05
              party.probation@2021-05-10/probation=12/extended/restored=2023-05-10
              government.demerit@2024-01-05/together=2:18
              party.seriousWarning@2024-03-01/changed=party.warning:2024-09-01
              party.warning@2024-03-01/revoked=2024-08-01
            种类 · kinds: \(SanctionKind.allCases.map(\.rawValue).joined(separator: " "))
            """)

    @OptionGroup var speech: LanguageOptions

    @Option(
        name: .customLong("sanction"), help: "处分或者处理，可重复 · a sanction or measure, may be repeated.",
        transform: PeriodCommand.sanction)
    var sanctions: [ImposedSanction] = []

    @Option(help: "末日算法 civil 或 inclusive，缺省依规定 · the convention of the last day; the rules' own without it.")
    var convention: PeriodEnd?

    @Option(help: "查询日，如 2026-11-23：当日起控制作用的期限和当年考核 · a day to look at: what weighs most, and its year.")
    var on: CivilDate?

    @Flag(help: "查询当年年底有未结案件 · a case was open at the end of that year.")
    var openCase = false

    @Flag(help: "以 JSON 输出 · prints JSON.")
    var json = false

    func validate() throws {
        guard !sanctions.isEmpty else {
            throw ValidationError("请至少给出一项 --sanction · give at least one --sanction, party.warning@2024-03-01")
        }
        guard on != nil || !openCase else { throw ValidationError("--open-case 须与 --on 同用 · --open-case needs --on") }
    }

    func run() throws {
        let book = try ProgramFiles.find().rules().map { LoadedRuleSet(digest: RuleSetFile.digest(of: $0), set: $0) }
        let answer: PeriodAnswer
        do {
            answer = try PeriodAnswer(sanctions, on: on, hasOpenCase: openCase) { rules(on: $0, among: book) }
        } catch {
            let words = SanctionWords.text(error)
            let rule = basis(of: error, among: book)
            throw CommandFailure(zh: "\(words.zh)（依据 \(rule)）", en: "\(words.en) (rule: \(rule))")
        }
        if json { try Terminal.json(answer.json) } else { answer.lines.forEach { print($0) } }
    }

    /// A sanction as it was written, or what is wrong with it: the words are shown behind the option's name.
    private static func sanction(_ text: String) throws -> ImposedSanction {
        do {
            return try ImposedSanction(text)
        } catch {
            let words = SanctionWords.text(error)
            throw ValidationError("\(words.zh) · \(words.en)")
        }
    }

    /// The nation's and the installation's rules on a day, with the convention that was asked for.
    private func rules(on day: CivilDate, among book: [LoadedRuleSet]) -> RulesInForce {
        let rules = RuleResolver.rules(for: [], on: day, among: book)
        guard let convention else { return rules }
        let name = PeriodRuleNames.endConvention
        var parameters = rules.parameters
        parameters[name] = RuleParameter(
            value: .text(convention.rawValue), unit: .none,
            citation: RuleCitation(
                row: rules.parameters[name]?.citation.row ?? name, parameter: name, title: "（--convention）",
                article: "", ruleSet: ""))
        return RulesInForce(
            parameters: parameters, clauses: rules.clauses, chains: rules.chains, ruleSets: rules.ruleSets)
    }

    /// The row and article that a problem rests on, or the parameter's name where no rule has it.
    private func basis(of problem: PeriodProblem, among book: [LoadedRuleSet]) -> String {
        switch problem.basis {
        case .structure(let code): return code
        case .parameter(let name):
            let day = problem.sanction.map { sanctions[$0 - 1].decidedOn }
            let citation = day.flatMap { rules(on: $0, among: book).parameters[name]?.citation }
            return citation.map(SanctionWords.text) ?? name
        }
    }
}

extension PeriodEnd: ExpressibleByArgument {}
