extension Words {
    /// Forms of acts.
    static let forms: [String: Word] = [
        "form.required": Word("（必填）", "(required)"),
        "form.optional": Word("（选填）", "(optional)"),
        "form.requiredNote": Word("标有“必填”的项目须填写后才能继续。", "Fields marked “required” must be filled in."),
        "form.problems": Word("有 {0} 处需要修改，已填内容均已保留", "{0} to mend; what you typed is kept"),
        "form.filesAgain": Word("所选文件须重新选择。", "Files have to be chosen again."),
        "form.occurredOn": Word("实际办理日期", "Day it was done"),
        "form.occurredOn.summary": Word("按 {0} 办理；不是当天办理的，在此补录", "Done on {0}; another day? Enter it here"),
        "form.occurredOn.help": Word(
            "本项操作实际办理的那一天，不是表中事情发生的日期。晚于当天录入的，将标明“补录”。",
            "The day on which this act was done, not the day of what it is about. Entered later, it is marked so."),
        "form.confirm": Word("办理后：", "When you confirm:"),
        "form.rowField": Word("{0}第 {1} 项 · {2}", "{0}, no. {1} · {2}"),
        "form.nth": Word("{0}（第 {1} 项）", "{0} (no. {1})"),
        "form.add": Word("增加一项{0}", "Add: {0}"),
        "form.leaveOut": Word("不用本项", "Leave this one out"),
        "form.rows.help": Word("最多 {0} 项，空白项不计。", "At most {0}; blank ones are left out."),
        "form.choose": Word("请选择", "Choose"),
        "form.noneOfThese": Word("以上都不是，重新填写", "None of these: type again"),
        "form.nothingToChoose": Word("目前没有可选项。", "There is nothing to choose from at present."),
        "form.sealed": Word("本项内容密存，只有获授权人员可以查看。", "Kept sealed: only those authorised can read it."),
        "form.limit": Word("不超过 {0} 字。", "At most {0} characters."),
        "form.file.help": Word(
            "PDF、PNG、JPEG 或 DOCX 文件，不超过 {0} 兆字节。", "A PDF, PNG, JPEG or DOCX file of at most {0} MB."),
        "form.reference.official": Word(
            "填写干部姓名或编号；同名时会请您选择。", "Name or number; where several share a name, you choose."),
        "form.reference.unit": Word("填写单位全称或编号。", "The unit's full name or number."),
        "form.reference.subject": Word(
            "填写被反映干部姓名，或被反映单位全称。", "Name of the official, or full name of the unit, that it is about."),
        "form.reference.staff": Word("填写工作人员姓名或账号。", "Name or account of the staff member."),
        "form.reference.body": Word("填写机关名称或九位代码。", "Name or nine-digit code of the Body."),
        "form.reference.case": Word("填写事项编号，如“屈纪澄〔2026〕1号”。", "The matter's number, such as 屈纪澄〔2026〕1号."),
        "form.reference.item": Word("选择反映的问题和被反映人。", "Choose an allegation and its subject."),
        "form.reference.allegation": Word("选择反映的问题。", "Choose an allegation."),
        "form.reference.evidence": Word("选择证据材料。", "Choose a piece of evidence."),
        "form.reference.audience": Word("选择已批准的知悉范围。", "Choose from the approved audience."),
        "form.reference.reporter": Word("选择检举控告人。", "Choose a reporter."),
        "form.reference.harm": Word("选择所受影响。", "Choose a harm."),
        "form.reference.task": Word("选择待办事项。", "Choose a task."),
        "form.reference.paper": Word("选择已制发的文书。", "Choose an issued document."),
        "form.reference.officer": Word("选择承办人。", "Choose a case officer."),
        "clock.verification.conclude": Word("办结核查", "Concluding the verification"),
        "clock.verification.inquiry": Word("函询回复：{0}", "Answer to the inquiry: {0}"),
    ]

    /// What can be wrong with a field: what it is and what to do; the label before it says where.
    static let problems: [String: Word] = [
        "problem.missing": Word("尚未填写。请填写或选择后再办理。", "This is not filled in. Fill it in or choose, then send again."),
        "problem.tooLong": Word("超过 {0} 字。请删减后再办理。", "Longer than {0} characters. Shorten it, then send again."),
        "problem.lineBreak": Word("本项只能填写一行。请删去换行。", "This takes one line only. Remove the line breaks."),
        "problem.controlCharacter": Word(
            "含有无法显示的控制字符，多由粘贴带入。请删去后重新输入。",
            "It holds control characters, often from pasting. Delete them and type the text again."),
        "problem.reorderingCharacter": Word(
            "含有会改变文字显示顺序的字符。请手工重新输入这段文字。",
            "It holds characters that change the order in which text is shown. Type this text by hand."),
        "problem.hiddenCharacter": Word(
            "含有看不见的字符，多由粘贴带入。请手工重新输入这段文字。",
            "It holds invisible characters, often from pasting. Type this text by hand."),
        "problem.notText": Word(
            "有文字未能正确识别（显示为乱码）。请重新输入。", "Some of it cannot be read as text. Type it again."),
        "problem.notAnOption": Word(
            "所选不在可选范围内。请从所列各项中选择。", "This is not one of the choices. Choose from those listed."),
        "problem.notADate": Word("不是有效日期。请按“2026-11-23”的格式填写。", "Not a date. Write it as 2026-11-23."),
        "problem.notInRange": Word("应为 {0} 至 {1} 之间的整数。请修改。", "Must be a whole number from {0} to {1}. Change it."),
        "problem.fileTooLarge": Word(
            "文件超过 {0} 兆字节。请压缩或拆分后重新选择。", "The file is larger than {0} MB. Make it smaller or split it."),
        "problem.fileKind": Word(
            "文件类型不受支持。请改用 PDF、PNG、JPEG 或 DOCX 文件。", "This kind of file is not taken. Use PDF, PNG, JPEG or DOCX."),
        "problem.tooFewRows": Word("至少应填写 {0} 项。请补充。", "At least {0} needed. Add what is missing."),
        "problem.tooManyRows": Word(
            "最多填写 {0} 项。请删减，或分次办理。", "At most {0} taken. Leave some out, or send them separately."),
        "problem.unknown.official": Word(
            "没有找到这名干部。请核对姓名，或先在“干部”中登记。", "No such official. Check the name, or enter the official first."),
        "problem.unknown.unit": Word(
            "没有找到这个单位。请填写单位全称，或先在“单位”中登记。", "No such unit. Use its full name, or enter the unit first."),
        "problem.unknown.subject": Word(
            "没有找到这名干部或这个单位。请核对名称，或先登记。",
            "No official or unit of this name. Check it, or enter it first."),
        "problem.unknown.staff": Word("没有找到这名工作人员。请核对姓名或账号。", "No such staff member. Check the name or account."),
        "problem.unknown.body": Word("没有找到这个机关。请核对名称或九位代码。", "No such Body. Check the name or nine-digit code."),
        "problem.unknown.case": Word("没有找到这个编号的事项。请核对编号。", "No matter has this number. Check the number."),
        "problem.unknown.item": Word("该问题不在本事项中。请从所列各项中选择。", "Not an item of this matter. Choose from those listed."),
        "problem.unknown.allegation": Word(
            "该问题不在本事项中。请从所列各项中选择。", "Not an allegation of this matter. Choose from those listed."),
        "problem.unknown.evidence": Word(
            "该材料不在本事项中。请从所列各项中选择。", "Not evidence of this matter. Choose from what is listed."),
        "problem.unknown.audience": Word(
            "不在已批准的知悉范围内。请从所列各项中选择。", "Not in the approved audience. Choose from those listed."),
        "problem.unknown.reporter": Word(
            "不是本事项的检举控告人。请从所列各项中选择。", "Not a reporter of this matter. Choose from those listed."),
        "problem.unknown.harm": Word("该影响不在本事项中。请从所列各项中选择。", "Not a harm of this matter. Choose from those listed."),
        "problem.unknown.task": Word("该待办已不存在。请刷新页面后重新选择。", "This task is gone. Reload the page and choose again."),
        "problem.unknown.paper": Word(
            "本事项没有制发该文书。请从所列各项中选择。", "Not an issued document of this matter. Choose from those listed."),
        "problem.unknown.officer": Word(
            "不是本事项的承办人。请从所列各项中选择。", "Not an officer of this matter. Choose from those listed."),
        "problem.several.official": Word("有多名干部符合。请在下面选定一名。", "Several officials fit. Choose one below."),
        "problem.several.unit": Word("有多个单位符合。请在下面选定一个。", "Several units fit. Choose one below."),
        "problem.several.subject": Word("有多个对象符合。请在下面选定一个。", "Several officials or units fit. Choose one below."),
        "problem.several.staff": Word("有多名工作人员符合。请在下面选定一名。", "Several staff members fit. Choose one below."),
        "problem.several.body": Word("有多个机关符合。请在下面选定一个。", "Several Bodies fit. Choose one below."),
        "problem.several.case": Word("有多个事项符合。请在下面选定一个。", "Several matters fit. Choose one below."),
        "problem.several.item": Word("有多项符合。请在下面选定一项。", "Several items fit. Choose one below."),
        "problem.several.allegation": Word("有多项问题符合。请在下面选定一项。", "Several allegations fit. Choose one below."),
        "problem.several.evidence": Word("有多份材料符合。请在下面选定一份。", "Several pieces of evidence fit. Choose one below."),
        "problem.several.audience": Word(
            "有多项范围符合。请在下面选定一项。", "Several entries of the audience fit. Choose one below."),
        "problem.several.reporter": Word("有多名检举控告人符合。请在下面选定一名。", "Several reporters fit. Choose one below."),
        "problem.several.harm": Word("有多项影响符合。请在下面选定一项。", "Several harms fit. Choose one below."),
        "problem.several.task": Word("有多项待办符合。请在下面选定一项。", "Several tasks fit. Choose one below."),
        "problem.several.paper": Word("有多件文书符合。请在下面选定一件。", "Several documents fit. Choose one below."),
        "problem.several.officer": Word("有多名承办人符合。请在下面选定一名。", "Several officers fit. Choose one below."),
    ]
}
