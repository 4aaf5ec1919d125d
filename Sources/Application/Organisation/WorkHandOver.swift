import Access
import Kernel
import Storage

/// Moves all open work of an officer to another in one act (移交全部在办): each case by its own `handOver`, through the
/// same guards as from its page, all in one transaction.
///
/// What whoever asks may not see is not listed, not counted and not moved.
package struct WorkHandOver: Sendable {
    let engine: ActEngine

    /// The most cases that move in one transaction; the rest is moved by asking again.
    package static let casesMax = 200

    package init(engine: ActEngine) { self.engine = engine }

    /// An open case of the officer.
    package struct Item: Hashable, Sendable {
        package let id: CaseId
        package let mechanism: String
        package let number: String
        /// The version the preview rests on.
        package let version: Int
        package let subjects: [Subject]
        /// What is to be done in it by its officers.
        package let tasks: [Task]
        /// Why it stays; nil when it moves.
        package let stays: Reason?
    }

    /// Something to be done that moves with the case.
    package struct Task: Hashable, Sendable {
        package let act: String
        package let due: CivilDate?
    }

    /// Why a case stays with the officer.
    package enum Reason: Hashable, Sendable {
        case denied(Denial)
        case refused(RefusalNotice)
        /// The receiver is no officer of the case's terms.
        case invalid
        /// The case changed after the list was shown.
        case stale
    }

    /// What moves and what stays, or moved and stayed.
    package struct Plan: Hashable, Sendable {
        package let from: StaffId
        package let to: StaffId?
        package let items: [Item]
        /// Whether there is more than fits into one transaction.
        package let hasMore: Bool

        package var moving: [Item] { items.filter { $0.stays == nil } }
        package var staying: [Item] { items.filter { $0.stays != nil } }
    }

    /// Which cases.
    package enum Choice: Hashable, Sendable {
        /// Whatever can move; the rest is reported and left.
        case whatCanMove
        /// Exactly these, at the versions shown: all or none.
        case exactly([CaseId: Int?])
    }

    /// Says what would move, without doing it. With no receiver, lists the officer's work.
    package func preview(
        from: StaffId, to: StaffId?, by staff: StaffId
    ) async throws(ActFailure) -> Plan {
        let now = engine.clock()
        do {
            guard let to else {
                return try await engine.database.read { session in
                    let run = try Run(engine: engine, session: session, now: now, staff: staff)
                    return try run.plan(from: from, to: nil, reason: "")
                }
            }
            let kept = Kept()
            do {
                try await engine.database.write { session in
                    try session.hold(.registers, .shared)
                    try engine.rules.refresh(from: session)
                    let run = try Run(engine: engine, session: session, now: now, staff: staff)
                    try run.guardReceiver(to, from: from)
                    kept.plan = try run.plan(from: from, to: to, reason: Self.rehearsedReason)
                    throw Rehearsed()
                }
            } catch is Rehearsed {}
            guard let plan = kept.plan else { throw ActFailure.broken("hand-over") }
            return plan
        } catch { throw Self.failure(error) }
    }

    /// Moves the work.
    /// - Returns: what moved, and what stayed and why.
    /// - Throws: `ActFailure.stale` or the refusal of the first case of an exact choice that cannot move; nothing has
    ///   moved then.
    package func carryOut(
        from: StaffId, to: StaffId, reason: String, choice: Choice, by staff: StaffId
    ) async throws(ActFailure) -> Plan {
        let now = engine.clock()
        do {
            let text = TextCheck.trimmed(reason)
            guard !text.isEmpty else {
                throw ActFailure.invalid([FieldProblem(path: "reason", code: "missing")])
            }
            if let problem = TextCheck.problem(in: text, maxLength: 4_000, allowsLines: true) {
                throw ActFailure.invalid([
                    FieldProblem(path: "reason", code: problem.code, arguments: problem.arguments)
                ])
            }
            return try await engine.database.write { session in
                try session.hold(.registers, .shared)
                try engine.rules.refresh(from: session)
                let run = try Run(engine: engine, session: session, now: now, staff: staff)
                try run.guardReceiver(to, from: from)
                switch choice {
                case .whatCanMove: return try run.plan(from: from, to: to, reason: text)
                case .exactly(let cases): return try run.move(cases, from: from, to: to, reason: text)
                }
            }
        } catch {
            let failure = Self.failure(error)
            await noteGuesses(failure, choice, by: staff, at: now)
            throw failure
        }
    }

    /// A case that exists and is hidden, named all the same, goes into the log of attempts.
    private func noteGuesses(_ failure: ActFailure, _ choice: Choice, by staff: StaffId, at now: Instant) async {
        guard case .missing = failure, case .exactly(let cases) = choice else { return }
        for id in cases.keys.sorted().prefix(Self.casesMax) {
            let hidden = try? await engine.database.read { session -> String? in
                guard let head = try Registers.head(of: id, in: session) else { return nil }
                let run = try Run(engine: engine, session: session, now: now, staff: staff)
                return try run.sight(of: id, head.mechanism) == nil ? head.mechanism : nil
            }
            guard let mechanism = hidden ?? nil else { continue }
            try? await Attempts.note(
                .init(act: "\(mechanism).handOver", caseId: id, code: "hidden"), by: staff, at: now,
                in: engine.database)
        }
    }

    /// What a rehearsal gives as reason; it is undone.
    private static let rehearsedReason = "rehearsal"

    /// Thrown to undo a rehearsal.
    private struct Rehearsed: Error {}

    /// Carries the plan out of the undone transaction.
    ///
    /// A class because the transaction's closure fills it; read after it ended.
    private final class Kept: @unchecked Sendable {
        var plan: Plan?
    }

    private static func failure(_ error: any Error) -> ActFailure {
        switch error {
        case let failure as ActFailure: failure
        case let error as StoreError: .store(error)
        case JournalError.store(let error): .store(error)
        default: .broken("\(type(of: error))")
        }
    }
}

/// One look at an officer's work inside one transaction.
private struct Run {
    let engine: ActEngine
    let session: any SQLSession
    let now: Instant
    let person: Person

    init(engine: ActEngine, session: any SQLSession, now: Instant, staff: StaffId) throws {
        guard let person = try PersonReader.person(staff, on: now.chinaDate, in: session) else {
            throw ActFailure.notSignedIn
        }
        if let denial = Access.decideAllotting(by: person).denial {
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        self.engine = engine
        self.session = session
        self.now = now
        self.person = person
    }

    /// Work goes to somebody who works cases here today.
    func guardReceiver(_ to: StaffId, from: StaffId) throws {
        guard to != from else { throw ActFailure.invalid([FieldProblem(path: "to", code: "sameOfficer")]) }
        let receiver = try PersonReader.person(to, on: now.chinaDate, in: session)
        let works = receiver?.grants.contains { grant in
            switch grant.role {
            case .caseOfficer, .leaderInCharge, .head: true
            case .reviewer, .archivist, .guidance, .statistics, .unitContact, .systemAdministrator,
                .securityAdministrator, .auditAdministrator:
                false
            }
        }
        guard works == true else { throw ActFailure.invalid([FieldProblem(path: "to", code: "notCaseOfficer")]) }
    }

    /// The officer's work as far as it may be seen; with a receiver, each case is handed over where nothing forbids it.
    func plan(from: StaffId, to: StaffId?, reason: String) throws -> WorkHandOver.Plan {
        var items: [WorkHandOver.Item] = []
        for work in try Registers.openWork(of: from, in: session) {
            guard let (summary, denial) = try sight(of: work.id, work.mechanism) else { continue }
            if items.count == WorkHandOver.casesMax {
                return .init(from: from, to: to, items: items, hasMore: true)
            }
            var stays = denial.map { WorkHandOver.Reason.denied($0) }
            if stays == nil, let to {
                stays = try handOver(work.id, work.mechanism, from: from, to: to, reason: reason, seen: nil)
            }
            items.append(item(work.id, work.mechanism, work.version, summary, stays))
        }
        return .init(from: from, to: to, items: items, hasMore: false)
    }

    /// Exactly these cases, or none.
    func move(
        _ cases: [CaseId: Int?], from: StaffId, to: StaffId, reason: String
    ) throws -> WorkHandOver.Plan {
        guard !cases.isEmpty, cases.count <= WorkHandOver.casesMax else {
            throw ActFailure.invalid([FieldProblem(path: "cases", code: cases.isEmpty ? "missing" : "tooManyRows")])
        }
        var items: [WorkHandOver.Item] = []
        for (id, seen) in cases.sorted(by: { $0.key < $1.key }) {
            guard let head = try Registers.head(of: id, in: session), let found = try sight(of: id, head.mechanism)
            else { throw ActFailure.missing }
            if let denial = found.denial { throw ActFailure.denied(denial) }
            switch try handOver(id, head.mechanism, from: from, to: to, reason: reason, seen: seen) {
            case nil: items.append(item(id, head.mechanism, head.version, found.summary, nil))
            case .denied(let denial): throw ActFailure.denied(denial)
            case .refused(let notice): throw ActFailure.refused(notice)
            case .invalid: throw ActFailure.invalid([FieldProblem(path: "cases", code: "unknown.officer")])
            case .stale: throw ActFailure.stale(version: head.version, since: [])
            }
        }
        return .init(from: from, to: to, items: items, hasMore: false)
    }

    /// What a case is and whether it may be handed over here; nil for what does not exist for whoever asks.
    func sight(of id: CaseId, _ mechanism: String) throws -> (summary: CaseSummary, denial: Denial?)? {
        guard let summary = try CaseSight(session: session, today: now.chinaDate).summary(of: id, in: mechanism)
        else { return nil }
        let resource = try PersonReader.resource(of: summary, mechanism: mechanism, in: session)
        guard Access.decideSight(of: resource, by: person).denial == nil else { return nil }
        let permission = engine.act("\(mechanism).handOver")?.permission ?? .allot
        return (summary, Access.decide(permission, on: resource, by: person).denial)
    }

    /// Hands one case over by its own act. A refusal comes before anything is written, so that the others stand.
    private func handOver(
        _ id: CaseId, _ mechanism: String, from: StaffId, to: StaffId, reason: String, seen: Int?
    ) throws -> WorkHandOver.Reason? {
        guard let act = engine.act("\(mechanism).handOver") else { return .denied(.otherRole) }
        let request = ActRequest(
            act: act.name, caseId: id,
            input: .object(["from": .text(from.text), "to": .text(to.text), "reason": .text(reason)]),
            who: .staff(person.staff), seen: seen)
        let transaction = ActTransaction(
            session: session, rules: engine.rules, calendar: engine.calendar, now: now,
            freshId: ActTransaction.caseId([UInt8](repeating: 0, count: 16)),
            reader: FormSource(seals: SealBox(vault: engine.vault)))
        do {
            _ = try act.run(transaction, request)
            return nil
        } catch let failure as ActFailure {
            switch failure {
            case .denied(let denial): return .denied(denial)
            case .refused(let notice): return .refused(notice)
            case .invalid: return .invalid
            case .stale: return .stale
            case .missing, .keyReused, .notSignedIn, .store, .broken: throw failure
            }
        }
    }

    private func item(
        _ id: CaseId, _ mechanism: String, _ version: Int, _ summary: CaseSummary, _ stays: WorkHandOver.Reason?
    ) -> WorkHandOver.Item {
        .init(
            id: id, mechanism: mechanism, number: summary.number, version: version, subjects: summary.subjects,
            tasks: summary.tasks.filter { $0.owner == .officers }.map {
                .init(act: $0.act, due: $0.deadline?.due)
            }, stays: stays)
    }
}
