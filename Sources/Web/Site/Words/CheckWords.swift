extension Words {
    /// What leaves the Body, and what it betrays.
    static let exposure: [String: Word] = [
        "exposure.title": Word("发出之前，请先看清楚", "Look at this before it leaves"),
        "exposure.recipients": Word("将知悉的人：", "Whom it reaches:"),
        "exposure.wording": Word("对方将看到的内容：", "What they will read:"),
        "exposure.inferences": Word("对方可能据此推断：", "What they could conclude:"),
        "exposure.to.organ": Word("您在“移送至”一栏填写的机关及其经办人", "The organ you name in the form, and its clerks"),
        "exposure.to.reporter": Word("第 {0} 号检举控告人（实名）", "Reporter no. {0} (by name)"),
        "exposure.to.secretary": Word(
            "所在单位党组织主要负责人（在回函上签署意见）", "The Party secretary of the unit, who endorses the answer"),
        "exposure.infer.single": Word(
            "本件由一人反映，内容越具体，越容易联系到本人。", "One person reported: the more particular the words, the easier to guess who."),
        "exposure.infer.unsigned": Word(
            "来件没有署名，请按一人反映来判断：内容越具体，越容易联系到本人。",
            "Unsigned: suppose one person reported. The more particular the words, the easier to guess who."),
        "exposure.infer.joint": Word(
            "本件由 {0} 人联名反映，对方可能逐一排查。", "{0} persons reported jointly; each could be sought out."),
        "exposure.infer.realName": Word(
            "检举控告人已实名，姓名、联系方式和笔迹不得出现在发出的材料里。",
            "The reporter gave a name: neither name, contact nor handwriting may appear in what is sent."),
        "exposure.infer.anonymous": Word(
            "检举控告人未实名，不得从措辞中透露其身份、来信方式和时间。",
            "The reporter gave no confirmed name: the words must not tell who, how or when."),
        "exposure.infer.unknown": Word(
            "您无权查看检举控告，请按“只有一人反映、很少有人知情”来判断。",
            "You may not see the report: suppose that one person reported what few could know."),
        "exposure.infer.particulars": Word(
            "第 {0} 条含有数字（时间、金额等），知情范围可能因此缩小。",
            "No. {0} holds figures (days, sums), which may narrow down who knew."),
        "exposure.infer.few": Word(
            "其中是否有只有少数几个人才知道的事？有的，请先改写措辞。",
            "Is there anything that only a few could know? If so, change the words first."),
        "exposure.infer.addressee": Word(
            "代收、同住或者旁听的人可能由此得知有人反映过问题。",
            "Whoever takes the letter, lives there or overhears may learn that somebody reported."),
        "exposure.infer.trace": Word(
            "请使用本人留下的联系方式，不经其单位转交，信封、来电不显示机关名称。",
            "Use the contact the reporter left, not the workplace; no Body's name on envelope or call."),
    ]

    /// What the rules ask of an approval, case by case.
    static let checks: [String: Word] = [
        "check.intake.remit": Word("有属于受理范围的问题", "Something is within the remit"),
        "check.intake.study": Word("处置意见经集体研究", "The disposal was studied collectively"),
        "check.intake.review": Word("暂存已定复核日期", "A hold has its review date"),
        "check.intake.inTime": Word("在规定期限内提出处置意见", "Proposed within the time limit"),
        "check.intake.evidenceChecked": Word("新的证据线索均已核对", "New evidence has been checked"),
        "check.intake.talkedOver": Word("已与信访举报部门沟通", "Talked over with the petition office"),
        "check.verification.everyItem": Word("每个问题、每名被反映人各有一条认定", "Every item has one finding"),
        "check.verification.evidence": Word("每条认定都有有效证据或者函询答复支持", "Every finding rests on evidence or an answer"),
        "check.verification.heard": Word("作出不利认定前听取了本人说明", "The subject was heard before an adverse finding"),
        "check.verification.two": Word("两名以上承办人参与核查", "Two or more officers took part"),
        "check.verification.gate": Word("经案件审理部门审核", "Passed by the review office"),
        "check.verification.separate": Word("您没有提请、承办或者审核过本件", "You neither proposed, handled nor reviewed it"),
        "check.verification.inTime": Word("在核查期限内", "Within the time limit"),
        "check.clarification.onlyUnfounded": Word("拟澄清的各项均认定为失实", "Every item was found unfounded"),
        "check.clarification.wish": Word("已征求本人意愿", "The subject was asked for the wish"),
        "check.clarification.consent": Word("本人同意或者部分同意澄清", "The subject agrees, wholly or in part"),
        "check.clarification.scope": Word("知悉范围逐一列明", "The audience is a list"),
        "check.clarification.letter": Word("每名对象都有书面澄清函", "A letter accompanies every form"),
        "check.clarification.others": Word("没有正在处理的其他违纪违法问题", "No other violation is under handling"),
        "check.clarification.objections": Word("没有未答复的异议和未核对的新证据", "No objection or new evidence is open"),
        "check.clarification.personnel": Word("涉及选拔任用，知悉范围包括干部人事部门", "The personnel department is on the audience"),
        "check.clarification.separate": Word("您没有核查、提请或者承办过本件", "You neither verified, proposed nor handled it"),
    ]
}
