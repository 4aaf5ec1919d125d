import Kernel
import TestKit

@testable import Sanction

typealias Play = Scenario<Sanction>

/// The entry of the tests: Li, deputy head of a bureau, was given 党内警告 on 2026-03-02 by the zone's discipline Body.
enum Case {
    static let li = Sample.id("li", as: OfficialId.self)
    static let bureau = Sample.id("bureau", as: UnitId.self)
    static let other = Sample.id("case-2", as: CaseId.self)
    static let source = MechanismSource("Sanction")
    static let decided = day("2026-03-02")

    static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("tests write valid days, not \(text)") }
        return day
    }

    static func measure(
        _ kind: SanctionKind = .partyWarning, on day: CivilDate = decided, probation: Int? = nil, together: Int = 1,
        months: Int? = nil
    ) -> Sanction.Measure {
        Sanction.Measure(
            kind: kind, effectiveOn: day, probationMonths: probation, together: together, decidedMonths: months)
    }

    static func record(
        _ measures: [Sanction.Measure] = [measure()], number: String = "屈纪处〔2026〕3号", on day: CivilDate = decided,
        standing: Sanction.PersonKind = .civilServant, decider: Sanction.SanctionDecider = .disciplineBody,
        named: String = "",
        reasons: [Sanction.SanctionReason] = [.dereliction], post: String = "副局长", isHistoric: Bool = false
    ) -> Sanction.Record {
        Sanction.Record(
            person: Sanction.Person(official: li, unit: bureau, post: post, standing: standing, isInKeyPost: true),
            ruling: Sanction.Ruling(
                number: number, decidedOn: day, decider: decider, deciderName: named, form: .second, reasons: reasons),
            measures: measures, isHistoric: isHistoric)
    }

    static func change(
        _ way: Sanction.Change.ChangeWay = .revoked, to measures: [Sanction.Measure] = [],
        on day: CivilDate = day("2026-06-01"),
        basis: String = "岳纪复〔2026〕1号", because reason: String = "复审认定事实不清"
    ) -> Sanction.Command {
        .proposeChange(.init(way: way, basis: basis, decidedOn: day, measures: measures, reason: reason))
    }

    static func notice(
        _ occasion: Sanction.Notice.NoticeOccasion, on day: CivilDate,
        to recipients: [Sanction.Notice.NoticeRecipient] = [.person]
    ) -> Sanction.Command {
        .recordNotice(.init(occasion: occasion, recipients: recipients, on: day))
    }

    static func check(
        on day: CivilDate, isAssessed: Bool = true, isSelectable: Bool = true, isPaid: Bool = true, remark: String = ""
    ) -> Sanction.Command {
        .recordCheck(
            .init(on: day, isAssessed: isAssessed, isSelectable: isSelectable, isPaid: isPaid, remark: remark))
    }

    static let announce = Sanction.Command.recordAnnouncement(
        on: day("2026-03-20"), to: "所在党支部全体党员", isFiled: true)
    static let report = Sanction.Command.recordReport(on: day("2026-04-01"), what: "已宣布并归档", file: nil)
    static let move = Sanction.Command.recordChange(on: day("2026-03-30"), what: "免去副局长职务，工资降两级")
    static let restore = Sanction.Command.restoreRights(on: day("2026-10-08"), basis: "支部大会决议")

    static func facts(
        others: [Sanction.Other] = [], recordedIn: String? = nil, conflicted: [String] = []
    ) -> Sanction.Facts {
        Sanction.Facts(
            handling: .init(
                conflicted: Set(conflicted.map(Sample.staff)), outsiders: [Sample.staff("lent")],
                path: [Sample.yueyang, Sample.quyuan], targetPath: [Sample.yueyang]),
            others: others, recordedIn: recordedIn)
    }

    /// An earlier 党内警告 of another Body.
    static func earlier(on day: CivilDate, revokedOn: CivilDate? = nil) -> Sanction.Other {
        Sanction.Other(
            id: other, number: "岳纪处〔2025〕9号",
            sanctions: [
                ImposedSanction(
                    .single(.partyWarning), decidedOn: day, effectiveOn: day,
                    standing: revokedOn.map { .revoked(on: $0) } ?? .asDecided)
            ])
    }

    /// The numbers of the national rules, as the rows PER and EXE have them.
    static let rules = Sample.rules(
        [
            "party.警告": .count(12), "party.严重警告": .count(18), "party.撤销党内职务": .count(24),
            "party.留党察看.after_restoration": .count(24), "party.留党察看.probation": .list(["12", "24"]),
            "party.留党察看.probation.max": .count(24), "party.留党察看.extension_if_1y": .count(12),
            "party.开除党籍.no_readmission": .count(60), "party.overlap.algorithm": .text("remaining + new"),
            "party.overlap.cap": .text("none"), "party.start": .text("decision_effective_date"),
            "party.留党察看.start": .text("rights_restored_date"), "gov.警告": .count(6), "gov.记过": .count(12),
            "gov.记大过": .count(18), "gov.降级": .count(24), "gov.撤职": .count(24),
            "gov.start": .text("decision_date"), "gov.multiple_same.cap": .count(48),
            "gov.overlap.algorithm": .text("remaining + new"), "gov.开除.reemployment_barred": .flag(true),
            "gov.village_managers.allowed": .list(["警告", "记过", "记大过"]),
            "gov.other_persons_15_6.allowed": .list(["警告", "记过", "记大过"]), "org.start": .text("decision_date"),
            "org.停职检查.max": .count(6), "org.调整职务.no_promotion": .count(12),
            "org.责令辞职免职.no_post": .count(12), "org.责令辞职免职.not_above_former": .count(24),
            "org.降职.no_promotion": .count(24), "org.诫勉": .count(6), "period.end_convention": .text("civil"),
            "period.month_end_clamp": .flag(true), "period.roll_for_holiday": .flag(false),
            "party.announce_and_file.max": .count(1), "party.post_pay_change.max": .count(1),
            "party.post_pay_change.extension.max_total": .count(6), "party.execution_report.max": .count(6),
            "gov.change_formalities.max": .count(1), "gov.change_formalities.extension.max_total": .count(6),
            "revisit.period_end.reminder_before": .count(30),
            "revisit.unblock_check_after_period_end": .count(90),
        ], units: units)

    private static let units: [String: RuleUnit] = {
        var units: [String: RuleUnit] = [:]
        for name in [
            "party.警告", "party.严重警告", "party.撤销党内职务", "party.留党察看.after_restoration",
            "party.留党察看.probation.max", "party.留党察看.extension_if_1y", "party.开除党籍.no_readmission", "gov.警告",
            "gov.记过", "gov.记大过", "gov.降级", "gov.撤职", "gov.multiple_same.cap", "org.停职检查.max",
            "org.调整职务.no_promotion", "org.责令辞职免职.no_post", "org.责令辞职免职.not_above_former",
            "org.降职.no_promotion", "org.诫勉", "party.announce_and_file.max", "party.post_pay_change.max",
            "party.post_pay_change.extension.max_total", "party.execution_report.max", "gov.change_formalities.max",
            "gov.change_formalities.extension.max_total", "party.留党察看.probation",
        ] { units[name] = .month }
        units["revisit.period_end.reminder_before"] = .day
        units["revisit.unblock_check_after_period_end"] = .day
        return units
    }()
}

/// How far a play has come.
enum Reached: CaseIterable {
    /// 党内警告, just entered.
    case executing
    /// 党内警告, executed.
    case inForce
    /// 留党察看 of a year whose rights are not restored, executed.
    case onProbation
    /// 政务警告 whose period ended before today, and people were told.
    case ended
    case closed
    case revoked
}

extension Scenario where M == Sanction {
    /// A play brought so far by Qin of the review office; Lei leads.
    init(_ reached: Reached, record: Sanction.Record? = nil, facts: Sanction.Facts = Case.facts()) throws {
        self.init(rules: Case.rules, facts: facts)
        let standard: Sanction.Record
        switch reached {
        case .executing, .inForce, .revoked: standard = Case.record()
        case .onProbation:
            standard = Case.record(
                [Case.measure(.partyProbation, on: Case.day("2025-10-08"), probation: 12)], on: Case.day("2025-10-08"))
        case .ended, .closed: standard = Case.record([Case.measure(.governmentWarning)])
        }
        try act(.record(record ?? standard), by: "qin")
        switch reached {
        case .executing: return
        case .inForce: try execute()
        case .onProbation: try execute()
        case .ended: try act(Case.notice(.over, on: Case.day("2026-09-02")), by: "qin")
        case .closed:
            try act(Case.notice(.over, on: Case.day("2026-09-02")), by: "qin")
            try act(Case.check(on: Case.day("2026-11-20")), by: "qin")
        case .revoked:
            try act(Case.change(), by: "qin")
            try act(.confirmChange(opinion: "同意撤销"), by: "lei")
        }
    }

    private mutating func execute() throws {
        try act(Case.announce, by: "qin")
        if matter?.due[Sanction.Clock.change.name] != nil { try act(Case.move, by: "qin") }
        try act(Case.report, by: "qin")
    }

    /// The case as it stands; nil before it began.
    var matter: Sanction.Matter? {
        switch state {
        case .absent: nil
        case .present(let matter): matter
        }
    }
}
