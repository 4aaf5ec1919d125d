import Crypto
import Foundation
import Kernel

/// The installation's Ed25519 key for tree heads: from a file of mode 0600 beside the master key or from the
/// environment, never in the database. Whoever has it can sign a false history; kept heads show that too.
package struct SealKey: HeadSigner {
    package let algorithm = Ed25519Scheme.name
    package let publicKey: [UInt8]
    private let key: Curve25519.Signing.PrivateKey

    private init(_ key: Curve25519.Signing.PrivateKey) {
        self.key = key
        publicKey = Array(key.publicKey.rawRepresentation)
    }

    /// A new random key.
    package static func random() -> SealKey { SealKey(Curve25519.Signing.PrivateKey()) }

    /// The key of the environment's `ZHENGMING_SEAL_KEY` (64 hexadecimal digits), else of the file, which is made when
    /// it is absent and `makesFile` is set.
    /// - Throws: `SealError.key` with what is wrong.
    package static func load(file: String, makesFile: Bool) throws(SealError) -> SealKey {
        if let text = ProcessInfo.processInfo.environment["ZHENGMING_SEAL_KEY"] {
            return try SealKey(hexadecimal: text)
        }
        if !FileManager.default.fileExists(atPath: file) {
            guard makesFile else { throw .key("no key file at \(file)") }
            try make(file)
        }
        // Read even where it was just made: of two that make it at once, the first one's holds.
        guard let data = FileManager.default.contents(atPath: file) else { throw .key("cannot read \(file)") }
        return try SealKey(hexadecimal: String(decoding: data, as: UTF8.self))
    }

    private static func make(_ file: String) throws(SealError) {
        let text = Curve25519.Signing.PrivateKey().rawRepresentation.hexadecimal + "\n"
        // Written beside and given its name when it is whole; a file that is there already stays.
        let making = "\(file).\(SymmetricKey(size: .bits128).withUnsafeBytes { $0.hexadecimal })"
        defer { try? FileManager.default.removeItem(atPath: making) }
        guard
            FileManager.default.createFile(
                atPath: making, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]),
            link(making, file) == 0 || errno == EEXIST
        else { throw .key("cannot write \(file)") }
    }

    private init(hexadecimal text: String) throws(SealError) {
        let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard digits.utf8.count == 64, let bytes = [UInt8](hexadecimal: digits),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw .key("a key has 64 hexadecimal digits") }
        self.init(key)
    }

    package func sign(_ bytes: [UInt8]) throws(SealError) -> [UInt8] {
        do { return Array(try key.signature(for: bytes)) } catch { throw .key("the key does not sign") }
    }
}
