import Kernel

/// The shell of the reporters' pages: its own plain look, nothing of the system behind it, and a way to leave at once.
struct PortalLayout: Hashable, Sendable {
    let language: Language
    /// The Body or installation that receives.
    let receiver: String
    let title: String
    /// How this page comes in the other language; nil for one that is shown only once.
    let otherLanguage: LanguageSwitch?
    /// The first page of the portal.
    let home: String
    /// Where to look a report up.
    let statusHref: String
    let content: HTML

    /// The way to the same page in the other language.
    enum LanguageSwitch: Hashable, Sendable {
        case link(String)
        /// Sends a form of the page, so that nothing typed is lost: the form's id, where to, and which page it is.
        case button(form: String, action: String, page: String)
    }

    /// An innocent page to leave for.
    static let exit = "https://www.gov.cn/"

    /// The whole document.
    var html: HTML {
        """
        \(Layout.opening(language, title: title, bodyClass: "portal"))
        \(Layout.skip(language))
        <header class="portal-top">
        <a class="portal-name" href="\(href: home)">\(language.say("portal.name"))<span>\(receiver)</span></a>
        <nav aria-label="\(language.say("site.navigation"))">\
        <a href="\(href: statusHref)">\(language.say("portal.checkMine"))</a>
        \(languageSwitch)</nav>
        <a class="exit" href="\(href: Self.exit)" rel="noreferrer">\(language.say("portal.exit"))</a>
        </header>
        <main id="main" tabindex="-1">
        \(content)
        </main>
        <footer class="foot"><p>\(language.say("portal.foot"))</p></footer>
        </body></html>

        """
    }
}

extension PortalLayout {
    private var languageSwitch: HTML? {
        switch otherLanguage {
        case nil: nil
        case .link(let href): Layout.languageSwitch(language, href: href)
        case .button(let form, let action, let page):
            """
            <input type="hidden" form="\(form)" name="_page" value="\(page)"><button class="language" type="submit" \
            form="\(form)" formaction="\(href: action)" formnovalidate name="_language" \
            value="\(language.other.rawValue)" lang="\(language.other.tag)">\(language.other.name)</button>
            """
        }
    }
}

/// The way of a report through the portal.
enum PortalStep: Int, Hashable, Sendable, CaseIterable {
    case choose, write, check, receipt

    /// The line of steps.
    func html(_ language: Language) -> HTML {
        let items = Self.allCases.map { step -> HTML in
            let label = language.say("portal.step.\(step)")
            if step == self {
                return "<li class=\"step-here\" aria-current=\"step\"><i aria-hidden=\"true\">●</i>\(label)</li>"
            }
            return step.rawValue < rawValue
                ? "<li class=\"step-done\"><i aria-hidden=\"true\">✓</i>\(label)</li>"
                : "<li class=\"step-to-come\"><i aria-hidden=\"true\">○</i>\(label)</li>"
        }
        return "<ol class=\"steps\" aria-label=\"\(language.say("portal.steps"))\">\(items)</ol>\n"
    }
}
