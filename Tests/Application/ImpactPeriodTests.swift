import Application
import Foundation
import Kernel
import RuleBook
import Testing

/// A row of `Tests/Independent/impact-periods.csv`, whose answers were worked out by hand.
struct PeriodCase: Sendable, CustomTestStringConvertible {
    let id: String
    let rows: [String]
    let convention: String
    let sanctions: [String]
    let expected: String
    let on: String
    let weighs: String
    let assessed: String
    let why: String

    var testDescription: String { "\(id): \(why)" }

    /// The table, empty when it cannot be read; a test says so.
    static let table: [PeriodCase] = {
        let file = BuiltIn.root.appending(path: "Tests/Independent/impact-periods.csv")
        guard let bytes = try? Data(contentsOf: file), let csv = try? CSVDocument(Array(bytes)) else { return [] }
        return csv.rows.map { row in
            let cells = row.cells + Array(repeating: "", count: max(0, csv.header.count - row.cells.count))
            return PeriodCase(
                id: cells[0], rows: words(cells[1]), convention: cells[2], sanctions: words(cells[3]),
                expected: cells[4], on: cells[5], weighs: cells[6], assessed: cells[7], why: cells[8])
        }
    }()

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

/// The shipped rules, with a convention or without a parameter.
enum ShippedPeriods {
    static let book = (try? BuiltIn.book()) ?? []

    /// The days on which other rules come into force, with the rules from that day on: resolving takes a while.
    private static let stretches: [(from: CivilDate, rules: RulesInForce)] = {
        let ends = book.compactMap { $0.set.effectiveTo?.adding(days: 1) }
        return Set(book.map(\.set.effectiveFrom) + ends).sorted().map { day in
            (day, RuleResolver.rules(for: BuiltIn.quyuan, on: day, among: book))
        }
    }()

    /// The rules that a Body of Hunan has on a day.
    static func inForce(on day: CivilDate) -> RulesInForce { stretches.last { $0.from <= day }?.rules ?? .none }

    static func rules(
        _ convention: PeriodEnd = .civil, changing: [String: RuleValue?] = [:]
    ) -> (CivilDate) -> RulesInForce {
        { day in
            let rules = inForce(on: day)
            var parameters = rules.parameters
            let usual: [String: RuleValue?] = [PeriodRuleNames.endConvention: .text(convention.rawValue)]
            for (name, value) in changing.merging(usual, uniquingKeysWith: { own, _ in own }) {
                guard let old = parameters[name] else { continue }
                parameters[name] = value.map { RuleParameter(value: $0, unit: old.unit, citation: old.citation) }
            }
            return RulesInForce(
                parameters: parameters, clauses: [:], chains: [:], ruleSets: rules.ruleSets)
        }
    }

    static func count(_ texts: String..., convention: PeriodEnd = .civil) throws -> PeriodCount {
        try PeriodCount(try texts.map { try ImposedSanction($0) }, rules: rules(convention))
    }
}

extension CountedSanction {
    /// The outcome as the table writes it.
    fileprivate var text: String {
        let spans = periods.map { "\($0.start)..\($0.last)" }
        switch outcome {
        case .withoutPeriod: return "none"
        case .revoked: return "revoked"
        case .lasting: return "lasting"
        case .periods: return spans.joined(separator: ";")
        case .probation(let course, _): return (["probation:\(course.last)"] + spans).joined(separator: ";")
        }
    }

    /// The rows that everything in it rests on.
    fileprivate var rows: [String] {
        let cited = periods.flatMap(\.rules) + (probation?.rules ?? [])
        switch outcome {
        case .lasting(_, let rule): return [rule.row]
        case .withoutPeriod, .revoked, .periods, .probation: return cited.map(\.row)
        }
    }
}

@Suite("Impact periods by the shipped rules")
struct ImpactPeriodTests {
    @Test("the table of cases is there")
    func table() {
        #expect(PeriodCase.table.count == 127)
        #expect(Set(PeriodCase.table.map(\.id)).count == 127)
    }

    @Test("every case comes out as it was worked out by hand, and rests on the rows named", arguments: PeriodCase.table)
    func byHand(one: PeriodCase) throws {
        let sanctions = try one.sanctions.map { try ImposedSanction($0) }
        let rules = ShippedPeriods.rules(try #require(PeriodEnd(rawValue: one.convention)))
        let count: PeriodCount
        do {
            count = try PeriodCount(sanctions, rules: rules)
        } catch {
            #expect(one.expected == "refused:\(error.basis.name)")
            let day = try #require(CivilDate("2024-01-01"))
            let row = rules(day).parameters[error.basis.name]?.citation.row
            #expect(one.rows.allSatisfy { $0 == row })
            return
        }
        #expect(count.counted.map(\.text).joined(separator: " ") == one.expected)
        let rows = Set(count.counted.flatMap(\.rows))
        #expect(one.rows.filter { !rows.contains($0) }.isEmpty, "rests on \(rows.sorted())")
        guard !one.on.isEmpty else { return }
        let day = try #require(CivilDate(one.on))
        #expect(Self.text(count.controlling(on: day)) == one.weighs)
        let assessment = try YearAssessment.of(day.year, sanctions, hasOpenCase: false, rules: rules)
        #expect(assessment?.effect.rawValue ?? "none" == one.assessed)
    }

    private static func text(_ controlling: ControllingPeriod?) -> String {
        switch controlling {
        case nil: "none"
        case .lasting(let number): "\(number):lasting"
        case .probation(let number, _): "\(number):probation"
        case .period(let number, let period): "\(number):\(period.last)"
        }
    }

    @Test("every kind's months are in the shipped rules, and its period cites row, article and convention")
    func everyKind() throws {
        for kind in SanctionKind.allCases {
            let isProbation = kind == .partyProbation
            let text = "\(kind.rawValue)@2024-03-01" + (isProbation ? "/probation=12/restored=2025-03-01" : "")
            let one = try #require(try ShippedPeriods.count(text).counted.first)
            #expect(one.periods.count == kind.terms.count, "\(kind)")
            for period in one.periods {
                let rows = Set(period.rules.map(\.row))
                #expect(rows.isSuperset(of: ["PER-025", "PER-027"]) && rows.count == 4, "\(kind)")
                #expect(period.rules.allSatisfy { !$0.title.isEmpty && !$0.ruleSet.isEmpty })
                #expect(period.start == CivilDate(isProbation ? "2025-03-01" : "2024-03-01"))
            }
        }
    }

    @Test("each remainder says from which sanction it comes and how much it is")
    func remainders() throws {
        let count = try ShippedPeriods.count(
            "party.seriousWarning@2023-01-10", "party.probation@2023-09-25/probation=12/restored=2024-09-25",
            "party.warning@2025-01-01")
        let found = count.counted.flatMap(\.periods).flatMap(\.steps).compactMap { step -> String? in
            guard case .remainder(let number, let day, let length, let rule) = step else { return nil }
            return "\(number) \(day) \(length.months)+\(length.days) \(rule.row)"
        }
        #expect(found == ["1 2023-09-25 9+15 PER-009", "2 2025-01-01 30+9 PER-009"])
        let capped = try ShippedPeriods.count(
            "government.removal@2022-03-01", "government.demotion@2022-04-01", "government.removal@2022-05-01")
        let last = try #require(capped.counted.last?.periods.first)
        let caps = last.steps.compactMap { step -> Int? in
            guard case .capped(let months, let rule) = step, rule.row == "PER-019" else { return nil }
            return months
        }
        #expect(caps == [48])
        #expect(last.months == 24, "its own months stay its own")
    }

    // MARK: Rules that are missing or cannot be counted with

    /// A sanction that needs the parameter.
    static let needed: [(String, String)] = [
        ("party.警告", "party.warning@2024-03-01"), ("party.start", "party.warning@2024-03-01"),
        ("gov.start", "government.warning@2024-03-01"), ("gov.记大过", "government.majorDemerit@2024-03-01"),
        ("org.start", "organisational.transfer@2024-03-01"), ("org.诫勉", "firstForm.admonition@2024-03-01"),
        ("gov.开除.reemployment_barred", "government.dismissal@2024-03-01"),
        ("period.end_convention", "party.warning@2024-03-01"), ("period.month_end_clamp", "party.warning@2024-03-01"),
        ("period.roll_for_holiday", "party.warning@2024-03-01"),
        ("party.留党察看.probation", "party.probation@2024-03-01/probation=12"),
        ("party.留党察看.probation.max", "party.probation@2024-03-01/probation=12/extended"),
        ("party.留党察看.extension_if_1y", "party.probation@2024-03-01/probation=12/extended"),
        ("party.留党察看.start", "party.probation@2024-03-01/probation=12/restored=2025-03-01"),
        ("party.留党察看.after_restoration", "party.probation@2024-03-01/probation=12/restored=2025-03-01"),
        ("party.overlap.algorithm", "party.warning@2024-03-01 party.warning@2024-04-01"),
        ("party.overlap.cap", "party.warning@2024-03-01 party.warning@2024-04-01"),
        ("gov.overlap.algorithm", "government.warning@2024-03-01 government.warning@2024-04-01"),
        ("gov.multiple_same.cap", "government.warning@2024-03-01 government.warning@2024-04-01"),
        ("gov.multiple_same.cap", "government.warning@2024-03-01/together=2:7"),
    ]

    @Test("a parameter that is missing is named, and so is one that nothing can be counted with", arguments: needed)
    func missing(name: String, texts: String) throws {
        let sanctions = try texts.split(separator: " ").map { try ImposedSanction(String($0)) }
        #expect(Self.problem(with: sanctions, [:]) == nil)
        let days = Set(sanctions.map(\.decidedOn))
        let missing = Self.problem(with: sanctions, [name: nil])
        #expect(days.contains { missing == .parameterMissing(name, on: $0) }, "\(String(describing: missing))")
        for useless in [RuleValue.text("?"), .count(0), .flag(name == "period.roll_for_holiday")] {
            let unusable = Self.problem(with: sanctions, [name: useless])
            #expect(days.contains { unusable == .parameterUnusable(name, on: $0) }, "\(useless)")
        }
    }

    private static func problem(
        with sanctions: [ImposedSanction], _ changes: [String: RuleValue?]
    ) -> PeriodProblem? {
        do {
            _ = try PeriodCount(sanctions, rules: ShippedPeriods.rules(changing: changes))
            return nil
        } catch { return error }
    }

    @Test("days where months are asked for are no months")
    func unit() throws {
        let shipped = ShippedPeriods.rules()
        let sanction = try ImposedSanction("party.warning@2024-03-01")
        #expect(throws: PeriodProblem.parameterUnusable("party.警告", on: sanction.decidedOn)) {
            try PeriodCount([sanction]) { day in
                var parameters = shipped(day).parameters
                parameters["party.警告"] = parameters["party.警告"].map {
                    RuleParameter(value: $0.value, unit: .day, citation: $0.citation)
                }
                return RulesInForce(parameters: parameters, clauses: [:], chains: [:], ruleSets: [])
            }
        }
    }

    // MARK: Assessment

    @Test("a case open at the year's end leaves neither comment nor grade, unless something heavier counts")
    func openCase() throws {
        let rules = ShippedPeriods.rules()
        func effect(_ texts: String...) throws -> YearAssessment? {
            try YearAssessment.of(
                2024, try texts.map { try ImposedSanction($0) }, hasOpenCase: true, rules: rules)
        }
        #expect(try effect()?.effect == .noCommentNoGrade)
        #expect(try effect()?.rules.map(\.row) == ["ASS-013"])
        #expect(try effect("party.warning@2024-03-01")?.effect == .noCommentNoGrade)
        #expect(try effect("party.warning@2024-03-01")?.rules.map(\.row) == ["ASS-013", "ASS-012"])
        #expect(try effect("party.removal@2024-03-01")?.effect == .notCompetent)
        #expect(try effect("party.removal@2024-03-01/revoked=2024-04-01")?.effect == .noCommentNoGrade)
    }
}

extension RuleBasis {
    /// The parameter's name, or the code.
    fileprivate var name: String {
        switch self {
        case .parameter(let name), .structure(let name): name
        }
    }
}
