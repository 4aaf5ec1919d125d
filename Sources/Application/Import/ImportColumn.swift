/// What a file for import holds, one thing a row.
package enum ImportKind: String, Sendable, CaseIterable {
    case bodies
    case units
    case officials
    case staff

    /// The columns a file must have.
    package var required: [ImportColumn] {
        switch self {
        case .bodies: [.code, .name, .level]
        case .units: [.name, .kind, .body]
        case .officials: [.name, .unit, .post, .body]
        case .staff: [.name, .body, .roles]
        }
    }

    /// The columns a file may have besides.
    package var optional: [ImportColumn] {
        switch self {
        case .bodies: [.parent, .shortName, .kind]
        case .units: [.code]
        case .officials: [.code, .rank, .partyMember, .identityNumber]
        case .staff: [.code, .office, .official, .unit, .until]
        }
    }
}

/// A column by its meaning.
package enum ImportColumn: String, Sendable, CaseIterable {
    case code, name, level, parent, shortName, kind, body, unit, post, rank, partyMember, identityNumber, roles
    case office, official, until

    /// The heading in Chinese, as templates write it.
    package var heading: String { headings.first ?? rawValue }

    /// The headings under which the column is found, besides its English name.
    var headings: [String] {
        switch self {
        case .code: ["编码", "编号", "代码", "机关编码", "单位编码", "区划代码", "人员编号", "工号"]
        case .name: ["名称", "姓名", "机关名称", "单位名称"]
        case .level: ["层级", "级别", "机关级别"]
        case .parent: ["上级编码", "上级", "上级机关", "上级代码"]
        case .shortName: ["机关代字", "代字", "简称"]
        case .kind: ["类别", "类型", "机关类别", "单位类别"]
        case .body: ["机关编码", "管理机关", "所属机关", "监督机关", "纪检监察机关"]
        case .unit: ["单位", "所在单位", "工作单位"]
        case .post: ["职务", "现任职务"]
        case .rank: ["职级", "职务层次"]
        case .partyMember: ["是否党员", "中共党员", "党员"]
        case .identityNumber: ["身份证号", "身份证号码", "公民身份号码"]
        case .roles: ["角色", "岗位角色"]
        case .office: ["室", "科室", "部门", "内设机构"]
        case .official: ["干部编号", "干部编码"]
        case .until: ["截止日期", "抽调截止", "到期日"]
        }
    }

    /// Columns by heading, for one kind of file. A heading that two columns share belongs to the one asked for first:
    /// `机关编码` is the code of a row of Bodies and the Body of a row of staff.
    static func byHeading(for kind: ImportKind) -> [String: ImportColumn] {
        var columns: [String: ImportColumn] = [:]
        for column in kind.required.filter({ $0 == .body && kind != .bodies }) + kind.required + kind.optional {
            for heading in [column.rawValue] + column.headings {
                let key = normalised(heading)
                if columns[key] == nil { columns[key] = column }
            }
        }
        return columns
    }

    /// A heading without what people add to it: case, spaces, stars, remarks in parentheses.
    static func normalised(_ heading: String) -> String {
        var depth = 0
        var kept = ""
        for character in heading.lowercased() {
            switch character {
            case "(", "\u{FF08}", "[", "\u{3010}": depth += 1
            case ")", "\u{FF09}", "]", "\u{3011}": depth = max(0, depth - 1)
            case "*", "\u{FF0A}", "_", "-", ":", "\u{FF1A}": continue
            default:
                if depth == 0, !character.isWhitespace { kept.append(character) }
            }
        }
        return kept
    }
}
