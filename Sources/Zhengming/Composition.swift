import Application
import Documents
import Foundation
import Kernel
import Storage
import Vault
import Web

extension InstallationPlace {
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
                zh: "\(zhFile) 无法写入（代码 \(StoreError.shown(code))）。请检查文件和目录的权限、磁盘空间，以及运行本程序的用户",
                en:
                    "\(enFile) cannot be written (code \(StoreError.shown(code))): check the permissions of both, the "
                    + "room on the disk, and which user runs this program")
        case .engine(let code, _) where code & 0xFF == 11 || code & 0xFF == 26:
            return CommandFailure(
                zh: "\(zhFile) 已损坏或者不是本平台的数据库（代码 \(code)）。请勿改动该文件，从备份恢复，见 docs/operations.md",
                en:
                    "\(enFile) is damaged or no database of this platform (code \(code)): leave it so and restore the "
                    + "backup, see docs/operations.md")
        case .clockBehind(let minutes):
            return CommandFailure(
                zh:
                    "本机时钟比最近一条记录慢 \(minutes) 分钟，未作任何改动。请先校准时钟；如果是以前的时钟快了、现在是准的，"
                    + "运行 zhengming clock --was-ahead，见 docs/operations.md",
                en:
                    "this machine's clock is \(minutes) minutes behind the newest event, and nothing was changed: set "
                    + "it right, or, when it was ahead before and is right now, run `zhengming clock --was-ahead`, see "
                    + "docs/operations.md")
        case .contentKey:
            return CommandFailure(
                zh: "主密钥与 \(zhFile) 不符，检举控告的内容打不开。请恢复与这个数据库同时使用的主密钥，见 docs/operations.md",
                en:
                    "the master key does not open what \(enFile) holds of reports: restore the key that belongs to "
                    + "it, see docs/operations.md")
        case .server(let words):
            return CommandFailure(
                zh: "数据库服务器无法连接或不可用：\(words)。请核对连接字符串、口令文件和服务器",
                en:
                    "the database server cannot be used: \(words): check the connection string, the password file "
                    + "and the server")
        case .engine(let code, let statement):
            return CommandFailure(
                zh: "\(zhFile) 出错（\(StoreError.shown(code))，\(statement)）。未作任何改动；请把这一行告知维护人员",
                en:
                    "\(enFile) says \(StoreError.shown(code)) at \(statement): nothing was changed; tell this line to "
                    + "whoever maintains the system")
        case .notUnique, .appendOnly:
            return CommandFailure(
                zh: "\(zhFile) 出错（\(error)）。未作任何改动；请把这一行告知维护人员",
                en: "\(enFile) says \(error): nothing was changed; tell this line to whoever maintains the system")
        }
    }
}

/// An opened installation: the one place where its parts meet, and the only one with a clock.
struct Installation {
    let place: InstallationPlace
    let database: any Storage.Database
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
        // What an earlier run was ordered to destroy and could not.
        _ = try await engine.destroyOutstanding()
        return Installation(
            place: place, database: database, vault: vault, library: library, calendar: calendar, engine: engine,
            files: files)
    }

    /// What the routes work with.
    func desk(
        isSecure: Bool, demoAccounts: [Desk.DemoAccount] = [], metricsKey: String? = nil
    ) async throws -> Desk {
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
                demoAccounts: demoAccounts, portal: .init(rules: rules), metricsKey: metricsKey))
    }
}
