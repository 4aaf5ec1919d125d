import Application
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Kernel
import Logging
import NIOCore
import NIOSSL
import Storage

/// Every route of the site. Tests call this too.
func buildRouter(desk: Desk, logger: Logger) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    let headers = SecurityHeaders(isSecure: desk.settings.isSecure)
    // Before all middleware, so that it passes none.
    HealthRoutes.addBare(to: router, headers: headers.fields)
    router.add(middleware: MeasuringMiddleware(measurements: desk.measurements))
    router.add(middleware: headers)
    router.add(middleware: FailureMiddleware(desk: desk, logger: logger))
    router.add(middleware: SessionMiddleware(desk: desk))
    HealthRoutes(desk: desk).add(to: router)
    MetricsRoutes(desk: desk).add(to: router)
    AssetRoutes(folders: desk.settings.assets).add(to: router)
    SessionRoutes(desk: desk).add(to: router)
    PortalRoutes(desk: desk).add(to: router)
    APIRoutes.addOpen(to: router)
    let office = router.group(context: OfficeContext.self)
    SessionRoutes(desk: desk).add(to: office)
    WorkbenchRoutes(desk: desk).add(to: office)
    ApprovalRoutes(desk: desk).add(to: office)
    PlaceRoutes(desk: desk).add(to: office)
    SealedRoutes(desk: desk).add(to: office)
    OwnRoutes(desk: desk).add(to: office)
    HandOverRoutes(desk: desk).add(to: office)
    BlankFormRoutes(desk: desk).add(to: office)
    AdministrationRoutes(desk: desk).add(to: office)
    for mechanism in CaseViews.all { addPages(of: mechanism, desk, to: office) }
    let api = office.group("api/v1")
    APIRoutes(desk: desk).add(to: api)
    HandOverRoutes(desk: desk).addAPI(to: api)
    BlankFormRoutes(desk: desk).addAPI(to: api)
    RegistryAPI(desk: desk).add(to: api)
    for mechanism in CaseViews.all { addAPI(of: mechanism, desk, to: api) }
    return router
}

private func addPages<M: CaseView>(of mechanism: M.Type, _ desk: Desk, to router: RouterGroup<OfficeContext>) {
    CaseRoutes<M>(desk: desk).add(to: router)
}

private func addAPI<M: CaseView>(of mechanism: M.Type, _ desk: Desk, to router: RouterGroup<OfficeContext>) {
    CaseAPI<M>(desk: desk).add(to: router)
}

/// The server: the composition root and tests run it alike.
/// - Parameter tls: paths of a PEM certificate chain and key; without them the server speaks plain HTTP.
package func buildApplication(
    desk: Desk, host: String, port: Int, tls: (certificate: String, key: String)?, logger: Logger
) throws -> some ApplicationProtocol {
    let server: HTTPServerBuilder
    if let tls {
        server = try .tls(
            .http1(),
            tlsConfiguration: .makeServerConfiguration(
                certificateChain: NIOSSLCertificate.fromPEMFile(tls.certificate).map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(file: tls.key, format: .pem))))
    } else {
        server = .http1()
    }
    return Application(
        router: buildRouter(desk: desk, logger: logger), server: server,
        configuration: .init(address: .hostname(host, port: port), serverName: nil), logger: logger)
}

/// Whether the node lives and can serve.
struct HealthRoutes {
    let desk: Desk

    /// Adds what says that the process lives, and looks at nothing for it; pages are measured against it.
    /// - Parameter headers: what every answer carries, this one too.
    static func addBare(to router: Router<WebContext>, headers: HTTPFields) {
        var fields = headers
        fields[.contentType] = "text/plain; charset=utf-8"
        let answer = Response(
            status: .ok, headers: fields, body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
        router.get("healthz") { _, _ in answer }
    }

    /// Adds the route that asks the database, also whether the clock is behind what it holds.
    func add(to router: Router<WebContext>) {
        router.get("readyz") { _, _ -> String in
            let now = desk.engine.clock()
            try await desk.database.read { session in
                _ = try Directory.topBodies(in: session)
                try Journal.checkClock(now, in: session)
            }
            return "ok\n"
        }
    }
}

/// Style sheets, from the installation's own folders; nothing from elsewhere.
struct AssetRoutes {
    let folders: [String]

    private static let types = ["css": "text/css; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2"]

    /// Adds the route.
    func add(to router: Router<WebContext>) {
        router.get("assets/:file") { _, context -> Response in
            guard let name = context.parameters.get("file").map({ String($0) }),
                name.utf8.allSatisfy({ ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 || $0 == 46 }),
                let type = Self.types[String(name.split(separator: ".").last ?? "")],
                let data = folders.lazy.compactMap({ try? Data(contentsOf: URL(filePath: $0).appending(path: name)) })
                    .first
            else { throw WebFailure.notFound }
            return Response(
                status: .ok, headers: [.contentType: type, .cacheControl: "max-age=3600"],
                body: .init(byteBuffer: ByteBuffer(bytes: Array(data))))
        }
    }
}
