import Application
import Kernel

@testable import Web

extension Sample {
    // MARK: Case

    private var head: CasePage.Head {
        CasePage.Head(
            number: "屈纪澄〔2026〕12号", title: t("缪某 失实检举控告澄清", "Clarification for Miao"),
            state: Chip(label: t("送达中", "delivering")), isRestricted: true,
            steps: [
                .init(label: t("评估", "assess"), state: .done), .init(label: t("征求意愿", "ask the wish"), state: .done),
                .init(label: t("报请审批", "submit"), state: .done), .init(label: t("审批", "approve"), state: .done),
                .init(label: t("送达", "deliver"), state: .here), .init(label: t("归档", "file"), state: .toCome),
            ],
            facts: [
                Fact(term: t("承办人", "Officers"), value: .text(t("周晓梅、陈立", "Zhou Xiaomei, Chen Li"))),
                Fact(term: t("所在单位", "Unit"), value: .link(t("屈原管理区交通运输局", "Transport bureau"), href: "/units/u1")),
                Fact(term: t("启动日期", "Opened on"), value: .date(day(-12))),
            ], clock: due(1))
    }

    private var sections: [Web.Section] {
        let unfounded = PageCell.chip(Chip(label: language.say("option.FindingResult.unfounded"), shape: .done))
        return [
            Section(
                title: t("反映的问题与认定", "Allegations and findings"),
                blocks: [
                    .table(
                        Table(
                            caption: t("认定", "Findings"), head: ["#", t("反映的问题", "Allegation"), t("认定", "Finding")],
                            rows: [
                                [
                                    .number(1), .text(t("公交场站扩建造成重大损失", "heavy losses in the bus-station extension")),
                                    unfounded,
                                ],
                                [
                                    .number(2),
                                    .text(
                                        t(
                                            "因私与客运公司负责人发生冲突",
                                            "a clash with the head of a company out of private interest")), unfounded,
                                ],
                                [
                                    .number(3), .text(t("擅自撤换客运公司负责人", "removing that person without authority")),
                                    unfounded,
                                ],
                            ])),
                    .notice(
                        Notice(
                            kind: .notice,
                            text: t(
                                "只澄清经核查失实的具体问题，不对其本人作全面评价。",
                                "Only the unfounded points are cleared; no verdict on the person."),
                            basis: .rule(rule("CLA-003", "第五条")))),
                ]),
            Section(
                title: t("澄清文书用语", "Words of the clarification"),
                blocks: [
                    .text(
                        t(
                            "经核查，反映缪某同志在公交场站扩建中造成重大损失等三个问题失实。\n现予澄清。",
                            "Three points reported about Comrade Miao were found unfounded.\nThis clears them."
                        ))
                ]),
            Section(
                title: t("知悉范围", "Audience"),
                blocks: [
                    .facts([
                        Fact(term: t("方式", "Form"), value: .text(t("书面", "in writing"))),
                        Fact(
                            term: t("对象", "To"),
                            value: .lines([t("本人", "the official"), t("屈原管理区交通运输局党组", "the bureau's leading group")])),
                        Fact(term: t("依据", "Basis"), value: .basis(.rule(rule("CLA-016", "第十六条")))),
                    ])
                ]),
        ]
    }

    private var deliver: ActForm {
        var form = form(
            "clarification.deliver", Word("送达", "Deliver"),
            fields: [
                Field(name: "audience", kind: .references(.audience), isRequired: true),
                Field(name: "receipt", kind: .file(maxBytes: 20 << 20), isRequired: true, isSealed: true),
                Field(name: "remark", kind: .paragraph(maxLength: 500), isRequired: false),
                Field(name: "readOut", kind: .confirmation, isRequired: true),
            ],
            words: [
                "field.audience": Word("送达对象", "Delivered to"), "field.receipt": Word("送达回证", "Signed receipt"),
                "field.remark": Word("备注", "Remark"),
                "field.readOut": Word("已核对文书与批准内容一致", "The letter is the one that was approved"),
                "help.audience": Word("只能送达批准范围内的对象。", "Only those in the approved audience."),
                "act.clarification.deliver.confirm": Word(
                    "送达情况记入办理记录，不能撤销。", "The delivery is recorded and cannot be undone."),
            ], primary: true,
            consequences: [
                t("所在单位将收到送达提示。", "The unit is told of it."), t("廉政档案将增加一条澄清记录。", "The integrity file gains an entry."),
            ])
        form.choices["audience"] = [
            Candidate(id: "1", label: t("本人（缪某）", "the official (Miao)")),
            Candidate(id: "2", label: t("屈原管理区交通运输局党组", "the bureau's leading group")),
        ]
        form.citations["audience"] = .rule(rule("CLA-016", "第十六条"))
        form.occurredOn = today
        return form
    }

    var casePage: CasePage {
        CasePage(
            language: language, head: head, sections: sections,
            next: .act(
                deliver,
                why: t(
                    "方案已于 2026-11-18 批准，应在 5 个工作日内送达。",
                    "Approved on 2026-11-18; to be delivered within five working days."),
                due: due(1)),
            others: [
                form(
                    "clarification.extend", Word("申请延期", "Ask for more time"),
                    fields: [
                        Field(name: "reason", kind: .paragraph(maxLength: 500), isRequired: true),
                        Field(name: "workdays", kind: .number(min: 1, max: 10), isRequired: true),
                    ],
                    words: [
                        "field.reason": Word("理由", "Reason"), "field.workdays": Word("延长工作日数", "More working days"),
                    ]),
                form("clarification.handOver", Word("移交承办人", "Hand over")),
            ],
            refused: [
                .init(
                    label: t("审批", "Approve"),
                    reason: t("提请人不得审批本人提请的事项。", "The proposer may not approve the own proposal."),
                    basis: .rule(rule("CLA-008", "第十六条"))),
                .init(
                    label: t("归档", "File"), reason: t("尚未全部送达。", "Not everybody has it yet."),
                    basis: .structure("SYS-012")),
            ], timeline: timeline,
            documents: [
                .init(
                    title: t("澄清函", "Letter of clarification"), number: "屈纪函〔2026〕33号",
                    state: Chip(label: t("已用印", "stamped"), shape: .done),
                    files: [Link(label: "PDF", href: "/d/1.pdf"), Link(label: "DOCX", href: "/d/1.docx")]),
                .init(
                    title: t("送达回证", "Receipt of delivery"), state: Chip(label: t("待签收", "to be signed"), shape: .open),
                    files: [Link(label: t("打印", "print"), href: "/d/2.pdf")]),
            ],
            links: [
                .init(
                    kind: t("来源", "opened from"), number: "屈纪核〔2026〕27号", title: t("检举控告核查", "Verification"),
                    state: Chip(label: t("已办结", "closed"), shape: .done), href: "/verification/v1"),
                .init(
                    kind: t("本事项", "this matter"), number: "屈纪澄〔2026〕12号", title: t("失实检举控告澄清", "Clarification"),
                    state: Chip(label: t("送达中", "delivering")), isHere: true),
                .init(
                    kind: t("记入", "goes into"), number: "D-20881", title: t("廉政档案", "Integrity file"),
                    state: Chip(label: t("待记入", "to come"), shape: .open), href: "/officials/o1"),
            ])
    }

    private var timeline: [CasePage.Entry] {
        [
            .init(
                recordedAt: at(-2, minutes: 44), actor: t("办公室 罗娟", "General Office, Luo Juan"),
                text: t("用印并登记发文字号", "stamped and numbered the letter"),
                facts: [Fact(term: t("发文字号", "Number"), value: .id("屈纪函〔2026〕33号"))]),
            .init(
                recordedAt: at(-5, minutes: 12), occurredOn: day(-8),
                actor: t("李建国（分管领导）", "Li Jianguo, leader in charge"),
                text: t("批准澄清方案：“同意，按程序送达。”", "approved the plan: “Agreed; deliver as due.”"), isLate: true),
            .init(recordedAt: at(-9), actor: t("周晓梅", "Zhou Xiaomei"), text: t("报请审批", "submitted the plan")),
            .init(recordedAt: at(-12), actor: t("系统", "System"), text: t("由核查事项启动", "opened from the verification")),
        ]
    }

    var waitingCase: CasePage {
        CasePage(
            language: language, head: head, sections: [],
            next: .waiting(t("审批", "Approval"), for: t("李建国（分管领导）", "Li Jianguo, leader in charge"), due: due(-3)))
    }

    // MARK: Form with problems

    var formPage: HTML {
        var form = form(
            "verification.propose", Word("提出认定意见", "Propose findings"),
            fields: [
                Field(name: "subject", kind: .reference(.official), isRequired: true),
                Field(name: "place", kind: .line(maxLength: 50), isRequired: false),
                Field(name: "heardOn", kind: .date, isRequired: true),
                Field(
                    name: "office",
                    kind: .choice(vocabulary: "Office", options: Kernel.Office.allCases.map(\.rawValue)),
                    isRequired: true),
                Field(
                    name: "findings",
                    kind: .rows(
                        [
                            Field(
                                name: "result",
                                kind: .choice(
                                    vocabulary: "FindingResult", options: FindingResult.allCases.map(\.rawValue)),
                                isRequired: true),
                            Field(name: "reason", kind: .paragraph(maxLength: 2_000), isRequired: true),
                        ], min: 1, max: 5), isRequired: true),
                Field(name: "witnesses", kind: .references(.staff), isRequired: false),
                Field(name: "isUrgent", kind: .flag, isRequired: false),
                Field(name: "evidence", kind: .references(.evidence), isRequired: false),
            ],
            words: [
                "field.subject": Word("被反映人", "Subject"), "field.place": Word("地点", "Place"),
                "field.heardOn": Word("谈话日期", "Heard on"),
                "field.office": Word("承办科室", "Office"), "field.findings": Word("认定", "Finding"),
                "field.result": Word("认定结果", "Result"),
                "field.reason": Word("认定理由", "Reasons"), "field.witnesses": Word("见证人员", "Witnesses"),
                "field.isUrgent": Word("加急", "Urgent"),
                "field.evidence": Word("证据", "Evidence"),
            ], primary: true)
        form.values = .object([
            "subject": .text("张伟"), "place": .text("屈原管理区 <二楼> & \"会议室\""), "heardOn": .text("2026-13-01"),
            "office": .text("supervision"),
            "findings": .list([
                .object(["result": .text("unfounded"), "reason": .text("经查\n与事实不符。")]),
                .object(["result": .text("inconclusive"), "reason": .text("")]),
            ]), "witnesses": .list([.text("陈立"), .text("")]), "isUrgent": .text("true"),
        ])
        form.problems = [
            FieldProblem(
                path: "subject", code: "several.official",
                candidates: [
                    Candidate(id: "o1", label: t("张伟，营田镇财政所所长", "张伟 Zhang Wei, head of finance, Yingtian town")),
                    Candidate(id: "o2", label: t("张伟，河市镇副镇长", "张伟 Zhang Wei, deputy mayor of Heshi town")),
                ]), FieldProblem(path: "heardOn", code: "notADate"),
            FieldProblem(path: "findings.1.reason", code: "missing"),
            FieldProblem(path: "place", code: "tooLong", arguments: ["50"]),
        ]
        form.refusal = Notice(
            kind: .problem, text: t("核查须由两名以上工作人员进行。", "At least two officers must verify."),
            basis: .rule(rule("VER-002", "第九条")))
        form.citations["findings.result"] = .rule(rule("VER-011", "第十二条"))
        form.choices["evidence"] = []
        return "\(PageHead(title: form.title).html)<section class=\"sheet\">\(form.html)</section>"
    }

    // MARK: Approvals

    var queue: ApprovalQueue {
        ApprovalQueue(
            language: language,
            lines: [
                .init(
                    number: "屈纪澄〔2026〕14号", title: t("何某 失实检举控告澄清", "Clarification for He"),
                    proposal: t("书面澄清", "clear in writing"),
                    proposer: t("周晓梅", "Zhou Xiaomei"), proposedOn: day(-3), step: t("第 1 级，共 2 级", "1 of 2"),
                    due: due(-1), href: "/approvals/14"),
                .init(
                    number: "屈纪核〔2026〕30号", title: t("杨某 检举控告核查", "Verification about Yang"),
                    proposal: t("认定失实", "found unfounded"),
                    proposer: t("陈立", "Chen Li"), proposedOn: day(-1), step: t("第 1 级，共 1 级", "1 of 1"), due: due(4),
                    href: "/approvals/30"),
            ],
            notices: [
                Notice(
                    kind: .notice,
                    text: t("11 月 25 日至 28 日您已授权赵国庆代为审批。", "From 25 to 28 November Zhao Guoqing approves for you."))
            ])
    }

    var approval: ApprovalPage {
        let opinion = Field(name: "opinion", kind: .paragraph(maxLength: 1_000), isRequired: true)
        let words = ["field.opinion": Word("批示意见", "Opinion")]
        return ApprovalPage(
            language: language, number: "屈纪澄〔2026〕14号", title: t("何某 失实检举控告澄清", "Clarification for He"),
            state: Chip(label: t("待审批", "awaiting approval")), due: due(2),
            proposal: [
                .facts([
                    Fact(term: t("提请人", "Proposer"), value: .text(t("周晓梅", "Zhou Xiaomei"))),
                    Fact(term: t("提请日期", "Proposed on"), value: .date(day(-3))),
                    Fact(term: t("方式", "Form"), value: .text(t("书面", "in writing"))),
                    Fact(
                        term: t("知悉范围", "Audience"),
                        value: .text(t("本人、所在单位党组", "the official, the unit's leading group"))),
                ]),
                .text(
                    t(
                        "反映问题经核查失实，对本人工作造成影响，本人希望书面澄清。",
                        "Found unfounded; it harmed the official's work; the official wishes a letter.")),
            ],
            evidence: Table(
                caption: t("证据", "Evidence"), head: [t("编号", "No."), t("材料", "Material"), t("来源", "Source")],
                rows: [
                    [.number(1), .text(t("谈话笔录", "Record of interview")), .text(t("何某", "He"))],
                    [
                        .number(2), .text(t("项目决算审计报告", "Audit of the final accounts")),
                        .text(t("区审计局", "Audit bureau")),
                    ],
                ]),
            checks: [
                .init(
                    text: t("各项认定均为失实", "Every item was found unfounded"), outcome: .passed,
                    basis: .rule(rule("CLA-001", "第三条"))),
                .init(
                    text: t("本人意愿已征求", "The official's wish was asked"), outcome: .passed,
                    basis: .rule(rule("CLA-006", "第八条"))),
                .init(
                    text: t("超出原知悉范围 1 个对象", "One entry is outside those who knew"), outcome: .failed,
                    basis: .rule(rule("CLA-016", "第十六条"))),
                .init(text: t("案件审理室审核", "Checked by the Review Office"), outcome: .notAsked),
            ],
            documents: [
                .init(
                    issuer: "岳阳市屈原管理区纪检监察工委", number: "屈纪函〔2026〕　号", title: "关于何某同志有关问题的澄清函",
                    addressee: "屈原管理区农业农村局党组：",
                    paragraphs: ["经核查，反映何某同志在项目验收中收受礼品的问题失实。", "现予以澄清。"], signature: "岳阳市屈原管理区纪检监察工委",
                    date: "2026年　月　日",
                    file: Link(label: t("打开 PDF", "Open the PDF"), href: "/d/14.pdf"))
            ],
            chain: [
                .init(
                    role: t("分管领导 李建国", "Leader in charge, Li Jianguo"), state: .done,
                    given: t("2026-11-21 同意。", "2026-11-21 Agreed.")),
                .init(role: t("主要负责人", "Head"), state: .here),
                .init(role: t("岳阳市纪委监委分管领导", "Leader in charge, Yueyang"), state: .toCome),
            ],
            approve: form(
                "clarification.approve", Word("批准", "Approve"), fields: [opinion], words: words, primary: true,
                consequences: [t("批准后转下一级审批。", "It then goes to the next step.")]),
            others: [
                form("clarification.return", Word("退回修改", "Return"), fields: [opinion], words: words),
                form("clarification.reject", Word("不予批准", "Reject"), fields: [opinion], words: words),
            ], caseHref: "/clarification/k14", position: "2 / 7", nextHref: "/approvals/30")
    }
}
