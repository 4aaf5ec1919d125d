import Application
import HTTPTypes
import Hummingbird
import Kernel
import Storage

/// Finds out who asks: a session cookie for pages, a bearer token for the API; never both kinds for one.
struct SessionMiddleware: RouterMiddleware {
    let desk: Desk

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        try await next(request, resolved(context, of: request))
    }

    /// The context with who asks, in which language.
    func resolved(_ context: WebContext, of request: Request) async throws -> WebContext {
        var context = context
        context.isAPI = request.uri.path.hasPrefix("/api/")
        context.language = Self.language(of: request, isAPI: context.isAPI)
        let token: String?
        if context.isAPI {
            token = request.headers[.authorization].flatMap { value in
                value.hasPrefix("Bearer ") ? String(value.dropFirst(7)) : nil
            }
        } else {
            token = request.cookies[desk.cookieName]?.value
        }
        context.mayKeepPassword = [SiteAddress.account, SiteAddress.signOut].contains(request.uri.path)
        context.preCSRF = request.cookies[desk.preCookieName]?.value ?? ""
        if let token, token.utf8.count < 200 {
            let today = desk.today
            // One read for everything the request needs before its own: who it is, and what every page shows of them.
            let showsFrame = request.method == .get && !context.isAPI
            let found = try await desk.sessions.session(token) { holder, session in
                let person = try PersonReader.person(holder.staff, on: today, in: session)
                return (
                    person: person,
                    frame: showsFrame ? try person.map { try Frame.Facts(of: $0, in: session) } : nil
                )
            }
            if let (holder, more) = found, holder.isAPI == context.isAPI {
                context.holder = holder
                if !context.isAPI, let language = Language(rawValue: holder.language) { context.language = language }
                context.person = more.person
                context.frame = more.frame
            }
        }
        return context
    }

    private static func language(of request: Request, isAPI: Bool) -> Language {
        if let chosen = request.uri.queryParameters["language"].flatMap({ Language(rawValue: String($0)) }) {
            return chosen
        }
        if let cookie = request.cookies["language"].flatMap({ Language(rawValue: $0.value) }) { return cookie }
        if isAPI, request.headers[.acceptLanguage]?.hasPrefix("en") == true { return .en }
        return .zh
    }
}

extension Desk {
    /// The session cookie's name; bound to the host under TLS.
    var cookieName: String { settings.isSecure ? "__Host-zhengming" : "zhengming" }
    /// The cookie that a sign-in form's hidden field must equal.
    var preCookieName: String { settings.isSecure ? "__Host-zhengming-form" : "zhengming-form" }

    /// A cookie no script can read and no other site can send.
    func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: "/", secure: settings.isSecure, httpOnly: true,
            sameSite: .lax)
    }
}

/// Headers of every answer: nothing from elsewhere, no inline script or style, no framing, no guessing of types.
struct SecurityHeaders: RouterMiddleware {
    /// The same for every answer.
    let fields: HTTPFields

    init(isSecure: Bool) {
        var fields: HTTPFields = [
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'",
            .xContentTypeOptions: "nosniff",
            Self.referrerPolicy: "no-referrer",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        self.fields = fields
    }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields { response.headers[field.name] = field.value }
        return response
    }

    private static let referrerPolicy: HTTPField.Name = {
        guard let name = HTTPField.Name("Referrer-Policy") else { preconditionFailure("a valid header name") }
        return name
    }()
}
