import ArgumentParser
import Kernel
import Storage
import StorageSQLite
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
            password: String? = nil, _ body: @escaping @Sendable (any SQLSession, AccountRow?) throws -> Void
        ) async throws {
            let place = try installation.place()
            try place.mustExist()
            let name = account
            try await place.openJournal(isServing: false).write { session in
                try body(session, try Accounts.account(name, in: session))
            }
            if let password { print("\(account)  \(password)  （一次性，登录后须更改 · one-time, must be changed）") }
        }

        func fresh() throws -> (password: String, hash: String) {
            let password = Password.secret(characters: 16)
            guard let hash = Password.hash(password) else {
                throw CommandFailure(zh: "内存不足，无法生成口令", en: "no memory to hash a password")
            }
            return (password, hash)
        }

        static func unknown(_ name: String) -> CommandFailure {
            CommandFailure(zh: "没有账号 \(name)", en: "there is no account \(name)")
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
            try await options.write(password: password) { session, account in
                guard account == nil else {
                    throw CommandFailure(zh: "账号 \(name) 已存在", en: "the account \(name) exists")
                }
                guard try Directory.staff(staff, in: session) != nil else {
                    throw CommandFailure(zh: "没有工作人员 \(staff)", en: "there is no staff member \(staff)")
                }
                do {
                    try Accounts.put(name, staff: staff, password: hash, mustChange: true, in: session)
                } catch StoreError.notUnique {
                    throw CommandFailure(zh: "\(staff) 已有账号", en: "\(staff) has an account")
                }
            }
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
            try await options.write(password: password) { session, account in
                guard let account else { throw Options.unknown(name) }
                try Accounts.put(name, staff: account.staff, password: hash, mustChange: true, in: session)
                try Accounts.closeAll(of: name, but: "", in: session)
            }
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
        try await options.write { session, account in
            guard account != nil else { throw Options.unknown(name) }
            try Accounts.disable(isDisabled, name, in: session)
        }
        print(isDisabled ? "已停用 · disabled: \(name)" : "已启用 · enabled: \(name)")
    }
}
