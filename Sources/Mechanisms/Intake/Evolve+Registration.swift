import Kernel

extension Intake.Matter {
    /// What a report shows before anybody has read it.
    mutating func take(_ receipt: Intake.Receipt) {
        channel = receipt.channel
        original = receipt.original
        about = receipt.about
        receiptHash = receipt.receiptHash
        reporters = receipt.reporters.enumerated().map { Intake.Reporter(number: $0 + 1, entry: $1) }
    }

    /// What registration says; reporters who are the same keep what is known of them. One that names no reporter says
    /// nothing of them: those known already stay, because a sealed name is not typed again to complete a report.
    mutating func take(_ registration: Intake.Registration) {
        channel = registration.channel
        receivedOn = registration.receivedOn
        original = registration.original ?? original
        platformNumber = registration.platformNumber
        importedFrom = registration.importedFrom
        subjects = registration.subjects
        allegations = registration.allegations.enumerated().map { Intake.Allegation(number: $0 + 1, entry: $1) }
        guard !registration.reporters.isEmpty else { return }
        let before = reporters
        reporters = registration.reporters.enumerated().map { index, entry in
            let fresh = Intake.Reporter(number: index + 1, entry: entry)
            guard index < before.count, before[index].identity == entry.identity, entry.isRealName else { return fresh }
            var kept = before[index]
            if kept.naming == .anonymous { kept.naming = fresh.naming }
            return kept
        }
    }

    /// The numbered blank that a registration names; one that a correction names takes the place of the one before.
    mutating func take(blankFormOf recorded: Recorded<Intake.Event>) {
        if case .registered(let event) = recorded.event {
            frame.enter(blankForm: event.registration.blankForm, by: recorded)
        }
        if case .registrationCorrected(let event) = recorded.event, let number = event.registration.blankForm,
            frame.blankForms.map(\.number) != [number]
        {
            frame.blankForms = []
            frame.enter(blankForm: number, by: recorded)
        }
    }

    mutating func complete(_ event: Intake.Registered) -> Bool {
        guard stage == .received else { return false }
        stage = .registered
        move(to: event.body, as: event.number)
        frame.isRestricted = event.isRestricted
        deadlines = [:]
        take(event.registration)
        start(event.clocks)
        return true
    }

    /// Nothing of what was before is kept, not even the day it came in but as the event says it: the journal cannot
    /// tell it again, since what it held is destroyed.
    mutating func forward(_ event: Intake.Forwarded, _ on: CivilDate) -> Bool {
        switch stage {
        case .received, .registered, .accepted: break
        case .routed, .disposalProposed, .returnProposed, .disposed, .verifying, .findingsProposed, .concluded,
            .reopeningProposed,
            .closed:
            return false
        }
        self = Intake.forwarded(event, openedOn: on)
        return true
    }

    mutating func add(_ event: Intake.AllegationAdded) -> Bool {
        guard stage == .registered || stage == .accepted else { return false }
        allegations.append(Intake.Allegation(number: allegations.count + 1, entry: event.allegation))
        start(event.clocks)
        return true
    }

    /// In another Body: officers are those of the Body it left, and lose it.
    private mutating func move(to body: BodyCode, as number: String) {
        if frame.number != number { frame.formerNumbers.append(frame.number) }
        frame.number = number
        guard frame.body != body else { return }
        frame.officers = []
        frame.lent = []
        frame.pendingMove = nil
        frame.body = body
    }

    mutating func correct(_ event: Intake.RegistrationCorrected, _ by: Actor, _ on: CivilDate) -> Bool {
        guard stage == .registered || stage == .accepted else { return false }
        corrections.append(
            Intake.Correction(
                reason: event.reason, by: by, on: on, channelBefore: channel, receivedOnBefore: receivedOn,
                platformNumberBefore: platformNumber, allegationsBefore: allegations))
        move(to: event.body, as: event.number)
        frame.isRestricted = event.isRestricted
        take(event.registration)
        for task in [Intake.Task.accept, .acknowledgeHandedDown, .transfer] {
            deadlines[Intake.ClockKey(task: task, part: "")] = nil
        }
        start(event.clocks)
        // Nothing is left that the Body could handle: it is for the petition office again.
        if items.isEmpty { stage = .registered }
        return true
    }

    mutating func confirm(_ event: Intake.RealNameConfirmed) -> Bool {
        guard reporters.indices.contains(event.reporter - 1) else { return false }
        reporters[event.reporter - 1].naming = .confirmed
        start(event.clocks)
        return true
    }

    mutating func refute(_ event: Intake.RealNameRefuted) -> Bool {
        guard reporters.indices.contains(event.reporter - 1) else { return false }
        reporters[event.reporter - 1].naming = .refuted
        return true
    }

    mutating func settle(_ numbers: [Int], to organ: String?, _ reason: String, _ on: CivilDate) -> Bool {
        for number in numbers {
            guard allegations.indices.contains(number - 1) else { return false }
            guard isReturned || !allegations[number - 1].isInRemit else { return false }
            allegations[number - 1].settled = Intake.Settling(transferredTo: organ, reason: reason, on: on)
        }
        if stage == .registered, items.isEmpty, unsettledOutOfRemit.isEmpty { stage = .routed(.outOfRemit) }
        return true
    }

    mutating func endAsRepeat(_ event: Intake.MarkedRepeat) -> Bool {
        guard stage == .registered || stage == .accepted else { return false }
        stage = .closed(.repeatOf(event.of))
        if event.dropsNotices { deadlines = deadlines.filter { $0.key.task != .notifyAcceptance } }
        return true
    }

    mutating func accept(_ event: Intake.Accepted) -> Bool {
        guard stage == .registered, !items.isEmpty else { return false }
        stage = .accepted
        isReturned = false
        start(event.clocks)
        return true
    }

    mutating func noteAcceptanceTold(_ event: Intake.Told, _ by: Actor, _ on: CivilDate) -> Bool {
        guard reporters.indices.contains(event.reporter - 1) else { return false }
        reporters[event.reporter - 1].acceptanceTold = Intake.Telling(by: by, on: on, how: event.how)
        return true
    }

    mutating func acknowledge(_ on: CivilDate) -> Bool {
        guard channel == .handedDown else { return false }
        handedDownAcknowledgedOn = on
        return true
    }
}

extension Intake.Reporter {
    /// A reporter as entered: a real name is a claim until it is confirmed.
    init(number: Int, entry: Intake.ReporterEntry) {
        self.init(number: number, identity: entry.identity, naming: entry.isRealName ? .claimed : .anonymous)
    }
}

extension Intake.Allegation {
    /// An allegation as entered; one nobody decided the remit of counts as out.
    init(number: Int, entry: Intake.AllegationEntry) {
        self.init(
            number: number, subjects: entry.subjects, category: entry.category, isInRemit: entry.inRemit == true,
            wording: entry.wording, occurredFrom: entry.occurredFrom, occurredTo: entry.occurredTo)
    }
}
