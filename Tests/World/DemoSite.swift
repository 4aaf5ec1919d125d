import Application
import Foundation
import Kernel
import Storage
import StoragePostgres
import StorageSQLite
import TestKit
import Vault

@testable import World

/// A demo world in a folder of its own.
struct DemoSite {
    let database: any Database
    /// The database on a server, where it is on one.
    private let place: TemporaryPostgres?
    let made: DemoWorld.Accounts

    /// The day on which the tests' worlds end.
    static let today = CivilDate(dayNumber: 20_780)

    /// Where worlds lie until the tests end: in memory where the system has a place for it, since acts are flushed one
    /// by one.
    private static let root: URL = {
        let memory = "/dev/shm"
        let base =
            FileManager.default.isWritableFile(atPath: memory)
            ? URL(filePath: memory) : FileManager.default.temporaryDirectory
        atexit { DemoSite.sweep() }
        return base.appending(path: "zhengming-worlds-\(ProcessInfo.processInfo.processIdentifier)")
    }()

    private static func sweep() { try? FileManager.default.removeItem(at: root) }

    /// The world that tests look at; nobody changes it.
    static let shared = Task { try await DemoSite.make() }

    /// A new folder for a world.
    private static func folder() throws -> URL {
        let folder = Self.root.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// A database with nothing in it.
    static func empty() throws -> SQLiteDatabase {
        try SQLiteDatabase(path: try folder().appending(path: "journal.sqlite").path())
    }

    /// The working days as announced.
    static func calendar() throws -> WorkCalendar {
        try WorkCalendar(csv: String(decoding: file("Data/workday-exceptions-china.csv"), as: UTF8.self))
    }

    private static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private static func file(_ path: String) throws -> Data { try Data(contentsOf: project.appending(path: path)) }

    /// Makes a world of seed 1, in files or on a server, with so many reports of the load world.
    static func make(
        seed: UInt64 = 1, cases: Int? = nil, onServer: Bool = false, witness: (any DecisionWitness)? = nil
    ) async throws -> DemoSite {
        let master = MasterKey.random()
        let (database, sealed): (any Database, any Database)
        let place = onServer ? try PostgresServer.shared.get().database() : nil
        if let place {
            database = try PostgresDatabase(address: place.address, cipher: master.events, connectionsMax: 4)
            sealed = try PostgresDatabase(
                address: place.address, schema: "vault", migrations: Migration.vault,
                forgotten: ["data_key", "sealed"], connectionsMax: 2)
        } else {
            let folder = try folder()
            database = try SQLiteDatabase(
                path: folder.appending(path: "journal.sqlite").path(), cipher: master.events)
            sealed = try SQLiteDatabase(
                path: folder.appending(path: "vault.sqlite").path(), migrations: Migration.vault)
        }
        let site = DemoWorld.Site(
            database: database, vault: Vault(database: sealed, master: master),
            bodies: try DefaultTree.hunan(divisions: Array(file("Data/divisions-hunan.csv"))),
            rules: try RuleSetFile.folder(project.appending(path: "Rules").path()),
            calendar: try calendar(), acts: ActTable.all, witness: witness)
        let made = try await DemoWorld.make(in: site, scale: .test, cases: cases, seed: seed, today: today)
        return DemoSite(database: database, place: place, made: made)
    }

    /// Every event, in the order of the journal.
    func events() async throws -> [StoredEvent] {
        try await database.read { session in
            var events: [StoredEvent] = []
            try Journal.each(in: session) { events.append($0.event) }
            return events
        }
    }
}
