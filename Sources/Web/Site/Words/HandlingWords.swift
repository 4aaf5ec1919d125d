import Application

extension Words {
    /// The words of the acts every case has, under the name of each mechanism: `act.handling.assign` becomes
    /// `act.intake.assign`, `act.verification.assign` …
    static let handlingOfEvery: [String: Word] = {
        let mechanisms = Set(ActTable.all.map(\.mechanism)).sorted()
        var words: [String: Word] = [:]
        for (key, word) in handling.merging(handlingRefusals, uniquingKeysWith: { first, _ in first }) {
            for mechanism in mechanisms { words[key.replacing(".handling", with: ".\(mechanism)")] = word }
        }
        return words
    }()

    private static let handling: [String: Word] = handlingActs.merging(handlingFields) { first, _ in first }

    /// Acts, what they lead to, what is asked before they are done, tasks and events.
    private static let handlingActs: [String: Word] = [
        "act.handling.assign": Word("确定承办人", "Assign officers"),
        "act.handling.handOver": Word("移交承办工作", "Hand work over"),
        "act.handling.handOver.confirm": Word(
            "移出人不再承办本事项，原有记录保留其姓名。",
            "Whoever hands over no longer handles the matter; earlier records keep the name."),
        "act.handling.lend": Word("抽调其他机关人员协作", "Borrow officers of another Body"),
        "act.handling.lend.confirm": Word(
            "被抽调人员可以看到并承办本事项，到本事项办结为止；其所在机关不因此看到本事项。",
            "They see and handle this matter until it ends; their own Body does not see it because of that."),
        "act.handling.recuse": Word("决定回避", "Decide a recusal"),
        "act.handling.recuse.confirm": Word(
            "被决定回避的人员即不能再看到本事项及其关联事项；其参与提出的意见退回。",
            "Whoever is recused will no longer see this matter and what is linked to it; proposals they had a part in "
                + "come back."),
        "act.handling.requestRecusal": Word("申请本人回避", "Ask for your own recusal"),
        "act.handling.requestRecusal.confirm": Word(
            "提出后您即不能再看到本事项，由主要负责人决定；您参与提出的意见退回。",
            "You will no longer see this matter; the head decides. Proposals you had a part in come back."),
        "act.handling.liftRecusal": Word("解除回避", "Lift a recusal"),
        "act.handling.extendDeadline": Word("延长期限", "Extend a deadline"),
        "act.handling.pauseDeadline": Word("中止计算期限", "Stop a clock"),
        "act.handling.resumeDeadline": Word("恢复计算期限", "Let a stopped clock go on"),
        "act.handling.proposeMove": Word("报请移送管辖", "Ask that another Body take the case"),
        "act.handling.proposeMove.confirm": Word(
            "有权决定的机关将看到本事项；同意后，本机关不再看到和办理本事项及其关联事项。",
            "The Body that decides will see this matter. Once it accepts, this Body no longer sees or handles it, nor "
                + "what is linked to it."),
        "act.handling.acceptMove": Word("同意移送管辖", "Accept the move"),
        "act.handling.acceptMove.confirm": Word(
            "本事项及其关联事项即转由新的机关办理，原承办人不再承办，需要重新确定承办人。",
            "The matter and what is linked to it go to the new Body at once. The officers before are released; new "
                + "ones have to be assigned."),
        "act.handling.declineMove": Word("不同意移送管辖", "Decline the move"),
        "act.handling.recordSealUse": Word("登记用印", "Enter a use of the seal"),
        "task.handling.assign": Word("确定两名以上承办人", "Assign two officers or more"),
        "task.handling.recuse": Word("决定回避申请", "Decide on the recusal asked for"),
        "task.handling.acceptMove": Word("决定是否接收移送的事项", "Decide whether the case moves"),
        "event.handling.officersAssigned": Word("确定了承办人", "assigned the officers"),
        "event.handling.handedOver": Word("移交了承办工作", "handed the work over"),
        "event.handling.officersLent": Word("抽调了其他机关人员协作", "borrowed officers of another Body"),
        "event.handling.recused": Word("决定了回避", "decided a recusal"),
        "event.handling.recusalRequested": Word("申请回避", "asked to be recused"),
        "event.handling.recusalLifted": Word("解除了回避", "lifted a recusal"),
        "event.handling.deadlineExtended": Word("延长了期限", "extended a deadline"),
        "event.handling.deadlinePaused": Word("中止计算期限", "stopped a clock"),
        "event.handling.deadlineResumed": Word("恢复计算期限", "let a clock go on"),
        "event.handling.deadlinesRecounted": Word(
            "按新公布的工作日安排重新计算了期限", "counted deadlines anew with the published calendar"),
        "event.handling.moveProposed": Word("报请移送管辖", "asked that another Body take the case"),
        "event.handling.moveDeclined": Word("不同意移送管辖", "declined the move"),
        "event.handling.moved": Word("移送管辖", "moved the case to another Body"),
        "event.handling.sealUsed": Word("登记了用印", "entered a use of the seal"),
    ]

    /// Labels of fields, help.
    private static let handlingFields: [String: Word] = [
        "field.handling.assign.officers": Word("承办人", "Officers"),
        "help.handling.assign.officers": Word(
            "两人以上；与被反映人、举报人有亲属或者利害关系的不能选。",
            "Two or more; nobody with a relation to or interest in somebody concerned."),
        "field.handling.handOver.from": Word("移出人", "From"),
        "field.handling.handOver.to": Word("接手人", "Taken over by"),
        "field.handling.handOver.reason": Word("移交理由", "Why it is handed over"),
        "field.handling.lend.officers": Word("抽调人员", "Officers borrowed"),
        "help.handling.lend.officers": Word(
            "填写其他机关工作人员的编号或者姓名，一行一人。", "Identifiers or names of other Bodies' staff, one a line."),
        "field.handling.lend.reason": Word("抽调理由和商调依据", "Why, and on what agreement"),
        "field.handling.recuse.staff": Word("人员", "Who"),
        "field.handling.recuse.ground": Word("回避情形", "Ground"),
        "field.handling.requestRecusal.ground": Word("回避情形", "Ground"),
        "field.handling.liftRecusal.staff": Word("人员", "Who"),
        "field.handling.liftRecusal.reason": Word("解除理由", "Why it is lifted"),
        "field.handling.extendDeadline.clock": Word("期限事项", "Deadline"),
        "field.handling.extendDeadline.to": Word("延至", "Extended to"),
        "field.handling.extendDeadline.reason": Word("延长理由", "Why it is extended"),
        "field.handling.pauseDeadline.clock": Word("期限事项", "Deadline"),
        "field.handling.pauseDeadline.reason": Word("中止理由", "Why it is stopped"),
        "help.handling.pauseDeadline.reason": Word(
            "写明中止的事由，例如等待司法机关结论；恢复后按剩余天数续算。",
            "For example: a court's result is awaited. When it goes on, the days that were left are counted."),
        "field.handling.resumeDeadline.clock": Word("期限事项", "Deadline"),
        "field.handling.resumeDeadline.reason": Word("恢复理由", "Why it goes on"),
        "field.handling.proposeMove.to": Word("移送至（机关代码）", "To (the Body's code)"),
        "field.handling.proposeMove.way": Word("方式", "How"),
        "help.handling.proposeMove.way": Word(
            "提级由上级机关决定；指定办理由共同的上级机关决定；移交由接收机关决定。",
            "A case is taken up by the Body above; another is named by the Body above both; a transfer is accepted by "
                + "the Body that takes it over."),
        "field.handling.proposeMove.reason": Word("理由", "Why"),
        "field.handling.acceptMove.opinion": Word("决定意见", "Opinion"),
        "field.handling.declineMove.reason": Word("不同意的理由", "Why not"),
        "field.handling.recordSealUse.document": Word("用印文书", "Document sealed"),
        "field.handling.recordSealUse.copies": Word("用印份数", "Copies sealed"),
        "field.handling.recordSealUse.basis": Word("用印审批依据", "On whose approval"),
        "help.handling.recordSealUse.basis": Word(
            "写明批准用印的人员和批件，例如“分管领导某某签批，见用印审批单”。",
            "Who approved that the seal is set and on what paper, for example: signed by the leader in charge, see the "
                + "form."),
    ]
}
