extension Intake {
    /// What kind of matter an allegation is: the six disciplines, the two offences of office, and what is none of them.
    package enum AllegationCategory: String, Sendable, Codable, CaseIterable {
        /// 政治纪律.
        case politicalDiscipline
        /// 组织纪律.
        case organisationalDiscipline
        /// 廉洁纪律.
        case integrityDiscipline
        /// 群众纪律.
        case massDiscipline
        /// 工作纪律.
        case workDiscipline
        /// 生活纪律.
        case lifeDiscipline
        /// 职务违法.
        case dutyViolation
        /// 职务犯罪.
        case dutyCrime
        /// 其他(不属业务范围).
        case other
    }

    /// Whether an allegation lies in the remit, as a person says it: there is no default.
    package enum Remit: String, Sendable, Codable, CaseIterable {
        case inRemit
        case outOfRemit
    }
}
