import Application
import ArgumentParser
import Foundation
import Kernel
import Storage

/// `migrate`: brings the database to the newest shape.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "升级数据库结构 · brings the database to this program's shape.")

    @OptionGroup var installation: PlaceOptions

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let before = try await Self.shape(of: try place.openJournal(isServing: false))
        let database = try place.openJournal(isServing: true)
        _ = try place.openVaultDatabase()
        let after = try await Self.shape(of: database)
        if before == after {
            print("已是最新结构（第 \(after) 版）· nothing to do, shape \(after)")
        } else {
            print("结构由第 \(before) 版升至第 \(after) 版 · shape \(before) became \(after)")
        }
    }

    private static func shape(of database: any Database) async throws -> Int {
        do {
            return try await database.read { session in
                try session.row("SELECT coalesce(max(number), 0) FROM migration", [])?.int(0) ?? 0
            }
        } catch StoreError.engine { return 0 }
    }
}

/// `rebuild`: the read tables from the journal alone.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "由流水账重建查询表 · makes the read tables again from the journal.")

    @OptionGroup var installation: PlaceOptions

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: true)
        let total = try await database.read { session in
            try session.row("SELECT count(DISTINCT stream) FROM event", [])?.int(0) ?? 0
        }
        let bar = ProgressBar()
        do {
            let count = try await database.write { session in
                try Rebuild.run(in: session) { bar.show("重建 · rebuild", $0, of: total) }
            }
            bar.end()
            print("已重建 \(count) 条事件流 · rebuilt \(count) streams")
        } catch let error as BrokenHistory {
            bar.end()
            throw CommandFailure(
                zh: "流水账与规则不符：\(error.mechanism) 第 \(error.version) 条，请运行 zhengming verify",
                en: "the journal does not hold at \(error.mechanism) #\(error.version): run `zhengming verify`")
        } catch let error as JournalError {
            bar.end()
            throw CommandFailure(
                zh: "流水账无法读取：\(error)，请运行 zhengming verify", en: "the journal cannot be read: run `zhengming verify`")
        }
    }
}

/// `verify`: recomputes every chain and replays every stream, beside a running server too.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "校验流水账 · recomputes the journal's chains and replays every stream.")

    @OptionGroup var installation: PlaceOptions

    @Flag(help: "以 JSON 输出 · prints JSON.")
    var json = false

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let database = try place.openJournal(isServing: false)
        let total = try await database.read { try $0.row("SELECT count(*) FROM event", [])?.int(0) ?? 0 }
        let bar = ProgressBar()
        let counter = Counter()
        let report: JournalReport
        do {
            report = try await database.read { session in
                try Journal.verify(in: session, dialect: database.dialect) { events in
                    bar.show("校验 · verify", counter.add(events.count), of: total)
                    return Rebuild.firstImpossible(events)
                }
            }
        } catch let error as StoreError { throw InstallationPlace.failure(error) }
        bar.end()
        if json { try Terminal.json(Answer(report)) }
        if let bad = report.firstBad {
            let line = Self.line(bad)
            if json { Terminal.note(line) } else { throw CommandFailure(line) }
            throw ExitCode.failure
        }
        if !json { print("流水账完整，共 \(report.events) 条 · the journal holds, \(report.events) events") }
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

    /// What `--json` prints.
    private struct Answer: Encodable {
        let ok: Bool
        let events: Int
        let firstBad: Bad?

        struct Bad: Encodable {
            let stream: String
            let version: Int
            let position: Int
            let flaw: String
        }

        init(_ report: JournalReport) {
            ok = report.firstBad == nil
            events = report.events
            firstBad = report.firstBad.map {
                Bad(stream: $0.stream, version: $0.version, position: $0.position, flaw: $0.flaw.rawValue)
            }
        }

        // By hand, because an absent value is left out where `null` was promised.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(ok, forKey: .ok)
            try container.encode(events, forKey: .events)
            try container.encode(firstBad, forKey: .firstBad)
        }

        enum Key: String, CodingKey { case ok, events, firstBad }
    }
}

/// Counts while a closure reads; used by one thread at a time.
private final class Counter: @unchecked Sendable {
    private var count = 0

    func add(_ more: Int) -> Int {
        count += more
        return count
    }
}
