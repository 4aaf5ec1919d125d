extension ImportWords {
    /// The words of a row that does not fit with others.
    static func rowText(_ code: ImportFault.Code, _ argument: String) -> (zh: String, en: String) {
        switch code {
        case .duplicateInFile:
            ("与第\(argument)行重复。请删去一行。", "The same as row \(argument). Remove one of the two.")
        case .existsAlready:
            ("系统中已有。请删去这一行，或者在页面上变更。", "It exists already. Remove the row, or change it on its page.")
        case .shortNameTaken:
            ("机关代字已被“\(argument)”使用。请另取。", "The short name is that of “\(argument)”. Choose another.")
        case .parentUnknown:
            (
                "文件和系统中都没有这个上级。请核对编码，或者补上上级机关一行。",
                "The parent is neither in the file nor in the system. Check the code, or add a row for it."
            )
        case .parentMissing:
            ("只有最高一级机关可以没有上级。请填写上级编码。", "Only the highest Body has no parent. Fill in the parent's code.")
        case .parentMustStandHigher:
            ("上级的层级应高于本机关。请核对层级和上级。", "The parent's level must be above this one's. Check level and parent.")
        case .parentCycle:
            ("上下级关系成了一个圈。请核对上级编码。", "The parents form a circle. Check the parents' codes.")
        case .bodyUnknown:
            ("系统中没有这个纪检监察机关。请先导入机关，或者核对编码。", "There is no such Body. Import Bodies first, or check the code.")
        case .unitUnknown:
            ("系统中没有这个单位。请先导入单位，或者核对名称。", "There is no such unit. Import units first, or check the name.")
        case .unitAmbiguous:
            (
                "有\(argument)个单位同名。请改填单位编号。",
                "\(argument) units have this name. Write the unit's identifier instead."
            )
        case .officialUnknown:
            ("系统中没有这个干部编号。请先导入干部，或者留空。", "There is no official with this identifier. Import officials first.")
        case .officialTaken:
            ("这名干部已对应另一名工作人员（\(argument)）。请核对。", "The official is another staff member already (\(argument)). Check.")
        case .rolesRepeated: ("同一角色写了两次。请删去一个。", "The same role is named twice. Remove one.")
        case .administratorsExcludeOtherRoles:
            (
                "系统、安全、审计管理员只能担任一种，也不能兼任其他角色。请分给不同的人。",
                "An administrator has one role and no other. Give the roles to different people."
            )
        case .unitContactHasNoOtherRole:
            ("单位联络人不能兼任其他角色。请删去其他角色。", "A unit's contact has no other role. Remove the others.")
        case .unitContactNeedsUnit:
            ("单位联络人必须填写单位，其他人员不填。请核对。", "A unit's contact needs a unit, others have none. Check both cells.")
        default: ("审理人员不能兼任承办人。请删去一个。", "Who reviews does not handle. Remove one of the two roles.")
        }
    }
}
