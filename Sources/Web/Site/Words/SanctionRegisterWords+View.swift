extension Words {
    /// What the page of an entry says.
    static let sanctionView: [String: Word] = [
        "sanction.view.decision": Word("处分决定", "The decision"),
        "sanction.view.official": Word("受处分人", "Sanctioned"),
        "sanction.view.unit": Word("处分时工作单位", "Unit then"),
        "sanction.view.post": Word("处分时职务", "Post then"),
        "sanction.view.standing": Word("人员类别", "Kind of person"),
        "sanction.view.isInKeyPost": Word("仍在重要岗位", "Still in an important post"),
        "sanction.view.number": Word("决定文号", "Number of the decision"),
        "sanction.view.decidedOn": Word("决定日期", "Decided on"),
        "sanction.view.decider": Word("决定机关类别", "Who decided"),
        "sanction.view.deciderName": Word("决定机关名称", "Name of the decider"),
        "sanction.view.form": Word("四种形态", "Form"),
        "sanction.view.reasons": Word("处分原因", "Reasons"),
        "sanction.view.enteredBy": Word("登记人", "Entered by"),
        "sanction.view.enteredOn": Word("登记日期", "Entered on"),
        "sanction.view.isHistoric": Word("历史补录", "From old registers"),
        "sanction.view.measures": Word("处分处理种类", "Sanctions and measures"),
        "sanction.view.kind": Word("种类", "Kind"),
        "sanction.view.effectiveOn": Word("生效日期", "Effective on"),
        "sanction.view.probationMonths": Word("察看期（月）", "Months of probation"),
        "sanction.view.together": Word("同种个数", "Of the kind"),
        "sanction.view.decidedMonths": Word("合并确定的月数", "Months decided for all"),
        "sanction.view.periods": Word("影响期", "Periods"),
        "sanction.view.bars": Word("期间", "What runs"),
        "sanction.view.start": Word("起算日", "First day"),
        "sanction.view.last": Word("届满日", "Last day"),
        "sanction.view.how": Word("计算过程和依据", "How it was counted, and by which rules"),
        "sanction.view.noEnd": Word("长期", "No end"),
        "sanction.view.noPeriod": Word("没有规定影响期。", "No rule gives it a period."),
        "sanction.view.probation": Word("察看期", "Probation"),
        "sanction.view.forGood": Word("不得再任公职", "Barred from public service"),
        "sanction.view.months": Word("{0}个月", "{0} month(s) "),
        "sanction.view.days": Word("{0}天", "{0} day(s) "),
        "sanction.view.thisDecision": Word("本决定的另一项处分", "another measure of this decision"),
        "sanction.view.step.begins": Word("自{0}起算", "runs from {0}"),
        "sanction.view.step.changed": Word("{0}变更，自始按变更后计算", "changed on {0}, counted so from the start"),
        "sanction.view.step.own": Word("本处分{1}", "its own: {1}"),
        "sanction.view.step.together": Word("合并确定{1}", "set for all: {1}"),
        "sanction.view.step.extended": Word("延长{1}", "extended by {1}"),
        "sanction.view.step.remainder": Word("加上{2}在{0}尚未执行的{1}", "with {1}left of {2} on {0}"),
        "sanction.view.step.whole": Word("自{0}起合计{1}", "{1}in all from {0}"),
        "sanction.view.step.capped": Word("最长{1}", "at most {1}"),
        "sanction.view.step.clamped": Word("当月无对应日，以月末为末日", "the month has no such day: its last day is the last"),
        "sanction.view.step.ends": Word("至{0}止（{3}，遇节假日不顺延）", "to {0} ({3}, not moved for a holiday)"),
        "sanction.view.step.cut": Word("{0}因{2}开除，到此为止", "ended on {0} by the expulsion of {2}"),
        "sanction.view.step.lasting": Word("自{0}起不得再任公职", "barred from public service from {0} on"),
        "sanction.view.step.byRule": Word("{0}——{1}", "{0} — {1}"),
        "sanction.view.execution": Word("执行情况", "Execution"),
        "sanction.view.announcedOn": Word("宣布日期", "Announced on"),
        "sanction.view.announcedTo": Word("宣布范围", "Announced to"),
        "sanction.view.changedOn": Word("职务、工资变更日期", "Post and pay changed on"),
        "sanction.view.changed": Word("职务、工资变更", "Post and pay"),
        "sanction.view.reportedOn": Word("执行情况报告日期", "Execution reported on"),
        "sanction.view.reported": Word("执行情况报告", "Report of execution"),
        "sanction.view.restoredOn": Word("恢复党员权利日期", "Rights restored on"),
        "sanction.view.isExtended": Word("察看期已延长", "Probation extended"),
        "sanction.view.basis": Word("依据", "Decided by"),
        "sanction.view.changes": Word("变更和撤销", "Changes"),
        "sanction.view.way": Word("变更方式", "What happens"),
        "sanction.view.changeDecidedOn": Word("决定日期", "Decided on"),
        "sanction.view.reason": Word("理由", "Reason"),
        "sanction.view.proposedBy": Word("提出人", "Proposed by"),
        "sanction.view.standingOfChange": Word("状态", "Standing"),
        "sanction.view.word": Word("意见", "Opinion"),
        "sanction.view.confirmed": Word("已核准", "Confirmed"),
        "sanction.view.declined": Word("已退回", "Given back"),
        "sanction.view.pending": Word("待核准", "Waits to be confirmed"),
        "sanction.view.end": Word("期满告知和恢复核查", "The end and after"),
        "sanction.view.on": Word("日期", "Date"),
        "sanction.view.occasion": Word("事项", "Occasion"),
        "sanction.view.whom": Word("对象或者结果", "Who was told, or what was found"),
        "sanction.view.by": Word("登记人", "Entered by"),
        "sanction.view.check": Word("恢复核查", "Check"),
        "sanction.view.restored": Word("已全部恢复正常对待", "Everything resumed"),
        "sanction.view.notRestored": Word("尚未全部恢复", "Not everything resumed"),
        "sanction.view.notAssessed": Word("未正常参加年度考核", "Not assessed as everybody else"),
        "sanction.view.notSelectable": Word("选拔任用、评先评优仍受影响", "Promotion and awards still barred"),
        "sanction.view.notPaid": Word("工资晋级未恢复", "Pay rises not resumed"),
    ]

    /// Why an act on an entry is not possible: what, why, what to do.
    static let sanctionRefusals: [String: Word] = [
        "refusal.sanction.notRecorded": Word(
            "台账中没有这项处分处理。请先登记。", "There is no such entry. Enter the decision first."),
        "refusal.sanction.recordedOtherwise": Word(
            "这项处分处理已按其他内容登记，不能覆盖。登记有误的，请提出变更。",
            "It was entered otherwise and is not written over. Propose a change where it is wrong."),
        "refusal.sanction.alreadyRecorded": Word(
            "该同志的这份决定已经登记。请按决定文号查找，不要重复登记。",
            "This decision about this person is in the register. Look it up by its number; do not enter it twice."),
        "refusal.sanction.decidedInFuture": Word(
            "决定日期晚于登记日期。请核对日期。", "The decision is younger than the entry. Check the day."),
        "refusal.sanction.reasonMissing": Word("没有填写处分原因。请至少选择一项。", "No reason is given. Choose one at least."),
        "refusal.sanction.deciderNameMissing": Word(
            "不是本级纪检监察机关决定的，须写明决定机关名称。请填写。",
            "Somebody else than this Body decided. Say who."),
        "refusal.sanction.measureMissing": Word(
            "没有填写处分处理种类。请至少填写一项。", "No sanction or measure is given. Enter one at least."),
        "refusal.sanction.kindTwice": Word(
            "同一种处分填写了两次。多个同种政务处分合并决定的，请在一行中填写个数和合并确定的月数。",
            "A kind stands twice. Several of a kind decided together are one line with their number and months."),
        "refusal.sanction.kindNotAllowed": Word(
            "按规定，该类人员不能给予这种政务处分。请核对人员类别和处分种类。",
            "Such a person may not be given this government sanction. Check the kind of person and of sanction."),
        "refusal.sanction.probationMonthsNotAsked": Word(
            "只有留党察看填写察看期。请删去该项。", "Only 留党察看 has months of probation. Leave them out."),
        "refusal.sanction.cannotBeCounted": Word(
            "影响期无法计算：处分之间或者与规定相矛盾。请核对生效日期、察看期、合并确定的月数，以及该同志的其他处分。",
            "The periods cannot be counted: something contradicts a rule or another sanction. Check effective days, "
                + "probation, months decided for several, and the person's other sanctions."),
        "refusal.sanction.alreadyRevoked": Word(
            "处分决定已经撤销，不再办理。", "The decision was revoked; nothing more is done with it."),
        "refusal.sanction.reportNotExtendable": Word(
            "按规定，执行情况报告期限不得延长。请在期限内取得报告。",
            "The time for the report of execution is not extended. Get the report in time."),
        "refusal.sanction.clockNotMovable": Word(
            "只有职务、工资变更的期限可以延长，其他期限不能调整。",
            "Only the change of post and pay may be put off; no other date is moved."),
        "refusal.sanction.changeExtendedTooFar": Word(
            "延长后超过规定的最长期限。请选择更早的日期。", "That is later than the rules allow. Choose an earlier day."),
        "refusal.sanction.alreadyDone": Word("该事项已经登记。请刷新页面查看。", "It was entered already. Reload the page."),
        "refusal.sanction.notAsked": Word(
            "这项处分处理没有该事项的执行要求。", "This decision does not ask for that."),
        "refusal.sanction.doneInFuture": Word("日期晚于今天。请核对日期。", "The day lies after today. Check it."),
        "refusal.sanction.doneBeforeDecision": Word(
            "日期早于决定日期。请核对日期。", "The day lies before the decision. Check it."),
        "refusal.sanction.notFiled": Word(
            "处分决定须宣布并归档。请归档后再登记。", "A decision is announced and filed. Enter it when both are done."),
        "refusal.sanction.noProbation": Word(
            "没有正在执行的留党察看：未给予，或者已恢复权利。", "Nobody is on probation here: none was given, or rights were restored."),
        "refusal.sanction.alreadyExtended": Word("察看期已经延长过一次，不能再延长。", "The probation was extended once already."),
        "refusal.sanction.probationOver": Word(
            "察看期在该日期之前已经届满，不能延长。请核对日期。", "The probation was over by that day. Check it."),
        "refusal.sanction.changePending": Word(
            "已有一项变更等待核准。请先核准或者退回。", "A change waits already. Have it confirmed or given back first."),
        "refusal.sanction.changeBeforeDecision": Word(
            "变更决定的日期早于原决定或者晚于今天。请核对日期。", "The change lies before the decision or after today. Check the day."),
        "refusal.sanction.measuresNotAsked": Word(
            "撤销处分的不填写处分种类。需要改为其他处分的，请选择“变更处分”。",
            "A revoked decision has nothing in its place. Choose “Changed” to put something there."),
        "refusal.sanction.nothingChanged": Word(
            "变更后的处分与原处分相同。请核对。", "The measures are the same as before. Check them."),
        "refusal.sanction.noChangePending": Word("没有等待核准的变更。", "No change waits to be confirmed."),
        "refusal.sanction.confirmerMustNotBeProposer": Word(
            "提出变更的人不能核准或者退回。请由其他领导办理。",
            "Who proposed the change neither confirms it nor gives it back. Another leader must."),
        "refusal.sanction.confirmerMustNotBeOfficer": Word(
            "承办人员不能核准或者退回变更。请由未参与办理的领导办理。",
            "An officer of the case is not its second person. A leader who took no part must do it."),
        "refusal.sanction.recipientMissing": Word(
            "没有选择告知对象。请至少选择一个。", "Nobody is named who was told. Choose one at least."),
        "refusal.sanction.periodHasNoEnd": Word(
            "目前没有可以告知的届满日：没有影响期、长期限制，或者察看期尚未结束。",
            "There is no end to tell of: nothing is barred, it is barred for good, or the probation lasts."),
        "refusal.sanction.alreadyTold": Word("该事项已经告知。", "They were told already."),
        "refusal.sanction.periodStillRuns": Word(
            "影响期尚未届满。请在届满日当日或者之后办理。", "The period still runs. Do it on its last day or later."),
        "refusal.sanction.alreadyRestored": Word("已核查并全部恢复。", "Everything was found resumed."),
        "refusal.sanction.endNotTold": Word(
            "尚未登记影响期满告知。请先告知。", "Nobody was told of the end yet. Tell them first."),
        "refusal.sanction.remarkMissing": Word(
            "有未恢复的事项，须写明情况和已提出的要求。请填写说明。",
            "Something has not resumed. Say what, and what was asked of the unit."),
    ]
}
