import Access
import Application
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore

/// What every request has: a language, a reference number for errors, and who is signed in, if anybody.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var language: Language = .zh
    /// Shown on error pages and written into the log: the only link between the two.
    var reference: String
    var holder: SessionHolder?
    var person: Person?
    /// What the frame of every page shows of the person; read with the session where a page is asked for.
    var frame: Frame.Facts?
    var isAPI = false
    /// Whether what is asked for may be had with a one-time password.
    var mayKeepPassword = false
    /// What a sign-in form must send back.
    var preCSRF = ""

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        reference = Secrets.reference()
    }
}

/// What a request of somebody signed in has: "signed in" is a type.
struct OfficeContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let language: Language
    let reference: String
    let holder: SessionHolder
    let person: Person
    let frame: Frame.Facts?
    let isAPI: Bool

    init(context: WebContext) throws {
        guard let holder = context.holder, let person = context.person else { throw WebFailure.notSignedIn }
        // A one-time password opens the page on which it is changed, and nothing else.
        guard !holder.mustChangePassword || context.mayKeepPassword else { throw WebFailure.passwordMustChange }
        coreContext = context.coreContext
        language = context.language
        reference = context.reference
        self.holder = holder
        self.person = person
        frame = context.frame
        isAPI = context.isAPI
    }
}

/// Why a request is not answered as asked.
enum WebFailure: Error, Sendable {
    case notSignedIn
    /// Signed in with a one-time password, which must be changed first.
    case passwordMustChange
    /// A wrong account or password; the API's own sign-in.
    case signInRefused
    /// Too many wrong ones, or too many at once, and how many seconds to wait; the API's own sign-in.
    case signInSlowed(isLocked: Bool, seconds: Int)
    case notFound
    case badRequest(String)
    case forbidden
    case tooLarge
    /// Too much in too short a time, and how many seconds to wait.
    case tooMany(seconds: Int)
    case act(ActFailure)
}

/// Random texts of the web: nothing that guards a case is made here.
enum Secrets {
    private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)

    /// Sixteen characters for an idempotency key of a form.
    static func formKey() -> String { random(16) }
    /// Eight characters that link an error page with the log.
    static func reference() -> String { random(8) }

    /// Five bits for each of the 32 characters, so that a page of many forms does not ask the system for every one.
    private static func random(_ count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        var text: [UInt8] = []
        while text.count < count {
            var bits = generator.next()
            for _ in 0..<min(12, count - text.count) {
                text.append(alphabet[Int(bits & 31)])
                bits >>= 5
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A page as an answer.
struct PageResponse: ResponseGenerator {
    let html: HTML
    var status: HTTPResponse.Status = .ok

    func response(from request: Request, context: some RequestContext) throws -> Response { plain }
}
