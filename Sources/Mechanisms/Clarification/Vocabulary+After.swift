import Kernel

extension Clarification {
    /// A harm that the report did to the subject.
    package struct Harm: Hashable, Sendable, Codable {
        package let kind: HarmKind
        /// What happened; stays in the journal.
        package let detail: String

        package init(kind: HarmKind, detail: String) {
            self.kind = kind
            self.detail = detail
        }
    }

    /// What was harmed.
    package enum HarmKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Election, appointment, promotion.
        case selection
        /// Assessment, awards, honours.
        case assessment
        /// Pay and benefits.
        case pay
        case reputation
        case workOrLife
        case other
    }

    /// What became of a harm: every one is reversed or explained.
    package enum HarmOutcome: String, Hashable, Sendable, Codable, CaseIterable {
        case reversed, explained
    }

    /// How a cleared person was contacted (澄清回访).
    package enum FollowUpWay: String, Hashable, Sendable, Codable, CaseIterable {
        case visit, talk, telephone, letter
    }

    /// Why a delivered clarification was wrong; each kind has a clause of its own and no words of the user.
    package enum CorrectionKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// An item is no longer found unfounded.
        case resultChanged
        /// A name, unit, post or date was wrong; the items stand.
        case particularsWrong
    }

    /// What a proposal is for.
    package enum ProposalKind: Hashable, Sendable, Codable {
        case clarification
        /// More entries for an approved audience.
        case widening
        /// A correction before those who were reached.
        case correction(CorrectionKind, reason: String)

        /// Whether it corrects what was delivered.
        package var isCorrection: Bool {
            switch self {
            case .correction: true
            case .clarification, .widening: false
            }
        }
    }

    /// A clock that can be extended.
    package enum Clock: Hashable, Sendable, Codable {
        /// The decision on an application, by its number (CLA-033).
        case application(Int)
        /// Delivery after approval (CLA-008).
        case delivery
        /// The first follow-up contact (CLA-030).
        case firstFollowUp
        /// The second (CLA-031).
        case secondFollowUp
    }

    /// The text of a clarification as composed at its approval: clauses of the rules filled with checked values.
    package struct IssuedText: Hashable, Sendable, Codable {
        /// The approval it was composed at, from 1.
        package let round: Int
        package let form: Form
        package let subject: Subject
        package let paragraphs: [String]
    }

    /// What a subject is told when asked for the wish (拟澄清告知书): composed like an issued text, since it leaves the
    /// Body too.
    package struct WishText: Hashable, Sendable, Codable {
        package let subject: Subject
        package let on: CivilDate
        package let paragraphs: [String]
    }

    /// Hunan's five steps (CLA-007).
    package enum Step: String, Hashable, Sendable, Codable, CaseIterable {
        case raise = "提出"
        case assess = "评估"
        case approve = "审批"
        case deliver = "实施"
        case archive = "归档"
    }
}
