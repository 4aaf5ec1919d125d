/// Walks over UTF-8 bytes and gives one row after another; each byte is looked at once.
struct CSVScanner {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var at = 0
    private var row = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        separator = Self.separator(of: bytes)
    }

    /// The next row, or nil at the end.
    mutating func next() throws(CSVFault) -> CSVDocument.Row? {
        guard at < bytes.count else { return nil }
        row += 1
        var cells: [String] = []
        while true {
            cells.append(try cell(column: cells.count + 1))
            guard at < bytes.count else { break }
            let byte = bytes[at]
            at += 1
            if byte == separator { continue }
            // What ends a cell is a separator or the row's end; CRLF is one end.
            if byte == Self.carriageReturn, at < bytes.count, bytes[at] == Self.lineFeed { at += 1 }
            break
        }
        return CSVDocument.Row(number: row, cells: cells)
    }

    /// Reads one cell and stops on what ends it.
    private mutating func cell(column: Int) throws(CSVFault) -> String {
        var start = at
        while start < bytes.count, bytes[start] == Self.space { start += 1 }
        if start < bytes.count, bytes[start] == Self.quote {
            at = start
            return try quotedCell(column: column)
        }
        start = at
        while at < bytes.count {
            let byte = bytes[at]
            if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            if byte == Self.quote { throw CSVFault(.quoteInsideCell, row: row, column: column) }
            try check(byte, column: column)
            at += 1
        }
        return Self.trimmed(bytes[start..<at])
    }

    private mutating func quotedCell(column: Int) throws(CSVFault) -> String {
        let firstRow = row
        at += 1
        var text: [UInt8] = []
        var start = at
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == Self.quote else {
                if byte != Self.lineFeed, byte != Self.carriageReturn { try check(byte, column: column) }
                at += 1
                continue
            }
            text += bytes[start..<at]
            at += 1
            guard at < bytes.count, bytes[at] == Self.quote else {
                while at < bytes.count, bytes[at] == Self.space { at += 1 }
                let isAtEnd =
                    at == bytes.count || bytes[at] == separator || bytes[at] == Self.lineFeed
                    || bytes[at] == Self.carriageReturn
                guard isAtEnd else { throw CSVFault(.textAfterQuote, row: row, column: column) }
                return Self.trimmed(text[...])
            }
            // A doubled quotation mark is one: the text goes on with the second.
            start = at
            at += 1
        }
        throw CSVFault(.quoteNotClosed, row: firstRow, column: column)
    }

    /// Refuses what is no text. Multi-byte characters are looked at from their first byte.
    private func check(_ byte: UInt8, column: Int) throws(CSVFault) {
        if byte >= 0x20, byte < 0x7F { return }
        if byte < 0x20 {
            // A tab inside a cell of a table separated otherwise is white space.
            if byte != Self.tab { throw CSVFault(.forbiddenCharacter(scalar: UInt32(byte)), row: row, column: column) }
            return
        }
        let scalar: UInt32
        switch byte {
        case 0x7F: scalar = 0x7F
        case 0xC2: scalar = UInt32(bytes[at + 1])
        case 0xE2, 0xEF:
            scalar = UInt32(byte & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        default: return
        }
        switch scalar {
        case 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFFD...0xFFFF:
            throw CSVFault(.forbiddenCharacter(scalar: scalar), row: row, column: column)
        default: return
        }
    }

    /// The separator that occurs most in the first row outside quotation marks; a comma where none does.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn { break }
            if byte == comma || byte == tab || byte == semicolon { counts[byte, default: 0] += 1 }
        }
        return [comma, tab, semicolon].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? comma
    }

    /// The text without white space around it, the ideographic space of Chinese input included.
    private static func trimmed(_ part: ArraySlice<UInt8>) -> String {
        var part = part
        while let first = part.first, first <= space { part.removeFirst() }
        while let last = part.last, last <= space { part.removeLast() }
        let text = String(decoding: part, as: UTF8.self)
        guard part.first == 0xE3 || part.first == 0xC2 || part.last == 0x80 || part.last == 0xA0 else { return text }
        let kept = text.drop(while: \.isWhitespace)
        guard let end = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(kept[...end])
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let semicolon = UInt8(ascii: ";")
    private static let space = UInt8(ascii: " ")
    private static let tab: UInt8 = 9
    private static let lineFeed: UInt8 = 10
    private static let carriageReturn: UInt8 = 13
}
