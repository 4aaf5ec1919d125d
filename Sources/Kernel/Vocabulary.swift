/// What a Body is.
package enum BodyKind: String, Sendable, Codable, CaseIterable {
    /// A division's commission: province, prefecture, county or township.
    case territorial
    /// An organ of a functional zone (功能区纪检监察工委).
    case zone
    /// A dispatched organ in or over a unit (派驻、派出机构).
    case dispatched
}

/// The level that rules about level read; lower raw values stand higher.
package enum Rank: Int, Sendable, Codable, CaseIterable, Comparable {
    case national = 0
    case province = 1
    case prefecture = 2
    case county = 3
    case township = 4

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The word on disk and in rule sets.
    package var code: String {
        switch self {
        case .national: "national"
        case .province: "province"
        case .prefecture: "prefecture"
        case .county: "county"
        case .township: "township"
        }
    }

    /// The rank with this word, or nil.
    package init?(code: String) {
        guard let rank = Rank.allCases.first(where: { $0.code == code }) else { return nil }
        self = rank
    }
}

/// The offices (室) acts are bound to.
package enum Office: String, Sendable, Codable, CaseIterable {
    /// 信访室: receives, tells reporters.
    case petition
    /// 监督检查室: handles.
    case supervision
    /// 审查调查室: handles.
    case investigation
    /// 案件监督管理室: allots, counts clocks, supervises.
    case caseManagement
    /// 案件审理室: the quality gate (CLA-027).
    case review
    /// 办公室: stamps and sends.
    case general
    /// 领导班子: approves.
    case leadership
}

/// What a staff member may be in a Body. The three administrators exclude each other and every other role (SEC-008).
package enum Role: String, Sendable, Codable, CaseIterable {
    /// 承办人.
    case caseOfficer
    /// 审理人员: reviews, never handles.
    case reviewer
    /// 分管领导.
    case leaderInCharge
    /// 主要负责人.
    case head
    /// 业务指导人员 of a higher Body.
    case guidance
    /// 统计人员: figures, no lists.
    case statistics
    /// 档案管理人员.
    case archivist
    /// 单位联络人: a unit's own account.
    case unitContact
    /// 系统管理员.
    case systemAdministrator
    /// 安全管理员.
    case securityAdministrator
    /// 审计管理员.
    case auditAdministrator

    /// Whether the role is one of the three administrators (三员), who see no case.
    package var isAdministrator: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: true
        case .caseOfficer, .reviewer, .leaderInCharge, .head, .guidance, .statistics, .archivist, .unitContact: false
        }
    }
}

/// Who acted, as the journal keeps it.
package enum Actor: Hashable, Sendable, Codable, CustomStringConvertible {
    /// A staff member, or a unit's contact.
    case staff(StaffId)
    /// Somebody at the public portal; who it is stays in the vault.
    case portal
    /// The system, as a consequence of another event.
    case system

    package var description: String {
        switch self {
        case .staff(let id): "staff:\(id)"
        case .portal: "portal"
        case .system: "system"
        }
    }

    /// The staff member, where it is one.
    package var staff: StaffId? {
        switch self {
        case .staff(let id): id
        case .portal, .system: nil
        }
    }

    /// The actor written as on disk, or nil.
    package init?(_ text: String) {
        if text == "portal" {
            self = .portal
        } else if text == "system" {
            self = .system
        } else if text.hasPrefix("staff:"), let id = StaffId(String(text.dropFirst(6))) {
            self = .staff(id)
        } else {
            return nil
        }
    }

    package init(from decoder: any Decoder) throws {
        guard let actor = Actor(try decoder.singleValueContainer().decode(String.self)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an actor"))
        }
        self = actor
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Somebody or something a report is about or a clarification clears: an Official, or (Hunan 2023, CLA-011) a Unit.
package enum Subject: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    case official(OfficialId)
    case unit(UnitId)

    package var description: String {
        switch self {
        case .official(let id): "official:\(id)"
        case .unit(let id): "unit:\(id)"
        }
    }

    /// The subject written as on disk (`official:…`, `unit:…`), or nil.
    package init?(_ text: String) {
        if text.hasPrefix("official:"), let id = OfficialId(String(text.dropFirst(9))) {
            self = .official(id)
        } else if text.hasPrefix("unit:"), let id = UnitId(String(text.dropFirst(5))) {
            self = .unit(id)
        } else {
            return nil
        }
    }

    package init(from decoder: any Decoder) throws {
        guard let subject = Subject(try decoder.singleValueContainer().decode(String.self)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a subject"))
        }
        self = subject
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// What a finding says of an allegation against a subject (认定).
package enum FindingResult: String, Sendable, Codable, CaseIterable {
    case substantiated
    case partlySubstantiated
    /// 失实: the only result that can be clarified.
    case unfounded
    /// 无法核实: not "unfounded" (G5).
    case inconclusive
}

/// One (allegation, subject): what findings are made on and what a clarification's items are.
package struct ItemKey: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The allegation's number within its report, from 1.
    package let allegation: Int
    package let subject: Subject

    package init(allegation: Int, subject: Subject) {
        self.allegation = allegation
        self.subject = subject
    }

    package var description: String { "\(allegation)/\(subject)" }

    /// The key written `1/official:x`, or nil.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), let subject = Subject(String(parts[1])) else { return nil }
        self.init(allegation: number, subject: subject)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.allegation, left.subject) < (right.allegation, right.subject)
    }
}
