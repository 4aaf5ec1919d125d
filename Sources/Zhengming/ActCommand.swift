import Application
import ArgumentParser
import Foundation
import Kernel
import Vault

/// `act`: any act of the table, through the API of a running server.
struct ActCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act", abstract: "办理 · does any act of the table through a running server.",
        discussion: """
            `zhengming act --list` names every act; `zhengming act NAME --fields` lists the fields of one. A field \
            given twice is a list. Nested fields, and files as {"name","mediaType","base64"}, go into --json-file.
            """)

    @OptionGroup var server: ServerOptions

    @Argument(help: "动作，如 clarification.approve · the act's name.")
    var act: String?

    @Option(name: .customLong("case"), help: "事项标识，开启事项的动作不填 · the case, but for an act that opens one.")
    var caseId: CaseId?

    @Option(help: "所据事项版本，页面已变则不办理 · the version it was decided on.")
    var seen: Int?

    @Option(name: .customLong("occurred-on"), help: "发生日期 · the day it happened.")
    var occurredOn: CivilDate?

    @OptionGroup var given: FieldOptions

    @Option(name: .customLong("json-file"), help: "字段的 JSON 文件，- 为标准输入 · fields as JSON, - for standard input.")
    var jsonFile: String?

    @Flag(help: "列出全部动作 · lists every act.")
    var list = false

    @Flag(help: "列出动作的字段 · lists the fields of the act.")
    var fields = false

    func validate() throws {
        if list { return }
        guard let act else { throw ValidationError("请给出动作名 · name an act, or --list") }
        guard let known = ActTable.all.first(where: { $0.name == act }) else {
            throw ValidationError("没有动作 \(act) · there is no act \(act); see --list")
        }
        guard !known.isForPortal else {
            throw ValidationError("\(act) 只在举报门户办理 · \(act) is done at the public portal")
        }
        if !fields, !known.isOpening, caseId == nil {
            throw ValidationError("\(act) 须用 --case 指明事项 · \(act) needs --case")
        }
    }

    func run() async throws {
        if list {
            for act in ActTable.all where !act.isForPortal { print(act.name) }
            return
        }
        guard let act = ActTable.all.first(where: { $0.name == self.act }) else { return }
        if fields {
            Self.show(act.fields, indent: "")
            return
        }
        var path = "/api/v1/\(act.collection)"
        if let caseId { path += "/\(caseId)" }
        path += "/\(act.verb)"
        let answer = try await server.client().post(
            path, try body(), headers: ["Idempotency-Key": Password.secret(characters: 32)])
        try printIndented(answer)
    }

    private func body() throws -> [String: Any] {
        var body: [String: Any] = [:]
        if let jsonFile {
            let bytes =
                jsonFile == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: jsonFile)
            guard let bytes, let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any] else {
                throw CommandFailure(zh: "\(jsonFile) 不是 JSON 对象", en: "\(jsonFile) is no JSON object")
            }
            body = object
        }
        given.add(to: &body)
        if let seen { body["seen"] = seen }
        if let occurredOn { body["occurredOn"] = occurredOn.description }
        return body
    }

    private static func show(_ fields: [Field], indent: String) {
        for field in fields {
            if case .rows(let inner, _, _) = field.kind {
                print("\(indent)\(field.name)[]\(field.isRequired ? "" : "?")")
                show(inner, indent: indent + "    ")
            } else {
                print("\(indent)\(field.name)\(field.isRequired ? "" : "?")  \(field.kind)")
            }
        }
    }
}

/// `session`: signs in and prints a token.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "登录 · signs in and prints a token for `act`, `case` and `list`.")

    @Option(help: "服务地址 · the server.")
    var server = "http://127.0.0.1:8080"

    @Option(help: "账号 · the account. The password is asked for, or read from ZHENGMING_PASSWORD.")
    var account: String

    @Option(help: "提示语言：zh 或 en · the language of answers.")
    var language = "zh"

    func run() async throws {
        var password = ProcessInfo.processInfo.environment["ZHENGMING_PASSWORD"] ?? ""
        if password.isEmpty, let typed = getpass("口令 · password: ") { password = String(cString: typed) }
        let client = APIClient(server: server, token: nil, language: language)
        let answer = try await client.post("/api/v1/session", ["account": account, "password": password])
        guard let fields = try JSONSerialization.jsonObject(with: answer) as? [String: Any],
            let token = fields["token"] as? String
        else { throw CommandFailure(zh: "服务没有给出令牌", en: "the server gave no token") }
        print(token)
    }
}

/// `case show`: a case as the API shows it.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "事项 · cases.", subcommands: [Show.self])

    /// `case show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "查看事项 · shows a case as JSON.")

        @OptionGroup var server: ServerOptions

        @Argument(help: "类别：\(Collection.listed) · the collection.")
        var collection: Collection

        @Argument(help: "事项标识 · the case.")
        var caseId: CaseId

        func run() async throws {
            try printIndented(try await server.client().get("/api/v1/\(collection.rawValue)/\(caseId)"))
        }
    }
}

/// `list`: a register as the API lists it.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "台账 · lists a register as JSON, a page at a time.")

    @OptionGroup var server: ServerOptions

    @Argument(help: "类别：\(Collection.listed) · the collection.")
    var collection: Collection

    @Option(help: "上一页 next 的值 · the value `next` of the page before.")
    var after: String?

    func run() async throws {
        var path = "/api/v1/\(collection.rawValue)"
        if let after {
            guard after.hasPrefix(path + "?") else {
                throw CommandFailure(
                    zh: "--after 应为上一页 next 的值", en: "--after takes the value `next` of the page before")
            }
            path = after
        }
        try printIndented(try await server.client().get(path))
    }
}

/// A register of the API.
struct Collection: ExpressibleByArgument {
    let rawValue: String

    init?(argument: String) {
        guard Self.allValueStrings.contains(argument) else { return nil }
        rawValue = argument
    }

    static var allValueStrings: [String] { CaseMechanisms.all.map { $0.collection } }
    /// All of them, for the help.
    static var listed: String { allValueStrings.joined(separator: "、") }
}
