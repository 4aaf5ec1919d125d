import Kernel

/// The read tables whose rows are each of one case, and how they follow from its summary.
enum CaseTable: Int, CaseIterable, Sendable {
    case head, register, person, subject, link, key, task, token

    var shape: TableShape { Self.shapes[rawValue] }

    private static let shapes = allCases.map { table in
        switch table {
        case .head:
            TableShape(
                "case_head", key: ["id"],
                rest: [
                    "mechanism", "body", "number", "stage", "is_open", "opened_on", "due", "is_restricted",
                    "awaited_role", "awaited_rank", "move_decider", "labels", "version", "changed_at",
                ])
        case .register:
            TableShape("register_row", key: ["body", "mechanism", "sort", "is_open", "sort_key", "id"])
        case .person: TableShape("case_person", key: ["id", "bond", "staff"], rest: ["mechanism", "sort_key"])
        case .subject: TableShape("case_subject", key: ["id", "subject"])
        case .link: TableShape("case_link", key: ["id", "kind", "other"])
        case .key: TableShape("case_key", key: ["key", "id"])
        case .task:
            TableShape(
                "task", key: ["id", "act", "part"],
                rest: ["mechanism", "body", "owner_kind", "owner", "owner_rank", "due", "is_provisional", "rule"])
        case .token: TableShape("search_token", key: ["token", "thing"])
        }
    }

    /// Those whose rows are compared with the ones before when a case changes.
    static let compared: [CaseTable] = [.register, .person, .subject, .link, .key, .task]

    /// Whether a case's rows can have changed.
    func differs(_ old: CaseSummary, _ new: CaseSummary) -> Bool {
        switch self {
        case .head, .token: true
        case .register:
            old.body != new.body || old.isOpen != new.isOpen || old.openedOn != new.openedOn || old.tasks != new.tasks
        case .person: old.officers != new.officers || old.recused != new.recused || old.openedOn != new.openedOn
        case .subject: old.subjects != new.subjects
        case .link: old.links != new.links
        case .key: old.keys != new.keys
        case .task: old.tasks != new.tasks || old.body != new.body
        }
    }

    /// The rows of a case in this table, none twice.
    func rows(of summary: CaseSummary, _ rows: ReadTables.CaseRows) -> [[SQLValue]] {
        let id: SQLValue = .text(rows.stream.id)
        let mechanism: SQLValue = .text(rows.stream.mechanism)
        switch self {
        case .head: return [Self.head(of: summary, rows)]
        case .register:
            // One narrow row for each sort column, so that a list and its order share an index.
            return [("opened", summary.openedOn.description), ("due", Self.due(of: summary) ?? Self.noDay)].map {
                [.text(summary.body.text), mechanism, .text($0), .flag(summary.isOpen), .text($1), id]
            }
        case .person:
            let bonds =
                summary.officers.sorted().map { ($0, "officer") } + summary.recused.sorted().map { ($0, "recused") }
            return bonds.map { [id, .text($1), .text($0.text), mechanism, .text(summary.openedOn.description)] }
        case .subject: return Set(summary.subjects).sorted().map { [id, .text($0.description)] }
        case .link: return Self.once(summary.links.map { [id, .text($0.kind), .text($0.stream.description)] })
        case .key: return Self.once(summary.keys.map { [.text($0), id] })
        case .task: return summary.tasks.map { Self.task($0, of: summary, id, mechanism) }
        case .token: return rows.tokens.sorted().map { [.text($0), .text("case:\(rows.stream.id)")] }
        }
    }

    /// A day after every other, for what has no end.
    private static let noDay = "9999-12-31"

    private static func due(of summary: CaseSummary) -> String? {
        summary.tasks.compactMap(\.deadline?.runsTo).min()?.description
    }

    private static func head(of summary: CaseSummary, _ rows: ReadTables.CaseRows) -> [SQLValue] {
        [
            .text(rows.stream.id), .text(rows.stream.mechanism), .text(summary.body.text), .text(summary.number),
            .text(summary.stage), .flag(summary.isOpen), .text(summary.openedOn.description),
            .text(orNull: due(of: summary)), .flag(summary.isRestricted),
            .text(orNull: summary.awaitedApproval?.role.rawValue),
            summary.awaitedApproval?.rank.map { .int($0.rawValue) } ?? .null, .text(orNull: summary.moveDecider?.text),
            .text(summary.labels.sorted().joined(separator: " ")), .int(rows.version),
            .int(rows.changedAt.milliseconds),
        ]
    }

    private static func task(
        _ task: TaskSummary, of summary: CaseSummary, _ id: SQLValue, _ mechanism: SQLValue
    ) -> [SQLValue] {
        let owner = ownerColumns(task.owner)
        let rule = task.deadline.map { "\($0.rule.row)\n\($0.rule.title)\n\($0.rule.article)" } ?? ""
        return [
            id, .text(task.act), .text(task.part), mechanism, .text((task.body ?? summary.body).text),
            .text(owner.kind), .text(owner.name), owner.rank,
            .text(task.deadline?.runsTo?.description ?? noDay), .flag(task.deadline?.isProvisional ?? false),
            .text(rule),
        ]
    }

    private static func ownerColumns(_ owner: TaskOwner) -> (kind: String, name: String, rank: SQLValue) {
        switch owner {
        case .officers: ("officers", "", .null)
        case .office(let office): ("office", office.rawValue, .null)
        case .role(let role, let rank): ("role", role.rawValue, rank.map { .int($0.rawValue) } ?? .null)
        case .staff(let staff): ("staff", staff.text, .null)
        }
    }

    private static func once(_ rows: [[SQLValue]]) -> [[SQLValue]] {
        var seen = Set<[SQLValue]>()
        return rows.filter { seen.insert($0).inserted }
    }
}
