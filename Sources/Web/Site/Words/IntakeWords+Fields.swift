import Application
import Intake

extension Words {
    /// The labels of its own acts' fields, the same name the same label unless the act says otherwise; help; options.
    static let intakeFields: [String: Word] = Intake.ownActs.reduce(into: intakeOptions) { all, act in
        for path in paths(of: act.fields) {
            let name = path.split(separator: ".").last.map(String.init) ?? path
            if let word = intakeSpecial["field.\(act.name).\(path)"] ?? intakeNames[name] {
                all["field.\(act.name).\(path)"] = word
            }
        }
    }

    /// The paths of fields, those of rows after their own: `allegations`, `allegations.category`.
    private static func paths(of fields: [Field]) -> [String] {
        fields.flatMap { field -> [String] in
            guard case .rows(let inner, _, _) = field.kind else { return [field.name] }
            return [field.name] + paths(of: inner).map { "\(field.name).\($0)" }
        }
    }

    /// Labels by the field's name.
    private static let intakeNames: [String: Word] = [
        "original": Word("反映内容", "What is reported"),
        "originalFile": Word("原件文件", "File of the original"),
        "about": Word("反映的是谁", "Whom it is about"),
        "name": Word("姓名", "Name"),
        "contact": Word("联系方式", "Contact"),
        "isRealName": Word("署真实姓名（或者单位名称）", "Gave a true name (or the unit's)"),
        "receiptHash": Word("回执码校验值", "Digest of the receipt code"),
        "channel": Word("来源", "Channel"),
        "receivedOn": Word("收到日期", "Received on"),
        "reporters": Word("检举控告人", "Reporters"),
        "subjects": Word("被反映人", "Subjects"),
        "allegations": Word("反映的问题", "Allegations"),
        "category": Word("问题类别", "Category"),
        "inRemit": Word("业务范围", "Remit"),
        "wording": Word("问题表述", "Wording"),
        "occurredFrom": Word("发生时间（起）", "Happened from"),
        "occurredTo": Word("发生时间（止）", "Happened until"),
        "platformNumber": Word("全国平台编号", "National platform number"),
        "importedFrom": Word("历史补录来源", "Entered later from"),
        "reason": Word("理由", "Reason"),
        "reporter": Word("检举控告人", "Reporter"),
        "exposureChecked": Word(
            "已逐项核对，发出的内容不会使人看出检举控告人是谁", "I have checked that what goes out does not show who the reporter is"),
        "of": Word("原件编号", "Number of the earlier report"),
        "form": Word("告知方式", "How the reporter was told"),
        "method": Word("处置方式", "Method"),
        "reviewOn": Word("复查日期", "To be looked at again on"),
        "study": Word("集体研究", "Collective study"),
        "heldOn": Word("研究日期", "Held on"),
        "attendees": Word("参加人员", "Attended"),
        "views": Word("研究意见", "Views"),
        "dissent": Word("不同意见", "Dissent"),
        "decision": Word("研究决定", "Decision"),
        "next": Word("复查结果", "What is decided"),
        "until": Word("暂存至", "Hold until"),
        "opinion": Word("批示意见", "Opinion"),
        "approver": Word("签批人", "Signer"),
        "signedOn": Word("签批日期", "Signed on"),
        "scan": Word("签批件扫描", "Scan of the signed paper"),
        "how": Word("反馈方式", "How the reporter was told"),
        "item": Word("问题和被反映人", "Allegation and subject"),
        "measure": Word("措施", "Measure"),
        "content": Word("内容", "Content"),
        "contentFile": Word("文件", "File"),
        "objection": Word("异议", "Objection"),
        "summary": Word("办结情况", "How it was handled"),
        "communication": Word("与信访举报部门沟通情况", "What was said with the petition office"),
        "ground": Word("退回情形", "Ground"),
        "explanation": Word("答复和理由", "Answer with reasons"),
        "evidence": Word("新证据", "New evidence"),
        "outcome": Word("核查情况", "Outcome"),
        "message": Word("消息内容", "Message"),
        "to": Word("接收", "To"),
    ]

    /// Labels of an act's own.
    private static let intakeSpecial: [String: Word] = [
        "field.intake.transfer.to": Word("移送单位", "Organ it goes to"),
        "field.intake.forwardUp.to": Word("上级机关", "Higher Body"),
        "field.intake.proposeDisposal.reason": Word("处置理由", "Reasons for the disposal"),
        "field.intake.reporterAnswered.message": Word("内容", "What you want to say"),
        "field.intake.recordObjection.content": Word("异议内容", "The objection"),
        "field.intake.recordNewEvidence.content": Word("新证据内容", "The new evidence"),
        "field.intake.takeIn.original": Word("来件内容", "What came in"),
        "field.intake.register.original": Word("原文", "Original text"),
        "field.intake.transcribe.original": Word("原文", "Original text"),
        "field.intake.correctRegistration.original": Word("原文", "Original text"),
        "field.intake.correctRegistration.reason": Word("更正理由", "Why it is corrected"),
        "field.intake.receive.name": Word("您的姓名", "Your name"),
        "field.intake.receive.contact": Word("您的联系方式", "Your contact"),
    ]

    /// What helps to fill a field in.
    static let intakeHelp: [String: Word] = [
        "help.intake.receive.original": Word("请写明时间、地点、人物和事实，以及您如何得知。", "When, where, who, what, and how you know."),
        "help.intake.receive.about": Word("姓名、单位和职务，知道多少写多少。", "Name, unit and post, as far as you know."),
        "help.intake.receive.name": Word(
            "姓名和联系方式都填写的，按实名办理；任何一项不填的，按匿名办理。",
            "With both name and contact it is handled as a report by name; without either it is anonymous."),
        "help.intake.takeIn.original": Word(
            "无法录入文字的，可以只选择文件；两者都有的，只保存文件。",
            "Where it cannot be typed, the file alone will do; if there are both, the file is kept."),
        "help.intake.register.original": Word(
            "无法录入文字的，可以只选择文件；两者都有的，只保存文件。",
            "Where it cannot be typed, the file alone will do; if there are both, the file is kept."),
        "help.intake.transcribe.original": Word(
            "来件原文已密存，不需要重新录入；另有原件的，可以在此替换。",
            "What came in is sealed already and need not be typed again; enter something only to replace it."),
        "help.intake.correctRegistration.original": Word("不填写的，保留原有原文。", "Left blank, the original stays."),
        "help.intake.register.reporters": Word("匿名来件不填写。", "Leave blank for an anonymous report."),
        "help.intake.transcribe.reporters": Word(
            "不填写的，保留来件中已密存的检举控告人；填写的，全部以此次填写为准。",
            "Left blank, the reporters sealed with it stay; if you enter any, they replace all of them."),
        "help.intake.correctRegistration.reporters": Word(
            "不填写的，保留原有检举控告人；填写的，全部以此次填写为准。",
            "Left blank, the reporters stay; if you enter any, they replace all of them."),
        "help.intake.register.isRealName": Word(
            "同时填写姓名和联系方式的，才能作为实名；经核实后生效。", "A real name needs both name and contact, and counts once it is confirmed."),
        "help.intake.transcribe.isRealName": Word(
            "同时填写姓名和联系方式的，才能作为实名；经核实后生效。", "A real name needs both name and contact, and counts once it is confirmed."),
        "help.intake.register.allegations.subjects": Word(
            "不填写的，视为反映全部被反映人。", "Left blank, it is against every subject of the report."),
        "help.intake.transcribe.allegations.subjects": Word(
            "不填写的，视为反映全部被反映人。", "Left blank, it is against every subject of the report."),
        "help.intake.correctRegistration.allegations.subjects": Word(
            "不填写的，视为反映全部被反映人。", "Left blank, it is against every subject of the report."),
        "help.intake.register.wording": Word(
            "用办理人员的语言概括，不得写入能看出检举控告人的内容。", "In the officer's words, without anything that shows who reported it."),
        "help.intake.transcribe.wording": Word(
            "用办理人员的语言概括，不得写入能看出检举控告人的内容。", "In the officer's words, without anything that shows who reported it."),
        "help.intake.addAllegation.wording": Word(
            "用办理人员的语言概括，不得写入能看出检举控告人的内容。", "In the officer's words, without anything that shows who reported it."),
        "help.intake.correctRegistration.wording": Word(
            "用办理人员的语言概括，不得写入能看出检举控告人的内容。", "In the officer's words, without anything that shows who reported it."),
        "help.intake.register.importedFrom": Word(
            "从旧台账补录的，写明台账名称；补录件计入统计，不计期限。",
            "For entries from an old register, its name. They count but start no clock."),
        "help.intake.transcribe.importedFrom": Word(
            "从旧台账补录的，写明台账名称；补录件计入统计，不计期限。",
            "For entries from an old register, its name. They count but start no clock."),
        "help.intake.transfer.allegations": Word(
            "不选择的，为全部尚未处理的业务范围外问题。", "If none is chosen, all that are out of remit and not settled."),
        "help.intake.decline.allegations": Word(
            "不选择的，为全部尚未处理的业务范围外问题。", "If none is chosen, all that are out of remit and not settled."),
        "help.intake.notifyAcceptance.form": Word(
            "只写方式，如“电话”“当面”，不写姓名和号码。", "The way only, such as by telephone or in person; no name, no number."),
        "help.intake.tellResult.how": Word(
            "只写方式，如“电话”“当面”，不写姓名和号码。", "The way only, such as by telephone or in person; no name, no number."),
        "help.intake.proposeDisposal.reviewOn": Word("暂存待查的必须填写。", "Needed for a hold."),
        "help.intake.proposeDisposal.study": Word("处置意见须先经集体研究。", "A disposal is studied collectively first."),
        "help.intake.proposeReturn.communication": Word(
            "写明与何人、何时沟通，对方意见。", "With whom, when, and what they said."),
        "help.intake.feedBack.summary": Word(
            "写明结论和处理情况，不写检举控告人和办理人员。", "The result and what followed; nothing of the reporter or of who handled it."),
        "help.intake.reviewHold.until": Word("继续暂存的必须填写。", "Needed when it is held on."),
        "help.intake.askReporter.message": Word(
            "不得写入能看出检举控告人或者办理人员的内容。", "Write nothing that shows the reporter or who handles the report."),
        "help.intake.recordObjection.content": Word(
            "可以录入文字或者选择文件；两者都有的，只保存文件。", "Type it or choose a file; if there are both, the file is kept."),
        "help.intake.recordNewEvidence.content": Word(
            "可以录入文字或者选择文件；两者都有的，只保存文件。", "Type it or choose a file; if there are both, the file is kept."),
    ]

    /// The words of what can be chosen.
    private static let intakeOptions: [String: Word] = [
        "option.Channel.letter": Word("来信", "Letter"),
        "option.Channel.visit": Word("来访", "Visit"),
        "option.Channel.telephone": Word("来电", "Telephone"),
        "option.Channel.web": Word("网络", "Web portal"),
        "option.Channel.handedDown": Word("上级交办", "Handed down"),
        "option.Channel.transferred": Word("其他机关移送", "Transferred by another organ"),
        "option.Channel.found": Word("工作中发现", "Found in other work"),
        "option.DisposalMethod.talkOrInquiry": Word("谈话函询", "Talk or inquiry"),
        "option.DisposalMethod.preliminaryVerification": Word("初步核实", "Preliminary verification"),
        "option.DisposalMethod.hold": Word("暂存待查", "Hold"),
        "option.DisposalMethod.close": Word("予以了结", "Close"),
        "option.Measure.criticism": Word("批评教育", "Criticism and education"),
        "option.Measure.reminderTalk": Word("谈话提醒", "Reminder talk"),
        "option.Measure.admonition": Word("诫勉", "Admonition"),
        "option.Naming.anonymous": Word("匿名", "Anonymous"),
        "option.Naming.claimed": Word("署名，尚未核实", "Named, not asked back yet"),
        "option.Naming.confirmed": Word("实名", "Real name"),
        "option.Naming.refuted": Word("署名并非本人，按匿名办理", "Name not the reporter's; counts as anonymous"),
        "option.EvidenceOutcome.changesNothing": Word("不影响原结论", "Does not change the result"),
        "option.EvidenceOutcome.reopen": Word("应当提请重启", "Reopening is to be proposed"),
        "option.EvidenceOutcome.registeredSeparately": Word(
            "属于其他问题，已另行登记", "Something else; registered as a report of its own"),
        "option.AllegationCategory.politicalDiscipline": Word("政治纪律", "Political discipline"),
        "option.AllegationCategory.organisationalDiscipline": Word("组织纪律", "Organisational discipline"),
        "option.AllegationCategory.integrityDiscipline": Word("廉洁纪律", "Integrity discipline"),
        "option.AllegationCategory.massDiscipline": Word("群众纪律", "Mass discipline"),
        "option.AllegationCategory.workDiscipline": Word("工作纪律", "Work discipline"),
        "option.AllegationCategory.lifeDiscipline": Word("生活纪律", "Life discipline"),
        "option.AllegationCategory.dutyViolation": Word("职务违法", "Violation of law in office"),
        "option.AllegationCategory.dutyCrime": Word("职务犯罪", "Crime in office"),
        "option.AllegationCategory.other": Word("其他（不属业务范围）", "Other (not of this kind of business)"),
        "option.Remit.inRemit": Word("属于业务范围", "In remit"),
        "option.Remit.outOfRemit": Word("不属于业务范围", "Out of remit"),
        "option.ReturnGround.noSubstance": Word("没有实质内容", "Without substance"),
        "option.ReturnGround.otherOrgan": Word("属于其他机关、单位职责范围", "Another organ's or unit's matter"),
        "option.HoldDecision.keep": Word("继续暂存", "Hold on"),
        "option.HoldDecision.resume": Word("重新提出处置意见", "Take it up again"),
    ]
}
