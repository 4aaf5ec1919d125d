import Foundation
import Kernel
import Organisation
import Storage
import StorageSQLite
import TestKit
import Testing
import Vault

@testable import Application

@Suite("A new installation")
struct FoundingTests {
    private static let hunan = Sample.id("430000000", as: BodyCode.self)
    private static let tree = [
        body(hunan, "湖南省纪委监委", "湘纪", .province, nil),
        body(Sample.yueyang, "岳阳市纪委监委", "岳纪", .prefecture, hunan),
        body(Sample.quyuan, "屈原管理区纪检监察工委", "屈纪", .county, Sample.yueyang),
        body(Sample.id("430900000", as: BodyCode.self), "益阳市纪委监委", "益纪", .prefecture, hunan),
    ]

    private static func body(
        _ code: BodyCode, _ name: String, _ shortName: String, _ rank: Rank, _ parent: BodyCode?
    ) -> BodyRegistry.Establishing {
        BodyRegistry.Establishing(
            code: code, name: name, shortName: shortName, kind: .territorial, rank: rank, parent: parent)
    }

    @Test("a lower Body's installation has its subtree and no Body above it")
    func subtree() {
        let bodies = Founding.subtree(of: Sample.yueyang, in: Self.tree)
        #expect(bodies.map(\.code) == [Sample.yueyang, Sample.quyuan])
        #expect(bodies.first?.parent == nil)
        #expect(bodies.last?.parent == Sample.yueyang)
        #expect(Founding.subtree(of: Sample.id("1", as: BodyCode.self), in: Self.tree).isEmpty)
    }

    @Test("the three administrators can sign in and must change their passwords")
    func administrators() async throws {
        let place = try Place()
        let founding = Founding(
            bodies: Self.tree, rules: [],
            administrators: [
                Founding.Administrator(
                    id: Sample.staff("system"), name: "系统管理员", role: .systemAdministrator, account: "admin.system",
                    password: "hash")
            ])
        try await place.database.write { session in
            try founding.carryOut(at: Sample.now, calendar: .unpublished, in: session)
        }
        let (row, count) = try await place.database.read {
            (try Accounts.account("admin.system", in: $0), try Directory.bodyCount(in: $0))
        }
        #expect(row?.mustChange == true && row?.staff == Sample.staff("system"))
        #expect(count == 4)
    }

    @Test("an import is entered whole, identity numbers only as seals, and is known the next time")
    func imports() async throws {
        let place = try Place()
        let founding = Founding(bodies: Self.tree, rules: [], administrators: [])
        try await place.database.write { session in
            try founding.carryOut(at: Sample.now, calendar: .unpublished, in: session)
        }
        let units = "code,name,kind,body\ntransport,屈原管理区交通运输局,机关,430671000\n"
        #expect(try await place.enter(units, as: .units) == 1)
        let officials = """
            name,unit,post,body,identityNumber
            缪某,屈原管理区交通运输局,局长,430671000,11010519491231002X

            """
        #expect(try await place.enter(officials, as: .officials) == 1)
        let known = try await place.database.read { try KnownOrganisation.read(in: $0) }
        #expect(known.bodies.count == 4 && known.units.count == 1 && known.officials.count == 1)
        let bodies = try await place.database.read { session in
            try session.rows("SELECT body FROM event", []).map { $0.text(0) }
        }
        #expect(!bodies.contains { $0.contains("11010519491231002X") })
        guard case .refused = OrganisationImport(kind: .units, known: known, makeId: { "x" }).plan(Array(units.utf8))
        else {
            Issue.record("what is there already is not imported twice")
            return
        }
    }

    /// A database in a folder of its own, gone with it.
    private final class Place: Sendable {
        let database: SQLiteDatabase
        private let vault: Vault
        private let folder: URL

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            database = try SQLiteDatabase(path: folder.appending(path: "journal.sqlite").path())
            vault = Vault(
                database: try SQLiteDatabase(
                    path: folder.appending(path: "vault.sqlite").path(), migrations: Migration.vault),
                master: .random())
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func enter(_ file: String, as kind: ImportKind) async throws -> Int {
            let known = try await database.read { try KnownOrganisation.read(in: $0) }
            let reader = OrganisationImport(kind: kind, known: known, makeId: { Password.secret(characters: 12) })
            guard case .ready(let plan) = reader.plan(Array(file.utf8)) else { return -1 }
            let run = ImportRun(plan: plan, vault: vault)
            try await vault.keep(run.seals, at: Sample.now)
            return try await database.write { session in
                try run.carryOut(
                    with: RegistryWriter(
                        session: session, actor: .system, actingBody: FoundingTests.hunan, now: Sample.now))
            }
        }
    }
}
