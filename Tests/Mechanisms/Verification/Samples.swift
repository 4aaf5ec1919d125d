import Kernel
import TestKit

@testable import Verification

typealias Play = Scenario<Verification>

/// The case of the tests: Miao, two allegations, and the bureau for the second.
enum Case {
    static let miao = Subject.official(Sample.miao)
    static let bureau = Subject.unit(Sample.id("transport-bureau", as: UnitId.self))
    static let first = ItemKey(allegation: 1, subject: miao)
    static let second = ItemKey(allegation: 2, subject: miao)
    static let third = ItemKey(allegation: 2, subject: bureau)
    static let unknown = ItemKey(allegation: 9, subject: miao)
    static let stranger = Subject.official(Sample.id("stranger", as: OfficialId.self))
    static let report = Sample.id("report-1", as: CaseId.self)
    static let clock = "clue.inquiry_letter.reply.max"
    static let gate = "clarify.quality_gate.department"

    static func opening(
        _ method: Verification.Method = .talkOrInquiry, items: [ItemKey] = [first, second, third],
        recused: [String] = ["ou"]
    ) -> Verification.Opening {
        Verification.Opening(
            body: Sample.quyuan, report: report, method: method,
            items: items.map { Verification.Item(key: $0, category: "procurement", wording: "招标中收受好处") },
            recused: recused.map(Sample.staff), isRestricted: false)
    }

    static func staff(_ names: String...) -> [StaffId] { names.map(Sample.staff) }

    static func evidence(
        _ shows: String = "合同与付款一致", items: [ItemKey] = [first, second, third], by: [StaffId] = staff("an", "bai")
    ) -> Verification.Command {
        .addEvidence(kind: .document, shows: shows, items: items, file: Sample.sealed("scan"), by: by)
    }

    static func finding(
        _ key: ItemKey, _ result: FindingResult = .unfounded, reasons: String = "账目相符", evidence: [Int] = [1],
        wording: String = "反映在招标中收受好处"
    ) -> Verification.ProposedFinding {
        Verification.ProposedFinding(
            key: key, result: result, reasons: reasons, evidence: evidence, shortWording: wording)
    }

    static let findings = [finding(first), finding(second), finding(third)]
    static let statement = Verification.Command.recordStatement(
        subject: miao, text: "没有收过", on: Sample.today, by: staff("an", "bai"))
    static func paper(_ signer: String = "lei", on day: CivilDate = Sample.today) -> PaperApproval {
        PaperApproval(approver: Sample.staff(signer), signedOn: day, scan: Sample.sealed("paper"))
    }

    /// Rules with the letter's clock and, when asked for, the quality gate and a chain of two steps.
    static func rules(gate isGated: Bool = true, limit: Int? = nil, steps: Int = 1) -> RulesInForce {
        var values: [String: RuleValue] = [clock: .count(15)]
        if isGated { values[gate] = .text("案件审理") }
        if let limit { values["verification.max"] = .count(limit) }
        let chain = [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)].prefix(steps)
        return Sample.rules(
            values, units: [clock: .workingDay, "verification.max": .day],
            chains: ["verification.findings": [ApprovalStep](chain)])
    }
}

/// How far a play has come.
enum Reached: CaseIterable {
    case opened, assigned, gathering, qualityGate, submitted, concluded
}

extension Scenario where M == Verification {
    /// A play brought so far, by an and bai (officers), shen (review office) and lei (leader).
    init(_ reached: Reached, rules: RulesInForce = Case.rules(), method: Verification.Method = .talkOrInquiry) throws {
        self.init(
            rules: rules,
            facts: Verification.Facts(
                handling: .init(conflicted: [Sample.staff("qin")], heads: [Sample.staff("wang")])))
        try act(.open(Case.opening(method)), by: "system")
        if reached == .opened { return }
        try act(.handling(.assign(officers: Case.staff("an", "bai"))), by: "allotter")
        if reached == .assigned { return }
        try act(Case.evidence(), by: "an")
        if reached == .gathering { return }
        try act(.proposeFindings(Case.findings), by: "an")
        if reached == .qualityGate { return }
        if case .present(let matter) = state, matter.stage.name == "qualityGate" {
            try act(.passQualityGate(opinion: "证据充分"), by: "shen")
        }
        if reached == .submitted { return }
        try act(.approve(opinion: "同意", paper: nil), by: "lei")
    }

    /// The case as it stands; nil before it began.
    var matter: Verification.Matter? {
        switch state {
        case .absent: nil
        case .present(let matter): matter
        }
    }
}
