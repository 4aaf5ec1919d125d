import Kernel

extension Sanction {
    /// Where an entry stands.
    package enum State: Hashable, Sendable {
        case absent
        case present(Matter)
    }

    /// Everything a page of the case can show.
    package struct Matter: Hashable, Sendable {
        package var frame: CaseFrame
        package let enteredBy: StaffId
        package let person: Person
        package let ruling: Ruling
        package let isHistoric: Bool
        /// What the decision imposes now, and what it imposed before it was changed.
        package var measures: [Measure]
        package var formerMeasures: [Measure] = []
        /// Whether the decision stands.
        package var standing: SanctionStanding = .asDecided
        /// How a probation has gone on; nothing where there is none.
        package var probation: Course
        package var periods: [Period]
        /// What must be done and when, as far as it is not done.
        package var due: [ClockName: Deadline]
        package var announcement: Done<Announced>?
        package var change: Done<ChangeMade>?
        package var report: Done<Reported>?
        /// The change of the decision that waits for a second person.
        package var proposal: Done<Change>?
        /// Changes that took effect or were given back, oldest first.
        package var changes: [DecidedChange] = []
        package var notices: [Done<Notice>] = []
        /// Checks after the end, oldest first; the last one says how it is.
        package var checks: [Done<Check>] = []
    }

    /// Something that was entered, by whom and when.
    package struct Done<What: Hashable & Sendable>: Hashable, Sendable {
        package let what: What
        package let by: StaffId
        package let onBehalfOf: StaffId?
        package let on: CivilDate

        /// The people whose act it was.
        package var persons: Set<StaffId> { Set([by, onBehalfOf].compactMap(\.self)) }
    }

    /// How a probation has gone on.
    package struct Course: Hashable, Sendable {
        package var isExtended = false
        package var restoredOn: CivilDate?
    }

    /// A change of the decision and what a second person said.
    package struct DecidedChange: Hashable, Sendable {
        package let proposal: Done<Change>
        package let isConfirmed: Bool
        /// The opinion, or the reason for giving it back.
        package let word: Done<String>
    }

    /// Where an entry is on its way; follows from what was done and what is due.
    package enum Stage: Sendable, CaseIterable {
        /// A probation lasts, executed or not.
        case onProbation
        /// Something that the rules ask to be done for the decision is not done.
        case executing
        /// A period runs.
        case inForce
        /// The period is over and people were told; nobody has found everything resumed.
        case ended
        case closed
        case revoked

        /// The stage's name for words and filters.
        package var name: String {
            switch self {
            case .onProbation: "onProbation"
            case .executing: "executing"
            case .inForce: "inForce"
            case .ended: "ended"
            case .closed: "closed"
            case .revoked: "revoked"
            }
        }
    }

    /// The clocks of an entry.
    package enum Clock: String, Sendable, CaseIterable {
        /// Announcing and filing the decision.
        case announcement
        /// Changing post and pay.
        case change
        /// Reporting the execution.
        case report
        /// Restoring rights when probation is over.
        case restoration
        /// Telling of the end some days before.
        case noticeSoon
        /// Telling of the end.
        case noticeOver
        /// Looking whether everything resumed.
        case check

        package var name: ClockName { ClockName(rawValue) }
    }
}

extension Sanction.Matter {
    /// What the decision imposes, for counting.
    package var imposed: [ImposedSanction] {
        measures.enumerated().map { index, measure in
            measure.imposed(
                decidedOn: ruling.decidedOn, probation,
                standing: standing(of: index))
        }
    }

    private func standing(of index: Int) -> SanctionStanding {
        guard case .changed(let from, let day) = standing else { return standing }
        // A changed decision may impose more or fewer measures than before.
        return .changed(from: index < formerMeasures.count ? formerMeasures[index].kind : from, on: day)
    }

    /// Whether the decision was revoked.
    package var isRevoked: Bool {
        switch standing {
        case .revoked: true
        case .asDecided, .changed: false
        }
    }

    /// The last day on which anything is barred; nil where nothing is, where it has no end, and while a probation has
    /// no end yet.
    package var last: CivilDate? { Sanction.last(of: periods, measures: measures, probation) }

    /// Where it is on its way.
    package var stage: Sanction.Stage {
        if isRevoked { return .revoked }
        if isOnProbation { return .onProbation }
        if due.keys.contains(where: { Sanction.executionClocks.contains($0) }) { return .executing }
        if isHistoric || checks.last?.what.isRestored == true { return .closed }
        if notices.contains(where: { $0.what.occasion == .over }) { return .ended }
        return last == nil ? .closed : .inForce
    }

    /// A probation whose rights were not restored yet.
    package var isOnProbation: Bool {
        !isRevoked && measures.contains { $0.kind == .partyProbation } && probation.restoredOn == nil
    }
}

extension Sanction {
    static let executionClocks: Set<ClockName> = [Clock.announcement.name, Clock.change.name, Clock.report.name]

    /// The last day of all periods that bar something; the longest time of a suspension is none of them.
    static func last(of periods: [Period], measures: [Measure], _ course: Course) -> CivilDate? {
        let isWaiting = measures.contains { $0.kind == .partyProbation } && course.restoredOn == nil
        guard !isWaiting, !periods.contains(where: { $0.last == nil }) else { return nil }
        return periods.filter { $0.bars != nil && $0.bars != .duty }.compactMap(\.last).max()
    }
}

extension Sanction.Measure {
    /// The measure as it is counted.
    package func imposed(
        decidedOn: CivilDate, _ course: Sanction.Course, standing: SanctionStanding
    ) -> ImposedSanction {
        let imposition: Imposition
        if let probationMonths {
            imposition = .probation(
                Probation(months: probationMonths, isExtended: course.isExtended, restoredOn: course.restoredOn))
        } else if together > 1 {
            imposition = .together(kind, Together(count: together, months: decidedMonths ?? 0))
        } else {
            imposition = .single(kind)
        }
        return ImposedSanction(imposition, decidedOn: decidedOn, effectiveOn: effectiveOn, standing: standing)
    }
}
