import Access
import Kernel
import Storage
import Vault

/// Where acts on the registers are done: access, fields, decision, journal, read tables, trail, in one transaction.
package struct RegistryDesk: Sendable {
    private let database: any Database
    private let calendar: WorkCalendar
    private let clock: @Sendable () -> Instant

    package init(engine: ActEngine) {
        database = engine.database
        calendar = engine.calendar
        clock = engine.clock
    }

    /// Does an act, or says why not. An attempt by an administrator who may not goes into the trail.
    package func perform(_ request: RegistryRequest) async throws(ActFailure) -> RegistryAnswer {
        guard let act = RegistryActTable.act(request.act), act.isOpening == (request.id == nil) else { throw .missing }
        let now = clock()
        do {
            try await guardAccess(act, request, now: now)
            // Hashing takes a while and memory: before the transaction, and only for whoever may.
            let secret = act.givesSecret ? try Self.freshSecret() : nil
            return try await database.write { session in
                // Before anything is read: nobody decides on the registers while they change.
                try session.hold(.registers, .exclusive)
                var call = try call(act, request, now: now, secret: secret, in: session)
                return try act.run(&call)
            }
        } catch {
            let failure = Self.failure(error)
            if case .denied = failure {
                try? await Attempts.note(
                    .init(act: act.name, caseId: nil, code: "denied"), by: request.by, at: now, in: database)
            }
            throw failure
        }
    }

    private func guardAccess(_ act: RegistryAct, _ request: RegistryRequest, now: Instant) async throws {
        try await database.read { session in
            try Journal.checkClock(now, in: session)
            _ = try call(act, request, now: now, secret: nil, in: session)
        }
    }

    /// - Throws: `ActFailure.denied` or `.missing` for whoever may not.
    private func call(
        _ act: RegistryAct, _ request: RegistryRequest, now: Instant, secret: (password: String, hash: String)?,
        in session: any SQLSession
    ) throws -> RegistryCall {
        guard let person = try PersonReader.person(request.by, on: now.chinaDate, in: session) else {
            throw ActFailure.notSignedIn
        }
        var paths: [[BodyCode]] = []
        if let id = request.id {
            // What is not there and what another administrator serves look the same.
            guard let body = try RegistryActTable.home(of: id, in: act.collection, session),
                let path = try Directory.body(body, in: session)?.path
            else {
                if let denial = Access.decide(act.permission, on: [], by: person).denial, denial.mayKnow {
                    throw ActFailure.denied(denial)
                }
                throw ActFailure.missing
            }
            paths = [path]
        }
        if let denial = Access.decide(act.permission, on: paths, by: person).denial {
            throw denial.mayKnow ? ActFailure.denied(denial) : ActFailure.missing
        }
        return RegistryCall(
            person: person,
            writer: RegistryWriter(
                session: session, actor: .staff(person.staff), actingBody: person.body, now: now,
                occurredOn: request.occurredOn, calendar: calendar), id: request.id ?? "", input: request.input,
            seen: request.seen, secret: secret)
    }

    private static func freshSecret() throws(ActFailure) -> (password: String, hash: String) {
        let password = Password.secret(characters: 16)
        guard let hash = Password.hash(password) else { throw .broken("password") }
        return (password, hash)
    }

    private static func failure(_ error: any Error) -> ActFailure {
        switch error {
        case let failure as ActFailure: failure
        case let error as StoreError: .store(error)
        case JournalError.store(let error): .store(error)
        case let error as BrokenHistory: .broken("\(error.mechanism)#\(error.version)")
        case let error as CodecError: .broken(error.name)
        default: .broken("\(type(of: error))")
        }
    }
}

/// Every act on the registers.
package enum RegistryActTable {
    /// Those that administrators do.
    package static let administrative: [RegistryAct] = StaffActs.all + AccountActs.all
    /// The acts, register by register.
    package static let all: [RegistryAct] = administrative + BlankFormActs.all

    /// The act of this name.
    package static func act(_ name: String) -> RegistryAct? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The Body to which a thing of a register belongs, or nil when there is none.
    static func home(of id: String, in collection: String, _ session: any SQLSession) throws -> BodyCode? {
        switch collection {
        case "staff": return try StaffId(id).flatMap { try Directory.staff($0, in: session)?.body }
        case "accounts":
            return try Accounts.account(id, in: session).flatMap {
                try Directory.staff($0.staff, in: session)?.body
            }
        case BlankFormActs.collection: return try BodyCode(id).flatMap { try Directory.body($0, in: session)?.code }
        default: return nil
        }
    }
}
