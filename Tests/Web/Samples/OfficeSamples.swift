import Application
import Kernel

@testable import Web

extension Sample {
    // MARK: Workbench

    private func line(_ who: Word, _ step: Word, _ number: String, _ due: Due?, why: Word? = nil) -> Workbench.Line {
        Workbench.Line(
            title: who.text(in: language), step: step.text(in: language), number: number, href: "/clarification/k3",
            due: due, why: why?.text(in: language))
    }

    var workbench: Workbench {
        let miao = Word("缪某 失实检举控告澄清", "Clarification for Miao")
        return Workbench(
            language: language, today: today, greeting: t("星期一", "Monday"),
            figures: [
                Workbench.Figure(
                    label: t("在办澄清", "Open clarifications"), value: 4, unit: t("件", "matters"),
                    trend: .init(direction: .up, words: t("较上月多 1 件", "1 more than last month")),
                    definition: t("尚未办结的澄清事项", "not closed yet"), href: "/clarification"),
                Workbench.Figure(
                    label: t("本年已澄清", "Cleared this year"), value: 11, unit: t("人", "persons"),
                    trend: .init(direction: .level, words: t("与上年同期持平", "as last year")),
                    definition: t("已送达澄清文书的不同人员", "distinct persons, letter delivered")),
                Workbench.Figure(
                    label: t("本年受理", "Reports accepted"), value: 1_286, unit: t("件", "reports"),
                    trend: .init(direction: .down, words: t("较上年同期少 8%", "8% fewer than last year")),
                    definition: t("本年登记并受理的检举控告", "registered and accepted this year")),
                Workbench.Figure(
                    label: t("逾期", "Overdue"), value: 1, unit: t("件", "matter"),
                    definition: t("超过办理时限的在办事项", "open past the due date")),
            ],
            tasks: [
                line(
                    Word("杨某 检举控告核查", "Verification about Yang"), Word("提出认定意见", "propose findings"), "屈纪核〔2026〕31号",
                    due(-2)),
                line(miao, Word("送达", "deliver"), "屈纪澄〔2026〕12号", due(1)),
                line(
                    Word("屈原管理区交通运输局 失实检举控告澄清", "Clarification for the transport bureau"),
                    Word("征求意愿", "ask the wish"), "屈纪澄〔2026〕13号", due(3)),
                line(
                    Word("李某 回访教育", "Return visit to Li"), Word("开展回访", "visit"), "屈纪访〔2026〕4号",
                    due(46, provisional: true)),
            ],
            approvals: [
                line(Word("何某 失实检举控告澄清", "Clarification for He"), Word("审批", "approve"), "屈纪澄〔2026〕14号", due(2))
            ],
            returned: [
                line(
                    miao, Word("修改后重新报请", "mend and submit again"), "屈纪澄〔2026〕9号", nil,
                    why: Word("退回理由：澄清范围应限于原知悉范围。", "Returned because: the audience is wider than those who knew."))
            ],
            changes: [
                .init(
                    at: at(0), text: t("办公室已用印", "the General Office stamped the letter"), number: "屈纪澄〔2026〕12号",
                    href: "/c/12"),
                .init(at: at(-1), text: t("本人已签收", "the official signed for it"), number: "屈纪澄〔2026〕8号", href: "/c/8"),
            ],
            allTasks: Link(label: t("查看全部待办", "All tasks"), href: "/tasks"),
            primary: Link(label: t("登记检举控告", "Register a report"), href: "/intake/new"))
    }

    var emptyWorkbench: Workbench {
        Workbench(language: language, today: today, greeting: t("星期一", "Monday"))
    }

    // MARK: Register

    private func row(_ number: Int, _ who: Word, _ state: Word, _ shape: Chip.Shape, _ due: Due?) -> Register.Row {
        Register.Row(
            cells: [
                .idLink("屈纪澄〔2026〕\(number)号", href: "/clarification/\(number)"), .text(who.text(in: language)),
                .chip(Chip(label: state.text(in: language), shape: shape)),
                .text(t("周晓梅、陈立", "Zhou Xiaomei, Chen Li")), .number(number % 4 + 1), .date(day(-number)),
                due.map(PageCell.due) ?? .none,
            ], isOverdue: due?.isOverdue == true, id: "k\(number)")
    }

    var register: Register {
        Register(
            language: language,
            head: PageHead(
                title: t("澄清正名台账", "Register of clarifications"),
                primary: Link(label: t("启动澄清", "Open a clarification"), href: "/clarification/new"),
                seconds: [Link(label: language.say("site.print"), href: "?print=1")]),
            action: "/clarification",
            filters: [
                .init(name: "q", label: t("编号或姓名", "Number or name"), value: "", kind: .text),
                .init(
                    name: "stage", label: t("状态", "State"), value: "open",
                    kind: .choice([
                        .init(value: "open", label: t("在办", "Open")), .init(value: "closed", label: t("办结", "Closed")),
                    ])),
                .init(name: "from", label: t("启动日期自", "Opened from"), value: "2026-01-01", kind: .date),
                .init(name: "to", label: t("至", "to"), value: "", kind: .date),
            ],
            columns: [
                .init(label: t("编号", "Number"), sortHref: "?sort=number"), .init(label: t("澄清对象", "Subject")),
                .init(label: t("状态", "State")),
                .init(label: t("承办人", "Officers"), choice: .init(name: "officers", isShown: true)),
                .init(label: t("问题数", "Allegations"), isNumber: true, choice: .init(name: "count", isShown: true)),
                .init(label: t("启动日期", "Opened"), sortHref: "?sort=-opened", sorted: .descending),
                .init(label: t("办理时限", "Due"), sortHref: "?sort=due"),
            ],
            rows: [
                row(
                    14, Word("何某（屈原管理区农业农村局副局长）", "He, deputy head of agriculture"), Word("待审批", "awaiting approval"),
                    .active, due(2)),
                row(13, Word("屈原管理区交通运输局", "Transport bureau of Quyuan"), Word("征求意愿", "wish asked"), .open, due(3)),
                row(
                    12, Word("缪某（屈原管理区交通运输局党组书记、局长）", "Miao, head of the transport bureau"), Word("送达中", "delivering"),
                    .active, due(1)),
                row(11, Word("易喆", "Yi Zhe"), Word("拟定方案", "planning"), .active, due(-2)),
                row(8, Word("黎某", "Li"), Word("已送达", "delivered"), .done, nil),
                row(
                    5, Word("阿布都热合曼·买买提明（营田镇荞麦湖村党总支书记、村民委员会主任）", "Abdurehman Memtimin, village secretary"),
                    Word("终止", "ended"), .stopped, nil),
            ],
            count: language.say("register.count", "128"), previousHref: nil, nextHref: "?after=k5",
            exports: [
                Link(label: language.say("register.export.xlsx"), href: "/clarification.xlsx"),
                Link(label: language.say("register.export.csv"), href: "/clarification.csv"),
            ], savedLists: [Link(label: t("本月到期", "Due this month"), href: "?due=month")], isFiltered: true,
            empty: EmptyState(what: "", why: ""),
            batch: .init(
                action: "/clarification/batch", csrf: "c5rf",
                acts: [.init(value: "assign", label: t("分派承办人", "Assign officers"))]),
            kept: [.init(name: "sort", value: "-opened")])
    }

    var emptyRegister: Register {
        Register(
            language: language, head: PageHead(title: t("澄清正名台账", "Register of clarifications")),
            action: "/clarification", columns: [.init(label: t("编号", "Number"))], rows: [],
            empty: EmptyState(
                what: t("还没有澄清事项", "No clarifications yet"),
                why: t(
                    "核查认定“失实”并造成影响的，可以从核查事项启动澄清。",
                    "One is opened from a verification that found an allegation unfounded."),
                next: Link(label: t("查看核查台账", "Open the register of verifications"), href: "/verification")))
    }

    // MARK: Sign-in, errors

    var signIn: SignInPage {
        SignInPage(
            language: language, installation: t("正名", "Zhengming"), csrf: "c5rf", account: "zhou", problem: .wrong,
            next: "/clarification?stage=open",
            demo: [
                .init(
                    account: "zhou.xm", password: "demo-Qu7-yuan", name: t("周晓梅", "Zhou Xiaomei"),
                    body: t("屈原管理区纪检监察工委", "Quyuan Management Zone"), roles: t("承办人", "Case officer")),
                .init(
                    account: "li.jg", password: "demo-Qu7-yuan", name: t("李建国", "Li Jianguo"),
                    body: t("屈原管理区纪检监察工委", "Quyuan Management Zone"), roles: t("分管领导", "Leader in charge")),
            ], portalHref: "/report")
    }

    var codeSignIn: SignInPage {
        SignInPage(language: language, installation: t("正名", "Zhengming"), csrf: "c5rf", asksForCode: true)
    }

    func error(_ kind: ErrorPage.Kind) -> ErrorPage {
        ErrorPage(
            language: language, kind: kind, reference: "7F3K-92QA",
            details: kind == .stale
                ? [t("2026-11-23 09:31 李建国 批准了澄清方案。", "2026-11-23 09:31 Li Jianguo approved the plan.")] : [],
            links: kind == .stale ? [Link(label: t("查看最新情况", "Look at what changed"), href: "/clarification/k3")] : [])
    }

    // MARK: Places

    var official: OfficialPage {
        OfficialPage(
            language: language, name: t("缪某", "Miao"),
            post: t("屈原管理区交通运输局党组书记、局长", "Secretary and head of the transport bureau of Quyuan"),
            facts: [
                Fact(term: t("所在单位", "Unit"), value: .link(t("屈原管理区交通运输局", "Transport bureau"), href: "/units/u1")),
                Fact(term: t("管理机关", "Managed by"), value: .text(t("屈原管理区纪检监察工委", "Quyuan Management Zone"))),
            ],
            asOf: today, action: "/officials/o1", purpose: t("党风廉政意见回复", "integrity opinion"),
            kept: [.init(name: "purpose", value: "opinion")],
            entries: [
                .init(
                    on: day(-3), kind: t("澄清正名", "Clarification"), title: t("书面澄清", "cleared in writing"),
                    details: t(
                        "反映的三个问题均失实，已向本人和所在单位送达。",
                        "All three allegations unfounded; delivered to the official and the unit."),
                    counts: false, why: t("已澄清的事项不影响评价和使用。", "What was cleared does not weigh."),
                    basis: .rule(rule("CLA-020", "第二十条")),
                    link: Link(label: "屈纪澄〔2026〕12号", href: "/clarification/k3")),
                .init(
                    on: day(-400), kind: t("处分", "Sanction"), title: t("党内警告", "Party warning"), counts: true,
                    why: t("影响期至 2027-02-18。", "The impact period runs until 2027-02-18."),
                    basis: .rule(rule("PER-001", "第十条"))),
            ])
    }

    var body: BodyPage {
        BodyPage(
            language: language, name: t("岳阳市屈原管理区纪检监察工委", "Discipline Body of Quyuan Management Zone"),
            lead: t("功能区纪检监察工委 · 县级 · 上级机关：岳阳市纪委监委", "Organ of a functional zone · county · under Yueyang"),
            facts: [Fact(term: t("机关代码", "Code"), value: .id("430671000"))],
            people: [
                .init(
                    name: t("周晓梅", "Zhou Xiaomei"), office: language.say("option.Office.supervision"),
                    roles: [language.say("option.Role.caseOfficer")],
                    state: Chip(label: t("在岗", "active"), shape: .active),
                    href: "/staff/1"),
                .init(
                    name: t("王强", "Wang Qiang"), office: language.say("option.Office.review"),
                    roles: [language.say("option.Role.reviewer"), language.say("option.Role.archivist")],
                    state: Chip(label: t("抽调", "seconded"), shape: .open), until: day(40)),
            ],
            units: Table(
                caption: t("单位", "Units"), head: [t("单位", "Unit"), t("代码", "Code"), t("干部数", "Officials")],
                rows: [[.link(t("屈原管理区交通运输局", "Transport bureau"), href: "/units/u1"), .id("U-0012"), .number(46)]]),
            bodies: Table(caption: t("下级", "Below"), head: [t("机关", "Body")], rows: []),
            acts: [
                form(
                    "organisation.appoint", Word("任命", "Appoint"),
                    fields: [Field(name: "staff", kind: .reference(.staff), isRequired: true)],
                    words: ["field.organisation.appoint.staff": Word("人员", "Person")])
            ])
    }

    var administration: AdministrationHome {
        AdministrationHome(
            language: language, office: .security,
            notices: [
                Notice(kind: .notice, text: t("主密钥备份已超过 90 天。", "The master key was last backed up 90 days ago."))
            ],
            tools: [
                .init(
                    title: t("账号与授权", "Accounts and roles"), text: t("开通、停用、授予职责。", "Open, close, grant roles."),
                    href: "/admin/accounts",
                    state: Chip(label: t("2 个待复核", "2 to confirm"), shape: .open)),
                .init(
                    title: t("密钥", "Keys"), text: t("轮换与备份，须两人在场。", "Rotation and backup, by two persons."),
                    href: "/admin/keys"),
            ],
            recent: Table(
                caption: language.say("administration.recent"),
                head: [t("时间", "Time"), t("操作", "Act"), t("操作人", "By")],
                rows: [
                    [
                        .time(at(0)), .text(t("授予承办人职责", "granted case officer")),
                        .text(t("安全管理员", "security administrator")),
                    ]
                ]))
    }
}
