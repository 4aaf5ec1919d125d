import Access
import Crypto
import Foundation
import Kernel
import Storage
import Vault

/// Where acts are done: one transaction for each, acknowledged when it is on the disk.
package struct ActEngine: Sendable {
    package let database: any Database
    package let vault: Vault
    package let rules: any RuleSource
    package let calendar: WorkCalendar
    /// The clock; the only one.
    package let clock: @Sendable () -> Instant
    private let acts: [String: Act]
    /// Makes the identifier of a case that a person opens.
    private let makeId: @Sendable () -> CaseId
    private let witness: (any DecisionWitness)?

    /// - Parameters:
    ///   - makeId: random and unguessable, but in a world made to be the same every time.
    ///   - witness: is told every decision; nobody in an installation that serves.
    package init(
        database: any Database, vault: Vault, rules: any RuleSource, calendar: WorkCalendar, acts: [Act],
        clock: @escaping @Sendable () -> Instant,
        makeId: @escaping @Sendable () -> CaseId = {
            ActTransaction.caseId(SymmetricKey(size: .bits128).withUnsafeBytes(Array.init))
        }, witness: (any DecisionWitness)? = nil
    ) {
        self.database = database
        self.vault = vault
        self.rules = rules
        self.calendar = calendar
        self.clock = clock
        self.makeId = makeId
        self.witness = witness
        self.acts = Dictionary(uniqueKeysWithValues: acts.map { ($0.name, $0) })
    }

    /// The act of this name.
    package func act(_ name: String) -> Act? { acts[name] }

    /// Does an act, or says why not. When it returns, everything the act caused is on the disk.
    package func perform(_ request: ActRequest) async throws(ActFailure) -> ActAnswer {
        guard let act = acts[request.act] else { throw .missing }
        let now = clock()
        let run = Run(act: act, request: request, now: now, freshId: makeId(), seals: SealBox(vault: vault))
        do {
            if request.input.fileBytes > Self.bytesSealedByWriter { try await keepAhead(run) }
            let done = try await commit(run)
            await destroy(done)
            return done.answer
        } catch {
            let failure = Self.failure(error)
            await sweep(after: failure, run)
            await noteAttempt(failure, request, act, now: now)
            throw failure
        }
    }

    /// Destroys what an act orders destroyed. The event is durable, so the act is done whatever becomes of this: what
    /// fails is noted with the event and done at the next start (`destroyOutstanding`).
    private func destroy(_ done: Done) async {
        do {
            try await vault.erase(done.erasures)
            if !done.ordered.isEmpty {
                try await database.write { try Outstanding.settle(done.ordered, in: $0) }
            }
        } catch {}
        if done.destroysContent { try? await database.forgetDeleted() }
    }

    /// Destroys what was ordered and could not be done: a program that ended, a vault that could not be written.
    /// - Returns: how many sealed values were destroyed now.
    package func destroyOutstanding() async throws -> Int {
        let left = try await database.read { try Outstanding.all(in: $0) }
        guard !left.isEmpty else { return 0 }
        try await vault.erase(left)
        try await database.write { try Outstanding.settle(left, in: $0) }
        try await database.forgetDeleted()
        return left.count
    }

    /// One act asked for, and what stays the same when it is run again.
    private struct Run: Sendable {
        let act: Act
        let request: ActRequest
        let now: Instant
        let freshId: CaseId
        let seals: SealBox
    }

    /// What became of an act, and what is still to be done with the vault.
    private struct Done: Sendable {
        let answer: ActAnswer
        /// Sealed values that nothing refers to, or that an event ordered destroyed.
        let erasures: [SealedRef]
        /// Those of them that an event ordered destroyed.
        var ordered: [SealedRef] = []
        var seals: [PendingSeal] = []
        var destroysContent = false
    }

    private func transaction(_ session: any SQLSession, _ run: Run, isRehearsal: Bool = false) -> ActTransaction {
        ActTransaction(
            session: session, rules: rules, calendar: calendar, now: run.now, freshId: run.freshId,
            reader: FormSource(seals: run.seals), isRehearsal: isRehearsal, witness: witness)
    }

    /// Runs the act once, in the transaction that writes it. What it seals is on the vault's disk before the event
    /// that names it is on the journal's, and only when the act was not refused.
    private func commit(_ run: Run) async throws -> Done {
        try await database.write(
            { session in
                run.seals.rewind()
                if let key = run.request.key {
                    try session.hold(.answer(to: run.request.actorText, key: key), .exclusive)
                }
                try session.hold(.registers, .shared)
                let before = try Self.answered(run.request, at: run.now, in: session)
                try rules.refresh(from: session)
                if let answer = before {
                    return Done(answer: answer, erasures: run.seals.kept)
                }
                let transaction = transaction(session, run)
                let answer = try run.act.run(transaction, run.request)
                try Self.remember(answer, of: run.request, now: run.now, in: session)
                // No event names what was sealed for an act that was so already.
                if answer.wasAlreadySo { return Done(answer: answer, erasures: run.seals.kept) }
                try Outstanding.note(transaction.erasures, in: session)
                return Done(
                    answer: answer, erasures: transaction.erasures, ordered: transaction.erasures,
                    seals: run.seals.unkept,
                    destroysContent: transaction.destroysContent)
            }, ahead: { vault.ahead($0.seals, at: run.now) })
    }

    // MARK: Large files

    /// Files together larger than this are sealed and flushed before the writer is asked: the acts that wait for the
    /// writer should not wait for somebody's scan.
    private static let bytesSealedByWriter = 256 << 10

    /// Decides the act on what can be read now, and keeps what it seals when it is not refused.
    private func keepAhead(_ run: Run) async throws {
        do {
            try await database.read { session in
                run.seals.rewind()
                let before = try Self.answered(run.request, at: run.now, in: session)
                try rules.refresh(from: session)
                if before != nil { throw ActTransaction.Rehearsed() }
                _ = try run.act.run(transaction(session, run, isRehearsal: true), run.request)
            }
        } catch is ActTransaction.Rehearsed {}
        try await vault.keep(run.seals.unkept, at: run.now)
        run.seals.keepAll()
    }

    /// Takes out of the vault what was kept ahead for an act that was then refused after all. Where it is not known
    /// whether the journal has the event, nothing is taken out.
    private func sweep(after failure: ActFailure, _ run: Run) async {
        switch failure {
        case .store, .broken: return
        case .missing, .denied, .stale, .invalid, .refused, .keyReused, .notSignedIn:
            try? await vault.erase(run.seals.kept)
        }
    }

    // MARK: Repeated requests

    /// What the request was answered before. What every act asks first is asked with it: whether the clock is right,
    /// which rules there are, and who acts.
    private static func answered(
        _ request: ActRequest, at now: Instant, in session: any SQLSession
    ) throws -> ActAnswer? {
        var asked = [Journal.newest]
        if let key = request.key {
            asked.append(
                SQLQuestion(
                    "SELECT fingerprint, answer FROM answered WHERE actor = ? AND idempotency_key = ?",
                    [.text(request.actorText), .text(key)]))
        }
        if session.hasOtherWriters {
            asked.append(RuleLibrary.question)
            if case .staff(let staff) = request.who { asked += Directory.memberQuestions(staff, on: now.chinaDate) }
        }
        let answers = try session.rows(asked)
        guard request.key != nil, let row = answers[1].first else {
            try Journal.refuse(now, before: answers[0])
            return nil
        }
        guard row.text(0) == request.fingerprint else { throw ActFailure.keyReused }
        return try JSONDecoder().decode(ActAnswer.self, from: Data(row.text(1).utf8))
    }

    private static func remember(
        _ answer: ActAnswer, of request: ActRequest, now: Instant, in session: any SQLSession
    ) throws {
        guard let key = request.key else { return }
        let body = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
        try session.put(
            "INSERT INTO answered (actor, idempotency_key, fingerprint, answer, answered_at) VALUES (?, ?, ?, ?, ?)",
            [
                .text(request.actorText), .text(key), .text(request.fingerprint), .text(body),
                .int(now.milliseconds),
            ])
    }

    // MARK: Attempts

    /// Notes an attempt that must be noted although it was refused, in a stream of its own, after the rollback.
    private func noteAttempt(_ failure: ActFailure, _ request: ActRequest, _ act: Act, now: Instant) async {
        guard case .staff(let staff) = request.who else { return }
        switch failure {
        case .refused(let notice) where notice.isNoted:
            try? await Attempts.note(
                .init(act: act.name, caseId: request.caseId, code: notice.code), by: staff, at: now, in: database)
        case .missing where request.caseId != nil:
            // A guess at a case that exists and is hidden from this person.
            guard let id = request.caseId else { return }
            let exists = (try? await database.read { try Registers.head(of: id, in: $0) != nil }) ?? false
            guard exists else { return }
            try? await Attempts.note(
                .init(act: act.name, caseId: id, code: "hidden"), by: staff, at: now, in: database)
        case .missing, .denied, .stale, .invalid, .refused, .keyReused, .notSignedIn, .store, .broken: return
        }
    }

    private static func failure(_ error: any Error) -> ActFailure {
        switch error {
        case let failure as ActFailure: failure
        case let error as StoreError: .store(error)
        case JournalError.store(let error): .store(error)
        case VaultError.store(let error): .store(error)
        case let error as BrokenHistory: .broken("\(error.mechanism)#\(error.version)")
        case let error as CodecError: .broken(error.name)
        default: .broken("\(type(of: error))")
        }
    }
}

extension ActRequest {
    fileprivate var actorText: String {
        switch who {
        case .staff(let id): "staff:\(id)"
        case .portal(let body): "portal:\(body)"
        }
    }

    /// A digest of what is asked, so that a key that comes again with something else is told apart.
    fileprivate var fingerprint: String {
        var hasher = SHA256()
        hasher.update(data: Data("\(act) \(caseId?.text ?? "") \(occurredOn?.description ?? "")".utf8))
        Self.feed(input, to: &hasher)
        return hasher.finalize().hexadecimal
    }

    private static func feed(_ value: FormValue, to hasher: inout SHA256) {
        switch value {
        case .text(let text):
            hasher.update(data: Data("t\(text.utf8.count):\(text)".utf8))
        case .list(let values):
            hasher.update(data: Data("l\(values.count):".utf8))
            for value in values { feed(value, to: &hasher) }
        case .object(let fields):
            hasher.update(data: Data("o\(fields.count):".utf8))
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                hasher.update(data: Data("\(name.utf8.count):\(name)".utf8))
                feed(value, to: &hasher)
            }
        case .file(let part):
            hasher.update(data: Data("f\(part.bytes.count):".utf8))
            hasher.update(data: Data(part.bytes))
        }
    }
}

/// What an act seals: made when first asked for, answered again in the same order when the act is run again.
///
/// A class because the reading closure fills it; used by one transaction at a time.
final class SealBox: @unchecked Sendable {
    private let vault: Vault
    private var made: [PendingSeal] = []
    private var keptCount = 0
    private var next = 0

    init(vault: Vault) { self.vault = vault }

    func seal(_ bytes: [UInt8], kind: String) -> SealedRef {
        if next < made.count, made[next].reference.byteCount == bytes.count {
            next += 1
            return made[next - 1].reference
        }
        let seal = vault.seal(bytes, kind: kind)
        made.append(seal)
        next = made.count
        return seal.reference
    }

    /// What is not in the vault yet.
    var unkept: [PendingSeal] { Array(made[keptCount...]) }
    /// What is.
    var kept: [SealedRef] { made[..<keptCount].map(\.reference) }

    /// Notes that everything made so far is in the vault; the act is run again from its beginning.
    func keepAll() {
        keptCount = made.count
        next = 0
    }

    /// Begins again, as the act does: what is in the vault is answered again, the rest is made anew.
    func rewind() {
        made.removeLast(made.count - keptCount)
        next = 0
    }
}
