import Kernel
import RuleBook

extension RuleSetProblem {
    /// Where and what in Chinese: `hunan.yaml 第 12 行 parameters.x.unit：……`.
    package var chinese: String {
        "\(file)\(line.map { " 第 \($0) 行" } ?? "")\(key.isEmpty ? "" : " \(key)")：\(words.0)"
    }

    /// Where and what in English: `hunan.yaml line 12, parameters.x.unit: …`.
    package var english: String {
        "\(file)\(line.map { " line \($0)" } ?? "")\(key.isEmpty ? "" : ", \(key)"): \(words.1)"
    }

    /// What is wrong and what to do, in Chinese and English.
    private var words: (String, String) {
        switch fault {
        case .empty: ("文件为空。请写入一部制度。", "The file is empty. Write one rule set in it.")
        case .tooLong:
            (
                "文件超过 \(RuleSetFile.bytesMax) 字节。一个文件只写一部制度。",
                "The file is longer than \(RuleSetFile.bytesMax) bytes. Write one rule set in a file."
            )
        case .notYAML(let reason):
            (
                "不是有效的 YAML（\(reason)）。请检查缩进、冒号和引号。",
                "This is no valid YAML (\(reason)). Check indentation, colons and quotes."
            )
        case .duplicateKey(let name):
            ("“\(name)”写了两次。请删去一处。", "“\(name)” is written twice. Remove one of them.")
        case .notMapping: ("这里应为“键: 值”。", "Keys with values are expected here. Write “key: value” lines.")
        case .notList: ("这里应为列表。请写成 [甲, 乙]。", "A list is expected here. Write [a, b].")
        case .notText: ("这里应为文字。", "A text is expected here. Write one value, not a list or keys.")
        case .blank: ("内容为空。请填写，或者删去这一行。", "The value is blank. Fill it in, or remove the line.")
        case .unknownKey(let allowed):
            (
                "没有这个键。可用：\(allowed.joined(separator: "、"))。",
                "There is no such key. Use one of: \(allowed.joined(separator: ", "))."
            )
        case .missingKey: ("缺少这个键。请补上。", "This key is missing. Add it.")
        case .notDate(let text):
            ("“\(text)”不是日期。请写成 2023-09-01。", "“\(text)” is no date. Write it as 2023-09-01.")
        case .notBody(let text):
            (
                "“\(text)”不是九位机关代码。请写成带引号的 \"430000000\"，全国性规定用 \"000000000\"。",
                "“\(text)” is no Body code of nine digits. Write \"430000000\" in quotes; national: \"000000000\"."
            )
        case .unknownWord(let text, let allowed):
            (
                "“\(text)”不可用。可用：\(allowed.joined(separator: "、"))。",
                "“\(text)” is not known here. Use one of: \(allowed.joined(separator: ", "))."
            )
        case .notFlag(let text):
            (
                "“\(text)”不明确。是否请写 true 或 false；如为文字请加引号。",
                "“\(text)” is ambiguous. Write true or false, or put a text in quotes."
            )
        case .notValue(let text):
            (
                "“\(text)”不能作为数值。请写整数、true、false、文字或者列表；文字请加引号。",
                "“\(text)” is no value. Write a whole number, true, false, a text or a list; quote a text."
            )
        case .refused(let refusal): refusal.fileWords
        }
    }
}

extension RuleBook.Refusal {
    /// What a set contradicts in itself and what to do, in Chinese and English.
    fileprivate var fileWords: (String, String) {
        switch self {
        case .textMissing(let name): ("“\(name)”缺少文字。请填写。", "“\(name)” has no text. Fill it in.")
        case .nameMalformed(let name):
            (
                "名称“\(name)”不合规则。名称由字母、数字组成，以“.”“_”（制度简称用“-”）分隔；依据编号形如 CLA-008。",
                "The name “\(name)” is malformed. Use words between “.” or “_” (“-” in a slug); a row is like CLA-008."
            )
        case .adoptionDateMalformed:
            ("通过日期应为年、年月或者年月日，如 2021-07。", "Write the date of adoption as 2021, 2021-07 or 2021-07-15.")
        case .datesReversed: ("终止日早于生效日。请更正。", "The last day lies before the first. Correct one of them.")
        case .endMissing:
            (
                "已废止的制度须写明终止日（effective.to）。",
                "A repealed set must say its last day. Add effective.to."
            )
        case .duplicateParameter(let name), .duplicateClause(let name), .duplicateChain(let name):
            ("“\(name)”写了两次。请删去一处。", "“\(name)” is written twice. Remove one of them.")
        case .unitDoesNotFit(let name):
            (
                "“\(name)”的单位与值不符：整数须有单位，其他值不写单位。",
                "The unit of “\(name)” does not fit: a number needs one, any other value has none."
            )
        case .valueUnusable(let name):
            (
                "“\(name)”的值不可用：数不小于零，文字和列表不为空，列表无重复。",
                "The value of “\(name)” cannot be used: no number below zero, nothing blank, no item twice."
            )
        case .boundAgainstName(let name):
            (
                "“\(name)”的上下限与名称不符：.max 用 ceiling，.min 用 floor。",
                "The bound of “\(name)” contradicts its name: use ceiling for .max, floor for .min."
            )
        case .documentUnknown(let name):
            (
                "“\(name)”引用的文件未在 documents 中列出。请补上。",
                "The document of “\(name)” is not among documents. Add it there."
            )
        case .placeholderUnknown(_, let name):
            (
                "“{\(name)}”不可用于文书。可用：\(RuleBook.placeholders.sorted().joined(separator: "、"))。",
                "“{\(name)}” cannot be used in documents. Use one of: "
                    + "\(RuleBook.placeholders.sorted().joined(separator: ", "))."
            )
        case .chainEmpty(let act): ("“\(act)”没有审批环节。请至少写一步。", "“\(act)” has no step. Write at least one.")
        case .chainRoleCannotApprove(_, let role):
            (
                "“\(role.rawValue)”不能审批。可用：leaderInCharge、head、reviewer。",
                "“\(role.rawValue)” cannot approve. Use leaderInCharge, head or reviewer."
            )
        case .issuerUnknown: ("制定机关不明。", "The issuing Body is not known.")
        case .overlapping: ("与同一制度的另一版本同时有效。", "Another version of the set is in force at the same time.")
        case .laxerThanBound(let name, _):
            (
                "“\(name)”宽于上级规定，或者改动了固定值。请按上级规定调整。",
                "“\(name)” is laxer than a higher Body permits, or changes a fixed value. Bring it in line."
            )
        case .occurredInFuture: ("日期在今天之后。", "The date lies in the future.")
        case .alreadyLoaded: ("该制度已经载入。", "The set has been loaded already.")
        case .notLoaded: ("该制度尚未载入。", "The set has not been loaded.")
        case .alreadyRepealed: ("该制度已经废止。", "The set has been repealed already.")
        case .repealBeforeEffective: ("废止日早于生效日。", "The repeal lies before the first day in force.")
        case .repealAfterEnd: ("废止日晚于终止日。", "The repeal lies after the last day in force.")
        }
    }
}
