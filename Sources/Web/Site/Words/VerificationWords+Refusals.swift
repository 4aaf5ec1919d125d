extension Words {
    /// Why an act on a verification is not possible: what, why, what to do.
    static let verificationRefusals: [String: Word] = [
        "refusal.verification.notOpened": Word(
            "核查尚未开启。请核对检举控告的处置意见是否已经批准。",
            "There is no such verification. Look whether the report's disposal was approved."),
        "refusal.verification.onlyTheSystemOpens": Word(
            "核查不能单独开启，只能由批准的处置意见引起。请在检举控告中报批谈话函询或者初步核实。",
            "A verification follows from an approved disposal only. Have the report disposed of by talk or inquiry, "
                + "or by preliminary verification."),
        "refusal.verification.nothingToVerify": Word(
            "没有可以核查的问题。请核对检举控告中哪些问题属于业务范围。",
            "There is nothing to verify. Check which allegations of the report are in remit."),
        "refusal.verification.itemTwice": Word(
            "同一问题和被反映人列了两次。请在检举控告中核对反映的问题。",
            "One allegation against one subject is named twice. Check the allegations of the report."),
        "refusal.verification.openedOtherwise": Word(
            "本次核查已按其他问题或者其他方式开启，以原开启为准。请核对检举控告的处置意见。",
            "It was opened for other items or by another method, and that opening stands. Check the report's "
                + "disposal."),
        "refusal.verification.alreadyConcluded": Word(
            "认定已经批准，核查已经结束。有新证据的，请在检举控告中登记，影响原结论的提请重启。",
            "The findings were approved and the verification is over. Record new evidence with the report, and propose "
                + "to reopen it if the result changes."),
    ].merging(verificationStaffingRefusals) { first, _ in first }
        .merging(verificationGatheringRefusals) { first, _ in first }
        .merging(verificationFindingRefusals) { first, _ in first }
        .merging(verificationApprovalRefusals) { first, _ in first }

    /// Who works on it, and until when.
    private static let verificationStaffingRefusals: [String: Word] = [
        "refusal.verification.notBeforeApproval": Word(
            "认定意见正在审理或者审批，不能整体更换承办人。请移交其中一人的承办工作，或者待认定意见退回后办理。",
            "Findings are on their way, and officers are not changed under them. Hand one officer's part over, or wait "
                + "until the findings come back.")
    ]

    /// Gathering evidence, letters and statements.
    private static let verificationGatheringRefusals: [String: Word] = [
        "refusal.verification.actorNotAssigned": Word(
            "您不是本次核查的承办人。请由承办人办理，或者先确定您为承办人。",
            "Only an officer of the verification does this. Let one do it, or have yourself assigned first."),
        "refusal.verification.notGathering": Word(
            "尚未确定承办人，或者认定意见正在审理、审批，目前不能取证或者提出认定意见。请先确定承办人，或者待认定意见退回。",
            "No officers are named yet, or findings are on their way. Have officers named, or have the findings sent "
                + "back."),
        "refusal.verification.evidenceWithoutItem": Word(
            "没有选择证据涉及的问题。请至少选择一项。", "Nobody said what the evidence concerns. Choose one item at least."),
        "refusal.verification.itemUnknown": Word(
            "所选问题不在本次核查范围内。请从所列各项中选择。",
            "The item is not one of this verification. Choose from those listed."),
        "refusal.verification.twoOfficersNeeded": Word(
            "在场承办人少于两名。取证、谈话须由两名以上承办人进行，请补充；未达到的，请重新进行。",
            "Two officers of the verification must have been present. Name them; where there was one only, do it again "
                + "with two."),
        "refusal.verification.evidenceUnknown": Word(
            "没有这个编号的证据。请从所列证据中选择。", "No evidence has this number. Choose from what is listed."),
        "refusal.verification.evidenceAlreadyWithdrawn": Word(
            "该证据已经撤除，不再作为依据。需要采用的，请重新录入。",
            "The evidence was withdrawn and no longer counts. Add it anew if it is to count."),
        "refusal.verification.notByInquiry": Word(
            "初步核实不发函询，以免惊动被反映人。请通过其他方式取证。",
            "Preliminary verification sends no letters of inquiry, so as not to alert the subject. Gather evidence in "
                + "other ways."),
        "refusal.verification.subjectUnknown": Word(
            "所选人员或者单位不是本次核查的被反映人。请核对。",
            "The person or unit is not a subject of this verification. Check whom you chose."),
        "refusal.verification.exposureNotChecked": Word(
            "没有确认函询内容不会暴露检举控告人。请站在收函人的角度逐项核对，然后勾选确认。",
            "Nobody confirmed that the letter does not show the reporter. Read it with the eyes of whoever gets it, "
                + "then confirm."),
        "refusal.verification.inquiryStillOpen": Word(
            "前一次函询尚未答复，不能再次发函。请先录入答复，或者延长答复期限。",
            "The earlier letter to this subject has not been answered. Record the answer, or have its deadline "
                + "extended."),
        "refusal.verification.noInquiryOpen": Word(
            "没有等待该被反映人答复的函询。请核对被反映人，或者先发出函询。",
            "No letter to this subject awaits an answer. Check the subject, or send a letter first."),
        "refusal.verification.answerBeforeInquiry": Word(
            "答复日期早于函询发出之日。请核对日期。", "The answer cannot be older than the letter. Check the date."),
        "refusal.verification.statementDateOutside": Word(
            "陈述日期早于核查开启之日，或者晚于录入之日。请核对日期。",
            "The statement's day lies before the verification was opened, or after the day of entry. Check the date."),
    ]

    /// Findings as they are proposed.
    private static let verificationFindingRefusals: [String: Word] = [
        "refusal.verification.findingMissing": Word(
            "有问题没有认定。请逐项提出认定意见；查不清的，认定为“无法核实”。",
            "An item has no finding. Give every item one; inconclusive is one too."),
        "refusal.verification.findingTwice": Word(
            "同一问题提出了两项认定。请只保留一项。", "An item has two findings. Keep one."),
        "refusal.verification.shortWordingTooLong": Word(
            "简要表述超过 60 字。请用一句话概括，不超过 60 字。",
            "The short wording is longer than 60 characters. Say the allegation in one clause of at most 60."),
        "refusal.verification.evidenceNotOfItem": Word(
            "所引证据与该问题无关。请引用针对该问题的证据。",
            "The evidence was not taken for this item. Cite evidence that was."),
        "refusal.verification.findingBeforeEvidence": Word(
            "所引证据的日期晚于认定日期。请核对日期。", "The evidence is younger than the finding that cites it. Check the date."),
        "refusal.verification.findingWithoutEvidence": Word(
            "有认定没有依据。请引用针对该问题的证据，或者录入被反映人已获采信的函询答复。",
            "A finding rests on nothing. Cite evidence of that item, or record an answer of its subject that is "
                + "believed."),
        "refusal.verification.subjectNotHeard": Word(
            "未听取被反映人的陈述，不能认定属实或者部分属实。请先听取并录入其陈述。",
            "Nobody is found against unheard. Hear the subject and record the statement first."),
        "refusal.verification.twoOfficersMustTakePart": Word(
            "实际参与核查且无须回避的承办人少于两名。请补足承办人，并由两人共同取证或者重新取证。",
            "Fewer than two officers who are not recused have taken part. Have a second one named, and take or repeat "
                + "evidence together."),
        "refusal.verification.rejectedFindingsUnchanged": Word(
            "认定意见未获同意，不能原样再报。请补充取证，或者修改认定意见。",
            "These findings were rejected and do not come again unchanged. Gather more, or change them."),
    ]

    /// Quality gate, approval and papers.
    private static let verificationApprovalRefusals: [String: Word] = [
        "refusal.verification.notAtQualityGate": Word(
            "认定意见不在审理中。请查看目前的办理阶段。",
            "The findings are not with the review office. Look at the stage the verification has reached."),
        "refusal.verification.notSubmitted": Word(
            "目前没有待审批的认定意见。请刷新页面查看最新情况。", "No findings wait for approval. Reload the page."),
        "refusal.verification.occurredBeforeFindings": Word(
            "办理日期早于提出认定意见或者上一环节之日。请核对日期。",
            "The date lies before the findings, or before the step that went before. Check the date."),
        "refusal.verification.reviewerMustNotBeHandler": Word(
            "承办或者承办过本次核查的人员不能审理。请由其他审理人员办理。",
            "Whoever handles or handled the verification does not review it. Somebody else of the review office must."),
    ]
}
