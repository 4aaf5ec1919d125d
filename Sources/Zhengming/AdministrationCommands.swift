import Application
import ArgumentParser
import Foundation
import Kernel

/// Fields of an act at the command line.
struct FieldOptions: ParsableArguments {
    @Option(name: .customLong("field"), parsing: .singleValue, help: "字段 name=value，可重复 · a field, repeatable.")
    var assignments: [String] = []

    func validate() throws {
        if let bad = assignments.first(where: { !$0.contains("=") || $0.hasPrefix("=") }) {
            throw ValidationError("字段写作 name=value，不是 \(bad) · a field is written name=value")
        }
    }

    /// Adds the fields to a body; a field given twice is a list.
    func add(to body: inout [String: Any]) {
        for assignment in assignments {
            let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let (name, value) = (String(parts[0]), String(parts[1]))
            switch body[name] {
            case let list as [Any]: body[name] = list + [value]
            case .some(let one): body[name] = [one, value]
            case nil: body[name] = value
            }
        }
    }
}

/// `administer`: any act on people and accounts, through the API of a running server.
struct AdministerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "administer", abstract: "人员和账号管理 · acts on people, roles and accounts, as their administrator.",
        discussion: """
            `zhengming administer --list` names every act; `zhengming administer NAME --fields` lists the fields of one.
            """)

    @OptionGroup var server: ServerOptions
    @OptionGroup var given: FieldOptions

    @Argument(help: "动作，如 staff.grant · the act's name.")
    var act: String?

    @Option(help: "人员标识或者账号名 · the staff member's identifier, or the account's name.")
    var id: String?

    @Option(name: .customLong("occurred-on"), help: "发生日期 · the day it happened.")
    var occurredOn: CivilDate?

    @Flag(help: "列出全部动作 · lists every act.")
    var list = false

    @Flag(help: "列出动作的字段 · lists the fields of the act.")
    var fields = false

    func validate() throws {
        if list { return }
        guard let known = act.flatMap({ RegistryActTable.act($0) }) else {
            throw ValidationError("没有动作 \(act ?? "") · there is no such act; see --list")
        }
        if fields { return }
        guard known.isOpening == (id == nil) else {
            throw ValidationError(
                known.isOpening
                    ? "\(known.name) 不用 --id · \(known.name) takes no --id"
                    : "\(known.name) 须用 --id 指明对象 · \(known.name) needs --id")
        }
        guard id.map({ StaffId($0) != nil }) ?? true else {
            throw ValidationError("--id 用小写字母、数字和 - _ . · an identifier has lower-case letters, digits and - _ .")
        }
    }

    func run() async throws {
        if list {
            for act in RegistryActTable.all { print(act.name) }
            return
        }
        guard let act = act.flatMap({ RegistryActTable.act($0) }) else { return }
        if fields {
            for field in act.fields { print("\(field.name)\(field.isRequired ? "" : "?")  \(field.kind)") }
            return
        }
        var body: [String: Any] = [:]
        given.add(to: &body)
        if let occurredOn { body["occurredOn"] = occurredOn.description }
        let path = "/api/v1/\(act.collection)" + (id.map { "/\($0)/\(act.verb)" } ?? "")
        try printIndented(try await server.client().post(path, body))
    }
}

/// `hand-over`: moves all open work of an officer to another.
struct HandOverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hand-over", abstract: "移交全部在办 · moves all open work of an officer to another, in one act.",
        discussion: "Without --reason it only shows what would move and what would stay, and why.")

    @OptionGroup var server: ServerOptions

    @Option(help: "移交人 · the officer whose work it is.")
    var from: StaffId

    @Option(help: "接收人 · the officer who receives it.")
    var to: StaffId?

    @Option(help: "移交原因 · why.")
    var reason: String?

    @Option(name: .customLong("case"), parsing: .singleValue, help: "只移交这些事项，可重复，全部或全不 · these alone, all or none.")
    var cases: [CaseId] = []

    func validate() throws {
        if reason != nil, to == nil { throw ValidationError("请给出接收人 --to · say who receives it with --to") }
        if reason == nil, !cases.isEmpty { throw ValidationError("--case 须与 --reason 同用 · --case goes with --reason") }
    }

    func run() async throws {
        let client = try server.client()
        guard let reason, let to else {
            let receiver = to.map { "&to=\($0)" } ?? ""
            return try printIndented(try await client.get("/api/v1/hand-overs?from=\(from)\(receiver)"))
        }
        var body: [String: Any] = ["from": from.text, "to": to.text, "reason": reason]
        if !cases.isEmpty { body["cases"] = cases.map(\.text) }
        try printIndented(try await client.post("/api/v1/hand-overs", body))
    }
}

/// `audit`: the audit trail, a page at a time.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "审计记录 · the audit trail as JSON, a page at a time, for the audit administrator."
    )

    @OptionGroup var server: ServerOptions

    @Option(help: "类别：signIn、account、registry、attempt · the kind.")
    var kind: Kind?

    @Option(help: "人员标识 · who, by identifier.")
    var actor: StaffId?

    @Option(help: "机关编码 · the Body's code.")
    var body: BodyCode?

    @Option(help: "自 · the first day.")
    var from: CivilDate?

    @Option(help: "至 · the last day.")
    var until: CivilDate?

    @Option(help: "上一页 next 的值 · the value `next` of the page before.")
    var after: String?

    /// The kinds of entries.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case signIn, account, registry, attempt
    }

    func run() async throws {
        var path = "/api/v1/audit"
        if let after {
            guard after.hasPrefix(path + "?") else {
                throw CommandFailure(
                    zh: "--after 应为上一页 next 的值", en: "--after takes the value `next` of the page before")
            }
            path = after
        } else {
            let fields = [
                ("kind", kind?.rawValue), ("actor", actor?.text), ("body", body?.text),
                ("from", from?.description), ("until", until?.description),
            ]
            let query = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
            if !query.isEmpty { path += "?" + query.joined(separator: "&") }
        }
        try printIndented(try await server.client().get(path))
    }
}
