extension Words {
    /// What the register of staff refuses.
    static let staffRefusals: [String: Word] = [
        "refusal.staff.occurredInFuture": RegistryWord.future,
        "refusal.staff.engagedBefore": Word(
            "该人员已在职，无需再次登记。请核对。", "The person is engaged already. Check it."),
        "refusal.staff.notEngaged": Word(
            "该人员没有任职登记。请先登记任职。", "The person is not engaged. Record that first."),
        "refusal.staff.leftBefore": Word(
            "该人员已离任。需要办理的，请先登记重新任职。", "The person has left. Record first that the person came back."),
        "refusal.staff.occurredBeforeEngagement": Word(
            "办理日期早于该人员到任日期。请改用到任当日或者以后的日期。",
            "The day lies before the person came. Give the day of coming or a later one."),
        "refusal.staff.ownRightsChange": Word(
            "任何人不得为本人或者本人所代行职责的人员设置权限。请由另一名安全管理员办理。",
            "Nobody gives rights to himself or to whom he acts for. Another security administrator must do this."),
        "refusal.staff.textMissing": RegistryWord.textMissing,
        "refusal.staff.textTooLong": RegistryWord.textTooLong,
        "refusal.staff.nothingChanges": RegistryWord.nothingChanges,
        "refusal.staff.bodyUnknown": Word(
            "机关不存在或者已撤销。请另选。", "The Body does not exist or is closed. Choose another."),
        "refusal.staff.unitUnknown": RegistryWord.unitUnknown,
        "refusal.staff.subjectUnknown": Word(
            "该人员或者单位没有登记。请核对，或者先登记。", "The Official or Unit has no record. Check it, or make one first."),
        "refusal.staff.officialTaken": Word(
            "该人员登记已对应另一名工作人员。请核对所选人员。",
            "That Official's record is another staff member's own. Check whom you chose."),
        "refusal.staff.rolesRepeated": Word(
            "同一部门的同一职责填写了两次。请删去一个。", "A role in one office is named twice. Take one out."),
        "refusal.staff.administratorsExcludeOtherRoles": Word(
            "系统管理员、安全管理员、审计管理员不得互相兼任，也不得兼任其他职责。请只保留一项。",
            "The three administrators exclude each other and every other role. Keep one role only."),
        "refusal.staff.unitContactHasNoOtherRole": Word(
            "单位联络人不是机关工作人员，不得兼任其他职责。请只保留一项。",
            "A Unit's contact is no staff of a Body and has no other role. Keep one role only."),
        "refusal.staff.unitContactNeedsUnit": Word(
            "单位联络人必须指明所属单位，其他人员不填单位。请修改。",
            "A Unit's contact needs a Unit; nobody else has one. Change it."),
        "refusal.staff.reviewerNeverHandles": Word(
            "审理人员不得同时担任承办人。请只保留一项职责。", "Who reviews does not handle. Keep one of the two roles."),
        "refusal.staff.secondmentOver": Word(
            "该人员借调已到期。需要继续的，请先延长借调。", "The secondment is over. Prolong it first if the person stays."),
        "refusal.staff.roleHeld": Word(
            "该人员已有这一职责。请核对。", "The person has this role already. Check it."),
        "refusal.staff.roleNotHeld": Word(
            "该人员没有这一职责。请核对。", "The person does not have this role. Check it."),
        "refusal.staff.endsBeforeItBegins": Word(
            "结束日期早于开始日期。请修改。", "The last day lies before the first. Change one of them."),
        "refusal.staff.casesRemain": Word(
            "该人员仍有未办结事项。请先移交给其他承办人。",
            "The person still has open cases. Hand them over to another officer first."),
        "refusal.staff.lastInRole": Word(
            "该人员是本机关唯一的主要负责人，或者唯一的该类管理员。请先任命接任人员；紧急情况下可先停用账号。",
            "Nobody else is head of the Body, or administrator of this kind. Appoint another first; "
                + "the account can be ended at once."),
        "refusal.staff.secondedBefore": Word(
            "该人员正在其他机关抽调。请先办理返回。", "The person is lent to another Body already. Record the return first."),
        "refusal.staff.notSeconded": Word(
            "该人员不是抽调人员。需要调动的，请办理调任。", "No Body lent the person. Move the person instead."),
        "refusal.staff.secondmentNeedsEnd": Word(
            "抽调必须写明截止日期。长期留用的，请办理调任。",
            "Who is lent returns on a day. Give one, or move the person for good."),
        "refusal.staff.relationToOneself": Word(
            "不能申报与本人的关系。请核对所选人员。", "There is no relation to oneself. Check whom you chose."),
        "refusal.staff.unitHasNoRelatives": Word(
            "与单位之间只能申报利害关系，不能申报亲属关系。请改选。",
            "To a Unit there is an interest, no kinship. Choose the interest."),
        "refusal.staff.relationDeclaredBefore": Word(
            "该关系已经申报。无需再报。", "The relation is declared already. Nothing more is needed."),
        "refusal.staff.relationNotDeclared": Word(
            "没有申报过该关系。请核对。", "No such relation is declared. Check it."),
        "refusal.staff.roleNotDelegable": Word(
            "管理员和单位联络人的职责不得委托他人代行。请直接调整人员。",
            "An administrator's or a contact's role is not delegated. Give the role to somebody else instead."),
        "refusal.staff.delegateIsDelegator": Word(
            "不能委托本人代行。请另选受托人。", "Nobody delegates to himself. Choose somebody else."),
        "refusal.staff.delegateUnknown": Word(
            "受托人不在职。请另选。", "The delegate is not engaged. Choose somebody else."),
        "refusal.staff.delegateOfOtherBody": Word(
            "受托人不是本机关人员。请在本机关内另选。", "The delegate is of another Body. Choose somebody of this one."),
        "refusal.staff.delegateIsAdministrator": Word(
            "系统管理员、安全管理员、审计管理员不得代行其他职责。请另选受托人。",
            "An administrator acts in no other role. Choose somebody else."),
        "refusal.staff.delegateIsUnitContact": Word(
            "单位联络人不得代行机关职责。请另选受托人。",
            "A Unit's contact does not act for a Body. Choose somebody else."),
        "refusal.staff.delegationBackdated": Word(
            "委托不能早于办理当日开始，不能补办以前的委托。请改用今天或者以后的日期。",
            "A delegation does not begin before it is given and makes nothing done before good. Give today or a later "
                + "day."),
        "refusal.staff.delegationOutlastsSecondment": Word(
            "委托期限超过了其中一人的借调期限。请提前结束日期。",
            "The delegation outlasts the secondment of one of the two. Choose an earlier last day."),
        "refusal.staff.roleDelegatedBefore": Word(
            "该职责在这段时间已委托他人代行。请先撤销原委托，或者调整日期。",
            "The role is in another's hands on some of these days. Revoke that delegation first, or change the days."),
        "refusal.staff.notDelegated": Word(
            "该职责没有委托他人代行。请核对。", "The role is not delegated. Check it."),
    ]

    /// What the rule book refuses.
    static let ruleSetRefusals: [String: Word] = [
        "refusal.ruleset.occurredInFuture": RegistryWord.future,
        "refusal.ruleset.alreadyLoaded": Word(
            "内容相同的制度文件已经载入。无需再次载入。", "This very text is loaded already. Nothing more is needed."),
        "refusal.ruleset.textMissing": Word(
            "制度文件缺少必填内容。请补齐后重新载入。", "A text the set needs is missing. Fill it in and load it again."),
        "refusal.ruleset.nameMalformed": Word(
            "名称格式不对：应由单词组成，中间用单个分隔符连接。请修改。",
            "A name is not well formed: words with a single separator between them. Change it."),
        "refusal.ruleset.adoptionDateMalformed": Word(
            "制定日期不是年份、年月或者日期。请修改。", "The date of adoption is no year, month or day. Change it."),
        "refusal.ruleset.datesReversed": Word(
            "失效日期早于生效日期。请修改。", "The end lies before the beginning. Change one of them."),
        "refusal.ruleset.endMissing": Word(
            "按已废止载入的制度文件须写明失效日期。请补填。", "A set loaded as repealed must say when it ended. Fill it in."),
        "refusal.ruleset.duplicateParameter": Word(
            "同一参数写了两次。请删去一个。", "A parameter stands twice. Take one out."),
        "refusal.ruleset.duplicateClause": Word(
            "同一文书用语写了两次。请删去一个。", "A clause stands twice. Take one out."),
        "refusal.ruleset.duplicateChain": Word(
            "同一事项的审批层级写了两次。请删去一个。", "The approvals of an act stand twice. Take one out."),
        "refusal.ruleset.unitDoesNotFit": Word(
            "计量单位与数值不符：数字须有单位，其他内容不写单位。请修改。",
            "The unit does not fit the value: a number needs one, anything else has none. Change it."),
        "refusal.ruleset.valueUnusable": Word(
            "参数的值不能使用：数字不得为负，文字不得为空，列表不得为空、重复。请修改。",
            "A value cannot be used: no number below zero, no blank text, no list that is empty or names a thing "
                + "twice. Change it."),
        "refusal.ruleset.boundAgainstName": Word(
            "上下限与参数名称矛盾：最大值不能作下限，最小值不能作上限。请修改。",
            "The bound contradicts the name: a maximum is no floor, a minimum no ceiling. Change it."),
        "refusal.ruleset.documentUnknown": Word(
            "引用的文件没有在制度文件中说明。请补充说明，或者改正引用。",
            "A document is named that the set does not explain. Explain it, or correct the name."),
        "refusal.ruleset.placeholderUnknown": Word(
            "文书用语中的占位符没有对应内容，或者括号不成对。请修改。",
            "A placeholder is one that no document fills, or a brace has no pair. Change it."),
        "refusal.ruleset.chainEmpty": Word(
            "审批层级为空。请至少写明一级审批。", "There is no step in the approvals. Name at least one."),
        "refusal.ruleset.chainRoleCannotApprove": Word(
            "审批层级中有不行使审批权的职责。请改为分管领导或者主要负责人等有审批权的职责。",
            "The approvals name a role that approves nothing. Name one that does, such as the leader in charge or the "
                + "head."),
        "refusal.ruleset.issuerUnknown": Word(
            "不清楚制定机关，无法与上级制度比较。请选择制定机关。",
            "The issuer is not known, so the set cannot be compared with those above it. Choose the issuer."),
        "refusal.ruleset.overlapping": Word(
            "同一机关的同名制度在这段时间已经生效。请先废止原制度，或者调整生效日期。",
            "Another set of this issuer and name is in force at the same time. Repeal it first, or change the dates."),
        "refusal.ruleset.laxerThanBound": Word(
            "规定比上级机关的要求宽松，或者改动了固定值；下级制度只能更严。请按上级制度调整。",
            "The rule is laxer than a higher Body allows, or changes a fixed value; a lower set may only be stricter. "
                + "Bring it in line."),
        "refusal.ruleset.notLoaded": Word(
            "没有载入这一制度文件。请核对，或者先载入。", "This set is not loaded. Check it, or load it first."),
        "refusal.ruleset.alreadyRepealed": Word(
            "该制度文件已经废止。无需再次废止。", "The set is repealed already. Nothing more is needed."),
        "refusal.ruleset.repealBeforeEffective": Word(
            "废止日期早于生效日期。请改用生效当日或者以后的日期。",
            "The repeal lies before the set came into force. Give that day or a later one."),
        "refusal.ruleset.repealAfterEnd": Word(
            "废止日期晚于制度自身的失效日期。请改用更早的日期。",
            "The repeal lies after the set's own end. Give an earlier day."),
    ]
}
