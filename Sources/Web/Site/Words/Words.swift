/// A language of the pages.
enum Language: String, CaseIterable, Sendable {
    case zh, en

    /// The tag for the `lang` attribute.
    var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }

    /// The other one, for the switch in the header.
    var other: Language {
        switch self {
        case .zh: .en
        case .en: .zh
        }
    }

    /// The language's own name.
    var name: String {
        switch self {
        case .zh: "中文"
        case .en: "English"
        }
    }

    /// The words of a key in this language; `{0}`, `{1}` … are replaced by the arguments.
    func say(_ key: String, _ arguments: String...) -> String { Words.text(key, self, arguments) }

    /// The words of a key for so many: where there are words for one, one has them.
    func say(_ key: String, count: Int) -> String {
        let keys = count == 1 ? ["\(key).one", key] : [key]
        return Words.first(of: keys, self, [PageCell.grouped(count)]) ?? key
    }
}

/// The same words in both languages.
struct Word: Hashable, Sendable {
    let zh: String
    let en: String

    init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    /// The words in a language.
    func text(in language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}

/// Every word a page shows, by key. One file for each topic or mechanism adds a dictionary and a line in `tables`.
enum Words {
    /// The dictionaries. A key stands in one of them only; a test says which stands twice.
    static let tables: [[String: Word]] = [
        site, navigation, workbench, register, cases, forms, approvals, signIn, errors, portal, official,
        organisation,
        administration,
        handOver,
        blankForms,
        administrationPages,
        audit,
        registryActs,
        accountRefusals,
        seal,
        options,
        problems,
        routes,
        exposure,
        checks,
        portalRoutes,
        intake,
        intakeView,
        intakeFields,
        intakeHelp,
        intakeRefusals,
        clarification,
        clarificationView,
        clarificationFields,
        clarificationOptions,
        clarificationRefusals,
        clarificationRefusalsLater,
        verificationView,
        verification,
        verificationRefusals,
        interference,
        interferenceView,
        interferenceRefusals,
        sanction,
        sanctionView,
        sanctionRefusals,
        handlingOfEvery,
        handlingView,
        registries,
    ]

    private static let all: [String: Word] = tables.reduce(into: [:]) { all, table in
        all.merge(table) { first, _ in first }
    }

    /// The words of a key, `{0}`, `{1}` … replaced by the arguments. A key without words is shown itself, so that the
    /// page stands; a test finds it.
    static func text(_ key: String, _ language: Language, _ arguments: [String] = []) -> String {
        guard let word = all[key] else { return key }
        let text = word.text(in: language)
        return arguments.isEmpty ? text : filled(text, arguments)
    }

    /// The words of the first key that has any, or nil when none has: for fallbacks such as an act's own label before
    /// the common one.
    static func first(of keys: [String], _ language: Language, _ arguments: [String] = []) -> String? {
        for key in keys {
            if let word = all[key] {
                let text = word.text(in: language)
                return arguments.isEmpty ? text : filled(text, arguments)
            }
        }
        return nil
    }

    /// The words of a key as a mechanism says them, where it says them in its own way.
    static func text(_ key: String, of mechanism: String, _ language: Language) -> String {
        first(of: ["\(key).\(mechanism)", key], language) ?? key
    }

    /// A key's words in both languages, to stand for those of another key.
    static func both(_ key: String) -> Word { Word(text(key, .zh), text(key, .en)) }

    /// Whether a key has words.
    static func has(_ key: String) -> Bool { all[key] != nil }

    /// One pass, so that a `{1}` inside an argument stays what it is.
    private static func filled(_ text: String, _ arguments: [String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            result += rest[..<open]
            let after = rest[rest.index(after: open)...]
            if let close = after.utf8.firstIndex(of: UInt8(ascii: "}")), let number = Int(after[..<close]),
                arguments.indices.contains(number)
            {
                result += arguments[number]
                rest = after[after.index(after: close)...]
            } else {
                result += "{"
                rest = after
            }
        }
        return result + rest
    }
}
