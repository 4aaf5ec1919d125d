import Kernel

/// The shell of pages without navigation: signing in, and errors before signing in.
struct PlainLayout: Hashable, Sendable {
    let language: Language
    let installation: String
    var body: String? = nil
    let title: String
    let otherLanguageHref: String
    let content: HTML

    /// The whole document.
    var html: HTML {
        let bodyName: HTML? = body.map { "<span class=\"brand-body\">\($0)</span>" }
        return """
            \(Layout.opening(language, title: "\(title) · \(installation)", bodyClass: "office plain-office"))
            \(Layout.skip(language))
            <header class="top"><a class="brand" href="\(href: SiteAddress.home)">\
            <span class="brand-seal" aria-hidden="true">正</span><span class="brand-name">\(installation)</span>\
            \(bodyName)</a>\(Layout.languageSwitch(language, href: otherLanguageHref))</header>
            <main id="main" class="narrow" tabindex="-1">
            \(content)
            </main>
            <footer class="foot"><p>\(language.say("site.foot", installation))</p></footer>
            </body></html>

            """
    }
}

/// Signing in. The demo's accounts are listed on a demo installation only.
struct SignInPage: Hashable, Sendable {
    let language: Language
    let installation: String
    let csrf: String
    /// What was typed as account, after a failure.
    var account = ""
    /// Whether the second factor is asked for now.
    var asksForCode = false
    var problem: Problem? = nil
    /// How many seconds to wait before the next try, where it is only too early.
    var waitSeconds = 0
    /// Where to go afterwards.
    var next: String? = nil
    /// Empty but in the demo.
    var demo: [DemoAccount] = []
    /// Where reporters go.
    var portalHref: String? = nil

    /// Why it failed; never whether the account exists.
    enum Problem: String, Hashable, Sendable, CaseIterable {
        case wrong, locked, codeWrong, ended, tooMany

        /// The problem in words: a lock in minutes, what is shorter in seconds.
        static func words(_ problem: Problem, seconds: Int, in language: Language) -> String {
            let count = problem == .locked ? (seconds + 59) / 60 : seconds
            return language.say("signIn.problem.\(problem.rawValue)", String(count))
        }
    }

    /// An account of the demo.
    struct DemoAccount: Hashable, Sendable {
        let account: String
        let password: String
        let name: String
        let body: String
        let roles: String
    }

    /// The page's content.
    var html: HTML {
        let trouble: HTML? = problem.map {
            Notice(
                kind: .problem, text: Problem.words($0, seconds: waitSeconds, in: language),
                heading: language.say("signIn.failed")
            ).html(language)
        }
        let nextField: HTML? = next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0)\">" }
        let portal: HTML? = portalHref.map { href -> HTML in
            "<p class=\"more\"><a href=\"\(href: href)\">\(language.say("signIn.portal"))</a></p>"
        }
        return """
            <section class="sheet sign-in"><h1>\(language.say("signIn.title"))</h1>
            <p class="quiet">\(language.say("signIn.lead", installation))</p>
            \(trouble)
            <form class="act" method="post" action="\(href: SiteAddress.signIn)">
            <input type="hidden" name="_csrf" value="\(csrf)">\(nextField)
            \(asksForCode ? codeField : accountFields)
            <p class="act-send"><button class="btn btn-first" type="submit">\(language.say("signIn.button"))\
            </button></p>
            </form>\(portal)</section>
            \(demoTable)
            """
    }

    private var accountFields: HTML {
        """
        <div class="field"><label for="account">\(language.say("signIn.account"))</label>
        <input class="form-control" type="text" id="account" name="account" value="\(account)" required \
        autocomplete="username" autocapitalize="none" spellcheck="false"></div>
        <div class="field"><label for="password">\(language.say("signIn.password"))</label>
        <input class="form-control" type="password" id="password" name="password" required \
        autocomplete="current-password"></div>

        """
    }

    private var codeField: HTML {
        """
        <div class="field"><label for="code">\(language.say("signIn.code"))</label>
        <p class="help" id="code-help">\(language.say("signIn.code.help"))</p>
        <input class="form-control short" type="text" id="code" name="code" required inputmode="numeric" \
        pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code" aria-describedby="code-help"></div>

        """
    }

    private var demoTable: HTML? {
        guard !demo.isEmpty else { return nil }
        // One list for each Body, the demo's own Body first and open, the others folded.
        var bodies: [String] = []
        for account in demo where !bodies.contains(account.body) { bodies.append(account.body) }
        let groups = bodies.enumerated().map { index, body -> HTML in
            let accounts = demo.filter { $0.body == body }
            return """
                <details class="act-fold"\(flag: "open", index == 0)><summary>\(body) \
                <span class="count">\(accounts.count)</span></summary>\(table(of: accounts, in: body).html(language))\
                </details>

                """
        }
        return """
            <section class="sheet"><h2>\(language.say("signIn.demo"))</h2><p \
            class="quiet">\(language.say("signIn.demo.why"))\
            </p>\(groups)</section>

            """
    }

    private func table(of accounts: [DemoAccount], in body: String) -> Table {
        Table(
            caption: language.say("site.bracketed", language.say("signIn.demo"), body),
            head: ["name", "roles", "account", "password"].map { language.say("signIn.demo.\($0)") },
            rows: accounts.map { [.text($0.name), .text($0.roles), .id($0.account), .id($0.password)] })
    }
}

/// A page for what could not be shown or done: what it is, why it is so, what to do, and a number to quote.
struct ErrorPage: Hashable, Sendable {
    let language: Language
    let kind: Kind
    /// The number under which the administrators find it.
    let reference: String
    /// More about a refusal or what changed meanwhile; in words, never raw errors.
    var details: [String] = []
    var basis: Basis? = nil
    /// Where to go on.
    var links: [Link] = []

    /// What sort of trouble it is.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nothing there, or nothing that may be known.
        case notFound
        case forbidden
        /// The case moved on since the page was made.
        case stale
        case refused
        case tooLarge
        case tooMany
        case unavailable
        /// Our own mistake.
        case fault
        /// Signed out by time.
        case sessionEnded
        /// What was sent could not be read.
        case badRequest
    }

    /// The title, for the shell.
    var title: String { language.say("error.\(kind.rawValue)") }

    /// The page's content.
    var html: HTML {
        let more: HTML? =
            details.isEmpty ? nil : "<ul>\(details.map { line -> HTML in "<li>\(line)</li>" })</ul>"
        let basisLine: HTML? = basis.map { "<p>\($0.html(language))</p>" }
        let ways = (links.isEmpty ? [Link(label: language.say("error.home"), href: SiteAddress.home)] : links)
            .map { link -> HTML in "<a class=\"btn btn-second\" href=\"\(href: link.href)\">\(link.label)</a>" }
        return """
            <section class="sheet trouble"><h1>\(title)</h1>
            <dl class="facts facts-tall"><div><dt>\(language.say("error.why"))</dt>\
            <dd>\(language.say("error.\(kind.rawValue).why"))\(more)\(basisLine)</dd></div>
            <div><dt>\(language.say("error.todo"))</dt><dd>\(language.say("error.\(kind.rawValue).todo"))</dd></div>
            <div><dt>\(language.say("error.reference"))</dt><dd><span class="id">\(reference)</span></dd></div></dl>
            <p class="page-acts">\(ways)</p></section>

            """
    }
}
