import Kernel

extension Sanction {
    /// What must be done for a decision once it is made, each from the day it takes effect (EXE-001 to EXE-007).
    static func executionClocks(of measures: [Measure], in context: Context<Facts>) -> [NamedDeadline] {
        var clocks: [ClockName: Deadline] = [:]
        func begin(_ clock: Clock, _ parameter: String, _ measure: Measure) {
            let deadline = context.rules.deadline(parameter, from: measure.effectiveOn, calendar: context.calendar)
            guard let deadline else { return }
            // Of two measures of one decision the earlier date holds for both.
            if let known = clocks[clock.name], known.due <= deadline.due { return }
            clocks[clock.name] = deadline
        }
        for measure in measures {
            switch measure.kind.family {
            case .party:
                begin(.announcement, "party.announce_and_file.max", measure)
                begin(.report, "party.execution_report.max", measure)
                if measure.kind.changesPost { begin(.change, "party.post_pay_change.max", measure) }
            case .government:
                if measure.kind.changesPost { begin(.change, "gov.change_formalities.max", measure) }
            case .organisational, .firstForm: break
            }
        }
        return named(clocks)
    }

    /// What must be done about the end: rights restored when a probation is over, and people told.
    static func endClocks(
        of periods: [Period], measures: [Measure], _ course: Course, in context: Context<Facts>
    ) -> [NamedDeadline] {
        if let probation = periods.first(where: { $0.kind == .partyProbation && $0.bars == nil }),
            course.restoredOn == nil, let last = probation.last, let rule = probation.steps.last?.rules.first
        {
            return named([Clock.restoration.name: Deadline(due: last, isProvisional: false, rule: rule)])
        }
        guard let last = last(of: periods, measures: measures, course),
            let parameter = context.rules.parameters["revisit.period_end.reminder_before"],
            case .count(let days) = parameter.value
        else { return [] }
        return named([
            Clock.noticeSoon.name: Deadline(
                due: last.adding(days: -days), isProvisional: false, rule: parameter.citation),
            Clock.noticeOver.name: Deadline(due: last, isProvisional: false, rule: parameter.citation),
        ])
    }

    /// When it must be looked at whether everything resumed.
    static func checkClock(from day: CivilDate, in context: Context<Facts>) -> [NamedDeadline] {
        let name = "revisit.unblock_check_after_period_end"
        guard let deadline = context.rules.deadline(name, from: day, calendar: context.calendar) else { return [] }
        return named([Clock.check.name: deadline])
    }

    /// Clocks in a fixed order.
    static func named(_ clocks: [ClockName: Deadline]) -> [NamedDeadline] {
        clocks.sorted { $0.key < $1.key }.map { NamedDeadline(clock: $0.key, deadline: $0.value) }
    }
}

extension Sanction.Matter {
    /// The clocks of the execution that still run.
    var executionDue: [Sanction.NamedDeadline] {
        Sanction.named(due.filter { Sanction.executionClocks.contains($0.key) })
    }
}

extension SanctionKind {
    /// Whether post and pay change with it: of the Party from 撤销党内职务 up (EXE-002), of the government from 降级 up
    /// (政务处分法 art. 54).
    package var changesPost: Bool {
        switch self {
        case .partyRemoval, .partyProbation, .partyExpulsion, .governmentDemotion, .governmentRemoval,
            .governmentDismissal:
            true
        case .partyWarning, .partySeriousWarning, .governmentWarning, .governmentDemerit, .governmentMajorDemerit,
            .suspension, .transfer, .orderedResignation, .reliefOfPost, .lowering, .reminder, .criticism,
            .orderedExamination, .admonition:
            false
        }
    }
}
