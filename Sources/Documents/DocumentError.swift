/// Why a document was not made. Carries codes and positions, never a person's words, so that it may be logged.
package enum DocumentError: Error, Hashable, Sendable {
    /// A font file that set-up should have installed is not there.
    case fontMissing(file: String)
    /// A font file is there and cannot be read as a font.
    case fontUnreadable(file: String)
    /// No font in the library draws this code point; an empty box on a paper would be worse than a refusal.
    case glyphMissing(codePoint: UInt32, in: DocumentField)
    /// A code point that may not be printed: a control, an invisible or direction-changing character, private use.
    case characterRefused(codePoint: UInt32, in: DocumentField)
    /// A newline where the format has one line only.
    case newlineRefused(in: DocumentField)
    /// A field that must say something says nothing.
    case empty(DocumentField)
    /// The style has no place for this field (for example an addressee on a form).
    case misplaced(DocumentField)
    /// A heading whose level has no heading of the level above before it.
    case headingLevelSkipped(block: Int)
    /// A row whose cells do not fill the width exactly once.
    case rowWidthWrong(block: Int, row: Int)
    /// A line that may not be broken (a number, a cell's closing line, an organ's head) is wider than its place.
    case tooWide(DocumentField)
    /// The document has more text than one document may have.
    case tooLong(scalars: Int, scalarsMax: Int)
    /// cairo, FreeType or libzip gave up; the number is the library's.
    case libraryFailed(DocumentLibrary, code: Int)
}

/// Where in a document something is.
package enum DocumentField: Hashable, Sendable {
    case issuer, number, title, addressee, signer, note
    /// A block of the body, counted from 0.
    case block(Int)
    /// An attachment's title, counted from 0.
    case attachment(Int)
}

/// The C libraries that make documents.
package enum DocumentLibrary: Hashable, Sendable {
    case cairo, freeType, libZip
}
