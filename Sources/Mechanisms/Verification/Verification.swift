import Kernel

/// Verification (核查) of the items of one report: by talk or inquiry, or by preliminary verification.
///
/// A case is one verification of the in-remit items, each an (allegation, subject), of one report. It is opened as a
/// consequence of the report's approved disposal and ends with one approved finding for each item.
///
/// ```
/// absent → opened → assigned → gathering → findingsProposed → qualityGate → submitted → concluded
///                                  ↑               └── no gate in force ──────↑  │
///                                  └──── gate failed, sent back, rejected, recusal ┘
/// ```
///
/// `findingsProposed` is passed within one decision: the same act that proposes sends on to the quality gate (审理)
/// where a rule in force asks for one, else to approval.
package enum Verification: CaseMechanism {
    package static let mechanism = "verification"
    package static let initial = State.absent

    /// The longest short wording, in characters: it is one clause of a letter, not an account.
    package static let shortWordingMax = 60
}

extension Verification {
    /// How the items are verified, as the disposal decided.
    package enum Method: String, Sendable, Codable, CaseIterable {
        /// 谈话函询: the subject is talked with, or answers a letter.
        case talkOrInquiry
        /// 初步核实: officers gather evidence.
        case preliminaryVerification
    }

    /// One (allegation, subject) to be verified.
    package struct Item: Hashable, Sendable, Codable {
        package let key: ItemKey
        /// The allegation's category, a code.
        package let category: String
        /// The allegation as officers wrote it; never the reporter's own words.
        package let wording: String

        package init(key: ItemKey, category: String, wording: String) {
            self.key = key
            self.category = category
            self.wording = wording
        }
    }

    /// What a disposal hands over for verification.
    package struct Opening: Hashable, Sendable, Codable {
        package let body: BodyCode
        /// The report the items are of.
        package let report: CaseId
        package let method: Method
        package let items: [Item]
        /// Staff recused in the report: they are recused here from the start.
        package let recused: [StaffId]
        package let isRestricted: Bool

        package init(
            body: BodyCode, report: CaseId, method: Method, items: [Item], recused: [StaffId], isRestricted: Bool
        ) {
            self.body = body
            self.report = report
            self.method = method
            self.items = items
            self.recused = recused
            self.isRestricted = isRestricted
        }
    }

    /// What an evidence item is.
    package enum EvidenceKind: String, Sendable, Codable, CaseIterable {
        /// 书证.
        case document
        /// 物证.
        case physical
        /// 证人证言.
        case testimony
        /// 被核查人陈述和辩解.
        case subjectAccount
        /// 谈话笔录.
        case talkRecord
        /// 鉴定意见.
        case expertOpinion
        /// 勘验检查笔录.
        case inspectionRecord
        /// 视听资料.
        case audioVisual
        /// 电子数据.
        case electronic
    }

    /// A finding as an officer proposes it.
    package struct ProposedFinding: Hashable, Sendable, Codable {
        package let key: ItemKey
        package let result: FindingResult
        /// Why; stays inside the case.
        package let reasons: String
        /// Numbers of the evidence items it rests on.
        package let evidence: [Int]
        /// The allegation in the words that may be said outside once approved.
        package let shortWording: String

        package init(key: ItemKey, result: FindingResult, reasons: String, evidence: [Int], shortWording: String) {
            self.key = key
            self.result = result
            self.reasons = reasons
            self.evidence = evidence
            self.shortWording = shortWording
        }

        /// What of it leaves the case.
        package var outcome: FindingOutcome { FindingOutcome(key: key, result: result, shortWording: shortWording) }
    }
}

extension FindingResult {
    /// Whether the result goes against the subject, who must have been heard before (G10).
    var isAdverse: Bool {
        switch self {
        case .substantiated, .partlySubstantiated: true
        case .unfounded, .inconclusive: false
        }
    }
}
