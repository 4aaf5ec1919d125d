import Crypto
import Kernel

/// A hash as RFC 9162 uses it: leaves and inner nodes are told apart by their first byte, so that no leaf can pass for
/// a node.
package protocol TreeHash: Sendable {
    /// The name stored beside every value made with it: `sha256-1`.
    var algorithm: String { get }
    /// The digest of bytes as they are.
    func digest(_ bytes: [UInt8]) -> [UInt8]
}

extension TreeHash {
    /// The root of a tree without leaves.
    package var empty: [UInt8] { digest([]) }

    /// The hash of a leaf: of `00` and its entry.
    package func leaf(_ entry: [UInt8]) -> [UInt8] { digest([0x00] + entry) }

    /// The hash of an inner node: of `01` and both hashes below it.
    package func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + left.count + right.count)
        bytes.append(0x01)
        bytes.append(contentsOf: left)
        bytes.append(contentsOf: right)
        return digest(bytes)
    }
}

/// A way to sign, seen by who checks.
package protocol SignatureScheme: Sendable {
    /// The name stored beside every signature: `ed25519-1`.
    var algorithm: String { get }
    /// Whether the signature over the bytes is that of the public key.
    func isValid(_ signature: [UInt8], of bytes: [UInt8], by publicKey: [UInt8]) -> Bool
}

/// Who signs tree heads: a key in memory, or a module that keeps it.
package protocol HeadSigner: Sendable {
    /// The name stored beside every signature.
    var algorithm: String { get }
    /// The public half, which whoever checks must have from elsewhere.
    var publicKey: [UInt8] { get }
    /// The signature over the bytes.
    func sign(_ bytes: [UInt8]) throws(SealError) -> [UInt8]
}

extension HeadSigner {
    /// Which key this is: the first 8 bytes of the public key's SHA-256 as hexadecimal.
    package var keyId: String { SealAlgorithms.keyId(of: publicKey) }
}

/// The hashes and signatures this installation can check, by the names stored beside values. Others are plugged in
/// here; none of ours is an approved module.
package struct SealAlgorithms: Sendable {
    /// The hash that new leaves and nodes are made with.
    package let hash: any TreeHash
    private let hashes: [String: any TreeHash]
    private let schemes: [String: any SignatureScheme]

    package init(hash: any TreeHash, otherHashes: [any TreeHash] = [], schemes: [any SignatureScheme]) {
        self.hash = hash
        hashes = ([hash] + otherHashes).reduce(into: [:]) { $0[$1.algorithm] = $1 }
        self.schemes = schemes.reduce(into: [:]) { $0[$1.algorithm] = $1 }
    }

    /// SHA-256 and Ed25519.
    package static let standard = SealAlgorithms(hash: SHA256TreeHash(), schemes: [Ed25519Scheme()])

    /// The hash of this name, or nil when it is not known here.
    package func hash(named name: String) -> (any TreeHash)? { hashes[name] }

    /// The way to sign of this name, or nil when it is not known here.
    package func scheme(named name: String) -> (any SignatureScheme)? { schemes[name] }

    /// Which key a public key is: the first 8 bytes of its SHA-256 as hexadecimal.
    package static func keyId(of publicKey: [UInt8]) -> String { SHA256.hash(data: publicKey).prefix(8).hexadecimal }
}

/// SHA-256, as in RFC 9162.
package struct SHA256TreeHash: TreeHash {
    package let algorithm = "sha256-1"

    package init() {}

    package func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

/// Ed25519 (RFC 8032).
package struct Ed25519Scheme: SignatureScheme {
    /// The scheme's name.
    package static let name = "ed25519-1"
    package let algorithm = Self.name

    package init() {}

    package func isValid(_ signature: [UInt8], of bytes: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: bytes)
    }
}
