/// What every case has, whatever its mechanism: where it belongs, who works on it, who must not see it.
package struct CaseFrame: Hashable, Sendable, Codable {
    /// The Body the case belongs to now.
    package var body: BodyCode
    /// The case number, `屈纪澄〔2026〕1号`.
    package var number: String
    package var openedOn: CivilDate
    /// Officers assigned now.
    package var officers: Set<StaffId>
    /// Staff recused from this case.
    package var recused: Set<StaffId>
    /// Everybody who proposed, handled or approved anything here (REC-006).
    package var participants: Set<StaffId>
    /// Whether the case is hidden from the Body's own people who are not assigned (a report on them, G9).
    package var isRestricted: Bool

    package init(
        body: BodyCode, number: String, openedOn: CivilDate, officers: Set<StaffId> = [], recused: Set<StaffId> = [],
        participants: Set<StaffId> = [], isRestricted: Bool = false
    ) {
        self.body = body
        self.number = number
        self.openedOn = openedOn
        self.officers = officers
        self.recused = recused
        self.participants = participants
        self.isRestricted = isRestricted
    }

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
