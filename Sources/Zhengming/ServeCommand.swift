import Application
import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOSSL
import Storage
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

    @Option(
        name: .customLong("seal-every"),
        help: "每隔多少秒封存一次，0 为不自动封存 · seals every so many seconds; 0 leaves it to `zhengming seal`.")
    var sealEvery = SealLoop.usualSeconds

    @Option(help: "用 PostgreSQL 时最多同时占用多少个连接 · with PostgreSQL: how many connections are used at most.")
    var connections = InstallationPlace.usualConnections

    @Option(
        name: .customLong("metrics-key"),
        help: "/metrics 的密钥文件，不给则没有该地址 · the file of the key that opens /metrics; without it there is no such address.")
    var metricsKey: String?

    func validate() throws {
        guard (1...500).contains(connections) else {
            throw ValidationError("--connections 应为 1 至 500 · --connections is a number from 1 to 500")
        }
        guard (0...86_400).contains(sealEvery) else {
            throw ValidationError("--seal-every 应为 0 至 86400 · --seal-every is a number from 0 to 86400")
        }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--tls-cert 与 --tls-key 须同时给出 · give both --tls-cert and --tls-key")
        }
    }

    func run() async throws {
        var place = try installation.place()
        place.connections = connections
        let installation = try await Installation.open(place)
        var tls: (certificate: String, key: String)?
        if let certificate, let key { tls = (certificate, key) }
        let recounted = try await installation.engine.recountDeadlines()
        if recounted > 0 {
            Terminal.note("已按新公布的工作日安排重新计算 \(recounted) 件的期限 · deadlines counted anew: \(recounted) cases")
        }
        let desk = try await installation.desk(isSecure: tls != nil, metricsKey: try metricsKey.map(Self.key(in:)))
        Terminal.note("正名服务：\(listen.url(isSecure: tls != nil)) · Ctrl-C 结束 · Ctrl-C ends")
        try await Server.run(
            desk, listen: listen, tls: tls, sealing: installation.place, in: installation.database, every: sealEvery)
    }

    /// The key in a file: one line that cannot be guessed.
    private static func key(in path: String) throws -> String {
        let key = String(decoding: try ProgramFiles.content(of: path), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard key.utf8.count >= keyBytesMin, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw CommandFailure(
                zh: "\(path) 应为一行不少于 \(keyBytesMin) 个字母、数字的密钥，例如 openssl rand -hex 32 的输出",
                en: "\(path) must hold one line of at least \(keyBytesMin) letters and digits: openssl rand -hex 32")
        }
        return key
    }

    private static let keyBytesMin = 32
}

/// Runs the web server.
enum Server {
    /// Serves until a signal ends it, and seals the journal meanwhile.
    /// - Parameter seconds: how often; 0 for not at all.
    static func run(
        _ desk: Desk, listen: ListenAddress, tls: (certificate: String, key: String)? = nil,
        sealing place: InstallationPlace, in database: any Storage.Database, every seconds: Int = SealLoop.usualSeconds
    ) async throws {
        if let tls {
            for file in [tls.certificate, tls.key] { _ = try ProgramFiles.content(of: file) }
        }
        var logger = Logger(label: "zhengming")
        logger.logLevel = .notice
        do {
            let application = try buildApplication(
                desk: desk, host: listen.host, port: listen.port, tls: tls, logger: logger)
            let loop = SealLoop(place: place, database: database, seconds: seconds, logger: logger)
            let sealing = seconds > 0 ? Task { await loop.run() } : nil
            defer { sealing?.cancel() }
            try await application.runService()
        } catch { throw failure(error, listen, tls) }
    }

    private static func failure(
        _ error: any Error, _ listen: ListenAddress, _ tls: (certificate: String, key: String)?
    ) -> CommandFailure {
        let address = "\(listen.host):\(listen.port)"
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE:
            return CommandFailure(
                zh: "\(address) 已被占用。请停止占用它的程序，或者用 --listen 换一个端口",
                en: "\(address) is in use by another program: stop it, or choose another port by --listen")
        case EADDRNOTAVAIL:
            return CommandFailure(
                zh: "本机没有地址 \(listen.host)。请用 --listen 给出本机的地址",
                en: "this machine has no address \(listen.host): give one of its own by --listen")
        case EACCES:
            return CommandFailure(
                zh: "当前用户无权使用端口 \(listen.port)。请换用 1024 以上的端口",
                en: "this user may not listen on port \(listen.port): choose one above 1024")
        default: break
        }
        if let tls, error is NIOSSLError {
            return CommandFailure(
                zh: "\(tls.certificate) 或 \(tls.key) 不是可用的 PEM 证书与私钥（\(error)）。请核对两个文件",
                en: "\(tls.certificate) or \(tls.key) is no usable PEM certificate or key (\(error)): check both files")
        }
        return CommandFailure(
            zh: "\(address) 上的服务已停止（\(error)）", en: "the server on \(address) has ended (\(error))")
    }
}
