/// Heads, titles, lists and ends of a document.
extension Typesetter {
    /// The issuer's head, which a `.document` carries inside its text block and a `.letter` above it.
    mutating func setHead(_ lines: [String]) throws(DocumentError) {
        var broken: [(line: SetLine, points: Double)] = []
        for text in lines {
            let ems = try glyphs(text, role: .title, field: .issuer, pitch: 1)
            let wanted = rules.blockWidth / max(1, SetLine(glyphs: ems).width)
            let points = min(rules.headPointsMax, max(rules.headPointsMin, wanted))
            let breaker = LineBreaker(
                room: rules.blockWidth, firstRoom: rules.blockWidth, pitch: points, justifies: false)
            let glyphs = ems.map { SetGlyph(glyph: $0.glyph, width: $0.width * points) }
            broken += breaker.lines(glyphs).map { ($0, points) }
        }
        switch style {
        case .letter: setLetterHead(broken)
        case .document, .form: setDocumentHead(broken)
        }
    }

    /// Puts head lines below each other from `y` on; gives the lower edge of the last.
    private mutating func headMarks(
        _ lines: [(line: SetLine, points: Double)], from y: Double
    ) -> (marks: [Mark], bottom: Double) {
        var marks: [Mark] = []
        var y = y
        for (index, (line, points)) in lines.enumerated() {
            if index > 0 { y += points * 0.3 }
            let mark = TextMark(
                glyphs: line.glyphs, x: (rules.blockWidth - line.width) / 2, baseline: y + 0.88 * points,
                points: points, ink: .red)
            marks.append(.text(mark, order: nextOrder()))
            y += points
        }
        return (marks, y)
    }

    private mutating func setDocumentHead(_ lines: [(line: SetLine, points: Double)]) {
        let (marks, bottom) = headMarks(lines, from: rules.headBelowBlockTopMM * PageRules.pointsPerMM)
        reserve(marks, through: bottom)
        blank(rules.blankLinesBelowHead, keepsWithNext: true)
    }

    private mutating func setLetterHead(_ lines: [(line: SetLine, points: Double)]) {
        let mm = PageRules.pointsPerMM
        let top = (rules.letterHeadFromTopMM - rules.marginTopMM) * mm
        let (heads, bottom) = headMarks(lines, from: top)
        let upper = bottom + rules.letterLineBelowHeadMM * mm
        let lower = (rules.pageHeightMM - rules.letterLineFromBottomMM - rules.marginTopMM) * mm
        let marks = heads + doubleLine(at: upper, thickFirst: true) + doubleLine(at: lower, thickFirst: false)
        letterLine = upper
        reserve(marks, through: upper)
    }

    /// A red double line, its thick part above (the upper one of a letter) or below.
    private func doubleLine(at y: Double, thickFirst: Bool) -> [Mark] {
        let length = rules.letterLineLengthMM * PageRules.pointsPerMM
        // Centred on the paper, not on the text block, whose margins differ.
        let from = rules.pageWidthMM * PageRules.pointsPerMM / 2 - rules.left - length / 2
        let thick = 2.0
        let thin = 0.75
        let gap = 1.25
        func line(_ y: Double, _ width: Double) -> Mark {
            .rule(RuleMark(fromX: from, fromY: y, toX: from + length, toY: y, width: width, ink: .red))
        }
        return thickFirst
            ? [line(y + thick / 2, thick), line(y + thick + gap + thin / 2, thin)]
            : [line(y - thick / 2, thick), line(y - thick - gap - thin / 2, thin)]
    }

    /// Blank lines of the grid down to a place, with marks on them.
    private mutating func reserve(_ marks: [Mark], through bottom: Double) {
        let lines = max(1, Int((bottom / rules.linePitch).rounded(.up)))
        for index in 0..<lines {
            strips.append(
                Strip(height: rules.linePitch, marks: index == 0 ? marks : [], keepsWithNext: true))
        }
    }

    /// The document number: centred above the red line of a `.document`, at the right below the upper double line of a
    /// `.letter`, at the right above the title of a `.form`.
    mutating func setNumber(_ text: String) throws(DocumentError) {
        let pitch = rules.characterPitch
        let line = SetLine(glyphs: try glyphs(text, role: .text, field: .number, pitch: pitch))
        let room = rules.blockWidth - line.width
        switch style {
        case .document:
            setLine(line, x: room / 2, points: rules.bodyPoints)
            let y = rules.linePitch / 2 + rules.bodyPoints / 2 + rules.redLineBelowNumberMM * PageRules.pointsPerMM
            let red = RuleMark(fromX: 0, fromY: y, toX: rules.blockWidth, toY: y, width: 2, ink: .red)
            strips[strips.count - 1].marks.append(.rule(red))
            keepLastWithNext()
        case .letter:
            let bottom = letterLine + (1 + rules.letterNumberGapPart) * rules.bodyPoints
            let mark = TextMark(
                glyphs: line.glyphs, x: room, baseline: bottom - 0.12 * rules.bodyPoints, points: rules.bodyPoints,
                ink: .black)
            let used = strips.reduce(0) { $0 + $1.height }
            let first = strips.indices.first ?? 0
            strips[first].marks.append(.text(mark, order: nextOrder()))
            blank(Int(((bottom - used) / rules.linePitch).rounded(.up)), keepsWithNext: true)
        case .form:
            setLine(line, x: room, points: rules.bodyPoints)
            keepLastWithNext()
        }
    }

    /// The title, centred; where nothing stands above it, it begins the page.
    mutating func setTitle(_ lines: [String]) throws(DocumentError) {
        if !strips.isEmpty, style != .form { blank(rules.blankLinesAboveTitle, keepsWithNext: true) }
        for text in lines {
            try setCentred(text, role: .title, field: .title, points: rules.titlePoints)
        }
    }

    /// The list of attachments: a title that runs over continues below its first character.
    mutating func setAttachments(_ items: [AttachmentLine]) throws(DocumentError) {
        blank(1)
        let pitch = rules.characterPitch
        let indent = Double(rules.paragraphIndentCharacters) * pitch
        let word = 3 * pitch
        for (index, item) in items.enumerated() {
            let lead = try glyphs(item.lead, role: .text, field: .attachment(index), pitch: pitch)
            let from = indent + (item.isFirst ? 0 : word)
            let hanging = from + SetLine(glyphs: lead).width
            let title = try glyphs(item.title, role: .text, field: .attachment(index), pitch: pitch)
            let room = rules.blockWidth - hanging
            let breaker = LineBreaker(room: room, firstRoom: room, pitch: pitch, justifies: true)
            for (number, line) in breaker.lines(title).enumerated() {
                let glyphs = number == 0 ? lead + line.glyphs : line.glyphs
                setLine(SetLine(glyphs: glyphs), x: number == 0 ? from : hanging, points: rules.bodyPoints)
            }
        }
    }

    /// Signers and date, kept together with the text's last lines: a seal may not stand on a page without text.
    mutating func setSignature(_ signers: [String], date: String, seal: SealPlace) throws(DocumentError) {
        let pitch = rules.characterPitch
        let dateLine = SetLine(glyphs: try glyphs(date, role: .text, field: .signer, pitch: pitch))
        var signerLines: [SetLine] = []
        for signer in signers {
            let glyphs = try glyphs(signer, role: .text, field: .signer, pitch: pitch)
            let breaker = LineBreaker(
                room: rules.blockWidth, firstRoom: rules.blockWidth, pitch: pitch, justifies: false)
            signerLines += breaker.lines(glyphs)
        }
        let places = SignaturePlaces(signerLines.map(\.width), date: dateLine.width, seal: seal, rules: rules)
        for index in strips.indices.suffix(2) { strips[index].keepsWithNext = true }
        blank(rules.blankLinesAboveSignature, keepsWithNext: true)
        for (line, right) in zip(signerLines, places.signers) {
            setLine(line, x: rules.blockWidth - right - line.width, points: rules.bodyPoints)
            keepLastWithNext()
        }
        setLine(dateLine, x: rules.blockWidth - places.date - dateLine.width, points: rules.bodyPoints)
    }

    /// The page number between dashes, at the outer edge: odd pages right, even pages left.
    func pageNumber(_ number: Int) throws(DocumentError) -> [Mark] {
        let points = rules.pageNumberPoints
        let line = SetLine(
            glyphs: try glyphs("— \(number) —", role: .pageNumber, field: .number, pitch: points))
        let indent = rules.pageNumberIndentCharacters * points
        let x = number % 2 == 1 ? rules.blockWidth - indent - line.width : indent
        // A dash lies about 0.36 em above the baseline; its distance is what the standard gives.
        let dash = rules.blockHeight + rules.pageNumberBelowBlockMM * PageRules.pointsPerMM
        let mark = TextMark(glyphs: line.glyphs, x: x, baseline: dash + 0.36 * points, points: points, ink: .black)
        return [.text(mark, order: .max)]
    }
}

/// How far signers and date stand from the right edge, in points; both renderers use it.
struct SignaturePlaces {
    let signers: [Double]
    let date: Double

    init(_ signers: [Double], date: Double, seal: SealPlace, rules: PageRules) {
        let pitch = rules.characterPitch
        let widest = signers.max() ?? 0
        switch seal {
        case .overSignature:
            // The date four characters in; further only where a long name centred on it would leave the block.
            let right = max(Double(rules.dateIndentCharacters) * pitch, (widest - date) / 2)
            self.date = right
            self.signers = signers.map { max(0, right + (date - $0) / 2) }
        case .noSeal:
            let indent = Double(rules.signerIndentCharacters) * pitch
            // The date begins two characters right of the name; a name shorter than the date moves in for it (7.3.5.2).
            let isLong = widest >= date
            let left = isLong ? indent : indent + date + 2 * pitch - widest
            self.date = isLong ? left + widest - 2 * pitch - date : indent
            self.signers = signers.map { left + widest - $0 }
        }
    }
}
