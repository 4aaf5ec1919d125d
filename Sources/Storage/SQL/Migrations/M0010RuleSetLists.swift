extension Migration {
    /// Lists of rule sets, each once, for the marks that events have instead of them. Events from before have the lists
    /// themselves, and keep them.
    static let ruleSetLists = Migration(
        number: 10, name: "rule set lists",
        statements: [
            "CREATE TABLE rule_set_list (mark {text} NOT NULL PRIMARY KEY, digests {text} NOT NULL){keyed}"
        ],
        appendOnly: ["rule_set_list"])
}
