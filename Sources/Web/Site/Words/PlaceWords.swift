extension Words {
    /// The page of an official.
    static let official: [String: Word] = [
        "official.viewed": Word("本次查阅已登记，用途：{0}", "This view is recorded. Purpose: {0}"),
        "official.asOf": Word("截至日期", "As of"),
        "official.show": Word("查看", "Show"),
        "official.today": Word("目前计入的情况", "What counts"),
        "official.counts": Word("截至 {0}，全部 {2} 条记录中有 {1} 条计入。", "As of {0}, {1} of {2} entries count."),
        "official.countsNothing": Word("截至 {0}，没有计入的情况。", "As of {0}, nothing counts."),
        "official.file": Word("廉政档案", "Integrity file"),
        "official.noFile": Word("未查到档案", "No file found"),
        "official.noFile.why": Word(
            "未查到档案不等于没有问题，须经人工核查后方可作出结论。",
            "No file does not mean a clean one: somebody must look before anything is concluded."),
        "official.entry.counts": Word("计入", "Counts"),
        "official.entry.countsNot": Word("不计入", "Does not count"),
    ]

    /// The page of a Body.
    static let organisation: [String: Word] = [
        "body.people": Word("人员", "People"),
        "body.people.empty": Word(
            "尚未登记人员。请由安全管理员任命。", "Nobody is entered yet. The security administrator appoints."),
        "body.units": Word("监督联系单位", "Units"),
        "body.bodies": Word("下级机关", "Bodies below"),
        "body.acts": Word("可办理事项", "What you can do here"),
        "body.column.name": Word("姓名", "Name"),
        "body.column.office": Word("科室", "Office"),
        "body.column.roles": Word("职责", "Roles"),
        "body.column.until": Word("至", "Until"),
        "body.column.state": Word("状态", "State"),
    ]

    /// The homes of the three administrators.
    static let administration: [String: Word] = [
        "administration.system": Word("系统管理", "System administration"),
        "administration.system.lead": Word(
            "登记人员、管理账号，保障系统运行和备份。系统管理员不授予职责，不接触事项内容。",
            "Enters people, keeps accounts and the system running; grants no role, sees no matter."
        ),
        "administration.security": Word("安全管理", "Security administration"),
        "administration.security.lead": Word(
            "授予职责，管理委托和关系申报。安全管理员不开通账号，不接触事项内容。",
            "Grants roles, keeps delegations and relations; opens no account, sees no matter."
        ),
        "administration.audit": Word("审计管理", "Audit administration"),
        "administration.audit.lead": Word(
            "查阅审计记录，监督另外两名管理员。审计管理员不作变更，不接触事项内容。",
            "Reads the audit trail and watches the other two; changes nothing, sees no matter."),
        "administration.recent": Word("近期记录", "Recent entries"),
    ]
}
