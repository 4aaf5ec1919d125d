import Application
import ArgumentParser
import Foundation
import Kernel
import Seal
import Storage
import Synchronization

/// `verify`: recomputes every chain, the tree and its heads, beside a running server too; with `--replay` it also takes
/// every stream through its mechanism.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "校验流水账 · recomputes the journal's chains, the tree over them and its signed heads.")

    @OptionGroup var installation: PlaceOptions

    @Option(help: "另行保存的封存签名（JSON）· a head kept elsewhere: the journal must be an extension of it.")
    var head: String?

    @Flag(help: "并逐案重演 · also replays every stream through its mechanism: what is there can have happened.")
    var replay = false

    @Flag(help: "以 JSON 输出 · prints JSON.")
    var json = false

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let kept = try head.map { path in
            let content = Array(try ProgramFiles.content(of: path))
            do throws(SealError) { return try TreeHead(json: content) } catch { throw place.failure(error) }
        }
        let database = try place.openJournal(isServing: false)
        let key = try? SealKey.load(file: place.sealKeyFile, makesFile: false).publicKey
        let total = try await database.read { try $0.row("SELECT count(*) FROM event", [])?.int(0) ?? 0 }
        let progress = Progress(total: total)
        let wantsReplay = replay
        let found: Found
        do {
            // Side by side, each on a snapshot of its own: a chain holds an event, an event's hash a leaf, and whatever
            // is written between the two is whole in the later.
            async let seal = database.read { session in
                try SealCheck(session: session, key: key, kept: kept).report { progress.sealed($0) }
            }
            let chains = try await database.read { session in
                try Chains(in: session, dialect: database.dialect, isReplaying: wantsReplay, progress)
            }
            found = Found(journal: chains.report, seal: try await seal, closed: chains.closed)
        } catch let error as StoreError { throw InstallationPlace.failure(error) }
        progress.end()
        if json { try Terminal.json(Answer(found)) }
        if let line = found.line {
            if json { Terminal.note(line) } else { throw CommandFailure(line) }
            throw ExitCode.failure
        }
        if found.closed > 0 {
            Terminal.note(
                "没有主密钥，\(found.closed) 条加密的事件流只核对了衔接 · without the master key \(found.closed) streams "
                    + "were checked for their chains alone")
        }
        if !json {
            print(
                "流水账完整，共 \(found.journal.events) 条，已封存 \(found.seal.leaves) 条 · the journal holds, "
                    + "\(found.journal.events) events, \(found.seal.leaves) of them sealed")
        }
    }
}

/// What was found of the chains, and how many streams could not be replayed.
private struct Chains: Sendable {
    let report: JournalReport
    let closed: Int

    init(in session: any SQLSession, dialect: Dialect, isReplaying: Bool, _ progress: Progress) throws {
        let replay = Replay(progress, canOpen: session.cipher != nil)
        report = try Journal.verify(
            in: session, dialect: dialect, progress: progress.checked,
            replay: isReplaying ? { replay.firstImpossible($0) } : nil)
        closed = replay.closed
    }
}

/// What was found.
private struct Found: Sendable {
    let journal: JournalReport
    let seal: SealReport
    /// How many streams could not be replayed.
    let closed: Int

    /// The first thing that does not fit, in words; nil when all does.
    var line: String? {
        if let bad = journal.firstBad { return Self.line(bad) }
        return seal.firstBad.map(Self.line)
    }

    private static func line(_ bad: BadEvent) -> String {
        let place =
            bad.stream.isEmpty ? "position \(bad.position)" : "\(bad.stream)#\(bad.version) (position \(bad.position))"
        let what: (zh: String, en: String) =
            switch bad.flaw {
            case .contentChanged: ("内容与摘要不符", "its content is not what was hashed")
            case .chainBroken: ("与前一条不相衔接", "it is not chained to the one before")
            case .versionMissing: ("前面缺少一条", "a version before it is missing")
            case .positionMissing: ("此处缺少一条", "a row is missing here")
            case .unreadable: ("无法读取", "it cannot be read")
            case .impossible: ("不可能在前文之后发生", "it cannot have followed what came before it")
            }
        return "\(place)：\(what.zh) · \(what.en)"
    }

    private static func line(_ flaw: SealFlaw) -> String {
        let place: String
        if !flaw.stream.isEmpty {
            place = "\(flaw.stream)#\(flaw.version)"
        } else if let size = flaw.size {
            place = "head of \(size)"
        } else {
            place = "leaf \(flaw.leaf ?? 0)"
        }
        let what = words(flaw.kind)
        return "\(place)：\(what.zh) · \(what.en)"
    }

    private static func words(_ kind: SealFlaw.Kind) -> (zh: String, en: String) {
        switch kind {
        case .sealedEventGone: ("封存过的事件已不存在", "it was sealed, and is gone")
        case .sealedEventChanged: ("与封存时不同", "it is not what was sealed")
        case .leafMissing: ("封存序列缺少一位", "a leaf is missing here")
        case .notSealed: ("早于最近一次签名却未封存", "it is older than the last head and has no leaf")
        case .nodeChanged: ("封存树的中间值与各叶不符", "a node of the tree is not that of its leaves")
        case .headRootDiffers: ("签名的根摘要与各叶不符", "its root is not that of the leaves")
        case .headSignatureBad: ("签名无效", "its signature is not its key's")
        case .headKeyOther: ("不是本平台密钥所签", "it is not signed by this installation's key")
        case .headsInconsistent: ("各次签名互相矛盾或有缺失", "heads contradict each other, or one is missing")
        case .headAhead: ("签名的条数多于现有封存", "it speaks of more leaves than there are")
        case .algorithmUnknown: ("使用了未知算法", "it names an algorithm that is not known here")
        case .keptHeadSignatureBad: ("另存的签名无效", "the head kept elsewhere does not have its signature")
        case .keptHeadAhead: ("流水账少于另存签名的条数", "the journal has fewer events than the head kept elsewhere")
        case .keptHeadDiffers: ("流水账不是另存签名的延续", "the journal is no extension of the head kept elsewhere")
        }
    }
}

/// What `--json` prints.
private struct Answer: Encodable {
    let ok: Bool
    let events: Int
    let leaves: Int
    let heads: Int
    let firstBad: Bad?

    struct Bad: Encodable {
        let stream: String
        let version: Int
        let position: Int
        let flaw: String
        var leaf: Int?
        var size: Int?
    }

    init(_ found: Found) {
        ok = found.line == nil
        events = found.journal.events
        leaves = found.seal.leaves
        heads = found.seal.heads
        if let bad = found.journal.firstBad {
            firstBad = Bad(
                stream: bad.stream, version: bad.version, position: bad.position, flaw: bad.flaw.rawValue)
        } else {
            firstBad = found.seal.firstBad.map {
                Bad(
                    stream: $0.stream, version: $0.version, position: 0, flaw: $0.kind.rawValue, leaf: $0.leaf,
                    size: $0.size)
            }
        }
    }

    // By hand, because an absent value is left out where `null` was promised.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(ok, forKey: .ok)
        try container.encode(events, forKey: .events)
        try container.encode(leaves, forKey: .leaves)
        try container.encode(heads, forKey: .heads)
        try container.encode(firstBad, forKey: .firstBad)
    }

    enum Key: String, CodingKey { case ok, events, leaves, heads, firstBad }
}

/// Both checks on one bar.
private final class Progress: Sendable {
    private let bar = ProgressBar()
    private let total: Int
    private let done = Mutex((journal: 0, seal: 0))

    init(total: Int) { self.total = total }

    func checked(_ events: Int) { show { $0.journal = events } }

    func sealed(_ leaves: Int) { show { $0.seal = leaves } }

    func replayed(_ events: Int) { bar.show("重演 · replay", events, of: total) }

    func end() { bar.end() }

    private func show(_ change: (inout (journal: Int, seal: Int)) -> Void) {
        let sum = done.withLock { done in
            change(&done)
            return done.journal + done.seal
        }
        bar.show("校验 · verify", sum, of: total * 2)
    }
}

/// Replays streams and counts; used by one thread at a time.
private final class Replay: @unchecked Sendable {
    private let progress: Progress
    private let canOpen: Bool
    private var events = 0
    /// How many streams lie under keys that nobody could open here.
    private(set) var closed = 0

    init(_ progress: Progress, canOpen: Bool) {
        self.progress = progress
        self.canOpen = canOpen
    }

    func firstImpossible(_ stream: [StoredEvent]) -> Int? {
        events += stream.count
        progress.replayed(events)
        // Without the master key what lies under content keys is chained, and not to be replayed.
        guard canOpen || !stream.contains(where: \.payload.isErased) else {
            closed += 1
            return nil
        }
        return Rebuild.firstImpossible(stream)
    }
}
