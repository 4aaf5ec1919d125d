import CSodium
import Foundation

/// Passwords as Argon2id strings (libsodium's PHC form), and random secrets.
package enum Password {
    /// What a hash costs.
    package enum Cost: Sendable {
        /// 19 MiB and two passes: the server's.
        case serving
        /// The least libsodium takes: for tests, which make many.
        case test
    }

    /// The hash to keep; nil when memory is short.
    package static func hash(_ password: String, cost: Cost = .serving) -> String? {
        guard sodium_init() >= 0 else { return nil }
        var out = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let (passes, memory): (UInt64, Int) =
            switch cost {
            case .serving: (2, 19 << 20)
            case .test: (UInt64(crypto_pwhash_opslimit_min()), Int(crypto_pwhash_memlimit_min()))
            }
        let bytes = Array(password.utf8)
        let code: Int32 = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return -1 }
                return crypto_pwhash_str(&out, start, UInt64(bytes.count), passes, memory)
            }
        }
        guard code == 0 else { return nil }
        return String(decoding: out.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the password is the one the hash was made of.
    package static func matches(_ password: String, hash: String) -> Bool {
        guard sodium_init() >= 0, !password.isEmpty else { return false }
        let bytes = Array(password.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return false }
                return crypto_pwhash_str_verify(hash, start, UInt64(bytes.count)) == 0
            }
        }
    }

    /// Whether a new password may be taken: 10 characters or more, of at least three kinds (upper, lower, digit,
    /// other).
    package static func isStrong(_ password: String) -> Bool {
        guard (10...200).contains(password.count) else { return false }
        let kinds: [(Character) -> Bool] = [
            { $0.isUppercase }, { $0.isLowercase }, { $0.isNumber },
            { !$0.isUppercase && !$0.isLowercase && !$0.isNumber },
        ]
        return kinds.filter { password.contains(where: $0) }.count >= 3
    }

    /// Random bytes from the system, as text without look-alikes: lower-case letters and digits but 0, 1, l, o.
    package static func secret(characters count: Int) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
        precondition(sodium_init() >= 0, "libsodium starts")
        return String((0..<count).map { _ in alphabet[Int(randombytes_uniform(UInt32(alphabet.count)))] })
    }
}
