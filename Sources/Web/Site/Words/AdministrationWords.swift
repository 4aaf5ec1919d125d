extension Words {
    /// Handing over all open work of an officer.
    static let handOver: [String: Word] = [
        "nav.handOver": Word("移交全部在办", "Hand over all open work"),
        "handOver.lead": Word(
            "将一名承办人的全部在办一次移交给另一名承办人。逐件核查，应当回避的不予移交；以往记录保留原姓名。",
            "Moves all open matters and tasks of one officer to another at once. Each matter is checked by its own "
                + "rules: whoever must keep away is not given it. Past entries keep the old name."),
        "handOver.from": Word("移交人", "From"),
        "handOver.to": Word("接收人", "To"),
        "handOver.left": Word("（已离任）", " (left)"),
        "handOver.show": Word("查看在办", "Show open work"),
        "handOver.moving": Word("可以移交的在办事项", "What moves"),
        "handOver.moving.none": Word("没有可以移交的在办事项。", "Nothing to hand over."),
        "handOver.staying": Word("不能移交的在办事项", "What stays"),
        "handOver.case": Word("事项", "Matter"),
        "handOver.tasks": Word("待办", "Tasks"),
        "handOver.why": Word("原因", "Why"),
        "handOver.more": Word(
            "在办事项较多，本页只列出前 200 件。移交后请再次查看，继续移交其余事项。",
            "There is more than moves in one act: the first 200 are listed. Hand them over, then come back."
        ),
        "handOver.stale": Word(
            "名单显示后有事项变动，本次一件也没有移交。请核对新名单后再次移交。",
            "A matter changed after the list was shown, so nothing has moved. Check the new list and try again."),
        "handOver.done": Word("已移交 {0} 件在办事项。", "{0} open matters handed over."),
        "act.work.handOver": Word("移交全部在办", "Hand over all open work"),
        "act.work.handOver.confirm": Word(
            "所选事项一次全部移交；有一件不能移交的，全部不移交。接收人即时可见所接事项，移交人不再承办。",
            "What is ticked moves at once, or none of it. The receiver sees the matters from now on; the giver handles "
                + "them no longer."),
        "field.work.handOver.cases": Word("移交的事项", "What moves"),
        "field.work.handOver.reason": Word("移交原因", "Reason"),
        "problem.sameOfficer": Word("接收人与移交人是同一人。请另选接收人。", "The receiver is the giver. Choose another."),
        "problem.notCaseOfficer": Word(
            "接收人当前不在岗，或者没有承办职责。请另选接收人。", "The receiver does not handle matters here now. Choose another."),
        "problem.notAnIdentifier": Word(
            "只能使用小写字母、数字和 - _ . ，最多 64 个字符。请修改。",
            "Only lower-case letters, digits and - _ . and at most 64 characters. Change it."),
    ]
}
