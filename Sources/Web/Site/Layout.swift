import Kernel

/// The addresses that every page needs; those of mechanisms stand with their routes.
enum SiteAddress {
    static let home = "/"
    static let bootstrap = "/assets/bootstrap.min.css"
    static let look = "/assets/zhengming.css"
    static let search = "/search"
    static let signIn = "/sign-in"
    static let signOut = "/sign-out"
    static let account = "/account"
    static let help = "/help"
}

/// A link with its words.
struct Link: Hashable, Sendable {
    let label: String
    let href: String
}

/// One entry of the navigation on the left.
struct NavigationEntry: Hashable, Sendable {
    let label: String
    let href: String
    /// Open work behind it; nil where nothing is counted.
    var openCount: Int? = nil
    var isHere = false
    /// Whether a line is drawn above: work, then reference, then administration.
    var startsGroup = false
}

/// What has just been done, or what is wrong, above the page's content.
struct Flash: Hashable, Sendable {
    /// What sort of message it is; each has its own shape and word.
    enum Kind: Hashable, Sendable {
        case done, notice, problem
    }

    let kind: Kind
    let text: String
    /// Where to go on.
    var link: Link? = nil
}

/// Who is signed in.
struct HeaderAccount: Hashable, Sendable {
    let name: String
    /// Offices and roles in words.
    let roles: String
}

/// The shell around every page of the signed-in: header, navigation, breadcrumb, message, content, footer.
struct Layout: Sendable {
    let language: Language
    /// The name of the installation.
    let installation: String
    /// The Body the account works for.
    let body: String
    let account: HeaderAccount
    let navigation: [NavigationEntry]
    /// The way here; the last entry is this page.
    var trail: [Link] = []
    let title: String
    var flash: Flash? = nil
    /// What was searched for, where the page answers a search.
    var searched = ""
    /// This page in the other language.
    let otherLanguageHref: String
    let csrf: String
    let content: HTML
    /// The reference number of this page, for questions to the administrators.
    var reference: String? = nil

    /// The whole document.
    var html: HTML {
        """
        \(Self.opening(language, title: "\(title) · \(installation)"))
        \(Self.skip(language))
        <header class="top">
        <a class="brand" href="\(href: SiteAddress.home)"><span class="brand-seal" aria-hidden="true">正</span>\
        <span class="brand-name">\(installation)</span><span class="brand-body">\(body)</span></a>
        <form class="top-search" role="search" method="get" action="\(href: SiteAddress.search)">
        <label class="visually-hidden" for="q">\(language.say("site.search.label"))</label>
        <input class="form-control" type="search" id="q" name="q" value="\(searched)" autocomplete="off" \
        placeholder="\(language.say("site.search.hint"))">
        <button class="btn" type="submit">\(language.say("site.search"))</button>
        </form>
        \(Self.languageSwitch(language, href: otherLanguageHref))
        \(accountMenu)
        </header>
        <input class="fold-box" type="checkbox" id="fold" aria-controls="navigation">
        <label class="fold-label" for="fold">\(language.say("site.menu"))</label>
        <div class="frame">
        <nav class="side" id="navigation" aria-label="\(language.say("site.navigation"))"><ul>
        \(navigation.map(entry))
        </ul></nav>
        <main id="main" tabindex="-1">
        \(breadcrumb)
        \(flash.map(message))
        \(content)
        </main>
        </div>
        <footer class="foot"><p>\(language.say("site.foot", installation))\(referenceText)</p></footer>
        </body></html>

        """
    }

    /// Everything up to the body's first element; the same for pages that have no navigation.
    static func opening(_ language: Language, title: String, bodyClass: String = "office") -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="same-origin">
        <title>\(title)</title>
        <link rel="stylesheet" href="\(href: SiteAddress.bootstrap)">
        <link rel="stylesheet" href="\(href: SiteAddress.look)">
        </head>
        <body class="\(bodyClass)">
        """
    }

    /// The first link of a page, for the keyboard.
    static func skip(_ language: Language) -> HTML {
        "<a class=\"skip\" href=\"#main\">\(language.say("site.skip"))</a>"
    }

    /// The link to this page in the other language, named in that language.
    static func languageSwitch(_ language: Language, href: String) -> HTML {
        """
        <a class="language" href="\(href: href)" lang="\(language.other.tag)" hreflang="\(language.other.tag)">\
        \(language.other.name)</a>
        """
    }

    private var accountMenu: HTML {
        """
        <details class="menu"><summary><span class="menu-name">\(account.name)</span></summary>
        <div class="menu-sheet">
        <p><b>\(account.name)</b><br><span class="quiet">\(account.roles)</span></p>
        <ul><li><a href="\(href: SiteAddress.account)">\(language.say("site.account"))</a></li>
        <li><a href="\(href: SiteAddress.help)">\(language.say("site.help"))</a></li></ul>
        <form method="post" action="\(href: SiteAddress.signOut)"><input type="hidden" name="_csrf" value="\(csrf)">
        <button class="btn btn-second" type="submit">\(language.say("site.signOut"))</button></form>
        </div></details>
        """
    }

    private func entry(_ entry: NavigationEntry) -> HTML {
        let count: HTML? = entry.openCount.flatMap { count in
            guard count > 0 else { return nil }
            return """
                <span class="count" title="\(language.say("site.openCount", String(count)))">\(count)\
                <span class="visually-hidden">\(language.say("site.openUnit"))</span></span>
                """
        }
        return """
            <li\(attribute: "class", entry.startsGroup ? "group" : nil)><a href="\(href: entry.href)"\
            \(attribute: "aria-current", entry.isHere ? "page" : nil)><span>\(entry.label)</span>\(count)</a></li>

            """
    }

    private var breadcrumb: HTML? {
        guard trail.count > 1 else { return nil }
        let steps = trail.enumerated().map { index, link -> HTML in
            index == trail.count - 1
                ? "<li aria-current=\"page\">\(link.label)</li>"
                : "<li><a href=\"\(href: link.href)\">\(link.label)</a></li>"
        }
        return """
            <nav class="trail" aria-label="\(language.say("site.trail"))"><ol>\(steps)</ol></nav>
            """
    }

    private func message(_ flash: Flash) -> HTML { Notice(flash).html(language) }

    private var referenceText: HTML? {
        reference.map { " · \(language.say("site.reference")) <code>\($0)</code>" }
    }
}
