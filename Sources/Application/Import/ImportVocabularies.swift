import Kernel
import Organisation

/// The words that files use, in Chinese and English.
enum ImportVocabularies {
    static let ranks = ImportVocabulary<Rank>([
        (.national, ["国家级", "中央", "national"]),
        (.province, ["省级", "省", "自治区", "直辖市", "province"]),
        (.prefecture, ["市级", "市州", "市", "州", "地级", "地市级", "厅级", "prefecture"]),
        (.county, ["县级", "县", "县市区", "区县", "处级", "county"]),
        (.township, ["乡级", "乡镇", "乡", "镇", "街道", "乡科级", "township"]),
    ])
    static let bodyKinds = ImportVocabulary<BodyKind>([
        (.territorial, ["地方", "地方机关", "territorial"]),
        (.zone, ["功能区", "派出", "派出机构", "zone"]),
        (.dispatched, ["派驻", "派驻机构", "dispatched"]),
    ])
    static let unitKinds = ImportVocabulary<UnitKind>([
        (.partyOrganisation, ["党组织", "partyOrganisation"]),
        (.government, ["机关", "党政机关", "行政机关", "government"]),
        (.publicInstitution, ["事业单位", "publicInstitution"]),
        (.stateEnterprise, ["国有企业", "国企", "stateEnterprise"]),
        (.massOrganisation, ["群团组织", "群团", "massOrganisation"]),
        (.village, ["村（社区）", "村(社区)", "村", "社区", "village"]),
        (.other, ["其他", "other"]),
    ])
    static let flags = ImportVocabulary<Bool>([
        (true, ["是", "中共党员", "党员", "true", "yes", "1"]), (false, ["否", "非党员", "群众", "false", "no", "0"]),
    ])
    static let roles = ImportVocabulary<Role>([
        (.caseOfficer, ["承办人", "承办人员", "caseOfficer"]),
        (.reviewer, ["审理人员", "reviewer"]),
        (.leaderInCharge, ["分管领导", "leaderInCharge"]),
        (.head, ["主要负责人", "head"]),
        (.guidance, ["业务指导人员", "guidance"]),
        (.statistics, ["统计人员", "statistics"]),
        (.archivist, ["档案管理人员", "archivist"]),
        (.unitContact, ["单位联络人", "unitContact"]),
        (.systemAdministrator, ["系统管理员", "systemAdministrator"]),
        (.securityAdministrator, ["安全管理员", "securityAdministrator"]),
        (.auditAdministrator, ["审计管理员", "auditAdministrator"]),
    ])
    static let offices = ImportVocabulary<Office>([
        (.petition, ["信访室", "petition"]),
        (.supervision, ["监督检查室", "supervision"]),
        (.investigation, ["审查调查室", "investigation"]),
        (.caseManagement, ["案件监督管理室", "案管室", "caseManagement"]),
        (.review, ["案件审理室", "审理室", "review"]),
        (.general, ["办公室", "general"]),
        (.leadership, ["领导班子", "班子", "leadership"]),
    ])
}
