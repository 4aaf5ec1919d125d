import Application
import ArgumentParser
import Foundation
import Kernel
import Seal
import Storage
import StorageSQLite
import Vault
import Web
import World

/// `demo`: a small system that lives, made when it is absent, then served.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "演示 · makes a demo installation when it is absent, and serves it.")

    @Option(help: "演示目录 · the demo's folder.")
    var data = "var/demo"

    @Option(help: "规模：small 或 test · how much of it: small or test.")
    var scale: DemoWorld.Scale = .small

    @Flag(name: .customLong("no-serve"), help: "只建立，不启动服务 · makes it and ends.")
    var makesOnly = false

    @Flag(help: "以 JSON 输出地址与账号 · prints address and accounts as JSON.")
    var json = false

    @Option(help: "监听地址 · where to listen, HOST:PORT.")
    var listen = ListenAddress.usual

    func run() async throws {
        let place = InstallationPlace(data: data)
        if !FileManager.default.fileExists(atPath: place.demo) { try await make() }
        guard let content = FileManager.default.contents(atPath: place.demo),
            let made = try? JSONDecoder().decode(DemoWorld.Accounts.self, from: content)
        else { throw CommandFailure(zh: "\(place.demo) 无法读取", en: "\(place.demo) cannot be read") }
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
        let made = try await fill(InstallationPlace(data: making))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let demo = InstallationPlace(data: making).demo
        guard
            manager.createFile(
                atPath: demo, contents: try encoder.encode(made), attributes: [.posixPermissions: 0o600])
        else { throw CommandFailure(zh: "无法写入 \(demo)", en: "cannot write \(demo)") }
        try? manager.removeItem(atPath: data)
        try manager.moveItem(atPath: making, toPath: data)
    }

    private func fill(_ place: InstallationPlace) async throws -> DemoWorld.Accounts {
        let files = try ProgramFiles.find()
        let database = try place.openJournal(isServing: true, makesKey: true)
        let site = DemoWorld.Site(
            database: database, vault: try place.openVault(makesFiles: true), bodies: try files.bodies(),
            rules: try files.rules(), calendar: try files.calendar(), acts: ActTable.all)
        let bar = ProgressBar()
        let made = try await DemoWorld.make(
            in: site, scale: scale, today: Installation.clock().chinaDate
        ) { step, done, total in
            bar.show(step == "bodies" ? "机关 · Bodies" : "事项 · cases", done, of: total)
        }
        bar.end()
        try await database.write { try Storage.Accounts.set("name", to: "正名平台（演示）", in: $0) }
        let sealer = Sealer(
            database: database, signer: try place.sealKey(makesFile: true), clock: Installation.clock)
        _ = try await SealCommand.seal(sealer, place)
        return made
    }
}

extension DemoWorld.Scale: ExpressibleByArgument {}
