import Kernel

/// The words of sanctions and of what is counted from them, in Chinese and English.
package enum SanctionWords {
    /// The same in both languages.
    package typealias Words = (zh: String, en: String)

    /// A kind with its family, so that the two warnings are told apart.
    package static func text(_ kind: SanctionKind) -> Words {
        switch kind {
        case .partyWarning: ("党内警告", "Party warning")
        case .partySeriousWarning: ("党内严重警告", "serious Party warning")
        case .partyRemoval: ("撤销党内职务", "removal from Party posts")
        case .partyProbation: ("留党察看", "probation within the Party")
        case .partyExpulsion: ("开除党籍", "expulsion from the Party")
        case .governmentWarning: ("政务警告", "government warning")
        case .governmentDemerit: ("政务记过", "demerit")
        case .governmentMajorDemerit: ("政务记大过", "major demerit")
        case .governmentDemotion: ("政务降级", "lower grade")
        case .governmentRemoval: ("政务撤职", "removal from office")
        case .governmentDismissal: ("政务开除", "dismissal")
        case .suspension: ("停职检查", "suspension for examination")
        case .transfer: ("调整职务", "transfer to another post")
        case .orderedResignation: ("责令辞职", "ordered resignation")
        case .reliefOfPost: ("免职", "relief of post")
        case .lowering: ("降职", "lower post")
        case .reminder: ("谈话提醒", "reminder in a talk")
        case .criticism: ("批评教育", "criticism and education")
        case .orderedExamination: ("责令检查", "ordered self-examination")
        case .admonition: ("诫勉", "admonition")
        }
    }

    /// A family.
    package static func text(_ family: SanctionFamily) -> Words {
        switch family {
        case .party: ("党纪处分", "Party sanction")
        case .government: ("政务处分", "government sanction")
        case .organisational: ("组织处理", "organisational measure")
        case .firstForm: ("第一种形态处理", "first-form measure")
        }
    }

    /// What a period bars. A government sanction's is called by another name.
    package static func text(_ bars: PeriodBar, of family: SanctionFamily) -> Words {
        switch (bars, family) {
        case (.promotion, .government): ("处分期", "sanction period")
        case (.promotion, .party): ("影响期", "impact period")
        case (.promotion, .organisational), (.promotion, .firstForm): ("不得提拔期限", "no promotion")
        case (.readmission, _): ("不得重新入党期限", "no re-admission")
        case (.anyPost, _): ("不得安排职务期限", "no post")
        case (.postAboveFormer, _): ("不得担任高于原职务层次职务期限", "no post above the former rank")
        case (.duty, _): ("停职最长至", "suspended at the longest")
        }
    }

    /// The convention of a last day, said beside every one.
    package static func text(_ end: PeriodEnd) -> Words {
        switch end {
        case .civil: ("末日为对应日", "the last day is the corresponding day")
        case .inclusive: ("末日为对应日的前一日", "the last day is the day before the corresponding day")
        }
    }

    /// An effect on a year's assessment.
    package static func text(_ effect: AssessmentEffect) -> Words {
        switch effect {
        case .notExcellent: ("不得确定为优秀等次", "not graded excellent")
        case .commentOnly: ("只写评语，不确定等次", "a comment, no grade")
        case .noGrade: ("不确定等次", "no grade")
        case .noCommentNoGrade: ("不写评语、不确定等次，结案后再办", "neither comment nor grade until the case is closed")
        case .notCompetent: ("确定为不称职等次", "graded not competent")
        }
    }

    /// A length: months, then days.
    package static func text(_ length: PeriodLength) -> Words {
        length.days == 0
            ? ("\(length.months)个月", months(length.months))
            : ("\(length.months)个月\(length.days)天", "\(months(length.months)) and \(counted(length.days, "day"))")
    }

    /// A rule beside what it made: `PER-001《…》第十条`.
    package static func text(_ rule: RuleCitation) -> String { "\(rule.row)\(rule.title)\(rule.article)" }

    static func months(_ count: Int) -> String { counted(count, "month") }

    private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}

extension SanctionWords {
    /// A step in the making of a period.
    package static func text(_ step: PeriodStep) -> Words {
        switch step {
        case .begins(let day, _): ("自\(day)起算", "runs from \(day)")
        case .changed(let from, let day):
            (
                "原为\(text(from).zh)，\(day)变更，自始按变更后计算",
                "was a \(text(from).en), changed on \(day), counted so from the start"
            )
        case .own(let months, _): ("本处分\(months)个月", "its own \(Self.months(months))")
        case .together(let together, _):
            (
                "\(together.count)个同种处分合并，决定机关定为\(together.months)个月",
                "\(together.count) of a kind decided together: the decider set \(months(together.months))"
            )
        case .extended(let months, _, _): ("延长\(months)个月", "extended by \(Self.months(months))")
        case .remainder(let number, let day, let length, _):
            (
                "加上第\(number)项处分在\(day)尚未执行的\(text(length).zh)",
                "with \(text(length).en) left of no. \(number) on \(day)"
            )
        case .whole(let day, let length, _):
            ("自\(day)起合计\(text(length).zh)", "\(text(length).en) in all from \(day)")
        case .capped(let months, _): ("最长\(months)个月", "at most \(Self.months(months))")
        case .clamped: ("当月无对应日，以月末为末日", "the month has no such day: its last day is the last")
        case .ends(let day, let end, _, _):
            ("至\(day)止（\(text(end).zh)，遇节假日不顺延）", "to \(day) (\(text(end).en), not moved for a holiday)")
        case .cut(let number, let day, _):
            ("第\(number)项处分\(day)开除，到此为止", "ended on \(day) by no. \(number), an expulsion")
        }
    }

    /// Why periods cannot be counted, and what to do.
    package static func text(_ problem: PeriodProblem) -> Words {
        let words = words(of: problem)
        guard let number = problem.sanction else { return words }
        return ("第\(number)项处分：\(words.zh)", "sanction no. \(number): \(words.en)")
    }

    private static func words(of problem: PeriodProblem) -> Words {
        switch problem {
        case .parameterMissing(let name, let day):
            (
                "\(day)没有关于“\(name)”的现行规定。请核对决定日期，或者载入当时有效的制度",
                "no rule in force on \(day) sets “\(name)”: check the day, or load the rules of that time"
            )
        case .parameterUnusable(let name, let day):
            (
                "\(day)的规定中“\(name)”的值无法用于计算。请更正制度文件",
                "the value of “\(name)” in force on \(day) cannot be counted with: correct the rule set"
            )
        case .effectiveBeforeDecided:
            ("生效日早于决定日。请核对两个日期", "it took effect before it was decided: check the two days")
        case .undoneBeforeDecided:
            ("变更或者撤销早于决定日。请核对日期", "it was changed or revoked before it was decided: check the days")
        case .probationUnknown:
            ("留党察看没有写明察看期。请补上察看期月数", "its probation is not given: add the months")
        case .probationNotOffered(_, let offered):
            ("察看期只能为\(list(offered))个月。请更正", "a probation has \(list(offered)) months: correct it")
        case .probationTooLong(_, let most):
            ("察看期连同延长不得超过\(most)个月。请更正", "with its extension a probation has at most \(months(most)): correct it")
        case .restoredTooEarly(_, let last):
            (
                "恢复党员权利早于察看期满（\(last)）。请核对日期",
                "the rights were restored before the probation was over (\(last)): check the days"
            )
        case .restoredAfterExpulsion:
            (
                "开除党籍之后又恢复党员权利。请核对；开除已被撤销的，请注明",
                "rights were restored after an expulsion: check it; if the expulsion was revoked, say so"
            )
        case .cannotBeTogether:
            (
                "合并确定处分期只适用于两个以上同种政务处分（撤职以下）。请更正",
                "one period for several is for two or more government sanctions of a kind, below dismissal: correct it"
            )
        case .togetherOutOfRange(_, let least, let most):
            (
                "合并确定的处分期应为\(least)至\(most)个月。请核对决定",
                "the period set for them has from \(least) to \(most) months: check the decision"
            )
        }
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " / ") }

    /// Why a text is no sanction, and how it is written.
    package static func text(_ problem: SanctionTextProblem) -> Words {
        let words: Words =
            switch problem.fault {
            case .notKindAndDay: ("应写作 种类@决定日期，如 party.warning@2024-03-01", "write KIND@DAY, party.warning@2024-03-01")
            case .unknownKind: ("没有这一种类。可用：\(kinds)", "there is no such kind; one of: \(kinds)")
            case .noDay: ("日期应写作 2024-03-01", "a day is written 2024-03-01")
            case .unknownPart:
                ("不认识这一部分。可用：\(parts)", "there is no such part; one of: \(parts)")
            case .noMonths: ("月数应为正整数", "months are a whole number above zero")
            case .notCountAndMonths:
                ("应写作 together=个数:月数，如 together=2:18", "write together=COUNT:MONTHS, together=2:18")
            case .notKindAndDayOfChange:
                (
                    "应写作 changed=变更后种类:日期，如 changed=party.warning:2024-09-01",
                    "write changed=KIND:DAY, changed=party.warning:2024-09-01"
                )
            case .contradicts:
                ("写了两次，或者变更与撤销并存。请只留一处", "it stands twice, or a change beside a revocation: keep one")
            case .notOfThisKind: ("不适用于这一种类的处分。请删去", "it does not belong to this kind of sanction: leave it out")
            }
        return ("“\(problem.part)”：\(words.zh)", "“\(problem.part)”: \(words.en)")
    }

    private static var kinds: String { SanctionKind.allCases.map(\.rawValue).joined(separator: ", ") }

    private static let parts =
        "effective=DAY, probation=MONTHS, extended, restored=DAY, together=COUNT:MONTHS, changed=KIND:DAY, revoked=DAY"
}
