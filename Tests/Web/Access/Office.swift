import Application
import Documents
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing
import Vault

@testable import Web

/// A small organisation with its server, made by acts alone, in a folder of its own.
struct OfficeWorld: Sendable {
    /// Bodies by what they are to the county whose cases the tests look at.
    static let bodies: [(key: String, code: String, rank: Rank, parent: String?)] = [
        ("top", "430000000", .province, nil), ("higher", "430600000", .prefecture, "430000000"),
        ("own", "430671000", .county, "430600000"), ("sibling", "430621000", .county, "430600000"),
        ("lower", "430671100", .township, "430671000"),
    ]
    static let today = TestKit.Sample.today
    static let now = TestKit.Sample.now
    static let password = "Test-2026-word"

    let database: SQLiteDatabase
    let vault: Vault
    let library: RuleLibrary
    let engine: ActEngine
    let desk: Desk
    let unit: UnitId

    static func body(_ key: String) -> BodyCode {
        guard let entry = bodies.first(where: { $0.key == key }) else { preconditionFailure("no Body \(key)") }
        return TestKit.Sample.id(entry.code, as: BodyCode.self)
    }

    /// Makes the Bodies, a unit, the rules and the server.
    static func make(clock: @escaping @Sendable () -> Instant = { now }) async throws -> OfficeWorld {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let master = MasterKey.random()
        let database = try SQLiteDatabase(
            path: folder.appending(path: "journal.sqlite").path(), cipher: master.events)
        let vault = Vault(
            database: try SQLiteDatabase(
                path: folder.appending(path: "vault.sqlite").path(), migrations: Migration.vault),
            master: master)
        let founding = Founding(
            bodies: bodies.map {
                BodyRegistry.Establishing(
                    code: TestKit.Sample.id($0.code, as: BodyCode.self), name: "\($0.key)纪委监委", shortName: $0.key,
                    kind: .territorial, rank: $0.rank,
                    parent: $0.parent.map { TestKit.Sample.id($0, as: BodyCode.self) })
            }, rules: try RuleSetFile.folder(root.appending(path: "Rules").path()), administrators: [])
        let unit = TestKit.Sample.id("transport", as: UnitId.self)
        try await database.write { session in
            try founding.carryOut(at: now, calendar: .unpublished, in: session)
            let writer = RegistryWriter(session: session, actor: .system, actingBody: body("own"), now: now)
            try writer.apply(
                .establish(.init(id: unit, name: "交通运输局", kind: .government, body: body("own"))),
                to: UnitRegistry.self, id: unit.text)
        }
        let library = RuleLibrary()
        try await database.read { try library.load(from: $0) }
        let engine = ActEngine(
            database: database, vault: vault, rules: library, calendar: .unpublished, acts: ActTable.all, clock: clock)
        // No test of this folder prints a document: any file stands for the fonts.
        let face = FontFile(path: #filePath)
        let fonts = try FontLibrary(
            faces: Dictionary(uniqueKeysWithValues: FontRole.allCases.map { ($0, face) }), fallbacks: [:])
        let desk = Desk(
            engine: engine,
            sessions: SessionDesk(
                database: database, limits: .init(rules: library.rules(for: [], on: today)), clock: clock),
            library: library, vault: vault, renderer: DocumentRenderer(fonts: fonts),
            settings: .init(name: "试验", assets: [root.appending(path: "Assets").path()]))
        return OfficeWorld(
            database: database, vault: vault, library: library, engine: engine, desk: desk, unit: unit)
    }

    // MARK: People

    /// Engages somebody with an account of the same name.
    func engage(
        _ name: String, _ role: Role, _ office: Office? = nil, at body: String = "own", official: OfficialId? = nil
    ) async throws {
        let id = TestKit.Sample.staff(name)
        let hash = try #require(Password.hash(Self.password, cost: .test))
        let unit = role == .unitContact ? self.unit : nil
        try await registries(body) { writer in
            try writer.apply(
                .engage(
                    .init(
                        id: id, name: name, body: Self.body(body), posts: [Post(role, in: office)], official: official,
                        unit: unit)), to: StaffRegistry.self, id: id.text)
            try Accounts.put(name, staff: id, password: hash, mustChange: false, in: writer.session)
        }
    }

    /// Enters an Official.
    @discardableResult
    func official(_ key: String, name: String = "缪某", of body: String = "own") async throws -> Subject {
        let id = TestKit.Sample.id(key, as: OfficialId.self)
        let service = OfficialRegistry.Service(unit: unit, post: "局长", rank: "正科级", body: Self.body(body))
        try await registries(body) { writer in
            try writer.apply(
                .record(.init(id: id, name: name, isPartyMember: true, service: service)), to: OfficialRegistry.self,
                id: id.text)
        }
        return .official(id)
    }

    func staff(_ name: String, _ command: StaffRegistry.Command) async throws {
        try await registries("own") { try $0.apply(command, to: StaffRegistry.self, id: name) }
    }

    private func registries(
        _ body: String, _ write: @escaping @Sendable (RegistryWriter) throws -> Void
    ) async throws {
        try await database.write { session in
            try write(RegistryWriter(session: session, actor: .system, actingBody: Self.body(body), now: Self.now))
        }
    }

    /// A token of the API for an account.
    func token(_ name: String, kind: String = "api", language: String = "zh") async throws -> String {
        try await desk.sessions.signIn(name, password: Self.password, kind: kind, language: language)
    }

    // MARK: Acts

    /// Does an act through the engine.
    @discardableResult
    func act(
        _ name: String, by account: String, on id: CaseId? = nil, _ fields: [String: FormValue] = [:]
    ) async throws -> ActAnswer {
        do {
            return try await engine.perform(
                ActRequest(act: name, caseId: id, input: .object(fields), who: .staff(TestKit.Sample.staff(account))))
        } catch {
            Issue.record("\(name) by \(account): \(error)")
            throw error
        }
    }

    /// The desk with other settings, and where they are given with another engine and sessions.
    func desk(
        engine: ActEngine? = nil, sessions: SessionDesk? = nil, _ change: (inout Desk.Settings) -> Void
    ) -> Desk {
        var settings = desk.settings
        change(&settings)
        return Desk(
            engine: engine ?? self.engine, sessions: sessions ?? desk.sessions, library: library, vault: vault,
            renderer: desk.renderer, settings: settings)
    }

    /// The server without a socket.
    /// - Parameter other: a desk that is not the world's own.
    func serve<Value: Sendable>(
        at other: Desk? = nil, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let app = Hummingbird.Application(router: buildRouter(desk: other ?? desk, logger: logger), logger: logger)
        return try await app.test(.router) { try await body($0) }
    }
}

extension FormValue {
    static func texts(_ texts: some Sequence<String>) -> FormValue { .list(texts.map { .text($0) }) }
}

extension FormValue: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}
