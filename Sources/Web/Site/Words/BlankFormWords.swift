extension Words {
    /// The field of every act that is entered from a blank.
    private static let number = Word("空白表编号", "Number of the blank")

    /// Numbered blanks (空白编号表单).
    static let blankForms: [String: Word] = [
        "nav.blankForms": Word("空白表单", "Blank forms"),
        "blankForm.lead": Word(
            "没有网络的地方使用的编号空白表单：领用后打印，现场手填，回机关后在相应事项中录入并填写编号。"
                + "每个编号都要有去向：录入，或者作废。",
            "Numbered blanks for places without network: drawn, printed, filled in by hand, entered afterwards in the "
                + "matter under their number. Each number is accounted for: entered, or made void."),
        "blankForm.open": Word("尚未核销（领用最早的在前）", "Not accounted for yet, the longest drawn first"),
        "blankForm.open.none": Word("没有尚未核销的空白表单。", "Every blank is accounted for."),
        "blankForm.settled": Word("已使用和已作废", "Used and void"),
        "blankForm.settled.none": Word("还没有已使用或者已作废的空白表单。", "No blank was used or made void yet."),
        "blankForm.acts": Word("再次打印和作废", "Print again, make void"),
        "blankForm.more": Word("下一页", "Next page"),
        "blankForm.used": Word("已使用", "Used"),
        "blankForm.void": Word("已作废", "Void"),
        "blankForm.column.number": Word("编号", "Number"),
        "blankForm.column.kind": Word("种类", "Kind"),
        "blankForm.column.place": Word("使用地点和用途", "Where and what for"),
        "blankForm.column.purpose": Word("用途", "What for"),
        "blankForm.column.drawn": Word("领用", "Drawn"),
        "blankForm.column.printings": Word("打印次数", "Times printed"),
        "blankForm.column.fate": Word("状态", "State"),
        "blankForm.column.how": Word("去向", "What became of it"),
        "blankForm.column.count": Word("份数", "How many"),
        "blankForm.column.by": Word("经办人", "By"),
        "blankForm.column.on": Word("日期", "On"),
        "blankForm.column.reason": Word("再次打印的原因", "Why again"),
        "blankForm.printing": Word("打印空白表单", "Blanks to print"),
        "blankForm.files": Word("打印文件", "Files to print"),
        "blankForm.numbers": Word("表单编号", "Numbers"),
        "blankForm.printedBefore": Word(
            "打印文件只供领用人当日打印。需要再打印的，请办理“再次打印”并说明原因。",
            "The files are for whoever drew the blanks, on that day. To print once more, use “Print again” and say "
                + "why."),
        "blankForm.done.printing": Word(
            "已经登记。请打印下面的文件，每页都印有编号。", "Taken down. Print one of the files below; each page bears its number."),
        "blankForm.done.void": Word("所选空白表单已经作废。", "The blanks are void."),
        "blankForm.stale": Word(
            "页面打开后本机关又有领用或者变更，本次没有领用，以免重复。请核对最新清单后再办理。",
            "Blanks were drawn or changed since the page was opened, so none were drawn now, lest they be twice. Look "
                + "at the list and try again."),
        "act.blankform.draw": Word("领用空白表单", "Draw blanks"),
        "act.blankform.reprint": Word("再次打印", "Print again"),
        "act.blankform.void": Word("作废空白表单", "Make blanks void"),
        "act.blankform.draw.confirm": Word(
            "领用后每份表单占用本机关一个编号，须逐一核销。", "Each blank takes a number of the Body and must be accounted for."),
        "act.blankform.reprint.confirm": Word(
            "再次打印会记录在案，编号不变。先前打印的纸张请收回销毁。", "It is noted; numbers stay. Take back the sheets printed before."),
        "act.blankform.void.confirm": Word(
            "作废后编号不再使用，也不能恢复。", "The numbers are never used again; this cannot be undone."),
        "field.blankform.draw.kind": Word("种类", "Kind"),
        "field.blankform.draw.count": Word("份数", "How many"),
        "field.blankform.draw.purpose": Word("用途", "What for"),
        "field.blankform.draw.place": Word("使用地点", "Where they are taken"),
        "help.blankform.draw.purpose": Word("如“赶集日接访”。", "Such as “market-day visits”."),
        "help.blankform.draw.place": Word("如“凤凰乡接访点”。", "Such as “凤凰乡接访点”."),
        "field.blankform.reprint.numbers": Word("表单编号", "Numbers"),
        "field.blankform.reprint.reason": Word("再次打印的原因", "Why they are printed again"),
        "field.blankform.void.numbers": Word("表单编号", "Numbers"),
        "field.blankform.void.reason": Word("作废的原因", "Why they are void"),
        "option.BlankFormKind.registration": Word("检举控告登记表", "Registration of a report"),
        "option.BlankFormKind.talk": Word("核查谈话笔录", "Record of a talk in a verification"),
        "option.BlankFormKind.receipt": Word("送达回证", "Receipt of a delivery"),
        "field.intake.correctRegistration.blankForm": number,
        "field.intake.register.blankForm": number,
        "field.intake.transcribe.blankForm": number,
        "field.clarification.deliver.blankForm": number,
        "field.verification.addEvidence.blankForm": number,
        "field.verification.recordStatement.blankForm": number,
        "field.verification.recordStatement.scan": Word("签字笔录扫描件", "Scan of the signed record"),
        "help.blankForm": Word(
            "按手填的空白表单录入的，填写表单上的编号。", "If entered from a sheet that was filled in by hand, the number on it."),
        "form.reference.blankForm": Word("如“屈纪空〔2026〕1号”。", "Such as 屈纪空〔2026〕1号."),
        "problem.unknown.blankForm": Word(
            "本机关没有领用过这个编号的空白表单。请核对表单上的编号。",
            "This Body has drawn no blank of this number. Check the number on the sheet."),
        "problem.several.blankForm": Word("有多份表单符合。请在下面选定一份。", "Several blanks fit. Choose one below."),
        "problem.blankForm.otherKind.registration": Word(
            "这个编号是检举控告登记表，不能在这里录入。请核对编号。", "This number is of a registration sheet and is not entered here. Check it."),
        "problem.blankForm.otherKind.talk": Word(
            "这个编号是核查谈话笔录，不能在这里录入。请核对编号。", "This number is of a record of a talk and is not entered here. Check it."),
        "problem.blankForm.otherKind.receipt": Word(
            "这个编号是送达回证，不能在这里录入。请核对编号。", "This number is of a receipt of delivery and is not entered here. Check it."),
        "problem.blankForm.used": Word(
            "这个编号的空白表单已经使用过，一个编号只录入一次。请核对编号。", "This blank was entered already; a number is entered once. Check it."),
        "problem.blankForm.void": Word(
            "这个编号的空白表单已经作废，不能录入。请核对编号。", "This blank is void and is not entered. Check the number."),
    ]

    /// What the register of blanks refuses.
    static let blankFormRefusals: [String: Word] = [
        "refusal.blankform.occurredInFuture": RegistryWord.future,
        "refusal.blankform.bodyNotActive": Word(
            "本机关已经撤销，不再领用空白表单。请由承接机关领用。", "The Body is closed and draws no blanks. Its successor does."),
        "refusal.blankform.textMissing": RegistryWord.textMissing,
        "refusal.blankform.textTooLong": RegistryWord.textTooLong,
        "refusal.blankform.countOutOfRange": Word(
            "一次领用 1 至 100 份。请修改份数。", "From 1 to 100 blanks are drawn at once. Change how many."),
        "refusal.blankform.numberMissing": Word("没有选定表单编号。请至少选定一个。", "No number is chosen. Choose one at least."),
        "refusal.blankform.tooManyNumbers": Word(
            "一次最多办理 100 份。请分次办理。", "At most 100 blanks are handled at once. Do it in several goes."),
        "refusal.blankform.notDrawnHere": Word(
            "所填编号中有本机关没有领用过的。请核对编号。", "One of the numbers was not drawn by this Body. Check the numbers."),
        "refusal.blankform.voidBefore": Word(
            "所选表单中有已经作废的，作废的编号不再办理。请去掉后重试。", "One of the blanks is void, and void ones are done with. Leave it out."),
        "refusal.blankform.usedBefore": Word(
            "所选表单中有已经录入使用的，不能再次打印或者作废。请去掉后重试。",
            "One of the blanks was entered and is not printed again or made void. Leave it out."),
        "refusal.blankform.occurredBeforeDrawing": Word(
            "办理日期早于领用日期。请改为领用当日或者以后。", "The day lies before the blanks were drawn. Give that day or a later one."),
    ]
}
