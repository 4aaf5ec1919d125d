import Kernel

extension Interference {
    /// Where an entry stands.
    package enum State: Hashable, Sendable {
        case absent
        case present(Matter)
    }

    /// Everything a page of the case can show.
    package struct Matter: Hashable, Sendable {
        package var frame: CaseFrame
        package let entry: Entry
        package let enteredBy: StaffId
        /// The Body in which it was entered, and in which nobody may know of it.
        package let enteredIn: BodyCode
        package let official: OfficialId?
        /// Staff who are the person it is about.
        package let concerned: Set<StaffId>
        package let about: AboutCase?
        /// Further facts, oldest first.
        package var supplements: [Supplement] = []
        package var stage: Stage
    }

    /// What only one part of the way has.
    package enum Stage: Hashable, Sendable {
        case noted
        case acknowledged(Acknowledgement)
        case concluded(Acknowledgement, Conclusion)

        /// The stage's name for words and filters.
        package var name: String {
            switch self {
            case .noted: "noted"
            case .acknowledged: "acknowledged"
            case .concluded: "concluded"
            }
        }
    }

    /// Who took note of it in the Body above.
    package struct Acknowledgement: Hashable, Sendable {
        package let by: StaffId
        package let onBehalfOf: StaffId?
        package let on: CivilDate
    }

    /// What came of it.
    package struct Conclusion: Hashable, Sendable {
        package let outcome: Outcome
        package let destination: String
        package let reason: String
        package let by: StaffId
        package let onBehalfOf: StaffId?
        package let on: CivilDate
    }

    /// Further facts.
    package struct Supplement: Hashable, Sendable {
        package let text: String
        package let by: StaffId
        package let on: CivilDate
    }
}

extension Interference.Matter {
    /// Whom it is about, as the registers know them.
    package var subjects: [Subject] { official.map { [.official($0)] } ?? [] }

    /// Who took note of it; nil until then.
    package var acknowledgement: Interference.Acknowledgement? {
        switch stage {
        case .noted: nil
        case .acknowledged(let acknowledgement), .concluded(let acknowledgement, _): acknowledgement
        }
    }

    /// What came of it; nil until then.
    package var conclusion: Interference.Conclusion? {
        switch stage {
        case .noted, .acknowledged: nil
        case .concluded(_, let conclusion): conclusion
        }
    }
}
