import Application
import Kernel
import Organisation
import Storage

/// Enters the people of the load world: fourteen staff with accounts in every Body, three Units, ten officials.
struct LoadStaff {
    let site: DemoWorld.Site
    let passwordHash: String
    /// The day on which they are entered.
    let begins: CivilDate

    private static let unitCount = 3
    private static let officialCount = 10

    /// Enters them, Body by Body.
    /// - Returns: the Bodies, those that handle more reports more often: so a pick among them is weighted.
    func engage(_ dice: inout Dice, progress: @escaping @Sendable (Int, Int) -> Void) async throws -> [LoadBody] {
        let rows = try await site.database.read { try Directory.allBodies(in: $0) }.filter(\.isOpen)
        let visited = Set(DemoPeople.places.map(\.code))
        var weighted: [LoadBody] = []
        for (index, row) in rows.enumerated() {
            let plan = plan(for: row, &dice)
            let now = Instant(milliseconds: Int64(begins.dayNumber) * 86_400_000 + 3_600_000)
            let calendar = site.calendar
            let hash = passwordHash
            try await site.database.write { session in
                try plan.enter(
                    RegistryWriter(
                        session: session, actor: .system, actingBody: row.code, now: now, calendar: calendar), hash)
            }
            // Where the demo's accounts are, registers are full.
            let share = visited.contains(row.code.text) ? 800 : Self.weight(of: row.rank)
            weighted += Array(repeating: plan.body, count: share)
            progress(index + 1, rows.count)
        }
        return weighted
    }

    private static func weight(of rank: Rank) -> Int {
        switch rank {
        case .national, .province: 40
        case .prefecture: 30
        case .county: 20
        case .township: 1
        }
    }

    /// Who will work in a Body.
    private struct Plan: Sendable {
        let body: LoadBody
        let staff: [(id: StaffId, name: String, account: String, post: Post)]
        let units: [(id: UnitId, name: String, kind: UnitKind)]
        let officials: [(person: LoadBody.Person, unit: UnitId)]
        /// The rank of the officials, in words.
        let rank: String

        func enter(_ writer: RegistryWriter, _ hash: String) throws {
            for unit in units {
                try writer.apply(
                    .establish(.init(id: unit.id, name: unit.name, kind: unit.kind, body: body.code)),
                    to: UnitRegistry.self, id: unit.id.text)
            }
            for official in officials {
                let service = OfficialRegistry.Service(
                    unit: official.unit, post: official.person.post, rank: rank, body: body.code)
                let recording = OfficialRegistry.Recording(
                    id: official.person.id, name: official.person.name, isPartyMember: true, service: service)
                try writer.apply(.record(recording), to: OfficialRegistry.self, id: official.person.id.text)
            }
            for one in staff {
                let engagement = StaffRegistry.Engagement(
                    id: one.id, name: one.name, body: body.code, posts: [one.post], official: nil)
                try writer.apply(.engage(engagement), to: StaffRegistry.self, id: one.id.text)
                try Storage.Accounts.put(
                    one.account, staff: one.id, password: hash, mustChange: false, in: writer.session)
            }
        }
    }

    private func plan(for row: BodyRow, _ dice: inout Dice) -> Plan {
        var units: [(id: UnitId, name: String, kind: UnitKind)] = []
        for index in 0..<Self.unitCount {
            let kind = LoadWords.units[(index * 2 + Int(dice.next() % 2)) % LoadWords.units.count]
            units.append((dice.id(), row.shortName + kind.suffix, kind.kind))
        }
        var officials: [(person: LoadBody.Person, unit: UnitId)] = []
        for index in 0..<Self.officialCount {
            let unit = units[index % units.count]
            let person = LoadBody.Person(
                id: dice.id(), name: name(&dice), unit: unit.name, post: dice.pick(LoadWords.posts))
            officials.append((person, unit.id))
        }
        var staff: [(id: StaffId, name: String, account: String, post: Post)] = []
        var byDesk: [String: [StaffId]] = [:]
        for desk in LoadBody.desks {
            for number in 1...desk.count {
                let id: StaffId = dice.id()
                byDesk[desk.key, default: []].append(id)
                staff.append((id, name(&dice), "\(row.code).\(desk.key)\(number)", Post(desk.role, in: desk.office)))
            }
        }
        let body = LoadBody(
            code: row.code, name: row.name, shortName: row.shortName, path: row.path, staff: byDesk,
            people: officials.map(\.person))
        return Plan(
            body: body, staff: staff, units: units, officials: officials, rank: Self.rankOfOfficials(of: row.rank))
    }

    private static func rankOfOfficials(of rank: Rank) -> String {
        switch rank {
        case .national, .province: "正厅级"
        case .prefecture: "正处级"
        case .county: "正科级"
        case .township: "股级"
        }
    }

    private func name(_ dice: inout Dice) -> String {
        String(dice.pick(LoadWords.families)) + dice.pick(LoadWords.given)
    }
}
