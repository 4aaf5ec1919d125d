extension Words {
    /// Clarification: fields, help and options of its forms.
    static let clarificationFields: [String: Word] = [
        "field.clarification.receiveApplication.report": Word("检举控告编号", "Number of the report"),
        "help.clarification.receiveApplication.report": Word(
            "填写申请所涉检举控告的编号，也可填写其核查编号。已有澄清事项的，在该事项中登记申请。",
            "The report that the application is about, or its verification. Where a clarification exists, enter the "
                + "application there."),
        "field.clarification.receiveApplication.applicant": Word("申请人", "Applicant"),
        "field.clarification.receiveApplication.gist": Word("申请内容", "What is asked"),
        "help.clarification.receiveApplication.gist": Word(
            "概括反映失实的主要内容和请求，仅供内部办理。", "Sum up what was untrue and what is asked; for internal use."),
        "field.clarification.receiveApplication.paper": Word("书面申请", "Written application"),
        "field.clarification.apply.applicant": Word("申请人", "Applicant"),
        "field.clarification.apply.gist": Word("申请内容", "What is asked"),
        "help.clarification.apply.gist": Word(
            "概括反映失实的主要内容和请求，仅供内部办理。", "Sum up what was untrue and what is asked; for internal use."),
        "field.clarification.apply.paper": Word("书面申请", "Written application"),
        "field.clarification.refuseApplication.number": Word("澄清申请", "Application"),
        "field.clarification.refuseApplication.reason": Word("不予受理的理由", "Reason"),
        "help.clarification.refuseApplication.reason": Word(
            "须向申请人说明。", "It is explained to the applicant."),
        "field.clarification.reviewRefusal.number": Word("澄清申请", "Application"),
        "field.clarification.reviewRefusal.isOverturned": Word("复核结论", "Outcome"),
        "field.clarification.reviewRefusal.reason": Word("理由", "Reason"),
        "field.clarification.assess.assessments": Word("评估", "Assessment"),
        "field.clarification.assess.assessments.item": Word("失实问题", "Unfounded item"),
        "field.clarification.assess.assessments.isNeeded": Word("是否澄清", "Clarify"),
        "field.clarification.assess.assessments.reasons": Word("理由", "Reasons"),
        "help.clarification.assess.assessments": Word(
            "每一项均须作出结论并注明理由。", "Every item gets an answer and its reasons."),
        "field.clarification.shortenWording.item": Word("失实问题", "Unfounded item"),
        "field.clarification.shortenWording.wording": Word("删减后的表述", "Shortened wording"),
        "help.clarification.shortenWording.wording": Word(
            "只能删字，不能增改。", "Words can be struck out, none added."),
        "field.clarification.shortenWording.reason": Word("理由", "Reason"),
        "field.clarification.askWish.exposureChecked": Word(
            "已核对知悉面，不会使人推知检举控告人",
            "I have checked whom this reaches, and that nobody can infer the reporter from it"),
        "field.clarification.recordWish.subject": Word("被反映人", "Subject"),
        "field.clarification.recordWish.wish": Word("意愿", "Wish"),
        "field.clarification.recordWish.forms": Word("同意的方式", "Forms agreed to"),
        "help.clarification.recordWish.forms": Word(
            "仅在部分同意时填写；书面澄清视为已包含。", "Only for a wish in part; the letter is always included."),
        "field.clarification.recordWish.audience": Word("同意的知悉范围", "Audience agreed to"),
        "help.clarification.recordWish.audience": Word("仅在部分同意时填写。", "Only for a wish in part."),
        "field.clarification.recordWish.signed": Word("本人签字件", "Signed paper"),
        "field.clarification.propose.items": Word("拟澄清的问题", "Items"),
        "help.clarification.propose.items": Word(
            "只能选择认定为失实、且需要澄清的问题。", "Only unfounded items that need a clarification."),
        "field.clarification.propose.audience": Word("知悉范围", "Audience"),
        "help.clarification.propose.audience": Word(
            "批准后只对所列对象实施。每名被反映人至少有一个书面澄清的对象。",
            "Only those listed are reached. Every subject has at least one addressee of a letter."),
        "field.clarification.propose.audience.kind": Word("对象类别", "Kind"),
        "field.clarification.propose.audience.name": Word("名称", "Name"),
        "field.clarification.propose.audience.about": Word("知悉谁的澄清", "About whom"),
        "field.clarification.propose.audience.forms": Word("方式", "Forms"),
        "field.clarification.propose.audience.until": Word("截止日期", "Until"),
        "field.clarification.propose.audience.isPersonnelDepartment": Word(
            "是干部人事部门", "Is the personnel department"),
        "help.clarification.propose.audience.name": Word(
            "按文书上的称谓填写，如“中共某某局党组”。", "As it stands in documents."),
        "help.clarification.propose.audience.about": Word("不填表示全部。", "Empty means all."),
        "help.clarification.propose.audience.until": Word(
            "最迟送达之日；公告类为撤下之日。", "The last day to reach it, or on which a publication stands."),
        "field.clarification.propose.promotionAtStake": Word("涉及选拔任用", "Promotion is at stake"),
        "help.clarification.propose.promotionAtStake": Word(
            "涉及的，知悉范围须包括干部人事部门。", "The personnel department is then on the audience."),
        "field.clarification.propose.onBehalfOfLowerBody": Word("代下级机关澄清", "On behalf of a lower Body"),
        "help.clarification.propose.onBehalfOfLowerBody": Word(
            "下级机关报请提级、由本机关代为澄清的，填写该机关代码；文书以本机关名义发出。",
            "Where a lower Body asked this one to take the case up and clarify in its place: its code. The papers go "
                + "out under this Body's name."),
        "field.clarification.approve.opinion": Word("批示意见", "Opinion"),
        "field.clarification.approveOnPaper.opinion": Word("批示意见", "Opinion"),
        "field.clarification.approveOnPaper.approver": Word("审批人", "Signer"),
        "field.clarification.approveOnPaper.signedOn": Word("签批日期", "Signed on"),
        "field.clarification.approveOnPaper.scan": Word("签批件扫描件", "Scan of the signed paper"),
        "field.clarification.sendBack.reason": Word("退回意见", "Reason"),
        "field.clarification.reject.reason": Word("不予批准的理由", "Reason"),
        "field.clarification.withdraw.reason": Word("撤回理由", "Reason"),
        "field.clarification.widenScope.audience": Word("增加的知悉对象", "Further audience"),
        "field.clarification.widenScope.audience.kind": Word("对象类别", "Kind"),
        "field.clarification.widenScope.audience.name": Word("名称", "Name"),
        "field.clarification.widenScope.audience.about": Word("知悉谁的澄清", "About whom"),
        "field.clarification.widenScope.audience.forms": Word("方式", "Forms"),
        "field.clarification.widenScope.audience.until": Word("截止日期", "Until"),
        "field.clarification.widenScope.audience.isPersonnelDepartment": Word(
            "是干部人事部门", "Is the personnel department"),
        "help.clarification.widenScope.audience.about": Word("不填表示全部。", "Empty means all."),
        "field.clarification.correct.kind": Word("更正事由", "Kind of correction"),
        "field.clarification.correct.reason": Word("更正理由", "Reason"),
        "help.clarification.correct.reason": Word("仅供内部审批，不写入文书。", "For approval only; it enters no document."),
        "field.clarification.deliver.form": Word("方式", "Form"),
        "field.clarification.deliver.audience": Word("送达对象", "Reached"),
        "field.clarification.deliver.on": Word("日期", "Date"),
        "field.clarification.deliver.place": Word("地点", "Place"),
        "field.clarification.deliver.heard": Word("在场知悉的对象", "Heard it besides"),
        "help.clarification.deliver.heard": Word(
            "只能是批准范围内的对象；书面和通报不填。", "Only those on the approved list; none for a letter or circular."),
        "field.clarification.deliver.letterTo": Word("当场送达澄清函的对象", "Handed the letter on the same occasion"),
        "field.clarification.deliver.by": Word("实施人", "Delivered by"),
        "help.clarification.deliver.by": Word("不少于两人。", "Two or more."),
        "field.clarification.deliver.receipt": Word("送达回证", "Signed receipt"),
        "field.clarification.recordHarm.harms": Word("不良影响", "Harm"),
        "field.clarification.recordHarm.harms.kind": Word("类别", "Kind"),
        "field.clarification.recordHarm.harms.detail": Word("具体情况", "What happened"),
        "field.clarification.settleHarm.number": Word("不良影响", "Harm"),
        "field.clarification.settleHarm.outcome": Word("结果", "Outcome"),
        "field.clarification.settleHarm.text": Word("消除或者说明情况", "How it was settled"),
        "field.clarification.followUp.on": Word("回访日期", "Date"),
        "field.clarification.followUp.how": Word("回访方式", "How"),
        "field.clarification.followUp.note": Word("回访情况", "Note"),
        "field.clarification.tellPersonnel.on": Word("通报日期", "Date"),
        "field.clarification.tellPersonnel.receipt": Word("回执", "Receipt"),
    ]

    /// Clarification: the words of its closed vocabularies.
    static let clarificationOptions: [String: Word] = [
        "option.Need.needed": Word("需要澄清", "Needed"),
        "option.Need.notNeeded": Word("不予澄清", "Not needed"),
        "option.RefusalReview.upheld": Word("维持不予受理", "Upheld"),
        "option.RefusalReview.overturned": Word("撤销，应予受理", "Overturned"),
        "option.AssessmentReason.selectionAffected": Word(
            "影响换届选举、选拔任用、评优评先等", "Election, selection or awards affected"),
        "option.AssessmentReason.rightsOrLifeHarmed": Word(
            "侵犯人身、财产权利或者影响正常工作生活", "Rights violated, or work or life harmed"),
        "option.AssessmentReason.effectInRangeOrSociety": Word(
            "在一定范围或者社会上造成不良影响", "Bad effect in a certain range or in society"),
        "option.AssessmentReason.organisationFindsNecessary": Word(
            "组织认为有必要", "The organisation finds it necessary"),
        "option.AssessmentReason.subjectDeclines": Word("本人不愿澄清", "The subject does not want it"),
        "option.AssessmentReason.wouldWidenHarm": Word("澄清会扩大不良影响", "It would widen the harm"),
        "option.AssessmentReason.wouldExposeReporter": Word("可能泄露检举控告人信息", "It might expose the reporter"),
        "option.AssessmentReason.otherViolationsUnderHandling": Word(
            "另有违纪违法问题正在处理", "Other violations are under handling"),
        "option.AssessmentReason.noEffect": Word("未造成不良影响", "It had no effect"),
        "option.WishAnswer.agrees": Word("同意", "Agrees"),
        "option.WishAnswer.agreesInPart": Word("部分同意", "Agrees in part"),
        "option.WishAnswer.declines": Word("不同意", "Declines"),
        "option.Form.letter": Word("书面", "Letter"),
        "option.Form.inPerson": Word("当面", "In person"),
        "option.Form.meeting": Word("会议", "Meeting"),
        "option.Form.circular": Word("通报", "Circular"),
        "option.AudienceKind.person": Word("个人", "Person"),
        "option.AudienceKind.unit": Word("单位", "Unit"),
        "option.AudienceKind.meeting": Word("会议", "Meeting"),
        "option.AudienceKind.place": Word("公示场所", "Place of publication"),
        "option.CorrectionKind.resultChanged": Word("核查结果有变化", "A finding has changed"),
        "option.CorrectionKind.particularsWrong": Word("姓名、职务、日期等有误", "A name, post or date was wrong"),
        "option.HarmKind.selection": Word("选举、任用、晋升", "Election, appointment, promotion"),
        "option.HarmKind.assessment": Word("考核、评优、荣誉", "Assessment, awards, honours"),
        "option.HarmKind.pay": Word("工资待遇", "Pay and benefits"),
        "option.HarmKind.reputation": Word("名誉", "Reputation"),
        "option.HarmKind.workOrLife": Word("工作生活", "Work or life"),
        "option.HarmKind.other": Word("其他", "Other"),
        "option.HarmOutcome.reversed": Word("已消除", "Reversed"),
        "option.HarmOutcome.explained": Word("已说明", "Explained"),
        "option.FollowUpWay.visit": Word("走访", "Visit"),
        "option.FollowUpWay.talk": Word("谈心谈话", "Talk"),
        "option.FollowUpWay.telephone": Word("电话", "Telephone"),
        "option.FollowUpWay.letter": Word("信函", "Letter"),
    ]
}
