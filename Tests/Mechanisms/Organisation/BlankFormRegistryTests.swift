import Foundation
import Kernel
import Organisation
import TestKit
import Testing

/// Commands and facts of numbered blanks.
enum Blanks {
    static func number(_ count: Int) -> String { "屈纪空〔2026〕\(count)号" }
    static func numbers(_ counts: [Int]) -> [String] { counts.map(number) }

    static func draw(
        _ count: Int, purpose: String = "赶集日接访", place: String = "凤凰乡接访点"
    ) -> BlankFormRegistry.Command {
        .draw(.registration, count: count, purpose: purpose, place: place)
    }

    static func reprint(_ counts: Int..., reason: String = "打印模糊") -> BlankFormRegistry.Command {
        .reprint(numbers: numbers(counts), reason: reason)
    }

    static func void(_ counts: Int..., reason: String = "填写错误") -> BlankFormRegistry.Command {
        .void(numbers: numbers(counts), reason: reason)
    }

    static func facts(_ count: Int, from: Int = 1, used: [Int] = []) -> BlankFormRegistry.Facts {
        .init(numbers: (from..<(from + count)).map(number), used: Set(numbers(used)))
    }
}

@Suite("The register of numbered blanks")
struct BlankFormRegistryTests {
    private func refusal(
        after commands: [BlankFormRegistry.Command] = [Blanks.draw(2)], _ command: BlankFormRegistry.Command,
        facts: BlankFormRegistry.Facts = Blanks.facts(2), on day: CivilDate = Sample.today
    ) throws -> BlankFormRegistry.Refusal? {
        var scenario: Scenario<BlankFormRegistry> = try after(commands, facts: Blanks.facts(2))
        scenario.facts = facts
        return scenario.refusal(command, by: "other", on: day)
    }

    private func after(
        _ commands: [BlankFormRegistry.Command], facts: BlankFormRegistry.Facts
    ) throws -> Scenario<BlankFormRegistry> {
        var scenario = Scenario<BlankFormRegistry>(facts: facts)
        for command in commands { try scenario.act(command, by: "clerk", on: yesterday) }
        return scenario
    }

    @Test("each refusal has its case, in the order in which decide asks")
    func refusals() throws {
        let long = String(repeating: "长", count: 201)
        let many = BlankFormRegistry.Command.void(numbers: (1...101).map(Blanks.number), reason: "多")
        let earlier = yesterday.adding(days: -1)
        let rows: [(BlankFormRegistry.Refusal, BlankFormRegistry.Refusal?)] = try [
            (.occurredInFuture, refusal(Blanks.draw(2), on: tomorrow)),
            (.bodyNotActive, refusal(Blanks.draw(2), facts: .init(bodyIsActive: false))),
            (.textMissing(field: "purpose"), refusal(Blanks.draw(2, purpose: " "))),
            (.textMissing(field: "place"), refusal(Blanks.draw(2, place: ""))),
            (.textTooLong(field: "place"), refusal(Blanks.draw(2, place: long))),
            (.countOutOfRange, refusal(Blanks.draw(0), facts: .init())),
            (.countOutOfRange, refusal(Blanks.draw(101), facts: Blanks.facts(101))),
            (.textMissing(field: "reason"), refusal(Blanks.reprint(1, reason: ""))),
            (.textMissing(field: "reason"), refusal(Blanks.void(1, reason: "　"))),
            (.numberMissing, refusal(Blanks.void())),
            (.tooManyNumbers, refusal(many)),
            (.notDrawnHere(Blanks.number(3)), refusal(Blanks.void(1, 3))),
            (.notDrawnHere(Blanks.number(1)), refusal(after: [], Blanks.reprint(1))),
            (.voidBefore(Blanks.number(1)), refusal(after: [Blanks.draw(2), Blanks.void(1)], Blanks.void(2, 1))),
            (.voidBefore(Blanks.number(1)), refusal(after: [Blanks.draw(2), Blanks.void(1)], Blanks.reprint(1))),
            (.usedBefore(Blanks.number(2)), refusal(Blanks.void(1, 2), facts: Blanks.facts(2, used: [2]))),
            (.usedBefore(Blanks.number(2)), refusal(Blanks.reprint(2), facts: Blanks.facts(2, used: [2]))),
            (.occurredBeforeDrawing(yesterday), refusal(Blanks.void(1), on: earlier)),
        ]
        for (expected, met) in rows { #expect(met == expected) }
        #expect(Set(rows.map(\.0.code)).count == 11)
    }

    @Test("drawn, printed again, void: each sheet keeps who, when, what for")
    func road() throws {
        var play = Scenario<BlankFormRegistry>(facts: Blanks.facts(3))
        try play.act(Blanks.draw(3), by: "clerk", on: yesterday)
        try play.act(Blanks.reprint(2, 3), by: "other")
        try play.act(Blanks.void(3), by: "other")
        play.facts = Blanks.facts(1, from: 4)
        try play.act(.draw(.talk, count: 1, purpose: "谈话", place: "乡政府"), by: "clerk")
        let book = try #require(play.state.book)
        #expect(book.sheets.map(\.number) == Blanks.numbers([1, 2, 3, 4]))
        #expect(book.sheets.map(\.printings) == [1, 2, 2, 1])
        #expect(book.sheets.map(\.drawing) == [1, 1, 1, 4])
        #expect(book.sheets.map(\.version) == [1, 2, 3, 4])
        #expect(book.sheet(Blanks.number(1))?.drawnBy == .staff(Sample.staff("clerk")))
        #expect(book.sheet(Blanks.number(1))?.drawnOn == yesterday)
        #expect(book.sheet(Blanks.number(3))?.voiding?.by == .staff(Sample.staff("other")))
        #expect(book.sheet(Blanks.number(2))?.voiding == nil)
        #expect(book.printings.map(\.version) == [1, 2, 4])
        #expect(book.printing(2)?.numbers == Blanks.numbers([2, 3]) && book.printing(2)?.reason == "打印模糊")
        #expect(book.printing(3) == nil)
    }

    @Test("the same by the same person on the same day makes nothing; on another day, or by another, it does")
    func alreadySo() throws {
        var play = Scenario<BlankFormRegistry>(facts: Blanks.facts(2))
        try play.act(Blanks.draw(2), by: "clerk", on: yesterday)
        try play.act(Blanks.reprint(1), by: "clerk", on: yesterday)
        #expect(try play.act(Blanks.reprint(1), by: "clerk", on: yesterday).isEmpty)
        #expect(try !play.act(Blanks.reprint(1), by: "clerk").isEmpty)
        #expect(try !play.act(Blanks.reprint(1), by: "other").isEmpty)
        try play.act(Blanks.void(1), by: "clerk")
        #expect(try play.act(Blanks.void(1), by: "clerk").isEmpty)
        #expect(play.refusal(Blanks.void(1), by: "other") == .voidBefore(Blanks.number(1)))
    }

    @Test("a number named twice counts once")
    func twice() throws {
        var play = Scenario<BlankFormRegistry>(facts: Blanks.facts(2))
        try play.act(Blanks.draw(2), by: "clerk")
        try play.act(Blanks.void(1, 1), by: "clerk")
        #expect(play.state.book?.sheets.map { $0.voiding != nil } == [true, false])
    }

    @Test("an event that cannot have happened is reported")
    func impossible() throws {
        var play = Scenario<BlankFormRegistry>(facts: Blanks.facts(1))
        try play.act(Blanks.draw(1), by: "clerk")
        let drawn = try #require(play.history.first)
        #expect(BlankFormRegistry.evolve(play.state, with: drawn) == nil, "a number is drawn once")
        try play.act(Blanks.void(1), by: "clerk")
        let voided = try #require(play.history.last)
        #expect(BlankFormRegistry.evolve(play.state, with: voided) == nil)
        #expect(BlankFormRegistry.evolve(.absent, with: voided) == nil)
    }

    @Test("however the acts follow each other, a void sheet stays as it was and no number comes twice")
    func walk() throws {
        let commands: [BlankFormRegistry.Command] = [
            Blanks.draw(2), Blanks.reprint(1), Blanks.reprint(1, 2), Blanks.void(1), Blanks.void(2, 3),
            Blanks.reprint(4),
        ]
        var count = 0
        func go(_ play: Scenario<BlankFormRegistry>, depth: Int) {
            count += 1
            let sheets = play.state.book?.sheets ?? []
            #expect(Set(sheets.map(\.number)).count == sheets.count)
            #expect(sheets.allSatisfy { $0.version >= $0.drawing })
            guard depth > 0 else { return }
            for command in commands {
                var next = play
                next.facts = Blanks.facts(2, from: sheets.count + 1)
                guard (try? next.act(command, by: "clerk")) != nil, next.history.count > play.history.count else {
                    continue
                }
                for (old, new) in zip(sheets, next.state.book?.sheets ?? []) where old.voiding != nil {
                    #expect(old == new)
                }
                go(next, depth: depth - 1)
            }
        }
        go(Scenario<BlankFormRegistry>(facts: Blanks.facts(2)), depth: 5)
        #expect(count > 100)
    }

    @Test("every refusal has a heading on the mechanism's page")
    func headings() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let page = try String(contentsOf: root.appending(path: "docs/mechanisms/blank-forms.md"), encoding: .utf8)
        let source = try String(
            contentsOf: root.appending(
                path: "Sources/Mechanisms/Organisation/BlankForm/BlankFormRefusal.swift"), encoding: .utf8)
        let codes = source.matches(of: /case \.(\w+): "(\w+)"/).filter { $0.1 == $0.2 }.map { String($0.1) }
        #expect(codes.count == 11)
        for code in codes { #expect(page.contains("\n### `\(code)`\n"), "\(code)") }
        for rule in Set(source.matches(of: /SYS-BLK-\d\d/).map { String($0.0) }) {
            #expect(page.contains("| \(rule) |"), "\(rule)")
        }
    }
}
