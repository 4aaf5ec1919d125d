import Kernel

/// A piece of a page. What is interpolated is escaped; what stands in the literal is markup.
///
/// Literals are `StaticString`: no text that exists only at run time can become markup, not even by calling an
/// initialiser by hand. Escaping is safe between tags and inside attributes in double quotes, nowhere else: this
/// package writes no `<script>`, no `<style>` and no unquoted attribute.
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The markup in UTF-8.
    let bytes: [UInt8]

    /// Nothing.
    static let none: HTML = ""

    init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }

    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Whether there is no markup at all.
    var isEmpty: Bool { bytes.isEmpty }

    /// The markup as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Collects literals as they stand and values escaped.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 48)
        }

        mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Text, escaped.
        mutating func appendInterpolation(_ text: String) { appendEscaped(text) }

        /// A number.
        mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        /// A day, `2026-11-23`.
        mutating func appendInterpolation(_ date: CivilDate) { appendEscaped(date.description) }

        /// Markup, as it is.
        mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        /// Markup, as it is, where there is any.
        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Pieces of markup, one after the other.
        mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// The target of a link or form: a path, query or fragment of this site, or an https address. Anything else,
        /// such as `javascript:` or another host by `//`, becomes `#`.
        mutating func appendInterpolation(href target: String) {
            let isOurs = target.hasPrefix("/") && !target.hasPrefix("//") && !target.hasPrefix("/\\")
            let isSafe = isOurs || target.hasPrefix("?") || target.hasPrefix("#") || target.hasPrefix("https://")
            appendEscaped(isSafe ? target : "#")
        }

        /// An attribute with its leading space, or nothing when there is no value.
        mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(0x20)
            appendLiteral(name)
            appendLiteral("=\"")
            appendEscaped(value)
            appendLiteral("\"")
        }

        /// An attribute without a value (`checked`), with its leading space, when it applies.
        mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
            guard isOn else { return }
            bytes.append(0x20)
            appendLiteral(name)
        }

        private mutating func appendEscaped(_ text: String) {
            var text = text
            text.withUTF8 { buffer in
                var start = 0
                for index in buffer.indices {
                    guard let entity = Self.entity(for: buffer[index]) else { continue }
                    bytes.append(contentsOf: buffer[start..<index])
                    entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                    start = index + 1
                }
                bytes.append(contentsOf: buffer[start...])
            }
        }

        private static func entity(for byte: UInt8) -> StaticString? {
            switch byte {
            case 0x26: "&amp;"
            case 0x3C: "&lt;"
            case 0x3E: "&gt;"
            case 0x22: "&quot;"
            case 0x27: "&#39;"
            default: nil
            }
        }
    }
}

extension HTML {
    /// Several pieces in one.
    init(_ pieces: [HTML]) { self = "\(pieces)" }
}
