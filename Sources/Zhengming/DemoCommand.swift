import Application
import ArgumentParser
import Foundation
import Kernel
import Storage
import Vault
import Web
import World

/// `demo`: a small system that lives, made when it is absent, then served.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "演示 · makes a demo installation when it is absent, and serves it.")

    @Option(help: "演示目录 · the demo's folder.")
    var data = "var/demo"

    @Option(help: "PostgreSQL 空数据库，缺省为演示目录中的文件 · an empty database, postgres:CONNINFO; left out, a file.")
    var database: String?

    @Option(help: "规模：small、province（一省一年的量）或 test · how much of it: small, province or test.")
    var scale: DemoWorld.Scale = .small

    @Option(help: "另加多少件模拟检举控告，用于测算 · how many made-up reports are added, for measuring.")
    var cases: Int?

    @Flag(name: .customLong("no-serve"), help: "只建立，不启动服务 · makes it and ends.")
    var makesOnly = false

    @Flag(help: "以 JSON 输出地址与账号 · prints address and accounts as JSON.")
    var json = false

    @Option(help: "监听地址 · where to listen, HOST:PORT.")
    var listen = ListenAddress.usual

    func validate() throws {
        guard cases.map({ (0...10_000_000).contains($0) }) ?? true else {
            throw ValidationError("--cases：0 到 10000000 · 0 to 10000000")
        }
    }

    func run() async throws {
        let place = try place(of: data)
        let demo = Self.listing(in: data)
        if !FileManager.default.fileExists(atPath: demo) { try await make() }
        guard let content = FileManager.default.contents(atPath: demo),
            let made = try? JSONDecoder().decode(DemoWorld.Accounts.self, from: content)
        else { throw CommandFailure(zh: "\(demo) 无法读取", en: "\(demo) cannot be read") }
        let accounts = made.accounts.map {
            Desk.DemoAccount(
                account: $0.account, password: $0.password, name: $0.name, body: $0.body, roles: $0.roles)
        }
        let url = listen.url(isSecure: false)
        if json {
            try Terminal.json(Listing(url: url, accounts: accounts))
        } else {
            Self.show(url: url, accounts: accounts, receipts: made.receipts)
        }
        guard !makesOnly else { return }
        // Standard output may be a pipe: whoever reads the address waits for it.
        fflush(nil)
        let installation = try await Installation.open(place)
        try await Server.run(
            try await installation.desk(isSecure: false, demoAccounts: accounts), listen: listen,
            sealing: installation.place, in: installation.database)
    }

    /// What `--json` prints.
    private struct Listing: Encodable {
        let url: String
        let accounts: [Desk.DemoAccount]
    }

    private static func show(url: String, accounts: [Desk.DemoAccount], receipts: [DemoWorld.Receipt]) {
        print("正名演示 · Zhengming demo: \(url)")
        print("口令均为 · every password: \(DemoWorld.password)")
        for (body, people) in Dictionary(grouping: accounts, by: \.body).sorted(by: { $0.key < $1.key }) {
            print("\(body)")
            for person in people {
                print("  \(person.account)  \(person.name)  \(person.roles.joined(separator: " "))")
            }
        }
        for receipt in receipts { print("举报回执 · receipt of \(receipt.number): \(receipt.code)") }
    }

    private func place(of folder: String) throws -> InstallationPlace {
        if let database { return try InstallationPlace(database: database, data: folder) }
        return InstallationPlace(data: folder)
    }

    /// What the demo made, in its folder.
    private static func listing(in folder: String) -> String {
        URL(filePath: folder).appending(path: "demo.json").path()
    }

    /// Makes the world in a folder beside, and gives it its name when it is whole: an interrupted one leaves nothing
    /// that could be taken for it.
    private func make() async throws {
        let manager = FileManager.default
        if let content = try? manager.contentsOfDirectory(atPath: data), !content.isEmpty {
            throw CommandFailure(zh: "\(data) 不为空，也不是演示目录", en: "\(data) is neither empty nor a demo")
        }
        let making = (data.hasSuffix("/") ? String(data.dropLast()) : data) + ".making"
        try? manager.removeItem(atPath: making)
        try FreshFolder.make(making)
        let place = try place(of: making)
        try place.mustBeFree()
        let made = try await fill(place)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let demo = Self.listing(in: making)
        guard
            manager.createFile(
                atPath: demo, contents: try encoder.encode(made), attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure(zh: "无法写入 \(demo)", en: "cannot write \(demo)") }
        try? manager.removeItem(atPath: data)
        try manager.moveItem(atPath: making, toPath: data)
    }

    /// What the world's steps are called.
    private static let steps = [
        "bodies": "机关 · Bodies", "acts": "事项 · cases", "staff": "人员 · staff", "cases": "检举控告 · reports",
    ]

    private func fill(_ place: InstallationPlace) async throws -> DemoWorld.Accounts {
        let files = try ProgramFiles.find()
        let database = try place.openJournal(isServing: true, makesKey: true)
        let site = DemoWorld.Site(
            database: database, vault: try place.openVault(makesFiles: true), bodies: try files.bodies(),
            rules: try files.rules(), calendar: try files.calendar(), acts: ActTable.all)
        let bar = ProgressBar()
        let made = try await DemoWorld.make(
            in: site, scale: scale, cases: cases, today: Installation.clock().chinaDate
        ) { step, done, total in
            bar.show(Self.steps[step] ?? step, done, of: total)
        }
        bar.end()
        try await database.write { try Storage.Accounts.set("name", to: "正名平台（演示）", in: $0) }
        _ = try await place.sealFirst(in: database)
        return made
    }
}

extension DemoWorld.Scale: ExpressibleByArgument {}
