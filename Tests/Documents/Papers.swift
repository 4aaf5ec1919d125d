import Documents
import Kernel

/// Papers that tests print. The people in them do not exist.
enum Papers {
    static let organ = "中共屈原管理区纪律检查工作委员会"

    static func date(_ year: Int = 2026, _ month: Int = 3, _ day: Int = 5) throws -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { throw NoSuchDay() }
        return date
    }

    struct NoSuchDay: Error {}

    /// A clarification letter of one page.
    static func letter() throws -> OfficialDocument {
        OfficialDocument(
            style: .letter, issuer: [organ], number: "屈纪工澄〔2026〕12号", title: "关于失实检举控告澄清的函",
            addressee: "凤凰乡人民政府、王喆同志",
            body: [
                .paragraph(
                    "2025年11月3日，我委收到反映你单位王喆同志在2024年度“惠农补贴”资金发放中优亲厚友的检举控告。"
                        + "经核查，李镕、陈堃、刘䶮、赵祎等4人均符合补贴条件，所反映的问题不属实。"),
                .paragraph(
                    "根据《中国共产党纪律检查机关处理检举控告工作规则》和有关规定，经研究并报请批准，现就上述问题予以澄清，"
                        + "请在知情范围内（见附件）宣布，并做好思想政治工作。"),
                .paragraph("特此函告。"),
            ],
            attachments: ["澄清事项清单", "关于进一步规范惠农补贴资金发放和公开公示工作并建立健全长效监督管理机制的意见摘要"],
            signature: Signature(signers: [organ], date: try date()))
    }

    /// An official document with headings.
    static func document(paragraphs: Int = 2) throws -> OfficialDocument {
        var body: [Block] = [.paragraph("为深入贯彻落实有关决策部署，激励干部担当作为，现就有关事项通知如下。")]
        for index in 0..<paragraphs {
            body += [
                .heading(.first, "严格规范澄清工作"), .heading(.second, "明确适用情形"),
                .paragraph("第\(index + 1)项：" + sentence),
            ]
        }
        return OfficialDocument(
            style: .document, issuer: [organ + "文件"], number: "屈纪工发〔2026〕3号",
            title: "中共屈原管理区纪律检查工作委员会\n关于做好失实检举控告澄清工作的通知", addressee: "各乡（镇）纪委，区直各单位党组织",
            body: body, signature: Signature(signers: [organ], date: try date(2026, 11, 23)),
            note: "联系人：李镕，电话0730—0000000")
    }

    static let sentence =
        "对经核查认定失实的检举控告，符合澄清条件的，应当在核查结束后30个工作日内，按照“谁核查、谁澄清”的原则启动澄清；"
        + "涉及2个以上单位的（含派驻机构、派出机构），由主办单位牵头，做到事实清楚、范围适当、程序规范，防止出现“二次传播”……"

    /// An approval form.
    static func form(reason: String = sentence) -> OfficialDocument {
        OfficialDocument(
            style: .form, number: "编号：屈纪工澄审〔2026〕12号", title: "失实检举控告澄清审批表",
            body: [
                .table([
                    .pair(("姓名", "王喆"), ("单位\n及职务", "凤凰乡人民政府副乡长")),
                    .pair(("线索编号", "屈纪信〔2025〕108号"), ("承办部门", "信访室")),
                    .field("反映的主要问题", "在2024年度惠农补贴资金发放中优亲厚友。"),
                    .field("核查情况", reason, lines: 4),
                    .field("澄清方式和范围", "书面澄清；凤凰乡党政班子成员。", lines: 2),
                    .field("承办部门意见", "", lines: 3, closing: "签名：　　　　　　年　　月　　日"),
                    .field("分管领导意见", "同意。", lines: 3, closing: "签名：　　　　　　年　　月　　日"),
                    .field("主要领导意见", "", lines: 3, closing: "签名：　　　　　　年　　月　　日"),
                ])
            ])
    }

    /// Minutes: a table and text below it.
    static func minutes() -> OfficialDocument {
        OfficialDocument(
            style: .form, title: "澄清送达记录",
            body: [
                .table([
                    .pair(("时间", "2026年3月9日9时30分"), ("地点", "凤凰乡政府三楼会议室")),
                    .pair(("主持人", "赵祎"), ("记录人", "刘䶮")),
                    .field("参加人员", "王喆、李镕、陈堃，凤凰乡党政班子成员共9人。"),
                ]),
                .paragraph("赵祎：受区纪工委委托，今天当面送达《关于失实检举控告澄清的函》，并在批准的范围内宣布。"),
                .paragraph("王喆：收到，没有不同意见。感谢组织澄清事实，今后将继续大胆工作。\n（记录经本人核对无误）"),
            ])
    }
}
