extension Words {
    /// Why a clarification refuses: those from the proposal on.
    static let clarificationRefusalsLater: [String: Word] = [
        "refusal.clarification.entryMalformed": Word(
            "有知悉对象填写不完整，或者方式与对象不符。请核对方式和知悉谁的澄清；会议知悉的须列出会议。",
            "An entry of the audience is incomplete, or a form cannot reach it. Check its forms and about whom it is; "
                + "who hears at a meeting needs the meeting on the list."),
        "refusal.clarification.formNotInForce": Word(
            "现行制度没有这种澄清方式。请选择制度规定的方式。",
            "No rule in force knows this form. Choose one that the rules name."),
        "refusal.clarification.letterMissing": Word(
            "以其他方式澄清的，须同时出具书面澄清。请为该被反映人增加书面方式。",
            "A letter accompanies every other form. Add a letter for the subject."),
        "refusal.clarification.outsideWish": Word(
            "有对象或者方式超出本人意愿。请去掉，或者重新征求意愿。",
            "An entry or form goes beyond the wish of a subject. Take it out, or record a new wish."),
        "refusal.clarification.untilPassed": Word(
            "有对象的截止日期已过。请改为今后的日期，或者不填。",
            "The last day of an entry has passed. Set a later one, or none."),
        "refusal.clarification.personnelNotOnAudience": Word(
            "涉及选拔任用，但知悉范围没有干部人事部门。请增加。",
            "Promotion is at stake and the personnel department is not on the audience. Add it."),
        "refusal.clarification.clauseMissing": Word(
            "现行制度缺少文书所需的条款，无法生成文书。请联系制度管理人员补充。",
            "The rules in force lack a clause that the text is made of. Have it added to the rule set."),
        "refusal.clarification.clauseMalformed": Word(
            "制度中的文书条款有无法填充的内容，无法生成文书。请联系制度管理人员更正。",
            "A clause of the rules cannot be filled, so that no text can be made. Have it mended in the rule set."),
        "refusal.clarification.nameMissing": Word(
            "干部或者单位登记信息不全，或者含有不能写入文书的字符，无法生成文书。请先补正登记。",
            "The register lacks a name, unit or post, or it holds a character no document may have. Mend "
                + "the entry first."),
        "refusal.clarification.notProposed": Word(
            "没有待报审的方案，或者已经报审。请先拟订方案；被退回的须重新拟订。",
            "Nothing is proposed, or it is submitted already. Propose first; what was returned is proposed anew."),
        "refusal.clarification.notSubmitted": Word(
            "方案尚未报请审批。请先报审。", "Nothing is submitted for approval. Submit it first."),
        "refusal.clarification.objectionOpen": Word(
            "检举控告人的异议尚未答复，不能澄清。请先答复异议。",
            "An objection of the reporter is open, so nothing is cleared. Answer the objection first."),
        "refusal.clarification.newEvidenceOpen": Word(
            "新的证据材料尚未核对，不能澄清。请先核对。",
            "New evidence is being checked, so nothing is cleared. Check the evidence first."),
        "refusal.clarification.notApproved": Word(
            "尚未批准，不得实施澄清；本次登记已留记录。请待批准后实施；已经实施的，报告主要负责人。",
            "Nothing may be delivered before its approval; this attempt was noted. Wait for the approval; what was "
                + "delivered without one is reported to the head."),
        "refusal.clarification.deliveryOutsideApprovedScope": Word(
            "超出批准的方式或者知悉范围；本次登记已留记录。请按批准的对象和方式实施，确需扩大的重新报批。",
            "Something is outside the approved forms or audience; this attempt was noted. Keep to the list; to reach "
                + "more, widen it by a new approval."),
        "refusal.clarification.dateWrong": Word(
            "日期早于前一环节，或者晚于今天。请填写实际日期。",
            "The day lies before what it follows, or after today. Enter the day on which it happened."),
        "refusal.clarification.deliveryAfterUntil": Word(
            "已过该对象的截止日期；本次登记已留记录。请不要再送达，确需送达的重新报批。",
            "The last day of an entry has passed; this attempt was noted. Do not reach it now; to do so, get a new "
                + "approval."),
        "refusal.clarification.alreadyServed": Word(
            "所列对象均已实施。无需重复登记。", "Everything in it was delivered before. There is nothing to record."),
        "refusal.clarification.letterMustGoFirst": Word(
            "书面澄清须先于其他方式或者同时送达；本次登记已留记录。请先送达澄清函，或者登记当场送达。",
            "The letter goes before any other form or together with it; this attempt was noted. Deliver the letter "
                + "first, or record that it was handed over on the same occasion."),
        "refusal.clarification.reporterNotToldYet": Word(
            "实名检举控告人尚未收到结果反馈，不能实施澄清；本次登记已留记录。请信访部门先行反馈。",
            "A real-name reporter has not been told the result; this attempt was noted. The petition office tells the "
                + "reporter first."),
        "refusal.clarification.deliverersTooFew": Word(
            "实施人不足两人；本次登记已留记录。请由两人以上实施。",
            "Fewer than two persons deliver; this attempt was noted. Name two or more."),
        "refusal.clarification.delivererRecused": Word(
            "有实施人已回避或者与本事项有利害关系；本次登记已留记录。请更换人员。",
            "A deliverer is recused or has a conflict; this attempt was noted. Send somebody else."),
        "refusal.clarification.notDelivered": Word(
            "尚未全部实施，不能进行这一步。请先实施完毕，或者撤回其余部分。",
            "The clarification has not been delivered. Deliver everything approved, or withdraw the rest."),
        "refusal.clarification.harmUnknown": Word(
            "该不良影响不存在或者已经处理。请从所列各项中选择。",
            "The harm does not exist or is settled. Choose one that is open."),
        "refusal.clarification.harmNotSettled": Word(
            "还有不良影响没有消除或者说明。请逐项处理后再归档。",
            "A harm is neither reversed nor explained. Settle each one before you archive."),
        "refusal.clarification.followUpMissing": Word(
            "制度要求的回访尚未完成。请回访并登记后再归档。",
            "Contacts that the rules ask for are missing. Make and record them before you archive."),
        "refusal.clarification.personnelNotTold": Word(
            "涉及选拔任用，尚未通报干部人事部门。请先通报。",
            "Promotion is at stake and the personnel department has not been told. Tell it first."),
        "refusal.clarification.personnelNotAtStake": Word(
            "批准的知悉范围没有干部人事部门，不能通报。确需通报的，请重新报批。",
            "The personnel department is not on the approved audience. To tell it, get a new approval."),
        "refusal.clarification.resultHasNotChanged": Word(
            "各项仍为认定失实，没有需要撤回的内容。请另选更正事由，或者不作更正。",
            "Every finding still says unfounded. Choose the other kind of correction, or make none."),
    ]
}
