import Kernel

/// What an act asks of whoever does it. Each act of the table names one.
package enum Permission: Hashable, Sendable {
    /// Anybody of one of these offices in the case's Body (for an opening act: in the own Body).
    case office(Set<Office>)
    /// Anybody whose role works on cases, in whatever office of the case's Body (for an opening act: of the own one).
    case casework
    /// An officer assigned to the case.
    case officer
    /// An officer assigned to the case, the leader in charge or the head.
    case officerOrLeader
    /// Whoever allots work: 案件监督管理室, the leader in charge, the head.
    case allot
    /// The quality gate: somebody of 案件审理室 who is no officer of the case.
    case qualityGate
    /// Whoever has the role of the step that is awaited, at its rank.
    case awaitedApproval
    /// A clerk of 办公室 or 信访室 who enters what was signed on paper.
    case paperClerk
    /// The leader in charge or the head.
    case leader
    /// The head; where the head must keep away, the higher Body's head (REC-004, REC-005).
    case head
    /// The leader in charge or the head of the Body that decides whether the case moves to another.
    case moveDecider
    /// Anybody who can see the case, about themselves: to ask for their own recusal.
    case oneself
}

/// Why not.
package enum Denial: String, Hashable, Sendable, Error, CaseIterable {
    /// The three administrators see no case (SEC-009).
    case administrator
    /// Recused, related to a subject, or the subject (REC-001): the case does not exist for them.
    case recused
    /// The case is another Body's, or needs a bond the person does not have.
    case noBond
    /// The act needs an officer assigned to the case.
    case notAssigned
    /// The act belongs to other offices.
    case otherOffice
    /// The act needs a role the person does not have.
    case otherRole
    /// Who handles the matter does not pass its quality gate.
    case handlesIt
    /// No approval is awaited, or no move to another Body.
    case nothingAwaited

    /// Whether the person may know that the case exists; if not, the answer is that of a missing one.
    package var mayKnow: Bool {
        switch self {
        case .administrator, .recused, .noBond: false
        case .notAssigned, .otherOffice, .otherRole, .handlesIt, .nothingAwaited: true
        }
    }
}

/// The answer.
package enum Decision: Hashable, Sendable {
    /// Yes; by whose delegation, where it is by one.
    case permit(onBehalfOf: StaffId?)
    case deny(Denial)

    /// The denial, or nil.
    package var denial: Denial? {
        switch self {
        case .permit: nil
        case .deny(let denial): denial
        }
    }
}
