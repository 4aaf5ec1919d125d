extension Words {
    /// Why an act on a report is not possible: what, why, what to do.
    static let intakeRefusals: [String: Word] = [
        "refusal.intake.caseNotOpened": Word("本件尚未收到或者登记。请先登记。", "There is no report yet. Register it first."),
        "refusal.intake.caseAlreadyOpened": Word(
            "本件已经登记，不能重复登记。请更正登记，或者增加反映的问题。",
            "The report is registered already. Correct the registration, or add an allegation."),
        "refusal.intake.contentWasForwarded": Word(
            "本件已转送上级机关，本机关未留存内容，不能再办理。需要了解情况的，请联系上级机关。",
            "The report went to a higher Body and nothing of it is kept here. Ask that Body."),
        "refusal.intake.receivedAfterRegistering": Word(
            "收到日期晚于登记日期。请更正其中之一。", "The day of receipt lies after the day of registration. Correct one of them."),
        "refusal.intake.subjectMissing": Word(
            "没有填写被反映人。请填写反映的是谁或者哪个单位。", "The report names nobody. Enter whom or what it is about."),
        "refusal.intake.subjectNamedTwice": Word("同一被反映人填写了两次。请删去一次。", "A subject is named twice. Remove one."),
        "refusal.intake.subjectUnknown": Word(
            "被反映人尚未登记在干部或者单位名册中。请先登记该干部或者单位。", "No register knows the subject. Enter the official or unit first."),
        "refusal.intake.allegationMissing": Word(
            "没有填写反映的问题。请至少填写一项。", "The report holds no allegation. Enter at least one."),
        "refusal.intake.allegationWithoutSubject": Word(
            "有一项问题没有对应的被反映人。请写明反映的是谁。", "An allegation names no subject. Say against whom it is made."),
        "refusal.intake.allegationSubjectNotListed": Word(
            "有一项问题的被反映人不在本件被反映人之列。请通过更正登记增加被反映人。",
            "An allegation names somebody who is not a subject of the report. Add the subject by correcting "
                + "the registration."),
        "refusal.intake.remitUndecided": Word(
            "有一项问题未确定是否属于业务范围。请先确定。", "Nobody has said whether an allegation is in remit. Decide it."),
        "refusal.intake.allegationPeriodReversed": Word(
            "问题发生的终止日期早于起始日期。请核对。", "The period ends before it begins. Check the dates."),
        "refusal.intake.realNameNeedsIdentity": Word(
            "标为实名的检举控告人没有填写姓名。请填写姓名，或者按匿名登记。",
            "A real name needs the name. Enter it, or register the reporter as anonymous."),
        "refusal.intake.realNameNeedsContact": Word(
            "标为实名的检举控告人没有填写联系方式。请补充联系方式，或者按匿名登记。",
            "A real name needs a contact. Enter it, or register the reporter as anonymous."),
        "refusal.intake.notYetRegistered": Word("本件尚未登记。请先登记。", "The report is not registered yet. Register it first."),
        "refusal.intake.allegationsFixed": Word(
            "处置意见已经提出或者有问题已经处理，反映的问题不能再改动。新的问题请以“工作中发现”另行登记。",
            "A disposal was proposed or an allegation settled, so the list is fixed. Register what is new as "
                + "a report of its own."),
        "refusal.intake.reporterUnknown": Word(
            "本件没有这名检举控告人。请从所列各人中选择。", "The report has no such reporter. Choose from those listed."),
        "refusal.intake.reporterGaveNoName": Word(
            "该检举控告人没有署名，或者署名已被否定，不能确认实名。请按匿名办理。",
            "The reporter gave no real name, or it was found not to be theirs. Handle the report as "
                + "anonymous."),
        "refusal.intake.reporterAlreadyConfirmed": Word(
            "该检举控告人的实名已经确认，无需再次办理。请办理下一步。", "The name is confirmed already. Go on to the next step."),
        "refusal.intake.notAwaitingAcceptance": Word(
            "本件已过受理审查阶段，不能再受理、转送或者认定为重复件。请查看目前的办理阶段。",
            "The report is past the point where it is accepted, forwarded or marked a repeat. Look at the "
                + "stage it has reached."),
        "refusal.intake.notHigherBodysMatter": Word(
            "所填机关不是管辖被反映人的上级机关。请核对被反映人的管理权限。",
            "The Body named is not the higher Body that manages the subject. Check who manages the subject."),
        "refusal.intake.nothingInRemit": Word(
            "本件没有属于业务范围的问题，不能受理。请移送或者不予受理。", "Every allegation is out of remit. Transfer or decline them."),
        "refusal.intake.nothingOutOfRemit": Word(
            "没有尚未处理的业务范围外问题。请受理业务范围内的问题。", "Nothing out of remit is left to settle. Accept what is in remit."),
        "refusal.intake.allegationNotToSettle": Word(
            "所选问题属于业务范围、已经处理或者不存在。请只选择尚未处理的业务范围外问题。",
            "The allegation is in remit, settled already, or does not exist. Choose one that is out of remit "
                + "and not settled."),
        "refusal.intake.exposureNotChecked": Word(
            "没有确认发出的内容不会暴露检举控告人。请站在收件人的角度逐项核对，然后勾选确认。",
            "Nobody confirmed that what goes out does not show the reporter. Read it with the eyes of "
                + "whoever gets it, then confirm."),
        "refusal.intake.originalReportUnknown": Word(
            "没有找到原件，或者所填就是本件。请核对原件编号。", "The earlier report does not exist, or is this one. Check its number."),
        "refusal.intake.notAccepted": Word(
            "本件尚未受理或者已经转出，不能这样办理。请先受理，或者查看目前的办理阶段。",
            "The report has not been accepted, or was passed on. Accept it first, or look at the stage it "
                + "has reached."),
        "refusal.intake.reporterNotRealName": Word(
            "该检举控告人不是经确认的实名，不发受理告知。请先确认实名。",
            "Only a reporter whose real name is confirmed gets the notice. Confirm the name first."),
        "refusal.intake.reporterAlreadyNotified": Word(
            "该检举控告人已经告知受理，以原记录为准。请核对告知记录。",
            "The reporter was told of acceptance already; the earlier record stands. Look at it."),
        "refusal.intake.notHandedDown": Word(
            "本件不是上级交办，无需回复交办机关。请核对来源。",
            "The report was not handed down, so no receipt goes back up. Check the channel."),
        "refusal.intake.acknowledgedAlready": Word(
            "已经回复过交办机关，无需再次办理。请核对回复日期。", "The receipt went back up already. Look at its date."),
        "refusal.intake.notAwaitingDisposal": Word(
            "处置意见已经提出或者已经批准。请查看目前的办理阶段。",
            "A disposal is proposed or decided already. Look at the stage it has reached."),
        "refusal.intake.reviewDateMissing": Word(
            "暂存待查没有填写复查日期。请填写。", "A hold needs the date on which it is looked at again. Enter it."),
        "refusal.intake.reviewDateNotLater": Word(
            "复查日期应当晚于办理日期。请修改。", "The review date must lie after the day of the act. Change it."),
        "refusal.intake.studyMissing": Word(
            "处置意见没有集体研究记录。请先集体研究，并填写研究情况。", "A disposal is studied collectively first. Hold the study and enter it."),
        "refusal.intake.studyTooSmall": Word(
            "集体研究至少应有两名不同人员参加。请补充参加人员。",
            "A collective study has at least two different people. Enter who else attended."),
        "refusal.intake.studyAfterProposal": Word(
            "集体研究日期晚于提出处置意见之日。请核对日期。", "The study lies after the proposal; it must come first. Check the date."),
        "refusal.intake.notOnHold": Word(
            "本件不在暂存待查。请查看目前的办理阶段。", "The report is not on hold. Look at the stage it has reached."),
        "refusal.intake.nothingProposed": Word(
            "目前没有待审批的事项。请刷新页面查看最新情况。", "Nothing waits for approval. Reload the page."),
        "refusal.intake.notDisposedForVerification": Word(
            "没有批准谈话函询或者初步核实，不能开启核查。请先报批处置意见。", "No approved disposal opens a verification. Have one approved first."),
        "refusal.intake.notVerifying": Word(
            "本件不在核查中。请查看目前的办理阶段。", "The report is not under verification. Look at the stage it has reached."),
        "refusal.intake.otherVerification": Word(
            "认定来自其他核查，与本件不符。请核对所关联的核查。",
            "The findings come from another verification than this report's. Check which one is linked."),
        "refusal.intake.findingsIncomplete": Word(
            "有问题没有认定、认定重复，或者认定不属于本件。请逐项核对后重新提出。",
            "An item has no finding, has two, or is not of this report. Check item by item and propose again."),
        "refusal.intake.notConcluded": Word("本件尚无结论。请在形成结论后办理。", "There is no result yet. Do this once there is one."),
        "refusal.intake.resultAlreadyTold": Word(
            "已经向该检举控告人反馈过结果，以原记录为准。请核对反馈记录。",
            "The reporter has been told the result; the earlier record stands. Look at it."),
        "refusal.intake.measureNeedsSubstantiated": Word(
            "该问题未认定属实或者部分属实，不能采取措施。请核对认定结果。",
            "The item was not substantiated, even in part, so it carries no measure. Check the finding."),
        "refusal.intake.objectionUnknown": Word(
            "没有这项待答复的异议。请从所列各项中选择。", "There is no such open objection. Choose from those listed."),
        "refusal.intake.evidenceUnknown": Word(
            "没有这项待核查的新证据。请从所列各项中选择。", "There is no such unchecked evidence. Choose from what is listed."),
        "refusal.intake.notClosable": Word(
            "本件尚无结论，也未批准予以了结，不能了结。请先完成核查或者报批处置。",
            "Only what was concluded, or disposed of by closing, is closed. Finish the verification or have "
                + "a disposal approved first."),
        "refusal.intake.outOfRemitUnsettled": Word(
            "有业务范围外的问题尚未处理，不能了结。请先移送或者不予受理。",
            "An allegation out of remit is neither transferred nor declined. Settle it first."),
        "refusal.intake.realNameReporterUntold": Word(
            "尚未向实名检举控告人反馈结果，不能了结。请先反馈并记录。",
            "A real-name reporter has not been told the result. Tell and record it first."),
        "refusal.intake.objectionOpen": Word(
            "有异议尚未答复，不能了结。请说明理由予以答复。", "An objection is unanswered. Answer it with reasons."),
        "refusal.intake.newEvidenceUnchecked": Word(
            "有新证据尚未核查，不能了结。请先核查；影响原结论的，提请重启。",
            "New evidence is unchecked. Check it, and propose to reopen if it changes the result."),
        "refusal.intake.notClosedWithResult": Word(
            "本件尚未了结，或者作为重复件并入原件，没有可以反馈的办结情况。请在了结后反馈。",
            "The report is not closed with a result of its own, so there is nothing to tell. Do this once it is closed."
        ),
        "refusal.intake.fedBackAlready": Word(
            "已经向信访举报部门反馈过，以原记录为准。请核对反馈记录。",
            "The petition office has been told already; the earlier record stands. Look at it."),
        "refusal.intake.notEnded": Word(
            "本件尚未形成结论或者了结，无需重启。请在目前阶段继续办理。",
            "Only what was concluded or closed is reopened. Go on from the stage it has reached."),
        "refusal.intake.reporterNotReachable": Word(
            "本件没有发出回执码，无法在此联系检举控告人。请按检举控告人留下的方式联系。",
            "No receipt code was given out, so the reporter cannot be written to here. Use the contact that "
                + "was left."),
        "refusal.intake.onlyReporterAnswers": Word(
            "只有检举控告人本人可以通过检举控告平台回复。请勿代为回复。",
            "Only the reporter answers, through the portal. Do not answer in their place."),
    ]
}
