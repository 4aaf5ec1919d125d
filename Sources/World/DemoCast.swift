import Application
import Kernel
import Organisation
import Storage

/// The people, Units and Officials of the demo world with their identifiers.
struct DemoCast: Sendable {
    /// Staff by account.
    let staff: [String: StaffId]
    let units: [String: UnitId]
    let officials: [String: OfficialId]
    private let hash: String

    init(hash: String, dice: inout Dice) {
        self.hash = hash
        var staff: [String: StaffId] = [:]
        for place in DemoPeople.places {
            for desk in DemoPeople.desks { staff["\(place.key).\(desk.key)"] = dice.id() }
        }
        var units: [String: UnitId] = [:]
        for unit in DemoPeople.units { units[unit.key] = dice.id() }
        var officials: [String: OfficialId] = [:]
        for official in DemoPeople.officials { officials[official.key] = dice.id() }
        self.staff = staff
        self.units = units
        self.officials = officials
    }

    /// The accounts of the staff, Body by Body.
    func accounts(bodyNames: [String: String]) -> [DemoWorld.Account] {
        DemoPeople.places.flatMap { place in
            zip(DemoPeople.desks, place.names).compactMap { desk, name in
                let account = "\(place.key).\(desk.key)"
                guard let id = staff[account] else { return nil }
                return DemoWorld.Account(
                    account: account, password: DemoWorld.password, name: name, body: bodyNames[place.code] ?? "",
                    roles: ["\(desk.role.rawValue).\(desk.office.rawValue)"], staff: id)
            }
        }
    }

    /// Enters Units, Officials, staff, ties and accounts, as the system's acts for the Body concerned.
    func engage(at now: Instant, calendar: WorkCalendar, in session: any SQLSession) throws {
        func writer(_ body: BodyCode) -> RegistryWriter {
            RegistryWriter(session: session, actor: .system, actingBody: body, now: now, calendar: calendar)
        }
        for unit in DemoPeople.units {
            guard let id = units[unit.key], let body = BodyCode(unit.body) else { continue }
            try writer(body).apply(
                .establish(.init(id: id, name: unit.name, kind: unit.kind, body: body)), to: UnitRegistry.self,
                id: id.text)
        }
        for official in DemoPeople.officials {
            guard let id = officials[official.key], let unit = units[official.unit],
                let body = BodyCode(official.body)
            else { continue }
            let service = OfficialRegistry.Service(unit: unit, post: official.post, rank: official.rank, body: body)
            let recording = OfficialRegistry.Recording(
                id: id, name: official.name, isPartyMember: true, service: service)
            try writer(body).apply(.record(recording), to: OfficialRegistry.self, id: id.text)
        }
        for place in DemoPeople.places {
            guard let body = BodyCode(place.code) else { continue }
            for (desk, name) in zip(DemoPeople.desks, place.names) {
                let account = "\(place.key).\(desk.key)"
                guard let id = staff[account] else { continue }
                let engagement = StaffRegistry.Engagement(
                    id: id, name: name, body: body, posts: [Post(desk.role, in: desk.office)],
                    official: DemoPeople.ownRecords[account].flatMap { officials[$0] })
                try writer(body).apply(.engage(engagement), to: StaffRegistry.self, id: id.text)
                try Storage.Accounts.put(account, staff: id, password: hash, mustChange: false, in: session)
            }
        }
        for tie in DemoPeople.relations {
            guard let id = staff[tie.account], let official = officials[tie.official],
                let place = DemoPeople.places.first(where: { tie.account.hasPrefix($0.key + ".") }),
                let body = BodyCode(place.code)
            else { continue }
            let relation = StaffRegistry.Relation(to: .official(official), kind: tie.kind)
            try writer(body).apply(.declareRelation(relation), to: StaffRegistry.self, id: id.text)
        }
    }
}
