extension Words {
    /// What the register of Bodies refuses.
    static let bodyRefusals: [String: Word] = [
        "refusal.body.occurredInFuture": RegistryWord.future,
        "refusal.body.codeTaken": Word(
            "该机关代码已被使用。请核对代码；同一机关不重复设立。", "The code is in use. Check it; a Body is set up once."),
        "refusal.body.notEstablished": Word(
            "没有这一代码的机关。请核对代码，或者先设立机关。", "No Body has this code. Check it, or set the Body up first."),
        "refusal.body.closedBefore": Word(
            "该机关已撤销，不能再变更。请选择承接其职能的机关。",
            "The Body is closed and no longer changes. Choose the Body that took over from it."),
        "refusal.body.occurredBeforeLastChange": RegistryWord.beforeLastChange,
        "refusal.body.codeMalformed": Word(
            "机关代码格式不对。应为九位数字，或者字母 z 加省份代码和序号。",
            "The code is not well formed. It has nine digits, or is z with the province and a number."),
        "refusal.body.codeDoesNotFitKind": Word(
            "机关代码与机关类型不符：地方纪检监察机关用行政区划代码，派驻、派出机构不用。请修改其一。",
            "The code does not fit the kind: a territorial commission has its division's code, a dispatched organ has "
                + "none. Change one of them."),
        "refusal.body.textMissing": RegistryWord.textMissing,
        "refusal.body.textTooLong": RegistryWord.textTooLong,
        "refusal.body.nothingChanges": RegistryWord.nothingChanges,
        "refusal.body.parentMissing": Word(
            "没有指明上级机关，而系统只有一个最高机关。请选择上级机关。",
            "No parent is named, and an installation has one highest Body only. Choose the parent."),
        "refusal.body.parentUnknown": Word(
            "上级机关不存在或者已撤销。请另选。", "The parent does not exist or is closed. Choose another."),
        "refusal.body.parentIsBelow": Word(
            "所选上级机关是本机关或其下级。请另选。", "The parent named is this Body or stands under it. Choose another."),
        "refusal.body.parentMustStandHigher": Word(
            "上级机关的层级必须高于本机关。请另选上级机关，或者更正层级。",
            "The parent must stand at a higher level than this Body. Choose another, or correct the level."),
        "refusal.body.shortNameTaken": Word(
            "同级另一机关已使用该简称，文号将无法区分。请换用其他简称。",
            "A sister Body has this short name, so that numbers could not be told apart. Choose another."),
        "refusal.body.successorUnknown": Word(
            "承接机关不存在、已撤销，或者就是本机关。请另选。",
            "The successor does not exist, is closed, or is this Body. Choose another."),
        "refusal.body.childrenRemain": Word(
            "仍有下级机关，不能撤销。请先为下级机关另定上级机关。",
            "Bodies still stand under it, so it cannot be closed. Give them another parent first."),
        "refusal.body.casesRemain": Word(
            "仍有未办结事项，不能撤销。请先办结或者移交其他机关。",
            "Cases are still open, so it cannot be closed. Conclude them or move them to another Body first."),
        "refusal.body.staffRemain": Word(
            "仍有在职工作人员，不能撤销。请先办理调出或者离任。",
            "Staff still work here, so it cannot be closed. Record first that they move or leave."),
    ]

    /// What the register of Units refuses.
    static let unitRefusals: [String: Word] = [
        "refusal.unit.occurredInFuture": RegistryWord.future,
        "refusal.unit.idTaken": Word(
            "该单位标识已被使用，单位可能已经登记。请先查找。", "A Unit has this identifier; it may be recorded already. Search first."),
        "refusal.unit.notEstablished": Word(
            "没有这一单位。请核对，或者先登记单位。", "There is no such Unit. Check it, or record it first."),
        "refusal.unit.closedBefore": Word(
            "该单位已撤销，不能再变更。请选择承接其职能的单位。",
            "The Unit is closed and no longer changes. Choose the Unit that took over from it."),
        "refusal.unit.occurredBeforeLastChange": RegistryWord.beforeLastChange,
        "refusal.unit.textMissing": RegistryWord.textMissing,
        "refusal.unit.textTooLong": RegistryWord.textTooLong,
        "refusal.unit.nothingChanges": RegistryWord.nothingChanges,
        "refusal.unit.bodyUnknown": Word(
            "监督机关不存在或者已撤销。请另选。", "The supervising Body does not exist or is closed. Choose another."),
        "refusal.unit.nameTaken": Word(
            "该机关监督的另一单位已使用这一名称。请核对是否为同一单位，或者写明全称。",
            "Another Unit of the Body has this name. See whether it is the same one, or give the full name."),
        "refusal.unit.successorUnknown": Word(
            "承接单位不存在、已撤销，或者就是本单位。请另选。",
            "The successor does not exist, is closed, or is this Unit. Choose another."),
        "refusal.unit.officialsRemain": Word(
            "仍有在任人员，不能撤销。请先变更其职务。",
            "Officials are still in office here, so it cannot be closed. Change their posts first."),
    ]

    /// What the register of Officials refuses.
    static let officialRefusals: [String: Word] = [
        "refusal.official.occurredInFuture": RegistryWord.future,
        "refusal.official.idTaken": Word(
            "该人员标识已被使用，人员可能已经登记。请先查找。",
            "A record has this identifier; the person may be recorded already. Search first."),
        "refusal.official.notRecorded": Word(
            "没有这名人员的登记。请核对，或者先登记。", "The person has no record. Check it, or make one first."),
        "refusal.official.occurredBeforeLastChange": RegistryWord.beforeLastChange,
        "refusal.official.hasDied": Word(
            "该人员已去世，职务和党籍不再变更。登记有误的，请更正。",
            "The person has died; posts and membership no longer change. If that is wrong, correct the record."),
        "refusal.official.textMissing": RegistryWord.textMissing,
        "refusal.official.textTooLong": RegistryWord.textTooLong,
        "refusal.official.unitUnknown": RegistryWord.unitUnknown,
        "refusal.official.bodyUnknown": Word(
            "管理机关不存在或者已撤销。请另选。", "The managing Body does not exist or is closed. Choose another."),
        "refusal.official.nothingChanges": RegistryWord.nothingChanges,
        "refusal.official.identityTaken": Word(
            "该身份证号已登记在另一名人员名下。请核对号码；确为同一人的，沿用原登记，不另行新建。",
            "The identity number is that of another record. Check it; if it is the same person, use that record and "
                + "make no new one."),
        "refusal.official.leftBefore": Word(
            "该人员此前已离任。请先登记任职，再办理变更。",
            "The person left office before. Record the new post first."),
    ]
}

/// Refusals that several registers share.
enum RegistryWord {
    static let future = Word("办理日期晚于今天。请改为今天或者以前的日期。", "The day lies in the future. Give today or an earlier day.")
    static let beforeLastChange = Word(
        "办理日期早于上一次变更，记录须按时间先后。请改用上一次变更当日或者以后的日期。",
        "The day lies before the last change, and changes follow each other. Give that day or a later one.")
    static let textMissing = Word("有必填内容没有填写。请补填。", "A text that is needed is missing. Fill it in.")
    static let textTooLong = Word("填写的内容过长。请精简。", "A text is too long. Shorten it.")
    static let nothingChanges = Word(
        "填写的内容与现有登记相同，无需变更。请核对。", "This is what the record says already, so there is nothing to change. Check it.")
    static let unitUnknown = Word("单位不存在或者已撤销。请另选。", "The Unit does not exist or is closed. Choose another.")
}
