import FoundationEssentials
import Kernel

/// A signed statement that the journal had so many events with this root: kept elsewhere, it binds all of them.
package struct TreeHead: Hashable, Sendable {
    /// How many leaves.
    package let size: Int
    package let root: [UInt8]
    /// The hash's name, `sha256-1`.
    package let hashAlgorithm: String
    package let signedAt: Instant
    /// The signature's name, `ed25519-1`.
    package let signatureAlgorithm: String
    package let publicKey: [UInt8]
    package let signature: [UInt8]

    package init(
        size: Int, root: [UInt8], hashAlgorithm: String, signedAt: Instant, signatureAlgorithm: String,
        publicKey: [UInt8], signature: [UInt8]
    ) {
        self.size = size
        self.root = root
        self.hashAlgorithm = hashAlgorithm
        self.signedAt = signedAt
        self.signatureAlgorithm = signatureAlgorithm
        self.publicKey = publicKey
        self.signature = signature
    }

    /// A head signed now.
    package init(
        size: Int, root: [UInt8], hashAlgorithm: String, signedAt: Instant, by signer: any HeadSigner
    ) throws(SealError) {
        let unsigned = TreeHead(
            size: size, root: root, hashAlgorithm: hashAlgorithm, signedAt: signedAt,
            signatureAlgorithm: signer.algorithm, publicKey: signer.publicKey, signature: [])
        self.init(
            size: size, root: root, hashAlgorithm: hashAlgorithm, signedAt: signedAt,
            signatureAlgorithm: signer.algorithm, publicKey: signer.publicKey,
            signature: try signer.sign(unsigned.signedBytes))
    }

    /// Which key signed it.
    package var keyId: String { SealAlgorithms.keyId(of: publicKey) }

    /// The bytes that are signed.
    package var signedBytes: [UInt8] {
        var fields = FieldBytes()
        fields.add(Self.format)
        fields.add(hashAlgorithm)
        fields.add(Int64(size))
        fields.add(root)
        fields.add(signedAt.milliseconds)
        fields.add(signatureAlgorithm)
        fields.add(publicKey)
        return fields.bytes
    }

    /// Whether the signature is that of the key it names.
    /// - Throws: `SealError.algorithmUnknown`.
    package func isSigned(by algorithms: SealAlgorithms) throws(SealError) -> Bool {
        guard algorithms.hash(named: hashAlgorithm) != nil else { throw .algorithmUnknown(hashAlgorithm) }
        guard let scheme = algorithms.scheme(named: signatureAlgorithm) else {
            throw .algorithmUnknown(signatureAlgorithm)
        }
        return scheme.isValid(signature, of: signedBytes, by: publicKey)
    }

    /// The first field of what is signed, and the `format` of its JSON.
    package static let format = "zhengming-tree-head-1"
}

extension TreeHead: Codable {
    private enum Key: String, CodingKey {
        case format, hashAlgorithm, keyId, publicKey, root, signature, signatureAlgorithm, signedAt, size
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        func bytes(_ key: Key) throws -> [UInt8] {
            guard let bytes = [UInt8](hexadecimal: try fields.decode(String.self, forKey: key)), bytes.count <= 256
            else {
                throw DecodingError.dataCorruptedError(forKey: key, in: fields, debugDescription: "not hexadecimal")
            }
            return bytes
        }
        guard try fields.decode(String.self, forKey: .format) == Self.format else {
            throw DecodingError.dataCorruptedError(forKey: .format, in: fields, debugDescription: "another format")
        }
        self.init(
            size: try fields.decode(Int.self, forKey: .size), root: try bytes(.root),
            hashAlgorithm: try fields.decode(String.self, forKey: .hashAlgorithm),
            signedAt: Instant(milliseconds: try fields.decode(Int64.self, forKey: .signedAt)),
            signatureAlgorithm: try fields.decode(String.self, forKey: .signatureAlgorithm),
            publicKey: try bytes(.publicKey), signature: try bytes(.signature))
        guard size >= 0, try fields.decode(String.self, forKey: .keyId) == keyId else {
            throw DecodingError.dataCorruptedError(forKey: .keyId, in: fields, debugDescription: "another key's")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.format, forKey: .format)
        try fields.encode(hashAlgorithm, forKey: .hashAlgorithm)
        try fields.encode(keyId, forKey: .keyId)
        try fields.encode(publicKey.hexadecimal, forKey: .publicKey)
        try fields.encode(root.hexadecimal, forKey: .root)
        try fields.encode(signature.hexadecimal, forKey: .signature)
        try fields.encode(signatureAlgorithm, forKey: .signatureAlgorithm)
        try fields.encode(signedAt.milliseconds, forKey: .signedAt)
        try fields.encode(size, forKey: .size)
    }

    /// The head that JSON holds.
    /// - Throws: `SealError.unreadable`.
    package init(json bytes: [UInt8]) throws(SealError) {
        do { self = try JSONDecoder().decode(TreeHead.self, from: Data(bytes)) } catch { throw .unreadable("head") }
    }
}
