import Kernel

/// The register of sanctions and measures (处分处理台账): one case is one decision about one Official, from the day it is
/// entered until its periods are over and the person is treated as everybody else again.
///
/// ```
/// absent → (onProbation →) executing → inForce → ended → closed
///                 └───────────┴───────────┴────────┴──→ revoked
/// ```
///
/// `executing` is left when all that the rules ask to be done for the decision is done; `inForce` lasts to the last
/// day of the last period; `ended` until somebody has checked that assessment, promotion and pay really resumed. What
/// has no period is closed when it is executed.
package enum Sanction: CaseMechanism {
    package static let mechanism = "sanction"
    package static let initial = State.absent

    /// The key under which the cases of an Official are found, whatever the Body.
    package static func key(ofOfficial id: OfficialId) -> String { "\(mechanism).official:\(id)" }
    /// The key under which a decision is found: nobody enters it twice for one person.
    package static func key(ofDecision number: String, about id: OfficialId) -> String {
        "\(mechanism).decision:\(number)/\(id)"
    }
}

extension Sanction {
    /// Which of the four forms of supervision (监督执纪四种形态) the decision belongs to: recorded, not derived.
    package enum DisciplineForm: String, Sendable, Codable, CaseIterable {
        case first, second, third, fourth
    }

    /// Who decided.
    package enum SanctionDecider: String, Sendable, Codable, CaseIterable {
        /// 本级纪检监察机关.
        case disciplineBody
        /// 党委（党组）.
        case partyCommittee
        /// 基层党委（乡镇、街道）: visited by its discipline Body all the same.
        case townCommittee
        /// 任免机关、单位.
        case employer
    }

    /// What kind of person the law sees: some may be given few kinds of government sanction only.
    package enum PersonKind: String, Sendable, Codable, CaseIterable {
        /// 公务员以及参公管理人员.
        case civilServant
        /// 其他公职人员.
        case otherPublicOfficial
        /// 基层群众性自治组织中从事管理的人员（村、社区）, 政务处分法 art. 22.
        case villageManager
        /// 其他依法履行公职的人员, 政务处分法 art. 23.
        case otherPerson
    }

    /// Why somebody was sanctioned. 履职不力 and 失职失责 are two: places visit the one and not the other.
    package enum SanctionReason: String, Sendable, Codable, CaseIterable {
        /// 履职不力.
        case poorPerformance
        /// 失职失责.
        case dereliction
        /// 违反政治纪律.
        case political
        /// 违反组织纪律.
        case organisational
        /// 违反廉洁纪律.
        case integrity
        /// 违反群众纪律.
        case masses
        /// 违反工作纪律.
        case work
        /// 违反生活纪律.
        case life
        /// 违法犯罪.
        case crime
    }

    /// One sanction or measure of a decision.
    package struct Measure: Hashable, Sendable, Codable {
        package let kind: SanctionKind
        /// The day it takes effect.
        package let effectiveOn: CivilDate
        /// How many months of probation, of 留党察看 alone.
        package let probationMonths: Int?
        /// How many sanctions of this kind were decided together; 1 for all but government ones (政务处分法 art. 15).
        package let together: Int
        /// The months that were decided for them together; nil for one alone.
        package let decidedMonths: Int?

        package init(
            kind: SanctionKind, effectiveOn: CivilDate, probationMonths: Int? = nil, together: Int = 1,
            decidedMonths: Int? = nil
        ) {
            self.kind = kind
            self.effectiveOn = effectiveOn
            self.probationMonths = probationMonths
            self.together = together
            self.decidedMonths = decidedMonths
        }
    }

    /// The person as at the decision.
    package struct Person: Hashable, Sendable, Codable {
        package let official: OfficialId
        package let unit: UnitId
        package let post: String
        package let standing: PersonKind
        /// Whether the person is still in an important post: places visit these first.
        package let isInKeyPost: Bool

        package init(official: OfficialId, unit: UnitId, post: String, standing: PersonKind, isInKeyPost: Bool) {
            self.official = official
            self.unit = unit
            self.post = post
            self.standing = standing
            self.isInKeyPost = isInKeyPost
        }
    }

    /// The decision.
    package struct Ruling: Hashable, Sendable, Codable {
        package let number: String
        package let decidedOn: CivilDate
        package let decider: SanctionDecider
        /// The decider's name, where it is not the Body that enters it.
        package let deciderName: String
        package let form: DisciplineForm
        package let reasons: [SanctionReason]

        package init(
            number: String, decidedOn: CivilDate, decider: SanctionDecider, deciderName: String, form: DisciplineForm,
            reasons: [SanctionReason]
        ) {
            self.number = number
            self.decidedOn = decidedOn
            self.decider = decider
            self.deciderName = deciderName
            self.form = form
            self.reasons = reasons
        }
    }

    /// An entry of the register.
    package struct Record: Hashable, Sendable, Codable {
        package let person: Person
        package let ruling: Ruling
        package let measures: [Measure]
        /// Whether it is entered late from old registers (历史补录): it counts and starts no clock.
        package let isHistoric: Bool

        package init(person: Person, ruling: Ruling, measures: [Measure], isHistoric: Bool) {
            self.person = person
            self.ruling = ruling
            self.measures = measures
            self.isHistoric = isHistoric
        }
    }
}
