import Kernel
import RuleBook
import TestKit

/// Rule sets for tests, made in a line.
enum Make {
    static let national = Sample.id("000000000", as: BodyCode.self)
    static let hunan = Sample.id("430000000", as: BodyCode.self)
    /// Quyuan and the Bodies above it.
    static let path = [Sample.quyuan, Sample.yueyang, hunan]
    static let clock = "clarify.implement_after_approval.max"

    static func date(_ text: String) -> CivilDate {
        guard let date = CivilDate(text) else { preconditionFailure("tests write valid dates, not \(text)") }
        return date
    }

    static func source(_ row: String = "TST-001", document: String? = nil) -> RuleBook.Source {
        RuleBook.Source(row: row, article: "第一条", label: .byDefault, text: "a test", document: document)
    }

    static func parameter(
        _ name: String, _ value: RuleValue, _ unit: RuleUnit = .none, _ bound: RuleBook.Bound = .none
    ) -> RuleBook.Parameter {
        RuleBook.Parameter(name: name, value: value, unit: unit, bound: bound, source: source())
    }

    static func days(_ count: Int, _ bound: RuleBook.Bound = .none) -> RuleBook.Parameter {
        parameter(clock, .count(count), .workingDay, bound)
    }

    static func set(
        _ slug: String = "measures", by issuer: BodyCode = Sample.quyuan, status: RuleBook.Status = .formal,
        from: String = "2024-01-01", to: String? = nil, _ parameters: RuleBook.Parameter...
    ) -> RuleBook.RuleSet {
        RuleBook.RuleSet(
            slug: slug, issuer: issuer, title: "某办法", status: status, effectiveFrom: date(from),
            effectiveTo: to.map(date), parameters: parameters)
    }

    static func loaded(_ digest: String, _ set: RuleBook.RuleSet, repealedOn: String? = nil) -> LoadedRuleSet {
        LoadedRuleSet(digest: digest, set: set, repealedOn: repealedOn.map(date))
    }

    /// The set with something changed.
    static func changed(
        _ set: RuleBook.RuleSet = Make.set("measures", days(5)), _ change: (inout RuleBook.RuleSet) -> Void
    ) -> RuleBook.RuleSet {
        var copy = set
        change(&copy)
        return copy
    }
}
