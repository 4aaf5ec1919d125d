import Kernel
import TestKit

@testable import Intake

/// Reports for tests: Miao of Quyuan, reported for two things.
enum Report {
    static let verification = Sample.id("v1", as: CaseId.self)
    static let clarification = Sample.id("c1", as: CaseId.self)
    static let earlier = Sample.id("r0", as: CaseId.self)
    static let miao = Subject.official(Sample.miao)
    static let bureau = Subject.unit(Sample.id("bureau", as: UnitId.self))
    static let today = Sample.today
    static let month = today.adding(months: 1)

    static let facts = Intake.Facts(handlingBody: Sample.quyuan)

    static let rules = Sample.rules(
        [
            "intake.higher_level_report.forward_up.max": .count(5),
            "intake.forwarded_report.accept_or_transfer.max": .count(5),
            "intake.misdirected.transfer.max": .count(5),
            "intake.disposal.collective_study_required": .flag(true),
            "clue.disposal_opinion.max": .count(1),
            "intake.closed_results.feedback_to_petition_dept.interval": .count(1),
            "realname.acceptance_notice.max": .count(15),
            "realname.acceptance_notice.skip_if_repeat": .flag(true),
            "realname.result_feedback.max": .count(15),
        ],
        units: [
            "intake.higher_level_report.forward_up.max": .workingDay,
            "intake.forwarded_report.accept_or_transfer.max": .workingDay,
            "intake.misdirected.transfer.max": .workingDay,
            "clue.disposal_opinion.max": .month,
            "intake.closed_results.feedback_to_petition_dept.interval": .quarter,
            "realname.acceptance_notice.max": .workingDay,
            "realname.result_feedback.max": .workingDay,
        ],
        chains: [
            "intake.disposal": [ApprovalStep(role: .leaderInCharge), ApprovalStep(role: .head)],
            "intake.reopen": [ApprovalStep(role: .head)],
            "intake.return": [ApprovalStep(role: .leaderInCharge)],
        ])

    static func allegation(
        _ wording: String = "在项目招投标中为他人谋利", inRemit: Bool? = true, _ subjects: [Subject] = [miao]
    ) -> Intake.AllegationEntry {
        Intake.AllegationEntry(subjects: subjects, category: "integrity", inRemit: inRemit, wording: wording)
    }

    static let named = Intake.ReporterEntry(identity: Sample.sealed("who"), isRealName: true, hasContact: true)
    static let nameless = Intake.ReporterEntry(identity: nil, isRealName: false, hasContact: false)

    static func registration(
        channel: Intake.Channel = .letter, receivedOn: CivilDate = today, reporters: [Intake.ReporterEntry] = [named],
        subjects: [Subject] = [miao], allegations: [Intake.AllegationEntry] = [allegation()],
        importedFrom: String? = nil
    ) -> Intake.Registration {
        Intake.Registration(
            channel: channel, receivedOn: receivedOn, original: Sample.sealed("scan"), reporters: reporters,
            subjects: subjects, allegations: allegations, importedFrom: importedFrom)
    }

    static let receipt = Intake.Receipt(
        channel: .web, original: Sample.sealed("text"), about: Sample.sealed("about"), reporters: [nameless],
        receiptHash: String(repeating: "a", count: 64))

    static let study = CollectiveStudy(
        heldOn: today, attendees: [Sample.staff("zhou"), Sample.staff("wu")], views: "同意初核", dissent: "",
        decision: "予以初步核实")

    static func finding(_ number: Int, _ result: FindingResult, _ subject: Subject = miao) -> FindingOutcome {
        FindingOutcome(
            key: ItemKey(allegation: number, subject: subject), result: result, shortWording: "插手项目招投标")
    }

    static func paper(by signer: String, on day: CivilDate = today) -> PaperApproval {
        PaperApproval(approver: Sample.staff(signer), signedOn: day, scan: Sample.sealed("signed"))
    }

    /// A report that nothing has happened to.
    static func fresh() -> Scenario<Intake> { Scenario(rules: rules, facts: facts) }

    /// Received at the portal.
    static func received() throws -> Scenario<Intake> {
        var scenario = fresh()
        try scenario.act(.receive(receipt), by: "portal")
        return scenario
    }

    /// Registered by the petition office (Li).
    static func registered(_ registration: Intake.Registration = registration()) throws -> Scenario<Intake> {
        var scenario = fresh()
        try scenario.act(.register(registration), by: "li")
        return scenario
    }

    /// Accepted; the one reporter's name is confirmed, Chen and Deng handle it.
    static func accepted(_ registration: Intake.Registration = registration()) throws -> Scenario<Intake> {
        var scenario = try registered(registration)
        if registration.reporters.contains(where: \.isRealName) {
            try scenario.act(.confirmRealName(reporter: 1), by: "li")
        }
        try scenario.act(.accept, by: "li")
        try scenario.act(.handling(.assign(officers: [Sample.staff("chen"), Sample.staff("deng")])), by: "cai")
        return scenario
    }

    /// A disposal is proposed by Chen.
    static func proposed(
        _ method: Intake.DisposalMethod = .preliminaryVerification,
        _ registration: Intake.Registration = registration()
    ) throws -> Scenario<Intake> {
        var scenario = try accepted(registration)
        let review = method == .hold ? month : nil
        try scenario.act(
            .proposeDisposal(method: method, reason: "线索具体", reviewOn: review, study: study), by: "chen")
        return scenario
    }

    /// The disposal was approved by Zhou (leader in charge) and Wu (head).
    static func disposed(
        _ method: Intake.DisposalMethod = .preliminaryVerification,
        _ registration: Intake.Registration = registration()
    ) throws -> Scenario<Intake> {
        var scenario = try proposed(method, registration)
        try scenario.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        try scenario.act(.approve(opinion: "同意", paper: nil), by: "wu")
        return scenario
    }

    /// Under verification.
    static func verifying(_ registration: Intake.Registration = registration()) throws -> Scenario<Intake> {
        var scenario = try disposed(.preliminaryVerification, registration)
        try scenario.act(.startVerifying(verification: verification), by: "system")
        return scenario
    }

    /// Concluded with one finding on the one item.
    static func concluded(_ result: FindingResult = .unfounded) throws -> Scenario<Intake> {
        var scenario = try verifying()
        try scenario.act(.noteFindingsProposed, by: "system")
        try scenario.act(.conclude(verification: verification, findings: [finding(1, result)]), by: "system")
        return scenario
    }

    /// Given back to the petition office with the leader's approval.
    static func returned(
        _ ground: Intake.ReturnGround, _ registration: Intake.Registration = registration()
    ) throws -> Scenario<Intake> {
        var scenario = try accepted(registration)
        try scenario.act(
            .proposeReturn(ground: ground, reason: "没有实质内容", communication: "与信访室沟通，同意收回"), by: "chen")
        try scenario.act(.approve(opinion: "同意", paper: nil), by: "zhou")
        return scenario
    }

    /// Closed, the reporter told.
    static func closed() throws -> Scenario<Intake> {
        var scenario = try concluded()
        try scenario.act(.tellResult(reporter: 1, how: "当面", exposureChecked: true), by: "chen")
        try scenario.act(.close(reason: "已反馈"), by: "chen")
        return scenario
    }
}

extension Scenario where M == Intake {
    /// The report; tests ask only where there is one.
    var matter: Intake.Matter {
        switch state {
        case .absent: preconditionFailure("the scenario has opened a report")
        case .present(let matter): matter
        }
    }

    /// The acts that wait, with their parts.
    var waiting: [String] {
        matter.tasks.map { $0.part.isEmpty ? $0.act : "\($0.act)#\($0.part)" }
    }
}
