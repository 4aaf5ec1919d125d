/// What a decision imposes, as it stands today.
package enum Imposition: Hashable, Sendable {
    /// A sanction of any kind but 留党察看, which has a probation.
    case single(SanctionKind)
    /// 留党察看.
    case probation(Probation)
    /// Several government sanctions of one kind decided together, whose decider set one period for all of them.
    case together(SanctionKind, Together)

    /// The kind imposed.
    package var kind: SanctionKind {
        switch self {
        case .single(let kind), .together(let kind, _): kind
        case .probation: .partyProbation
        }
    }
}

/// The probation of 留党察看.
package struct Probation: Hashable, Sendable {
    /// The months that the decision set, one of those that `party.留党察看.probation` offers.
    package let months: Int
    /// Whether it was lengthened by `party.留党察看.extension_if_1y`.
    package let isExtended: Bool
    /// The day the rights were restored; nil while they are not. The impact period runs from it.
    package let restoredOn: CivilDate?

    package init(months: Int, isExtended: Bool = false, restoredOn: CivilDate? = nil) {
        self.months = months
        self.isExtended = isExtended
        self.restoredOn = restoredOn
    }
}

/// One period for several government sanctions of a kind.
package struct Together: Hashable, Sendable {
    /// How many sanctions, at least two.
    package let count: Int
    /// The months that the decider set.
    package let months: Int

    package init(count: Int, months: Int) {
        self.count = count
        self.months = months
    }
}

/// What became of a decision.
package enum SanctionStanding: Hashable, Sendable {
    /// It stands as it was decided.
    case asDecided
    /// It was changed to what it now imposes; that counts from the start, as if it had been decided so.
    case changed(from: SanctionKind, on: CivilDate)
    /// It was revoked: it counts nothing, from the start.
    case revoked(on: CivilDate)
}

/// A sanction as its periods are counted from it: no person, no Body, no reason.
package struct ImposedSanction: Hashable, Sendable {
    package let imposition: Imposition
    /// The day of the decision; the rules of this day are asked.
    package let decidedOn: CivilDate
    /// The day the decision took effect, not before it was made.
    package let effectiveOn: CivilDate
    package let standing: SanctionStanding

    package init(
        _ imposition: Imposition, decidedOn: CivilDate, effectiveOn: CivilDate,
        standing: SanctionStanding = .asDecided
    ) {
        self.imposition = imposition
        self.decidedOn = decidedOn
        self.effectiveOn = effectiveOn
        self.standing = standing
    }

    /// The kind it now imposes.
    package var kind: SanctionKind { imposition.kind }

    /// The day it was revoked, or nil.
    package var revokedOn: CivilDate? {
        switch standing {
        case .revoked(let day): day
        case .asDecided, .changed: nil
        }
    }
}
