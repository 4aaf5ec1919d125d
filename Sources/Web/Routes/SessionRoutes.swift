import Application
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// Sign-in, sign-out, language, password; for pages and for the API.
struct SessionRoutes {
    let desk: Desk

    /// Adds the routes for those not signed in.
    func add(to router: Router<WebContext>) {
        router.get("sign-in") { request, context in signInPage(request, context, problem: nil) }
        router.post("sign-in") { request, context in try await signIn(request, context) }
        router.get("language") { request, context in try await setLanguage(request, context) }
        router.post("api/v1/session") { request, context in try await apiSession(request, context) }
    }

    /// Adds the routes for those signed in.
    func add(to router: RouterGroup<OfficeContext>) {
        router.post("sign-out") { request, context in try await signOut(request, context) }
        router.get("account") { request, context in
            try await accountPage(request, context, problem: nil)
        }
        router.post("account") { request, context in try await changePassword(request, context) }
    }

    // MARK: Sign-in

    private func signInPage(
        _ request: Request, _ context: WebContext, problem: SignInPage.Problem?, account: String = "",
        waitSeconds: Int? = nil
    ) -> Response {
        let csrf = context.preCSRF.isEmpty ? Secrets.formKey() : context.preCSRF
        let language = context.language
        let page = SignInPage(
            language: language, installation: desk.settings.name, csrf: csrf, account: account, problem: problem,
            waitSeconds: waitSeconds ?? 0,
            next: Self.localPath(request.uri.queryParameters["next"].map({ String($0) })),
            demo: desk.settings.demoAccounts.map { demo in
                .init(
                    account: demo.account, password: demo.password, name: demo.name, body: demo.body,
                    roles: demo.roles.map { code in
                        let parts = code.split(separator: ".").map(String.init)
                        return parts.enumerated().map { index, part in
                            language.say(index == 0 ? "option.Role.\(part)" : "option.Office.\(part)")
                        }.reversed().joined(separator: " ")
                    }.joined(separator: "、"))
            }, portalHref: "/portal")
        let layout = PlainLayout(
            language: language, installation: desk.settings.name, title: language.say("signIn.title"),
            otherLanguageHref: "/language?to=\(language.other.rawValue)&next=/sign-in", content: page.html)
        let status: HTTPResponse.Status =
            problem == nil ? .ok : waitSeconds == nil ? .unauthorized : .tooManyRequests
        var response = PageResponse(html: layout.html, status: status).plain
        response.setCookie(desk.cookie(desk.preCookieName, csrf))
        return response.after(seconds: waitSeconds)
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        let account = fields["account"]?.text ?? ""
        guard let csrf = fields["_csrf"]?.text, !csrf.isEmpty, csrf == context.preCSRF else {
            return signInPage(request, context, problem: .ended, account: account)
        }
        do {
            let token = try await desk.sessions.signIn(
                account, password: fields["password"]?.text ?? "", kind: "page", language: context.language.rawValue)
            var response = Response.redirect(to: Self.localPath(fields["next"]?.text) ?? "/", type: .normal)
            response.setCookie(desk.cookie(desk.cookieName, token))
            response.setCookie(desk.cookie(desk.preCookieName, "", maxAge: 0))
            return response
        } catch {
            switch error {
            case .wrong: return signInPage(request, context, problem: .wrong, account: account)
            case .slowed(let until):
                return signInPage(
                    request, context, problem: .tooMany, account: account, waitSeconds: desk.seconds(until: until))
            case .locked(let until):
                return signInPage(
                    request, context, problem: .locked, account: account, waitSeconds: desk.seconds(until: until))
            case .store(let error): throw ActFailure.store(error)
            }
        }
    }

    /// A path of this site; nil for anything that could lead elsewhere.
    private static func localPath(_ text: String?) -> String? {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"), text.utf8.count < 300,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return text
    }

    private func setLanguage(_ request: Request, _ context: WebContext) async throws -> Response {
        let language = request.uri.queryParameters["to"].flatMap { Language(rawValue: String($0)) } ?? .zh
        if let holder = context.holder { try await desk.sessions.setLanguage(language.rawValue, of: holder) }
        let next = Self.localPath(request.uri.queryParameters["next"].map({ String($0) })) ?? "/"
        var response = Response.redirect(to: next, type: .normal)
        response.setCookie(desk.cookie("language", language.rawValue, maxAge: 31_536_000))
        return response
    }

    private func signOut(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        guard fields["_csrf"]?.text == context.holder.csrf else { throw WebFailure.forbidden }
        try await desk.sessions.signOut(context.holder)
        var response = Response.redirect(to: SiteAddress.signIn, type: .normal)
        response.setCookie(desk.cookie(desk.cookieName, "", maxAge: 0))
        return response
    }

    // MARK: Password

    private func accountPage(
        _ request: Request, _ context: OfficeContext, problem: String?
    ) async throws -> PageResponse {
        let language = context.language
        let shown = problem ?? (context.holder.mustChangePassword ? "account.mustChange" : nil)
        let notice: HTML? = shown.map { Notice(kind: .problem, text: language.say($0)).html(language) }
        let fields: [HTML] = ["old", "new", "again"].map { name in
            """
            <div class="field"><label for="account-\(name)">\(language.say("account.\(name)"))</label>
            <input class="form-control" type="password" required name="\(name)" id="account-\(name)" \
            autocomplete="\(name == "old" ? "current-password" : "new-password")"></div>

            """
        }
        let content: HTML = """
            <h1>\(language.say("account.title"))</h1>
            <section class="sheet">\(notice)<p>\(language.say("account.rule"))</p>
            <form class="act" method="post" action="/account">\
            <input type="hidden" name="_csrf" value="\(context.holder.csrf)">
            \(fields)<p class="act-send">\
            <button class="btn btn-first" type="submit">\(language.say("account.change"))</button></p>
            </form></section>
            """
        return try await Frame(desk: desk).page(
            .init(title: language.say("account.title"), content: content), for: context, at: "/account",
            status: problem == nil ? .ok : .unprocessableContent)
    }

    private func changePassword(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        guard fields["_csrf"]?.text == context.holder.csrf else { throw WebFailure.forbidden }
        let new = fields["new"]?.text ?? ""
        guard new == fields["again"]?.text else {
            return try await accountPage(request, context, problem: "account.notSame")
                .response(from: request, context: context)
        }
        guard
            try await desk.sessions.changePassword(
                of: context.holder, from: fields["old"]?.text ?? "", to: new)
        else {
            return try await accountPage(request, context, problem: "account.notTaken")
                .response(from: request, context: context)
        }
        return .redirect(to: "/", type: .normal)
    }

    // MARK: API

    private func apiSession(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await FormDecoding.decode(request).fields
        do {
            let token = try await desk.sessions.signIn(
                fields["account"]?.text ?? "", password: fields["password"]?.text ?? "", kind: "api",
                language: context.language.rawValue)
            return try .json(["token": token])
        } catch let failure as SignInFailure {
            switch failure {
            case .wrong: throw WebFailure.signInRefused
            case .slowed(let until):
                throw WebFailure.signInSlowed(isLocked: false, seconds: desk.seconds(until: until))
            case .locked(let until):
                throw WebFailure.signInSlowed(isLocked: true, seconds: desk.seconds(until: until))
            case .store(let error): throw ActFailure.store(error)
            }
        }
    }
}
