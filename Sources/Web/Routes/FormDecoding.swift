import Application
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads what was sent into a tree of values: the same from a form, from a form with files, and from JSON.
enum FormDecoding {
    /// The most bytes of a request: a scan of 20 MiB with its fields.
    static let bytesMax = 24 << 20

    /// What a request's body says.
    static func decode(_ request: Request) async throws(WebFailure) -> FormValue {
        let type = request.headers[.contentType] ?? ""
        var request = request
        let buffer: ByteBuffer
        do {
            buffer = try await request.collectBody(upTo: bytesMax)
        } catch { throw .tooLarge }
        let bytes = Array(buffer.readableBytesView)
        if type.hasPrefix("application/json") {
            return try json(bytes)
        } else if type.hasPrefix("multipart/form-data") {
            guard let boundary = boundary(of: type) else { throw .badRequest("multipart") }
            return tree(try MultipartForm.parts(of: bytes, boundary: boundary))
        } else if type.hasPrefix("application/x-www-form-urlencoded") || bytes.isEmpty {
            return tree(urlEncoded(bytes))
        }
        throw .badRequest("content-type")
    }

    // MARK: Forms

    private static func urlEncoded(_ bytes: [UInt8]) -> [(name: String, value: FormValue)] {
        bytes.split(separator: UInt8(ascii: "&")).map { pair in
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count > 1 ? percentDecoded(halves[1]) : ""
            return (percentDecoded(halves[0]), .text(value))
        }
    }

    /// Bytes that are no UTF-8 become replacement characters, which the text check refuses.
    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "+") {
                decoded.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = hex(bytes[index + 1]), let low = hex(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 2
            } else {
                decoded.append(byte)
            }
            index += 1
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func boundary(of type: String) -> String? {
        guard let start = type.firstRange(of: "boundary=") else { return nil }
        let value = type[start.upperBound...].prefix { $0 != ";" && $0 != " " }
        let bare = value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value
        return bare.isEmpty || bare.count > 70 ? nil : String(bare)
    }

    /// Names such as `allegations.0.category` become a tree; a name that comes again becomes a list.
    static func tree(_ pairs: [(name: String, value: FormValue)]) -> FormValue {
        var root = Node()
        for pair in pairs.prefix(5_000) {
            root.insert(pair.value, at: pair.name.split(separator: ".").prefix(8).map({ String($0) })[...])
        }
        return root.value
    }

    /// A tree while it grows.
    private struct Node {
        var values: [FormValue] = []
        var children: [String: Node] = [:]

        mutating func insert(_ value: FormValue, at path: ArraySlice<String>) {
            guard let name = path.first else {
                values.append(value)
                return
            }
            children[name, default: Node()].insert(value, at: path.dropFirst())
        }

        var value: FormValue {
            guard !children.isEmpty else { return values.count == 1 ? values[0] : .list(values) }
            let numbers = children.keys.compactMap { Int($0) }
            if numbers.count == children.count, let last = numbers.max(), last < 500 {
                return .list((0...last).map { children[String($0)]?.value ?? .object([:]) })
            }
            return .object(children.mapValues(\.value))
        }
    }

    // MARK: JSON

    private static func json(_ bytes: [UInt8]) throws(WebFailure) -> FormValue {
        do {
            return try JSONDecoder().decode(JSONTree.self, from: Data(bytes)).value
        } catch { throw .badRequest("json") }
    }

    /// JSON of any shape; numbers and Booleans become their text.
    private struct JSONTree: Decodable {
        let value: FormValue

        init(from decoder: any Decoder) throws {
            if let container = try? decoder.container(keyedBy: Key.self) {
                var fields: [String: FormValue] = [:]
                for key in container.allKeys {
                    fields[key.stringValue] = try container.decode(JSONTree.self, forKey: key).value
                }
                value = try Self.file(fields).map { .file($0) } ?? .object(fields)
            } else if var container = try? decoder.unkeyedContainer() {
                var values: [FormValue] = []
                while !container.isAtEnd { values.append(try container.decode(JSONTree.self).value) }
                value = .list(values)
            } else {
                let container = try decoder.singleValueContainer()
                if container.decodeNil() {
                    value = .text("")
                } else if let flag = try? container.decode(Bool.self) {
                    value = .text(flag ? "true" : "false")
                } else if let number = try? container.decode(Int64.self) {
                    value = .text(String(number))
                } else {
                    value = .text(try container.decode(String.self))
                }
            }
        }

        /// A file as programs send one: an object of exactly `name`, `mediaType` and `base64`.
        private static func file(_ fields: [String: FormValue]) throws -> FilePart? {
            guard fields.count == 3, let name = fields["name"]?.text, let mediaType = fields["mediaType"]?.text,
                let text = fields["base64"]?.text
            else { return nil }
            guard let bytes = Data(base64Encoded: text) else { throw WebFailure.badRequest("base64") }
            return FilePart(name: name, mediaType: mediaType, bytes: Array(bytes))
        }

        private struct Key: CodingKey {
            let stringValue: String
            let intValue: Int? = nil
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }
}

/// The parts of a `multipart/form-data` body (RFC 7578).
enum MultipartForm {
    /// Each part's name with its text or file. At most 5,000 parts.
    static func parts(of bytes: [UInt8], boundary: String) throws(WebFailure) -> [(name: String, value: FormValue)] {
        let mark = Array("--\(boundary)".utf8)
        var found: [(name: String, value: FormValue)] = []
        var place = bytes.startIndex
        guard let first = range(of: mark, in: bytes, from: place) else { throw .badRequest("multipart") }
        place = first + mark.count
        while found.count < 5_000 {
            if bytes[place...].starts(with: [45, 45]) { return found }
            guard bytes[place...].starts(with: [13, 10]) else { throw .badRequest("multipart") }
            place += 2
            guard let next = range(of: [13, 10] + mark, in: bytes, from: place) else { throw .badRequest("multipart") }
            if let part = part(of: bytes[place..<next]) { found.append(part) }
            place = next + 2 + mark.count
        }
        throw .tooLarge
    }

    private static func part(of bytes: ArraySlice<UInt8>) -> (name: String, value: FormValue)? {
        let blank: [UInt8] = [13, 10, 13, 10]
        guard let end = range(of: blank, in: bytes, from: bytes.startIndex) else { return nil }
        let head = String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
        let body = Array(bytes[(end + 4)...])
        var name: String?
        var fileName: String?
        var mediaType = "application/octet-stream"
        for line in head.split(whereSeparator: \.isNewline) {
            let lower = line.lowercased()
            if lower.hasPrefix("content-disposition:") {
                name = parameter("name", of: String(line))
                fileName = parameter("filename", of: String(line))
            } else if lower.hasPrefix("content-type:") {
                mediaType = line.dropFirst("content-type:".count).trimmingPrefix(" ").description
            }
        }
        guard let name else { return nil }
        if let fileName {
            return (name, .file(FilePart(name: fileName, mediaType: mediaType, bytes: body)))
        }
        return (name, .text(String(decoding: body, as: UTF8.self)))
    }

    private static func parameter(_ name: String, of line: String) -> String? {
        for piece in line.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingPrefix(" ") == name else { continue }
            return pair[1].trimmingPrefix("\"").description.replacing("\"", with: "")
        }
        return nil
    }

    /// Where a mark begins at or after a place, searched by its first byte.
    private static func range(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        range(of: mark, in: bytes[...], from: start)
    }

    private static func range(of mark: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard let first = mark.first else { return nil }
        var place = start
        while let hit = bytes[place...].firstIndex(of: first) {
            if bytes[hit...].starts(with: mark) { return hit }
            place = hit + 1
        }
        return nil
    }
}
