import Access
import Application
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Storage

/// Turns every failure into an answer: a page for people, RFC 9457 JSON for machines. What the log gets is a code and
/// the reference number, never a person's words.
struct FailureMiddleware: RouterMiddleware {
    let desk: Desk
    let logger: Logger

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = WebProblem(error)
            if problem.status.code >= 500 {
                logger.error(
                    "request failed", metadata: ["reference": "\(context.reference)", "code": "\(problem.logCode)"])
            }
            if request.uri.path.hasPrefix("/api/") {
                return try problem.json(in: Self.language(request, context), reference: context.reference)
                    .after(seconds: problem.waitSeconds)
            }
            if case .notSignedIn = problem.kind {
                let next = request.method == .get ? "?next=\(request.uri.path)" : ""
                return .redirect(to: SiteAddress.signIn + next, type: .normal)
            }
            if case .passwordMustChange = problem.kind { return .redirect(to: SiteAddress.account, type: .normal) }
            if let page = await framed(problem, request, context) {
                return try page.response(from: request, context: context).after(seconds: problem.waitSeconds)
            }
            return try problem.page(
                in: Self.language(request, context), reference: context.reference, installation: desk.settings.name
            ).response(from: request, context: context).after(seconds: problem.waitSeconds)
        }
    }

    /// The error in the office's frame, for who is signed in; nil for others, at the portal, and where the store that
    /// the frame reads from may be what failed.
    private func framed(_ problem: WebProblem, _ request: Request, _ context: WebContext) async -> PageResponse? {
        guard problem.status.code < 500, !request.uri.path.hasPrefix("/portal"),
            let context = try? await SessionMiddleware(desk: desk).resolved(context, of: request),
            let office = try? OfficeContext(context: context)
        else { return nil }
        let content = problem.content(in: office.language, reference: office.reference)
        return try? await Frame(desk: desk).page(
            .init(title: content.title, content: content.html), for: office,
            at: request.method == .get ? request.uri.path : SiteAddress.home, status: problem.status)
    }

    private static func language(_ request: Request, _ context: WebContext) -> Language {
        if request.headers[.acceptLanguage]?.hasPrefix("en") == true, request.uri.path.hasPrefix("/api/") { return .en }
        return request.cookies["language"].flatMap { Language(rawValue: $0.value) } ?? context.language
    }
}

/// A failure with its status and words.
struct WebProblem {
    let kind: WebFailure
    let status: HTTPResponse.Status
    /// What the log says.
    let logCode: String

    /// The status and code of each failure, by exhaustive switches.
    init(_ error: any Error) {
        switch error {
        case let failure as WebFailure: kind = failure
        case let failure as ActFailure: kind = .act(failure)
        case let error as StoreError: kind = .act(.store(error))
        case let error as HTTPError where error.status == .notFound: kind = .notFound
        case let error as HTTPError where error.status == .contentTooLarge: kind = .tooLarge
        case is HTTPError: kind = .badRequest("http")
        default: kind = .act(.broken("\(type(of: error))"))
        }
        (status, logCode) = Self.status(of: kind)
    }

    private static func status(of failure: WebFailure) -> (HTTPResponse.Status, String) {
        switch failure {
        case .notSignedIn: (.unauthorized, "notSignedIn")
        case .passwordMustChange: (.forbidden, "passwordMustChange")
        case .signInRefused: (.unauthorized, "wrong")
        case .signInSlowed(let isLocked, _): (.tooManyRequests, isLocked ? "locked" : "slowed")
        case .notFound: (.notFound, "notFound")
        case .badRequest(let what): (.badRequest, "badRequest.\(what)")
        case .forbidden: (.forbidden, "forbidden")
        case .tooLarge: (.contentTooLarge, "tooLarge")
        case .tooMany: (.tooManyRequests, "tooMany")
        case .act(let failure): status(of: failure)
        }
    }

    private static func status(of failure: ActFailure) -> (HTTPResponse.Status, String) {
        switch failure {
        case .missing: (.notFound, "missing")
        case .denied(let denial): (.forbidden, "denied.\(denial.rawValue)")
        case .stale: (.conflict, "stale")
        case .invalid: (.unprocessableContent, "invalid")
        case .refused(let notice): (.unprocessableContent, "refused.\(notice.mechanism).\(notice.code)")
        case .keyReused: (.unprocessableContent, "keyReused")
        case .notSignedIn: (.unauthorized, "notSignedIn")
        case .store(let error): (.serviceUnavailable, "store.\(error)")
        case .broken(let what): (.internalServerError, "broken.\(what)")
        }
    }

    /// What machines are told; what the store itself says, with hosts and statements, is for the log alone.
    private var publicCode: String {
        if case .act(.store(let error)) = kind { return "store.\(error.kind)" }
        return logCode
    }

    // MARK: Words

    private var pageKind: ErrorPage.Kind {
        switch kind {
        case .notSignedIn, .signInRefused: .sessionEnded
        case .signInSlowed: .tooMany
        case .passwordMustChange: .forbidden
        case .notFound: .notFound
        case .badRequest: .badRequest
        case .forbidden: .forbidden
        case .tooLarge: .tooLarge
        case .tooMany: .tooMany
        case .act(let failure):
            switch failure {
            case .missing: .notFound
            case .denied: .forbidden
            case .stale: .stale
            case .invalid, .refused, .keyReused: .refused
            case .notSignedIn: .sessionEnded
            case .store: .unavailable
            case .broken: .fault
            }
        }
    }

    /// What happened, in words.
    func detail(in language: Language) -> [String] {
        if case .signInRefused = kind { return [language.say("signIn.problem.wrong")] }
        if case .signInSlowed(let isLocked, let seconds) = kind {
            return [SignInPage.Problem.words(isLocked ? .locked : .tooMany, seconds: seconds, in: language)]
        }
        if case .passwordMustChange = kind { return [language.say("account.mustChange")] }
        guard case .act(let failure) = kind else { return [] }
        switch failure {
        case .denied(let denial): return [language.say("denial.\(denial.rawValue)")]
        case .refused(let notice): return [language.say("refusal.\(notice.mechanism).\(notice.code)")]
        case .stale(_, let since): return since.map { language.say("event.\($0)") }
        case .invalid(let problems):
            return problems.map { "\($0.path): \(Words.text("problem.\($0.code)", language, $0.arguments))" }
        case .keyReused: return [language.say("failure.keyReused")]
        case .store(let error): return [error.words(in: language)]
        case .missing, .notSignedIn, .broken: return []
        }
    }

    /// How many seconds to wait before the next try, where it is only too early.
    var waitSeconds: Int? {
        switch kind {
        case .tooMany(let seconds), .signInSlowed(_, let seconds): seconds
        case .notSignedIn, .passwordMustChange, .signInRefused, .notFound, .badRequest, .forbidden, .tooLarge, .act: nil
        }
    }

    /// The rule the refusal rests on.
    var basis: Basis? {
        guard case .act(.refused(let notice)) = kind else { return nil }
        return notice.shownBasis
    }

    /// What the error page says.
    func content(in language: Language, reference: String) -> ErrorPage {
        ErrorPage(
            language: language, kind: pageKind, reference: reference, details: detail(in: language), basis: basis)
    }

    /// The error page for who is not signed in.
    func page(in language: Language, reference: String, installation: String) -> PageResponse {
        let content = content(in: language, reference: reference)
        let layout = PlainLayout(
            language: language, installation: installation, title: content.title,
            otherLanguageHref: "?language=\(language.other.rawValue)", content: content.html)
        return PageResponse(html: layout.html, status: status)
    }

    private func title(in language: Language) -> String {
        switch kind {
        case .signInRefused, .signInSlowed: return language.say("signIn.failed")
        default: break
        }
        return language.say("error.\(pageKind.rawValue)")
    }

    /// The answer for machines.
    func json(in language: Language, reference: String) throws -> Response {
        var body = ProblemBody(
            type: "about:blank#\(publicCode)", title: title(in: language), status: status.code,
            detail: detail(in: language).joined(separator: "\n"), reference: reference)
        if case .act(let failure) = kind {
            switch failure {
            case .invalid(let problems):
                body.problems = problems.map {
                    .init(
                        path: $0.path, code: $0.code, message: Words.text("problem.\($0.code)", language, $0.arguments),
                        candidates: $0.candidates.map(\.id))
                }
            case .refused(let notice):
                body.code = notice.code
                body.field = notice.field
                body.rule = notice.ruleText
            case .stale(let version, _): body.version = version
            case .missing, .denied, .keyReused, .notSignedIn, .store, .broken: break
            }
        }
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        headers[.contentLanguage] = language.tag
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: Array(try JSON.encode(body)))))
    }

    private struct ProblemBody: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let reference: String
        var code: String?
        var field: String?
        var rule: String?
        var version: Int?
        var problems: [Field]?

        struct Field: Encodable {
            let path: String
            let code: String
            let message: String
            let candidates: [String]
        }
    }
}

/// One way to write JSON: keys sorted, slashes plain.
enum JSON {
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension Response {
    /// The same answer, saying how many seconds to wait before the next try.
    func after(seconds: Int?) -> Response {
        guard let seconds else { return self }
        var response = self
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}

extension RefusalNotice {
    /// The rule for a page.
    var shownBasis: Basis {
        if let citation { return .rule(citation) }
        switch basis {
        case .parameter(let name): return .structure(name)
        case .structure(let code): return .structure(code)
        }
    }

    /// The rule for machines: row and article, or the structure's code.
    var ruleText: String {
        if let citation { return "\(citation.row) \(citation.title)\(citation.article)" }
        switch basis {
        case .parameter(let name): return name
        case .structure(let code): return code
        }
    }
}
