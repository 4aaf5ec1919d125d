import Kernel
import Organisation

/// A Body of the load world with everybody who works in it or is under its supervision.
struct LoadBody: Sendable {
    /// Somebody who may be reported.
    struct Person: Sendable {
        let id: OfficialId
        let name: String
        let unit: String
        let post: String
    }

    /// A desk of every Body: what it is for, and how many have it.
    struct Desk: Sendable {
        let key: String
        let role: Role
        let office: Office
        let count: Int
    }

    let code: BodyCode
    let name: String
    let shortName: String
    /// Bodies from the top down to it.
    let path: [BodyCode]
    /// Staff by desk.
    let staff: [String: [StaffId]]
    let people: [Person]

    /// Fourteen people: 2,158 Bodies have some 30,000.
    static let desks = [
        Desk(key: "petition", role: .caseOfficer, office: .petition, count: 2),
        Desk(key: "supervision", role: .caseOfficer, office: .supervision, count: 3),
        Desk(key: "investigation", role: .caseOfficer, office: .investigation, count: 3),
        Desk(key: "casemgmt", role: .caseOfficer, office: .caseManagement, count: 1),
        Desk(key: "review", role: .reviewer, office: .review, count: 2),
        Desk(key: "office", role: .caseOfficer, office: .general, count: 1),
        Desk(key: "leader", role: .leaderInCharge, office: .leadership, count: 1),
        Desk(key: "head", role: .head, office: .leadership, count: 1),
    ]

    /// The person at a desk: the same one for the same turn.
    func at(_ desk: String, _ turn: Int = 0) -> StaffId {
        guard let all = staff[desk], !all.isEmpty else { preconditionFailure("every Body has somebody at \(desk)") }
        return all[turn % all.count]
    }
}

/// Words the load world is made of. All are invented; what is common stays common, so that namesakes are the norm.
enum LoadWords {
    static let families = Array(
        "王李张刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
            + "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
            + "")
    static let given = [
        "伟", "敏", "静", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "刚", "桂英", "建华", "志强", "晓燕",
        "国庆", "海波", "丽萍", "文斌", "建军", "红梅", "永康", "立新", "春兰", "秋菊", "思远", "雨欣", "子轩", "志远", "家和", "学文",
        "新民", "光明", "水生", "满秀", "友良", "喜云", "望生", "冬初", "堃", "喆",
    ]
    static let units: [(suffix: String, kind: UnitKind)] = [
        ("交通运输局", .government), ("教育局", .government), ("农业农村局", .government), ("城乡建设投资有限公司", .stateEnterprise),
        ("人民医院", .publicInstitution), ("水利局", .government),
    ]
    static let posts = ["局长", "副局长", "办公室主任", "项目科科长", "财务科科长", "工程师", "主任", "副主任"]
    static let matters: [(category: String, short: String)] = [
        ("workDiscipline", "在项目验收中把关不严"), ("integrityDiscipline", "违规收受管理服务对象礼品礼金"),
        ("integrityDiscipline", "违规插手工程项目招标"), ("organisationalDiscipline", "在干部选拔中违规用人"),
        ("massDiscipline", "办理审批事项久拖不决"), ("workDiscipline", "在专项资金使用中违规挪用"),
        ("integrityDiscipline", "违规兼职取酬"), ("workDiscipline", "在征地补偿中虚报面积"),
    ]
    static let petty = ["与邻居的宅基地边界纠纷", "民间借贷纠纷", "对民事判决不服", "劳动报酬争议"]
}
