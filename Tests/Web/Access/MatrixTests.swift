import Application
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Organisation
import TestKit
import Testing

@testable import Web

/// The people of the matrix: every post in every Body.
private enum Cast {
    static let posts: [(key: String, role: Role, office: Office?)] = [
        ("petition", .caseOfficer, .petition), ("supervision", .caseOfficer, .supervision),
        ("investigation", .caseOfficer, .investigation), ("casemanagement", .caseOfficer, .caseManagement),
        ("review", .reviewer, .review), ("general", .caseOfficer, .general),
        ("leader", .leaderInCharge, .leadership), ("head", .head, .leadership),
        ("guidance", .guidance, .supervision), ("statistics", .statistics, nil), ("archivist", .archivist, nil),
        ("contact", .unitContact, nil), ("system", .systemAdministrator, nil),
        ("security", .securityAdministrator, nil), ("audit", .auditAdministrator, nil),
    ]
    static let relations = ["own", "higher", "lower", "sibling"]

    /// Everybody as `own.petition`.
    static let names = relations.flatMap { body in posts.map { "\(body).\($0.key)" } }
}

/// A case of the matrix and what it is to everybody of the cast.
private struct Setting: Sendable {
    let cases: Road.Cases
    let assigned: String
    let away: String
    let kind: String
}

/// The server and cases on which every cell is tried.
private struct Matrix: Sendable {
    let world: OfficeWorld
    var settings: [Setting] = []
    var tokens: [String: String] = [:]

    static func make() async throws -> Matrix {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        for body in Cast.relations {
            for post in Cast.posts { try await world.engage("\(body).\(post.key)", post.role, post.office, at: body) }
        }
        var matrix = Matrix(world: world)
        for name in Cast.names { matrix.tokens[name] = try await world.token(name) }
        try await matrix.addPlain()
        try await matrix.addAway()
        return matrix
    }

    /// Cases from which nobody must keep away.
    private mutating func addPlain() async throws {
        let road = Road(world: world)
        let miao = try await world.official("miao")
        for (assigned, officers) in [("no", []), ("yes", Cast.names)] {
            let entry = try await road.entry(by: "lower.petition", officers: officers)
            var plain = try await road.go(about: [miao], to: .concluded, officers: officers)
            plain.entry = entry
            plain.sanction = try await road.sanction(
                about: try await world.official("sanctioned-\(assigned)"), officers: officers)
            settings.append(Setting(cases: plain, assigned: assigned, away: "none", kind: "plain"))
            let intake = try await road.go(about: [miao], to: .disposalProposed, officers: officers)
            let verification = try await road.go(about: [miao], to: .findingsSubmitted, officers: officers)
            let clarification = try await road.go(about: [miao], to: .clarificationSubmitted, officers: officers)
            settings.append(
                Setting(
                    cases: .init(
                        report: intake.report, verification: verification.verification,
                        clarification: clarification.clarification, entry: entry, sanction: plain.sanction),
                    assigned: assigned, away: "none", kind: "awaited"))
        }
        // A report on the township's own people is the county's, and restricted (G9).
        let own = try await world.official("lower-own", name: "向某", of: "lower")
        try await world.engage("lower.own", .caseOfficer, .supervision, at: "lower", official: official(own))
        var restricted = try await road.go(about: [own], to: .concluded, registeredBy: "lower.petition")
        restricted.entry = try await road.entry(by: "lower.petition", about: own)
        settings.append(Setting(cases: restricted, assigned: "no", away: "none", kind: "restricted"))
    }

    /// Cases from which everybody must keep away, assigned before that was known.
    private mutating func addAway() async throws {
        let road = Road(world: world)
        let brother = try await world.official("brother")
        let subject = try await world.official("recused-from")
        var selves: [Subject] = []
        for name in Cast.names { selves.append(try await world.official("self-\(name)")) }
        // Assigned first: whoever must keep away sees nothing although an officer. That the others do not either is in
        // the tables of `Access`; here it would double the time.
        for (assigned, officers) in [("yes", Cast.names)] {
            var recused = try await road.go(about: [subject], to: .concluded, officers: officers)
            // A head's recusal is not the own Body's to decide (REC-004): the head asks.
            try await world.act("intake.requestRecusal", by: "own.head", on: recused.report, ["ground": "interest"])
            let entry = try await road.entry(by: "lower.petition", officers: officers)
            try await world.act("interference.requestRecusal", by: "own.head", on: entry, ["ground": "interest"])
            for name in Cast.names where name != "own.head" {
                let fields: [String: FormValue] = ["staff": .text(name), "ground": "interest"]
                try await world.act("intake.recuse", by: "x.head", on: recused.report, fields)
                try await world.act("interference.recuse", by: "x.head", on: entry, fields)
            }
            recused.entry = entry
            let sanction = try await road.sanction(about: subject, officers: officers)
            try await world.act("sanction.requestRecusal", by: "own.head", on: sanction, ["ground": "interest"])
            for name in Cast.names where name != "own.head" {
                let fields: [String: FormValue] = ["staff": .text(name), "ground": "interest"]
                try await world.act("sanction.recuse", by: "x.head", on: sanction, fields)
            }
            recused.sanction = sanction
            settings.append(Setting(cases: recused, assigned: assigned, away: "recused", kind: "plain"))
            var related = try await road.go(about: [brother], to: .concluded, officers: officers)
            related.entry = try await road.entry(by: "lower.petition", about: brother, officers: officers)
            related.sanction = try await road.sanction(about: brother, officers: officers)
            settings.append(Setting(cases: related, assigned: assigned, away: "related", kind: "plain"))
            var about = try await road.go(about: selves, to: .concluded, officers: officers)
            for (name, own) in zip(Cast.names, selves) {
                about.entries[name] = try await road.entry(by: "lower.petition", about: own, officers: [name])
                about.sanctions[name] = try await road.sanction(about: own, officers: [name])
            }
            settings.append(Setting(cases: about, assigned: assigned, away: "subject", kind: "plain"))
        }
        for (name, own) in zip(Cast.names, selves) {
            try await world.staff(name, .linkOfficial(official(own)))
            try await world.staff(name, .declareRelation(.init(to: brother, kind: .sibling)))
        }
    }

    private func official(_ subject: Subject) throws -> OfficialId {
        guard case .official(let id) = subject else { throw ExpectedAccess.Fault(line: 0) }
        return id
    }
}

@Suite("The access matrix through HTTP")
struct MatrixTests {
    @Test("every act of the table has rows of its own in the hand-written table")
    func everyActIsNamed() throws {
        let named = Set(try ExpectedAccess().rows.flatMap(\.namedActs))
        #expect(Set(ActTable.all.map(\.name)).subtracting(named).isEmpty)
        #expect(named.subtracting(ActTable.all.map(\.name)).isEmpty)
    }

    /// What a permitted cell sends: nothing, on a day to come, so that no try changes a case.
    private static let body = #"{"occurredOn":"2099-12-31"}"#

    @Test("every act, post, Body, assignment, recusal and subject is answered as the table says")
    func everyCell() async throws {
        let table = try ExpectedAccess()
        let matrix = try await Matrix.make()
        let found = try await matrix.world.serve { client in
            var found = Findings()
            for setting in matrix.settings {
                // All at once: what is noted of their tries then shares its way to the disk.
                try await withThrowingTaskGroup(of: Findings.self) { group in
                    for name in Cast.names {
                        let token = matrix.tokens[name] ?? ""
                        group.addTask { try await Self.tryAll(table, setting, name, token, client) }
                    }
                    for try await findings in group { found.add(findings) }
                }
            }
            return found
        }
        let wrong = found.wrong.sorted()
        #expect(wrong.isEmpty, "\(wrong.count) cells:\n\(wrong.prefix(40).joined(separator: "\n"))")
        let idle = table.rows.map(\.line).filter { !found.used.contains($0) }
        #expect(idle.isEmpty, "rows that decide no cell: \(idle)")
    }

    /// What one person's tries came to.
    private struct Findings: Sendable {
        var used = Set<Int>()
        var wrong: [String] = []

        mutating func add(_ other: Findings) {
            used.formUnion(other.used)
            wrong += other.wrong
        }
    }

    private static func tryAll(
        _ table: ExpectedAccess, _ setting: Setting, _ name: String, _ token: String, _ client: any TestClientProtocol
    ) async throws -> Findings {
        var findings = Findings()
        let parts = name.split(separator: ".").map(String.init)
        let rest = [parts[1], parts[0], setting.assigned, setting.away, setting.kind]
        for act in ActTable.all {
            guard let row = table.row(act.name, rest) else {
                findings.wrong.append("no row for \(act.name) \(rest)")
                continue
            }
            findings.used.insert(row.line)
            let status = try await attempt(act, setting, name, token, client)
            if !fits(status, row.answer) {
                findings.wrong.append(
                    "\(act.name) \(rest): \(status.code), row \(row.line) says \(row.answer)")
            }
        }
        return findings
    }

    private static func attempt(
        _ act: Act, _ setting: Setting, _ name: String, _ token: String, _ client: any TestClientProtocol
    ) async throws -> HTTPResponse.Status {
        let id = setting.cases.id(act.mechanism, for: name)?.text ?? "none"
        let uri =
            act.isOpening ? "/api/v1/\(act.collection)/\(act.verb)" : "/api/v1/\(act.collection)/\(id)/\(act.verb)"
        return try await client.execute(
            uri: uri, method: .post,
            headers: [.authorization: "Bearer \(token)", .contentType: "application/json"],
            body: ByteBuffer(string: body)
        ) { $0.status }
    }

    private static func fits(_ status: HTTPResponse.Status, _ answer: ExpectedAccess.Answer) -> Bool {
        switch answer {
        case .done: [.ok, .created, .unprocessableContent].contains(status)
        case .denied: status == .forbidden
        case .hidden: status == .notFound
        }
    }
}
