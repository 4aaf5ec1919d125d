/// What every case has, whatever its mechanism: where it belongs, who works on it, who must not see it.
package struct CaseFrame: Hashable, Sendable {
    /// The Body the case belongs to now.
    package var body: BodyCode
    /// The case number, `屈纪澄〔2026〕1号`.
    package var number: String
    /// Numbers it had in the sequences of Bodies it left, oldest first.
    package var formerNumbers: [String] = []
    package var openedOn: CivilDate
    /// Officers assigned now.
    package var officers: Set<StaffId>
    /// Those of them who are of another Body, until the case ends (协作).
    package var lent: Set<StaffId> = []
    /// Everybody who was ever an officer of the case.
    package var everOfficers: Set<StaffId>
    /// Staff recused from this case.
    package var recused: Set<StaffId>
    /// Everybody who proposed, handled or approved anything here (REC-006).
    package var participants: Set<StaffId>
    /// Whether the case is hidden from the Body's own people who are not assigned (a report on them, G9).
    package var isRestricted: Bool
    /// How the officers were named, oldest first.
    package var assignments: [Assignment] = []
    package var handOvers: [HandOver] = []
    /// Every recusal and what became of it.
    package var recusals: [RecusalRecord] = []
    /// Every change of a clock by an act.
    package var clockChanges: [ClockChange] = []
    /// The move that waits for the Body that decides.
    package var pendingMove: PendingMove?
    /// The Bodies it belonged to before.
    package var formerBodies: [FormerBody] = []
    /// On which documents the seal was set (用印登记), oldest first.
    package var sealUses: [SealUse] = []
    /// Which numbered blanks were entered into it, oldest first.
    package var blankForms: [BlankFormUse] = []

    package init(
        body: BodyCode, number: String, openedOn: CivilDate, officers: Set<StaffId> = [], recused: Set<StaffId> = [],
        participants: Set<StaffId> = [], isRestricted: Bool = false
    ) {
        self.body = body
        self.number = number
        self.openedOn = openedOn
        self.officers = officers
        everOfficers = officers
        self.recused = recused
        recusals = recused.sorted().map {
            RecusalRecord(staff: $0, ground: nil, standing: .carried, on: openedOn)
        }
        self.participants = participants
        self.isRestricted = isRestricted
    }

    /// Who allots this case: the office that cannot see a restricted one leaves it to the leader.
    package var allotter: TaskOwner { isRestricted ? .role(.leaderInCharge, nil) : .office(.caseManagement) }

    /// The frame after these officers were assigned in the place of those before.
    package func assigning(_ officers: Set<StaffId>) -> CaseFrame {
        var next = self
        next.officers = officers
        next.participants.formUnion(officers)
        return next
    }

    /// The frame after somebody was recused: no longer an officer, and blind to the case.
    package func recusing(_ staff: StaffId) -> CaseFrame {
        var next = self
        next.officers.remove(staff)
        next.recused.insert(staff)
        return next
    }

    /// The frame after these people took part.
    package func joined(by persons: Set<StaffId>) -> CaseFrame {
        var next = self
        next.participants.formUnion(persons)
        return next
    }

    /// The frame once the case has come to its end: nobody is asked any more whether it moves.
    package func ended() -> CaseFrame {
        var next = self
        next.pendingMove = nil
        return next
    }

    /// The recusal of somebody as far as it is in force.
    package func recusalInForce(of staff: StaffId) -> RecusalRecord? {
        guard recused.contains(staff) else { return nil }
        return recusals.last { $0.staff == staff }
    }

    /// Recusals that were asked for and wait for the head.
    package var openRecusalRequests: [RecusalRecord] {
        recused.sorted().compactMap(recusalInForce).filter { $0.standing == .requested }
    }
}

extension CaseFrame {
    /// Officers as they were named at one time.
    package struct Assignment: Hashable, Sendable {
        package let officers: Set<StaffId>
        package let by: StaffId
        package let on: CivilDate
    }

    /// A part that moved from one officer to another.
    package struct HandOver: Hashable, Sendable {
        package let from: StaffId
        package let to: StaffId
        package let reason: String
        package let by: StaffId
        package let on: CivilDate
    }

    /// How far a recusal has come.
    package enum RecusalStanding: Hashable, Sendable {
        /// Asked for by the person, in force, not decided yet.
        case requested
        /// Decided in a linked case, in force here as well.
        case carried
        case decided
        case lifted(reason: String)
    }

    /// A recusal and what became of it.
    package struct RecusalRecord: Hashable, Sendable {
        package let staff: StaffId
        /// Nil when it came with the opening, whose report keeps the ground.
        package let ground: RecusalGround?
        package var standing: RecusalStanding
        package var on: CivilDate
    }

    /// What was done to a clock.
    package struct ClockChange: Hashable, Sendable {
        package let clock: ClockName
        package let kind: Kind
        /// The due date before.
        package let from: CivilDate
        package let to: CivilDate
        package let reason: String
        package let by: StaffId?
        package let on: CivilDate

        /// How.
        package enum Kind: Hashable, Sendable {
            case extended, paused, resumed, recounted
        }
    }

    /// A move that has been asked for.
    package struct PendingMove: Hashable, Sendable {
        package let to: BodyCode
        package let way: Handling.Move
        package let decider: BodyCode
        package let reason: String
        package let by: StaffId
        package let on: CivilDate
    }

    /// A Body the case belonged to, until a day.
    package struct FormerBody: Hashable, Sendable {
        package let body: BodyCode
        package let way: Handling.Move
        package let until: CivilDate
    }

    /// The seal set on a document.
    package struct SealUse: Hashable, Sendable {
        /// The document's name, as in its address.
        package let paper: String
        package let title: String
        package let number: String?
        package let copies: Int
        package let basis: String
        package let by: StaffId
        package let on: CivilDate
    }
}

/// Why somebody must keep away from a case (REC-001).
package enum RecusalGround: String, Sendable, Codable, CaseIterable {
    /// Near relative of the subject or the reporter.
    case nearRelative
    /// Has been a witness in the matter.
    case witness
    /// Self or a near relative has an interest in the matter.
    case interest
    /// Anything else that may affect fairness.
    case otherFairness
}

/// Somebody recused from a case, and why.
package struct Recusal: Hashable, Sendable, Codable {
    package let staff: StaffId
    package let ground: RecusalGround

    package init(staff: StaffId, ground: RecusalGround) {
        self.staff = staff
        self.ground = ground
    }
}
