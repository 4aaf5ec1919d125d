import Kernel

/// One report of the demo world: what it says, and how far its matter has come.
struct DemoScript: Sendable {
    /// The case's short name in the demo's output.
    let key: String
    /// The first part of the accounts of the Body that handles it.
    let place: String
    let subject: String
    let allegations: [DemoAllegation]
    /// How many days before the world's end it came in.
    let ago: Int
    /// The last milestone it reaches.
    let until: DemoMilestone
    var channel = "letter"
    var reporter: (name: String, contact: String)?
    var method = "preliminaryVerification"
    var original = "（来信扫描件略）"
    /// Where the case lies, when that is not the Body that received it: a report on the own people goes up.
    var handledBy: String?

    /// The account of somebody of the Body that handles it.
    func account(_ desk: String) -> String { "\(handledBy ?? place).\(desk)" }
}

/// An allegation, and what is found of it.
struct DemoAllegation: Sendable {
    let category: String
    let wording: String
    let short: String
    var finding: FindingResult = .unfounded
    var isInRemit = true
}

/// How far a matter comes, in the order of its main road.
enum DemoMilestone: Int, Sendable, Comparable {
    case received, registered, routed, accepted, assigned, disposalProposed, disposed, verifying, gathering
    case findingsProposed, gatePassed, concluded, resultTold, assessed, wishRecorded, proposed, approved,
        lettersDelivered
    case delivered, followedUp, archived

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension DemoScript {
    /// The report of the press article: left where a visitor can take it from registration to a cleared name.
    static let miao = DemoScript(
        key: "miao", place: "quyuan", subject: "miao",
        allegations: [
            DemoAllegation(
                category: "workDiscipline", wording: "在公交场站扩建工程中造成重大经济损失，使相关项目迟迟难以启动",
                short: "在公交场站扩建工程中造成重大经济损失"),
            DemoAllegation(
                category: "integrityDiscipline", wording: "为谋私利与客运公司负责人发生冲突", short: "为谋私利与客运公司负责人发生冲突"),
            DemoAllegation(
                category: "organisationalDiscipline", wording: "擅自免去客运公司负责人职务", short: "擅自免去客运公司负责人职务"),
        ], ago: 2, until: .registered,
        original:
            "屈原管理区交通运输局缪某在公交场站扩建工程中造成重大经济损失，使相关项目迟迟难以启动；为谋私利与客运公司负责人发生冲突；擅自免去客运公司负责人职务。请予查处。")

    /// Every report of the demo world.
    static let all: [DemoScript] = [miao] + early + underway + clarifying

    /// Reports in the hands of petition offices and leaders.
    private static let early = [
        DemoScript(
            key: "portal", place: "nanxian", subject: "wang.nx",
            allegations: [DemoAllegation(category: "integrityDiscipline", wording: "", short: "")], ago: 1,
            until: .received, channel: "web", original: "南县教育局计财股王伟在学校食堂大宗物资采购中指定供货商，请查一查。"),
        DemoScript(
            key: "brother", place: "quyuan", subject: "wu.brother",
            allegations: [
                DemoAllegation(category: "workDiscipline", wording: "水库除险加固工程验收把关不严", short: "水库除险加固工程验收把关不严")
            ], ago: 6, until: .accepted),
        DemoScript(
            key: "ownStaff", place: "nanxian", subject: "guo",
            allegations: [
                DemoAllegation(category: "workDiscipline", wording: "处理群众反映的问题久拖不决", short: "处理群众反映的问题久拖不决")
            ], ago: 8, until: .registered, handledBy: "yiyang"),
        DemoScript(
            key: "remit", place: "yueyang", subject: "tong",
            allegations: [
                DemoAllegation(
                    category: "other", wording: "与邻居的宅基地边界纠纷", short: "与邻居的宅基地边界纠纷", isInRemit: false)
            ], ago: 30, until: .routed, channel: "telephone"),
        DemoScript(
            key: "health", place: "xiangtan", subject: "he",
            allegations: [
                DemoAllegation(
                    category: "integrityDiscipline", wording: "在卫生院改扩建项目中违规插手设备采购", short: "在卫生院改扩建项目中违规插手设备采购")
            ], ago: 20, until: .assigned, channel: "web", original: "湘潭市卫健委何某在卫生院改扩建项目中插手设备采购。"),
        DemoScript(
            key: "land", place: "xiangxiang", subject: "tan",
            allegations: [
                DemoAllegation(category: "dutyViolation", wording: "违规审批矿山用地", short: "违规审批矿山用地")
            ], ago: 26, until: .disposalProposed, channel: "visit"),
        DemoScript(
            key: "hold", place: "yueyang", subject: "wang.yy",
            allegations: [
                DemoAllegation(category: "integrityDiscipline", wording: "收受施工单位礼品礼金", short: "收受施工单位礼品礼金")
            ], ago: 90, until: .disposed, method: "hold"),
    ]

    /// Matters under verification.
    private static let underway = [
        DemoScript(
            key: "farm", place: "huaihua", subject: "yang.hh",
            allegations: [
                DemoAllegation(category: "massDiscipline", wording: "违规发放产业奖补资金", short: "违规发放产业奖补资金"),
                DemoAllegation(category: "integrityDiscipline", wording: "安排亲属承包示范基地", short: "安排亲属承包示范基地"),
            ], ago: 40, until: .gathering),
        DemoScript(
            key: "park", place: "xiangjiang", subject: "deng.xj",
            allegations: [
                DemoAllegation(category: "workDiscipline", wording: "园区招商引资项目盲目决策", short: "园区招商引资项目盲目决策")
            ], ago: 46, until: .findingsProposed),
        DemoScript(
            key: "port", place: "yueyang", subject: "tong",
            allegations: [
                DemoAllegation(category: "integrityDiscipline", wording: "干预码头岸线招标", short: "干预码头岸线招标"),
                DemoAllegation(
                    category: "workDiscipline", wording: "船舶检验走过场", short: "船舶检验走过场", finding: .inconclusive),
            ], ago: 48, until: .gatePassed),
        DemoScript(
            key: "forest", place: "yiyang", subject: "shi",
            allegations: [
                DemoAllegation(category: "integrityDiscipline", wording: "低价处置国有林场林木", short: "低价处置国有林场林木")
            ], ago: 55, until: .concluded, channel: "visit", reporter: ("万某某", "13000000001")),
        DemoScript(
            key: "sewage", place: "xiangxiang", subject: "liu.xx",
            allegations: [
                DemoAllegation(
                    category: "workDiscipline", wording: "未取得用地批复即组织乡镇污水处理项目动工", short: "未取得用地批复即组织动工",
                    finding: .partlySubstantiated)
            ], ago: 110, until: .concluded, channel: "transferred"),
    ]

    /// Matters that came to a clarification.
    private static let clarifying = [
        DemoScript(
            key: "village", place: "nanxian", subject: "li.wufu",
            allegations: [
                DemoAllegation(category: "massDiscipline", wording: "截留村民种粮补贴", short: "截留村民种粮补贴")
            ], ago: 60, until: .concluded),
        DemoScript(
            key: "water", place: "quyuan", subject: "wang.qy",
            allegations: [
                DemoAllegation(category: "integrityDiscipline", wording: "在泵站改造工程中收受好处", short: "在泵站改造工程中收受好处")
            ], ago: 66, until: .proposed),
        DemoScript(
            key: "clinic", place: "xiangtan", subject: "he",
            allegations: [
                DemoAllegation(category: "workDiscipline", wording: "违规出借卫生院专项资金", short: "违规出借卫生院专项资金")
            ], ago: 72, until: .approved),
        DemoScript(
            key: "school", place: "yueyang", subject: "yan",
            allegations: [
                DemoAllegation(category: "integrityDiscipline", wording: "在校舍改造工程中围标串标", short: "在校舍改造工程中围标串标"),
                DemoAllegation(category: "workDiscipline", wording: "拖延支付农民工工资", short: "拖延支付农民工工资"),
            ], ago: 140, until: .followedUp, channel: "visit", reporter: ("贾某某", "13000000002")),
        DemoScript(
            key: "civil", place: "nanxian", subject: "hu",
            allegations: [
                DemoAllegation(category: "massDiscipline", wording: "优亲厚友办理低保", short: "优亲厚友办理低保")
            ], ago: 190, until: .archived),
    ]
}
