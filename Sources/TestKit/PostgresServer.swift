import Foundation

/// A PostgreSQL server of the test process's own, made when a test first asks and gone when the process is, however it
/// ends. Its databases sort as a Chinese dictionary does unless told otherwise, so that a forgotten `COLLATE` is found.
///
/// A class because it owns the server's process.
package final class PostgresServer: Sendable {
    /// The test process's server, or why there is none.
    package static let shared = Result { try PostgresServer() }

    /// What a test can do nothing about.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private static let programs = "/usr/lib/postgresql/15/bin"
    private let folder: String
    /// Holds the server up: its watchman stops it when this is closed, as it is when the process ends.
    private let lifeline: Int32

    private init() throws {
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
        folder = "\(base)/zhengming-pg-\(ProcessInfo.processInfo.processIdentifier)"
        guard FileManager.default.isExecutableFile(atPath: "\(Self.programs)/initdb") else {
            throw Failure(description: "PostgreSQL 15 is not installed: script/bootstrap")
        }
        // The server refuses to run as root; then the account of Debian's package runs it. It ends as it would by a
        // power cut, since nothing of it is kept.
        let script = """
            set -e
            as() { if [ "$(id -u)" -eq 0 ]; then
                exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi; }
            rm -rf "$0"; mkdir -m 0700 "$0"
            [ "$(id -u)" -ne 0 ] || chown postgres "$0"
            cd "$0"
            (as \(Self.programs)/initdb -D "$0/data" -U zhengming -A trust -E UTF8 --no-sync --locale=C.UTF-8 \\
                --locale-provider=icu --icu-locale=zh-CN) >"$0/initdb.log" 2>&1
            (as \(Self.programs)/postgres -D "$0/data" -k "$0" -c listen_addresses= -c max_connections=500 \\
                -c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_wal_size=256MB \\
                -c deadlock_timeout=200ms -c autovacuum=off) >"$0/server.log" 2>&1 &
            server=$!
            cat >/dev/null || true
            kill -QUIT $server; wait $server || true
            cd /; rm -rf "$0"
            """
        let server = try Tool.start(["/bin/sh", "-c", script, folder])
        lifeline = server.lifeline
        for _ in 0..<600 {
            guard Tool.isRunning(server.child) else { break }
            if (try? psql("SELECT 1")) != nil { return }
            usleep(50_000)
        }
        let log = ["initdb.log", "server.log"].compactMap {
            try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
        throw Failure(description: "PostgreSQL did not start: \(log.joined().suffix(1_000))")
    }

    /// Where a database is, as libpq reads it.
    package func address(of database: String) -> String { "host=\(folder) user=zhengming dbname=\(database)" }

    /// A database of a test's own.
    /// - Parameter template: the database it is a copy of, which nobody may be connected to; empty when nil.
    package func database(like template: String? = nil) throws -> TemporaryPostgres {
        let name = "t\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try psql("CREATE DATABASE \(name) TEMPLATE \(template ?? "template0")")
        return TemporaryPostgres(name: name, server: self)
    }

    /// Runs statements as the server's owner, each in a transaction of its own.
    package func psql(_ statement: String, in database: String = "postgres") throws {
        let done = try Tool.run([
            "\(Self.programs)/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "zhengming", "-d",
            database, "-c", statement,
        ])
        guard done.status == 0 else { throw Failure(description: done.errors) }
    }
}

/// A database of a test's own, gone with the value.
///
/// A class because what it owns ends with it.
package final class TemporaryPostgres: Sendable {
    /// Its name on the server.
    package let name: String
    private let server: PostgresServer

    fileprivate init(name: String, server: PostgresServer) {
        self.name = name
        self.server = server
    }

    /// Where it is, as libpq reads it.
    package var address: String { server.address(of: name) }

    /// Ends every connection to it.
    package func cutOff() throws {
        try server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
    }

    deinit { try? server.psql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
}
