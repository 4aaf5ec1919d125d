import Kernel
import Logging
import Seal
import Storage

/// Seals every so often while a server runs; what goes wrong is logged by its code and tried again the next time.
struct SealLoop: Sendable {
    let place: InstallationPlace
    let database: any Database
    let seconds: Int
    let logger: Logger

    /// How often, unless something else is asked for.
    static let usualSeconds = 300

    /// Runs until it is cancelled.
    func run() async {
        while !Task.isCancelled {
            var rest = seconds
            do {
                let now = Installation.clock()
                let hasHeads = try await database.read { session in
                    // A head would be signed for a moment that is past.
                    try Journal.checkClock(now, in: session)
                    return try SealTables.lastHead(in: session) != nil
                }
                let key = try place.sealKey(makesFile: !hasHeads)
                let sealer = Sealer(database: database, signer: key, pace: .serving, clock: Installation.clock)
                _ = try await sealer.seal()
            } catch SealError.busy {
                // Another node is at it, or was and died: then its lease ends within a minute.
                rest = min(seconds, 60)
            } catch {
                logger.error("the journal was not sealed", metadata: ["code": "\(Self.code(of: error))"])
            }
            try? await Task.sleep(for: .seconds(rest))
        }
    }

    /// A failure without anybody's words or paths.
    private static func code(of error: any Error) -> String {
        switch error {
        case SealError.key: "key"
        case let error as SealError: "\(error)"
        case let error as StoreError: "\(error)"
        case is CommandFailure: "key"
        default: "\(type(of: error))"
        }
    }
}
