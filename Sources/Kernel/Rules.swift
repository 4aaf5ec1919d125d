/// What a refusal rests on.
package enum RuleBasis: Hashable, Sendable {
    /// A parameter of the rule sets, by name (`clarify.approval_required`); the pipeline adds row and article in force.
    case parameter(String)
    /// The system's own structure, by a code `SYS-…` that `docs/mechanisms` explains.
    case structure(String)
}

/// A rule parameter's value as rule sets write it.
package enum RuleValue: Hashable, Sendable, Codable {
    case count(Int)
    case flag(Bool)
    case text(String)
    case list([String])
}

/// The unit of a rule parameter's number.
package enum RuleUnit: String, Sendable, Codable, CaseIterable {
    case workingDay = "working_day"
    case day, month, quarter, year, hour, minute, item, person, count
    case none
}

/// Where a value comes from, as shown beside everything it decides.
package struct RuleCitation: Hashable, Sendable, Codable {
    /// The rule row, for example `CLA-008`.
    package let row: String
    /// The parameter's name.
    package let parameter: String
    /// The rule set's title with its document number, in Chinese.
    package let title: String
    /// The article, for example `第十六条`; empty where the source names none.
    package let article: String
    /// The digest of the rule set, so that the text can be found for ever.
    package let ruleSet: String

    package init(row: String, parameter: String, title: String, article: String, ruleSet: String) {
        self.row = row
        self.parameter = parameter
        self.title = title
        self.article = article
        self.ruleSet = ruleSet
    }
}

/// A parameter as resolved for one Body and date.
package struct RuleParameter: Hashable, Sendable, Codable {
    package let value: RuleValue
    package let unit: RuleUnit
    package let citation: RuleCitation

    package init(value: RuleValue, unit: RuleUnit, citation: RuleCitation) {
        self.value = value
        self.unit = unit
        self.citation = citation
    }
}

/// A due date and the rule that made it.
package struct Deadline: Hashable, Sendable, Codable {
    package let due: CivilDate
    /// True when a year without an announced calendar was crossed; recomputed when it is announced (CAL-006).
    package let isProvisional: Bool
    package let rule: RuleCitation
    /// The day it was counted from; nil once it was moved by an act, for then no rule counts it again.
    package let countedFrom: CivilDate?
    /// The day the clock was stopped; nil while it runs.
    package let pausedOn: CivilDate?

    package init(
        due: CivilDate, isProvisional: Bool, rule: RuleCitation, countedFrom: CivilDate? = nil,
        pausedOn: CivilDate? = nil
    ) {
        self.due = due
        self.isProvisional = isProvisional
        self.rule = rule
        self.countedFrom = countedFrom
        self.pausedOn = pausedOn
    }

    /// The same clock, stopped on a day.
    package func paused(on day: CivilDate) -> Deadline {
        Deadline(due: due, isProvisional: isProvisional, rule: rule, countedFrom: countedFrom, pausedOn: day)
    }

    /// The same clock with a date that an act set.
    package func moved(to day: CivilDate, isProvisional: Bool = false) -> Deadline {
        Deadline(due: day, isProvisional: isProvisional, rule: rule)
    }

    /// The due date while the clock runs; nil while it is stopped.
    package var runsTo: CivilDate? { pausedOn == nil ? due : nil }

    /// How many days after the due date a day lies; 0 when it is in time, and while the clock was stopped in time.
    package func daysLate(on day: CivilDate) -> Int {
        max(0, (pausedOn ?? day).dayNumber - due.dayNumber)
    }
}

/// One step of an approval chain.
package struct ApprovalStep: Hashable, Sendable, Codable {
    /// The role that approves this step.
    package let role: Role
    /// The level whose Body approves; nil is the case's own Body.
    package let rank: Rank?

    package init(role: Role, rank: Rank? = nil) {
        self.role = role
        self.rank = rank
    }
}

/// A sentence of a rule set that issued documents are composed of; `{name}` marks where a checked value goes.
package struct Clause: Hashable, Sendable, Codable {
    package let text: String
    package let citation: RuleCitation

    package init(text: String, citation: RuleCitation) {
        self.text = text
        self.citation = citation
    }
}

/// The rules in force for one case: resolved for its Body and date, or pinned when it was opened.
package struct RulesInForce: Hashable, Sendable, Codable {
    /// Parameters by name.
    package let parameters: [String: RuleParameter]
    /// Clauses of documents by name, for example `clarification.letter.opening`.
    package let clauses: [String: Clause]
    /// Approval chains by the act they end, for example `clarification.approve`.
    package let chains: [String: [ApprovalStep]]
    /// Digests of the rule sets that contributed, nearest first: what a case pins.
    package let ruleSets: [String]

    package init(
        parameters: [String: RuleParameter], clauses: [String: Clause], chains: [String: [ApprovalStep]],
        ruleSets: [String]
    ) {
        self.parameters = parameters
        self.clauses = clauses
        self.chains = chains
        self.ruleSets = ruleSets
    }

    /// No rules at all: every list empty, every flag false, no clock.
    package static let none = RulesInForce(parameters: [:], clauses: [:], chains: [:], ruleSets: [])

    /// Whether the flag is set; a parameter that is not in force is false.
    package func flag(_ name: String) -> Bool {
        guard case .flag(let value)? = parameters[name]?.value else { return false }
        return value
    }

    /// The number, or nil when the parameter is not in force or is no number.
    package func count(_ name: String) -> Int? {
        guard case .count(let value)? = parameters[name]?.value else { return nil }
        return value
    }

    /// The list; empty when not in force. A single text is a list of one.
    package func list(_ name: String) -> [String] {
        switch parameters[name]?.value {
        case .list(let values): values
        case .text(let value): [value]
        case .count, .flag, nil: []
        }
    }

    /// The chain of approvals for an act; one step of the leader in charge where no rule set names any.
    package func chain(_ act: String) -> [ApprovalStep] { chains[act] ?? [ApprovalStep(role: .leaderInCharge)] }

    /// The deadline a parameter makes from a date, or nil when no rule in force sets this clock.
    package func deadline(_ name: String, from date: CivilDate, calendar: WorkCalendar) -> Deadline? {
        guard let parameter = parameters[name], case .count(let count) = parameter.value else { return nil }
        let due: (day: CivilDate, isProvisional: Bool)
        switch parameter.unit {
        case .workingDay: due = calendar.day(count, workdaysAfter: date)
        case .day: due = (date.adding(days: count), false)
        case .month: due = (date.adding(months: count), false)
        case .quarter: due = (date.adding(months: 3 * count), false)
        case .year: due = (date.adding(months: 12 * count), false)
        case .hour, .minute, .item, .person, .count, .none: return nil
        }
        return Deadline(
            due: due.day, isProvisional: due.isProvisional, rule: parameter.citation, countedFrom: date)
    }
}
