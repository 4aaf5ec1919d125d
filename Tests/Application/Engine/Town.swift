import Foundation
import Kernel
import Organisation
import RuleBook
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization
import TestKit
import Testing
import Vault

@testable import Application

/// A clock that stands still until it is moved.
///
/// A class because the engine's clock and the test are two; guarded by its lock.
final class TownClock: Sendable {
    private let instant = Mutex(Sample.now)

    var now: Instant { instant.withLock { $0 } }
    func move(minutes: Int) {
        instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + Int64(minutes) * 60_000) }
    }
}

/// What an installation's rows can lie in.
enum Engine: String, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    /// Where one that matters for an engine is tried.
    static let all: [Engine] = [.sqlite, .postgres]

    var testDescription: String { rawValue }
}

/// Hunan, Yueyang and the Quyuan zone with nine people each, the built-in rules, an engine on real files.
struct Town: Sendable {
    static let hunan = Sample.id("430000000", as: BodyCode.self)
    static let places: [(key: String, body: BodyCode)] = [("h", hunan), ("y", Sample.yueyang), ("q", Sample.quyuan)]
    static let desks: [(key: String, post: Post)] = [
        ("pet", Post(.caseOfficer, in: .petition)), ("an", Post(.caseOfficer, in: .supervision)),
        ("bai", Post(.caseOfficer, in: .supervision)), ("chen", Post(.caseOfficer, in: .investigation)),
        ("allot", Post(.caseOfficer, in: .caseManagement)), ("gate", Post(.reviewer, in: .review)),
        ("lead", Post(.leaderInCharge, in: .leadership)), ("head", Post(.head, in: .leadership)),
        ("gen", Post(.caseOfficer, in: .general)),
    ]

    let folder: TemporaryFolder
    let master: MasterKey
    /// The database on a server, where it is on one.
    private let place: TemporaryPostgres?
    let database: any Database
    let vaultDatabase: any Database
    let vault: Vault
    let library: RuleLibrary
    let clock: TownClock
    let engine: ActEngine

    /// - Parameter isFounded: whether its Bodies, people and rules are there; databases with nothing in them otherwise.
    init(on engine: Engine = .sqlite, master: MasterKey = .random(), isFounded: Bool = true) async throws {
        folder = try TemporaryFolder()
        self.master = master
        switch engine {
        case .sqlite:
            place = nil
            database = try SQLiteDatabase(path: folder.file("main.sqlite"), cipher: master.events)
            vaultDatabase = try SQLiteDatabase(path: folder.file("vault.sqlite"), migrations: Migration.vault)
        case .postgres:
            let place = try PostgresServer.shared.get().database()
            self.place = place
            database = try PostgresDatabase(address: place.address, cipher: master.events, connectionsMax: 6)
            vaultDatabase = try PostgresDatabase(
                address: place.address, schema: "vault", migrations: Migration.vault,
                forgotten: ["data_key", "sealed"], connectionsMax: 2)
        }
        vault = Vault(database: vaultDatabase, master: master)
        library = RuleLibrary()
        let clock = TownClock()
        self.clock = clock
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let rules = try RuleSetFile.folder(root.appending(path: "Rules").path())
        let (now, library) = (clock.now, library)
        if isFounded {
            try await database.write { session in
                let founding = Founding(bodies: Self.bodies, rules: rules, administrators: [])
                try founding.carryOut(at: now, calendar: .unpublished, in: session)
                try Self.settle(at: now, in: session)
                try library.load(from: session)
            }
        }
        self.engine = ActEngine(
            database: database, vault: vault, rules: library, calendar: .unpublished, acts: ActTable.all,
            clock: { clock.now })
    }

    private static let bodies = [
        BodyRegistry.Establishing(
            code: hunan, name: "湖南省纪委监委", shortName: "湘纪", kind: .territorial, rank: .province, parent: nil),
        BodyRegistry.Establishing(
            code: Sample.yueyang, name: "岳阳市纪委监委", shortName: "岳纪", kind: .territorial, rank: .prefecture,
            parent: hunan),
        BodyRegistry.Establishing(
            code: Sample.quyuan, name: "屈原管理区纪检监察工委", shortName: "屈纪", kind: .zone, rank: .county,
            parent: Sample.yueyang),
    ]

    /// Miao and Chai are Quyuan's, Tong is Yueyang's; `q.bai` has a record of the own, under Quyuan.
    private static func settle(at now: Instant, in session: any SQLSession) throws {
        func writer(_ body: BodyCode) -> RegistryWriter {
            RegistryWriter(session: session, actor: .system, actingBody: body, now: now)
        }
        for (id, name, body) in [
            ("transport", "交通运输局", Sample.quyuan), ("commission", "纪检监察工委", Sample.quyuan),
            ("port", "港航事务中心", Sample.yueyang),
        ] {
            try writer(body).apply(
                .establish(.init(id: Sample.id(id, as: UnitId.self), name: name, kind: .government, body: body)),
                to: UnitRegistry.self, id: id)
        }
        for (id, name, unit, body) in [
            ("miao", "缪某", "transport", Sample.quyuan), ("chai", "柴某", "transport", Sample.quyuan),
            ("tong", "童某", "port", Sample.yueyang), ("bai", "白某", "commission", Sample.quyuan),
        ] {
            let service = OfficialRegistry.Service(
                unit: Sample.id(unit, as: UnitId.self), post: "局长", rank: "正科级", body: body)
            try writer(body).apply(
                .record(
                    .init(id: Sample.id(id, as: OfficialId.self), name: name, isPartyMember: true, service: service)),
                to: OfficialRegistry.self, id: id)
        }
        for place in places {
            for desk in desks {
                let id = Sample.staff("\(place.key).\(desk.key)")
                let own: OfficialId? = id.text == "q.bai" ? Sample.id("bai", as: OfficialId.self) : nil
                try writer(place.body).apply(
                    .engage(.init(id: id, name: id.text, body: place.body, posts: [desk.post], official: own)),
                    to: StaffRegistry.self, id: id.text)
            }
        }
    }
}

extension FormValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// A text as typed.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A list.
    public init(arrayLiteral elements: FormValue...) { self = .list(elements) }
    /// An object of fields.
    public init(dictionaryLiteral elements: (String, FormValue)...) {
        self = .object(Dictionary(elements) { $1 })
    }
}

// Acts
extension Town {
    /// An act by somebody at a desk.
    @discardableResult
    func act(
        _ name: String, by staff: String, of id: CaseId? = nil, seen: Int? = nil, on day: CivilDate? = nil,
        key: String? = nil, _ input: FormValue = [:]
    ) async throws(ActFailure) -> ActAnswer {
        try await engine.perform(
            ActRequest(
                act: name, caseId: id, input: input, who: .staff(Sample.staff(staff)), seen: seen, occurredOn: day,
                key: key))
    }

    /// Why an act is not done.
    func failure(
        _ name: String, by staff: String, of id: CaseId? = nil, seen: Int? = nil, key: String? = nil,
        _ input: FormValue = [:]
    ) async -> ActFailure? {
        do {
            try await act(name, by: staff, of: id, seen: seen, key: key, input)
            return nil
        } catch { return error }
    }

    /// A registration of a letter about somebody.
    static func registration(_ subjects: FormValue = ["official:miao"], original: String = "") -> FormValue {
        [
            "channel": "letter", "receivedOn": .text("\(Sample.today)"), "subjects": subjects,
            "original": .text(original),
            "allegations": [
                ["category": "integrityDiscipline", "inRemit": "inRemit", "wording": "违规收受礼金"],
                ["category": "workDiscipline", "inRemit": "inRemit", "wording": "工作不负责任"],
            ],
        ]
    }

    /// A report on Miao, accepted and with officers An and Chen.
    func accepted() async throws -> CaseId {
        let id = try await act("intake.register", by: "q.pet", Self.registration()).caseId
        try await act("intake.accept", by: "q.pet", of: id)
        try await act("intake.assign", by: "q.allot", of: id, ["officers": ["q.an", "q.chen"]])
        return id
    }

    /// A report whose disposal waits for the head's approval.
    func proposed() async throws -> CaseId {
        let id = try await accepted()
        try await proposeVerification(of: id)
        return id
    }

    /// Proposes that a report be verified, and lets the leader approve: the head's approval is awaited.
    func proposeVerification(of id: CaseId) async throws {
        try await act(
            "intake.proposeDisposal", by: "q.an", of: id,
            [
                "method": "preliminaryVerification", "reason": "线索具体",
                "study": [
                    [
                        "heldOn": .text("\(Sample.today)"), "attendees": ["q.lead", "q.head"], "views": "同意初核",
                        "decision": "初步核实",
                    ]
                ],
            ])
        try await act("intake.approve", by: "q.lead", of: id, ["opinion": "同意"])
    }

    /// A report under verification, and its verification with officers An and Chen.
    func verifying() async throws -> (report: CaseId, verification: CaseId) {
        let id = try await proposed()
        try await act("intake.approve", by: "q.head", of: id, ["opinion": "同意"])
        let links = try await database.read {
            try $0.rows("SELECT other FROM case_link WHERE id = ?", [.text(id.text)])
        }
        guard let stream = links.first.flatMap({ StreamId($0.text(0)) }), let verification = CaseId(stream.id) else {
            throw ActFailure.broken("no verification")
        }
        try await act("verification.assign", by: "q.allot", of: verification, ["officers": ["q.an", "q.chen"]])
        return (id, verification)
    }

    /// The verification concluded: the first allegation with this result, the second unfounded.
    func concluded(_ result: FindingResult = .unfounded) async throws -> (report: CaseId, verification: CaseId) {
        let cases = try await verifying()
        try await conclude(cases.verification, [result, .unfounded])
        return cases
    }

    /// Concludes a verification with these results for the two allegations.
    func conclude(_ verification: CaseId, _ results: [FindingResult]) async throws {
        let keys: FormValue = ["1/official:miao", "2/official:miao"]
        try await act(
            "verification.addEvidence", by: "q.an", of: verification,
            ["kind": "document", "shows": "付款凭证", "items": keys, "by": ["q.an", "q.chen"]])
        try await act(
            "verification.recordStatement", by: "q.an", of: verification,
            [
                "subject": "official:miao", "text": "没有收受", "on": .text("\(Sample.today)"), "by": ["q.an", "q.chen"],
            ])
        func finding(_ number: Int, _ result: FindingResult) -> FormValue {
            [
                "key": .text("\(number)/official:miao"), "result": .text(result.rawValue), "reasons": "凭证齐全",
                "evidence": ["1"], "shortWording": "反映的问题",
            ]
        }
        try await act(
            "verification.proposeFindings", by: "q.an", of: verification,
            ["findings": [finding(1, results[0]), finding(2, results[1])]])
        try await act("verification.passQualityGate", by: "q.gate", of: verification, ["opinion": "属实"])
        try await act("verification.approve", by: "q.lead", of: verification, ["opinion": "同意"])
    }
}

// What the audit trail names
extension Town {
    /// An entry of each kind.
    func audited() async throws {
        try await Attempts.note(
            .init(act: "intake.view", caseId: nil, code: "hidden"), by: Sample.staff("q.an"), at: clock.now,
            in: database)
        let now = clock.now
        try await database.write { session in
            try AuditLog.noteSignIn("q.an", of: Sample.staff("q.an"), outcome: "wrong", at: now, in: session)
            let hash = Password.hash("Zhengming-2026", cost: .test) ?? ""
            let security = Actor.staff(Sample.staff("y.gen"))
            try AccountDesk(session: session, actor: security, now: now)
                .open("q.bai", for: Sample.staff("q.bai"), hash: hash)
            try RegistryWriter(session: session, actor: security, actingBody: Sample.yueyang, now: now)
                .apply(.grant(Post(.archivist)), to: StaffRegistry.self, id: "q.chen")
        }
    }
}

// What is there
extension Town {
    /// The streams' events by name, in the journal's order.
    func journal(of mechanism: String? = nil) async throws -> [StoredEvent] {
        try await database.read { session in
            var events: [StoredEvent] = []
            try Journal.each(in: session) { entry in
                if mechanism == nil || entry.event.stream.mechanism == mechanism { events.append(entry.event) }
            }
            return events
        }
    }

    /// Every row of these tables, ordered, as text.
    static func dump(_ tables: [String], in session: any SQLSession) throws -> [String] {
        try tables.flatMap { table in
            try session.rows("SELECT * FROM \(table)", []).map { "\(table): \($0.values)" }.sorted()
        }
    }

    /// Everything the main database holds.
    func everything() async throws -> [String] {
        try await database.read { session in
            try Self.dump(ReadTables.all + ["event", "answered", "account", "session"], in: session)
        }
    }

    /// How many sealed values the vault holds.
    func sealedCount() async throws -> Int {
        try await vaultDatabase.read { try $0.row("SELECT count(*) FROM sealed", [])?.int(0) ?? -1 }
    }

    /// How many streams have a content key.
    func keyCount() async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) FROM content_key", [])?.int(0) ?? -1 }
    }

    /// Whether the main database holds these words: a file of it, or a row of a server's journal as it lies there.
    func holds(_ words: String) async throws -> Bool {
        if place != nil {
            return try await database.read { session in
                try session.rows("SELECT body FROM event", []).contains { $0.text(0).contains(words) }
            }
        }
        return try ["main.sqlite", "main.sqlite-wal"].contains { file in
            try Data(contentsOf: URL(filePath: folder.file(file))).range(of: Data(words.utf8)) != nil
        }
    }

    /// The number a sequence gives next.
    func next(_ scope: String) async throws -> String {
        try await database.read { try Sequences.next(scope, year: Sample.today.year, in: $0) }
    }
}
