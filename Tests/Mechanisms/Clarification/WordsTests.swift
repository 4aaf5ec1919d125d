import Clarification
import Kernel
import TestKit
import Testing

@Suite("Words that say too much")
struct WordsTests {
    typealias Play = Scenario<Clarification>

    /// Verdicts on the person and details of the verification, dressed in every way we could think of.
    static let hostile = [
        "政治坚定", "清正廉洁", "是个好干部", "经调取银行流水", "证人张某证实", "清 正 廉 洁", "清\u{3000}正\u{3000}廉\u{3000}洁",
        "清-正-廉-洁", "清、正、廉、洁", "清.正.廉.洁", "“清”“正”“廉”“洁”", "清a正b廉c洁", "清1正2廉3洁", "清正\u{200B}廉洁",
        "清正\u{200D}廉洁", "清正\u{FEFF}廉洁", "清\u{2060}正廉洁", "\u{202E}洁廉正清", "清正廉潔", "政治堅定", "遵紀守法",
        "經調取銀行流水", "證人張某證實", "舉報人", "檢舉人李某", "調查組認定", "詢問筆錄", "錄音錄像", "監控顯示", "談話核實",
        "ｈｏｎｅｓｔ", "ＩＮＮＯＣＥＮＴ", "Honest official", "h o n e s t", "h-o-n-e-s-t", "h0nest", "1nnocent",
        "ＷＩＴＮＥＳＳ Zhang", "w i t n e s s", "bank  statement", "bank-statement", "BANKSTATEMENT", "Good Cadre",
        "g.o.o.d c.a.d.r.e", "еvidеnce", "ínnocent", "\u{1D421}onest", "清\u{FE00}正廉洁", "⼈品好", "没有任何问题",
        "好\u{0301}干部", "优-秀", "清·正·廉·洁", "一身(正)气", "两袖清風",
    ]

    @Test("an approved wording or an addressee that says too much is refused", arguments: hostile)
    func refused(text: String) throws {
        let rules = World.rules()
        for dressed in [text, "该同志\(text)的问题"] {
            #expect(throws: Clarification.Refusal.self) {
                try Clarification.WordingCheck.check(dressed, field: "items", rules: rules)
            }
            var opened = Play(rules: rules, facts: World.facts())
            let item = Clarification.Item(key: World.losses, shortWording: dressed)
            let opening = World.opening()
            try opened.act(
                .open(
                    Clarification.Opening(
                        body: opening.body, report: opening.report, verification: opening.verification, items: [item],
                        handlers: opening.handlers, recused: [], isRestricted: false)), by: "system")
            try opened.act(.assess([World.yes(World.losses)]), by: "wang")
            // The notice that asks for the wish leaves the Body already.
            #expect(opened.refusal(.askWish(exposureChecked: true), by: "wang") != nil)

            let addressed = try Play.miao(.wished)
            let named = RefusalRow.propose([World.losses], [World.entry(1, .person, [.letter], name: dressed)])
            #expect(addressed.refusal(named, by: "wang") != nil)
        }
    }

    @Test("in any field of any command, they never reach the issued text", arguments: hostile)
    func everywhere(text: String) throws {
        let clean = try #require(try Play.miao(.archived).matter).texts
        var play = Play(rules: World.rules(), facts: World.facts())
        try play.act(
            .receiveApplication(
                Clarification.Application(applicant: World.miao, gist: text, paper: nil),
                about: Sample.id("r1", as: CaseId.self)), by: "clerk")
        try play.act(.refuseApplication(number: 1, reason: text), by: "clerk")
        try play.act(.reviewRefusal(number: 1, isOverturned: true, reason: text), by: "reviewer")
        try play.act(.assess([World.yes(World.losses), World.yes(World.removal)]), by: "wang")
        #expect(
            play.refusal(.shortenWording(item: World.losses, wording: text, reason: text), by: "wang") != nil)
        try play.act(.askWish(exposureChecked: true), by: "wang")
        try play.act(.recordWish(subject: World.miao, wish: .agrees, signed: nil), by: "wang")
        try play.act(.propose(World.proposal), by: "wang")
        try play.act(.withdraw(reason: text), by: "wang")
        try play.act(.propose(World.proposal), by: "wang")
        try play.act(.submit, by: "wang")
        try play.act(.sendBack(reason: text), by: "leader")
        try play.act(.propose(World.proposal), by: "wang")
        try play.act(.submit, by: "wang")
        try play.act(.approve(opinion: text, paper: nil), by: "leader")
        #expect(play.matter?.texts == clean)
        let later = Sample.today.adding(days: 60)
        try play.act(.handling(.extendDeadline(clock: ClockName("delivery"), to: later, reason: text)), by: "leader")
        #expect(play.refusal(.deliver(World.delivery(.letter, to: [1, 2], place: text)), by: "wang") != nil)
        try play.act(.deliver(World.delivery(.letter, to: [1, 2])), by: "wang")
        #expect(
            play.refusal(.widenScope(audience: [World.entry(4, .place, [.circular], name: text)]), by: "wang") != nil)
        #expect(
            play.refusal(.deliver(World.delivery(.meeting, to: [3], heard: [1], place: text)), by: "wang") != nil)
        try play.act(.deliver(World.delivery(.meeting, to: [3], heard: [1])), by: "wang")
        try play.act(.recordHarm([Clarification.Harm(kind: .other, detail: text)]), by: "wang")
        try play.act(.settleHarm(number: 1, outcome: .explained, text: text), by: "wang")
        try play.act(.followUp(on: Sample.today, how: .visit, note: text), by: "wang")
        #expect(play.matter?.texts == clean)
        try play.act(.correct(kind: .particularsWrong, reason: text), by: "wang")
        try play.act(.submit, by: "wang")
        try play.act(.approve(opinion: text, paper: nil), by: "leader")
        #expect(Invariants.broken(by: play).isEmpty)
    }

    @Test("wordings of real allegations pass", arguments: Array(World.wordings.values))
    func allowed(wording: String) throws {
        try Clarification.WordingCheck.check(wording, field: "items", rules: World.rules())
    }

    @Test("a value that looks like a placeholder is not filled again")
    func onePass() throws {
        let filling = Clarification.Composition.Filling(
            body: "{date}", name: Clarification.SubjectName(name: "{allegation}", unit: "{body}", post: "{post}"),
            received: nil, date: Sample.today, wordings: ["{subject}"])
        let clause = Sample.rules([:], clauses: ["x": "{body}|{subject}|{unit}|{post}|{allegation}"]).clauses
        #expect(
            try Clarification.Composition.fill("x", with: filling, allegation: "{subject}", clauses: clause)
                == "{date}|{allegation}|{body}|{post}|{subject}")
    }

    @Test(
        "an unknown or broken placeholder, or one out of its place, is refused",
        arguments: ["{evidence}", "{", "}", "{subject", "subject}", "{}", "{ subject }", "{allegation}", "{issued}"])
    func placeholders(text: String) {
        let filling = Clarification.Composition.Filling(
            body: "某委", name: Clarification.SubjectName(name: "缪某", unit: "某局", post: "局长"), received: Sample.today,
            date: Sample.today, wordings: ["某问题"])
        #expect(throws: Clarification.Refusal.clauseMalformed(name: "x")) {
            try Clarification.Composition.fill(
                "x", with: filling, allegation: nil, clauses: Sample.rules([:], clauses: ["x": text]).clauses)
        }
    }

    @Test("a Unit has clauses of its own, and needs no post")
    func unit() throws {
        let proposal = Clarification.Proposal(
            items: [World.fees], audience: [World.entry(1, .unit, [.letter], about: [World.bureau])])
        let play = try Play.miao(.approved, proposal: proposal, keys: [World.fees])
        #expect(play.matter?.texts.first?.paragraphs.first?.contains("你单位") == true)
    }

    @Test("each addressee learns of its own subjects only")
    func about() throws {
        let proposal = Clarification.Proposal(
            items: [World.losses, World.pressure],
            audience: [
                World.entry(1, .person, [.letter, .meeting]), World.entry(2, .person, [.letter], about: [World.chen]),
                World.entry(3, .meeting, [.meeting], about: [World.miao, World.chen]),
            ])
        let play = try Play.miao(.approved, proposal: proposal, keys: [World.losses, World.pressure])
        let letters = try #require(play.matter).texts.filter { $0.form == .letter }
        for letter in letters {
            let said = letter.paragraphs.joined()
            #expect(said.contains("重大经济损失") == (letter.subject == World.miao))
            #expect(said.contains("线路招标") == (letter.subject == World.chen))
        }
        let together = World.delivery(.meeting, to: [3], heard: [1], letterTo: [1, 2])
        #expect(play.refusal(.deliver(together), by: "wang") == .deliveryOutsideApprovedScope)
    }
}
