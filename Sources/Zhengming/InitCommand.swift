import Application
import ArgumentParser
import Foundation
import Kernel
import Organisation
import Storage
import Vault

/// `init`: a new installation.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "新建安装 · makes a new installation.",
        discussion: """
            Makes the database, loads the built-in rules, sets up the Bodies from CODE downwards, makes the master key \
            and the three administrators, and prints their one-time passwords once.
            """)

    @Option(help: "安装目录，须为空或不存在 · the folder, empty or not there yet.")
    var data: String?

    @Option(help: "PostgreSQL 空数据库，缺省为安装目录中的文件 · an empty database, postgres:CONNINFO; left out, a file.")
    var database: String?

    @Option(help: "最高机关的九位区划代码，如 430000000 · nine-digit code of the highest Body.")
    var body: BodyCode

    @Option(help: "安装名称，显示在页眉 · the installation's name, shown in headers.")
    var name: String?

    func validate() throws {
        guard data != nil || database != nil else {
            throw ValidationError("请给出 --data，或者 --database postgres: · give --data, or --database postgres:")
        }
    }

    func run() async throws {
        let files = try ProgramFiles.find()
        let bodies = Founding.subtree(of: body, in: try files.bodies())
        guard let root = bodies.first else {
            throw CommandFailure(
                zh: "没有代码为 \(body) 的机关，代码见 Data/divisions-hunan.csv",
                en: "there is no Body \(body): see Data/divisions-hunan.csv")
        }
        let place = try place()
        try place.mustBeFree()
        if let data { try FreshFolder.make(data) }
        let passwords = Self.administrators.map { _ in Password.secret(characters: 16) }
        var people: [Founding.Administrator] = []
        for (person, password) in zip(Self.administrators, passwords) {
            people.append(try Self.administrator(person, password: password))
        }
        let founding = Founding(bodies: bodies, rules: try files.rules(), administrators: people)
        let calendar = try files.calendar()
        let database = try place.openJournal(isServing: true, makesKey: true)
        _ = try place.openVault(makesFiles: true)
        let shownName = name ?? root.name
        let bar = ProgressBar()
        try await database.write { session in
            try founding.carryOut(at: Installation.clock(), calendar: calendar, in: session) {
                bar.show("机关 · Bodies", $0, of: $1)
            }
            try Accounts.set("name", to: shownName, in: session)
        }
        bar.end()
        let sealKey = try await place.sealFirst(in: database)
        print("已建立：\(root.name)，机关 \(bodies.count) 个，制度 \(founding.rules.count) 部")
        print("Made: \(bodies.count) Bodies, \(founding.rules.count) rule sets, in \(place.name)")
        print("三员账号与一次性口令，仅显示这一次，首次登录须更改 · one-time passwords, shown only now:")
        for (person, password) in zip(people, passwords) { print("  \(person.account)  \(password)  \(person.name)") }
        print("请将主密钥 \(place.masterKey) 另行备份 · keep a copy of the master key elsewhere")
        if let sealKey {
            print("封存公钥，请告知上级机关 · public key of the seal, for the higher Body: \(sealKey)")
        }
    }

    private func place() throws -> InstallationPlace {
        guard let database else { return InstallationPlace(data: data ?? "") }
        guard database.hasPrefix("postgres") else {
            throw CommandFailure(
                zh: "init 的 --database 须为 postgres:连接字符串；文件数据库用 --data",
                en: "init takes --database postgres:CONNINFO; a database in a file is made by --data")
        }
        return try InstallationPlace(database: database, data: data)
    }

    private static let administrators: [(account: String, name: String, role: Role)] = [
        ("admin.system", "系统管理员", .systemAdministrator), ("admin.security", "安全管理员", .securityAdministrator),
        ("admin.audit", "审计管理员", .auditAdministrator),
    ]

    private static func administrator(
        _ person: (account: String, name: String, role: Role), password: String
    ) throws -> Founding.Administrator {
        guard let id = StaffId(Password.secret(characters: 20)), let hash = Password.hash(password) else {
            throw CommandFailure(zh: "内存不足，无法生成口令", en: "no memory to hash a password")
        }
        return Founding.Administrator(
            id: id, name: person.name, role: person.role, account: person.account, password: hash)
    }
}

/// A folder that a command fills from nothing.
enum FreshFolder {
    /// Makes the folder, with access for its owner alone.
    /// - Throws: a clear line when something is in it.
    static func make(_ path: String) throws {
        let manager = FileManager.default
        if let content = try? manager.contentsOfDirectory(atPath: path), !content.isEmpty {
            throw CommandFailure(
                zh: "\(path) 不是空目录。请另选一个目录", en: "\(path) is not empty: choose another folder")
        }
        do {
            try manager.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                zh: "无法建立目录 \(path)。请检查上级目录的权限",
                en: "the folder \(path) cannot be made: check the permissions of the folder above it")
        }
    }
}
