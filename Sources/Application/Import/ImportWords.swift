/// The words of an import's issues: what is wrong and what to do, in Chinese and English.
package enum ImportWords {
    /// The words of an issue with its place before them.
    package static func text(_ issue: ImportIssue) -> (zh: String, en: String) {
        let words = text(issue.fault.code, issue.fault.arguments)
        var (zh, en) = place(row: issue.row, column: issue.column, heading: issue.heading)
        if !issue.value.isEmpty {
            zh += "“\(issue.value)”"
            en += "“\(issue.value)”: "
        }
        return (zh + words.zh, en + words.en)
    }

    /// The place of a row that a register refused.
    package static func place(of refusal: ImportRefusal) -> (zh: String, en: String) {
        place(row: refusal.row, column: refusal.column, heading: refusal.heading)
    }

    private static func place(row: Int?, column: Int?, heading: String?) -> (zh: String, en: String) {
        guard let row else { return ("", "") }
        var (zh, en) = ("第\(row)行", "Row \(row)")
        if let column {
            zh += "第\(column)列" + (heading.map { "“\($0)”" } ?? "")
            en += ", column \(column)" + (heading.map { " (\($0))" } ?? "")
        }
        return (zh + "：", en + ": ")
    }

    /// The words of a code.
    /// - Parameter arguments: as the fault carries them; a missing one is shown as `?`.
    package static func text(_ code: ImportFault.Code, _ arguments: [String]) -> (zh: String, en: String) {
        let first = arguments.first ?? "?"
        switch code {
        case .fileEmpty, .fileTooLarge, .encodingUnknown, .forbiddenCharacter, .quoteInsideCell, .textAfterQuote,
            .quoteNotClosed, .tooManyCells, .columnMissing, .columnRepeated, .noRows, .moreIssues:
            return fileText(code, first)
        case .valueMissing, .valueTooLong, .codeMalformed, .codeDoesNotFitKind, .idMalformed, .wordUnknown,
            .dateMalformed, .identityNumberMalformed:
            return cellText(code, first)
        case .duplicateInFile, .existsAlready, .shortNameTaken, .parentUnknown, .parentMissing,
            .parentMustStandHigher, .parentCycle, .bodyUnknown, .unitUnknown, .unitAmbiguous, .officialUnknown,
            .officialTaken, .rolesRepeated, .administratorsExcludeOtherRoles, .unitContactHasNoOtherRole,
            .unitContactNeedsUnit, .reviewerNeverHandles:
            return rowText(code, first)
        }
    }

    private static func fileText(_ code: ImportFault.Code, _ argument: String) -> (zh: String, en: String) {
        switch code {
        case .fileTooLarge:
            ("文件超过\(argument)兆字节。请分成几个文件导入。", "The file is larger than \(argument) MiB. Split it into several files.")
        case .encodingUnknown:
            (
                "无法识别文件编码。请另存为“CSV UTF-8（逗号分隔）”后再导入。",
                "The encoding is not known. Save the file as “CSV UTF-8” and try again."
            )
        case .forbiddenCharacter:
            (
                "含有不可见或者已损坏的字符\(argument)。请重新键入这一格。",
                "The cell holds the invisible or damaged character \(argument). Type the cell anew."
            )
        case .quoteInsideCell:
            (
                "单元格中间有半角引号。请改用“”，或者将整格用引号括起并将其中的引号写两遍。",
                "A quotation mark stands inside the cell. Quote the whole cell and double the mark within it."
            )
        case .textAfterQuote:
            ("引号之后还有文字。请将整格用引号括起。", "Text follows the closing quotation mark. Quote the whole cell.")
        case .quoteNotClosed:
            ("引号没有配对。请在这一格末尾补上引号。", "A quotation mark is not closed. Close it at the end of this cell.")
        case .tooManyCells:
            (
                "单元格多于表头的\(argument)列。请检查是否多了分隔符，或者补上表头。",
                "The row has more cells than the \(argument) columns of the header. Look for a stray separator."
            )
        case .columnMissing:
            ("缺少“\(argument)”列。请在表头补上这一列。", "The column “\(argument)” is missing. Add it to the header.")
        case .columnRepeated:
            ("“\(argument)”列出现了两次。请删去一列。", "The column “\(argument)” occurs twice. Remove one.")
        case .noRows: ("表头之下没有数据。请填写后再导入。", "There are no rows below the header. Fill them in and try again.")
        case .moreIssues:
            ("另有\(argument)处问题未列出。请先改正已列出的问题。", "\(argument) more issues are not listed. Mend these first.")
        default: ("文件是空的。请选择有内容的文件。", "The file is empty. Choose a file that holds something.")
        }
    }

    private static func cellText(_ code: ImportFault.Code, _ argument: String) -> (zh: String, en: String) {
        switch code {
        case .valueTooLong:
            ("超过\(argument)个字。请缩短。", "The text has more than \(argument) characters. Shorten it.")
        case .codeMalformed:
            (
                "机关编码应为九位区划代码，或者z加两位省代码再加三至六位序号。请核对。",
                "A Body's code is nine digits, or z, two digits of the province and a number. Check it."
            )
        case .codeDoesNotFitKind:
            (
                "编码与类别不符：地方机关用区划代码，派驻机构用z开头的编码。请核对。",
                "Code and kind do not fit: divisions have nine digits, dispatched organs a code with z. Check both."
            )
        case .idMalformed:
            (
                "编号只能用小写字母、数字和-_.,至多64个字符。请修改，或者留空由系统编号。",
                "An identifier has a-z, 0-9, -, _ and . only, at most 64. Change it, or leave it empty."
            )
        case .wordUnknown:
            ("不是可用的词。可以填写：\(argument)。", "The word is not known. It can be: \(argument).")
        case .dateMalformed:
            ("日期应写成2026-11-23。请修改。", "A date is written 2026-11-23. Change it.")
        case .identityNumberMalformed:
            (
                "身份证号码不正确（位数、日期或者校验码）。请核对证件。",
                "The identity number is wrong (length, date or check digit). Compare it with the card."
            )
        default: ("不能为空。请填写。", "The cell is empty. Fill it in.")
        }
    }
}
