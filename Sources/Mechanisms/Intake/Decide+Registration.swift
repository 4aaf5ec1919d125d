import Kernel

extension Intake.Desk {
    func register(_ registration: Intake.Registration) throws(Intake.Refusal) -> [Intake.Event] {
        guard case .received = matter.stage else { throw .caseAlreadyOpened }
        return try Intake.register(registration, in: context, receivedBefore: matter)
    }

    func addAllegation(_ entry: Intake.AllegationEntry) throws(Intake.Refusal) -> [Intake.Event] {
        try guardAllegationsOpen()
        // A subject who is new to the report may change whose matter it is: that is a correction, not an addition.
        try Intake.check(entry, number: matter.allegations.count + 1, listed: matter.subjects)
        let clocks =
            entry.inRemit == false && matter.deadline(.transfer) == nil
            ? clock(.transfer, by: "intake.misdirected.transfer.max") : []
        return [.allegationAdded(Intake.AllegationAdded(allegation: entry, clocks: clocks))]
    }

    func correct(
        _ registration: Intake.Registration, _ reason: String
    ) throws(Intake.Refusal) -> [Intake.Event] {
        try guardAllegationsOpen()
        try say(reason, "reason")
        // What was verified once stays as it is: cases that came of it stand in the Body it was corrected away from.
        guard matter.allegations.allSatisfy({ $0.settled == nil }), matter.verifications.isEmpty else {
            throw .allegationsFixed
        }
        guard registration.receivedOn <= context.occurredOn else { throw .receivedAfterRegistering }
        if let higher = context.facts.belongsToHigherBody {
            let sealed = Intake.sealed(in: registration) + matter.everythingSealed
            return [
                Intake.forwarded(
                    to: higher, receivedOn: registration.receivedOn, destroying: sealed, matter,
                    blankForm: registration.blankForm, in: context)
            ]
        }
        try Intake.check(registration, in: context)
        let corrected = Intake.RegistrationCorrected(
            reason: reason, number: Intake.number(after: matter, in: context), body: context.facts.handlingBody,
            isRestricted: context.facts.isRestricted, registration: registration,
            clocks: Intake.clocks(for: registration, in: context))
        return [.registrationCorrected(corrected)]
    }

    func confirmRealName(_ number: Int) throws(Intake.Refusal) -> [Intake.Event] {
        let reporter = try reporter(number)
        switch reporter.naming {
        case .anonymous, .refuted: throw .reporterGaveNoName(number)
        case .confirmed: throw .reporterAlreadyConfirmed(number)
        case .claimed: break
        }
        var clocks: [Intake.Clock] = []
        if matter.wasAccepted, reporter.acceptanceTold == nil { clocks += acceptanceClock(number) }
        if matter.hasResult, let day = matter.concludedOn.last { clocks += resultClock(number, from: day) }
        return [.realNameConfirmed(Intake.RealNameConfirmed(reporter: number, clocks: clocks))]
    }

    func refuteRealName(_ number: Int, _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        let reporter = try reporter(number)
        switch reporter.naming {
        case .anonymous, .refuted: throw .reporterGaveNoName(number)
        case .claimed, .confirmed: break
        }
        try say(reason, "reason")
        return [.realNameRefuted(Intake.RealNameRefuted(reporter: number, reason: reason))]
    }

    func forwardUp(to higher: BodyCode) throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .received, .registered: break
        case .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed,
            .concluded,
            .reopeningProposed, .closed:
            throw .notAwaitingAcceptance
        }
        guard higher != matter.frame.body else { throw .notHigherBodysMatter(higher) }
        if let known = context.facts.belongsToHigherBody, known != higher { throw .notHigherBodysMatter(higher) }
        return [
            Intake.forwarded(
                to: higher, receivedOn: matter.receivedOn, destroying: matter.everythingSealed, matter, in: context)
        ]
    }

    func transfer(
        _ which: [Int], _ to: String, _ reason: String, _ exposureChecked: Bool
    ) throws(Intake.Refusal) -> [Intake.Event] {
        let numbers = try toSettle(which)
        try say(to, "to")
        try say(reason, "reason")
        guard exposureChecked else { throw .exposureNotChecked }
        return [.transferred(Intake.Transferred(to: to, allegations: numbers, reason: reason))]
    }

    func decline(_ which: [Int], _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        let numbers = try toSettle(which)
        try say(reason, "reason")
        return [.declined(Intake.Declined(allegations: numbers, reason: reason))]
    }

    func markRepeat(of earlier: CaseId, _ reason: String) throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .registered, .accepted: break
        case .received: throw .notYetRegistered
        case .routed, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed, .concluded,
            .reopeningProposed,
            .closed:
            throw .notAwaitingAcceptance
        }
        guard !context.facts.unknownReports.contains(earlier) else { throw .originalReportUnknown }
        try say(reason, "reason")
        let drops = context.rules.flag("realname.acceptance_notice.skip_if_repeat")
        return [.markedRepeat(Intake.MarkedRepeat(of: earlier, reason: reason, dropsNotices: drops))]
    }

    func accept() throws(Intake.Refusal) -> [Intake.Event] {
        switch matter.stage {
        case .registered: break
        case .received: throw .notYetRegistered
        case .routed, .accepted, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed,
            .concluded,
            .reopeningProposed, .closed:
            throw .notAwaitingAcceptance
        }
        guard !matter.items.isEmpty else { throw .nothingInRemit }
        // What came back and is taken up again has its month anew.
        let from = matter.returns.isEmpty ? matter.receivedOn : context.occurredOn
        var clocks = clock(.proposeDisposal, by: "clue.disposal_opinion.max", from: from)
        for reporter in matter.reporters where reporter.naming == .confirmed && reporter.acceptanceTold == nil {
            clocks += acceptanceClock(reporter.number)
        }
        return [.accepted(Intake.Accepted(clocks: clocks))]
    }

    func notify(_ number: Int, _ form: String, _ checked: Bool) throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.wasAccepted else { throw .notAccepted }
        let reporter = try reporter(number)
        guard reporter.naming == .confirmed else { throw .reporterNotRealName(number) }
        try say(form, "form")
        guard checked else { throw .exposureNotChecked }
        if let told = reporter.acceptanceTold {
            if told.by == context.actor, told.how == form { return [] }
            throw .reporterAlreadyNotified(number)
        }
        return [.acceptanceNotified(Intake.Told(reporter: number, how: form))]
    }

    func acknowledgeHandedDown() throws(Intake.Refusal) -> [Intake.Event] {
        guard matter.channel == .handedDown else { throw .notHandedDown }
        guard matter.stage != .received else { throw .notYetRegistered }
        // The receipt says what became of it, so something must have.
        guard matter.stage != .registered else { throw .notAccepted }
        guard matter.handedDownAcknowledgedOn == nil else { throw .acknowledgedAlready }
        return [.handedDownAcknowledged]
    }
}

extension Intake.Desk {
    /// The reporter with this number.
    func reporter(_ number: Int) throws(Intake.Refusal) -> Intake.Reporter {
        guard let reporter = matter.reporter(number) else { throw .reporterUnknown(number) }
        return reporter
    }

    /// RNM-003, RNM-004: from receipt.
    func acceptanceClock(_ number: Int) -> [Intake.Clock] {
        clock(
            .notifyAcceptance, part: "reporter:\(number)", by: "realname.acceptance_notice.max",
            from: matter.receivedOn)
    }

    /// RNM-007, RNM-008: from the day there is a result.
    func resultClock(_ number: Int, from day: CivilDate) -> [Intake.Clock] {
        clock(.tellResult, part: "reporter:\(number)", by: "realname.result_feedback.max", from: day)
    }

    /// Allegations are entered and corrected until a disposal is proposed; what is found later is a report of its own.
    private func guardAllegationsOpen() throws(Intake.Refusal) {
        switch matter.stage {
        case .registered, .accepted: break
        case .received: throw .notYetRegistered
        case .routed, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed, .concluded,
            .reopeningProposed,
            .closed:
            throw .allegationsFixed
        }
    }

    /// The allegations that an act settles; an empty wish means all that can be.
    private func toSettle(_ which: [Int]) throws(Intake.Refusal) -> [Int] {
        guard matter.stage != .received else { throw .notYetRegistered }
        let left = matter.settleable
        guard !left.isEmpty else { throw .nothingOutOfRemit }
        if let wrong = which.first(where: { !left.contains($0) }) { throw .allegationNotToSettle(wrong) }
        return which.isEmpty ? left : Set(which).sorted()
    }
}

extension Intake.Matter {
    /// Everything of the report that lies in the vault.
    var everythingSealed: [SealedRef] {
        let own = [original, about].compactMap(\.self) + reporters.compactMap(\.identity)
        return (own + messages.map(\.content)).unique
    }

    /// Whether the Body has taken the report up.
    var wasAccepted: Bool {
        switch stage {
        case .received, .registered, .routed: false
        case .accepted, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed, .concluded,
            .reopeningProposed:
            true
        case .closed(.afterConclusion), .closed(.afterDisposal): true
        case .closed(.repeatOf): deadlines.keys.contains { $0.task == .notifyAcceptance }
        }
    }
}
