import Application
import Clarification
import Intake
import Kernel
import Storage
import Synchronization
import Verification

/// Where the demo's cases are played: acts by account and day, through the same engine as anybody's.
///
/// An actor because it keeps what was made while acts wait for the disk.
actor DemoStage {
    /// How many days before `today` the world begins.
    static let days = 200

    let cast: DemoCast
    let today: CivilDate
    private let engine: ActEngine
    private let clock: DemoClock
    private(set) var receipts: [DemoWorld.Receipt] = []
    private(set) var cases: [String: CaseId] = [:]
    /// Chance for receipts; cases draw from a line of their own.
    private var dice: Dice

    init(site: DemoWorld.Site, cast: DemoCast, clock: DemoClock, dice: Dice, today: CivilDate) async throws {
        self.cast = cast
        self.today = today
        self.clock = clock
        let library = RuleLibrary()
        try await site.database.read { try library.load(from: $0) }
        var dice = dice
        let source = IdSource(Dice(seed: dice.next()))
        self.dice = dice
        engine = ActEngine(
            database: site.database, vault: site.vault, rules: library, calendar: site.calendar, acts: site.acts,
            clock: { clock.now }, makeId: { source.next() }, witness: site.witness)
    }

    /// Plays every case: the acts of all of them in the order of their days.
    func playAll(progress: @Sendable (String, Int, Int) -> Void) async throws {
        let steps = (DemoScript.all.flatMap { DemoRoad($0).steps } + DemoInterference.steps + DemoSanctions.steps)
            .enumerated()
            .sorted { ($1.element.ago, $0.offset) < ($0.element.ago, $1.offset) }
        for (index, step) in steps.enumerated() {
            try await step.element.run(self)
            progress("acts", index + 1, steps.count)
        }
    }

    /// A new receipt code, four groups of five.
    func receiptCode() -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let groups = (0..<4).map { _ in String((0..<5).map { _ in alphabet[Int(dice.next() % 32)] }) }
        return groups.joined(separator: "-")
    }

    /// Keeps a case's identifier under a short name.
    func name(_ id: CaseId, _ name: String) { cases[name] = id }

    /// Keeps a receipt for the demo's output.
    func keep(_ receipt: DemoWorld.Receipt) { receipts.append(receipt) }

    /// An act by the holder of an account.
    /// - Parameter ago: how many days before `today` it happens; earlier days than the clock's become the clock's.
    @discardableResult
    func act(
        _ name: String, by account: String, of id: CaseId? = nil, ago: Int, _ fields: [String: FormValue] = [:]
    ) async throws -> ActAnswer {
        guard let staff = cast.staff[account] else { throw DemoFault(what: "no account \(account)") }
        clock.move(to: today.adding(days: -ago))
        return try await perform(
            ActRequest(act: name, caseId: id, input: .object(fields), who: .staff(staff)), as: account)
    }

    /// An act at a Body's portal.
    @discardableResult
    func portal(
        _ name: String, at body: String, of id: CaseId? = nil, ago: Int, _ fields: [String: FormValue]
    ) async throws -> ActAnswer {
        guard let code = BodyCode(body) else { throw DemoFault(what: "no Body \(body)") }
        clock.move(to: today.adding(days: -ago))
        return try await perform(
            ActRequest(act: name, caseId: id, input: .object(fields), who: .portal(code)), as: "portal")
    }

    private func perform(_ request: ActRequest, as account: String) async throws -> ActAnswer {
        do {
            return try await engine.perform(request)
        } catch {
            throw DemoFault(what: "\(request.act) by \(account): \(error)")
        }
    }

    /// The verification and the clarification that a report's own history names.
    func linked(_ report: CaseId) async throws -> (verification: CaseId?, clarification: CaseId?) {
        try await engine.database.read { session in
            guard case .present(let matter) = try Loaded<Intake>.read(report, in: session).state else {
                return (nil, nil)
            }
            return (matter.verifications.last, matter.clarification)
        }
    }

    /// A subject as forms take it.
    nonisolated func subject(_ key: String) -> FormValue {
        if let official = cast.officials[key] { return .text("official:\(official)") }
        if let unit = cast.units[key] { return .text("unit:\(unit)") }
        return .text(key)
    }

    /// A staff member as forms take one.
    nonisolated func staff(_ account: String) -> FormValue { .text(cast.staff[account]?.text ?? account) }
}

/// Identifiers of cases, one after the other.
///
/// A class because the engine's closure draws from it; guarded by its lock.
private final class IdSource: Sendable {
    private let lock = Mutex(Dice(seed: 0))

    init(_ dice: Dice) { lock.withLock { $0 = dice } }

    func next() -> CaseId { lock.withLock { $0.id() } }
}
