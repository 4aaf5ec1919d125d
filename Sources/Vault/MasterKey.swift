import Crypto
import Foundation
import Kernel
import Storage

/// The key that wraps every data key; from a file of mode 0600 or from the environment, never in the database.
package struct MasterKey: Sendable {
    /// Which key this is, stored beside what it wrapped: the first 8 bytes of its SHA-256 as hexadecimal.
    package let name: String
    let key: SymmetricKey

    /// What opens the journal's erasable events under this key.
    package var events: EventCipher { EventCipher(masterName: name, master: key) }

    private init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        name = SHA256.hash(data: bytes).prefix(8).hexadecimal
    }

    /// A new random key.
    package static func random() -> MasterKey {
        SymmetricKey(size: .bits256).withUnsafeBytes { MasterKey(bytes: Array($0)) }
    }

    /// The key of the environment's `ZHENGMING_MASTER_KEY` (64 hexadecimal digits), else of the file, which is made
    /// when it is absent and `makesFile` is set.
    /// - Throws: `VaultError.masterKey` with what is wrong.
    package static func load(file: String, makesFile: Bool) throws(VaultError) -> MasterKey {
        if let text = ProcessInfo.processInfo.environment["ZHENGMING_MASTER_KEY"] {
            return try MasterKey(hexadecimal: text)
        }
        if let data = FileManager.default.contents(atPath: file) {
            return try MasterKey(hexadecimal: String(decoding: data, as: UTF8.self))
        }
        guard makesFile else { throw .masterKey("no key file at \(file)") }
        let key = MasterKey.random()
        let text = key.key.withUnsafeBytes { $0.hexadecimal } + "\n"
        guard
            FileManager.default.createFile(
                atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw .masterKey("cannot write \(file)") }
        return key
    }

    private init(hexadecimal text: String) throws(VaultError) {
        let digits = Array(text.trimmingCharacters(in: .whitespacesAndNewlines).utf8)
        // `UInt8(_:radix:)` alone would take a sign for a digit.
        guard digits.count == 64, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            throw .masterKey("a key has 64 hexadecimal digits")
        }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                throw .masterKey("a key has 64 hexadecimal digits")
            }
            bytes.append(byte)
        }
        self.init(bytes: bytes)
    }
}
