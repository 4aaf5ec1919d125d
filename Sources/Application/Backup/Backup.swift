import Foundation
import Kernel
import Seal
import Storage

/// A copy of everything that nothing makes again, taken beside a running server, engine or not the same: `backup` and
/// `restore`.
///
/// Keys that may be ordered destroyed lie in a folder of their own; the master key and the seal's are in neither.
package struct Backup: Sendable {
    private let folder: URL
    private let keys: URL?

    /// - Parameters:
    ///   - folder: where the copy lies.
    ///   - keys: where the keys lie that open what is sealed; nil when they are left out.
    package init(folder: String, keys: String?) {
        self.folder = URL(filePath: folder)
        self.keys = keys.map { URL(filePath: $0) }
    }

    /// What a folder holds.
    package struct Manifest: Codable, Hashable, Sendable {
        var format = Backup.format
        /// The newest migration of the journal's database, and of the vault's.
        let shape: Int
        let vaultShape: Int
        /// Milliseconds since 1970.
        let madeAt: Int64
        let files: [RowFile.Sum]
        /// The head the journal's copy corresponds to.
        package var head: TreeHead?

        /// How many rows of a table it has.
        package func rows(of table: String) -> Int { files.first { $0.table == table }?.rows ?? 0 }
    }

    fileprivate static let format = "zhengming-backup-1"
    fileprivate static let manifestName = "manifest.json"

    // MARK: Making

    /// Copies both databases. The journal's copy is of one moment; the vault's is taken after it, so that it has
    /// everything the journal names.
    /// - Returns: what the copy holds.
    /// - Throws: `BackupError`.
    package func make(
        of journal: any Database, _ vault: any Database, at now: Instant,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Manifest {
        let (folder, keys) = (folder, keys)
        let (shape, files, journalKeys, head) = try await journal.read { session in
            guard let head = try SealTables.lastHead(in: session) else { throw BackupError.neverSealed }
            return (
                try Self.shape(in: session), try Self.write(PrimaryTables.journal, to: folder, from: session, progress),
                try keys.map { try Self.write(PrimaryTables.journalKeys, to: $0, from: session, progress) }, head
            )
        }
        let (vaultShape, sealed, vaultKeys) = try await vault.read { session in
            (
                try Self.shape(in: session), try Self.write(PrimaryTables.vault, to: folder, from: session, progress),
                try keys.map { try Self.write(PrimaryTables.vaultKeys, to: $0, from: session, progress) }
            )
        }
        func manifest(_ files: [RowFile.Sum], _ head: TreeHead?) -> Manifest {
            Manifest(
                shape: shape, vaultShape: vaultShape, madeAt: now.milliseconds, files: files,
                head: head)
        }
        if let keys { try manifest((journalKeys ?? []) + (vaultKeys ?? []), nil).write(to: keys) }
        // Last: a folder without it is no backup.
        let made = manifest(files + sealed, head)
        try made.write(to: folder)
        return made
    }

    /// The newest migration of a database, which need not be this program's.
    private static func shape(in session: any SQLSession) throws(StoreError) -> Int {
        try session.row("SELECT max(number) FROM migration", [])?.int(0) ?? 0
    }

    private static func write(
        _ tables: [PrimaryTables.Table], to folder: URL, from session: any SQLSession,
        _ progress: (String) -> Void
    ) throws -> [RowFile.Sum] {
        try tables.map { table in
            progress(table.shape.name)
            return try RowFile.write(table, to: file(of: table, in: folder), from: session)
        }
    }

    private static func file(of table: PrimaryTables.Table, in folder: URL) -> URL {
        folder.appending(path: "\(table.shape.name).rows")
    }

    // MARK: Restoring

    /// Looks whether the copy is whole and of this program's shape.
    /// - Parameter kept: a head that was kept elsewhere, which the copy reaches.
    /// - Throws: `BackupError`.
    package func check(kept: TreeHead? = nil) throws -> Manifest {
        let manifest = try Manifest(from: folder)
        guard let head = manifest.head else { throw BackupError.notABackup }
        // Whether a larger one is an extension of it is seen when the leaves are there.
        if let kept, kept.size > manifest.rows(of: "leaf") || (kept.size == head.size && kept.root != head.root) {
            throw BackupError.otherThanKept
        }
        try Self.check(manifest, PrimaryTables.journal + PrimaryTables.vault, in: folder)
        if let keys {
            try Self.check(try Manifest(from: keys), PrimaryTables.journalKeys + PrimaryTables.vaultKeys, in: keys)
        }
        return manifest
    }

    private static func check(_ manifest: Manifest, _ tables: [PrimaryTables.Table], in folder: URL) throws {
        guard manifest.shape == Migration.main.count, manifest.vaultShape == Migration.vault.count else {
            throw BackupError.otherShape(made: manifest.shape, known: Migration.main.count)
        }
        for table in tables {
            guard let sum = manifest.files.first(where: { $0.table == table.shape.name }),
                sum.columns == table.shape.columns
            else { throw BackupError.notABackup }
            try RowFile.check(file(of: table, in: folder), is: sum)
        }
    }

    /// Fills two empty databases, destroys again what the journal orders destroyed, makes the read tables, and checks
    /// that everything holds and that the root is the head's.
    /// - Parameters:
    ///   - kept: a head that was kept elsewhere: what is restored must be an extension of it.
    ///   - progress: told what is under way and how much of it is done.
    /// - Throws: `BackupError`; the databases are then of no use.
    package func restore(
        into journal: any Database, _ vault: any Database, kept: TreeHead? = nil,
        progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async throws -> Manifest {
        let manifest = try check(kept: kept)
        try await journal.write { try Accounts.set(Self.underWay, to: "1", in: $0) }
        try await Self.load(PrimaryTables.journal, from: folder, manifest, into: journal, progress)
        guard try await !journal.read({ try $0.cipher?.isOther(in: $0) ?? false }) else {
            throw BackupError.otherMasterKey
        }
        try await Self.load(PrimaryTables.vault, from: folder, manifest, into: vault, progress)
        if let keys {
            let held = try Manifest(from: keys)
            try await Self.load(PrimaryTables.journalKeys, from: keys, held, into: journal, progress)
            try await Self.load(PrimaryTables.vaultKeys, from: keys, held, into: vault, progress)
        }
        let ordered = try await journal.write { try Destruction.repeated(in: $0) }
        try await vault.write { session in
            for reference in ordered {
                for table in PrimaryTables.vault + PrimaryTables.vaultKeys {
                    try session.put("DELETE FROM \(table.shape.name) WHERE id = ?", [.text(reference.id.text)])
                }
            }
        }
        for database in [journal, vault] { try await database.forgetDeleted() }
        if keys != nil {
            let missing = try await vault.read { session in
                try session.row(
                    """
                    SELECT count(*) FROM sealed s WHERE NOT EXISTS (SELECT 1 FROM data_key k WHERE k.id = s.id)
                    """, [])?.int(0) ?? 0
            }
            guard missing == 0 else { throw BackupError.keysMissing(missing) }
        }
        guard try await holds(journal, as: manifest) else { throw BackupError.doesNotHold }
        if let kept {
            let flaw = try await journal.read { try SealCheck(session: $0, kept: kept).report().firstBad }
            guard flaw == nil else { throw BackupError.otherThanKept }
        }
        let total = manifest.rows(of: "event")
        _ = try await journal.write { session in try Rebuild.run(in: session) { progress("streams", $0, total) } }
        try await journal.write { try Accounts.unset(Self.underWay, in: $0) }
        return manifest
    }

    /// A setting that a database has while it is being filled.
    private static let underWay = "restoring"

    /// Whether a database was left half filled by a restore that did not come to its end.
    package static func isUnderWay(in session: any SQLSession) throws(StoreError) -> Bool {
        try Accounts.setting(underWay, in: session) != nil
    }

    private static func load(
        _ tables: [PrimaryTables.Table], from folder: URL, _ manifest: Manifest, into database: any Database,
        _ progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async throws {
        for table in tables {
            let shape = table.shape
            let total = manifest.rows(of: shape.name)
            var done = 0
            let file = file(of: table, in: folder)
            try await RowFile.read(file, columns: shape.columns.count, together: 5_000) { rows in
                try await database.write { try $0.load(shape, rows) }
                done += rows.count
                progress(shape.name, done, total)
            }
        }
    }

    /// Whether every chain, the tree and its heads hold, and the tree reaches the backup's head with its root.
    private func holds(_ journal: any Database, as manifest: Manifest) async throws -> Bool {
        let hasKeys = keys != nil
        return try await journal.read { session in
            // Without keys what is under them can only be checked for its chain; with them nothing may be closed but
            // what the journal ordered destroyed.
            let report = try Journal.verify(
                in: session, dialect: journal.dialect,
                replay: { events in
                    hasKeys || !events.contains(where: \.payload.isErased) ? Rebuild.firstImpossible(events) : nil
                })
            let seal = try SealCheck(session: session, key: nil, kept: manifest.head).report { _ in }
            return report.firstBad == nil && seal.firstBad == nil && report.events == manifest.rows(of: "event")
        }
    }
}

extension Backup.Manifest {
    fileprivate init(from folder: URL) throws {
        let file = folder.appending(path: Backup.manifestName)
        guard let content = FileManager.default.contents(atPath: file.path()) else {
            throw BackupError.missing(Backup.manifestName)
        }
        do { self = try JSONDecoder().decode(Self.self, from: content) } catch { throw BackupError.notABackup }
        guard format == Backup.format else { throw BackupError.notABackup }
    }

    fileprivate func write(to folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let (made, named) = (
            folder.appending(path: Backup.manifestName + ".new").path(),
            folder.appending(path: Backup.manifestName).path()
        )
        do {
            let content = try encoder.encode(self)
            guard
                FileManager.default.createFile(atPath: made, contents: content, attributes: [.posixPermissions: 0o600]),
                Self.flush(made), rename(made, named) == 0,
                // What names the files, and what names the folder, is on the disk too.
                Self.flush(folder.path()), Self.flush(folder.deletingLastPathComponent().path())
            else { throw BackupError.cannotWrite(Backup.manifestName) }
        } catch { throw BackupError.cannotWrite(Backup.manifestName) }
    }

    /// Sees that a file or folder is on the disk.
    private static func flush(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
