import Kernel

extension Sanction {
    /// What has happened with an entry. Payloads' property names are on disk and never change.
    package enum Event: Hashable, Sendable {
        case recorded(Recorded)
        /// One of those every case has.
        case handling(Handling.Event)
        case announced(Announced)
        case changeMade(ChangeMade)
        case reported(Reported)
        case rightsRestored(RightsRestored)
        case probationExtended(ProbationExtended)
        case changeProposed(Change)
        case changeConfirmed(Confirmed)
        case changeDeclined(Declined)
        case periodsCounted(Counted)
        case noticeGiven(NoticeGiven)
        case checked(Checked)
    }

    /// The decision was entered.
    package struct Recorded: Hashable, Sendable, Codable {
        package let number: String
        package let body: BodyCode
        package let record: Record
        package let periods: [Period]
        /// What must be done for the decision, each with its clock; nothing for an entry from old registers.
        package let clocks: [NamedDeadline]
        /// Other entries about the person, whose periods are counted anew.
        package let others: [CaseId]
    }

    /// A clock that runs once the act is done.
    package struct NamedDeadline: Hashable, Sendable, Codable {
        package let clock: ClockName
        package let deadline: Deadline
    }

    /// The decision was announced.
    package struct Announced: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let to: String
        package let isFiled: Bool
    }

    /// Post and pay were changed.
    package struct ChangeMade: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let what: String
    }

    /// The unit reported the execution.
    package struct Reported: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let what: String
        package let file: SealedRef?
    }

    /// Rights are restored.
    package struct RightsRestored: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let basis: String
        package let periods: [Period]
        package let clocks: [NamedDeadline]
        package let others: [CaseId]
    }

    /// Probation goes on.
    package struct ProbationExtended: Hashable, Sendable, Codable {
        package let on: CivilDate
        package let basis: String
        package let periods: [Period]
        package let clocks: [NamedDeadline]
        package let others: [CaseId]
    }

    /// A change took effect.
    package struct Confirmed: Hashable, Sendable, Codable {
        package let opinion: String
        package let periods: [Period]
        package let clocks: [NamedDeadline]
        package let others: [CaseId]
    }

    /// A change was given back.
    package struct Declined: Hashable, Sendable, Codable {
        package let reason: String
    }

    /// The periods were counted anew.
    package struct Counted: Hashable, Sendable, Codable {
        package let periods: [Period]
        package let clocks: [NamedDeadline]
    }

    /// Somebody was told of the end.
    package struct NoticeGiven: Hashable, Sendable, Codable {
        package let notice: Notice
        package let clocks: [NamedDeadline]
    }

    /// Somebody looked whether everything resumed.
    package struct Checked: Hashable, Sendable, Codable {
        package let check: Check
        package let clocks: [NamedDeadline]
    }
}
