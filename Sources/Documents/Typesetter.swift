/// Turns the parts of a document into strips on the grid of GB/T 9704-2012.
///
/// Knows the page's rules and the faces' widths, and nothing of cairo: what it makes can be measured in a test.
struct Typesetter {
    let rules: PageRules
    let faces: Faces
    let style: DocumentStyle
    var strips: [Strip] = []
    /// Counts texts, so that a page can put them in reading order.
    var order = 0
    /// Where a letter's upper double line lies, from the text block's upper edge.
    var letterLine = 0.0
    /// What was set before, for the distance to it.
    var lastPart: Part?

    init(rules: PageRules, faces: Faces, style: DocumentStyle) {
        self.rules = rules
        self.faces = faces
        self.style = style
    }

    /// The pages of a document, with page numbers.
    mutating func pages(of parts: [Part]) throws(DocumentError) -> [Page] {
        for part in parts { try set(part) }
        var pages = Paginator.pages(of: strips, pageHeight: rules.blockHeight)
        for index in pages.indices {
            switch style {
            case .document: break
            case .letter: if index == 0 { continue }
            // A form of one page is a sheet, not a document with pages.
            case .form: if pages.count == 1 { continue }
            }
            pages[index].add(try pageNumber(index + 1))
        }
        return pages
    }

    private mutating func set(_ part: Part) throws(DocumentError) {
        switch part {
        case .head(let lines): try setHead(lines)
        case .number(let text): try setNumber(text)
        case .title(let lines): try setTitle(lines)
        case .addressee(let text):
            blank(rules.blankLinesBelowTitle)
            try setText(text, role: .text, field: .addressee, indent: 0)
        case .heading(let level, let text, let block):
            spaceBelowTitle()
            try setText(text, role: level.role, field: .block(block), indent: rules.paragraphIndentCharacters)
            keepLastWithNext()
        case .paragraph(let text, let block):
            spaceBelowTitle()
            try setText(text, role: .text, field: .block(block), indent: rules.paragraphIndentCharacters)
        case .table(let rows, let block): try setTable(rows, block: block)
        case .attachments(let items): try setAttachments(items)
        case .signature(let signers, let date, let seal): try setSignature(signers, date: date, seal: seal)
        case .note(let text):
            keepLastWithNext()
            try setText(text, role: .text, field: .note, indent: rules.paragraphIndentCharacters)
        }
        lastPart = part
    }

    /// Where no addressee follows the title, the text keeps the addressee's distance.
    mutating func spaceBelowTitle() {
        guard case .title = lastPart else { return }
        blank(rules.blankLinesBelowTitle)
    }

    // MARK: Glyphs

    /// The glyphs of a text. Full-width ones take a cell of `pitch` each; narrower ones their part of a cell, so that
    /// digits and letters keep to the grid as well (two digits of half an em fill a cell).
    func glyphs(
        _ text: String, role: FontRole, field: DocumentField, pitch: Double
    ) throws(DocumentError) -> [SetGlyph] {
        var glyphs: [SetGlyph] = []
        for scalar in text.unicodeScalars {
            let glyph = try faces.glyph(scalar, role: role, field: field)
            glyphs.append(SetGlyph(glyph: glyph, width: glyph.advance * pitch))
        }
        return glyphs
    }

    mutating func nextOrder() -> Int {
        order += 1
        return order
    }

    /// The baseline that centres a full-width glyph of a size on a strip of a height: an em box lies 0.88 above its
    /// baseline and 0.12 below.
    func baseline(height: Double, points: Double) -> Double { height / 2 + 0.38 * points }

    // MARK: Lines on the grid

    mutating func blank(_ lines: Int, keepsWithNext: Bool = false) {
        for _ in 0..<max(0, lines) {
            strips.append(
                Strip(height: rules.linePitch, keepsWithNext: keepsWithNext, vanishesAtPageTop: true))
        }
    }

    mutating func keepLastWithNext() {
        if let last = strips.indices.last { strips[last].keepsWithNext = true }
    }

    /// One line of the grid.
    mutating func setLine(_ line: SetLine, x: Double, points: Double, ink: Ink = .black) {
        var strip = Strip(height: rules.linePitch)
        let mark = TextMark(
            glyphs: line.glyphs, x: x, baseline: baseline(height: rules.linePitch, points: points), points: points,
            ink: ink)
        strip.marks.append(.text(mark, order: nextOrder()))
        strips.append(strip)
    }

    /// A paragraph: the first line set in by `indent` characters, the others by `hanging`.
    mutating func setText(
        _ text: String, role: FontRole, field: DocumentField, indent: Int, hanging: Double = 0
    ) throws(DocumentError) {
        let pitch = rules.characterPitch
        let first = Double(indent) * pitch
        let breaker = LineBreaker(
            room: rules.blockWidth - hanging, firstRoom: rules.blockWidth - first, pitch: pitch, justifies: true)
        let lines = breaker.lines(try glyphs(text, role: role, field: field, pitch: pitch))
        for (index, line) in lines.enumerated() {
            setLine(line, x: index == 0 ? first : hanging, points: rules.bodyPoints)
        }
    }

    /// Lines centred in the block, as many as the width asks for and about equally long.
    mutating func setCentred(
        _ text: String, role: FontRole, field: DocumentField, points: Double
    ) throws(DocumentError) {
        let glyphs = try glyphs(text, role: role, field: field, pitch: points)
        let width = SetLine(glyphs: glyphs).width
        let count = (width / rules.blockWidth).rounded(.up)
        var room = rules.blockWidth
        if count > 1 {
            // Half a character more than an even share, so that rounding does not add a line.
            room = min(rules.blockWidth, width / count + points * 0.51)
        }
        let breaker = LineBreaker(room: room, firstRoom: room, pitch: points, justifies: false)
        for line in breaker.lines(glyphs) {
            setLine(line, x: (rules.blockWidth - line.width) / 2, points: points)
            keepLastWithNext()
        }
    }
}

extension HeadingLevel {
    /// 黑体 for the first level, 楷体 for the second, the text's face below.
    var role: FontRole {
        switch self {
        case .first: .headingFirst
        case .second: .headingSecond
        case .third, .fourth: .text
        }
    }
}
