import Application
import Documents
import Foundation
import Kernel
import Storage
import StorageSQLite
import Vault
import Web

/// Where an installation lies: the journal's file, and beside it the vault and the master key.
struct InstallationPlace {
    let folder: String
    let journal: String

    /// The installation of a data folder.
    init(data: String) {
        folder = data
        journal = URL(filePath: data).appending(path: "journal.sqlite").path()
    }

    /// The installation of a database URL, `sqlite:PATH`.
    init(database url: String) throws {
        if url.hasPrefix("postgres:") || url.hasPrefix("postgresql:") {
            throw CommandFailure(
                zh: "本版本尚不支持 PostgreSQL，请使用 sqlite:路径",
                en: "PostgreSQL is not in this version: use sqlite:PATH")
        }
        guard url.hasPrefix("sqlite:"), url.count > 7 else {
            throw CommandFailure(zh: "数据库应写作 sqlite:路径", en: "a database is written sqlite:PATH")
        }
        journal = String(url.dropFirst(7))
        folder = URL(filePath: journal).deletingLastPathComponent().path()
    }

    var vault: String { URL(filePath: folder).appending(path: "vault.sqlite").path() }
    var masterKey: String { URL(filePath: folder).appending(path: "master.key").path() }
    /// What a demo made, in a demo's folder.
    var demo: String { URL(filePath: folder).appending(path: "demo.json").path() }

    var exists: Bool { FileManager.default.fileExists(atPath: journal) }

    /// - Throws: a clear line when there is no installation here.
    func mustExist() throws {
        guard exists else {
            throw CommandFailure(
                zh: "\(journal) 不存在。请核对 --data，或先运行 zhengming init",
                en: "there is no \(journal): check --data, or run `zhengming init` first")
        }
    }

    /// Opens the journal's database.
    /// - Parameters:
    ///   - isServing: takes the lock that one serving process holds. Who only looks can do without the master key:
    ///     what the journal holds under content keys reads as erased then.
    ///   - makesKey: whether a new master key may be made.
    func openJournal(isServing: Bool, makesKey: Bool = false) throws -> SQLiteDatabase {
        let key = isServing ? try key(makesFile: makesKey) : try? key(makesFile: false)
        do {
            return try SQLiteDatabase(path: journal, isServing: isServing, cipher: key?.events)
        } catch let error as StoreError { throw Self.failure(error, at: journal) }
    }

    private func key(makesFile: Bool) throws -> MasterKey {
        do {
            return try MasterKey.load(file: masterKey, makesFile: makesFile)
        } catch {
            throw CommandFailure(
                zh: "主密钥 \(masterKey) 不存在、无法读取，或不是 64 位十六进制数字。请从另存的备份恢复，见 docs/operations.md",
                en:
                    "the master key \(masterKey) is missing, unreadable, or not 64 hexadecimal digits: restore it "
                    + "from the copy kept elsewhere, see docs/operations.md")
        }
    }

    /// Opens the vault. The journal's lock covers it.
    /// - Parameter makesFiles: whether the file and a new master key may be made.
    func openVault(makesFiles: Bool) throws -> Vault {
        // A vault that is gone must not be replaced by an empty one: everything sealed would seem erased.
        guard makesFiles || FileManager.default.fileExists(atPath: vault) else {
            throw CommandFailure(
                zh: "\(vault) 不存在。请从备份恢复这个文件，不要新建，见 docs/operations.md",
                en: "there is no \(vault): restore it from the backup, do not make a new one, see docs/operations.md")
        }
        let key = try key(makesFile: makesFiles)
        do {
            return Vault(database: try SQLiteDatabase(path: vault, migrations: Migration.vault), master: key)
        } catch let error as StoreError { throw Self.failure(error, at: vault) }
    }

    /// The line for what the store cannot do.
    /// - Parameter path: the file it is about, where that is known.
    static func failure(_ error: StoreError, at path: String? = nil) -> CommandFailure {
        let (zhFile, enFile) = path.map { ($0, $0) } ?? ("数据库", "the database")
        switch error {
        case .inUse(let path):
            return CommandFailure(
                zh: "\(path) 正由另一进程使用。请先停止该服务", en: "\(path) is in use: stop the server that serves it first")
        case .newerSchema(let found, let known):
            return CommandFailure(
                zh: "\(zhFile) 的结构为第 \(found) 版，本程序只识别到第 \(known) 版。请升级程序",
                en: "\(enFile) has shape \(found), this program knows \(known): use a newer program")
        case .cannotWrite(let code):
            return CommandFailure(
                zh: "\(zhFile) 无法写入（代码 \(code)）。请检查文件和目录的权限、磁盘空间，以及运行本程序的用户",
                en:
                    "\(enFile) cannot be written (code \(code)): check the permissions of both, the room on the "
                    + "disk, and which user runs this program")
        case .engine(let code, _) where code & 0xFF == 11 || code & 0xFF == 26:
            return CommandFailure(
                zh: "\(zhFile) 已损坏或者不是本平台的数据库（代码 \(code)）。请勿改动该文件，从备份恢复，见 docs/operations.md",
                en:
                    "\(enFile) is damaged or no database of this platform (code \(code)): leave it so and restore the "
                    + "backup, see docs/operations.md")
        case .contentKey:
            return CommandFailure(
                zh: "主密钥与 \(zhFile) 不符，检举控告的内容打不开。请恢复与这个数据库同时使用的主密钥，见 docs/operations.md",
                en:
                    "the master key does not open what \(enFile) holds of reports: restore the key that belongs to "
                    + "it, see docs/operations.md")
        case .notUnique, .appendOnly, .engine:
            return CommandFailure(
                zh: "\(zhFile) 出错（\(error)）。未作任何改动；请把这一行告知维护人员",
                en: "\(enFile) says \(error): nothing was changed; tell this line to whoever maintains the system")
        }
    }
}

/// An opened installation: the one place where its parts meet, and the only one with a clock.
struct Installation {
    let place: InstallationPlace
    let database: SQLiteDatabase
    let vault: Vault
    let library: RuleLibrary
    let calendar: WorkCalendar
    let engine: ActEngine
    private let files: ProgramFiles

    /// The moment it is.
    static let clock: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
    }

    /// Opens the installation to act in it; it holds the lock while it lives.
    static func open(_ place: InstallationPlace) async throws -> Installation {
        try place.mustExist()
        let files = try ProgramFiles.find()
        let database = try place.openJournal(isServing: true)
        let vault = try place.openVault(makesFiles: false)
        let library = RuleLibrary()
        try await database.read { try library.load(from: $0) }
        let calendar = try files.calendar()
        let engine = ActEngine(
            database: database, vault: vault, rules: library, calendar: calendar, acts: ActTable.all, clock: clock)
        return Installation(
            place: place, database: database, vault: vault, library: library, calendar: calendar, engine: engine,
            files: files)
    }

    /// What the routes work with.
    func desk(isSecure: Bool, demoAccounts: [Desk.DemoAccount] = []) async throws -> Desk {
        let (name, root) = try await database.read { session in
            (try Accounts.setting("name", in: session), try Directory.topBodies(in: session).first)
        }
        let rules = library.rules(for: root?.path ?? [], on: Self.clock().chinaDate)
        return Desk(
            engine: engine,
            sessions: SessionDesk(database: database, limits: .init(rules: rules), clock: Self.clock),
            library: library, vault: vault, renderer: DocumentRenderer(fonts: try files.fonts()),
            settings: Desk.Settings(
                name: name ?? root?.name ?? "正名", assets: files.assets, isSecure: isSecure,
                demoAccounts: demoAccounts, portal: .init(rules: rules)))
    }
}
