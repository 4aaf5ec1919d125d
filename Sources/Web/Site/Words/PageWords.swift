extension Words {
    /// The workbench.
    static let workbench: [String: Word] = [
        "workbench.tasks": Word("我的待办", "My tasks"),
        "workbench.tasks.empty": Word(
            "没有待办事项。新事项分派给您或您的科室后，会按到期日列在这里。",
            "No tasks. A matter assigned to you or your office is listed here by due date."),
        "workbench.approvals": Word("待我审批", "Waiting for my approval"),
        "workbench.approvals.empty": Word(
            "没有待您审批的事项。", "Nothing waits for your approval."),
        "workbench.returned": Word("退回我修改", "Returned to me"),
        "workbench.changes": Word("经办事项动态", "What changed on my matters"),
        "workbench.changes.empty": Word("近七日内没有变化。", "Nothing changed in the last seven days."),
        "workbench.overdue": Word("{0} 件已逾期", "{0} overdue"),
    ]

    /// Registers.
    static let register: [String: Word] = [
        "register.filters": Word("筛选", "Filters"),
        "register.filter": Word("筛选", "Filter"),
        "register.clear": Word("清除筛选", "Clear filters"),
        "register.all": Word("全部", "All"),
        "register.columns": Word("显示列", "Columns"),
        "register.saved": Word("常用清单：", "Saved lists: "),
        "register.count": Word("共 {0} 件", "{0} matters"),
        "register.count.one": Word("共 {0} 件", "{0} matter"),
        "register.export.xlsx": Word("导出 Excel", "Export to Excel"),
        "register.export.csv": Word("导出 CSV", "Export CSV"),
        "register.tick": Word("选择", "Select"),
        "register.tickThis": Word("选择 {0}", "Select {0}"),
        "register.ticked": Word("对所选事项：", "With those selected: "),
        "register.previous": Word("上一页", "Previous page"),
        "register.next": Word("下一页", "Next page"),
        "register.paging": Word("翻页", "Pages"),
        "register.noMatch": Word("没有符合条件的事项", "Nothing matches these filters"),
        "register.noMatch.why": Word(
            "当前筛选条件下没有记录。请放宽条件，或清除筛选后重新查看。",
            "No record fits the filters set. Widen them, or clear them and look again."),
    ]

    /// The page of a case.
    static let cases: [String: Word] = [
        "case.restricted": Word("限制知悉", "Restricted"),
        "case.steps": Word("办理进程", "Progress"),
        "case.step.done": Word("已完成", "done"),
        "case.step.toCome": Word("未开始", "to come"),
        "case.clock": Word("办理时限", "Due"),
        "case.next": Word("下一步", "Next step"),
        "case.waitsFor": Word("等待{0}办理。", "Waiting for {0}."),
        "case.nothingToDo": Word("无需办理", "Nothing to do"),
        "case.others": Word("其他可办理事项", "Other acts you can do"),
        "case.refused": Word("目前不能办理", "Not possible now"),
        "case.documents": Word("文书", "Documents"),
        "case.links": Word("关联事项", "Linked matters"),
        "case.timeline": Word("办理记录", "What happened"),
        "case.late": Word("补录", "Entered late"),
        "case.occurredOn": Word("发生于 {0}", "took place on {0}"),
    ]

    /// The queue of approvals and the page of one.
    static let approvals: [String: Word] = [
        "approvals.title": Word("待我审批", "Waiting for my approval"),
        "approvals.lead": Word("按到期日排列。打开后可批准、退回或不予批准。", "By due date. Open one to approve, return or reject it."),
        "approvals.count": Word("共 {0} 件", "{0} waiting"),
        "approvals.empty": Word("没有待审批事项", "Nothing waits for approval"),
        "approvals.empty.why": Word(
            "有人报请您审批后，事项会列在这里，同时在工作台提示。",
            "A matter submitted to you is listed here, and on your workbench."),
        "approvals.column.number": Word("编号", "Number"),
        "approvals.column.matter": Word("事项", "Matter"),
        "approvals.column.proposal": Word("提请内容", "Proposal"),
        "approvals.column.proposer": Word("提请人", "Proposer"),
        "approvals.column.proposedOn": Word("提请日期", "Proposed on"),
        "approvals.column.step": Word("审批环节", "Step"),
        "approvals.column.due": Word("时限", "Due"),
        "approval.next": Word("下一件", "Next one"),
        "approval.wholeCase": Word("查看全案", "Whole matter"),
        "approval.proposal": Word("提请内容", "What is proposed"),
        "approval.evidence": Word("证据材料", "Evidence"),
        "approval.checks": Word("制度核对", "Rule checks"),
        "approval.check.passed": Word("符合", "Passed"),
        "approval.check.failed": Word("不符合", "Failed"),
        "approval.check.notAsked": Word("无要求", "Not asked"),
        "approval.document": Word("拟发文书", "Document as it will go out"),
        "approval.chain": Word("审批流程", "Chain of approval"),
        "approval.mine": Word("由您审批", "Your decision"),
        "approval.given": Word("已批准", "Approved"),
        "approval.awaited": Word("待审批", "Awaited"),
        "approval.toCome": Word("未到", "To come"),
    ]

    /// Signing in.
    static let signIn: [String: Word] = [
        "signIn.title": Word("登录", "Sign in"),
        "signIn.lead": Word(
            "{0}仅供纪检监察机关及授权单位人员使用。", "{0} is for staff of discipline inspection bodies and authorised units."),
        "signIn.account": Word("账号", "Account"),
        "signIn.password": Word("密码", "Password"),
        "signIn.code": Word("动态验证码", "One-time code"),
        "signIn.code.help": Word("请输入验证器上显示的 6 位数字。", "Enter the six digits your authenticator shows."),
        "signIn.button": Word("登录", "Sign in"),
        "signIn.portal": Word("群众检举控告请由此进入", "To report a concern, go here"),
        "signIn.failed": Word("登录未成功", "Not signed in"),
        "signIn.problem.wrong": Word(
            "账号或密码不正确。请核对后重新输入；忘记密码请联系本机关安全管理员。",
            "Account or password is wrong. Check and try again; if you forgot it, ask your security administrator."),
        "signIn.problem.locked": Word(
            "多次输入错误，账号已暂时锁定。请 {0} 分钟后再试，或联系安全管理员。",
            "Too many wrong tries: the account is locked for now. Minutes to wait: {0}; or ask the security "
                + "administrator."),
        "signIn.problem.codeWrong": Word(
            "动态验证码不正确或已过期。请输入验证器上当前显示的数字。",
            "The one-time code is wrong or has expired. Enter the one shown now."),
        "signIn.problem.ended": Word(
            "您已较长时间未操作，请重新登录。", "You were signed out after a time without activity. Sign in again."),
        "signIn.problem.tooMany": Word(
            "登录尝试过于频繁，请 {0} 秒后再试。", "Too many tries to sign in. Seconds to wait before the next: {0}."),
        "signIn.demo": Word("演示账号", "Demo accounts"),
        "signIn.demo.why": Word(
            "这是演示环境，人员与事项均为虚构。", "This is a demonstration; people and matters are invented."),
        "signIn.demo.name": Word("姓名", "Name"),
        "signIn.demo.roles": Word("职责", "Roles"),
        "signIn.demo.body": Word("机关", "Body"),
        "signIn.demo.account": Word("账号", "Account"),
        "signIn.demo.password": Word("密码", "Password"),
    ]
}
