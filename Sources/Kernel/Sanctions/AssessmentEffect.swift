/// What a sanction means for a civil servant's annual assessment, from the lightest to the heaviest. The words are
/// those of the rules (ASS rows); the order is ours, since the rule that the heavier counts (ASS-012) names none.
package enum AssessmentEffect: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// 不得确定为优秀等次.
    case notExcellent = "not_excellent"
    /// 只写评语，不确定等次.
    case commentOnly = "comment_only"
    /// 不确定等次.
    case noGrade = "no_grade"
    /// 参加考核，不写评语、不确定等次: while a case is open at the year's end.
    case noCommentNoGrade = "no_comment_no_grade"
    /// 确定为不称职等次.
    case notCompetent = "not_competent"

    package static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .notExcellent: 0
        case .commentOnly: 1
        case .noGrade: 2
        case .noCommentNoGrade: 3
        case .notCompetent: 4
        }
    }
}

/// What holds for one year's assessment, with the rules that say so.
package struct YearAssessment: Hashable, Sendable {
    package let effect: AssessmentEffect
    /// The row of the effect; with it the row that lets the heavier count, where there were several.
    package let rules: [RuleCitation]

    /// The heaviest effect on a year's assessment, or nil where nothing bears on it.
    /// - Parameters:
    ///   - year: the year assessed. The year of a decision, not of its effect, is its first.
    ///   - sanctions: all that the person has; revoked ones bear on nothing.
    ///   - hasOpenCase: whether a case against the person was open at the year's end.
    ///   - rules: the rules in force on a day; asked for the day of each decision, and for the year's last day.
    package static func of(
        _ year: Int, _ sanctions: [ImposedSanction], hasOpenCase: Bool, rules: (CivilDate) -> RulesInForce
    ) throws(PeriodProblem) -> YearAssessment? {
        var found: [(effect: AssessmentEffect, rule: RuleCitation)] = []
        for sanction in sanctions where sanction.revokedOn == nil {
            let asked = PeriodRules(rules: rules(sanction.decidedOn), day: sanction.decidedOn)
            let names = try sanction.assessmentParameters(asked)
            let place = year - sanction.decidedOn.year
            guard names.indices.contains(place) else { continue }
            let effect = try asked.word(names[place], as: AssessmentEffect.self)
            found.append((effect.value, effect.rule))
        }
        guard let end = CivilDate(year: year, month: 12, day: 31) else { return nil }
        let asked = PeriodRules(rules: rules(end), day: end)
        if hasOpenCase {
            let open = try asked.word("assess.open_case_at_year_end", as: AssessmentEffect.self)
            found.append((open.value, open.rule))
        }
        guard let heaviest = found.max(by: { $0.effect < $1.effect }) else { return nil }
        guard found.count > 1 else { return YearAssessment(effect: heaviest.effect, rules: [heaviest.rule]) }
        let several = try asked.word("assess.multiple", as: SeveralEffects.self)
        switch several.value {
        case .heavier: return YearAssessment(effect: heaviest.effect, rules: [heaviest.rule, several.rule])
        }
    }
}

/// Which of several effects counts (ASS-012).
private enum SeveralEffects: String {
    case heavier = "heavier_effect"
}

extension ImposedSanction {
    /// The parameters of the years it bears on, the year of the decision first.
    fileprivate func assessmentParameters(_ rules: PeriodRules) throws(PeriodProblem) -> [String] {
        switch kind {
        case .partyWarning: return ["assess.year0.党内警告"]
        case .governmentWarning: return ["assess.year0.政务警告"]
        case .admonition: return ["assess.year0.诫勉"]
        case .transfer: return ["assess.year0.调整职务"]
        case .partySeriousWarning: return ["assess.year0.严重警告"]
        case .governmentDemerit: return ["assess.year0.记过"]
        case .orderedResignation, .reliefOfPost, .lowering: return ["assess.year0.责令辞职免职降职"]
        case .partyRemoval: return ["assess.year0.撤销党内职务"]
        case .governmentMajorDemerit, .governmentDemotion, .governmentRemoval:
            return ["assess.year0.记大过降级撤职", "assess.year1.记大过降级撤职"]
        case .partyExpulsion: return ["assess.year0.开除党籍", "assess.year1.开除党籍", "assess.year2.开除党籍"]
        case .partyProbation:
            let names = ["assess.year0.留党察看", "assess.year1.留党察看"]
            return try hasLongProbation(rules) ? names + ["assess.year2.留党察看二年"] : names
        case .governmentDismissal, .suspension, .reminder, .criticism, .orderedExamination: return []
        }
    }

    /// Whether the probation is longer than the shortest that is offered, by decision or by extension.
    private func hasLongProbation(_ rules: PeriodRules) throws(PeriodProblem) -> Bool {
        switch imposition {
        case .probation(let probation):
            let shortest = try rules.numbers("party.留党察看.probation").value.min() ?? probation.months
            return probation.isExtended || probation.months > shortest
        case .single, .together: return false
        }
    }
}
