/// What a document must be before a renderer touches it.
extension OfficialDocument {
    /// Refuses a document that cannot be printed as it stands.
    func check(under rules: PageRules) throws(DocumentError) {
        try checkLength(under: rules)
        try checkPlaces()
        try checkLine(title, .title, newlines: true)
        for name in issuer { try checkLine(name, .issuer) }
        if let number { try checkLine(number, .number) }
        if let addressee { try checkLine(addressee, .addressee) }
        if let note { try checkLine(note, .note) }
        for (index, title) in attachments.enumerated() { try checkLine(title, .attachment(index)) }
        if let signature {
            guard !signature.signers.isEmpty else { throw .empty(.signer) }
            for name in signature.signers { try checkLine(name, .signer) }
        }
        try checkBody(under: rules)
        try checkWidths(under: rules)
    }

    /// Refuses lines that the format cannot break and that would leave the paper, by their estimated width, so that
    /// both renderers refuse the same.
    private func checkWidths(under rules: PageRules) throws(DocumentError) {
        let line = Double(rules.charactersPerLine)
        if let number, number.ems > line { throw .tooWide(.number) }
        // A head of two lines for each organ, and joint heads of four organs, are the most that leaves room for a text.
        let head = 2 * rules.blockWidth / rules.headPointsMin
        guard issuer.count <= 4, issuer.allSatisfy({ $0.ems <= head }) else { throw .tooWide(.issuer) }
    }

    /// Refuses fields that the style has no place for, or lacks.
    private func checkPlaces() throws(DocumentError) {
        switch style {
        case .document:
            if number != nil, issuer.isEmpty { throw .empty(.issuer) }
        case .letter:
            if issuer.isEmpty { throw .empty(.issuer) }
        case .form:
            if !issuer.isEmpty { throw .misplaced(.issuer) }
        }
        if body.isEmpty { throw .empty(.block(0)) }
    }

    private func checkBody(under rules: PageRules) throws(DocumentError) {
        var deepest: HeadingLevel?
        for (index, block) in body.enumerated() {
            switch block {
            case .heading(let level, let text):
                try checkLine(text, .block(index))
                guard level.rawValue <= (deepest.map { $0.rawValue + 1 } ?? 0) else {
                    throw .headingLevelSkipped(block: index)
                }
                deepest = level
            case .paragraph(let text):
                try checkLine(text, .block(index), newlines: true)
            case .table(let rows):
                try checkTable(rows, block: index, under: rules)
            }
        }
    }

    private func checkTable(
        _ rows: [Row], block: Int, under rules: PageRules
    ) throws(DocumentError) {
        guard !rows.isEmpty else { throw .empty(.block(block)) }
        for (index, row) in rows.enumerated() {
            guard row.cells.allSatisfy({ (1...12).contains($0.twelfths) && (1...60).contains($0.lines) }),
                row.cells.reduce(0, { $0 + $1.twelfths }) == 12
            else { throw .rowWidthWrong(block: block, row: index) }
            for cell in row.cells {
                try checkScalars(cell.text, .block(block), newlines: true)
                if let closing = cell.closing {
                    try checkScalars(closing, .block(block), newlines: false)
                    let room = Double(cell.twelfths) * rules.blockWidth / 12
                    let padding = 2 * rules.cellPaddingMM * PageRules.pointsPerMM
                    guard closing.ems * rules.formPoints <= room - padding else { throw .tooWide(.block(block)) }
                }
            }
        }
    }

    /// Counts before anything else: what follows may then take its time.
    private func checkLength(under rules: PageRules) throws(DocumentError) {
        var texts = issuer + attachments + [number, title, addressee, note].compactMap { $0 }
        texts += signature?.signers ?? []
        for block in body {
            switch block {
            case .heading(_, let text), .paragraph(let text): texts.append(text)
            case .table(let rows):
                for cell in rows.lazy.flatMap(\.cells) { texts += [cell.text, cell.closing ?? ""] }
            }
        }
        // A newline costs a line and an empty cell a row, so pieces count as well as their scalars.
        let scalars = texts.reduce(texts.count) { $0 + $1.unicodeScalars.count }
        guard scalars <= rules.scalarsMax else { throw .tooLong(scalars: scalars, scalarsMax: rules.scalarsMax) }
    }
}

/// A text that must say something.
private func checkLine(_ text: String, _ field: DocumentField, newlines: Bool = false) throws(DocumentError) {
    try checkScalars(text, field, newlines: newlines)
    guard text.lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { throw .empty(field) }
}

/// Refuses every code point that does not print as itself.
private func checkScalars(_ text: String, _ field: DocumentField, newlines: Bool) throws(DocumentError) {
    for scalar in text.unicodeScalars {
        if scalar == "\n" {
            guard newlines else { throw .newlineRefused(in: field) }
            continue
        }
        guard scalar.isPrintable else { throw .characterRefused(codePoint: scalar.value, in: field) }
    }
}

extension Unicode.Scalar {
    /// Whether the code point prints as itself: no control (Cc: C0, DEL, C1), no format character (Cf: bidi overrides
    /// and isolates, zero-width joiners, byte order mark), no line or paragraph separator, nothing that fonts leave
    /// out (variation selectors, fillers), nothing private or unassigned.
    var isPrintable: Bool {
        guard !properties.isDefaultIgnorableCodePoint, !properties.isNoncharacterCodePoint else { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
            .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator:
            return true
        @unknown default: return false
        }
    }
}
