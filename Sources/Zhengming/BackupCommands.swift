import Application
import ArgumentParser
import Foundation
import Kernel
import Seal
import Storage

/// `backup`: a copy of everything that nothing makes again; beside a running server too.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "备份 · copies the journal, the seal, accounts and the vault.",
        discussion: """
            The copy can be restored into SQLite or PostgreSQL, whichever it came from. Keys whose destruction can be \
            ordered go to a folder of their own (`--keys`): keep it apart, and not longer than the law lets you keep \
            what they open. The master key and the seal's key are in neither: keep copies of both elsewhere.
            """)

    @OptionGroup var installation: PlaceOptions

    @Argument(help: "备份目录，须为空或不存在 · the folder, empty or not there yet.")
    var folder: String

    @Option(help: "内容密钥的备份目录；不给则不备份密钥 · the folder of the keys; left out, keys are not copied.")
    var keys: String?

    func validate() throws {
        func path(_ folder: String) -> String {
            URL(filePath: folder).standardized.resolvingSymlinksInPath().path() + "/"
        }
        guard let keys else { return }
        // Keys that lie in the copy live as long as the copy.
        guard !path(keys).hasPrefix(path(folder)), !path(folder).hasPrefix(path(keys)) else {
            throw ValidationError("--keys 须在备份目录之外 · --keys names a folder outside of the copy's")
        }
    }

    func run() async throws {
        let place = try installation.place()
        try place.mustExist()
        let journal = try place.openJournal(isServing: false)
        let vault = try place.openVaultDatabase(isServing: false)
        try FreshFolder.make(folder)
        if let keys { try FreshFolder.make(keys) }
        let made = try await BackupFailure.explaining {
            try await Backup(folder: folder, keys: keys).make(of: journal, vault, at: Installation.clock())
        }
        print(
            "已备份 \(made.rows(of: "event")) 条事件、\(made.rows(of: "sealed")) 件密封内容 · copied: "
                + "\(made.rows(of: "event")) events, \(made.rows(of: "sealed")) sealed values")
        if let head = made.head {
            print("对应封存签名：\(head.size) 条，根摘要 · the head: \(head.size) events, root \(head.root.hexadecimal)")
        }
        if keys == nil {
            Terminal.note(
                "未备份内容密钥，仅凭此备份不能恢复；请用 --keys 另存 · keys were not copied, and without them this copy "
                    + "cannot be restored: use --keys")
        }
    }
}

/// `restore`: an installation out of a copy, into an empty place.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "恢复 · restores a copy into an empty place and verifies it.",
        discussion: """
            The master key must be there before (`master.key` in the folder, or ZHENGMING_MASTER_KEY). What the \
            journal ordered destroyed is destroyed again. Nothing is restored over an installation.
            """)

    @OptionGroup var installation: PlaceOptions

    @Argument(help: "备份目录 · the folder of the copy.")
    var folder: String

    @Option(help: "内容密钥的备份目录 · the folder of the keys.")
    var keys: String

    @Option(help: "另行保存的封存签名（JSON）· a head kept elsewhere: the copy must be an extension of it.")
    var head: String?

    func run() async throws {
        let place = try installation.place()
        try place.mustBeEmpty()
        let backup = Backup(folder: folder, keys: keys)
        // Before anything is made: a copy that is damaged leaves no half installation.
        let kept = try head.map { path in
            let content = Array(try ProgramFiles.content(of: path))
            do throws(SealError) { return try TreeHead(json: content) } catch { throw place.failure(error) }
        }
        _ = try await BackupFailure.explaining { try backup.check(kept: kept) }
        let journal = try place.openJournal(isServing: true, isRestoring: true)
        let vault = try place.openVaultDatabase()
        let bar = ProgressBar()
        defer { bar.end() }
        let restored = try await BackupFailure.explaining {
            try await backup.restore(into: journal, vault, kept: kept) { bar.show("恢复 · restore \($0)", $1, of: $2) }
        }
        bar.end()
        print(
            "已恢复并校验 \(restored.rows(of: "event")) 条事件，根摘要与备份相符 · restored and verified: "
                + "\(restored.rows(of: "event")) events, and the root is the head's")
    }
}

/// What goes wrong with a copy, in words.
private enum BackupFailure {
    static func explaining<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as BackupError {
            throw line(error)
        } catch let error as StoreError {
            throw InstallationPlace.failure(error)
        } catch is JournalError {
            throw CommandFailure(
                zh: "流水账无法读取：主密钥与备份不符，或备份不完整", en: "the journal cannot be read: the master key is not that of the copy")
        }
    }

    private static func line(_ error: BackupError) -> CommandFailure {
        switch error {
        case .cannotWrite(let file):
            CommandFailure(zh: "无法写入 \(file)。请检查磁盘空间和权限", en: "\(file) cannot be written: check space and permissions")
        case .missing(let file):
            CommandFailure(zh: "备份中没有 \(file)。请核对目录", en: "there is no \(file) in the copy: check the folder")
        case .damaged(let file):
            CommandFailure(
                zh: "备份文件 \(file) 已损坏或被改动。请改用另一份备份", en: "\(file) is damaged or was changed: use another copy")
        case .notABackup:
            CommandFailure(zh: "这不是本平台的备份，或格式较新", en: "this is no backup of this program, or of a later one")
        case .otherShape(let made, let known):
            CommandFailure(
                zh: "备份的数据库结构为第 \(made) 版，本程序为第 \(known) 版。请用当时的程序恢复，再运行 zhengming migrate",
                en:
                    "the copy has shape \(made), this program \(known): restore it with the program that made it, then "
                    + "run `zhengming migrate`")
        case .neverSealed:
            CommandFailure(
                zh: "流水账从未封存。请先运行 zhengming seal", en: "the journal was never sealed: run `zhengming seal` first")
        case .keysMissing(let count):
            CommandFailure(
                zh: "有 \(count) 件密封内容没有密钥：密钥备份早于此备份。请改用同时或更晚的密钥备份",
                en: "\(count) sealed values have no key: the keys were copied before. Use keys copied with it or later")
        case .otherMasterKey:
            CommandFailure(
                zh: "主密钥不是制作备份时的那一把。请清空后换用正确的主密钥",
                en: "the master key is not the one of the copy: empty the place and put the right one there")
        case .otherThanKept:
            CommandFailure(
                zh: "备份不是另存签名的延续：条数较少，或内容不同。请改用另一份备份",
                en: "the copy is no extension of the head kept elsewhere, which has more or other events: use another")
        case .doesNotHold:
            CommandFailure(
                zh: "恢复后的流水账不完整，不可使用。请改用另一份备份", en: "what was restored does not hold, do not use it: take another copy")
        }
    }
}
