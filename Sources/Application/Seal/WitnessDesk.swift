import Kernel
import Seal
import Storage

/// Where heads of other installations are handed in: compared, kept for good, noted in the trail; nothing is replaced.
package struct WitnessDesk: Sendable {
    /// The name of the act in the trail.
    package static let act = "witness.add"
    /// Characters of a source's name.
    package static let sourceLengthMax = 60

    private let database: any Database
    private let clock: @Sendable () -> Instant

    package init(database: any Database, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.clock = clock
    }

    /// What became of a head that fits.
    package struct Answer: Hashable, Sendable, Codable {
        package let source: String
        package let size: Int
        /// Whether the very same head was kept before.
        package let wasAlreadySo: Bool
    }

    /// Why a source's name cannot be taken, or nil.
    package static func problem(inSource source: String) -> FieldProblem? {
        if source.isEmpty { return FieldProblem(path: "from", code: "missing") }
        return TextCheck.problem(in: source, maxLength: sourceLengthMax, allowsLines: false).map {
            FieldProblem(path: "from", code: $0.code, arguments: $0.arguments)
        }
    }

    /// Keeps a head that fits the last one of its source. One that contradicts it is kept too, as an alarm, and
    /// refused.
    /// - Parameter actor: a staff member, or the system for whoever has the machine.
    package func add(_ offer: Witness.Offer, by actor: Actor) async throws(ActFailure) -> Answer {
        if let problem = Self.problem(inSource: offer.source) { throw .invalid([problem]) }
        let now = clock()
        let outcome: Result<Answer, Refused>
        do {
            outcome = try await database.write { try Self.outcome(of: offer, by: actor, at: now, in: $0) }
        } catch let error as StoreError { throw .store(error) } catch { throw .broken("\(type(of: error))") }
        switch outcome {
        case .success(let answer): return answer
        case .failure(let refused): throw .refused(RefusalNotice(refused.problem, of: "witness"))
        }
    }

    /// A refusal on its way out of the transaction that notes it.
    private struct Refused: Error {
        let problem: WitnessProblem
    }

    private static func outcome(
        of offer: Witness.Offer, by actor: Actor, at now: Instant, in session: any SQLSession
    ) throws -> Result<Answer, Refused> {
        try session.hold(.witness, .exclusive)
        let last = try Witness.last(of: offer.source, in: session)?.head
        if let last, last == offer.head {
            return .success(Answer(source: offer.source, size: last.size, wasAlreadySo: true))
        }
        var problem: WitnessProblem?
        var state: WitnessHead.State?
        do throws(WitnessRefusal) { state = try Witness.judge(offer, after: last) } catch { problem = .init(error) }
        if let state {
            try Witness.keep(offer, as: state, by: actor, at: now, in: session)
            problem = WitnessProblem(state)
        }
        try note(problem?.code ?? "kept", by: actor, at: now, in: session)
        if let problem { return .failure(Refused(problem: problem)) }
        return .success(Answer(source: offer.source, size: offer.head.size, wasAlreadySo: false))
    }

    private static func note(
        _ code: String, by actor: Actor, at now: Instant, in session: any SQLSession
    ) throws {
        let own = try actor.staff.flatMap { try Directory.staff($0, in: session)?.body }
        guard let body = try own ?? Directory.topBodies(in: session).first?.code else { return }
        try AuditLog.append(
            StoredPayload("attempt.noted", Attempts.Attempt(act: act, caseId: nil, code: code)),
            to: Attempts.stream(of: body), by: actor, for: body, at: now, in: session)
    }
}
