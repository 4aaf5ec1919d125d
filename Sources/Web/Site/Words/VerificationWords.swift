extension Words {
    /// Verifications: the mechanism, its stages, acts, fields, options, tasks and events.
    static let verification: [String: Word] = verificationActs.merging(verificationFields) { first, _ in first }
        .merging(verificationHelp) { first, _ in first }
        .merging(verificationHappenings) { first, _ in first }

    private static let verificationActs: [String: Word] = [
        "mechanism.verification": Word("核查", "Verification"),
        "stage.verification.opened": Word("待确定承办人", "Waiting for officers"),
        "stage.verification.assigned": Word("已确定承办人", "Officers assigned"),
        "stage.verification.gathering": Word("取证中", "Gathering evidence"),
        "stage.verification.findingsProposed": Word("已提出认定意见", "Findings proposed"),
        "stage.verification.qualityGate": Word("审理中", "Under review"),
        "stage.verification.submitted": Word("认定待批", "Waiting for approval"),
        "stage.verification.concluded": Word("已有结论", "Concluded"),
        "act.verification.recordPlan": Word("录入核查方案", "Record the plan"),
        "act.verification.addEvidence": Word("录入证据", "Add evidence"),
        "act.verification.withdrawEvidence": Word("撤除证据", "Withdraw evidence"),
        "act.verification.sendInquiry": Word("发出函询", "Send a letter of inquiry"),
        "act.verification.recordInquiryAnswer": Word("录入函询答复", "Record the answer to a letter"),
        "act.verification.recordStatement": Word("录入被反映人陈述", "Record the subject's statement"),
        "act.verification.proposeFindings": Word("提出认定意见", "Propose findings"),
        "act.verification.passQualityGate": Word("审理通过", "Pass the findings"),
        "act.verification.failQualityGate": Word("审理退回", "Give the findings back"),
        "act.verification.approve": Word("同意", "Approve"),
        "act.verification.approveOnPaper": Word("代录纸质审批", "Enter an approval signed on paper"),
        "act.verification.sendBack": Word("退回修改", "Send back"),
        "act.verification.reject": Word("不同意", "Reject"),
        "act.verification.confirmPaper": Word("确认本人的纸质审批", "Confirm your approval on paper"),
        "act.verification.withdrawEvidence.confirm": Word(
            "该证据不再作为认定依据，连同理由保留可查；撤除不能撤回，需要采用的须重新录入。",
            "It no longer carries a finding, and stays readable with the reason. This cannot be undone; to count "
                + "again it has to be added anew."),
        "act.verification.sendInquiry.confirm": Word(
            "函询将离开本机关，不能撤回；答复期限从次日起算。",
            "The letter leaves this Body and cannot be called back. The time to answer runs from the next day."),
        "act.verification.recordInquiryAnswer.confirm": Word(
            "本次函询即告答复，不能再改；是否采信一并记录在案。",
            "The letter counts as answered and this cannot be changed; whether it is believed is on record."),
        "act.verification.proposeFindings.confirm": Word(
            "认定意见即送审理或者报批，退回前不能修改，也不能再取证。",
            "The findings go to review or approval. Until they come back they cannot be changed, and no evidence can "
                + "be added."),
        "act.verification.passQualityGate.confirm": Word(
            "认定意见即报批；您此后不能再审批或者承办本次核查。",
            "The findings go up for approval. You can then neither approve nor handle this verification."),
        "act.verification.approve.confirm": Word(
            "最后一级同意后，认定立即生效，核查随即结束，不能撤回；有认定失实的，随即开启澄清正名。",
            "With the last approval the findings stand at once and the verification is over; this cannot be undone. "
                + "Where any is unfounded, a clarification opens."),
        "act.verification.approveOnPaper.confirm": Word(
            "同意立即生效，签批人此后在系统中确认；代录人和签批人都留有记录。",
            "It takes effect at once. The signer confirms it here later; both of you are on record."),
        "act.verification.reject.confirm": Word(
            "认定意见退回承办人，未补充取证或者修改的，不能再报。",
            "The findings go back to the officers and come again only when something was added or changed."),
    ]

    /// Labels of fields, and what can be chosen.
    private static let verificationFields: [String: Word] = [
        "field.verification.recordPlan.text": Word("核查方案", "Plan"),
        "field.verification.addEvidence.kind": Word("证据种类", "Kind of evidence"),
        "field.verification.addEvidence.shows": Word("证明内容", "What it shows"),
        "field.verification.addEvidence.items": Word("涉及的问题", "Items it concerns"),
        "field.verification.addEvidence.file": Word("证据文件", "File"),
        "field.verification.addEvidence.isNotConfidential": Word("不属于保密材料", "Not confidential"),
        "field.verification.addEvidence.by": Word("在场承办人", "Officers present"),
        "field.verification.withdrawEvidence.number": Word("证据", "Evidence"),
        "field.verification.withdrawEvidence.reason": Word("撤除理由", "Why it is withdrawn"),
        "field.verification.sendInquiry.to": Word("函询对象", "Subject it goes to"),
        "field.verification.sendInquiry.exposureChecked": Word(
            "已逐项核对，函询内容不会使人看出检举控告人是谁",
            "I have checked that the letter does not show who the reporter is"),
        "field.verification.recordInquiryAnswer.subject": Word("函询对象", "Subject who answered"),
        "field.verification.recordInquiryAnswer.endorsedByPartySecretary": Word(
            "已由所在单位党组织主要负责人签署意见", "Endorsed by the secretary of the unit's Party organisation"),
        "field.verification.recordInquiryAnswer.accepted": Word("予以采信", "The answer is believed"),
        "field.verification.recordInquiryAnswer.text": Word("答复内容", "The answer"),
        "field.verification.recordStatement.subject": Word("陈述人", "Subject who was heard"),
        "field.verification.recordStatement.text": Word("陈述和申辩内容", "What the subject said"),
        "field.verification.recordStatement.on": Word("陈述日期", "Heard on"),
        "field.verification.recordStatement.by": Word("在场承办人", "Officers present"),
        "field.verification.proposeFindings.findings": Word("认定意见", "Findings"),
        "field.verification.proposeFindings.findings.key": Word("问题和被反映人", "Allegation and subject"),
        "field.verification.proposeFindings.findings.result": Word("认定结果", "Result"),
        "field.verification.proposeFindings.findings.reasons": Word("认定理由", "Reasons"),
        "field.verification.proposeFindings.findings.evidence": Word("所依据的证据", "Evidence it rests on"),
        "field.verification.proposeFindings.findings.shortWording": Word("简要表述", "Short wording"),
        "field.verification.passQualityGate.opinion": Word("审理意见", "Opinion of the review"),
        "field.verification.failQualityGate.reason": Word("退回理由", "Why the findings go back"),
        "field.verification.approve.opinion": Word("批示意见", "Opinion"),
        "field.verification.approveOnPaper.opinion": Word("批示意见", "Opinion"),
        "field.verification.approveOnPaper.approver": Word("签批人", "Signer"),
        "field.verification.approveOnPaper.signedOn": Word("签批日期", "Signed on"),
        "field.verification.approveOnPaper.scan": Word("签批件扫描", "Scan of the signed paper"),
        "field.verification.sendBack.reason": Word("退回理由", "Why the findings go back"),
        "field.verification.reject.reason": Word("不同意的理由", "Why the findings are rejected"),
        "option.Method.talkOrInquiry": Word("谈话函询", "Talk or inquiry"),
        "option.Method.preliminaryVerification": Word("初步核实", "Preliminary verification"),
        "option.EvidenceKind.document": Word("书证", "Document"),
        "option.EvidenceKind.physical": Word("物证", "Physical evidence"),
        "option.EvidenceKind.testimony": Word("证人证言", "Testimony of a witness"),
        "option.EvidenceKind.subjectAccount": Word("被反映人陈述和辩解", "The subject's account and defence"),
        "option.EvidenceKind.talkRecord": Word("谈话笔录", "Record of a talk"),
        "option.EvidenceKind.expertOpinion": Word("鉴定意见", "Expert opinion"),
        "option.EvidenceKind.inspectionRecord": Word("勘验检查笔录", "Record of an inspection"),
        "option.EvidenceKind.audioVisual": Word("视听资料", "Audio or video"),
        "option.EvidenceKind.electronic": Word("电子数据", "Electronic data"),
    ]

    /// What helps to fill a field in.
    private static let verificationHelp: [String: Word] = [
        "help.verification.recordPlan.text": Word(
            "新方案代替原方案，原方案保留可查。", "A new plan takes the place of the earlier one, which stays readable."),
        "help.verification.addEvidence.shows": Word(
            "用办理人员的语言概括，不得写入能看出检举控告人的内容。", "In the officers' words, without anything that shows who reported it."),
        "help.verification.addEvidence.by": Word("须两名以上承办人在场。", "At least two officers have to be present."),
        "help.verification.addEvidence.isNotConfidential": Word(
            "不勾选的，按保密材料管理。", "Left unticked, it is kept as confidential."),
        "help.verification.sendInquiry.to": Word(
            "只用于谈话函询；前一次函询答复后才能再次发出。",
            "For talk or inquiry only; a further letter goes out once the earlier one is answered."),
        "help.verification.recordInquiryAnswer.accepted": Word(
            "予以采信的答复，可以作为认定的依据。", "Only an answer that is believed can carry a finding."),
        "help.verification.recordInquiryAnswer.endorsedByPartySecretary": Word(
            "按答复原件的实际情况填写。", "As it stands on the answer itself."),
        "help.verification.recordStatement.text": Word(
            "认定属实或者部分属实前，须听取被反映人的陈述。",
            "Nothing is found substantiated, even in part, before the subject was heard."),
        "help.verification.recordStatement.by": Word("须两名以上承办人在场。", "At least two officers have to be present."),
        "help.verification.proposeFindings.findings": Word(
            "每一项问题和被反映人填写一项认定，不得遗漏。", "One finding for each allegation and subject, none left out."),
        "help.verification.proposeFindings.findings.reasons": Word(
            "只在本次核查中留存，不对外提供。", "Stays inside the verification."),
        "help.verification.proposeFindings.findings.evidence": Word(
            "只能引用针对该问题、未撤除的证据；以获采信的函询答复为依据的，可以不选。",
            "Evidence of that very item that was not withdrawn; none is needed where a believed answer carries the "
                + "finding."),
        "help.verification.proposeFindings.findings.shortWording": Word(
            "用一句话概括反映的问题；认定失实的，澄清正名只引用这句话。",
            "The allegation in one clause; it is all that a clarification may quote of it."),
    ]

    /// What is to be done, and what was done: verb phrases after the actor's name.
    private static let verificationHappenings: [String: Word] = [
        "task.verification.proposeFindings": Word("取证并提出认定意见", "Gather evidence and propose findings"),
        "task.verification.recordInquiryAnswer": Word("录入函询答复", "Record the answer to the letter of inquiry"),
        "task.verification.passQualityGate": Word("审理认定意见", "Review the findings"),
        "task.verification.approve": Word("审批认定意见", "Decide on the findings"),
        "task.verification.confirmPaper": Word("确认本人签批的纸质审批", "Confirm your approval on paper"),
        "event.verification.opened": Word("开启了核查", "opened the verification"),
        "event.verification.planRecorded": Word("录入了核查方案", "recorded the plan"),
        "event.verification.evidenceAdded": Word("录入了证据", "added evidence"),
        "event.verification.evidenceWithdrawn": Word("撤除了证据", "withdrew evidence"),
        "event.verification.inquirySent": Word("发出了函询", "sent a letter of inquiry"),
        "event.verification.inquiryAnswered": Word("录入了函询答复", "recorded the answer to a letter"),
        "event.verification.statementRecorded": Word("录入了被反映人陈述", "recorded the subject's statement"),
        "event.verification.findingsProposed": Word("提出了认定意见", "proposed findings"),
        "event.verification.sentToQualityGate": Word("将认定意见送审理", "sent the findings to review"),
        "event.verification.qualityGatePassed": Word("审理通过了认定意见", "passed the findings at review"),
        "event.verification.qualityGateFailed": Word("审理退回了认定意见", "gave the findings back at review"),
        "event.verification.submitted": Word("将认定意见报批", "sent the findings up for approval"),
        "event.verification.approved": Word("同意认定意见", "approved the findings"),
        "event.verification.sentBack": Word("退回认定意见修改", "sent the findings back"),
        "event.verification.rejected": Word("不同意认定意见", "rejected the findings"),
        "event.verification.returnedAfterRecusal": Word(
            "因有关人员回避退回认定意见", "returned the findings because of a recusal"),
        "event.verification.paperConfirmed": Word("确认了本人的纸质审批", "confirmed the own approval on paper"),
        "event.verification.concluded": Word("批准了认定，形成结论", "approved the findings finally"),
    ]
}
