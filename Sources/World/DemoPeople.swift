import Kernel
import Organisation

/// The organisation of the demo world: who works where, whom reports may be about. All names are invented, but for the
/// Bodies and what the press report of 2023 tells with names half hidden.
enum DemoPeople {
    /// A Body that has staff with accounts.
    struct Place {
        let code: String
        /// What its accounts begin with.
        let key: String
        /// Names in the order of `desks`.
        let names: [String]
    }

    /// A place at a desk of every Body: what its account ends with, and what its holder is.
    struct Desk {
        let key: String
        let role: Role
        let office: Office
    }

    static let desks = [
        Desk(key: "petition", role: .caseOfficer, office: .petition),
        Desk(key: "supervision", role: .caseOfficer, office: .supervision),
        Desk(key: "supervision2", role: .caseOfficer, office: .supervision),
        Desk(key: "investigation", role: .caseOfficer, office: .investigation),
        Desk(key: "casemgmt", role: .caseOfficer, office: .caseManagement),
        Desk(key: "review", role: .reviewer, office: .review),
        Desk(key: "office", role: .caseOfficer, office: .general),
        Desk(key: "leader", role: .leaderInCharge, office: .leadership),
        Desk(key: "head", role: .head, office: .leadership),
    ]

    static let places = [
        Place(
            code: "430671000", key: "quyuan",
            names: ["周晓梅", "彭志强", "吴海燕", "易建军", "黎敏", "丁文博", "汤丽娟", "欧阳斌", "任国栋"]),
        Place(
            code: "430600000", key: "yueyang",
            names: ["李素芬", "万里鹏", "徐静怡", "姜涛", "方雅琴", "柳成林", "毛小红", "谢卫民", "方向东"]),
        Place(
            code: "430000000", key: "hunan",
            names: ["陈慧敏", "刘建华", "赵雪莲", "唐思远", "罗琳", "曾广平", "蒋玉兰", "熊正刚", "贺明远"]),
        Place(
            code: "430921000", key: "nanxian",
            names: ["孟庆霞", "郭立新", "游佳", "段勇", "曹丽萍", "汪洋", "白秀英", "鲁志高", "崔永年"]),
        Place(
            code: "430900000", key: "yiyang",
            names: ["夏春桃", "卜文杰", "龚晓燕", "薛刚", "莫丽华", "盛宏伟", "符秀珍", "詹国清", "邓立平"]),
        Place(
            code: "430300000", key: "xiangtan",
            names: ["齐月娥", "马新民", "沈洁", "左志勇", "颜丽君", "冯子轩", "成爱莲", "肖克勤", "宾学文"]),
        Place(
            code: "430381000", key: "xiangxiang",
            names: ["葛秋菊", "贺军", "谭雨欣", "文辉", "洪霞", "章伯年", "陶桂香", "潘启明", "傅宗泽"]),
        Place(
            code: "431200000", key: "huaihua",
            names: ["向春兰", "杨昌盛", "舒小云", "滕建国", "补丽群", "梁宏远", "石金凤", "粟永康", "瞿家和"]),
        Place(
            code: "z43001", key: "xiangjiang",
            names: ["苏婉清", "钟立明", "喻思琪", "袁野", "廖佩珊", "邹伯韬", "凌霄", "龙启航", "戴维民"]),
    ]

    /// A Unit under supervision.
    struct Unit {
        let key: String
        let name: String
        let kind: UnitKind
        let body: String
    }

    static let units = [
        Unit(key: "qy.transport", name: "屈原管理区交通运输局", kind: .government, body: "430671000"),
        Unit(key: "qy.bus", name: "屈原管理区城乡客运有限公司", kind: .stateEnterprise, body: "430671000"),
        Unit(key: "qy.water", name: "屈原管理区水利局", kind: .government, body: "430671000"),
        Unit(key: "yy.housing", name: "岳阳市住房和城乡建设局", kind: .government, body: "430600000"),
        Unit(key: "yy.education", name: "岳阳市教育局", kind: .government, body: "430600000"),
        Unit(key: "yy.port", name: "岳阳市港航事务中心", kind: .publicInstitution, body: "430600000"),
        Unit(key: "nx.wufu", name: "南县中鱼口镇五福村", kind: .village, body: "430921000"),
        Unit(key: "nx.education", name: "南县教育局", kind: .government, body: "430921000"),
        Unit(key: "nx.civil", name: "南县民政局", kind: .government, body: "430921000"),
        Unit(key: "nx.commission", name: "南县纪委监委", kind: .government, body: "430921000"),
        Unit(key: "yiy.forestry", name: "益阳市林业局", kind: .government, body: "430900000"),
        Unit(key: "xt.health", name: "湘潭市卫生健康委员会", kind: .government, body: "430300000"),
        Unit(key: "xx.traffic", name: "湘乡市交通建设投资开发有限公司", kind: .stateEnterprise, body: "430381000"),
        Unit(key: "xx.resources", name: "湘乡市自然资源局", kind: .government, body: "430381000"),
        Unit(key: "hh.agriculture", name: "怀化市农业农村局", kind: .government, body: "431200000"),
        Unit(key: "xj.industry", name: "湘江新区产业发展中心", kind: .publicInstitution, body: "z43001"),
    ]

    /// Somebody whom a report may be about.
    struct Official {
        let key: String
        let name: String
        let unit: String
        let post: String
        let rank: String
        let body: String
    }

    static let officials = [
        Official(
            key: "miao", name: "缪某", unit: "qy.transport", post: "党组书记、局长", rank: "正科级", body: "430671000"),
        Official(key: "bus", name: "柴某", unit: "qy.bus", post: "负责人", rank: "", body: "430671000"),
        // Three of one name, in different Units and under different Bodies.
        Official(key: "wang.qy", name: "王伟", unit: "qy.water", post: "副局长", rank: "副科级", body: "430671000"),
        Official(key: "wang.yy", name: "王伟", unit: "yy.housing", post: "工程科科长", rank: "正科级", body: "430600000"),
        Official(key: "wang.nx", name: "王伟", unit: "nx.education", post: "计财股股长", rank: "股级", body: "430921000"),
        Official(key: "wu.brother", name: "吴海波", unit: "qy.water", post: "党组书记、局长", rank: "正科级", body: "430671000"),
        Official(key: "yan", name: "晏某", unit: "yy.education", post: "基建科科长", rank: "正科级", body: "430600000"),
        Official(key: "tong", name: "童某某", unit: "yy.port", post: "副主任", rank: "副处级", body: "430600000"),
        Official(key: "li.wufu", name: "李某某", unit: "nx.wufu", post: "党支部副书记", rank: "", body: "430921000"),
        Official(key: "hu", name: "胡某", unit: "nx.civil", post: "局长", rank: "正科级", body: "430921000"),
        Official(key: "guo", name: "郭立新", unit: "nx.commission", post: "第一监督检查室主任", rank: "正科级", body: "430921000"),
        Official(key: "shi", name: "石某", unit: "yiy.forestry", post: "副局长", rank: "副处级", body: "430900000"),
        Official(key: "he", name: "何某", unit: "xt.health", post: "规划科科长", rank: "正科级", body: "430300000"),
        Official(key: "liu.xx", name: "刘某某", unit: "xx.traffic", post: "工程部部长", rank: "", body: "430381000"),
        Official(key: "tan", name: "谭某某", unit: "xx.resources", post: "副局长", rank: "副科级", body: "430381000"),
        Official(key: "yang.hh", name: "杨某某", unit: "hh.agriculture", post: "产业科科长", rank: "正科级", body: "431200000"),
        Official(key: "deng.xj", name: "邓某", unit: "xj.industry", post: "副主任", rank: "副处级", body: "z43001"),
    ]

    /// The three administrators of the installation.
    static let administrators: [(account: String, name: String, role: Role)] = [
        ("admin.system", "系统管理员", .systemAdministrator),
        ("admin.security", "安全管理员", .securityAdministrator),
        ("admin.audit", "审计管理员", .auditAdministrator),
    ]

    /// Whose own record as an Official is which.
    static let ownRecords = ["nanxian.supervision": "guo"]
    /// Who has declared what tie to whom.
    static let relations: [(account: String, official: String, kind: RelationKind)] = [
        ("quyuan.supervision2", "wu.brother", .sibling)
    ]
}
