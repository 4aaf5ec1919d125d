import Access
import Clarification
import Crypto
import Flows
import Foundation
import Intake
import Kernel
import Sanction
import Storage
import Verification

/// One act inside one transaction: everything it reads and writes, and what it causes.
///
/// A class because consequences of consequences share its session and lists; lives only inside one `write`.
package final class ActTransaction {
    let session: any SQLSession
    let rules: any RuleSource
    let calendar: WorkCalendar
    let now: Instant
    let freshId: CaseId
    let reader: FormSource
    private let witness: (any DecisionWitness)?
    /// Sealed values that events of this act order destroyed, once it is committed.
    private(set) var erasures: [SealedRef] = []
    /// Whether events of this act destroyed what a case's journal said.
    private(set) var destroysContent = false
    /// What the act and its consequences count: written at their end and in one order, or two acts that count for the
    /// same Bodies would wait for each other.
    private var tally = CaseTally()
    /// How many streams the act has written to.
    private var streamCount = 0
    /// The person who acts, as read in this transaction; no act of a case changes who somebody is.
    private var person: Person?
    /// Whether only the person's own act is decided, and nothing written.
    private let isRehearsal: Bool

    /// Thrown by a rehearsal whose act is not refused.
    struct Rehearsed: Error {}

    /// The bounds of architecture.md: wider work is a job of many transactions.
    private let depthMax = 6
    private let streamsMax = 200

    var today: CivilDate { now.chinaDate }

    init(
        session: any SQLSession, rules: any RuleSource, calendar: WorkCalendar, now: Instant, freshId: CaseId,
        reader: FormSource, isRehearsal: Bool = false, witness: (any DecisionWitness)? = nil
    ) {
        self.isRehearsal = isRehearsal
        self.session = session
        self.rules = rules
        self.calendar = calendar
        self.now = now
        self.freshId = freshId
        self.reader = reader
        self.witness = witness
    }

    /// Does a person's act: access, staleness, fields, decision, journal, read tables, consequences.
    func perform<M: CasePort>(
        _ mechanism: M.Type, _ request: ActRequest, permission: Permission, kind: Act.Kind,
        read: (inout FormReader) -> M.Command
    ) throws -> ActAnswer {
        let id = request.caseId ?? freshId
        if let id = request.caseId, !isRehearsal {
            try CaseFamily.hold(StreamId(M.mechanism, id.text), in: session)
        }
        let loaded = try request.caseId.map { try Loaded<M>.readToChange($0, in: session) } ?? .unopened(id)
        let summary = M.summary(loaded.state)
        let doer = try doer(of: request, permission: permission, kind: kind, summary: summary, mechanism: M.mechanism)
        if request.caseId != nil { try checkSeen(request.seen, loaded) }
        let facts = factReader(for: doer, of: id)
        var lookupFailure: (any Error)?
        let source = FormReader.Source(
            resolve: { reference, typed in
                do {
                    let found = try self.reader.resolve(reference, typed, M.self, loaded.state, facts)
                    guard reference == .case else { return found }
                    return try CaseSight(session: self.session, today: self.today).seen(found, by: request.who)
                } catch {
                    lookupFailure = error
                    return .unknown
                }
            },
            seal: { self.reader.seal($0, kind: $1) },
            blankForm: { kind, typed in
                do {
                    let bodies = [doer.actingBody] + (summary.map { [$0.body] } ?? [])
                    return try BlankFormNumber.standing(of: typed, as: kind, in: bodies, for: id, self.session)
                } catch {
                    lookupFailure = error
                    return .unknown
                }
            })
        var form = FormReader.reading(request.input, from: source)
        let command = read(&form)
        if let lookupFailure { throw lookupFailure }
        guard form.problems.isEmpty else { throw ActFailure.invalid(form.problems) }
        let done = try apply(command, to: loaded, of: M.self, id: id, by: doer, depth: 0)
        return try answer(done, of: M.self, id: id, to: request)
    }

    private func answer<M: CasePort>(
        _ done: (state: M.State, version: Int, wasAlreadySo: Bool), of mechanism: M.Type, id: CaseId,
        to request: ActRequest
    ) throws -> ActAnswer {
        guard let summary = M.summary(done.state) else { throw ActFailure.broken(M.mechanism) }
        var isVisible = false
        if let person {
            let resource = try PersonReader.resource(of: summary, mechanism: M.mechanism, in: session)
            isVisible = Access.decideSight(of: resource, by: person).denial == nil
        }
        return ActAnswer(
            mechanism: M.mechanism, caseId: id, number: summary.number, version: done.version, stage: summary.stage,
            wasAlreadySo: done.wasAlreadySo, isVisible: isVisible)
    }

    // MARK: Who

    private func doer(
        of request: ActRequest, permission: Permission, kind: Act.Kind, summary: CaseSummary?, mechanism: String
    ) throws -> Author {
        let occurredOn = request.occurredOn ?? today
        switch (request.who, kind) {
        case (.portal(let body), .portal(let opens)):
            guard opens == (request.caseId == nil), opens || summary != nil else { throw ActFailure.missing }
            return Author(actor: .portal, actingBody: body, occurredOn: today, now: now)
        case (.staff(let staff), .opens), (.staff(let staff), .moves):
            guard let person = try PersonReader.person(staff, on: today, in: session) else {
                throw ActFailure.notSignedIn
            }
            self.person = person
            let decision: Decision
            if request.caseId != nil {
                guard let summary else { throw ActFailure.missing }
                let resource = try PersonReader.resource(of: summary, mechanism: mechanism, in: session)
                decision = Access.decide(permission, on: resource, by: person)
            } else {
                guard case .opens = kind else { throw ActFailure.missing }
                decision = Access.decideOpening(permission, by: person)
            }
            switch decision {
            case .permit(let onBehalfOf):
                return Author(
                    actor: .staff(staff), actingBody: person.body, onBehalfOf: onBehalfOf, occurredOn: occurredOn,
                    now: now)
            case .deny(let denial):
                throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
            }
        case (.portal, .opens), (.portal, .moves), (.staff, .portal): throw ActFailure.missing
        }
    }

    private func checkSeen<M: CasePort>(_ seen: Int?, _ loaded: Loaded<M>) throws {
        guard let seen, seen != loaded.head.version else { return }
        let since = loaded.stored.filter { $0.version > seen }.map(\.payload.name)
        throw ActFailure.stale(version: loaded.head.version, since: since)
    }

    // MARK: What

    /// Decides one command and writes what it makes: events, read tables, consequences.
    func apply<M: CasePort>(
        _ command: M.Command, to loaded: Loaded<M>, of mechanism: M.Type, id: CaseId, by doer: Author, depth: Int
    ) throws -> (state: M.State, version: Int, wasAlreadySo: Bool) {
        precondition(depth <= depthMax, "consequences go \(depthMax) deep at most")
        let before = M.summary(loaded.state)
        // What other cases about the same subjects say stands still from here on.
        for subject in Set(before?.subjects ?? []).sorted() { try session.hold(.matters(of: subject), .exclusive) }
        let reader = factReader(for: doer, of: id)
        let facts = try M.facts(for: command, given: loaded.state, from: reader)
        let home =
            before.map { ($0.body, $0.isRestricted) } ?? M.home(of: command, facts: facts, actingBody: doer.actingBody)
        guard let body = try Directory.body(home.0, in: session) else { throw ActFailure.broken("body") }
        let numbering = before.map { M.newHome(of: command, facts: facts, leaving: $0) } ?? home
        for body in Set([home.0, numbering?.body ?? home.0]).sorted() {
            try session.hold(.books(of: body), .exclusive)
        }
        let inForce =
            before.map { rules.pinned(loaded.pins, for: body.path, openedOn: $0.openedOn) }
            ?? rules.rules(for: body.path, on: doer.occurredOn)
        var sequences = [(scope: body.shortName + M.documentMark, year: today.year)]
        if let numbering { sequences.append(try sequence(M.self, in: numbering, year: doer.occurredOn.year)) }
        let numbers = try Sequences.next(sequences, in: session)
        let context = Context(
            actor: doer.actor, actingBody: doer.actingBody, onBehalfOf: doer.onBehalfOf, occurredOn: doer.occurredOn,
            today: today, now: now, rules: inForce, calendar: calendar,
            caseNumber: numbers.dropFirst().first ?? "", documentNumber: numbers.first ?? "", facts: facts)
        let events: [M.Event]
        do {
            events = try M.decide(command, given: loaded.state, in: context)
        } catch {
            throw ActFailure.refused(RefusalNotice(error, of: M.mechanism, under: inForce))
        }
        // What follows in other cases cannot be refused, so a rehearsal need not go there.
        if isRehearsal { throw Rehearsed() }
        witness?.saw(command, of: M.self, id: id, after: loaded.head.version, cause: doer.cause, in: context)
        guard !events.isEmpty else { return (loaded.state, loaded.head.version, true) }
        streamCount += 1
        precondition(streamCount <= streamsMax, "an act writes to \(streamsMax) streams at most")
        let decided = Decided<M>(events: events, stream: loaded.stream, head: loaded.head, state: loaded.state)
        let written = try decided.write(
            by: doer, ruleSets: before == nil ? inForce.ruleSets : loaded.pins, in: session)
        try project(written.state, version: written.head.version, replacing: before, of: M.self, id: id)
        for recorded in written.recorded {
            erasures += M.erasures(of: recorded.event)
            if M.destroysContent(recorded.event) {
                try Journal.destroyContent(of: loaded.stream, in: session)
                destroysContent = true
            }
            let cause = "\(loaded.stream)#\(recorded.version)"
            for (index, consequence) in M.consequences(of: recorded, in: written.state, id: id).enumerated() {
                try follow(consequence, cause: cause, index: index, occurredOn: doer.occurredOn, of: body, depth: depth)
            }
        }
        if depth == 0 {
            try tally.write(in: session)
            tally = CaseTally()
        }
        return (written.state, written.head.version, false)
    }

    private func factReader(for doer: Author, of id: CaseId) -> FactReader {
        FactReader(session: session, actingBody: doer.actingBody, caseId: id, today: today, rules: rules)
    }

    /// The sequence of a Body's case numbers, which restricted cases have one of their own of.
    private func sequence<M: CasePort>(
        _ mechanism: M.Type, in home: (body: BodyCode, isRestricted: Bool), year: Int
    ) throws -> (scope: String, year: Int) {
        guard let body = try Directory.body(home.body, in: session) else { throw ActFailure.broken("body") }
        return (body.shortName + M.numberMark + (home.isRestricted ? "专" : ""), year)
    }

    private func project<M: CasePort>(
        _ state: M.State, version: Int, replacing old: CaseSummary?, of mechanism: M.Type, id: CaseId
    ) throws {
        guard let summary = M.summary(state) else { return }
        // A case that moved counts in another Body's books now.
        try session.hold(.books(of: summary.body), .exclusive)
        try CaseProjection.put(
            summary, stream: StreamId(M.mechanism, id.text), version: version, changedAt: now, replacing: old,
            counting: &tally, in: session)
    }

    private func follow(
        _ consequence: Consequence, cause: String, index: Int, occurredOn: CivilDate, of body: BodyRow, depth: Int
    ) throws {
        let doer = Author(
            actor: .system, actingBody: body.code, occurredOn: occurredOn, now: now, cause: cause)
        switch consequence {
        case .intake(let target, let command):
            try follow(command, target, "\(cause)>\(index)", by: doer, depth: depth, Intake.self)
        case .verification(let target, let command):
            try follow(command, target, "\(cause)>\(index)", by: doer, depth: depth, Verification.self)
        case .clarification(let target, let command):
            try follow(command, target, "\(cause)>\(index)", by: doer, depth: depth, Clarification.self)
        case .sanction(let target, let command):
            try follow(command, target, "\(cause)>\(index)", by: doer, depth: depth, Sanction.self)
        }
    }

    private func follow<M: CasePort>(
        _ command: M.Command, _ target: Consequence.Target, _ seed: String, by doer: Author, depth: Int, _: M.Type
    ) throws {
        let id: CaseId
        switch target {
        case .existing(let existing): id = existing
        case .new: id = Self.derivedId(seed)
        case .ofReport(let report): id = try clarification(of: report) ?? Self.derivedId(seed)
        }
        let loaded = try Loaded<M>.readToChange(id, in: session)
        _ = try apply(command, to: loaded, of: M.self, id: id, by: doer, depth: depth + 1)
    }

    /// The clarification that a report has.
    private func clarification(of report: CaseId) throws -> CaseId? {
        guard case .present(let matter) = try Loaded<Intake>.read(report, in: session).state else { return nil }
        return matter.clarification
    }

    /// The identifier of a case that an event opens: derived from the event, so that a replay opens the same.
    package static func derivedId(_ seed: String) -> CaseId {
        let digest = SHA256.hash(data: Data(seed.utf8))
        return caseId(Array(digest.prefix(16)))
    }

    /// A case's identifier made of 16 bytes.
    package static func caseId(_ bytes: [UInt8]) -> CaseId {
        guard let id = CaseId(bytes.hexadecimal) else { preconditionFailure("hexadecimal digits are an identifier") }
        return id
    }
}
