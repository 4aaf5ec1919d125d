import Application
import Kernel

@testable import Web

extension Sample {
    /// The register of numbered blanks with one of each fate.
    var blankForms: BlankFormPage {
        func form(_ verb: String, primary: Bool = false) -> ActForm {
            let act = RegistryActTable.act("blankform.\(verb)")
            return ActForm(
                language: language, act: "blankform.\(verb)", action: "/blank-forms/\(verb)", fields: act?.fields ?? [],
                choices: ["numbers": [Candidate(id: "屈纪空〔2026〕4号", label: "屈纪空〔2026〕4号")]],
                seen: primary ? 3 : nil, key: "key-\(verb)", csrf: "c5rf", isPrimary: primary)
        }
        return BlankFormPage(
            language: language, draw: form("draw", primary: true), acts: [form("reprint"), form("void")],
            open: [blank(4), blank(5)],
            settled: [
                blank(
                    3,
                    .usedBy(
                        number: "屈纪信〔2026〕7号", href: "/reports/k3", by: t("周晓梅", "Zhou Xiaomei"), on: day(-1))),
                blank(2, .used),
                blank(1, .void(reason: t("填写错误", "Filled in wrongly"), by: t("周晓梅", "Zhou Xiaomei"), on: day(-2))),
            ], nextSettled: "/blank-forms?settled=1-0")
    }

    private func blank(_ number: Int, _ fate: BlankFormPage.Fate? = nil) -> BlankFormPage.Line {
        BlankFormPage.Line(
            number: "屈纪空〔2026〕\(number)号", href: "/blank-forms/printings/1",
            kind: language.say("option.BlankFormKind.registration"), place: t("凤凰乡接访点", "Fenghuang township"),
            purpose: t("赶集日接访", "market-day visits"), drawnBy: t("周晓梅", "Zhou Xiaomei"), drawnOn: day(-9),
            printings: number == 4 ? 2 : 1, fate: fate)
    }

    /// Blanks just drawn.
    var blankPrinting: BlankPrintingPage {
        BlankPrintingPage(
            language: language,
            facts: [
                Fact(
                    term: language.say("blankForm.column.kind"),
                    value: .text(language.say("option.BlankFormKind.registration"))),
                Fact(term: language.say("blankForm.column.count"), value: .number(2)),
            ], numbers: ["屈纪空〔2026〕4号", "屈纪空〔2026〕5号"],
            files: [Link(label: "PDF", href: "/blank-forms/printings/1/sheets.pdf")])
    }
}
