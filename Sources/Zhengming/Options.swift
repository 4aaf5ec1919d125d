import ArgumentParser
import Kernel

/// Which installation a command works on.
struct PlaceOptions: ParsableArguments {
    @Option(help: "安装所在目录；用 PostgreSQL 时为主密钥所在目录 · the installation's folder; with PostgreSQL, the master key's.")
    var data: String?

    @Option(help: "数据库，sqlite:路径 或 postgres:连接字符串 · the database, sqlite:PATH or postgres:CONNINFO.")
    var database: String?

    func validate() throws {
        guard data != nil || database != nil else {
            throw ValidationError("请给出 --data 或 --database · give --data or --database")
        }
    }

    /// The installation's place.
    func place() throws -> InstallationPlace {
        if let database { return try InstallationPlace(database: database, data: data) }
        return InstallationPlace(data: data ?? "")
    }
}

/// In which language a command says why not; read before commands are, by `CommandLanguage`.
struct LanguageOptions: ParsableArguments {
    @Option(help: "提示语言：zh 或 en，缺省随 LANG · the language of refusals; LANG decides when it is left out.")
    var language: String?

    func validate() throws {
        guard language == nil || language.flatMap(CommandLanguage.init(rawValue:)) != nil else {
            throw ValidationError("--language zh | en")
        }
    }
}

/// Where a server listens, `HOST:PORT`.
struct ListenAddress: ExpressibleByArgument {
    let host: String
    let port: Int

    /// Where a server listens when nothing else is said.
    static let usual = ListenAddress(host: "127.0.0.1", port: 8_080)

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = Int(argument[argument.index(after: colon)...]),
            (1...65_535).contains(port), colon > argument.startIndex
        else { return nil }
        let host = argument[..<colon]
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
        self.port = port
    }

    var defaultValueDescription: String { "\(host):\(port)" }

    /// The address for a browser.
    func url(isSecure: Bool) -> String {
        let shown = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(shown):\(port)"
    }
}

extension Id: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
