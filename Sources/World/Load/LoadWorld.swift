import Application
import Kernel
import Organisation
import Storage
import Vault

/// A province at work, for measuring: staff and officials in every Body, and reports by the hundred thousand, each
/// as far on its road as its days allow. Every event comes of a decider; the same seed and day make the same world, but
/// for what lies in the vault.
package enum LoadWorld {
    /// Reports a year that a province at the size of the load set has: 8 % of the national year's.
    package static let provinceCases = 350_000
    /// How many days before its last day the world begins.
    private static let days = 1_000
    /// How many reports are written together: the more, the more of them share the pages of an index.
    private static let batch = 10_000

    /// Adds the load world to a database whose Bodies and rules are there.
    /// - Parameters:
    ///   - cases: how many reports.
    ///   - passwordHash: what every account of its staff signs in with.
    ///   - progress: told a step's name and how much of it is done.
    /// - Returns: how many events were written.
    package static func fill(
        _ site: DemoWorld.Site, cases: Int, passwordHash: String, seed: UInt64 = 1, today: CivilDate,
        progress: @escaping @Sendable (String, Int, Int) -> Void = { _, _, _ in }
    ) async throws -> Int {
        let library = RuleLibrary()
        try await site.database.read { try library.load(from: $0) }
        var dice = Dice(seed: seed ^ 0x10AD)
        let bodies = try await LoadStaff(site: site, passwordHash: passwordHash, begins: today.adding(days: -days))
            .engage(&dice) { progress("staff", $0, $1) }
        let office = try await site.database.read { session in
            Unshared(
                try LoadOffice(
                    rules: library, calendar: site.calendar, vault: site.vault, today: today, in: session))
        }.value
        var writing: Task<Void, any Error>?
        var events = 0
        for start in stride(from: 0, to: cases, by: batch) {
            let roads = try (start..<min(start + batch, cases)).map { _ in
                try road(among: bodies, in: office, &dice)
            }
            events += roads.reduce(0) { $0 + $1.eventCount }
            try await writing?.value
            progress("cases", start, cases)
            let load = Unshared(roads)
            writing = Task {
                try await site.vault.keep(load.value.flatMap(\.seals), at: Instant(milliseconds: 0))
                try await site.database.write { session in
                    try Journal.load(load.value.flatMap(\.streams), in: session)
                    var loader = CaseLoader()
                    for road in load.value { road.add(to: &loader) }
                    try loader.finish(in: session)
                }
            }
        }
        try await writing?.value
        progress("cases", cases, cases)
        return events
    }

    private static func road(among bodies: [LoadBody], in office: LoadOffice, _ dice: inout Dice) throws -> LoadRoad {
        let body = dice.pick(bodies)
        let day = office.today.adding(days: -Int(dice.next() % UInt64(days - 1)))
        var course = course(dice.next() % 100)
        // The highest Body has nobody to forward to.
        if course == .forwarded, body.path.count < 2 { course = .transferred }
        return try LoadRoad(at: body, on: day, course: course, office: office, dice: Dice(seed: dice.next()))
    }

    /// Shares that make twelve events a report on average.
    private static func course(_ percent: UInt64) -> LoadRoad.Course {
        switch percent {
        case ..<5: .forwarded
        case ..<32: .transferred
        case ..<42: .waiting
        case ..<69: .closed
        case ..<89: .verified
        default: .cleared
        }
    }
}

/// A value that one task hands to another and uses no more.
struct Unshared<T>: @unchecked Sendable {
    let value: T

    init(_ value: T) { self.value = value }
}
