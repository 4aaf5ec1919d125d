import Application
import Clarification
import Intake
import Kernel
import StorageSQLite
import TestKit
import Testing
import Verification

/// Brings a report about somebody along the main road, by the people the road needs, who are in no table of the tests.
struct Road: Sendable {
    let world: OfficeWorld
    /// Who does it: accounts of the county.
    static let people: [(name: String, role: Role, office: Office)] = [
        ("x.petition", .caseOfficer, .petition), ("x.first", .caseOfficer, .supervision),
        ("x.second", .caseOfficer, .supervision), ("x.review", .reviewer, .review),
        ("x.leader", .leaderInCharge, .leadership), ("x.head", .head, .leadership),
    ]
    static let wording = "在公交场站扩建工程中造成重大经济损失"
    static let shortWording = "在公交场站扩建中造成损失"

    /// How far to go.
    enum Stop: Int, CaseIterable, Comparable {
        case registered, assigned, disposalProposed, verifying, findingsSubmitted, concluded, wished
        case clarificationSubmitted, clarificationApproved

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The cases of one report.
    struct Cases: Sendable {
        var report: CaseId
        var verification: CaseId?
        var clarification: CaseId?
        /// An entry of interference that lies with the county; where each has one of their own, theirs.
        var entry: CaseId?
        var entries: [String: CaseId] = [:]
        /// An entry of the register of sanctions, in the same way.
        var sanction: CaseId?
        var sanctions: [String: CaseId] = [:]

        /// The case of a mechanism that somebody tries.
        func id(_ mechanism: String, for name: String = "") -> CaseId? {
            switch mechanism {
            case "intake": report
            case "verification": verification
            case "interference": entries[name] ?? entry
            case "sanction": sanctions[name] ?? sanction
            default: clarification
            }
        }
    }

    static func engage(in world: OfficeWorld) async throws {
        for person in people { try await world.engage(person.name, person.role, person.office) }
    }

    /// Goes along the road.
    /// - Parameter officers: who is assigned beside the two of the road.
    func go(
        about subjects: [Subject], to stop: Stop, officers: [String] = [], registeredBy clerk: String = "x.petition",
        result: FindingResult = .unfounded
    ) async throws -> Cases {
        let names = subjects.map(\.description)
        let report = try await world.act("intake.register", by: clerk, registration(names)).caseId
        var cases = Cases(report: report)
        guard stop >= .assigned else { return cases }
        let all = FormValue.texts(["x.first", "x.second"] + officers)
        try await world.act("intake.accept", by: "x.petition", on: report)
        try await assign(all, beside: officers, "intake", report)
        guard stop >= .disposalProposed else { return cases }
        try await world.act("intake.proposeDisposal", by: "x.first", on: report, Self.disposal)
        guard stop >= .verifying else { return cases }
        for leader in ["x.leader", "x.head"] {
            try await world.act("intake.approve", by: leader, on: report, ["opinion": "同意"])
        }
        cases.verification = try await verification(of: report)
        let verification = try #require(cases.verification)
        try await assign(all, beside: officers, "verification", verification)
        try await world.act("verification.addEvidence", by: "x.first", on: verification, Self.evidence(names))
        guard stop >= .findingsSubmitted else { return cases }
        try await world.act(
            "verification.proposeFindings", by: "x.first", on: verification, Self.findings(names, result))
        try await world.act(
            "verification.passQualityGate", by: "x.review", on: verification, ["opinion": "事实清楚"])
        guard stop >= .concluded else { return cases }
        try await world.act("verification.approve", by: "x.leader", on: verification, ["opinion": "同意"])
        cases.clarification = try await clarification(of: report)
        if let clarification = cases.clarification { try await lend(officers, "clarification", clarification) }
        guard stop >= .wished, let clarification = cases.clarification else { return cases }
        try await clarify(clarification, names, to: stop)
        return cases
    }

    /// Assigns the Body's own, and borrows the others.
    private func assign(_ all: FormValue, beside others: [String], _ mechanism: String, _ id: CaseId) async throws {
        let isOwn = { (name: String) in !["higher.", "lower.", "sibling."].contains { name.hasPrefix($0) } }
        let own = FormValue.texts(all.values.compactMap(\.text).filter(isOwn))
        try await world.act("\(mechanism).assign", by: "x.head", on: id, ["officers": own])
        try await lend(others, mechanism, id)
    }

    /// Borrows those of other Bodies.
    private func lend(_ officers: [String], _ mechanism: String, _ id: CaseId) async throws {
        let lent = officers.filter { name in ["higher.", "lower.", "sibling."].contains { name.hasPrefix($0) } }
        guard !lent.isEmpty else { return }
        try await world.act(
            "\(mechanism).lend", by: "x.head", on: id, ["officers": .texts(lent), "reason": "片区协作"])
    }

    private func clarify(_ id: CaseId, _ names: [String], to stop: Stop) async throws {
        let items = names.map { "1/\($0)" }
        try await world.act(
            "clarification.assess", by: "x.first", on: id,
            [
                "assessments": .list(
                    items.map { ["item": .text($0), "isNeeded": "needed", "reasons": "rightsOrLifeHarmed"] })
            ])
        try await world.act("clarification.askWish", by: "x.first", on: id, ["exposureChecked": "true"])
        for name in names {
            try await world.act(
                "clarification.recordWish", by: "x.first", on: id,
                ["subject": .text(name), "wish": "agrees", "signed": Self.scan])
        }
        guard stop >= .clarificationSubmitted else { return }
        try await world.act("clarification.propose", by: "x.first", on: id, Self.proposal(items))
        try await world.act("clarification.submit", by: "x.first", on: id)
        guard stop >= .clarificationApproved else { return }
        for leader in ["x.leader", "x.head"] {
            try await world.act("clarification.approve", by: leader, on: id, ["opinion": "同意"])
        }
    }

    /// An entry of interference made in the township, which lies with the county; with officers, received and under
    /// way. Nobody of the township can be one.
    func entry(by clerk: String, about subject: Subject? = nil, officers: [String] = []) async throws -> CaseId {
        var fields = Self.noted
        if case .official(let id)? = subject { fields["official"] = .text(id.text) }
        let id = try await world.act("interference.note", by: clerk, fields).caseId
        guard !officers.isEmpty else { return id }
        let able = officers.filter { !$0.hasPrefix("lower.") }
        try await world.act("interference.acknowledge", by: "x.leader", on: id)
        try await assign(.texts(["x.first", "x.second"] + able), beside: able, "interference", id)
        return id
    }

    /// A decision about somebody in the county's register, with officers where any are named.
    func sanction(about subject: Subject, officers: [String] = []) async throws -> CaseId {
        guard case .official(let official) = subject else { throw ExpectedAccess.Fault(line: 0) }
        let id = try await world.act(
            "sanction.record", by: "x.review", Self.sanctioned(official, by: "县纪处〔2026〕\(official.text)号")
        ).caseId
        if !officers.isEmpty {
            try await assign(.texts(["x.first", "x.second"] + officers), beside: officers, "sanction", id)
        }
        return id
    }

    // MARK: Cases that followed

    func verification(of report: CaseId) async throws -> CaseId? {
        try await world.database.read { session in
            guard case .present(let matter) = try Loaded<Intake>.read(report, in: session).state else { return nil }
            return matter.verifications.last
        }
    }

    func clarification(of report: CaseId) async throws -> CaseId? {
        try await world.database.read { session in
            guard case .present(let matter) = try Loaded<Intake>.read(report, in: session).state else { return nil }
            return matter.clarification
        }
    }

    // MARK: What is typed

    static let scan = FormValue.file(
        FilePart(name: "scan.pdf", mediaType: "application/pdf", bytes: Array("%PDF-1.4 scan".utf8)))

    func registration(_ subjects: [String], wording: String = Road.wording) -> [String: FormValue] {
        [
            "channel": "letter", "receivedOn": .text(OfficeWorld.today.description), "subjects": .texts(subjects),
            "allegations": .list([
                ["category": "workDiscipline", "inRemit": "inRemit", "wording": .text(wording)]
            ]),
        ]
    }

    static let account = "来电打听办理进展，答复不能透露"
    static let noted: [String: FormValue] = [
        "kind": "inquiring", "happenedOn": .text(OfficeWorld.today.description), "manner": "telephone", "name": "文某",
        "unit": "管理委员会", "post": "副主任", "account": .text(account),
    ]

    /// 党内警告 of today about an Official.
    static func sanctioned(_ official: OfficialId, by number: String) -> [String: FormValue] {
        let today = FormValue.text(OfficeWorld.today.description)
        return [
            "official": .text(official.text), "unit": "transport", "post": "局长", "standing": "civilServant",
            "number": .text(number), "decidedOn": today, "decider": "disciplineBody", "form": "second",
            "reasons": .texts(["dereliction"]), "measures": .list([["kind": "party.warning", "effectiveOn": today]]),
        ]
    }

    static let disposal: [String: FormValue] = [
        "method": "preliminaryVerification", "reason": "有核实价值",
        "study": .list([
            [
                "heldOn": .text(OfficeWorld.today.description), "attendees": .texts(["x.leader", "x.head"]),
                "views": "同意初步核实", "decision": "初步核实",
            ]
        ]),
    ]

    static func evidence(_ subjects: [String]) -> [String: FormValue] {
        [
            "kind": "document", "shows": "工程决算与合同一致", "items": .texts(subjects.map { "1/\($0)" }),
            "by": .texts(["x.first", "x.second"]),
        ]
    }

    static func findings(
        _ subjects: [String], _ result: FindingResult, evidence: [String] = ["1"], wording: String = Road.shortWording
    ) -> [String: FormValue] {
        [
            "findings": .list(
                subjects.map {
                    [
                        "key": .text("1/\($0)"), "result": .text(result.rawValue), "reasons": "决算与合同一致",
                        "evidence": .texts(evidence), "shortWording": .text(wording),
                    ]
                })
        ]
    }

    static func proposal(_ items: [String]) -> [String: FormValue] {
        [
            "items": .texts(items),
            "audience": .list([
                ["kind": "person", "name": "缪某", "forms": .texts(["letter"])],
                ["kind": "unit", "name": "交通运输局党组", "forms": .texts(["letter"])],
                ["kind": "meeting", "name": "干部职工大会", "forms": .texts(["meeting"])],
            ]),
        ]
    }

    /// A proposal about 缪某 for one addressee.
    static func proposal(to kind: String, _ name: String, by form: String) -> [String: FormValue] {
        [
            "items": .texts(["1/official:miao"]),
            "audience": .list([["kind": .text(kind), "name": .text(name), "forms": .texts([form])]]),
        ]
    }
}

extension FormValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, FormValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }
}
