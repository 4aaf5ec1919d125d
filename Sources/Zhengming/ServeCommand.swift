import ArgumentParser
import Hummingbird
import Logging
import Web

/// `serve`: runs a node.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "启动服务 · runs the server until it is told to stop.")

    @OptionGroup var installation: PlaceOptions

    @Option(help: "监听地址 · where to listen, HOST:PORT.")
    var listen = ListenAddress.usual

    @Option(name: .customLong("tls-cert"), help: "TLS 证书（PEM）· the certificate's file.")
    var certificate: String?

    @Option(name: .customLong("tls-key"), help: "TLS 私钥（PEM）· the private key's file.")
    var key: String?

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--tls-cert 与 --tls-key 须同时给出 · give both --tls-cert and --tls-key")
        }
    }

    func run() async throws {
        let installation = try await Installation.open(try installation.place())
        var tls: (certificate: String, key: String)?
        if let certificate, let key { tls = (certificate, key) }
        let desk = try await installation.desk(isSecure: tls != nil)
        Terminal.note("正名服务：\(listen.url(isSecure: tls != nil)) · Ctrl-C 结束 · Ctrl-C ends")
        try await Server.run(desk, listen: listen, tls: tls)
    }
}

/// Runs the web server.
enum Server {
    /// Serves until a signal ends it.
    static func run(_ desk: Desk, listen: ListenAddress, tls: (certificate: String, key: String)? = nil) async throws {
        var logger = Logger(label: "zhengming")
        logger.logLevel = .notice
        let application = try buildApplication(
            desk: desk, host: listen.host, port: listen.port, tls: tls, logger: logger)
        do {
            try await application.runService()
        } catch {
            throw CommandFailure(
                zh: "服务已停止：\(listen.host):\(listen.port)：\(error)",
                en: "the server on \(listen.host):\(listen.port) has ended")
        }
    }
}
