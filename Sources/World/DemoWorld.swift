import Application
import Kernel
import Organisation
import RuleBook
import Storage
import Vault

/// A small system that lives: staff with accounts, Units and Officials, and cases at every stage. All of it is made by
/// acts through the deciders, so that it is as any history is; the same seed and day make the same world, but for what
/// lies sealed in the vault, whose keys and names are always random.
package enum DemoWorld {
    /// How much of it.
    package enum Scale: String, Sendable, CaseIterable {
        /// Only the Bodies that have staff, and those above them: quick to make.
        case test
        /// Every Body of the tree.
        case small
        /// The same, and a province at work: `LoadWorld.provinceCases` reports.
        case province
    }

    /// Where it is made and of what.
    package struct Site: Sendable {
        package let database: any Database
        package let vault: Vault
        /// The whole default tree.
        package let bodies: [BodyRegistry.Establishing]
        /// The built-in rule sets.
        package let rules: [RuleBook.RuleSet]
        package let calendar: WorkCalendar
        package let acts: [Act]
        /// Is told every decision while the world is made.
        package let witness: (any DecisionWitness)?

        package init(
            database: any Database, vault: Vault, bodies: [BodyRegistry.Establishing], rules: [RuleBook.RuleSet],
            calendar: WorkCalendar, acts: [Act], witness: (any DecisionWitness)? = nil
        ) {
            self.database = database
            self.vault = vault
            self.bodies = bodies
            self.rules = rules
            self.calendar = calendar
            self.acts = acts
            self.witness = witness
        }
    }

    /// Somebody who can sign in.
    package struct Account: Hashable, Sendable, Codable {
        package let account: String
        package let password: String
        package let name: String
        /// The Body's name.
        package let body: String
        /// Role and office by code: `caseOfficer.petition`.
        package let roles: [String]
        package let staff: StaffId
    }

    /// A receipt of the portal, as its reporter would hold it.
    package struct Receipt: Hashable, Sendable, Codable {
        package let number: String
        package let code: String
    }

    /// What was made.
    package struct Accounts: Sendable, Codable {
        package let accounts: [Account]
        package let receipts: [Receipt]
        /// Cases by a short name: `miao`.
        package let cases: [String: CaseId]

        /// The account of this name.
        package func account(_ name: String) -> Account? { accounts.first { $0.account == name } }
    }

    /// Every demo account's password; it is shown on the sign-in page of a demo.
    package static let password = "Zhengming-2026"

    /// Makes the world in an empty database.
    /// - Parameters:
    ///   - cases: how many reports of the load world are added; nil for as many as the scale has.
    ///   - seed: what chance begins from.
    ///   - today: the day on which the world ends; its first report came in some months before.
    ///   - progress: told a step's name and how much of it is done.
    package static func make(
        in site: Site, scale: Scale, cases: Int? = nil, seed: UInt64 = 1, today: CivilDate,
        progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    ) async throws -> Accounts {
        var dice = Dice(seed: seed)
        let clock = DemoClock(today.adding(days: -DemoStage.days))
        guard let hash = Password.hash(password, cost: scale == .test ? .test : .serving) else {
            throw DemoFault(what: "no memory for a password's hash")
        }
        let bodies = scale == .test ? onThePaths(site.bodies) : site.bodies
        let founding = Founding(
            bodies: bodies, rules: site.rules,
            administrators: DemoPeople.administrators.map {
                Founding.Administrator(
                    id: dice.id(), name: $0.name, role: $0.role, account: $0.account, password: hash,
                    mustChange: false)
            })
        let cast = DemoCast(hash: hash, dice: &dice)
        let day = clock.now
        try await site.database.write { session in
            try founding.carryOut(at: day, calendar: site.calendar, in: session) { progress("bodies", $0, $1) }
            try cast.engage(at: day, calendar: site.calendar, in: session)
        }
        let stage = try await DemoStage(site: site, cast: cast, clock: clock, dice: dice, today: today)
        try await stage.playAll(progress: progress)
        let reports = cases ?? (scale == .province ? LoadWorld.provinceCases : 0)
        if reports > 0 {
            _ = try await LoadWorld.fill(
                // Nothing of it lies ahead of the clock, whatever hour it is.
                site, cases: reports, passwordHash: hash, seed: seed, today: today.adding(days: -1), progress: progress)
        }
        let names = Dictionary(bodies.map { ($0.code.text, $0.name) }, uniquingKeysWith: { first, _ in first })
        let root = bodies.first?.name ?? ""
        let administrators = founding.administrators.map {
            Account(
                account: $0.account, password: password, name: $0.name, body: root, roles: [$0.role.rawValue],
                staff: $0.id)
        }
        return Accounts(
            accounts: cast.accounts(bodyNames: names) + administrators, receipts: await stage.receipts,
            cases: await stage.cases)
    }

    /// The Bodies that have staff, and those above them.
    private static func onThePaths(_ bodies: [BodyRegistry.Establishing]) -> [BodyRegistry.Establishing] {
        var wanted = Set(DemoPeople.places.map(\.code))
        for body in bodies.reversed() where wanted.contains(body.code.text) {
            if let parent = body.parent { wanted.insert(parent.text) }
        }
        return bodies.filter { wanted.contains($0.code.text) }
    }
}

/// A demo world that could not be made: our own mistake, said by the act that failed.
package struct DemoFault: Error, CustomStringConvertible {
    package let what: String

    package var description: String { "the demo world could not be made: \(what)" }
}
