import Application
import Kernel

/// What commands print of a refusal: the pages' own words, and the rule it rests on.
package enum RefusalLine {
    /// The sentence in both languages.
    package static func words(of notice: RefusalNotice) -> (zh: String, en: String) {
        let key = "refusal.\(notice.mechanism).\(notice.code)"
        return (
            "\(Language.zh.say(key))（依据 \(notice.ruleText)）", "\(Language.en.say(key)) (rule: \(notice.ruleText))"
        )
    }
}
