import Application
import Kernel

@testable import Web

extension Sample {
    func portalPage(_ name: String) -> HTML? {
        guard let content = portalContent(name) else { return nil }
        return PortalLayout(
            language: language, receiver: t("岳阳市纪委监委", "Discipline Body of Yueyang"),
            title: language.say("portal.name"),
            otherLanguage: name == "portal-receipt"
                ? nil
                : name == "portal-check"
                    ? .button(form: "intake-submit", action: "/report/check", page: "check")
                    : .link("/report/language?to=\(language.other.rawValue)"),
            home: "/report",
            statusHref: "/report/status", content: content
        ).html
    }

    private var reportForm: ActForm {
        form(
            "intake.submit", Word("下一步：核对", "Next: check"),
            fields: [
                Field(
                    name: "allegations",
                    kind: .rows(
                        [
                            Field(name: "about", kind: .line(maxLength: 100), isRequired: true),
                            Field(name: "what", kind: .paragraph(maxLength: 4_000), isRequired: true, isSealed: true),
                        ],
                        min: 1, max: 20), isRequired: true),
                Field(name: "file", kind: .file(maxBytes: 20 << 20), isRequired: false, isSealed: true),
            ],
            words: [
                "field.allegations": Word("反映的问题", "Allegation"),
                "field.about": Word("反映谁（姓名、单位、职务）", "Who it is about (name, unit, post)"),
                "field.what": Word("具体情况", "What happened"), "field.file": Word("附件", "File"),
            ], primary: true)
    }

    private func portalContent(_ name: String) -> HTML? {
        switch name {
        case "portal-home":
            PortalHome(language: language, startHref: "/report/choose", statusHref: "/report/status").html
        case "portal-choice":
            PortalChoice(language: language, anonymousHref: "/report/anonymous", byNameHref: "/report/by-name").html
        case "portal-form": PortalForm(language: language, isByName: false, form: reportForm).html
        case "portal-check":
            PortalCheck(
                language: language,
                sections: [
                    Section(
                        title: t("反映的问题（第 1 项）", "Allegation no. 1"),
                        blocks: [
                            .facts([Fact(term: t("反映谁", "About"), value: .text(t("缪某", "Miao")))]),
                            .text("公交场站扩建造成损失。"),
                        ])
                ],
                form: form("intake.submit", Word("提交", "Send"), primary: true),
                notice: Notice(kind: .notice, text: language.say("portal.check.notNamed"))
            ).html
        case "portal-receipt":
            PortalReceipt(
                language: language, code: "7K3M-Q9XA-4TDW-R2HC", receivedAt: at(0),
                receiver: t("岳阳市纪委监委", "Discipline Body of Yueyang"), statusHref: "/report/status"
            ).html
        case "portal-ask": PortalAsk(language: language, action: "/report/status", csrf: "c5rf", problem: .unknown).html
        case "portal-status":
            PortalStatus(
                language: language, state: t("正在核查", "Being verified"),
                meaning: t("已受理，两名以上工作人员正在逐条核实。", "Accepted; two or more officers are verifying each point."),
                steps: [
                    .init(label: t("收到", "received"), state: .done), .init(label: t("受理", "accepted"), state: .done),
                    .init(label: t("核查", "verified"), state: .here), .init(label: t("办结", "closed"), state: .toCome),
                ], facts: [Fact(term: t("收到时间", "Received"), value: .date(day(-20)))],
                messages: [
                    .init(
                        at: at(-6), isFromOffice: true,
                        text: t("请补充您所说合同的大致时间。", "Please say roughly when the contract was made.")),
                    .init(at: at(-5), isFromOffice: false, text: t("2021 年 6 月前后。", "About June 2021.")),
                ],
                reply: form(
                    "intake.reply", Word("发送", "Send"),
                    fields: [Field(name: "text", kind: .paragraph(maxLength: 2_000), isRequired: true, isSealed: true)],
                    words: ["field.text": Word("内容", "Message")], primary: true),
                proof: Link(label: t("下载反映证明", "Download the proof of filing"), href: "/report/proof")
            ).html
        default: nil
        }
    }
}
