extension Words {
    /// The page for what could not be shown or done.
    static let errors: [String: Word] = [
        "error.why": Word("原因", "Why"),
        "error.todo": Word("怎么办", "What to do"),
        "error.reference": Word("查询编号", "Reference"),
        "error.home": Word("返回工作台", "Back to the workbench"),
        "error.notFound": Word("没有找到您要的页面", "This page was not found"),
        "error.notFound.why": Word(
            "地址可能有误，或者该内容不在您的工作范围内。",
            "The address may be wrong, or what it names is outside your work."),
        "error.notFound.todo": Word(
            "请从工作台或台账重新进入；如认为应当能看到，请把查询编号告知安全管理员。",
            "Go in again from the workbench or a register. If you think you should see it, tell the "
                + "security administrator the reference."),
        "error.forbidden": Word("您不能办理这一事项", "You may not do this"),
        "error.forbidden.why": Word(
            "您的职责或目前的办理阶段不允许这样做。", "Your role, or the stage it has reached, does not allow it."),
        "error.forbidden.todo": Word(
            "请由有权限的人员办理；职责有误的，请联系安全管理员。",
            "Leave it to someone who may; if your role is recorded wrongly, ask the security administrator."),
        "error.stale": Word("事项已有新的进展", "The matter has moved on"),
        "error.stale.why": Word(
            "您打开页面之后，其他人办理了这一事项。您填写的内容尚未生效。",
            "Somebody acted on it after you opened the page. What you sent has had no effect."),
        "error.stale.todo": Word("请查看最新情况，确认无误后再办理。", "Look at what changed, then decide again."),
        "error.refused": Word("未能办理", "This was not done"),
        "error.refused.why": Word("按现行制度，目前不能这样办理。", "The rules in force do not allow it now."),
        "error.refused.todo": Word("请按所列依据调整后再办理。", "Change what the rule named asks for, then try again."),
        "error.tooLarge": Word("提交的内容过大", "What was sent is too large"),
        "error.tooLarge.why": Word("文件或文字超过了系统允许的大小。", "A file or text is larger than the system takes."),
        "error.tooLarge.todo": Word("请压缩或拆分文件后重新提交。", "Make the file smaller or split it, then send again."),
        "error.tooMany": Word("操作过于频繁", "Too many requests"),
        "error.tooMany.why": Word("短时间内收到的请求过多，系统暂缓受理。", "Too much came in too short a time."),
        "error.tooMany.todo": Word("请等待一分钟后再试。", "Wait a minute, then try again."),
        "error.unavailable": Word("系统暂时不可用", "The system is not available just now"),
        "error.unavailable.why": Word("正在维护，或数据库暂时无法连接。", "It is being serviced, or its database cannot be reached."),
        "error.unavailable.todo": Word(
            "请几分钟后重试；已办理的事项不受影响。", "Try again in some minutes; what was done stays done."),
        "error.fault": Word("系统出现故障", "Something went wrong on our side"),
        "error.fault.why": Word("这是系统的问题，不是您的操作造成的。", "This is a fault of the system, not of what you did."),
        "error.fault.todo": Word(
            "请返回后核对事项状态再重试；仍不行的，请把查询编号告知系统管理员。",
            "Go back, look whether it was done, and try again. If it fails again, tell the system "
                + "administrator the reference."),
        "error.sessionEnded": Word("登录已失效", "You are signed out"),
        "error.sessionEnded.why": Word("较长时间未操作，系统已自动退出。", "After a time without activity you are signed out."),
        "error.sessionEnded.todo": Word("请重新登录后继续。", "Sign in again to go on."),
        "error.badRequest": Word("提交的内容无法识别", "What was sent cannot be read"),
        "error.badRequest.why": Word(
            "页面可能已过期，或内容在传输中损坏。", "The page may be too old, or the content was damaged on its way."),
        "error.badRequest.todo": Word("请刷新页面后重新填写。", "Reload the page and fill it in again."),
    ]
}
