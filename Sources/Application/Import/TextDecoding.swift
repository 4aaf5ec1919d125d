#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The encoding in which a file was found to be written.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// GBK and its superset, what Chinese Excel writes when asked for CSV.
    case gb18030 = "GB18030"
}

/// Bytes of a text file as UTF-8, and what they were before.
struct DecodedText {
    /// UTF-8 without a byte order mark.
    let bytes: [UInt8]
    let encoding: TextEncoding

    /// Finds the encoding: a byte order mark decides; without one, valid UTF-8 is UTF-8, anything else GB18030.
    /// UTF-16 without a mark is not guessed: its zero bytes are reported as such.
    /// - Returns: nil when the bytes are a text in none of these.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            guard Self.isUTF8(rest) else { return nil }
            self.init(bytes: rest, encoding: .utf8)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(utf16: bytes.dropFirst(2), encoding: .utf16LittleEndian)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: bytes.dropFirst(2), encoding: .utf16BigEndian)
        } else if Self.isUTF8(bytes) {
            self.init(bytes: bytes, encoding: .utf8)
        } else {
            guard let text = Self.convert(bytes, from: "GB18030") else { return nil }
            self.init(bytes: text, encoding: .gb18030)
        }
    }

    private init(bytes: [UInt8], encoding: TextEncoding) {
        self.bytes = bytes
        self.encoding = encoding
    }

    private init?(utf16 bytes: ArraySlice<UInt8>, encoding: TextEncoding) {
        guard let text = Self.convert(Array(bytes), from: encoding.rawValue) else { return nil }
        self.init(bytes: text, encoding: encoding)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The text as UTF-8 by the C library's converter: Foundation on Linux has no GB18030. Nil when one does not fit.
    private static func convert(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        // No sequence of these encodings grows by more than a half: two bytes become at most three, four stay four.
        let room = bytes.count + bytes.count / 2 + 16
        var source = bytes
        let output = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            source.withUnsafeMutableBytes { raw in
                var from = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = raw.count
                target.withMemoryRebound(to: CChar.self) { room in
                    var to = room.baseAddress
                    var free = room.count
                    let result = iconv(converter, &from, &left, &to, &free)
                    count = result == -1 || left > 0 ? 0 : room.count - free
                }
            }
        }
        return output.isEmpty && !bytes.isEmpty ? nil : output
    }
}
