extension Words {
    /// The acts of administrators and their fields.
    static let registryActs: [String: Word] = [
        "act.staff.engage": Word("登记人员", "Enter somebody"),
        "act.staff.engage.confirm": Word(
            "登记后本人还不能登录：须开通账号，并由安全管理员授予职责。",
            "The person cannot sign in yet: an account is opened, and the security administrator grants roles."),
        "act.staff.correctName": Word("更正姓名", "Correct the name"),
        "act.staff.correctName.confirm": Word("以往记录仍显示原登记姓名。", "Past entries keep the name of their time."),
        "act.staff.linkOfficial": Word("关联本人干部登记", "Link the own record as an official"),
        "act.staff.linkOfficial.confirm": Word(
            "关联后，涉及本人的事项对其一律不可见。", "From then on the person sees nothing that concerns that record."),
        "act.staff.move": Word("调任其他机关", "Move to another Body"),
        "act.staff.move.confirm": Word(
            "原有职责和委托即时终止，新职责由安全管理员另行授予。未办结事项须先移交。",
            "Roles and delegations end at once; new ones are granted there. Open matters are handed over first."),
        "act.staff.second": Word("抽调到其他机关", "Lend to another Body"),
        "act.staff.second.confirm": Word(
            "截止日期过后，账号自动失效。原有职责即时终止，新职责由安全管理员另行授予。",
            "After the last day the account ends by itself. Roles end at once and are granted there anew."),
        "act.staff.returnHome": Word("抽调返回", "Return from a secondment"),
        "act.staff.returnHome.confirm": Word(
            "返回派出机关，职责由安全管理员重新授予。", "Back to the Body that lent; roles are granted anew."),
        "act.staff.setUntil": Word("变更截止日期", "Set the last day"),
        "act.staff.setUntil.confirm": Word(
            "截止日期过后，账号自动失效。不填表示长期在岗。", "After the last day the account ends by itself. Empty means the person stays."),
        "act.staff.leave": Word("离任", "Leave the service"),
        "act.staff.leave.confirm": Word(
            "职责和委托即时终止，不能再登录；以往记录保留姓名和职责。",
            "Roles and delegations end at once, nobody signs in as them; past entries keep name and role."),
        "act.staff.grant": Word("授予职责", "Grant a role"),
        "act.staff.grant.confirm": Word("即时生效，并记入审计记录。", "Holds at once and stands in the audit trail."),
        "act.staff.revoke": Word("收回职责", "Take a role"),
        "act.staff.revoke.confirm": Word("即时生效，并记入审计记录。", "Holds at once and stands in the audit trail."),
        "act.staff.changeOffice": Word("调整科室", "Move to another office"),
        "act.staff.delegate": Word("登记职责委托", "Record a delegation"),
        "act.staff.delegate.confirm": Word(
            "受委托人在所填日期内代行职责，办理记录同时写明两人姓名。",
            "The delegate acts in the role on those days; entries name both."),
        "act.staff.endDelegation": Word("收回委托", "End a delegation"),
        "act.staff.declareRelation": Word("登记关系", "Record a relation"),
        "act.staff.declareRelation.confirm": Word(
            "登记后，涉及该对象的事项对其一律不可见。", "From then on the person sees nothing that concerns the other."),
        "act.staff.withdrawRelation": Word("撤销关系登记", "Withdraw a relation"),
        "act.account.open": Word("开通账号", "Open an account"),
        "act.account.open.confirm": Word(
            "生成一次性口令，仅显示一次。", "Makes a one-time password that is shown once."),
        "act.account.reset": Word("重置口令", "Reset the password"),
        "act.account.reset.confirm": Word(
            "原口令作废，已登录的会话全部退出；新的一次性口令仅显示一次。",
            "The old password ends, so do all sessions; the new one-time password is shown once."),
        "act.account.end": Word("停用账号", "End the account"),
        "act.account.end.confirm": Word("即时退出，不能再登录。", "Sessions end at once; nobody signs in by it."),
        "act.account.resume": Word("恢复账号", "Take the account into use again"),
        "field.staff.engage.name": Word("姓名", "Name"),
        "field.staff.engage.body": Word("机关", "Body"),
        "field.staff.engage.id": Word("人员标识", "Identifier"),
        "help.staff.engage.id": Word("不填则随机生成。", "Drawn at random when empty."),
        "field.staff.engage.official": Word("本人干部登记", "Own record as an official"),
        "field.staff.engage.unit": Word("所属单位", "Unit"),
        "help.staff.engage.unit": Word("仅单位联络人填写。", "For a Unit's contact only."),
        "field.staff.engage.until": Word("抽调截止日期", "Last day of a secondment"),
        "help.staff.engage.until": Word("抽调人员填写，过后账号自动失效。", "For seconded staff; the account then ends by itself."),
        "field.staff.correctName.name": Word("正确姓名", "The right name"),
        "field.staff.linkOfficial.official": Word("干部登记", "The official's record"),
        "field.staff.move.body": Word("调入机关", "The new Body"),
        "field.staff.second.body": Word("抽调到的机关", "The other Body"),
        "field.staff.second.until": Word("截止日期", "Last day"),
        "field.staff.setUntil.until": Word("截止日期", "Last day"),
        "field.staff.leave.leaving": Word("离任情形", "Why"),
        "option.Leaving.transferred": Word("调离本系统", "To a post outside the system"),
        "option.Leaving.retired": Word("退休", "Retired"),
        "option.Leaving.secondmentOver": Word("抽调期满", "Secondment over"),
        "option.Leaving.removed": Word("停职或者免职，立即生效", "Suspended or removed, at once"),
        "field.staff.grant.role": Word("职责", "Role"),
        "field.staff.grant.office": Word("科室", "Office"),
        "field.staff.revoke.role": Word("职责", "Role"),
        "field.staff.revoke.office": Word("科室", "Office"),
        "field.staff.changeOffice.role": Word("职责", "Role"),
        "field.staff.changeOffice.from": Word("原科室", "From"),
        "field.staff.changeOffice.to": Word("新科室", "To"),
        "field.staff.delegate.to": Word("受委托人", "Delegate"),
        "field.staff.delegate.role": Word("职责", "Role"),
        "field.staff.delegate.from": Word("自", "From"),
        "field.staff.delegate.until": Word("至", "Until"),
        "field.staff.endDelegation.role": Word("职责", "Role"),
        "field.staff.declareRelation.to": Word("干部或者单位", "Official or unit"),
        "field.staff.declareRelation.kind": Word("关系", "Relation"),
        "field.staff.withdrawRelation.to": Word("干部或者单位", "Official or unit"),
        "field.staff.withdrawRelation.kind": Word("关系", "Relation"),
        "field.account.open.staff": Word("工作人员", "Staff member"),
        "field.account.open.account": Word("账号名", "Account"),
        "help.account.open.account": Word(
            "只用小写字母、数字和 - _ . 。", "Lower-case letters, digits and - _ . only."),
    ].merging(registryReasons) { first, _ in first }

    private static let registryReasons: [String: Word] = Dictionary(
        uniqueKeysWithValues: [
            "correctName", "move", "second", "returnHome", "setUntil", "revoke", "changeOffice", "delegate",
            "endDelegation", "withdrawRelation",
        ].map { ("field.staff.\($0).reason", Word("原因", "Reason")) })

    /// What accounts refuse.
    static let accountRefusals: [String: Word] = [
        "refusal.account.nameTaken": Word("账号名已被使用。请另取一个。", "Another account has this name. Choose another."),
        "refusal.account.accountHeld": Word(
            "该人员已有账号。可以重置口令或者恢复账号。", "The person has an account. Reset or resume it."),
        "refusal.account.notEngaged": Word(
            "该人员已离任，或者抽调已到期。请先办理任职。", "The person left, or a secondment is over. Record that first."),
        "refusal.account.ownAccount": Word(
            "不得停用、恢复或者重置本人账号。更改本人口令请到“账号”页面。",
            "Nobody ends, resumes or resets the own account. Change your password on the account page."),
        "refusal.account.endedBefore": Word("账号已经停用。无需再办。", "The account is ended already."),
        "refusal.account.notEnded": Word("账号正在使用。无需恢复。", "The account is in use already."),
        "refusal.account.lastAdministrator": Word(
            "这是唯一的该类管理员账号。请先任命另一名管理员。",
            "It is the only administrator's of its kind. Appoint another first."),
    ]
}
