import Kernel
import RuleBook
import TestKit
import Testing

@Suite("Rule book: what is in force")
struct ResolverTests {
    static let book = [
        Make.loaded("n", Make.set("n", by: Make.national, from: "2020-01-01", Make.days(60), flag("n"))),
        Make.loaded(
            "h1", Make.set("h", by: Make.hunan, status: .trial, from: "2021-07-01", to: "2023-08-31", Make.days(30))),
        Make.loaded("h2", Make.set("h", by: Make.hunan, from: "2023-09-01", Make.days(15, .ceiling), flag("h"))),
        Make.loaded("q", Make.set("q", from: "2024-01-01", Make.days(5)), repealedOn: "2025-01-01"),
        Make.loaded("draft", Make.set("q", status: .consultation, from: "2024-01-01", Make.days(1))),
        Make.loaded("lax", Make.set("lax", from: "2025-06-01", Make.days(20), flag("lax"))),
    ]

    static func flag(_ name: String) -> RuleBook.Parameter { Make.parameter("flag.\(name)", .flag(true)) }

    static func answer(_ day: String, path: [BodyCode] = Make.path) -> RulesInForce {
        RuleResolver.rules(for: path, on: Make.date(day), among: book)
    }

    @Test(
        "the nearest set in force on the day decides",
        arguments: [
            ("2019-12-31", nil, []), ("2020-01-01", 60, ["n"]), ("2021-07-01", 30, ["h1", "n"]),
            ("2023-08-31", 30, ["h1", "n"]), ("2023-09-01", 15, ["h2", "n"]), ("2024-01-01", 5, ["q", "h2", "n"]),
            ("2024-12-31", 5, ["q", "h2", "n"]), ("2025-01-01", 15, ["h2", "n"]),
            ("2025-06-01", 15, ["lax", "h2", "n"]),
        ] as [(String, Int?, [String])])
    func nearest(day: String, days: Int?, sets: [String]) {
        let rules = Self.answer(day)
        #expect(rules.count(Make.clock) == days)
        #expect(rules.ruleSets == sets)
    }

    @Test("a Body beside the path has no say, and the nation stands above every path")
    func path() {
        #expect(Self.answer("2024-06-01", path: [Sample.yueyang, Make.hunan]).count(Make.clock) == 15)
        #expect(Self.answer("2024-06-01", path: [Sample.id("220000000", as: BodyCode.self)]).count(Make.clock) == 60)
        #expect(Self.answer("2024-06-01", path: []).count(Make.clock) == 60)
        #expect(Self.answer("2024-06-01", path: Make.path + [Make.national]) == Self.answer("2024-06-01"))
    }

    @Test("the order in which sets were loaded does not matter")
    func determinism() {
        let twins = [
            Make.loaded("t1", Make.set("a", Make.days(7))), Make.loaded("t2", Make.set("b", Make.days(8))),
            Make.loaded("t3", Make.set("c", from: "2024-02-01", Make.days(9))),
        ]
        var sets = Self.book + twins
        let day = Make.date("2024-06-01")
        let first = RuleResolver.rules(for: Make.path, on: day, among: sets)
        #expect(first.count(Make.clock) == 9, "of one issuer's sets the later in effect comes first")
        for _ in sets.indices {
            sets.append(sets.removeFirst())
            #expect(RuleResolver.rules(for: Make.path, on: day, among: sets) == first)
            #expect(RuleResolver.rules(for: Make.path, on: day, among: sets.reversed()) == first)
        }
    }

    @Test("what a case pinned answers as on the day it was opened, whatever came after")
    func pins() throws {
        for day in ["2020-06-01", "2022-07-15", "2024-06-01", "2025-07-01"] {
            let rules = Self.answer(day)
            #expect(try RuleResolver.rules(pinned: rules.ruleSets, among: Self.book) == rules)
            #expect(try RuleResolver.rules(pinned: rules.ruleSets, among: Self.book.reversed()) == rules)
        }
        #expect(throws: MissingRuleSet.self) { try RuleResolver.rules(pinned: ["gone"], among: Self.book) }
        #expect(try RuleResolver.rules(pinned: [], among: Self.book) == .none)
    }

    @Test("a value beyond a bound is passed over even where a set between them would allow it")
    func boundsAcrossLevels() throws {
        let sets = [
            Make.loaded("n", Make.set("n", by: Make.national, Make.days(15, .ceiling))),
            Make.loaded("h", Make.set("h", by: Make.hunan, Make.days(10))),
            Make.loaded("q", Make.set("q", Make.days(20))),
        ]
        let rules = RuleResolver.rules(for: Make.path, on: Sample.today, among: sets)
        #expect(rules.count(Make.clock) == 10)
        #expect(try RuleResolver.rules(pinned: rules.ruleSets, among: sets) == rules)
    }

    @Test("clauses and chains come from the nearest set that has them, and every citation names document and number")
    func clausesAndCitations() {
        let near = Make.changed(Make.set("q", Make.days(5))) {
            $0.title = "屈原办法"
            $0.number = "屈纪发〔2024〕3号"
            $0.clauses = [.init(name: "c", text: "近", source: Make.source("TST-007"))]
        }
        let far = Make.changed(Make.set("n", by: Make.national)) {
            $0.documents = ["law": .init(title: "某法")]
            $0.parameters = [.init(name: "f", value: .flag(true), source: Make.source(document: "law"))]
            $0.clauses = ["c", "d"].map { .init(name: $0, text: "远", source: Make.source()) }
            $0.chains = [.init(act: "a", steps: [.init(role: .head, rank: .prefecture)], source: Make.source())]
        }
        let rules = RuleResolver.rules(
            for: Make.path, on: Sample.today, among: [Make.loaded("f", far), Make.loaded("q", near)])
        #expect(rules.clauses.mapValues(\.text) == ["c": "近", "d": "远"])
        #expect(rules.chain("a") == [ApprovalStep(role: .head, rank: .prefecture)])
        #expect(
            rules.clauses["c"]?.citation
                == RuleCitation(
                    row: "TST-007", parameter: "c", title: "《屈原办法》（屈纪发〔2024〕3号）", article: "第一条", ruleSet: "q"))
        #expect(rules.parameters["f"]?.citation.title == "《某法》")
    }
}
