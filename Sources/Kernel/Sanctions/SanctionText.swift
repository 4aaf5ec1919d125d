/// What keeps a text from being a sanction: the part that is wrong, and why.
package struct SanctionTextProblem: Error, Hashable, Sendable {
    /// What is wrong with a part.
    package enum Fault: Hashable, Sendable {
        /// Not `KIND@DAY`.
        case notKindAndDay
        case unknownKind
        case noDay
        case unknownPart
        /// A whole number of months, at least one, was expected.
        case noMonths
        /// Not `COUNT:MONTHS`.
        case notCountAndMonths
        /// Not `KIND:DAY`.
        case notKindAndDayOfChange
        /// The part stands twice, or beside one that excludes it.
        case contradicts
        /// The part does not belong to this kind of sanction.
        case notOfThisKind
    }

    /// The part as it was written.
    package let part: String
    package let fault: Fault
}

extension ImposedSanction {
    /// A sanction as it is written on the command line and in tables of cases:
    /// `KIND@DAY`, the day of the decision, then in any order `/effective=DAY`, `/probation=MONTHS`, `/extended`,
    /// `/restored=DAY`, `/together=COUNT:MONTHS`, `/changed=KIND:DAY` (what it was changed to, and when) and
    /// `/revoked=DAY`. Probation, extension, restoration and together belong to what it now imposes.
    package init(_ text: String) throws(SanctionTextProblem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let head = parts.first ?? ""
        let named = head.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard named.count == 2 else { throw SanctionTextProblem(part: head, fault: .notKindAndDay) }
        let decided = try Self.kind(named[0])
        let decidedOn = try Self.day(named[1], in: head)
        var reading = SanctionReading()
        for part in parts.dropFirst() { try reading.take(part) }

        let kind = reading.changedTo?.kind ?? decided
        var standing = SanctionStanding.asDecided
        if let change = reading.changedTo { standing = .changed(from: decided, on: change.day) }
        if let day = reading.revokedOn { standing = .revoked(on: day) }
        self.init(
            try reading.imposition(of: kind, head), decidedOn: decidedOn, effectiveOn: reading.effectiveOn ?? decidedOn,
            standing: standing)
    }

    fileprivate static func kind(_ text: String) throws(SanctionTextProblem) -> SanctionKind {
        guard let kind = SanctionKind(rawValue: text) else {
            throw SanctionTextProblem(part: text, fault: .unknownKind)
        }
        return kind
    }

    fileprivate static func day(_ text: String, in part: String) throws(SanctionTextProblem) -> CivilDate {
        guard let day = CivilDate(text) else { throw SanctionTextProblem(part: part, fault: .noDay) }
        return day
    }
}

/// The parts of a sanction's text, each at most once.
private struct SanctionReading {
    private(set) var effectiveOn: CivilDate?
    private(set) var changedTo: (kind: SanctionKind, day: CivilDate)?
    private(set) var revokedOn: CivilDate?
    private var probation: Int?
    private var isExtended = false
    private var restoredOn: CivilDate?
    private var together: Together?
    private var names: Set<String> = []

    mutating func take(_ part: String) throws(SanctionTextProblem) {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (name, value) = (pair[0], pair.count == 2 ? pair[1] : nil)
        switch (name, value) {
        case ("effective", let value?): effectiveOn = try ImposedSanction.day(value, in: part)
        case ("restored", let value?): restoredOn = try ImposedSanction.day(value, in: part)
        case ("revoked", let value?): revokedOn = try ImposedSanction.day(value, in: part)
        case ("extended", nil): isExtended = true
        case ("probation", let value?): probation = try months(value, in: part)
        case ("together", let value?):
            let numbers = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard numbers.count == 2, let count = Int(numbers[0]), count > 0 else {
                throw SanctionTextProblem(part: part, fault: .notCountAndMonths)
            }
            together = Together(count: count, months: try months(numbers[1], in: part))
        case ("changed", let value?):
            let named = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard named.count == 2 else { throw SanctionTextProblem(part: part, fault: .notKindAndDayOfChange) }
            changedTo = (try ImposedSanction.kind(named[0]), try ImposedSanction.day(named[1], in: part))
        case (_, _): throw SanctionTextProblem(part: part, fault: .unknownPart)
        }
        guard names.insert(name).inserted, !names.isSuperset(of: ["changed", "revoked"]) else {
            throw SanctionTextProblem(part: part, fault: .contradicts)
        }
    }

    /// What is imposed; a part that does not belong to the kind is a mistake, not something to pass over.
    func imposition(of kind: SanctionKind, _ head: String) throws(SanctionTextProblem) -> Imposition {
        if kind == .partyProbation {
            guard together == nil else { throw SanctionTextProblem(part: "together", fault: .notOfThisKind) }
            // Without its months it is no probation; whoever counts says so, with the rule.
            guard let probation else { return .single(kind) }
            return .probation(Probation(months: probation, isExtended: isExtended, restoredOn: restoredOn))
        }
        for name in ["probation", "extended", "restored"] where names.contains(name) {
            throw SanctionTextProblem(part: name, fault: .notOfThisKind)
        }
        return together.map { .together(kind, $0) } ?? .single(kind)
    }

    private func months(_ text: String, in part: String) throws(SanctionTextProblem) -> Int {
        guard let months = Int(text), months > 0 else { throw SanctionTextProblem(part: part, fault: .noMonths) }
        return months
    }
}
