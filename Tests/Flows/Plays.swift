import Clarification
import Intake
import Kernel
import TestKit
import Verification

/// A report on Miao (two allegations) and on the bureau (the second), its verification and its clarification.
enum Plays {
    static let report = Sample.id("r1", as: CaseId.self)
    static let verification = Sample.id("v1", as: CaseId.self)
    static let clarification = Sample.id("c1", as: CaseId.self)
    static let miao = Subject.official(Sample.miao)
    static let bureau = Subject.unit(Sample.id("bureau", as: UnitId.self))
    static let first = ItemKey(allegation: 1, subject: miao)
    static let second = ItemKey(allegation: 2, subject: miao)
    static let third = ItemKey(allegation: 2, subject: bureau)

    private static let rules = Sample.rules([:], chains: ["intake.disposal": [ApprovalStep(role: .head)]])

    /// A report accepted with officers An and Bai; Ou keeps away from it.
    static func accepted(isRestricted: Bool = false) throws -> Scenario<Intake> {
        var play = Scenario<Intake>(
            rules: rules, facts: Intake.Facts(handlingBody: Sample.quyuan, isRestricted: isRestricted))
        func allegation(_ wording: String, _ subjects: [Subject], _ isIn: Bool = true) -> Intake.AllegationEntry {
            Intake.AllegationEntry(subjects: subjects, category: "other", inRemit: isIn, wording: wording)
        }
        try play.act(
            .register(
                Intake.Registration(
                    channel: .visit, receivedOn: Sample.today, original: nil, reporters: [], subjects: [miao, bureau],
                    allegations: [
                        allegation("第一", [miao]), allegation("第二", [miao, bureau]), allegation("第三", [miao], false),
                    ])), by: "pet")
        try play.act(.accept, by: "pet")
        try play.act(.handling(.assign(officers: [Sample.staff("an"), Sample.staff("bai")])), by: "allot")
        try play.act(.handling(.recuse(staff: Sample.staff("ou"), ground: .witness)), by: "head")
        return play
    }

    /// A report disposed of by this method, and the last event.
    static func disposed(
        _ method: Intake.DisposalMethod, isRestricted: Bool = false
    ) throws -> (play: Scenario<Intake>, event: Intake.Event?) {
        var play = try accepted(isRestricted: isRestricted)
        let reviewOn = method == .hold ? Sample.today.adding(days: 30) : nil
        try play.act(
            .proposeDisposal(method: method, reason: "理由", reviewOn: reviewOn, study: nil), by: "an")
        let made = try play.act(.approve(opinion: "同意", paper: nil), by: "head")
        return (play, made.last)
    }

    /// A verification of the report, with officers An and Bai.
    static func verifying(isRestricted: Bool = false) throws -> Scenario<Verification> {
        let rules = Sample.rules([:], chains: ["verification.findings": [ApprovalStep(role: .leaderInCharge)]])
        var play = Scenario<Verification>(rules: rules, facts: Verification.Facts())
        let items = [first, second, third].map { Verification.Item(key: $0, category: "other", wording: "反映") }
        try play.act(
            .open(
                Verification.Opening(
                    body: Sample.quyuan, report: report, method: .preliminaryVerification, items: items,
                    recused: [Sample.staff("ou")], isRestricted: isRestricted)), by: "system")
        try play.act(.handling(.assign(officers: [Sample.staff("an"), Sample.staff("bai")])), by: "allot")
        return play
    }

    /// Every event of a verification with these results, each with the state after all events of its act.
    static func concluded(
        _ results: [FindingResult], isRestricted: Bool = false
    ) throws -> [(event: Verification.Event, state: Verification.State)] {
        var play = try verifying(isRestricted: isRestricted)
        let both = [Sample.staff("an"), Sample.staff("bai")]
        var events: [(event: Verification.Event, state: Verification.State)] = []
        func act(_ command: Verification.Command, _ actor: String) throws {
            let made = try play.act(command, by: actor)
            events += made.map { ($0, play.state) }
        }
        let keys = [first, second, third]
        try act(
            .addEvidence(kind: .document, shows: "账目", items: keys, file: nil, isConfidential: true, by: both), "an")
        for subject in [miao, bureau] {
            try act(.recordStatement(subject: subject, text: "没有", on: Sample.today, by: both), "an")
        }
        try act(
            .proposeFindings(
                zip(keys, results).map {
                    Verification.ProposedFinding(
                        key: $0, result: $1, reasons: "相符", evidence: [1], shortWording: "措辞\($0.allegation)")
                }), "an")
        try act(.approve(opinion: "同意", paper: nil), "lead")
        return events
    }

    /// A clarification just opened.
    static func clarifying() throws -> Scenario<Clarification> {
        let opening = Clarification.Opening(
            body: Sample.quyuan, report: report, verification: verification,
            items: [Clarification.Item(key: first, shortWording: "措辞")], handlers: [], recused: [],
            isRestricted: false)
        var play = Scenario<Clarification>(facts: Clarification.Facts())
        play.facts.findings = [first: .unfounded]
        try play.act(.open(opening), by: "system")
        return play
    }
}
