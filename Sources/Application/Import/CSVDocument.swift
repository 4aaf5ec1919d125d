/// A table in a text file as RFC 4180 has it, read from bytes; pure.
///
/// Rows end with CRLF, LF or CR; a quoted cell may hold any of them. The separator is whichever of comma, tab and
/// semicolon the header uses. White space around a cell is dropped, rows of empty cells are skipped but counted, so
/// that a row's number is the one a spreadsheet shows.
package struct CSVDocument: Sendable {
    /// One row of cells.
    package struct Row: Sendable {
        /// The row as a spreadsheet numbers it; the header is the first.
        package let number: Int
        package let cells: [String]
    }

    /// The largest file that is read: 64 MiB.
    package static let fileBytesMax = 64 << 20

    package let header: [String]
    /// Every row below the header that holds anything.
    package let rows: [Row]
    package let encoding: TextEncoding

    /// Reads a file.
    /// - Parameter fileBytesMax: the size from which a file is refused.
    /// - Throws: the first fault, with row and column where it has a place.
    package init(_ bytes: [UInt8], fileBytesMax: Int = CSVDocument.fileBytesMax) throws(CSVFault) {
        guard bytes.count <= fileBytesMax else { throw CSVFault(.fileTooLarge(bytesMax: fileBytesMax)) }
        guard let text = DecodedText(bytes) else { throw CSVFault(.encodingUnknown) }
        var scanner = CSVScanner(text.bytes)
        var header: [String]?
        var rows: [Row] = []
        while let row = try scanner.next() {
            guard row.cells.contains(where: { !$0.isEmpty }) else { continue }
            guard let names = header else {
                header = Self.withoutTrailingEmpty(row.cells)
                continue
            }
            if row.cells.count > names.count, let extra = row.cells[names.count...].firstIndex(where: { !$0.isEmpty }) {
                throw CSVFault(.tooManyCells(expected: names.count), row: row.number, column: extra + 1)
            }
            rows.append(row)
        }
        guard let header else { throw CSVFault(.fileEmpty) }
        self.header = header
        self.rows = rows
        encoding = text.encoding
    }

    private static func withoutTrailingEmpty(_ cells: [String]) -> [String] {
        Array(cells[...(cells.lastIndex { !$0.isEmpty } ?? 0)])
    }
}

/// Why a file is no table.
package struct CSVFault: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        case fileEmpty
        case fileTooLarge(bytesMax: Int)
        /// The bytes are no text in UTF-8, UTF-16 or GB18030.
        case encodingUnknown
        /// A character that is no text, by its number: NUL, control characters, direction marks, invisible spaces.
        case forbiddenCharacter(scalar: UInt32)
        /// A quotation mark that opens nothing.
        case quoteInsideCell
        /// Text after the closing quotation mark.
        case textAfterQuote
        /// The file ends inside a quoted cell that begins here.
        case quoteNotClosed
        case tooManyCells(expected: Int)
    }

    package let kind: Kind
    /// The row as a spreadsheet numbers it; nil for a fault of the whole file.
    package let row: Int?
    /// The column, from 1.
    package let column: Int?

    init(_ kind: Kind, row: Int? = nil, column: Int? = nil) {
        self.kind = kind
        self.row = row
        self.column = column
    }
}
