import Foundation
import Kernel
import Seal
import Storage
import TestKit
import Testing
import Vault

@testable import Application

@Suite("A backup holds everything that nothing makes again, and can be restored into either engine")
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var place: String { folder.file("copy") }
    private var keys: String { folder.file("keys") }

    /// A town with reports and a head, and a copy of it.
    private func copied(of engine: Engine) async throws -> (town: Town, made: Backup.Manifest) {
        let town = try await Town(on: engine)
        _ = try await town.concluded()
        try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"], original: "信"))
        _ = try await Sealer(database: town.database, signer: SealKey.random(), clock: { Sample.now })
            .seal(wholly: true)
        for path in [place, keys] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        return (
            town,
            try await Backup(folder: place, keys: keys).make(of: town.database, town.vaultDatabase, at: Sample.now)
        )
    }

    private func dump(_ town: Town) async throws -> [String] {
        let names = PrimaryTables.journal.map(\.shape.name).filter { $0 != "event" }
        let journal = try await town.database.read { session in
            try Town.dump(ReadTables.all + names + ["content_key"], in: session)
                // Positions are the database's own.
                + (try session.rows("SELECT stream, version, hash FROM event", [])).map { "\($0.values)" }.sorted()
        }
        return journal + (try await town.vaultDatabase.read { try Town.dump(["sealed", "data_key"], in: $0) })
    }

    @Test("what is restored is what was there", arguments: Engine.all, Engine.all)
    func roundTrip(from: Engine, to: Engine) async throws {
        let (town, made) = try await copied(of: from)
        let other = try await Town(on: to, master: town.master, isFounded: false)
        let restored = try await Backup(folder: place, keys: keys)
            .restore(into: other.database, other.vaultDatabase) { _, _, _ in }
        #expect(restored == made)
        #expect(try await !other.database.read { try Backup.isUnderWay(in: $0) })
        #expect(try await dump(other) == dump(town))
        // The journal's words open under the same master key, and so do sealed values.
        #expect(try await !other.originals().isEmpty)
        #expect(try await other.originals() == town.originals())
        for reference in try await other.originals() { _ = try await other.vault.open(reference) }
    }

    @Test("a copy that was changed, cut off or lacks a file is refused before anything is made")
    func damage() async throws {
        let (town, _) = try await copied(of: .sqlite)
        let backup = Backup(folder: place, keys: keys)
        _ = try backup.check()
        for name in ["copy/event.rows", "copy/sealed.rows", "keys/content_key.rows"] {
            let file = URL(filePath: folder.file(name))
            let whole = try Data(contentsOf: file)
            try #require(!whole.isEmpty)
            var changed = whole
            changed[whole.count / 2] ^= 1
            for bad in [changed, whole.dropLast(), whole + [0]] {
                try bad.write(to: file)
                #expect(throws: BackupError.damaged(file.lastPathComponent)) { try backup.check() }
            }
            try FileManager.default.removeItem(at: file)
            #expect(throws: BackupError.missing(file.lastPathComponent)) { try backup.check() }
            try whole.write(to: file)
        }
        _ = try backup.check()
        try FileManager.default.removeItem(atPath: folder.file("copy/manifest.json"))
        #expect(throws: BackupError.missing("manifest.json")) { try backup.check() }
        withExtendedLifetime(town) {}
    }

    @Test("a head kept elsewhere is compared with what is restored", arguments: Engine.all)
    func keptHead(on engine: Engine) async throws {
        let (town, made) = try await copied(of: engine)
        let backup = Backup(folder: place, keys: keys)
        let head = try #require(made.head)
        // A head of the journal as it went on after the copy, and one of another history.
        try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"], original: "信"))
        let later = try await Sealer(database: town.database, signer: SealKey.random(), clock: { Sample.now })
            .seal(wholly: true).head
        let other = try TreeHead(
            size: head.size - 1, root: [UInt8](repeating: 7, count: 32), hashAlgorithm: head.hashAlgorithm,
            signedAt: Sample.now, by: SealKey.random())
        #expect(throws: BackupError.otherThanKept) { try backup.check(kept: later) }
        let empty = try await Town(on: engine, master: town.master, isFounded: false)
        await #expect(throws: BackupError.otherThanKept) {
            _ = try await backup.restore(into: empty.database, empty.vaultDatabase, kept: other) { _, _, _ in }
        }
        let next = try await Town(on: engine, master: town.master, isFounded: false)
        _ = try await backup.restore(into: next.database, next.vaultDatabase, kept: head) { _, _, _ in }
    }

    @Test("large sealed values are read a few at a time, and none is left out", arguments: Engine.all)
    func largeValues(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let counts = (0..<200).map { $0 % 40 == 7 ? 5 << 20 : $0 }
        try await town.vaultDatabase.write { session in
            try session.run("DELETE FROM sealed", [])
            for (index, count) in counts.enumerated() {
                try PrimaryTables.sealed.shape.insert(
                    [
                        [
                            .text("v\(1_000 + index)"), .text("file"), .text("a"),
                            .blob([UInt8](repeating: 1, count: count)),
                            .int(1),
                        ]
                    ], in: session)
            }
        }
        let read = try await town.vaultDatabase.read { session in
            var read: [Int] = []
            try PrimaryTables.sealed.each(in: session) { row in
                #expect(row.text(0) == "v\(1_000 + read.count)")
                read.append(row.blob(3).count)
            }
            return read
        }
        #expect(read == counts)
    }

    @Test("what was ordered destroyed after the keys were copied does not come back", arguments: Engine.all)
    func destroyed(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let words = "某局长虚报冒领的情况"
        let id = try await town.act(
            "intake.register", by: "q.pet", Town.registration(["unit:transport"], original: words)
        ).caseId
        let sealer = Sealer(database: town.database, signer: SealKey.random(), clock: { Sample.now })
        _ = try await sealer.seal(wholly: true)
        for path in [place, keys, folder.file("early"), folder.file("late")] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        _ = try await Backup(folder: folder.file("early"), keys: keys)
            .make(of: town.database, town.vaultDatabase, at: Sample.now)
        let keysBefore = try await town.keyCount()
        try await town.act("intake.forwardUp", by: "q.pet", of: id, ["to": .text("\(Sample.yueyang)")])
        _ = try await sealer.seal(wholly: true)
        _ = try await Backup(folder: place, keys: folder.file("late"))
            .make(of: town.database, town.vaultDatabase, at: Sample.now)
        #expect(try await town.keyCount() == keysBefore - 1)
        // The later journal with the earlier keys.
        let other = try await Town(master: town.master, isFounded: false)
        _ = try await Backup(folder: place, keys: keys).restore(into: other.database, other.vaultDatabase) { _, _, _ in
        }
        #expect(try await other.keyCount() == keysBefore - 1)
        #expect(try await other.sealedCount() == town.sealedCount())
    }

    @Test("a copy with keys that were copied before is refused, not restored with cases missing", arguments: Engine.all)
    func olderKeys(on engine: Engine) async throws {
        let (town, _) = try await copied(of: engine)
        let (late, lateKeys) = (folder.file("late"), folder.file("lateKeys"))
        for path in [late, lateKeys] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try await town.act("intake.register", by: "q.pet", Town.registration(["unit:transport"]))
        _ = try await Sealer(database: town.database, signer: SealKey.random(), clock: { Sample.now })
            .seal(wholly: true)
        _ = try await Backup(folder: late, keys: lateKeys).make(of: town.database, town.vaultDatabase, at: Sample.now)
        let other = try await Town(master: town.master, isFounded: false)
        await #expect(throws: BackupError.doesNotHold) {
            try await Backup(folder: late, keys: keys).restore(into: other.database, other.vaultDatabase) { _, _, _ in }
        }
        #expect(try await other.database.read { try Backup.isUnderWay(in: $0) }, "what is left is not taken for whole")
    }

    @Test("a journal that was never sealed has no head to be restored against")
    func neverSealed() async throws {
        let town = try await Town()
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        await #expect(throws: BackupError.neverSealed) {
            try await Backup(folder: place, keys: nil).make(of: town.database, town.vaultDatabase, at: Sample.now)
        }
    }

    @Test("every table is copied, made again or known to pass", arguments: Engine.all)
    func everyTable(on engine: Engine) async throws {
        let town = try await Town(on: engine)
        let listing =
            engine == .sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT tablename::text FROM pg_tables WHERE schemaname = ?"
        func tables(_ database: any Database, _ schema: String) async throws -> Set<String> {
            try await database.read { session in
                Set(try session.rows(listing, engine == .sqlite ? [] : [.text(schema)]).map { $0.text(0) })
            }
        }
        let primary = (PrimaryTables.journal + PrimaryTables.journalKeys).map(\.shape.name)
        #expect(
            try await tables(town.database, "public")
                == Set(primary + ReadTables.all + PrimaryTables.passing))
        #expect(
            try await tables(town.vaultDatabase, "vault")
                == Set((PrimaryTables.vault + PrimaryTables.vaultKeys).map(\.shape.name) + ["migration"]))
    }
}
