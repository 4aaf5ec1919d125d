import Application
import Kernel

@testable import Web

/// Pages with invented data, in both languages, for snapshots and for looking at.
enum Samples {
    /// Every page there is a sample of.
    static let names = [
        "workbench", "workbench-empty", "register", "register-empty", "case", "case-waiting", "form-problems",
        "approvals", "approval", "sign-in", "sign-in-code", "error-stale", "error-fault", "official", "body",
        "administration", "blank-forms", "blank-printing",
        "portal-home", "portal-choice", "portal-form", "portal-check", "portal-receipt",
        "portal-ask", "portal-status", "interference", "interference-form", "own-entries",
    ]

    /// The page of a name as a whole document.
    static func page(_ name: String, _ language: Language) -> HTML? {
        let sample = Sample(language)
        return switch name {
        case "workbench": sample.office(sample.workbench.html, "navigation.workbench", here: 0)
        case "workbench-empty": sample.office(sample.emptyWorkbench.html, "navigation.workbench", here: 0)
        case "register": sample.office(sample.register.html, "navigation.clarification", here: 4)
        case "register-empty": sample.office(sample.emptyRegister.html, "navigation.clarification", here: 4)
        case "case": sample.office(sample.casePage.html, "navigation.clarification", here: 4, deep: true)
        case "case-waiting": sample.office(sample.waitingCase.html, "navigation.clarification", here: 4, deep: true)
        case "form-problems": sample.office(sample.formPage, "navigation.verification", here: 3)
        case "approvals": sample.office(sample.queue.html, "navigation.approvals", here: 1)
        case "approval": sample.office(sample.approval.html, "navigation.approvals", here: 1)
        case "interference": sample.interference.map { sample.office($0.html, "nav.interferences", here: nil) }
        case "interference-form": sample.office(sample.interferenceForm, "nav.interferences", here: nil)
        case "own-entries": sample.ownEntries.map { sample.office($0, "nav.own", here: nil) }
        case "sign-in": sample.plain(sample.signIn.html, "signIn.title")
        case "sign-in-code": sample.plain(sample.codeSignIn.html, "signIn.title")
        case "error-stale": sample.office(sample.error(.stale).html, "error.stale", here: nil)
        case "error-fault": sample.plain(sample.error(.fault).html, "error.fault")
        case "official": sample.office(sample.official.html, "navigation.officials", here: 7)
        case "body": sample.office(sample.body.html, "navigation.bodies", here: 9)
        case "administration": sample.office(sample.administration.html, "navigation.administration", here: nil)
        case "blank-forms": sample.office(sample.blankForms.html, "nav.blankForms", here: nil)
        case "blank-printing": sample.office(sample.blankPrinting.html, "blankForm.printing", here: nil)
        default: sample.portalPage(name)
        }
    }
}

/// The sample data in one language.
struct Sample {
    let language: Language
    let today = CivilDate(dayNumber: 20_780)

    init(_ language: Language) { self.language = language }

    /// The words in the sample's language.
    func t(_ zh: String, _ en: String) -> String { Word(zh, en).text(in: language) }

    /// A day so many days from the sample's today.
    func day(_ offset: Int) -> CivilDate { today.adding(days: offset) }

    /// Half past nine, so many days from the sample's today.
    func at(_ offset: Int, minutes: Int = 0) -> Instant {
        Instant(milliseconds: Int64(day(offset).dayNumber) * 86_400_000 + Int64(90 + minutes) * 60_000)
    }

    /// A rule as shown beside what it decides.
    func rule(_ row: String, _ article: String) -> RuleCitation {
        RuleCitation(
            row: row, parameter: "sample", title: "《失实检举控告澄清工作实施办法（试行）》", article: article,
            ruleSet: "0000")
    }

    /// A date with its remaining working days.
    func due(_ left: Int, provisional: Bool = false) -> Due {
        Due(date: day(left), workdaysLeft: left, isProvisional: provisional)
    }

    /// The whole page of an office.
    func office(_ content: HTML, _ key: String, here: Int?, deep: Bool = false) -> HTML {
        let names = [
            ("workbench", nil), ("approvals", 3), ("intake", 6), ("verification", 2), ("clarification", 4),
            ("falseAccusation", nil), ("returnVisit", 12), ("officials", nil), ("units", nil), ("bodies", nil),
            ("rules", nil), ("statistics", nil), ("guidance", nil),
        ]
        let navigation = names.enumerated().map { index, entry in
            NavigationEntry(
                label: language.say("navigation.\(entry.0)"), href: "/\(entry.0)", openCount: entry.1,
                isHere: index == here, startsGroup: entry.0 == "intake" || entry.0 == "officials")
        }
        var trail = [Link(label: language.say("navigation.workbench"), href: "/")]
        if here != 0 { trail.append(Link(label: language.say(key), href: "/x")) }
        if deep { trail.append(Link(label: "屈纪澄〔2026〕12号", href: "/x/12")) }
        let flash =
            deep
            ? Flash(kind: .done, text: t("已报请审批，等待李建国审批。", "Submitted for approval to Li Jianguo."))
            : nil
        return Layout(
            language: language, installation: t("正名", "Zhengming"),
            body: t("岳阳市屈原管理区纪检监察工委", "Discipline Body of Quyuan Management Zone, Yueyang"),
            account: HeaderAccount(
                name: t("周晓梅", "Zhou Xiaomei"), roles: t("监督检查室 · 承办人", "Supervision Office · case officer")),
            navigation: navigation, trail: trail, title: language.say(key), flash: flash,
            otherLanguageHref: "/language?to=\(language.other.rawValue)", csrf: "c5rf", content: content
        ).html
    }

    /// The whole page without navigation.
    func plain(_ content: HTML, _ key: String) -> HTML {
        PlainLayout(
            language: language, installation: t("正名", "Zhengming"), title: language.say(key),
            otherLanguageHref: "/language?to=\(language.other.rawValue)", content: content
        ).html
    }

    /// An act's form with the words it would have.
    func form(
        _ act: String, _ title: Word, fields: [Field] = [], words: [String: Word] = [:], primary: Bool = false,
        consequences: [String] = []
    ) -> ActForm {
        var form = ActForm(
            language: language, act: act, action: "/clarification/k3/\(act)", fields: fields, seen: 7,
            key: "key-\(act)",
            csrf: "c5rf")
        form.consequences = consequences
        form.isPrimary = primary
        form.words = words.merging(["act.\(act)": title]) { _, own in own }
        return form
    }
}
