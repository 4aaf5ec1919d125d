import Kernel

extension Intake {
    /// What a decision about a report needs from elsewhere.
    package struct Facts: Hashable, Sendable {
        /// The Body that handles a report on these subjects: the next higher one when its own head or staff is named.
        package var handlingBody: BodyCode
        /// Whether the report is on a Body's own people and stays hidden from that Body (INT-003, G9).
        package var isRestricted: Bool
        /// Subjects of the command that no register knows.
        package var unknownSubjects: [Subject]
        /// The higher Body that manages a subject, where the matter is not this Body's at all (INT-001, INT-004).
        package var belongsToHigherBody: BodyCode?
        /// What the acts every case has need.
        package var handling: Handling.Facts
        /// Reports the command names that do not exist or may not be named, this one among them.
        package var unknownReports: Set<CaseId>

        package init(
            handlingBody: BodyCode, isRestricted: Bool = false, unknownSubjects: [Subject] = [],
            belongsToHigherBody: BodyCode? = nil, handling: Handling.Facts = .init(), unknownReports: Set<CaseId> = []
        ) {
            self.handlingBody = handlingBody
            self.isRestricted = isRestricted
            self.unknownSubjects = unknownSubjects
            self.belongsToHigherBody = belongsToHigherBody
            self.handling = handling
            self.unknownReports = unknownReports
        }
    }
}
