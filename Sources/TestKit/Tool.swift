import Foundation

/// Runs other programs for tests.
///
/// Not by Foundation's `Process`: before it starts one it copies the entries of `/proc/self/fd` one by one, each as if
/// it had the longest name a file can have, and so reads past their end when some 1,350 files are open, as they are
/// while the tests run. Whether that is a fault of memory depends on what lies behind.
package enum Tool {
    /// What a program did.
    package struct Outcome: Sendable {
        /// Its exit status; 128 and the signal's number for one that was killed.
        package let status: Int32
        package let output: String
        package let errors: String
    }

    /// A program that was not found or may not be run.
    package struct NotStarted: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs a program to its end.
    /// - Parameters:
    ///   - command: the program, looked for in the path, and its arguments.
    ///   - environment: the variables it sees; those of this process when nil.
    /// - Throws: `NotStarted`.
    package static func run(_ command: [String], environment: [String: String]? = nil) throws -> Outcome {
        let nothing = try open("/dev/null", O_RDONLY)
        defer { close(nothing) }
        let (output, errors) = (try temporary(), try temporary())
        defer {
            close(output)
            close(errors)
        }
        let child = try start(command, environment: environment, files: [nothing, output, errors])
        return Outcome(status: wait(for: child), output: text(of: output), errors: text(of: errors))
    }

    /// Starts a program that reads from a pipe and says nothing.
    /// - Returns: its number, and the pipe's end to write to: closed when this process ends, however it ends.
    /// - Throws: `NotStarted`.
    package static func start(_ command: [String]) throws -> (child: pid_t, lifeline: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw NotStarted(description: "no pipe") }
        // No program that is started later holds the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let nothing = try open("/dev/null", O_WRONLY)
        defer { close(nothing) }
        return (try start(command, environment: nil, files: [ends[0], nothing, nothing]), ends[1])
    }

    /// Whether a program that was started is still there; one that has ended is not asked for again.
    package static func isRunning(_ child: pid_t) -> Bool {
        var status: Int32 = 0
        return waitpid(child, &status, WNOHANG) == 0
    }

    // MARK: The system's calls

    private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let file = Glibc.open(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw NotStarted(description: "\(path) cannot be opened") }
        return file
    }

    /// A file without a name: what a program says does not have to be read while it runs.
    private static func temporary() throws -> Int32 {
        try open(FileManager.default.temporaryDirectory.path(), O_TMPFILE_RDWR)
    }

    /// `O_TMPFILE | O_RDWR`, a macro that Swift does not import.
    private static let O_TMPFILE_RDWR: Int32 = 0o20_200_000 | Glibc.O_RDWR

    private static func start(
        _ command: [String], environment: [String: String]?, files: [Int32]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (index, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(index)) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of this process may have shut signals out; a program that is started should get them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
        var child: pid_t = 0
        let failure = withPointers(command) { arguments in
            withPointers(variables) { variables in
                posix_spawnp(&child, command[0], &actions, &attributes, arguments, variables)
            }
        }
        guard failure == 0 else {
            throw NotStarted(description: "\(command[0]) cannot be run: \(String(cString: strerror(failure)))")
        }
        return child
    }

    private static func withPointers<T>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
    ) -> T {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private static func text(of file: Int32) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(file, &piece, piece.count, off_t(bytes.count))
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece[..<count]
        }
    }
}
