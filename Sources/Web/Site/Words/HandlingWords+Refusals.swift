extension Words {
    /// Why one of the acts every case has is not possible: what, why, what to do.
    static let handlingRefusals: [String: Word] = [
        "refusal.handling.actorNotStaff": Word(
            "此项只能由工作人员办理。请由工作人员登录后办理。", "Only a member of staff does this. Let one sign in and do it."),
        "refusal.handling.occurredInFuture": Word(
            "办理日期晚于今天，未能办理。请填写实际办理之日。", "The date lies after today. Enter the day it was really done."),
        "refusal.handling.occurredBeforeOpening": Word(
            "办理日期早于本事项开启之日。请核对日期。", "The date lies before the matter was opened. Check the date."),
        "refusal.handling.actorRecused": Word(
            "您或者您所代行职责的人应当回避本事项。请由其他人员办理。",
            "You, or the person you stand in for, is recused from this matter. Somebody else must act."),
        "refusal.handling.textMissing": Word(
            "有必填的文字为空。请写明理由、意见或者情况后再办理。", "A reason, opinion or account is blank. Write it."),
        "refusal.handling.atLeastTwoOfficers": Word(
            "承办人少于两名。请至少确定两名不同人员。", "At least two different officers are needed. Name them."),
        "refusal.handling.officerRecused": Word(
            "所选人员应当回避本事项。请另选他人。", "The officer is recused from this matter. Choose another."),
        "refusal.handling.officerConflicted": Word(
            "所选人员与本事项的有关人员存在亲属或者利害关系。请另选他人；已在承办的，请申请本人回避。",
            "The officer declared a relation or interest with somebody concerned. Choose another; one who is on the "
                + "case already asks for the own recusal."),
        "refusal.handling.officerHasJudged": Word(
            "所选人员审理或者审批过本事项，不能再承办。请另选他人。",
            "The person has reviewed or approved in this matter and may not handle it. Choose another."),
        "refusal.handling.officerOfOtherBody": Word(
            "所选人员不属于本事项的承办机关。请选择本机关人员，或者先办理抽调协作。",
            "The officer is not of the Body that handles the matter. Choose one who is, or borrow the officer first."),
        "refusal.handling.officerOfOwnBody": Word(
            "所选人员就是承办机关的人员，无需抽调。请直接确定为承办人。",
            "The officer is of the Body that handles the matter. Assign the officer instead of borrowing."),
        "refusal.handling.officersUnchanged": Word(
            "所选人员就是目前的承办人，无需再次确定。请核对人员。", "These officers are named already. Check whom you chose."),
        "refusal.handling.officerNotAssigned": Word(
            "移出人不是本事项的承办人。请从承办人中选择。",
            "The person who hands over is not an officer of this matter. Choose one of the officers."),
        "refusal.handling.officerAlreadyAssigned": Word(
            "接手人已经是本事项的承办人。请另选他人。",
            "The person who takes over is an officer of it already. Choose another."),
        "refusal.handling.nobodyNamed": Word("没有填写抽调人员。请至少填写一人。", "Nobody is named. Name at least one officer."),
        "refusal.handling.ownRecusalIsRequested": Word(
            "不能决定本人的回避。请申请本人回避，提出后即时生效。",
            "Nobody decides the own recusal. Ask for it; it takes effect at once."),
        "refusal.handling.ownRecusalIsLiftedByOthers": Word(
            "不能解除本人的回避。请由主要负责人决定。", "Nobody lifts the own recusal. The head decides."),
        "refusal.handling.headRecusedByHigherBody": Word(
            "主要负责人的回避由上一级机关决定。请报上一级机关。",
            "The next higher Body decides on the head's recusal. Put it to that Body."),
        "refusal.handling.notRecused": Word(
            "该人员在本事项中没有回避，无需解除。请核对人员。",
            "The person is not recused from this matter. Check whom you chose."),
        "refusal.handling.recusalDecidedElsewhere": Word(
            "该回避由关联事项带入，应当在作出决定的事项中解除。",
            "This recusal came from a linked matter. Lift it there, where it was decided."),
        "refusal.handling.approvedBeforeProposal": Word(
            "办理日期早于提请之日。请核对日期。", "The date lies before the proposal went to its approvers. Check the date."),
        "refusal.handling.approverConflicted": Word(
            "审批人与本事项的有关人员存在亲属或者利害关系。请由其他有审批权的人员办理。",
            "The approver declared a relation or interest with somebody concerned. Somebody else with the role decides."
        ),
        "refusal.handling.approverMustNotBeProposer": Word(
            "提请人不得审批自己提请的事项，代行职责或者纸质签批也不例外。请由其他有审批权的人员审批。",
            "The proposer may not decide on the own proposal, not by delegation or on paper either. Somebody else must."
        ),
        "refusal.handling.approverMustNotBeHandler": Word(
            "承办或者承办过本事项的人员不得审批。请由未参与承办的人员审批。",
            "Whoever handles or handled the matter may not approve it. Somebody who never handled it must."),
        "refusal.handling.approverMustNotBeReviewer": Word(
            "审理过本事项的人员不能再审批。请由其他有审批权的人员审批。",
            "Whoever passed the matter at the quality gate may not approve it. Somebody else with the role must."),
        "refusal.handling.approverSpokeBefore": Word(
            "同一人不得审批两个环节。请由其他有审批权的人员审批。",
            "Whoever approved one step may not approve another. Somebody else with the role must."),
        "refusal.handling.roundTouchedByRecused": Word(
            "提请人或者已审批的人员事后回避，本次审批不再有效。请退回或者撤回，由其他人员重新提请。",
            "Somebody recused since then proposed or approved it. Have it sent back or withdrawn, and proposed anew."),
        "refusal.handling.clerkMustNotBeSigner": Word(
            "签批人不能代录自己的纸质审批。请由其他人员代录，或者由签批人直接在系统中审批。",
            "The signer may not enter the own paper. Let a clerk enter it, or let the signer approve here."),
        "refusal.handling.signedOutsideRound": Word(
            "签批日期早于提请之日，或者晚于录入之日。请按签批件填写。",
            "The paper is dated before the proposal, or after the day of entry. Enter the day on the paper."),
        "refusal.handling.noPaperToConfirm": Word(
            "没有等待您确认的纸质审批。请查看待办。", "No paper approval of yours waits for confirmation. Look at your tasks."),
        "refusal.handling.handlerMustNotExtend": Word(
            "承办或者承办过本事项的人员不能变动期限。请由未参与承办的领导办理。",
            "Whoever handles or handled the matter does not move its clocks. A leader who does not handle it must."),
        "refusal.handling.noSuchDeadline": Word(
            "该事项没有正在计算的期限。请核对所选期限事项。", "No such clock runs. Check the deadline you chose."),
        "refusal.handling.extensionNotLater": Word(
            "新的期限应当晚于原期限。请修改日期。", "The new date must lie after the one it replaces. Change it."),
        "refusal.handling.alreadyPaused": Word(
            "该期限已经中止计算。请先恢复计算。", "This clock is stopped. Let it go on first."),
        "refusal.handling.notPaused": Word(
            "该期限没有中止，正在计算。请核对所选期限事项。", "This clock is running. Check the deadline you chose."),
        "refusal.handling.onlyTheSystemRecounts": Word(
            "重新计算期限由系统在公布新的工作日安排后进行，不能单独办理。",
            "Dates are counted anew by the system, when a new calendar is published."),
        "refusal.handling.bodyUnknown": Word(
            "没有这个机关。请核对机关代码。", "There is no such Body. Check the code."),
        "refusal.handling.alreadyThere": Word(
            "本事项就在该机关办理，无需移送。请核对机关代码。", "The matter is with that Body already. Check the code."),
        "refusal.handling.moveToOwnPeople": Word(
            "被反映人是该机关的工作人员，不能移送该机关。请移送其他机关，或者报请上级机关提级办理。",
            "Somebody whom the matter is about works for that Body, so it cannot go there. Name another, or have the "
                + "case taken up by a Body above."),
        "refusal.handling.moveGoesElsewhere": Word(
            "该方式不能移送至所选机关：提级只能至上级机关，指定办理须有共同的上级机关，向上级移送请用提级。请核对方式和机关。",
            "This way does not lead to that Body: only a Body above takes a case up, another is named only where one "
                + "Body is above both, and a transfer does not go upwards. Check way and Body."),
        "refusal.handling.moveDuringApproval": Word(
            "本事项或者其关联事项正在审理、审批，不能移送。请待审批完毕或者退回后办理。",
            "A proposal in this matter or a linked one is with its approvers. Wait until they have spoken or given it "
                + "back."),
        "refusal.handling.noMoveProposed": Word(
            "没有待决定的移送请求。请刷新页面核对。", "No move is asked for. Look at the page again."),
        "refusal.handling.moveDecidedElsewhere": Word(
            "该移送由其他机关决定。请由有权决定的机关办理。",
            "Another Body decides on this move. Leave it to that Body."),
        "refusal.handling.proposerMustNotDecideMove": Word(
            "报请移送的人员不能自行决定。请由其他领导决定。",
            "Whoever asked for the move does not decide on it. Another leader must."),
        "refusal.handling.onlyTheSystemFollows": Word(
            "本事项随关联事项一并移送，不能单独办理。",
            "The case follows a linked one by itself; nobody does this alone."),
        "refusal.handling.copiesTooFew": Word(
            "用印份数少于一份。请填写实际用印的份数。", "Fewer than one copy. Enter how many were really sealed."),
        "refusal.handling.blankFormEntered": Word(
            "这个编号的空白表单已经录入本事项，一个编号只录入一次。请核对编号。",
            "This blank was entered in this matter already; a number is entered once. Check it."),
        "refusal.handling.paperNotIssued": Word(
            "本事项没有制发该文书，不能登记用印。请从已制发的文书中选择。",
            "The case has issued no such document. Choose one that it has issued."),
    ]

    /// The part of a case page every mechanism shares.
    static let handlingView: [String: Word] = [
        "handling.view.people": Word("承办人员", "People"),
        "handling.view.officers": Word("承办人", "Officers"),
        "handling.view.assignedBy": Word("指定人", "Named by"),
        "handling.view.handOvers": Word("移交", "Handed over"),
        "handling.view.from": Word("移出人", "From"),
        "handling.view.to": Word("接手人", "To"),
        "handling.view.recusals": Word("回避", "Recusals"),
        "handling.view.staff": Word("人员", "Who"),
        "handling.view.ground": Word("回避情形", "Ground"),
        "handling.view.ground.report": Word("见检举控告", "As kept in the report"),
        "handling.view.standing": Word("状态", "State"),
        "handling.view.recusal.requested": Word("本人申请，待决定", "Asked for, to be decided"),
        "handling.view.recusal.carried": Word("关联事项已决定回避", "Decided in a linked case"),
        "handling.view.recusal.decided": Word("已决定回避", "Decided"),
        "handling.view.recusal.lifted": Word("已解除回避", "Lifted"),
        "handling.view.deadlines": Word("期限", "Deadlines"),
        "handling.view.clocks": Word("正在计算的期限", "Clocks"),
        "handling.view.clock": Word("期限事项", "What for"),
        "handling.view.due": Word("到期日", "Due"),
        "handling.view.due.provisional": Word("{0}（暂计，待公布工作日安排）", "{0} (provisional: calendar not published)"),
        "handling.view.due.paused": Word("{0}起中止计算（原到期日{1}）", "Stopped on {0} (was due on {1})"),
        "handling.view.basis": Word("依据", "Rule"),
        "handling.view.changes": Word("期限变动", "Changes"),
        "handling.view.change": Word("变动", "Change"),
        "handling.view.change.extended": Word("延长", "Extended"),
        "handling.view.change.paused": Word("中止", "Stopped"),
        "handling.view.change.resumed": Word("恢复", "Went on"),
        "handling.view.change.recounted": Word("重新计算", "Counted anew"),
        "handling.view.bySystem": Word("系统", "System"),
        "handling.view.before": Word("原到期日", "Before"),
        "handling.view.after": Word("新到期日", "New date"),
        "handling.view.jurisdiction": Word("管辖", "Jurisdiction"),
        "handling.view.formerBodies": Word("曾经办理的机关", "Bodies it was with"),
        "handling.view.body": Word("机关", "Body"),
        "handling.view.until": Word("至", "Until"),
        "handling.view.seal": Word("用印登记", "Register of the seal"),
        "handling.view.seal.paper": Word("文书", "Document"),
        "handling.view.seal.number": Word("发文字号", "Document number"),
        "handling.view.seal.copies": Word("份数", "Copies"),
        "handling.view.seal.basis": Word("审批依据", "Approved by"),
        "handling.view.blankForms": Word("使用的空白表单", "Numbered blanks it was entered from"),
        "handling.view.blankForm": Word("空白表编号", "Number of the blank"),
        "handling.view.enteredOn": Word("录入日期", "Entered on"),
        "handling.view.move.way": Word("移送方式", "How"),
        "handling.view.move.to": Word("移送至", "To"),
        "handling.view.move.decider": Word("决定机关", "Decided by"),
        "handling.view.reason": Word("理由", "Reason"),
        "handling.view.opinion": Word("意见", "Opinion"),
        "handling.view.by": Word("经办人", "By"),
        "handling.view.on": Word("日期", "On"),
        "option.Move.raised": Word("提级办理", "Taken up by a Body above"),
        "option.Move.designated": Word("指定办理", "Another Body named by the one above both"),
        "option.Move.transferred": Word("移交", "Transferred to the Body it belongs to"),
    ]
}
