import ArgumentParser
import Foundation

/// What commands print.
enum Terminal {
    /// Prints a value as JSON with sorted keys.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes a line to standard error.
    static func note(_ line: String) { write(line + "\n") }

    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// A bar on a terminal for work that takes longer than a second; nothing where standard error is no terminal.
///
/// A class because the work's closures share it; guarded by its lock.
final class ProgressBar: Sendable {
    private let lock = NSLock()
    nonisolated(unsafe) private var shownAt: ContinuousClock.Instant
    nonisolated(unsafe) private var isShown = false
    private let begun: ContinuousClock.Instant
    private let isTerminal: Bool

    init() {
        begun = .now
        shownAt = begun
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    /// Shows how much of a step is done; at most ten times a second.
    func show(_ step: String, _ done: Int, of total: Int) {
        guard isTerminal, total > 0 else { return }
        lock.withLock {
            let now = ContinuousClock.Instant.now
            guard now - begun > .seconds(1), now - shownAt > .milliseconds(100) || done == total else { return }
            shownAt = now
            isShown = true
            let filled = min(30, done * 30 / total)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            Terminal.write("\r\u{1B}[K\(bar) \(done)/\(total) \(step)")
        }
    }

    /// Takes the bar away.
    func end() {
        lock.withLock {
            if isShown { Terminal.write("\r\u{1B}[K") }
            isShown = false
        }
    }
}
