import Application
import ArgumentParser
import Kernel
import Storage
import Vault

/// `account`: who can sign in. Works beside a running server.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "账号 · accounts.",
        subcommands: [Add.self, Reset.self, Disable.self, Enable.self, List.self])

    /// What each of them needs.
    struct Options: ParsableArguments {
        @OptionGroup var installation: PlaceOptions

        @Argument(help: "账号 · the account's name.")
        var account: String

        func validate() throws {
            guard StaffId(account) != nil else {
                throw ValidationError(
                    "账号用小写字母、数字和 - _ . · an account's name has lower-case letters, digits and - _ .")
            }
        }

        /// Writes, and prints a new one-time password where there is one.
        func write(
            password: String? = nil, _ body: @escaping @Sendable (AccountDesk) throws -> Void
        ) async throws {
            let place = try installation.place()
            try place.mustExist()
            let (name, now) = (account, Installation.clock())
            do {
                try await place.openJournal(isServing: false, writes: true).write { session in
                    // Whoever can write the files is the machine's operator, not a person of the register.
                    try body(AccountDesk(session: session, actor: .system, now: now))
                }
            } catch let failure as ActFailure { throw Self.failure(failure, of: name) }
            if let password { print("\(account)  \(password)  （一次性，登录后须更改 · one-time, must be changed）") }
        }

        func fresh() throws -> (password: String, hash: String) {
            let password = Password.secret(characters: 16)
            guard let hash = Password.hash(password) else {
                throw CommandFailure(zh: "内存不足，无法生成口令", en: "no memory to hash a password")
            }
            return (password, hash)
        }

        private static func failure(_ failure: ActFailure, of name: String) -> CommandFailure {
            guard case .refused(let notice) = failure else {
                return CommandFailure(zh: "没有账号 \(name)", en: "there is no account \(name)")
            }
            switch notice.code {
            case "nameTaken": return CommandFailure(zh: "账号 \(name) 已存在", en: "the account \(name) exists")
            case "accountHeld": return CommandFailure(zh: "该人员已有账号", en: "the staff member has an account")
            case "notEngaged":
                return CommandFailure(zh: "该人员不在岗，或者没有登记", en: "there is no such staff member at work")
            case "endedBefore": return CommandFailure(zh: "账号 \(name) 已停用", en: "\(name) is disabled already")
            case "notEnded": return CommandFailure(zh: "账号 \(name) 正在使用", en: "\(name) is enabled already")
            case "lastAdministrator":
                return CommandFailure(
                    zh: "\(name) 是唯一的该类管理员账号", en: "\(name) is the only administrator's of its kind")
            default: return CommandFailure(zh: "未办理：\(notice.code)", en: "refused: \(notice.code)")
            }
        }
    }

    /// `account add`.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "新增账号 · gives a staff member an account.")

        @OptionGroup var options: Options

        @Option(help: "工作人员标识 · the staff member's identifier.")
        var staff: StaffId

        func run() async throws {
            let (password, hash) = try options.fresh()
            let (name, staff) = (options.account, staff)
            try await options.write(password: password) { try $0.open(name, for: staff, hash: hash) }
        }
    }

    /// `account reset`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset", abstract: "重置口令 · gives a new one-time password; sessions end.")

        @OptionGroup var options: Options

        func run() async throws {
            let (password, hash) = try options.fresh()
            let name = options.account
            try await options.write(password: password) { try $0.reset(name, hash: hash) }
        }
    }

    /// `account disable`.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "disable", abstract: "停用账号 · nobody signs in by it; sessions end.")

        @OptionGroup var options: Options

        func run() async throws { try await set(options, isDisabled: true) }
    }

    /// `account enable`.
    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "enable", abstract: "启用账号 · takes a disabled account into use again.")

        @OptionGroup var options: Options

        func run() async throws { try await set(options, isDisabled: false) }
    }

    /// `account list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "账号清单 · all accounts.")

        @OptionGroup var installation: PlaceOptions

        func run() async throws {
            let place = try installation.place()
            try place.mustExist()
            let rows = try await place.openJournal(isServing: false).read { session in
                try Accounts.list(in: session).map { row in
                    "\(row.account)\t\(row.name)\t\(row.body)\t\(row.staff)\(row.isDisabled ? "\t停用 · disabled" : "")"
                }
            }
            for row in rows { print(row) }
        }
    }

    private static func set(_ options: Options, isDisabled: Bool) async throws {
        let name = options.account
        try await options.write { isDisabled ? try $0.end(name) : try $0.resume(name) }
        print(isDisabled ? "已停用 · disabled: \(name)" : "已启用 · enabled: \(name)")
    }
}
