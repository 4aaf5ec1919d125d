import Synchronization

/// Makes the files of official documents: PDF to keep and print, DOCX to go on working with.
///
/// May be shared and called concurrently. Making a PDF holds a lock, because the open faces are FreeType's, which may
/// be used by one thread at a time; cairo draws with them until the PDF is finished, so the lock lasts that long. It is
/// some milliseconds a page, and a renderer for each thread is possible where that is too slow.
package struct DocumentRenderer: Sendable {
    private let press: Press
    private let rules: PageRules

    /// A renderer with the fonts of a library, and another page than the standard's where `rules` says so. Font files
    /// are opened when they are first needed.
    package init(fonts: FontLibrary, rules: PageRules = .gbt9704) {
        press = Press(fonts)
        self.rules = rules
    }

    /// The document as a PDF, set to GB/T 9704-2012.
    ///
    /// Throws `DocumentError` for a document that cannot be printed, a glyph no font has, an unreadable font.
    package func pdf(_ document: OfficialDocument) throws(DocumentError) -> [UInt8] {
        try press.use { faces throws(DocumentError) in
            try PDFRenderer(rules: rules, faces: faces).render([document])
        }
    }

    /// The document as a DOCX with the same words, naming the faces that offices have.
    ///
    /// Throws `DocumentError` for a document that cannot be printed.
    package func docx(_ document: OfficialDocument) throws(DocumentError) -> [UInt8] {
        try DOCXRenderer(rules: rules).render([document])
    }

    /// Sheets of one format as one PDF to print, each from a page of its own.
    ///
    /// Throws what `pdf(_:)` throws for one of them.
    package func pdf(sheets: [OfficialDocument]) throws(DocumentError) -> [UInt8] {
        precondition(!sheets.isEmpty, "a file has a sheet")
        return try press.use { faces throws(DocumentError) in
            try PDFRenderer(rules: rules, faces: faces).render(sheets)
        }
    }

    /// The same as one DOCX.
    ///
    /// Throws what `docx(_:)` throws for one of them.
    package func docx(sheets: [OfficialDocument]) throws(DocumentError) -> [UInt8] {
        precondition(!sheets.isEmpty, "a file has a sheet")
        return try DOCXRenderer(rules: rules).render(sheets)
    }
}

/// The open faces behind their lock. A class, because copies of a renderer share them.
private final class Press: Sendable {
    private let faces: Mutex<Faces>

    init(_ library: FontLibrary) { faces = Mutex(Faces(library)) }

    func use(
        _ body: (Faces) throws(DocumentError) -> [UInt8]
    ) throws(DocumentError) -> [UInt8] {
        try faces.withLock { faces throws(DocumentError) in try body(faces) }
    }
}
