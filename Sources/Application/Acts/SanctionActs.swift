import Access
import Kernel
import Sanction

extension Sanction {
    /// Everything a person can do with an entry of the register: 案件审理室 keeps it, a leader holds changes good.
    package static let acts: [Act] =
        recordActs + executionActs + changeActs + endActs
        + Act.handling(
            of: Sanction.self, assigning: openStages, isNaming: false, open: openStages, every: everyStage
        ) { .handling($0) }

    private static let openStages: Set<String> = ["onProbation", "executing", "inForce", "ended"]
    private static let executionStages: Set<String> = ["onProbation", "executing"]
    private static let everyStage = Set(Stage.allCases.map(\.name))
    private static let standingStages = everyStage.subtracting(["revoked"])
    /// 案件审理室 sees to the execution, 案件监督管理室 keeps the ledger.
    private static let keepers = Permission.office([.review, .caseManagement])

    private static let recordActs: [Act] = [
        Act("record", of: Sanction.self, keepers, kind: .opens, in: [], isNextStep: true) { form in
            let official = form.official("official")
            let unit = form.unit("unit")
            let person = Person(
                official: official, unit: unit, post: form.line("post"),
                standing: form.choice("standing", of: PersonKind.self), isInKeyPost: form.flag("isInKeyPost"))
            let ruling = Ruling(
                number: form.line("number"), decidedOn: form.date("decidedOn"),
                decider: form.choice("decider", of: SanctionDecider.self),
                deciderName: form.line("deciderName", isRequired: false),
                form: form.choice("form", of: DisciplineForm.self),
                reasons: form.choices("reasons", of: SanctionReason.self))
            return .record(
                Record(
                    person: person, ruling: ruling, measures: form.measures(), isHistoric: form.flag("isHistoric")))
        }
    ]

    private static let executionActs: [Act] = [
        Act("recordAnnouncement", of: Sanction.self, keepers, in: executionStages, isNextStep: true) { form in
            .recordAnnouncement(
                on: form.date("on"), to: form.line("to"), isFiled: form.confirmation("isFiled"))
        },
        Act("recordChange", of: Sanction.self, keepers, in: executionStages, isNextStep: true) { form in
            .recordChange(on: form.date("on"), what: form.paragraph("what"))
        },
        Act("recordReport", of: Sanction.self, keepers, in: executionStages, isNextStep: true) { form in
            .recordReport(
                on: form.date("on"), what: form.paragraph("what"), file: form.file("file", kind: "sanction.report"))
        },
        Act("restoreRights", of: Sanction.self, keepers, in: ["onProbation"]) { form in
            .restoreRights(on: form.date("on"), basis: form.line("basis"))
        },
        Act("extendProbation", of: Sanction.self, keepers, in: ["onProbation"]) { form in
            .extendProbation(on: form.date("on"), basis: form.line("basis"))
        },
    ]

    private static let changeActs: [Act] = [
        Act("proposeChange", of: Sanction.self, keepers, in: standingStages) { form in
            let way = form.choice("way", of: Change.ChangeWay.self)
            let basis = form.line("basis")
            let decidedOn = form.date("decidedOn")
            let measures = form.measures(isRequired: false)
            return .proposeChange(
                Change(
                    way: way, basis: basis, decidedOn: decidedOn, measures: measures, reason: form.paragraph("reason")))
        },
        Act("confirmChange", of: Sanction.self, .leader, in: standingStages) { form in
            .confirmChange(opinion: form.paragraph("opinion"))
        },
        Act("declineChange", of: Sanction.self, .leader, in: standingStages) { form in
            .declineChange(reason: form.paragraph("reason"))
        },
    ]

    private static let endActs: [Act] = [
        Act("recordNotice", of: Sanction.self, keepers, in: ["executing", "inForce"], isNextStep: true) { form in
            .recordNotice(
                Notice(
                    occasion: form.choice("occasion", of: Notice.NoticeOccasion.self),
                    recipients: form.choices("recipients", of: Notice.NoticeRecipient.self), on: form.date("on")))
        },
        Act("recordCheck", of: Sanction.self, keepers, in: ["ended"], isNextStep: true) { form in
            .recordCheck(
                Check(
                    on: form.date("on"), isAssessed: form.flag("isAssessed"),
                    isSelectable: form.flag("isSelectable"), isPaid: form.flag("isPaid"),
                    remark: form.paragraph("remark", isRequired: false)))
        },
    ]
}

extension FormReader {
    /// The measures of a decision, a line each.
    fileprivate mutating func measures(isRequired: Bool = true) -> [Sanction.Measure] {
        rows("measures", min: isRequired ? 1 : 0, max: 6) { row in
            Sanction.Measure(
                kind: row.choice("kind", of: SanctionKind.self), effectiveOn: row.date("effectiveOn"),
                probationMonths: row.optionalNumber("probationMonths", in: 1...60),
                together: row.optionalNumber("together", in: 2...20) ?? 1,
                decidedMonths: row.optionalNumber("decidedMonths", in: 1...240))
        }
    }
}
