import Clarification
import Kernel
import TestKit

/// The world in which the tests of this mechanism act: Miao's case, with a second official and a unit beside him.
enum World {
    static let miao = Subject.official(Sample.miao)
    static let chen = Subject.official(Sample.id("chen", as: OfficialId.self))
    static let bureau = Subject.unit(Sample.id("bureau", as: UnitId.self))
    static let losses = ItemKey(allegation: 1, subject: miao)
    static let removal = ItemKey(allegation: 2, subject: miao)
    static let pressure = ItemKey(allegation: 3, subject: chen)
    static let fees = ItemKey(allegation: 4, subject: bureau)

    static let wordings: [ItemKey: String] = [
        losses: "在公交场站扩建工程中造成重大经济损失", removal: "擅自免去客运公司负责人职务",
        pressure: "干预公交线路招标", fees: "违规收取场站管理费",
    ]

    static let verdicts = [
        "政治坚定", "清正廉洁", "廉洁奉公", "廉洁自律", "作风正派", "品行端正", "公道正派", "好干部", "好党员", "好同志",
        "优秀", "清白", "无辜", "一身正气", "两袖清风", "忠诚", "遵纪守法", "表现良好", "没有任何问题", "不存在任何问题",
        "值得信赖", "人品", "勤政", "honest", "innocent", "good cadre", "upright", "exemplary", "outstanding",
        "integrity", "no wrongdoing",
    ]
    static let details = [
        "经查", "经调取", "调取", "银行流水", "证人", "证言", "证实", "证据", "笔录", "谈话", "询问", "讯问", "核查组",
        "调查组", "核查人员", "调查人员", "举报人", "检举人", "控告人", "实名", "匿名", "监控", "录音", "录像", "鉴定",
        "审计发现", "查阅", "走访", "witness", "testimony", "bank statement", "bank record", "interview", "evidence",
        "investigator", "whistleblower", "informant", "surveillance", "recording",
    ]

    static let clauses: [String: String] = [
        "clarification.letter.opening":
            "{unit}{post}{subject}同志:{received},{body}收到检举控告,反映你下列问题。",
        "clarification.letter.opening.forUnit": "{subject}:{received},{body}收到检举控告,反映你单位下列问题。",
        "clarification.letter.item": "反映“{allegation}”的问题。",
        "clarification.letter.result": "上述问题经核查{result},特此澄清。",
        "clarification.letter.closing": "{body} {date}",
        "clarification.wish.opening": "{received},我机关收到反映{unit}{post}{subject}的检举控告,拟予澄清。",
        "clarification.wish.opening.forUnit": "{received},我机关收到反映{subject}的检举控告,拟予澄清。",
        "clarification.wish.item": "反映“{allegation}”的问题,经核查{result}。",
        "clarification.wish.closing": "请就是否同意澄清提出书面意见。",
        "clarification.notice.opening": "{subject}:现就{received}收到的检举控告当面澄清。",
        "clarification.notice.item": "“{allegation}”。",
        "clarification.notice.result": "结果为{result}。",
        "clarification.notice.closing": "{body} {date}",
        "clarification.meeting.opening": "现就{received}收到的反映{subject}的检举控告作如下澄清。",
        "clarification.meeting.item": "“{allegation}”。",
        "clarification.meeting.result": "结果为{result}。",
        "clarification.meeting.closing": "{body} {date}",
        "clarification.circular.opening": "关于反映{subject}的检举控告的澄清通报。",
        "clarification.circular.item": "“{allegation}”。",
        "clarification.circular.result": "结果为{result}。",
        "clarification.circular.closing": "{body} {date}",
        "clarification.correction.opening": "{subject}:{body}于{issued}作出的澄清更正如下。",
        "clarification.correction.resultChanged": "原澄清中部分事项的结果已有变化,该部分予以撤回,其余以本文为准。",
        "clarification.correction.particularsWrong": "原澄清中的称谓或日期有误,以本文为准。",
        "clarification.correction.item": "“{allegation}”。",
        "clarification.correction.result": "结果为{result}。",
        "clarification.correction.closing": "{body} {date}",
    ]

    static func rules(
        steps: Int = 1, _ more: [String: RuleValue] = [:], clauses: [String: String] = World.clauses
    ) -> RulesInForce {
        var values: [String: RuleValue] = [
            "clarify.forms": .list(["书面", "当面", "会议", "通报"]),
            "clarify.implement_after_approval.max": .count(15),
            "clarify.application.decision.max": .count(15),
            "clarify.followup_visit.required": .flag(true),
            "clarify.followup_visit.first.max": .count(30),
            "clarify.followup_visit.second.max": .count(90),
            "clarify.other_known_violation.block": .flag(true),
            "clarify.wording.verdict_terms": .list(verdicts),
            "clarify.wording.detail_terms": .list(details),
        ]
        values.merge(more) { $1 }
        let chain = [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)]
        return Sample.rules(
            values,
            units: [
                "clarify.implement_after_approval.max": .workingDay, "clarify.application.decision.max": .workingDay,
                "clarify.followup_visit.first.max": .day, "clarify.followup_visit.second.max": .day,
            ], clauses: clauses, chains: ["clarification.approve": Array(chain.prefix(steps))])
    }

    static func opening(
        _ keys: [ItemKey] = [losses, removal], by verifiers: [String] = ["wang", "li"]
    ) -> Clarification.Opening {
        Clarification.Opening(
            body: Sample.quyuan, report: Sample.id("r1", as: CaseId.self),
            verification: Sample.id("v1", as: CaseId.self),
            items: keys.map { Clarification.Item(key: $0, shortWording: wordings[$0] ?? "某问题") },
            handlers: verifiers.map(Sample.staff), recused: [Sample.staff("zhou")],
            isRestricted: false)
    }

    static func facts(_ keys: [ItemKey] = [losses, removal, pressure, fees]) -> Clarification.Facts {
        Clarification.Facts(
            opening: opening(), findings: Dictionary(uniqueKeysWithValues: keys.map { ($0, .unfounded) }),
            received: CivilDate(year: 2022, month: 7, day: 4), bodyName: "屈原管理区纪委监工委",
            names: [
                miao: Clarification.SubjectName(name: "缪某", unit: "屈原管理区交通运输局", post: "党组书记、局长"),
                chen: Clarification.SubjectName(name: "陈某", unit: "屈原管理区交通运输局", post: "副局长"),
                bureau: Clarification.SubjectName(name: "屈原管理区交通运输局", unit: "", post: ""),
            ],
            handling: Handling.Facts(
                conflicted: [Sample.staff("zhao")], heads: [Sample.staff("head")], outsiders: [Sample.staff("guest")],
                path: [Sample.yueyang, Sample.quyuan], targetPath: [Sample.yueyang]))
    }

    static func yes(_ key: ItemKey) -> Clarification.Assessment {
        Clarification.Assessment(key: key, isNeeded: true, reasons: [.rightsOrLifeHarmed])
    }

    static func no(_ key: ItemKey) -> Clarification.Assessment {
        Clarification.Assessment(key: key, isNeeded: false, reasons: [.noEffect])
    }

    static func entry(
        _ number: Int, _ kind: Clarification.AudienceKind, _ forms: [Clarification.Form], name: String = "收件人",
        about: [Subject] = [miao], until: CivilDate? = nil, isPersonnel: Bool = false
    ) -> Clarification.AudienceEntry {
        Clarification.AudienceEntry(
            number: number, kind: kind, name: name, about: about, forms: forms, until: until,
            isPersonnelDepartment: isPersonnel)
    }

    /// Letter to Miao and to the Party group, then a meeting at which Miao hears.
    static let proposal = Clarification.Proposal(
        items: [losses, removal],
        audience: [
            entry(1, .person, [.letter, .meeting], name: "缪某"),
            entry(2, .unit, [.letter], name: "屈原管理区交通运输局党组"),
            entry(3, .meeting, [.meeting], name: "交通运输局干部职工大会"),
        ])

    static func delivery(
        _ form: Clarification.Form, to audience: [Int], heard: [Int] = [], letterTo: [Int] = [],
        on day: CivilDate = Sample.today, by: [String] = ["wang", "li"], place: String = "局会议室"
    ) -> Clarification.Delivery {
        Clarification.Delivery(
            form: form, audience: audience, on: day, place: place, heard: heard, letterTo: letterTo,
            by: by.map(Sample.staff), receipt: Sample.sealed("receipt"))
    }
}

/// How far a played case has come.
enum Milestone: Int, CaseIterable, Comparable {
    case absent, opened, assessed, asked, wished, proposed, submitted, approved, lettersDelivered, delivered, followedUp
    case archived

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Scenario where M == Clarification {
    /// Miao's case up to a milestone.
    static func miao(
        _ milestone: Milestone, steps: Int = 1, proposal: Clarification.Proposal = World.proposal,
        rules: RulesInForce? = nil, keys: [ItemKey] = [World.losses, World.removal]
    ) throws -> Scenario {
        var play = Scenario(rules: rules ?? World.rules(steps: steps), facts: World.facts())
        let road: [(Milestone, (inout Scenario) throws -> Void)] = [
            (.opened, { try $0.act(.open(World.opening(keys)), by: "system") }),
            (.assessed, { try $0.act(.assess(keys.map(World.yes)), by: "wang") }),
            (.asked, { try $0.act(.askWish(exposureChecked: true), by: "wang") }),
            (
                .wished,
                { play in
                    for subject in Set(keys.map(\.subject)).sorted() {
                        try play.act(
                            .recordWish(subject: subject, wish: .agrees, signed: Sample.sealed("wish")), by: "wang")
                    }
                }
            ),
            (.proposed, { try $0.act(.propose(proposal), by: "wang") }),
            (.submitted, { try $0.act(.submit, by: "wang") }),
            (
                .approved,
                { play in
                    for approver in ["leader", "head"].prefix(steps) {
                        try play.act(.approve(opinion: "同意", paper: nil), by: approver)
                    }
                }
            ),
            (.lettersDelivered, { try $0.act(.deliver(World.delivery(.letter, to: [1, 2])), by: "wang") }),
            (.delivered, { try $0.act(.deliver(World.delivery(.meeting, to: [3], heard: [1])), by: "wang") }),
            (
                .followedUp,
                {
                    try $0.act(.followUp(on: Sample.today, how: .visit, note: "已恢复正常工作"), by: "wang")
                    try $0.act(.followUp(on: Sample.today, how: .telephone, note: "无遗留影响"), by: "wang")
                }
            ),
            (.archived, { try $0.act(.archive, by: "wang") }),
        ]
        for (reached, act) in road where reached <= milestone { try act(&play) }
        return play
    }

    var matter: Clarification.Matter? {
        if case .present(let matter) = state { matter } else { nil }
    }

    var stage: String? { matter?.stage.name }
}
