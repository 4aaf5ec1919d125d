import Application
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Testing

@testable import Web

@Suite("Sign-in and addresses under attack", .serialized)
struct SessionAttackTests {
    /// Signs in by the form, with a cookie somebody planted.
    private static func signIn(
        _ client: any TestClientProtocol, next: String = "", password: String = OfficeWorld.password,
        form: String = "planted"
    ) async throws -> (status: Int, location: String?, cookies: [String]) {
        let body = [("account", "x.head"), ("password", password), ("_csrf", form), ("next", next)]
            .map { "\($0)=\(Browser.encoded($1))" }.joined(separator: "&")
        return try await client.execute(
            uri: "/sign-in", method: .post,
            headers: [
                .cookie: "zhengming=planted; zhengming-form=planted", .contentType: "application/x-www-form-urlencoded",
            ], body: ByteBuffer(string: body)
        ) { ($0.status.code, $0.headers[.location], $0.headers[values: .setCookie]) }
    }

    private static func world() async throws -> OfficeWorld {
        let world = try await OfficeWorld.make()
        try await Road.engage(in: world)
        return world
    }

    @Test("signing in makes a new session, whatever cookie was planted; no script and no other site gets it")
    func fixation() async throws {
        let world = try await Self.world()
        try await world.serve { client in
            let answer = try await Self.signIn(client)
            #expect(answer.status == 303 && answer.location == "/")
            let session = try #require(answer.cookies.first { $0.hasPrefix("zhengming=") })
            #expect(!session.contains("planted"))
            for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(session.contains(flag), "\(session)") }
            #expect(!session.contains("Domain"))
            #expect(try await world.desk.sessions.session("planted") == nil)
            #expect(try await Self.signIn(client, form: "other").status == 401)
        }
    }

    @Test("under TLS the cookie is bound to the host and to TLS")
    func secure() async throws {
        let world = try await Self.world()
        let desk = world.desk { $0.isSecure = true }
        #expect(desk.cookieName == "__Host-zhengming")
        #expect(desk.cookie(desk.cookieName, "x").description.contains("Secure"))
    }

    @Test(
        "signing in leads to no other site",
        arguments: [
            "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
            "/\r\nSet-Cookie: a=b", " /x", "/\u{0}", "", "/\t/evil.example",
        ])
    func openRedirect(_ next: String) async throws {
        let world = try await Self.world()
        try await world.serve { client in
            let answer = try await Self.signIn(client, next: next)
            #expect(answer.location == "/")
        }
    }

    @Test(
        "there is nothing beside the style sheets under /assets",
        arguments: [
            "..%2fPackage.swift", "%2e%2e%2fPackage.swift", "..", ".", "..%5cPackage.swift", "../Package.swift",
            "%2fetc%2fpasswd", "zhengming.css%00.css", "x.css", ".css", "Zhengming.css", "../../etc/passwd",
        ])
    func paths(_ name: String) async throws {
        let world = try await Self.world()
        try await world.serve { client in
            try await client.execute(uri: "/assets/\(name)", method: .get) { #expect($0.status == .notFound) }
        }
    }

    @Test("what nobody is signed in for leads to sign-in or 401, and methods nobody offers to nothing")
    func methods() async throws {
        let world = try await Self.world()
        try await world.serve { client in
            let pages = [
                "/", "/reports", "/verifications", "/clarifications", "/approvals", "/search?q=x", "/officials",
                "/units",
                "/bodies", "/rules", "/administration", "/account", "/reports/x", "/reports/x/sealed",
                "/reports/new/register",
            ]
            for uri in pages {
                try await client.execute(uri: uri, method: .get) { #expect($0.status == .seeOther, "\(uri)") }
            }
            for uri in ["/api/v1/reports", "/api/v1/reports/x", "/api/v1/statistics"] {
                try await client.execute(uri: uri, method: .get) { #expect($0.status == .unauthorized, "\(uri)") }
            }
            for method in [HTTPRequest.Method.put, .delete, .patch, .trace, .options] {
                for uri in ["/reports", "/reports/x", "/sign-in", "/assets/zhengming.css", "/api/v1/reports/x/accept"] {
                    try await client.execute(uri: uri, method: method) { response in
                        #expect([401, 404, 405].contains(response.status.code), "\(method) \(uri)")
                    }
                }
            }
        }
    }

    @Test("every answer, faults too, carries the headers that keep other sites out")
    func headers() async throws {
        let world = try await Self.world()
        try await world.serve { client in
            for uri in ["/sign-in", "/nothing", "/api/v1/reports", "/healthz", "/assets/zhengming.css"] {
                try await client.execute(uri: uri, method: .get) { response in
                    let policy = response.headers[.contentSecurityPolicy] ?? ""
                    #expect(
                        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(uri)")
                    #expect(response.headers[.xContentTypeOptions] == "nosniff")
                }
            }
        }
    }
}
