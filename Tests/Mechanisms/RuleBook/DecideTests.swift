import Kernel
import RuleBook
import TestKit
import Testing

@Suite("Rule book: what may be loaded and repealed")
struct DecideTests {
    static let empty = RuleBook.Facts(path: Make.path, loaded: [])
    static let tomorrow = Sample.today.adding(days: 1)

    /// One row for each refusal of a set that contradicts itself, in the order in which they are asked.
    static let malformed: [(RuleBook.RuleSet, RuleBook.Refusal)] = [
        (Make.changed { $0.title = " " }, .textMissing("title")),
        (Make.changed { $0.slug = "a--b" }, .nameMalformed("a--b")),
        (Make.changed { $0.slug = "制度" }, .nameMalformed("制度")),
        (Make.changed { $0.number = "" }, .textMissing("number")),
        (Make.changed { $0.adoption = .init(meeting: "", date: "2021") }, .textMissing("adoption")),
        (Make.changed { $0.adoption = .init(meeting: "会议", date: "2021-13") }, .adoptionDateMalformed),
        (Make.changed { $0.effectiveTo = Make.date("2023-12-31") }, .datesReversed),
        (Make.changed { $0.status = .repealed }, .endMissing),
        (Make.changed { $0.documents = ["a": .init(title: "")] }, .textMissing("documents")),
        (Make.set("a", Make.parameter("a..b", .flag(true))), .nameMalformed("a..b")),
        (Make.set("a", Make.days(5), Make.days(6)), .duplicateParameter(Make.clock)),
        (Make.set("a", Make.parameter("a", .count(1))), .unitDoesNotFit("a")),
        (Make.set("a", Make.parameter("a", .count(-1), .day)), .valueUnusable("a")),
        (Make.set("a", Make.parameter("a", .flag(true), .day)), .unitDoesNotFit("a")),
        (Make.set("a", Make.parameter("a", .text("x"), .day)), .unitDoesNotFit("a")),
        (Make.set("a", Make.parameter("a", .text(" "))), .valueUnusable("a")),
        (Make.set("a", Make.parameter("a", .list([]))), .valueUnusable("a")),
        (Make.set("a", Make.parameter("a", .list(["x", "x"]))), .valueUnusable("a")),
        (Make.set("a", Make.parameter("a", .list(["x"]), .item)), .unitDoesNotFit("a")),
        (Make.set("a", Make.days(5, .floor)), .boundAgainstName(Make.clock)),
        (Make.set("a", Make.parameter("a.min", .count(2), .person, .ceiling)), .boundAgainstName("a.min")),
        (
            Make.set("a", .init(name: "a", value: .flag(true), source: Make.source("CLA8"))),
            .nameMalformed("CLA8")
        ),
        (
            Make.set("a", .init(name: "a", value: .flag(true), source: Make.source(document: "none"))),
            .documentUnknown("a")
        ),
        (clauses(("c", "甲"), ("c", "乙")), .duplicateClause("c")),
        (clauses(("c", "")), .textMissing("c")),
        (clauses(("c", "{reporter}")), .placeholderUnknown(clause: "c", name: "reporter")),
        (clauses(("c", "{unit} {evidence}")), .placeholderUnknown(clause: "c", name: "evidence")),
        (clauses(("c", "{unit")), .placeholderUnknown(clause: "c", name: "{")),
        (clauses(("c", "unit}")), .placeholderUnknown(clause: "c", name: "}")),
        (clauses(("c", "{unit{post}}")), .placeholderUnknown(clause: "c", name: "{")),
        (chains(("a", [.init(role: .head)]), ("a", [.init(role: .head)])), .duplicateChain("a")),
        (chains(("a", [])), .chainEmpty("a")),
        (
            chains(("a", [.init(role: .auditAdministrator)])),
            .chainRoleCannotApprove(act: "a", role: .auditAdministrator)
        ),
        (chains(("a", [.init(role: .caseOfficer)])), .chainRoleCannotApprove(act: "a", role: .caseOfficer)),
    ]

    static func clauses(_ texts: (String, String)...) -> RuleBook.RuleSet {
        Make.changed { set in set.clauses = texts.map { .init(name: $0.0, text: $0.1, source: Make.source()) } }
    }

    static func chains(_ chains: (String, [ApprovalStep])...) -> RuleBook.RuleSet {
        Make.changed { set in set.chains = chains.map { .init(act: $0.0, steps: $0.1, source: Make.source()) } }
    }

    @Test("a rule set that contradicts itself is refused", arguments: malformed)
    func contradictions(set: RuleBook.RuleSet, refusal: RuleBook.Refusal) {
        let scenario = Scenario<RuleBook>(facts: Self.empty)
        #expect(scenario.refusal(.load(set), by: "luo") == refusal)
    }

    @Test("a rule set of a Body whose place is not known is refused")
    func issuerUnknown() {
        let scenario = Scenario<RuleBook>(facts: .init(path: [Make.hunan], loaded: []))
        #expect(scenario.refusal(.load(Make.set("a", Make.days(5))), by: "luo") == .issuerUnknown)
    }

    @Test("two versions of one series cannot be in force at the same time")
    func overlap() {
        let old = Make.set("a", from: "2022-01-01", to: "2023-12-31", Make.days(9))
        let open = Make.set("a", from: "2022-01-01", Make.days(9))
        let new = Make.set("a", from: "2023-12-31", Make.days(5))
        func refusal(_ loaded: LoadedRuleSet, _ set: RuleBook.RuleSet = new) -> RuleBook.Refusal? {
            Scenario<RuleBook>(facts: .init(path: Make.path, loaded: [loaded])).refusal(.load(set), by: "luo")
        }
        #expect(refusal(Make.loaded("old", old)) == .overlapping("old"))
        #expect(refusal(Make.loaded("open", open)) == .overlapping("open"))
        #expect(refusal(Make.loaded("old", old), Make.set("a", Make.days(5))) == nil, "the day after is free")
        #expect(refusal(Make.loaded("open", open, repealedOn: "2023-12-31")) == nil, "repealed in time")
        #expect(refusal(Make.loaded("other", Make.changed(open) { $0.slug = "b" })) == nil, "another series")
        #expect(refusal(Make.loaded("other", Make.changed(open) { $0.issuer = Make.hunan })) == nil, "another issuer")
        #expect(refusal(Make.loaded("draft", Make.changed(open) { $0.status = .consultation })) == nil, "a draft")
        #expect(refusal(Make.loaded("open", open), Make.changed(new) { $0.status = .consultation }) == nil)
    }

    /// The bound above, what is loaded below, and whether it is permitted.
    static let permissions: [(RuleBook.Parameter, RuleBook.Parameter, Bool)] = [
        (Make.days(15, .ceiling), Make.days(15), true),
        (Make.days(15, .ceiling), Make.days(5), true),
        (Make.days(15, .ceiling), Make.days(16), false),
        (Make.days(15, .none), Make.days(16), true),
        (Make.days(15, .ceiling), Make.parameter(Make.clock, .count(5), .day), false),
        (Make.days(15, .ceiling), Make.parameter(Make.clock, .text("5")), false),
        (Make.parameter("a.min", .count(2), .person, .floor), Make.parameter("a.min", .count(1), .person), false),
        (Make.parameter("a.min", .count(2), .person, .floor), Make.parameter("a.min", .count(3), .person), true),
        (Make.parameter("a", .flag(true), .none, .floor), Make.parameter("a", .flag(false)), false),
        (Make.parameter("a", .flag(false), .none, .floor), Make.parameter("a", .flag(true)), true),
        (Make.parameter("a", .flag(false), .none, .ceiling), Make.parameter("a", .flag(true)), false),
        (Make.parameter("a", .flag(true), .none, .ceiling), Make.parameter("a", .flag(false)), true),
        (Make.parameter("a", .list(["x", "y"]), .none, .floor), Make.parameter("a", .list(["x"])), false),
        (Make.parameter("a", .list(["x"]), .none, .floor), Make.parameter("a", .list(["y", "x"])), true),
        (Make.parameter("a", .list(["x"]), .none, .ceiling), Make.parameter("a", .list(["x", "y"])), false),
        (Make.parameter("a", .list(["x", "y"]), .none, .ceiling), Make.parameter("a", .list(["y"])), true),
        (Make.parameter("a", .text("x"), .none, .floor), Make.parameter("a", .text("y")), false),
        (Make.parameter("a", .text("x"), .none, .ceiling), Make.parameter("a", .text("x")), true),
        (Make.parameter("a", .count(12), .month, .fixed), Make.parameter("a", .count(12), .month), true),
        (Make.parameter("a", .count(12), .month, .fixed), Make.parameter("a", .count(11), .month), false),
        (Make.parameter("a", .count(12), .month, .fixed), Make.parameter("a", .count(13), .month), false),
        (Make.parameter("a", .count(12), .month, .fixed), Make.parameter("a", .count(12), .day), false),
        (Make.parameter("a", .list(["x", "y"]), .none, .fixed), Make.parameter("a", .list(["x"])), false),
        (Make.parameter("a", .text("x"), .none, .fixed), Make.parameter("a", .text("y")), false),
    ]

    @Test(
        "a lower Body may only be stricter than a bound: load refuses it, and what is loaded is passed over",
        arguments: permissions)
    func bounds(above: RuleBook.Parameter, below: RuleBook.Parameter, isPermitted: Bool) {
        let higher = Make.loaded("higher", Make.set("h", by: Make.hunan, above))
        let lower = Make.set("l", below)
        let scenario = Scenario<RuleBook>(facts: .init(path: Make.path, loaded: [higher]))
        #expect(
            scenario.refusal(.load(lower), by: "luo")
                == (isPermitted ? nil : .laxerThanBound(parameter: below.name, ruleSet: "higher")))
        let rules = RuleResolver.rules(
            for: Make.path, on: Sample.today, among: [higher, Make.loaded("lower", lower)])
        #expect(rules.parameters[below.name]?.value == (isPermitted ? below.value : above.value))
    }

    @Test("a bound holds only where and when its set is in force")
    func boundsElsewhere() {
        func refusal(_ set: RuleBook.RuleSet) -> RuleBook.Refusal? {
            Scenario<RuleBook>(facts: .init(path: Make.path, loaded: [Make.loaded("h", set)]))
                .refusal(.load(Make.set("l", Make.days(30))), by: "luo")
        }
        let binding = Make.set("h", by: Make.hunan, Make.days(15, .ceiling))
        #expect(refusal(binding) == .laxerThanBound(parameter: Make.clock, ruleSet: "h"))
        #expect(refusal(Make.changed(binding) { $0.issuer = Make.national }) != nil, "the nation is above all")
        #expect(refusal(Make.changed(binding) { $0.issuer = Sample.id("220000000", as: BodyCode.self) }) == nil)
        #expect(refusal(Make.changed(binding) { $0.issuer = Sample.quyuan }) == nil, "no bound on oneself")
        #expect(refusal(Make.changed(binding) { $0.status = .consultation }) == nil)
        #expect(
            refusal(
                Make.changed(binding) {
                    $0.effectiveFrom = Make.date("2020-01-01")
                    $0.effectiveTo = Make.date("2023-12-31")
                }) == nil)
    }

    @Test("a set is loaded once, repealed once, and never before it was in force")
    func mainRoad() throws {
        var scenario = Scenario<RuleBook>(facts: Self.empty)
        let set = Make.set("a", to: "2030-12-31", Make.days(5))
        let day = Make.date("2026-01-01")
        #expect(scenario.refusal(.repeal(on: day, reason: "新办法施行"), by: "luo") == .notLoaded)
        #expect(scenario.refusal(.load(set), by: "luo", on: Self.tomorrow) == .occurredInFuture)
        #expect(try scenario.act(.load(set), by: "luo") == [.loaded(set)])
        #expect(try scenario.act(.load(set), by: "luo") == [])
        #expect(scenario.refusal(.load(set), by: "chen") == .alreadyLoaded)
        #expect(scenario.refusal(.load(Make.set("a", Make.days(4))), by: "luo") == .alreadyLoaded)
        #expect(LoadedRuleSet(digest: "d", state: scenario.state) == Make.loaded("d", set))
        #expect(scenario.refusal(.repeal(on: day, reason: " "), by: "luo") == .textMissing("reason"))
        #expect(
            scenario.refusal(.repeal(on: Make.date("2023-12-31"), reason: "废"), by: "luo") == .repealBeforeEffective)
        #expect(scenario.refusal(.repeal(on: Make.date("2031-01-01"), reason: "废"), by: "luo") == .repealAfterEnd)
        #expect(try scenario.act(.repeal(on: day, reason: "新办法施行"), by: "luo").count == 1)
        #expect(try scenario.act(.repeal(on: day, reason: "新办法施行"), by: "luo") == [])
        #expect(scenario.refusal(.repeal(on: day, reason: "新办法施行"), by: "chen") == .alreadyRepealed)
        #expect(scenario.refusal(.load(set), by: "luo") == .alreadyRepealed)
        let loaded = LoadedRuleSet(digest: "d", state: scenario.state)
        #expect(loaded?.isInForce(on: day.adding(days: -1)) == true)
        #expect(loaded?.isInForce(on: day) == false)
        #expect(try RuleBook.replay(scenario.history) == scenario.state)
    }

    @Test("a history that begins with a repeal, or loads twice, is broken")
    func brokenHistories() throws {
        var scenario = Scenario<RuleBook>(facts: Self.empty)
        try scenario.act(.load(Make.set("a", Make.days(5))), by: "luo")
        try scenario.act(.repeal(on: Make.date("2025-01-01"), reason: "废"), by: "luo")
        let load = scenario.history[0]
        let repeal = scenario.history[1]
        #expect(RuleBook.evolve(.absent, with: repeal) == nil)
        #expect(RuleBook.evolve(scenario.state, with: load) == nil)
        #expect(RuleBook.evolve(scenario.state, with: repeal) == nil)
    }
}
