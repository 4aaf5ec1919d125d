/// The families of sanctions and measures. Periods of one family never add to those of another.
package enum SanctionFamily: String, Hashable, Sendable, Codable, CaseIterable {
    /// 党纪处分.
    case party
    /// 政务处分.
    case government
    /// 组织处理.
    case organisational
    /// 第一种形态的处理.
    case firstForm

    /// The parameters that say how a period inside another of the family is counted, and how long the whole may become;
    /// nil where no rule lets periods of the family add.
    var overlap: (algorithm: String, cap: String)? {
        switch self {
        case .party: ("party.overlap.algorithm", "party.overlap.cap")
        case .government: ("gov.overlap.algorithm", "gov.multiple_same.cap")
        case .organisational, .firstForm: nil
        }
    }
}

/// How a sanction stands to the others of its family when periods are counted.
enum SanctionCounting {
    /// It takes over what is left of an earlier one, and a later one takes over what is left of it.
    case adds
    /// It ends what runs, and leaves nothing to be taken over.
    case ends
    /// It is counted by itself.
    case alone
}

/// What a period keeps from a person while it runs.
package enum PeriodBar: String, Hashable, Sendable, Codable, CaseIterable {
    /// 不得提升职务、进一步使用: the impact period (影响期) or sanction period (处分期) proper.
    case promotion
    /// 不得重新入党.
    case readmission
    /// 不得安排职务.
    case anyPost
    /// 不得担任高于原职务层次的职务.
    case postAboveFormer
    /// 停职: the longest the measure itself may last; it bars nothing afterwards.
    case duty
}

/// One period that a kind of sanction brings with it.
package struct SanctionTerm: Hashable, Sendable {
    package let bars: PeriodBar
    /// The rule parameter with its months.
    package let parameter: String

    init(_ bars: PeriodBar, _ parameter: String) {
        self.bars = bars
        self.parameter = parameter
    }
}

/// A kind of sanction or measure. Its raw value is the word on disk, in the API and on the command line.
///
/// The form (四种形态, 1 to 4) is recorded beside it and never follows from it.
package enum SanctionKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 党内警告.
    case partyWarning = "party.warning"
    /// 党内严重警告.
    case partySeriousWarning = "party.seriousWarning"
    /// 撤销党内职务.
    case partyRemoval = "party.removal"
    /// 留党察看.
    case partyProbation = "party.probation"
    /// 开除党籍.
    case partyExpulsion = "party.expulsion"
    /// 政务警告.
    case governmentWarning = "government.warning"
    /// 政务记过.
    case governmentDemerit = "government.demerit"
    /// 政务记大过.
    case governmentMajorDemerit = "government.majorDemerit"
    /// 政务降级.
    case governmentDemotion = "government.demotion"
    /// 政务撤职.
    case governmentRemoval = "government.removal"
    /// 政务开除.
    case governmentDismissal = "government.dismissal"
    /// 停职检查.
    case suspension = "organisational.suspension"
    /// 调整职务.
    case transfer = "organisational.transfer"
    /// 责令辞职.
    case orderedResignation = "organisational.resignation"
    /// 免职.
    case reliefOfPost = "organisational.relief"
    /// 降职.
    case lowering = "organisational.lowering"
    /// 谈话提醒.
    case reminder = "firstForm.reminder"
    /// 批评教育.
    case criticism = "firstForm.criticism"
    /// 责令检查.
    case orderedExamination = "firstForm.examination"
    /// 诫勉.
    case admonition = "firstForm.admonition"

    /// The family its periods are counted in.
    package var family: SanctionFamily {
        switch self {
        case .partyWarning, .partySeriousWarning, .partyRemoval, .partyProbation, .partyExpulsion: .party
        case .governmentWarning, .governmentDemerit, .governmentMajorDemerit, .governmentDemotion,
            .governmentRemoval, .governmentDismissal:
            .government
        case .suspension, .transfer, .orderedResignation, .reliefOfPost, .lowering: .organisational
        case .reminder, .criticism, .orderedExamination, .admonition: .firstForm
        }
    }

    /// The periods it brings, each with the parameter of its months; none where no rule sets any. The term of
    /// 留党察看 begins when the rights are restored.
    package var terms: [SanctionTerm] {
        switch self {
        case .partyWarning: [SanctionTerm(.promotion, "party.警告")]
        case .partySeriousWarning: [SanctionTerm(.promotion, "party.严重警告")]
        case .partyRemoval: [SanctionTerm(.promotion, "party.撤销党内职务")]
        case .partyProbation: [SanctionTerm(.promotion, "party.留党察看.after_restoration")]
        case .partyExpulsion: [SanctionTerm(.readmission, "party.开除党籍.no_readmission")]
        case .governmentWarning: [SanctionTerm(.promotion, "gov.警告")]
        case .governmentDemerit: [SanctionTerm(.promotion, "gov.记过")]
        case .governmentMajorDemerit: [SanctionTerm(.promotion, "gov.记大过")]
        case .governmentDemotion: [SanctionTerm(.promotion, "gov.降级")]
        case .governmentRemoval: [SanctionTerm(.promotion, "gov.撤职")]
        case .governmentDismissal: []
        case .suspension: [SanctionTerm(.duty, "org.停职检查.max")]
        case .transfer: [SanctionTerm(.promotion, "org.调整职务.no_promotion")]
        case .orderedResignation, .reliefOfPost:
            [
                SanctionTerm(.anyPost, "org.责令辞职免职.no_post"),
                SanctionTerm(.postAboveFormer, "org.责令辞职免职.not_above_former"),
            ]
        case .lowering: [SanctionTerm(.promotion, "org.降职.no_promotion")]
        case .reminder, .criticism, .orderedExamination: []
        case .admonition: [SanctionTerm(.promotion, "org.诫勉")]
        }
    }

    /// The parameter that says which of a decision's days its periods run from.
    package var startParameter: String {
        switch family {
        case .party: self == .partyProbation ? "party.留党察看.start" : "party.start"
        case .government: "gov.start"
        case .organisational, .firstForm: "org.start"
        }
    }

    /// How it stands to the others of its family.
    var counting: SanctionCounting {
        switch self {
        case .partyWarning, .partySeriousWarning, .partyRemoval, .partyProbation, .governmentWarning,
            .governmentDemerit, .governmentMajorDemerit, .governmentDemotion, .governmentRemoval:
            .adds
        case .partyExpulsion, .governmentDismissal: .ends
        case .suspension, .transfer, .orderedResignation, .reliefOfPost, .lowering, .reminder, .criticism,
            .orderedExamination, .admonition:
            .alone
        }
    }
}
