import Crypto

/// What an event's hash is of: every field, each with its length before it, so that no two events have the same bytes.
/// `docs/journal.md` has it byte for byte. Used again and again, it asks for memory once.
struct EventImage {
    private var bytes: [UInt8] = []

    /// The fields in their order; text as UTF-8, what is absent as nothing.
    struct Fields<Bytes: Collection<UInt8>> {
        let algorithm: Bytes
        let previous: Bytes
        let stream: Bytes
        let version: Int64
        let name: Bytes
        let shape: Int64
        let body: Bytes
        let actor: Bytes
        let actingBody: Bytes
        let onBehalfOf: Bytes
        let occurredOn: Bytes
        let recordedAt: Int64
        let ruleSets: Bytes
        let cause: Bytes
    }

    /// Takes an event in the place of the one before.
    mutating func set(_ fields: Fields<some Collection<UInt8>>) {
        bytes.removeAll(keepingCapacity: true)
        add(fields.algorithm)
        add(fields.previous)
        add(fields.stream)
        add(fields.version)
        add(fields.name)
        add(fields.shape)
        add(fields.body)
        add(fields.actor)
        add(fields.actingBody)
        add(fields.onBehalfOf)
        add(fields.occurredOn)
        add(fields.recordedAt)
        add(fields.ruleSets)
        add(fields.cause)
    }

    /// The SHA-256 of the event it holds.
    var digest: SHA256.Digest { bytes.withUnsafeBytes { SHA256.hash(bytes: $0) } }

    private mutating func add(_ field: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: field)
    }

    private mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

extension SHA256 {
    /// The digest of bytes where they lie.
    fileprivate static func hash(bytes: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return hasher.finalize()
    }
}
