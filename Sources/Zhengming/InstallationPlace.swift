import Application
import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Vault

/// Where an installation lies: the journal, the vault apart from it, and the master key.
struct InstallationPlace {
    /// Which engine keeps it, and where.
    private enum Store {
        /// A file, the vault's file beside it.
        case file(String)
        /// A server's database, the vault in a schema of its own; as libpq reads it.
        case server(String)
    }

    private let store: Store
    /// The folder of the master key; nil when the key comes from the environment alone.
    let folder: String?
    /// How many connections to a server the journal uses at most; the vault has some of its own.
    var connections = usualConnections

    /// How many connections are used when nothing is said: more wait for one another on the server's few processors.
    static let usualConnections = 12

    /// The installation of a data folder.
    init(data: String) {
        folder = data
        store = .file(URL(filePath: data).appending(path: "journal.sqlite").path())
    }

    /// The installation of a database URL: `sqlite:PATH`, `postgres:CONNINFO` or `postgresql://…`.
    /// - Parameter data: the folder of the master key, where the database is a server's.
    init(database url: String, data: String? = nil) throws {
        if let address = Self.serverAddress(url) {
            store = .server(address)
            folder = data
            return
        }
        guard url.hasPrefix("sqlite:"), url.count > 7, data == nil else {
            throw CommandFailure(
                zh: "数据库应写作 sqlite:路径，或者 postgres:连接字符串；--data 只与后者同用",
                en: "a database is written sqlite:PATH or postgres:CONNINFO, and only the latter goes with --data")
        }
        let path = String(url.dropFirst(7))
        store = .file(path)
        folder = URL(filePath: path).deletingLastPathComponent().path()
    }

    /// What libpq is to be given, or nil when this names no server.
    private static func serverAddress(_ url: String) -> String? {
        if url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") { return url }
        for prefix in ["postgres:", "postgresql:"] where url.hasPrefix(prefix) && url.count > prefix.count {
            return String(url.dropFirst(prefix.count))
        }
        return nil
    }

    /// What messages call it; an address can hold a password, so it is not shown.
    var name: String {
        switch store {
        case .file(let path): path
        case .server: "PostgreSQL"
        }
    }

    var masterKey: String { file("master.key") ?? "ZHENGMING_MASTER_KEY" }

    /// The path of a file in its folder; nil where it has none.
    func file(_ name: String) -> String? { folder.map { URL(filePath: $0).appending(path: name).path() } }

    /// Whether there is an installation here.
    /// - Throws: a clear line when the server cannot be asked.
    func exists() throws -> Bool {
        switch store {
        case .file(let path): FileManager.default.fileExists(atPath: path)
        case .server(let address): try asking { try PostgresDatabase.has("migration", at: address) }
        }
    }

    /// - Throws: a clear line when there is no installation here.
    func mustExist() throws {
        guard try !exists() else { return }
        switch store {
        case .file(let path):
            throw CommandFailure(
                zh: "\(path) 不存在。请核对 --data，或先运行 zhengming init",
                en: "there is no \(path): check --data, or run `zhengming init` first")
        case .server:
            throw CommandFailure(
                zh: "这个 PostgreSQL 数据库里没有安装。请核对 --database，或先运行 zhengming init",
                en: "there is no installation in this PostgreSQL database: check --database, or run `zhengming init`")
        }
    }

    /// - Throws: a clear line when there is an installation here, or a vault.
    func mustBeEmpty() throws {
        guard try exists() || hasVault() else { return }
        throw CommandFailure(
            zh: "\(name) 中已有安装，恢复不会覆盖。请另选一个空的位置",
            en: "there is an installation at \(name), and nothing is restored over one: choose an empty place")
    }

    /// - Throws: a clear line when a server's database holds an installation already.
    func mustBeFree() throws {
        guard case .server = store, try exists() else { return }
        throw CommandFailure(
            zh: "这个 PostgreSQL 数据库里已有安装。请另建一个空数据库",
            en: "this PostgreSQL database holds an installation already: make an empty one")
    }

    // MARK: Opening

    /// Opens the journal's database.
    /// - Parameters:
    ///   - isServing: takes the lock that one serving process of a file holds, and brings the shape up to date. Who
    ///     only looks can do without the master key: what the journal holds under content keys reads as erased then.
    ///   - writes: whether something is written without serving, so that of several hosts the one that can is asked.
    ///   - makesKey: whether a new master key may be made.
    ///   - isRestoring: whether it is filled from a copy; what such a run left half filled is not opened for anything
    ///     else.
    func openJournal(
        isServing: Bool, writes: Bool = false, makesKey: Bool = false, isRestoring: Bool = false
    ) throws -> any Storage.Database {
        let database = try journal(isServing: isServing, writes: writes, makesKey: makesKey)
        guard isServing, !isRestoring else { return database }
        var (isHalf, isOtherKey) = (false, false)
        try asking {
            try database.writeAtOnce { session in
                isHalf = try Backup.isUnderWay(in: session)
                isOtherKey = try session.cipher?.isOther(in: session) ?? false
                if !isHalf, !isOtherKey { try session.cipher?.note(in: session) }
            }
        }
        guard !isOtherKey else {
            throw CommandFailure(
                zh: "主密钥不是此安装的主密钥。请换用正确的一把，见 docs/operations.md",
                en: "the master key is not this installation's: put the right one there, see docs/operations.md")
        }
        guard !isHalf else {
            throw CommandFailure(
                zh: "\(name) 是一次没有完成的恢复，不可使用。请清空后重新恢复",
                en: "\(name) was left by a restore that did not end: empty it and restore again")
        }
        return database
    }

    private func journal(isServing: Bool, writes: Bool, makesKey: Bool) throws -> any Storage.Database {
        let cipher = (isServing ? try key(makesFile: makesKey) : try? key(makesFile: false))?.events
        return try asking {
            switch store {
            case .file(let path): try SQLiteDatabase(path: path, isServing: isServing, cipher: cipher)
            case .server(let address):
                try PostgresDatabase(
                    address: address, isServing: isServing, writes: writes, cipher: cipher,
                    connectionsMax: connections)
            }
        }
    }

    /// Opens the vault. The lock of the journal's file covers it.
    /// - Parameter makesFiles: whether it and a new master key may be made.
    func openVault(makesFiles: Bool) throws -> Vault {
        // A vault that is gone must not be replaced by an empty one: everything sealed would seem erased.
        guard try makesFiles || hasVault() else {
            throw CommandFailure(
                zh: "\(vaultName) 不存在。请从备份恢复，不要新建，见 docs/operations.md",
                en:
                    "there is no \(vaultName): restore it from the backup, do not make a new one, see "
                    + "docs/operations.md")
        }
        let key = try key(makesFile: makesFiles)
        return Vault(database: try openVaultDatabase(), master: key)
    }

    /// Opens the vault's database and, unless it is only looked at, brings it to the newest shape.
    func openVaultDatabase(isServing: Bool = true) throws -> any Storage.Database {
        try asking(vaultName) {
            switch store {
            case .file: try SQLiteDatabase(path: vaultName, migrations: Migration.vault, isServing: isServing)
            case .server(let address):
                try PostgresDatabase(
                    address: address, schema: Self.vaultSchema, migrations: Migration.vault,
                    forgotten: ["data_key", "sealed"], isServing: isServing, connectionsMax: 4)
            }
        }
    }

    private static let vaultSchema = "vault"

    private var vaultName: String {
        switch store {
        case .file: file("vault.sqlite") ?? "vault.sqlite"
        case .server: "PostgreSQL \(Self.vaultSchema)"
        }
    }

    private func hasVault() throws -> Bool {
        switch store {
        case .file: FileManager.default.fileExists(atPath: vaultName)
        case .server(let address):
            try asking(vaultName) { try PostgresDatabase.has("\(Self.vaultSchema).sealed", at: address) }
        }
    }

    private func asking<T>(_ name: String? = nil, _ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as StoreError { throw Self.failure(error, at: name ?? self.name) }
    }

    private func key(makesFile: Bool) throws -> MasterKey {
        do {
            // Without a folder there is no file to make either.
            return try MasterKey.load(file: masterKey, makesFile: makesFile && folder != nil)
        } catch {
            guard folder != nil else {
                throw CommandFailure(
                    zh: "没有主密钥。请用环境变量 ZHENGMING_MASTER_KEY（64 位十六进制数字）或者 --data 目录给出，见 docs/operations.md",
                    en:
                        "there is no master key: give it by ZHENGMING_MASTER_KEY (64 hexadecimal digits) or by the "
                        + "folder --data, see docs/operations.md")
            }
            throw CommandFailure(
                zh: "主密钥 \(masterKey) 不存在、无法读取，或不是 64 位十六进制数字。请从另存的备份恢复，见 docs/operations.md",
                en:
                    "the master key \(masterKey) is missing, unreadable, or not 64 hexadecimal digits: restore it "
                    + "from the copy kept elsewhere, see docs/operations.md")
        }
    }
}
