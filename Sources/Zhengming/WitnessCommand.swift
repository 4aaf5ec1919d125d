import Application
import ArgumentParser
import Foundation
import Kernel
import Seal
import Storage

/// `witness`: keeps the heads of other installations. Works beside a running server.
struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "存证 · keeps the signed tree heads of other installations, such as lower Bodies'.",
        subcommands: [Add.self, List.self])

    /// `witness add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "收存封存签名 · keeps a head, once it agrees with the last one kept.",
            discussion: """
                A head that contradicts the last one is kept too, as an alarm that the audit administrator sees; the \
                command then ends with 1.
                """)

        @OptionGroup var installation: PlaceOptions

        @Argument(help: "封存签名文件（JSON）· the head, as `zhengming seal --json` prints it.")
        var file: String

        @Option(help: "来源机关或平台 · whose it is.")
        var from: String

        @Option(help: "来源公钥，64 位十六进制 · their public key, 64 hexadecimal digits.")
        var key: String

        @Option(help: "一致性证明文件（JSON）· a proof from the last one kept to this one, where the sizes differ.")
        var proof: String?

        @Flag(name: .customLong("new-key"), help: "来源机关已另行告知更换公钥 · they told on another way that their key is new.")
        var isKeyNew = false

        func validate() throws {
            guard let bytes = [UInt8](hexadecimal: key), bytes.count == 32 else {
                throw ValidationError("--key 应为 64 位十六进制数字 · --key has 64 hexadecimal digits")
            }
            guard WitnessDesk.problem(inSource: TextCheck.trimmed(from)) == nil else {
                throw ValidationError("--from 应为 1 至 60 个字符 · --from has 1 to 60 characters")
            }
        }

        func run() async throws {
            let place = try installation.place()
            try place.mustExist()
            let database = try place.openJournal(isServing: false, writes: true)
            try await place.mustHaveSeal(database)
            let answer = try await WitnessDesk(database: database, clock: Installation.clock)
                .add(try offer(for: place), by: .system)
            print(
                answer.wasAlreadySo
                    ? "此前已收存 · kept before: \(answer.source) \(answer.size)"
                    : "前后一致，已收存 · agrees, kept: \(answer.source) \(answer.size)")
        }

        private func offer(for place: InstallationPlace) throws -> Witness.Offer {
            let content = Array(try ProgramFiles.content(of: file))
            let proofContent = try proof.map { Array(try ProgramFiles.content(of: $0)) }
            do throws(SealError) {
                var given: ConsistencyProof?
                if let proofContent { given = try ConsistencyProof(json: proofContent) }
                return Witness.Offer(
                    source: TextCheck.trimmed(from), head: try TreeHead(json: content),
                    publicKey: [UInt8](hexadecimal: key) ?? [], proof: given, isKeyNew: isKeyNew)
            } catch { throw place.failure(error) }
        }
    }

    /// `witness list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "存证清单 · the last head of each source, and alarms.")

        @OptionGroup var installation: PlaceOptions

        @Flag(help: "以 JSON 输出 · prints JSON.")
        var json = false

        func run() async throws {
            let place = try installation.place()
            try place.mustExist()
            let database = try place.openJournal(isServing: false)
            try await place.mustHaveSeal(database)
            let (kept, alarms) = try await database.read { session in
                (try Witness.lastOfEach(in: session), try Witness.alarms(limit: 1_000, in: session))
            }
            if json {
                return try Terminal.json(Listing(kept: kept.map(Line.init), alarms: alarms.map(Line.init)))
            }
            for head in kept { print("\(head.source)\t\(head.head.size)\t\(head.head.signedAt.chinaText)") }
            for head in alarms {
                let what = "\(head.head.size)\t\(head.state.rawValue)\t\(head.receivedAt.chinaText)"
                print("告警 · alarm: \(head.source)\t\(what)")
            }
        }

        /// What `--json` prints.
        private struct Listing: Encodable {
            let kept: [Line]
            let alarms: [Line]
        }

        /// A head that was kept.
        private struct Line: Encodable {
            let source: String
            let state: String
            let receivedAt: Int64
            let head: TreeHead

            init(_ head: WitnessHead) {
                source = head.source
                state = head.state.rawValue
                receivedAt = head.receivedAt.milliseconds
                self.head = head.head
            }
        }
    }
}
