import Application
import ArgumentParser
import Foundation
import Kernel
import Seal
import Storage

/// `seal`: gives what is new its place in the tree and publishes a signed head; beside a running server too.
struct SealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "封存 · seals the journal now and publishes a signed tree head.",
        discussion: """
            Keep the head (`--json > FILE`) where whoever runs this machine cannot reach it: with the higher Body, on \
            paper. `zhengming verify --head FILE` compares the journal with it later.
            """)

    @OptionGroup var installation: PlaceOptions

    @Flag(help: "以 JSON 输出封存签名 · prints the head as JSON.")
    var json = false

    @Flag(name: .customLong("public-key"), help: "只输出公钥，不封存 · prints the public key and seals nothing.")
    var publicKey = false

    @Flag(name: .customLong("new-key"), help: "密钥遗失后另制一把 · makes a new key where the old one is lost.")
    var newKey = false

    func validate() throws {
        guard !(publicKey && (json || newKey)) else {
            throw ValidationError("--public-key 单独使用 · --public-key stands alone")
        }
    }

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: false, writes: true)
        try await place.mustHaveSeal(database)
        let hasHeads = try await database.read { try SealTables.lastHead(in: $0) } != nil
        let key = try place.sealKey(makesFile: !publicKey && (newKey || !hasHeads))
        if publicKey {
            print(key.publicKey.hexadecimal)
            return
        }
        let run = try await Self.seal(Sealer(database: database, signer: key, clock: Installation.clock), place)
        guard let head = run.head else {
            throw CommandFailure(zh: "流水账中没有事件，无可封存", en: "the journal has no events: nothing to seal")
        }
        if json {
            try Terminal.json(head)
        } else {
            print("已封存 \(head.size) 条，本次新增 \(run.added) 条 · sealed: \(head.size) events, \(run.added) of them now")
            print("根摘要 · root: \(head.root.hexadecimal)")
            print("签名时间 · signed: \(head.signedAt.chinaText)  密钥 · key: \(head.keyId)")
        }
    }

    /// Seals everything, waiting a little for another sealer.
    static func seal(_ sealer: Sealer, _ place: InstallationPlace) async throws -> Sealer.Run {
        for _ in 0..<20 {
            do throws(SealError) { return try await sealer.seal(wholly: true) } catch {
                guard error == .busy else { throw place.failure(error) }
                try await Task.sleep(for: .milliseconds(500))
            }
        }
        throw place.failure(.busy)
    }
}

/// `proof`: what an outsider needs to check an event or a history against heads.
struct ProofCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "证明 · exports proofs as JSON; docs/verify_proof.py checks them.",
        subcommands: [OfEvent.self, Consistency.self])

    /// `proof event`.
    struct OfEvent: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "event", abstract: "事件在册证明 · that an event stands in the journal of a signed head.")

        @OptionGroup var installation: PlaceOptions

        @Argument(help: "事件，写作 stream#version · the event, STREAM#VERSION.")
        var event: EventName

        @Option(help: "以前多少条为准，缺省为最新签名 · the tree's size; the last head's when left out.")
        var size: Int?

        func validate() throws {
            guard size ?? 1 > 0 else { throw ValidationError("--size 须为正整数 · --size is a number above 0") }
        }

        func run() async throws {
            let (event, size) = (event, size)
            try await Proving.print(installation) { session throws(SealError) in
                try InclusionProof(of: event.stream, version: event.version, size: size, in: session)
            }
        }
    }

    /// `proof consistency`.
    struct Consistency: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "consistency", abstract: "前后一致证明 · that the journal of M events extends that of N.")

        @OptionGroup var installation: PlaceOptions

        @Option(help: "较早的条数 · the earlier size.")
        var from: Int

        @Option(help: "较晚的条数 · the later size.")
        var to: Int

        func validate() throws {
            guard from >= 0, from <= to else {
                throw ValidationError("--from 不得大于 --to · --from is not above --to, and neither is below 0")
            }
        }

        func run() async throws {
            let (from, to) = (from, to)
            try await Proving.print(installation) { session throws(SealError) in
                try ConsistencyProof(from: from, to: to, in: session)
            }
        }
    }
}

/// An event by its stream and version.
struct EventName: ExpressibleByArgument {
    let stream: String
    let version: Int

    init?(argument: String) {
        guard let mark = argument.lastIndex(of: "#"), let version = Int(argument[argument.index(after: mark)...]),
            version > 0, StreamId(String(argument[..<mark])) != nil
        else { return nil }
        stream = String(argument[..<mark])
        self.version = version
    }
}

/// What both proofs share.
private enum Proving {
    static func print<Proof: Encodable & Sendable>(
        _ installation: PlaceOptions, _ make: @escaping @Sendable (any SQLSession) throws(SealError) -> Proof
    ) async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: false)
        try await place.mustHaveSeal(database)
        do {
            try Terminal.json(try await database.read { try make($0) })
        } catch let error as SealError { throw place.failure(error) }
    }
}

extension InstallationPlace {
    var sealKeyFile: String { file("seal.key") ?? "ZHENGMING_SEAL_KEY" }

    /// The key that signs heads.
    func sealKey(makesFile: Bool) throws -> SealKey {
        do throws(SealError) { return try SealKey.load(file: sealKeyFile, makesFile: makesFile && folder != nil) } catch
        {
            throw failure(error)
        }
    }

    /// Signs the first head of a new installation.
    /// - Returns: the public key; nil where there is no folder for a key and the environment has none: the server then
    ///   goes on without sealing and says so in its log.
    func sealFirst(in database: any Storage.Database) async throws -> String? {
        if folder == nil, ProcessInfo.processInfo.environment["ZHENGMING_SEAL_KEY"] == nil {
            Terminal.note(
                "尚未封存：请设置 ZHENGMING_SEAL_KEY，见 docs/operations.md · not sealed yet: set ZHENGMING_SEAL_KEY, see "
                    + "docs/operations.md")
            return nil
        }
        let key = try sealKey(makesFile: true)
        _ = try await SealCommand.seal(
            Sealer(database: database, signer: key, clock: Installation.clock), self)
        return key.publicKey.hexadecimal
    }

    /// - Throws: a clear line for a database that has no tables for the seal yet.
    func mustHaveSeal(_ database: any Database) async throws {
        guard try await database.read({ try SealTables.exist(in: $0) }) else {
            throw CommandFailure(
                zh: "\(name) 的结构较旧，请先运行 zhengming migrate",
                en: "\(name) has an older shape: run `zhengming migrate` first")
        }
    }

    /// The line for what the seal cannot do.
    func failure(_ error: SealError) -> CommandFailure {
        switch error {
        case .busy:
            CommandFailure(
                zh: "另一进程正在封存。请稍后再试", en: "another process is sealing: try again in a minute")
        case .key:
            CommandFailure(
                zh: "封存密钥 \(sealKeyFile) 不存在、无法读取，或不是 64 位十六进制数字。请从备份恢复；确已遗失的，"
                    + "用 zhengming seal --new-key 另制，并将新公钥告知上级机关",
                en: "the seal's key \(sealKeyFile) is missing, unreadable, or not 64 hexadecimal digits: restore it; "
                    + "where it is lost, make another by `zhengming seal --new-key` and tell the higher Body"
            )
        case .treeDamaged:
            CommandFailure(
                zh: "已存的封存数据与最近一次签名不符，未再签名。请运行 zhengming verify",
                en: "the stored tree is not the one that was signed last: nothing was signed; run `zhengming verify`")
        case .algorithmUnknown(let name):
            CommandFailure(zh: "不支持算法 \(name)。请升级程序", en: "\(name) is not known here: use a newer program")
        case .noSuchSize(let asked, let leaves):
            CommandFailure(
                zh: "只封存了 \(leaves) 条，没有 \(asked) 条", en: "\(leaves) events are sealed, not \(asked)")
        case .notSealed:
            CommandFailure(
                zh: "该事件尚未封存，或晚于所给条数。请先运行 zhengming seal",
                en: "the event is not sealed yet, or later than this size: run `zhengming seal` first")
        case .noSuchEvent:
            CommandFailure(
                zh: "没有这一事件。请核对，写法如 body/430000000#1",
                en: "there is no such event: check it, it is written like body/430000000#1")
        case .unreadable(let what):
            CommandFailure(
                zh: "文件内容不是\(what == "proof" ? "一致性证明" : "封存签名")。请重新导出",
                en: "the file holds no \(what == "proof" ? "consistency proof" : "tree head"): export it again")
        case .store(let error): Self.failure(error, at: name)
        }
    }
}
