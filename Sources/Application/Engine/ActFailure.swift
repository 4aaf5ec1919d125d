import Access
import Kernel
import Storage

/// Why an act was not done. Nothing of it is left, but for attempts that must be noted.
package enum ActFailure: Error, Sendable {
    /// No such act or case, or one the actor may not know of: both look the same.
    case missing
    /// The actor may know the case but not do this.
    case denied(Denial)
    /// The page it was decided on is old: the version now, and what has happened since.
    case stale(version: Int, since: [String])
    /// Fields that cannot be read.
    case invalid([FieldProblem])
    /// The mechanism's "no".
    case refused(RefusalNotice)
    /// The same idempotency key came with another request.
    case keyReused
    /// Nobody is signed in, or the account ended.
    case notSignedIn
    /// The store cannot write now; nothing was acknowledged.
    case store(StoreError)
    /// The journal holds something this program cannot read.
    case broken(String)
}

/// A mechanism's refusal with the rule it rests on, ready for words.
package struct RefusalNotice: Hashable, Sendable {
    package let mechanism: String
    /// Words by `refusal.<mechanism>.<code>`.
    package let code: String
    package let field: String?
    package let basis: RuleBasis
    /// The row and article in force; nil for `SYS-…` and for parameters nobody has set.
    package let citation: RuleCitation?
    package let isNoted: Bool

    package init(
        mechanism: String, code: String, field: String?, basis: RuleBasis, citation: RuleCitation?, isNoted: Bool
    ) {
        self.mechanism = mechanism
        self.code = code
        self.field = field
        self.basis = basis
        self.citation = citation
        self.isNoted = isNoted
    }
}

extension RefusalNotice {
    /// The notice of a mechanism's refusal under the rules that were in force.
    init(_ refusal: some Refusing, of mechanism: String, under rules: RulesInForce = .none) {
        var citation: RuleCitation?
        if case .parameter(let name) = refusal.basis { citation = rules.parameters[name]?.citation }
        self.init(
            mechanism: mechanism, code: refusal.code, field: refusal.field, basis: refusal.basis, citation: citation,
            isNoted: refusal.isNoted)
    }
}

/// What somebody asks to be done.
package struct ActRequest: Sendable {
    /// `clarification.approve`.
    package var act: String
    /// The case, or nil for an opening act.
    package var caseId: CaseId?
    package var input: FormValue
    package var who: Who
    /// The version of the page it was decided on; nil only for machines that say so.
    package var seen: Int?
    /// The day it happened, when that is not today.
    package var occurredOn: CivilDate?
    /// Makes a repeated request harmless.
    package var key: String?

    package init(
        act: String, caseId: CaseId?, input: FormValue, who: Who, seen: Int? = nil, occurredOn: CivilDate? = nil,
        key: String? = nil
    ) {
        self.act = act
        self.caseId = caseId
        self.input = input
        self.who = who
        self.seen = seen
        self.occurredOn = occurredOn
        self.key = key
    }

    /// Who asks.
    package enum Who: Hashable, Sendable {
        case staff(StaffId)
        /// Somebody at the portal, for a Body; with the receipt's case where there is one.
        case portal(BodyCode)
    }
}

/// What was done.
package struct ActAnswer: Hashable, Sendable, Codable {
    package let mechanism: String
    package let caseId: CaseId
    package let number: String
    /// The case's version now.
    package let version: Int
    package let stage: String
    /// Whether it had been done before, by the same actor with the same payload.
    package let wasAlreadySo: Bool
    /// Whether the actor may see the case now; a report on the own Body's people leaves their sight.
    package let isVisible: Bool
}
