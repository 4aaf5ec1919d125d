import Application
import Kernel

/// Makes the lines of an approval's rule checks. Words by key: `check.<mechanism>.<name>`.
struct CheckList {
    let mechanism: String
    let rules: RulesInForce
    let language: Language

    /// A check that rests on a parameter of the rules in force.
    /// - Parameter isAsked: whether the rules in force here ask for it at all.
    func check(_ name: String, _ parameter: String, _ holds: Bool, isAsked: Bool = true) -> ApprovalPage.Check {
        let basis = rules.parameters[parameter].map { Basis.rule($0.citation) }
        return line(name, holds, isAsked: isAsked, basis ?? (isAsked ? .structure(parameter) : nil))
    }

    /// A check that rests on a rule by which a date was made.
    func check(_ name: String, _ rule: RuleCitation, _ holds: Bool) -> ApprovalPage.Check {
        line(name, holds, isAsked: true, .rule(rule))
    }

    /// A check that rests on the structure of the system.
    func check(_ name: String, structure code: String, _ holds: Bool, isAsked: Bool = true) -> ApprovalPage.Check {
        line(name, holds, isAsked: isAsked, .structure(code))
    }

    private func line(_ name: String, _ holds: Bool, isAsked: Bool, _ basis: Basis?) -> ApprovalPage.Check {
        ApprovalPage.Check(
            text: language.say("check.\(mechanism).\(name)"),
            outcome: isAsked ? (holds ? .passed : .failed) : .notAsked, basis: basis)
    }
}
