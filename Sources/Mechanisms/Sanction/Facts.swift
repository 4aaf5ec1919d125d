import Kernel

extension Sanction {
    /// What a decision needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        package var handling: Handling.Facts
        /// The person's other sanctions, of every Body: what is left of one adds to another.
        package var others: [Other]
        /// The rules in force on the days on which the sanctions were decided.
        package var rules: [CivilDate: RulesInForce]
        /// The number of the case in which this decision about this person stands already.
        package var recordedIn: String?

        package init(
            handling: Handling.Facts = Handling.Facts(), others: [Other] = [], rules: [CivilDate: RulesInForce] = [:],
            recordedIn: String? = nil
        ) {
            self.handling = handling
            self.others = others
            self.rules = rules
            self.recordedIn = recordedIn
        }
    }

    /// Another entry about the same person.
    package struct Other: Hashable, Sendable {
        package let id: CaseId
        /// Its case's number.
        package let number: String
        package let sanctions: [ImposedSanction]

        package init(id: CaseId, number: String, sanctions: [ImposedSanction]) {
            self.id = id
            self.number = number
            self.sanctions = sanctions
        }
    }
}
