extension Words {
    /// Why a clarification refuses: what, why, what to do; those up to the proposal.
    static let clarificationRefusals: [String: Word] = [
        "refusal.clarification.notOpen": Word(
            "没有这一澄清事项。核查办结认定失实后自动启动，请待核查办结。",
            "There is no such clarification yet. It opens when a verification ends with an unfounded item."),
        "refusal.clarification.onlySystemOpens": Word(
            "澄清事项由核查办结自动启动，或者由澄清申请启动，不直接建立。无需办理。",
            "A clarification opens with a concluded verification or an application. There is nothing to do."),
        "refusal.clarification.nothingToClarify": Word(
            "没有认定失实的问题，只有失实的才予澄清。请核对核查结论；无法核实不等于失实。",
            "No item was found unfounded, and only those are cleared. Look at the findings; inconclusive is not "
                + "unfounded."),
        "refusal.clarification.actorNotAssigned": Word(
            "您不是本事项承办人。按谁核实谁澄清的要求，由承办人办理；确需办理的，请先申请指定。",
            "You are not an officer of this matter: who verified clarifies. Ask to be assigned, or leave it to them."),
        "refusal.clarification.reportNotConcluded": Word(
            "该检举控告尚无认定失实的核查结论，不能受理澄清申请。请告知申请人核查进展或者结果。",
            "No verification of the report has found anything unfounded, so no application is taken. Tell the "
                + "applicant how it stands."),
        "refusal.clarification.applicantNotSubject": Word(
            "申请人不是失实问题的被反映人，只有被反映人可以申请。请核对申请人。",
            "The applicant is no subject of an unfounded item, and only a subject applies. Check the applicant."),
        "refusal.clarification.alreadyClarified": Word(
            "申请人的失实问题均已澄清，无需再次申请。请告知申请人澄清情况。",
            "Everything about the applicant has been cleared. Tell the applicant how it was done."),
        "refusal.clarification.clarificationExists": Word(
            "该检举控告已有澄清事项，不另行启动。请打开该事项登记申请；原不予澄清或者本人不愿澄清的，登记后重新办理。",
            "The report has a clarification, and no second one is opened. Open it and enter the application there; one "
                + "that was not needed or declined is taken up again by it."),
        "refusal.clarification.noPendingApplication": Word(
            "该澄清申请不存在或者已经答复。请从待答复的申请中选择。",
            "The application does not exist or has been answered. Choose one that waits for an answer."),
        "refusal.clarification.applicationNotRefused": Word(
            "该申请没有待复核的不予受理决定，只有未经复核的才能复核。请核对申请。",
            "Only a refusal that has not been reviewed is reviewed. Check the application."),
        "refusal.clarification.reviewerTookPart": Word(
            "您参与过本事项，不能复核。请由未参与的人员复核。",
            "You took part in this matter and may not review it. Give the review to somebody who did not."),
        "refusal.clarification.notToAssess": Word(
            "各项均已评估，或者当前环节不能评估。无需办理。",
            "Every item has its answer, or this is not the stage for it. There is nothing to do."),
        "refusal.clarification.itemUnknown": Word(
            "所选问题不在本事项中。请从所列问题中选择。", "The item is none of this matter. Choose from those listed."),
        "refusal.clarification.itemAnsweredTwice": Word(
            "同一问题重复评估，或者已经评估。每项只填写一次，请删去重复的。",
            "An item is answered twice, or was answered before. Leave one answer for each open item."),
        "refusal.clarification.reasonsMissing": Word(
            "有问题未注明理由，是否澄清都须有理由。请选择理由。",
            "An answer has no reason, and yes and no both need one. Choose a reason."),
        "refusal.clarification.reasonContradicts": Word(
            "理由与结论不一致，或者重复。请核对后重新选择。",
            "A reason speaks against its answer, or stands twice. Check the answer and its reasons."),
        "refusal.clarification.otherViolationsOpen": Word(
            "被反映人另有违纪违法问题正在处理，暂不澄清。请待处理完毕，或者评估为不予澄清。",
            "Other violations of the subject are under handling, so nothing is cleared now. Wait for their end, or "
                + "answer no."),
        "refusal.clarification.itemsNotAllAssessed": Word(
            "还有问题没有评估，失实问题须逐项评估。请补齐后一并提交。",
            "Items are left without an answer, and each must have one. Add those that are missing."),
        "refusal.clarification.wordingNotShortened": Word(
            "表述只能删字，不能增改，以免超出核查结论。请只作删减。",
            "A wording can only be shortened, lest it say more than was found. Strike words out, add none."),
        "refusal.clarification.characterNotAllowed": Word(
            "含有隐藏、控制或者形似字符，不能写入文书。请用通用汉字、数字和标点重新输入。",
            "It holds a hidden, control or look-alike character, which no document may have. Type it anew in plain "
                + "characters."),
        "refusal.clarification.wordingTooLong": Word(
            "表述过长，文书只写简要表述。请删减。", "The wording is too long: a document states it in short. Shorten it."),
        "refusal.clarification.wordingTermsNotInForce": Word(
            "现行制度没有列明不得写入的词语，无法核对文书。请联系制度管理人员发布相应制度。",
            "No rule in force lists the words that say too much, so nothing can be checked. Have such a "
                + "rule set issued."),
        "refusal.clarification.wordingSaysTooMuch": Word(
            "文字对人作了评价，或者透露了核查情况；澄清只说结果。请删去有关词语。",
            "The text judges the person or tells how it was verified; only the result is stated. Strike "
                + "those words out."),
        "refusal.clarification.stageForbids": Word(
            "当前环节不能这样办理。请按页面所列的下一步办理。",
            "This cannot be done at this stage. See the next step shown on the page."),
        "refusal.clarification.itemsNotAssessed": Word(
            "问题尚未评估完毕，或者没有需要澄清的。请先逐项评估。",
            "The items are not all assessed, or none needs a clarification. Assess each item first."),
        "refusal.clarification.exposureNotChecked": Word(
            "尚未核对知悉面，征求意愿可能使人推知检举控告人。请核对后勾选。",
            "Whom this reaches has not been checked; it might betray the reporter. Check it, then tick the box."),
        "refusal.clarification.wishNotAsked": Word(
            "尚未征求本人意愿。请先征求意愿。", "The subjects have not been asked yet. Ask them first."),
        "refusal.clarification.subjectUnknown": Word(
            "该对象没有需要澄清的问题。请选择需要澄清的被反映人。",
            "No item of this subject needs a clarification. Choose a subject of one that does."),
        "refusal.clarification.wishPartEmpty": Word(
            "部分同意须注明同意的方式和范围。请至少各选一项；都不同意的，登记为不同意。",
            "A wish in part names forms and audience. Choose at least one of each, or record that the subject declines."
        ),
        "refusal.clarification.itemsMissing": Word(
            "没有选择问题，或者重复选择。请选择至少一个失实问题，每项只选一次。",
            "No item is chosen, or one twice. Choose at least one unfounded item, each once."),
        "refusal.clarification.itemNotNeeded": Word(
            "所选问题评估为不予澄清，或者已经澄清。请从方案中去掉。",
            "An item was not found to need a clarification, or has been cleared. Leave it out."),
        "refusal.clarification.itemNotUnfounded": Word(
            "有问题现在不是认定失实，只有失实的才能澄清。请去掉该项；已批准的请撤回，已实施的请更正。",
            "An item is not, or no longer, found unfounded, and only those are cleared. Leave it out; if approved, "
                + "withdraw; if delivered, correct."),
        "refusal.clarification.wishMissing": Word(
            "有被反映人的意愿尚未登记。请先登记其意愿。", "The wish of a subject is not recorded. Record it first."),
        "refusal.clarification.subjectDeclines": Word(
            "有被反映人不愿澄清。请去掉其问题。", "A subject declines. Leave out the items of this subject."),
        "refusal.clarification.lowerBodyDidNotAsk": Word(
            "所填机关没有报请提级由本机关代为澄清。请清空，或者填写报请的下级机关。",
            "The Body named did not ask this one to take the case up. Leave it empty, or name the Body that asked."),
        "refusal.clarification.audienceEmpty": Word(
            "没有列出知悉对象，或者有被反映人无人知悉。请为每名被反映人列出对象。",
            "The audience is empty, or reaches nobody about a subject. List an addressee for every subject."),
    ]
}
