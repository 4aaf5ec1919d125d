/// The bytes that are hashed or signed, field by field, as `docs/journal.md` has them: a field of bytes stands after
/// its length, a number has eight bytes.
struct FieldBytes {
    private(set) var bytes: [UInt8] = []

    /// Adds bytes after their length.
    mutating func add(_ field: some Collection<UInt8>) {
        withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: field)
    }

    /// Adds text as UTF-8 after its length.
    mutating func add(_ text: String) { add(Array(text.utf8)) }

    /// Adds a number.
    mutating func add(_ number: Int64) { withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) } }
}

/// What a leaf of the tree is made of: that this event stands at this place of its stream.
package enum LeafEntry {
    /// The entry's bytes.
    /// - Parameter hash: the event's own, which chains it to all before it in its stream.
    package static func bytes(stream: String, version: Int, hash: [UInt8]) -> [UInt8] {
        bytes(stream: Array(stream.utf8), version: version, hash: hash)
    }

    /// The same, with the stream's name as UTF-8.
    static func bytes<Bytes: Collection<UInt8>>(stream: Bytes, version: Int, hash: Bytes) -> [UInt8] {
        var fields = FieldBytes()
        fields.add("zhengming-leaf-1")
        fields.add(stream)
        fields.add(Int64(version))
        fields.add(hash)
        return fields.bytes
    }
}

extension Array<UInt8> {
    /// The bytes that pairs of hexadecimal digits stand for, or nil when the text is anything else.
    package init?(hexadecimal text: String) {
        let digits = Array<UInt8>(text.utf8)
        guard digits.count.isMultiple(of: 2), digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            return nil
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        self = bytes
    }
}
