import Application
import Interference
import Kernel
import Storage
import TestKit
import Testing

@testable import Web

/// The samples of the mechanisms; the pages have samples of their own.
private typealias Kit = TestKit.Sample

@Suite("The page of an entry of interference")
struct InterferenceViewTests {
    @Test("everything it shows has words in both languages, and nothing else has")
    func words() throws {
        let words = MechanismWords("interference", folder: "Interference")
        try words.check()
        for table in [Words.interference, Words.interferenceRefusals] { try words.checkNoneIsLeftOver(in: table) }
        let summary = try MechanismSource("Interference").text("Sources/Mechanisms/Interference/Summary.swift")
        for verb in ["acknowledge", "conclude"] {
            #expect(summary.contains("\"\(verb)\""))
            words.say(["task.interference.\(verb)"])
        }
        words.say(["nav.interferences", "paper.interference.entry", "own.entries", "own.noted"])
        words.say(["act.interference.note.confirm", "act.interference.conclude.confirm"])
    }

    @Test("no key stands for its words in any stage", arguments: Language.allCases)
    func keys(language: Language) throws {
        for play in try InterferencePlay.road() {
            let page = Self.text(of: play, language)
            for key in ["interference.view.", "option.", "stage.", "handling.view."] { #expect(!page.contains(key)) }
            for word in ["文某", "管理委员会", "来电打听"] { #expect(page.contains(word), "\(word)") }
        }
    }

    @Test("one step is here until it is concluded, and what came of it stands on the page")
    func steps() throws {
        let road = try InterferencePlay.road()
        let here = road.map { Interference.steps(of: $0.state, in: .zh).filter { $0.state == .here }.count }
        #expect(here.dropLast().allSatisfy { $0 == 1 } && here.last == 0)
        let end = Self.text(of: try #require(road.last), .zh)
        for word in ["移送处理", "岳阳市纪委监委信访室", "情况属实", "又托人带话"] { #expect(end.contains(word), "\(word)") }
    }

    @Test("the form of the entry fills itself in as the matter goes on")
    func paper() throws {
        let names = NameBook(session: NobodySession())
        let road = try InterferencePlay.road()
        let papers = road.map { Interference.papers(of: $0.state, with: names) }
        #expect(papers.allSatisfy { $0.map(\.name) == ["entry"] && $0[0].isIssued })
        let first = "\(papers[0][0].document)"
        #expect(first.contains("干预、过问案件情况登记表") && first.contains("来电打听") && !first.contains("移送处理"))
        #expect("\(papers[road.count - 1][0].document)".contains("移送处理（岳阳市纪委监委信访室）"))
    }

    @Test("pages are made of every mechanism of cases, in the same order")
    func lists() {
        #expect(CaseViews.all.map { $0.mechanism } == CaseMechanisms.all.map { $0.mechanism })
    }

    /// Everything the page takes from the mechanism.
    private static func text(of play: Scenario<Interference>, _ language: Language) -> String {
        let names = NameBook(session: NobodySession())
        let sections = Interference.sections(of: play.state, with: names, in: language).map { $0.html(language).text }
        let details = play.history.map { "\(Interference.details(of: $0.event, with: names, in: language))" }
        return (sections + details).joined(separator: "\n")
    }
}

/// An entry at every step of its road.
enum InterferencePlay {
    /// The states of the road, one after the other.
    static func states() throws -> [Interference.State] { try road().map(\.state) }

    static func road() throws -> [Scenario<Interference>] {
        let entry = Interference.Entry(
            kind: .inquiring, happenedOn: Kit.today, manner: .telephone,
            person: .init(name: "文某", unit: "屈原管理区管理委员会", post: "副主任"), staff: Kit.staff("wen"),
            account: "来电打听办到哪一步，答复不能透露。")
        var play = Scenario<Interference>(
            facts: .init(
                handlingBody: Kit.yueyang, concerned: [Kit.staff("wen")],
                about: .init(mechanism: "intake", id: Kit.id("r1", as: CaseId.self), number: "屈纪信〔2026〕1号")))
        try play.act(.note(entry), by: "an", number: "岳纪干专〔2026〕1号")
        var road = [play]
        for command in [
            .acknowledge, .supplement(text: "又托人带话"),
            .conclude(outcome: .handedOn, destination: "岳阳市纪委监委信访室", reason: "情况属实"),
        ] as [Interference.Command] {
            try play.act(command, by: "lei", of: Kit.yueyang)
            road.append(play)
        }
        return road
    }
}
