import Kernel

extension Clarification {
    /// What a decision needs from other cases and registers.
    package struct Facts: Hashable, Sendable {
        /// What an application that comes first would open; nil while the report it names has no concluded
        /// verification with an unfounded item.
        package var opening: Opening?
        /// What the clarification of that report has delivered, where it has one already.
        package var clarifiedBefore: Set<ItemKey>?
        /// The approved findings of the report as they stand now.
        package var findings: [ItemKey: FindingResult]
        /// The day the report was received.
        package var received: CivilDate?
        /// The name of the Body whose clarification it is.
        package var bodyName: String
        /// How the registers name the subjects.
        package var names: [Subject: SubjectName]
        /// Subjects of whom other violations are under handling (CLA-022).
        package var otherViolations: Set<Subject>
        /// Whether a real-name reporter exists who has not been told the result.
        package var reporterMustBeTold: Bool
        package var openObjections: Int
        package var openNewEvidence: Int
        /// For the acts every case has.
        package var handling: Handling.Facts

        package init(
            opening: Opening? = nil, clarifiedBefore: Set<ItemKey>? = nil, findings: [ItemKey: FindingResult] = [:],
            received: CivilDate? = nil,
            bodyName: String = "", names: [Subject: SubjectName] = [:], otherViolations: Set<Subject> = [],
            reporterMustBeTold: Bool = false, openObjections: Int = 0, openNewEvidence: Int = 0,
            handling: Handling.Facts = Handling.Facts()
        ) {
            self.opening = opening
            self.clarifiedBefore = clarifiedBefore
            self.findings = findings
            self.received = received
            self.bodyName = bodyName
            self.names = names
            self.otherViolations = otherViolations
            self.reporterMustBeTold = reporterMustBeTold
            self.openObjections = openObjections
            self.openNewEvidence = openNewEvidence
            self.handling = handling
        }
    }

    /// How the registers name a subject: the only words about it that an issued text holds.
    package struct SubjectName: Hashable, Sendable, Codable {
        package let name: String
        /// The unit; empty for a Unit itself.
        package let unit: String
        /// The post; empty for a Unit.
        package let post: String

        package init(name: String, unit: String, post: String) {
            self.name = name
            self.unit = unit
            self.post = post
        }
    }
}
