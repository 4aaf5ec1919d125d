extension Words {
    /// The reporters' pages.
    static let portal: [String: Word] = [
        "portal.name": Word("检举控告平台", "Reporting portal"),
        "portal.exit": Word("立即离开", "Leave now"),
        "portal.foot": Word(
            "本页面不使用跟踪技术，不记录您的网络地址。", "These pages use no trackers and do not keep your network address."),
        "portal.steps": Word("填写进程", "Progress"),
        "portal.step.choose": Word("选择方式", "How to report"),
        "portal.step.write": Word("填写内容", "What to report"),
        "portal.step.check": Word("核对提交", "Check and send"),
        "portal.step.receipt": Word("保存回执", "Keep the receipt"),
        "portal.title": Word("反映党员、干部和公职人员的问题", "Report a concern about an official"),
        "portal.lead": Word(
            "您可以实名或者匿名反映问题。请如实填写，分条说明。", "By name or anonymously. Be truthful, and state one thing at a time."),
        "portal.start": Word("我要反映问题", "Start a report"),
        "portal.checkMine": Word("查询办理情况", "Check my report"),
        "portal.what": Word("提交之后会怎样", "What happens with a report"),
        "portal.what.1": Word("收到", "Received"),
        "portal.what.1.text": Word(
            "提交成功即给您一个回执码，凭它查询和补充材料。", "You get a receipt code, to look it up and to add to it."),
        "portal.what.2": Word("受理", "Checked for remit"),
        "portal.what.2.text": Word(
            "信访部门确认是否属于受理范围；不属于的，告知您应向哪里反映。",
            "The petition office checks whether it is ours; if not, you learn whose it is."),
        "portal.what.3": Word("核查", "Verified"),
        "portal.what.3.text": Word(
            "由两名以上工作人员逐条核实，与被反映人有关系的人员回避。", "Two or more officers verify each point; anyone related keeps out."),
        "portal.what.4": Word("认定", "Found"),
        "portal.what.4.text": Word(
            "每一条问题都有结论：属实、部分属实、失实或者无法核实。",
            "Each point gets a result: substantiated, partly, unfounded or inconclusive."),
        "portal.what.5": Word("反馈", "Told"),
        "portal.what.5.text": Word(
            "实名反映的，告知受理和办理结果；匿名的，可凭回执码查询。", "By name, you are told; anonymously, you look it up by your code."),
        "portal.protect": Word("对您的保护", "How you are protected"),
        "portal.protect.1": Word(
            "您的身份信息加密密存，与反映内容分开保管。", "Who you are is sealed and kept apart from what you report."),
        "portal.protect.2": Word(
            "被反映人所在机关负责人的问题，由上一级机关受理。", "A report on the head of a Body goes to the Body above it."),
        "portal.protect.3": Word("不得将您的材料转给被反映的单位或个人。", "What you send must not be passed to whom it is about."),
        "portal.protect.4": Word("遭受打击报复的，请立即向我们反映。", "If anyone retaliates, tell us at once."),
        "portal.honest": Word("如实反映", "Be truthful"),
        "portal.honest.text": Word(
            "据实反映但与事实有出入的，不追究责任；捏造事实、意图使他人受到追究的，依规依纪依法处理。",
            "Being mistaken in good faith has no consequences. Making things up so that somebody is "
                + "punished is dealt with by discipline and law."),
        "portal.choose": Word("您希望怎样反映？", "How do you want to report?"),
        "portal.choose.lead": Word("两种方式同样受理，区别如下。", "Both are taken equally. This is how they differ."),
        "portal.anonymous": Word("匿名反映", "Anonymously"),
        "portal.anonymous.1": Word("不需要填写姓名和联系方式。", "No name and no contact is asked for."),
        "portal.anonymous.2": Word(
            "只能凭回执码查询和联系，回执码遗失无法找回。",
            "You can be reached by the receipt code only; a lost code cannot be found again."),
        "portal.anonymous.3": Word("我们无法主动告知您结果。", "We cannot tell you the result of our own accord."),
        "portal.anonymous.go": Word("匿名填写", "Report anonymously"),
        "portal.byName": Word("实名反映", "By name"),
        "portal.byName.1": Word(
            "优先办理，并告知您受理情况和办理结果。", "Handled first; you are told of acceptance and of the result."),
        "portal.byName.2": Word("核查人员可以向您了解情况。", "The officers can ask you for details."),
        "portal.byName.3": Word(
            "身份信息密存，查看须经批准并留有记录。", "Who you are is sealed; looking needs approval and is recorded."),
        "portal.byName.go": Word("实名填写", "Report by name"),
        "portal.write.anonymous": Word("填写反映内容（匿名）", "Your report (anonymous)"),
        "portal.write.byName": Word("填写反映内容（实名）", "Your report (by name)"),
        "portal.write.lead": Word(
            "请分条填写：什么时间、什么地点、什么人、做了什么事、您怎样知道。匿名反映的，请勿写入能看出您身份的内容。",
            "One thing at a time: when, where, who, what, and how you know. If you report anonymously, "
                + "leave out what shows who you are."),
        "portal.check": Word("请核对后提交", "Check, then send"),
        "portal.check.lead": Word(
            "提交后不能修改，可以凭回执码补充。", "Once sent it cannot be changed; you can add to it by your receipt code."),
        "portal.check.back": Word("返回修改", "Back to change it"),
        "portal.check.next": Word("下一步：核对", "Next: check it"),
        "portal.check.blank": Word("（未填写）", "(left blank)"),
        "portal.check.how": Word("受理机关和方式", "Where it goes, and how"),
        "portal.check.receiver": Word("受理机关", "Received by"),
        "portal.check.way": Word("反映方式", "How you report"),
        "portal.check.asNamed": Word("实名：姓名和联系方式密存", "By name: your name and contact are sealed"),
        "portal.check.asAnonymous": Word("匿名", "Anonymously"),
        "portal.check.notNamed": Word(
            "您选择了实名，但姓名和联系方式没有填全，将按匿名办理。需要实名的，请返回补填。",
            "You chose to report by name but left out your name or contact: it would be handled as anonymous. "
                + "Go back to fill them in."),
        "portal.check.files": Word("照片和文件", "Pictures and files"),
        "portal.check.files.text": Word(
            "网上反映只收文字。有照片、合同等材料的，请在内容中写明；提交后可以凭回执码与承办机关商定怎样送交。",
            "Online, text only is taken. Say in the text what pictures or papers you have; once it is sent, agree by "
                + "your receipt code how to hand them in."),
        "portal.receipt": Word("已收到您反映的问题", "Your report has been received"),
        "portal.receipt.lead": Word("这是您的回执码，只显示这一次：", "This is your receipt code. It is shown this once:"),
        "portal.receipt.code": Word("回执码：", "Receipt code: "),
        "portal.receipt.at": Word("收到时间", "Received at"),
        "portal.receipt.by": Word("受理机关", "Received by"),
        "portal.receipt.advice.1": Word("请抄写或打印本页，妥善保存。", "Write it down or print this page, and keep it safe."),
        "portal.receipt.advice.2": Word(
            "凭回执码可以查询进展、回复我们的询问、补充材料。", "With it you can follow the report, answer questions and add to it."),
        "portal.receipt.advice.3": Word(
            "回执码遗失无法找回，但不影响办理。", "A lost code cannot be found again; the report is handled all the same."),
        "portal.receipt.advice.4": Word("请勿把回执码告诉他人。", "Tell it to nobody."),
        "portal.ask": Word("查询办理情况", "Check my report"),
        "portal.ask.code": Word("回执码", "Receipt code"),
        "portal.ask.help": Word(
            "提交时给您的一组字母和数字，空格和短横可以不填。", "The letters and digits you were given; spaces and dashes may be left out."),
        "portal.ask.button": Word("查询", "Look it up"),
        "portal.ask.lost": Word(
            "回执码遗失无法找回。您可以重新反映，并说明曾经反映过。",
            "A lost code cannot be found again. You can report anew and say that you have reported before."),
        "portal.ask.failed": Word("未能查询", "Nothing to show"),
        "portal.ask.unknown": Word("没有查到这个回执码。请逐字核对后重新输入。", "No report has this code. Check it letter by letter."),
        "portal.ask.tooMany": Word(
            "此刻查询的人较多，请 {0} 秒后再试。", "Many people are asking just now. Seconds to wait: {0}."),
        "portal.busy": Word(
            "此刻提交的人较多，尚未收到您所写的内容。所写内容仍在下面，请 {0} 秒后再次提交；附件需要重新选择。",
            "Many people are sending just now, and yours has not been received. What you wrote is still below; send it "
                + "again after this many seconds: {0}. Files must be chosen again."),
        "portal.status": Word("办理情况", "Your report"),
        "portal.proof": Word("证明您于何时反映过问题，不含反映内容。", "Proves when you reported; says nothing of what."),
        "portal.messages": Word("往来消息", "Messages"),
        "portal.messages.none": Word("还没有消息。", "No messages yet."),
        "portal.from.office": Word("承办机关", "The office"),
        "portal.from.you": Word("您", "You"),
        "portal.reply": Word("补充或回复", "Add or answer"),
    ]
}
