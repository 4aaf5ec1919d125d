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
