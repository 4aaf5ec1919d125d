import CCairo
import Kernel

/// Draws pages with cairo as a PDF in memory: embedded subsets of the fonts, text that can be copied, no script, no
/// link, and the same bytes for the same document, so that a paper's hash can be checked against its text.
struct PDFRenderer {
    let rules: PageRules
    let faces: Faces

    /// The bytes of the PDF: the documents one after the other, each from a page of its own.
    func render(_ documents: [OfficialDocument]) throws(DocumentError) -> [UInt8] {
        var pages: [Page] = []
        for document in documents {
            var typesetter = Typesetter(rules: rules, faces: faces, style: document.style)
            pages += try typesetter.pages(of: document.parts(under: rules))
        }
        let sink = ByteSink()
        let target = Unmanaged.passUnretained(sink).toOpaque()
        let surface = cairo_pdf_surface_create_for_stream(
            { target, bytes, count in
                guard let target, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<ByteSink>.fromOpaque(target).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, target, rules.pageWidthMM * PageRules.pointsPerMM, rules.pageHeightMM * PageRules.pointsPerMM)
        guard let surface else { throw .libraryFailed(.cairo, code: Int(CAIRO_STATUS_NULL_POINTER.rawValue)) }
        defer { cairo_surface_destroy(surface) }
        if let first = documents.first { setMetadata(of: first, on: surface) }
        guard let context = cairo_create(surface) else {
            throw .libraryFailed(.cairo, code: Int(CAIRO_STATUS_NULL_POINTER.rawValue))
        }
        for page in pages {
            draw(page, on: context)
            cairo_show_page(context)
        }
        let drawn = cairo_status(context)
        cairo_destroy(context)
        cairo_surface_finish(surface)
        // The sink must outlive the last write, which finishing makes.
        let bytes = withExtendedLifetime(sink) { sink.bytes }
        for status in [drawn, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw .libraryFailed(.cairo, code: Int(status.rawValue))
        }
        return bytes
    }

    /// Title and date of issue. Without a date of ours cairo would write the clock's, and no two runs would agree.
    private func setMetadata(of document: OfficialDocument, on surface: OpaquePointer) {
        let title = document.title.lines.joined()
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        let moment = document.moment
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment)
    }

    private func draw(_ page: Page, on context: OpaquePointer) {
        for mark in page.marks {
            switch mark {
            case .rule(let rule):
                setInk(rule.ink, on: context)
                cairo_set_line_width(context, rule.width)
                cairo_move_to(context, rules.left + rule.fromX, rules.top + rule.fromY)
                cairo_line_to(context, rules.left + rule.toX, rules.top + rule.toY)
                cairo_stroke(context)
            case .text(let text, _):
                draw(text, on: context)
            }
        }
    }

    /// Draws a line of text, as many neighbouring glyphs at once as one face has.
    private func draw(_ text: TextMark, on context: OpaquePointer) {
        setInk(text.ink, on: context)
        var x = rules.left + text.x
        let y = rules.top + text.baseline
        var rest = text.glyphs[...]
        while let face = rest.first?.glyph.face {
            let run = rest.prefix { $0.glyph.face === face }
            rest = rest.dropFirst(run.count)
            var words = ""
            var glyphs: [cairo_glyph_t] = []
            var clusters: [cairo_text_cluster_t] = []
            for set in run {
                glyphs.append(cairo_glyph_t(index: set.glyph.index, x: x, y: y))
                clusters.append(
                    cairo_text_cluster_t(num_bytes: Int32(UTF8.width(set.scalar)), num_glyphs: 1))
                words.unicodeScalars.append(set.scalar)
                x += set.width
            }
            cairo_set_font_face(context, face.cairo)
            cairo_set_font_size(context, text.points)
            cairo_show_text_glyphs(
                context, words, Int32(words.utf8.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
                cairo_text_cluster_flags_t(rawValue: 0))
        }
    }

    private func setInk(_ ink: Ink, on context: OpaquePointer) {
        switch ink {
        case .black: cairo_set_source_rgb(context, 0, 0, 0)
        case .red: cairo_set_source_rgb(context, 1, 0, 0)
        }
    }
}

extension OfficialDocument {
    /// The moment both files give as that of their making: the day of issue in China, for a draft a fixed day.
    var moment: String {
        let day = signature?.date.description ?? "2000-01-01"
        return "\(day)T00:00:00+08:00"
    }
}

/// Takes what cairo writes. A class, since C holds a pointer to it.
private final class ByteSink {
    var bytes: [UInt8] = []
}
