import Kernel

extension Sanction {
    /// What somebody may want done with an entry of the register.
    package enum Command: Hashable, Sendable {
        /// Enters a decision about one Official.
        case record(Record)

        /// One of the acts every case has: people, clocks, jurisdiction.
        case handling(Handling.Command)

        // Execution (执行).

        /// Says when and to whom the decision was announced, and that it was filed.
        case recordAnnouncement(on: CivilDate, to: String, isFiled: Bool)
        /// Says when post and pay were changed as the decision demands, and how.
        case recordChange(on: CivilDate, what: String)
        /// Says when the unit reported the execution to the organ that decided.
        case recordReport(on: CivilDate, what: String, file: SealedRef?)

        // Probation (留党察看).

        /// Probation is over and rights are restored: the period begins.
        case restoreRights(on: CivilDate, basis: String)
        /// Probation goes on, once, for as long as the rule says.
        case extendProbation(on: CivilDate, basis: String)

        // Changes of the decision.

        /// Proposes that the decision be changed or revoked, as a review or an appeal decided.
        case proposeChange(Change)
        /// A second person holds the change good; it takes effect.
        case confirmChange(opinion: String)
        /// A second person gives it back.
        case declineChange(reason: String)

        // The end of the period.

        /// Counts the periods anew: a consequence of what happened to another sanction of the same person.
        case countPeriods
        /// Says who was told that the period ends soon, or ended.
        case recordNotice(Notice)
        /// Says whether assessment, selection and pay were found resumed after the period.
        case recordCheck(Check)
    }

    /// A change of the decision.
    package struct Change: Hashable, Sendable, Codable {
        package let way: ChangeWay
        /// The decision that changes it: number and organ.
        package let basis: String
        package let decidedOn: CivilDate
        /// What holds in the place of the former measures; empty where the decision is revoked.
        package let measures: [Measure]
        package let reason: String

        package init(way: ChangeWay, basis: String, decidedOn: CivilDate, measures: [Measure], reason: String) {
            self.way = way
            self.basis = basis
            self.decidedOn = decidedOn
            self.measures = measures
            self.reason = reason
        }

        /// How a decision is changed.
        package enum ChangeWay: String, Sendable, Codable, CaseIterable {
            /// 变更处分: lighter or other measures in the place of the former, from the former's day on.
            case changed
            /// 撤销处分: as if it had never been.
            case revoked
        }
    }

    /// A notice about the end of the period (影响期满告知).
    package struct Notice: Hashable, Sendable, Codable {
        package let occasion: NoticeOccasion
        package let recipients: [NoticeRecipient]
        package let on: CivilDate

        package init(occasion: NoticeOccasion, recipients: [NoticeRecipient], on: CivilDate) {
            self.occasion = occasion
            self.recipients = recipients
            self.on = on
        }

        /// When it is given.
        package enum NoticeOccasion: String, Sendable, Codable, CaseIterable {
            /// Some days before the end.
            case soon
            /// On the day after the last one, or later.
            case over
        }

        /// Who is told.
        package enum NoticeRecipient: String, Sendable, Codable, CaseIterable {
            /// 本人.
            case person
            /// 所在单位党组织.
            case unit
            /// 组织人事部门.
            case personnel
        }
    }

    /// What was found after the period.
    package struct Check: Hashable, Sendable, Codable {
        package let on: CivilDate
        /// Takes part in the yearly assessment as everybody else (年度考核).
        package let isAssessed: Bool
        /// May be promoted, used, selected as everybody else (选拔任用、评先评优).
        package let isSelectable: Bool
        /// Pay rises as everybody else's (工资晋级).
        package let isPaid: Bool
        package let remark: String

        package init(on: CivilDate, isAssessed: Bool, isSelectable: Bool, isPaid: Bool, remark: String) {
            self.on = on
            self.isAssessed = isAssessed
            self.isSelectable = isSelectable
            self.isPaid = isPaid
            self.remark = remark
        }

        /// Whether nothing stands against the person any more.
        package var isRestored: Bool { isAssessed && isSelectable && isPaid }
    }
}
