import Kernel
import RuleBook
import Yams

/// One thing wrong in a rule set's file: where, what, and (in `chinese` and `english`) what to do.
package struct RuleSetProblem: Hashable, Sendable {
    package let file: String
    /// The line, from 1, where it is known.
    package let line: Int?
    /// The key it is about, with its parents: `parameters.clarify.forms.value`; empty for the file itself.
    package let key: String
    package let fault: Fault

    /// What is wrong.
    package enum Fault: Hashable, Sendable {
        case empty
        case tooLong
        /// The reader's own words; English.
        case notYAML(String)
        case duplicateKey(String)
        /// A mapping of keys to values was expected.
        case notMapping
        /// A list was expected.
        case notList
        case notText
        case blank
        case unknownKey(allowed: [String])
        case missingKey
        case notDate(String)
        case notBody(String)
        /// A word that is none of those allowed: status, unit, bound, label, role, rank.
        case unknownWord(String, allowed: [String])
        /// `yes`, `On`, `TRUE`: not `true` or `false`.
        case notFlag(String)
        /// Neither whole number, `true`, `false`, text nor list.
        case notValue(String)
        /// The rule book's own refusal of the set as it stands.
        case refused(RuleBook.Refusal)
    }

    /// The message's code: `ruleFile.unknownKey`; the same in both languages.
    package var code: String {
        switch fault {
        case .empty: "ruleFile.empty"
        case .tooLong: "ruleFile.tooLong"
        case .notYAML: "ruleFile.notYAML"
        case .duplicateKey: "ruleFile.duplicateKey"
        case .notMapping: "ruleFile.notMapping"
        case .notList: "ruleFile.notList"
        case .notText: "ruleFile.notText"
        case .blank: "ruleFile.blank"
        case .unknownKey: "ruleFile.unknownKey"
        case .missingKey: "ruleFile.missingKey"
        case .notDate: "ruleFile.notDate"
        case .notBody: "ruleFile.notBody"
        case .unknownWord: "ruleFile.unknownWord"
        case .notFlag: "ruleFile.notFlag"
        case .notValue: "ruleFile.notValue"
        case .refused(let refusal): "ruleset.\(refusal.code)"
        }
    }
}

extension RuleSetProblem {
    /// What the YAML reader says, with its line.
    init(_ error: YamlError, in file: String) {
        let line: Int?
        let key: String
        let fault: Fault
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (line, key, fault) = (mark.line, "", .notYAML(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = duplicates.first ?? ""
            (line, key, fault) = (context.mark.line, name, .duplicateKey(name))
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
            (line, key, fault) = (nil, "", .notYAML(problem))
        case .no, .memory, .dataCouldNotBeDecoded: (line, key, fault) = (nil, "", .notYAML("unreadable"))
        }
        self.init(file: file, line: line, key: key, fault: fault)
    }
}

extension RuleBook.Refusal {
    /// What in the set the refusal is about: a parameter's, clause's or act's name, or a key of the file.
    var subject: String {
        switch self {
        case .textMissing(let name), .nameMalformed(let name), .duplicateParameter(let name),
            .duplicateClause(let name), .duplicateChain(let name), .unitDoesNotFit(let name), .valueUnusable(let name),
            .boundAgainstName(let name), .documentUnknown(let name), .chainEmpty(let name):
            name
        case .placeholderUnknown(let clause, _): clause
        case .chainRoleCannotApprove(let act, _): act
        case .laxerThanBound(let parameter, _): parameter
        case .adoptionDateMalformed: "adopted"
        case .datesReversed, .endMissing, .overlapping, .repealBeforeEffective, .repealAfterEnd: "effective"
        case .issuerUnknown: "issuer"
        case .occurredInFuture, .alreadyLoaded, .notLoaded, .alreadyRepealed: ""
        }
    }
}
