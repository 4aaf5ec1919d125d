extension Words {
    /// What the registers and the rule book refuse, why an act is not open, what failed, what figures mean.
    static let registries: [String: Word] = [
        bodyRefusals, unitRefusals, officialRefusals, staffRefusals, blankFormRefusals, ruleSetRefusals, denials,
        failures,
        measures,
    ].reduce(into: [:]) { all, table in
        all.merge(table) { first, _ in first }
    }

    private static let denials: [String: Word] = [
        "denial.administrator": Word(
            "系统管理、安全管理、审计管理人员不接触案件。请由承办部门办理。",
            "The system, security and audit administrators see no case. Leave it to the office that handles it."),
        "denial.recused": Word(
            "您与本事项有回避情形，不能接触。有异议的，请向主要负责人提出。",
            "You are recused from this matter. If you think that is wrong, ask the head."),
        "denial.noBond": Word(
            "本事项不在您的工作范围内。确需办理的，请联系案件监督管理室。",
            "The matter is outside your work. If you need it, ask the Case Management Office."),
        "denial.notAssigned": Word(
            "只有本事项的承办人可以办理。请由承办人办理，或者请案件监督管理室调整承办人。",
            "Only the officers assigned to the case may do this. Leave it to them, or ask the Case Management Office "
                + "to assign you."),
        "denial.otherOffice": Word(
            "该事项由其他部门办理。请转告相应部门。", "Another office does this. Leave it to that office."),
        "denial.otherRole": Word(
            "您没有办理该事项的职责。请由有职责的人员办理；职责登记有误的，请联系安全管理员。",
            "This needs a role you do not have. Leave it to someone who has it; if your role is recorded wrongly, ask "
                + "the security administrator."),
        "denial.handlesIt": Word(
            "承办人不得审理自己承办的事项。请由其他审理人员办理。",
            "Who handles a matter does not review it. Another reviewer must do this."),
        "denial.nothingAwaited": Word(
            "目前没有待审批的内容。请查看事项的最新进展。", "No approval is awaited now. Look at how far the matter has come."),
    ]

    private static let failures: [String: Word] = [
        "failure.missing": Word(
            "没有这一事项，或者不在您的工作范围内。请从台账重新进入。",
            "There is no such matter, or it is outside your work. Go in again from a register."),
        "failure.stale": Word(
            "您打开页面之后，事项已有新的进展，本次没有办理。请查看最新情况后再办理。",
            "The matter has moved on since you opened the page, so nothing was done. Look at it again, then decide."),
        "failure.stale.since": Word(
            "您打开页面之后，事项已有新的进展（{0}），本次没有办理。请核对后再办理。",
            "Since you opened the page this has happened: {0}. Nothing was done. Check it, then decide again."),
        "failure.keyReused": Word(
            "同一提交标识已用于另一次内容不同的提交，本次没有办理。请刷新页面后重新提交。",
            "This form was sent before with other content; nothing was done now. Reload the page and send it again."),
        "failure.notSignedIn": Word(
            "尚未登录，或者账号已停用。请重新登录；仍不行的，请联系安全管理员。",
            "Nobody is signed in, or the account has ended. Sign in again; if that fails, ask the security "
                + "administrator."),
        "failure.store": Word(
            "数据库暂时不能写入，本次没有办理。请几分钟后重试。",
            "The database cannot be written to just now, so nothing was done. Try again in some minutes."),
        "failure.store.away": Word(
            "数据库服务器暂时连接不上，本次没有办理。请几分钟后重试。",
            "The database server cannot be reached just now, so nothing was done. Try again in some minutes."),
        "failure.store.uncertain": Word(
            "写入时与数据库服务器的连接中断，是否办成尚不清楚。请先核对，没有办成的再办；用同一提交标识重发不会重复办理。",
            "The connection to the database server broke while this was written, so it is not known whether it was "
                + "done. Look first, and do it again only if not; sent again under the same key it is done once."),
        "failure.store.clock": Word(
            "服务器时钟比最近一条记录慢 {0} 分钟，校准前不办理任何事项，本次没有办理。请告知系统管理员。",
            "The server's clock is {0} minutes behind the newest record. Nothing is done until it is set right, and "
                + "nothing was now. Tell the system administrator."),
        "audit.act.clock.accept": Word("确认以前的时钟快了", "The clock was ahead, and is right now"),
        "failure.broken": Word(
            "系统无法读取部分记录，本次没有办理。请把查询编号告知系统管理员。",
            "The system cannot read some of its records, so nothing was done. Tell the system administrator the "
                + "reference."),
    ]

    private static let measures: [String: Word] = [
        "measure.intake.reports": Word("收到检举控告", "Reports received"),
        "measure.intake.reports.unit": Word("件", "reports"),
        "measure.intake.reports.unit.one": Word("件", "report"),
        "measure.intake.reports.definition": Word(
            "按收件月份统计的检举控告件数，一件编号计一件；只转送上级机关的不计入。",
            "Reports by the month they came in, one for each number; those only forwarded to a higher Body are not "
                + "counted."),
        "measure.intake.concluded": Word("形成结论的检举控告", "Reports concluded"),
        "measure.intake.concluded.unit": Word("件", "reports"),
        "measure.intake.concluded.definition": Word(
            "按首次形成核查结论月份统计的检举控告件数；重启后再次形成结论的不重复计算。",
            "Reports by the month of their first findings; a second conclusion after reopening is not counted again."),
        "measure.verification.concluded": Word("办结核查", "Verifications concluded"),
        "measure.verification.concluded.unit": Word("件", "cases"),
        "measure.verification.concluded.unit.one": Word("件", "case"),
        "measure.verification.concluded.definition": Word(
            "按最后一级批准认定意见的月份统计的核查件数。",
            "Verifications by the month in which the last step approved their findings."),
        "measure.verification.findings": Word("核查认定", "Findings"),
        "measure.verification.findings.unit": Word("项", "findings"),
        "measure.verification.findings.definition": Word(
            "办结核查中经批准的认定项数，每个问题对每名被反映人各计一项，可按认定结果分列。",
            "Approved findings of concluded verifications: one for each allegation and subject; they can be told apart "
                + "by result."),
        "measure.clarification.cases": Word("完成澄清", "Clarifications made"),
        "measure.clarification.cases.unit": Word("件", "cases"),
        "measure.clarification.cases.unit.one": Word("件", "case"),
        "measure.clarification.cases.definition": Word(
            "按首次完成澄清月份统计的件数，同一件多次澄清只计一件，更正不计入。",
            "Cases by the month their clarification was first made; one case counts once, corrections do not count."),
        "measure.clarification.persons": Word("澄清人数", "Persons cleared"),
        "measure.clarification.persons.unit": Word("人", "persons"),
        "measure.clarification.persons.unit.one": Word("人", "person"),
        "measure.clarification.persons.definition": Word(
            "完成澄清的件中得到澄清的人数，同一件中同一人只计一次，不同件分别计算。",
            "Persons cleared in clarifications made: once in each case, and again in another case."),
        "measure.clarification.organisations": Word("澄清单位数", "Organisations cleared"),
        "measure.clarification.organisations.unit": Word("个", "organisations"),
        "measure.clarification.organisations.definition": Word(
            "完成澄清的件中得到澄清的单位数，同一件中同一单位只计一次，不同件分别计算。",
            "Organisations cleared in clarifications made: once in each case, and again in another case."),
        "measure.clarification.assessed": Word("澄清评估", "Assessments"),
        "measure.clarification.assessed.unit": Word("次", "assessments"),
        "measure.clarification.assessed.definition": Word(
            "按评估月份统计的澄清必要性评估次数，可按是否需要澄清和理由分列。",
            "Assessments of whether a clarification is needed, by month; they can be told apart by answer and reason."),
        "measure.intake.forwarded": Word("转送上级机关", "Forwarded up"),
        "measure.intake.forwarded.unit": Word("件", "reports"),
        "measure.intake.forwarded.definition": Word(
            "属于上级机关管辖、已经转送的检举控告件数，按启动之月计。",
            "Reports that were a higher Body's matter and went there, in the month in which they were opened."),
        "measure.clarification.unfounded": Word("失实问题", "Unfounded items"),
        "measure.clarification.unfounded.unit": Word("项", "items"),
        "measure.clarification.unfounded.definition": Word(
            "启动澄清的失实问题项数，每项问题对每名被反映人计一项，按启动之月计。",
            "Unfounded items that opened a clarification, one for each allegation against each subject, in the month "
                + "it opened."),
        "measure.clarification.days": Word("澄清用时", "Days to a clarification"),
        "measure.clarification.days.unit": Word("天", "days"),
        "measure.clarification.days.definition": Word(
            "自启动至首次送达完毕的自然日数之和，按送达之月计；除以澄清件数即为平均用时。",
            "Calendar days from opening to the first delivery, added up, in the month of delivery; divided by the "
                + "cases this is the average."),
        "measure.clarification.corrected": Word("澄清更正", "Corrections"),
        "measure.clarification.corrected.unit": Word("次", "corrections"),
        "measure.clarification.corrected.definition": Word(
            "已送达的澄清更正次数，按送达之月计。", "Corrections of clarifications, in the month in which they were delivered."),
    ]
}
