import Application
import Clarification
import Kernel
import Storage
import TestKit

/// A clarification played through every act that takes a free text. Each typed text holds the mark, so that a page or
/// paper can be searched for it; whatever is sealed has a name that starts with `secret`.
enum ClarificationRoad {
    typealias Play = Scenario<Clarification>

    /// Stands in every free text that is typed.
    static let mark = "内情"
    static let number = "试纪函〔2026〕7号"
    static let miao = Subject.official(TestKit.Sample.miao)
    static let losses = ItemKey(allegation: 1, subject: miao)
    static let removal = ItemKey(allegation: 2, subject: miao)

    /// A typed text.
    static func typed(_ what: String) -> String { "\(mark)\(what)" }

    static let proposal = Clarification.Proposal(
        items: [losses, removal],
        audience: [
            entry(1, .person, [.letter, .meeting], "缪某"), entry(2, .unit, [.letter], "交通运输局党组"),
            entry(3, .meeting, [.meeting], "局干部职工大会"),
        ])

    static func entry(
        _ number: Int, _ kind: Clarification.AudienceKind, _ forms: [Clarification.Form], _ name: String
    ) -> Clarification.AudienceEntry {
        Clarification.AudienceEntry(number: number, kind: kind, name: name, about: [miao], forms: forms)
    }

    static func delivery(_ form: Clarification.Form, _ audience: [Int], heard: [Int] = []) -> Clarification.Command {
        .deliver(
            Clarification.Delivery(
                form: form, audience: audience, on: TestKit.Sample.today, place: typed("地点"), heard: heard,
                by: [staff("wang"), staff("li")], receipt: TestKit.Sample.sealed("secret-receipt")))
    }

    static func staff(_ name: String) -> StaffId { TestKit.Sample.staff(name) }

    private static let later = TestKit.Sample.today.adding(days: 90)

    /// Every act of the main road, with its actor.
    static let main: [(Clarification.Command, String)] = [
        (.open(opening), "system"),
        (
            .apply(
                Clarification.Application(
                    applicant: miao, gist: typed("申请"), paper: TestKit.Sample.sealed("secret-application"))), "clerk"
        ),
        (.shortenWording(item: removal, wording: "免去负责人职务", reason: typed("删减")), "wang"),
        (.assess([yes(losses), yes(removal)]), "wang"), (.askWish(exposureChecked: true), "wang"),
        (.recordWish(subject: miao, wish: .agrees, signed: TestKit.Sample.sealed("secret-wish")), "wang"),
        (.propose(proposal), "wang"), (.submit, "wang"), (.sendBack(reason: typed("退回")), "leader"),
        (.propose(proposal), "li"), (.submit, "li"), (.approve(opinion: typed("一级意见"), paper: nil), "leader"),
        (
            .approve(
                opinion: typed("二级意见"),
                paper: PaperApproval(
                    approver: staff("head"), signedOn: TestKit.Sample.today, scan: TestKit.Sample.sealed("secret-scan"))
            ), "clerk"
        ),
        (.confirmPaper, "head"), (delivery(.letter, [1, 2]), "wang"),
        (.widenScope(audience: [entry(0, .unit, [.letter], "区财政局党组")]), "wang"), (.submit, "wang"),
        (.reject(reason: typed("不予扩大")), "leader"),
        (
            .handling(.extendDeadline(clock: Clarification.Clock.delivery.name, to: later, reason: typed("延期"))),
            "leader"
        ),
        (delivery(.meeting, [3], heard: [1]), "wang"),
        (.recordHarm([Clarification.Harm(kind: .selection, detail: typed("影响"))]), "wang"),
        (.settleHarm(number: 1, outcome: .reversed, text: typed("消除")), "wang"),
        (.followUp(on: TestKit.Sample.today, how: .visit, note: typed("回访")), "wang"),
        (.handling(.requestRecusal(ground: .interest)), "sun"),
        (.handling(.recuse(staff: staff("sun"), ground: .interest)), "head"),
        (.handling(.liftRecusal(staff: staff("sun"), reason: typed("解除"))), "head"),
        (.handling(.requestRecusal(ground: .interest)), "zhao"),
        (.handling(.handOver(from: staff("li"), to: staff("sun"), reason: typed("移交"))), "leader"),
        (.archive, "wang"),
    ]

    /// What corrects a clarification of which one finding has fallen.
    static let correction: [(Clarification.Command, String)] = [
        (.correct(kind: .resultChanged, reason: typed("更正")), "wang"), (.submit, "wang"),
        (.approve(opinion: typed("同意更正"), paper: nil), "leader"),
        (.approve(opinion: typed("同意更正"), paper: nil), "head"),
        (delivery(.letter, [1, 2]), "wang"),
    ]

    /// The case after each act of the road, and after a correction.
    static func all() throws -> [Play] {
        var play = Play(rules: rules, facts: facts)
        var plays: [Play] = []
        for (command, actor) in main {
            try play.act(command, by: actor, documentNumber: number)
            plays.append(play)
        }
        play.facts.findings[losses] = .substantiated
        for (command, actor) in correction {
            try play.act(command, by: actor, documentNumber: "试纪函〔2026〕8号")
            plays.append(play)
        }
        return plays
    }

    /// The case after so many acts of the main road.
    static func play(upTo isLast: (Clarification.Command) -> Bool) throws -> Play {
        var play = Play(rules: rules, facts: facts)
        for (command, actor) in main {
            try play.act(command, by: actor, documentNumber: number)
            if isLast(command) { break }
        }
        return play
    }

    static func names() -> NameBook { NameBook(session: NobodySession()) }

    // MARK: The world

    private static let opening = Clarification.Opening(
        body: TestKit.Sample.quyuan, report: TestKit.Sample.id("r1", as: CaseId.self),
        verification: TestKit.Sample.id("v1", as: CaseId.self),
        items: [
            Clarification.Item(key: losses, shortWording: "造成重大经济损失"),
            Clarification.Item(key: removal, shortWording: "擅自免去负责人职务"),
        ], handlers: [staff("wang"), staff("li")], recused: [], isRestricted: false)

    private static func yes(_ key: ItemKey) -> Clarification.Assessment {
        Clarification.Assessment(key: key, isNeeded: true, reasons: [.rightsOrLifeHarmed])
    }

    static let facts = Clarification.Facts(
        findings: [losses: .unfounded, removal: .unfounded],
        received: CivilDate(year: 2022, month: 7, day: 4), bodyName: "试验机关",
        names: [miao: Clarification.SubjectName(name: "缪某", unit: "交通运输局", post: "局长")])

    static let rules: RulesInForce = {
        var clauses = [
            "clarification.wish.opening": "{received}，我机关收到反映{unit}{post}{subject}的检举控告。",
            "clarification.wish.item": "反映“{allegation}”的问题，经核查{result}。",
            "clarification.wish.closing": "请提出书面意见。",
            "clarification.correction.resultChanged": "原澄清部分内容不再有效。",
        ]
        for family in ["letter", "meeting", "correction"] {
            clauses["clarification.\(family).opening"] = "{received}收到反映{unit}{post}{subject}的检举控告。"
            clauses["clarification.\(family).item"] = "反映“{allegation}”的问题。"
            clauses["clarification.\(family).result"] = "经核查{result}。"
            clauses["clarification.\(family).closing"] = "特此函告。"
        }
        return TestKit.Sample.rules(
            [
                "clarify.forms": .list(["书面", "会议"]), "clarify.implement_after_approval.max": .count(15),
                "clarify.application.decision.max": .count(15), "clarify.followup_visit.required": .flag(true),
                "clarify.wording.verdict_terms": .list(["好干部"]), "clarify.wording.detail_terms": .list(["证人"]),
            ],
            units: [
                "clarify.implement_after_approval.max": .workingDay, "clarify.application.decision.max": .workingDay,
            ], clauses: clauses,
            chains: ["clarification.approve": [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)]])
    }()
}
